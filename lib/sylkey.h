/*
 * sylkey - what a token is counted by in the study of Vietnamese: its syllables,
 * their onsets, rhymes and tones; its length.
 * Rhymes are those of the sound: without onset and glide (hoa rhymes with ca, quê
 * with về), with iê = yê = ia = ya, uô = ua, ươ = ưa, and y = i but in ay, ây and
 * their like.  The inventory is that of syl.h, loose syllables too (Đắk, pin).
 * No state; thread-safe.
 */
#ifndef VN_SYLKEY_H
#define VN_SYLKEY_H

#include <stddef.h>

#include "buf.h"

enum vn_sylkey_what {
	/* one key for each part of the token */
	VN_SYLKEY_SYLLABLE,	/* the syllable, tone placed in the old style */
	VN_SYLKEY_ONSET,	/* its letters (c, k, qu; gi); 0: begins with a vowel */
	VN_SYLKEY_RHYME,	/* iêng for giêng, i for gì, ôc for quốc, uôc for cuốc */
	VN_SYLKEY_TONE,		/* ngang huyền hỏi ngã sắc nặng */
	VN_SYLKEY_CLASS,	/* of the tone: bằng (ngang, huyền), trắc */
	/* one key for the token, a decimal number */
	VN_SYLKEY_LENGTH,	/* code points of its NFC; an ill-formed place is one */
	VN_SYLKEY_SYLLABLES	/* how many of its parts are syllables */
};

/* The key of a part that is no syllable, and of a token without parts. */
#define VN_SYLKEY_NONE	"-"

/*
 * The number of a key by its name: syllable onset rhyme tone tone-class length
 * syllables.  -1 if there is none of that name.
 */
int	vn_sylkey_find(const char *name);
const char *vn_sylkey_name(int what);	/* the way back; NULL: no such number */

/*
 * Append the keys of the token s[0..n) to out, each with a NUL behind it (keys
 * hold none).  The parts of a token are its runs of letters, marks and digits,
 * of any script, in NFC: sức_khỏe has two and thus two keys, pê-đan two, Covid19
 * one that is no syllable, ":" none.  Keys are small letters, but that
 * VN_SYLKEY_SYLLABLE keeps the case: fold the token first.
 * The number of keys, at least 1; -1 with errno ENOMEM.  O(n).
 */
int	vn_sylkey(struct vn_buf *out, int what, const char *s, size_t n);

/*
 * The next part of the NFC text s[0..n) from *at on: its length, and *at where it
 * begins; 0 at the end.
 */
size_t	vn_sylkey_part(const char *s, size_t n, size_t *at);

#endif
