/*
 * pat - search patterns that know Vietnamese spelling. Text is only brought to
 * NFC before it is searched; that hoà and hòa are one word is put into the
 * pattern: a literal pair oà/òa, oè/òe, uỳ/ùy becomes (?:oà|òa). The result
 * finds at least what the pattern finds; where that is not certain (negative or
 * atomic groups, conditions, subroutine calls, verbs that cut backtracking) the
 * pattern is left as it is. The syntax is that of PCRE2 10.42, pcre2pattern(3).
 */
#ifndef VN_PAT_H
#define VN_PAT_H

#include <stddef.h>

#include "buf.h"

/* How to read a pattern; or-ed. */
#define VN_PAT_FIXED	0x01	/* a plain string, not a regular expression */
#define VN_PAT_PLAIN	0x02	/* for text without accents (vn_map_plain()) */

/* What a pattern is; or-ed in vn_pat.is. */
#define VN_PAT_LITERAL	0x01	/* it matches nfc and nothing else */
#define VN_PAT_ALONE	0x02	/* must not be joined with others by | */
#define VN_PAT_CALLOUT	0x04	/* holds a callout, at bad */
#define VN_PAT_ENTITY	0x08	/* holds an entity like {PER}, at bad */

/* All zero is a valid start, also of a further use; vn_pat_fini() frees. */
struct vn_pat {
	struct vn_buf nfc;	/* the pattern in the form of the text */
	struct vn_buf re;	/* a PCRE2 pattern; may be put into a group */
	unsigned is;
	size_t	 bad;		/* offset in nfc of what is refused */
};

/*
 * Read p[0..n).  Any bytes may come: what is no pattern is copied, so that
 * pcre2_compile() finds the error.  0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_pat_read(struct vn_pat *v, const char *p, size_t n, unsigned how);
void	vn_pat_fini(struct vn_pat *v);

#endif
