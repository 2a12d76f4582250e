/*
 * misread - characters that are bytes of UTF-8 read as Latin-1, cp1252 or cp1258,
 * one at a time, and what each proves.
 * Sources: WHATWG's windows-1252 (holes are C1), Microsoft's cp1258.
 * No memory, no state.
 */
#ifndef VN_MISREAD_H
#define VN_MISREAD_H

#include <stddef.h>
#include <stdint.h>

/* A misread character. */
struct vn_misread {
	size_t	 len;		/* bytes in the text */
	int32_t	 cp;		/* what it was */
	int	 score;		/* 2 proves, two times 1 proves */
	int	 letter;	/* a Vietnamese letter or mark beyond ASCII */
	int	 unsure;	/* proves only if the word is a syllable */
};

/*
 * Is there a misread character at s[0..n), n >= 1?  quoted: an opening guillemet
 * stands before, so that a closing one is no byte of a letter.
 */
int	vn_misread_get(const char *s, size_t n, int quoted, struct vn_misread *u);

/*
 * A lead byte at s[0..n), n >= 1, whose continuation is lost: its length, 0 if there
 * is none; *may is what it may have been, as UTF-8.  *space: a space or the end
 * stands in its place, and may have been A0.
 */
size_t	vn_misread_gap(const char *s, size_t n, const char **may, int *space);

/* The lead byte that cp is in one of the encodings, 0 if it is none. */
int	vn_misread_lead(int32_t cp);

/* cp1252's character for 0x80 to 0x9f; itself where that has a hole. */
int32_t	vn_misread_c1(int32_t cp);

#endif
