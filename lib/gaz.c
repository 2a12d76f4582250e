#include <errno.h>
#include <stdlib.h>

#include "gaz_parts.h"

struct vn_gaz *
vn_gaz_open(void)
{
	struct vn_gaz *g = calloc(1, sizeof *g);

	if (g != NULL)
		g->v = vn_gaz_builtin;
	else
		errno = ENOMEM;
	return g;
}

const char *
vn_gaz_id(const struct vn_gaz *g, const struct vn_gaz_entry *e, size_t *n)
{
	*n = e->nid;
	return g->v.ids + e->id;
}

uint32_t
vn_gaz_word(const struct vn_gaz *g, uint64_t key)
{
	return gaz_word_of(&g->v, key);
}

uint32_t
vn_gaz_bits(const struct vn_gaz *g, uint32_t word)
{
	return g->v.word[word].bits;
}

const struct vn_gaz_syl *
vn_gaz_syl(const struct vn_gaz *g, uint32_t word)
{
	return &g->v.word[word].syl;
}

int
vn_gaz_begins(const struct vn_gaz *g, uint32_t word)
{
	return g->v.word[word].small & GAZ_NAME;
}

/* The number of the word at token i, kept in the token; 0: none. */
static uint32_t
word_at(const struct vn_gaz *g, const struct vn_scan *x, size_t i)
{
	struct vn_tk *t;

	if (tk(x, i)->kind == TK_END)
		return 0;
	t = &x->t[i];
	if (t->gaz == 0)
		t->gaz = vn_gaz_word(g, gaz_token_key(x, i)) + 1;
	return t->gaz - 1;
}

/* Capitals caps of a text (its k words) are enough for entry e. */
static int
good_caps(const struct vn_gaz_entry *e, uint32_t caps)
{
	uint32_t lack = e->caps & ~caps;

	if (lack == 0)
		return 1;
	return lack == 1 && gaz_may_begin_small(e);
}

size_t
vn_gaz_match(const struct vn_gaz *g, const struct vn_scan *x, size_t i,
    struct vn_gaz_hit *hit)
{
	const struct gaz_view *v = &g->v;
	const struct vn_gaz_entry *e;
	uint32_t caps = 0, node = 0, word, ent;
	size_t n = 0, j = i, words = 0;
	int skipped = 0;

	for (; words < VN_GAZ_LONGEST && n < VN_GAZ_HITS; j++) {
		if (words > 0 && gaz_skipped(tk(x, j))) {
			skipped |= gaz_punct(tk(x, j));
			if (tk(x, ++j)->kind == TK_END)
				break;
		}
		if ((word = word_at(g, x, j)) == 0)
			break;
		if (words == 0)
			node = tk(x, j)->flags & TF_CAP ||
			    v->word[word].small & GAZ_ANY ?
			    v->word[word].node : 0;
		else if (v->node[node].next & gaz_mark(word))
			node = v->edge[gaz_edge_at(v, node, word)];
		else
			break;
		if (node == 0)
			break;
		if (tk(x, j)->flags & TF_CAP)
			caps |= 1u << words;
		words++;
		if (v->node[node].need & ~caps)
			continue;
		for (ent = v->node[node].entry; ent != 0 && n < VN_GAZ_HITS;
		    ent = e->next) {
			e = &v->entry[ent];
			if ((skipped & ~e->punct) || !good_caps(e, caps))
				continue;
			hit[n].end = j + 1;
			hit[n++].e = e;
		}
	}
	return n;
}
