#include "vncount_stats.h"

/* Rows go by the number of documents. */
static int
weigh(struct vncount *v, struct vncount_row *r)
{
	(void)v;
	r->weight = r->df;
	return 1;
}

static int
put(struct vncount *v, const struct vncount_row *r)
{
	struct stats *s = v->arg;

	stats_begin(s);
	return stats_uint(s, "df", r->df) == -1 ||
	    stats_uint(s, "count", r->count) == -1 ||
	    stats_real(s, "idf", vn_idf(v->docs, r->df)) == -1 ||
	    stats_real(s, "tfidf", vn_tfidf(r->count, v->docs, r->df)) == -1 ||
	    stats_text(s, "token", r->s, r->n) == -1 ? -1 : stats_end(s, v);
}

int
stats_df(struct vncount *v)
{
	v->weigh = weigh;
	v->put = put;
	return vncount_put_rows(v);
}
