#include <stdlib.h>
#include <string.h>

#include "vncount_engine.h"
#include "vncount_sort.h"

/*
 * What is in the spill file.  a: the key and a TAB, with --by; then the fold key of
 * each token and a space, also behind the last, so that the order of the words is
 * that of the bytes.  b: nothing, where the spelling is the fold key; SPELLING and
 * the spelling; DOCS, where the count is one of documents; DOCS and the number of
 * one.
 */

/* What tuples are sorted by. */
struct tuples {
	const struct order *words;
	size_t	 from, to;	/* the words of a slot */
	int	 key;		/* number 0 is the rank of a key */
	int	 doc;		/* the one behind them is a file */
};

/* 1, 0 or -1 by key and fold keys. */
static inline int
compare(const struct tuples *t, const uint32_t *a, const uint32_t *b)
{
	uint32_t x, y;
	size_t i;

	if (t->key && a[0] != b[0])
		return a[0] < b[0] ? -1 : 1;
	for (i = t->from; i < t->to; i++) {
		x = vncount_code_group(t->words, a[i]);
		y = vncount_code_group(t->words, b[i]);
		if (x != y)
			return x < y ? -1 : 1;
	}
	return 0;
}

static int
less(const void *arg, const uint32_t *a, const uint32_t *b)
{
	return compare(arg, a, b) < 0;
}

/* The same where tuples are two words and no group is looked up. */
static int
less_pair(const void *arg, const uint32_t *a, const uint32_t *b)
{
	unsigned bits = ((const struct tuples *)arg)->words->bits;
	uint32_t x = a[0] >> bits, y = b[0] >> bits;

	return x != y ? x < y : a[1] >> bits < b[1] >> bits;
}

/* A record of a group with one a. */
struct same_a {
	size_t	 at, n;		/* b, in the buffer */
	uint64_t count;
	const char *base;
};

static int
by_b(const void *x, const void *y)
{
	const struct same_a *a = x, *b = y;
	int c = memcmp(a->base + a->at, b->base + b->at,
	    a->n < b->n ? a->n : b->n);

	return c != 0 ? c : a->n < b->n ? -1 : a->n > b->n;
}

/* Writes one table. */
struct writer {
	struct vncount *v;
	const struct vn_gram *g;
	struct tuples t;
	const struct order *keys;
	struct vn_buf a, b, list;
};

static int
put_a(struct writer *w, const uint32_t *s)
{
	const struct oword *x;
	size_t i;

	w->a.n = 0;
	if (w->t.key) {
		x = vncount_code_word(w->keys, s[0]);
		if (vn_buf_add(&w->a, x->s, x->n) == -1 ||
		    vn_buf_addc(&w->a, '\t') == -1)
			return -1;
	}
	for (i = w->t.from; i < w->t.to; i++) {
		x = vncount_code_word(w->t.words, s[i]);
		if (vn_buf_add(&w->a, x->f, x->nf) == -1 ||
		    vn_buf_addc(&w->a, ' ') == -1)
			return -1;
	}
	return 0;
}

/* Append b of a slot to w->b; nothing where the spelling is the fold key. */
static int
put_b(struct writer *w, const uint32_t *s, int docs)
{
	const struct oword *x;
	size_t i, same = 0;
	uint32_t file;
	int k;

	if (docs) {
		if (vn_buf_addc(&w->b, SPILL_DOCS) == -1)
			return -1;
		file = w->t.doc ? s[w->t.to] : 0;
		for (k = 24; w->t.doc && k >= 0; k -= 8)
			if (vn_buf_addc(&w->b, (int)(file >> k & 0xff)) == -1)
				return -1;
		return 0;
	}
	for (i = w->t.from; i < w->t.to; i++) {
		x = vncount_code_word(w->t.words, s[i]);
		same += x->s == x->f;
	}
	if (same == w->t.to - w->t.from)
		return 0;
	for (i = w->t.from; i < w->t.to; i++) {
		x = vncount_code_word(w->t.words, s[i]);
		if (vn_buf_addc(&w->b, i == w->t.from ? SPILL_SPELLING :
		    ' ') == -1 || vn_buf_add(&w->b, x->s, x->n) == -1)
			return -1;
	}
	return 0;
}

/* The n slots at s have one a. */
static int
put_group(struct writer *w, const uint32_t *s, size_t n, int docs)
{
	struct vn_spill *sp = &w->v->d->spill;
	size_t stride = vn_gram_stride(w->g), i;
	struct same_a *r, e;

	w->b.n = w->list.n = 0;
	if (put_a(w, s) == -1)
		return -1;
	for (i = 0; i < n; i++, s += stride) {
		e.at = w->b.n;
		if (put_b(w, s, docs) == -1)
			return -1;
		e.n = w->b.n - e.at;
		e.count = vn_gram_count(w->g, s);
		e.base = NULL;
		if (n > 1 && vn_buf_add(&w->list, &e, sizeof e) == -1)
			return -1;
	}
	if (n == 1)
		return vn_spill_put(sp, w->a.s, w->a.n, w->b.s, w->b.n, e.count);
	r = (struct same_a *)(void *)w->list.s;
	for (i = 0; i < n; i++)
		r[i].base = w->b.s != NULL ? w->b.s : "";
	qsort(r, n, sizeof *r, by_b);
	for (i = 0; i < n; i++)
		if (vn_spill_put(sp, w->a.s, w->a.n, r[i].base + r[i].at,
		    r[i].n, r[i].count) == -1)
			return -1;
	return 0;
}

