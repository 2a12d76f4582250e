/*
 * tone - tone placement in running text: finds the words whose mark may stand in the
 * wrong place and lets the syllable decide (syl.h).
 */
#ifndef VN_TONE_H
#define VN_TONE_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "edit.h"

/* A style, and what is known of words so far; one per thread, owns no memory. */
struct vn_tones {
	int	 style;		/* enum vn_tone_style */
	uint64_t row[256];	/* automaton */
	uint64_t words[1024][2];	/* words that the style leaves alone */
};
void	vn_tone_init(struct vn_tones *t, int style);

/*
 * Append s[0..n), NFC, any number of lines, with tone marks placed; every word that
 * changed is an edit.  0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_tone(struct vn_tones *t, struct vn_buf *out, const char *s, size_t n,
	    struct vn_edits *e);

#endif
