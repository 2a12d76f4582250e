#include <string.h>

#include <utf8proc.h>

#include "apart.h"
#include "syl.h"
#include "utf8.h"

#define WORD_MAX	32	/* bytes; a syllable with all marks apart is shorter */

/* The length of a mark of Vietnamese at s[0..n), 0 if there is none. */
static size_t
mark_length(const char *s, size_t n)
{
	unsigned char b;

	if (n < 2)
		return 0;
	b = (unsigned char)s[1];
	if (s[0] == '\xcc')
		return (b >= 0x80 && b < 0x84) || b == 0x86 || b == 0x89 ||
		    b == 0x9b || b == 0xa3 ? 2 : 0;
	return s[0] == '\xcd' && (b == 0x80 || b == 0x81) ? 2 : 0;
}

/* The length of a space at s[0..n). */
static size_t
space_length(const char *s, size_t n)
{
	if (n > 0 && s[0] == ' ')
		return 1;
	return n > 1 && s[0] == '\xc2' && s[1] == '\xa0' ? 2 : 0;
}

/* Spaces and behind them a mark: the length of the spaces, else 0. */
static size_t
apart(const char *s, size_t n)
{
	size_t i = 0, len;

	while (i < 16 && (len = space_length(s + i, n - i)) > 0)
		i += len;
	return i > 0 && mark_length(s + i, n - i) > 0 ? i : 0;
}

/* Is there a space, and behind it the byte b? */
static int
behind_space(const char *s, size_t n, char b)
{
	const char *p;
	size_t i;

	for (i = 1; i < n && (p = memchr(s + i, b, n - i)) != NULL; i++) {
		i = (size_t)(p - s);
		if (p[-1] == ' ' || (i > 1 && p[-1] == '\xa0' &&
		    p[-2] == '\xc2'))
			return 1;
	}
	return 0;
}

int
vn_apart_maybe(const char *s, size_t n)
{
	return behind_space(s, n, '\xcc') || behind_space(s, n, '\xcd');
}

/* The length of the letters and marks at s[0..n). */
static size_t
letters(const char *s, size_t n)
{
	size_t i, len;
	int32_t cp;

	for (i = 0; i < n && i <= WORD_MAX; i += len) {
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (cp == -1 || (!vn_syl_letter(cp) &&
		    mark_length(s + i, n - i) == 0))
			break;
	}
	return i;
}

