#include <string.h>

#include "dfa.h"
#include "misread.h"
#include "moji.h"
#include "mojiword.h"
#include "syl.h"
#include "utf8.h"

/* --- the quick test: an automaton over bytes, as in utf8.c --- */

/*
 * T after a whole character, SP after a space, C2, C3 and CX (C4, CC) after that
 * lead byte, L after a character that may be a misread lead byte, LA after a with
 * acute, M1 and M2 before continuation bytes.
 */
enum { T = 0, SP = 6, C2 = 12, C3 = 18, CX = 24, L = 30, LA = 36, M1 = 42,
	M2 = 48, HIT = 54 };
/* The next state: inside M2, M1, C2, C3, CX; after a space; after L, LA; else. */
#define ROW(m2, m1, c2, c3, cx, sp, l, la, t) \
	((uint64_t)(t) << T | (uint64_t)(sp) << SP | (uint64_t)(c2) << C2 | \
	(uint64_t)(c3) << C3 | (uint64_t)(cx) << CX | (uint64_t)(l) << L | \
	(uint64_t)(la) << LA | (uint64_t)(m1) << M1 | (uint64_t)(m2) << M2 | \
	(uint64_t)HIT << HIT)
#define ALL(x)	ROW(x, x, x, x, x, x, x, x, x)
/* A lead byte; one of a character that may be a misread continuation byte. */
#define MARK(x)	ROW(x, x, x, x, x, HIT, x, x, x)
#define CONT(x)	ROW(x, x, x, x, x, x, HIT, x, x)
/* Continuation bytes; what they make of C3 and of C4 or CC. */
#define LOW(c3, cx)	ROW(M1, T, HIT, c3, cx, HIT, HIT, HIT, HIT)
#define HIGH(c3)	ROW(M1, T, T, c3, T, T, T, T, T)
#define X4(x)	x, x, x, x
#define X16(x)	X4(x), X4(x), X4(x), X4(x)

static const uint64_t automaton[256] = {
	X16(ALL(T)), X16(ALL(T)), ALL(SP), ALL(T), ALL(T), ALL(T),
	X4(ALL(T)), X4(ALL(T)), X4(ALL(T)), X16(ALL(T)),
	X16(ALL(T)), X16(ALL(T)), X16(ALL(T)), X16(ALL(T)),
	LOW(T, L), LOW(T, T), LOW(L, L), LOW(L, T),		/* 80 */
	LOW(L, T), LOW(L, T), LOW(L, T), LOW(T, T),
	X4(LOW(T, T)), LOW(L, T), LOW(L, T), LOW(T, T), LOW(T, T),
	X16(LOW(T, T)),						/* 90 */
	ROW(M1, T, SP, T, T, T, T, T, T), HIGH(LA), HIGH(T), HIGH(T),
	X4(HIGH(T)), X4(HIGH(T)), X4(HIGH(T)),
	X16(HIGH(T)),						/* B0 */
	ALL(T), ALL(T), ROW(C2, C2, C2, C2, C2, C2, HIT, HIT, C2), ALL(C3),
	ALL(CX), CONT(M1), CONT(M1), ALL(M1),
	X4(ROW(M1, M1, M1, M1, M1, M1, HIT, M1, M1)),
	MARK(CX), MARK(M1), ALL(M1), ALL(M1),
	X16(ALL(M1)),						/* D0 */
	ALL(M2), ALL(M2), CONT(M2), ALL(M2), X4(ALL(M2)), X4(ALL(M2)), X4(ALL(M2)),
	X16(ALL(M2))						/* F0 */
};

int
vn_moji_maybe(const char *s, size_t n)
{
	unsigned state = T;

	vn_dfa_run(automaton, s, n, &state, HIT);
	return state == HIT;
}

/* --- segments --- */

static int
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

struct segment {
	size_t	 from, to;
	int	 score, letters, unsure;
	int	 twice;		/* one misread character makes another */
	int	 quoted;	/* an opening guillemet waits for the closing one */
};

/*
 * Find the next segment of s[i..n).  0 if there is none; its end at least is
 * behind i.
 */
