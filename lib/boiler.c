#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "boiler.h"
#include "boiler_pat.h"
#include "buf.h"
#include "syl.h"

/* From lib/data/boiler.txt, made by bin2c. */
const void	*vn_boiler_builtin(size_t *);

#define LONGEST	2048	/* bytes of a line that is looked at, */
#define STAR_MAX	300	/* of one that only begins like an entry */
#define ROW_MAX		512	/* words in a row of entries */
#define WORDS_MAX	8	/* words in an entry of a row */

enum {
	E_PLAIN = 1, E_STRONG = 2, E_ROW = 16,
	E_FIRST = 4,		/* the first word of some entry, */
	E_STAR = 8		/* of one with a star */
};

struct entry {
	size_t	 at, n;		/* folded text in text */
	unsigned is;
};

struct star {
	size_t	 at, n;		/* as above, without the star */
	size_t	 pre;		/* bytes before it */
};

struct vn_boiler {
	struct vn_buf text;
	struct entry *e;
	size_t	 n, cap;
	uint32_t *slot;		/* hash table: index + 1 into e */
	size_t	 nslot;		/* power of two */
	struct star *star;
	size_t	 nstar, star_cap;
};

/* --- text --- */

static void
trim(const char **s, size_t *n)
{
	size_t k;

	while ((k = vn_boiler_ornament(*s, *n, 0)) > 0) {
		*s += k;
		*n -= k;
	}
	while ((k = vn_boiler_ornament(*s, *n, 1)) > 0)
		*n -= k;
}

static size_t
word_length(const char *s, size_t n)
{
	const char *p = memchr(s, ' ', n);

	return p != NULL ? (size_t)(p - s) : n;
}

/* The first word as the table of first words holds it: without what ends it. */
static size_t
first_length(const char *s, size_t n)
{
	size_t k;

	for (k = 0; k < n && strchr(" :,;(|/", s[k]) == NULL; k++)
		;
	return k > 0 ? k : word_length(s, n);
}

/* --- the table --- */

static uint64_t
hash(const char *s, size_t n)
{
	uint64_t h = 14695981039346656037u;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 1099511628211u;
	return h ^ h >> 29;
}

/* The slot of s[0..n), or the empty one where it belongs. */
static uint32_t *
find(const struct vn_boiler *b, const char *s, size_t n)
{
	size_t i = hash(s, n) & (b->nslot - 1);
	const struct entry *e;

	for (; b->slot[i] != 0; i = (i + 1) & (b->nslot - 1)) {
		e = &b->e[b->slot[i] - 1];
		if (e->n == n && memcmp(b->text.s + e->at, s, n) == 0)
			break;
	}
	return &b->slot[i];
}

static unsigned
look(const struct vn_boiler *b, const char *s, size_t n)
{
	uint32_t i;

	if (b->nslot == 0 || n == 0)
		return 0;
	i = *find(b, s, n);
	return i != 0 ? b->e[i - 1].is : 0;
}

static int
grow(struct vn_boiler *b)
{
	size_t cap = b->cap ? b->cap * 2 : 1024, i;
	uint32_t *slot;
	struct entry *e;

	if (b->n < b->cap)
		return 0;
	if ((slot = calloc(cap * 2, sizeof *slot)) == NULL)
		return -1;
	if ((e = realloc(b->e, cap * sizeof *e)) == NULL) {
		free(slot);
		return -1;
	}
	free(b->slot);
	b->e = e;
	b->cap = cap;
	b->slot = slot;
	b->nslot = cap * 2;
	for (i = 0; i < b->n; i++)
		*find(b, b->text.s + e[i].at, e[i].n) = (uint32_t)i + 1;
	return 0;
}

static int
enter(struct vn_boiler *b, const char *s, size_t n, unsigned is)
{
	uint32_t *p;

	if (grow(b) == -1)
		return -1;
	if (*(p = find(b, s, n)) != 0) {
		b->e[*p - 1].is |= is;
		return 0;
	}
	b->e[b->n] = (struct entry){ b->text.n, n, is };
	if (vn_buf_add(&b->text, s, n) == -1)
		return -1;
	*p = (uint32_t)++b->n;
	return 0;
}

/* Enter s[0..n), which holds one star or more. */
static int
enter_star(struct vn_boiler *b, const char *s, size_t n)
{
	const char *p = memchr(s, '*', n);
	size_t pre = (size_t)(p - s), cap;
	struct star *v;

	if (pre == 0 || memchr(p + 1, '*', n - pre - 1) != NULL) {
		errno = EINVAL;
		return -1;
	}
	if (b->nstar == b->star_cap) {
		cap = b->star_cap ? b->star_cap * 2 : 64;
		if ((v = realloc(b->star, cap * sizeof *v)) == NULL)
			return -1;
		b->star = v;
		b->star_cap = cap;
	}
	b->star[b->nstar++] = (struct star){ b->text.n, n - 1, pre };
	if (vn_buf_add(&b->text, s, pre) == -1)
		return -1;
	return vn_buf_add(&b->text, p + 1, n - pre - 1);
}

