#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "vncount_engine.h"

/*
 * Pairs with the sums of their first and of their second tokens, where the
 * table of tokens may be more than memory holds.  The rows come in the order of
 * first tokens; two walks go over them, one ahead, so that the sum is known when
 * the other comes.  Then they are sorted by second tokens, once with all that
 * belongs to them, once with their counts alone, and walked side by side.
 */
struct vncount_pairs {
	struct vncount *v;
	struct sorter rows;	/* a: the second token; b: n1p, the spelling */
	struct sorter sums;	/* a: the second token */
	const struct vn_spill_rec *sum;	/* the next; NULL: no more */
	struct vn_buf right;	/* the second token now */
	uint64_t np1;		/* and its sum */
};

/* Where the fold key of a pair has its space; a row of --merge may be no pair. */
size_t
vncount_middle(const struct vncount *v, const struct vncount_row *r)
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

int
vncount_spilled(const struct vncount *v)
{
	return v->d->runs.n > 0;
}

/* The walk that is ahead. */
struct ahead {
	struct vncount_walk *walk;
	struct vncount_row row;
	int	 rc;		/* 1: row is the next */
	struct vn_buf left;
	uint64_t n, n1p;	/* rows that begin with left; their counts */
};

static int
same_left(const struct vncount *v, const struct ahead *a)
{
	return vncount_middle(v, &a->row) == a->left.n &&
	    memcmp(a->row.fold, a->left.s, a->left.n) == 0;
}

/* Over all rows that begin with one token.  Their counts go to p->sums. */
static int
look_ahead(struct vncount_pairs *p, struct ahead *a)
{
	static const struct vn_buf none = VN_BUF_INIT;
	struct vn_buf *right = &p->sums.rec.a;

	a->left.n = 0;
	a->n = a->n1p = 0;
	if (vn_buf_add(&a->left, a->row.fold,
	    vncount_middle(p->v, &a->row)) == -1)
		return -1;
	do {
		right->n = 0;
		if (vn_buf_add(right, a->row.fold + a->left.n + 1,
		    a->row.nfold - a->left.n - 1) == -1 ||
		    vncount_sorter_add(&p->sums, right, &none,
		    a->row.count) == -1)
			return -1;
		a->n++;
		a->n1p += a->row.count;
		a->rc = vncount_walk_next(a->walk, &a->row);
	} while (a->rc == 1 && same_left(p->v, a));
	return a->rc == -1 ? -1 : 0;
}

/* Those rows again, with the sum, to p->rows. */
static int
follow(struct vncount_pairs *p, struct vncount_walk *walk, struct ahead *a)
{
	struct vn_buf *right = &p->rows.rec.a, *rest = &p->rows.rec.b;
	struct vncount_row r;

	for (; a->n > 0; a->n--) {
		if (vncount_walk_next(walk, &r) != 1)
			return -1;
		right->n = rest->n = 0;
		if (vn_buf_add(right, r.fold + a->left.n + 1,
		    r.nfold - a->left.n - 1) == -1 ||
		    vncount_put_num(rest, a->n1p) == -1 ||
		    vn_buf_add(rest, r.s, r.n) == -1 ||
		    vncount_sorter_add(&p->rows, right, rest, r.count) == -1)
			return -1;
	}
	return 0;
}

static int
sort_all(struct vncount_pairs *p)
{
	struct vncount_walk *walk = vncount_walk_open(p->v);
	struct ahead a = { .walk = vncount_walk_open(p->v) };
	int rc = -1, err;

	if (walk != NULL && a.walk != NULL)
		rc = a.rc = vncount_walk_next(a.walk, &a.row);
	while (rc != -1 && a.rc == 1)
		rc = look_ahead(p, &a) == -1 ? -1 : follow(p, walk, &a);
	err = errno;
	vncount_walk_close(walk);
	vncount_walk_close(a.walk);
	vn_buf_fini(&a.left);
	errno = err;
	return rc == -1 ? -1 : 0;
}

static int
next_sum(struct vncount_pairs *p)
{
	int rc = vncount_sorter_next(&p->sums, &p->sum);

	if (rc == 0)
		p->sum = NULL;
	return rc == -1 ? -1 : 0;
}

struct vncount_pairs *
vncount_pairs_open(struct vncount *v)
{
	struct vncount_pairs *p = calloc(1, sizeof *p);
	int err;

	if (p == NULL)
		return NULL;
	p->v = v;
	vncount_sorter_init(&p->rows, v, UINT64_MAX);
	vncount_sorter_init(&p->sums, v, UINT64_MAX);
	if (sort_all(p) == 0 && vncount_sorter_start(&p->rows) == 0 &&
	    vncount_sorter_start(&p->sums) == 0 && next_sum(p) == 0)
		return p;
	err = errno;
	vncount_pairs_close(p);
	errno = err;
	return NULL;
}

/* The sum of the second token: there is one for each, in their order. */
static int
take_sum(struct vncount_pairs *p, const struct vn_buf *right)
{
	p->right.n = 0;
	p->np1 = 0;
	if (vn_buf_add(&p->right, right->s, right->n) == -1)
		return -1;
	while (p->sum != NULL && p->sum->a.n == right->n &&
	    memcmp(p->sum->a.s, right->s, right->n) == 0) {
		p->np1 += p->sum->count;
		if (next_sum(p) == -1)
			return -1;
	}
	return 0;
}

int
vncount_pairs_next(struct vncount_pairs *p, struct vncount_row *r)
{
	const struct vn_spill_rec *rec;
	const char *s, *end;
	int rc = vncount_sorter_next(&p->rows, &rec);

	if (rc != 1)
		return rc;
	if ((rec->a.n != p->right.n ||
	    memcmp(rec->a.s, p->right.s, rec->a.n) != 0) &&
	    take_sum(p, &rec->a) == -1)
		return -1;
	memset(r, 0, sizeof *r);
	s = rec->b.s;
	end = s + rec->b.n;
	r->num[0] = vncount_get_num(&s, end);
	r->num[1] = p->np1;
	r->count = r->weight = rec->count;
	r->s = s;
	r->n = (size_t)(end - s);
	return 1;
}

void
vncount_pairs_close(struct vncount_pairs *p)
{
	if (p == NULL)
		return;
	vncount_sorter_fini(&p->rows);
	vncount_sorter_fini(&p->sums);
	vn_buf_fini(&p->right);
	free(p);
}
