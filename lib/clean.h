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
#include "norm.h"

enum vn_rule {
	VN_RULE_UTF8,		/* invalid UTF-8, BOM, CRLF, missing last LF */
	VN_RULE_CONTROL,	/* C0, C1, DEL, ANSI sequences, odd line ends */
	VN_RULE_INVISIBLE,	/* zero-width, soft hyphen, bidi, stray selectors */
	VN_RULE_NFC,
	VN_RULE_MARKS,		/* tone typed before shape, doubled marks */
	VN_RULE_ETH,		/* eth for the letter d with stroke */
	VN_RULE_TONE,		/* tone placement; only with a style */
	VN_RULE_SPACE,		/* Unicode spaces, runs, ends */
	VN_RULE_SQUEEZE,	/* blank lines; done by the command */
	VN_RULES
};

/* The rule's name as options and reports spell it. */
extern const char *const vn_rule_name[VN_RULES];

enum vn_invalid { VN_INVALID_REPLACE, VN_INVALID_KEEP, VN_INVALID_DROP,
	VN_INVALID_FAIL };
enum vn_spaces { VN_SPACES_SQUEEZE, VN_SPACES_TRIM, VN_SPACES_KEEP };

struct vn_clean_opts {
	unsigned off;		/* 1 << rule: switched off */
	int	 invalid;	/* enum vn_invalid */
	int	 spaces;	/* enum vn_spaces */
	int	 tone;		/* enum vn_tone_style */
	int	 delim;		/* what ends a record: LF, or NUL with LF as white space */
};

/* Options, counts, and scratch memory of one thread. */
struct vn_clean {
	struct vn_clean_opts o;
	uint64_t count[VN_RULES];	/* changes made, by rule */
	uint64_t lines[256];	/* automata made by vn_clean_init(): clean lines, */
	uint64_t chars[256];	/* text whose characters are clean, */
	uint64_t marked[256];	/* or clean with combining marks apart */
	uint64_t tone[256];	/* words that a tone style may change */
	uint64_t words[1024][2];	/* words that o.tone leaves alone */
	struct vn_norm norm;
	struct vn_buf a, b;
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
	int	 cont, more, prev, blank;	/* as in struct vn_span */
	/* results */
	size_t	 bad;		/* ill-formed places */
	size_t	 first;		/* offset of the first of them in s */
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
