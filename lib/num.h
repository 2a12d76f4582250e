/*
 * num - numbers with their unit: money, measures, percent, counted nouns.
 */
#ifndef VN_NUM_H
#define VN_NUM_H

#include <stddef.h>

struct vn_scan;

/*
 * A number with its unit that begins at token i: the token behind it, or 0.
 * Bare numbers and ordinals are none.  Looks at a bounded number of tokens.
 */
size_t	vn_num_at(const struct vn_scan *x, size_t i);

/*
 * The digits at token i with their groups and decimals (1.800, 9,9, 1 800 000):
 * the token behind them, or 0 when they are no number (1.2.3, 0966.100).
 */
size_t	vn_num_digits(const struct vn_scan *x, size_t i);

#endif
