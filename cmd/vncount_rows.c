#include <stdlib.h>
#include <string.h>

#include "vncount_engine.h"
#include "vncount_sort.h"

int
vncount_put_row(struct vncount *v, const struct vncount_row *r)
{
	struct vn_out *out = &v->c->out;
	char num[24], *end = num + sizeof num, *p = end;
	uint64_t c = r->count;
	char delim = (char)v->c->delim;

	if (!v->o.key_first)
		*--p = '\t';
	do
		*--p = (char)('0' + c % 10);
	while ((c /= 10) > 0);
	if (v->o.key_first)
		*--p = '\t';
	else if (vn_out_add(out, p, (size_t)(end - p)) == -1)
		return -1;
	if (v->o.by != BY_NONE && (vn_out_add(out, r->key, r->nkey) == -1 ||
	    vn_out_add(out, "\t", 1) == -1))
		return -1;
	if (vn_out_add(out, r->s, r->n) == -1 || (v->o.key_first &&
	    vn_out_add(out, p, (size_t)(end - p)) == -1))
		return -1;
	return vn_out_add(out, &delim, 1);
}

static int
put(struct vncount *v, const struct vncount_row *r)
{
	return v->put != NULL ? v->put(v, r) : vncount_put_row(v, r);
}

/* --- any rows: weighed, from the spill file --- */

static int
take_row(void *arg, struct vncount_row *r)
{
	struct sorter *so = arg;
	struct vncount *v = so->v;
	int keep = r->count >= v->o.min;

	if (v->weigh != NULL) {
		keep = v->weigh(v, r);
		if (keep == 1 && r->count < v->o.min)
			keep = 0;
	}
	return keep == 1 ? vncount_row_add(so, r) : keep;
}

/* What the sorter has been given. */
static int
put_all(struct sorter *so)
{
	struct vncount_row r;
	int rc = vncount_sorter_start(so);

	while (rc == 0 && (rc = vncount_row_next(so, &r)) == 1)
		rc = put(so->v, &r);
	return rc;
}

static int
put_sorted(struct vncount *v)
{
	struct sorter so;
	int rc;

	vncount_sorter_init(&so, v, v->o.top);
	if ((rc = vncount_each(v, take_row, &so)) == 0)
		rc = put_all(&so);
	vncount_sorter_fini(&so);
	return rc;
}

int
vncount_put_from(struct vncount *v, int (*next)(void *, struct vncount_row *),
    void *arg)
{
	struct vncount_row r;
	struct sorter so;
	int rc;

	vncount_sorter_init(&so, v, v->o.top);
	while ((rc = next(arg, &r)) == 1)
		if (vncount_row_add(&so, &r) == -1) {
			rc = -1;
			break;
		}
	if (rc == 0)
		rc = put_all(&so);
	vncount_sorter_fini(&so);
	return rc;
}

/* --- the common case: counts in memory --- */

/* One table as a sorted list of slots. */
struct source {
	uint32_t *slot;
	size_t	 n, at, stride, width;
	struct vn_gram *g;	/* NULL: words, the list is our own */
	struct vn_buf s;	/* the row at the front, spelt */
};

/* What the order of slots is found by. */
struct ranks {
	const struct order *words, *keys;
	size_t	 width;
	int	 odd;		/* bytes below a space: ranks are not enough */
	int	 key;
};

static uint64_t
count_at(const uint32_t *slot, size_t width)
{
	uint64_t c;

	memcpy(&c, slot + width, sizeof c);
	return c;
}

static const struct oword *
word_at(const struct ranks *r, const uint32_t *slot, size_t i)
{
	return i == 0 && r->key ? &r->keys->w[slot[i]] : &r->words->w[slot[i]];
}

/* The next byte of a row, -1 at its end. */
struct cursor {
	const uint32_t *slot;
	size_t	 i, at;
};

static int
next_byte(const struct ranks *r, struct cursor *c)
{
	const struct oword *w;

	if (c->i == r->width)
		return -1;
	w = word_at(r, c->slot, c->i);
	if (c->at < w->n)
		return (unsigned char)w->s[c->at++];
	c->at = 0;
	if (++c->i == r->width)
		return -1;
	return c->i == 1 && r->key ? '\t' : ' ';
}

static int
less_bytes(const struct ranks *r, const uint32_t *a, const uint32_t *b)
{
	struct cursor x = { a, 0, 0 }, y = { b, 0, 0 };
	int c, d;

	do {
		c = next_byte(r, &x);
		d = next_byte(r, &y);
	} while (c == d && c != -1);
	return c < d;
}

