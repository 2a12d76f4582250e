#include <stdlib.h>
#include <string.h>

#include "../lib/utf8.h"
#include "vngrep.h"

/*
 * Aliases: lines  alias TAB name.  All are kept with the keys of their names,
 * sorted; a name is an alias of itself, so that its spelling here counts.
 * The ids of -g are kept likewise, as what "TYPE text" stands for.
 */
struct entry {
	size_t	 alias, nalias, name, nname;	/* in text */
	size_t	 key, nkey, to, nto;	/* keys of both, in keys */
	const char *file;
	size_t	 line;
	int	 own;			/* the name itself */
};

struct grep_alias {
	struct entry *v;
	size_t	 n, cap;
	struct vn_buf text, keys;
	int	 ids;
};

/* For qsort(3), which passes nothing on. */
struct sorted {
	const char *key;
	size_t	 nkey, i;
};

static int
compare(const char *a, size_t na, const char *b, size_t nb)
{
	int c = memcmp(a, b, na < nb ? na : nb);

	return c != 0 ? c : (na > nb) - (na < nb);
}

static int
by_key(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;
	int c = compare(x->key, x->nkey, y->key, y->nkey);

	return c != 0 ? c : (x->i > y->i) - (x->i < y->i);
}

static _Noreturn void
bad(const struct grep *g, const char *file, size_t line, const char *why)
{
	char name[512];

	cli_die(&g->cli, "%s:%zu: %s", cli_name(name, sizeof name, file), line,
	    why);
}

static void
add(const struct grep *g, struct grep_alias *a, const struct entry *e)
{
	a->v = grep_grow(g, a->v, &a->cap, a->n, sizeof *a->v);
	a->v[a->n++] = *e;
}

static void
read_line(const struct grep *g, struct grep_alias *a, const char *s, size_t n,
    const char *file, size_t line)
{
	struct entry e = { .file = file, .line = line };
	const char *name, *tab;

	if (n > 0 && s[n - 1] == '\r')
		n--;
	if (line == 1 && n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0) {
		s += 3;
		n -= 3;
	}
	if (n == 0 || *s == '#')
		return;
	if (vn_utf8_valid(s, n) != n)
		bad(g, file, line, "invalid UTF-8");
	tab = memchr(s, '\t', n);
	e.nalias = tab != NULL ? (size_t)(tab - s) : n;
	if (e.nalias == n)
		bad(g, file, line, "no tab between alias and name");
	name = s + e.nalias + 1;
	e.nname = n - e.nalias - 1;
	if (memchr(name, '\t', e.nname) != NULL)
		bad(g, file, line, "more than two fields");
	e.alias = a->text.n;
	if (vn_buf_add(&a->text, s, e.nalias) == -1)
		grep_no_memory(g);
	e.name = a->text.n;
	if (vn_buf_add(&a->text, name, e.nname) == -1)
		grep_no_memory(g);
	add(g, a, &e);
}

void
grep_alias_read(struct grep *g, const char *file)
{
	struct grep_alias *a = g->alias;
	const char *p, *q, *end;
	size_t line = 0, n;
	char *s;

	if (a == NULL && (g->alias = a = calloc(1, sizeof *a)) == NULL)
		grep_no_memory(g);
	s = cli_slurp(&g->cli, file, &n);
	end = s + n;
	for (p = s; p < end; p = q + 1) {
		if ((q = memchr(p, '\n', (size_t)(end - p))) == NULL)
			q = end;
		read_line(g, a, p, (size_t)(q - p), file, ++line);
	}
	free(s);
}

void
grep_ids_add(struct grep *g, const char *s, size_t n)
{
	struct grep_alias *a = g->ids;
	struct entry e = { .own = 1 };
	const char *end = s + n, *id, *type;

	if (n == 0 || *s == '#' ||
	    (type = memchr(s, '\t', n)) == NULL || (id = memchr(type + 1, '\t',
	    (size_t)(end - type - 1))) == NULL)
		return;
	n = strcspn(++id, "\t\r\n");
	if (n == 0 || (n == 1 && *id == '-'))
		return;
	if (a == NULL && (g->ids = a = calloc(1, sizeof *a)) == NULL)
		grep_no_memory(g);
	a->ids = 1;
	e.alias = a->text.n;
	if (vn_buf_add(&a->text, type + 1, (size_t)(id - 1 - type)) == -1 ||
	    vn_buf_add(&a->text, s, (size_t)(type - s)) == -1)
		grep_no_memory(g);
	e.nalias = a->text.n - e.alias;
	e.name = a->text.n;
	e.nname = n;
	if (vn_buf_add(&a->text, id, n) == -1)
		grep_no_memory(g);
	add(g, a, &e);
}

