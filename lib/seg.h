/*
 * seg - word boundaries between the syllables of a sentence.
 * A linear model over boundaries (join or split), decoded by Viterbi; see
 * vntext(7) for the two habits of segmentation.
 */
#ifndef VN_SEG_H
#define VN_SEG_H

#include <stddef.h>
#include <stdint.h>

#include "tok.h"

struct vn_seg;			/* model, caches and scratch memory of one thread */

/*
 * Make a segmenter on a model file in memory (kept by the caller, 64-byte
 * aligned, already validated by vn_model_check()).  NULL with errno: EINVAL when
 * it is a sound model file but not one for words.
 */
struct vn_seg *vn_seg_open(const void *model, size_t n);
void	vn_seg_close(struct vn_seg *g);		/* NULL is fine */

/* The compiled-in model and its size. */
const void *vn_seg_builtin(size_t *n);

/* Habits of segmentation. */
enum vn_seg_style {
	VN_SEG_VLSP,		/* the default: người_dân, không_chỉ are words */
	VN_SEG_UD		/* người dân, không chỉ are two */
};

/* Choose the habit. */
void	vn_seg_set_style(struct vn_seg *g, enum vn_seg_style style);

/*
 * Decide the boundaries of the tokens t[0..n) of the text s (offsets of t are into
 * s): join[i] = 1 when token i continues the word of token i - 1; join[0] = 0.
 * Only words and abbreviations that white space keeps apart are ever joined.
 * Offsets and text are only read.  0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_seg_words(struct vn_seg *g, const char *s, const struct vn_tok *t,
	    size_t n, unsigned char *join);

/* Who decided on a boundary. */
enum vn_seg_by {
	VN_SEG_BY_TOKENS,	/* no white space, or a number, a mark, ... */
	VN_SEG_BY_WORDS,	/* two small syllables, and no known word has both */
	VN_SEG_BY_MODEL
};

/* A feature of a boundary, and what it says for joining. */
struct vn_seg_feature {
	const char *name;	/* constant; see vnseg(1) */
	int32_t	 weight;
};
#define VN_SEG_FEATURES	32

struct vn_seg_why {
	enum vn_seg_by by;
	int32_t	 score;		/* model: for joining, the sum of ... */
	size_t	 n;		/* ... these features, the largest first */
	struct vn_seg_feature f[VN_SEG_FEATURES];
};

/*
 * Explain the boundary before token i > 0 of the last call of vn_seg_words(), when
 * the boundary before that is joined or not.  The best path is not always that of
 * the signs of the scores: a join may be worth its price to the next one.
 */
void	vn_seg_why(const struct vn_seg *g, size_t i, int joined,
	    struct vn_seg_why *why);

#endif
