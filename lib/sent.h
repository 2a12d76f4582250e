/*
 * sent - sentence ends over tokens.
 * Rules of our own for running Vietnamese text: a full stop ends a sentence
 * unless it belongs to an abbreviation, a list mark or a heading (Điều 5.), and
 * so does ! or ? but where a title or a quotation goes on in small letters; an
 * ellipsis ends one before a capital or a number.  Closing quotes and brackets,
 * and smiles, go with the sentence before; white space may be missing behind it.
 * No memory, no state; thread-safe.
 */
#ifndef VN_SENT_H
#define VN_SENT_H

#include <stddef.h>

#include "tok.h"

/*
 * Find the sentence ends among the tokens t[0..n) of the text s (see tok.h):
 * end[i] becomes 1 when a sentence ends after token i, else 0; end[n - 1] is 1.
 * The number of sentences.  O(n).
 */
size_t	vn_sent(const char *s, const struct vn_tok *t, size_t n,
	    unsigned char *end);

#endif
