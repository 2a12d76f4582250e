/*
 * Any bytes with character references: well-formed text stays so, no line end
 * appears, the edits account for every change, and one level is one level: what
 * was no reference before is none behind the last change.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/entity.h"
#include "lib/utf8.h"
#include "tests/fuzz/pass.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_buf out = VN_BUF_INIT;
	struct vn_edits e = { .keep = 1 };
	const char *s = (const char *)data;

	must(vn_entity(&out, s, n, &e) == 0);
	check_pass(s, n, &out, &e, vn_entity_maybe(s, n));
	must(out.n <= 2 * n);
	if (vn_utf8_valid(s, n) == n)
		must(out.n == 0 || vn_utf8_valid(out.s, out.n) == out.n);
	if (n > 0 && memchr(s, '\n', n) == NULL)
		must(out.n == 0 || memchr(out.s, '\n', out.n) == NULL);
	vn_edits_fini(&e);
	vn_buf_fini(&out);
	return 0;
}