static int
less(const void *arg, const uint32_t *a, const uint32_t *b)
{
	const struct ranks *r = arg;
	uint64_t x = count_at(a, r->width), y = count_at(b, r->width);
	size_t i;

	if (x != y)
		return x > y;
	for (i = 0; i < r->width && a[i] == b[i]; i++)
		;
	if (i == r->width)
		return 0;
	return r->odd ? less_bytes(r, a, b) : a[i] < b[i];
}

static int
less_pair(const void *arg, const uint32_t *a, const uint32_t *b)
{
	uint64_t x = count_at(a, 2), y = count_at(b, 2);

	(void)arg;
	if (x != y)
		return x > y;
	return a[0] != b[0] ? a[0] < b[0] : a[1] < b[1];
}

/* 1 if a word has a byte below those that separate words in rows. */
static int
has_odd(const struct order *o, int least)
{
	size_t i, j;

	for (i = 0; i < o->n; i++)
		for (j = 0; j < o->w[i].n; j++)
			if ((unsigned char)o->w[i].s[j] < least)
				return 1;
	return 0;
}

/* Drop slots below --min, put ranks for ids, sort the first o.top. */
static void
sort_gram(struct vncount *v, struct source *x, struct ranks *r)
{
	struct store *st = &v->d->all;
	struct vn_gram *g = x->g;
	size_t stride = vn_gram_stride(g), i, j, n = 0, top;
	uint32_t *s, *to;

	vn_gram_compact(g);
	for (i = 0; i < g->n; i++) {
		s = g->slot + i * stride;
		if (vn_gram_count(g, s) < v->o.min)
			continue;
		to = g->slot + n++ * stride;
		memmove(to, s, stride * sizeof *s);
		for (j = 0; j < g->width; j++)
			to[j] = vn_tab_mark(j == 0 && r->key ? &st->keys :
			    &st->words, to[j]);
	}
	x->slot = g->slot;
	x->n = n;
	x->stride = stride;
	r->width = x->width = g->width;
	top = v->o.top < n ? (size_t)v->o.top : n;
	if (g->width == 2 && !r->odd)
		sort_records(x->slot, n, 4, top, less_pair, r);
	else
		sort_records(x->slot, n, stride, top, less, r);
}

#define LIST_MIN	((size_t)1 << 14)	/* a mapping, touched as used */

/* A word in the list; the first bytes decide most ties. */
struct word_slot {
	uint32_t id;
	uint32_t count[2];	/* as in a slot of a table */
	uint32_t first[2];
};

static int
less_word(const void *arg, const uint32_t *a, const uint32_t *b)
{
	const struct vn_tab *t = arg;
	uint64_t x = count_at(a, 1), y = count_at(b, 1);
	const char *s, *u;
	size_t m, n;
	int c;

	if (x != y)
		return x > y;
	if (a[3] != b[3] || a[4] != b[4])
		return a[3] != b[3] ? a[3] < b[3] : a[4] < b[4];
	s = vn_tab_key(t, a[0], &m);
	u = vn_tab_key(t, b[0], &n);
	c = memcmp(s, u, m < n ? m : n);
	return c < 0 || (c == 0 && m < n);
}

/* The same for words. */
static int
sort_words(struct vncount *v, struct source *x)
{
	const struct vn_tab *t = &v->d->all.words;
	struct word_slot *w;
	unsigned char b[8];
	const char *s;
	uint32_t id;
	uint64_t c;
	size_t n;

	x->stride = sizeof *w / sizeof *x->slot;
	x->width = 1;
	n = t->n < LIST_MIN ? LIST_MIN : t->n;
	if ((x->slot = calloc(n * x->stride, sizeof *x->slot)) == NULL)
		return -1;
	for (id = 0; (id = vn_tab_next(t, id)) != 0; ) {
		if ((c = vn_tab_count(t, id)) < v->o.min)
			continue;
		w = (struct word_slot *)x->slot + x->n++;
		w->id = id;
		memcpy(w->count, &c, sizeof c);
		s = vn_tab_key(t, id, &n);
		memset(b, 0, sizeof b);
		memcpy(b, s, n < sizeof b ? n : sizeof b);
		w->first[0] = (uint32_t)b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3];
		w->first[1] = (uint32_t)b[4] << 24 | b[5] << 16 | b[6] << 8 | b[7];
	}
	sort_records(x->slot, x->n, sizeof *w / sizeof *x->slot,
	    v->o.top < x->n ? (size_t)v->o.top : x->n, less_word, t);
	return 0;
}

