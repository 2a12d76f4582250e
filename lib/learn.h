/*
 * learn - the perceptron behind train: weights of the features of feat.h, learnt in
 * integers, averaged, and rounded to the tables that are shipped.
 */
#ifndef VN_LEARN_H
#define VN_LEARN_H

#include <stddef.h>

#include "feat.h"

struct vn_learn;

/*
 * Weights for a model of 1 << bits lines (VN_LINES_MIN to VN_LINES_MAX); NULL with
 * errno.  Memory: 1 KiB a line, later 112 bytes a group.
 */
struct vn_learn *vn_learn_open(unsigned bits);
void	vn_learn_close(struct vn_learn *l);	/* NULL is fine */

/*
 * First tell of all sentences: the units u[0..n), edges around them, and how often
 * they will be learnt from.  Then start: groups counted fewer than cut times, or
 * never, get no weights.  0, or -1 with errno ENOMEM.
 */
void	vn_learn_count(struct vn_learn *l, const struct vn_unit *u, size_t n,
	    unsigned weight);
int	vn_learn_start(struct vn_learn *l, unsigned cut);

/*
 * Decode the sentence and learn from the difference to gold[0..n), 1 for join.  sign
 * is its style, 1 or -1, or 0 for either.  0, or -1 with errno ENOMEM.
 */
int	vn_learn_from(struct vn_learn *l, const struct vn_unit *u,
	    const unsigned char *gold, size_t n, int sign);

/*
 * Round the averages to what is shipped: *w points into l and is good until the next
 * call; style is 1.  A line that is full drops the groups with the smallest
 * weights.  0, or -1 with errno ENOMEM.
 */
int	vn_learn_round(struct vn_learn *l, struct vn_weights *w);

#endif
