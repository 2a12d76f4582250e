#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "spill.h"

#define OUT_MAX		((size_t)256 << 10)

void
vn_spill_init(struct vn_spill *sp, const char *dir)
{
	memset(sp, 0, sizeof *sp);
	sp->dir = dir;
	sp->fd = -1;
	pthread_mutex_init(&sp->lock, NULL);
}

void
vn_spill_fini(struct vn_spill *sp)
{
	if (sp->fd != -1)
		close(sp->fd);
	vn_buf_fini(&sp->out);
	vn_buf_fini(&sp->last.a);
	vn_buf_fini(&sp->last.b);
	pthread_mutex_destroy(&sp->lock);
}

void
vn_spill_runs_fini(struct vn_spill_runs *runs)
{
	free(runs->run);
	memset(runs, 0, sizeof *runs);
}

/* --- writing --- */

static int
open_file(struct vn_spill *sp)
{
	static const char name[] = "/vntext.XXXXXX";
	size_t n = strlen(sp->dir);
	char *path;
	int err;

	if ((path = malloc(n + sizeof name)) == NULL)
		return -1;
	memcpy(path, sp->dir, n);
	memcpy(path + n, name, sizeof name);
	if ((sp->fd = mkstemp(path)) != -1)
		unlink(path);
	err = errno;
	free(path);
	errno = err;
	return sp->fd == -1 ? -1 : 0;
}

static int
flush(struct vn_spill *sp)
{
	size_t done = 0;
	ssize_t w;

	while (done < sp->out.n) {
		w = pwrite(sp->fd, sp->out.s + done, sp->out.n - done,
		    (off_t)(sp->end + done));
		if (w == -1 && errno != EINTR)
			return -1;
		if (w > 0)
			done += (size_t)w;
	}
	sp->end += done;
	sp->out.n = 0;
	return 0;
}

/* Room in the list for one more run. */
static int
room_for_run(struct vn_spill_runs *runs)
{
	size_t cap = runs->cap > 0 ? runs->cap * 2 : 16;
	void *p;

	if (runs->n < runs->cap)
		return 0;
	if ((p = realloc(runs->run, cap * sizeof *runs->run)) == NULL)
		return -1;
	runs->run = p;
	runs->cap = cap;
	return 0;
}

static int
begin(struct vn_spill *sp, struct vn_spill_runs *runs)
{
	if ((sp->fd == -1 && open_file(sp) == -1) || room_for_run(runs) == -1)
		return -1;
	sp->to = runs;
	sp->begin = sp->end;
	sp->out.n = sp->last.a.n = sp->last.b.n = 0;
	return 0;
}

static int
end(struct vn_spill *sp)
{
	struct vn_spill_runs *runs = sp->to;

	if (runs == NULL || flush(sp) == -1)
		return -1;
	runs->run[runs->n].at = sp->begin;
	runs->run[runs->n++].end = sp->end;
	return 0;
}

int
vn_spill_begin(struct vn_spill *sp, struct vn_spill_runs *runs)
{
	pthread_mutex_lock(&sp->lock);
	sp->to = NULL;
	return begin(sp, runs);
}

int
vn_spill_end(struct vn_spill *sp)
{
	int rc = end(sp), err = errno;

	pthread_mutex_unlock(&sp->lock);
	errno = err;
	return rc;
}

static inline char *
put_num(char *p, uint64_t v)
{
	for (; v >= 0x80; v >>= 7)
		*p++ = (char)(v | 0x80);
	*p++ = (char)v;
	return p;
}

/* Append what s[0..n) has that last has not, and make last the same. */
static int
put_part(struct vn_buf *out, struct vn_buf *last, const char *s, size_t n)
{
	size_t most = last->n < n ? last->n : n, same = 0;
	uint64_t x, y;
	char *p;

	for (; same + 8 <= most; same += 8) {
		memcpy(&x, s + same, 8);
		memcpy(&y, last->s + same, 8);
		if (x != y)
			break;
	}
	while (same < most && s[same] == last->s[same])
		same++;
	if (vn_buf_need(out, 20 + n - same) == -1)
		return -1;
	p = put_num(put_num(out->s + out->n, same), n - same);
	if (n > same)
		memcpy(p, s + same, n - same);
	out->n = (size_t)(p - out->s) + n - same;
	last->n = same;
	return n > same ? vn_buf_add(last, s + same, n - same) : 0;
}

int
vn_spill_put(struct vn_spill *sp, const void *a, size_t na, const void *b,
    size_t nb, uint64_t count)
{
	char num[10];

	if (na > VN_SPILL_PART_MAX || nb > VN_SPILL_PART_MAX) {
		errno = ENOMEM;
		return -1;
	}
	if (put_part(&sp->out, &sp->last.a, a, na) == -1 ||
	    put_part(&sp->out, &sp->last.b, b, nb) == -1 ||
	    vn_buf_add(&sp->out, num, (size_t)(put_num(num, count) - num)) == -1)
		return -1;
	return sp->out.n >= OUT_MAX ? flush(sp) : 0;
}
