/*
 * Any bytes through the rules of punctuation (bits from the first byte), of
 * look-alikes and of lost spaces: doing it twice is doing it once, the edits account
 * for every change, well-formed text stays so.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/glued.h"
#include "lib/glyph.h"
#include "lib/punct.h"
#include "lib/utf8.h"
#include "tests/fuzz/pass.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

enum { PUNCT, GLYPH, GLUED, PASSES };

static void
run(int pass, unsigned bits, struct vn_buf *out, const char *s, size_t n)
{
	struct vn_edits e = { .keep = 1 };
	int maybe, rc;

	if (pass == PUNCT) {
		maybe = vn_punct_maybe(s, n);
		rc = vn_punct(out, s, n, bits, &e);
	} else if (pass == GLYPH) {
		maybe = vn_glyph_maybe(s, n);
		rc = vn_glyph(out, s, n, &e);
	} else {
		maybe = vn_glued_maybe(s, n);
		rc = vn_glued(out, s, n, &e);
	}
	must(rc == 0);
	check_pass(s, n, out, &e, maybe);
	if (vn_utf8_valid(s, n) == n)
		must(out->n == 0 || vn_utf8_valid(out->s, out->n) == out->n);
	vn_edits_fini(&e);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;
	int pass;

	if (n < 2)
		return 0;
	for (pass = PUNCT; pass < PASSES; pass++) {
		a.n = b.n = 0;
		run(pass, data[0] & 63, &a, (const char *)data + 1, n - 1);
		run(pass, data[0] & 63, &b, a.s != NULL ? a.s : "", a.n);
		must(a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0));
	}
	vn_buf_fini(&a);
	vn_buf_fini(&b);
	return 0;
}