/* Append the key of text [at, n); it must not be empty. */
static void
make_key(const struct grep *g, struct grep_alias *a, const struct entry *e,
    size_t at, size_t n, size_t *key, size_t *nkey)
{
	*key = a->keys.n;
	if (grep_key(&g->o, &a->keys, a->text.s + at, n) == -1)
		grep_no_memory(g);
	if ((*nkey = a->keys.n - *key) == 0)
		bad(g, e->file, e->line, "empty field");
}

static void
sort(const struct grep *g, struct grep_alias *a)
{
	struct sorted *x = malloc((a->n + 1) * sizeof *x);
	struct entry *v = malloc((a->n + 1) * sizeof *v);
	size_t i;

	if (x == NULL || v == NULL)
		grep_no_memory(g);
	for (i = 0; i < a->n; i++) {
		x[i].key = a->keys.s + a->v[i].key;
		x[i].nkey = a->v[i].nkey;
		x[i].i = i;
	}
	qsort(x, a->n, sizeof *x, by_key);
	for (i = 0; i < a->n; i++)
		v[i] = a->v[x[i].i];
	free(x);
	free(a->v);
	a->v = v;
	a->cap = a->n + 1;
}

static const struct entry *
find(const struct grep_alias *a, const char *key, size_t n)
{
	size_t lo = 0, hi = a->n, mid;
	const struct entry *e;
	int c;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		e = &a->v[mid];
		c = compare(a->keys.s + e->key, e->nkey, key, n);
		if (c == 0)
			return e;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

/* Of equal aliases one is kept; they must not name two. */
static void
unique(const struct grep *g, struct grep_alias *a)
{
	const char *k = a->keys.s;
	struct entry *v = a->v;
	size_t i, n = 0;

	for (i = 0; i < a->n; i++) {
		if (n > 0 && compare(k + v[n - 1].key, v[n - 1].nkey,
		    k + v[i].key, v[i].nkey) == 0) {
			if (!v[i].own && compare(k + v[n - 1].to, v[n - 1].nto,
			    k + v[i].to, v[i].nto) != 0)
				bad(g, v[i].file, v[i].line,
				    "alias of two names");
			continue;
		}
		v[n++] = v[i];
	}
	a->n = n;
}

/* An alias may name another one, but not in a circle. */
static void
follow(const struct grep *g, struct grep_alias *a, struct entry *e)
{
	const struct entry *x;
	size_t steps;

	for (steps = 0; steps <= a->n; steps++) {
		x = find(a, a->keys.s + e->to, e->nto);
		if (x == NULL || x->own)
			return;
		e->to = x->to;
		e->nto = x->nto;
		e->name = x->name;
		e->nname = x->nname;
	}
	bad(g, e->file, e->line, "aliases of each other");
}

void
grep_alias_done(const struct grep *g, struct grep_alias *a)
{
	struct entry e;
	size_t i, n;

	if (a == NULL)
		return;
	for (n = a->n, i = 0; i < n; i++) {
		make_key(g, a, &a->v[i], a->v[i].alias, a->v[i].nalias,
		    &a->v[i].key, &a->v[i].nkey);
		make_key(g, a, &a->v[i], a->v[i].name, a->v[i].nname,
		    &a->v[i].to, &a->v[i].nto);
		a->v[i].own = a->ids || compare(a->keys.s + a->v[i].key, a->v[i].nkey,
		    a->keys.s + a->v[i].to, a->v[i].nto) == 0;
	}
	/* Names behind all aliases: a name that is an alias is followed. */
	for (i = 0; i < n && !a->ids; i++) {
		e = a->v[i];
		e.key = e.to;
		e.nkey = e.nto;
		e.own = 1;
		add(g, a, &e);
	}
	sort(g, a);
	unique(g, a);
	for (i = 0; i < a->n; i++)
		if (!a->v[i].own)
			follow(g, a, &a->v[i]);
}

const char *
grep_alias_find(const struct grep_alias *a, const char *s, size_t n, size_t *len,
    const char **name, size_t *nname)
{
	const struct entry *e;

	if (a == NULL || (e = find(a, s, n)) == NULL)
		return NULL;
	*len = e->nto;
	if (name != NULL) {
		*name = a->text.s + e->name;
		*nname = e->nname;
	}
	return a->keys.s + e->to;
}

void
grep_alias_free(struct grep_alias *a)
{
	if (a == NULL)
		return;
	vn_buf_fini(&a->text);
	vn_buf_fini(&a->keys);
	free(a->v);
	free(a);
}
