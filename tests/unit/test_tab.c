/* The counting table: counts, growth, large keys, merging, order. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/tab.h"

static uint64_t
count_of(struct vn_tab *t, const char *s, size_t n)
{
	uint32_t id = vn_tab_add(t, s, n, 0);

	assert_int_not_equal(id, 0);
	return vn_tab_count(t, id);
}

static void
empty(void **state)
{
	struct vn_tab t = { 0 };

	(void)state;
	assert_int_equal(vn_tab_next(&t, 0), 0);
	vn_tab_fini(&t);
	vn_tab_fini(&t);
}

static void
any_bytes(void **state)
{
	static const char z[16] = { 0 };
	struct vn_tab t = { 0 };
	char k[40];
	size_t n, i;

	(void)state;
	/* keys of NULs differ by length only */
	for (n = 0; n <= sizeof z; n++)
		assert_int_not_equal(vn_tab_add(&t, z, n, n + 1), 0);
	assert_int_equal(t.n, sizeof z + 1);
	for (n = 0; n <= sizeof z; n++)
		assert_int_equal(count_of(&t, z, n), n + 1);
	/* every byte of a key counts, whatever its length */
	for (n = 1; n < sizeof k; n++)
		for (i = 0; i < n; i++) {
			memset(k, 'a', n);
			k[i] = 'b';
			assert_int_equal(count_of(&t, k, n), 0);
			vn_tab_add(&t, k, n, n * 64 + i + 1);
		}
	for (n = 1; n < sizeof k; n++)
		for (i = 0; i < n; i++) {
			memset(k, 'a', n);
			k[i] = 'b';
			assert_int_equal(count_of(&t, k, n), n * 64 + i + 1);
		}
	vn_tab_fini(&t);
}

/* The hash in steps, as a scanner makes it, is vn_tab_hash(). */
static void
hash_in_steps(void **state)
{
	static const char s[] = "0123456789abcdef\0xyz\xff!";
	char b[8];
	uint64_t h;
	size_t n, i;

	(void)state;
	for (n = 0; n < sizeof s; n++) {
		h = VN_TAB_SEED;
		for (i = 0; i + 8 <= n; i += 8)
			h = vn_tab_step(h, vn_tab_load(s + i));
		memset(b, 0, sizeof b);
		memcpy(b, s + i, n - i);
		h = vn_tab_step(h, vn_tab_load(b));
		assert_int_equal(vn_tab_end(h, n), vn_tab_hash(s, n));
	}
}

static void
fill(struct vn_tab *t, unsigned from, unsigned to, uint64_t count)
{
	char k[16];
	int n;

	for (; from < to; from++) {
		n = snprintf(k, sizeof k, "w%u", from);
		assert_int_not_equal(vn_tab_add(t, k, (size_t)n, count), 0);
	}
}

static void
grows_and_merges(void **state)
{
	struct vn_tab a = { 0 }, b = { 0 }, none = { 0 };
	uint64_t sum = 0;
	uint32_t id;
	size_t n = 0;

	(void)state;
	fill(&a, 0, 200000, 1);
	fill(&a, 0, 200000, 2);
	fill(&b, 100000, 300000, 10);
	assert_int_equal(vn_tab_merge(&a, &b), 0);
	assert_int_equal(vn_tab_merge(&a, &none), 0);
	assert_int_equal(a.n, 300000);
	for (id = 0; (id = vn_tab_next(&a, id)) != 0; n++)
		sum += vn_tab_count(&a, id);
	assert_int_equal(n, 300000);
	assert_int_equal(sum, 200000 * 3 + 200000 * 10);
	assert_int_equal(count_of(&a, "w150000", 7), 13);
	id = vn_tab_add(&a, "w7", 2, 0);
	assert_int_equal(vn_tab_merge(&none, &a), 0);	/* changes hands */
	assert_int_equal(a.n, 0);
	assert_int_equal(none.n, 300000);
	vn_tab_seal(&none);
	assert_int_equal(vn_tab_count(&none, id), 3);
	assert_int_not_equal(vn_tab_next(&none, id), 0);
	vn_tab_fini(&a);
	vn_tab_fini(&b);
	vn_tab_fini(&none);
}

static void
large_keys(void **state)
{
	size_t big = ((size_t)3 << 20) + 5, n, i;
	struct vn_tab t = { 0 };
	uint32_t id, seen = 0;
	char *s;

	(void)state;
	s = malloc(big);
	assert_non_null(s);
	memset(s, 'x', big);
	fill(&t, 0, 10, 1);
	assert_int_not_equal(vn_tab_add(&t, s, big, 5), 0);
	fill(&t, 10, 20, 1);
	for (i = 0; i < 40; i++)	/* around the size of a chunk */
		assert_int_not_equal(vn_tab_add(&t, s, (1 << 20) - 30 + i,
		    7), 0);
	fill(&t, 20, 30, 1);
	assert_int_equal(count_of(&t, s, big), 5);
	assert_int_equal(count_of(&t, s, 1 << 20), 7);
	s[big - 1] = 'y';
	assert_int_equal(count_of(&t, s, big), 0);
	for (id = 0; (id = vn_tab_next(&t, id)) != 0; seen++)
		assert_non_null(vn_tab_key(&t, id, &n));
	assert_int_equal(seen, 30 + 40 + 2);
	vn_tab_fini(&t);
	free(s);
}

static void
limits(void **state)
{
	struct vn_tab t = { 0 };
	uint32_t id = vn_tab_add(&t, "a", 1, UINT64_MAX - 1);

	(void)state;
	assert_int_not_equal(id, 0);
	assert_int_equal(vn_tab_add(&t, "a", 1, 1), id);
	errno = 0;
	assert_int_equal(vn_tab_add(&t, "a", 1, 1), 0);
	assert_int_equal(errno, EOVERFLOW);
	assert_true(vn_tab_count(&t, id) == UINT64_MAX);
	assert_int_equal(vn_tab_addh(&t, "a", VN_TAB_KEY_MAX + 1, 0, 1),
	    0);
	assert_int_equal(errno, ENOMEM);
	vn_tab_set(&t, id, 3);
	assert_int_equal(vn_tab_count(&t, id), 3);
	vn_tab_fini(&t);
}

int
main(void)
{
	const struct CMUnitTest t[] = {
		cmocka_unit_test(empty),
		cmocka_unit_test(any_bytes),
		cmocka_unit_test(hash_in_steps),
		cmocka_unit_test(grows_and_merges),
		cmocka_unit_test(large_keys),
		cmocka_unit_test(limits)
	};

	return cmocka_run_group_tests(t, NULL, NULL);
}
