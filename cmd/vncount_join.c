#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/syl.h"
#include "vncount_engine.h"
#include "vncount_sort.h"

/*
 * In memory, spellings are joined where they are: the most frequent one of a fold
 * key gets the sum of the counts, the others 0.  Few words have other spellings,
 * so only those are looked at.
 */

static int
by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* Make the fold key's id the mark of each word. */
static int
mark_folds(struct vncount *v, struct vn_tab *t)
{
	struct vn_buf f = VN_BUF_INIT;
	uint32_t id, to = 0;
	const char *s;
	size_t n;
	int rc = 0;

	for (id = 0; rc == 0 && (id = vn_tab_next(t, id)) != 0; ) {
		s = vn_tab_key(t, id, &n);
		f.n = 0;
		to = id;
		if (!v->o.exact && (rc = vn_fold(&f, s, n, v->o.fold)) == 0 &&
		    (f.n != n || (n > 0 && memcmp(f.s, s, n) != 0)) &&
		    (to = vn_tab_add(t, f.s, f.n, 0)) == 0)
			rc = -1;
		if (rc == 0)
			vn_tab_set_mark(t, id, to);
	}
	vn_buf_fini(&f);
	return rc;
}

/* Whether id is the spelling to show rather than best. */
static int
is_better(const struct vn_tab *t, uint32_t id, uint32_t best)
{
	uint64_t a = vn_tab_count(t, id), b = vn_tab_count(t, best);
	const char *x, *y;
	size_t m, n;
	int c;

	if (a != b)
		return a > b;
	x = vn_tab_key(t, id, &m);
	y = vn_tab_key(t, best, &n);
	c = memcmp(x, y, m < n ? m : n);
	return c < 0 || (c == 0 && m < n);
}

static int
add_count(uint64_t *sum, uint64_t c)
{
	if (UINT64_MAX - *sum < c) {
		errno = EOVERFLOW;
		return -1;
	}
	*sum += c;
	return 0;
}

/* Words whose fold key is another, as (fold key << 32 | word), sorted. */
static int
join_words(struct vn_tab *t, const uint64_t *pair, size_t n)
{
	uint32_t best, to, id;
	uint64_t sum;
	size_t i, j;

	for (i = 0; i < n; i = j) {
		to = best = (uint32_t)(pair[i] >> 32);
		sum = vn_tab_count(t, to);
		for (j = i; j < n && pair[j] >> 32 == to; j++) {
			id = (uint32_t)pair[j];
			if (add_count(&sum, vn_tab_count(t, id)) == -1)
				return -1;
			if (is_better(t, id, best))
				best = id;
		}
		vn_tab_set(t, to, 0);
		while (i < j)
			vn_tab_set(t, (uint32_t)pair[i++], 0);
		vn_tab_set(t, best, sum);
	}
	return 0;
}

static int
join_tab(struct vn_tab *t)
{
	struct vn_buf pairs = VN_BUF_INIT;
	uint64_t pair;
	uint32_t id, to;
	size_t n;
	int rc = 0;

	for (id = 0; rc == 0 && (id = vn_tab_next(t, id)) != 0; ) {
		if ((to = vn_tab_mark(t, id)) == id || vn_tab_count(t, id) == 0)
			continue;
		pair = (uint64_t)to << 32 | id;
		rc = vn_buf_add(&pairs, &pair, sizeof pair);
	}
	if (rc == 0 && pairs.n > 0) {
		n = pairs.n / sizeof pair;
		qsort(pairs.s, n, sizeof pair, by_number);
		rc = join_words(t, (const uint64_t *)(const void *)pairs.s, n);
	}
	vn_buf_fini(&pairs);
	return rc;
}

/* --- tuples --- */

struct joiner {
	const struct vn_tab *words;
	struct vn_gram *g;
	size_t	 from;		/* the first word of a tuple */
};

/* The tuple of fold keys.  1 if it is another. */
static int
fold_tuple(const struct joiner *x, const uint32_t *s, uint32_t *t)
{
	size_t i;
	int other = 0;

	for (i = 0; i < x->g->width; i++) {
		t[i] = i < x->from ? s[i] : vn_tab_mark(x->words, s[i]);
		other |= t[i] != s[i];
	}
	return other;
}

static uint32_t *
slot_at(const struct joiner *x, uint32_t at)
{
	return x->g->slot + at * vn_gram_stride(x->g);
}

