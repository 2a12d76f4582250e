/* Rows of counts: their forms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/countrow.h"

static void
good(const char *row, int keyed, int last, uint64_t count, const char *key,
    const char *s)
{
	struct vn_countrow r;

	assert_int_equal(vn_countrow(&r, row, strlen(row), keyed, last), 0);
	assert_true(r.count == count);
	assert_int_equal(r.nkey, strlen(key));
	assert_memory_equal(r.key, key, r.nkey);
	assert_int_equal(r.n, strlen(s));
	assert_memory_equal(r.s, s, r.n);
}

static void
bad(const char *row, int keyed, int last)
{
	struct vn_countrow r;

	assert_int_equal(vn_countrow(&r, row, strlen(row), keyed, last), -1);
}

static void
forms(void **state)
{
	(void)state;
	good("1\ta", 0, 0, 1, "", "a");
	good("007\ta\tb ", 0, 0, 7, "", "a\tb ");
	good("0\t", 0, 0, 0, "", "");
	good("18446744073709551615\ta", 0, 0, UINT64_MAX, "", "a");
	good("2\tk\ta\tb", 1, 0, 2, "k", "a\tb");
	good("2\t\t", 1, 0, 2, "", "");
	good("a\t3", 0, 1, 3, "", "a");
	good("a\tb\t3", 0, 1, 3, "", "a\tb");
	good("\t3", 0, 1, 3, "", "");
	good("k\ta\tb\t3", 1, 1, 3, "k", "a\tb");
	good("\t\t3", 1, 1, 3, "", "");
}

static void
no_forms(void **state)
{
	static const char *const rows[] = { "", "\t", "1", "a", "1 a", "-1\ta",
	    "+1\ta", " 1\ta", "1 \ta", "1.0\ta", "18446744073709551616\ta",
	    "99999999999999999999999\ta", "x\ta" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		bad(rows[i], 0, 0);
		bad(rows[i], 1, 0);
		bad(rows[i], 0, 1);
		bad(rows[i], 1, 1);
	}
	bad("1\ta", 1, 0);
	bad("a\t1", 1, 1);
	bad("1\ta", 0, 1);
	bad("a\t1", 0, 0);
	bad("a\t", 0, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms),
		cmocka_unit_test(no_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
