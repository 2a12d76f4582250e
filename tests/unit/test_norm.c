/* test_norm - NFC and Vietnamese marks; the Unicode test file is test_normtest's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "lib/norm.h"
#include "lib/utf8.h"

typedef int pass(struct vn_norm *, struct vn_buf *, const char *, size_t,
    struct vn_edits *);

static void
check(pass *f, const char *in, const char *want)
{
	struct vn_norm m = { 0 };
	struct vn_buf out = VN_BUF_INIT;
	struct vn_edits changed = { 0 };

	assert_int_equal(f(&m, &out, in, strlen(in), &changed), 0);
	assert_int_equal(vn_buf_addc(&out, '\0'), 0);
	assert_string_equal(out.s, want);
	assert_int_equal(changed.count > 0, strcmp(in, want) != 0);
	vn_buf_fini(&out);
	vn_norm_fini(&m);
}

#define GRAVE "\xcc\x80"
#define ACUTE "\xcc\x81"
#define HAT "\xcc\x82"
#define BREVE "\xcc\x86"
#define HOOK "\xcc\x89"
#define HORN "\xcc\x9b"
#define DOT "\xcc\xa3"

static void
test_nfc(void **state)
{
	(void)state;
	check(vn_nfc, "", "");
	check(vn_nfc, "tie" HAT ACUTE "ng Vie" DOT HAT "t", "tiếng Việt");
	check(vn_nfc, "ê" ACUTE "ẹ" HAT, "ếệ");
	check(vn_nfc, "u" HORN DOT "o" DOT HORN, "ựợ");
	check(vn_nfc, "ế", "ế");
	check(vn_nfc, ACUTE "a", ACUTE "a");
	check(vn_nfc, "\xff" ACUTE "\xe1\xbb", "\xff" ACUTE "\xe1\xbb");
	check(vn_nfc, "o\xcd\x80", "ò");		/* U+0340 */
	check(vn_nfc, "½ № ﬁ m²", "½ № ﬁ m²");		/* never NFKC */
	check(vn_nfc, "\xe1\x84\x80\xe1\x85\xa1", "가");	/* Hangul */
	check(vn_nfc, "\xe0\xbd\xb3", "\xe0\xbd\xb1\xe0\xbd\xb2");
}

static void
test_marks(void **state)
{
	(void)state;
	check(vn_marks, "", "");
	check(vn_marks, "é" HAT, "ế");
	check(vn_marks, "ì \xc3\x81" BREVE "n", "ì Ắn");
	check(vn_marks, "á" ACUTE " ế" ACUTE " ò" GRAVE, "á ế ò");
	check(vn_marks, "ế" HAT, "ế");
	check(vn_marks, "à" ACUTE, "à" ACUTE);	/* which one is meant? */
	check(vn_marks, "ö" ACUTE HAT, "ö" ACUTE HAT);
	check(vn_marks, "n" HAT "đ" ACUTE, "n" HAT "đ" ACUTE);
	check(vn_marks, "\xcc\xc2\xa0", "\xcc\xc2\xa0");	/* not a mark */
	check(vn_marks, "a\xcc", "a\xcc");
	check(vn_marks, HAT "a", HAT "a");
}

static size_t
put(char *s, const int32_t *cp, size_t n)
{
	size_t at = 0, i;

	for (i = 0; i < n; i++)
		at += (size_t)vn_utf8_put(s + at, cp[i]);
	s[at] = '\0';
	return at;
}

/* The 12 vowels times 6 tones (none among them), every order of their marks. */
static void
test_all_orders(void **state)
{
	static const int32_t base[12][2] = { { 'a', 0 }, { 'a', 0x306 },
	    { 'a', 0x302 }, { 'e', 0 }, { 'e', 0x302 }, { 'i', 0 }, { 'o', 0 },
	    { 'o', 0x302 }, { 'o', 0x31b }, { 'u', 0 }, { 'u', 0x31b },
	    { 'y', 0 } };
	static const int32_t tone[] = { 0x300, 0x301, 0x303, 0x309, 0x323 };
	struct vn_norm m = { 0 };
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;
	utf8proc_uint8_t *want;
	int32_t cp[3];
	char s[16], t[16];
	size_t i, j, n, k;

	(void)state;
	for (i = 0; i < 24; i++)
		for (j = 0; j < 5; j++) {
			k = 0;
			cp[k++] = i < 12 ? base[i][0] : base[i - 12][0] - 32;
			if (base[i % 12][1] != 0)
				cp[k++] = base[i % 12][1];
			cp[k++] = tone[j];
			put(t, cp, k);
			want = utf8proc_NFC((const utf8proc_uint8_t *)t);
			if (k == 3) {
				cp[1] = tone[j];
				cp[2] = base[i % 12][1];
			}
			n = put(s, cp, k);
			a.n = b.n = 0;
			vn_nfc(&m, &a, s, n, NULL);
			vn_marks(&m, &b, a.s, a.n, NULL);
			vn_buf_addc(&b, '\0');
			assert_string_equal(b.s, (char *)want);
			free(want);
		}
	vn_buf_fini(&a);
	vn_buf_fini(&b);
	vn_norm_fini(&m);
}

/* utf8proc alone takes minutes for this; what comes out is the same. */
static void
test_many_marks(void **state)
{
	struct vn_norm m = { 0 };
	struct vn_buf in = VN_BUF_INIT, out = VN_BUF_INIT;
	size_t i, n = 400000;

	(void)state;
	vn_buf_addc(&in, 'a');
	for (i = 0; i < n; i++)
		vn_buf_adds(&in, i % 2 ? DOT : ACUTE);
	assert_int_equal(vn_nfc(&m, &out, in.s, in.n, NULL), 0);
	/* a + dot below is one letter, then dots, then acutes */
	assert_memory_equal(out.s, "ạ" DOT DOT, 7);
	assert_memory_equal(out.s + out.n - 4, ACUTE ACUTE, 4);
	assert_int_equal(out.n, in.n);
	vn_buf_fini(&in);
	vn_buf_fini(&out);
	vn_norm_fini(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nfc),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_all_orders),
		cmocka_unit_test(test_many_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