static int
next_segment(const char *s, size_t n, size_t i, struct segment *g)
{
	int lone_lead = 0, open = 0, quoted = g->quoted, space;
	const char *may;
	struct vn_misread u;
	size_t len;
	int32_t cp;

	*g = (struct segment){ .from = 0 };
	for (; i < n; i += len) {
		if ((unsigned char)s[i] < 0x80) {
			lone_lead = 0;
			len = 1;
			continue;
		}
		if (vn_misread_get(s + i, n - i, quoted, &u)) {
			g->twice |= lone_lead;
			g->score += u.unsure ? 0 : u.score;
			g->unsure += u.unsure;
			g->letters += u.letter;
			len = u.len;
			lone_lead = vn_misread_lead(u.cp) != 0 && u.cp < 0xf0;
		} else if ((len = vn_misread_gap(s + i, n - i, &may, &space)) == 0) {
			len = (size_t)vn_utf8_get(s + i, n - i, &cp);
			quoted = cp == 0xab || (quoted && cp != 0xbb);
			/* A true letter, or what is no text: the end. */
			if (open && (cp == -1 || (cp >= 0xc0 && cp < 0x2000)))
				break;
			continue;
		}
		if (!open)
			g->from = i;
		open = 1;
		g->to = i + len;
	}
	g->quoted = quoted;
	return open;
}

/* Are all words of s[0..n) with letters of the segment loose syllables? */
static int
plausible(const char *s, size_t n)
{
	struct vn_syl y;
	size_t i, from = 0, len;
	int high = 0;
	int32_t cp = 0;

	for (i = 0; i <= n; i += len) {
		len = 1;
		cp = 0;
		if (i < n)
			len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (cp > 0 && vn_syl_letter(cp)) {
			high |= cp > 0x7f;
			continue;
		}
		if (high && vn_syl_parse(s + from, i - from, &y) == VN_SYL_NO)
			return 0;
		high = 0;
		from = i + len;
	}
	return 1;
}

/* Append s[from..to) with what was misread undone, without repairs. */
static int
undo(struct vn_buf *out, const char *s, size_t from, size_t to)
{
	struct vn_misread u;
	char c[4];

	while (from < to) {
		if ((unsigned char)s[from] >= 0x80 &&
		    vn_misread_get(s + from, to - from, 0, &u)) {
			from += u.len;
			if (vn_buf_add(out, c, (size_t)vn_utf8_put(c,
			    u.cp)) == -1)
				return -1;
		} else if (vn_buf_addc(out, s[from++]) == -1)
			return -1;
	}
	return 0;
}

/* --- C1 --- */

/* A byte at s[0..n) that is no UTF-8: the quote, dash or ellipsis it is, or -1. */
static int32_t
lone_byte(const char *s, size_t n)
{
	int b = (unsigned char)s[0];
	int32_t cp = 0;

	if (n > 1)
		vn_utf8_get(s + 1, n - 1, &cp);
	if (cp == -1 || (b != 0x85 && (b < 0x91 || b > 0x97)))
		return -1;
	return b;
}

/* E2 80 9C with the E2 lost: what else would be a euro sign before a letter. */
static int32_t
get_80(const char *s, size_t n, size_t *len)
{
	int b = n < 4 || s[2] != '\xc2' ? 0 : (unsigned char)s[3];

	if (b != 0x98 && b != 0x99 && b != 0x9c && b != 0x9d)
		return 0x80;
	*len = 4;
	return 0x2000 + b - 0x80;
}

/* C1 after a with circumflex: a quote or dash read as Latin-1, proof in itself. */
static int32_t
get_e280(const char *s, size_t n, size_t *len)
{
	struct vn_misread u;

	if (n < 6 || s[2] != '\xc2' || s[3] != '\x80' ||
	    !vn_misread_get(s, n, 0, &u) || u.cp < 0x2010 || u.cp >= 0x2040)
		return 0xe2;
	*len = u.len;
	return u.cp;
}

static int
of_word(int32_t cp)
{
	return cp < 0x80 ? is_letter((char)cp) : vn_syl_letter(cp);
}

/*
 * C1 at s[i] as cp1252.  Its letters only beside a letter (cœur): alone they are
 * bullets of other fonts.
 */
static int32_t
get_c1(int32_t cp, int32_t prev, const char *s, size_t n)
{
	int32_t was = vn_misread_c1(cp), next = 0;

	if (n > 0)
		vn_utf8_get(s, n, &next);
	if ((was >= 0x152 && was < 0x193) && !of_word(prev) && !of_word(next))
		return cp;
	return was;
}