/* Slots by the tuple of their fold keys. */
static int
less_fold(const void *arg, const uint32_t *a, const uint32_t *b)
{
	const struct joiner *x = arg;
	uint32_t s[VN_GRAM_MAX] = { 0 }, t[VN_GRAM_MAX] = { 0 };
	size_t i;

	fold_tuple(x, slot_at(x, *a), s);
	fold_tuple(x, slot_at(x, *b), t);
	for (i = 0; i < x->g->width; i++)
		if (s[i] != t[i])
			return s[i] < t[i];
	return 0;
}

/* Which of two spellings of an n-gram has the smaller bytes. */
static int
is_smaller(const struct joiner *x, const uint32_t *a, const uint32_t *b)
{
	struct vn_buf s = VN_BUF_INIT, t = VN_BUF_INIT;
	int less = -1, c;

	if (vncount_spell(&s, x->words, a + x->from, x->g->width - x->from) == 0 &&
	    vncount_spell(&t, x->words, b + x->from, x->g->width - x->from) == 0) {
		c = memcmp(s.s, t.s, s.n < t.n ? s.n : t.n);
		less = c < 0 || (c == 0 && s.n < t.n);
	}
	vn_buf_fini(&s);
	vn_buf_fini(&t);
	return less;
}

/* The slots at[0..n) have one fold key. */
static int
join_slots(const struct joiner *x, const uint32_t *at, size_t n)
{
	struct vn_gram *g = x->g;
	uint32_t t[VN_GRAM_MAX], *best, *s;
	uint64_t sum = 0, c, most;
	size_t i;
	int rc;

	fold_tuple(x, slot_at(x, at[0]), t);
	if ((best = vn_gram_find(g, t)) == NULL)
		best = slot_at(x, at[0]);
	most = vn_gram_count(g, best);
	vn_gram_set(g, best, 0);
	sum = most;
	for (i = 0; i < n; i++) {
		s = slot_at(x, at[i]);
		c = vn_gram_count(g, s);
		vn_gram_set(g, s, 0);
		if (add_count(&sum, c) == -1)
			return -1;
		if (c < most || s == best)
			continue;
		if (c == most) {
			if ((rc = is_smaller(x, s, best)) == -1)
				return -1;
			if (rc == 0)
				continue;
		}
		best = s;
		most = c;
	}
	vn_gram_set(g, best, sum);
	return 0;
}

static int
join_gram(const struct joiner *x)
{
	uint32_t t[VN_GRAM_MAX], u[VN_GRAM_MAX], *s, *at, i;
	struct vn_buf list = VN_BUF_INIT;
	size_t n, j, k;
	int rc = 0;

	for (s = NULL; rc == 0 && (s = vn_gram_next(x->g, s)) != NULL; ) {
		if (!fold_tuple(x, s, t))
			continue;
		i = (uint32_t)((size_t)(s - x->g->slot) / vn_gram_stride(x->g));
		rc = vn_buf_add(&list, &i, sizeof i);
	}
	at = (uint32_t *)(void *)list.s;
	n = list.n / sizeof *at;
	if (rc == 0 && n > 0)
		sort_records(at, n, 1, n, less_fold, x);
	for (j = 0; rc == 0 && j < n; j = k) {
		fold_tuple(x, slot_at(x, at[j]), t);
		for (k = j + 1; k < n; k++) {
			fold_tuple(x, slot_at(x, at[k]), u);
			if (memcmp(t, u, x->g->width * sizeof *t) != 0)
				break;
		}
		rc = join_slots(x, at + j, k - j);
	}
	vn_buf_fini(&list);
	return rc;
}

/* DF_FILE: a table of (file, tuple) becomes one of tuples. */
static int
count_files(struct store *st, uint32_t width)
{
	struct vn_gram *from = &st->df[width + 1], *to = &st->df[width];
	uint32_t *s;

	for (s = NULL; (s = vn_gram_next(from, s)) != NULL; )
		if (vn_gram_add(to, s + 1, 1) == NULL)
			return -1;
	vn_gram_fini(from);
	return 0;
}

int
vncount_join(struct vncount *v)
{
	struct store *st = &v->d->all;
	struct joiner x = { &st->words, NULL, v->o.by != BY_NONE };
	uint32_t i;

	if ((v->o.by >= BY_TOKEN && vncount_key_words(v, st) == -1) ||
	    mark_folds(v, &st->words) == -1 || join_tab(&st->words) == -1)
		return -1;
	for (i = 1; i <= VN_GRAM_MAX; i++) {
		x.g = &st->gram[i];
		if (!v->o.exact && join_gram(&x) == -1)
			return -1;
		if (v->o.df == DF_FILE && i < VN_GRAM_MAX &&
		    count_files(st, i) == -1)
			return -1;
	}
	return 0;
}
