#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "run.h"
#include "utf8.h"

#define BLOCK_WANT	((size_t)256 << 10)	/* bytes a thread gets at once */
#define IN_FLIGHT_MAX	((size_t)24 << 20)	/* input held by waiting blocks */

enum { FREE, READY, BUSY, DONE };

/* A note in block->notes: this, then its text. */
struct note {
	uint64_t line, byte;
	int	 trouble;
	size_t	 n;
};

/* What one run needs; threads share what lock protects. */
struct drive {
	struct vn_run *r;
	struct vn_in in;
	struct vn_block *ring;
	size_t	 slots;
	size_t	 put, get;	/* main thread: next to fill, next to finish */
	size_t	 in_flight;	/* main thread: bytes of input in the ring */
	size_t	 taken;		/* lock: next for a worker */
	int	 quit;		/* lock */
	pthread_mutex_t lock;
	pthread_cond_t ready, done;
	pthread_t *thread;
	void	**worker;
	int	 threads, workers;
	/* the file being read */
	const char *file;
	size_t	 fileno;
	uint64_t bad, bad_line, bad_byte;
	int	 next;		/* VN_RUN_NEXT or VN_RUN_STOP was asked for */
	int	 status;
};

static void
report(struct drive *d, struct vn_note *n)
{
	if (n->trouble)
		d->status = 2;
	n->file = d->file;
	d->r->report(d->r->report_arg, n);
}

static void
trouble(struct drive *d, const char *text, int err, uint64_t line)
{
	struct vn_note n = { .line = line, .err = err, .trouble = 1,
	    .text = text };

	report(d, &n);
}

int
vn_block_next(struct vn_block *b, struct vn_rec *r)
{
	const char *s = b->in.s + b->at, *p;
	size_t left = b->in.n - b->at;

	if (left == 0)
		return 0;
	if (b->at == 0)
		b->at_line = b->in.line;
	r->s = s;
	r->line = b->at_line++;
	r->cont = b->at == 0 && b->in.cont;
	r->byte = r->cont ? b->in.byte : 0;
	r->more = b->in.more;
	p = b->in.more ? NULL : memchr(s, b->delim, left);
	r->n = p != NULL ? (size_t)(p - s) : left;
	b->at += r->n + (p != NULL);
	return 1;
}

void
vn_block_bad(struct vn_block *b, uint64_t n, uint64_t line, uint64_t byte)
{
	if (b->bad == 0) {
		b->bad_line = line;
		b->bad_byte = byte;
	}
	b->bad += n;
}

int
vn_block_note(struct vn_block *b, uint64_t line, uint64_t byte, int bad,
    const char *text)
{
	struct note n = { line, byte, bad, strlen(text) + 1 };

	if (vn_buf_add(&b->notes, &n, sizeof n) == -1)
		return -1;
	return vn_buf_add(&b->notes, text, n.n);
}

/* Count ill-formed places; a well-formed block costs one fast pass. */
static void
check_utf8(struct vn_block *b)
{
	struct vn_rec r;
	size_t first, bad;

	if (vn_utf8_valid(b->in.s, b->in.n) == b->in.n)
		return;
	while (vn_block_next(b, &r))
		if ((bad = vn_utf8_bad(r.s, r.n, &first)) > 0)
			vn_block_bad(b, bad, r.line, r.byte + first + 1);
	b->at = 0;
}

static void
work(struct drive *d, void *worker, struct vn_block *b)
{
	const struct vn_run_ops *ops = d->r->ops;

	b->delim = d->r->delim;
	b->out.n = b->aux.n = b->notes.n = b->at = 0;
	b->bad = 0;
	memset(b->num, 0, sizeof b->num);
	if (ops->utf8)
		check_utf8(b);
	if ((b->rc = ops->block(worker, b)) == VN_RUN_ERR)
		b->err = errno;
}