/* NFC of s[0..n) in place, s has room for twice as much; its length, 0: too long. */
static size_t
compose(char *s, size_t n)
{
	int32_t cp[WORD_MAX * 3 + 1];
	utf8proc_ssize_t i, k;
	size_t m = 0;

	k = utf8proc_decompose((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n,
	    cp, WORD_MAX * 3, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
	if (k < 0 || k > WORD_MAX * 3)
		return 0;
	k = utf8proc_normalize_utf32(cp, k, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	for (i = 0; i < k && m <= n; i++)
		m += (size_t)vn_utf8_put(s + m, cp[i]);
	return m;
}

/* The tone marks in s[0..n), n <= 2 * WORD_MAX. */
static int
tones(const char *s, size_t n)
{
	int32_t cp[WORD_MAX * 6];
	utf8proc_ssize_t i, k;
	int t = 0;

	k = utf8proc_decompose((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n,
	    cp, WORD_MAX * 6, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
	for (i = 0; i < k && i < WORD_MAX * 6; i++)
		t += cp[i] == 0x300 || cp[i] == 0x301 || cp[i] == 0x303 ||
		    cp[i] == 0x309 || cp[i] == 0x323 || cp[i] == 0x340 ||
		    cp[i] == 0x341;
	return t;
}

/* Letters with what belongs to them in the composed form. */
struct word {
	char	 s[4 * WORD_MAX];
	size_t	 n;
};

/* w and s[0..n) one behind the other: the validity of the syllable. */
static int
parse_joined(const struct word *w, const char *s, size_t n)
{
	struct word t = *w;
	struct vn_syl y;

	if (t.n + n > WORD_MAX)
		return VN_SYL_NO;
	memcpy(t.s + t.n, s, n);
	t.n = compose(t.s, t.n + n);
	return vn_syl_parse(t.s, t.n, &y);
}

/* Does the mark at m fit the last letter of w?  Then w has it. */
static int
take_mark(struct word *w, const char *m, size_t n)
{
	struct word t = *w;
	int32_t cp;

	if (t.n == 0 || t.n + n > WORD_MAX)
		return 0;
	memcpy(t.s + t.n, m, n);
	t.n = compose(t.s, t.n + n);
	if (t.n == 0)
		return 0;
	vn_utf8_back(t.s, t.n, &cp);
	if (cp < 0x80 || !vn_syl_letter(cp) || tones(t.s, t.n) > 1)
		return 0;
	*w = t;
	return 1;
}

/* One letter run and the marks apart behind it. */
struct piece {
	size_t	 from, letters, to;	/* to: behind its marks */
	int	 marks;
};

static void
get_piece(const char *s, size_t n, size_t i, struct piece *p, struct word *w)
{
	size_t gap;

	p->from = i;
	p->letters = p->to = i + letters(s + i, n - i);
	p->marks = 0;
	w->n = 0;
	if (p->to - i > WORD_MAX / 2)
		return;
	memcpy(w->s, s + i, p->to - i);
	w->n = compose(w->s, p->to - i);
	while ((gap = apart(s + p->to, n - p->to)) > 0 &&
	    take_mark(w, s + p->to + gap, 2)) {
		p->to += gap + 2;
		p->marks++;
		/* More marks on the same letter, without a space. */
		while (mark_length(s + p->to, n - p->to) > 0 &&
		    take_mark(w, s + p->to, 2))
			p->to += 2;
	}
}

#define PIECES	4

/*
 * Letters directly behind the marks of the piece p: 1 when a new word begins there,
 * -1 when neither that nor one syllable results.
 */
static int
runs_on(const char *s, size_t n, const struct piece *p, const struct word *w)
{
	size_t len = letters(s + p->to, n - p->to);
	struct vn_syl y;

	if (p->marks == 0 || len == 0 ||
	    parse_joined(w, s + p->to, len) == VN_SYL_STRICT)
		return 0;
	return vn_syl_parse(w->s, w->n, &y) != VN_SYL_NO ? 1 : -1;
}

/* How many pieces from s[i] on make one strict syllable: the most. */
static int
joined(const char *s, size_t n, size_t i, struct piece *p, int *on)
{
	struct word all, w;
	int best = 1, k;
	size_t gap;

	get_piece(s, n, i, &p[0], &all);
	if ((*on = runs_on(s, n, &p[0], &all)) != 0)
		return 1;
	for (k = 1; k < PIECES && p[k - 1].marks > 0; k++) {
		gap = space_length(s + p[k - 1].to, n - p[k - 1].to);
		if (gap == 0)
			break;
		get_piece(s, n, p[k - 1].to + gap, &p[k], &w);
		if (w.n == 0 || all.n + w.n > WORD_MAX)
			break;
		if (parse_joined(&all, w.s, w.n) == VN_SYL_STRICT)
			best = k + 1;
		memcpy(all.s + all.n, w.s, w.n);
		all.n += w.n;
	}
	return best;
}

/* Leave out s[at..to) of the line. */
static int
cut(struct vn_buf *out, size_t at, size_t to, struct vn_edits *e, size_t base)
{
	return vn_edit_add(e, at, to - at, out->n - base, 0);
}

/* Append a piece without the spaces inside it. */
static int
put_piece(struct vn_buf *out, const char *s, const struct piece *p,
    struct vn_edits *e, size_t base)
{
	size_t gap, i = p->letters;

	if (vn_buf_add(out, s + p->from, i - p->from) == -1)
		return -1;
	while (i < p->to) {
		gap = apart(s + i, p->to - i);
		if ((gap > 0 && cut(out, i, i + gap, e, base) == -1) ||
		    vn_buf_add(out, s + i + gap, 2) == -1)
			return -1;
		i += gap + 2;
	}
	return 0;
}

/* The word at s[*i..n) with the marks and letters that belong to it. */
static int
put_word(struct vn_buf *out, const char *s, size_t n, size_t *i,
    struct vn_edits *e, size_t base)
{
	struct piece p[PIECES];
	int best, k, on;

	best = joined(s, n, *i, p, &on);
	if (on == -1) {
		*i = p[0].to;
		return vn_buf_add(out, s + p[0].from, p[0].to - p[0].from);
	}
	for (k = 0; k < best; k++) {
		if (k > 0 && cut(out, p[k - 1].to, p[k].from, e, base) == -1)
			return -1;
		if (put_piece(out, s, &p[k], e, base) == -1)
			return -1;
	}
	*i = p[best - 1].to;
	if (on == 0)
		return 0;
	/* The space goes where it belongs. */
	if (vn_edit_add(e, *i, 0, out->n - base, 1) == -1)
		return -1;
	return vn_buf_addc(out, ' ');
}

int
vn_apart(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e)
{
	size_t base = out->n, done = 0, i = 0, len, to;

	while (i < n) {
		len = letters(s + i, n - i);
		if (len == 0) {
			i++;
			continue;
		}
		if (len > WORD_MAX / 2 || apart(s + i + len, n - i - len) == 0) {
			i += len;
			continue;
		}
		to = i;
		if (vn_buf_add(out, s + done, i - done) == -1 ||
		    put_word(out, s, n, &to, e, base) == -1)
			return -1;
		done = i = to;
	}
	return done < n ? vn_buf_add(out, s + done, n - done) : 0;
}
