/*
 * dupword - function words typed twice: với với, của của.
 * Reduplication is grammar (luôn luôn, từ từ, năm năm), and the end of one word
 * may meet its like (tồn tại tại, thiết bị bị): only a closed list is repaired,
 * each entry with the neighbours that make it right.  See dupword.c for the counts.
 */
#ifndef VN_DUPWORD_H
#define VN_DUPWORD_H

#include <stddef.h>

#include "buf.h"
#include "edit.h"

/*
 * Append s[0..n) (clean text: NFC, single spaces) to out, of such a run only the
 * first word; every run is an edit.  Twice is the same as once.
 * 0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_dupword(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e);

#endif
