/*
 * mojiword - a word of text that is known to be misread UTF-8, put right: also
 * where a byte is lost, if one syllable alone fits.
 */
#ifndef VN_MOJIWORD_H
#define VN_MOJIWORD_H

#include <stddef.h>

#include "buf.h"
#include "edit.h"

/* Bytes of the result from which on a word is cut. */
#define VN_MOJIWORD_MAX	48

/*
 * Append the word at s[*i..n), or one byte that begins none, to out; *i moves behind
 * it.  At most one edit, against s and what out holds from base on.
 * 0, or -1 with errno ENOMEM.
 */
int	vn_mojiword(struct vn_buf *out, const char *s, size_t *i, size_t n,
	    struct vn_edits *e, size_t base);

#endif
