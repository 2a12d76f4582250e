/* test_rules - user rules: syntax, errors with their place, what they do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules.h"

struct rule_case {
	const char *rules, *in, *want;	/* NULL: dropped */
};

static struct vn_buf out;

/* Rebuild the output from the input and the edits; each must change something. */
static void
check_edits(const char *s, const struct vn_edits *e)
{
	const struct vn_edit *d;
	size_t i, at = 0, to = 0;

	assert_int_equal(e->count, e->n);
	for (i = 0; i < e->n; i++) {
		d = &e->e[i];
		assert_true(d->at >= at && d->to >= to);
		assert_int_equal(d->at - at, d->to - to);
		assert_memory_equal(s + at, out.s + to, d->at - at);
		assert_false(d->n == d->nto &&
		    memcmp(s + d->at, out.s + d->to, d->n) == 0);
		at = d->at + d->n;
		to = d->to + d->nto;
	}
	assert_string_equal(s + at, out.s + to);
}

static int
apply(const char *rules, const char *s, size_t n, struct vn_edits *e)
{
	struct vn_rules *r = vn_rules_open();
	struct vn_rules_work *w;
	struct vn_rules_err err;
	int rc;

	assert_non_null(r);
	if (vn_rules_add(r, rules, strlen(rules), &err) != 0)
		fail_msg("%s: %zu:%zu: %s", rules, err.line, err.byte, err.text);
	assert_non_null(w = vn_rules_work_open(r));
	out.n = 0;
	vn_edits_clear(e);
	e->keep = 1;
	rc = vn_rules_apply(w, &out, s, n, e);
	if (rc == VN_RULES_TROUBLE)
		assert_true(strlen(vn_rules_error(w)) > 0);
	vn_buf_addc(&out, '\0');
	vn_rules_work_close(w);
	vn_rules_close(r);
	return rc;
}

static const struct rule_case cases[] = {
	{ "", "a", "a" }, { "# không\n\n  \t\n", "a", "a" },
	/* drop, keep */
	{ "drop /^Quảng/", "Quảng cáo", NULL }, { "drop /^Quảng/", "In", "In" },
	{ "drop /^quảng/i", "QUẢNG cáo", NULL }, { "drop/a/", "a", NULL },
	{ "drop |a/b|", "a/b", NULL }, { "drop ,a\\,b,", "a,b", NULL },
	{ "drop /a/  # vì sao", "a", NULL }, { "drop /^$/", "", NULL },
	{ "drop /\\bhòa\\b/", "an hòa.", NULL }, { "drop /\\w\\d/", "ạ9", NULL },
	{ "keep /a/\ndrop /b/", "ab", "ab" }, { "keep /a/\ndrop /b/", "b", NULL },
	{ "keep /a/", "b", "b" }, { "drop /b/\nkeep /a/", "ab", NULL },
	{ "keep /a/\ndrop /./\ns/a/c/", "a", "c" },
	{ "s/a/b/\ndrop /b/", "a", NULL }, { "drop /b/\ns/a/b/", "a", "b" },
	{ "drop /hoà/", "ho\u00e0", NULL },
	{ "drop /hoa\u0300/", "ho\u00e0", NULL },	/* the rule becomes NFC */
	{ "\xef\xbb\xbf" "drop /a/\r\n", "a", NULL },
	/* s */
	{ "s/ko/không/", "ko ko", "không ko" }, { "s/ko/không/g", "ko ko",
	    "không không" },
	{ "s/\\bko\\b/không/gi", "Ko kon KO", "không kon không" },
	{ "s#a#b#", "a", "b" }, { "s|a/b|c/d|", "a/b", "c/d" },
	{ "s/a\\/b/c\\/d/", "a/b", "c/d" }, { "s,a,\\,,", "a", "," },
	{ "s/(\\w+) (\\w+)/\\2 \\1/", "một hai", "hai một" },
	{ "s/(\\d+)k\\b/$1 nghìn/g", "5k và 7k", "5 nghìn và 7 nghìn" },
	{ "s/(?<số>\\d+)k/${số}000/", "5k", "5000" },
	{ "s/(a)/${1}0/", "a", "a0" }, { "s/(a)/$10/", "a", "a0" },
	{ "s/a/[&]/g", "aa", "[a][a]" }, { "s/a/\\&/", "a", "&" },
	{ "s/a/[\\0]/", "a", "[a]" }, { "s/a/$/", "a", "$" },
	{ "s/a/\\$1/", "a", "$1" }, { "s/a/\\\\/", "a", "\\" },
	{ "s/a/\\n\\t/", "a", "\n\t" }, { "s/a/\\x{1ea1}/", "a", "ạ" },
	{ "s/\\w+/\\u&/g", "đi về", "Đi Về" }, { "s/(.*)/\\U\\1\\E!/", "ạ", "Ạ!" },
	{ "s/.+/\\L&/", "ĐI VỀ", "đi về" },
	{ "s/x*/-/g", "abc", "-a-b-c-" }, { "s/x*/-/g", "ặxb", "-ặ-b-" },
	{ "s/b*/-/", "abc", "-abc" }, { "s/a//g", "banana", "bnn" },
	{ "s/(a)|b/[$1]/g", "ab", "[a][]" }, { "s/a/a/g", "aa", "aa" },
	{ "s/a/b/g\ns/b/a/g", "aca", "aca" }, { "s/a/bb/\ns/b/c/g", "xay", "xccy" },
	{ "s/a+/b/\ns/b/aaa/", "xaaay", "xaaay" }, { "s/$/./", "a", "a." },
	{ "s/a/12/\ns/2b/3/", "ab", "13" }, { "s/^/> /\ns/a/b/g", "aa", "> bb" },
	{ "s/a(?=b)/x/g", "abab", "xbxb" }, { "s/a\\Kb/x/g", "abab", "axax" },
	{ "s/\\R/ /g", "a\nb", "a b" }, { "s/./x/g", "ặ😀", "xx" },
};

