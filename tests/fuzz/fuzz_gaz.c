/*
 * Any bytes as a gazetteer, and behind the last NUL as a line to find its entries
 * in: entities come in order, lie in the line, and inner ones in the outer.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/ent.h"
#include "lib/gaz.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
must(int ok)
{
	if (!ok)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const list[7] = { "heads", "titles", "names", "words",
	    "notnames", "places-world", "bodies" };
	const char *s = (const char *)data, *why;
	size_t k = n, line;
	struct vn_gaz *g = vn_gaz_new();
	struct vn_ents *x;
	struct vn_ent e;
	uint32_t last = 0;
	int rc;

	while (k > 0 && s[k - 1] != '\0')
		k--;
	k = k > 0 ? k - 1 : n;
	must(g != NULL);
	rc = vn_gaz_add(g, s, k, &line, &why);
	must(rc == 0 || (rc == 1 && line > 0 && *why != '\0'));
	rc = vn_gaz_add_list(g, list[n % 7], s, k, &line, &why);
	must(rc == 0 || (rc == 1 && line > 0 && *why != '\0'));
	must((x = vn_ents_open(g, VN_ENT_HAVE)) != NULL);
	vn_ents_start(x, s + k, n - k);
	while (vn_ents_next(x, &e)) {
		must(e.start >= last && e.start < e.end && e.end <= n - k);
		must(e.in_type == -1 || (e.in_start >= e.start &&
		    e.in_start < e.in_end && e.in_end <= e.end));
		last = e.end;
	}
	vn_ents_close(x);
	vn_gaz_free(g);
	return 0;
}
