/*
 * width - how many columns of a terminal text takes, and text cut to fit.
 * A character is what a reader takes for one, an extended grapheme cluster of
 * Unicode Annex 29: a letter with all its marks, an emoji with all that is joined
 * to it.  Its columns are those of the widest of its code points as utf8proc
 * has them; a flag is two, and so is what U+FE0F makes an emoji.  One column
 * is each ill-formed maximal subpart, and each control character, as which
 * vn_width_show() writes it.
 * No memory, no state; thread-safe.
 */
#ifndef VN_WIDTH_H
#define VN_WIDTH_H

#include <stddef.h>

#include "buf.h"

/* The bytes of the character at s[0..n), n >= 1; *cols is 0, 1 or 2. */
size_t	vn_width_next(const char *s, size_t n, unsigned *cols);

/* The columns of s[0..n).  O(n). */
size_t	vn_width(const char *s, size_t n);

/*
 * The length of the longest prefix of whole characters that takes at most cols
 * columns; *used is what it takes.  O(bytes looked at).
 */
size_t	vn_width_fit(const char *s, size_t n, size_t cols, size_t *used);

/*
 * Append s[0..n) as it may stand in one row of a terminal: tabs and all that ends
 * lines become one space each, other control characters their picture (U+2400 to
 * U+2421), those of C1 and those that turn the direction of writing U+FFFD; with
 * ascii all these are '?'.  Ill-formed bytes are copied.
 * 0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_width_show(struct vn_buf *out, const char *s, size_t n, int ascii);

#endif
