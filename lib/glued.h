/*
 * glued - lost spaces between words (trênMoto), as scraped pages have them where a
 * tag stood.  No state; ill-formed bytes are copied.
 */
#ifndef VN_GLUED_H
#define VN_GLUED_H

#include <stddef.h>

#include "buf.h"
#include "edit.h"

/* 0 when no capital follows a small letter in s[0..n).  A look-up and a shift a byte. */
int	vn_glued_maybe(const char *s, size_t n);

/*
 * Append s[0..n) to out with a space put in where a small letter and a capital
 * meet, the left half is a strict syllable and the right half is one too, one of
 * them at least with a Vietnamese letter beyond ASCII; or where the left half is
 * such a syllable in small letters and the right half is a name or an
 * abbreviation.  Known names (ChợTốt, ĐắkLắk) stay, and so do
 * URLs, e-mail addresses, hashtags and identifiers.  One edit a space.
 * s is NFC.  0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_glued(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e);

#endif
