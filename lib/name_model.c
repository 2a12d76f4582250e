#include <string.h>

#include "model.h"
#include "name_model.h"

int
name_model_use(struct name_model *w, const void *p, size_t n)
{
	static const unsigned char none[8 * NM_BUCKET];	/* empty rows */
	uint32_t rows;

	w->row = none;
	w->mask = 0;
	if (n < NM_HEAD)
		return -1;
	rows = vn_le32(p);
	if (rows < NM_BUCKET || (rows & (rows - 1)) != 0 || rows > NM_ROWS_MAX ||
	    n != NM_HEAD + (size_t)rows * 8 ||
	    vn_le32((const unsigned char *)p + 4) != NM_VERSION)
		return -1;
	w->row = (const unsigned char *)p + NM_HEAD;
	w->mask = rows - NM_BUCKET;
	return 0;
}

/*
 * The four weights of a feature, or 0.  All rows of its bucket are looked at, and
 * nothing is jumped over: whether a feature is known is not to be foreseen.
 */
static uint32_t
weights(const struct name_model *w, uint64_t f)
{
	const unsigned char *row = w->row + ((uint32_t)f & w->mask) * 8;
	uint32_t check = (uint32_t)(f >> 32), found = 0;
	uint64_t r;
	int k;

	for (k = 0; k < NM_BUCKET; k++) {
		r = vn_le64(row + k * 8);
		found |= (uint32_t)(r >> 32) & -(uint32_t)((uint32_t)r == check);
	}
	return found;
}

void
name_model_sum(const struct name_model *w, const uint64_t *f, unsigned n,
    int32_t *score)
{
	int32_t per = 0, org = 0, loc = 0, event = 0;
	uint32_t v;
	unsigned k;

	for (k = 0; k < n; k++) {
		v = weights(w, f[k]);
		per += (signed char)v;
		org += (signed char)(v >> 8);
		loc += (signed char)(v >> 16);
		event += (signed char)(v >> 24);
	}
	score[NM_PER] += per;
	score[NM_ORG] += org;
	score[NM_LOC] += loc;
	score[NM_EVENT] += event;
}

unsigned
name_segments(const struct name_run *r, struct name_seg *seg)
{
	unsigned from, to, n = 0;

	for (from = 0; from < r->n; from++)
		for (to = from + 1; to <= r->n && to - from <= NM_LONGEST;
		    to++, n++) {
			seg[n].from = (uint8_t)from;
			seg[n].to = (uint8_t)to;
			seg[n].type = NM_NONE;
		}
	for (from = 0; from < name_over_from(r); from++) {
		seg[n].from = (uint8_t)from;
		seg[n].to = (uint8_t)(r->n + 1);
		seg[n++].type = NM_NONE;
	}
	return n;
}

int
name_may_have(const struct name_run *r, const struct name_seg *g, int type)
{
	/* Sở Y|tế: no body ends inside a word; but ông Hòa|bình tĩnh */
	if (g->to <= r->n)
		return r->over == 0 || r->more != NM_MORE_WORD || (r->n > 1 &&
		    (g->to < r->n || type != NM_ORG));
	switch (r->more) {
	case NM_MORE_WORD:
		return type != NM_PER;
	case NM_MORE_QUOTE:
		return type == NM_PER;
	case NM_MORE_YEAR:
		return type == NM_EVENT;
	}
	return 1;
}

unsigned
name_best(const struct name_run *r, const struct name_seg *seg, unsigned n,
    int32_t (*score)[NM_TYPES], struct name_seg *out)
{
	int32_t best[NM_ELEMS + 2] = { 0 }, s;
	struct name_seg last[NM_ELEMS + 2];
	unsigned at, k, m = 0;
	int type;

	for (at = 1; at <= r->n + 1; at++) {
		best[at] = best[at - 1];
		last[at].from = (uint8_t)(at - 1);
		last[at].to = (uint8_t)at;
		last[at].type = NM_NONE;
		for (k = 0; k < n; k++) {
			if (seg[k].to != at)
				continue;
			for (type = 0; type < NM_TYPES; type++) {
				s = best[seg[k].from] + score[k][type];
				if (s <= best[at] || !name_may_have(r, &seg[k], type))
					continue;
				best[at] = s;
				last[at] = seg[k];
				last[at].type = (int8_t)type;
			}
		}
	}
	/* backwards, then turned round */
	for (at = r->n + 1; at > 0; at = last[at].from)
		if (last[at].type != NM_NONE)
			m++;
	for (at = r->n + 1, k = m; at > 0; at = last[at].from)
		if (last[at].type != NM_NONE)
			out[--k] = last[at];
	return m;
}