static void
report_notes(struct drive *d, struct vn_block *b)
{
	struct vn_note n;
	struct note h;
	size_t i;

	/* What was found goes out before what is said about it. */
	if (b->notes.n > 0 && d->r->out->err == 0)
		vn_out_flush(d->r->out);
	for (i = 0; i < b->notes.n; i += sizeof h + h.n) {
		memcpy(&h, b->notes.s + i, sizeof h);
		n = (struct vn_note){ .line = h.line, .byte = h.byte,
		    .trouble = h.trouble, .text = b->notes.s + i + sizeof h };
		report(d, &n);
	}
}

/* In input order: the serial stage, the output, the messages of one block. */
static int
finish(struct drive *d, struct vn_block *b)
{
	const struct vn_run_ops *ops = d->r->ops;
	int rc = b->rc;

	if (d->next != VN_RUN_OK)
		return d->next;
	if (rc != VN_RUN_ERR && ops->serial != NULL &&
	    (rc = ops->serial(d->r->arg, b)) == VN_RUN_ERR)
		b->err = errno;
	if (rc == VN_RUN_ERR) {
		trouble(d, NULL, b->err, 0);
		return d->next = VN_RUN_ERR;
	}
	if (b->bad > 0) {
		if (d->bad == 0) {
			d->bad_line = b->bad_line;
			d->bad_byte = b->bad_byte;
		}
		d->bad += b->bad;
	}
	if (vn_out_add(d->r->out, b->out.s, b->out.n) == -1 ||
	    (d->r->unbuffered && vn_out_flush(d->r->out) == -1))
		return d->next = VN_RUN_ERR;
	report_notes(d, b);
	return d->next = rc;
}

/* --- one thread: a block is worked on where it was read --- */

static int
serve_here(struct drive *d, struct vn_span *sp)
{
	struct vn_block *b = &d->ring[0];
	struct vn_span all = *sp;
	const char *p;
	size_t n;
	int rc;

	b->file = d->file;
	b->fileno = d->fileno;
	if (!d->r->unbuffered) {
		b->in = all;
		work(d, d->worker[0], b);
		return finish(d, b);
	}
	for (; all.n > 0; all.s += n, all.n -= n, all.line++) {
		p = all.more ? NULL : memchr(all.s, d->r->delim, all.n);
		n = p != NULL ? (size_t)(p - all.s) + 1 : all.n;
		b->in = all;
		b->in.n = n;
		b->in.nolf = all.nolf && n == all.n;
		work(d, d->worker[0], b);
		if ((rc = finish(d, b)) != VN_RUN_OK)
			return rc;
	}
	return VN_RUN_OK;
}

/* --- many threads: a ring of blocks, worked on in any order, finished in order --- */

struct start {
	struct drive *d;
	void	*worker;
};

static void *
thread_main(void *p)
{
	struct start st = *(struct start *)p;
	struct drive *d = st.d;
	struct vn_block *b;

	free(p);
	pthread_mutex_lock(&d->lock);
	for (;;) {
		b = &d->ring[d->taken % d->slots];
		while (!d->quit && b->state != READY) {
			pthread_cond_wait(&d->ready, &d->lock);
			b = &d->ring[d->taken % d->slots];
		}
		if (d->quit)
			break;
		b->state = BUSY;
		d->taken++;
		pthread_mutex_unlock(&d->lock);
		work(d, st.worker, b);
		pthread_mutex_lock(&d->lock);
		b->state = DONE;
		pthread_cond_signal(&d->done);
	}
	pthread_mutex_unlock(&d->lock);
	return NULL;
}

/* Wait for the oldest block in the ring and finish it. */
static int
finish_oldest(struct drive *d)
{
	struct vn_block *b = &d->ring[d->get % d->slots];
	int rc;

	pthread_mutex_lock(&d->lock);
	while (b->state != DONE)
		pthread_cond_wait(&d->done, &d->lock);
	pthread_mutex_unlock(&d->lock);
	rc = finish(d, b);
	d->in_flight -= b->in.n;
	pthread_mutex_lock(&d->lock);
	b->state = FREE;
	pthread_mutex_unlock(&d->lock);
	d->get++;
	return rc;
}

static int
drain(struct drive *d)
{
	int rc = VN_RUN_OK, one;

	while (d->get < d->put)
		if ((one = finish_oldest(d)) == VN_RUN_ERR ||
		    rc == VN_RUN_OK)
			rc = one;
	return rc;
}

