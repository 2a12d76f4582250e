/* test_bar - charts: widths, cuts, lengths of bars. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/bar.h"
#include "lib/width.h"

#define FULL	"\xe2\x96\x88"
#define HALF	"\xe2\x96\x8c"
#define EIGHTH	"\xe2\x96\x8f"
#define SHADE	"\xe2\x96\x92"
#define MORE	"\xe2\x80\xa6"

struct row {
	const char *num, *label;
	double	 v;
};

static struct vn_bar_cell *
cells(const struct row *r)
{
	static struct vn_bar_cell c[2];

	c[0] = (struct vn_bar_cell){ r->num, strlen(r->num), 1 };
	c[1] = (struct vn_bar_cell){ r->label, strlen(r->label), 0 };
	return c;
}

static void
chart(const struct row *r, size_t n, size_t width, int ascii, const char *want)
{
	struct vn_buf out = VN_BUF_INIT;
	struct vn_bar b = { 0 };
	size_t i, at;

	vn_bar_start(&b, width, ascii);
	for (i = 0; i < n; i++)
		vn_bar_look(&b, cells(&r[i]), 2, r[i].v);
	vn_bar_fit(&b);
	for (i = 0; i < n; i++) {
		at = out.n;
		assert_int_equal(vn_bar_row(&b, &out, cells(&r[i]), 2, r[i].v),
		    0);
		assert_true(vn_width(out.s + at, out.n - at) <= width);
		assert_int_equal(vn_buf_addc(&out, '\n'), 0);
	}
	assert_int_equal(vn_buf_addc(&out, '\0'), 0);
	assert_string_equal(out.s, want);
	vn_buf_fini(&out);
}

static void
simple(void **state)
{
	static const struct row r[] = {
		{ "10", "Y_t\xe1\xba\xbf", 10 }, { "5", "x\xc3\xa3", 5 },
		{ "1", "c\xc3\xb3", 1 }, { "0", "kh\xc3\xb4ng", 0 },
	};

	(void)state;
	/* 20 columns: 2 + 1 + 5 + 1 are cells, 11 the bar */
	chart(r, 4, 20, 0,
	    "10 Y_t\xe1\xba\xbf  " FULL FULL FULL FULL FULL FULL FULL FULL FULL
	    FULL FULL "\n"
	    " 5 x\xc3\xa3    " FULL FULL FULL FULL FULL HALF "\n"
	    " 1 c\xc3\xb3    " FULL EIGHTH "\n"
	    " 0 kh\xc3\xb4ng\n");
	chart(r, 4, 20, 1,
	    "10 Y_t\xe1\xba\xbf  ###########\n"
	    " 5 x\xc3\xa3    ######\n"
	    " 1 c\xc3\xb3    #\n"
	    " 0 kh\xc3\xb4ng\n");
}

/* What is there is seen, however small; only 0 has no bar. */
static void
small(void **state)
{
	static const struct row r[] = {
		{ "18446744073709551615", "a", 18446744073709551615.0 },
		{ "1", "b", 1 }, { "0", "c", 0 },
	};
	static const struct row zero[] = { { "0", "a", 0 }, { "0", "b", 0 } };

	(void)state;
	chart(r, 3, 27, 0,
	    "18446744073709551615 a " FULL FULL FULL FULL "\n"
	    "                   1 b " EIGHTH "\n"
	    "                   0 c\n");
	chart(zero, 2, 20, 0, "0 a\n0 b\n");
	chart(NULL, 0, 20, 0, "");
}

static void
signs(void **state)
{
	static const struct row r[] = {
		{ "4.00", "a", 4 }, { "-2.00", "b", -2 }, { "-0.01", "c", -0.01 },
		{ "nan", "d", NAN }, { "inf", "e", INFINITY },
	};

	(void)state;
	chart(r, 5, 16, 0,
	    " 4.00 a " FULL FULL FULL FULL FULL FULL FULL FULL "\n"
	    "-2.00 b " SHADE SHADE SHADE SHADE "\n"
	    "-0.01 c " SHADE "\n"
	    "  nan d\n"
	    "  inf e " FULL FULL FULL FULL FULL FULL FULL FULL "\n");
	chart(r, 2, 16, 1, " 4.00 a ########\n-2.00 b ----\n");
}

