/*
 * name_learn - learns the weights of name_model: those that make the true cut of a
 * run the likeliest of all its cuts (a semi-Markov conditional random field, with a
 * margin), and the true end of a body the likeliest of its ends.
 *
 * Each line is read by the recogniser itself, as it will be by vngrep(1); where that
 * comes to a capitalised run or a body, the weights learn from the truth, and the
 * recogniser goes on with it.  Only additions, products, quotients and square roots
 * of doubles: the same lines give the same bytes wherever doubles are IEEE 754's and no wider.
 */
#ifndef VN_NAME_LEARN_H
#define VN_NAME_LEARN_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"

struct vn_name_learn;

/* A true entity: bytes of the line, and its type, enum vn_ent_type. */
struct vn_name_gold {
	uint32_t s, e;
	int	 type;
};

/* NULL with errno ENOMEM. */
struct vn_name_learn *vn_name_learn_open(void);
void	vn_name_learn_close(struct vn_name_learn *l);	/* NULL is fine */

/*
 * Learn from the line s[0..n), NFC, with all its entities gold[0..ngold), in order and
 * apart, which counts so often, 0 to 100; 0: read it, count its features, learn
 * nothing.
 * 0, or -1 with errno ENOMEM.
 */
int	vn_name_learn_line(struct vn_name_learn *l, const char *s, size_t n,
	    const struct vn_name_gold *gold, size_t ngold, int weight);

/*
 * Round the weights: features seen at least min times in all, the largest first, into
 * 1 << bits rows (NM_BUCKET to NM_ROWS_MAX), as long as their buckets have room.
 * 0, or -1 with errno ENOMEM, EINVAL.
 */
int	vn_name_learn_round(struct vn_name_learn *l, unsigned bits, uint64_t min);

/* Exact entities of PER, ORG, LOC, TITLE and EVENT as the recogniser finds them. */
struct vn_name_score {
	uint64_t right, gold, found;
};

/* Read a line with the rounded weights and compare.  0, or -1 with errno. */
int	vn_name_learn_score(struct vn_name_learn *l, const char *s, size_t n,
	    const struct vn_name_gold *gold, size_t ngold,
	    struct vn_name_score *score);

/* Append the model file of the rounded weights to out (empty). */
int	vn_name_learn_make(struct vn_name_learn *l, const char *name,
	    struct vn_buf *out);

/* Features seen, and kept by the last rounding. */
void	vn_name_learn_sizes(const struct vn_name_learn *l, size_t *seen,
	    size_t *kept);

#endif
