#include <stdlib.h>
#include <string.h>

#include "../lib/ent.h"
#include "../lib/jsonl.h"
#include "../lib/norm.h"
#include "../lib/utf8.h"
#include "vntrain.h"

/* Where the value of the member name begins, in an object that is sound. */
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
		for (i++; i < n && strchr(" \t", s[i]) != NULL; i++)
			;
		if (i < n && s[i] == ':') {
			for (i++; strchr(" \t", s[i]) != NULL; i++)
				;
			return s + i;
		}
		i--;
	}
	return NULL;
}

/* Read a number.  0, or -1. */
static int
number(const char **p, const char *end, uint32_t *v)
{
	const char *s = *p;

	while (s < end && (*s == ' ' || *s == '[' || *s == ','))
		s++;
	if (s == end || *s < '0' || *s > '9')
		return -1;
	for (*v = 0; s < end && *s >= '0' && *s <= '9' && *v < 100000000; s++)
		*v = *v * 10 + (uint32_t)(*s - '0');
	*p = s;
	return 0;
}

/* [start, end, "TYPE", ...] at *p.  0, or -1. */
static int
entity(const char **p, const char *end, struct vn_name_gold *g)
{
	const char *s, *q;

	if (number(p, end, &g->s) == -1 || number(p, end, &g->e) == -1 ||
	    g->e <= g->s)
		return -1;
	for (s = *p; s < end && (*s == ' ' || *s == ','); s++)
		;
	if (s == end || *s != '"' ||
	    (q = memchr(s + 1, '"', (size_t)(end - s - 1))) == NULL ||
	    (g->type = vn_ent_type(s + 1, (size_t)(q - s - 1))) == -1)
		return -1;
	/* to its end, over strings */
	for (s = q + 1; s < end && *s != ']'; s++)
		if (*s == '"')
			for (s++; s < end && *s != '"'; s++)
				s += *s == '\\';
	if (s >= end)
		return -1;
	*p = s + 1;
	return 0;
}

/* Code points to bytes; the entities are in order.  0, or -1. */
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

int
gold_parse(const char *s, size_t n, struct vn_buf *text,
    struct vn_name_gold **gold, size_t *ngold, const char **why)
{
	struct vn_buf raw = VN_BUF_INIT;
	struct vn_norm norm = { .cap = 0 };
	struct vn_name_gold *g;
	const char *p;
	size_t at, len, bad, cap = 0;
	int rc;

	*ngold = 0;
	*why = "no JSON object with a text";
	if (vn_jsonl_find(s, n, "text", 4, &at, &len) != VN_JSONL_FOUND)
		return 1;
	if ((rc = vn_jsonl_decode(&raw, s + at, len, &bad, NULL)) == 0 &&
	    vn_utf8_valid(raw.s, raw.n) < raw.n)
		rc = 1;
	if (rc == 0)
		rc = vn_nfc(&norm, text, raw.s != NULL ? raw.s : "", raw.n,
		    NULL);
	vn_norm_fini(&norm);
	vn_buf_fini(&raw);
	if (rc != 0)
		return rc;
	*why = "no list of entities [start, end, \"TYPE\"]";
	if ((p = member(s, n, "entities")) == NULL || *p != '[')
		return 1;
	for (p++; ; ) {
		while (p < s + n && (*p == ' ' || *p == ','))
			p++;
		if (p < s + n && *p == ']')
			break;
		if (*ngold == cap) {
			cap = cap * 2 + 8;
			if ((g = realloc(*gold, cap * sizeof *g)) == NULL)
				return -1;
			*gold = g;
		}
		if (p == s + n || *p != '[' ||
		    entity(&p, s + n, &(*gold)[*ngold]) == -1)
			return 1;
		++*ngold;
	}
	*why = "entities out of order or outside of the text";
	return to_bytes(text, *gold, *ngold) == -1;
}
