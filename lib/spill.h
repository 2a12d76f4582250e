/*
 * spill - sorted runs of records in a file that has no name, and their merge:
 * sorting and adding up more than memory holds.
 * A record is two byte strings and a count; records are in the order of a, then
 * b (memcmp(3), a prefix first).  In the file a record is
 *   varint: bytes of a shared with the record before; varint: bytes that
 *   follow; those bytes; the same two numbers and bytes for b; varint: count
 * (varint: 7 bits a byte, lowest first, high bit: more follow).
 * Threads may write runs to one spill; each run is written under its lock.
 */
#ifndef VN_SPILL_H
#define VN_SPILL_H

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"

#define VN_SPILL_PART_MAX	((uint64_t)1 << 31)	/* bytes of a, or of b */

struct vn_spill_rec {
	struct vn_buf a, b;
	uint64_t count;
};

struct vn_spill_run {
	uint64_t at, end;	/* offsets in the file */
};

/* Runs that are to be merged.  All zero is none. */
struct vn_spill_runs {
	struct vn_spill_run *run;
	size_t	 n, cap;
};

struct vn_spill {
	const char *dir;
	int	 fd;		/* -1: not yet opened */
	uint64_t end;		/* of the file */
	/* the run that is being written */
	struct vn_spill_runs *to;
	uint64_t begin;
	struct vn_buf out;
	struct vn_spill_rec last;
	pthread_mutex_t lock;
};

/* The file will be in dir, which stays the caller's; it is opened by the first run. */
void	vn_spill_init(struct vn_spill *sp, const char *dir);
void	vn_spill_fini(struct vn_spill *sp);
void	vn_spill_runs_fini(struct vn_spill_runs *runs);

/*
 * Write a run, to be one of runs: begin takes the lock, end gives it back, also
 * after an error.  Records come in order, equal ones are allowed.  0, or -1 with
 * errno (ENOSPC, EIO, ENOMEM); then the spill is of no use any more.
 */
int	vn_spill_begin(struct vn_spill *sp, struct vn_spill_runs *runs);
int	vn_spill_put(struct vn_spill *sp, const void *a, size_t na, const void *b,
	    size_t nb, uint64_t count);
int	vn_spill_end(struct vn_spill *sp);

/*
 * Reading, when all is written.  vn_spill_merge() merges runs, where there are
 * many, until mem bytes of buffers are enough for what is left, and starts at the
 * front of them; it may be called again.  Records come out in order, equal ones
 * as one with the sum of their counts.  O(n log n) with n runs for a record.
 */
struct vn_spill_merge;

/* NULL with errno. */
struct vn_spill_merge *vn_spill_merge(struct vn_spill *sp,
	    struct vn_spill_runs *runs, size_t mem);

/*
 * The next record, valid until the next call: 1; 0 after the last; -1 with errno,
 * EOVERFLOW where a sum passes 64 bits, EIO where the file is not what was
 * written.
 */
int	vn_spill_next(struct vn_spill_merge *m, const struct vn_spill_rec **r);
void	vn_spill_merge_free(struct vn_spill_merge *m);	/* NULL is fine */

/*
 * Read a record at s[0..n) into *r, which holds the one before it (or
 * nothing).  Its length; 0 where more bytes are needed; -1 with errno EIO where
 * it is malformed, ENOMEM.
 */
ptrdiff_t vn_spill_get(struct vn_spill_rec *r, const char *s, size_t n);

#endif
