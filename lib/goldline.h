/*
 * goldline - a line of segmented text, as vnseg(1) writes it and as treebanks have
 * it: words between white space, the syllables of a word joined by `_`.
 * In one word all joiners are single, and join, or all runs of them are even, and
 * are text, half as long.  A word of nothing but an odd number of them is itself.
 * A BOM at the start of the line is no part of it.
 */
#ifndef VN_GOLDLINE_H
#define VN_GOLDLINE_H

#include <stddef.h>

#include "buf.h"

/* What a line holds.  All zero is a valid start. */
struct vn_goldline {
	struct vn_buf text;	/* the line before it was segmented: joiners are
				 * spaces */
	struct vn_buf mark;	/* for each byte of text: 1 where a joiner was */
	size_t	 words;
	size_t	 joined;	/* words of two syllables or more */
	size_t	 literal;	/* words that hold joiners as text */
	const char *why;	/* what is wrong, a constant text, or NULL */
	size_t	 at;		/* where: an offset in the line */
};
void	vn_goldline_fini(struct vn_goldline *g);

/*
 * Read the line s[0..n), no line end in it.  0; 1 when it is wrong, with why and at
 * set and the rest undefined: invalid UTF-8, NUL, a joiner at the edge of a word, joiners
 * both single and in runs, a run of three.  -1 with errno ENOMEM.  O(n).
 */
int	vn_goldline(struct vn_goldline *g, const char *s, size_t n);

#endif
