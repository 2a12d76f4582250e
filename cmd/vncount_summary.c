#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "vncount_stats.h"

/* How many types have each count: few counts differ, whatever is counted. */
struct types {
	uint64_t tokens, n, hapax;
	struct vn_tab counts;	/* the key is a uint64_t */
};

struct class {
	uint64_t count, types;
};

static int
by_size(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* In the order of size: the same sum whatever the order of the rows. */
double
stats_entropy(struct vn_buf *counts)
{
	struct vn_entropy e = { 0 };
	uint64_t *c = (uint64_t *)(void *)counts->s;
	size_t n = counts->n / sizeof *c, i, j;

	if (n > 0)
		qsort(c, n, sizeof *c, by_size);
	for (i = 0; i < n; i = j) {
		for (j = i + 1; j < n && c[j] == c[i]; j++)
			;
		vn_entropy_add(&e, c[i], j - i);
	}
	return vn_entropy(&e);
}

static int
by_count(const void *a, const void *b)
{
	const struct class *x = a, *y = b;

	return x->count < y->count ? -1 : x->count > y->count;
}

static int
add_type(void *arg, struct vncount_row *r)
{
	struct types *t = arg;

	if (UINT64_MAX - t->tokens < r->count) {
		errno = EOVERFLOW;
		return -1;
	}
	t->tokens += r->count;
	t->hapax += r->count == 1;
	t->n++;
	return vn_tab_add(&t->counts, (const char *)&r->count, sizeof r->count,
	    1) == 0 ? -1 : 0;
}

/* Summed in the order of counts, as stats_entropy() does. */
static int
entropy(const struct types *t, double *bits)
{
	struct vn_entropy e = { 0 };
	struct class *c;
	uint32_t id;
	size_t n, i;

	if ((c = calloc(t->counts.n + 1, sizeof *c)) == NULL)
		return -1;
	for (n = 0, id = 0; (id = vn_tab_next(&t->counts, id)) != 0; n++) {
		memcpy(&c[n].count, vn_tab_key(&t->counts, id, &i),
		    sizeof c[n].count);
		c[n].types = vn_tab_count(&t->counts, id);
	}
	qsort(c, n, sizeof *c, by_count);
	for (i = 0; i < n; i++)
		vn_entropy_add(&e, c[i].count, c[i].types);
	free(c);
	*bits = vn_entropy(&e);
	return 0;
}

/* Begin the cell of that name: as text, one of two on a line. */
static int
name(struct stats *s, const char *t)
{
	if (s->json)
		return 0;
	stats_begin(s);
	return stats_text(s, "", t, strlen(t));
}

static int
line(struct stats *s, struct vncount *v)
{
	return s->json ? 0 : stats_end(s, v);
}

static int
put(struct stats *s, struct vncount *v, struct types *t)
{
	double bits;

	if (entropy(t, &bits) == -1)
		return -1;
	stats_begin(s);
	return name(s, "tokens") == -1 ||
	    stats_uint(s, "tokens", t->tokens) == -1 || line(s, v) == -1 ||
	    name(s, "types") == -1 ||
	    stats_uint(s, "types", t->n) == -1 || line(s, v) == -1 ||
	    name(s, "ttr") == -1 ||
	    stats_ratio(s, "ttr", t->n, t->tokens, 0) == -1 ||
	    line(s, v) == -1 || name(s, "hapax") == -1 ||
	    stats_uint(s, "hapax", t->hapax) == -1 || line(s, v) == -1 ||
	    name(s, "entropy") == -1 ||
	    stats_real(s, "entropy", bits) == -1 ? -1 : stats_end(s, v);
}

int
stats_summary(struct stats *s, struct vncount *v)
{
	struct types t;
	int rc;

	memset(&t, 0, sizeof t);
	if ((rc = vncount_each(v, add_type, &t)) == 0)
		rc = put(s, v, &t);
	vn_tab_fini(&t.counts);
	return rc;
}
