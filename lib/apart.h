/*
 * apart - combining marks that stand apart from their letter, as in text out of
 * PDF: "nha" SPACE U+0300 for "nhà".
 * No state; ill-formed bytes are copied.
 */
#ifndef VN_APART_H
#define VN_APART_H

#include <stddef.h>

#include "buf.h"
#include "edit.h"

/* 0 when vn_apart() finds no work in s[0..n): no space before a mark. */
int	vn_apart_maybe(const char *s, size_t n);

/*
 * Append s[0..n) to out, taking away the spaces before combining marks that fit
 * the letter before them, and after them where a strict syllable results (nha ̀
 * ma ́ y: nhà máy).  The marks are left to NFC.  One edit for each mark or join.
 * 0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_apart(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e);

#endif
