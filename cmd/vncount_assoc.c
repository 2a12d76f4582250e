#include <errno.h>
#include <string.h>

#include "vncount_stats.h"

/* Where the fold key of a pair has its space; a row of --merge may be no pair. */
static size_t
middle(const struct vncount *v, const struct vncount_row *r)
{
	const char *sp = r->nfold > 0 ? memchr(r->fold, ' ', r->nfold) : NULL;
	size_t at = sp != NULL ? (size_t)(sp - r->fold) : 0;
	char t[64], shown[256];
	size_t n;

	if (at > 0 && at + 1 < r->nfold &&
	    memchr(sp + 1, ' ', r->nfold - at - 1) == NULL)
		return at;
	n = r->n < sizeof t ? r->n : sizeof t - 1;
	memcpy(t, r->s, n);
	t[n] = '\0';
	cli_name(shown, sizeof shown, t);
	cli_die(v->c, "--assoc: not a pair of tokens: %s", shown);
}

static int
add_margins(void *arg, struct vncount_row *r)
{
	struct vncount *v = arg;
	struct stats *s = v->arg;
	size_t at = middle(v, r);

	if (UINT64_MAX - s->npp < r->count) {
		errno = EOVERFLOW;
		return -1;
	}
	s->npp += r->count;
	return vn_tab_add(&s->left, r->fold, at, r->count) == 0 ||
	    vn_tab_add(&s->right, r->fold + at + 1, r->nfold - at - 1,
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

static int
weigh(struct vncount *v, struct vncount_row *r)
{
	struct stats *s = v->arg;
	size_t at = middle(v, r);
	struct vn_assoc c;

	c.n11 = r->count;
	c.npp = s->npp;
	if (margin(&s->left, r->fold, at, &c.n1p) == -1 ||
	    margin(&s->right, r->fold + at + 1, r->nfold - at - 1,
	    &c.np1) == -1)
		return -1;
	r->weight = stats_weight(vn_assoc(s->measure, &c));
	r->num[0] = c.n1p;
	r->num[1] = c.np1;
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

int
stats_assoc(struct vncount *v)
{
	if (vncount_each(v, 0, add_margins, v) == -1)
		return -1;
	v->weigh = weigh;
	v->put = put;
	return vncount_put_rows(v);
}
