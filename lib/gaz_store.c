#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ent.h"
#include "gaz_class.h"
#include "gaz_parts.h"

#define TABLE	1024		/* hash tables at first */
#define MORE	1024		/* room for new words, nodes, entries */

/* --- memory --- */

/* Lookups go to the arrays of our own. */
static void
show(struct vn_gaz *g)
{
	g->v.slot = g->slot;
	g->v.edge = g->edge;
	g->v.word = g->word;
	g->v.node = g->node;
	g->v.entry = g->entry;
	g->v.ids = g->ids.s;
}

static void
free_own(struct vn_gaz *g)
{
	free(g->slot);
	free(g->edge);
	free(g->word);
	free(g->node);
	free(g->entry);
	vn_buf_fini(&g->ids);
}

/* Room for cap things, the first n of them from p (NULL: none). */
static void *
copy(const void *p, size_t n, size_t cap, size_t size)
{
	void *v = calloc(cap, size);

	if (v != NULL && p != NULL)
		memcpy(v, p, n * size);
	return v;
}

int
gaz_own(struct vn_gaz *g)
{
	const struct gaz_view *v = &g->v;
	struct vn_gaz o;

	if (g->slot != NULL)
		return 0;
	memset(&o, 0, sizeof o);
	o.v = *v;
	o.word_cap = v->nword + MORE;
	o.node_cap = v->nnode + MORE;
	o.entry_cap = v->nentry + MORE;
	o.slot = copy(v->slot, v->slots, v->slots, sizeof *o.slot);
	o.edge = copy(v->edge, v->edges, v->edges, sizeof *o.edge);
	o.word = copy(v->word, v->nword + 1, o.word_cap, sizeof *o.word);
	o.node = copy(v->node, v->nnode + 1, o.node_cap, sizeof *o.node);
	o.entry = copy(v->entry, v->nentry + 1, o.entry_cap, sizeof *o.entry);
	if (o.slot == NULL || o.edge == NULL || o.word == NULL ||
	    o.node == NULL || o.entry == NULL ||
	    vn_buf_add(&o.ids, v->ids, v->nids) == -1) {
		free_own(&o);
		errno = ENOMEM;
		return -1;
	}
	show(&o);
	*g = o;
	return 0;
}

struct vn_gaz *
vn_gaz_new(void)
{
	struct vn_gaz *g = calloc(1, sizeof *g);

	if (g == NULL)
		return NULL;
	g->v.slots = g->v.edges = TABLE;
	if (gaz_own(g) == 0)
		return g;
	vn_gaz_free(g);
	errno = ENOMEM;
	return NULL;
}

void
vn_gaz_free(struct vn_gaz *g)
{
	if (g == NULL)
		return;
	free_own(g);
	free(g);
}

/*
 * The array p with room for number n, twice the size when it is full; what is new
 * is zero.  NULL with errno ENOMEM, and p as it was.
 */
static void *
grown(void *p, size_t *cap, size_t n, size_t size)
{
	char *v;

	if (n < *cap)
		return p;
	if ((v = realloc(p, *cap * 2 * size)) == NULL)
		return NULL;
	memset(v + *cap * size, 0, *cap * size);
	*cap *= 2;
	return v;
}

/* --- words --- */

uint32_t
gaz_new_word(struct vn_gaz *g)
{
	struct gaz_word *p;

	if (g->v.nword == GAZ_WORD) {
		errno = ENOMEM;		/* as good as: 16 million words */
		return 0;
	}
	p = grown(g->word, &g->word_cap, g->v.nword + 1, sizeof *p);
	if (p == NULL)
		return 0;
	g->v.word = g->word = p;
	return (uint32_t)++g->v.nword;
}

/* Twice the size when half full. */
static int
room_slots(struct vn_gaz *g)
{
	struct gaz_slot *old = g->slot;
	size_t i, n = g->v.slots;

	if (g->v.nslot * 2 < n)
		return 0;
	if ((g->slot = calloc(n * 2, sizeof *g->slot)) == NULL) {
		g->slot = old;
		return -1;
	}
	g->v.slot = g->slot;
	g->v.slots = n * 2;
	for (i = 0; i < n; i++)
		if (old[i].is != 0)
			g->slot[gaz_slot_at(&g->v, old[i].is)] = old[i];
	free(old);
	return 0;
}

