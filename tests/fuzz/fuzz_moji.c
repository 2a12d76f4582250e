/*
 * Any bytes, as they are and misread on purpose: well-formed text stays so, the
 * edits account for every change.  The same for marks apart, which is idempotent.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/apart.h"
#include "lib/moji.h"
#include "lib/utf8.h"
#include "tests/fuzz/pass.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

typedef int pass_fn(struct vn_buf *, const char *, size_t, struct vn_edits *);

static void
run(pass_fn *f, struct vn_buf *out, const char *s, size_t n, int maybe)
{
	struct vn_edits e = { .keep = 1 };

	must(f(out, s, n, &e) == 0);
	check_pass(s, n, out, &e, maybe);
	if (vn_utf8_valid(s, n) == n)
		must(out->n == 0 || vn_utf8_valid(out->s, out->n) == out->n);
	vn_edits_fini(&e);
}

static void
all(const char *s, size_t n)
{
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;
	size_t done;

	run(vn_moji, &a, s, n, vn_moji_maybe(s, n));
	a.n = 0;
	run(vn_apart, &a, s, n, vn_apart_maybe(s, n));
	if (vn_apart_maybe(s, n))
		must(vn_moji_maybe(s, n));
	done = a.n;
	if (done > 0) {
		run(vn_apart, &b, a.s, done, vn_apart_maybe(a.s, done));
		must(b.n == done && memcmp(a.s, b.s, done) == 0);
	}
	vn_buf_fini(&a);
	vn_buf_fini(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_buf bad = VN_BUF_INIT;
	size_t i;
	char c[4];

	all((const char *)data, n);
	for (i = 0; i < n; i++)
		vn_buf_add(&bad, c, (size_t)vn_utf8_put(c, data[i]));
	if (n > 0)
		all(bad.s, bad.n);
	vn_buf_fini(&bad);
	return 0;
}
