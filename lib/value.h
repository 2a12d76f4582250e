/*
 * value - what an entity says, in a form that programs can compare: dates as
 * ISO 8601, quantities in digits, the codes of documents, the digits of
 * telephones.  The forms are told in vngrep(1), VALUES.
 * No state and no memory but that of the buffer; thread-safe.
 */
#ifndef VN_VALUE_H
#define VN_VALUE_H

#include <stddef.h>

#include "buf.h"

/* What is known beside the text of the entity; all zero is nothing. */
struct vn_value_ctx {
	/*
	 * The day the text was written, to complete dates (27-2); year 0: not
	 * known, and they stay XXXX-02-27.  See vn_value_ref().
	 */
	int	 year, month, day;
	/*
	 * The name by which a gazetteer or alias list knows the entity; NULL:
	 * none.  It becomes the value of PER, ORG, LOC, TITLE and EVENT as it is.
	 */
	const char *name;
	size_t	 nname;
	/*
	 * What follows the entity in its line: who issued a document tells which
	 * one it is (Quyết định 215 | của Ban Bí thư).  May be NULL; only the
	 * first 256 bytes are looked at.
	 */
	const char *after;
	size_t	 nafter;
};

/*
 * Set the reference day of c from "YYYY-MM-DD".  1, or 0 when s is no day of the
 * calendar from 1000 on; then c is as it was.
 */
int	vn_value_ref(struct vn_value_ctx *c, const char *s);

/*
 * Append the value of the entity s[0..n), NFC, of a type (enum vn_ent_type), to
 * out; ctx may be NULL.  1 with the value appended, 0 when it has none (then out
 * is as it was), -1 with errno ENOMEM.  O(n).  A value is never empty and holds
 * no line feed and no TAB.
 */
int	vn_ent_value(struct vn_buf *out, int type, const char *s, size_t n,
	    const struct vn_value_ctx *ctx);

#endif