int
gaz_spell(struct vn_gaz *g, uint64_t key, uint32_t word)
{
	struct gaz_slot *sl;

	if (room_slots(g) == -1)
		return -1;
	sl = &g->slot[gaz_slot_at(&g->v, key)];
	if (sl->is == 0) {
		sl->is = (key & ~(uint64_t)GAZ_WORD) | word;
		g->v.nslot++;
	}
	return 0;
}

uint64_t
gaz_token_key(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);
	uint64_t key = t->kind;
	size_t k;

	if (t->kind == TK_WORD)
		return t->key;
	if (t->kind == TK_PUNCT)
		key = key << 16 | t->id;
	else
		for (k = t->s; k < t->e; k++)
			key = (key ^ (unsigned char)x->s[k]) *
			    UINT64_C(0x100000001b3);
	/* the upper bits are what counts */
	return key * UINT64_C(0x9e3779b97f4a7c15);
}

/* --- the trie --- */

/* Twice the size when half full; the nodes know what leads to them. */
static int
room_edges(struct vn_gaz *g)
{
	size_t n = g->v.edges;
	uint32_t *p, i;

	if (g->v.nedge * 2 < n)
		return 0;
	if ((p = calloc(n * 2, sizeof *p)) == NULL)
		return -1;
	free(g->edge);
	g->v.edge = g->edge = p;
	g->v.edges = n * 2;
	for (i = 1; i <= g->v.nnode; i++)
		if (g->node[i].from != 0)
			p[gaz_edge_at(&g->v, g->node[i].from,
			    g->node[i].word)] = i;
	return 0;
}

/* What leads from a node, or from nowhere, to the node behind a word. */
static uint32_t *
link_to(struct vn_gaz *g, uint32_t node, uint32_t word)
{
	if (node == 0)
		return &g->word[word].node;
	return &g->edge[gaz_edge_at(&g->v, node, word)];
}

uint32_t
gaz_step(struct vn_gaz *g, uint32_t node, uint32_t word)
{
	struct gaz_node *p;
	uint32_t *to;

	if (room_edges(g) == -1)
		return 0;
	to = link_to(g, node, word);
	if (*to != 0)
		return *to;
	p = grown(g->node, &g->node_cap, g->v.nnode + 1, sizeof *p);
	if (p == NULL)
		return 0;
	g->v.node = g->node = p;
	*to = (uint32_t)++g->v.nnode;
	p[*to].from = node;
	p[*to].word = word;
	if (node != 0)
		p[node].next |= gaz_mark(word);
	g->v.nedge += node != 0;
	return *to;
}

int
gaz_may_begin_small(const struct vn_gaz_entry *e)
{
	if (e->type == VN_GAZ_WORD)
		return (e->caps & 1) == 0 && (e->cls & (GC_ORGHEAD |
		    GC_LOCHEAD | GC_TITLE | GC_TITLEPRE)) != 0;
	return (e->caps & 1) == 0 || (e->type == VN_ENT_ORG && !e->user &&
	    (e->caps & ~1u) != 0);
}

int
gaz_enter(struct vn_gaz *g, const struct vn_gaz_entry *e, const char *id,
    uint32_t first, uint32_t node)
{
	size_t n = g->v.nentry + 1;
	struct vn_gaz_entry *p = grown(g->entry, &g->entry_cap, n, sizeof *p);
	uint32_t need;

	if (p == NULL)
		return -1;
	g->v.entry = g->entry = p;
	p[n] = *e;
	p[n].id = (uint32_t)g->ids.n;
	if (vn_buf_add(&g->ids, id, e->nid) == -1)
		return -1;
	g->v.ids = g->ids.s;
	g->v.nids = g->ids.n;
	g->v.nentry = n;
	p[n].next = g->node[node].entry;
	need = e->caps & ~(uint32_t)gaz_may_begin_small(e);
	g->node[node].need = p[n].next == 0 ? need : g->node[node].need & need;
	g->node[node].entry = (uint32_t)n;
	if (gaz_may_begin_small(e))
		g->word[first].small |= GAZ_NAME;
	if ((need & 1) == 0)
		g->word[first].small |= GAZ_ANY;
	return 0;
}
