/*
 * moji - UTF-8 that was read as Latin-1, cp1252 or cp1258, once or twice, and raw
 * C1 controls, which are cp1252 punctuation.
 * Sources: WHATWG's windows-1252 (holes are C1), Microsoft's cp1258.
 * No state; ill-formed bytes are copied but for lone C1 bytes that are quotes,
 * dashes or ellipses.
 */
#ifndef VN_MOJI_H
#define VN_MOJI_H

#include <stddef.h>

#include "buf.h"
#include "edit.h"

/*
 * 0 when neither vn_moji() nor vn_apart() finds work in s[0..n).  A look-up and a
 * shift for each byte.
 */
int	vn_moji_maybe(const char *s, size_t n);

/*
 * Append s[0..n) to out with every proven segment undone, at most two layers.  A
 * segment runs from one misread character to another with no true accented letter
 * between.  It is proven when its bytes are UTF-8 with Vietnamese letters, and
 * two lead bytes or one pair E1 BA, E1 BB or C6 were undone; a capital before a
 * quote, dash or ellipsis (as in XÃ” or XÃ–) counts for nothing.  In a proven
 * segment also what lost a byte is repaired where one syllable alone fits: a NBSP
 * that became a space, one of the five bytes cp1252 lacks.  C1 becomes cp1252
 * everywhere.  One edit each word, or each segment that was read wrongly twice.
 * 0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_moji(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e);

#endif
