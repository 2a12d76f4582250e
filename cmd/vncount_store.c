#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/syl.h"
#include "vncount_engine.h"

#define STORE_MIN	((uint64_t)2 << 20)	/* less is no use */
#define ORDER_COST	32	/* bytes for each word while it is written */
#define KEY_COST	24	/* and its tuples, where keys are made of it */

void
vncount_store_init(struct store *st, const struct opts *o, uint64_t max)
{
	uint32_t i, key = (uint32_t)vncount_has_key(o);

	memset(st, 0, sizeof *st);
	st->max = max < STORE_MIN ? STORE_MIN : max;
	for (i = 1; i <= VN_GRAM_MAX; i++) {
		st->gram[i].width = st->df[i].width = i;
		st->df[i].extra = o->df == DF_LINE;
	}
	st->first = 1;
	if (o->by == BY_NONE || o->by >= BY_TOKEN) {
		st->first = o->window > 1 ? 2 : o->lo < 2 ? 2 : (uint32_t)o->lo;
		st->last = o->window > 1 ? 2 : (uint32_t)o->hi;
	} else {
		st->first = (uint32_t)(o->window > 1 ? 2 : o->lo) + key;
		st->last = (uint32_t)(o->window > 1 ? 2 : o->hi) + key;
	}
}

static void
empty_grams(struct store *st)
{
	uint32_t i;

	for (i = 1; i <= VN_GRAM_MAX; i++) {
		vn_gram_fini(&st->gram[i]);
		vn_gram_fini(&st->df[i]);
	}
}

void
vncount_store_fini(struct store *st)
{
	vn_tab_fini(&st->words);
	vn_tab_fini(&st->keys);
	empty_grams(st);
}

int
vncount_store_flush(struct store *st)
{
	uint32_t i;

	for (i = st->first; i <= st->last; i++)
		if (vn_gram_flush(&st->gram[i]) == -1)
			return -1;
	return 0;
}

/* --- marks --- */

/* 1 if -w or -x takes the word out, -1 with errno. */
static int
is_out(const struct vncount *v, const char *s, size_t n, struct vn_buf *f)
{
	const struct vn_tab *stop = &v->d->stop;

	if (v->o.words && !vncount_has_letter(s, n))
		return 1;
	if (stop->n == 0)
		return 0;
	if (vn_fold(f, s, n, v->o.fold) == -1)
		return -1;
	return vn_tab_find(stop, f->s, f->n, vn_tab_hash(f->s, f->n)) != 0;
}

uint32_t
vncount_mark(struct vncount *v, struct vn_tab *words, uint32_t id)
{
	uint32_t mark = vn_tab_mark(words, id);
	struct vn_buf f = VN_BUF_INIT;
	const char *s;
	size_t n;
	int rc;

	if (mark != 0)
		return mark;
	s = vn_tab_key(words, id, &n);
	if ((rc = is_out(v, s, n, &f)) == 0) {
		mark = 1;
		if (v->o.df != DF_NONE && v->o.exact)
			mark = id;
		else if (v->o.df != DF_NONE) {
			f.n = 0;
			mark = vn_fold(&f, s, n, v->o.fold) == -1 ? 0 :
			    vn_tab_add(words, f.s, f.n, 0);
		}
	} else if (rc == 1)
		mark = DROP;
	vn_buf_fini(&f);
	if (mark != 0)
		vn_tab_set_mark(words, id, mark);
	return mark;
}

void
vncount_forget_docs(struct store *st)
{
	struct vn_gram *g;
	uint32_t *s, i;

	for (i = 1; i <= VN_GRAM_MAX; i++) {
		g = &st->df[i];
		for (s = NULL; (s = vn_gram_next(g, s)) != NULL; )
			s[g->width + 2] = 0;
	}
}

/* --- room --- */

/* 1 if the slots of words are about to grow. */
static inline int
words_full(const struct store *st)
{
	return st->words.n + 2 >= st->words.full;
}

static inline int
gram_full(const struct vn_gram *g, size_t more)
{
	return g->n + more >= g->full;
}

