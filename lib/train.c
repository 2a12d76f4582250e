#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "feat.h"
#include "goldline.h"
#include "learn.h"
#include "model.h"
#include "sent.h"
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
	uint8_t	 held;		/* 1 + number of the held-out set, or 0 */
	uint8_t	 more;		/* held-out: the next is of the same line */
};

/* 64-bit keys with a number; a key is never 0. */
struct map {
	uint64_t *key, *val;
	size_t	 n, cap;
};

struct vn_train {
	struct vn_learn *learn;
	uint64_t random;
	void	(*watch)(void *, size_t, size_t);
	void	*watch_arg;

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
	struct vn_goldline line;
	struct vn_buf key;
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
	vn_train_seed(t, 0);
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
	vn_goldline_fini(&t->line);
	vn_buf_fini(&t->key);
	vn_feat_fini(&t->feat);
	vn_toks_fini(&t->toks);
	free(t);
}

void
vn_train_seed(struct vn_train *t, uint64_t seed)
{
	t->random = UINT64_C(0x243f6a8885a308d3) ^
	    seed * UINT64_C(0x9e3779b97f4a7c15);
	if (t->random == 0)
		t->random = 1;
}

void
vn_train_watch(struct vn_train *t, void (*fn)(void *, size_t, size_t),
    void *arg)
{
	t->watch = fn;
	t->watch_arg = arg;
}

/* The line to t->line, its tokens to t->toks.  1 when it is wrong. */
static int
read_line(struct vn_train *t, const char *s, size_t n,
    struct vn_train_seen *seen)
{
	int rc = vn_goldline(&t->line, s, n);

	if (rc == 1) {
		seen->why = t->line.why;
		seen->at = t->line.at;
	}
	return rc != 0 ? rc :
	    vn_tok_line(&t->toks, t->line.text.s, t->line.text.n);
}

int
vn_train_word(struct vn_train *t, const char *s, size_t n, unsigned info,
    struct vn_train_seen *seen)
{
	uint32_t hash[VN_LEX_LONGEST];
	size_t i;
	int rc;

	if ((rc = read_line(t, s, n, seen)) != 0)
		return rc;
	seen->small++;
	if (t->toks.n < 1 || t->toks.n > VN_LEX_LONGEST)
		return 0;
	if (vn_feat_line(&t->feat, t->line.text.s, t->toks.t, t->toks.n) == -1)
		return -1;
	for (i = 0; i < t->toks.n; i++) {
		hash[i] = t->feat.u[VN_FEAT_PAD + i].h;
		if (i > 0 && !t->feat.u[VN_FEAT_PAD + i].can)
			return 0;
	}
	/* the bits of a syllable mean something else than those of a word */
	if ((i == 1) != ((info & ~(unsigned)(VN_LEX_FAMILY | VN_LEX_MIDDLE |
	    VN_LEX_GIVEN)) == 0))
		return 0;
	seen->small--;
	seen->taken++;
	return vn_lex_add(&t->words, hash, i, info);
}

/* A key of the sentence for exclusion. */
static int
text_key(struct vn_train *t, const char *s, size_t n, uint64_t *key)
{
	size_t i;
	unsigned char c;

	t->key.n = 0;
	if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0) {	/* a BOM */
		s += 3;
		n -= 3;
	}
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

/*
 * Keep the tokens from..to of the line as a sentence.  gold says what can be learnt,
 * but of held-out lines what is true.
 */
static int
keep(struct vn_train *t, const struct sentence *as, size_t from, size_t to,
    struct vn_train_seen *seen)
{
	size_t n = to - from, all = n + 2 * VN_FEAT_PAD, cap = t->capu, i;
	const struct vn_tok *tok = t->toks.t + from;
	struct sentence *s;
	int join, can;
	void *p;

	if (vn_feat_line(&t->feat, t->line.text.s, tok, n) == -1)
		return -1;
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
	*s = *as;
	s->at = t->nu + VN_FEAT_PAD;
	s->n = (uint32_t)n;
	memcpy(t->u + t->nu, t->feat.u, all * sizeof(*t->u));
	memset(t->gold + t->nu, 0, all);
	for (i = 0; i < n; i++) {
		join = from + i > 0 && (!tok[i].space ||
		    t->line.mark.s[tok[i].start - 1]);
		can = t->u[s->at + i].can;
		t->gold[s->at + i] = join && (can || s->held);
		seen->lost += join && !can;
	}
	t->nu += all;
	return 0;
}

