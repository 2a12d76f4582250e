/*
 * assoc - the statistics of counts: association of pairs, keyness, idf, entropy.
 *
 * Association is measured on the contingency table of a pair (w1, w2) in the
 * notation of Text-NSP (Banerjee and Pedersen 2003):
 *
 *                w2      not w2
 *      w1        n11     n12      n1p		n1p: pairs that begin with w1
 *      not w1    n21     n22      n2p		np1: pairs that end with w2
 *                np1     np2      npp		npp: all pairs
 *
 * m(i,j) = n(i)p np(j) / npp is what independence would give.
 *
 *   ll    2 sum n(i,j) ln(n(i,j) / m(i,j))		Dunning 1993
 *   pmi   log2(n11 / m11)				Church and Hanks 1990
 *   npmi  pmi / -log2(n11 / npp)			Bouma 2009
 *   t     (n11 - m11) / sqrt(n11)			Church et al. 1991
 *   dice  2 n11 / (n1p + np1)			Dice 1945
 *   x2    sum (n(i,j) - m(i,j))^2 / m(i,j)		Pearson 1900
 *
 * with 0 ln 0 = 0, and 0 where a quotient would be 0 / 0 (a margin that is empty or
 * everything); npmi of a pair that is all pairs is 1.
 *
 * The same bits everywhere: no libm; logarithms and sums are worked out here in
 * pairs of doubles (about 31 digits) by the four operations of IEEE 754 alone and
 * rounded once at the end, so that what cancels between large terms is not lost.
 * It takes a compiler that keeps to doubles (FLT_EVAL_METHOD 0: on i386
 * -mfpmath=sse) and makes no fused operations (-ffp-contract=off, which the
 * Makefile gives); -ffast-math breaks it.  vn_ratio_put() is exact integer work.
 * No memory, no state.
 */
#ifndef VN_ASSOC_H
#define VN_ASSOC_H

#include <stdint.h>

#include "buf.h"

enum vn_assoc_measure {
	VN_ASSOC_LL, VN_ASSOC_PMI, VN_ASSOC_NPMI, VN_ASSOC_T, VN_ASSOC_DICE,
	VN_ASSOC_X2
};

struct vn_assoc {
	uint64_t n11, n1p, np1, npp;
};

/* The measure of that name ("ll", "pmi", ...), or -1. */
int	vn_assoc_find(const char *name);

/* 1 if no cell of the table is negative. */
int	vn_assoc_ok(const struct vn_assoc *c);

/* The measure of c; n11 > 0 and vn_assoc_ok(c). */
double	vn_assoc(int measure, const struct vn_assoc *c);

/*
 * Keyness of a word with a of c tokens here and b of d tokens in a reference:
 * 2 (a ln(a / E1) + b ln(b / E2)), E1 = c (a + b) / (c + d), E2 = d (a + b) / (c + d)
 * (Rayson and Garside 2000); negative where the word is rarer here.  a <= c and
 * b <= d; a + b and c + d at most 2^64 - 1.
 */
double	vn_keyness(uint64_t a, uint64_t c, uint64_t b, uint64_t d);

/*
 * log2((a / c) / (b / d)), where 0 counts as 0.5 (Hardie 2014).  0 when c or d is 0.
 */
double	vn_logratio(uint64_t a, uint64_t c, uint64_t b, uint64_t d);

/* ln(docs / df), 0 < df <= docs (Sparck Jones 1972); and tf times that. */
double	vn_idf(uint64_t docs, uint64_t df);
double	vn_tfidf(uint64_t tf, uint64_t docs, uint64_t df);

/*
 * The Zipf scale: log10 of the occurrences in 10^9 tokens (van Heuven et al. 2014,
 * without their smoothing).  0 < count <= total.
 */
double	vn_zipf(uint64_t count, uint64_t total);

/*
 * Entropy in bits, -sum p log2 p.  All zero at the start; then every count is added,
 * with how many have it, in an order that is always the same.
 */
struct vn_entropy {
	uint64_t total;
	double	 hi, lo;	/* sum of n ln n */
};
void	vn_entropy_add(struct vn_entropy *e, uint64_t count, uint64_t times);
double	vn_entropy(const struct vn_entropy *e);

/* Digits behind the point in all that is written here. */
#define VN_ASSOC_DIGITS	6

/*
 * Append v in decimal: a minus where the digits are not all 0, VN_ASSOC_DIGITS
 * digits behind the point, correctly rounded, halves to even.  0, or -1 ENOMEM.
 */
int	vn_assoc_put(struct vn_buf *out, double v);

/* v as it is written there, to sort by: what looks equal is equal. */
double	vn_assoc_round(double v);

/*
 * Append 10^shift a / b (a part: shift 0; percent: 2; per million: 6) in the same
 * form, exactly.  a <= b; 0 when b is 0.  0, or -1 with errno ENOMEM.
 */
int	vn_ratio_put(struct vn_buf *out, uint64_t a, uint64_t b, unsigned shift);

#endif
