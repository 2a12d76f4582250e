#include <string.h>

#include "data/entities.h"
#include "entity.h"
#include "utf8.h"

/* HTML's table for 0x80 to 0x9F: cp1252, and itself where that has a hole. */
static const unsigned short cp1252[32] = {
	0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
	0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178
};

int
vn_entity_maybe(const char *s, size_t n)
{
	return n > 0 && memchr(s, '&', n) != NULL;
}

/* The value of a digit, 16 if c is none. */
static int32_t
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
		return (c | 0x20) - 'a' + 10;
	return 16;
}

/* &#233; or &#xE9; at s, s[1] is the number sign. */
static size_t
numeric(const char *s, size_t n, char *dst, size_t *len)
{
	int32_t base = 10, cp = 0, d;
	size_t i = 2, from;

	if (i < n && (s[i] | 0x20) == 'x') {
		base = 16;
		i++;
	}
	for (from = i; i < n && (d = digit(s[i])) < base; i++)
		cp = cp > 0x10ffff ? cp : cp * base + d;
	if (i == from || i == n || s[i] != ';')
		return 0;
	if (cp == 0 || cp > 0x10ffff || (cp >= 0xd800 && cp < 0xe000))
		return 0;
	if (cp == '\n' || cp == '\r')
		cp = ' ';
	if (cp >= 0x80 && cp < 0xa0)
		cp = cp1252[cp - 0x80];
	*len = (size_t)vn_utf8_put(dst, cp);
	return i + 1;
}

static int
alnum(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Compare s[0..n) with the name of that row. */
static int
compare(const char *s, size_t n, size_t row)
{
	size_t m = names[row].n;
	int d = memcmp(s, text + names[row].at, n < m ? n : m);

	return d != 0 ? d : (n > m) - (n < m);
}

static size_t
named(const char *s, size_t n, char *dst, size_t *len)
{
	size_t end = 1, hi = sizeof names / sizeof names[0], lo = 0, mid;
	int d;

	while (end < n && end <= LONGEST && alnum(s[end]))
		end++;
	if (end == n || s[end] != ';')
		return 0;
	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		d = compare(s + 1, end - 1, mid);
		if (d == 0) {
			*len = names[mid].chars;
			memcpy(dst, text + names[mid].at + names[mid].n, *len);
			if (dst[0] == '\n')
				dst[0] = ' ';
			return end + 1;
		}
		if (d < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return 0;
}

size_t
vn_entity_get(const char *s, size_t n, char *dst, size_t *len)
{
	if (n < 3 || s[0] != '&')
		return 0;
	return s[1] == '#' ? numeric(s, n, dst, len) : named(s, n, dst, len);
}

int
vn_entity(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e)
{
	size_t base = out->n, done = 0, i = 0, len, nc;
	const char *p;
	char c[8];

	while (i < n && (p = memchr(s + i, '&', n - i)) != NULL) {
		i = (size_t)(p - s);
		if ((len = vn_entity_get(p, n - i, c, &nc)) == 0) {
			i++;
			continue;
		}
		if (vn_buf_add(out, s + done, i - done) == -1 ||
		    vn_edit_add(e, i, len, out->n - base, nc) == -1 ||
		    vn_buf_add(out, c, nc) == -1)
			return -1;
		done = i += len;
	}
	return done < n ? vn_buf_add(out, s + done, n - done) : 0;
}
