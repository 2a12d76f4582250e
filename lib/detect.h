/*
 * detect - which encoding a text is in.
 *
 * Byte order marks and well-formed UTF-8 decide by themselves; UTF-16 shows by its
 * zero bytes.  Else every legacy encoding reads the text, and the words say which
 * reading is Vietnamese: those with marked letters are syllables or not, and the
 * hundred or so that are most frequent count twice.  A reading must be better than
 * any other and right far more often than wrong, else the answer is "unknown":
 * French in Latin-1 is no Vietnamese in any of them.
 */
#ifndef VN_DETECT_H
#define VN_DETECT_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "enc.h"
#include "norm.h"

/* What the words of one reading say. */
struct vn_reading {
	uint64_t good, bad;	/* words with marked letters: syllables, others */
	uint64_t points;	/* of the good ones: 2, frequent ones 4, odd ones 1 */
};

enum { VN_DETECT_READINGS = 5 };	/* tcvn3 vni viscii vps cp1258 */

/* A detector: decoders, counts and scratch memory.  Large: some 50 KiB. */
struct vn_detect {
	struct vn_dec dec[VN_DETECT_READINGS];		/* bytes as they are */
	struct vn_dec shown[VN_DETECT_READINGS];	/* as cp1252, in UTF-8 */
	struct vn_dec viqr;
	struct vn_norm norm;
	struct vn_buf hold, text, nfc;
	/* counts since the start */
	struct vn_reading bytes[VN_DETECT_READINGS];
	struct vn_reading as1252[VN_DETECT_READINGS];
	struct vn_reading utf8;
	uint64_t n, high;
	uint64_t control;	/* control characters no text has, but NUL */
	uint64_t zero[2], plain[2];	/* by parity of the offset, see look() */
	uint64_t lone[2];	/* lone surrogates, little and big endian */
	uint64_t multi, ill;	/* UTF-8: sequences, ill-formed places */
	uint64_t viqr_good, viqr_bad, words;
	unsigned char head[3], last;
	unsigned char high_before[2];	/* a high surrogate waits for its low one */
};
void	vn_detect_init(struct vn_detect *d);
void	vn_detect_fini(struct vn_detect *d);

/* Forget the text, keep the memory. */
void	vn_detect_reset(struct vn_detect *d);

/* The next bytes of the text, cut anywhere.  0, or -1 with errno ENOMEM.  O(n). */
int	vn_detect_feed(struct vn_detect *d, const char *s, size_t n);

struct vn_guess {
	int	 enc;		/* enum vn_encoding, -1: unknown */
	int	 percent;	/* confidence; 100 only where no guess was needed */
	int	 bom;		/* length of the byte order mark */
	uint64_t losses;	/* places that are no text in enc */
};

/* The answer for all that was fed.  0, or -1 with errno ENOMEM. */
int	vn_detect_end(struct vn_detect *d, struct vn_guess *g);

/* The same when enc is known already: how well the text fits it. */
int	vn_detect_as(struct vn_detect *d, struct vn_guess *g, int enc);

/*
 * Does the line s[0..n), which is told to be in enc, read better in another
 * encoding?  That one, or enc, or -1 with errno ENOMEM.  Uses d, which is reset.
 */
int	vn_detect_line(struct vn_detect *d, const char *s, size_t n, int enc);

#endif
