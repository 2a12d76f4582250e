/*
 * buf - the one growing byte buffer.
 * Text is (pointer, length); nothing here adds or needs a NUL.  A buffer that
 * is emptied by n = 0 keeps its memory, so a loop over lines stops allocating
 * after the first lines.
 */
#ifndef VN_BUF_H
#define VN_BUF_H

#include <stddef.h>
#include <string.h>

struct vn_buf {
	char	*s;		/* owned; may be NULL while cap is 0 */
	size_t	 n;		/* bytes in use */
	size_t	 cap;		/* bytes allocated */
};

/* All zero is a valid empty buffer. */
#define VN_BUF_INIT { NULL, 0, 0 }

/*
 * Make room for extra more bytes after s[n].  0, or -1 with errno ENOMEM and
 * the buffer as it was.  Doubles, so appending is O(1) amortised.
 */
int	vn_buf_need(struct vn_buf *b, size_t extra);

/* Free the memory and make the buffer empty.  NULL is fine. */
void	vn_buf_fini(struct vn_buf *b);

/* Append p[0..n).  0, or -1 with errno ENOMEM.  p must not point into b. */
static inline int
vn_buf_add(struct vn_buf *b, const void *p, size_t n)
{
	if (b->cap - b->n < n && vn_buf_need(b, n) == -1)
		return -1;
	if (n > 0)
		memcpy(b->s + b->n, p, n);
	b->n += n;
	return 0;
}

/* Append one byte.  0, or -1 with errno ENOMEM. */
static inline int
vn_buf_addc(struct vn_buf *b, int c)
{
	if (b->cap == b->n && vn_buf_need(b, 1) == -1)
		return -1;
	b->s[b->n++] = (char)c;
	return 0;
}

/* Append a NUL-terminated string, without the NUL. */
static inline int
vn_buf_adds(struct vn_buf *b, const char *s)
{
	return vn_buf_add(b, s, strlen(s));
}

/*
 * Append p[0..n) as a field of TSV: TAB, LF, CR and backslash become \t \n \r \\.
 * 0, or -1 with errno ENOMEM.
 */
int	vn_buf_add_tsv(struct vn_buf *b, const char *p, size_t n);

#endif
