/*
 * Any bytes as a line of vnseg: the text is never longer, white space and joiners
 * are all that is lost, and offsets lead back in order and inside the line.
 */
#include <stdint.h>
#include <stdlib.h>

#include "lib/unseg.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
offsets(struct vn_map *m, size_t n)
{
	size_t at, i, last = 0;

	for (i = 0; i <= m->text.n; i++) {
		at = vn_map_back(m, i, 0);
		if (at < last || at > n)
			abort();
		last = at;
	}
	for (i = 0, last = 0; i <= n; i++) {
		at = vn_map_forth(m, i, 0);
		if (at < last || at > m->text.n)
			abort();
		last = at;
	}
}

static size_t
solid(const char *s, size_t n)
{
	size_t i, k = 0;

	for (i = 0; i < n; i++)
		k += s[i] != '_' && s[i] != ' ';
	return k;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *s = (const char *)data;
	struct vn_map a = { .at = 0 }, b = { .at = 0 };

	if (n > 4096)
		return 0;
	if (vn_unseg(&a, s, n) == -1 ||
	    vn_unseg_close(&b, a.text.s, a.text.n) == -1)
		abort();
	if (solid(s, n) != solid(b.text.s, b.text.n))
		abort();
	offsets(&a, n);
	offsets(&b, a.text.n);
	vn_map_fini(&a);
	vn_map_fini(&b);
	return 0;
}
