/*
 * caption - remarks that belong to pictures, and the names of those who wrote.
 * Input is clean text: NFC, single spaces.  Cleaning twice is cleaning once.
 */
#ifndef VN_CAPTION_H
#define VN_CAPTION_H

#include <stddef.h>

#include "buf.h"
#include "edit.h"

/*
 * Append s[0..n) to out without its photo remarks, (ảnh trên), (Ảnh: TTXVN), and
 * without a credit behind its last sentence, ... tàu dầu. Ảnh: Reuters; the space
 * before goes too.  (ảnh hưởng đến ...) is text.  Every remark is an edit.
 * 0; 1 when nothing is left or the line is only a credit (Ảnh: TTXVN, Ảnh minh họa):
 * the line goes, nothing is appended, no edit noted; -1 with errno ENOMEM.  O(n).
 */
int	vn_caption(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e);

/*
 * The same for bylines.  1 when the line is only a byline: PV, Theo TTXVN,
 * Nguyễn Văn An (TTXVN), Minh Anh (tổng hợp); a bare name is none.  0 with the
 * line appended, where PV that stuck to the next text (PVThường trực) is cut off.
 * Sources are known names of papers and agencies, and domain names.
 */
int	vn_byline(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e);

#endif
