#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/keyhash.h"

/* The published vectors: key 00 01 ... 0f, message 00 01 ... of n bytes. */
static const struct {
	size_t n;
	uint64_t hash;
} vectors[] = {
	{ 0, UINT64_C(0x726fdb47dd0e0e31) }, { 1, UINT64_C(0x74f839c593dc67fd) },
	{ 2, UINT64_C(0x0d6c8009d9a94f5a) }, { 3, UINT64_C(0x85676696d7fb7e2d) },
	{ 4, UINT64_C(0xcf2794e0277187b7) }, { 5, UINT64_C(0x18765564cd99a68d) },
	{ 6, UINT64_C(0xcbc9466e58fee3ce) }, { 7, UINT64_C(0xab0200f58b01d137) },
	{ 8, UINT64_C(0x93f5f5799a932462) }, { 9, UINT64_C(0x9e0082df0ba9e4b0) },
	{ 15, UINT64_C(0xa129ca6149be45e5) }, { 16, UINT64_C(0x3f2acc7f57c29bdb) },
	{ 63, UINT64_C(0x958a324ceb064572) }
};

static void
test_vectors(void **state)
{
	const uint64_t key[2] = { UINT64_C(0x0706050403020100),
	    UINT64_C(0x0f0e0d0c0b0a0908) };
	unsigned char text[64];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof text; i++)
		text[i] = (unsigned char)i;
	for (i = 0; i < sizeof vectors / sizeof vectors[0]; i++)
		assert_true(vn_keyhash(key, text, vectors[i].n) ==
		    vectors[i].hash);
}

static void
test_key(void **state)
{
	uint64_t a[2], b[2];

	(void)state;
	vn_keyhash_key(a, "secret", 6);
	vn_keyhash_key(b, "secret", 6);
	assert_true(a[0] == b[0] && a[1] == b[1] && a[0] != a[1]);
	vn_keyhash_key(b, "Secret", 6);
	assert_true(a[0] != b[0] && a[1] != b[1]);
	assert_true(vn_keyhash(a, "x", 1) != vn_keyhash(b, "x", 1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vectors),
		cmocka_unit_test(test_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
