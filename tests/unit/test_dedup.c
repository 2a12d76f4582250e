/* test_dedup - seen lines, near and far. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/dedup.h"

static void
near_and_far(void **state)
{
	struct vn_dedup *d = vn_dedup_open();
	uint64_t a = vn_dedup_hash("một", 5), b = vn_dedup_hash("hai", 3);

	(void)state;
	assert_non_null(d);
	assert_true(a != 0 && b != 0 && a != b);
	assert_true(a == vn_dedup_hash("một", 5));
	assert_int_equal(vn_dedup_add(d, a), 0);
	assert_int_equal(vn_dedup_add(d, b), 0);
	assert_int_equal(vn_dedup_add(d, a), 1);
	assert_int_equal(vn_dedup_same(d, a), 0);
	assert_int_equal(vn_dedup_same(d, a), 1);
	assert_int_equal(vn_dedup_same(d, b), 0);
	assert_int_equal(vn_dedup_same(d, a), 0);
	assert_int_equal(vn_dedup_same(d, 0), 0);
	assert_int_equal(vn_dedup_same(d, 0), 0);
	assert_int_equal(vn_dedup_full(d), 0);
	vn_dedup_close(d);
	vn_dedup_close(NULL);
}

static void
blank_lines(void **state)
{
	(void)state;
	assert_true(vn_dedup_blank("", 0));
	assert_true(vn_dedup_blank(NULL, 0));
	assert_true(vn_dedup_blank(" \t ", 3));
	assert_false(vn_dedup_blank(" a", 2));
	assert_false(vn_dedup_blank("\0", 1));
}

/* All short lines, and lines that differ in one byte anywhere, differ. */
static void
hashes(void **state)
{
	struct vn_dedup *d = vn_dedup_open();
	char s[64] = { 0 };
	size_t n, i;
	int c;

	(void)state;
	assert_non_null(d);
	for (n = 0; n < sizeof s; n++)
		assert_int_equal(vn_dedup_add(d, vn_dedup_hash(s, n)), 0);
	for (n = 1; n < sizeof s; n++)
		for (i = 0; i < n; i++)
			for (c = 1; c < 256; c++) {
				s[i] = (char)c;
				assert_int_equal(vn_dedup_add(d,
				    vn_dedup_hash(s, n)), 0);
				s[i] = 0;
			}
	for (n = 0; n < sizeof s; n++)
		assert_int_equal(vn_dedup_add(d, vn_dedup_hash(s, n)), 1);
	vn_dedup_close(d);
}

static void
many(void **state)
{
	struct vn_dedup *d = vn_dedup_open();
	uint64_t i;

	(void)state;
	assert_non_null(d);
	for (i = 0; i < 1000000; i++)
		if (vn_dedup_add(d, vn_dedup_hash((char *)&i, sizeof i)) != 0)
			fail_msg("new line %llu was seen", (unsigned long long)i);
	for (i = 0; i < 1000000; i++)
		if (vn_dedup_add(d, vn_dedup_hash((char *)&i, sizeof i)) != 1)
			fail_msg("line %llu was lost", (unsigned long long)i);
	vn_dedup_close(d);
}

/* One part of the table fills up: known lines are found, new ones pass. */
static void
full(void **state)
{
	struct vn_dedup *d = vn_dedup_open();
	uint64_t i, most = VN_DEDUP_BYTES / 64 / 8 * 7 / 8;

	(void)state;
	assert_non_null(d);
	for (i = 1; i <= most; i++)
		assert_int_equal(vn_dedup_add(d, i), 0);
	assert_int_equal(vn_dedup_full(d), 0);
	assert_int_equal(vn_dedup_add(d, most + 1), 0);
	assert_int_equal(vn_dedup_add(d, most + 1), 0);
	assert_int_equal(vn_dedup_full(d), 2);
	assert_int_equal(vn_dedup_add(d, most), 1);
	assert_int_equal(vn_dedup_add(d, 1), 1);
	vn_dedup_close(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(near_and_far),
		cmocka_unit_test(blank_lines),
		cmocka_unit_test(hashes),
		cmocka_unit_test(many),
		cmocka_unit_test(full),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
