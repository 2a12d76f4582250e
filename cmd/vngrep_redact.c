#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/keyhash.h"
#include "../lib/syl.h"
#include "vngrep_names.h"
#include "vngrep_work.h"

/* Accents and case do not count where a name is looked for again. */
#define HOW	(VN_FOLD_TONE | VN_FOLD_CASE | VN_FOLD_ACCENT)
/* But where it is a single word they do: Hòa is not hoa. */
#define GIVEN	(VN_FOLD_TONE | VN_FOLD_CASE)
/* So many words without accents are a name also in small letters. */
#define ASCII_WORDS	3

/* Bytes [from, to) of the record are hidden. */
struct hide {
	uint32_t from, to;
	uint32_t hash;
	uint8_t	 type;
};

struct grep_redact {
	struct grep_names names;	/* of this line; with --doc of the file */
	struct grep_names given;	/* their last words */
	struct grep_words line, one;
	size_t	 fileno;		/* of the names, from 1 */
	struct hide *v;
	size_t	 n, cap;
};

static int
hide(struct grep_redact *x, size_t from, size_t to, int type, uint32_t hash)
{
	struct hide *v;
	size_t cap;

	if (x->n == x->cap) {
		cap = x->cap ? x->cap * 2 : 16;
		if ((v = realloc(x->v, cap * sizeof *v)) == NULL)
			return -1;
		x->v = v;
		x->cap = cap;
	}
	v = &x->v[x->n++];
	v->from = (uint32_t)from;
	v->to = (uint32_t)to;
	v->type = (uint8_t)type;
	v->hash = hash;
	return 0;
}

static uint32_t
hash_key(const struct grep_worker *w, const char *key, size_t n)
{
	return (uint32_t)vn_keyhash(w->g->o.key, key, n) & 0xffffff;
}

/*
 * Remember the last word of the name s[0..n): the given name of a Vietnamese, the
 * family name of most others.  It has the hash that it has where it is recognised
 * by itself.
 */
static int
add_given(struct grep_worker *w, struct grep_redact *x, const char *s, size_t n)
{
	const struct grep_word *v;

	if (grep_words(&x->one, s, n, GIVEN) == -1)
		return -1;
	if (x->one.n < 2)
		return 0;
	v = &x->one.v[x->one.n - 1];
	s += v->start;
	n = v->end - v->start;
	if (!v->capital || n < 2)
		return 0;
	w->one.n = 0;
	if (grep_key(&w->g->o, &w->one, s, n) == -1 ||
	    grep_words(&x->one, s, n, GIVEN) == -1)
		return -1;
	return grep_names_add(&x->given, &x->one, VN_ENT_PER,
	    hash_key(w, w->one.s, w->one.n));
}

/*
 * The hash of e.  A name without accents is that of the line that reads the same
 * with them; names with accents are remembered.
 */
static int
hash_of(struct grep_worker *w, struct grep_redact *x, struct grep_ent *e,
    int plain, uint32_t *hash)
{
	const char *s = w->t.e + e->start;
	const struct grep_name *name;
	size_t n = e->end - e->start, k = 0;

	if (grep_ent_key(w, e) == -1)
		return -1;
	*hash = hash_key(w, w->text.s + e->key, e->nkey);
	if (e->type != VN_ENT_PER)
		return 0;
	if (add_given(w, x, s, n) == -1)
		return -1;
	if (grep_words(&x->one, s, n, HOW) == -1)
		return -1;
	name = plain && x->one.n > 0 ?
	    grep_names_at(&x->names, &x->one, 0, 1, &k) : NULL;
	if (name != NULL && k == x->one.n && k > 1) {
		*hash = name->id;
		return 0;
	}
	return grep_names_add(&x->names, &x->one, VN_ENT_PER, *hash);
}

static int
is_ascii(const char *s, size_t n)
{
	while (n > 0 && (unsigned char)s[n - 1] < 0x80)
		n--;
	return n == 0;
}

