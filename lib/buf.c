#include <errno.h>
#include <stdint.h>
#include <stdlib.h>

#include "buf.h"

#define SMALL	((size_t)8 << 10)
#define LARGE	((size_t)256 << 10)

int
vn_buf_need(struct vn_buf *b, size_t extra)
{
	size_t cap, want;
	char *p;

	if (b->cap - b->n >= extra)
		return 0;
	if (extra > SIZE_MAX / 4 || b->n > SIZE_MAX / 4) {
		errno = ENOMEM;
		return -1;
	}
	want = b->n + extra;
	for (cap = b->cap ? b->cap : 256; cap < want; cap *= 2)
		;
	/*
	 * What is not small is made large at once: such memory is mapped, costs
	 * nothing until it is used, and grows later without being copied.
	 */
	if (cap > SMALL && cap < LARGE)
		cap = LARGE;
	if ((p = realloc(b->s, cap)) == NULL)
		return -1;
	b->s = p;
	b->cap = cap;
	return 0;
}

void
vn_buf_fini(struct vn_buf *b)
{
	if (b == NULL)
		return;
	free(b->s);
	b->s = NULL;
	b->n = b->cap = 0;
}

int
vn_buf_add_tsv(struct vn_buf *b, const char *p, size_t n)
{
	static const char from[] = "\t\n\r\\", to[] = "tnr\\";
	const char *f;
	size_t i;

	for (i = 0; i < n; i++) {
		f = p[i] != '\0' ? strchr(from, p[i]) : NULL;
		if ((f != NULL && vn_buf_addc(b, '\\') == -1) ||
		    vn_buf_addc(b, f != NULL ? to[f - from] : p[i]) == -1)
			return -1;
	}
	return 0;
}
