/*
 * punct - punctuation brought to what a plain keyboard has, and the spaces beside it.
 * No state; ill-formed bytes are copied.  Doing it twice is doing it once.
 */
#ifndef VN_PUNCT_H
#define VN_PUNCT_H

#include <stddef.h>

#include "buf.h"
#include "edit.h"

#define VN_PUNCT_QUOTES		0x01	/* curly quotes: ' " */
#define VN_PUNCT_DASH		0x02	/* en and em dash: - */
#define VN_PUNCT_ELLIPSIS	0x04	/* U+2026: ... */
#define VN_PUNCT_WIDTH		0x08	/* full-width ASCII: ASCII */
#define VN_PUNCT_LIGATURE	0x10	/* U+FB00 to U+FB06: ff fi fl ffi ffl st st */
#define VN_PUNCT_SPACE		0x20	/* none before , . ; : ! ? ) nor after ( */

/* 0 when no bit finds work in s[0..n). */
int	vn_punct_maybe(const char *s, size_t n);

/*
 * Append s[0..n) to out, changed by the bits in what, one edit for each mark or run
 * of spaces.  URLs and e-mail addresses stay.  A space goes only where it separates
 * nothing: it stays before a mark that a letter, a digit or another sign follows
 * (.NET, ,5 or :D), before two or more dots and fill-in lines (. . .), after a URL,
 * in ratios (2 : 1), before emoticons and after sad ones, in empty brackets, and
 * before a ) whose ( is missing.
 * 0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_punct(struct vn_buf *out, const char *s, size_t n, unsigned what,
	    struct vn_edits *e);

#endif
