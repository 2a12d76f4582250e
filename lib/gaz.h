/*
 * gaz - gazetteers: names and words of which something is known, read from
 * text, looked up at a token of a line.
 *
 * An entry is a line  text TAB type TAB id [TAB flags]  ; lines that begin with #
 * and empty lines are skipped.  Types are those of entities (vn_ent_name()); the
 * id is the one name of all aliases, - the text itself; flags are joined by commas,
 * some have a value (family=5).  The built-in lists under data/names tell at
 * their heads what their flags mean.
 *
 * Words are compared by fold key: the place of the tone mark and i or y do not
 * matter; where an entry has a capital the text must have one (see
 * vn_gaz_match()).  Commas and dashes inside an entry may be missing in the text.
 *
 * The store is a trie over words.  That of the built-in lists is made while building
 * and lies in the program as constants: opening it costs nothing, and no memory.
 * When filled a store is never written again, so one serves all threads.
 */
#ifndef VN_GAZ_H
#define VN_GAZ_H

#include <stddef.h>
#include <stdint.h>

struct vn_gaz;
struct vn_scan;

#define VN_GAZ_WORD	16	/* type of what is a word, no name: see cls */

#define VN_GAZ_LONGEST	24	/* words of an entry */
#define VN_GAZ_HITS	32	/* what vn_gaz_match() returns at most */

struct vn_gaz_entry {
	uint32_t cls;		/* of a WORD: its classes, GC_ */
	uint32_t next;		/* another entry of the same words; 0: none */
	uint32_t id, nid;	/* bytes of the id */
	uint32_t flags;		/* GF_ of gaz_class.h */
	uint32_t caps;		/* which of its words begin with a capital */
	uint8_t	 type;
	uint8_t	 words;
	uint8_t	 punct;		/* it has a comma (1), a dash (2) */
	uint8_t	 world;		/* a place outside of Viet Nam */
	uint8_t	 user;		/* from a user's file: beats all others */
};

/* What is known of one word as part of a person's name: 0 (never) to 5. */
struct vn_gaz_syl {
	uint8_t	 family, middle, given, clan, foreign, particle;
};

struct vn_gaz_hit {
	size_t	 end;		/* token behind it */
	const struct vn_gaz_entry *e;
};

/* An empty store, or one with the built-in lists; NULL with errno ENOMEM.  O(1). */
struct vn_gaz *vn_gaz_new(void);
struct vn_gaz *vn_gaz_open(void);
void	vn_gaz_free(struct vn_gaz *g);		/* NULL is fine */

/*
 * Add the entries of a user's file s[0..n).
 * 0; 1 when a line is no entry: *line (from 1) and *why (a constant text) tell,
 * and what came before it was added; -1 with errno ENOMEM.  O(n), and the first time
 * the built-in lists are copied, 1.5 MB.
 */
int	vn_gaz_add(struct vn_gaz *g, const char *s, size_t n, size_t *line,
	    const char **why);

/*
 * The same for a list of lib/data/names, by its name, which tells what its entries
 * are (heads, titles, names, words, notnames, places-world; else names of
 * entities).  The built-in ones are read so while building.
 */
int	vn_gaz_add_list(struct vn_gaz *g, const char *list, const char *s,
	    size_t n, size_t *line, const char **why);

/* The id of an entry, *n bytes; "-" stands for its text. */
const char *vn_gaz_id(const struct vn_gaz *g, const struct vn_gaz_entry *e,
	    size_t *n);

/* The number of the word with hash key (see scan.h), 0 if no entry has it. */
uint32_t vn_gaz_word(const struct vn_gaz *g, uint64_t key);

/*
 * The classes of a word as an entry of its own; and whether a name or a type word
 * may begin with it in small letters.
 */
uint32_t vn_gaz_bits(const struct vn_gaz *g, uint32_t word);
const struct vn_gaz_syl *vn_gaz_syl(const struct vn_gaz *g, uint32_t word);
int	vn_gaz_begins(const struct vn_gaz *g, uint32_t word);

/*
 * The entries that stand at token i of x, shortest first, into hit[]; how many.
 * A capital of an entry is a capital in the text too, but for the first word of a
 * body when another one has it (Bộ Y tế, bộ Y tế); all, for a user's entry.
 */
size_t	vn_gaz_match(const struct vn_gaz *g, const struct vn_scan *x, size_t i,
	    struct vn_gaz_hit *hit);

#endif
