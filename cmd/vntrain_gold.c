#include <stdlib.h>
#include <string.h>

#include "../lib/ent.h"
#include "../lib/jsonl.h"
#include "../lib/norm.h"
#include "../lib/utf8.h"
#include "vntrain.h"

/* Behind the colon of the member name, in an object that is sound; or NULL. */
static const char *
member(const char *s, size_t n, const char *name)
{
	size_t i, from, depth = 0, len = strlen(name);

	for (i = 0; i < n; i++) {
		if (s[i] == '{' || s[i] == '[')
			depth++;
		if (s[i] == '}' || s[i] == ']')
			depth--;
		if (s[i] != '"')
			continue;
		for (from = ++i; s[i] != '"'; i++)
			i += s[i] == '\\';
		if (depth != 1 || i - from != len ||
		    memcmp(s + from, name, len) != 0)
			continue;
		while (++i < n && strchr(" \t\r\n", s[i]) != NULL)
			;
		if (i < n && s[i] == ':')
			return s + i + 1;
		i--;
	}
	return NULL;
}

/* A cursor over the list of entities of an object that is sound. */
struct cursor {
	const char *s, *end;
};

static int
peek(struct cursor *c)
{
	while (c->s < c->end && (*c->s == ' ' || *c->s == '\t' ||
	    *c->s == '\r' || *c->s == '\n'))
		c->s++;
	return c->s < c->end ? (unsigned char)*c->s : -1;
}

static int
eat(struct cursor *c, int ch)
{
	if (peek(c) != ch)
		return 0;
	c->s++;
	return 1;
}

/* A count of characters.  0, or -1. */
static int
number(struct cursor *c, uint32_t *v)
{
	int d = peek(c);

	if (d < '0' || d > '9')
		return -1;
	for (*v = 0; c->s < c->end && *c->s >= '0' && *c->s <= '9'; c->s++) {
		if (*v > 100000000)
			return -1;
		*v = *v * 10 + (uint32_t)(*c->s - '0');
	}
	return 0;
}

/* Behind a string that begins at the cursor. */
static void
skip_string(struct cursor *c)
{
	for (c->s++; c->s < c->end && *c->s != '"'; c->s++)
		if (*c->s == '\\' && c->s + 1 < c->end)
			c->s++;
	if (c->s < c->end)
		c->s++;
}

/* [start, end, "TYPE", ...] at the cursor.  0, or -1. */
static int
entity(struct cursor *c, struct vn_name_gold *g)
{
	const char *s;
	int depth;

	if (!eat(c, '[') || number(c, &g->s) == -1 || !eat(c, ',') ||
	    number(c, &g->e) == -1 || g->e <= g->s || !eat(c, ',') ||
	    peek(c) != '"')
		return -1;
	s = c->s + 1;
	skip_string(c);
	if ((g->type = vn_ent_type(s, (size_t)(c->s - s - 1))) == -1)
		return -1;
	for (depth = 1; depth > 0; ) {
		switch (peek(c)) {
		case -1:
			return -1;
		case '"':
			skip_string(c);
			continue;
		case '[':
			depth++;
			break;
		case ']':
			depth--;
			break;
		}
		c->s++;
	}
	return 0;
}

/* The list [entity, ...].  0, 1 when it is none, or -1 with errno ENOMEM. */
static int
entities(struct cursor *c, struct vn_name_gold **gold, size_t *n)
{
	struct vn_name_gold *g;
	size_t cap = 0;

	if (!eat(c, '['))
		return 1;
	if (eat(c, ']'))
		return 0;
	do {
		if (*n == cap) {
			cap = cap * 2 + 8;
			if ((g = realloc(*gold, cap * sizeof *g)) == NULL)
				return -1;
			*gold = g;
		}
		if (entity(c, &(*gold)[*n]) == -1)
			return 1;
		++*n;
	} while (eat(c, ','));
	return 0;
}

/* Code points of the text to its bytes.  0, or -1. */
static int
to_bytes(const struct vn_buf *text, struct vn_name_gold *g, size_t n)
{
	uint32_t cp = 0;
	size_t i, k = 0;
	int in = 0;

	for (i = 0; i <= text->n && k < n; i++) {
		if (i < text->n && ((unsigned char)text->s[i] & 0xc0) == 0x80)
			continue;
		if (in && cp == g[k].e) {
			g[k++].e = (uint32_t)i;
			in = 0;
		}
		if (k < n && !in && cp == g[k].s) {
			g[k].s = (uint32_t)i;
			in = 1;
		}
		cp++;
	}
	return k == n ? 0 : -1;
}

/* The value of the text, decoded, to raw.  0, 1 or -1 as gold_parse(). */
static int
text_of(const char *s, size_t n, struct vn_buf *raw, const char **why)
{
	size_t at, len, bad;
	int rc;

	*why = "no JSON object with a text";
	if (vn_jsonl_find(s, n, "text", 4, &at, &len) != VN_JSONL_FOUND)
		return 1;
	*why = "text is no UTF-8";
	if ((rc = vn_jsonl_decode(raw, s + at, len, &bad, NULL)) != 0)
		return rc;
	return vn_utf8_valid(raw->n > 0 ? raw->s : "", raw->n) < raw->n;
}

int
gold_parse(const char *s, size_t n, struct vn_buf *text,
    struct vn_name_gold **gold, size_t *ngold, const char **why)
{
	struct vn_buf raw = VN_BUF_INIT;
	struct vn_norm norm = { .cap = 0 };
	struct cursor c;
	int rc;

	*ngold = 0;
	/* Of an empty text, too, there is an address. */
	if (vn_buf_need(&raw, 1) == -1 || vn_buf_need(text, 1) == -1)
		rc = -1;
	else
		rc = text_of(s, n, &raw, why);
	if (rc == 0) {
		*why = "no list of entities [start, end, \"TYPE\"]";
		c.end = s + n;
		if ((c.s = member(s, n, "entities")) == NULL)
			rc = 1;
		else
			rc = entities(&c, gold, ngold);
	}
	if (rc == 0)
		rc = vn_nfc(&norm, text, raw.s, raw.n, NULL);
	if (rc == 0) {
		*why = "entities out of order or outside of the text";
		rc = to_bytes(text, *gold, *ngold) == -1;
	}
	vn_norm_fini(&norm);
	vn_buf_fini(&raw);
	return rc;
}