static void
rules_work(void **state)
{
	struct vn_edits e = { 0 };
	size_t i, wrong = 0;
	const char *want;
	int rc;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		rc = apply(cases[i].rules, cases[i].in, strlen(cases[i].in), &e);
		want = cases[i].want;
		if (rc != (want == NULL ? VN_RULES_DROPPED : VN_RULES_KEPT) ||
		    strcmp(out.s, want != NULL ? want : "") != 0) {
			print_error("%s on %s\n\tbecame %d %s\n", cases[i].rules,
			    cases[i].in, rc, out.s);
			wrong++;
		} else if (want != NULL) {
			check_edits(cases[i].in, &e);
		} else {
			assert_int_equal(e.count, 0);
		}
	}
	assert_int_equal(wrong, 0);
	vn_edits_fini(&e);
}

static const struct {
	const char *rules;
	size_t	 line, byte;
} errors[] = {
	{ "xoá /a/", 1, 1 }, { "drop /a/\n\n  drip /a/", 3, 3 },
	{ "drop", 1, 1 }, { "drop a", 1, 6 }, { "drop /a", 1, 8 },
	{ "drop /a\\/", 1, 10 }, { "s/a/b", 1, 6 }, { "s a b ", 1, 2 },
	{ "s/a/b/x", 1, 7 }, { "drop /a/g", 1, 9 }, { "drop /a/ b", 1, 10 },
	{ "drop /(a/", 1, 9 }, { "# x\ndrop /a[/", 2, 9 }, { "s/a/\\1/", 1, 5 },
	{ "s/(a)/x$2/", 1, 8 }, { "s/a/${b}/", 1, 5 }, { "s/a/\\x{}/", 1, 5 },
	{ "s/a/\\q/", 1, 5 }, { "s/a/\\x{d800}/", 1, 5 }, { "drop /\\C/", 1, 9 },
	{ "drop /\xff/", 1, 7 }, { "drop /(*UTF)a{2/", 1, 7 }, { "s", 1, 1 },
};

