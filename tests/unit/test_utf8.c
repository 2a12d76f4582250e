/* test_utf8 - decoding, maximal subparts, validation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/utf8.h"

static void
test_round_trip(void **state)
{
	char s[4];
	int32_t cp, got;
	int len;

	(void)state;
	for (cp = 0; cp <= 0x10ffff; cp++) {
		if (cp == 0xd800)
			cp = 0xe000;
		len = vn_utf8_put(s, cp);
		assert_int_equal(vn_utf8_get(s, (size_t)len, &got), len);
		assert_int_equal(got, cp);
		assert_int_equal(vn_utf8_back(s, (size_t)len, &got), len);
		assert_int_equal(got, cp);
		assert_int_equal(vn_utf8_valid(s, (size_t)len), len);
	}
}

/* Unicode 3.9, table 3-8 and its neighbours: how many U+FFFD each makes. */
static const struct {
	const char *s;
	size_t	 n, bad;
} ill[] = {
	{ "\x80", 1, 1 }, { "\xbf\x80", 2, 2 }, { "\xc0\xaf", 2, 2 },
	{ "\xe0\x80\xaf", 3, 3 }, { "\xe0\xa0", 2, 1 },
	{ "\xf0\x80\x80\xaf", 4, 4 }, { "\xed\xa0\x80", 3, 3 },
	{ "\xf4\x90\x80\x80", 4, 4 }, { "\xf5\x80", 2, 2 },
	{ "\xe1\x80\xe2\xf0\x91\x92\xf1\xbf" "A", 9, 4 },
	{ "\xf0\x9f\x98", 3, 1 }, { "\xc4", 1, 1 }, { "\xfe\xff", 2, 2 },
	{ "caf\xe9", 4, 1 }, { "a\xe1\xbb", 3, 1 }, { "", 0, 0 },
	{ "t\xe1\xba\xbf", 4, 0 },
};

static void
test_ill_formed(void **state)
{
	size_t i, first;

	(void)state;
	for (i = 0; i < sizeof ill / sizeof ill[0]; i++) {
		assert_int_equal(vn_utf8_bad(ill[i].s, ill[i].n, &first),
		    ill[i].bad);
		assert_int_equal(vn_utf8_valid(ill[i].s, ill[i].n), first);
	}
}

/* From the end the same subparts are found as from the start. */
static void
test_back(void **state)
{
	const char *s = "a\xc3\xa1\xe1\xbb\x80\xf0\x9f\x98\x80\xff\xc4z\xe1\xbb";
	size_t n = strlen(s), at = 0, ends[16], k = 0;
	int32_t cp, want[16];

	(void)state;
	while (at < n) {
		at += (size_t)vn_utf8_get(s + at, n - at, &want[k]);
		ends[k++] = at;
	}
	while (k-- > 0) {
		at = ends[k] - (size_t)vn_utf8_back(s, ends[k], &cp);
		assert_int_equal(at, k > 0 ? ends[k - 1] : 0);
		assert_int_equal(cp, want[k]);
	}
}

/* The automaton against the decoder, on bytes that are nearly right. */
static void
test_valid(void **state)
{
	static const char *const bits[] = { "a", " ", "ế", "đ", "😀", "\xed\x9f\xbf",
	    "\xee\x80\x80", "\xf4\x8f\xbf\xbf", "\xe0\xa0\x80", "tiếng Việt " };
	static const char bad[] = "\x80\xbf\xc0\xc1\xe1\xe0\xed\xa0\xf0\xf4\xf5\xff";
	uint32_t rng = 1;
	char s[400];
	size_t at, i, k, want;
	int32_t cp;

	(void)state;
	for (k = 0; k < 20000; k++) {
		for (at = 0; at < 380; ) {
			rng = rng * 1664525 + 1013904223;
			i = rng >> 20;
			if (i % 401 == 0) {
				s[at++] = bad[i % (sizeof bad - 1)];
				continue;
			}
			strcpy(s + at, bits[i % 10]);
			at += strlen(s + at);
		}
		at -= k % 5;	/* perhaps in the middle of a character */
		for (want = 0; want < at; want += i) {
			i = (size_t)vn_utf8_get(s + want, at - want, &cp);
			if (cp == -1)
				break;
		}
		assert_int_equal(vn_utf8_valid(s, at), want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_ill_formed),
		cmocka_unit_test(test_back),
		cmocka_unit_test(test_valid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