static int
add_entry(struct vn_boiler *b, struct vn_buf *tmp, const char *s, size_t n)
{
	unsigned is = E_PLAIN | E_ROW, first = E_FIRST;
	int star;

	if (*s == '~') {
		is |= E_STRONG;
		s++;
		n--;
	} else if (*s == '?') {
		is = E_ROW;
		s++;
		n--;
	}
	star = memchr(s, '*', n) != NULL;
	if (!star)
		trim(&s, &n);
	if (n == 0 || n > STAR_MAX) {
		errno = EINVAL;
		return -1;
	}
	tmp->n = 0;
	if (vn_fold(tmp, s, n, VN_FOLD_TONE | VN_FOLD_CASE) == -1)
		return -1;
	if (star) {
		if (enter_star(b, tmp->s, tmp->n) == -1)
			return -1;
		first |= E_STAR;
		n = (size_t)((char *)memchr(tmp->s, '*', tmp->n) - tmp->s);
	} else {
		if (enter(b, tmp->s, tmp->n, is) == -1)
			return -1;
		n = tmp->n;
	}
	return enter(b, tmp->s, first_length(tmp->s, n), first);
}

int
vn_boiler_add(struct vn_boiler *b, const char *s, size_t n, size_t *line)
{
	struct vn_buf tmp = VN_BUF_INIT;
	const char *p;
	size_t k;
	int rc = 0;

	for (*line = 1; n > 0 && rc == 0; ++*line) {
		p = memchr(s, '\n', n);
		k = p != NULL ? (size_t)(p - s) : n;
		n -= k + (p != NULL);
		p = s;
		s += k + (n > 0);
		while (k > 0 && (p[k - 1] == ' ' || p[k - 1] == '\r'))
			k--;
		if (k > 0 && *p != '#')
			rc = add_entry(b, &tmp, p, k);
	}
	--*line;
	vn_buf_fini(&tmp);
	return rc;
}

void
vn_boiler_close(struct vn_boiler *b)
{
	if (b == NULL)
		return;
	vn_buf_fini(&b->text);
	free(b->e);
	free(b->slot);
	free(b->star);
	free(b);
}

/* --- entries --- */

static int
star_match(const struct vn_boiler *b, const char *s, size_t n)
{
	const struct star *v;
	const char *t;
	size_t i, end;

	for (i = 0; n <= STAR_MAX && i < b->nstar; i++) {
		v = &b->star[i];
		t = b->text.s + v->at;
		end = v->n - v->pre;
		if (n >= v->n && memcmp(s, t, v->pre) == 0 &&
		    (end == 0 || memcmp(s + n - end, t + v->pre, end) == 0))
			return 1;
	}
	return 0;
}

/* 12, 1,2k, (3): the bytes of such a counter at s[0..n), or 0. */
static size_t
counter_length(const char *s, size_t n)
{
	size_t k = 0, open = n > 0 && (*s == '(' || *s == '[');

	for (k = open; k < n && (vn_boiler_digit(s[k]) || (k > open && k + 1 < n &&
	    (s[k] == '.' || s[k] == ',') && vn_boiler_digit(s[k + 1]))); k++)
		;
	if (k == open || k > open + 10 || (s[open] == '0' && k > open + 1))
		return 0;	/* or a telephone number */
	if (k < n && (s[k] == 'k' || s[k] == 'm'))
		k++;
	if (open) {
		if (k == n || (s[k] != ')' && s[k] != ']'))
			return 0;
		k++;
	}
	return k;
}

/* Take a counter, a colon and the like off the ends; 1 if a counter was there. */
static int
trim_counter(const char **s, size_t *n)
{
	size_t i, k;
	int found = 0;

	k = counter_length(*s, *n);
	if (k > 0 && k < *n && (*s)[k] == ' ') {
		*s += k + 1;
		*n -= k + 1;
		found = 1;
	}
	for (i = *n; i > 0 && strchr("0123456789.,km()[]", (*s)[i - 1]) != NULL;
	    i--)
		if (counter_length(*s + i - 1, *n - i + 1) == *n - i + 1) {
			k = i - 1;
			if (k > 0 && (*s)[k - 1] != '(' &&
			    !vn_boiler_digit((*s)[k - 1]) &&
			    strchr(".,", (*s)[k - 1]) == NULL) {
				*n = k;
				found = 1;
				break;
			}
		}
	while (*n > 0 && strchr(" :!?", (*s)[*n - 1]) != NULL)
		--*n;
	if (*n > 2 && **s == '(' && (*s)[*n - 1] == ')') {
		++*s;
		*n -= 2;
		found = 1;
	}
	trim(s, n);
	return found;
}