static int
hand_out(struct drive *d, struct vn_span *sp)
{
	struct vn_block *b;
	int rc = VN_RUN_OK;

	while (d->put - d->get == d->slots || (d->put > d->get &&
	    d->in_flight + sp->n > IN_FLIGHT_MAX))
		if ((rc = finish_oldest(d)) != VN_RUN_OK)
			return rc;
	b = &d->ring[d->put % d->slots];
	b->file = d->file;
	b->fileno = d->fileno;
	b->hold.n = 0;
	if (vn_buf_add(&b->hold, sp->s, sp->n) == -1) {
		trouble(d, NULL, errno, 0);
		return VN_RUN_ERR;
	}
	b->in = *sp;
	b->in.s = b->hold.s;
	d->in_flight += sp->n;
	pthread_mutex_lock(&d->lock);
	b->state = READY;
	d->put++;
	pthread_cond_signal(&d->ready);
	pthread_mutex_unlock(&d->lock);
	return VN_RUN_OK;
}

/* --- files --- */

/* Everything read so far is on its way: make it visible before a read waits. */
static int
before_read(struct drive *d)
{
	int rc;

	if (d->threads > 0) {
		if (vn_in_ready(&d->in))
			return VN_RUN_OK;
		if ((rc = drain(d)) != VN_RUN_OK)
			return rc;
	}
	return vn_out_flush(d->r->out) == -1 ? VN_RUN_ERR : VN_RUN_OK;
}

static int
read_blocks(struct drive *d)
{
	struct vn_span sp;
	size_t want = d->threads > 0 ? BLOCK_WANT : 1;
	int got, rc = VN_RUN_OK;

	for (;;) {
		/* A part of a block goes out rather than wait for the rest. */
		got = vn_in_next(&d->in, &sp, want);
		if (!got && want > 1 && !d->in.eof && !vn_in_ready(&d->in))
			got = vn_in_next(&d->in, &sp, 1);
		if (d->in.skipped) {
			trouble(d, "line longer than 16 MiB, skipped", 0,
			    d->in.skipped);
			d->in.skipped = 0;
		}
		if (got)
			rc = d->threads > 0 ? hand_out(d, &sp) :
			    serve_here(d, &sp);
		else if (d->in.eof && d->in.pos == d->in.end)
			break;
		else if ((rc = before_read(d)) == VN_RUN_OK &&
		    vn_in_fill(&d->in) == -1) {
			trouble(d, NULL, errno, 0);
			break;
		}
		if (rc != VN_RUN_OK)
			break;
	}
	if (d->threads > 0 && (got = drain(d)) != VN_RUN_OK &&
	    rc != VN_RUN_ERR)
		rc = got;
	return rc;
}

/* Output that would be read again as input, and so never end. */
static int
is_output(struct drive *d, int fd)
{
	struct stat a, b;

	return fstat(fd, &a) == 0 && fstat(d->r->out->fd, &b) == 0 &&
	    S_ISREG(a.st_mode) && a.st_dev == b.st_dev &&
	    a.st_ino == b.st_ino && a.st_size > 0;
}

static int
end_file(struct drive *d, int rc)
{
	const struct vn_run_ops *ops = d->r->ops;
	struct vn_note n = { .line = d->bad_line, .byte = d->bad_byte,
	    .count = d->bad, .text = "invalid UTF-8" };
	int end;

	if (rc != VN_RUN_ERR && ops->file_end != NULL) {
		end = ops->file_end(d->r->arg, d->file, &d->r->out->b);
		if (end == VN_RUN_ERR)
			trouble(d, NULL, errno, 0);
		if (end != VN_RUN_OK && rc != VN_RUN_STOP)
			rc = end;
	}
	if (d->bad > 0) {
		if (rc != VN_RUN_ERR)
			vn_out_flush(d->r->out);
		report(d, &n);
	}
	return rc == VN_RUN_NEXT ? VN_RUN_OK : rc;
}

