/*
 * name_crf - how likely the segments of a run are among all its cuts, for name_learn.
 * Doubles, with nothing of the C library but ldexp(): the same everywhere.
 */
#ifndef VN_NAME_CRF_H
#define VN_NAME_CRF_H

#include "name_model.h"

/* Sums of weights above that are as good as certain, and not told apart. */
#define NAME_TOP	50

/* e to the x, to 1e-13 of it, for x up to NAME_TOP; 0 below -700. */
double	name_power(double x);

/*
 * p[k][type] are the odds of segment k against none, at most name_power(NAME_TOP), 0
 * where it may not be of a type; they become probabilities.  A word outside of all
 * segments has the odds 1.  Forward and backward sums over the n segments of r, in any
 * order, as S. Sarawagi and W. Cohen, NIPS 2004, have them.  O(n times elements).
 */
void	name_probabilities(const struct name_run *r, const struct name_seg *seg,
	    unsigned n, double (*p)[NM_TYPES]);

#endif
