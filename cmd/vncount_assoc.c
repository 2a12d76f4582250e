#include <errno.h>
#include <string.h>

#include "vncount_stats.h"

/* All pairs; more than 64 bits hold is an error. */
static int
add_pairs(struct stats *s, uint64_t count)
{
	if (UINT64_MAX - s->npp < count) {
		errno = EOVERFLOW;
		return -1;
	}
	s->npp += count;
	return 0;
}

static int
add_margins(void *arg, struct vncount_row *r)
{
	struct vncount *v = arg;
	struct stats *s = v->arg;
	size_t at = vncount_middle(v, r);

	return add_pairs(s, r->count) == -1 || vn_tab_add(&s->left, r->fold, at,
	    r->count) == 0 || vn_tab_add(&s->right, r->fold + at + 1, r->nfold - at - 1,
	    r->count) == 0 ? -1 : 0;
}

/* How often t stands there. */
static int
margin(struct vn_tab *tab, const char *t, size_t n, uint64_t *count)
{
	uint32_t id = vn_tab_add(tab, t, n, 0);

	*count = id == 0 ? 0 : vn_tab_count(tab, id);
	return id == 0 ? -1 : 0;
}

static void
set_weight(const struct stats *s, struct vncount_row *r)
{
	struct vn_assoc c = { .n11 = r->count, .n1p = r->num[0],
	    .np1 = r->num[1], .npp = s->npp };

	r->weight = stats_weight(vn_assoc(s->measure, &c));
}

static int
weigh(struct vncount *v, struct vncount_row *r)
{
	struct stats *s = v->arg;
	size_t at = vncount_middle(v, r);

	if (margin(&s->left, r->fold, at, &r->num[0]) == -1 ||
	    margin(&s->right, r->fold + at + 1, r->nfold - at - 1,
	    &r->num[1]) == -1)
		return -1;
	set_weight(s, r);
	return 1;
}

static int
put(struct vncount *v, const struct vncount_row *r)
{
	static const char *const names[] = {
		[VN_ASSOC_LL] = "ll", [VN_ASSOC_PMI] = "pmi",
		[VN_ASSOC_NPMI] = "npmi", [VN_ASSOC_T] = "t",
		[VN_ASSOC_DICE] = "dice", [VN_ASSOC_X2] = "x2"
	};
	struct stats *s = v->arg;

	stats_begin(s);
	return stats_real(s, names[s->measure],
	    stats_value(r->weight)) == -1 ||
	    stats_uint(s, "n11", r->count) == -1 ||
	    stats_uint(s, "n1p", r->num[0]) == -1 ||
	    stats_uint(s, "np1", r->num[1]) == -1 ||
	    stats_text(s, "token", r->s, r->n) == -1 ? -1 : stats_end(s, v);
}

/* --- where the tokens may be more than memory holds --- */

struct spilled {
	struct vncount *v;
	struct vncount_pairs *pairs;
};

static int
next(void *arg, struct vncount_row *r)
{
	struct spilled *x = arg;
	int rc;

	while ((rc = vncount_pairs_next(x->pairs, r)) == 1)
		if (r->count >= x->v->o.min) {
			set_weight(x->v->arg, r);
			break;
		}
	return rc;
}

static int
add_row(void *arg, struct vncount_row *r)
{
	return add_pairs(arg, r->count);
}

static int
put_spilled(struct vncount *v)
{
	struct spilled x = { v, NULL };
	int rc = -1;

	if (vncount_each(v, add_row, v->arg) == 0 &&
	    (x.pairs = vncount_pairs_open(v)) != NULL)
		rc = vncount_put_from(v, next, &x);
	vncount_pairs_close(x.pairs);
	return rc;
}

int
stats_assoc(struct vncount *v)
{
	v->put = put;
	if (vncount_spilled(v))
		return put_spilled(v);
	if (vncount_each(v, add_margins, v) == -1)
		return -1;
	v->weigh = weigh;
	return vncount_put_rows(v);
}
