/*
 * rule - the names of vnclean's rules, in the order in which they are applied.
 */
#ifndef VN_RULE_H
#define VN_RULE_H

enum vn_rule {
	VN_RULE_UTF8,		/* invalid UTF-8, BOM, CRLF, missing last LF */
	VN_RULE_CONTROL,	/* C0, C1, DEL, ANSI sequences, odd line ends */
	VN_RULE_INVISIBLE,	/* zero-width, soft hyphen, bidi, stray selectors */
	VN_RULE_NFC,
	VN_RULE_MARKS,		/* tone typed before shape, doubled marks */
	VN_RULE_ETH,		/* eth for the letter d with stroke */
	VN_RULE_TONE,		/* tone placement; only with a style */
	VN_RULE_SPACE,		/* Unicode spaces, runs, ends */
	VN_RULE_SQUEEZE,	/* blank lines */
	VN_RULES
};

/* The rule's name as options and reports spell it. */
extern const char *const vn_rule_name[VN_RULES];

#endif
