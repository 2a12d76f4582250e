#include <string.h>

#include <utf8proc.h>

#include "misread.h"
#include "mojiword.h"
#include "syl.h"
#include "utf8.h"

#define WORD_MAX	VN_MOJIWORD_MAX
#define GAPS_MAX	2

struct word {
	char	 s[WORD_MAX + 4];
	size_t	 n;
	size_t	 from, to;	/* in the segment */
	int	 gaps;
	struct {
		const char *may;
		size_t	 at;	/* in s */
		size_t	 from, len;	/* the bytes it stands for */
		int	 space;
	} gap[GAPS_MAX];
	int	 changed;
};

static int
ascii_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Read the word at s[i..n); its end is w->to, behind i. */
static void
get_word(const char *s, size_t n, size_t i, struct word *w)
{
	const char *may;
	struct vn_misread u;
	size_t len;
	int space;

	memset(w, 0, sizeof *w);
	w->from = i;
	for (; i < n && w->n < WORD_MAX; i += len) {
		len = 1;
		if (ascii_letter(s[i])) {
			w->s[w->n++] = s[i];
		} else if (vn_misread_get(s + i, n - i, 0, &u)) {
			len = u.len;
			if (u.cp >= 0x80 && u.cp < 0xa0)
				u.cp = vn_misread_c1(u.cp);
			if (!u.letter && w->n + (size_t)w->gaps > 0)
				break;
			w->n += (size_t)vn_utf8_put(w->s + w->n, u.cp);
			w->changed = 1;
			if (!u.letter) {
				i += len;
				break;
			}
		} else if (w->gaps < GAPS_MAX && (len = vn_misread_gap(s + i, n - i,
		    &may, &space)) > 0 && *may != '\0') {
			w->gap[w->gaps].may = may;
			w->gap[w->gaps].at = w->n;
			w->gap[w->gaps].from = i;
			w->gap[w->gaps].len = len;
			w->gap[w->gaps++].space = space;
			if (space) {
				i += len;
				break;
			}
		} else
			break;
	}
	w->to = i;
}

/* The word with its gaps filled by the choices a and b: its length in dst. */
static size_t
fill(char *dst, const struct word *w, const char *c[GAPS_MAX],
    const size_t len[GAPS_MAX])
{
	size_t done = 0, n = 0;
	int g;

	for (g = 0; g < w->gaps && g < GAPS_MAX; g++) {
		memcpy(dst + n, w->s + done, w->gap[g].at - done);
		n += w->gap[g].at - done;
		memcpy(dst + n, c[g], len[g]);
		n += len[g];
		done = w->gap[g].at;
	}
	memcpy(dst + n, w->s + done, w->n - done);
	return n + w->n - done;
}

/*
 * The space in place of the last byte of a letter: does the syllable go on behind
 * it?  The number of letters that belong to it, with two spaces none.
 */
static size_t
goes_on(const char *s, size_t n, const char *word, size_t nword)
{
	char t[2 * WORD_MAX];
	struct vn_syl y;
	size_t k;

	/* Endings of one or two letters are seldom words of their own. */
	for (k = 0; 1 + k < n && k < 3 && ascii_letter(s[1 + k]); k++)
		;
	if (n < 2 || k == 0 || k > 2 || nword + k > sizeof t)
		return 0;
	if (1 + k < n && (unsigned char)s[1 + k] >= 0x80)
		return 0;
	memcpy(t, word, nword);
	memcpy(t + nword, s + 1, k);
	return vn_syl_parse(t, nword + k, &y) == VN_SYL_STRICT ? k : 0;
}

/* No capital after a small letter, and no small one after two capitals. */
static int
even_case(const char *s, size_t n)
{
	size_t i;
	int32_t cp, was = 0;
	int upper, uppers = 0;

	for (i = 0; i < n; was = cp) {
		i += (size_t)vn_utf8_get(s + i, n - i, &cp);
		upper = utf8proc_tolower(cp) != cp;
		if (upper ? uppers == 0 && was != 0 : uppers > 1)
			return 0;
		uppers = upper ? uppers + 1 : 0;
	}
	return 1;
}

