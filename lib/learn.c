#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "learn.h"

struct weight {
	int64_t	 acc;		/* sum of step * change, for the average */
	int32_t	 w;
};

/* Weights a boundary uses, by role. */
struct places {
	uint32_t base[VN_FEAT_LEXICAL + VN_DENSE_KEYS];
	uint32_t prev[VN_FEAT_LEXICAL + VN_DENSE_ALL];
	uint32_t style[VN_FEAT_LEXICAL + VN_DENSE_ALL];
	unsigned nbase, nprev, nstyle;
};

struct vn_learn {
	unsigned bits;		/* log2 of the number of lines */
	/*
	 * The weights: first the dense table, then groups.  A group's number is cut
	 * to what a line and a check can tell apart; index[] says which of the
	 * groups it is, 0 (whose weights stay 0) when it is too rare.
	 */
	struct weight *w;
	size_t	 nw;
	uint32_t *index;
	size_t	 ngroups;
	unsigned char *lines;	/* as shipped */
	unsigned char *dense;
	int64_t	 step;

	/* scratch of one sentence */
	struct places *f;
	uint32_t *at;
	unsigned char *found;
	size_t	 cap;
};

#define DENSE		((size_t)1 << VN_FEAT_DENSE)
#define GROUPS(t)	((size_t)1 << ((t)->bits + 8))

struct vn_learn *
vn_learn_open(unsigned bits)
{
	struct vn_learn *l;

	if (bits < VN_LINES_MIN || bits > VN_LINES_MAX) {
		errno = EINVAL;
		return NULL;
	}
	if ((l = calloc(1, sizeof(*l))) == NULL)
		goto nomem;
	l->bits = bits;
	l->index = calloc(GROUPS(l), sizeof(*l->index));
	l->lines = calloc((size_t)1 << bits, VN_LINE_BYTES);
	l->dense = calloc(DENSE, 2);
	if (l->index != NULL && l->lines != NULL && l->dense != NULL)
		return l;
nomem:
	vn_learn_close(l);
	errno = ENOMEM;
	return NULL;
}

void
vn_learn_close(struct vn_learn *l)
{
	if (l == NULL)
		return;
	free(l->w);
	free(l->index);
	free(l->lines);
	free(l->dense);
	free(l->f);
	free(l->at);
	free(l->found);
	free(l);
}

void
vn_learn_count(struct vn_learn *l, const struct vn_unit *u, size_t n,
    unsigned weight)
{
	for (; n > 0; n--, u++) {
		if (u->h != 0)
			l->index[vn_feat_one(u->h) >> (56 - l->bits)] += weight;
		if (u->ask)
			l->index[vn_feat_two(u) >> (56 - l->bits)] += weight;
	}
}

int
vn_learn_start(struct vn_learn *l, unsigned cut)
{
	size_t i, k = 0;

	for (i = 0; i < GROUPS(l); i++)
		l->index[i] = l->index[i] < cut || l->index[i] == 0 ? 0 :
		    (uint32_t)++k;
	l->ngroups = k;
	l->nw = DENSE + (k + 1) * VN_FEAT_SLOTS;
	if ((l->w = calloc(l->nw, sizeof(*l->w))) == NULL) {
		errno = ENOMEM;
		return -1;
	}
	return 0;
}

/* Room for the scratch of a sentence of n units. */
static int
make_room(struct vn_learn *l, size_t n)
{
	size_t cap = l->cap == 0 ? 256 : l->cap;

	n += 3;			/* find_groups() looks around */
	if (n <= l->cap)
		return 0;
	while (cap < n)
		cap *= 2;
	free(l->f);
	free(l->at);
	free(l->found);
	l->cap = 0;
	l->f = malloc(cap * sizeof(*l->f));
	l->at = malloc(cap * VN_FEAT_GROUPS * sizeof(*l->at));
	l->found = malloc(cap);
	if (l->f == NULL || l->at == NULL || l->found == NULL) {
		errno = ENOMEM;
		return -1;
	}
	l->cap = cap;
	return 0;
}

