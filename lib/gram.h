/*
 * gram - hash table of tuples of 32-bit ids with 64-bit counts: n-grams of words
 * that tab has interned.  No string is looked at.
 * Open addressing; a slot is the ids (the first is never 0 in use) and the
 * count, 4 * width + 8 bytes, at most 13/16 of the slots are in use.
 * The hash is fixed: the same input gives the same table on every machine.
 */
#ifndef VN_GRAM_H
#define VN_GRAM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define VN_GRAM_MAX	9	/* ids of a tuple */
#define VN_GRAM_RING	16

/* All zero but for width and extra is a valid empty table. */
struct vn_gram {
	uint32_t width;		/* ids of each tuple, 1 to VN_GRAM_MAX */
	uint32_t extra;		/* 1: a number for the caller behind the count,
				 * at first 0 */
	uint32_t *slot;
	size_t	 nslots;	/* a power of two, or 0 */
	size_t	 n;		/* tuples */
	size_t	 full;		/* with more than so many it grows */
	/* tuples on their way: their slots are being fetched from memory */
	size_t	 npend;
	uint32_t hash[VN_GRAM_RING];
	uint32_t pend[VN_GRAM_RING][VN_GRAM_MAX];
};

void	vn_gram_fini(struct vn_gram *g);	/* but width, extra */

/*
 * Add count to the tuple id[0..width).  Its slot, valid until the next call that
 * adds; or NULL with errno ENOMEM, or EOVERFLOW when the count would pass 64
 * bits; then nothing has changed.
 */
uint32_t *vn_gram_add(struct vn_gram *g, const uint32_t *id, uint64_t count);

/* The slot of the tuple, or NULL.  Nothing may be on its way. */
uint32_t *vn_gram_find(const struct vn_gram *g, const uint32_t *id);

/*
 * Add 1 to the tuple, soon: memory is fetched meanwhile, so this is several times
 * as fast on a large table.  0, or -1 with errno.
 */
int	vn_gram_push(struct vn_gram *g, const uint32_t *id);

/* Add what is on its way.  0, or -1 with errno.  Before anything is read. */
int	vn_gram_flush(struct vn_gram *g);

/*
 * The slots in use, moved to the front of g->slot, n of them; from now on
 * tuples can neither be added nor found.
 */
void	vn_gram_compact(struct vn_gram *g);

/* The slot after s in memory order (NULL: the first), or NULL.  Not after
 * vn_gram_compact(). */
uint32_t *vn_gram_next(const struct vn_gram *g, const uint32_t *s);

/* Twice as many slots (it grows by itself, too).  0, or -1 with errno. */
int	vn_gram_grow(struct vn_gram *g);

/* Bytes of memory in use. */
size_t	vn_gram_mem(const struct vn_gram *g);

/* uint32_t's of a slot. */
static inline size_t
vn_gram_stride(const struct vn_gram *g)
{
	return g->width + 2 + g->extra;
}

static inline uint64_t
vn_gram_count(const struct vn_gram *g, const uint32_t *slot)
{
	uint64_t c;

	memcpy(&c, slot + g->width, sizeof c);
	return c;
}

static inline void
vn_gram_set(const struct vn_gram *g, uint32_t *slot, uint64_t count)
{
	memcpy(slot + g->width, &count, sizeof count);
}

#endif
