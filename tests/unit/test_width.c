/* test_width - columns of text on a terminal, and text cut to fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/width.h"

#define ZWJ	"\xe2\x80\x8d"
#define VS15	"\xef\xb8\x8e"
#define VS16	"\xef\xb8\x8f"
#define MAN	"\xf0\x9f\x91\xa8"
#define GIRL	"\xf0\x9f\x91\xa7"
#define HEART	"\xe2\x9d\xa4"
#define FLAG_V	"\xf0\x9f\x87\xbb"
#define FLAG_N	"\xf0\x9f\x87\xb3"
#define SKIN	"\xf0\x9f\x8f\xbd"
#define WAVE	"\xf0\x9f\x91\x8b"

static const struct {
	const char *s;
	size_t	 cols, chars;
} cases[] = {
	{ "", 0, 0 },
	{ "a", 1, 1 },
	{ "Y t\xe1\xba\xbf", 4, 4 },
	{ "e\xcc\x82\xcc\x81", 1, 1 },		/* ế in three */
	{ "e\xcc\x81\xcc\x82x", 2, 2 },
	{ "ho\xcc\x80" "a", 3, 3 },
	{ "\xcc\x81", 0, 1 },			/* a mark alone */
	{ "\xc4\x91\xc6\xb0\xe1\xbb\x9d", 3, 3 },
	{ "\xe4\xb8\xad\xe6\x96\x87", 4, 2 },	/* CJK */
	{ "\xea\xb0\x80", 2, 1 },		/* a Hangul syllable */
	{ "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 2, 1 },	/* in jamo */
	{ "\xef\xbd\xb1", 1, 1 },		/* half-width */
	{ "\xef\xbc\xa1", 2, 1 },		/* full-width A */
	{ "\xe3\x80\x80", 2, 1 },		/* ideographic space */
	{ "\xc2\xa0", 1, 1 },
	{ "\xe2\x80\x8b", 0, 1 },		/* ZWSP */
	{ "\xef\xbb\xbf", 0, 1 },		/* BOM */
	{ "\xe2\x80\xa6", 1, 1 },
	{ MAN, 2, 1 },
	{ MAN ZWJ HEART VS16 ZWJ MAN, 2, 1 },
	{ MAN ZWJ GIRL "x", 3, 2 },
	{ HEART, 1, 1 },
	{ HEART VS16, 2, 1 },
	{ HEART VS15, 1, 1 },
	{ "a" VS16, 1, 1 },
	{ "1" VS16 "\xe2\x83\xa3", 2, 1 },	/* a keycap */
	{ FLAG_V FLAG_N, 2, 1 },
	{ FLAG_V FLAG_N FLAG_V, 3, 2 },
	{ WAVE SKIN, 2, 1 },
	{ "\xff", 1, 1 },
	{ "a\xff\xfe" "b", 4, 4 },
	{ "\xe4\xb8", 1, 1 },			/* cut short */
	{ "\xe0\xa4\x95\xe0\xa4\xbf", 1, 1 },	/* Devanagari ki */
};

static void
columns(void **state)
{
	size_t i, at, n, k;
	unsigned w, sum;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		n = strlen(cases[i].s);
		assert_int_equal(vn_width(cases[i].s, n), cases[i].cols);
		for (at = k = sum = 0; at < n; k++) {
			at += vn_width_next(cases[i].s + at, n - at, &w);
			assert_true(w <= 2);
			sum += w;
		}
		assert_int_equal(at, n);
		assert_int_equal(k, cases[i].chars);
		assert_int_equal(sum, cases[i].cols);
	}
}

static void
fit(void **state)
{
	static const char s[] = "a\xe4\xb8\xad" "e\xcc\x82\xcc\x81" HEART VS16 "b";
	static const size_t bytes[] = { 0, 1, 1, 4, 9, 9, 15, 16, 16 };
	static const size_t cols[] = { 0, 1, 1, 3, 4, 4, 6, 7, 7 };
	size_t i, used;

	(void)state;
	for (i = 0; i < sizeof bytes / sizeof bytes[0]; i++) {
		assert_int_equal(vn_width_fit(s, sizeof s - 1, i, &used),
		    bytes[i]);
		assert_int_equal(used, cols[i]);
	}
}

/* However it is cut, the parts are made of the characters of the whole. */
static void
fit_any(void **state)
{
	size_t i, n, c, len, used, at;
	unsigned w;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		n = strlen(cases[i].s);
		for (c = 0; c < 8; c++) {
			len = vn_width_fit(cases[i].s, n, c, &used);
			assert_true(used <= c && len <= n);
			assert_int_equal(vn_width(cases[i].s, len), used);
			for (at = 0; at < len; )
				at += vn_width_next(cases[i].s + at, n - at,
				    &w);
			assert_int_equal(at, len);
			if (len < n) {
				vn_width_next(cases[i].s + len, n - len, &w);
				assert_true(used + w > c);
			}
		}
	}
}

static void
show_one(const char *s, size_t n, int ascii, const char *want)
{
	struct vn_buf b = VN_BUF_INIT;

	assert_int_equal(vn_width_show(&b, s, n, ascii), 0);
	assert_int_equal(b.n, strlen(want));
	assert_int_equal(vn_width(s, n), vn_width(want, b.n));
	if (b.n > 0)
		assert_memory_equal(b.s, want, b.n);
	vn_buf_fini(&b);
}

static void
show(void **state)
{
	(void)state;
	show_one("", 0, 0, "");
	show_one("Y t\xe1\xba\xbf", 6, 0, "Y t\xe1\xba\xbf");
	show_one("a\tb\nc\rd", 7, 0, "a b c d");
	show_one("\x1b[31m", 5, 0, "\xe2\x90\x9b[31m");
	show_one("a\0b", 3, 0, "a\xe2\x90\x80" "b");
	show_one("a\r\nb", 4, 0, "a  b");
	show_one("\x7f", 1, 0, "\xe2\x90\xa1");
	show_one("\xc2\x9b" "1m", 4, 0, "\xef\xbf\xbd" "1m");
	show_one("\xc2\x85", 2, 0, " ");
	show_one("a\xe2\x80\xa8" "b", 5, 0, "a b");
	show_one("\xe2\x80\xae" "abc", 6, 0, "\xef\xbf\xbd" "abc");
	show_one("\xff", 1, 0, "\xff");
	show_one("a\x1b\xc2\x9b\tb", 6, 1, "a?? b");
}

/* A hundred thousand marks on one letter: one character, at once. */
static void
many_marks(void **state)
{
	size_t n = 200001, i, used;
	char *s = malloc(n);
	unsigned w;

	(void)state;
	assert_non_null(s);
	s[0] = 'e';
	for (i = 1; i < n; i += 2)
		memcpy(s + i, i & 2 ? "\xcc\x81" : "\xcc\xa3", 2);
	assert_int_equal(vn_width_next(s, n, &w), n);
	assert_int_equal(w, 1);
	assert_int_equal(vn_width_fit(s, n, 0, &used), 0);
	assert_int_equal(vn_width_fit(s, n, 1, &used), n);
	free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns),
		cmocka_unit_test(fit),
		cmocka_unit_test(fit_any),
		cmocka_unit_test(show),
		cmocka_unit_test(many_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