/* The row at the front of x. */
static int
spell(const struct vncount *v, struct source *x, const struct ranks *r,
    struct vncount_row *row)
{
	const uint32_t *slot = x->slot + x->at * x->stride;
	const struct oword *w;
	size_t i, from = (size_t)r->key;

	memset(row, 0, sizeof *row);
	row->count = row->weight = count_at(slot, x->width);
	if (x->g == NULL) {
		row->s = vn_tab_key(&v->d->all.words, slot[0], &row->n);
		return 0;
	}
	if (r->key) {
		w = &r->keys->w[slot[0]];
		row->key = w->s;
		row->nkey = w->n;
	}
	if (x->width - from == 1) {
		w = &r->words->w[slot[from]];
		row->s = w->s;
		row->n = w->n;
		return 0;
	}
	x->s.n = 0;
	for (i = from; i < x->width; i++) {
		w = &r->words->w[slot[i]];
		if ((i > from && vn_buf_addc(&x->s, ' ') == -1) ||
		    vn_buf_add(&x->s, w->s, w->n) == -1)
			return -1;
	}
	row->s = x->s.s;
	row->n = x->s.n;
	return 0;
}

static int
goes_first(const struct vncount_row *a, const struct vncount_row *b)
{
	size_t m = a->nkey, n = b->nkey;
	int c;

	if (a->count != b->count)
		return a->count > b->count;
	if (a->key != NULL) {
		if ((c = memcmp(a->key, b->key, m < n ? m : n)) != 0)
			return c < 0;
		if (m != n)	/* the TAB behind one against a byte */
			return m < n ? '\t' < (unsigned char)b->key[m] :
			    (unsigned char)a->key[n] < '\t';
	}
	c = memcmp(a->s, b->s, a->n < b->n ? a->n : b->n);
	return c < 0 || (c == 0 && a->n < b->n);
}

/* Write the rows of all sources, each of which is in order. */
static int
merge(struct vncount *v, struct source *x, size_t n, struct ranks *r)
{
	struct vncount_row row[VN_GRAM_MAX + 1];
	uint64_t done;
	size_t i, best;
	int rc = 0;

	for (i = 0; rc == 0 && i < n; i++)
		if (x[i].at < x[i].n)
			rc = spell(v, &x[i], r, &row[i]);
	for (done = 0; rc == 0 && done < v->o.top; done++) {
		best = n;
		for (i = 0; i < n; i++)
			if (x[i].at < x[i].n && (best == n ||
			    goes_first(&row[i], &row[best])))
				best = i;
		if (best == n)
			break;
		rc = put(v, &row[best]);
		if (rc == 0 && ++x[best].at < x[best].n)
			rc = spell(v, &x[best], r, &row[best]);
	}
	return rc;
}

static int
put_memory(struct vncount *v)
{
	struct store *st = &v->d->all;
	struct order words = { 0 }, keys = { 0 };
	struct source x[VN_GRAM_MAX + 1] = { 0 };
	struct ranks r = { &words, &keys, 0, 0, v->o.by != BY_NONE };
	size_t n = 0, i;
	int only = v->o.hi == 1 && v->o.window == 0 && !r.key, rc = 0;

	if (vncount_join(v) == -1)
		return -1;
	vn_tab_seal(&st->words);
	if (!only)
		rc = vncount_order(&words, &st->words, 1, ORDER_SPELLING, 0);
	if (rc == 0 && r.key)
		rc = vncount_order(&keys, &st->keys, 1, ORDER_SPELLING, 0);
	if (rc == 0 && v->o.lo == 1 && v->o.window == 0 && !r.key)
		rc = sort_words(v, &x[n++]);
	if (!only)
		r.odd = (v->o.hi > 1 && has_odd(&words, ' ')) ||
		    has_odd(&keys, '\t');
	for (i = 1; rc == 0 && i <= VN_GRAM_MAX; i++)
		if (st->gram[i].n > 0) {
			x[n].g = &st->gram[i];
			sort_gram(v, &x[n++], &r);
		}
	if (rc == 0)
		rc = merge(v, x, n, &r);
	for (i = 0; i < n; i++) {
		if (x[i].g == NULL)
			free(x[i].slot);
		vn_buf_fini(&x[i].s);
	}
	vncount_order_fini(&words);
	vncount_order_fini(&keys);
	return rc;
}

int
vncount_put_rows(struct vncount *v)
{
	return v->weigh != NULL || v->o.df != DF_NONE || v->d->runs.n > 0 ||
	    v->d->joined ? put_sorted(v) : put_memory(v);
}
