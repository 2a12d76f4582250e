/*
 * eth - the Icelandic letter eth (U+00D0, U+00F0) typed or converted for the
 * Vietnamese letter d with stroke.
 * A capital at the start of a word is never Icelandic, unless ae, thorn or letters
 * of phonetic script stand in the word; inside a word only in codes (capitals
 * without a vowel); a small letter only inside a loose syllable.
 */
#ifndef VN_ETH_H
#define VN_ETH_H

#include <stddef.h>

#include "buf.h"
#include "edit.h"

/* 0 if there is no eth in s[0..n). */
int	vn_eth_maybe(const char *s, size_t n);

/* Append s[0..n) with the eths that are none replaced.  0, or -1 ENOMEM.  O(n). */
int	vn_eth(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e);

#endif
