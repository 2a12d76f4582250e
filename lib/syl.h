/*
 * syl - the Vietnamese syllable: onset, glide, nucleus, coda, tone.
 * Source of the inventory and of the placement rules: Vietnamese orthography
 * as LANGUAGE facts state it (Quyet dinh 240/QD, 1984, and usage counts); two
 * levels of validity from one table.
 * No memory, no state; thread-safe.
 */
#ifndef VN_SYL_H
#define VN_SYL_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"

enum vn_tone {			/* in dictionary order */
	VN_TONE_NGANG, VN_TONE_HUYEN, VN_TONE_HOI, VN_TONE_NGA,
	VN_TONE_SAC, VN_TONE_NANG
};

enum vn_validity { VN_SYL_NO, VN_SYL_LOOSE, VN_SYL_STRICT };

struct vn_syl {
	uint8_t	onset;		/* index into vn_syl_onset_name(), 0 is none */
	uint16_t rhyme;		/* one number for each (glide, nucleus, coda) */
	uint8_t	glide;		/* 1: a medial o or u (hoa, quy, khuya) */
	uint8_t	nucleus;	/* index, iê = yê = ia = ya are one */
	uint8_t	coda;		/* index, 0 is none */
	uint8_t	tone;		/* enum vn_tone */
	uint8_t	validity;	/* enum vn_validity */
};

/* The letters of an onset, of a nucleus (iê for yê, ia, ya), of a coda; "" for 0. */
const char *vn_syl_onset_name(unsigned onset);
const char *vn_syl_nucleus_name(unsigned nucleus);
const char *vn_syl_coda_name(unsigned coda);

/* Tone placement styles of vn_syl_tone(). */
enum vn_tone_style {
	VN_TONE_KEEP,		/* nothing moves */
	VN_TONE_FIX,		/* only what both styles call wrong */
	VN_TONE_OLD,		/* fix, and hòa hòe thủy */
	VN_TONE_NEW,		/* fix, and hoà hoè thuỷ */
	VN_TONE_VNCORENLP	/* that tool's 16 replacements, nothing else */
};

/*
 * Parse s[0..n), one run of letters in UTF-8, any case, NFC (a mark out of NFC
 * makes it no syllable).  The tone may stand on any vowel of the rhyme: where it
 * stands is not part of validity.  The validity, also in *y (all zero when NO).
 */
int	vn_syl_parse(const char *s, size_t n, struct vn_syl *y);

/*
 * Write the word s[0..n) with its tone mark placed by style to dst (room for
 * n + 8 bytes), keeping the case of every letter.  Words that are no loose
 * syllable, known foreign words, and words with no or two tone marks are copied.
 * *moved is 1 when the result differs.  The length written.
 */
size_t	vn_syl_tone(char *dst, const char *s, size_t n, int style, int *moved);

/* Folding of text for comparison; or-ed.  VN_FOLD_FORM is always done. */
#define VN_FOLD_FORM	0x00	/* NFC, marks in order */
#define VN_FOLD_TONE	0x01	/* one tone placement (the old style) */
#define VN_FOLD_CASE	0x02	/* lower case */
#define VN_FOLD_IY	0x04	/* y to i where it is the whole rhyme */
#define VN_FOLD_ACCENT	0x08	/* base letters, đ = d; implies nothing else */

/*
 * Append the fold key of s[0..n) to out.  Any text: runs of letters are folded
 * one by one, other bytes (separators, joiners, invalid bytes) are copied.
 * Two texts are equal at a level iff their keys are the same bytes.
 * 0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_fold(struct vn_buf *out, const char *s, size_t n, unsigned how);

/* 1 if code point cp is a letter of Vietnamese orthography (any case). */
int	vn_syl_letter(int32_t cp);

#endif
