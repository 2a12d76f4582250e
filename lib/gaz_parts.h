/*
 * gaz_parts - the arrays of a store, and what makes them.  Internal to gaz*.c and
 * to gen/gaz2c.c.
 *
 *   gaz.c        looking up, in arrays wherever they lie
 *   gaz_store.c  arrays of our own, which grow
 *   gaz_spell.c  words, under all their spellings
 *   gaz_read.c   text as entries
 *   gen/gaz2c.c  while building: the built-in lists as constant arrays in C
 *
 * Words are numbered from 1; spellings of one word share a number.  A node of the
 * trie is a number too, and so is an entry; 0 is none of them.
 */
#ifndef VN_GAZ_PARTS_H
#define VN_GAZ_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "gaz.h"
#include "scan.h"

/*
 * A place of the hash table of spellings: the upper 40 bits of the key, and the number
 * of the word; 0: free.  In one piece it is half the size, and the cache holds more.
 */
#define GAZ_WORD	0xffffffu	/* the largest number of a word */
struct gaz_slot {
	uint64_t is;
};

struct gaz_word {
	uint32_t bits;		/* classes of the word alone */
	uint32_t node;		/* of entries that begin with it, or 0 */
	uint8_t	 small;		/* GAZ_NAME: begins a name or its type word in
				   small letters; GAZ_ANY: any entry */
	struct vn_gaz_syl syl;
};

enum { GAZ_NAME = 1, GAZ_ANY = 2 };

struct gaz_node {
	uint32_t from, word;	/* the node before, 0: none; the word between */
	uint32_t entry;		/* the first that ends here, or 0 */
	uint32_t next;		/* gaz_mark() of the words that lead on, or-ed */
	uint32_t need;		/* the capitals that all its entries must have */
};

/*
 * What lookups read.  Numbers and no addresses, so that the arrays of the built-in
 * lists can be constants.  An edge is found by hashing (from, word); the table has
 * the nodes edges lead to, in which both stand.
 */
struct gaz_view {
	const struct gaz_slot *slot;
	const uint32_t *edge;			/* 0: free */
	const struct gaz_word *word;		/* the first is none; */
	const struct gaz_node *node;		/* so here, */
	const struct vn_gaz_entry *entry;	/* and here */
	const char *ids;
	size_t	 slots, edges;		/* sizes, powers of two */
	size_t	 nslot, nedge;		/* used */
	size_t	 nword, nnode, nentry;	/* the last number */
	size_t	 nids;
};

struct vn_gaz {
	struct gaz_view v;
	/* The arrays of v once more when they are our own, else all NULL. */
	struct gaz_slot *slot;
	uint32_t *edge;
	struct gaz_word *word;
	struct gaz_node *node;
	struct vn_gaz_entry *entry;
	size_t	 word_cap, node_cap, entry_cap;
	struct vn_buf ids;
};

/* The built-in lists: data/names_list.c, made by gaz2c. */
extern const struct gaz_view vn_gaz_builtin;

static inline size_t
gaz_spread(uint64_t key)
{
	return (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 32);
}

/* Where the spelling with this key stands in v->slot, or would. */
static inline size_t
gaz_slot_at(const struct gaz_view *v, uint64_t key)
{
	size_t i = gaz_spread(key & ~(uint64_t)GAZ_WORD) & (v->slots - 1);

	while (v->slot[i].is != 0 && ((v->slot[i].is ^ key) & ~(uint64_t)GAZ_WORD))
		i = (i + 1) & (v->slots - 1);
	return i;
}

/* The number of the word with this key, or 0. */
static inline uint32_t
gaz_word_of(const struct gaz_view *v, uint64_t key)
{
	return (uint32_t)v->slot[gaz_slot_at(v, key)].is & GAZ_WORD;
}

/* Where the edge from a node over a word stands in v->edge, or would. */
static inline size_t
gaz_edge_at(const struct gaz_view *v, uint32_t from, uint32_t word)
{
	size_t i = gaz_spread((uint64_t)from << 32 | word) & (v->edges - 1);
	const struct gaz_node *to;

	for (;; i = (i + 1) & (v->edges - 1)) {
		to = &v->node[v->edge[i]];
		if (v->edge[i] == 0 || (to->from == from && to->word == word))
			return i;
	}
}

/* A word as one bit of 32: most words that lead nowhere need no look at the edges. */
static inline uint32_t
gaz_mark(uint32_t word)
{
	return 1u << (word * 0x9e3779b9u >> 27);
}

/* Commas and dashes are no part of the way through the trie. */
static inline int
gaz_skipped(const struct vn_tk *t)
{
	return t->kind == TK_PUNCT && (t->id == ',' || t->id == '-');
}

/* Which of the two, as vn_gaz_entry.punct says it. */
static inline int
gaz_punct(const struct vn_tk *t)
{
	return t->id == ',' ? 1 : 2;
}

/* --- gaz_store.c --- */

/* What a token is called in the trie: digits and marks have keys too. */
uint64_t gaz_token_key(const struct vn_scan *x, size_t i);

/* Entry e also counts when its first word has no capital. */
int	gaz_may_begin_small(const struct vn_gaz_entry *e);

/*
 * Make the arrays our own, a copy of what v has; those of a store are to be its
 * own before anything below is called.  0, or -1 with errno ENOMEM: nothing done.
 */
int	gaz_own(struct vn_gaz *g);

/* Enter a spelling of a word, unless a word has it.  0, or -1: ENOMEM. */
int	gaz_spell(struct vn_gaz *g, uint64_t key, uint32_t word);

/* A new word, without any spelling.  Its number, or 0: ENOMEM. */
uint32_t gaz_new_word(struct vn_gaz *g);

/* The node that a word leads to from a node, or, from 0, the first word of an
 * entry; made if it is not there.  0: ENOMEM. */
uint32_t gaz_step(struct vn_gaz *g, uint32_t node, uint32_t word);

/* Enter e, with the id id[0..e->nid), before those that end at the same node; its
 * first word is number first.  0, or -1: ENOMEM. */
int	gaz_enter(struct vn_gaz *g, const struct vn_gaz_entry *e, const char *id,
	    uint32_t first, uint32_t node);

/* --- gaz_spell.c --- */

/* The number of the word s[0..n) with this key; a new one is entered with all its
 * spellings.  0: ENOMEM. */
uint32_t gaz_intern(struct vn_gaz *g, const char *s, size_t n, uint64_t key);

#endif
