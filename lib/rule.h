/*
 * rule - the names of vnclean's rules, in the order in which they are applied.
 */
#ifndef VN_RULE_H
#define VN_RULE_H

enum vn_rule {
	VN_RULE_MOJIBAKE,	/* UTF-8 read as another encoding; marks apart */
	VN_RULE_ENTITIES,	/* HTML's character references */
	VN_RULE_UTF8,		/* invalid UTF-8, BOM, CRLF, missing last LF */
	VN_RULE_CONTROL,	/* C0, C1, DEL, ANSI sequences, odd line ends */
	VN_RULE_INVISIBLE,	/* zero-width, soft hyphen, bidi, stray selectors */
	VN_RULE_NFC,
	VN_RULE_MARKS,		/* tone typed before shape, doubled marks */
	VN_RULE_HOMOGLYPH,	/* look-alikes of Latin letters */
	VN_RULE_ETH,		/* eth for the letter d with stroke */
	VN_RULE_TONE,		/* tone placement */
	VN_RULE_GLUED,		/* lost spaces between syllables */
	VN_RULE_PUNCT,
	VN_RULE_SPACE,		/* Unicode spaces, runs, ends */
	VN_RULE_RULES,		/* the user's own */
	VN_RULE_BOILERPLATE,
	VN_RULE_CAPTION,
	VN_RULE_BYLINE,
	VN_RULE_DUPWORD,	/* doubled function words */
	VN_RULE_DEDUP,		/* repeated lines */
	VN_RULE_SQUEEZE,	/* blank lines */
	VN_RULES
};

/* A set of rules, and the set that is on when nothing is said. */
#define VN_RULE_BIT(r)		(1u << (r))
#define VN_RULES_DEFAULT	(VN_RULE_BIT(VN_RULE_UTF8) | \
	VN_RULE_BIT(VN_RULE_CONTROL) | VN_RULE_BIT(VN_RULE_INVISIBLE) | \
	VN_RULE_BIT(VN_RULE_NFC) | VN_RULE_BIT(VN_RULE_MARKS) | \
	VN_RULE_BIT(VN_RULE_ETH) | VN_RULE_BIT(VN_RULE_SPACE))

/* The rule's name as options and reports spell it; NULL behind the last. */
extern const char *const vn_rule_name[VN_RULES + 1];

#endif
