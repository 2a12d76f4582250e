/* test_tok - the hand-made token list, losslessness, hostile input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "lib/buf.h"
#include "lib/tok_parts.h"

static const char letters[] = "WANPUETMO";	/* by enum vn_tok_class */

/* The tokens of s[0..n) between broken bars, a TAB, their classes. */
static void
show(struct vn_buf *out, const char *s, size_t n)
{
	struct vn_toks v = { NULL, 0, 0 };
	size_t i;

	out->n = 0;
	assert_int_equal(vn_tok_line(&v, s, n), 0);
	for (i = 0; i < v.n; i++) {
		if (i > 0)
			assert_int_equal(vn_buf_adds(out, "\xc2\xa6"), 0);
		assert_int_equal(vn_buf_add(out, s + v.t[i].start,
		    v.t[i].end - v.t[i].start), 0);
	}
	assert_int_equal(vn_buf_addc(out, '\t'), 0);
	for (i = 0; i < v.n; i++)
		assert_int_equal(vn_buf_addc(out, letters[v.t[i].cls]), 0);
	assert_int_equal(vn_buf_addc(out, '\0'), 0);
	vn_toks_fini(&v);
}

static void
test_list(void **state)
{
	FILE *f = fopen("tests/data/tokens.tsv", "r");
	struct vn_buf got = VN_BUF_INIT;
	char line[1024], *tab;
	int bad = 0, cases = 0;

	(void)state;
	if (f == NULL)
		skip();
	while (fgets(line, sizeof line, f) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if ((tab = strchr(line, '\t')) == NULL)
			continue;
		show(&got, line, (size_t)(tab - line));
		cases++;
		if (strcmp(got.s, tab + 1) != 0) {
			bad++;
			print_error("%s\n    not %s\n", got.s, tab + 1);
		}
	}
	fclose(f);
	vn_buf_fini(&got);
	assert_true(cases >= 300);
	assert_int_equal(bad, 0);
}

static void
one(const char *s, size_t n, const char *want)
{
	struct vn_buf got = VN_BUF_INIT;

	show(&got, s, n);
	assert_string_equal(got.s, want);
	vn_buf_fini(&got);
}
#define ONE(s, want)	one(s, sizeof(s) - 1, want)

static void
test_bytes(void **state)
{
	(void)state;
	ONE("", "\t");
	ONE(" \t\r\n\v\f", "\t");
	ONE("\xef\xbb\xbf" "a", "a\tW");	/* BOM */
	ONE("\xef\xbb\xbf", "\t");
	ONE("a\xc2\xa0" "b\xe3\x80\x80" "c\xe2\x80\xa8" "d\xc2\x85" "e",
	    "a\xc2\xa6" "b\xc2\xa6" "c\xc2\xa6" "d\xc2\xa6" "e\tWWWWW");
	/* NFD stays with its letter, a mark with whatever it stands on */
	ONE("tie\xcc\x82\xcc\x81ng", "tie\xcc\x82\xcc\x81ng\tW");
	ONE("e\xcc\xa3\xcc\x82 u", "e\xcc\xa3\xcc\x82\xc2\xa6u\tWW");
	ONE("!\xcc\x81 a", "!\xcc\x81\xc2\xa6" "a\tPW");
	/* ill-formed bytes: of the word, or alone */
	ONE("t\xff\xfe" "a b", "t\xff\xfe" "a\xc2\xa6" "b\tWW");
	ONE("\xff \xc3 \xe1\xba", "\xff\xc2\xa6\xc3\xc2\xa6\xe1\xba\tOOO");
	ONE("\x80" "a", "\x80" "a\tW");
	/* initials in NFD */
	ONE("o\xcc\x82ng D\xcc\xa3. noi",
	    "o\xcc\x82ng\xc2\xa6" "D\xcc\xa3.\xc2\xa6noi\tWAW");
}

static void
test_nul(void **state)
{
	struct vn_toks v = { NULL, 0, 0 };

	(void)state;
	assert_int_equal(vn_tok_line(&v, "a\0b", 3), 0);
	assert_int_equal(v.n, 3);
	assert_int_equal(v.t[1].cls, VN_TOK_OTHER);
	vn_toks_fini(&v);
}

