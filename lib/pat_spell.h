/*
 * pat_spell - other spellings of what a pattern holds as plain letters: the two
 * placements of the tone mark in oa, oe, uy, and i for y.  For pat alone.
 */
#ifndef VN_PAT_SPELL_H
#define VN_PAT_SPELL_H

#include <stddef.h>

#define VN_PAT_VARIANT	48	/* room for one */

/*
 * If letters with another spelling stand at offset i < n of the pattern p[0..n)
 * (NFC), write all spellings to alt as (?:..|..), *nalt bytes, and return the
 * bytes of the letters; else 0.  The one that stands there comes first.
 */
size_t	vn_pat_variant(const char *p, size_t n, size_t i, unsigned how, char *alt,
	    size_t *nalt);

#endif