/* Where a group has its slots. */
static uint32_t
group_at(const struct vn_learn *l, uint64_t g)
{
	return (uint32_t)(DENSE + VN_FEAT_SLOTS *
	    (size_t)l->index[g >> (56 - l->bits)]);
}

/*
 * Where the groups of the units -2 to n of a sentence have their slots; those of
 * unit i are at l->at + (i + 2) * VN_FEAT_GROUPS.
 */
static void
find_groups(struct vn_learn *l, const struct vn_unit *u, size_t n)
{
	uint32_t *at = l->at;
	size_t i;

	for (i = 0, u -= 2; i < n + 3; i++, u++) {
		*at++ = u->h != 0 ? group_at(l, vn_feat_one(u->h)) : DENSE;
		*at++ = u->ask ? group_at(l, vn_feat_two(u)) : DENSE;
	}
}

static void
find_places(const uint32_t *at, const struct vn_unit *u, struct places *f)
{
	uint16_t d[VN_DENSE_KEYS];
	size_t i;

	f->nbase = f->nprev = f->nstyle = 0;
#define PLACE_ONE	0
#define PLACE_TWO	1
#define PLACE(role, group, unit, slot) \
	f->role[f->n##role++] = at[(unit) * VN_FEAT_GROUPS + PLACE_##group] + \
	    (slot);
	VN_FEAT_LIST(PLACE)
	vn_feat_dense(u, d);
	for (i = 0; i < VN_DENSE_KEYS; i++)
		f->base[f->nbase++] = d[i];
	for (i = 0; i < VN_DENSE_ALL; i++) {
		f->prev[f->nprev++] = d[i] + VN_DENSE_PREV;
		f->style[f->nstyle++] = d[i] + VN_DENSE_STYLE;
	}
}

static int32_t
sum(const struct weight *w, const uint32_t *f, size_t n)
{
	int32_t r = 0;

	while (n-- > 0)
		r += w[*f++].w;
	return r;
}

static void
change(struct vn_learn *l, const uint32_t *f, size_t n, int by)
{
	struct weight *w;

	for (; by != 0 && n > 0; n--, f++) {
		if (*f >= DENSE && *f < DENSE + VN_FEAT_SLOTS)
			continue;	/* too rare */
		w = &l->w[*f];
		w->w += by;
		w->acc += by * l->step;
	}
}

/* What is wrong must lose by this much, or it is learnt from. */
#define MARGIN	20

int
vn_learn_from(struct vn_learn *l, const struct vn_unit *u,
    const unsigned char *gold, size_t n, int sign)
{
	struct vn_path path = { 0, 0, 0 };
	struct places *f;
	int32_t base = 0, prev = 0;
	unsigned char *found;
	size_t i;
	int d;

	if (make_room(l, n) == -1)
		return -1;
	find_groups(l, u, n);
	found = l->found;
	for (i = 0; i < n; i++) {
		if (u[i].ask) {
			f = &l->f[i];
			find_places(l->at + (i + 2) * VN_FEAT_GROUPS, u + i, f);
			base = sum(l->w, f->base, f->nbase) +
			    sign * sum(l->w, f->style, f->nstyle);
			prev = sum(l->w, f->prev, f->nprev);
			base += gold[i] ? -MARGIN : MARGIN;
		}
		found[i] = vn_path_step(&path, u[i].ask, base, prev);
	}
	vn_path_end(&path, found, n);
	l->step++;
	for (i = 1; i < n; i++) {
		if (!u[i].ask)
			continue;
		f = &l->f[i];
		d = gold[i] - found[i];
		change(l, f->base, f->nbase, d);
		change(l, f->style, f->nstyle, d * sign);
		d = (gold[i] & gold[i - 1] & u[i - 1].ask) -
		    (found[i] & found[i - 1]);
		change(l, f->prev, f->nprev, d);
	}
	return 0;
}

/* The averaged weight, times the number of steps. */
static int64_t
average(const struct vn_learn *l, size_t i)
{
	return l->w[i].w * l->step - l->w[i].acc;
}

static int64_t
size_of(int64_t a)
{
	return a < 0 ? -a : a;
}

static int
to_range(int64_t a, int64_t unit, int max)
{
	a = (a < 0 ? a - unit / 2 : a + unit / 2) / unit;
	return (int)(a > max ? max : a < -max ? -max : a);
}

/*
 * The average that is to be 1 as shipped: such that all weights of groups but the
 * largest 1 in CLIPPED fit one byte.
 */
#define CLIPPED	100000
static int64_t
find_unit(const struct vn_learn *l)
{
	size_t i, used = 0, over = 0, hist[4096] = { 0 };
	int64_t a, top = 1;

	for (i = DENSE; i < l->nw; i++) {
		a = size_of(average(l, i));
		used += a != 0;
		if (a > top)
			top = a;
	}
	top = top / 4096 + 1;
	for (i = DENSE; i < l->nw; i++)
		hist[size_of(average(l, i)) / top]++;
	for (i = 4095; i > 0 && over + hist[i] <= used / CLIPPED; i--)
		over += hist[i];
	return ((int64_t)i + 1) * top / 127 + 1;
}

/* A group on its way to a line. */
struct candidate {
	uint32_t number;
	uint32_t worth;
	signed char w[VN_FEAT_SLOTS];
};

/* By line, then the most worth first. */
static int
by_worth(const void *pa, const void *pb)
{
	const struct candidate *a = pa, *b = pb;

	if (a->number >> 8 != b->number >> 8)
		return a->number >> 8 < b->number >> 8 ? -1 : 1;
	if (a->worth != b->worth)
		return a->worth > b->worth ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

static int
by_number(const void *pa, const void *pb)
{
	const struct candidate *a = pa, *b = pb;

	return (a->number > b->number) - (a->number < b->number);
}

/* Put c[0..n), all of one line, into it. */
static void
fill_line(unsigned char *line, struct candidate *c, size_t n)
{
	size_t i;

	qsort(c, n, sizeof(*c), by_number);
	for (i = 0; i < n; i++) {
		line[i] = (unsigned char)c[i].number;
		memcpy(line + VN_LINE_GROUPS + i * VN_FEAT_SLOTS, c[i].w,
		    VN_FEAT_SLOTS);
	}
}

/* The groups that are not all zero, to c; how many. */
static size_t
find_candidates(const struct vn_learn *l, int64_t unit, struct candidate *c)
{
	size_t i, k, n = 0, at;
	uint32_t worth;

	for (i = 0; i < GROUPS(l); i++) {
		if (l->index[i] == 0)
			continue;
		at = DENSE + (size_t)l->index[i] * VN_FEAT_SLOTS;
		worth = 0;
		for (k = 0; k < VN_FEAT_SLOTS; k++) {
			c[n].w[k] = (signed char)to_range(average(l, at + k),
			    unit, 127);
			worth += (uint32_t)size_of(c[n].w[k]);
		}
		c[n].number = (uint32_t)i;
		c[n].worth = worth;
		n += worth > 0;
	}
	return n;
}

/* Round the averages to what is shipped; a full line drops what is worth least. */
int
vn_learn_round(struct vn_learn *l, struct vn_weights *w)
{
	struct candidate *c = malloc((l->ngroups + 1) * sizeof(*c));
	int64_t unit = find_unit(l);
	size_t i, k, n;
	int q;

	if (c == NULL) {
		errno = ENOMEM;
		return -1;
	}
	for (i = 0; i < DENSE; i++) {
		q = to_range(average(l, i), unit, 32767);
		l->dense[2 * i] = (unsigned char)q;
		l->dense[2 * i + 1] = (unsigned char)((unsigned)q >> 8);
	}
	n = find_candidates(l, unit, c);
	qsort(c, n, sizeof(*c), by_worth);
	memset(l->lines, 0, (size_t)VN_LINE_BYTES << l->bits);
	for (i = 0; i < n; i += k) {
		for (k = 1; i + k < n && c[i + k].number >> 8 ==
		    c[i].number >> 8; k++)
			;
		fill_line(l->lines + (c[i].number >> 8) * VN_LINE_BYTES, c + i,
		    k < VN_LINE_GROUPS ? k : VN_LINE_GROUPS);
	}
	free(c);
	w->lines = l->lines;
	w->bits = l->bits;
	w->dense = l->dense;
	w->style = 1;
	return 0;
}

