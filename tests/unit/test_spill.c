/* Runs and their merge: what goes in comes out in order, added up. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/spill.h"

static int
put(struct vn_spill *sp, const char *a, const char *b, uint64_t count)
{
	return vn_spill_put(sp, a, strlen(a), b, strlen(b), count);
}

/* The records of a merge as text. */
static void
expect(struct vn_spill *sp, struct vn_spill_runs *runs, size_t mem,
    const char *want)
{
	struct vn_spill_merge *m = vn_spill_merge(sp, runs, mem);
	const struct vn_spill_rec *r;
	struct vn_buf out = VN_BUF_INIT;
	char num[24];
	int rc;

	assert_non_null(m);
	while ((rc = vn_spill_next(m, &r)) == 1) {
		snprintf(num, sizeof num, "=%llu;",
		    (unsigned long long)r->count);
		assert_int_equal(vn_buf_add(&out, r->a.s, r->a.n), 0);
		assert_int_equal(vn_buf_addc(&out, '/'), 0);
		assert_int_equal(vn_buf_add(&out, r->b.s, r->b.n), 0);
		assert_int_equal(vn_buf_adds(&out, num), 0);
	}
	assert_int_equal(rc, 0);
	assert_int_equal(vn_buf_addc(&out, '\0'), 0);
	assert_string_equal(out.s, want);
	vn_buf_fini(&out);
	vn_spill_merge_free(m);
}

static void
runs_of_words(void **state)
{
	struct vn_spill_runs runs = { 0 }, other = { 0 };
	struct vn_spill sp;

	(void)state;
	vn_spill_init(&sp, "/tmp");
	expect(&sp, &runs, 1 << 20, "");
	assert_int_equal(vn_spill_begin(&sp, &runs), 0);
	assert_int_equal(put(&sp, "", "", 1), 0);
	assert_int_equal(put(&sp, "a", "", 2), 0);
	assert_int_equal(put(&sp, "ab", "x", 3), 0);
	assert_int_equal(put(&sp, "ab", "xy", UINT64_MAX), 0);
	assert_int_equal(vn_spill_end(&sp), 0);
	assert_int_equal(vn_spill_begin(&sp, &other), 0);
	assert_int_equal(put(&sp, "z", "", 1), 0);
	assert_int_equal(vn_spill_end(&sp), 0);
	assert_int_equal(vn_spill_begin(&sp, &runs), 0);
	assert_int_equal(vn_spill_end(&sp), 0);
	assert_int_equal(vn_spill_begin(&sp, &runs), 0);
	assert_int_equal(put(&sp, "a", "", 40), 0);
	assert_int_equal(put(&sp, "a", "b", 0), 0);
	assert_int_equal(put(&sp, "ab", "", 5), 0);
	assert_int_equal(put(&sp, "ab", "x", 6), 0);
	assert_int_equal(put(&sp, "b", "", 300), 0);
	assert_int_equal(vn_spill_end(&sp), 0);
	expect(&sp, &runs, 1, "/=1;a/=42;a/b=0;ab/=5;ab/x=9;"
	    "ab/xy=18446744073709551615;b/=300;");
	/* once more, and the other runs */
	expect(&sp, &runs, 1 << 20, "/=1;a/=42;a/b=0;ab/=5;ab/x=9;"
	    "ab/xy=18446744073709551615;b/=300;");
	expect(&sp, &other, 0, "z/=1;");
	vn_spill_runs_fini(&runs);
	vn_spill_runs_fini(&other);
	vn_spill_fini(&sp);
}

