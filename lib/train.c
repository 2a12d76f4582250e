#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "feat.h"
#include "learn.h"
#include "model.h"
#include "syl.h"
#include "tok.h"
#include "train.h"

/* A sentence: units at[0..n) of the store, edges around them. */
struct sentence {
	size_t	 at;
	uint32_t n;
	int8_t	 sign;		/* of the style, 0 for either */
	uint8_t	 weight;
	uint8_t	 silver;
	uint8_t	 held;
};

/* 64-bit keys with a number; a key is never 0. */
struct map {
	uint64_t *key, *val;
	size_t	 n, cap;
};

struct vn_train {
	struct vn_learn *learn;
	uint64_t random;

	struct vn_lex_build words;
	struct vn_buf lex;	/* the section made of it */
	struct map excluded;

	struct vn_unit *u;
	unsigned char *gold;	/* join, for each unit */
	size_t	 nu, capu;
	struct sentence *s;
	size_t	 ns, caps;
	uint32_t *order;	/* of sentences, by weight */
	size_t	 norder;

	/* scratch of one sentence */
	struct vn_feat feat;
	struct vn_toks toks;
	struct vn_buf text, mark, key;
};

static void *
resize(void *p, size_t *cap, size_t n, size_t size)
{
	size_t c = *cap == 0 ? 1024 : *cap;

	while (c < n)
		c *= 2;
	if (p != NULL && c == *cap)
		return p;
	if ((p = realloc(p, c * size)) == NULL)
		errno = ENOMEM;
	else
		*cap = c;
	return p;
}

