#include <string.h>

#include <utf8proc.h>

#include "glyph.h"
#include "syl.h"
#include "utf8.h"

/* soft: alike, but often meant as it is. */
static const struct pair {
	uint16_t foreign, latin;
	int	 soft;
} pairs[] = {
	{ 0x391, 'A', 0 }, { 0x392, 'B', 0 }, { 0x395, 'E', 0 },
	{ 0x396, 'Z', 0 }, { 0x397, 'H', 0 }, { 0x399, 'I', 0 },
	{ 0x39a, 'K', 0 }, { 0x39c, 'M', 0 }, { 0x39d, 'N', 0 },
	{ 0x39f, 'O', 0 }, { 0x3a1, 'P', 0 }, { 0x3a4, 'T', 0 },
	{ 0x3a5, 'Y', 0 }, { 0x3a7, 'X', 0 },
	{ 0x3ac, 0xe1, 1 }, { 0x3af, 0xed, 1 }, { 0x3b1, 'a', 1 },
	{ 0x3b9, 'i', 1 }, { 0x3ba, 'k', 1 }, { 0x3bd, 'v', 1 },
	{ 0x3bf, 'o', 1 }, { 0x3c1, 'p', 1 }, { 0x3c5, 'u', 1 },
	{ 0x3c7, 'x', 1 }, { 0x3cc, 0xf3, 1 }, { 0x3cd, 0xfa, 1 },
	{ 0x3f2, 'c', 1 }, { 0x3f3, 'j', 1 }, { 0x3f9, 'C', 0 },
	{ 0x400, 0xc8, 0 }, { 0x401, 0xcb, 0 }, { 0x405, 'S', 0 },
	{ 0x406, 'I', 0 }, { 0x407, 0xcf, 0 }, { 0x408, 'J', 0 },
	{ 0x410, 'A', 0 }, { 0x412, 'B', 0 }, { 0x415, 'E', 0 },
	{ 0x41a, 'K', 0 }, { 0x41c, 'M', 0 }, { 0x41d, 'H', 0 },
	{ 0x41e, 'O', 0 }, { 0x420, 'P', 0 }, { 0x421, 'C', 0 },
	{ 0x422, 'T', 0 }, { 0x423, 'Y', 1 }, { 0x425, 'X', 0 },
	{ 0x430, 'a', 0 }, { 0x435, 'e', 0 }, { 0x43a, 'k', 1 },
	{ 0x43e, 'o', 0 }, { 0x440, 'p', 0 }, { 0x441, 'c', 0 },
	{ 0x443, 'y', 0 }, { 0x445, 'x', 0 }, { 0x450, 0xe8, 0 },
	{ 0x451, 0xeb, 0 }, { 0x455, 's', 0 }, { 0x456, 'i', 0 },
	{ 0x457, 0xef, 0 }, { 0x458, 'j', 0 }, { 0x4ae, 'Y', 0 },
	{ 0x4af, 'y', 0 }, { 0x4ba, 'h', 1 }, { 0x4bb, 'h', 0 },
	{ 0x4c0, 'I', 0 }, { 0x4cf, 'l', 0 }, { 0x4d0, 0x102, 0 },
	{ 0x4d1, 0x103, 0 }, { 0x500, 'D', 1 }, { 0x501, 'd', 0 },
	{ 0x51a, 'Q', 0 }, { 0x51b, 'q', 0 }, { 0x51c, 'W', 0 },
	{ 0x51d, 'w', 0 }
};

int
vn_glyph_maybe(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	unsigned hit = 0;
	size_t i = 0;
	int k;

	/* Lead bytes of U+0380 to U+053F; they stand nowhere else. */
	for (; n - i >= 64 && !hit; i += 64)
		for (k = 0; k < 64; k++)
			hit |= (unsigned char)(p[i + (size_t)k] - 0xce) < 7;
	for (; i < n && !hit; i++)
		hit |= (unsigned char)(p[i] - 0xce) < 7;
	return hit != 0;
}