static void
errors_have_places(void **state)
{
	struct vn_rules *r;
	struct vn_rules_err err;
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof errors / sizeof errors[0]; i++) {
		if (strstr(errors[i].rules, "(*UTF)") != NULL)
			continue;	/* allowed */
		n = strlen(errors[i].rules);
		assert_non_null(r = vn_rules_open());
		err.text[0] = '\0';
		if (vn_rules_add(r, errors[i].rules, n, &err) != 1 ||
		    err.line != errors[i].line || err.byte != errors[i].byte)
			fail_msg("%s: %zu:%zu: %s", errors[i].rules, err.line,
			    err.byte, err.text);
		assert_true(strlen(err.text) > 0);
		vn_rules_close(r);
	}
	vn_rules_close(NULL);
	vn_rules_work_close(NULL);
}

/* Patterns that backtrack without end, and text that grows without end. */
static void
limits(void **state)
{
	struct vn_edits e = { 0 };
	struct vn_buf rules = VN_BUF_INIT;
	char s[4001];
	int i;

	(void)state;
	memset(s, 'a', sizeof s);
	s[4000] = 'b';
	assert_int_equal(apply("drop /^(a+)+$/", s, sizeof s, &e),
	    VN_RULES_TROUBLE);
	assert_int_equal(apply("s/^(a|aa)+$/x/", s, sizeof s, &e),
	    VN_RULES_TROUBLE);
	for (i = 0; i < 40; i++)
		vn_buf_adds(&rules, "s/.*/&&/\n");
	vn_buf_addc(&rules, '\0');
	assert_int_equal(apply(rules.s, "a", 1, &e), VN_RULES_TROUBLE);
	assert_int_equal(out.n, 1);
	/* More stack than compiled code has: the interpreter does it. */
	rules.n = 0;
	for (i = 0; i < 400000; i++)
		vn_buf_adds(&rules, "ab");
	assert_int_equal(apply("drop /^(?:a(?=b)|b)*$/", rules.s, rules.n, &e) !=
	    VN_RULES_KEPT, 1);
	vn_buf_fini(&rules);
	vn_edits_fini(&e);
}

/* A million matches in one line take no time to speak of. */
static void
long_lines(void **state)
{
	struct vn_edits e = { 0 };
	struct vn_buf in = VN_BUF_INIT;

	(void)state;
	while (in.n < 2 << 20)
		vn_buf_adds(&in, "ạ ");
	assert_int_equal(apply("s/ạ/b/g\ns/b/cd/g", in.s, in.n, &e),
	    VN_RULES_KEPT);
	assert_int_equal(e.count, in.n / 4);
	assert_int_equal(apply("s/ạ/ạ/g", in.s, in.n, &e), VN_RULES_KEPT);
	assert_int_equal(e.count, 0);
	in.s[in.n - 1] = '\xff';
	assert_int_equal(apply("s/ạ/b/g", in.s, in.n, &e), VN_RULES_TROUBLE);
	vn_buf_fini(&in);
	vn_edits_fini(&e);
}

static void
any_bytes(void **state)
{
	struct vn_edits e = { 0 };

	(void)state;
	assert_int_equal(apply("s/a/b/g", "a\xff" "a", 3, &e), VN_RULES_KEPT);
	assert_string_equal(out.s, "b\xff" "b");
	assert_int_equal(apply("s/b/x/", "a\0b", 3, &e), VN_RULES_KEPT);
	assert_memory_equal(out.s, "a\0x", 3);
	assert_int_equal(apply("s/^/x/", NULL, 0, &e), VN_RULES_KEPT);
	assert_string_equal(out.s, "x");
	vn_edits_fini(&e);
	vn_buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_work),
		cmocka_unit_test(errors_have_places),
		cmocka_unit_test(limits),
		cmocka_unit_test(long_lines),
		cmocka_unit_test(any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