static void
cut(void **state)
{
	/* CJK is two columns each; a letter and its marks stay together */
	static const struct row r[] = {
		{ "3", "\xe4\xb8\xad\xe6\x96\x87\xe4\xb8\xad\xe6\x96\x87"
		    "\xe4\xb8\xad\xe6\x96\x87\xe4\xb8\xad\xe6\x96\x87", 3 },
		{ "2", "e\xcc\x82\xcc\x81" "e\xcc\x82\xcc\x81" "abcdefghijklmno", 2 },
		{ "1", "abcdefghijkl", 1 },
		{ "1", "a\tb\x1b", 1 },
	};

	(void)state;
	/* 20: 1 + 1 + 11 + 1 + 6 */
	chart(r, 4, 20, 0,
	    "3 \xe4\xb8\xad\xe6\x96\x87\xe4\xb8\xad"
	    "\xe6\x96\x87\xe4\xb8\xad" MORE " " FULL FULL FULL FULL FULL FULL "\n"
	    "2 e\xcc\x82\xcc\x81" "e\xcc\x82\xcc\x81" "abcdefgh" MORE " "
	    FULL FULL FULL FULL "\n"
	    "1 abcdefghij" MORE " " FULL FULL "\n"
	    "1 a b\xe2\x90\x9b        " FULL FULL "\n");
	chart(r, 3, 20, 1,
	    "3 \xe4\xb8\xad\xe6\x96\x87\xe4\xb8\xad\xe6\x96\x87... ######\n"
	    "2 e\xcc\x82\xcc\x81" "e\xcc\x82\xcc\x81" "abcdef... ####\n"
	    "1 abcdefgh... ##\n");
}

/* Two cells of text: the wider one gives way. */
static void
two_texts(void **state)
{
	struct vn_bar_cell c[3] = { { "7", 1, 1 }, { "a.txt", 5, 0 },
	    { "abcdefghijklmnop", 16, 0 } };
	struct vn_buf out = VN_BUF_INIT;
	struct vn_bar b = { 0 };

	(void)state;
	vn_bar_start(&b, 24, 1);
	vn_bar_look(&b, c, 3, 7);
	vn_bar_fit(&b);
	assert_int_equal(vn_bar_row(&b, &out, c, 3, 7), 0);
	assert_int_equal(vn_buf_addc(&out, '\0'), 0);
	assert_string_equal(out.s, "7 a.txt abcd... ########");
	vn_buf_fini(&out);
}

/* Any width: rows never go over it unless the numbers do. */
static void
any_width(void **state)
{
	static const struct row r[] = {
		{ "123", "s\xe1\xbb\xa9" "c kh\xe1\xbb\x8f" "e c\xc3\xa1n b\xe1\xbb\x99", 123 },
		{ "45", "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa7\xf0\x9f\x91\xa8"
		    "\xf0\x9f\x91\xa8\xf0\x9f\x91\xa8\xf0\x9f\x91\xa8", 45 },
		{ "6", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 6 },
	};
	struct vn_buf out = VN_BUF_INIT;
	struct vn_bar b = { 0 };
	size_t w, i, longest;
	int ascii;

	(void)state;
	for (w = 11; w < 200; w++)
		for (ascii = 0; ascii < 2; ascii++) {
			vn_bar_start(&b, w, ascii);
			for (i = 0; i < 3; i++)
				vn_bar_look(&b, cells(&r[i]), 2, r[i].v);
			vn_bar_fit(&b);
			for (i = longest = 0; i < 3; i++) {
				out.n = 0;
				vn_bar_row(&b, &out, cells(&r[i]), 2, r[i].v);
				assert_true(vn_width(out.s, out.n) <= w);
				if (vn_width(out.s, out.n) > longest)
					longest = vn_width(out.s, out.n);
			}
			assert_int_equal(longest, w);	/* and fill it */
		}
	vn_buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(simple),
		cmocka_unit_test(small),
		cmocka_unit_test(signs),
		cmocka_unit_test(cut),
		cmocka_unit_test(two_texts),
		cmocka_unit_test(any_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
