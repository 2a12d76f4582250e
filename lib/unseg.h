/*
 * unseg - the text behind vnseg's line output: tokens with a space between them,
 * syllables joined by '_', and a '_' of the text itself doubled.
 * Both functions keep the way back to the input in a vn_map.  Any bytes; 0, or -1
 * with errno ENOMEM; O(n).
 */
#ifndef VN_UNSEG_H
#define VN_UNSEG_H

#include "map.h"

/* m->text = s[0..n) with joiners as spaces, doubled ones as '_'. */
int	vn_unseg(struct vn_map *m, const char *s, size_t n);

/*
 * m->text = s[0..n) without the spaces that vnseg puts between a word and a mark:
 * before , . ; : ! ? and what closes, behind what opens, around a slash; a
 * straight quote opens and closes by turns.  How the text was really spaced is not
 * known any more; this is what is usual.
 */
int	vn_unseg_close(struct vn_map *m, const char *s, size_t n);

#endif
