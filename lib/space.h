/*
 * space - white space: Unicode's spaces become one kind, runs one space, and those
 * at the ends of a line go.  A TAB separates fields: it stays, and loses the spaces
 * around it.
 */
#ifndef VN_SPACE_H
#define VN_SPACE_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "edit.h"

enum vn_spaces { VN_SPACES_SQUEEZE, VN_SPACES_TRIM, VN_SPACES_KEEP };

/* What vn_space() must know about the line. */
struct vn_space_line {
	int	 how;		/* enum vn_spaces */
	int	 delim;		/* what ends records; NUL: LF is as TAB */
	int	 ascii;		/* its only spaces are U+0020, as the caller knows */
	int	 tabs;		/* TAB counts as a space */
	int	 cont, more, prev, blank;	/* as in struct vn_span */
};

/* 1 for the spaces of Unicode other than U+0020, TAB, and those that end lines. */
int	vn_is_space(int32_t cp);

/*
 * Append the line s[0..n) with its white space put right; every run that changed
 * is an edit.  A piece that ends in a space leaves it to the next piece.
 * 0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_space(struct vn_buf *out, const char *s, size_t n,
	    const struct vn_space_line *l, struct vn_edits *e);

#endif
