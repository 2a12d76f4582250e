#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/syl.h"
#include "vncount.h"

static int
by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* -w for what could not be sorted out while counting. */
void
vncount_drop_wordless(struct vn_tab *t)
{
	const char *s;
	uint32_t id;
	size_t n;

	for (id = 0; (id = vn_tab_next(t, id)) != 0; ) {
		s = vn_tab_key(t, id, &n);
		if (!vncount_has_letter(s, n))
			vn_tab_set(t, id, 0);
	}
}

/*
 * For each key whose fold key is not itself: the two ids in one number, that of
 * the fold key, which is added with a count of 0 if need be, above.
 */
static int
find_pairs(struct vn_tab *t, unsigned fold, struct vn_buf *pairs)
{
	struct vn_buf f = VN_BUF_INIT;
	uint64_t pair;
	uint32_t id, to;
	const char *s;
	size_t n;
	int rc = 0;

	for (id = 0; rc == 0 && (id = vn_tab_next(t, id)) != 0; ) {
		if (vn_tab_count(t, id) == 0)
			continue;
		s = vn_tab_key(t, id, &n);
		f.n = 0;
		if ((rc = vn_fold(&f, s, n, fold)) == -1)
			break;
		if (f.n == n && (n == 0 || memcmp(f.s, s, n) == 0))
			continue;
		to = vn_tab_add(t, f.s, f.n, 0);
		pair = (uint64_t)to << 32 | id;
		rc = to == 0 ? -1 : vn_buf_add(pairs, &pair, sizeof pair);
	}
	vn_buf_fini(&f);
	return rc;
}

/* Whether id is the spelling to show rather than best. */
static int
is_better(const struct vn_tab *t, uint32_t id, uint32_t best)
{
	uint64_t a = vn_tab_count(t, id), b = vn_tab_count(t, best);
	const char *x, *y;
	size_t m, n;
	int c;

	if (a != b)
		return a > b;
	x = vn_tab_key(t, id, &m);
	y = vn_tab_key(t, best, &n);
	c = memcmp(x, y, m < n ? m : n);
	return c < 0 || (c == 0 && m < n);
}

/*
 * Keys with the same fold key become one: the most frequent gets the sum of the
 * counts, the others 0.  pair[0..n) is sorted.
 */
static int
join_pairs(struct vn_tab *t, const uint64_t *pair, size_t n)
{
	uint64_t sum, c;
	uint32_t best, to, id;
	size_t i, j;

	for (i = 0; i < n; i = j) {
		to = best = (uint32_t)(pair[i] >> 32);
		sum = vn_tab_count(t, to);
		for (j = i; j < n && pair[j] >> 32 == to; j++) {
			id = (uint32_t)pair[j];
			c = vn_tab_count(t, id);
			if (UINT64_MAX - sum < c) {
				errno = EOVERFLOW;
				return -1;
			}
			sum += c;
			if (is_better(t, id, best))
				best = id;
		}
		vn_tab_set(t, to, 0);
		while (i < j)
			vn_tab_set(t, (uint32_t)pair[i++], 0);
		vn_tab_set(t, best, sum);
	}
	return 0;
}

int
vncount_join_spellings(struct vn_tab *t, unsigned fold)
{
	struct vn_buf pairs = VN_BUF_INIT;
	size_t n;
	int rc;

	if ((rc = find_pairs(t, fold, &pairs)) == 0 && pairs.n > 0) {
		n = pairs.n / sizeof(uint64_t);
		qsort(pairs.s, n, sizeof(uint64_t), by_number);
		rc = join_pairs(t, (const uint64_t *)(const void *)pairs.s, n);
	}
	vn_buf_fini(&pairs);
	return rc;
}

/* A row of the result; the first bytes of the token decide most ties. */
struct row {
	uint64_t count;
	uint64_t first;
	const char *s;
	size_t	 n;
};

static int
by_count(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int c;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	c = memcmp(x->s, y->s, x->n < y->n ? x->n : y->n);
	if (c != 0)
		return c;
	return x->n < y->n ? -1 : x->n > y->n;
}

static void
set_row(struct row *r, const struct vn_tab *t, uint32_t id)
{
	size_t i;

	r->count = vn_tab_count(t, id);
	r->s = vn_tab_key(t, id, &r->n);
	r->first = 0;
	for (i = 0; i < 8; i++)
		r->first = r->first << 8 |
		    (i < r->n ? (unsigned char)r->s[i] : 0);
}

static int
put_row(struct vncount *v, const struct row *r)
{
	char num[24], *p = num + sizeof num;
	uint64_t c = r->count;
	char delim = (char)v->c.delim;

	*--p = '\t';
	do
		*--p = (char)('0' + c % 10);
	while ((c /= 10) > 0);
	return vn_out_add(&v->c.out, p, (size_t)(num + sizeof num - p)) == -1 ||
	    vn_out_add(&v->c.out, r->s, r->n) == -1 ||
	    vn_out_add(&v->c.out, &delim, 1) == -1 ? -1 : 0;
}

void
vncount_put_rows(struct vncount *v)
{
	struct row *rows;
	size_t n = 0, i;
	uint32_t id;

	if (v->tab.n == 0)
		return;
	vn_tab_seal(&v->tab);
	if ((rows = calloc(v->tab.n, sizeof *rows)) == NULL)
		cli_err(&v->c, "%s", "");
	for (id = 0; (id = vn_tab_next(&v->tab, id)) != 0; )
		if (vn_tab_count(&v->tab, id) >= v->o.min)
			set_row(&rows[n++], &v->tab, id);
	qsort(rows, n, sizeof *rows, by_count);
	for (i = 0; i < n && i < v->o.top; i++)
		if (put_row(v, &rows[i]) == -1) {
			if (v->c.out.err == 0)	/* else cli_end() tells */
				cli_err(&v->c, "%s", "");
			break;
		}
	free(rows);
}
