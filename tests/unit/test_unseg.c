#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/unseg.h"

static void
is(struct vn_map *m, const char *want)
{
	assert_int_equal(m->text.n, strlen(want));
	assert_memory_equal(m->text.s, want, m->text.n);
}

static void
test_unseg(void **state)
{
	static const char *const t[][2] = {
		{ "Bộ_trưởng Bộ Y_tế", "Bộ trưởng Bộ Y tế" },
		{ "a__b c_d", "a_b c d" },
		{ "____", "__" },
		{ "___", "_ " },
		{ "_", " " },
		{ "", "" },
	};
	struct vn_map m = { .at = 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof t / sizeof t[0]; i++) {
		assert_int_equal(vn_unseg(&m, t[i][0], strlen(t[i][0])), 0);
		is(&m, t[i][1]);
	}
	/* a__b_c: a _ b and c */
	assert_int_equal(vn_unseg(&m, "a__b_c", 6), 0);
	is(&m, "a_b c");
	assert_int_equal(vn_map_back(&m, 1, 0), 1);
	assert_int_equal(vn_map_back(&m, 2, 1), 3);
	assert_int_equal(vn_map_back(&m, 4, 0), 5);
	assert_int_equal(vn_map_forth(&m, 5, 0), 4);
	assert_int_equal(vn_map_forth(&m, 3, 0), 2);
	assert_int_equal(vn_map_forth(&m, 2, 0), 1);
	assert_int_equal(vn_map_forth(&m, 2, 1), 2);
	assert_int_equal(vn_map_forth(&m, 0, 0), 0);
	assert_int_equal(vn_map_forth(&m, 6, 1), 5);
	vn_map_fini(&m);
}

static void
test_close(void **state)
{
	static const char *const t[][2] = {
		{ "a , b . ( c ) : d", "a, b. (c): d" },
		{ "UBND / HĐND", "UBND/HĐND" },
		{ "nói : \" a \" và \" b \" .", "nói: \"a\" và \"b\"." },
		{ "“ a ” « b »", "“a” «b»" },
		{ "a  , b - c", "a  , b - c" },
		{ " , ", ", " },
		{ "", "" },
	};
	struct vn_map m = { .at = 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof t / sizeof t[0]; i++) {
		assert_int_equal(vn_unseg_close(&m, t[i][0],
		    strlen(t[i][0])), 0);
		is(&m, t[i][1]);
	}
	assert_int_equal(vn_unseg_close(&m, "a , b .", 7), 0);
	assert_int_equal(vn_map_back(&m, 1, 0), 2);
	assert_int_equal(vn_map_back(&m, 3, 0), 4);
	assert_int_equal(vn_map_back(&m, 4, 0), 6);
	assert_int_equal(vn_map_forth(&m, 6, 0), 4);
	assert_int_equal(vn_map_forth(&m, 1, 0), 1);
	vn_map_fini(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unseg),
		cmocka_unit_test(test_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
