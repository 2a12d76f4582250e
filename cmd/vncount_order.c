#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/syl.h"
#include "../lib/sylkey.h"
#include "vncount_engine.h"

/*
 * Codes.  Words in the order of fold key, then spelling, fall into groups of one fold
 * key.  A code is (number of the group << bits | place in the group), so that
 * tuples are put in order without a look at strings; where that does not fit 32
 * bits (one word in thousands of spellings) it is the rank, and the group is looked up.
 */

void
vncount_order_fini(struct order *o)
{
	free(o->w);
	free(o->group);
	free(o->start);
	vn_buf_fini(&o->fold);
}

/*
 * Strings in the order they have with a separator behind them, which may be above
 * bytes of the other: "a" with a space after it comes after "a\1".
 */
static int
with_end(const char *a, size_t m, const char *b, size_t n, int end)
{
	int c = memcmp(a, b, m < n ? m : n);

	if (c == 0 && m != n)
		c = m < n ? end - (unsigned char)b[m] :
		    (unsigned char)a[n] - end;
	return c != 0 ? c : m < n ? -1 : m > n;
}

static int
plain(const char *a, size_t m, const char *b, size_t n)
{
	int c = memcmp(a, b, m < n ? m : n);

	return c != 0 ? c : m < n ? -1 : m > n;
}

static int
by_spelling(const void *a, const void *b)
{
	const struct oword *x = a, *y = b;

	return plain(x->s, x->n, y->s, y->n);
}

static int
by_key(const void *a, const void *b)
{
	const struct oword *x = a, *y = b;

	return with_end(x->s, x->n, y->s, y->n, '\t');
}

/* By fold key; in a group, what is its own fold key first. */
static int
by_fold(const void *a, const void *b)
{
	const struct oword *x = a, *y = b;
	int c = with_end(x->f, x->nf, y->f, y->nf, ' ');

	if (c != 0)
		return c;
	if ((x->s == x->f) != (y->s == y->f))
		return x->s == x->f ? -1 : 1;
	return plain(x->s, x->n, y->s, y->n);
}

/* Fold the words; keys that differ are kept in o->fold. */
static int
fold_words(struct order *o, unsigned how)
{
	size_t i, from = 0, n;

	for (i = 0; i < o->n; i++) {
		from = o->fold.n;
		if (vn_fold(&o->fold, o->w[i].s, o->w[i].n, how) == -1)
			return -1;
		n = o->fold.n - from;
		if (n == o->w[i].n && (n == 0 ||
		    memcmp(o->fold.s + from, o->w[i].s, n) == 0)) {
			o->fold.n = from;
			continue;
		}
		/* not yet a pointer: the buffer moves */
		o->w[i].f = NULL;
		o->w[i].nf = (uint32_t)n;
	}
	for (i = from = 0; i < o->n; i++)
		if (o->w[i].f == NULL) {
			o->w[i].f = o->fold.s + from;
			from += o->w[i].nf;
		}
	return 0;
}

/* Whether words i - 1 and i have one fold key. */
static int
same_group(const struct order *o, size_t i)
{
	const struct oword *x = &o->w[i - 1], *y = &o->w[i];

	return x->nf == y->nf && memcmp(x->f, y->f, x->nf) == 0;
}

static int
make_codes(struct order *o)
{
	uint32_t groups = 0;
	size_t i, most = 0, n = 0;

	if ((o->start = calloc(o->n + 1, sizeof *o->start)) == NULL)
		return -1;
	for (i = 0; i < o->n; i++) {
		n = i > 0 && same_group(o, i) ? n + 1 : 0;
		if (n == 0)
			o->start[groups++] = (uint32_t)i;
		if (n > most)
			most = n;
	}
	for (o->bits = 0; most >> o->bits > 0; o->bits++)
		;
	if ((uint64_t)groups << o->bits <= UINT32_MAX)
		return 0;
	o->bits = 0;
	if ((o->group = calloc(o->n, sizeof *o->group)) == NULL)
		return -1;
	for (i = groups = 0; i < o->n; i++) {
		groups += i > 0 && !same_group(o, i);
		o->group[i] = groups;
	}
	return 0;
}

