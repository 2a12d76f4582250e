#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "vncount_engine.h"
#include "vncount_sort.h"

/*
 * Records (a, b, count) in the order of a, in bounded memory: runs go to the spill
 * file when there are too many.  A row as a record: in a the weight, so coded that
 * the largest is first, the key and a TAB where there are keys, the token; in b
 * the rest.
 */

#define PRUNE_MIN	4096

/* A record in memory, moved about as uint32_t's. */
struct entry {
	uint64_t first;		/* the first bytes of a, as a number */
	uint64_t count;
	uint64_t at;		/* a, then b, in the arena */
	uint32_t na, nb;
};

void
vncount_sorter_init(struct sorter *so, struct vncount *v, uint64_t top)
{
	memset(so, 0, sizeof *so);
	so->v = v;
	so->top = top;
}

void
vncount_sorter_fini(struct sorter *so)
{
	vn_buf_fini(&so->arena);
	vn_buf_fini(&so->entries);
	vn_buf_fini(&so->rec.a);
	vn_buf_fini(&so->rec.b);
	vn_spill_merge_free(so->merge);
	vn_spill_runs_fini(&so->runs);
}

static int
less(const void *arg, const uint32_t *a, const uint32_t *b)
{
	const char *base = arg;
	struct entry x, y;
	int c;

	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	if (x.first != y.first)
		return x.first < y.first;
	c = memcmp(base + x.at, base + y.at, x.na < y.na ? x.na : y.na);
	return c < 0 || (c == 0 && x.na < y.na);
}

static size_t
held(const struct sorter *so)
{
	return so->entries.n / sizeof(struct entry);
}

/* Put the entries in order; those after the first so->top are forgotten. */
static void
sort(struct sorter *so)
{
	size_t n = held(so), top = so->top < n ? (size_t)so->top : n;

	if (n > 1)
		sort_records((uint32_t *)(void *)so->entries.s, n,
		    sizeof(struct entry) / sizeof(uint32_t), top, less,
		    so->arena.s);
	so->entries.n = top * sizeof(struct entry);
}

/* Keep the first so->top, and no more memory than they take. */
static int
prune(struct sorter *so)
{
	struct entry *e = (struct entry *)(void *)so->entries.s;
	struct vn_buf to = VN_BUF_INIT;
	size_t i, n;

	sort(so);
	n = held(so);
	for (i = 0; i < n; i++) {
		if (vn_buf_add(&to, so->arena.s + e[i].at, (size_t)e[i].na +
		    e[i].nb) == -1) {
			vn_buf_fini(&to);
			return -1;
		}
		e[i].at = to.n - e[i].na - e[i].nb;
	}
	vn_buf_fini(&so->arena);
	so->arena = to;
	return 0;
}

static int
write_run(struct sorter *so)
{
	struct vn_spill *sp = &so->v->d->spill;
	struct entry *e = (struct entry *)(void *)so->entries.s;
	size_t i, n;
	int rc;

	sort(so);
	n = held(so);
	rc = vn_spill_begin(sp, &so->runs);
	for (i = 0; rc == 0 && i < n; i++)
		rc = vn_spill_put(sp, so->arena.s + e[i].at, e[i].na,
		    so->arena.s + e[i].at + e[i].na, e[i].nb, e[i].count);
	if (vn_spill_end(sp) == -1)
		rc = -1;
	if (rc == -1)
		so->v->d->spill_err = errno;
	so->arena.n = so->entries.n = 0;
	return rc;
}

int
vncount_sorter_add(struct sorter *so, const struct vn_buf *a,
    const struct vn_buf *b, uint64_t count)
{
	unsigned char first[8] = { 0 };
	struct entry e = { 0, count, so->arena.n, (uint32_t)a->n,
	    (uint32_t)b->n };
	int i;

	if (a->n > 0)
		memcpy(first, a->s, a->n < 8 ? a->n : 8);
	for (i = 0; i < 8; i++)
		e.first = e.first << 8 | first[i];
	if (vn_buf_add(&so->arena, a->s, a->n) == -1 ||
	    vn_buf_add(&so->arena, b->s, b->n) == -1 ||
	    vn_buf_add(&so->entries, &e, sizeof e) == -1)
		return -1;
	if (so->top < UINT64_MAX / 4 && held(so) >= PRUNE_MIN &&
	    held(so) >= 2 * so->top && prune(so) == -1)
		return -1;
	/* buffers double, so the memory may be twice what is in use */
	if ((so->arena.n + so->entries.n) * 2 < so->v->o.size / 2 ||
	    so->arena.n + so->entries.n < (1 << 20))
		return 0;
	return write_run(so);
}

