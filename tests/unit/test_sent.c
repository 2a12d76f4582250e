/* test_sent - where sentences end.  A bar marks each end but the last. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/buf.h"
#include "lib/sent.h"

static const char *const texts[] = {
	/* plain */
	"Trời mưa.| Đường vắng.| Ai về nhà nấy.",
	"Trời mưa à?| Ừ!| Thật không?!| Thật.",
	"không có dấu câu nào cả",
	"Một câu thôi",
	"",
	"...",
	/* the missing space */
	"Em là gái.|Dựa vào ai?|Không ai.",
	"Về Việt Nam.|Hà Nội!|Ừ?",
	"Xong năm 2010.|Tuy nhiên chưa đủ.",
	/* abbreviations, initials, numbers */
	"Ở TP. HCM có mưa.| Ở TP. Hà Nội thì không.",
	"Sống ở TP.HCM.| Làm ở Q.1.",
	"Nhà ở Q. 1, P. 5.| Gần chợ.",
	"Gặp GS.TS. Nguyễn Văn Minh.| Ông vui.",
	"Gặp ThS. Lan và BS. Hùng.",
	"Ông N.V. Minh và bà A. ở đó.",
	"Bà H.| Không phải bà K.",
	"Nguyễn Văn A. khai như vậy.",
	"Cam, quýt, v.v. đều chua.",
	"Cam, quýt, v.v.| Tất cả đều chua.",
	"Cam, quýt, v.v...| Tất cả đều chua.",
	"Họ về TP.| Trong đó có tôi.",
	"Có 1.800 người.| Tăng 9,9%.| Ngày 1.7.2024.| Xong.",
	"Khoảng 70. 000 người.",
	"Xem a.vn.| Rồi thôi.",
	"Ban Bí thư T.Ư họp.| Các ban dự.",
	/* ellipses */
	"Chờ mãi...| Không ai đến.",
	"Chờ mãi... không ai đến.",
	"Chờ mãi…| Không ai đến.",
	"Chờ (...) mãi.| Rồi về.",
	"Hay thật (!) Nam ạ.",
	/* quotes and brackets */
	"\"Vào đi.\"| Bà nói.",
	"“Vào đi!”| Bà nói.",
	"“Vào đi!” bà nói.",
	"“Vào đi!” - Bà nói.| “Vâng.” - Nó đáp.",
	"“Vào đi!”, bà nói.",
	"“Vào đi.| Ngoài ấy lạnh.”| Bà nói.",
	"Trời mưa (rất to.)| Đường vắng.",
	"Trời mưa.| (Rất to.)| Đường vắng.",
	"Trời mưa.| \"Về thôi\", bà nói.",
	"Trời mưa.| \"về thôi\", bà nói.",
	"Bà bảo.| - Về thôi!| - Vâng.",
	/* lists and headings */
	"1. Mở đầu.| 2. Kết luận.",
	"a) Mở đầu; b) Kết luận.",
	"a. Mở đầu.| b. Kết luận.",
	"IV. Kết luận.| Hết.",
	"- 1. Mở đầu.",
	"Điều 5. Phạm vi.| Luật này quy định.",
	"Chương II. Quyền.",
	/* what follows begins small, or with a digit */
	"Trời mưa. đường vắng.",
	"Trời mưa.| 15 người về.",
	"Vui quá! 😀 Về thôi.",
	"VIỆT NAM.| HÀ NỘI.",
};

static void
test_texts(void **state)
{
	struct vn_toks v = { NULL, 0, 0 };
	struct vn_buf in = VN_BUF_INIT, got = VN_BUF_INIT;
	unsigned char end[256];
	size_t i, k, at;
	const char *p;
	int bad = 0;

	(void)state;
	for (i = 0; i < sizeof texts / sizeof *texts; i++) {
		in.n = got.n = 0;
		assert_int_equal(vn_buf_addc(&in, 'x'), 0);
		in.n = 0;
		for (p = texts[i]; *p != '\0'; p++)
			if (*p != '|')
				assert_int_equal(vn_buf_addc(&in, *p), 0);
		assert_int_equal(vn_tok_line(&v, in.s, in.n), 0);
		assert_true(v.n <= sizeof end);
		vn_sent(in.s, v.t, v.n, end);
		for (at = k = 0; k < v.n; at = v.t[k++].end) {
			if (k > 0 && end[k - 1])
				assert_int_equal(vn_buf_addc(&got, '|'), 0);
			assert_int_equal(vn_buf_add(&got, in.s + at,
			    v.t[k].end - at), 0);
		}
		assert_int_equal(vn_buf_addc(&got, '\0'), 0);
		if (strcmp(got.s, texts[i]) != 0) {
			print_error("%s\n    not %s\n", got.s, texts[i]);
			bad++;
		}
	}
	vn_toks_fini(&v);
	vn_buf_fini(&in);
	vn_buf_fini(&got);
	assert_int_equal(bad, 0);
}

static void
test_count(void **state)
{
	static const char s[] = "A b. C d. E";
	struct vn_toks v = { NULL, 0, 0 };
	unsigned char end[16];

	(void)state;
	assert_int_equal(vn_sent("", NULL, 0, end), 0);
	assert_int_equal(vn_tok_line(&v, s, sizeof s - 1), 0);
	assert_int_equal(vn_sent(s, v.t, v.n, end), 3);
	assert_int_equal(end[v.n - 1], 1);
	vn_toks_fini(&v);
}

/* Long runs of what may end or open a sentence cost linear time. */
static void
test_long(void **state)
{
	static const char *const units[] = { ".", ". ", ".\"", "\" ", "(", "- ",
	    "A. ", "!) ", "1. " };
	struct vn_toks v = { NULL, 0, 0 };
	size_t i, k, n = 300000, len;
	unsigned char *end = malloc(n);
	char *s = malloc(n);

	(void)state;
	assert_non_null(end);
	assert_non_null(s);
	for (i = 0; i < sizeof units / sizeof *units; i++) {
		len = strlen(units[i]);
		for (k = 0; k < n; k++)
			s[k] = units[i][k % len];
		assert_int_equal(vn_tok_line(&v, s, n), 0);
		assert_true(vn_sent(s, v.t, v.n, end) >= 1);
	}
	vn_toks_fini(&v);
	free(end);
	free(s);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_count),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
