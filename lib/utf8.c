#include <stdint.h>
#include <string.h>

#include "utf8.h"

#define CONT(c)	(((c) & 0xc0) == 0x80)

/*
 * Unicode table 3-7 by lead byte: how long a sequence is and which second bytes
 * it may have.  Leads that begin nothing have length 0.
 */
static inline int
lead(unsigned char c, unsigned char *lo, unsigned char *hi)
{
	*lo = 0x80;
	*hi = 0xbf;
	if (c < 0xc2)
		return 0;
	if (c < 0xe0)
		return 2;
	if (c < 0xf0) {
		if (c == 0xe0)
			*lo = 0xa0;
		else if (c == 0xed)
			*hi = 0x9f;
		return 3;
	}
	if (c == 0xf0)
		*lo = 0x90;
	else if (c == 0xf4)
		*hi = 0x8f;
	return c < 0xf5 ? 4 : 0;
}

int
vn_utf8_get(const char *s, size_t n, int32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s;
	unsigned char lo, hi;
	int i, len;

	if (p[0] < 0x80) {
		*cp = p[0];
		return 1;
	}
	*cp = -1;
	if ((len = lead(p[0], &lo, &hi)) == 0)
		return 1;
	if (n < 2 || p[1] < lo || p[1] > hi)
		return 1;
	for (i = 2; i < len; i++)
		if ((size_t)i >= n || !CONT(p[i]))
			return i;
	if (len == 2)
		*cp = (p[0] & 0x1f) << 6 | (p[1] & 0x3f);
	else if (len == 3)
		*cp = (p[0] & 0x0f) << 12 | (p[1] & 0x3f) << 6 |
		    (p[2] & 0x3f);
	else
		*cp = (p[0] & 0x07) << 18 | (p[1] & 0x3f) << 12 |
		    (p[2] & 0x3f) << 6 | (p[3] & 0x3f);
	return len;
}

int
vn_utf8_put(char *dst, int32_t cp)
{
	unsigned char *p = (unsigned char *)dst;

	if (cp < 0x80) {
		p[0] = (unsigned char)cp;
		return 1;
	}
	if (cp < 0x800) {
		p[0] = (unsigned char)(0xc0 | cp >> 6);
		p[1] = (unsigned char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		p[0] = (unsigned char)(0xe0 | cp >> 12);
		p[1] = (unsigned char)(0x80 | (cp >> 6 & 0x3f));
		p[2] = (unsigned char)(0x80 | (cp & 0x3f));
		return 3;
	}
	p[0] = (unsigned char)(0xf0 | cp >> 18);
	p[1] = (unsigned char)(0x80 | (cp >> 12 & 0x3f));
	p[2] = (unsigned char)(0x80 | (cp >> 6 & 0x3f));
	p[3] = (unsigned char)(0x80 | (cp & 0x3f));
	return 4;
}

int
vn_utf8_back(const char *s, size_t n, int32_t *cp)
{
	size_t back;
	int len;

	/* The subpart that ends at n starts at most three bytes before its last. */
	for (back = n < 4 ? n : 4; back > 1; back--) {
		len = vn_utf8_get(s + n - back, back, cp);
		if ((size_t)len == back)
			return len;
	}
	return vn_utf8_get(s + n - 1, 1, cp);
}

/*
 * Table 3-7 as an automaton.  Its nine states stand, six bits each, in one word for
 * every class of bytes; the next state is the word shifted by the present one.
 * GOOD is between characters, T1 to T3 wait for so many continuation bytes, the
 * others for a second byte of a narrower range.
 */
enum {
	GOOD = 0, T1 = 6, T2 = 12, T3 = 18, SE0 = 24, SED = 30, SF0 = 36,
	SF4 = 42, ILL = 48
};
#define AT(state, next)	((uint64_t)(next) << (state))
/* Any byte but a continuation: only good between characters. */
#define LEAD(next)	(AT(GOOD, next) | AT(T1, ILL) | AT(T2, ILL) | \
	AT(T3, ILL) | AT(SE0, ILL) | AT(SED, ILL) | AT(SF0, ILL) | \
	AT(SF4, ILL) | AT(ILL, ILL))
/* A continuation byte; the four that depend on its range. */
#define TAIL(e0, ed, f0, f4)	(AT(GOOD, ILL) | AT(T1, GOOD) | AT(T2, T1) | \
	AT(T3, T2) | AT(SE0, e0) | AT(SED, ed) | AT(SF0, f0) | AT(SF4, f4) | \
	AT(ILL, ILL))
#define X4(x)	x, x, x, x
#define X16(x)	X4(x), X4(x), X4(x), X4(x)

static const uint64_t automaton[256] = {
	X16(LEAD(GOOD)), X16(LEAD(GOOD)), X16(LEAD(GOOD)), X16(LEAD(GOOD)),
	X16(LEAD(GOOD)), X16(LEAD(GOOD)), X16(LEAD(GOOD)), X16(LEAD(GOOD)),
	X16(TAIL(ILL, T1, ILL, T2)),				/* 80 */
	X16(TAIL(ILL, T1, T2, ILL)),				/* 90 */
	X16(TAIL(T1, ILL, T2, ILL)), X16(TAIL(T1, ILL, T2, ILL)),	/* A0 */
	LEAD(ILL), LEAD(ILL), LEAD(T1), LEAD(T1), X4(LEAD(T1)),	/* C0 */
	X4(LEAD(T1)), X4(LEAD(T1)),
	X16(LEAD(T1)),						/* D0 */
	LEAD(SE0), LEAD(T2), LEAD(T2), LEAD(T2), X4(LEAD(T2)),	/* E0 */
	X4(LEAD(T2)), LEAD(T2), LEAD(SED), LEAD(T2), LEAD(T2),
	LEAD(SF0), LEAD(T3), LEAD(T3), LEAD(T3), LEAD(SF4),	/* F0 */
	LEAD(ILL), LEAD(ILL), LEAD(ILL), X4(LEAD(ILL)), X4(LEAD(ILL))
};

size_t
vn_utf8_valid(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0, from = 0, end;
	uint64_t state = GOOD;
	int32_t cp = 0;
	int len;

	while (i < n && (state & 63) != ILL) {
		/* If these 64 bytes are ill-formed, look again from here. */
		if ((state & 63) == GOOD)
			from = i;
		for (end = n - i > 64 ? i + 64 : n; i < end; i++)
			state = automaton[p[i]] >> (state & 63);
	}
	if ((state & 63) == GOOD)
		return n;
	for (i = from; i < n && cp != -1; i += (size_t)len) {
		len = vn_utf8_get(s + i, n - i, &cp);
		if (cp == -1)
			break;
	}
	return i;
}

size_t
vn_utf8_bad(const char *s, size_t n, size_t *first)
{
	size_t bad = 0, i = 0;
	int32_t cp;

	*first = n;
	if (n == 0)
		return 0;
	while ((i += vn_utf8_valid(s + i, n - i)) < n) {
		if (bad++ == 0)
			*first = i;
		i += (size_t)vn_utf8_get(s + i, n - i, &cp);
	}
	return bad;
}
