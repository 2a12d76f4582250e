#include <string.h>

#include <utf8proc.h>

#include "../lib/utf8.h"
#include "vncount.h"

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

/* The n-gram of the last m tokens, with one space between them. */
static int
count_gram(struct counter *k, size_t m)
{
	const struct token *t;
	size_t i;

	t = &k->last[(k->held - 1) % NGRAM_MAX];
	if (m <= k->tight) {
		const char *s = k->last[(k->held - m) % NGRAM_MAX].s;

		return vn_tab_add(k->tab, s, (size_t)(t->s + t->n - s), 1) ?
		    0 : -1;
	}
	k->gram.n = 0;
	for (i = k->held - m; i < k->held; i++) {
		t = &k->last[i % NGRAM_MAX];
		if ((k->gram.n > 0 && vn_buf_addc(&k->gram, ' ') == -1) ||
		    vn_buf_add(&k->gram, t->s, t->n) == -1)
			return -1;
	}
	return vn_tab_add(k->tab, k->gram.s, k->gram.n, 1) ? 0 : -1;
}

/* One more token of the line: count the n-grams that end with it. */
int
vncount_token(struct counter *k, const char *s, size_t n)
{
	const struct token *t;
	size_t m;

	if (k->o->hi == 1)
		return vn_tab_add(k->tab, s, n, 1) ? 0 : -1;
	if (k->o->words && !vncount_has_letter(s, n))
		return 0;
	t = &k->last[(k->held - 1) % NGRAM_MAX];
	k->tight = k->tight > 0 && t->s + t->n + 1 == s && s[-1] == ' ' ?
	    k->tight + 1 : 1;
	k->last[k->held % NGRAM_MAX].s = s;
	k->last[k->held++ % NGRAM_MAX].n = n;
	for (m = k->o->lo; m <= k->o->hi && m <= k->held; m++)
		if (count_gram(k, m) == -1)
			return -1;
	return 0;
}

void
vncount_new_line(struct counter *k)
{
	k->held = k->tight = 0;
}

size_t
vncount_bom(const char *s, size_t n)
{
	return n >= 3 && memcmp(s, BOM, 3) == 0 ? 3 : 0;
}

/* N-grams of s[0..n), lines that begin with the line of k. */
static int
count_ngrams(struct counter *k, const char *s, size_t n, int bol)
{
	const unsigned char *space = k->o->space;
	const char *end = s + n, *p;
	char delim = (char)k->o->delim;

	while (s < end) {
		if (bol)
			s += vncount_bom(s, (size_t)(end - s));
		for (bol = 0; s < end && space[(unsigned char)*s]; s++)
			if (*s == delim) {
				vncount_new_line(k);
				bol = 1;
				s++;
				break;
			}
		for (p = s; p < end && !bol && !space[(unsigned char)*p]; p++)
			;
		if (p > s && vncount_token(k, s, (size_t)(p - s)) == -1)
			return -1;
		s = p;
	}
	return 0;
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
static int
count_tokens(struct counter *k, const char *s, size_t n, int bol)
{
	const uint64_t delim = (unsigned char)k->o->delim * ONES;
	const unsigned char *space = k->o->space;
	const char *end = s + n, *from = s, *p;
	uint64_t w, m, h;
	size_t len;

	for (;;) {
		while (s < end && space[(unsigned char)*s])
			s++;
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
		if (vn_tab_addh(k->tab, s, len,
		    vn_tab_end(vn_tab_step(h, w), len), 1) == 0)
			return -1;
		s = p + 1;
	}
}

int
vncount_text(struct counter *k, const char *s, size_t n, int bol)
{
	return k->o->hi == 1 ? count_tokens(k, s, n, bol) :
	    count_ngrams(k, s, n, bol);
}
