/* Model files: writing, finding sections, and every kind of damage. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/model.h"

static void
make(struct vn_buf *b)
{
	static const struct vn_model_part part[] = {
		{ "a", "first", 5 },
		{ "empty", NULL, 0 },
		{ "eightbyt", "0123456789", 10 }
	};

	memset(b, 0, sizeof(*b));
	assert_int_equal(vn_model_make(b, "a test", part, 3), 0);
}

/* Put a true checksum into a damaged model. */
static void
seal(struct vn_buf *b)
{
	vn_put64(b->s + 8, vn_model_digest(b->s + 16, b->n - 16));
}

static void
round_trip(void **state)
{
	struct vn_buf b;
	const char *why = NULL;
	const void *p;
	size_t n;

	(void)state;
	make(&b);
	assert_true(vn_model_check(b.s, b.n, &why));
	assert_null(why);
	assert_int_equal(b.n % 64, 0);
	assert_string_equal(vn_model_name(b.s), "a test");
	p = vn_model_section(b.s, "a", &n);
	assert_int_equal(n, 5);
	assert_memory_equal(p, "first", 5);
	assert_int_equal(((const char *)p - b.s) % 64, 0);
	assert_non_null(vn_model_section(b.s, "empty", &n));
	assert_int_equal(n, 0);
	p = vn_model_section(b.s, "eightbyt", &n);
	assert_int_equal(n, 10);
	assert_memory_equal(p, "0123456789", 10);
	assert_null(vn_model_section(b.s, "emp", &n));
	assert_null(vn_model_section(b.s, "", &n));
	vn_buf_fini(&b);
}

static void
any_address(void **state)
{
	struct vn_buf b;
	char *odd;
	size_t n;

	(void)state;
	make(&b);
	assert_non_null(odd = malloc(b.n + 1));
	memcpy(odd + 1, b.s, b.n);
	assert_true(vn_model_check(odd + 1, b.n, NULL));
	assert_memory_equal(vn_model_section(odd + 1, "a", &n), "first", 5);
	free(odd);
	vn_buf_fini(&b);
}

static void
every_byte_counts(void **state)
{
	struct vn_buf b;
	const char *why;
	size_t i;

	(void)state;
	make(&b);
	for (i = 0; i < b.n; i++) {
		b.s[i] ^= 0x10;
		why = NULL;
		assert_false(vn_model_check(b.s, b.n, &why));
		assert_non_null(why);
		b.s[i] ^= 0x10;
	}
	for (i = 0; i < b.n; i++)
		assert_false(vn_model_check(b.s, i, NULL));
	assert_true(vn_model_check(b.s, b.n, NULL));
	vn_buf_fini(&b);
}

/* With a true checksum each field is still looked at. */
static void
bad_fields(void **state)
{
	static const struct {
		size_t	 at;
		uint64_t value;
		int	 wide;
	} bad[] = {
		{ 16, 2, 0 },			/* version */
		{ 20, 65, 0 },			/* too many sections */
		{ 20, 0xffffffff, 0 },
		{ 20, 4, 0 },			/* one more than there are */
		{ 20, 2, 0 },			/* one less: bytes left over */
		{ 24, 0, 1 },			/* size */
		{ 24, UINT64_MAX, 1 },
		{ 32, 0x61010061, 0 },		/* control byte in the name */
		{ 32, 0x61000061, 0 },		/* letters behind the NUL */
		{ 128, 0, 0 },			/* no tag */
		{ 128, 0xff, 0 },
		{ 136, 0, 1 },			/* offset inside the table */
		{ 136, 257, 1 },		/* not aligned */
		{ 136, UINT64_MAX - 63, 1 },
		{ 136, 320, 1 },		/* bytes left before it */
		{ 144, UINT64_MAX, 1 },		/* length */
		{ 144, UINT64_MAX - 255, 1 },
		{ 144, 100, 1 },		/* over the next section */
		{ 152, 1, 1 },			/* the reserved bytes */
		{ 160, 'a', 1 },		/* a tag twice */
		{ 208, 1000, 1 },		/* behind the end */
	};
	struct vn_buf b;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		make(&b);
		if (bad[i].wide)
			vn_put64(b.s + bad[i].at, bad[i].value);
		else
			vn_put32(b.s + bad[i].at, (uint32_t)bad[i].value);
		seal(&b);
		if (vn_model_check(b.s, b.n, NULL))
			fail_msg("field %zu with %llx was taken", bad[i].at,
			    (unsigned long long)bad[i].value);
		vn_buf_fini(&b);
	}
}

static void
bad_parts(void **state)
{
	static const struct vn_model_part none = { "", "x", 1 };
	static const struct vn_model_part wide = { "ninebytes", "x", 1 };
	static const struct vn_model_part huge = { "x", "", VN_MODEL_MAX + 1 };
	struct vn_buf b = VN_BUF_INIT;

	(void)state;
	assert_int_equal(vn_model_make(&b, "", &none, 1), -1);
	assert_int_equal(errno, EINVAL);
	assert_int_equal(vn_model_make(&b, "", &wide, 1), -1);
	assert_int_equal(vn_model_make(&b, "", &huge, 1), -1);
	assert_int_equal(errno, EFBIG);
	assert_int_equal(b.n, 0);
	assert_int_equal(vn_model_make(&b, "", NULL, 0), 0);
	assert_true(vn_model_check(b.s, b.n, NULL));
	vn_buf_fini(&b);
}

static void
load(void **state)
{
	char path[] = "/tmp/test_model.XXXXXX";
	struct vn_model m;
	struct vn_buf b;
	const char *why;
	int fd;

	(void)state;
	make(&b);
	assert_true((fd = mkstemp(path)) != -1);
	assert_int_equal(write(fd, b.s, b.n), b.n);
	assert_int_equal(vn_model_load(&m, path, &why), 0);
	assert_int_equal(m.n, b.n);
	assert_int_equal((uintptr_t)m.p % 64, 0);
	assert_memory_equal(m.p, b.s, b.n);
	vn_model_free(&m);
	vn_model_free(&m);

	assert_int_equal(ftruncate(fd, 100), 0);
	assert_int_equal(vn_model_load(&m, path, &why), -1);
	assert_string_equal(why, "not a model file");
	assert_null(m.p);
	assert_int_equal(ftruncate(fd, 0), 0);
	assert_int_equal(vn_model_load(&m, path, &why), -1);
	assert_non_null(why);
	close(fd);
	unlink(path);
	assert_int_equal(vn_model_load(&m, path, &why), -1);
	assert_null(why);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(vn_model_load(&m, "/", &why), -1);
	assert_null(why);
	assert_int_equal(errno, EISDIR);
	vn_buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(round_trip),
		cmocka_unit_test(any_address),
		cmocka_unit_test(every_byte_counts),
		cmocka_unit_test(bad_fields),
		cmocka_unit_test(bad_parts),
		cmocka_unit_test(load),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
