#include <string.h>

#include "dfa.h"
#include "punct.h"
#include "utf8.h"

/* --- the quick test: an automaton over bytes, as in utf8.c --- */

enum { T = 0, SP = 6, OPEN = 12, HIT = 18 };	/* SP: after a space; OPEN: after ( */
#define ROW(t, sp, open) \
	((uint64_t)(t) << T | (uint64_t)(sp) << SP | (uint64_t)(open) << OPEN | \
	(uint64_t)HIT << HIT)
#define REST	ROW(T, T, T)
#define MARK	ROW(T, HIT, T)
#define SPACE	ROW(SP, SP, HIT)
#define C2	ROW(T, T, HIT)		/* of a NBSP */
#define STOP	ROW(HIT, HIT, HIT)	/* E2, EF: all the rest */
#define X4(x)	x, x, x, x
#define X16(x)	X4(x), X4(x), X4(x), X4(x)

static const uint64_t automaton[256] = {
	X16(REST), X16(REST),
	SPACE, MARK, REST, REST, X4(REST),				/* 20 */
	ROW(OPEN, OPEN, OPEN), MARK, REST, REST, MARK, REST, MARK, REST,
	X4(REST), X4(REST), REST, REST, MARK, MARK, REST, REST, REST, MARK,
	X16(REST), X16(REST), X16(REST), X16(REST),
	X16(REST), X16(REST), ROW(SP, SP, SP), REST, REST, REST,
	X4(REST), X4(REST), X4(REST), X16(REST),
	REST, REST, C2, REST, X4(REST), X4(REST), X4(REST), X16(REST),	/* C0 */
	REST, REST, STOP, REST, X4(REST), X4(REST), REST, REST, REST, STOP,
	X16(REST)
};

int
vn_punct_maybe(const char *s, size_t n)
{
	unsigned state = T;

	vn_dfa_run(automaton, s, n, &state, HIT);
	return state == HIT;
}

/* --- single marks --- */

/* What cp becomes, NULL: it stays. */
static const char *
plain(int32_t cp, unsigned what, char c[4])
{
	static const char lig[7][4] = { "ff", "fi", "fl", "ffi", "ffl", "st",
		"st" };

	if (cp < 0x2013)
		return NULL;
	if (cp <= 0x2014)
		return what & VN_PUNCT_DASH ? "-" : NULL;
	if (cp >= 0x2018 && cp <= 0x201b)
		return what & VN_PUNCT_QUOTES ? "'" : NULL;
	if (cp >= 0x201c && cp <= 0x201f)
		return what & VN_PUNCT_QUOTES ? "\"" : NULL;
	if (cp == 0x2026)
		return what & VN_PUNCT_ELLIPSIS ? "..." : NULL;
	if (cp >= 0xfb00 && cp < 0xfb07)
		return what & VN_PUNCT_LIGATURE ? lig[cp - 0xfb00] : NULL;
	if (cp < 0xff01 || cp > 0xff5e || !(what & VN_PUNCT_WIDTH))
		return NULL;
	c[0] = (char)(cp - 0xff01 + '!');
	c[1] = '\0';
	return c;
}

/* Where a pass stands. */
struct pass {
	const char *s;
	size_t	 n;
	unsigned what;
	size_t	 open;		/* round brackets not yet closed */
	int	 url;		/* the chunk before is one */
};

/*
 * The character at p->s[i] as it will read, 0 at the end; its length in *len.
 * Of an ellipsis that becomes dots, the first.
 */
static int32_t
peek(const struct pass *p, size_t i, size_t *len)
{
	const char *t;
	int32_t cp = 0;
	char c[4];

	*len = 0;
	if (i >= p->n)
		return 0;
	*len = (size_t)vn_utf8_get(p->s + i, p->n - i, &cp);
	if ((t = plain(cp, p->what, c)) != NULL)
		return t[0];
	return cp;
}

static int
is_space(int32_t cp)
{
	return cp == ' ' || cp == 0xa0;
}

/* The end of the line or white space. */
static int
is_end(int32_t cp)
{
	return cp == 0 || is_space(cp) || cp == '\t' || cp == '\n' || cp == '\r';
}

static int
is_digit(int32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static int
is_quote(int32_t cp)
{
	return cp == '"' || cp == '\'' || cp == 0x201d || cp == 0x2019 ||
	    cp == 0xbb;
}

/* --- URLs and addresses --- */

/* Is the chunk s[0..n), without white space, a URL or an e-mail address? */
static int
is_url(const char *s, size_t n)
{
	const char *at;
	size_t i;

	for (i = 0; i + 3 < n; i++) {
		if (memcmp(s + i, "://", 3) == 0 ||
		    ((s[i] | 0x20) == 'w' && (s[i + 1] | 0x20) == 'w' &&
		    (s[i + 2] | 0x20) == 'w' && s[i + 3] == '.'))
			return 1;
		/* vnexpress.net/path */
		if (i > 1 && s[i] == '/' && (s[i - 1] | 0x20) >= 'a' &&
		    (s[i - 1] | 0x20) <= 'z' &&
		    memchr(s, '.', i) != NULL)
			return 1;
	}
	at = n > 0 ? memchr(s, '@', n) : NULL;
	return at != NULL && at > s && memchr(at, '.', n - (size_t)(at - s)) != NULL;
}

static size_t
chunk_length(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] != ' ' && s[i] != '\t' && s[i] != '\n' &&
	    !(s[i] == '\xc2' && i + 1 < n && s[i + 1] == '\xa0'))
		i++;
	return i;
}