static void
test_space(void **state)
{
	static const char s[] = "a b, c";
	struct vn_toks v = { NULL, 0, 0 };

	(void)state;
	assert_int_equal(vn_tok_line(&v, s, sizeof s - 1), 0);
	assert_int_equal(v.n, 4);
	assert_true(v.t[0].space && v.t[1].space && v.t[3].space);
	assert_false(v.t[2].space);
	/* within a line a BOM is text */
	assert_int_equal(vn_tok_part(&v, "\xef\xbb\xbf", 3), 0);
	assert_int_equal(v.n, 1);
	vn_toks_fini(&v);
}

/* The short way through plain text takes what the careful way takes. */
static void
same_tokens(const char *s, size_t n)
{
	struct vn_toks v = { NULL, 0, 0 }, w = { NULL, 0, 0 };
	size_t i;

	assert_int_equal(vn_tok_part(&v, s, n), 0);
	assert_int_equal(vn_tok_careful(&w, s, n), 0);
	for (i = 0; i < v.n && i < w.n; i++)
		if (v.t[i].start != w.t[i].start || v.t[i].end != w.t[i].end ||
		    v.t[i].cls != w.t[i].cls || v.t[i].space != w.t[i].space)
			fail_msg("token %zu of: %.*s", i, (int)n, s);
	assert_int_equal(v.n, w.n);
	vn_toks_fini(&v);
	vn_toks_fini(&w);
}

/* Every case at every place of the 64 bytes that are looked at together. */
static void
test_plain(void **state)
{
	FILE *f = fopen("tests/data/tokens.tsv", "r");
	char line[1024], s[2048];
	size_t n, pad;

	(void)state;
	if (f == NULL)
		skip();
	while (fgets(line, sizeof line, f) != NULL) {
		n = strcspn(line, "\t\n");
		for (pad = 0; pad < 70; pad++) {
			memset(s, 'x', pad);
			memcpy(s + pad, line, n);
			same_tokens(s, pad + n);	/* glued to a word */
			if (pad > 0)
				s[pad - 1] = ' ';
			s[pad + n] = ' ';
			memcpy(s + pad + n + 1, line, n);
			same_tokens(s, pad + 2 * n + 1);
		}
	}
	fclose(f);
}

/* Letters, whole and cut off, and what is none, by twos and threes. */
static void
test_letters(void **state)
{
	static const char *const bits[] = {
		"a", "T", " ", ".", ",", "1", "_", "-", "\xc3", "\xc3\xa0",
		"\xc3\x97", "\xc3\xb7", "\xc4\x91", "\xc4\x90", "\xc6",
		"\xcc\x81", "\xcd\x81", "\xcd\xbe", "\xe1", "\xe1\xba",
		"\xe1\xba\xa1", "\xe1\x9a\x80", "\xe1\xbc\x80",
		"\xe1\x85\x80", "\xe2\x80\x9d", "\xe2\x80\x99",
		"\xe2\x80\x8b", "\xc2\xa0", "\xc2\xad", "\x97", "\xba",
		"\xf5", "\xf0\x9f\x98\x80"
	};
	const size_t count = sizeof bits / sizeof *bits;
	size_t i, j, k;
	char s[16];

	(void)state;
	for (i = 0; i < count; i++)
		for (j = 0; j < count; j++)
			for (k = 0; k < count; k++) {
				snprintf(s, sizeof s, "%s%s%s", bits[i],
				    bits[j], bits[k]);
				same_tokens(s, strlen(s));
			}
}

/* Twice the input must not take much more than twice the time. */
static double
seconds(const char *unit, size_t n)
{
	struct vn_toks v = { NULL, 0, 0 };
	size_t i, len = strlen(unit);
	char *s = malloc(n);
	clock_t t;

	assert_non_null(s);
	for (i = 0; i < n; i++)
		s[i] = unit[i % len];
	t = clock();
	assert_int_equal(vn_tok_line(&v, s, n), 0);
	t = clock() - t;
	vn_toks_fini(&v);
	free(s);
	return (double)t / CLOCKS_PER_SEC;
}

static void
test_linear(void **state)
{
	static const char *const units[] = {
		"a", ".", "a.", "A.", "a-", "a@", "@", "1/", "1.", "1-",
		"a.a@", ":", "(", "://", "http://", "www.", "\xcc\x81", "\xff",
		"\xf0\x9f\x98\x80\xe2\x80\x8d", "#", "'", "a'", "A&", "=)",
		"TP.", "v.v", "\xe1", "_", "3", "<3", "a.com", "x.co.uk/"
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof units / sizeof *units; i++)
		if (seconds(units[i], 400000) > 2.0)
			fail_msg("slow on %s", units[i]);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_nul),
		cmocka_unit_test(test_space),
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_letters),
		cmocka_unit_test(test_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
