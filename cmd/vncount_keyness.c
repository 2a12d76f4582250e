#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "vncount_stats.h"

/*
 * The text and the reference, walked side by side in the order of fold keys, so
 * that neither has to be in memory.
 */
struct side {
	struct vncount *v;
	struct vncount_walk *walk;
	struct vncount_row row;
	int	 state;		/* what is in row */
};
enum { USED, READY, OVER };

struct keyness {
	struct stats *s;
	struct side here, ref;
	struct vncount *failed;	/* whose errno it is */
};

static int
advance(struct keyness *k, struct side *d)
{
	int rc;

	if (d->state != USED)
		return 0;
	if ((rc = vncount_walk_next(d->walk, &d->row)) == -1) {
		k->failed = d->v;
		return -1;
	}
	d->state = rc == 1 ? READY : OVER;
	return 0;
}

/* Which fold key comes first; there is a space behind both. */
static int
compare(const struct side *x, const struct side *y)
{
	size_t m = x->row.nfold + 1, n = y->row.nfold + 1;
	int c;

	if (x->state == OVER || y->state == OVER)
		return (x->state == OVER) - (y->state == OVER);
	c = memcmp(x->row.fold, y->row.fold, m < n ? m : n);
	return c != 0 ? c : m < n ? -1 : m > n;
}

static int
set_row(const struct keyness *k, struct vncount_row *r, uint64_t a, uint64_t b,
    const struct vncount_row *word)
{
	if (UINT64_MAX - a < b) {
		errno = EOVERFLOW;
		return -1;
	}
	memset(r, 0, sizeof *r);
	r->weight = stats_weight(vn_keyness(a, k->here.v->total, b,
	    k->ref.v->total));
	r->count = a;
	r->num[0] = b;
	r->s = word->s;
	r->n = word->n;
	return 1;
}

/* The next row that is wanted; that of the reference only with --min=0. */
static int
next(void *arg, struct vncount_row *r)
{
	struct keyness *k = arg;
	struct side *here = &k->here, *ref = &k->ref;
	uint64_t a, b;
	int c;

	for (;;) {
		if (advance(k, here) == -1 || advance(k, ref) == -1)
			return -1;
		if (here->state == OVER && ref->state == OVER)
			return 0;
		c = compare(here, ref);
		a = c <= 0 ? here->row.count : 0;
		b = c >= 0 ? ref->row.count : 0;
		if (c <= 0)
			here->state = USED;
		if (c >= 0)
			ref->state = USED;
		if (c <= 0 ? a >= here->v->o.min : k->s->missing)
			return set_row(k, r, a, b, c <= 0 ? &here->row :
			    &ref->row);
	}
}

static int
put(struct vncount *v, const struct vncount_row *r)
{
	struct stats *s = v->arg;

	stats_begin(s);
	return stats_real(s, "ll", stats_value(r->weight)) == -1 ||
	    stats_real(s, "logratio", vn_logratio(r->count, v->total,
	    r->num[0], s->ref_total)) == -1 ||
	    stats_uint(s, "count", r->count) == -1 ||
	    stats_uint(s, "ref", r->num[0]) == -1 ||
	    stats_text(s, "token", r->s, r->n) == -1 ? -1 : stats_end(s, v);
}

/* Count the reference, rows as those of --merge, folded as the text is. */
static int
read_ref(struct stats *s, struct vncount *v, struct vncount *ref)
{
	char *file = strdup(s->ref);
	int status;

	if (file == NULL || vncount_init(ref, v->c) == -1)
		cli_err(v->c, "%s", "");
	ref->o = v->o;
	ref->o.mode = MODE_MERGE;
	ref->o.lo = ref->o.hi = 1;
	ref->o.window = 0;
	ref->o.key_first = 0;
	memset(&ref->o.fields, 0, sizeof ref->o.fields);
	if (ref->o.stop != NULL)
		vncount_read_stop(ref);
	status = vncount_read(ref, &file, 1);
	free(file);
	return status;
}

/* All rows, from two counts that are complete. */
static int
put_all(struct keyness *k)
{
	struct vncount *v = k->here.v, *ref = k->ref.v;

	k->s->ref_total = ref->total;
	k->failed = v;
	if (v->over || ref->over || UINT64_MAX - v->total < ref->total) {
		errno = EOVERFLOW;
		return -1;
	}
	if ((k->here.walk = vncount_walk_open(v)) == NULL)
		return -1;
	if ((k->ref.walk = vncount_walk_open(ref)) == NULL) {
		k->failed = ref;
		return -1;
	}
	v->put = put;
	return vncount_put_from(v, next, k);
}

/* Without a whole reference there is no result; what is wrong with it is said. */
int
stats_keyness(struct stats *s, struct vncount *v, char *const *files, int n)
{
	struct vncount ref;
	struct keyness k = { .s = s, .here.v = v, .ref.v = &ref };
	int status;

	v->o.size /= 2;		/* -S is for both */
	if ((status = read_ref(s, v, &ref)) == 0) {
		status = vncount_read(v, files, n);
		if (!v->failed && put_all(&k) == -1 && v->c->out.err == 0) {
			vncount_tell(k.failed);	/* else cli_end() tells */
			status = CLI_TROUBLE;
		}
	}
	vncount_walk_close(k.here.walk);
	vncount_walk_close(k.ref.walk);
	vncount_fini(&ref);
	return status;
}