/* The entities themselves: those with accents before the others. */
static int
hide_entities(struct grep_worker *w, struct grep_redact *x)
{
	struct grep_ent *e;
	uint32_t hash;
	size_t i;
	int plain, rc;

	for (plain = 0; plain < 2; plain++)
		for (i = 0; i < w->nent; i++) {
			e = &w->ent[i];
			if (is_ascii(w->t.e + e->start,
			    e->end - e->start) != plain)
				continue;
			if ((rc = grep_wanted(w, e, w->g->o.show)) == 0)
				continue;
			if (rc == -1 ||
			    hash_of(w, x, e, plain, &hash) == -1 ||
			    hide(x, e->from, e->to, e->type, hash) == -1)
				return -1;
		}
	return 0;
}

/* Names that stand in the line once more, not recognised or without accents. */
static int
hide_again(struct grep_worker *w, struct grep_redact *x)
{
	const struct grep_name *name;
	size_t i, n = 0;

	for (i = 0; i < x->line.n; i++) {
		name = grep_names_at(&x->names, &x->line, i, ASCII_WORDS, &n);
		if (name == NULL || name->words < 2)
			continue;
		if (hide(x, grep_text_ent(&w->t, x->line.v[i].start, 0),
		    grep_text_ent(&w->t, x->line.v[i + n - 1].end, 1),
		    name->type, name->id) == -1)
			return -1;
	}
	return 0;
}

/* 1 if word i of the line begins with a capital and those beside it do not. */
static int
stands_alone(const struct grep_words *x, size_t i)
{
	const struct grep_word *v = &x->v[i];

	return v->capital && !(v->joined && v[-1].capital) &&
	    !(i + 1 < x->n && v[1].joined && v[1].capital);
}

/* What is a word like others, too: it was written without a capital. */
#define COMMON	VN_ENT_TYPES

/* The last word of such a name by itself, unless it is part of something else. */
static int
hide_given(struct grep_worker *w, struct grep_redact *x)
{
	const struct grep_word *v;
	struct grep_name *name;
	size_t i, k = 0;

	if (grep_words(&x->line, w->t.e, w->t.ne, GIVEN) == -1)
		return -1;
	for (i = 0; i < x->line.n; i++)
		if (!x->line.v[i].capital && (name = grep_names_word(&x->given,
		    &x->line, i)) != NULL)
			name->type = COMMON;
	for (i = 0; i < x->line.n; i++) {
		v = &x->line.v[i];
		while (k < w->nent && w->ent[k].end <= v->start)
			k++;
		if ((k < w->nent && w->ent[k].start <= v->start) ||
		    !stands_alone(&x->line, i) || (name = grep_names_word(
		    &x->given, &x->line, i)) == NULL || name->type == COMMON)
			continue;
		if (hide(x, grep_text_ent(&w->t, v->start, 0),
		    grep_text_ent(&w->t, v->end, 1), name->type,
		    name->id) == -1)
			return -1;
	}
	return 0;
}

/* --- the local part of an e-mail address --- */

#define LOCAL_MAX	64

/*
 * 1 if s[0..n) is made of words of the name, or their first letters, in any
 * order, each once: phamminhchinh, chinhpm, minhchinh.  Bounded: a name has few
 * words, and each letter few that begin with it.
 */
static int
made_of(const struct grep_names *t, const struct grep_name *name, const char *s,
    size_t n, unsigned used, int whole, int *steps)
{
	const char *p = t->text.s + name->key, *end = p + name->nkey, *q;
	unsigned bit = 1;
	size_t k;

	if (n == 0)
		return whole > 0 && (used & (used - 1)) != 0;
	if (--*steps < 0)
		return 0;
	for (; p < end; p = q + 1, bit <<= 1) {
		q = memchr(p, ' ', (size_t)(end - p));
		k = (size_t)(q - p);
		if ((used & bit) || k == 0)
			continue;
		if (k > 1 && n >= k && memcmp(s, p, k) == 0 && made_of(t, name,
		    s + k, n - k, used | bit, whole + 1, steps))
			return 1;
		if (*s == *p && made_of(t, name, s + 1, n - 1, used | bit,
		    whole, steps))
			return 1;
	}
	return 0;
}