/* low: the line begins with a small letter, as broken text does. */
static int
is_entry(const struct vn_boiler *b, const char *s, size_t n, int low)
{
	if (!low && (look(b, s, n) & E_PLAIN))
		return 1;
	if (!trim_counter(&s, &n) && low)
		return 0;
	return (look(b, s, n) & E_STRONG) != 0;
}

/*
 * A row of entries: three, where strong ones count twice and a bar between two
 * counts as one.  Each begins with a capital, else thị trường bất động sản ...
 * would be a row: s is folded, orig is not.
 */
static int
is_row(const struct vn_boiler *b, const char *s, size_t n, const char *orig,
    size_t norig)
{
	unsigned char best[ROW_MAX + 1] = { 1 };	/* 0: not reached */
	size_t at[ROW_MAX + 1], nw = 0, i, j = 0, k;
	unsigned char low[ROW_MAX];
	unsigned is, got;

	for (i = 0; i < n; i += word_length(s + i, n - i) + 1) {
		if (nw == ROW_MAX || j >= norig)
			return 0;
		low[nw] = (unsigned char)vn_boiler_low(orig + j, norig - j);
		at[nw++] = i;
		j += word_length(orig + j, norig - j) + 1;
	}
	at[nw] = n + 1;
	for (i = 0; i < nw; i++) {
		if (best[i] == 0)
			continue;
		k = at[i + 1] - 1 - at[i];
		if (vn_boiler_ornament(s + at[i], k, 0) == k &&
		    best[i + 1] < best[i])
			best[i + 1] = best[i] + (s[at[i]] == '|' &&
			    best[i] < 200);
		for (k = 1; k <= WORDS_MAX && i + k <= nw && !low[i]; k++) {
			is = look(b, s + at[i], at[i + k] - 1 - at[i]);
			if ((is & E_ROW) == 0)
				continue;
			got = best[i] + 1u + ((is & E_STRONG) != 0);
			if (got > 200)
				got = 200;
			if (best[i + k] < got)
				best[i + k] = (unsigned char)got;
		}
	}
	return best[nw] > 3;
}

static int
match_folded(const struct vn_boiler *b, const char *s, size_t n, unsigned first,
    const char *orig, size_t norig)
{
	int low = vn_boiler_low(orig, norig);

	if (is_entry(b, s, n, low))
		return 1;
	if (!low && (first & E_STAR) && star_match(b, s, n))
		return 1;
	if (vn_boiler_pattern(s, n))
		return 1;
	return is_row(b, s, n, orig, norig);
}

/* Let lines through to the patterns that begin with one of their words. */
static int
first_words(struct vn_boiler *b)
{
	const char *const *const *list, *const *w;

	for (list = vn_boiler_first; *list != NULL; list++)
		for (w = *list; *w != NULL; w++)
			if (enter(b, *w, first_length(*w, strlen(*w)),
			    E_FIRST) == -1)
				return -1;
	return 0;
}

struct vn_boiler *
vn_boiler_open(int builtin)
{
	struct vn_boiler *b;
	const char *s;
	size_t n, line;

	if ((b = calloc(1, sizeof *b)) == NULL || !builtin)
		return b;
	s = vn_boiler_builtin(&n);
	if (vn_boiler_add(b, s, n, &line) == -1 ||
	    first_words(b) == -1) {
		vn_boiler_close(b);
		return NULL;
	}
	return b;
}

int
vn_boiler_match(const struct vn_boiler *b, const char *s, size_t n)
{
	struct vn_buf key = VN_BUF_INIT;
	const char *whole = s;
	size_t nwhole = n, w;
	unsigned first;
	int rc = -1;

	if (n == 0 || n > LONGEST)
		return 0;
	if (vn_boiler_link(s, n))
		return 1;
	trim(&s, &n);
	if (n == 0)
		return vn_boiler_bars(whole, nwhole);
	/* An item of a list is text; only stamps begin with a dash. */
	if (*whole == '-' && !vn_boiler_digit(*s))
		return 0;
	/* Prose goes out here: its first word begins no entry. */
	w = first_length(s, n);
	if (w > STAR_MAX)
		return 0;
	if (vn_fold(&key, s, w, VN_FOLD_TONE | VN_FOLD_CASE) == -1)
		goto out;
	first = look(b, key.s, key.n);
	if (n > 2 && memcmp(s, "\xc2\xa9", 2) == 0)
		first = E_FIRST | E_STAR;
	rc = 0;
	if ((first & E_FIRST) == 0 && !vn_boiler_digit(*s) &&
	    strchr("([", *s) == NULL)
		goto out;
	key.n = 0;
	if (vn_fold(&key, s, n, VN_FOLD_TONE | VN_FOLD_CASE) == -1)
		rc = -1;
	else
		rc = match_folded(b, key.s, key.n, first, s, n);
out:
	vn_buf_fini(&key);
	return rc;
}
