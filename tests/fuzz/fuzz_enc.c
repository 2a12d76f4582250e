/*
 * Any bytes, read by the encoding the first byte names and written in the one the
 * second names: nothing is lost that was not counted, what is written reads back
 * the same, and detection answers, the same however the bytes come.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/detect.h"
#include "lib/enc.h"
#include "lib/norm.h"
#include "lib/utf8.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
must(int ok)
{
	if (!ok)
		abort();
}

static uint64_t
decode(int enc, struct vn_norm *m, struct vn_buf *out, const char *s, size_t n)
{
	struct vn_buf mid = VN_BUF_INIT;
	struct vn_dec d;

	vn_dec_init(&d, enc);
	must(vn_dec(&d, &mid, s, n) == 0);
	must(d.odd + d.lost == 0 || d.first < n);
	if (vn_dec_is_nfc(&d))
		must(vn_nfc(m, out, mid.s, mid.n, NULL) == 0 &&
		    out->n == mid.n &&
		    (mid.n == 0 || memcmp(out->s, mid.s, mid.n) == 0));
	else
		must(vn_nfc(m, out, mid.s, mid.n, NULL) == 0);
	vn_buf_fini(&mid);
	vn_dec_fini(&d);
	return d.odd + d.lost;
}

static void
detect(const char *s, size_t n)
{
	static struct vn_detect d;
	struct vn_guess g, h;

	if (d.dec[0].enc == 0)
		vn_detect_init(&d);
	vn_detect_reset(&d);
	must(vn_detect_feed(&d, s, n) == 0 && vn_detect_end(&d, &g) == 0);
	must(g.enc >= -1 && g.enc < VN_ENCS && g.percent >= 0 &&
	    g.percent <= 100);
	vn_detect_reset(&d);
	must(vn_detect_feed(&d, s, n / 3) == 0 &&
	    vn_detect_feed(&d, s + n / 3, n - n / 3) == 0 &&
	    vn_detect_end(&d, &h) == 0);
	if (n < 60000)
		must(g.enc == h.enc && g.percent == h.percent);
	must(vn_detect_line(&d, s, n, VN_ENC_TCVN3) >= 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_buf text = VN_BUF_INIT, bytes = VN_BUF_INIT, back = VN_BUF_INIT;
	struct vn_norm m = { 0 };
	struct vn_put p;
	const char *s = (const char *)data + 2;
	int from, to, tcvn3;
	size_t used;

	if (n < 2)
		return 0;
	n -= 2;
	from = data[0] % VN_ENCS;
	to = data[1] % VN_ENCS;
	tcvn3 = to == VN_ENC_TCVN3 || to == VN_ENC_TCVN3_1252;
	detect(s, n);
	decode(from, &m, &text, s, n);
	if (from > VN_ENC_UTF8_NFD && from < VN_ENC_VIQR)
		must(vn_utf8_valid(text.s, text.n) == text.n);
	vn_put_init(&p, to);
	must(vn_put(&p, &bytes, text.s, text.n, &used) == 0);
	must(used <= text.n);
	/* What was held is read again; but for the case of TCVN3, the same. */
	must(decode(to, &m, &back, bytes.s, bytes.n) == 0 ||
	    to <= VN_ENC_UTF8_NFD);
	must(back.n == used);
	if (!tcvn3)
		must(used == 0 || memcmp(back.s, text.s, used) == 0);
	vn_put_fini(&p);
	vn_norm_fini(&m);
	vn_buf_fini(&text);
	vn_buf_fini(&bytes);
	vn_buf_fini(&back);
	return 0;
}
