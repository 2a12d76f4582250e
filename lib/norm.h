/*
 * norm - Unicode form: NFC, and the order of Vietnamese marks that NFC cannot mend.
 * utf8proc knows Unicode; this module only keeps it away from text that needs
 * no work, and keeps the work linear on long runs of marks.
 * Input may hold any bytes; ill-formed ones are copied through.
 */
#ifndef VN_NORM_H
#define VN_NORM_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "edit.h"

/*
 * A cache of short sequences already composed, and scratch memory.  One per
 * thread.  All zero is a valid start; vn_norm_fini() frees.
 */
struct vn_norm {
	struct vn_norm_memo *memo;
	int32_t	*cp, *tmp;		/* decomposed code points, sort scratch */
	size_t	 cap;
};
void	vn_norm_fini(struct vn_norm *m);

/*
 * The offset of the first place in s[0..n) that might not be NFC, n if there is
 * none.  Never misses one; a place it names may still be NFC.
 */
size_t	vn_nfc_check(const char *s, size_t n);

/*
 * Append the NFC of s[0..n) to out.  Every combining sequence that came out
 * differently is an edit; e may be NULL.
 * 0, or -1 with errno ENOMEM.  O(n), whatever the order of marks.
 */
int	vn_nfc(struct vn_norm *m, struct vn_buf *out, const char *s, size_t n,
	    struct vn_edits *e);

/*
 * As vn_nfc() for text that is NFC already: put right what a Vietnamese vowel
 * with a tone typed before its shape mark (é + U+0302) or with the same mark
 * twice has become.  Sequences with other marks are left alone.
 */
int	vn_marks(struct vn_norm *m, struct vn_buf *out, const char *s, size_t n,
	    struct vn_edits *e);

#endif