/* Append s[at..end) of s[0..n), C1 as cp1252. */
static int
put_plain(struct vn_buf *out, const char *s, size_t at, size_t end, size_t n,
    struct vn_edits *e, size_t base)
{
	size_t i, len, done = at, nc;
	int32_t cp, next, prev = 0;
	char c[4];

	/* An ill-formed neighbour before makes a lone byte part of its trouble. */
	if (at > 0)
		vn_utf8_back(s, at, &prev);
	for (i = at; i < end; i += len, prev = cp) {
		len = 1;
		cp = (unsigned char)s[i];
		if (cp < 0x80)
			continue;
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		next = cp == 0xe2 ? get_e280(s + i, end - i, &len) :
		    cp == 0x80 ? get_80(s + i, end - i, &len) : cp;
		if (cp == -1 && len == 1 && prev != -1)
			next = lone_byte(s + i, n - i);
		if (next >= 0x80 && next < 0xa0)
			next = get_c1(next, prev, s + i + len, n - i - len);
		if (next == cp || next == -1)
			continue;
		nc = (size_t)vn_utf8_put(c, next);
		if (vn_buf_add(out, s + done, i - done) == -1 ||
		    vn_edit_add(e, i, len, out->n - base, nc) == -1 ||
		    vn_buf_add(out, c, nc) == -1)
			return -1;
		done = i + len;
	}
	return vn_buf_add(out, s + done, end - done);
}

/* --- the whole line --- */

static int	layer(struct vn_buf *, const char *, size_t, struct vn_edits *, int);

/*
 * Append the segment g of s[0..n) undone, if it is proven: 1, 0 when it is not, -1.
 * g->to comes back as the place to go on.
 */
static int
try_segment(struct vn_buf *out, const char *s, size_t n, struct segment *g,
    struct vn_edits *e, size_t base, int outer)
{
	struct vn_edits inner = { .keep = 0 };
	struct vn_buf tmp = VN_BUF_INIT;
	size_t from, mark = out->n;
	int rc = 0;

	if (g->score + g->unsure == 0)
		return 0;
	if (undo(&tmp, s, g->from, g->to) == -1)
		goto fail;
	if (outer && g->twice) {
		if (layer(out, tmp.s, tmp.n, &inner, 0) == -1)
			goto fail;
		if (inner.count > 0) {
			rc = vn_edit_add(e, g->from, g->to - g->from,
			    mark - base, out->n - mark) == -1 ? -1 : 1;
			goto done;
		}
		out->n = mark;
	}
	/* What was read wrongly once more has two lead bytes for each letter. */
	if (g->letters == 0 || g->score + 2 * g->unsure + !outer < 2)
		goto done;
	if (g->score + !outer < 2) {
		/* The word begins before the misread character. */
		for (from = g->from; from > 0 && g->from - from < VN_MOJIWORD_MAX &&
		    is_letter(s[from - 1]); from--)
			;
		tmp.n = 0;
		if (undo(&tmp, s, from, g->to) == -1)
			goto fail;
		if (!plausible(tmp.s, tmp.n))
			goto done;
	}
	rc = 1;
	for (from = g->from; from < g->to && rc == 1; )
		if (vn_mojiword(out, s, &from, n, e, base) == -1)
			rc = -1;
	g->to = from;
	goto done;
fail:
	rc = -1;
done:
	vn_buf_fini(&tmp);
	return rc;
}

/*
 * One layer; outer: look whether there are two.  Never more than one call deep.
 */
static int
layer(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e, int outer)
{
	size_t base = out->n, from, i = 0;
	struct segment g = { .from = 0 };
	int rc;

	while (i < n && next_segment(s, n, i, &g)) {
		from = g.from;
		/* The letters before are part of the word that may have a gap. */
		while (from > i && g.from - from < VN_MOJIWORD_MAX / 2 &&
		    is_letter(s[from - 1]))
			from--;
		g.from = from;
		if (put_plain(out, s, i, g.from, n, e, base) == -1 ||
		    (rc = try_segment(out, s, n, &g, e, base, outer)) == -1 ||
		    (rc == 0 && put_plain(out, s, g.from, g.to, n, e,
		    base) == -1))
			return -1;
		i = g.to;
	}
	return put_plain(out, s, i, n, n, e, base);
}

int
vn_moji(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e)
{
	return n > 0 ? layer(out, s, n, e, 1) : 0;
}