static int
run_file(struct drive *d, const char *name)
{
	int fd, rc;

	d->file = strcmp(name, "-") == 0 ? NULL : name;
	d->bad = 0;
	d->next = VN_RUN_OK;
	fd = d->file == NULL ? 0 : open(name, O_RDONLY | O_CLOEXEC);
	if (fd == -1) {
		vn_out_flush(d->r->out);
		trouble(d, NULL, errno, 0);
		return VN_RUN_OK;
	}
	if (is_output(d, fd)) {
		trouble(d, "input file is the output file", 0, 0);
		rc = VN_RUN_OK;
	} else {
		vn_in_start(&d->in, fd, d->r->delim, d->r->ops->whole);
		rc = end_file(d, read_blocks(d));
	}
	if (fd != 0)
		close(fd);
	return rc;
}

/* --- start and end --- */

static int
open_worker(struct drive *d)
{
	const struct vn_run_ops *ops = d->r->ops;
	void *w = d->r->arg;

	if (ops->open != NULL && ops->open(d->r->arg, &w) == -1)
		return -1;
	d->worker[d->workers++] = w;
	return 0;
}

static int
start_thread(struct drive *d, void *worker)
{
	struct start *st;

	if ((st = malloc(sizeof *st)) == NULL)
		return -1;
	st->d = d;
	st->worker = worker;
	if ((errno = pthread_create(&d->thread[d->threads], NULL, thread_main,
	    st)) != 0) {
		free(st);
		return -1;
	}
	d->threads++;
	return 0;
}

static int
start(struct drive *d)
{
	int i, jobs = d->r->jobs;

	d->slots = jobs > 1 ? (size_t)jobs * 2 : 1;
	d->ring = calloc(d->slots, sizeof *d->ring);
	d->worker = calloc((size_t)jobs, sizeof *d->worker);
	d->thread = calloc((size_t)jobs, sizeof *d->thread);
	if (d->ring == NULL || d->worker == NULL || d->thread == NULL)
		return -1;
	for (i = 0; i < jobs; i++)
		if (open_worker(d) == -1)
			return -1;
	for (i = 0; jobs > 1 && i < jobs; i++)
		if (start_thread(d, d->worker[i]) == -1)
			return -1;
	return 0;
}

static void
stop(struct drive *d)
{
	const struct vn_run_ops *ops = d->r->ops;
	struct vn_block *b;
	int i;

	pthread_mutex_lock(&d->lock);
	d->quit = 1;
	pthread_cond_broadcast(&d->ready);
	pthread_mutex_unlock(&d->lock);
	for (i = 0; i < d->threads; i++)
		pthread_join(d->thread[i], NULL);
	for (i = 0; i < d->workers; i++)
		if (ops->close != NULL &&
		    ops->close(d->r->arg, d->worker[i]) == -1)
			trouble(d, NULL, errno, 0);
	for (b = d->ring; b != NULL && b < d->ring + d->slots; b++) {
		vn_buf_fini(&b->out);
		vn_buf_fini(&b->aux);
		vn_buf_fini(&b->notes);
		vn_buf_fini(&b->hold);
	}
	free(d->ring);
	free(d->worker);
	free(d->thread);
	vn_in_fini(&d->in);
}

int
vn_run(struct vn_run *r)
{
	struct drive d = { .r = r, .file = "" };
	size_t i;
	int rc = VN_RUN_OK;

	pthread_mutex_init(&d.lock, NULL);
	pthread_cond_init(&d.ready, NULL);
	pthread_cond_init(&d.done, NULL);
	if (start(&d) == -1)
		trouble(&d, NULL, errno, 0);
	else if (r->nfiles == 0)
		run_file(&d, "-");
	else
		for (i = 0; i < r->nfiles && rc == VN_RUN_OK; i++) {
			d.fileno = i;
			rc = run_file(&d, r->files[i]);
		}
	d.file = "";
	stop(&d);
	pthread_cond_destroy(&d.done);
	pthread_cond_destroy(&d.ready);
	pthread_mutex_destroy(&d.lock);
	if (vn_out_flush(r->out) == -1)
		d.status = 2;
	return d.status;
}