/* Set the marks to the codes. */
static void
set_codes(struct order *o, struct vn_tab *words, int folded)
{
	uint32_t code = 0, group = 0;
	size_t i;

	for (i = 0; i < o->n; i++) {
		if (!folded || o->group != NULL)
			code = (uint32_t)i;
		else if (i > 0 && same_group(o, i))
			code++;
		else
			code = group++ << o->bits;
		vn_tab_set_mark(words, o->w[i].id, code);
	}
}

int
vncount_order(struct order *o, struct vn_tab *words, int all, int how,
    unsigned fold)
{
	struct oword *w;
	uint32_t id;
	size_t n;

	memset(o, 0, sizeof *o);
	if ((o->w = calloc(words->n + 1, sizeof *o->w)) == NULL)
		return -1;
	for (id = 0; (id = vn_tab_next(words, id)) != 0; ) {
		if (!all && vn_tab_count(words, id) == 0)
			continue;
		w = &o->w[o->n++];
		w->id = id;
		w->s = w->f = vn_tab_key(words, id, &n);
		w->n = w->nf = (uint32_t)n;
	}
	if (how == ORDER_FOLD && fold != VNCOUNT_EXACT &&
	    fold_words(o, fold) == -1)
		goto fail;
	qsort(o->w, o->n, sizeof *o->w, how == ORDER_FOLD ? by_fold :
	    how == ORDER_KEY ? by_key : by_spelling);
	if (how == ORDER_FOLD && make_codes(o) == -1)
		goto fail;
	set_codes(o, words, how == ORDER_FOLD);
	return 0;
fail:
	vncount_order_fini(o);
	return -1;
}

const struct oword *
vncount_code_word(const struct order *o, uint32_t code)
{
	if (o->start == NULL || o->group != NULL)
		return &o->w[code];
	return &o->w[o->start[code >> o->bits] +
	    (code & (((uint32_t)1 << o->bits) - 1))];
}

/* --- keys made of the token --- */

/* The keys of a word, one behind the other, each with a NUL. */
static int
keys_of(struct vncount *v, struct vn_buf *keys, const char *s, size_t n)
{
	struct vn_buf f = VN_BUF_INIT;
	int rc = 0;

	keys->n = 0;
	/* a syllable is shown as it is counted, the others are of the sound */
	if (v->o.by_what == VN_SYLKEY_SYLLABLE && !v->o.exact) {
		rc = vn_fold(&f, s, n, v->o.fold);
		s = f.s;
		n = f.n;
	}
	if (rc == 0)
		rc = vn_sylkey(keys, v->o.by_what, s, n) == -1 ? -1 : 0;
	vn_buf_fini(&f);
	return rc;
}

int
vncount_key_words(struct vncount *v, struct store *st)
{
	struct vn_buf keys = VN_BUF_INIT;
	const char *s, *p;
	uint32_t t[2], mark;
	uint64_t c;
	size_t n;
	int rc = 0;

	for (t[1] = 0; rc == 0 && (t[1] = vn_tab_next(&st->words, t[1])) != 0; ) {
		if ((c = vn_tab_count(&st->words, t[1])) == 0)
			continue;
		if ((mark = vncount_mark(v, &st->words, t[1])) == 0)
			rc = -1;
		vn_tab_set(&st->words, t[1], 0);
		if (mark == DROP || rc == -1)
			continue;
		s = vn_tab_key(&st->words, t[1], &n);
		rc = keys_of(v, &keys, s, n);
		for (p = keys.s; rc == 0 && p < keys.s + keys.n; p += n + 1) {
			n = strlen(p);
			if ((t[0] = vn_tab_add(&st->keys, p, n, 0)) == 0 ||
			    vn_gram_add(&st->gram[2], t, c) == NULL)
				rc = -1;
		}
	}
	vn_buf_fini(&keys);
	return rc;
}
