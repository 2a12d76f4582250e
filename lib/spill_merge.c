#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "spill.h"

#define IN_MIN		((size_t)16 << 10)	/* buffer of a run */
#define IN_MAX		((size_t)256 << 10)
#define FAN_IN_MAX	1024

/* As vn_spill_get() for a number. */
static ptrdiff_t
get_num(uint64_t *v, const char *s, size_t n)
{
	size_t i;

	*v = 0;
	for (i = 0; i < n; i++) {
		if (i == 9 && (unsigned char)s[i] > 1)
			break;
		*v |= (uint64_t)(s[i] & 0x7f) << 7 * i;
		if (!(s[i] & 0x80))
			return (ptrdiff_t)i + 1;
	}
	if (i == n)
		return 0;
	errno = EIO;
	return -1;
}

/* A part of a record, measured and not yet taken. */
struct part {
	uint64_t same, n;
	size_t	 at;
};

static ptrdiff_t
get_part(struct part *p, const struct vn_buf *last, const char *s, size_t n,
    size_t at)
{
	ptrdiff_t k, j;

	if ((k = get_num(&p->same, s + at, n - at)) <= 0)
		return k;
	at += (size_t)k;
	if ((j = get_num(&p->n, s + at, n - at)) <= 0)
		return j;
	at += (size_t)j;
	if (p->same > last->n || p->n > VN_SPILL_PART_MAX) {
		errno = EIO;
		return -1;
	}
	p->at = at;
	return p->n > n - at ? 0 : (ptrdiff_t)(at + p->n);
}

ptrdiff_t
vn_spill_get(struct vn_spill_rec *r, const char *s, size_t n)
{
	ptrdiff_t i, j, k;
	struct part a, b;
	uint64_t count;

	if ((i = get_part(&a, &r->a, s, n, 0)) <= 0)
		return i;
	if ((j = get_part(&b, &r->b, s, n, (size_t)i)) <= 0)
		return j;
	if ((k = get_num(&count, s + j, n - (size_t)j)) <= 0)
		return k;
	r->count = count;
	r->a.n = a.same;
	r->b.n = b.same;
	if (vn_buf_add(&r->a, s + a.at, a.n) == -1 ||
	    vn_buf_add(&r->b, s + b.at, b.n) == -1)
		return -1;
	return j + k;
}

/* A run that is read. */
struct source {
	struct vn_spill_rec r;
	uint64_t first;		/* the first bytes of r.a, as a number */
	uint64_t at, end;	/* what is still in the file */
	char	*buf;
	size_t	 pos, n, cap;
};

struct vn_spill_merge {
	struct vn_spill *sp;
	struct source *src;
	size_t	 nsrc;
	size_t	*heap;		/* of sources, the smallest first */
	size_t	 n;
	struct vn_spill_rec r;
};

static int
compare(const struct vn_buf *a, const struct vn_buf *b)
{
	size_t n = a->n < b->n ? a->n : b->n;
	int c = n > 0 ? memcmp(a->s, b->s, n) : 0;

	return c != 0 ? c : a->n < b->n ? -1 : a->n > b->n;
}

/* Which goes first; of equals, that of the earlier run. */
static int
is_less(const struct vn_spill_merge *m, size_t i, size_t j)
{
	const struct source *x = &m->src[i], *y = &m->src[j];
	int c;

	if (x->first != y->first)
		return x->first < y->first;
	if ((c = compare(&x->r.a, &y->r.a)) == 0 &&
	    (c = compare(&x->r.b, &y->r.b)) == 0)
		return i < j;
	return c < 0;
}

static void
sift(struct vn_spill_merge *m, size_t i)
{
	size_t it = m->heap[i], k;

	for (; (k = 2 * i + 1) < m->n; i = k) {
		if (k + 1 < m->n && is_less(m, m->heap[k + 1], m->heap[k]))
			k++;
		if (!is_less(m, m->heap[k], it))
			break;
		m->heap[i] = m->heap[k];
	}
	m->heap[i] = it;
}

/* More bytes of the run.  0, or -1 with errno. */
static int
fill(const struct vn_spill *sp, struct source *s)
{
	size_t want;
	ssize_t r;
	char *p;

	if (s->at == s->end) {		/* cut short */
		errno = EIO;
		return -1;
	}
	if (s->pos > 0) {
		memmove(s->buf, s->buf + s->pos, s->n - s->pos);
		s->n -= s->pos;
		s->pos = 0;
	}
	if (s->n == s->cap) {
		if ((p = realloc(s->buf, s->cap * 2)) == NULL)
			return -1;
		s->buf = p;
		s->cap *= 2;
	}
	want = s->cap - s->n;
	if (want > s->end - s->at)
		want = s->end - s->at;
	while ((r = pread(sp->fd, s->buf + s->n, want, (off_t)s->at)) == -1 &&
	    errno == EINTR)
		;
	if (r <= 0) {
		if (r == 0)
			errno = EIO;
		return -1;
	}
	s->n += (size_t)r;
	s->at += (uint64_t)r;
	return 0;
}

