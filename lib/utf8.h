/*
 * utf8 - decode, encode, validate.
 * Well-formed is Unicode's table 3-7 (no surrogates, no overlong forms, at most
 * U+10FFFF).  An ill-formed place is one "maximal subpart" as in Unicode 3.9,
 * practice U+FFFD substitution: the longest prefix of a well-formed sequence,
 * at least one byte.
 */
#ifndef VN_UTF8_H
#define VN_UTF8_H

#include <stddef.h>
#include <stdint.h>

/*
 * The length of the longest well-formed prefix of s[0..n); n when all is well.
 * Linear: one look-up and one shift a byte, whatever the text.
 */
size_t	vn_utf8_valid(const char *s, size_t n);

/*
 * Decode one code point at s[0..n), n >= 1.  The number of bytes, 1 to 4; *cp is
 * the code point, or -1 where the bytes are one ill-formed maximal subpart.
 */
int	vn_utf8_get(const char *s, size_t n, int32_t *cp);

/* Write cp (a scalar value) to dst, room for 4 bytes.  The number of bytes. */
int	vn_utf8_put(char *dst, int32_t cp);

/* The number of bytes of the code point that ends at s[n), n >= 1; *cp as above. */
int	vn_utf8_back(const char *s, size_t n, int32_t *cp);

/*
 * Count the maximal subparts of s[0..n); *first is the offset of the first one.
 * 0 and *first = n when the text is well-formed.
 */
size_t	vn_utf8_bad(const char *s, size_t n, size_t *first);

#endif
