/*
 * train - learn the weights of vn_seg_words() from segmented text.
 * An averaged perceptron over the features of feat.h, in integers and with its own
 * random numbers: the same calls in the same order make the same bytes, whatever
 * the compiler.
 *
 * Order of calls: open, words and exclusions, lines and held-out lines, prepare,
 * then as often as wanted epoch and score, then make.
 * All functions that return int: -1 with errno ENOMEM on failure.
 */
#ifndef VN_TRAIN_H
#define VN_TRAIN_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "seg.h"

struct vn_train;

/* How a line is to be used. */
struct vn_train_use {
	int	style;		/* 1 vlsp, -1 ud, 0 either */
	int	weight;		/* how often in each epoch, 1 to 100 */
	int	silver;		/* segmented by a program: words are counted */
};

/*
 * A model of 1 << bits lines of 64 bytes (VN_LINES_MIN to VN_LINES_MAX); NULL with
 * errno.  Memory while training: 1 KiB a line, 140 bytes a group, 25 a token.
 */
struct vn_train *vn_train_open(unsigned bits);
void	vn_train_close(struct vn_train *t);

/*
 * Add the word s[0..n), syllables separated by a space or `_`, to the store of
 * words; info as in feat.h (VN_LEX_LIST, ... or VN_LEX_FAMILY, ...).  Words the
 * segmenter could never join, and those too long, are passed over.
 */
int	vn_train_word(struct vn_train *t, const char *s, size_t n, unsigned info);

/* Never train on this sentence: compared without case, spaces, punctuation. */
int	vn_train_exclude(struct vn_train *t, const char *s, size_t n);

/*
 * A sentence of segmented text: words separated by spaces, syllables of a word
 * joined by `_`.  1 when taken, 0 when excluded or too short.
 */
int	vn_train_line(struct vn_train *t, const char *s, size_t n,
	    const struct vn_train_use *use);
int	vn_train_held(struct vn_train *t, const char *s, size_t n);

/*
 * Build the store of words, with those seen min times or more in silver lines, and
 * choose the features: syllables and sequences seen cut times or more.
 */
int	vn_train_prepare(struct vn_train *t, unsigned min, unsigned cut);

/* One pass over all lines in a new random order. */
int	vn_train_epoch(struct vn_train *t);

/* Words right, in the held-out lines, and found, with the weights as shipped. */
struct vn_train_score {
	uint64_t right, gold, found;
};
int	vn_train_score(struct vn_train *t, enum vn_seg_style style,
	    struct vn_train_score *r);

/* Append the model file to out (empty). */
int	vn_train_make(struct vn_train *t, const char *name, struct vn_buf *out);

#endif
