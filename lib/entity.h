/*
 * entity - HTML's character references: decimal, hexadecimal, named, one level.
 * Source: the HTML standard, "Named character references" and "Numeric character
 * reference end state".  A reference needs its semicolon; 128 to 159 mean what
 * they do in cp1252.  No state; ill-formed bytes are copied.
 */
#ifndef VN_ENTITY_H
#define VN_ENTITY_H

#include <stddef.h>

#include "buf.h"
#include "edit.h"

/* 0 when s[0..n) can hold no reference: it has no ampersand. */
int	vn_entity_maybe(const char *s, size_t n);

/*
 * The length of the reference at s[0..n), n >= 1, 0 if there is none; its
 * characters go to dst (room for 8 bytes), their length to *len.  What the
 * standard does not allow stays text: &#0; surrogates, numbers past U+10FFFF,
 * unknown names.  A line end becomes a space, since it must not end the record.
 */
size_t	vn_entity_get(const char *s, size_t n, char *dst, size_t *len);

/*
 * Append s[0..n) with its references replaced to out, one edit each.  One level:
 * &amp;lt; becomes &lt;.  0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_entity(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e);

#endif
