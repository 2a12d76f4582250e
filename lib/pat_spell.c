#include <string.h>

#include "pat.h"
#include "pat_spell.h"
#include "utf8.h"

static int
is_letter(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The vowels of the pairs: without tone, then huyền sắc hỏi ngã nặng. */
static const int32_t vowel_form[6][6] = {
	{ 'a', 0xe0, 0xe1, 0x1ea3, 0xe3, 0x1ea1 },
	{ 'e', 0xe8, 0xe9, 0x1ebb, 0x1ebd, 0x1eb9 },
	{ 'o', 0xf2, 0xf3, 0x1ecf, 0xf5, 0x1ecd },
	{ 'u', 0xf9, 0xfa, 0x1ee7, 0x169, 0x1ee5 },
	{ 'y', 0x1ef3, 0xfd, 0x1ef7, 0x1ef9, 0x1ef5 },
	{ 'i', 0xec, 0xed, 0x1ec9, 0x129, 0x1ecb },
};
enum { V_A, V_E, V_O, V_U, V_Y, V_I, V_NONE };

/* Lower case, for the letters above. */
static int32_t
lower(int32_t cp)
{
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 0xc0 && cp <= 0xdd))
		return cp + 0x20;
	if (cp == 0x128 || cp == 0x168 || (cp >= 0x1ea0 && cp <= 0x1ef9))
		return cp | 1;
	return cp;
}

/* Which of the vowels cp is, in any case, and its tone from 0 to 5. */
static int
vowel(int32_t cp, int *tone)
{
	int v;

	cp = lower(cp);
	for (v = V_A; v < V_NONE; v++)
		for (*tone = 0; *tone < 6; ++*tone)
			if (vowel_form[v][*tone] == cp)
				return v;
	return V_NONE;
}

/* Vowel v with a tone, in the case of the letter like. */
static int32_t
with_tone(int v, int tone, int32_t like)
{
	int32_t cp = vowel_form[v][tone];

	if (lower(like) == like)
		return cp;
	return cp < 0x100 ? cp - 0x20 : cp - 1;
}

/*
 * If a pair of the two styles stands at s[0..n), write both spellings to alt as
 * (?:..|..) and return the bytes of the pair; else 0.
 */
static size_t
find_pair(const char *s, size_t n, char *alt, size_t *nalt)
{
	int32_t a, b;
	int la, lb, va, vb, ta = 0, tb = 0;
	size_t k;

	if (n < 3)
		return 0;
	la = vn_utf8_get(s, n, &a);
	if ((size_t)la == n || a < 0)
		return 0;
	va = vowel(a, &ta);
	if (va != V_O && va != V_U)
		return 0;
	lb = vn_utf8_get(s + la, n - (size_t)la, &b);
	vb = b < 0 ? V_NONE : vowel(b, &tb);
	if (va == V_O ? vb != V_A && vb != V_E : vb != V_Y)
		return 0;
	if ((ta == 0) == (tb == 0))
		return 0;
	memcpy(alt, "(?:", 3);
	memcpy(alt + 3, s, (size_t)(la + lb));
	k = 3 + (size_t)(la + lb);
	alt[k++] = '|';
	k += (size_t)vn_utf8_put(alt + k, with_tone(va, tb, a));
	k += (size_t)vn_utf8_put(alt + k, with_tone(vb, ta, b));
	alt[k++] = ')';
	*nalt = k;
	return (size_t)(la + lb);
}

/* 1 if the letter before offset i of the pattern is a whole onset. */
static int
after_onset(const char *p, size_t i)
{
	int c, u;

	if (i == 0)
		return 0;
	c = (unsigned char)p[--i] | 0x20;
	u = c == 'u' && i > 0 && ((unsigned char)p[i - 1] | 0x20) == 'q';
	i -= (size_t)u;
	if (!u && (c < 'h' || c > 'v' || strchr("hklmstv", c) == NULL))
		return 0;
	if (i == 0)
		return 1;
	c = (unsigned char)p[i - 1];
	return c < 0x80 && c != '\\' && c != '_' && !(c >= '0' && c <= '9') &&
	    !is_letter(c);
}

/*
 * If the i or y at the cursor can be a whole rhyme, write it and the other letter
 * to alt as (?:y|i) and return its bytes; else 0.  Where the pattern does not say
 * that the syllable ends, the other letter says it itself.
 */
static size_t
find_iy(const char *p, size_t n, size_t i, unsigned how, char *alt, size_t *nalt)
{
	static const char ends[] = "(?![\\p{L}\\p{M}]))";
	int32_t cp;
	int c, len, tone = 0, v;
	size_t k;

	len = vn_utf8_get(p + i, n - i, &cp);
	v = cp < 0 ? V_NONE : vowel(cp, &tone);
	if ((v != V_I && v != V_Y) || !after_onset(p, i))
		return 0;
	c = n - i > (size_t)len ? (unsigned char)p[i + (size_t)len] : 0;
	if (is_letter(c) || c >= 0x80)
		return 0;
	if (how & VN_PAT_PLAIN)
		tone = 0;
	memcpy(alt, "(?:", 3);
	k = 3 + (size_t)vn_utf8_put(alt + 3, with_tone(v, tone, cp));
	alt[k++] = '|';
	k += (size_t)vn_utf8_put(alt + k, with_tone(v == V_I ? V_Y : V_I, tone,
	    cp));
	memcpy(alt + k, ends, sizeof ends - 1);
	*nalt = k + sizeof ends - 1;
	return (size_t)len;
}

size_t
vn_pat_variant(const char *p, size_t n, size_t i, unsigned how, char *alt,
    size_t *nalt)
{
	size_t k = 0;

	if (how & VN_PAT_IY) {
		/* quý is never qúy */
		if ((p[i] | 0x20) == 'u' && i > 0 && (p[i - 1] | 0x20) == 'q')
			return 0;
		k = find_iy(p, n, i, how, alt, nalt);
	}
	if (k == 0 && (how & VN_PAT_PLAIN) == 0)
		k = find_pair(p + i, n - i, alt, nalt);
	return k;
}