/* Many runs, merged in passes; long records over the ends of buffers. */
static void
many_runs(void **state)
{
	struct vn_spill_runs runs = { 0 };
	const struct vn_spill_rec *r;
	struct vn_spill_merge *m;
	struct vn_spill sp;
	char *long_a = malloc(70000), a[16];
	uint64_t i, n = 0;
	int rc, run;

	(void)state;
	memset(long_a, 'k', 70000);
	vn_spill_init(&sp, "/tmp");
	for (run = 0; run < 23; run++) {
		assert_int_equal(vn_spill_begin(&sp, &runs), 0);
		for (i = 0; i < 2000; i++) {
			if (i % 500 == 250) {
				snprintf(long_a, 8, "%05d.", (int)i);
				long_a[6] = 'k';
				assert_int_equal(vn_spill_put(&sp, long_a,
				    70000, "", 0, 1), 0);
			}
			snprintf(a, sizeof a, "%05d/", (int)i);
			assert_int_equal(put(&sp, a, "", i + 1), 0);
		}
		assert_int_equal(vn_spill_end(&sp), 0);
	}
	m = vn_spill_merge(&sp, &runs, 1);
	assert_non_null(m);
	assert_int_equal(runs.n <= 4, 1);
	for (i = 0; (rc = vn_spill_next(m, &r)) == 1; ) {
		if (r->a.n == 70000) {
			assert_int_equal(r->count, 23);
			n++;
			continue;
		}
		assert_int_equal(r->count, 23 * (i + 1));
		assert_int_equal(strtoul(r->a.s, NULL, 10), i);
		i++;
	}
	assert_int_equal(rc, 0);
	assert_int_equal(i, 2000);
	assert_int_equal(n, 4);
	vn_spill_merge_free(m);
	vn_spill_runs_fini(&runs);
	vn_spill_fini(&sp);
	free(long_a);
}

static void
errors(void **state)
{
	struct vn_spill_runs runs = { 0 };
	const struct vn_spill_rec *r;
	struct vn_spill_merge *m;
	struct vn_spill sp;
	int i;

	(void)state;
	vn_spill_init(&sp, "/nonexistent");
	errno = 0;
	assert_int_equal(vn_spill_begin(&sp, &runs), -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(vn_spill_end(&sp), -1);
	vn_spill_fini(&sp);

	/* a sum over 64 bits */
	vn_spill_init(&sp, "/tmp");
	for (i = 0; i < 2; i++) {
		assert_int_equal(vn_spill_begin(&sp, &runs), 0);
		assert_int_equal(put(&sp, "a", "", UINT64_MAX), 0);
		assert_int_equal(vn_spill_end(&sp), 0);
	}
	m = vn_spill_merge(&sp, &runs, 1 << 20);
	assert_non_null(m);
	errno = 0;
	assert_int_equal(vn_spill_next(m, &r), -1);
	assert_int_equal(errno, EOVERFLOW);
	vn_spill_merge_free(m);

	/* a file that somebody cut short */
	assert_int_equal(ftruncate(sp.fd, 2), 0);
	errno = 0;
	assert_null(vn_spill_merge(&sp, &runs, 1 << 20));
	assert_int_equal(errno, EIO);
	vn_spill_runs_fini(&runs);
	vn_spill_fini(&sp);
}

static void
malformed(void **state)
{
	static const struct {
		const char *s;
		size_t	 n;
		ptrdiff_t want;
	} t[] = {
		{ "\0\1a\0\0\1", 6, 6 },
		{ "\0\1a\0\0\1", 5, 0 },
		{ "\0\1a\0\0", 2, 0 },
		{ "", 0, 0 },
		{ "\1\1a\0\0\1", 6, -1 },	/* shares what was not there */
		{ "\0\0\1\0\1", 5, -1 },
		{ "\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\2", 11, -1 },
		{ "\0\x81\x80\x80\x80\x08", 6, -1 },	/* over 2 GiB */
		{ "\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\1", 14, 14 },
		{ "\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\x81", 14, -1 },
	};
	struct vn_spill_rec r;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof t / sizeof *t; i++) {
		memset(&r, 0, sizeof r);
		errno = 0;
		assert_int_equal(vn_spill_get(&r, t[i].s, t[i].n), t[i].want);
		assert_int_equal(errno, t[i].want == -1 ? EIO : 0);
		vn_buf_fini(&r.a);
		vn_buf_fini(&r.b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(runs_of_words),
		cmocka_unit_test(many_runs),
		cmocka_unit_test(errors),
		cmocka_unit_test(malformed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