/* Bytes in use when all that is full has grown. */
static uint64_t
cost(const struct counter *k)
{
	const struct store *st = k->st;
	size_t more = vncount_at_once(k);
	uint64_t sum = st->words.mem + st->words.n *
	    (ORDER_COST + (k->o->by >= BY_TOKEN ? KEY_COST : 0)) +
	    st->words.nslots * sizeof *st->words.slot * (words_full(st) ? 2 : 1);
	uint32_t i;

	sum += vn_tab_mem(&st->keys);
	for (i = st->first; i <= st->last; i++)
		sum += vn_gram_mem(&st->gram[i]) *
		    (gram_full(&st->gram[i], more) ? 2 : 1);
	for (i = 1; k->o->df != DF_NONE && i <= VN_GRAM_MAX; i++)
		sum += vn_gram_mem(&st->df[i]) *
		    (st->df[i].n > 0 && gram_full(&st->df[i], more) ? 2 : 1);
	return sum;
}

static int
grow(struct counter *k)
{
	struct store *st = k->st;
	size_t more = vncount_at_once(k);
	uint32_t i;

	if (words_full(st) && vn_tab_grow(&st->words) == -1)
		return -1;
	for (i = st->first; i <= st->last; i++)
		while (gram_full(&st->gram[i], more))
			if (vn_gram_grow(&st->gram[i]) == -1)
				return -1;
	for (i = 1; k->o->df != DF_NONE && i <= VN_GRAM_MAX; i++)
		while (st->df[i].n > 0 && gram_full(&st->df[i], more))
			if (vn_gram_grow(&st->df[i]) == -1)
				return -1;
	return 0;
}

/* Keep the text of the tokens and the key that k has ids of. */
static int
save(struct counter *k, size_t held)
{
	const char *s;
	size_t i, n;

	k->saved.n = 0;
	for (i = 0; i <= held; i++) {
		if (i == 0 && k->key == 0)
			continue;
		s = i == 0 ? vn_tab_key(&k->st->keys, k->key, &n) :
		    vn_tab_key(&k->st->words, k->last[(k->held - i) % HELD], &n);
		if (vn_buf_add(&k->saved, &n, sizeof n) == -1 ||
		    vn_buf_add(&k->saved, s, n) == -1)
			return -1;
	}
	return 0;
}

/* Give them new ids. */
static int
restore(struct counter *k, size_t held)
{
	const char *s = k->saved.s;
	uint32_t id;
	size_t i, n;

	for (i = 0; i <= held; i++) {
		if (i == 0 && k->key == 0)
			continue;
		memcpy(&n, s, sizeof n);
		s += sizeof n;
		id = vn_tab_add(i == 0 ? &k->st->keys : &k->st->words, s, n, 0);
		if (id == 0)
			return -1;
		if (i == 0)
			k->key = id;
		else {
			k->last[(k->held - i) % HELD] = id;
			if (vncount_mark(k->v, &k->st->words, id) == 0)
				return -1;
		}
		s += n;
	}
	return 0;
}

/* Forget what has been spilled; words stay where they are few. */
static void
empty(struct store *st)
{
	uint32_t id;

	empty_grams(st);
	if (vn_tab_mem(&st->words) + vn_tab_mem(&st->keys) > st->max / 4) {
		vn_tab_fini(&st->words);
		vn_tab_fini(&st->keys);
		return;
	}
	for (id = 0; (id = vn_tab_next(&st->words, id)) != 0; ) {
		vn_tab_set(&st->words, id, 0);
		vn_tab_set_mark(&st->words, id, 0);
	}
}