/* --- spaces --- */

/* May the space between before and the mark at i (then next) go? */
static int
mark_takes(const struct pass *p, int32_t before, int32_t mark, size_t i)
{
	size_t len, more;
	int32_t next = peek(p, i, &len), then;

	then = peek(p, i + len, &more);
	/* Nothing goes behind a mark of the same kind or an opening one. */
	if (before == mark || before == 0x201c || before == 0x2018 ||
	    before == 0xab || (before > 0 && before < 0x80 &&
	    strchr(",;:([{", (char)before) != NULL))
		return 0;
	switch (mark) {
	case ':': case ';':
		if (!is_end(next))
			return 0;
		while (is_space(next)) {
			i += len;
			next = peek(p, i, &len);
		}
		/* A ratio, a smiley with a space in it. */
		return !(is_digit(before) && is_digit(next)) && next != ')' &&
		    next != '(';
	case '.':
		if (next == '.' || next == 0x2026 || (is_space(next) &&
		    then == '.'))
			return 0;
		break;
	default:
		if ((mark == '!' || mark == '?') &&
		    (next == '!' || next == '?'))
			return 1;
	}
	if (is_end(next) || next == ')' || next == ']')
		return 1;
	if (is_quote(next))
		return is_end(then);
	return (next == '!' || next == '?' || next == 0x2026) && is_end(then);
}

/* The eyes of an emoticon, and what makes it one. */
static int
is_eyes(int32_t cp)
{
	return cp == ':' || cp == ';' || cp == '=' || cp == '-' || cp == '^' ||
	    cp == '\'' || cp == '*' || cp == '>' || cp == '<' || cp == '_';
}

/* May the space between before and the ) at i - 1 go? */
static int
bracket_takes(const struct pass *p, int32_t before)
{
	return p->open > 0 && before != '(' && !is_eyes(before);
}

/*
 * The run of spaces at i, up to end: does it go?  before is the character in front
 * of it, before2 the one in front of that.
 */
static int
goes(const struct pass *p, int32_t before2, int32_t before, size_t end)
{
	size_t len;
	int32_t mark = peek(p, end, &len);

	if (is_end(before) || is_end(mark))
		return 0;
	if (before == '(')
		return mark != ')' && mark != '(' && !is_eyes(before2) &&
		    before2 != '(';
	if (p->url || (p->n - end >= 3 &&
	    memcmp(p->s + end, "\xe2\x80\xa6", 3) == 0))
		return 0;
	if (mark == ')')
		return bracket_takes(p, before);
	if (mark > 0 && mark < 0x80 && strchr(",.;:!?", (char)mark) != NULL)
		return mark_takes(p, before, mark, end + len);
	return 0;
}

/* --- the line --- */

/* One chunk without white space.  last: its last two characters as they will read. */
static int
put_chunk(struct pass *p, struct vn_buf *out, size_t i, size_t end,
    struct vn_edits *e, size_t base, int32_t last[2])
{
	size_t done = i, len, nt;
	const char *t;
	int32_t cp;
	char c[4];

	for (; i < end; i += len) {
		len = (size_t)vn_utf8_get(p->s + i, end - i, &cp);
		t = p->url ? NULL : plain(cp, p->what, c);
		last[0] = last[1];
		last[1] = t != NULL ? t[0] : cp;
		if (last[1] == '(' && !is_eyes(last[0]))
			p->open++;
		else if (last[1] == ')' && p->open > 0)
			p->open--;
		if (t == NULL)
			continue;
		nt = strlen(t);
		last[1] = t[nt - 1];
		if (vn_buf_add(out, p->s + done, i - done) == -1 ||
		    vn_edit_add(e, i, len, out->n - base, nt) == -1 ||
		    vn_buf_add(out, t, nt) == -1)
			return -1;
		done = i + len;
	}
	return vn_buf_add(out, p->s + done, end - done);
}

int
vn_punct(struct vn_buf *out, const char *s, size_t n, unsigned what,
    struct vn_edits *e)
{
	struct pass p = { .s = s, .n = n, .what = what };
	size_t base = out->n, end, i = 0;
	int32_t last[2] = { 0, 0 };

	while (i < n) {
		end = i + chunk_length(s + i, n - i);
		if (end > i) {
			p.url = is_url(s + i, end - i);
			if (put_chunk(&p, out, i, end, e, base, last) == -1)
				return -1;
			i = end;
		}
		for (; end < n && chunk_length(s + end, n - end) == 0; )
			end += s[end] == '\xc2' ? 2 : 1;
		if (what & VN_PUNCT_SPACE && end < n &&
		    memchr(s + i, '\t', end - i) == NULL &&
		    memchr(s + i, '\n', end - i) == NULL &&
		    goes(&p, last[0], last[1], end)) {
			if (vn_edit_add(e, i, end - i, out->n - base, 0) == -1)
				return -1;
		} else {
			if (vn_buf_add(out, s + i, end - i) == -1)
				return -1;
			last[0] = last[1];
			last[1] = ' ';
		}
		i = end;
	}
	return 0;
}
