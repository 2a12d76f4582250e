/*
 * order - the order of Vietnamese dictionaries as keys that memcmp(3) compares.
 * Syllable by syllable: the letters (a ă â b c d đ e ê ... y, with f j w z at their
 * Latin places), then the tone (ngang huyền hỏi ngã sắc nặng), then the next
 * syllable.  A separator sorts below every letter, digits before letters, runs of
 * digits by value, letters of other scripts last, by code point.  What is neither
 * letter nor digit only separates.  Of equal texts the one with small letters
 * comes first.  Unicode form and tone placement make no difference.
 */
#ifndef VN_ORDER_H
#define VN_ORDER_H

#include <stddef.h>

#include "buf.h"

/*
 * Append the key of s[0..n), any bytes.  Ill-formed ones separate.
 * 0, or -1 with errno ENOMEM.  O(n); a key has about two bytes a letter.
 */
int	vn_order_key(struct vn_buf *out, const char *s, size_t n);

#endif
