/*
 * clean - the rules of vnclean that look at one line at a time.
 * Their order is that of enum vn_rule; what each does stands in its own header and
 * in vnclean(1).  Cleaning what is clean changes nothing, but for mojibake, entities
 * and the user's rules, which take off one layer each time.
 */
#ifndef VN_CLEAN_H
#define VN_CLEAN_H

#include <stddef.h>
#include <stdint.h>

#include "boiler.h"
#include "buf.h"
#include "chars.h"
#include "dirt.h"
#include "edit.h"
#include "norm.h"
#include "rule.h"
#include "rules.h"
#include "space.h"
#include "tone.h"

struct vn_clean_opts {
	unsigned on;		/* set of rules, VN_RULE_BIT() */
	int	 invalid;	/* enum vn_invalid */
	int	 spaces;	/* enum vn_spaces */
	int	 tabs;		/* TAB counts as a space */
	int	 tone;		/* enum vn_tone_style */
	unsigned punct;		/* which marks, see punct.h */
	int	 delim;		/* what ends a record: LF, or NUL with LF as white space */
	const struct vn_boiler *boiler;	/* for VN_RULE_BOILERPLATE; not owned */
};

#define VN_STEPS	80	/* at most so many for one line, see clean.c */

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
	/* If not NULL: the line is at under_at of a text these edits have made. */
	const struct vn_edits *under;
	size_t	 under_at;
	struct vn_rules_work *rules;	/* the user's, or NULL; not owned */
	/* the rest is private */
	struct vn_dirt lines;	/* knows clean lines */
	struct vn_dirt chars;	/* text whose characters are clean */
	struct vn_dirt marked;	/* or clean with combining marks apart */
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
 * start of s[0..n) that no rule of VN_RULES_DEFAULT would change, see dirt.h.
 */
size_t	vn_clean_prefix(const struct vn_clean *c, const char *s, size_t n);

/* One record, or a piece of one, without its delimiter. */
struct vn_clean_line {
	const char *s;
	size_t	 n;
	size_t	 byte;		/* offset of s in the record */
	int	 cont, more, prev, blank;	/* as in struct vn_span */
	/* results */
	struct vn_bad bad;	/* what is ill-formed in it */
	int	 dropped;	/* the rule that takes the line out, or -1 */
	const char *failed;	/* why the user's rules could not be applied */
};

/*
 * Append the clean form of the line to out, without a delimiter; if it is dropped,
 * what it was then.  0; 1 when the line is ill-formed and o.invalid is
 * VN_INVALID_FAIL, 2 when a user's rule failed (a limit was hit): nothing is
 * appended; -1 with errno ENOMEM.  O(n), but for the user's rules.
 */
int	vn_clean_line(struct vn_clean *c, struct vn_buf *out,
	    struct vn_clean_line *l);

/*
 * Append one row as in struct vn_clean; for changes that no pass makes.  0, or -1
 * with errno ENOMEM.
 */
int	vn_clean_row(struct vn_buf *rows, const char *place, size_t nplace,
	    size_t byte, int rule, const char *before, size_t nbefore,
	    const char *after, size_t nafter);

/* 1 if there are rules that must see every line. */
int	vn_clean_judges(const struct vn_clean *c);

/*
 * Append s[0..n), records of vn_clean_prefix(), by the other rules.  0; 1 with
 * nothing appended when they must be looked at one by one; -1 with errno ENOMEM.
 */
int	vn_clean_lines(struct vn_clean *c, struct vn_buf *out, const char *s,
	    size_t n);

#endif