static size_t
map_slot(const struct map *m, uint64_t key)
{
	size_t at = (key * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (m->cap - 1);

	while (m->key[at] != 0 && m->key[at] != key)
		at = (at + 1) & (m->cap - 1);
	return at;
}

static void
map_fini(struct map *m)
{
	free(m->key);
	free(m->val);
	memset(m, 0, sizeof(*m));
}

static int
map_grow(struct map *m)
{
	struct map big = { NULL, NULL, m->n, m->cap == 0 ? 1024 : 2 * m->cap };
	size_t i, at;

	big.key = calloc(big.cap, sizeof(*big.key));
	big.val = calloc(big.cap, sizeof(*big.val));
	if (big.key == NULL || big.val == NULL) {
		map_fini(&big);
		errno = ENOMEM;
		return -1;
	}
	for (i = 0; i < m->cap; i++) {
		if (m->key[i] == 0)
			continue;
		at = map_slot(&big, m->key[i]);
		big.key[at] = m->key[i];
		big.val[at] = m->val[i];
	}
	map_fini(m);
	*m = big;
	return 0;
}

static int
map_add(struct map *m, uint64_t key, uint64_t by)
{
	size_t at;

	if (2 * m->n >= m->cap && map_grow(m) == -1)
		return -1;
	at = map_slot(m, key);
	if (m->key[at] == 0) {
		m->key[at] = key;
		m->n++;
	}
	m->val[at] += by;
	return 0;
}

static int
map_has(const struct map *m, uint64_t key)
{
	return m->cap > 0 && m->key[map_slot(m, key)] == key;
}

struct vn_train *
vn_train_open(unsigned bits)
{
	struct vn_train *t = calloc(1, sizeof(*t));

	if (t == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	t->random = UINT64_C(0x243f6a8885a308d3);
	if ((t->learn = vn_learn_open(bits)) == NULL) {
		free(t);
		return NULL;
	}
	return t;
}

void
vn_train_close(struct vn_train *t)
{
	if (t == NULL)
		return;
	vn_learn_close(t->learn);
	free(t->u);
	free(t->gold);
	free(t->s);
	free(t->order);
	vn_lex_build_fini(&t->words);
	map_fini(&t->excluded);
	vn_buf_fini(&t->lex);
	vn_buf_fini(&t->text);
	vn_buf_fini(&t->mark);
	vn_buf_fini(&t->key);
	vn_feat_fini(&t->feat);
	vn_toks_fini(&t->toks);
	free(t);
}

/*
 * The text of a segmented line to t->text, joiners become spaces; t->mark is 1
 * where one was.  A word of nothing but `_` is itself.
 */
static int
unsegment(struct vn_train *t, const char *s, size_t n)
{
	size_t i = 0, k, end;
	int only;

	t->text.n = t->mark.n = 0;
	while (i < n) {
		only = 1;
		for (end = i; end < n && s[end] != ' '; end++)
			only &= s[end] == '_';
		for (k = i; k < end; k++) {
			int joiner = s[k] == '_' && !only;

			if (vn_buf_addc(&t->text, joiner ? ' ' : s[k]) == -1 ||
			    vn_buf_addc(&t->mark, joiner) == -1)
				return -1;
		}
		if (end < n && (vn_buf_addc(&t->text, ' ') == -1 ||
		    vn_buf_addc(&t->mark, 0) == -1))
			return -1;
		i = end + 1;
	}
	return 0;
}

/* Units of the line to t->feat.u, its tokens to t->toks. */
static int
analyse(struct vn_train *t, const char *s, size_t n)
{
	if (unsegment(t, s, n) == -1 ||
	    vn_tok_line(&t->toks, t->text.s, t->text.n) == -1)
		return -1;
	return vn_feat_line(&t->feat, t->text.s, t->toks.t, t->toks.n);
}

int
vn_train_word(struct vn_train *t, const char *s, size_t n, unsigned info)
{
	uint32_t hash[VN_LEX_LONGEST];
	size_t i;

	if (analyse(t, s, n) == -1)
		return -1;
	if (t->toks.n < 1 || t->toks.n > VN_LEX_LONGEST)
		return 0;
	for (i = 0; i < t->toks.n; i++) {
		hash[i] = t->feat.u[VN_FEAT_PAD + i].h;
		if (i > 0 && !t->feat.u[VN_FEAT_PAD + i].can)
			return 0;
	}
	/* the bits of a syllable mean something else than those of a word */
	if ((i == 1) != ((info & ~(unsigned)(VN_LEX_FAMILY | VN_LEX_MIDDLE |
	    VN_LEX_GIVEN)) == 0))
		return 0;
	return vn_lex_add(&t->words, hash, i, info);
}

/* A key of the sentence for exclusion. */
static int
text_key(struct vn_train *t, const char *s, size_t n, uint64_t *key)
{
	size_t i;
	unsigned char c;

	t->key.n = 0;
	if (vn_fold(&t->key, s, n, VN_FOLD_TONE | VN_FOLD_CASE) == -1)
		return -1;
	*key = UINT64_C(0xcbf29ce484222325);
	for (i = 0; i < t->key.n; i++) {
		c = (unsigned char)t->key.s[i];
		if (c >= 0x80 || (c >= 'a' && c <= 'z') ||
		    (c >= '0' && c <= '9'))
			*key = (*key ^ c) * UINT64_C(0x100000001b3);
	}
	if (*key == 0)
		*key = 1;
	return 0;
}

int
vn_train_exclude(struct vn_train *t, const char *s, size_t n)
{
	uint64_t key;

	if (text_key(t, s, n, &key) == -1)
		return -1;
	return map_add(&t->excluded, key, 1);
}

static int
keep(struct vn_train *t, const struct vn_train_use *use, int held)
{
	size_t n = t->toks.n, all = n + 2 * VN_FEAT_PAD, cap = t->capu, i;
	struct sentence *s;
	void *p;

	if ((p = resize(t->u, &cap, t->nu + all, sizeof(*t->u))) == NULL)
		return -1;
	t->u = p;
	cap = t->capu;
	if ((p = resize(t->gold, &cap, t->nu + all, 1)) == NULL)
		return -1;
	t->gold = p;
	t->capu = cap;
	if ((p = resize(t->s, &t->caps, t->ns + 1, sizeof(*t->s))) == NULL)
		return -1;
	t->s = p;
	s = &t->s[t->ns++];
	s->at = t->nu + VN_FEAT_PAD;
	s->n = (uint32_t)n;
	s->sign = (int8_t)use->style;
	s->weight = (uint8_t)(held ? 0 : use->weight);
	s->silver = (uint8_t)use->silver;
	s->held = (uint8_t)held;
	memcpy(t->u + t->nu, t->feat.u, all * sizeof(*t->u));
	memset(t->gold + t->nu, 0, all);
	for (i = 1; i < n; i++)
		t->gold[s->at + i] = t->u[s->at + i].can &&
		    t->mark.s[t->toks.t[i].start - 1];
	t->nu += all;
	return 1;
}

int
vn_train_line(struct vn_train *t, const char *s, size_t n,
    const struct vn_train_use *use)
{
	uint64_t key;

	if (text_key(t, s, n, &key) == -1 || analyse(t, s, n) == -1)
		return -1;
	if (t->toks.n < 2 || map_has(&t->excluded, key))
		return 0;
	return keep(t, use, 0);
}

int
vn_train_held(struct vn_train *t, const char *s, size_t n)
{
	static const struct vn_train_use use = { 0, 0, 0 };

	if (analyse(t, s, n) == -1)
		return -1;
	return t->toks.n == 0 ? 0 : keep(t, &use, 1);
}

/* The length of the gold word that starts at unit i of a sentence. */
static size_t
word_length(const struct vn_train *t, const struct sentence *s, size_t i)
{
	size_t k = i + 1;

	while (k < s->n && t->gold[s->at + k])
		k++;
	return k - i;
}

static uint64_t
word_state(const struct vn_unit *u, size_t n)
{
	uint64_t state = VN_LEX_START;

	while (n-- > 0)
		state = vn_lex_step(state, u++->h);
	return state == 0 ? 1 : state;
}

/*
 * Visit the words of the silver sentences: count them, or (min > 0) add those that
 * were counted min times.
 */
static int
silver_words(struct vn_train *t, struct map *count, unsigned min)
{
	uint32_t hash[VN_LEX_LONGEST];
	const struct sentence *s;
	const struct vn_unit *u;
	uint64_t state;
	size_t i, k, n;

	for (s = t->s; s < t->s + t->ns; s++)
		for (i = 0; s->silver && i < s->n; i += n) {
			n = word_length(t, s, i);
			if (n < 2 || n > VN_LEX_LONGEST)
				continue;
			u = t->u + s->at + i;
			state = word_state(u, n);
			if (min == 0) {
				if (map_add(count, state, 1) == -1)
					return -1;
				continue;
			}
			if (count->val[map_slot(count, state)] < min)
				continue;
			for (k = 0; k < n; k++)
				hash[k] = u[k].h;
			if (vn_lex_add(&t->words, hash, n, 0) == -1)
				return -1;
		}
	return 0;
}

/* Count where a sequence of the store stands, and where it is one word. */
static void
count_sequences(const struct vn_train *t, const struct sentence *s,
    const struct vn_lex *lex, uint32_t *all, uint32_t *joined)
{
	const struct vn_unit *u = t->u + s->at;
	size_t i, k, len, at;
	uint64_t state;

	for (i = 0; i < s->n; i++) {
		len = word_length(t, s, i);
		state = VN_LEX_START;
		for (k = i; k < s->n && k < i + VN_LEX_LONGEST; k++) {
			if (k > i && !u[k].can)
				break;
			state = vn_lex_step(state, u[k].h);
			at = vn_lex_find(lex, state);
			if (at == SIZE_MAX)
				break;
			all[at]++;
			joined[at] += !t->gold[s->at + i] && k - i + 1 == len;
			if (!(lex->tab[4 * at] & VN_LEX_GOES_ON))
				break;
		}
	}
}

/* How sure a sequence is a word, 1 to 7; 0 when it is too rare to tell. */
static unsigned
sureness(uint32_t all, uint32_t joined)
{
	static const unsigned char percent[] = { 10, 30, 60, 85, 95, 99 };
	unsigned r = 1;
	size_t i;

	if (all < 3)
		return 0;
	for (i = 0; i < sizeof(percent); i++)
		r += (uint64_t)joined * 100 >= (uint64_t)all * percent[i];
	return r;
}

static int
rate_words(struct vn_train *t, struct vn_lex *lex)
{
	size_t n = (size_t)1 << lex->bits, i;
	uint32_t *all = calloc(n, sizeof(*all));
	uint32_t *joined = calloc(n, sizeof(*joined));
	unsigned char *tab = (unsigned char *)t->lex.s;
	int r = -1;

	if (all == NULL || joined == NULL) {
		errno = ENOMEM;
		goto done;
	}
	for (i = 0; i < t->ns; i++)
		if (t->s[i].silver)
			count_sequences(t, &t->s[i], lex, all, joined);
	for (i = 0; i < n; i++)
		if ((tab[4 * i] & VN_LEX_WORD) && (tab[4 * i] & 0x07) == 0)
			tab[4 * i] |= sureness(all[i], joined[i]);
	r = 0;
done:
	free(all);
	free(joined);
	return r;
}

static int
fill_order(struct vn_train *t)
{
	size_t i, k, n = 0;

	for (i = 0; i < t->ns; i++)
		n += t->s[i].weight;
	if ((t->order = malloc((n + 1) * sizeof(*t->order))) == NULL) {
		errno = ENOMEM;
		return -1;
	}
	for (i = 0; i < t->ns; i++)
		for (k = 0; k < t->s[i].weight; k++)
			t->order[t->norder++] = (uint32_t)i;
	return 0;
}

int
vn_train_prepare(struct vn_train *t, unsigned min, unsigned cut)
{
	struct map count = { NULL, NULL, 0, 0 };
	struct vn_lex lex;
	size_t i, k;
	int r = -1;

	if (map_grow(&count) == -1 || silver_words(t, &count, 0) == -1 ||
	    silver_words(t, &count, min) == -1 ||
	    vn_lex_make(&t->words, &t->lex) == -1 ||
	    vn_lex_use(&lex, t->lex.s, t->lex.n) == -1 ||
	    rate_words(t, &lex) == -1)
		goto done;
	for (i = 0; i < t->ns; i++) {
		struct vn_unit *u = t->u + t->s[i].at;

		for (k = 0; k < t->s[i].n; k++)
			u[k].info = u[k].shape >= VN_SHAPE_NUM ? 0 :
			    (uint8_t)vn_lex_get(&lex,
			    vn_lex_step(VN_LEX_START, u[k].h));
		vn_feat_words(&lex, u, t->s[i].n);
	}
	for (i = 0; i < t->ns; i++)
		vn_learn_count(t->learn, t->u + t->s[i].at, t->s[i].n,
		    t->s[i].weight);
	if (fill_order(t) == 0)
		r = vn_learn_start(t->learn, cut);
done:
	map_fini(&count);
	return r;
}

static uint64_t
next_random(struct vn_train *t)
{
	t->random ^= t->random << 13;
	t->random ^= t->random >> 7;
	t->random ^= t->random << 17;
	return t->random * UINT64_C(0x2545f4914f6cdd1d) >> 32;
}

int
vn_train_epoch(struct vn_train *t)
{
	const struct sentence *s;
	size_t i, k;
	uint32_t x;

	for (i = t->norder; i > 1; i--) {
		k = next_random(t) % i;
		x = t->order[i - 1];
		t->order[i - 1] = t->order[k];
		t->order[k] = x;
	}
	for (i = 0; i < t->norder; i++) {
		s = &t->s[t->order[i]];
		if (vn_learn_from(t->learn, t->u + s->at, t->gold + s->at, s->n,
		    s->sign) == -1)
			return -1;
	}
	return 0;
}

int
vn_train_make(struct vn_train *t, const char *name, struct vn_buf *out)
{
	unsigned char head[4];
	struct vn_weights w;

	vn_put32(head, VN_FEAT_VERSION);
	if (vn_learn_round(t->learn, &w) == -1)
		return -1;
	return vn_model_make(out, name, (const struct vn_model_part[]) {
		{ "seg", head, sizeof(head) },
		{ "seg.dns", w.dense, (size_t)2 << VN_FEAT_DENSE },
		{ "seg.lex", t->lex.s, t->lex.n },
		{ "seg.grp", w.lines, (size_t)VN_LINE_BYTES << w.bits }
	}, 4);
}

/* Count the words of one sentence; a word is right when both its ends are. */
static void
compare(const unsigned char *gold, const unsigned char *found, size_t n,
    struct vn_train_score *r)
{
	size_t i;
	unsigned right = 0;

	for (i = 0; i < n; i++) {
		if (gold[i] != found[i])
			right = 0;
		else if (!gold[i]) {
			r->right += right;
			right = 1;
		}
		r->gold += !gold[i];
		r->found += !found[i];
	}
	r->right += right;
}

int
vn_train_score(struct vn_train *t, enum vn_seg_style style,
    struct vn_train_score *r)
{
	struct vn_weights w;
	const struct sentence *s;

	memset(r, 0, sizeof(*r));
	if (vn_learn_round(t->learn, &w) == -1)
		return -1;
	w.style = style == VN_SEG_UD ? -1 : 1;
	for (s = t->s; s < t->s + t->ns; s++) {
		if (!s->held)
			continue;
		t->key.n = 0;
		if (vn_buf_need(&t->key, s->n) == -1)
			return -1;
		vn_feat_decode(&w, t->u + s->at, s->n,
		    (unsigned char *)t->key.s);
		compare(t->gold + s->at, (unsigned char *)t->key.s, s->n, r);
	}
	return 0;
}
