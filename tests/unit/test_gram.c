/* The table of tuples: counts, growth, what is on its way, overflow. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/gram.h"

/* A tuple that number i stands for. */
static void
tuple(uint32_t *id, uint32_t width, uint32_t i)
{
	uint32_t k;

	for (k = 0; k < width; k++, i /= 7)
		id[k] = 1 + (k + 1 < width ? i % 7 : i);
}

static void
counts(void **state)
{
	struct vn_gram g = { 0 };
	uint32_t id[VN_GRAM_MAX], i, n = 20000, *s;
	uint64_t sum;
	size_t used;

	(void)state;
	for (g.width = 1; g.width <= VN_GRAM_MAX; g.width++) {
		g.extra = g.width % 2;
		assert_null(vn_gram_next(&g, NULL));
		tuple(id, g.width, 0);
		assert_null(vn_gram_find(&g, id));
		for (i = 0; i < 3 * n; i++) {
			tuple(id, g.width, i % n);
			assert_int_equal(vn_gram_push(&g, id), 0);
		}
		assert_int_equal(vn_gram_flush(&g), 0);
		assert_int_equal(g.n, n);
		for (i = 0; i < n; i++) {
			tuple(id, g.width, i);
			assert_non_null(s = vn_gram_add(&g, id, i));
			assert_int_equal(vn_gram_count(&g, s), 3 + i);
			if (g.extra) {
				assert_int_equal(s[g.width + 2], 0);
				s[g.width + 2] = i;
			}
		}
		tuple(id, g.width, n);
		assert_null(vn_gram_find(&g, id));
		assert_int_equal(vn_gram_grow(&g), 0);
		sum = used = 0;
		for (s = NULL; (s = vn_gram_next(&g, s)) != NULL; used++) {
			sum += vn_gram_count(&g, s);
			if (g.extra)
				assert_int_equal(vn_gram_count(&g, s),
				    3 + (uint64_t)s[g.width + 2]);
		}
		assert_int_equal(used, n);
		assert_int_equal(sum, 3 * n + (uint64_t)n * (n - 1) / 2);
		vn_gram_compact(&g);
		for (i = 0; i < n; i++)
			sum -= vn_gram_count(&g, g.slot +
			    i * vn_gram_stride(&g));
		assert_int_equal(sum, 0);
		vn_gram_fini(&g);
	}
}

static void
overflow(void **state)
{
	struct vn_gram g = { .width = 2 };
	const uint32_t id[2] = { 1, 2 };
	uint32_t *s;

	(void)state;
	assert_non_null(vn_gram_add(&g, id, UINT64_MAX));
	errno = 0;
	assert_null(vn_gram_add(&g, id, 1));
	assert_int_equal(errno, EOVERFLOW);
	assert_non_null(s = vn_gram_add(&g, id, 0));
	assert_true(vn_gram_count(&g, s) == UINT64_MAX);
	assert_int_equal(vn_gram_push(&g, id), 0);
	assert_int_equal(vn_gram_flush(&g), -1);
	vn_gram_fini(&g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts),
		cmocka_unit_test(overflow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
