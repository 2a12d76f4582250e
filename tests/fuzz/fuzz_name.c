/*
 * Any bytes as a line for the recogniser of names with the built-in lists: entities
 * come in order, lie in the line, and do not cut characters of well-formed text;
 * types that are not wanted change nothing but that they are not told.
 */
#include <stdint.h>
#include <stdlib.h>

#include "lib/ent.h"
#include "lib/gaz.h"
#include "lib/utf8.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
must(int ok)
{
	if (!ok)
		abort();
}

static int
inside(const char *s, size_t n, size_t at)
{
	return at < n && ((unsigned char)s[at] & 0xc0) == 0x80;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct vn_gaz *g;	/* read once: it is large */
	static struct vn_ents *x, *y;
	const char *s = (const char *)data;
	struct vn_ent e, f;
	uint32_t last = 0;
	int well = vn_utf8_valid(s, n) == n;

	if (g == NULL) {
		must((g = vn_gaz_open()) != NULL);
		must((x = vn_ents_open(g, VN_ENT_HAVE)) != NULL);
		must((y = vn_ents_open(g, 1u << VN_ENT_PER)) != NULL);
	}
	vn_ents_start(x, s, n);
	vn_ents_start(y, s, n);
	while (vn_ents_next(x, &e)) {
		must(e.start >= last && e.start < e.end && e.end <= n &&
		    vn_ent_name(e.type) != NULL);
		must(!well || (!inside(s, n, e.start) && !inside(s, n, e.end)));
		must(e.in_type == -1 || (e.in_start >= e.start &&
		    e.in_start < e.in_end && e.in_end <= e.end));
		last = e.end;
		if (e.type == VN_ENT_PER)
			must(vn_ents_next(y, &f) == 1 && f.start == e.start &&
			    f.end == e.end);
	}
	must(vn_ents_next(y, &f) == 0);
	return 0;
}
