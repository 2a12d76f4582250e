/*
 * enc - the encodings in which Vietnamese text is kept: names, to UTF-8, from UTF-8.
 *
 * The middle is UTF-8: a decoder appends what its bytes mean, not yet in NFC
 * (cp1258 has separate tone marks); an encoder takes text in NFC.  Nothing is
 * dropped: a byte that its encoding leaves free becomes the character cp1252 has
 * there and is counted.  All is linear; each object is for one thread.
 */
#ifndef VN_ENC_H
#define VN_ENC_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"

enum vn_encoding {
	VN_ENC_UTF8,
	VN_ENC_UTF8_NFD,	/* as a source the same as UTF8 */
	VN_ENC_UTF16LE,
	VN_ENC_UTF16BE,
	VN_ENC_TCVN3,		/* TCVN 5712 VN3 with Windows punctuation: ABC fonts */
	VN_ENC_VNI,		/* VNI for Windows: a letter and a byte of marks */
	VN_ENC_VISCII,		/* RFC 1456 */
	VN_ENC_VPS,
	VN_ENC_CP1258,
	VN_ENC_VIQR,		/* RFC 1456, ASCII: a^' o+ dd, \ makes literal */
	/* their bytes shown as cp1252 and stored as UTF-8 */
	VN_ENC_TCVN3_1252,
	VN_ENC_VNI_1252,
	VN_ENC_VISCII_1252,
	VN_ENC_VPS_1252,
	VN_ENC_CP1258_1252,
	VN_ENCS
};

/* The name as options and reports spell it. */
const char *vn_enc_name(int enc);

/*
 * The encoding called name (case does not matter; the usual other names, such as
 * abc and windows-1258, are known too), or -1.
 */
int	vn_enc_find(const char *name);

/* 1 if the units of the encoding are two bytes. */
#define VN_ENC_IS_UTF16(e)	((e) == VN_ENC_UTF16LE || (e) == VN_ENC_UTF16BE)

/* One character or none, in UTF-8 or in bytes of an encoding. */
struct vn_enc_cell {
	uint8_t	n;
	uint8_t	how;		/* private */
	char	s[6];
};

/* Options, tables made by vn_dec_init(), counts.  No memory but tmp. */
struct vn_dec {
	int	 enc, legacy;
	struct vn_enc_cell cell[256];
	struct vn_enc_cell upper[256];	/* TCVN3: the capital */
	struct vn_buf tmp;
	/* results; the caller sets them to 0 */
	uint64_t odd;		/* places that are no text in enc, and were kept */
	uint64_t lost;		/* lone surrogates: U+FFFD stands for them */
	size_t	 first;		/* offset of the first odd or lost place in s */
};
void	vn_dec_init(struct vn_dec *d, int enc);
void	vn_dec_fini(struct vn_dec *d);

/*
 * Append s[0..n) as UTF-8.  s begins and ends where a character does; it should do
 * so at a space or line end, since TCVN3 judges whole words: where all other
 * letters are capitals, two at least, letters that have no capital of their own
 * are raised.  0, or -1 with errno ENOMEM.
 */
int	vn_dec(struct vn_dec *d, struct vn_buf *out, const char *s, size_t n);

/* 1 if what was decoded is NFC for sure, as long as nothing odd was found. */
int	vn_dec_is_nfc(const struct vn_dec *d);

/* Rows of an encoder's table: three ranges of code points. */
#define VN_PUT_CELLS	(0x330 + 0x60 + 0x130)

struct vn_put {
	int	 enc, legacy;
	struct vn_enc_cell cell[VN_PUT_CELLS];
	struct vn_buf tmp;
	/* result; the caller sets it to 0 */
	uint64_t small;		/* TCVN3: capitals that will be read as small letters */
	size_t	 first;		/* offset of the first of them in s */
	/* private: the word that was judged last */
	size_t	 word_end;
	int	 word_ok;
};
void	vn_put_init(struct vn_put *p, int enc);
void	vn_put_fini(struct vn_put *p);

/*
 * Append s[0..n), NFC text, in the encoding.  *used is n, or the offset of the
 * first character that the encoding cannot hold; what stands before it has been
 * appended.  Ill-formed UTF-8 is copied to UTF-8 and held by nothing else.
 * 0, or -1 with errno ENOMEM.
 */
int	vn_put(struct vn_put *p, struct vn_buf *out, const char *s, size_t n,
	    size_t *used);

#endif
