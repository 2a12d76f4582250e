#include <string.h>

#include "jsonl.h"
#include "utf8.h"

struct scan {
	const char *s;
	size_t	 n, i;
	const char *name;
	size_t	 nname;
	size_t	 comp;		/* where the next part of the name begins */
	size_t	 good;		/* objects around us whose keys are its parts */
	size_t	 depth;
	unsigned char array[VN_JSONL_DEPTH / 8];	/* bit: level is an array */
	int	 whole, hit;	/* the key just read is the name, or its next part */
	size_t	 at[2], len[2];	/* found: by whole name, by parts */
	int	 found[2];
};

static int
peek(const struct scan *c)
{
	return c->i < c->n ? (unsigned char)c->s[c->i] : -1;
}

static void
space(struct scan *c)
{
	while (c->i < c->n && c->s[c->i] != '\0' &&
	    strchr(" \t\r\n", c->s[c->i]) != NULL)
		c->i++;
}

/* The value of s[0..4) in hexadecimal, or -1. */
static int32_t
hex4(const char *s, size_t n)
{
	int32_t v = 0;
	size_t i;
	char c;

	for (i = 0; i < 4; i++) {
		c = i < n ? s[i] : '\0';
		if (c >= '0' && c <= '9')
			v = v * 16 + (c - '0');
		else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
			v = v * 16 + ((c | 32) - 'a' + 10);
		else
			return -1;
	}
	return v;
}

/* Read a string at its quote; i is behind the closing one.  0, or -1. */
static int
string(struct scan *c, size_t *at, size_t *len)
{
	int b;

	if (peek(c) != '"')
		return -1;
	*at = ++c->i;
	while ((b = peek(c)) != '"') {
		if (b < 0x20)
			return -1;	/* the end, too */
		c->i++;
		if (b != '\\')
			continue;
		b = peek(c);
		if (b == 'u') {
			if (hex4(c->s + c->i + 1, c->n - c->i - 1) == -1) {
				c->i--;
				return -1;
			}
			c->i += 5;
		} else if (b > 0 && strchr("\"\\/bfnrt", b) != NULL) {
			c->i++;
		} else {
			return -1;
		}
	}
	*len = c->i++ - *at;
	return 0;
}

static int
digits(struct scan *c)
{
	size_t from = c->i;

	while (c->i < c->n && c->s[c->i] >= '0' && c->s[c->i] <= '9')
		c->i++;
	return c->i > from ? 0 : -1;
}

static int
number(struct scan *c)
{
	if (peek(c) == '-')
		c->i++;
	if (peek(c) == '0')
		c->i++;
	else if (digits(c) == -1)
		return -1;
	if (peek(c) == '.') {
		c->i++;
		if (digits(c) == -1)
			return -1;
	}
	if (peek(c) == 'e' || peek(c) == 'E') {
		c->i++;
		if (peek(c) == '+' || peek(c) == '-')
			c->i++;
		return digits(c);
	}
	return 0;
}

static int
word(struct scan *c, const char *w)
{
	for (; *w != '\0'; w++, c->i++)
		if (peek(c) != *w)
			return -1;
	return 0;
}

static int
put_surrogates(int32_t *cp, const char *s, size_t n)
{
	int32_t low;

	if (*cp < 0xd800 || *cp > 0xdfff)
		return 0;
	if (*cp > 0xdbff || n < 6 || s[0] != '\\' || s[1] != 'u' ||
	    (low = hex4(s + 2, n - 2)) < 0xdc00 || low > 0xdfff)
		return -1;
	*cp = 0x10000 + ((*cp - 0xd800) << 10) + (low - 0xdc00);
	return 6;
}

/*
 * Read the escape at s[0..n), which is well-formed, to dst (room for 4 bytes).
 * The bytes read, and *k written; 0 for a lone surrogate.
 */
static size_t
escape(const char *s, size_t n, char *dst, size_t *k)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	const char *p;
	int32_t cp;
	int more;

	if (s[1] != 'u') {
		p = strchr(from, s[1]);
		*dst = p != NULL ? to[p - from] : s[1];
		*k = 1;
		return 2;
	}
	cp = hex4(s + 2, n - 2);
	if ((more = put_surrogates(&cp, s + 6, n - 6)) == -1)
		return 0;
	*k = (size_t)vn_utf8_put(dst, cp);
	return 6 + (size_t)more;
}

/* 1 if the key s[0..n), still escaped, is name[0..m). */
static int
is_key(const char *s, size_t n, const char *name, size_t m)
{
	size_t i, j, k, used;
	char dst[4];

	for (i = j = 0; i < n; j += k) {
		k = 1;
		if (s[i] != '\\') {
			if (j >= m || name[j] != s[i])
				return 0;
			i++;
			continue;
		}
		used = escape(s + i, n - i, dst, &k);
		if (used == 0 || m - j < k || memcmp(name + j, dst, k) != 0)
			return 0;
		i += used;
	}
	return j == m;
}

/* The length of the part of the name that begins at comp. */
static size_t
part(const struct scan *c)
{
	const char *p = memchr(c->name + c->comp, '.', c->nname - c->comp);

	return p != NULL ? (size_t)(p - c->name) - c->comp :
	    c->nname - c->comp;
}

static int
key(struct scan *c)
{
	size_t at, len;

	space(c);
	if (string(c, &at, &len) == -1)
		return -1;
	c->whole = c->depth == 1 && is_key(c->s + at, len, c->name, c->nname);
	c->hit = c->good == c->depth - 1 && c->comp <= c->nname &&
	    is_key(c->s + at, len, c->name + c->comp, part(c));
	space(c);
	if (peek(c) != ':')
		return -1;
	c->i++;
	return 0;
}

