#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "vncount_engine.h"

int
vncount_spell(struct vn_buf *out, const struct vn_tab *words, const uint32_t *id,
    size_t n)
{
	const char *s;
	size_t i, len;

	for (i = 0; i < n; i++) {
		s = vn_tab_key(words, id[i], &len);
		if ((i > 0 && vn_buf_addc(out, ' ') == -1) ||
		    vn_buf_add(out, s, len) == -1)
			return -1;
	}
	return 0;
}

/* --- from memory --- */

/* Gives the rows of memory to fn. */
struct teller {
	struct vncount *v;
	int	(*fn)(void *arg, struct vncount_row *r);
	void	*arg;
	struct vn_buf s, f;
};

static uint64_t
documents(const struct store *st, const uint32_t *fold, size_t n)
{
	const struct vn_gram *g = &st->df[n];
	const uint32_t *s = vn_gram_find(g, fold);

	return s != NULL ? vn_gram_count(g, s) : 0;
}

static int
tell_word(struct teller *t, uint32_t id)
{
	const struct store *st = &t->v->d->all;
	uint32_t fold = vn_tab_mark(&st->words, id);
	struct vncount_row r;

	memset(&r, 0, sizeof r);
	r.count = r.weight = vn_tab_count(&st->words, id);
	r.s = vn_tab_key(&st->words, id, &r.n);
	r.fold = vn_tab_key(&st->words, fold, &r.nfold);
	if (t->v->o.df != DF_NONE)
		r.df = documents(st, &fold, 1);
	return t->fn(t->arg, &r);
}

static int
tell_tuple(struct teller *t, const struct vn_gram *g, const uint32_t *slot)
{
	const struct store *st = &t->v->d->all;
	size_t from = t->v->o.by != BY_NONE, n = g->width - from, i;
	uint32_t fold[VN_GRAM_MAX];
	struct vncount_row r;

	memset(&r, 0, sizeof r);
	for (i = 0; i < n; i++)
		fold[i] = vn_tab_mark(&st->words, slot[from + i]);
	t->s.n = t->f.n = 0;
	if (vncount_spell(&t->s, &st->words, slot + from, n) == -1 ||
	    vncount_spell(&t->f, &st->words, fold, n) == -1)
		return -1;
	r.count = r.weight = vn_gram_count(g, slot);
	if (from > 0)
		r.key = vn_tab_key(&st->keys, slot[0], &r.nkey);
	r.s = t->s.n > 0 ? t->s.s : "";
	r.n = t->s.n;
	r.fold = t->f.n > 0 ? t->f.s : "";
	r.nfold = t->f.n;
	if (t->v->o.df != DF_NONE)
		r.df = documents(st, fold, n);
	return t->fn(t->arg, &r);
}

static int
each_in_memory(struct vncount *v, int (*fn)(void *, struct vncount_row *),
    void *arg)
{
	struct store *st = &v->d->all;
	struct teller t = { v, fn, arg, VN_BUF_INIT, VN_BUF_INIT };
	const struct vn_gram *g;
	uint32_t id, *s, i;
	int rc = 0;

	if (!v->d->joined && vncount_join(v) == -1)
		return -1;
	v->d->joined = 1;
	for (id = 0; rc == 0 && (id = vn_tab_next(&st->words, id)) != 0; )
		if (vn_tab_count(&st->words, id) > 0 && v->o.lo == 1 &&
		    v->o.by == BY_NONE)
			rc = tell_word(&t, id);
	for (i = 1; rc == 0 && i <= VN_GRAM_MAX; i++) {
		g = &st->gram[i];
		for (s = NULL; rc == 0 && (s = vn_gram_next(g, s)) != NULL; )
			if (vn_gram_count(g, s) > 0)
				rc = tell_tuple(&t, g, s);
	}
	vn_buf_fini(&t.s);
	vn_buf_fini(&t.f);
	return rc;
}

/* --- from the spill file --- */

/* The row that is put together from records with one a. */
struct group {
	struct vn_buf a, best;
	uint64_t sum, most, df;
	int	 any, own;	/* own: the best spelling is the fold key */
};

/* The key and the fold key that a holds: see vncount_spill.c. */
static void
take_apart(const struct vncount *v, const struct group *g, struct vncount_row *r)
{
	const char *tab;

	memset(r, 0, sizeof *r);
	r->fold = g->a.s;
	r->nfold = g->a.n - 1;
	if (v->o.by != BY_NONE &&
	    (tab = memchr(g->a.s, '\t', g->a.n)) != NULL) {
		r->key = g->a.s;
		r->nkey = (size_t)(tab - g->a.s);
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
	take_apart(v, g, &r);
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

static int
tell_group(struct vncount *v, const struct group *g,
    int (*fn)(void *, struct vncount_row *), void *arg)
{
	struct vncount_row r;

	if (g->sum == 0)
		return 0;
	take_apart(v, g, &r);
	r.s = g->best.n > 0 ? g->best.s : "";
	r.n = g->best.n;
	r.count = r.weight = g->sum;
	r.df = g->df;
	return fn(arg, &r);
}

static int
each_in_file(struct vncount *v, int (*fn)(void *, struct vncount_row *),
    void *arg)
{
	struct group g;
	const struct vn_spill_rec *rec;
	struct vn_spill_merge *m;
	int rc, err;

	memset(&g, 0, sizeof g);
	m = vn_spill_merge(&v->d->spill, &v->d->runs, v->o.size / 4);
	if (m == NULL)
		return -1;
	while ((rc = vn_spill_next(m, &rec)) == 1) {
		if (g.a.n != rec->a.n || memcmp(g.a.s, rec->a.s, g.a.n) != 0) {
			if (tell_group(v, &g, fn, arg) == -1 || (g.a.n = 0,
			    vn_buf_add(&g.a, rec->a.s, rec->a.n)) == -1) {
				rc = -1;
				break;
			}
			g.sum = g.most = g.df = 0;
			g.any = 0;
		}
		if (add_record(v, &g, rec) == -1) {
			rc = -1;
			break;
		}
	}
	if (rc == 0)
		rc = tell_group(v, &g, fn, arg);
	err = errno;
	vn_spill_merge_free(m);
	vn_buf_fini(&g.a);
	vn_buf_fini(&g.best);
	errno = err;
	return rc;
}

int
vncount_each(struct vncount *v, int sorted,
    int (*fn)(void *arg, struct vncount_row *r), void *arg)
{
	if (v->d->runs.n > 0)
		return each_in_file(v, fn, arg);
	return sorted ? vncount_each_sorted(v, fn, arg) :
	    each_in_memory(v, fn, arg);
}
