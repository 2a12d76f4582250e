/* The store of words: what is added is found, what is not is not. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/lex.h"

static uint32_t
syl(const char *s)
{
	return vn_lex_hash(s, strlen(s));
}

/* The flags of a word given as up to four syllables. */
static unsigned
get(const struct vn_lex *x, const char *a, const char *b, const char *c)
{
	uint64_t state = vn_lex_step(VN_LEX_START, syl(a));

	if (b != NULL)
		state = vn_lex_step(state, syl(b));
	if (c != NULL)
		state = vn_lex_step(state, syl(c));
	return vn_lex_get(x, state);
}

static void
few_words(void **state)
{
	uint32_t w[3] = { syl("ban"), syl("bảo"), syl("vệ") };
	struct vn_lex_build b = { 0 };
	struct vn_buf out = VN_BUF_INIT;
	struct vn_lex x;

	(void)state;
	assert_int_equal(vn_lex_add(&b, w, 3, 1), 0);
	assert_int_equal(vn_lex_add(&b, w + 1, 2, 2), 0);
	assert_int_equal(vn_lex_add(&b, w, 1, 4), 0);
	assert_int_equal(vn_lex_add(&b, w + 1, 2, 8), 0);
	assert_int_equal(vn_lex_add(&b, w, 0, 1), -1);
	assert_int_equal(errno, EINVAL);
	assert_int_equal(vn_lex_make(&b, &out), 0);
	assert_int_equal(vn_lex_use(&x, out.s, out.n), 0);

	assert_int_equal(get(&x, "ban", NULL, NULL),
	    VN_LEX_WORD | VN_LEX_GOES_ON | 4);
	assert_int_equal(get(&x, "ban", "bảo", NULL), VN_LEX_GOES_ON);
	assert_int_equal(get(&x, "ban", "bảo", "vệ"), VN_LEX_WORD | 1);
	assert_int_equal(get(&x, "bảo", "vệ", NULL), VN_LEX_WORD | 10);
	assert_int_equal(get(&x, "vệ", "bảo", NULL), 0);
	assert_int_equal(get(&x, "vệ", NULL, NULL), 0);
	vn_lex_build_fini(&b);
	vn_buf_fini(&out);
}

static void
many_words(void **state)
{
	enum { N = 40000 };
	struct vn_lex_build b = { 0 }, back = { 0 };
	struct vn_buf out = VN_BUF_INIT, out2 = VN_BUF_INIT;
	struct vn_lex x;
	uint32_t w[2];
	unsigned i, wrong = 0;

	(void)state;
	for (i = 0; i < N; i++) {
		w[0] = vn_lex_hash(&i, 2);
		w[1] = i;
		assert_int_equal(vn_lex_add(&b, w, 2, i & VN_LEX_INFO), 0);
	}
	for (i = N; i-- > 0;) {
		w[0] = vn_lex_hash(&i, 2);
		w[1] = i;
		assert_int_equal(vn_lex_add(&back, w, 2, i & VN_LEX_INFO), 0);
	}
	assert_int_equal(vn_lex_make(&b, &out), 0);
	assert_int_equal(vn_lex_make(&back, &out2), 0);
	assert_int_equal(out.n, out2.n);
	assert_memory_equal(out.s, out2.s, out.n);
	assert_int_equal(vn_lex_use(&x, out.s, out.n), 0);
	for (i = 0; i < 2 * N; i++) {
		uint64_t s = vn_lex_step(vn_lex_step(VN_LEX_START,
		    vn_lex_hash(&i, 2)), i);
		unsigned want = i < N ? VN_LEX_WORD | (i & VN_LEX_INFO) : 0;

		wrong += vn_lex_get(&x, s) != want;
	}
	assert_int_equal(wrong, 0);
	vn_lex_build_fini(&b);
	vn_lex_build_fini(&back);
	vn_buf_fini(&out);
	vn_buf_fini(&out2);
}

static void
bad_section(void **state)
{
	unsigned char *full;
	struct vn_lex x;
	struct vn_lex_build b = { 0 };
	struct vn_buf out = VN_BUF_INIT;

	(void)state;
	assert_int_equal(vn_lex_use(&x, "", 0), -1);
	assert_int_equal(errno, EINVAL);
	assert_int_equal(vn_lex_use(&x, "", 65), -1);
	/* a table without an empty entry still ends */
	assert_non_null(full = malloc(64));
	memset(full, 0x41, 64);
	assert_int_equal(vn_lex_use(&x, full, 64), 0);
	assert_int_equal(get(&x, "a", NULL, NULL), 0);
	free(full);
	/* nothing at all */
	assert_int_equal(vn_lex_make(&b, &out), 0);
	assert_int_equal(vn_lex_use(&x, out.s, out.n), 0);
	assert_int_equal(get(&x, "a", "b", NULL), 0);
	vn_buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(few_words),
		cmocka_unit_test(many_words),
		cmocka_unit_test(bad_section),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
