#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "feat.h"
#include "model.h"
#include "seg.h"

/*
 * Sections of the model: "seg" holds a u32, the version of the features; "seg.lex"
 * is the store of words, "seg.grp" the groups as feat.h says, "seg.dns" the other
 * weights, int16.
 */
struct vn_seg {
	struct vn_weights w;
	struct vn_feat feat;
};

/* The three sections; -1 when one is missing or of a wrong size. */
static int
use_model(struct vn_seg *g, const void *model)
{
	const unsigned char *head, *lex;
	size_t nhead, nlines, ndense, nlex;

	head = vn_model_section(model, "seg", &nhead);
	lex = vn_model_section(model, "seg.lex", &nlex);
	g->w.lines = vn_model_section(model, "seg.grp", &nlines);
	g->w.dense = vn_model_section(model, "seg.dns", &ndense);
	if (head == NULL || lex == NULL || g->w.lines == NULL ||
	    g->w.dense == NULL || nhead != 4 ||
	    vn_le32(head) != VN_FEAT_VERSION ||
	    ndense != (size_t)2 << VN_FEAT_DENSE ||
	    vn_lex_use(&g->feat.lex, lex, nlex) == -1)
		return -1;
	for (g->w.bits = VN_LINES_MIN; g->w.bits <= VN_LINES_MAX; g->w.bits++)
		if (nlines == (size_t)VN_LINE_BYTES << g->w.bits)
			return 0;
	return -1;
}

struct vn_seg *
vn_seg_open(const void *model, size_t n)
{
	struct vn_seg *g = calloc(1, sizeof(*g));

	(void)n;
	if (g == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	g->w.style = 1;
	g->feat.w = &g->w;
	if (use_model(g, model) == 0)
		return g;
	vn_seg_close(g);
	errno = EINVAL;
	return NULL;
}

void
vn_seg_close(struct vn_seg *g)
{
	if (g == NULL)
		return;
	vn_feat_fini(&g->feat);
	free(g);
}

void
vn_seg_set_style(struct vn_seg *g, enum vn_seg_style style)
{
	g->w.style = style == VN_SEG_UD ? -1 : 1;
}

int
vn_seg_words(struct vn_seg *g, const char *s, const struct vn_tok *t,
    size_t n, unsigned char *join)
{
	if (vn_feat_line(&g->feat, s, t, n) == -1)
		return -1;
	vn_feat_decode(&g->w, g->feat.u + VN_FEAT_PAD, n, join);
	return 0;
}

_Static_assert(VN_FEAT_WHYS <= VN_SEG_FEATURES, "room for all features");

static int
by_size(const void *pa, const void *pb)
{
	const struct vn_seg_feature *a = pa, *b = pb;
	int32_t x = a->weight < 0 ? -a->weight : a->weight;
	int32_t y = b->weight < 0 ? -b->weight : b->weight;

	return x != y ? (x < y) - (x > y) : strcmp(a->name, b->name);
}

void
vn_seg_why(const struct vn_seg *g, size_t i, int joined, struct vn_seg_why *why)
{
	const struct vn_unit *u = g->feat.u + VN_FEAT_PAD + i;
	size_t k;

	why->n = 0;
	why->score = 0;
	why->by = !u->can ? VN_SEG_BY_TOKENS :
	    !u->ask ? VN_SEG_BY_WORDS : VN_SEG_BY_MODEL;
	if (!u->ask)
		return;
	why->n = vn_feat_explain(&g->w, u, joined, why->f);
	for (k = 0; k < why->n; k++)
		why->score += why->f[k].weight;
	qsort(why->f, why->n, sizeof(why->f[0]), by_size);
	while (why->n > 0 && why->f[why->n - 1].weight == 0)
		why->n--;
}
