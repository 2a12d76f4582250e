/* test_detect - what is told from what, and what is left unknown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/detect.h"

static const char text[] =
    "Hội đồng nhân dân xã Hòa Sơn họp kỳ thứ ba, bàn việc sửa đường và xây trường.\n"
    "Đại biểu đề nghị Ủy ban trả lời rõ: bao giờ khởi công, tiền lấy ở đâu?\n";

static struct vn_detect d;
static struct vn_buf bytes;

static struct vn_guess
guess(const char *s, size_t n)
{
	struct vn_guess g;

	vn_detect_reset(&d);
	assert_int_equal(vn_detect_feed(&d, s, n), 0);
	assert_int_equal(vn_detect_end(&d, &g), 0);
	return g;
}

/* text in enc, in bytes. */
static void
encode(int enc, const char *s, size_t n)
{
	struct vn_put p;
	size_t used;

	vn_put_init(&p, enc);
	bytes.n = 0;
	assert_int_equal(vn_put(&p, &bytes, s, n, &used), 0);
	assert_int_equal(used, n);
	vn_put_fini(&p);
}

static void
test_each(void **state)
{
	struct vn_guess g, h;
	size_t i;
	int e;

	(void)state;
	for (e = 0; e < VN_ENCS; e++) {
		encode(e, text, sizeof text - 1);
		g = guess(bytes.s, bytes.n);
		assert_int_equal(g.enc, e == VN_ENC_UTF8_NFD ? VN_ENC_UTF8 : e);
		assert_true(g.percent >= 70);
		assert_int_equal(g.losses, 0);
		/* However it comes. */
		vn_detect_reset(&d);
		for (i = 0; i < bytes.n; i++)
			vn_detect_feed(&d, bytes.s + i, 1);
		vn_detect_end(&d, &h);
		assert_int_equal(h.enc, g.enc);
		assert_int_equal(h.percent, g.percent);
	}
}

struct one {
	const char *s;
	int	 enc, low, high;	/* percent between */
};

static void
check(const struct one *t, size_t n)
{
	struct vn_guess g;
	size_t i;

	for (i = 0; i < n; i++) {
		g = guess(t[i].s, strlen(t[i].s));
		assert_int_equal(g.enc, t[i].enc);
		assert_in_range(g.percent, t[i].low, t[i].high);
	}
}

/* One heading, one word: the answer may be right, and is not sure. */
static void
test_short(void **state)
{
	static const struct one t[] = {
		{ "H\xb5 N\xe9i", VN_ENC_TCVN3, 50, 80 },
		{ "C\xe9ng hoa x\xb7 h\xe9i", VN_ENC_TCVN3, 50, 90 },
		{ "\xd1o\xe4" "c la\xe4p", VN_ENC_VNI, 50, 90 },
		{ "H\xb5", -1, 0, 0 },
		{ "", VN_ENC_UTF8, 100, 100 },
		{ "abc\n", VN_ENC_UTF8, 100, 100 },
		{ "\xff", -1, 0, 0 },
	};

	(void)state;
	check(t, sizeof t / sizeof t[0]);
}

static void
test_foreign(void **state)
{
	static const struct one t[] = {
		{ "L'\xe9t\xe9 dernier, le ch\xe2teau \xe9tait tr\xe8s agr\xe9" "able, l"
		    "\xe0 o\xf9 na\xeet l'eau\n", -1, 0, 0 },
		{ "F\xfcr die \xdc" "bung m\xfcssen wir sch\xf6ne B\xfc" "cher "
		    "ausw\xe4hlen\n", -1, 0, 0 },
		{ "Ma\xf1" "ana dir\xe1n que s\xed, se\xf1or, \xa1" "as\xed es!\n",
		    -1, 0, 0 },
		{ "L'été, là où naît l'eau très fraîche\n", VN_ENC_UTF8, 100, 100 },
		{ "Привет, мир\n", VN_ENC_UTF8, 100, 100 },
		{ "là và có hà\n", VN_ENC_UTF8, 100, 100 },
		{ "#define F(a) (a^2) + foo+bar; if (o+ddd) { to+= a(b); }\n",
		    VN_ENC_UTF8, 100, 100 },
		{ "\001\002\003\004\005\006\016\017", -1, 0, 0 },
	};

	(void)state;
	check(t, sizeof t / sizeof t[0]);
}

static void
test_forms(void **state)
{
	static const struct one t[] = {
		{ "\xef\xbb\xbfH\xc3\xa0", VN_ENC_UTF8, 100, 100 },
		{ "\xff\xfeH", VN_ENC_UTF16LE, 100, 100 },
		{ "\xfe\xff\x1e\xc7", VN_ENC_UTF16BE, 100, 100 },
	};
	static const char dirty[] = "tiếng Việt, tiếng \xff Việt";
	struct vn_guess g;

	(void)state;
	check(t, sizeof t / sizeof t[0]);
	assert_int_equal(guess("a\0b\0", 4).enc, VN_ENC_UTF16LE);
	assert_int_equal(guess("\0a\0b", 4).enc, VN_ENC_UTF16BE);
	assert_int_equal(guess("abc\0def\0ghi\0", 12).enc, VN_ENC_UTF8);
	g = guess("\xff\xfe\x00\xd8" "a\0", 6);
	assert_int_equal(g.losses, 1);
	assert_int_equal(g.bom, 2);
	g = guess(dirty, sizeof dirty - 1);
	assert_int_equal(g.enc, VN_ENC_UTF8);
	assert_int_equal(g.losses, 1);
	assert_true(g.percent < 100);
}

static void
test_line(void **state)
{
	static const char vni[] = "Ho\xe4i \xf1o\xe0ng nha\xe2n da\xe2n";
	static const char abc[] = "H\xe9i \xae\xe5ng nh\xa9n d\xa9n";

	(void)state;
	assert_int_equal(vn_detect_line(&d, vni, sizeof vni - 1, VN_ENC_TCVN3),
	    VN_ENC_VNI);
	assert_int_equal(vn_detect_line(&d, vni, sizeof vni - 1, VN_ENC_VNI),
	    VN_ENC_VNI);
	assert_int_equal(vn_detect_line(&d, abc, sizeof abc - 1, VN_ENC_VNI),
	    VN_ENC_TCVN3);
	assert_int_equal(vn_detect_line(&d, abc, sizeof abc - 1, VN_ENC_UTF8),
	    VN_ENC_TCVN3);
	assert_int_equal(vn_detect_line(&d, "plain", 5, VN_ENC_VNI), VN_ENC_VNI);
	assert_int_equal(vn_detect_line(&d, "\xb5", 1, VN_ENC_VNI), VN_ENC_VNI);
}

static int
teardown(void **state)
{
	(void)state;
	vn_detect_fini(&d);
	vn_buf_fini(&bytes);
	return 0;
}

static int
setup(void **state)
{
	(void)state;
	vn_detect_init(&d);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each),
		cmocka_unit_test(test_short),
		cmocka_unit_test(test_foreign),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_line),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
