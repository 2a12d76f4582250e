/*
 * glyph - Cyrillic and Greek look-alikes inside otherwise Latin words.
 * The pairs are those that Unicode's confusables list calls alike in upright type,
 * as far as a Latin letter of Vietnamese or English is meant.  No state; ill-formed
 * bytes are copied.
 */
#ifndef VN_GLYPH_H
#define VN_GLYPH_H

#include <stddef.h>

#include "buf.h"
#include "edit.h"

/* 0 when s[0..n) holds no Cyrillic and no Greek letter. */
int	vn_glyph_maybe(const char *s, size_t n);

/*
 * Append s[0..n) to out with the look-alikes made Latin in every word (letters and
 * marks) that has a Latin letter and no foreign one without a look-alike.  Small
 * Greek letters, which stand for themselves in formulas, only where a syllable of
 * three letters or more results.  One edit a letter.  A mark that follows may now
 * compose: NFC is the caller's.
 * 0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_glyph(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e);

#endif
