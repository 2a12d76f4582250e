/*
 * clean - the rules of vnclean that look at one line at a time.
 * The order is fixed: utf8, control, invisible, nfc, marks, eth, tone, space; so is
 * what each rule does, see vnclean(1).  Cleaning what is clean changes nothing.
 */
#ifndef VN_CLEAN_H
#define VN_CLEAN_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "chars.h"
#include "edit.h"
#include "norm.h"
#include "rule.h"
#include "space.h"
#include "tone.h"

struct vn_clean_opts {
	unsigned off;		/* 1 << rule: switched off */
	int	 invalid;	/* enum vn_invalid */
	int	 spaces;	/* enum vn_spaces */
	int	 tone;		/* enum vn_tone_style */
	int	 delim;		/* what ends a record: LF, or NUL with LF as white space */
};

#define VN_STEPS	16	/* at most so many for one line, see clean.c */

/* Options, counts, and scratch memory of one thread. */
struct vn_clean {
	struct vn_clean_opts o;
	uint64_t count[VN_RULES];	/* changes made, by rule */
	/*
	 * If not NULL, every change of vn_clean_line() is told here: a row of place
	 * (the caller's first columns, with their TABs), byte from 1 in the record,
	 * rule, before, after; TAB, LF, CR and backslash as \t \n \r \\.
	 */
	struct vn_buf *rows;
	const char *place;
	size_t	 nplace;
	/* the rest is private */
	uint64_t lines[256];	/* automata made by vn_clean_init(): clean lines, */
	uint64_t chars[256];	/* text whose characters are clean, */
	uint64_t marked[256];	/* or clean with combining marks apart */
	struct vn_tones tone;
	struct vn_norm norm;
	struct vn_buf a, b;
	struct vn_edits trace[VN_STEPS];	/* what each step changed */
	size_t	 steps;
};
void	vn_clean_init(struct vn_clean *c, const struct vn_clean_opts *o);
void	vn_clean_fini(struct vn_clean *c);

/*
 * The length of the longest run of whole records (with their delimiters) at the
 * start of s[0..n) that no rule but tone would change.  May stop short of one.
 * One table look-up and one shift for each byte.
 */
size_t	vn_clean_prefix(const struct vn_clean *c, const char *s, size_t n);

/* One record, or a piece of one, without its delimiter. */
struct vn_clean_line {
	const char *s;
	size_t	 n;
	size_t	 byte;		/* offset of s in the record */
	int	 cont, more, prev, blank;	/* as in struct vn_span */
	struct vn_bad bad;	/* result: what is ill-formed in it */
};

/*
 * Append the clean form of the line to out, without a delimiter.  0; 1 when the
 * line is ill-formed and o.invalid is VN_INVALID_FAIL (nothing is appended); -1
 * with errno ENOMEM.  O(n).
 */
int	vn_clean_line(struct vn_clean *c, struct vn_buf *out,
	    struct vn_clean_line *l);

/*
 * Append s[0..n), any number of clean records, with tone marks placed by o.tone.
 * 0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_clean_tone(struct vn_clean *c, struct vn_buf *out, const char *s, size_t n);

#endif
