/* test_dict - a user's words and phrases that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/buf.h"
#include "lib/dict.h"

/* What becomes of text when every boundary was was before. */
static void
check(const struct vn_dict *d, const char *text, int was, const char *want)
{
	struct vn_dict_memo m = { NULL };
	struct vn_toks v = { NULL, 0, 0 };
	struct vn_buf out = VN_BUF_INIT;
	unsigned char join[64];
	size_t i;
	int again;

	assert_int_equal(vn_tok_line(&v, text, strlen(text)), 0);
	assert_true(v.n <= sizeof join);
	for (again = 0; again < 2; again++) {	/* twice: from memory */
		for (i = 0; i < v.n; i++)
			join[i] = i > 0 && was && v.t[i].space;
		assert_int_equal(vn_dict_apply(d, &m, text, v.t, v.n, join), 0);
		out.n = 0;
		for (i = 0; i < v.n; i++) {
			if (i > 0)
				assert_int_equal(vn_buf_addc(&out,
				    join[i] ? '_' : ' '), 0);
			assert_int_equal(vn_buf_add(&out, text + v.t[i].start,
			    v.t[i].end - v.t[i].start), 0);
		}
		assert_int_equal(vn_buf_addc(&out, '\0'), 0);
		assert_string_equal(out.s, want);
	}
	vn_buf_fini(&out);
	vn_toks_fini(&v);
	vn_dict_memo_fini(&m);
}

static void
add(struct vn_dict *d, const char *text)
{
	const char *why;
	size_t line;

	assert_int_equal(vn_dict_add(d, text, strlen(text), &line, &why), 0);
}

static struct vn_dict *
make(const char *text)
{
	struct vn_dict *d = vn_dict_new();

	assert_non_null(d);
	add(d, text);
	return d;
}

static void
test_words(void **state)
{
	struct vn_dict *d = make("\xef\xbb\xbfnhà sàn\r\n\n  sàn gỗ lim \nnhà\n"
	    "hoà thuận\ntp.hcm xưa");

	(void)state;
	check(d, "ở nhà sàn đó", 0, "ở nhà_sàn đó");
	/* its ends are ends, leftmost wins */
	check(d, "ở nhà sàn gỗ lim đó", 1, "ở nhà_sàn gỗ_lim_đó");
	check(d, "cái sàn gỗ lim kia", 1, "cái sàn_gỗ_lim kia");
	check(d, "cái sàn gỗ kia", 0, "cái sàn gỗ kia");
	check(d, "cái nhà kia", 1, "cái nhà kia");
	/* case, tone placement, NFD */
	check(d, "NHÀ Sàn", 0, "NHÀ_Sàn");
	check(d, "hòa thuận", 0, "hòa_thuận");
	check(d, "ho\xcc\x80" "a thua\xcc\xa3\xcc\x82n", 0,
	    "ho\xcc\x80" "a_thua\xcc\xa3\xcc\x82n");
	check(d, "TP.HCM xưa", 0, "TP.HCM_xưa");
	/* not over a mark */
	check(d, "nhà, sàn", 0, "nhà , sàn");
	check(d, "nhà (sàn gỗ lim)", 0, "nhà ( sàn_gỗ_lim )");
	check(d, "", 0, "");
	vn_dict_free(d);
}

static void
test_never(void **state)
{
	struct vn_dict *d = make("người dân\n-người dân\n- nhà  sàn\n"
	    "ở nhà sàn gỗ\n");

	(void)state;
	check(d, "là người dân đó", 1, "là_người dân_đó");
	check(d, "một nhà sàn đó", 1, "một_nhà sàn_đó");
	check(d, "nó ở nhà sàn gỗ đó", 1, "nó ở_nhà sàn_gỗ đó");
	/* later files win */
	add(d, "người dân\n");
	check(d, "là người dân đó", 1, "là người_dân đó");
	add(d, "-người dân\nlà người dân đó");
	check(d, "người dân", 1, "người dân");
	check(d, "là người dân đó", 0, "là_người dân_đó");
	add(d, "là người dân đó");
	check(d, "là người dân đó", 0, "là_người_dân_đó");
	vn_dict_free(d);
	vn_dict_free(NULL);
}

static void
test_errors(void **state)
{
	static const struct {
		const char *text;
		size_t	 line;
	} bad[] = {
		{ "a b\nc\xff d\n", 2 }, { "a\n\n-b\n", 3 }, { "-\nb\n-b", 3 }
	};
	struct vn_dict *d = make("");
	struct vn_buf b = VN_BUF_INIT;
	const char *why;
	size_t i, line;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(vn_dict_add(d, bad[i].text,
		    strlen(bad[i].text), &line, &why), 1);
		assert_int_equal(line, bad[i].line);
		assert_non_null(why);
	}
	for (i = 0; i < VN_DICT_LONGEST; i++)
		assert_int_equal(vn_buf_adds(&b, "a "), 0);
	assert_int_equal(vn_dict_add(d, b.s, b.n, &line, &why), 0);
	assert_int_equal(vn_buf_adds(&b, "a"), 0);
	assert_int_equal(vn_dict_add(d, b.s, b.n, &line, &why), 1);
	vn_buf_fini(&b);
	vn_dict_free(d);
}

static void
test_many(void **state)
{
	struct vn_dict *d;
	struct vn_buf b = VN_BUF_INIT;
	char s[64];
	int i;

	(void)state;
	for (i = 0; i < 20000; i++) {
		snprintf(s, sizeof s, "t%d u%d v%d\n", i % 301, i % 1009, i);
		assert_int_equal(vn_buf_adds(&b, s), 0);
	}
	assert_int_equal(vn_buf_addc(&b, '\0'), 0);
	d = make(b.s);
	for (i = 0; i < 20000; i += 777) {
		char want[64];

		snprintf(s, sizeof s, "t%d u%d v%d", i % 301, i % 1009, i);
		snprintf(want, sizeof want, "t%d_u%d_v%d", i % 301, i % 1009,
		    i);
		check(d, s, 0, want);
	}
	check(d, "t1 u2 v3", 0, "t1 u2 v3");
	vn_buf_fini(&b);
	vn_dict_free(d);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_never),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