static void
forget(struct scan *c)
{
	if (c->whole)
		c->found[0] = 0;
	if (c->hit && c->comp + part(c) == c->nname)
		c->found[1] = 0;
}

static int
open_level(struct scan *c, int array)
{
	size_t d = c->depth;

	if (d == VN_JSONL_DEPTH)
		return -1;
	c->array[d / 8] = (unsigned char)((c->array[d / 8] & ~(1u << d % 8)) |
	    (unsigned)array << d % 8);
	if (!array && d > 0 && c->hit && c->comp + part(c) < c->nname) {
		c->comp += part(c) + 1;
		c->good = d;
	}
	c->whole = c->hit = 0;
	c->depth++;
	c->i++;
	return 0;
}

static int
in_array(const struct scan *c)
{
	return c->array[(c->depth - 1) / 8] >> (c->depth - 1) % 8 & 1;
}

static void
close_level(struct scan *c)
{
	c->depth--;
	c->i++;
	if (c->good > 0 && c->good == c->depth) {
		/* Back out of a part of the name. */
		c->good--;
		c->comp--;
		while (c->comp > 0 && c->name[c->comp - 1] != '.')
			c->comp--;
	}
}

/* A value that is no container, or the opening of one.  0, or -1. */
static int
value(struct scan *c)
{
	size_t at, len;
	int i;

	space(c);
	forget(c);
	switch (peek(c)) {
	case '{':
	case '[':
		return open_level(c, peek(c) == '[');
	case '"':
		if (string(c, &at, &len) == -1)
			return -1;
		for (i = 0; i < 2; i++)
			if (i == 0 ? c->whole : c->hit &&
			    c->comp + part(c) == c->nname) {
				c->at[i] = at;
				c->len[i] = len;
				c->found[i] = 1;
			}
		return 0;
	case 't':
		return word(c, "true");
	case 'f':
		return word(c, "false");
	case 'n':
		return word(c, "null");
	default:
		return number(c);
	}
}

/* What comes first in a container: its end, or (a key and) a value. */
static int
first(struct scan *c)
{
	space(c);
	if (peek(c) == (in_array(c) ? ']' : '}')) {
		close_level(c);
		return 0;
	}
	if (!in_array(c) && key(c) == -1)
		return -1;
	return value(c);
}

/* Behind a value: the end of its container, or a comma and the next. */
static int
next(struct scan *c)
{
	space(c);
	if (peek(c) == (in_array(c) ? ']' : '}')) {
		close_level(c);
		return 0;
	}
	if (peek(c) != ',')
		return -1;
	c->i++;
	c->whole = c->hit = 0;
	if (!in_array(c) && key(c) == -1)
		return -1;
	return value(c);
}

int
vn_jsonl_find(const char *s, size_t n, const char *name, size_t nname,
    size_t *at, size_t *len)
{
	struct scan c = { .s = s, .n = n, .name = name, .nname = nname };
	size_t depth;
	int i, rc;

	space(&c);
	*at = c.i;
	if (peek(&c) != '{')
		return VN_JSONL_BAD;
	for (rc = open_level(&c, 0), depth = 0; c.depth > 0 && rc == 0; ) {
		/* Deeper than before: a container was just opened. */
		i = c.depth > depth;
		depth = c.depth;
		rc = i ? first(&c) : next(&c);
		if (c.depth < depth)
			depth = c.depth;
	}
	if (rc == 0)
		space(&c);
	*at = c.i;
	if (rc == -1 || c.i < n)
		return VN_JSONL_BAD;
	for (i = 0; i < 2; i++)
		if (c.found[i]) {
			*at = c.at[i];
			*len = c.len[i];
			return VN_JSONL_FOUND;
		}
	return VN_JSONL_NONE;
}

int
vn_jsonl_decode(struct vn_buf *out, const char *s, size_t n, size_t *bad,
    struct vn_edits *e)
{
	size_t from = out->n, i, j, k = 0, used;
	const char *p;
	char dst[4];

	for (i = 0; i < n; i = j + used) {
		p = memchr(s + i, '\\', n - i);
		j = p != NULL ? (size_t)(p - s) : n;
		if (vn_buf_add(out, s + i, j - i) == -1)
			return -1;
		if (p == NULL)
			break;
		if ((used = escape(p, n - j, dst, &k)) == 0) {
			*bad = j;
			return 1;
		}
		if (e != NULL && vn_edit_add(e, j, used, out->n - from, k) == -1)
			return -1;
		if (vn_buf_add(out, dst, k) == -1)
			return -1;
	}
	return 0;
}

int
vn_jsonl_encode(struct vn_buf *out, const char *s, size_t n)
{
	static const char from[] = "\b\f\n\r\t\"\\", to[] = "bfnrt\"\\";
	static const char hex[] = "0123456789abcdef";
	char esc[6] = { '\\', 'u', '0', '0' };
	size_t i, done = 0, k;
	const char *p;

	for (i = 0; i < n; i++) {
		if ((unsigned char)s[i] >= 0x20 && s[i] != '"' && s[i] != '\\')
			continue;
		p = s[i] != '\0' ? strchr(from, s[i]) : NULL;
		k = p != NULL ? 2 : 6;
		esc[1] = p != NULL ? to[p - from] : 'u';
		esc[4] = hex[s[i] >> 4 & 1];
		esc[5] = hex[s[i] & 15];
		if (vn_buf_add(out, s + done, i - done) == -1 ||
		    vn_buf_add(out, esc, k) == -1)
			return -1;
		done = i + 1;
	}
	return n > done ? vn_buf_add(out, s + done, n - done) : 0;
}
