/*
 * Any bytes as a line: entities come in order, lie in the line, do not overlap,
 * and do not begin or end inside a character of well-formed text.
 */
#include <stdint.h>
#include <stdlib.h>

#include "lib/ent.h"
#include "lib/utf8.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static int
inside(const char *s, size_t n, size_t at)
{
	return at < n && ((unsigned char)s[at] & 0xc0) == 0x80;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *s = (const char *)data;
	struct vn_ents *x = vn_ents_open(NULL, VN_ENT_PLAIN);
	struct vn_ent e;
	uint32_t last = 0;
	int well = vn_utf8_valid(s, n) == n;

	if (x == NULL)
		abort();
	vn_ents_start(x, s, n);
	while (vn_ents_next(x, &e)) {
		if (e.start < last || e.start >= e.end || e.end > n ||
		    vn_ent_name(e.type) == NULL)
			abort();
		if (well && (inside(s, n, e.start) || inside(s, n, e.end)))
			abort();
		last = e.end;
	}
	vn_ents_close(x);
	return 0;
}
