/*
 * chars - single characters that go or become a space: the rules utf8, control and
 * invisible of vnclean(1), in one pass.
 * What stays invisible stays for a reason: joiners between letters of scripts that
 * need them, emoji sequences, bidirectional controls beside right-to-left letters.
 */
#ifndef VN_CHARS_H
#define VN_CHARS_H

#include <stddef.h>

#include "buf.h"
#include "edit.h"
#include "rule.h"

enum vn_invalid { VN_INVALID_REPLACE, VN_INVALID_KEEP, VN_INVALID_DROP,
	VN_INVALID_FAIL };

struct vn_chars {
	int	 utf8, control, invisible;	/* which of the rules are on */
	int	 invalid;	/* enum vn_invalid */
	int	 delim;		/* what ends records; NUL: LF is white space */
	int	 cont;		/* the text does not begin its line */
};

/* Ill-formed places. */
struct vn_bad {
	size_t	 n;
	size_t	 first;		/* offset of the first */
};

/*
 * Append s[0..n) without what the rules take out.  Edits carry their rule.  bad is
 * added to; 1 at the first ill-formed place when they are to fail, else 0, or -1
 * with errno ENOMEM.  O(n).
 */
int	vn_chars(struct vn_buf *out, const char *s, size_t n,
	    const struct vn_chars *how, struct vn_bad *bad, struct vn_edits *e);

#endif
