#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ent.h"
#include "model.h"
#include "name_crf.h"
#include "name_learn.h"
#include "name_parts.h"

/* Found by cross-validation; what is near them is as good. */
#define COST		2.5	/* by which the truth is to win, in natural logarithms */
#define RATE		0.1
#define DECAY		1e-4
#define TINY		1e-4	/* a change not worth the time */
#define FIRST_SLOTS	((size_t)1 << 16)

struct slot {
	uint64_t f;		/* 0: free */
	double	 w[NM_TYPES];
	double	 sq[NM_TYPES];	/* squares of the slopes so far */
	uint64_t seen;		/* times in all passes */
};

struct vn_name_learn {
	struct slot *slot;
	size_t	 n, cap;		/* cap: a power of two */
	struct vn_ents *ents;
	struct name_model rounded;
	struct vn_buf table;
	size_t	 kept;
	/* the line that is being read */
	const struct vn_name_gold *gold;
	size_t	 ngold;
	int	 weight;
	int	 failed;
	/* the run that is being cut */
	struct name_seg seg[NM_SEGS];
	double	 p[NM_SEGS][NM_TYPES];	/* its odds, then probabilities */
	uint64_t f[NM_SEGS][NM_FEATURES];
	unsigned nf[NM_SEGS];
};

static const int8_t type_of[VN_ENT_TYPES] = {
	[VN_ENT_PER] = NM_PER + 1, [VN_ENT_ORG] = NM_ORG + 1,
	[VN_ENT_LOC] = NM_LOC + 1, [VN_ENT_EVENT] = NM_EVENT + 1
};

static struct slot *
look(const struct vn_name_learn *l, uint64_t f)
{
	size_t i = (size_t)(f ^ f >> 32) & (l->cap - 1);

	while (l->slot[i].f != 0 && l->slot[i].f != f)
		i = (i + 1) & (l->cap - 1);
	return &l->slot[i];
}

static int
grow(struct vn_name_learn *l)
{
	struct slot *old = l->slot;
	size_t n = l->cap, i;
	struct slot *new = calloc(n * 2, sizeof *new);

	if (new == NULL)
		return -1;
	l->slot = new;
	l->cap = n * 2;
	for (i = 0; i < n; i++)
		if (old[i].f != 0)
			*look(l, old[i].f) = old[i];
	free(old);
	return 0;
}

static struct slot *
need(struct vn_name_learn *l, uint64_t f)
{
	struct slot *s;

	if ((l->n + 1) * 4 > l->cap * 3 && grow(l) == -1)
		return NULL;
	s = look(l, f);
	if (s->f == 0) {
		s->f = f;
		l->n++;
	}
	return s;
}

/* Count the features of segment k. */
static int
count(struct vn_name_learn *l, unsigned k)
{
	struct slot *s;
	unsigned j;

	for (j = 0; j < l->nf[k]; j++) {
		if ((s = need(l, l->f[k][j])) == NULL)
			return -1;
		s->seen++;
	}
	return 0;
}

/* What the weights say of segment k for each type. */
static void
sum_up(const struct vn_name_learn *l, unsigned k, double *sum)
{
	const struct slot *s;
	unsigned j;
	int t;

	memset(sum, 0, NM_TYPES * sizeof *sum);
	for (j = 0; j < l->nf[k]; j++) {
		s = look(l, l->f[k][j]);
		for (t = 0; t < NM_TYPES; t++)
			sum[t] += s->w[t];
	}
}

/* The same as odds against none; the truth has to win by a margin. */
static double
odds(double sum, int is_true)
{
	sum += is_true ? -COST : COST;
	return name_power(sum < NAME_TOP ? sum : NAME_TOP);
}

/*
 * Move the weights of segment k for a type: slope is the truth, 0 or 1, less its
 * probability.  The more a weight has moved, the less it moves: AdaGrad, J. Duchi
 * and others, JMLR 12, 2011.
 */
static void
move(struct vn_name_learn *l, unsigned k, int type, double slope)
{
	struct slot *s;
	unsigned j;
	double g;

	if ((slope < TINY && slope > -TINY) || l->weight == 0)
		return;
	for (j = 0; j < l->nf[k]; j++) {
		s = look(l, l->f[k][j]);
		g = slope * l->weight - DECAY * s->w[type];
		s->sq[type] += g * g;
		s->w[type] += RATE * g / (sqrt(s->sq[type]) + 1e-3);
	}
}