int
vncount_sorter_start(struct sorter *so)
{
	if (so->runs.n == 0) {
		sort(so);
		return 0;
	}
	if (write_run(so) == -1)
		return -1;
	vn_buf_fini(&so->arena);
	vn_buf_fini(&so->entries);
	so->merge = vn_spill_merge(&so->v->d->spill, &so->runs,
	    so->v->o.size / 2);
	if (so->merge == NULL)
		so->v->d->spill_err = errno;
	return so->merge == NULL ? -1 : 0;
}

int
vncount_sorter_next(struct sorter *so, const struct vn_spill_rec **r)
{
	struct entry *e = (struct entry *)(void *)so->entries.s + so->at;

	if (so->given++ >= so->top)
		return 0;
	if (so->merge != NULL)
		return vn_spill_next(so->merge, r);
	if (so->at == held(so))
		return 0;
	so->at++;
	so->rec.a.n = so->rec.b.n = 0;
	if (vn_buf_add(&so->rec.a, so->arena.s + e->at, e->na) == -1 ||
	    vn_buf_add(&so->rec.b, so->arena.s + e->at + e->na, e->nb) == -1)
		return -1;
	so->rec.count = e->count;
	*r = &so->rec;
	return 1;
}

/* --- rows as records --- */

/* The bytes that are needed, fewer for a smaller weight; then those, inverted. */
static int
put_weight(struct vn_buf *out, uint64_t w)
{
	int n = 0;

	while (n < 8 && w >> 8 * n > 0)
		n++;
	if (vn_buf_addc(out, 8 - n) == -1)
		return -1;
	while (n-- > 0)
		if (vn_buf_addc(out, (int)(~(w >> 8 * n) & 0xff)) == -1)
			return -1;
	return 0;
}

static size_t
get_weight(uint64_t *w, const char *s)
{
	size_t i, n = 8 - (size_t)s[0];

	*w = 0;
	for (i = 1; i <= n; i++)
		*w = *w << 8 | (~(uint64_t)(unsigned char)s[i] & 0xff);
	return n + 1;
}

int
vncount_put_num(struct vn_buf *out, uint64_t v)
{
	for (; v >= 0x80; v >>= 7)
		if (vn_buf_addc(out, (int)(v | 0x80) & 0xff) == -1)
			return -1;
	return vn_buf_addc(out, (int)v);
}

uint64_t
vncount_get_num(const char **s, const char *end)
{
	uint64_t v = 0;
	int i;

	for (i = 0; *s < end && i < 64; i += 7) {
		v |= (uint64_t)(**s & 0x7f) << i;
		if (!(*(*s)++ & 0x80))
			break;
	}
	return v;
}

int
vncount_row_add(struct sorter *so, const struct vncount_row *r)
{
	static const struct vn_buf none = VN_BUF_INIT;
	struct vn_buf *a = &so->rec.a, *b = &so->rec.b;
	int i, plain = r->df == 0;

	a->n = b->n = 0;
	if (put_weight(a, r->weight) == -1 || (so->v->o.by != BY_NONE &&
	    (vn_buf_add(a, r->key, r->nkey) == -1 ||
	    vn_buf_addc(a, '\t') == -1)) || vn_buf_add(a, r->s, r->n) == -1)
		return -1;
	for (i = 0; i < VNCOUNT_NUM; i++)
		plain &= r->num[i] == 0;
	if (plain)
		return vncount_sorter_add(so, a, &none, r->count);
	if (vncount_put_num(b, r->df) == -1)
		return -1;
	for (i = 0; i < VNCOUNT_NUM; i++)
		if (vncount_put_num(b, r->num[i]) == -1)
			return -1;
	return vncount_sorter_add(so, a, b, r->count);
}

int
vncount_row_next(struct sorter *so, struct vncount_row *r)
{
	const struct vn_spill_rec *rec;
	const char *s, *end, *tab;
	int rc = vncount_sorter_next(so, &rec), i;

	if (rc != 1)
		return rc;
	memset(r, 0, sizeof *r);
	s = rec->a.s + get_weight(&r->weight, rec->a.s);
	end = rec->a.s + rec->a.n;
	r->count = rec->count;
	if (so->v->o.by != BY_NONE && (tab = memchr(s, '\t',
	    (size_t)(end - s))) != NULL) {
		r->key = s;
		r->nkey = (size_t)(tab - s);
		s = tab + 1;
	}
	r->s = s;
	r->n = (size_t)(end - s);
	if (rec->b.n == 0)
		return 1;
	s = rec->b.s;
	end = s + rec->b.n;
	r->df = vncount_get_num(&s, end);
	for (i = 0; i < VNCOUNT_NUM; i++)
		r->num[i] = vncount_get_num(&s, end);
	return 1;
}
