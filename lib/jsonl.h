/*
 * jsonl - one string value in a line that holds a JSON object (RFC 8259).
 * The line is checked as a whole, but only the bytes of that value are touched.
 * Bytes from 80 on are not looked at: UTF-8 is another module's matter.
 */
#ifndef VN_JSONL_H
#define VN_JSONL_H

#include <stddef.h>

#include "buf.h"
#include "edit.h"

#define VN_JSONL_DEPTH	1024	/* levels of nesting */

enum {
	VN_JSONL_NONE,		/* no such field, or its value is no string */
	VN_JSONL_FOUND,
	VN_JSONL_BAD		/* no JSON object */
};

/*
 * Find the field name[0..nname) of the object s[0..n): a member of it, or, where
 * the name has dots and there is no such member, a.b is member b of the object a.
 * Found: the value is s[*at..*at+*len), without its quotes, still escaped.  Of
 * several members with that name it is the last.  Bad: *at is the offset of the
 * byte that cannot stand there, n when the end came too soon.
 * O(n), no memory, no recursion.
 */
int	vn_jsonl_find(const char *s, size_t n, const char *name, size_t nname,
	    size_t *at, size_t *len);

/*
 * Append the text of a value that was found.  0; 1 at a lone surrogate, which no
 * text can hold: *bad is its offset, and out what came before; -1 with errno
 * ENOMEM.  With e every escape is noted, so that offsets lead back.  O(n).
 */
int	vn_jsonl_decode(struct vn_buf *out, const char *s, size_t n, size_t *bad,
	    struct vn_edits *e);

/*
 * Append s[0..n) escaped as JSON demands and no further: quote, backslash, and
 * bytes below 20.  0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_jsonl_encode(struct vn_buf *out, const char *s, size_t n);

#endif
