/*
 * Up to the first form feed, VT between files: dictionaries.  The rest: a text.
 * Nothing crashes, nothing is joined that touches, or that is a line's first.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/dict.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_dict *d = vn_dict_new();
	struct vn_dict_memo m = { NULL };
	struct vn_toks v = { NULL, 0, 0 };
	const char *s = (const char *)data, *ff, *vt, *why;
	unsigned char *join;
	size_t i, line;

	if (d == NULL)
		return 0;
	if (n == 0 || (ff = memchr(s, '\f', n)) == NULL)
		ff = s + n;
	n -= (size_t)(ff - s);
	for (;; s = vt + 1) {
		if (s == ff || (vt = memchr(s, '\v', (size_t)(ff - s))) == NULL)
			vt = ff;
		if (vn_dict_add(d, s, (size_t)(vt - s), &line, &why) == 1 &&
		    (why == NULL || line == 0))
			abort();
		if (vt == ff)
			break;
	}
	if (vn_tok_line(&v, ff, n) == 0 &&
	    (join = calloc(v.n + 1, 1)) != NULL) {
		if (vn_dict_apply(d, &m, ff, v.t, v.n, join) != 0)
			abort();
		for (i = 0; i < v.n; i++)
			if (join[i] > 1 || (join[i] && (i == 0 ||
			    !v.t[i].space)))
				abort();
		free(join);
	}
	vn_toks_fini(&v);
	vn_dict_memo_fini(&m);
	vn_dict_free(d);
	return 0;
}
