/*
 * fields - lists of fields as in cut(1): "1,3-5,7-", and the parts of a TSV line
 * they name.  A field ends at a TAB; nothing is unescaped.
 */
#ifndef VN_FIELDS_H
#define VN_FIELDS_H

#include <stddef.h>

#include "buf.h"

struct vn_fields_range {
	size_t	 from, to;	/* both included, from 1 */
};

/* Ranges in order that do not touch.  All zero names nothing. */
struct vn_fields {
	struct vn_fields_range *r;
	size_t	 n;
};

/*
 * Read a list: numbers and ranges N-M, N-, -M with commas between them.  0, or -1
 * with errno EINVAL where it is none, ENOMEM; then *f is empty.
 */
int	vn_fields_parse(struct vn_fields *f, const char *list);

/* All fields but number k.  0, or -1 with errno ENOMEM. */
int	vn_fields_but(struct vn_fields *f, size_t k);
void	vn_fields_fini(struct vn_fields *f);

/*
 * Append the fields of s[0..n) that f names, with TABs between them, in the order of
 * the line, to out.  0, or -1 with errno ENOMEM.
 */
int	vn_fields_cut(const struct vn_fields *f, struct vn_buf *out, const char *s,
	    size_t n);

/* Field k (from 1) of s[0..n): its start, its length in *len; NULL: not there. */
const char *vn_fields_get(const char *s, size_t n, size_t k, size_t *len);

#endif
