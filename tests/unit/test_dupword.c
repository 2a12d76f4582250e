/* test_dupword - the closed list, its neighbours, and reduplication. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/dupword.h"

struct pair {
	const char *in, *want;	/* NULL: as it is */
};

static const struct pair cases[] = {
	{ "ký với với sáu nước", "ký với sáu nước" },
	{ "mẹ của của Lan", "mẹ của Lan" },
	{ "mưa và và gió", "mưa và gió" }, { "mưa và và và gió", "mưa và gió" },
	{ "Các các tỉnh", "Các tỉnh" }, { "xong. Đã đã họp", "xong. Đã họp" },
	{ "CỦA CỦA CẢI", NULL }, { "những những ngày", "những ngày" },
	{ "các các tỉnh và và các các xã", "các tỉnh và các xã" },
	{ "họp tại tại Huế", "họp tại Huế" }, { "(của của Lan", "(của Lan" },
	{ "cho rằng rằng mưa", "cho rằng mưa" },
	/* grammar, words, neighbours */
	{ "tất các các bộ", NULL }, { "hai các các nhân", NULL },
	{ "luôn luôn về", NULL }, { "năm năm qua", NULL }, { "ngày ngày qua", NULL },
	{ "lá xanh xanh quá", NULL }, { "bay là là mặt nước", NULL },
	{ "từ từ đi", NULL }, { "rất rất to", NULL }, { "người người vui", NULL },
	{ "hay hay quá", NULL }, { "cây sau sau đỏ", NULL }, { "tồn tại tại Huế", NULL },
	{ "thiết bị bị hỏng", NULL }, { "người và của của họ", NULL },
	{ "đi đi về về luôn", NULL }, { "ra ra vào vào luôn", NULL },
	{ "dậy thì thì lớn", NULL }, { "đôi khi khi mưa", NULL },
	{ "mang theo theo đoàn", NULL }, { "công việc việc này", NULL },
	{ "xứ Đàng Trong trong thế kỷ", NULL }, { "là của của cải", NULL },
	{ "Lưu Bị bị thua", NULL }, { "ông Cho cho biết", NULL },
	{ "với, với Lan", NULL }, { "với  với Lan", NULL }, { "đứng với với", NULL },
	{ "với với.", NULL }, { "của-của ai", NULL }, { "xcủa của ai", NULL },
	{ "của của_ai", NULL }, { "và vàng", NULL }, { "một một tấm", NULL },
	{ "", NULL }, { " ", NULL }, { "và", NULL }, { "và và", NULL },
	{ "không không quân", NULL }, { "tự do do dân", NULL }, { "song song và", NULL },
};

static void
doubled_words(void **state)
{
	struct vn_edits e = { .keep = 1 };
	struct vn_buf out = VN_BUF_INIT;
	const char *want;
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		want = cases[i].want ? cases[i].want : cases[i].in;
		out.n = 0;
		vn_edits_clear(&e);
		assert_int_equal(vn_dupword(&out, cases[i].in,
		    strlen(cases[i].in), &e), 0);
		vn_buf_addc(&out, '\0');
		if (strcmp(out.s, want) != 0 ||
		    (e.count > 0) != (cases[i].want != NULL)) {
			print_error("%s\n\tbecame %s\n", cases[i].in, out.s);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
	out.n = 0;
	vn_edits_clear(&e);
	vn_dupword(&out, "a của của của b", strlen("a của của của b"), &e);
	assert_int_equal(e.count, 1);
	assert_int_equal(e.e[0].at, strlen("a của"));
	assert_int_equal(e.e[0].n, strlen(" của của"));
	assert_int_equal(e.e[0].to, strlen("a của"));
	assert_int_equal(e.e[0].nto, 0);
	vn_buf_fini(&out);
	vn_edits_fini(&e);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(doubled_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
