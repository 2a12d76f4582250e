/*
 * edit - what a pass over a line has changed: counted, and on request kept, so that
 * an audit can name the place in the input.
 * A pass reads s[0..n) and appends to out; every place it changes is one edit.
 */
#ifndef VN_EDIT_H
#define VN_EDIT_H

#include <stddef.h>
#include <stdint.h>

/* s[at..at+n) became bytes [to..to+nto) of what the pass appended. */
struct vn_edit {
	size_t	 at, n;
	size_t	 to, nto;
	int	 rule;		/* the caller's number for what was done */
};

/* All zero is a valid start: edits are counted but not kept. */
struct vn_edits {
	size_t	 count;		/* edits so far */
	uint64_t *by;		/* if not NULL: counts by rule, added to */
	int	 rule;		/* what the next edits are noted as */
	int	 keep;		/* 1: also in e, in order of place */
	struct vn_edit *e;
	size_t	 n, cap;
};

/* Note one edit.  0, or -1 with errno ENOMEM. */
int	vn_edit_add(struct vn_edits *l, size_t at, size_t n, size_t to, size_t nto);

/* Note more edits of which only the number is known. */
void	vn_edits_count(struct vn_edits *l, size_t more);

/* Forget the edits, keep the memory; and free it. */
void	vn_edits_clear(struct vn_edits *l);
void	vn_edits_fini(struct vn_edits *l);

/*
 * Where offset at of a pass's output came from in its input: the same place outside
 * edits, the start of the edited span inside one.  O(log n).
 */
size_t	vn_edits_origin(const struct vn_edits *l, size_t at);

#endif
