/*
 * model - the model file: one little-endian file of named sections.
 *
 *	 0	magic "vnmodel\n"
 *	 8	checksum, u64, of all bytes from 16 on (vn_model_digest)
 *	16	format version, u32, now 1
 *	20	number of sections, u32, at most 64
 *	24	size of the whole file, u64, a multiple of 64
 *	32	name, NUL-padded ASCII, at most 95 bytes
 *	128	one entry of 32 bytes a section: tag (8 bytes, NUL-padded),
 *		offset u64 (a multiple of 64), length u64, 8 bytes of zero
 *
 * Sections stand in the order of the table, do not overlap, and what is between
 * them is zero.  There is no date and no path in the file: the same input makes
 * the same bytes.  What a section holds is its reader's business, which checks
 * lengths and ranges in turn.
 *
 * A model in memory may stand at any address, but readers are fastest and
 * vn_seg_open() asks for 64-byte alignment.  Any byte order of the host works.
 */
#ifndef VN_MODEL_H
#define VN_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"

#define VN_MODEL_MAX	((size_t)64 << 20)	/* no larger file is read */
#define VN_MODEL_TAG	8			/* bytes of a tag */
#define VN_MODEL_NAME	96			/* bytes of a name with its NUL */

/*
 * Is p[0..n) a whole and sound model file?  1; or 0 and in *why (may be NULL) a
 * constant text that says what is wrong.  Every offset is checked.  O(n), about
 * 0.3 ms a MB.
 */
int	vn_model_check(const void *p, size_t n, const char **why);

/*
 * The functions below are for models that vn_model_check() has found sound.
 * The section tag: its first byte and its length in *n; NULL when there is none.
 */
const void *vn_model_section(const void *p, const char *tag, size_t *n);
const char *vn_model_name(const void *p);	/* NUL-terminated */
uint64_t	vn_model_sum(const void *p);	/* the checksum as stored */

/*
 * The checksum: 64-bit FNV-1a over little-endian 64-bit words instead of bytes,
 * with a shift between the steps, in four interleaved lanes that are folded at
 * the end; a short last word is filled with zeros.  Against accidents only.
 */
uint64_t	vn_model_digest(const void *p, size_t n);

/* A model read from a file. */
struct vn_model {
	void	*p;		/* owned, 64-byte aligned */
	size_t	 n;
};

/*
 * Read and check the file.  0; or -1 with *why NULL and errno, or with *why saying
 * what is wrong with the contents.  Read whole, never mapped, so that what was
 * checked stays as it was.
 */
int	vn_model_load(struct vn_model *m, const char *path, const char **why);
void	vn_model_free(struct vn_model *m);

/* A section to be written. */
struct vn_model_part {
	const char *tag;	/* 1 to 8 bytes of ASCII */
	const void *p;
	size_t	 n;
};

/*
 * Append a model file of np parts to out, which must be empty.  name is printable
 * ASCII and is cut to fit.  0, or -1 with errno (ENOMEM, EINVAL, EFBIG).
 */
int	vn_model_make(struct vn_buf *out, const char *name,
	    const struct vn_model_part *part, size_t np);

/* Little-endian numbers at any address. */
static inline uint32_t
vn_le32(const void *p)
{
	const unsigned char *b = p;

	return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
	    (uint32_t)b[3] << 24;
}

static inline uint64_t
vn_le64(const void *p)
{
	const unsigned char *b = p;

	return vn_le32(b) | (uint64_t)vn_le32(b + 4) << 32;
}

static inline void
vn_put32(void *p, uint32_t v)
{
	unsigned char *b = p;
	int i;

	for (i = 0; i < 4; i++)
		b[i] = (unsigned char)(v >> 8 * i);
}

static inline void
vn_put64(void *p, uint64_t v)
{
	vn_put32(p, (uint32_t)v);
	vn_put32((unsigned char *)p + 4, (uint32_t)(v >> 32));
}

#endif
