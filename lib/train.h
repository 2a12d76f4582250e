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

#define VN_TRAIN_SETS	64	/* held-out sets, at most */

/* How a line is to be used. */
struct vn_train_use {
	int	style;		/* 1 vlsp, -1 ud, 0 either */
	int	weight;		/* how often in each epoch, 1 to 100 */
	int	silver;		/* segmented by a program: words are counted */
};

/* What became of lines and words of lists, added up; all zero at the start. */
struct vn_train_seen {
	uint64_t taken;
	uint64_t excluded;
	uint64_t small;		/* nothing to learn from: no two tokens (held-out:
				 * none); a list's word that can never be one */
	/* of the lines taken */
	uint64_t words, joined;	/* all, and those of two syllables or more */
	uint64_t literal;	/* words that hold joiners as text */
	uint64_t lost;		/* joins that the tokens do not allow */
	/* of the last wrong line: a constant text, and where it is true */
	const char *why;
	size_t	 at;
};

/*
 * A model of 1 << bits lines of 64 bytes (VN_LINES_MIN to VN_LINES_MAX); NULL with
 * errno.  Memory while training: 1 KiB a line, 140 bytes a group, 25 a token.
 */
struct vn_train *vn_train_open(unsigned bits);
void	vn_train_close(struct vn_train *t);

/* Other random numbers; 0 is the default. */
void	vn_train_seed(struct vn_train *t, uint64_t seed);

/* Let fn know now and then how much of an epoch is done. */
void	vn_train_watch(struct vn_train *t,
	    void (*fn)(void *arg, size_t done, size_t all), void *arg);

/*
 * The next three take lines as in goldline.h: 0, or 1 when the line is wrong, with
 * the reason in seen; -1 as always.
 *
 * Add the word s[0..n), syllables separated by a space or `_`, to the store of
 * words; info as in feat.h (VN_LEX_LIST, ... or VN_LEX_FAMILY, ...).  Words the
 * segmenter could never join, and those too long, are passed over.
 */
int	vn_train_word(struct vn_train *t, const char *s, size_t n, unsigned info,
	    struct vn_train_seen *seen);

/*
 * Add a sentence to train on, unless it is excluded; or one of held-out set number
 * set, from 0.
 */
int	vn_train_line(struct vn_train *t, const char *s, size_t n,
	    const struct vn_train_use *use, struct vn_train_seen *seen);
int	vn_train_held(struct vn_train *t, unsigned set, const char *s, size_t n,
	    struct vn_train_seen *seen);

/* Never train on this sentence: compared without case, spaces, punctuation. */
int	vn_train_exclude(struct vn_train *t, const char *s, size_t n);

/*
 * Build the store of words, with those seen min times or more in silver lines, and
 * choose the features: syllables and sequences seen cut times or more.
 */
int	vn_train_prepare(struct vn_train *t, unsigned min, unsigned cut);

/* One pass over all lines in a new random order. */
int	vn_train_epoch(struct vn_train *t);

/*
 * Words right, in a held-out set, and found by vnseg(1) in its text with the weights
 * as shipped; and, for intervals, the number of lines n and sums over lines: of
 * right * right, right * (gold + found), and (gold + found) squared.
 */
struct vn_train_score {
	uint64_t right, gold, found;
	uint64_t n, rr, rs, ss;
};
int	vn_train_score(struct vn_train *t, unsigned set, enum vn_seg_style style,
	    struct vn_train_score *r);

/* Append the model file to out (empty). */
int	vn_train_make(struct vn_train *t, const char *name, struct vn_buf *out);

#endif
