/*
 * lex - a compact read-only store of words and what is known of them.
 * A word is a sequence of syllables; a syllable counts by the hash of its fold
 * key, so spelling variants are one.  Looking up walks from syllable to syllable,
 * as in a trie, and stops where no word goes on.
 *
 * As a model section it is a table of little-endian u32, a power of two of them:
 * 24 bits of check above 8 bits of flags, 0 where empty, open addressing.  A
 * sequence that is not in the store is taken for one that is at about one in
 * five million look-ups: good for features, not for decisions.
 * Owns no memory but in the builder; thread-safe.
 */
#ifndef VN_LEX_H
#define VN_LEX_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "model.h"

/* Flags of an entry. */
#define VN_LEX_GOES_ON	0x80	/* the beginning of a longer word */
#define VN_LEX_WORD	0x40	/* a word */
#define VN_LEX_INFO	0x3f	/* six bits for the user */

#define VN_LEX_LONGEST	8	/* syllables of the longest word */
#define VN_LEX_START	UINT64_C(0x243f6a8885a308d3)
#define VN_LEX_PROBES	64

struct vn_lex {
	const unsigned char *tab;
	unsigned bits;		/* log2 of the number of entries */
};

/* Use section p[0..n).  0, or -1 with errno EINVAL when n is not 4 << bits. */
int	vn_lex_use(struct vn_lex *x, const void *p, size_t n);

/* The hash of a syllable (or any token) given by its fold key. */
uint32_t	vn_lex_hash(const void *key, size_t n);

/* One syllable further. */
static inline uint64_t
vn_lex_step(uint64_t state, uint32_t hash)
{
	state = (state ^ hash) * UINT64_C(0x9e3779b97f4a7c15);
	return state ^ state >> 31;
}

/* Where looking for a state starts. */
static inline const unsigned char *
vn_lex_place(const struct vn_lex *x, uint64_t state)
{
	return x->tab + 4 * (state >> 40 & (((size_t)1 << x->bits) - 1));
}

/* The place of the entry of a state, or SIZE_MAX.  Bounded even if p is full. */
static inline size_t
vn_lex_find(const struct vn_lex *x, uint64_t state)
{
	size_t mask = ((size_t)1 << x->bits) - 1, at = state >> 40 & mask;
	uint32_t e, want = (uint32_t)state & 0xffffff;
	int i;

	for (i = 0; i < VN_LEX_PROBES; i++, at = (at + 1) & mask) {
		e = vn_le32(x->tab + 4 * at);
		if (e >> 8 == want && e != 0)
			return at;
		if (e == 0)
			break;
	}
	return SIZE_MAX;
}

/* The flags of a state, 0 when it is not in the store. */
static inline unsigned
vn_lex_get(const struct vn_lex *x, uint64_t state)
{
	size_t at = vn_lex_find(x, state);

	return at == SIZE_MAX ? 0 : x->tab[4 * at];
}

/* A store being built.  All zero is a valid start. */
struct vn_lex_build {
	uint64_t *state;	/* open addressing; 0 is empty */
	uint8_t	*flags;
	size_t	 n, cap;
};

/*
 * Add the word of k syllables (1 to VN_LEX_LONGEST) with the given hashes; info is
 * or-ed to what it has.  0, or -1 with errno (ENOMEM, EINVAL).
 */
int	vn_lex_add(struct vn_lex_build *b, const uint32_t *hash, size_t k,
	    unsigned info);

/*
 * Append the section to out; it depends on the set of words only.  0, or -1 with
 * errno (ENOMEM; EFBIG when there are more than about eight million).
 */
int	vn_lex_make(const struct vn_lex_build *b, struct vn_buf *out);
void	vn_lex_build_fini(struct vn_lex_build *b);

#endif
