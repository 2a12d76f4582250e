/*
 * tab - interning hash table: byte strings with 64-bit counts.
 * Open addressing over 8-byte slots; keys and counts lie in an arena of chunks
 * that never move.  A type costs 16 bytes, its key, and 11 to 22 bytes of
 * slots.
 * Keys are any bytes, up to VN_TAB_KEY_MAX.  The hash is fixed: the same input
 * gives the same table on every machine.
 */
#ifndef VN_TAB_H
#define VN_TAB_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define VN_TAB_KEY_MAX	((size_t)1 << 30)

struct vn_tab_slot {
	uint32_t tag;		/* hash; its low bits are the slot wanted */
	uint32_t id;		/* 0: empty */
};

struct vn_tab_chunk {
	char	*s;
	size_t	 used;
	int	 owned;		/* 0: the rest of a key larger than a chunk */
};

/* All zero is a valid empty table. */
struct vn_tab {
	struct vn_tab_slot *slot;
	size_t	 nslots;	/* a power of two, or 0 */
	size_t	 n;		/* keys */
	size_t	 full;		/* with so many the slots grow */
	size_t	 mem;		/* bytes allocated for keys */
	struct vn_tab_chunk *chunk;
	size_t	 nchunks, cap;
};

void	vn_tab_fini(struct vn_tab *t);

/* Eight bytes at s as a number, the first byte lowest. */
static inline uint64_t
vn_tab_load(const char *s)
{
	uint64_t w;

	memcpy(&w, s, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return w;
}

/*
 * The hash of a key: VN_TAB_SEED, then a step for each whole eight bytes and
 * one for the rest (0 to 7 bytes, zeros above), then the end with the length.
 * In steps, so that a scanner can hash while it looks for the end of a token.
 */
#define VN_TAB_SEED	0x9e3779b97f4a7c15u

static inline uint64_t
vn_tab_step(uint64_t h, uint64_t w)
{
	h = (h ^ w) * 0xff51afd7ed558ccdu;
	return h ^ h >> 32;
}

static inline uint32_t
vn_tab_end(uint64_t h, size_t n)
{
	h = (h + n) * 0xc4ceb9fe1a85ec53u;
	return (uint32_t)(h >> 32);
}

uint32_t vn_tab_hash(const char *s, size_t n);

/*
 * Add count to the key s[0..n), whose hash is h; the key is copied when it is
 * new.  Its id (never 0), or 0 with errno ENOMEM, or EOVERFLOW when the count
 * would pass 64 bits; then nothing has changed.
 */
uint32_t vn_tab_addh(struct vn_tab *t, const char *s, size_t n, uint32_t h,
	    uint64_t count);
uint32_t vn_tab_add(struct vn_tab *t, const char *s, size_t n, uint64_t count);

/* The id of the key s[0..n) with hash h, or 0. */
uint32_t vn_tab_find(const struct vn_tab *t, const char *s, size_t n, uint32_t h);

/*
 * Add all of from to to.  from is left as it was, or empty when to was.
 * 0, or -1 with errno; then some may have been added.
 */
int	vn_tab_merge(struct vn_tab *to, struct vn_tab *from);

/* Free the slots: from now on keys can be read and set, not added or found. */
void	vn_tab_seal(struct vn_tab *t);

/* The id after id in the order of insertion; begin with 0; 0 at the end. */
uint32_t vn_tab_next(const struct vn_tab *t, uint32_t id);

/* The key of id: valid as long as the table. */
const char *vn_tab_key(const struct vn_tab *t, uint32_t id, size_t *n);
uint64_t vn_tab_count(const struct vn_tab *t, uint32_t id);
void	vn_tab_set(struct vn_tab *t, uint32_t id, uint64_t count);

/* A number for the caller with each key, at first 0. */
uint32_t vn_tab_mark(const struct vn_tab *t, uint32_t id);
void	vn_tab_set_mark(struct vn_tab *t, uint32_t id, uint32_t mark);

/* Twice as many slots (it grows by itself, too).  0, or -1 with errno. */
int	vn_tab_grow(struct vn_tab *t);

/* Bytes of memory in use. */
static inline size_t
vn_tab_mem(const struct vn_tab *t)
{
	return t->mem + t->nslots * sizeof *t->slot;
}

#endif
