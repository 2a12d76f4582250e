/*
 * Text through the compiled-in model: only words that white space keeps apart are
 * joined, and the same line gives the same result with and without a past.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/seg.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *s, size_t n)
{
	static struct vn_seg *old;
	struct vn_toks v = { NULL, 0, 0 };
	unsigned char *a, *b;
	struct vn_seg *g;
	const void *p;
	size_t i, np;

	p = vn_seg_builtin(&np);
	if (old == NULL)
		old = vn_seg_open(p, np);
	if (vn_tok_line(&v, (const char *)s, n) == -1)
		return 0;
	g = vn_seg_open(p, np);
	a = malloc(v.n + 1);
	b = malloc(v.n + 1);
	if (g == NULL || old == NULL || a == NULL || b == NULL ||
	    vn_seg_words(g, (const char *)s, v.t, v.n, a) == -1 ||
	    vn_seg_words(old, (const char *)s, v.t, v.n, b) == -1)
		abort();
	for (i = 0; i < v.n; i++) {
		if (a[i] > 1 || (a[i] && (i == 0 || !v.t[i].space)))
			abort();
		if (a[i] && (v.t[i].cls > VN_TOK_ABBR ||
		    v.t[i - 1].cls > VN_TOK_ABBR))
			abort();
	}
	if (memcmp(a, b, v.n) != 0)
		abort();
	free(a);
	free(b);
	vn_toks_fini(&v);
	vn_seg_close(g);
	return 0;
}
