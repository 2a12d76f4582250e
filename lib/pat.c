#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ent.h"
#include "map.h"
#include "norm.h"
#include "pat.h"
#include "pat_spell.h"
#include "utf8.h"

/*
 * The pattern is read twice: first to learn what it holds, then to write it.
 * Groups are kept on a small stack; PCRE2 refuses more than 250 levels.
 */
#define DEPTH_MAX	256

/* State of a group. */
#define G_X	0x01		/* (?x): white space is nothing */
#define G_KEEP	0x02		/* nothing may be rewritten in here */
#define G_LOOK	0x04		/* inside a positive lookaround */

struct reader {
	const char *p;
	size_t	 n, i;
	unsigned how;
	int	 learn;		/* first reading */
	int	 cuts;		/* holds what makes rewriting uncertain */
	int	 refs;		/* holds back references */
	struct vn_pat *v;
	unsigned char group[DEPTH_MAX];
	size_t	 depth;
};

/* --- small helpers --- */

static int
is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static int
is_upper(int c)
{
	return c >= 'A' && c <= 'Z';
}

static int
is_lower(int c)
{
	return c >= 'a' && c <= 'z';
}

static int
is_space(int c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The byte k places on, or -1 behind the end. */
static int
peek(const struct reader *r, size_t k)
{
	return r->n - r->i > k ? (unsigned char)r->p[r->i + k] : -1;
}

static int
starts(const struct reader *r, const char *s)
{
	size_t n = strlen(s);

	return r->n - r->i >= n && memcmp(r->p + r->i, s, n) == 0;
}

/* Copy k bytes (or what is left) as they are. */
static int
copy(struct reader *r, size_t k)
{
	const char *s = r->p + r->i;

	if (k > r->n - r->i)
		k = r->n - r->i;
	r->i += k;
	return r->learn ? 0 : vn_buf_add(&r->v->re, s, k);
}

/* Copy up to and with the next c; to the end when there is none. */
static int
copy_to(struct reader *r, int c)
{
	const char *q = memchr(r->p + r->i, c, r->n - r->i);

	return copy(r, q != NULL ? (size_t)(q - r->p) + 1 - r->i : r->n - r->i);
}

static int
put(struct reader *r, const char *s, size_t n)
{
	return r->learn ? 0 : vn_buf_add(&r->v->re, s, n);
}

static void
refuse(struct reader *r, unsigned what)
{
	if ((r->v->is & what) == 0)
		r->v->bad = r->i;
	r->v->is |= what;
}

static unsigned char *
top(struct reader *r)
{
	return &r->group[r->depth];
}

/* --- literal characters --- */

/* What may stand between an item and its quantifier without being anything. */
static size_t
skip_nothing(const struct reader *r, size_t i)
{
	const char *q;

	for (;;) {
		if (i < r->n && is_space((unsigned char)r->p[i])) {
			i++;
		} else if (r->n - i >= 2 && memcmp(r->p + i, "\\E", 2) == 0) {
			i += 2;
		} else if (r->n - i >= 3 && memcmp(r->p + i, "(?#", 3) == 0) {
			q = memchr(r->p + i, ')', r->n - i);
			i = q != NULL ? (size_t)(q - r->p) + 1 : r->n;
		} else if (i < r->n && r->p[i] == '#' &&
		    (r->group[r->depth] & G_X)) {
			q = memchr(r->p + i, '\n', r->n - i);
			i = q != NULL ? (size_t)(q - r->p) + 1 : r->n;
		} else {
			return i;
		}
	}
}

/*
 * If an entity stands at offset i, its length; *types and the name are set (none:
 * *nname is 0).  Else 0: what is in braces is no type.
 */
static size_t
entity_at(const struct reader *r, size_t i, unsigned *types, size_t *name,
    size_t *nname)
{
	const char *s = r->p + i, *end;
	size_t k, n;
	int type;

	if (r->v->slots == NULL || r->n - i < 2 || *s != '{' ||
	    (end = memchr(s, '}', r->n - i)) == NULL)
		return 0;
	n = (size_t)(end - s);
	for (k = 1; k < n && s[k] != '='; k++)
		;
	type = vn_ent_type(s + 1, k - 1);
	if (k == 4 && memcmp(s + 1, "any", 3) == 0)
		*types = (1u << VN_ENT_TYPES) - 1;
	else if (type >= 0)
		*types = 1u << type;
	else
		return 0;
	*name = i + k + 1;
	*nname = k < n ? n - k - 1 : 0;
	return k == n || *nname > 0 ? n + 1 : 0;
}

static int
is_entity(const struct reader *r, size_t i)
{
	unsigned types;
	size_t name, nname;

	return entity_at(r, i, &types, &name, &nname) > 0;
}

/*
 * 1 if a quantifier may follow offset i.  White space is passed in any mode,
 * and every brace but an entity's counts: a doubt leaves the pattern alone.
 */
static int
quantified(const struct reader *r, size_t i)
{
	if (r->how & VN_PAT_FIXED)
		return 0;
	i = skip_nothing(r, i);
	return i < r->n && strchr("*+?{", r->p[i]) != NULL &&
	    r->p[i] != '\0' && !is_entity(r, i);
}

static int
may_rewrite(struct reader *r)
{
	if (r->cuts || (*top(r) & G_KEEP))
		return 0;
	return !(r->refs && (*top(r) & G_LOOK));
}

/* One character that stands for itself; esc: it must not act in the pattern. */
static int
literal(struct reader *r, int esc)
{
	char alt[VN_PAT_VARIANT];
	size_t k, nalt = 0;
	int32_t cp;
	int len, rc;

	if (may_rewrite(r) && (k = vn_pat_variant(
	    r->p, r->n, r->i, r->how, alt, &nalt)) > 0 &&
	    !quantified(r, r->i + k)) {
		r->i += k;
		return put(r, alt, nalt);
	}
	len = vn_utf8_get(r->p + r->i, r->n - r->i, &cp);
	if (esc && cp >= 0 && cp < 0x80 && !is_digit(cp) && !is_upper(cp) &&
	    !is_lower(cp) && cp != '\0' && put(r, "\\", 1) == -1)
		return -1;
	if ((r->how & VN_PAT_PLAIN) == 0 || cp < 0x80)
		return copy(r, (size_t)len);
	r->i += (size_t)len;
	rc = r->learn ? 0 : vn_map_base(&r->v->re, cp);
	return rc == -1 ? -1 : 0;
}

/* \Q...\E with i behind the \Q; folded for plain text, else as it is. */
static int
quoted(struct reader *r)
{
	while (r->i < r->n && !starts(r, "\\E"))
		if (r->how & VN_PAT_PLAIN ? literal(r, 0) == -1 :
		    copy(r, 1) == -1)
			return -1;
	if (r->i == r->n) {
		r->v->is |= VN_PAT_ALONE;
		return put(r, "\\E", 2);
	}
	return copy(r, 2);
}

/* --- escapes --- */

/* \g: by number, by name, or a call. */
static int
escape_g(struct reader *r)
{
	int c = peek(r, 2);

	r->refs = 1;
	if (c == '<' || c == '\'')
		r->cuts = 1;
	if (copy(r, 3) == -1)
		return -1;
	return c == '{' ? copy_to(r, '}') : c == '<' ? copy_to(r, '>') :
	    c == '\'' ? copy_to(r, '\'') : 0;
}

static int
escape_hex(struct reader *r)
{
	size_t k = 2;
	int c;

	if (peek(r, 2) == '{')
		return copy_to(r, '}');
	for (; k < 4; k++) {
		c = peek(r, k);
		if (!is_digit(c) && !((c | 0x20) >= 'a' && (c | 0x20) <= 'f'))
			break;
	}
	return copy(r, k);
}

/* A backslash outside a class. */
static int
escape(struct reader *r)
{
	int c = peek(r, 1), d = peek(r, 2);
	int32_t cp;

	switch (c) {
	case 'Q':
		return copy(r, 2) == -1 ? -1 : quoted(r);
	case 'N': case 'P': case 'p': case 'o':
		if (d == '{')
			return copy_to(r, '}');
		return copy(r, c == 'p' || c == 'P' ? 3 : 2);
	case 'c':
		return copy(r, 3);
	case 'g':
		return escape_g(r);
	case 'k':
		r->refs = 1;
		return copy(r, 3) == -1 ? -1 : copy_to(r, d == '{' ? '}' :
		    d == '<' ? '>' : '\'');
	case 'x':
		return escape_hex(r);
	case '1': case '2': case '3': case '4': case '5': case '6': case '7':
	case '8': case '9':
		r->refs = 1;
		return copy(r, 2);
	}
	if (c < 0x80)
		return copy(r, 2);
	if (r->how & VN_PAT_PLAIN) {
		r->i++;
		return literal(r, 0);
	}
	return copy(r, 1 + (size_t)vn_utf8_get(r->p + r->i + 1,
	    r->n - r->i - 1, &cp));
}

/* --- classes --- */

/*
 * After a class member or range lo to hi of a pattern for plain text: the base
 * letters of what it holds, which is what the text has in their place.
 */
static int
class_bases(struct reader *r, int32_t lo, int32_t hi)
{
	unsigned char seen[128] = { 0 };
	struct vn_buf b = VN_BUF_INIT;
	int32_t cp;
	char c;
	int rc = 0;

	for (cp = lo < 0xc0 ? 0xc0 : lo; cp <= hi && cp < 0x1f00; cp++) {
		b.n = 0;
		if (vn_map_base(&b, cp) == -1) {
			rc = -1;
			break;
		}
		c = b.n == 1 ? b.s[0] : 0;
		if (c > 0 && !seen[(int)c]) {
			seen[(int)c] = 1;
			if ((rc = put(r, &c, 1)) == -1)
				break;
		}
	}
	vn_buf_fini(&b);
	return rc;
}

/* One literal of a class, or a range of two. */
static int
class_member(struct reader *r)
{
	int32_t lo, hi;
	int len = vn_utf8_get(r->p + r->i, r->n - r->i, &lo);

	if (copy(r, (size_t)len) == -1)
		return -1;
	hi = lo;
	if (peek(r, 0) == '-' && peek(r, 1) != ']' && peek(r, 1) != '\\' &&
	    peek(r, 1) != '[' && peek(r, 1) != -1) {
		len = vn_utf8_get(r->p + r->i + 1, r->n - r->i - 1, &hi);
		if (copy(r, 1 + (size_t)len) == -1)
			return -1;
	} else if (peek(r, 0) == '-') {
		return 0;	/* up to an escape: the range cannot be told */
	}
	return r->how & VN_PAT_PLAIN ? class_bases(r, lo, hi) : 0;
}

/* [:name:] [.x.] [=x=] inside a class: its length, or 0. */
static size_t
posix_class(const struct reader *r)
{
	int c = peek(r, 1);
	size_t k;

	if (peek(r, 0) != '[' || (c != ':' && c != '.' && c != '='))
		return 0;
	for (k = 2; r->n - r->i > k + 1; k++) {
		if (r->p[r->i + k] == c && r->p[r->i + k + 1] == ']')
			return k + 2;
		if (r->p[r->i + k] == ']' || r->p[r->i + k] == '\\')
			return 0;
	}
	return 0;
}

static int
class(struct reader *r)
{
	size_t k;
	int quote = 0, rc = 0;

	rc = copy(r, peek(r, 1) == '^' ? 2 : 1);
	if (rc == 0 && peek(r, 0) == ']')
		rc = copy(r, 1);
	while (rc == 0 && r->i < r->n) {
		if (quote || starts(r, "\\E")) {
			quote = quote && !starts(r, "\\E");
			rc = quote ? class_member(r) : copy(r, 2);
		} else if (starts(r, "\\Q")) {
			quote = 1;
			rc = copy(r, 2);
		} else if (peek(r, 0) == ']') {
			return copy(r, 1);
		} else if ((k = posix_class(r)) > 0) {
			rc = copy(r, k);
		} else if (peek(r, 0) == '\\') {
			rc = escape(r);
		} else {
			rc = class_member(r);
		}
	}
	return rc;
}

/* --- groups --- */

static int
push(struct reader *r, unsigned char state)
{
	if (r->depth + 1 == DEPTH_MAX)
		return copy(r, r->n - r->i);	/* PCRE2 will refuse it */
	r->group[++r->depth] = state;
	return 0;
}

/* (*VERB), (*VERB:name) or (*name: with i at the parenthesis. */
static int
verb(struct reader *r)
{
	static const char *const harmless[] = { "ACCEPT)", "F)", "FAIL)",
	    "UTF)", "UCP)", "NO_JIT)", "NO_START_OPT)", "NO_AUTO_POSSESS)",
	    "NO_DOTSTAR_ANCHOR)", "NOTEMPTY)", "LIMIT_" };
	size_t i;

	if (is_lower(peek(r, 2))) {
		/* lookarounds, atomic groups and script runs by name */
		if (copy_to(r, ':') == -1)
			return -1;
		r->v->is |= VN_PAT_ALONE;
		return push(r, *top(r) | G_KEEP);
	}
	r->v->is |= VN_PAT_ALONE;
	r->i += 2;
	for (i = 0; i < sizeof harmless / sizeof harmless[0]; i++)
		if (starts(r, harmless[i]))
			break;
	if (i == sizeof harmless / sizeof harmless[0])
		r->cuts = 1;
	r->i -= 2;
	return copy_to(r, ')');
}

/*
 * (?flags) or (?flags: with i at the first flag.  The x flag is what matters.
 */
static int
flags(struct reader *r)
{
	unsigned char state = *top(r);
	int c, off = 0;

	for (;; ) {
		c = peek(r, 0);
		if (c == '-')
			off = 1;
		else if (c == '^')
			state &= (unsigned char)~G_X;
		else if (c == 'x')
			state = off ? state & (unsigned char)~G_X : state | G_X;
		else if (!is_lower(c) && !is_upper(c))
			break;
		if (copy(r, 1) == -1)
			return -1;
	}
	if (state & G_X)
		r->v->is |= VN_PAT_ALONE;
	if (copy(r, 1) == -1)
		return -1;
	if (c == ':')
		return push(r, state);
	if (c == ')')
		*top(r) = state;
	return 0;
}

/* (?<name> (?'name' (?P<name> with k bytes before the name. */
static int
named(struct reader *r, size_t k, int end)
{
	r->v->is |= VN_PAT_ALONE;
	if (copy(r, k) == -1 || copy_to(r, end) == -1)
		return -1;
	return push(r, *top(r));
}

/* (?( with i at the first parenthesis: what stands in the condition is kept. */
static int
condition(struct reader *r)
{
	r->cuts = 1;
	r->v->is |= VN_PAT_ALONE;
	if (copy(r, 2) == -1 || push(r, *top(r)) == -1)
		return -1;
	if (peek(r, 1) == '?' || peek(r, 1) == '*')
		return 0;	/* an assertion: read as a group of its own */
	return copy_to(r, ')');
}

/* A call of a group, or anything else that ends at the parenthesis. */
static int
call(struct reader *r)
{
	r->cuts = 1;
	r->refs = 1;
	r->v->is |= VN_PAT_ALONE;
	return copy_to(r, ')');
}

/* (? with i at the parenthesis. */
static int
special_group(struct reader *r)
{
	int c = peek(r, 2), d = peek(r, 3);

	switch (c) {
	case '#':
		return copy_to(r, ')');
	case ':': case '|':
		return copy(r, 3) == -1 ? -1 : push(r, *top(r));
	case '=':
		return copy(r, 3) == -1 ? -1 : push(r, *top(r) | G_LOOK);
	case '>': case '!': case '*':
		return copy(r, 3) == -1 ? -1 : push(r, *top(r) | G_KEEP);
	case '<':
		if (d == '=')
			return copy(r, 4) == -1 ? -1 :
			    push(r, *top(r) | G_LOOK);
		if (d == '!' || d == '*')
			return copy(r, 4) == -1 ? -1 :
			    push(r, *top(r) | G_KEEP);
		return named(r, 3, '>');
	case '\'':
		return named(r, 3, '\'');
	case 'P':
		return d == '<' ? named(r, 4, '>') : call(r);
	case '(':
		return condition(r);
	case 'C':
		refuse(r, VN_PAT_CALLOUT);
		return call(r);
	case '&': case 'R': case '+':
		return call(r);
	case '-':
		if (is_digit(d))
			return call(r);
		break;
	}
	if (is_digit(c))
		return call(r);
	return copy(r, 2) == -1 ? -1 : flags(r);
}

/* A closing parenthesis; a possessive quantifier behind it makes it atomic. */
static int
close_group(struct reader *r)
{
	const char *q;
	size_t i;

	if (r->depth > 0)
		r->depth--;
	i = skip_nothing(r, r->i + 1);
	if (i < r->n && r->p[i] == '{' && !is_entity(r, i)) {
		q = memchr(r->p + i, '}', r->n - i);
		i = q != NULL ? (size_t)(q - r->p) : r->n;
	} else if (i < r->n && strchr("*+?", r->p[i]) == NULL) {
		return copy(r, 1);
	}
	i = i < r->n ? skip_nothing(r, i + 1) : i;
	if (i < r->n && r->p[i] == '+')
		r->cuts = 1;
	return copy(r, 1);
}

/* --- entities --- */

static int
add_slot(struct vn_pat_slots *t, unsigned types, const char *s, size_t n)
{
	struct vn_pat_slot *v;
	size_t cap;

	if (t->n == t->cap) {
		cap = t->cap ? t->cap * 2 : 8;
		if ((v = realloc(t->v, cap * sizeof *v)) == NULL)
			return -1;
		t->v = v;
		t->cap = cap;
	}
	v = &t->v[t->n++];
	memset(v, 0, sizeof *v);
	v->types = types;
	v->name = t->text.n;
	v->nname = n;
	return vn_buf_add(&t->text, s, n);
}

void
vn_pat_slots_fini(struct vn_pat_slots *t)
{
	free(t->v);
	vn_buf_fini(&t->text);
	memset(t, 0, sizeof *t);
}

static int
brace(struct reader *r)
{
	char item[64];
	unsigned types;
	size_t k, name, nname;
	int n;

	k = entity_at(r, r->i, &types, &name, &nname);
	if (k == 0)
		return copy(r, 1);
	if ((r->v->is & VN_PAT_ENTITY) == 0)
		r->v->entity = r->i;
	r->v->is |= VN_PAT_ENTITY;
	r->i += k;
	if (r->learn)
		return 0;
	n = snprintf(item, sizeof item, "(?>(?C'%zu')(?s:.)+?(?C))",
	    r->v->slots->n);
	if (add_slot(r->v->slots, types, r->p + name, nname) == -1)
		return -1;
	return put(r, item, (size_t)n);
}

/* --- the whole --- */

static int
item(struct reader *r)
{
	int c = peek(r, 0);

	switch (c) {
	case '\\':
		return escape(r);
	case '[':
		return class(r);
	case '(':
		if (peek(r, 1) == '*' && (is_lower(peek(r, 2)) ||
		    is_upper(peek(r, 2)) || peek(r, 2) == ':'))
			return verb(r);
		if (peek(r, 1) == '?')
			return special_group(r);
		return copy(r, 1) == -1 ? -1 : push(r, *top(r));
	case ')':
		return close_group(r);
	case '{':
		return brace(r);
	case '#':
		if (*top(r) & G_X)
			return copy_to(r, '\n');
		return copy(r, 1);
	case '.': case '^': case '$': case '|': case '*': case '+': case '?':
	case '\0':
		return copy(r, 1);
	}
	return literal(r, 0);
}

static int
read_once(struct reader *r)
{
	r->i = r->depth = 0;
	r->group[0] = 0;
	while (r->i < r->n)
		if ((r->how & VN_PAT_FIXED ? literal(r, 1) : item(r)) == -1)
			return -1;
	/* An open comment must not swallow what is put behind the pattern. */
	return *top(r) & G_X ? put(r, "\n", 1) : 0;
}

int
vn_pat_read(struct vn_pat *v, const char *p, size_t n, unsigned how)
{
	struct reader r = { .how = how, .v = v, .learn = 1 };
	struct vn_norm norm = { 0 };
	int rc;

	v->nfc.n = v->re.n = v->is = 0;
	v->bad = v->entity = 0;
	rc = vn_nfc(&norm, &v->nfc, p, n, NULL);
	vn_norm_fini(&norm);
	if (rc == -1)
		return -1;
	r.p = v->nfc.s;
	r.n = v->nfc.n;
	if (read_once(&r) == -1)
		return -1;
	r.learn = 0;
	if (read_once(&r) == -1)
		return -1;
	if (r.refs || r.cuts)
		v->is |= VN_PAT_ALONE;
	return 0;
}

void
vn_pat_fini(struct vn_pat *v)
{
	vn_buf_fini(&v->nfc);
	vn_buf_fini(&v->re);
}