/* The last word of a name alone. */
static int
is_given(const struct grep_names *t, const struct grep_name *name, const char *s,
    size_t n)
{
	size_t k = name->nkey - 1;	/* but for the last space */
	const char *p = t->text.s + name->key;

	return n > 1 && n <= k && memcmp(p + k - n, s, n) == 0 &&
	    (n == k || p[k - n - 1] == ' ');
}

static const struct grep_name *
local_name(const struct grep_names *t, const char *s, size_t n)
{
	char flat[LOCAL_MAX];
	size_t i, k = 0;
	int c, steps;

	for (i = 0; i < n; i++) {
		c = (unsigned char)s[i];
		if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		if (c < 'a' || c > 'z')
			continue;
		if (k == sizeof flat)
			return NULL;
		flat[k++] = (char)c;
	}
	for (i = t->n; k > 0 && i-- > 0; ) {
		steps = 2000;
		if (is_given(t, &t->v[i], flat, k) ||
		    made_of(t, &t->v[i], flat, k, 0, 0, &steps))
			return &t->v[i];
	}
	return NULL;
}

static int
hide_local(struct grep_worker *w, struct grep_redact *x)
{
	const struct grep_text *t = &w->t;
	const struct grep_name *name;
	const struct grep_ent *e;
	const char *at, *s;
	size_t i, n;

	for (i = 0; i < w->nent; i++) {
		e = &w->ent[i];
		s = t->e + e->start;
		if (e->type != VN_ENT_EMAIL || (at = memchr(s, '@',
		    e->end - e->start)) == NULL)
			continue;
		n = (size_t)(at - s);
		if ((name = local_name(&x->names, s, n)) == NULL)
			continue;
		if (hide(x, e->from, grep_text_ent(t, e->start + n, 1),
		    VN_ENT_PER, name->id) == -1)
			return -1;
	}
	return 0;
}

/* --- the line --- */

/* In order of place; of two that begin together the longer one. */
static int
by_place(const void *a, const void *b)
{
	const struct hide *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->to != y->to)
		return x->to > y->to ? -1 : 1;
	return (x->type > y->type) - (x->type < y->type);
}

static int
put_hidden(struct vn_buf *out, const struct hide *h)
{
	char hash[16];
	int n = snprintf(hash, sizeof hash, "_%06x", (unsigned)h->hash);

	if (vn_buf_adds(out, vn_ent_name(h->type)) == -1)
		return -1;
	return vn_buf_add(out, hash, (size_t)n);
}

static int
put(const struct grep_redact *x, struct vn_buf *out, const struct grep_line *l)
{
	const struct hide *h;
	size_t at = 0, i;

	for (i = 0; i < x->n; i++) {
		h = &x->v[i];
		if (h->to <= at)
			continue;
		/* What overlaps is hidden too. */
		if (h->from >= at && (vn_buf_add(out, l->s + at,
		    h->from - at) == -1 || put_hidden(out, h) == -1))
			return -1;
		at = h->to;
	}
	return vn_buf_add(out, l->s + at, l->n - at);
}

int
grep_redact(struct grep_worker *w, struct vn_buf *out, const struct grep_line *l)
{
	struct grep_redact *x = w->redact;

	if (x == NULL && (w->redact = x = calloc(1, sizeof *x)) == NULL)
		return -1;
	if (!w->g->o.doc || x->fileno != w->b->fileno + 1) {
		grep_names_clear(&x->names);
		grep_names_clear(&x->given);
	}
	x->fileno = w->b->fileno + 1;
	x->n = 0;
	if (grep_ents(w) == -1 || hide_entities(w, x) == -1)
		return -1;
	if (x->names.n > 0) {
		if (grep_words(&x->line, w->t.e, w->t.ne, HOW) == -1 ||
		    hide_again(w, x) == -1 || hide_local(w, x) == -1 ||
		    hide_given(w, x) == -1)
			return -1;
	}
	if (x->n > 1)
		qsort(x->v, x->n, sizeof *x->v, by_place);
	return put(x, out, l);
}

void
grep_redact_close(struct grep_worker *w)
{
	struct grep_redact *x = w->redact;

	if (x == NULL)
		return;
	grep_names_fini(&x->names);
	grep_names_fini(&x->given);
	grep_words_fini(&x->line);
	grep_words_fini(&x->one);
	free(x->v);
	free(x);
}