/* The space at s[0..n) behind a word was a byte of it, and is no separator. */
static int
is_byte(const char *s, size_t n)
{
	if (n < 2 || s[0] != ' ')
		return 0;
	if (s[1] == '-')
		return n > 2 && s[2] != ' ' && s[2] != '-';
	return s[1] != '\0' && strchr(" ,.;:!?)/", s[1]) != NULL;
}

/* Try all fillings; the one that is a strict syllable, if it is alone. */
static size_t
one_filling(char *best, const struct word *w)
{
	const char *c[GAPS_MAX] = { "", "" };
	size_t len[GAPS_MAX] = { 0, 0 }, n, found = 0;
	char t[2 * WORD_MAX];
	struct vn_syl y;
	int32_t cp;

	for (c[0] = w->gap[0].may; *c[0] != '\0'; c[0] += len[0]) {
		len[0] = (size_t)vn_utf8_get(c[0], strlen(c[0]), &cp);
		c[1] = w->gaps > 1 ? w->gap[1].may : " ";
		for (; *c[1] != '\0'; c[1] += len[1]) {
			len[1] = (size_t)vn_utf8_get(c[1], strlen(c[1]), &cp);
			n = fill(t, w, c, len);
			if (!even_case(t, n) ||
			    (vn_syl_parse(t, n, &y) != VN_SYL_STRICT &&
			    !(w->gaps == 1 && c[0][len[0]] == '\0' &&
			    c[0] == w->gap[0].may)))
				continue;
			if (found > 0)
				return 0;
			memcpy(best, t, n);
			found = n;
		}
	}
	return found;
}

/* Append the word, as far as it can be repaired.  *to: where to go on. */
static int
put_word(struct vn_buf *out, const char *s, size_t n, struct word *w,
    struct vn_edits *e, size_t base, size_t *to)
{
	size_t at = out->n - base, len, more = 0, done = 0, from, g;
	char t[2 * WORD_MAX];

	*to = w->to;
	if (w->gaps == 0) {
		if (w->changed && vn_edit_add(e, w->from, w->to - w->from, at,
		    w->n) == -1)
			return -1;
		return vn_buf_add(out, w->s, w->n);
	}
	if ((len = one_filling(t, w)) > 0) {
		if (w->gap[w->gaps - 1].space && w->to < n) {
			more = goes_on(s + w->to, n - w->to, t, len);
			if (more > 0) {
				memcpy(t + len, s + w->to + 1, more);
				*to = w->to + 1 + more;
			} else if (is_byte(s + w->to, n - w->to))
				*to = w->to + 1;
			len += more;
		}
		if (vn_edit_add(e, w->from, *to - w->from, at, len) == -1)
			return -1;
		return vn_buf_add(out, t, len);
	}
	/* Nothing certain: what is no gap is right all the same. */
	for (g = 0; g < (size_t)w->gaps; g++) {
		from = w->gap[g].at;
		if (vn_buf_add(out, w->s + done, from - done) == -1 ||
		    vn_buf_add(out, s + w->gap[g].from, w->gap[g].len) == -1)
			return -1;
		done = from;
	}
	if (w->changed && vn_edit_add(e, w->from, w->to - w->from, at,
	    out->n - base + w->n - done - at) == -1)
		return -1;
	return vn_buf_add(out, w->s + done, w->n - done);
}

int
vn_mojiword(struct vn_buf *out, const char *s, size_t *i, size_t n,
    struct vn_edits *e, size_t base)
{
	struct word w;

	get_word(s, n, *i, &w);
	if (w.to > *i)
		return put_word(out, s, n, &w, e, base, i);
	return vn_buf_addc(out, s[(*i)++]);
}
