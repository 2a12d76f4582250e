#include <errno.h>
#include <stdint.h>
#include <stdlib.h>

#include "buf.h"

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