/* Put codes for ids; the file of DF_FILE goes to the end. */
static void
to_codes(struct writer *w, uint32_t *s, const struct store *st)
{
	uint32_t file = s[0];
	size_t i;

	if (w->t.key)
		s[0] = vn_tab_mark(&st->keys, s[0]);
	for (i = w->t.from; i < w->t.to; i++)
		s[i] = vn_tab_mark(&st->words, s[i + (size_t)w->t.doc]);
	if (w->t.doc)
		s[w->t.to] = file;
}

static int
put_gram(struct vncount *v, struct store *st, struct vn_gram *g,
    const struct order *words, const struct order *keys, int docs)
{
	struct writer w = { .v = v, .g = g, .keys = keys };
	size_t stride = vn_gram_stride(g), i, j;
	int rc = 0;

	if (g->n == 0)
		return 0;
	w.t.words = words;
	w.t.key = !docs && v->o.by != BY_NONE;
	w.t.doc = docs && v->o.df == DF_FILE;
	w.t.from = (size_t)w.t.key;
	w.t.to = g->width - (size_t)w.t.doc;
	vn_gram_compact(g);
	for (i = 0; i < g->n; i++)
		to_codes(&w, g->slot + i * stride, st);
	if (stride == 4 && w.t.from == 0 && w.t.to == 2 &&
	    words->group == NULL)
		sort_records(g->slot, g->n, 4, g->n, less_pair, &w.t);
	else
		sort_records(g->slot, g->n, stride, g->n, less, &w.t);
	if (vn_spill_begin(&v->d->spill, &v->d->runs) == -1)
		rc = -1;
	for (i = 0; rc == 0 && i < g->n; i = j) {
		for (j = i + 1; j < g->n && compare(&w.t, g->slot + i * stride,
		    g->slot + j * stride) == 0; j++)
			;
		rc = put_group(&w, g->slot + i * stride, j - i, docs);
	}
	if (vn_spill_end(&v->d->spill) == -1)
		rc = -1;
	vn_buf_fini(&w.a);
	vn_buf_fini(&w.b);
	vn_buf_fini(&w.list);
	return rc;
}

/* Words that are counted themselves: already in order. */
static int
put_words(struct vncount *v, struct store *st, const struct order *o)
{
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;
	const struct oword *w;
	uint64_t count;
	size_t i;
	int rc;

	rc = vn_spill_begin(&v->d->spill, &v->d->runs);
	for (i = 0; rc == 0 && i < o->n; i++) {
		w = &o->w[i];
		if ((count = vn_tab_count(&st->words, w->id)) == 0)
			continue;
		a.n = b.n = 0;
		if (vn_buf_add(&a, w->f, w->nf) == -1 ||
		    vn_buf_addc(&a, ' ') == -1 || (w->s != w->f &&
		    (vn_buf_addc(&b, SPILL_SPELLING) == -1 ||
		    vn_buf_add(&b, w->s, w->n) == -1)))
			rc = -1;
		else
			rc = vn_spill_put(&v->d->spill, a.s, a.n, b.s, b.n,
			    count);
	}
	if (vn_spill_end(&v->d->spill) == -1)
		rc = -1;
	vn_buf_fini(&a);
	vn_buf_fini(&b);
	return rc;
}

/* Take out words that -w and -x do not want; what is counted is added up. */
int
vncount_drop(struct vncount *v, struct store *st)
{
	uint64_t c;
	uint32_t id, mark;

	for (id = 0; (id = vn_tab_next(&st->words, id)) != 0; ) {
		if ((c = vn_tab_count(&st->words, id)) == 0)
			continue;
		if (vncount_only_words(&v->o))
			vncount_sum(&st->total, c, &st->over);
		if (!v->o.words && v->d->stop.n == 0)
			continue;
		if ((mark = vncount_mark(v, &st->words, id)) == 0)
			return -1;
		if (mark == DROP)
			vn_tab_set(&st->words, id, 0);
	}
	return 0;
}

int
vncount_spill(struct vncount *v, struct store *st)
{
	struct order words, keys = { 0 };
	int all = !vncount_only_words(&v->o) || v->o.by != BY_NONE, rc;
	unsigned fold = v->o.exact ? VNCOUNT_EXACT : v->o.fold;
	uint32_t i;

	if (vncount_drop(v, st) == -1 || (v->o.by >= BY_TOKEN &&
	    vncount_key_words(v, st) == -1))
		return -1;
	if (vncount_order(&words, &st->words, all, ORDER_FOLD, fold) == -1)
		return -1;
	rc = vncount_order(&keys, &st->keys, 1, ORDER_KEY, 0);
	if (rc == 0 && v->o.lo == 1 && v->o.by == BY_NONE)
		rc = put_words(v, st, &words);
	for (i = 1; rc == 0 && i <= VN_GRAM_MAX; i++) {
		rc = put_gram(v, st, &st->gram[i], &words, &keys, 0);
		if (rc == 0)
			rc = put_gram(v, st, &st->df[i], &words, &keys, 1);
	}
	vncount_order_fini(&words);
	vncount_order_fini(&keys);
	return rc;
}
