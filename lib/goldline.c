#include "goldline.h"
#include "space.h"
#include "utf8.h"

#define JOINER	'_'

void
vn_goldline_fini(struct vn_goldline *g)
{
	vn_buf_fini(&g->text);
	vn_buf_fini(&g->mark);
}

static int
wrong(struct vn_goldline *g, size_t at, const char *why)
{
	g->why = why;
	g->at = at;
	return 1;
}

/* The bytes of the white space at s[0..n), n >= 1, or 0. */
static size_t
space_at(const char *s, size_t n)
{
	unsigned char c = (unsigned char)*s;
	int32_t cp;
	size_t len;

	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	if (c != 0xc2 && (c < 0xe1 || c > 0xe3))	/* no space there */
		return 0;
	len = (size_t)vn_utf8_get(s, n, &cp);
	return vn_is_space(cp) || cp == 0x85 ? len : 0;
}

static int
put(struct vn_goldline *g, int c, int mark)
{
	if (vn_buf_addc(&g->text, c) == -1)
		return -1;
	return vn_buf_addc(&g->mark, mark);
}

/*
 * The joiners of the word s[from..to): 0 when all of them join, 1 when they are
 * text in double, 2 when they are text as they stand; -1 when they are wrong.
 */
static int
kind_of(struct vn_goldline *g, const char *s, size_t from, size_t to)
{
	size_t i, k, single = 0, run = 0, others = 0;

	for (i = from; i < to; i = k) {
		for (k = i; k < to && s[k] == JOINER; k++)
			;
		if (k == i) {
			others++;
			k++;
			continue;
		}
		if (k - i == to - from)
			return (k - i) % 2 == 0 ? 1 : 2;
		if (k - i == 1)
			single++;
		else if ((k - i) % 2 == 0)
			run++;
		else
			return wrong(g, i, "an odd run of joiners"), -1;
		if (single > 0 && run > 0)
			return wrong(g, i, "joiners single and double "
			    "in one word"), -1;
		if (k - i == 1 && (others == 0 || k == to))
			return wrong(g, i, "joiner at the edge of a word"), -1;
	}
	return run > 0;
}

static int
put_word(struct vn_goldline *g, const char *s, size_t from, size_t to)
{
	const char *first = memchr(s + from, JOINER, to - from);
	int kind = 0;
	size_t i;

	g->words++;
	if (first != NULL) {
		if ((kind = kind_of(g, s, from, to)) == -1)
			return 1;
		g->joined += kind == 0;
		g->literal += kind > 0;
	}
	for (i = from; i < to; i++) {
		int joiner = s[i] == JOINER;

		if (put(g, joiner && kind == 0 ? ' ' : s[i],
		    joiner && kind == 0) == -1)
			return -1;
		i += joiner && kind == 1;
	}
	return 0;
}

int
vn_goldline(struct vn_goldline *g, const char *s, size_t n)
{
	size_t i, k, len;
	const char *nul;
	int rc;

	g->text.n = g->mark.n = 0;
	g->words = g->joined = g->literal = 0;
	g->why = NULL;
	if ((i = vn_utf8_valid(s, n)) < n)
		return wrong(g, i, "invalid UTF-8");
	if (n > 0 && (nul = memchr(s, '\0', n)) != NULL)
		return wrong(g, (size_t)(nul - s), "NUL in text");
	if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		i = 3;
	else
		i = 0;
	while (i < n) {
		if ((len = space_at(s + i, n - i)) > 0) {
			for (; len > 0; len--)
				if (put(g, s[i++], 0) == -1)
					return -1;
			continue;
		}
		for (k = i + 1; k < n && space_at(s + k, n - k) == 0; k++)
			;
		if ((rc = put_word(g, s, i, k)) != 0)
			return rc;
		i = k;
	}
	return 0;
}
