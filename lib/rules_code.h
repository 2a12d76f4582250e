/*
 * rules_code - compiled rules, as rules.c makes them and rules_apply.c uses them.
 */
#ifndef VN_RULES_CODE_H
#define VN_RULES_CODE_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "rules.h"

enum vn_part_is {
	VN_P_TEXT,			/* text[at..at+n) */
	VN_P_GROUP,		/* group number n */
	VN_P_UPPER, VN_P_LOWER, VN_P_END, VN_P_UPPER1, VN_P_LOWER1
};

struct vn_part {
	int	 is;
	size_t	 at, n;
};

struct vn_rule {
	int	 cmd;		/* 'd', 'k', 's' */
	int	 all;		/* g */
	pcre2_code *code;
	struct vn_part *part;	/* of the replacement */
	size_t	 npart, cap;
	struct vn_buf text;	/* of its parts */
};

struct vn_rules {
	pcre2_compile_context *cc;
	struct vn_rule *r;
	size_t	 n, cap;
};

#endif