/* Take the next record of a run: 1, 0 at its end, -1 with errno. */
static int
advance(const struct vn_spill *sp, struct source *s)
{
	unsigned char b[8] = { 0 };
	ptrdiff_t k;
	size_t i;

	if (s->pos == s->n && s->at == s->end)
		return 0;
	while ((k = vn_spill_get(&s->r, s->buf + s->pos, s->n - s->pos)) == 0)
		if (fill(sp, s) == -1)
			return -1;
	if (k == -1)
		return -1;
	s->pos += (size_t)k;
	if (s->r.a.n > 0)
		memcpy(b, s->r.a.s, s->r.a.n < 8 ? s->r.a.n : 8);
	for (i = 0, s->first = 0; i < 8; i++)
		s->first = s->first << 8 | b[i];
	return 1;
}

static void
rec_fini(struct vn_spill_rec *r)
{
	vn_buf_fini(&r->a);
	vn_buf_fini(&r->b);
}

void
vn_spill_merge_free(struct vn_spill_merge *m)
{
	size_t i;

	if (m == NULL)
		return;
	for (i = 0; m->src != NULL && i < m->nsrc; i++) {
		free(m->src[i].buf);
		rec_fini(&m->src[i].r);
	}
	free(m->src);
	free(m->heap);
	rec_fini(&m->r);
	free(m);
}

/* Open the first n runs with buffers of cap bytes. */
static struct vn_spill_merge *
open_runs(struct vn_spill *sp, const struct vn_spill_runs *runs, size_t n,
    size_t cap)
{
	struct vn_spill_merge *m;
	struct source *s;
	size_t i;
	int rc;

	if ((m = calloc(1, sizeof *m)) == NULL)
		return NULL;
	m->sp = sp;
	m->nsrc = n;
	if ((m->src = calloc(n + 1, sizeof *m->src)) == NULL ||
	    (m->heap = calloc(n + 1, sizeof *m->heap)) == NULL)
		goto fail;
	for (i = 0; i < n; i++) {
		s = &m->src[i];
		s->at = runs->run[i].at;
		s->end = runs->run[i].end;
		s->cap = cap;
		if ((s->buf = malloc(cap)) == NULL)
			goto fail;
		if ((rc = advance(sp, s)) == -1)
			goto fail;
		if (rc == 1)
			m->heap[m->n++] = i;
	}
	for (i = m->n / 2; i-- > 0; )
		sift(m, i);
	return m;
fail:
	vn_spill_merge_free(m);
	return NULL;
}

/* Make one run of the first n, behind the others. */
static int
merge_some(struct vn_spill *sp, struct vn_spill_runs *runs, size_t n,
    size_t cap)
{
	const struct vn_spill_rec *r;
	struct vn_spill_merge *m;
	int rc = -1;

	if ((m = open_runs(sp, runs, n, cap)) == NULL)
		return -1;
	if (vn_spill_begin(sp, runs) == 0)
		while ((rc = vn_spill_next(m, &r)) == 1)
			if (vn_spill_put(sp, r->a.s, r->a.n, r->b.s, r->b.n,
			    r->count) == -1) {
				rc = -1;
				break;
			}
	if (vn_spill_end(sp) == -1)
		rc = -1;
	vn_spill_merge_free(m);
	if (rc == 0) {
		runs->n -= n;
		memmove(runs->run, runs->run + n,
		    runs->n * sizeof *runs->run);
	}
	return rc;
}

struct vn_spill_merge *
vn_spill_merge(struct vn_spill *sp, struct vn_spill_runs *runs, size_t mem)
{
	size_t most = mem / IN_MIN, cap;

	if (most > FAN_IN_MAX)
		most = FAN_IN_MAX;
	if (most < 4)
		most = 4;
	while (runs->n > most)
		if (merge_some(sp, runs, most, IN_MIN) == -1)
			return NULL;
	cap = runs->n > 0 ? mem / runs->n : IN_MIN;
	return open_runs(sp, runs, runs->n, cap < IN_MIN ? IN_MIN :
	    cap > IN_MAX ? IN_MAX : cap);
}

/* Step over the record at the front of the heap. */
static int
step(struct vn_spill_merge *m)
{
	int rc = advance(m->sp, &m->src[m->heap[0]]);

	if (rc == -1)
		return -1;
	if (rc == 0)
		m->heap[0] = m->heap[--m->n];
	if (m->n > 0)
		sift(m, 0);
	return 0;
}

int
vn_spill_next(struct vn_spill_merge *m, const struct vn_spill_rec **r)
{
	const struct source *s;

	if (m->n == 0)
		return 0;
	s = &m->src[m->heap[0]];
	m->r.a.n = m->r.b.n = 0;
	if (vn_buf_add(&m->r.a, s->r.a.s, s->r.a.n) == -1 ||
	    vn_buf_add(&m->r.b, s->r.b.s, s->r.b.n) == -1)
		return -1;
	m->r.count = s->r.count;
	while (step(m) == 0) {
		*r = &m->r;
		if (m->n == 0)
			return 1;
		s = &m->src[m->heap[0]];
		if (compare(&s->r.a, &m->r.a) != 0 ||
		    compare(&s->r.b, &m->r.b) != 0)
			return 1;
		if (UINT64_MAX - m->r.count < s->r.count) {
			errno = EOVERFLOW;
			return -1;
		}
		m->r.count += s->r.count;
	}
	return -1;
}
