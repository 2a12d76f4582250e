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

size_t
vn_utf8_valid(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0;
	uint64_t w;
	int32_t cp;
	int len;

	while (i < n) {
		if (p[i] < 0x80) {
			while (n - i >= 8) {
				memcpy(&w, p + i, 8);
				if ((w & 0x8080808080808080u) != 0)
					break;
				i += 8;
			}
			while (i < n && p[i] < 0x80)
				i++;
			continue;
		}
		/* The two shapes of nearly every Vietnamese letter. */
		if (p[i] >= 0xc2 && p[i] < 0xe0) {
			if (n - i < 2 || !CONT(p[i + 1]))
				return i;
			i += 2;
			continue;
		}
		if (p[i] == 0xe1) {
			if (n - i < 3 || !CONT(p[i + 1]) || !CONT(p[i + 2]))
				return i;
			i += 3;
			continue;
		}
		len = vn_utf8_get(s + i, n - i, &cp);
		if (cp == -1)
			return i;
		i += (size_t)len;
	}
	return n;
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