/* Keep the sentences of the line, cut as vnseg(1) cuts it. */
static int
keep_line(struct vn_train *t, struct sentence *as, struct vn_train_seen *seen)
{
	const struct vn_goldline *l = &t->line;
	unsigned char *end;
	size_t i, from = 0;

	t->key.n = 0;
	if (vn_buf_need(&t->key, t->toks.n) == -1)
		return -1;
	end = (unsigned char *)t->key.s;
	vn_sent(l->text.s, t->toks.t, t->toks.n, end);
	for (i = 0; i < t->toks.n; i++) {
		if (!end[i])
			continue;
		as->more = i + 1 < t->toks.n;
		if (keep(t, as, from, i + 1, seen) == -1)
			return -1;
		from = i + 1;
	}
	seen->taken++;
	seen->words += l->words;
	seen->joined += l->joined;
	seen->literal += l->literal;
	return 0;
}

int
vn_train_line(struct vn_train *t, const char *s, size_t n,
    const struct vn_train_use *use, struct vn_train_seen *seen)
{
	struct sentence as = { 0, 0, (int8_t)use->style, (uint8_t)use->weight,
	    (uint8_t)use->silver, 0, 0 };
	uint64_t key;
	int rc;

	if ((rc = read_line(t, s, n, seen)) != 0)
		return rc;
	if (t->toks.n < 2) {
		seen->small++;
		return 0;
	}
	if (text_key(t, s, n, &key) == -1)
		return -1;
	if (map_has(&t->excluded, key)) {
		seen->excluded++;
		return 0;
	}
	return keep_line(t, &as, seen);
}

int
vn_train_held(struct vn_train *t, unsigned set, const char *s, size_t n,
    struct vn_train_seen *seen)
{
	struct sentence as = { .held = (uint8_t)(1 + set) };
	int rc;

	if ((rc = read_line(t, s, n, seen)) != 0)
		return rc;
	if (t->toks.n == 0) {
		seen->small++;
		return 0;
	}
	return keep_line(t, &as, seen);
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
 * Visit the words of the sentences: count them, or (min > 0) add those that were
 * counted min times.  A word of gold text counts GOLD_WORD times.
 */
#define GOLD_WORD	5
static int
count_words(struct vn_train *t, struct map *count, unsigned min)
{
	uint32_t hash[VN_LEX_LONGEST];
	const struct sentence *s;
	const struct vn_unit *u;
	uint64_t state;
	size_t i, k, n;

	for (s = t->s; s < t->s + t->ns; s++)
		for (i = 0; !s->held && i < s->n; i += n) {
			n = word_length(t, s, i);
			if (n < 2 || n > VN_LEX_LONGEST)
				continue;
			u = t->u + s->at + i;
			state = word_state(u, n);
			if (min == 0) {
				if (map_add(count, state,
				    s->silver ? 1 : GOLD_WORD) == -1)
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

	if (map_grow(&count) == -1 || count_words(t, &count, 0) == -1 ||
	    count_words(t, &count, min) == -1 ||
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
		if (t->watch != NULL && i % 4096 == 0)
			t->watch(t->watch_arg, i, t->norder);
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

/*
 * Count the words that begin in a sentence, or a part of one.  A word is right when
 * both its ends are; *open: the words before end here, if both say so.
 */
static void
compare(const unsigned char *gold, const unsigned char *found, size_t n,
    int *open, struct vn_train_score *r)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (gold[i] != found[i])
			*open = 0;
		else if (!gold[i]) {
			r->right += (uint64_t)*open;
			*open = 1;
		}
		r->gold += !gold[i];
		r->found += !found[i];
	}
}

/* Add the counts of one line. */
static void
add_score(struct vn_train_score *r, const struct vn_train_score *line)
{
	uint64_t both = line->gold + line->found;

	r->right += line->right;
	r->gold += line->gold;
	r->found += line->found;
	r->n++;
	r->rr += line->right * line->right;
	r->rs += line->right * both;
	r->ss += both * both;
}

int
vn_train_score(struct vn_train *t, unsigned set, enum vn_seg_style style,
    struct vn_train_score *r)
{
	struct vn_train_score line = { 0 };
	struct vn_weights w;
	const struct sentence *s;
	int open = 0;

	memset(r, 0, sizeof(*r));
	if (vn_learn_round(t->learn, &w) == -1)
		return -1;
	w.style = style == VN_SEG_UD ? -1 : 1;
	for (s = t->s; s < t->s + t->ns; s++) {
		if (s->held != 1 + set)
			continue;
		t->key.n = 0;
		if (vn_buf_need(&t->key, s->n) == -1)
			return -1;
		vn_feat_weigh(&w, t->u + s->at, s->n);
		vn_feat_decode(&w, t->u + s->at, s->n,
		    (unsigned char *)t->key.s);
		compare(t->gold + s->at, (unsigned char *)t->key.s, s->n, &open,
		    &line);
		if (s->more)
			continue;
		line.right += (uint64_t)open;
		add_score(r, &line);
		memset(&line, 0, sizeof(line));
		open = 0;
	}
	return 0;
}
