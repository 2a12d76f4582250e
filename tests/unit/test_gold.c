#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cmd/vntrain_gold.c"

/* The entities of a line as "start-end TYPE text|..."; or '!' and the reason. */
static void
check(const char *line, const char *want)
{
	struct vn_buf text = VN_BUF_INIT, got = VN_BUF_INIT;
	struct vn_name_gold *g = NULL;
	const char *why = NULL;
	char *copy;
	char at[40];
	size_t n, i, len = strlen(line);
	int rc;

	/* of its very size, so that reading past it is seen */
	assert_non_null(copy = malloc(len > 0 ? len : 1));
	memcpy(copy, line, len);
	rc = gold_parse(copy, len, &text, &g, &n, &why);
	free(copy);
	assert_in_range(rc, 0, 1);
	if (rc == 1) {
		assert_non_null(why);
		assert_int_equal(vn_buf_adds(&got, "!"), 0);
		assert_int_equal(vn_buf_adds(&got, why), 0);
	}
	for (i = 0; rc == 0 && i < n; i++) {
		assert_true(g[i].s < g[i].e && g[i].e <= text.n);
		snprintf(at, sizeof at, "%u-%u %s ", (unsigned)g[i].s,
		    (unsigned)g[i].e, vn_ent_name(g[i].type));
		assert_int_equal(vn_buf_adds(&got, at), 0);
		assert_int_equal(vn_buf_add(&got, text.s + g[i].s,
		    g[i].e - g[i].s), 0);
		assert_int_equal(vn_buf_addc(&got, '|'), 0);
	}
	assert_int_equal(vn_buf_addc(&got, '\0'), 0);
	assert_string_equal(got.s, want);
	free(g);
	vn_buf_fini(&text);
	vn_buf_fini(&got);
}

#define NO_TEXT	"!no JSON object with a text"
#define NO_LIST	"!no list of entities [start, end, \"TYPE\"]"
#define ORDER	"!entities out of order or outside of the text"

static void
test_good(void **state)
{
	(void)state;
	check("{\"text\":\"Chị Ú ở Huế\",\"entities\":[[4,5,\"PER\"],"
	    "[8,11,\"LOC\"]]}", "6-8 PER Ú|13-18 LOC Huế|");
	check("{\"entities\":[[0,2,\"ORG\",\"x]\\\"[\",\"\",0,2,[1,[2]],{\"a\":3}],"
	    "[2,3,\"LOC\"]],\"text\":\"abc\"}", "0-2 ORG ab|2-3 LOC c|");
	check(" {\t\"text\" : \"ab\" , \"entities\"\t:\t[ [ 0 ,\t1 , \"PER\" ]"
	    " , [ 1 , 2 , \"TITLE\" ] ] } \r", "0-1 PER a|1-2 TITLE b|");
	check("{\"text\":\"ab\",\"entities\":[]}", "");
	check("{\"text\":\"\",\"entities\":[ ]}", "");
	/* other members may hold anything, the names as values or deeper, too */
	check("{\"x\":\"entities\",\"y\":{\"entities\":[[9]]},\"z\":[\"entities\","
	    "\"text\"],\"text\":\"ab\",\"entities\":[[0,1,\"PER\"]]}",
	    "0-1 PER a|");
	check("{\"text\":\"ab\",\"entities\":[[0,1,\"PER\"]],\"inner\":[[0,9]]}",
	    "0-1 PER a|");
}

/* Offsets count characters of the decoded text. */
static void
test_escapes(void **state)
{
	(void)state;
	check("{\"text\":\"\\u00da\\n\\\"b\\ud83d\\ude00c\",\"entities\":"
	    "[[0,1,\"PER\"],[3,4,\"ORG\"],[5,6,\"LOC\"]]}",
	    "0-2 PER Ú|4-5 ORG b|9-10 LOC c|");
	check("{\"text\":\"a\\\\\\\"\",\"entities\":[[1,3,\"PER\"]]}",
	    "1-3 PER \\\"|");
	check("{\"text\":\"\\ud83d\",\"entities\":[]}", "!text is no UTF-8");
	check("{\"text\":\"\xff\",\"entities\":[]}", "!text is no UTF-8");
}

