#include <stdlib.h>
#include <string.h>

#include "vncount_stats.h"

struct types {
	uint64_t tokens, hapax;
	struct vn_buf counts;	/* uint64_t, one for each type */
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
add_type(void *arg, struct vncount_row *r)
{
	struct types *t = arg;

	t->tokens += r->count;		/* at most v->total */
	t->hapax += r->count == 1;
	return vn_buf_add(&t->counts, &r->count, sizeof r->count);
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
	uint64_t n = t->counts.n / sizeof(uint64_t);

	stats_begin(s);
	return name(s, "tokens") == -1 ||
	    stats_uint(s, "tokens", t->tokens) == -1 || line(s, v) == -1 ||
	    name(s, "types") == -1 ||
	    stats_uint(s, "types", n) == -1 || line(s, v) == -1 ||
	    name(s, "ttr") == -1 ||
	    stats_ratio(s, "ttr", n, t->tokens, 0) == -1 || line(s, v) == -1 ||
	    name(s, "hapax") == -1 ||
	    stats_uint(s, "hapax", t->hapax) == -1 || line(s, v) == -1 ||
	    name(s, "entropy") == -1 ||
	    stats_real(s, "entropy", stats_entropy(&t->counts)) == -1 ?
	    -1 : stats_end(s, v);
}

int
stats_summary(struct stats *s, struct vncount *v)
{
	struct types t;
	int rc;

	memset(&t, 0, sizeof t);
	if ((rc = vncount_each(v, 0, add_type, &t)) == 0)
		rc = put(s, v, &t);
	vn_buf_fini(&t.counts);
	return rc;
}
