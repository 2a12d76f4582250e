/*
 * out - checked writer.
 * Every byte is either written or the failure is known: short writes, EINTR and
 * non-blocking descriptors are handled, the first error is kept.
 */
#ifndef VN_OUT_H
#define VN_OUT_H

#include "buf.h"

struct vn_out {
	int	 fd;
	int	 err;		/* errno of the first failed write, 0 while well */
	struct vn_buf b;	/* not yet written; may be appended to directly */
};

void	vn_out_init(struct vn_out *o, int fd);
void	vn_out_fini(struct vn_out *o);	/* does not flush, does not close */

/* Write all that is buffered.  0, or -1 with errno; what was not written is dropped. */
int	vn_out_flush(struct vn_out *o);

/* Append; written when 64 KiB have come together.  0, or -1 with errno. */
int	vn_out_add(struct vn_out *o, const void *p, size_t n);

#endif