static const struct pair *
find(int32_t cp)
{
	size_t hi = sizeof pairs / sizeof pairs[0], lo = 0, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (pairs[mid].foreign == cp)
			return &pairs[mid];
		if (pairs[mid].foreign < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

enum { OTHER, LATIN, FOREIGN, MARK };

static int
script(int32_t cp)
{
	if (cp < 0x80)
		return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z' ? LATIN : OTHER;
	if ((cp >= 0xc0 && cp < 0x250 && cp != 0xd7 && cp != 0xf7) ||
	    (cp >= 0x1e00 && cp < 0x1f00))
		return LATIN;
	if (cp >= 0x300 && cp < 0x370)
		return MARK;
	if ((cp >= 0x370 && cp < 0x530) || (cp >= 0x1f00 && cp < 0x2000))
		return FOREIGN;
	if (utf8proc_category(cp) <= UTF8PROC_CATEGORY_LO &&
	    utf8proc_category(cp) != UTF8PROC_CATEGORY_CN)
		return FOREIGN;	/* IPA and the rest: no otherwise Latin word */
	return OTHER;
}

struct word {
	size_t	 len;		/* bytes in s */
	int	 latin, foreign, letters;
	int	 soft;		/* there are soft pairs */
	int	 odd;		/* a foreign letter has no look-alike */
};

/* The word at s[0..n); a word without letters is one character. */
static void
get_word(const char *s, size_t n, struct word *w)
{
	const struct pair *p;
	size_t i, len = 1;
	int32_t cp;
	int sc;

	memset(w, 0, sizeof *w);
	for (i = 0; i < n; i += len) {
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		sc = cp == -1 ? OTHER : script(cp);
		if (sc == OTHER)
			break;
		if (sc == MARK)
			continue;
		w->letters++;
		w->latin += sc == LATIN;
		w->foreign += sc == FOREIGN;
		if (sc == FOREIGN && (p = find(cp)) == NULL)
			w->odd = 1;
		else if (sc == FOREIGN)
			w->soft |= p->soft;
	}
	w->len = i > 0 ? i : len;
}

/* Append the word with Latin letters; e may be NULL. */
static int
put_word(struct vn_buf *out, const char *s, size_t at, size_t to,
    struct vn_edits *e, size_t base)
{
	const struct pair *p;
	size_t len, nc;
	int32_t cp;
	char c[4];

	for (; at < to; at += len) {
		len = (size_t)vn_utf8_get(s + at, to - at, &cp);
		if ((p = find(cp)) == NULL) {
			if (vn_buf_add(out, s + at, len) == -1)
				return -1;
			continue;
		}
		nc = (size_t)vn_utf8_put(c, p->latin);
		if ((e != NULL &&
		    vn_edit_add(e, at, len, out->n - base, nc) == -1) ||
		    vn_buf_add(out, c, nc) == -1)
			return -1;
	}
	return 0;
}

/* Does the word become a syllable?  out serves as scratch.  -1: ENOMEM. */
static int
is_syllable(struct vn_buf *out, const char *s, size_t at, size_t to)
{
	size_t mark = out->n, n;
	struct vn_syl y;

	if (put_word(out, s, at, to, NULL, 0) == -1)
		return -1;
	n = out->n - mark;
	out->n = mark;
	return vn_syl_parse(out->s + mark, n, &y) != VN_SYL_NO;
}

int
vn_glyph(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e)
{
	size_t base = out->n, done = 0, i;
	struct word w;
	int good;

	for (i = 0; i < n; i += w.len) {
		get_word(s + i, n - i, &w);
		if (w.latin == 0 || w.foreign == 0 || w.odd)
			continue;
		good = !w.soft;
		if (w.soft && w.letters > 2 && w.letters < 12 &&
		    (good = is_syllable(out, s, i, i + w.len)) == -1)
			return -1;
		if (!good)
			continue;
		if (vn_buf_add(out, s + done, i - done) == -1 ||
		    put_word(out, s, i, i + w.len, e, base) == -1)
			return -1;
		done = i + w.len;
	}
	return done < n ? vn_buf_add(out, s + done, n - done) : 0;
}
