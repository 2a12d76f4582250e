/*
 * dedup - have we seen this line?
 * A line is remembered as a 64-bit hash of its bytes: among a million lines two
 * different ones are taken for the same once in forty million such sets; lines made
 * to collide are not defended against.
 * Memory: VN_DEDUP_BYTES at most (and 4 MiB while a part grows), which is about 29
 * million lines.  Then nothing more is learnt: known lines are still found, new ones
 * pass, and vn_dedup_full() says so.
 */
#ifndef VN_DEDUP_H
#define VN_DEDUP_H

#include <stddef.h>
#include <stdint.h>

#define VN_DEDUP_BYTES	((size_t)256 << 20)

struct vn_dedup;

/* NULL with errno ENOMEM.  Small until it is used. */
struct vn_dedup *vn_dedup_open(void);
void	vn_dedup_close(struct vn_dedup *d);

/* The hash of s[0..n), never 0.  Any thread may compute it. */
uint64_t vn_dedup_hash(const char *s, size_t n);

/* 1 if s[0..n) is blank (spaces, tabs, nothing): never a duplicate. */
int	vn_dedup_blank(const char *s, size_t n);

/*
 * 1 if the hash was added before, 0 if it is new (and is known from now on, unless
 * full); -1 with errno ENOMEM.  Amortised O(1).
 */
int	vn_dedup_add(struct vn_dedup *d, uint64_t hash);

/*
 * 1 if the hash is that of the last call, else 0.  Blank lines are passed as 0, which
 * equals nothing.
 */
int	vn_dedup_same(struct vn_dedup *d, uint64_t hash);

/* How many new lines were not learnt because memory was used up. */
uint64_t vn_dedup_full(const struct vn_dedup *d);

#endif