/* They are those of the text in NFC, whatever is given. */
static void
test_nfd(void **state)
{
	(void)state;
	check("{\"text\":\"ở Hue\xcc\x82\xcc\x81, chị U\xcc\x81\","
	    "\"entities\":[[2,5,\"LOC\"],[11,12,\"PER\"]]}",
	    "4-9 LOC Huế|17-19 PER Ú|");
	check("{\"text\":\"e\\u0301e\\u0301\",\"entities\":"
	    "[[0,1,\"LOC\"],[1,2,\"PER\"]]}", "0-2 LOC é|2-4 PER é|");
	check("{\"text\":\"e\xcc\x81\",\"entities\":[[0,2,\"LOC\"]]}", ORDER);
}

static void
test_order(void **state)
{
	(void)state;
	check("{\"text\":\"abcd\",\"entities\":[[2,3,\"PER\"],[0,1,\"PER\"]]}",
	    ORDER);
	check("{\"text\":\"abcd\",\"entities\":[[0,2,\"PER\"],[1,3,\"PER\"]]}",
	    ORDER);
	check("{\"text\":\"abcd\",\"entities\":[[0,2,\"PER\"],[0,2,\"PER\"]]}",
	    ORDER);
	check("{\"text\":\"abcd\",\"entities\":[[3,5,\"PER\"]]}", ORDER);
	check("{\"text\":\"abcd\",\"entities\":[[4,5,\"PER\"]]}", ORDER);
	check("{\"text\":\"abcd\",\"entities\":[[2,2,\"PER\"]]}", NO_LIST);
	check("{\"text\":\"abcd\",\"entities\":[[3,1,\"PER\"]]}", NO_LIST);
	check("{\"text\":\"\",\"entities\":[[0,1,\"PER\"]]}", ORDER);
	check("{\"text\":\"abcd\",\"entities\":[[3,4,\"PER\"]]}", "3-4 PER d|");
}

static void
test_bad(void **state)
{
	static const char *const lists[] = { "0", "\"[]\"", "{}", "null",
	    "[0]", "[[]]", "[[0]]", "[[0,1]]", "[[0,1,2]]", "[[0,1,\"PERS\"]]",
	    "[[0,1,\"per\"]]", "[[0,1,\"\"]]", "[[0,1,\"PER\\u0000\"]]",
	    "[[-1,1,\"PER\"]]", "[[0,1.5,\"PER\"]]", "[[0,1e0,\"PER\"]]",
	    "[[[0],1,\"PER\"]]", "[[\"0\",1,\"PER\"]]", "[[0,[1,\"PER\"]]]",
	    "[[0,4294967297,\"PER\"]]", "[[18446744073709551616,1,\"PER\"]]",
	    "[[100000000999999999,\"PER\"]]", "[[0,1,\"PER\"],3]",
	    "[[0,1,\"PER\"],[1]]" };
	char line[200];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		snprintf(line, sizeof line, "{\"text\":\"ab\",\"entities\":%s}",
		    lists[i]);
		check(line, NO_LIST);
	}
	check("{\"text\":\"ab\"}", NO_LIST);
	check("{\"text\":\"ab\",\"Entities\":[]}", NO_LIST);
	check("{\"text\":\"ab\",\"entities\":[[0,999999999,\"PER\"]]}", ORDER);
	check("", NO_TEXT);
	check("ab", NO_TEXT);
	check("[]", NO_TEXT);
	check("{}", NO_TEXT);
	check("{\"text\":1,\"entities\":[]}", NO_TEXT);
	check("{\"text\":\"ab\",\"entities\":[[0,1,\"PER\"]", NO_TEXT);
	check("{\"text\":\"ab\",\"entities\":[[0,1,\"PER\"]]} x", NO_TEXT);
	check("{\"text\":\"ab\",\"entities\":[[0,,1,\"PER\"]]}", NO_TEXT);
	check("{\"text\":\"ab\",\"entities\":[[01,2,\"PER\"]]}", NO_TEXT);
}

/* Every beginning of a good line is refused, and none reads past its end. */
static void
test_cut(void **state)
{
	static const char line[] = "{\"text\":\"a\\u00e9\",\"entities\":"
	    "[[0,1,\"PER\",\"a\\\"]\"],[1,2,\"LOC\",[\"x\"]]],\"n\":1}";
	char part[sizeof line];
	size_t n;

	(void)state;
	check(line, "0-1 PER a|1-3 LOC é|");
	for (n = 0; n < sizeof line - 1; n++) {
		memcpy(part, line, n);
		part[n] = '\0';
		check(part, NO_TEXT);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_nfd),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
