#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "vncount_engine.h"

/*
 * Rows one by one, in the order of key and fold key: put together from the
 * records of the spill file, which come in that order; or, from memory, sorted.
 * As records of the sorter: in a the key and a TAB, where there are keys, the fold
 * key and a space; in b df and the spelling.
 */

/* The row that is put together from records with one a. */
struct group {
	struct vn_buf a, best;
	uint64_t sum, most, df;
	int	 any;
};

/* The key and the fold key that a holds: see vncount_spill.c. */
static void
take_apart(const struct vncount *v, const struct vn_buf *a, struct vncount_row *r)
{
	const char *tab;

	memset(r, 0, sizeof *r);
	r->fold = a->s;
	r->nfold = a->n - 1;
	if (v->o.by != BY_NONE && (tab = memchr(a->s, '\t', a->n)) != NULL) {
		r->key = a->s;
		r->nkey = (size_t)(tab - a->s);
		r->fold = tab + 1;
		r->nfold -= r->nkey + 1;
	}
}

/* One more spelling of the group. */
static int
add_spelling(const struct vncount *v, struct group *g,
    const struct vn_spill_rec *rec)
{
	struct vncount_row r;
	const char *s;
	size_t n;
	int own = rec->b.n == 0, c = -1;

	if (UINT64_MAX - g->sum < rec->count) {
		errno = EOVERFLOW;
		return -1;
	}
	g->sum += rec->count;
	take_apart(v, &g->a, &r);
	s = own ? r.fold : rec->b.s + 1;
	n = own ? r.nfold : rec->b.n - 1;
	if (g->any && rec->count < g->most)
		return 0;
	if (g->any && rec->count == g->most) {
		c = memcmp(s, g->best.s != NULL ? g->best.s : "",
		    n < g->best.n ? n : g->best.n);
		if (c > 0 || (c == 0 && n >= g->best.n))
			return 0;
	}
	g->any = 1;
	g->most = rec->count;
	g->best.n = 0;
	return vn_buf_add(&g->best, s, n);
}

static int
add_record(const struct vncount *v, struct group *g,
    const struct vn_spill_rec *rec)
{
	if (rec->b.n == 0 || rec->b.s[0] == SPILL_SPELLING)
		return add_spelling(v, g, rec);
	g->df += rec->b.n == 1 ? rec->count : 1;
	return 0;
}

struct vncount_walk {
	struct vncount *v;
	struct vn_spill_merge *m;	/* NULL: from memory */
	struct group g;
	const struct vn_spill_rec *rec;	/* the first of the next row */
	struct sorter so;
};

/* From memory. */
static int
add_row(void *arg, struct vncount_row *r)
{
	struct sorter *so = arg;
	struct vn_buf *a = &so->rec.a, *b = &so->rec.b;

	a->n = b->n = 0;
	if ((so->v->o.by != BY_NONE && (vn_buf_add(a, r->key, r->nkey) == -1 ||
	    vn_buf_addc(a, '\t') == -1)) ||
	    vn_buf_add(a, r->fold, r->nfold) == -1 ||
	    vn_buf_addc(a, ' ') == -1 || vncount_put_num(b, r->df) == -1 ||
	    vn_buf_add(b, r->s, r->n) == -1)
		return -1;
	return vncount_sorter_add(so, a, b, r->count);
}

static int
open_memory(struct vncount_walk *w)
{
	vncount_sorter_init(&w->so, w->v, UINT64_MAX);
	return vncount_each(w->v, add_row, &w->so) == -1 ? -1 :
	    vncount_sorter_start(&w->so);
}

static int
open_file(struct vncount_walk *w)
{
	struct vncount_data *d = w->v->d;

	w->m = vn_spill_merge(&d->spill, &d->runs, w->v->o.size / 4);
	return w->m == NULL || vn_spill_next(w->m, &w->rec) == -1 ? -1 : 0;
}

struct vncount_walk *
vncount_walk_open(struct vncount *v)
{
	struct vncount_walk *w = calloc(1, sizeof *w);
	int err;

	if (w == NULL)
		return NULL;
	w->v = v;
	if ((v->d->runs.n > 0 ? open_file(w) : open_memory(w)) == 0)
		return w;
	err = errno;
	vncount_walk_close(w);
	errno = err;
	return NULL;
}

void
vncount_walk_close(struct vncount_walk *w)
{
	if (w == NULL)
		return;
	vn_spill_merge_free(w->m);
	vn_buf_fini(&w->g.a);
	vn_buf_fini(&w->g.best);
	vncount_sorter_fini(&w->so);
	free(w);
}

static int
next_in_file(struct vncount_walk *w, struct vncount_row *r)
{
	struct group *g = &w->g;
	int rc = w->rec != NULL;

	do {
		if (rc != 1)
			return rc;
		g->sum = g->most = g->df = 0;
		g->any = 0;
		g->a.n = 0;
		if (vn_buf_add(&g->a, w->rec->a.s, w->rec->a.n) == -1)
			return -1;
		do {
			if (add_record(w->v, g, w->rec) == -1)
				return -1;
			rc = vn_spill_next(w->m, &w->rec);
		} while (rc == 1 && w->rec->a.n == g->a.n &&
		    memcmp(w->rec->a.s, g->a.s, g->a.n) == 0);
		if (rc == -1)
			return -1;
		if (rc == 0)
			w->rec = NULL;
	} while (g->sum == 0);
	take_apart(w->v, &g->a, r);
	r->s = g->best.n > 0 ? g->best.s : "";
	r->n = g->best.n;
	r->count = r->weight = g->sum;
	r->df = g->df;
	return 1;
}

static int
next_in_memory(struct vncount_walk *w, struct vncount_row *r)
{
	const struct vn_spill_rec *rec;
	const char *s, *end;
	int rc = vncount_sorter_next(&w->so, &rec);

	if (rc != 1)
		return rc;
	take_apart(w->v, &rec->a, r);
	r->count = r->weight = rec->count;
	s = rec->b.s;
	end = s + rec->b.n;
	r->df = vncount_get_num(&s, end);
	r->s = s;
	r->n = (size_t)(end - s);
	return 1;
}

int
vncount_walk_next(struct vncount_walk *w, struct vncount_row *r)
{
	return w->m != NULL ? next_in_file(w, r) : next_in_memory(w, r);
}
