/* Lists of fields: what is one, what they name. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/fields.h"

static void
cut(const char *list, const char *line, const char *want)
{
	struct vn_buf out = VN_BUF_INIT;
	struct vn_fields f;

	assert_int_equal(vn_fields_parse(&f, list), 0);
	assert_int_equal(vn_fields_cut(&f, &out, line, strlen(line)), 0);
	assert_int_equal(vn_buf_addc(&out, '\0'), 0);
	assert_string_equal(out.s, want);
	vn_buf_fini(&out);
	vn_fields_fini(&f);
}

static void
lists(void **state)
{
	(void)state;
	cut("1", "a\tb\tc", "a");
	cut("2", "a\tb\tc", "b");
	cut("3", "a\tb\tc", "c");
	cut("4", "a\tb\tc", "");
	cut("1,3", "a\tb\tc\td", "a\tc");
	cut("3,1", "a\tb\tc\td", "a\tc");
	cut("2-3", "a\tb\tc\td", "b\tc");
	cut("2-", "a\tb\tc\td", "b\tc\td");
	cut("-2", "a\tb\tc\td", "a\tb");
	cut("-1,4-", "a\tb\tc\td\te", "a\td\te");
	cut("1-2,2-3,1", "a\tb\tc\td", "a\tb\tc");
	cut("3-,1", "a\t\t\t", "a\t\t");
	cut("2", "\t\t", "");
	cut("1-9", "a\tb", "a\tb");
	cut("5-,2", "a\tb\tc", "b");
	cut("1", "", "");
	cut("18446744073709551614", "a", "");
}

static void
no_lists(void **state)
{
	static const char *const bad[] = { "", "0", "-", ",", "1,", ",1", "1,,2",
	    "2-1", "a", "1a", "1-2-3", "--1", "1-0", "-0", " 1", "1 ", "+1",
	    "18446744073709551615", "99999999999999999999" };
	struct vn_fields f;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		errno = 0;
		assert_int_equal(vn_fields_parse(&f, bad[i]), -1);
		assert_int_equal(errno, EINVAL);
		assert_int_equal(f.n, 0);
	}
}

static void
but(void **state)
{
	struct vn_buf out = VN_BUF_INIT;
	struct vn_fields f;
	size_t k;
	static const char *const want[] = { "b\tc", "a\tc", "a\tb", "a\tb\tc" };

	(void)state;
	for (k = 1; k <= 4; k++) {
		out.n = 0;
		assert_int_equal(vn_fields_but(&f, k), 0);
		assert_int_equal(vn_fields_cut(&f, &out, "a\tb\tc", 5), 0);
		assert_int_equal(out.n, strlen(want[k - 1]));
		assert_memory_equal(out.s, want[k - 1], out.n);
		vn_fields_fini(&f);
	}
	vn_buf_fini(&out);
}

static void
get(void **state)
{
	const char *s = "a\t\tbc", *p;
	size_t n = 9;

	(void)state;
	p = vn_fields_get(s, 5, 1, &n);
	assert_true(p == s && n == 1);
	p = vn_fields_get(s, 5, 2, &n);
	assert_true(p == s + 2 && n == 0);
	p = vn_fields_get(s, 5, 3, &n);
	assert_true(p == s + 3 && n == 2);
	assert_null(vn_fields_get(s, 5, 4, &n));
	p = vn_fields_get(s, 0, 1, &n);
	assert_true(p == s && n == 0);
	assert_null(vn_fields_get(s, 0, 2, &n));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists),
		cmocka_unit_test(no_lists),
		cmocka_unit_test(but),
		cmocka_unit_test(get),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
