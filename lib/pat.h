/*
 * pat - search patterns that know Vietnamese spelling. Text is only brought to
 * NFC before it is searched; that hoà and hòa are one word is put into the
 * pattern: a literal pair oà/òa, oè/òe, uỳ/ùy becomes (?:oà|òa). The result
 * finds at least what the pattern finds; where that is not certain (negative or
 * atomic groups, conditions, subroutine calls, verbs that cut backtracking) the
 * pattern is left as it is. The syntax is that of PCRE2 10.42, pcre2pattern(3).
 *
 * {PER}, {any}, {PER=name} stand for one whole entity. They become
 *	(?>(?C'N')(?s:.)+?(?C))
 * with N the number of the slot: a callout that fails where no span of that slot
 * begins, and one that fails where that span does not end.
 */
#ifndef VN_PAT_H
#define VN_PAT_H

#include <stddef.h>

#include "buf.h"

/* An entity in a pattern: its types, bits 1 << enum vn_ent_type, and its name. */
struct vn_pat_slot {
	unsigned types;
	size_t	 name, nname;	/* in text; no bytes: any name */
	size_t	 key, nkey;	/* for the caller */
};

/* Those of all patterns; all zero is a valid start. */
struct vn_pat_slots {
	struct vn_pat_slot *v;
	size_t	 n, cap;
	struct vn_buf text;
};
void	vn_pat_slots_fini(struct vn_pat_slots *t);

/* How to read a pattern; or-ed. */
#define VN_PAT_FIXED	0x01	/* a plain string, not a regular expression */
#define VN_PAT_PLAIN	0x02	/* for text without accents (vn_map_plain()) */
#define VN_PAT_IY	0x04	/* y is i where it is the whole rhyme, and back */
#define VN_PAT_ASCII	0x08	/* vn_pat_need(): see there */

/* What a pattern is; or-ed in vn_pat.is. */
#define VN_PAT_ALONE	0x01	/* must not be joined with others by | */
#define VN_PAT_CALLOUT	0x02	/* holds a callout, at bad */
#define VN_PAT_ENTITY	0x04	/* holds an entity, the first at entity */

/* All zero is a valid start, also of a further use; vn_pat_fini() frees. */
struct vn_pat {
	struct vn_buf nfc;	/* the pattern in the form of the text */
	struct vn_buf re;	/* a PCRE2 pattern; may be put into a group */
	unsigned is;
	size_t	 bad;		/* offset in nfc of what is refused */
	size_t	 entity;	/* offset in nfc of the first entity */
	/* set by the caller: where entities go; NULL: braces are braces */
	struct vn_pat_slots *slots;
};

/*
 * Read p[0..n).  Any bytes may come: what is no pattern is copied, so that
 * pcre2_compile() finds the error.  0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_pat_read(struct vn_pat *v, const char *p, size_t n, unsigned how);
void	vn_pat_fini(struct vn_pat *v);

/*
 * Put into out the longest string that the text of every match holds, wherever
 * it is; nothing when there is none or that is not seen easily.  p[0..n) is NFC
 * (vn_pat.nfc), and no letter may match in another case.  With VN_PAT_ASCII it is
 * one that the text holds before it is brought to NFC, too; lines that end in
 * front of a mark or the like may hold it and not match.  0, or -1 with errno
 * ENOMEM.  O(n).
 */
int	vn_pat_need(struct vn_buf *out, const char *p, size_t n, unsigned how);

#endif
