/* Any bytes through NFC and the order of marks; the result is stable. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/norm.h"
#include "lib/utf8.h"

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
	struct vn_norm m = { 0 };
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;
	const char *s = (const char *)data;
	struct vn_edits changed = { 0 }, again = { 0 };
	size_t first;

	must(vn_nfc(&m, &a, s, n, &changed) == 0);
	must((changed.count > 0) == (a.n != n || (n > 0 && memcmp(a.s, s, n) != 0)));
	must(vn_nfc(&m, &b, a.s, a.n, &again) == 0);
	must(again.count == 0 && b.n == a.n);
	must(vn_utf8_bad(s, n, &first) == vn_utf8_bad(a.s, a.n, &first));
	if (vn_nfc_check(s, n) == n)
		must(changed.count == 0);
	/* Mended marks are NFC and need no mending. */
	b.n = 0;
	must(vn_marks(&m, &b, a.s, a.n, NULL) == 0);
	a.n = changed.count = again.count = 0;
	must(vn_nfc(&m, &a, b.s, b.n, &changed) == 0 && changed.count == 0);
	a.n = 0;
	must(vn_marks(&m, &a, b.s, b.n, &again) == 0 && again.count == 0);
	vn_buf_fini(&a);
	vn_buf_fini(&b);
	vn_norm_fini(&m);
	return 0;
}
