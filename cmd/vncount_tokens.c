#include <string.h>

#include <utf8proc.h>

#include "../lib/utf8.h"
#include "vncount_engine.h"

int
vncount_has_letter(const char *s, size_t n)
{
	unsigned char c;
	int32_t cp;
	size_t i;

	for (i = 0; i < n; ) {
		c = (unsigned char)s[i];
		if (c < 0x80) {
			if ((c | 0x20u) - 'a' < 26)
				return 1;
			i++;
			continue;
		}
		i += (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (cp >= 0 && utf8proc_category(cp) >= UTF8PROC_CATEGORY_LU &&
		    utf8proc_category(cp) <= UTF8PROC_CATEGORY_LO)
			return 1;
	}
	return 0;
}

void
vncount_new_line(struct counter *k)
{
	k->held = k->raw = 0;
	if (k->o->df == DF_LINE && ++k->doc == 0) {
		vncount_forget_docs(k->st);
		k->doc = 1;
	}
}

/* One more document that has the fold keys of these words, if it is a new one. */
static int
count_doc(struct counter *k, const uint32_t *id, size_t n)
{
	struct vn_gram *g = &k->st->df[n + (k->o->df == DF_FILE)];
	uint32_t t[VN_GRAM_MAX], *slot;
	size_t i, at = 0;

	if (k->o->df == DF_FILE)
		t[at++] = k->doc;
	for (i = 0; i < n; i++)
		t[at++] = vn_tab_mark(&k->st->words, id[i]);
	if (k->o->df == DF_FILE)
		return vn_gram_add(g, t, 0) == NULL ? -1 : 0;
	if ((slot = vn_gram_add(g, t, 0)) == NULL)
		return -1;
	if (slot[g->width + 2] != k->doc) {
		slot[g->width + 2] = k->doc;
		vn_gram_set(g, slot, vn_gram_count(g, slot) + 1);
	}
	return 0;
}

/* Of a long line only: 1 if an n-gram is longer than a line may be. */
static int
is_too_long(struct counter *k, size_t n)
{
	size_t i, sum = n - 1;

	for (i = 0; i < n; i++)
		sum += k->len[(k->held - 1 - i) % HELD];
	if (sum <= VN_LINE_MAX)
		return 0;
	k->v->d->too_long = 1;
	return 1;
}

/* The tuple of these tokens, behind the key. */
static int
count_tuple(struct counter *k, const uint32_t *id, size_t n)
{
	uint32_t t[VN_GRAM_MAX];

	if (k->pieces && is_too_long(k, n))
		return 0;
	if (k->o->df != DF_NONE && count_doc(k, id, n) == -1)
		return -1;
	if (!vncount_has_key(k->o))
		return n == 1 ? 0 : vn_gram_push(&k->st->gram[n], id);
	t[0] = k->key;
	memcpy(t + 1, id, n * sizeof *id);
	return vn_gram_push(&k->st->gram[n + 1], t);
}

/* The pairs of the last token with those before it. */
static int
count_pairs(struct counter *k)
{
	uint32_t t[2];
	size_t i;

	t[1] = k->last[(k->held - 1) % HELD];
	for (i = 1; i < k->o->window && i < k->held; i++) {
		t[0] = k->last[(k->held - 1 - i) % HELD];
		if (count_tuple(k, t, 2) == -1)
			return -1;
	}
	return 0;
}

/* How many n-grams, or pairs, of the line end with its token number raw. */
static inline uint64_t
ending(const struct opts *o, uint64_t raw)
{
	if (o->window > 1)
		return raw < o->window ? raw - 1 : o->window - 1;
	return raw < o->lo ? 0 : (raw < o->hi ? raw : o->hi) - o->lo + 1;
}

/* Count the n-grams that end with the token whose word is id. */
static inline int
count_word(struct counter *k, uint32_t id, size_t len)
{
	const struct opts *o = k->o;
	uint32_t t[VN_GRAM_MAX], mark;
	size_t n, i;

	k->st->total += ending(o, ++k->raw);
	if ((mark = vn_tab_mark(&k->st->words, id)) == 0 &&
	    (mark = vncount_mark(k->v, &k->st->words, id)) == 0)
		return -1;
	if (mark == DROP)
		return 0;
	k->last[k->held % HELD] = id;
	k->len[k->held++ % HELD] = len;
	if (vncount_is_full(k) && vncount_room(k) == -1)
		return -1;
	if (o->window > 1)
		return count_pairs(k);
	for (n = o->lo; n <= o->hi && n <= k->held; n++) {
		for (i = 0; i < n; i++)
			t[i] = k->last[(k->held - n + i) % HELD];
		if (count_tuple(k, t, n) == -1)
			return -1;
	}
	return 0;
}

/* 1 if single tokens are counted in the table of words. */
static inline int
counts_words(const struct opts *o)
{
	return o->lo == 1 && o->window == 0 && !vncount_has_key(o);
}

int
vncount_word(struct counter *k, uint32_t id, size_t n)
{
	return count_word(k, id, n);
}

int
vncount_token(struct counter *k, const char *s, size_t n)
{
	uint32_t id = vn_tab_add(&k->st->words, s, n, counts_words(k->o));

	if (id == 0)
		return -1;
	if (!vncount_only_words(k->o))
		return count_word(k, id, n);
	return vncount_is_full(k) ? vncount_room(k) : 0;
}

size_t
vncount_bom(const char *s, size_t n)
{
	return n >= 3 && memcmp(s, BOM, 3) == 0 ? 3 : 0;
}

#define ONES		0x0101010101010101u
#define LOW		(0x7f * ONES)
#define HIGH		(0x80 * ONES)

/* The high bit of each byte of w that separates: 9 to 13, space, delim. */
static inline uint64_t
separators(uint64_t w, uint64_t delim)
{
	uint64_t t = w & LOW, sp = w ^ 0x20 * ONES, de = w ^ delim;

	sp |= (sp & LOW) + LOW;
	de |= (de & LOW) + LOW;
	t = (t + (0x80 - 9) * ONES) & ~(t + (0x80 - 14) * ONES) & ~w;
	return (t | ~sp | ~de) & HIGH;
}

/* The number of bytes below the lowest bit of m, which has only high bits. */
static inline size_t
below(uint64_t m)
{
	return (size_t)__builtin_ctzll(m) / 8;
}

static inline uint64_t
load(const char *s, const char *end)
{
	char b[8] = { 0 };

	if (end - s >= 8)
		return vn_tab_load(s);
	memcpy(b, s, (size_t)(end - s));
	return vn_tab_load(b);
}

/*
 * Tokens of s[0..n), which ends in a separator.  The hash is made eight bytes
 * at a time while the end of the token is looked for: here the time goes.
 */
static inline int
scan(struct counter *k, const char *s, size_t n, int bol, int words)
{
	const uint64_t delim = (unsigned char)k->o->delim * ONES;
	const unsigned char *space = k->o->space;
	const char *end = s + n, *from = s, *p;
	uint32_t one = (uint32_t)counts_words(k->o), id;
	uint64_t w, m, h;
	size_t len;

	for (;;) {
		for (; s < end && space[(unsigned char)*s]; s++)
			if (!words && *s == (char)k->o->delim)
				vncount_new_line(k);
		if (s == end)
			return 0;
		h = VN_TAB_SEED;
		w = load(s, end);
		if ((w & 0xffffff) == 0xbfbbef && (s == from ? bol :
		    s[-1] == (char)k->o->delim)) {
			s += 3;
			continue;
		}
		for (p = s; (m = separators(w, delim)) == 0; w = load(p, end)) {
			h = vn_tab_step(h, w);
			p += 8;
		}
		len = below(m);
		w &= ((uint64_t)1 << 8 * len) - 1;
		p += len;
		len = (size_t)(p - s);
		if ((id = vn_tab_addh(&k->st->words, s, len,
		    vn_tab_end(vn_tab_step(h, w), len), one)) == 0)
			return -1;
		if (!words && count_word(k, id, len) == -1)
			return -1;
		if (words && vncount_words_full(k->st) &&
		    vncount_room(k) == -1)
			return -1;
		s = p + words;	/* the end of a line matters to n-grams */
	}
}

int
vncount_text(struct counter *k, const char *s, size_t n, int bol)
{
	return vncount_only_words(k->o) ? scan(k, s, n, bol, 1) :
	    scan(k, s, n, bol, 0);
}
