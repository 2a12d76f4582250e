/*
 * Any bytes as text of a chart, a concordance, a sort key: columns add up, what is
 * cut is whole characters, rows fit, and keys do not depend on the Unicode form.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/bar.h"
#include "lib/norm.h"
#include "lib/order.h"
#include "lib/syl.h"
#include "lib/utf8.h"
#include "lib/width.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
check(int good)
{
	if (!good)
		abort();
}

static void
widths(const char *s, size_t n)
{
	struct vn_buf out = VN_BUF_INIT;
	size_t i, len, cols, used, sum = 0;
	unsigned w;

	for (i = 0; i < n; i += len, sum += w) {
		len = vn_width_next(s + i, n - i, &w);
		check(len > 0 && len <= n - i && w <= 2);
	}
	check(sum == vn_width(s, n));
	check(vn_width_show(&out, s, n, 0) == 0);
	check(vn_width(out.s, out.n) <= sum);	/* a picture takes marks */
	for (cols = 0; cols < 9; cols++) {
		len = vn_width_fit(s, n, cols, &used);
		check(len <= n && used <= cols && vn_width(s, len) == used);
		check(len == n || cols < sum);
	}
	vn_buf_fini(&out);
}

static void
chart(const char *s, size_t n, size_t width, int ascii, double value)
{
	struct vn_bar_cell c[3] = { { "12", 2, 1 }, { s, n / 2, 0 },
	    { s + n / 2, n - n / 2, 0 } };
	struct vn_buf out = VN_BUF_INIT;
	struct vn_bar b;

	vn_bar_start(&b, width, ascii);
	vn_bar_look(&b, c, 3, value);
	vn_bar_look(&b, c, 1, 1);
	vn_bar_fit(&b);
	check(vn_bar_row(&b, &out, c, 3, value) == 0);
	check(vn_width(out.s, out.n) <= width);
	check(memchr(out.s, '\n', out.n) == NULL);
	check(memchr(out.s, '\033', out.n) == NULL);
	vn_buf_fini(&out);
}

/* 1 if the letters of NFC text are all Vietnamese, so that every mark is known. */
static int
is_vietnamese(const char *s, size_t n)
{
	int32_t cp;
	size_t i;

	for (i = 0; i < n; ) {
		i += (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (cp < 0 || (cp >= 0x80 && !vn_syl_letter(cp)))
			return 0;
	}
	return 1;
}

static void
keys(const char *s, size_t n)
{
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT, nfc = VN_BUF_INIT;
	struct vn_norm m = { 0 };

	check(vn_nfc(&m, &nfc, s, n, NULL) == 0);
	check(vn_order_key(&a, s, n) == 0);
	check(a.n <= 16 * n + 16);
	check(vn_order_key(&b, nfc.s, nfc.n) == 0);
	if (is_vietnamese(nfc.s, nfc.n))
		check(a.n == b.n && memcmp(a.s, b.s, a.n) == 0);
	vn_norm_fini(&m);
	vn_buf_fini(&a);
	vn_buf_fini(&b);
	vn_buf_fini(&nfc);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *s = (const char *)data;

	if (n < 2 || n > 4096)
		return 0;
	widths(s, n);
	chart(s + 2, n - 2, 16 + data[0], data[1] & 1, (double)data[1] - 100);
	keys(s, n);
	return 0;
}