int
vncount_room(struct counter *k)
{
	struct store *st = k->st;
	size_t span = k->o->window > k->o->hi ? k->o->window : k->o->hi, held;
	uint64_t c;

	if (vncount_store_flush(st) == -1)
		return -1;
	c = cost(k);
	/* a line whose documents are counted has to stay together */
	if (c <= st->max || (k->o->df == DF_LINE && k->held > 1)) {
		/* 0: again with the next token, till a line is at its end */
		st->soft = c > st->max ? 0 : st->words.mem + (st->max - c) / 2 +
		    ((uint64_t)1 << 20);
		return grow(k);
	}
	held = vncount_only_words(k->o) ? 0 : k->held < span ?
	    (size_t)k->held : span;
	if (save(k, held) == -1)
		return -1;
	if (vncount_spill(k->v, st) == -1) {
		k->spill_err = errno;
		return -1;
	}
	empty(st);
	if (restore(k, held) == -1)
		return -1;
	st->soft = st->words.mem + ((uint64_t)1 << 20);
	return grow(k);
}

/* --- more than one --- */

/* Add the tuples of from, whose words have the ids of to as marks. */
static int
merge_grams(struct vn_gram *to, const struct vn_gram *from,
    const struct store *st, size_t plain, int keyed)
{
	uint32_t *s, t[VN_GRAM_MAX];
	size_t i;

	for (s = NULL; (s = vn_gram_next(from, s)) != NULL; ) {
		for (i = 0; i < from->width; i++)
			t[i] = i < plain ? s[i] : i == 0 && keyed ?
			    vn_tab_mark(&st->keys, s[i]) :
			    vn_tab_mark(&st->words, s[i]);
		if (vn_gram_add(to, t, vn_gram_count(from, s)) == NULL)
			return -1;
	}
	return 0;
}

/* Add the strings of from; their marks become their ids in to. */
static int
merge_tab(struct vn_tab *to, struct vn_tab *from)
{
	const char *s;
	uint32_t id, new;
	size_t n;

	for (id = 0; (id = vn_tab_next(from, id)) != 0; ) {
		s = vn_tab_key(from, id, &n);
		new = vn_tab_add(to, s, n, vn_tab_count(from, id));
		if (new == 0)
			return -1;
		vn_tab_set_mark(from, id, new);
	}
	return 0;
}

static uint64_t
store_mem(const struct store *st)
{
	uint64_t sum = vn_tab_mem(&st->words) + vn_tab_mem(&st->keys);
	uint32_t i;

	for (i = 1; i <= VN_GRAM_MAX; i++)
		sum += vn_gram_mem(&st->gram[i]) + vn_gram_mem(&st->df[i]);
	return sum;
}

/* As vncount_store_merge(), in memory. */
static int
merge(const struct opts *o, struct store *to, struct store *from)
{
	int keyed = vncount_has_key(o) > 0;
	uint32_t i;

	if (merge_tab(&to->words, &from->words) == -1 ||
	    merge_tab(&to->keys, &from->keys) == -1)
		return -1;
	for (i = 1; i <= VN_GRAM_MAX; i++)
		if (merge_grams(&to->gram[i], &from->gram[i], from, 0,
		    keyed) == -1 ||
		    merge_grams(&to->df[i], &from->df[i], from,
		    o->df == DF_FILE, 0) == -1)
			return -1;
	return 0;
}

void
vncount_take_totals(struct vncount *v, struct store *st)
{
	vncount_sum(&v->total, st->total, &v->over);
	v->over |= st->over;
	if (v->o.df == DF_LINE)
		v->docs += st->lines;
	st->total = st->lines = 0;
	st->over = 0;
}

int
vncount_store_merge(struct vncount *v, struct store *to, struct store *from)
{
	struct store t;
	int rc = 0;

	if (vncount_store_flush(from) == -1)
		return -1;
	vncount_take_totals(v, from);
	if (from->words.n == 0)
		;
	else if (v->d->runs.n > 0 ||
	    store_mem(to) + store_mem(from) > v->o.size / 2) {
		if ((rc = vncount_spill(v, from)) == -1)
			v->d->spill_err = errno;
		vncount_take_totals(v, from);	/* with the words now */
	} else if (to->words.n == 0) {
		t = *to;
		*to = *from;
		*from = t;
		to->max = t.max;
	} else
		rc = merge(&v->o, to, from);
	return rc;
}