/* The first true entity that ends behind byte at; they are in order. */
static size_t
gold_behind(const struct vn_name_learn *l, uint32_t at)
{
	size_t lo = 0, hi = l->ngold, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (l->gold[mid].e <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/*
 * The true segments of a run: entities, or what of them lies in it; *odd when one
 * begins or ends inside an element.
 */
static unsigned
truth(const struct vn_name_learn *l, const struct vn_names *m,
    const struct name_run *r, struct name_seg *out, int *odd)
{
	const struct vn_scan *x = m->x;
	const struct vn_name_gold *g;
	uint32_t s, e, end;
	unsigned n = 0, k;
	size_t i;

	*odd = 0;
	end = tk(x, r->at[r->n] - 1)->e;
	i = gold_behind(l, tk(x, r->at[0])->s);
	for (; i < l->ngold && n < NM_ELEMS; i++) {
		g = &l->gold[i];
		if (type_of[g->type] == 0)
			continue;
		if (g->s >= end)
			break;
		for (k = 0; k < name_over_from(r); k++)
			if (g->s == tk(x, r->at[k])->s &&
			    g->e == tk(x, r->over - 1)->e) {
				out[n].from = (uint8_t)k;
				out[n].to = (uint8_t)(r->n + 1);
				out[n++].type = (int8_t)(type_of[g->type] - 1);
				return n;
			}
		out[n].type = NM_NONE;
		for (k = 0; k < r->n; k++) {
			s = tk(x, r->at[k])->s;
			e = tk(x, r->at[k + 1] - 1)->e;
			if (e <= g->s || s >= g->e)
				continue;
			/* the full stop of an initial may be that of the sentence */
			if (s < g->s || (e > g->e && e != g->e + 1))
				*odd = 1;
			if (out[n].type == NM_NONE)
				out[n].from = (uint8_t)k;
			out[n].to = (uint8_t)(k + 1);
			out[n].type = (int8_t)(type_of[g->type] - 1);
		}
		if (out[n].type != NM_NONE && (unsigned)(out[n].to -
		    out[n].from) <= NM_LONGEST)
			n++;
	}
	return n;
}

static int
has(const struct name_seg *a, unsigned n, const struct name_seg *b, int type)
{
	unsigned i;

	for (i = 0; i < n; i++)
		if (a[i].from == b->from && a[i].to == b->to &&
		    a[i].type == type)
			return 1;
	return 0;
}

/* Called for each run: learn, answer with the truth. */
static unsigned
teach(void *arg, const struct vn_names *m, const struct name_run *r,
    struct name_seg *out)
{
	struct vn_name_learn *l = arg;
	double sum[NM_TYPES];
	unsigned n, k, ngold;
	int t, odd, is_true;

	ngold = truth(l, m, r, out, &odd);
	if (odd || l->failed)
		return ngold;
	n = name_segments(r, l->seg);
	for (k = 0; k < n; k++) {
		l->nf[k] = name_features(m, r, &l->seg[k], l->f[k]);
		if (count(l, k) == -1) {
			l->failed = 1;
			return ngold;
		}
		sum_up(l, k, sum);
		for (t = 0; t < NM_TYPES; t++)
			l->p[k][t] = name_may_have(r, &l->seg[k], t) ?
			    odds(sum[t], has(out, ngold, &l->seg[k], t)) : 0;
	}
	name_probabilities(r, l->seg, n, l->p);
	for (k = 0; k < n; k++)
		for (t = 0; t < NM_TYPES; t++) {
			is_true = has(out, ngold, &l->seg[k], t);
			if (name_may_have(r, &l->seg[k], t))
				move(l, k, t, is_true - l->p[k][t]);
		}
	return ngold;
}

/* The true end of what begins at e->first; of a scope, that of the TITLE around it. */
static size_t
true_end(const struct vn_name_learn *l, const struct vn_scan *x,
    const struct name_edges *e)
{
	static const int types[] = { VN_ENT_ORG, VN_ENT_ORG, VN_ENT_TITLE,
	    VN_ENT_LOC, VN_ENT_EVENT };
	uint32_t s = tk(x, e->first)->s;
	const struct vn_name_gold *g;
	size_t i = gold_behind(l, s);
	unsigned k;

	if (i == l->ngold)
		return 0;
	g = &l->gold[i];
	if (g->s > s || !((g->s == s && g->type == types[e->kind]) ||
	    (e->kind == EDGE_SCOPE && g->type == VN_ENT_TITLE)))
		return 0;
	for (k = 0; k < e->n; k++)
		if (tk(x, e->c[k].end - 1)->e == g->e)
			return e->c[k].end;
	return 0;
}

/* A true entity that begins earlier goes over what begins at e->first. */
static int
covered(const struct vn_name_learn *l, const struct vn_scan *x,
    const struct name_edges *e)
{
	uint32_t s = tk(x, e->first)->s;
	size_t i = gold_behind(l, s);

	return i < l->ngold && l->gold[i].s < s;
}

/* Called for each body: learn its end, answer with the truth. */
static size_t
teach_edge(void *arg, const struct vn_names *m, const struct name_edges *e)
{
	struct vn_name_learn *l = arg;
	size_t end = true_end(l, m->x, e);
	double sum[NM_TYPES], all = 1;
	unsigned k;

	_Static_assert(NE_MAX <= NM_SEGS, "ends are kept where segments are");

	/* UBND quận 12: where the place inside of the body ends is not known */
	if (e->kind == EDGE_PLACE && covered(l, m->x, e))
		return e->rule;
	for (k = 0; k < e->n && !l->failed; k++) {
		l->nf[k] = name_edge_features(m, e, k, l->f[k]);
		if (count(l, k) == -1)
			l->failed = 1;
		sum_up(l, k, sum);
		all += l->p[k][0] = odds(sum[0], e->c[k].end == end);
	}
	for (k = 0; k < e->n && !l->failed; k++)
		move(l, k, 0, (e->c[k].end == end) - l->p[k][0] / all);
	return end;
}

/* The recogniser learns, or works with the rounded weights. */
static void
let_teach(struct vn_name_learn *l, int on)
{
	struct vn_names *m = vn_ents_names(l->ents);

	m->teacher = l;
	m->teach = on ? teach : NULL;
	m->teach_edge = on ? teach_edge : NULL;
	m->model = l->rounded;
}

struct vn_name_learn *
vn_name_learn_open(void)
{
	struct vn_name_learn *l = calloc(1, sizeof *l);

	if (l == NULL)
		return NULL;
	name_model_use(&l->rounded, NULL, 0);
	l->cap = FIRST_SLOTS;
	if ((l->slot = calloc(l->cap, sizeof *l->slot)) == NULL ||
	    (l->ents = vn_ents_open(NULL, (1u << VN_ENT_TYPES) - 1)) == NULL) {
		vn_name_learn_close(l);
		errno = ENOMEM;
		return NULL;
	}
	return l;
}

void
vn_name_learn_close(struct vn_name_learn *l)
{
	if (l == NULL)
		return;
	vn_ents_close(l->ents);
	vn_buf_fini(&l->table);
	free(l->slot);
	free(l);
}

int
vn_name_learn_line(struct vn_name_learn *l, const char *s, size_t n,
    const struct vn_name_gold *gold, size_t ngold, int weight)
{
	struct vn_ent e;

	l->gold = gold;
	l->ngold = ngold;
	l->weight = weight;
	let_teach(l, 1);
	vn_ents_start(l->ents, s, n);
	while (vn_ents_next(l->ents, &e))
		;
	if (!l->failed)
		return 0;
	errno = ENOMEM;
	return -1;
}

/* --- rounding --- */

struct kept {
	const struct slot *s;
	double	 size;		/* of its largest weight */
	double	 worth;
};

/* The larger first; which is which among equals is told by the feature. */
static int
order(double x, double y, const struct slot *a, const struct slot *b)
{
	if (x != y)
		return x < y ? 1 : -1;
	return a->f < b->f ? -1 : a->f > b->f;
}

static int
by_size(const void *a, const void *b)
{
	const struct kept *x = a, *y = b;

	return order(x->size, y->size, x->s, y->s);
}

static int
by_worth(const void *a, const void *b)
{
	const struct kept *x = a, *y = b;

	return order(x->worth, y->worth, x->s, y->s);
}

/*
 * The features with a weight, those worth most first, and the unit that weights are
 * rounded to: a few weights larger than all others are cut.  A table that is too small
 * has more of what it keeps where a feature is also often met: a large weight that was
 * learnt from one line says little of the next.
 */
static size_t
choose(const struct vn_name_learn *l, struct kept *k, uint64_t min, double *unit)
{
	const struct slot *s;
	size_t n = 0;
	int t;

	for (s = l->slot; s < l->slot + l->cap; s++) {
		if (s->f == 0 || s->seen < min)
			continue;
		k[n].s = s;
		k[n].size = 0;
		for (t = 0; t < NM_TYPES; t++)
			k[n].size = fmax(k[n].size, fabs(s->w[t]));
		k[n].worth = k[n].size * sqrt((double)s->seen);
		if (k[n].size > 0)
			n++;
	}
	qsort(k, n, sizeof *k, by_size);
	*unit = n > 0 ? k[n / 2000].size / 127 : 1;
	qsort(k, n, sizeof *k, by_worth);
	return n;
}

static int
scaled(double v, double unit)
{
	int r = (int)fmin(fabs(v) / unit + 0.5, 127);

	return v < 0 ? -r : r;
}

int
vn_name_learn_round(struct vn_name_learn *l, unsigned bits, uint64_t min)
{
	size_t rows = (size_t)1 << bits, n, i, at, end;
	struct kept *k;
	double unit;
	char *row;
	int t, some;

	if (rows < NM_BUCKET || rows > NM_ROWS_MAX) {
		errno = EINVAL;
		return -1;
	}
	if ((k = calloc(l->n + 1, sizeof *k)) == NULL)
		return -1;
	n = choose(l, k, min, &unit);
	l->table.n = 0;
	if (vn_buf_need(&l->table, NM_HEAD + rows * 8) == -1) {
		free(k);
		return -1;
	}
	l->table.n = NM_HEAD + rows * 8;
	memset(l->table.s, 0, l->table.n);
	vn_put32(l->table.s, (uint32_t)rows);
	vn_put32(l->table.s + 4, NM_VERSION);
	/* What finds its bucket full is left out. */
	for (i = l->kept = 0; i < n; i++) {
		for (t = some = 0; t < NM_TYPES; t++)
			some |= scaled(k[i].s->w[t], unit) != 0;
		at = (size_t)(uint32_t)k[i].s->f & (rows - NM_BUCKET);
		end = at + NM_BUCKET;
		while (at < end && vn_le32(l->table.s + NM_HEAD + at * 8) != 0)
			at++;
		if (!some || at == end)
			continue;
		row = l->table.s + NM_HEAD + at * 8;
		vn_put32(row, (uint32_t)(k[i].s->f >> 32));
		for (t = 0; t < NM_TYPES; t++)
			row[4 + t] = (char)(signed char)scaled(k[i].s->w[t],
			    unit);
		l->kept++;
	}
	free(k);
	return name_model_use(&l->rounded, l->table.s, l->table.n);
}

static int
is_scored(int type)
{
	return type == VN_ENT_TITLE || type_of[type] != 0;
}

int
vn_name_learn_score(struct vn_name_learn *l, const char *s, size_t n,
    const struct vn_name_gold *gold, size_t ngold, struct vn_name_score *r)
{
	struct vn_ent e;
	size_t i, k = 0;

	for (i = 0; i < ngold; i++)
		r->gold += is_scored(gold[i].type);
	let_teach(l, 0);
	vn_ents_start(l->ents, s, n);
	while (vn_ents_next(l->ents, &e)) {
		if (!is_scored(e.type))
			continue;
		r->found++;
		while (k < ngold && gold[k].s < e.start)
			k++;
		r->right += k < ngold && gold[k].s == e.start &&
		    gold[k].e == e.end && gold[k].type == e.type;
	}
	return 0;
}

int
vn_name_learn_make(struct vn_name_learn *l, const char *name,
    struct vn_buf *out)
{
	struct vn_model_part part = { "ner.w", l->table.s, l->table.n };

	return vn_model_make(out, name, &part, 1);
}

void
vn_name_learn_sizes(const struct vn_name_learn *l, size_t *seen, size_t *kept)
{
	*seen = l->n;
	*kept = l->kept;
}
