/* test_jsonl - find, decode, encode one string of a JSON line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/jsonl.h"

static const struct {
	const char *line, *field, *want;	/* NULL: none */
} found[] = {
	{ "{\"text\":\"chào\"}", "text", "chào" },
	{ " { \"a\" : 1 , \"text\" : \"b\" } ", "text", "b" },
	{ "{}", "text", NULL }, { "{\"text\":1}", "text", NULL },
	{ "{\"text\":null,\"b\":true,\"c\":false}", "text", NULL },
	{ "{\"text\":\"\"}", "text", "" },
	{ "{\"a\":{\"text\":\"x\"}}", "text", NULL },
	{ "{\"a\":{\"text\":\"x\"}}", "a.text", "x" },
	{ "{\"a\":{\"b\":{\"c\":\"x\"}}}", "a.b.c", "x" },
	{ "{\"a\":{\"c\":\"y\"},\"b\":{\"c\":\"x\"}}", "b.c", "x" },
	{ "{\"z\":{\"a\":{\"b\":\"x\"}}}", "a.b", NULL },
	{ "{\"a\":[{\"b\":\"x\"}]}", "a.b", NULL },
	{ "{\"a.b\":\"x\",\"a\":{\"b\":\"y\"}}", "a.b", "x" },
	{ "{\"a\":{\"x\":{\"b\":\"n\"}},\"q\":{\"b\":\"m\"}}", "a.b", NULL },
	{ "{\"a\":{\"x\":{\"b\":\"n\"},\"b\":\"y\"}}", "a.b", "y" },
	{ "{\"text\":\"a\",\"text\":\"b\"}", "text", "b" },
	{ "{\"text\":\"a\",\"text\":1}", "text", NULL },
	{ "{\"t\\u0065xt\":\"a\"}", "text", "a" },
	{ "{\"ch\\u1eef\":\"a\"}", "chữ", "a" },
	{ "{\"a\":[],\"b\":[1,[2,{}],\"x\"],\"text\":\"y\"}", "text", "y" },
	{ "{\"a\":-0.5e+10,\"b\":0,\"c\":12E3,\"text\":\"y\"}", "text", "y" },
	{ "{\"text\":\"a\\\"b\\\\\"}", "text", "a\\\"b\\\\" },
	{ "{\"\":\"x\"}", "", "x" }, { "{\"a\":{\"\":\"x\"}}", "a.", "x" },
	{ "{\"x\":\"text\",\"y\":[\"text\"]}", "text", NULL },
};

static void
fields(void **state)
{
	size_t i, at, len;
	const char *s, *f;
	int rc;

	(void)state;
	for (i = 0; i < sizeof found / sizeof found[0]; i++) {
		s = found[i].line;
		f = found[i].field;
		rc = vn_jsonl_find(s, strlen(s), f, strlen(f), &at, &len);
		if (rc != (found[i].want ? VN_JSONL_FOUND : VN_JSONL_NONE))
			fail_msg("%s of %s: %d", f, s, rc);
		if (rc == VN_JSONL_FOUND && (len != strlen(found[i].want) ||
		    memcmp(s + at, found[i].want, len) != 0))
			fail_msg("%s of %s: %.*s", f, s, (int)len, s + at);
	}
}

static const struct {
	const char *line;
	size_t	 at;
} bad[] = {
	{ "", 0 }, { "  ", 2 }, { "[]", 0 }, { "\"a\"", 0 }, { "{", 1 },
	{ "{\"a\"", 4 }, { "{\"a\":", 5 }, { "{\"a\":1", 6 }, { "{\"a\":1,", 7 },
	{ "{\"a\":1,}", 7 }, { "{a:1}", 1 }, { "{\"a\" 1}", 5 }, { "{\"a\":01}", 6 },
	{ "{\"a\":1.}", 7 }, { "{\"a\":-}", 6 }, { "{\"a\":1e}", 7 },
	{ "{\"a\":tru}", 8 }, { "{\"a\":nul", 8 }, { "{\"a\":\"b}", 8 },
	{ "{\"a\":\"\\x\"}", 7 }, { "{\"a\":\"\\u12g4\"}", 6 },
	{ "{\"a\":\"\t\"}", 6 }, { "{\"a\":[1 2]}", 8 }, { "{\"a\":[1}", 7 },
	{ "{\"a\":{]}", 6 }, { "{} x", 3 }, { "{}{}", 2 }, { "{\"a\":'b'}", 5 },
	{ "{\"a\":NaN}", 5 }, { "{\"a\":\"\\", 7 }, { "{,}", 1 },
};

static void
malformed(void **state)
{
	char deep[4096];
	size_t i, at, len;
	const char *s;
	int rc;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		s = bad[i].line;
		rc = vn_jsonl_find(s, strlen(s), "a", 1, &at, &len);
		if (rc != VN_JSONL_BAD || at != bad[i].at)
			fail_msg("%s: %d at %zu", s, rc, at);
	}
	memcpy(deep, "{\"a\":", 5);
	memset(deep + 5, '[', sizeof deep - 5);
	assert_int_equal(vn_jsonl_find(deep, sizeof deep, "a", 1, &at, &len),
	    VN_JSONL_BAD);
	assert_int_equal(at, 5 + VN_JSONL_DEPTH - 1);
	memset(deep + 5 + 1000, ']', 1000);
	deep[2005] = '}';
	assert_int_equal(vn_jsonl_find(deep, 2006, "a", 1, &at, &len),
	    VN_JSONL_NONE);
}

static void
escapes(void **state)
{
	static const char in[] = "a\\n\\t\\\"\\\\\\/\\b\\f\\r\\u1ea1\\ud83d\\ude00z";
	static const char want[] = "a\n\t\"\\/\b\f\rạ😀z";
	static const char *const lone[] = { "x\\ud83d", "x\\ud83dz", "x\\ude00",
	    "x\\ud83d\\u0061", "x\\ud83d\\n", "x\\ud83d\\ud83d" };
	struct vn_buf out = VN_BUF_INIT;
	struct vn_edits e = { .keep = 1 };
	size_t i, at;

	(void)state;
	assert_int_equal(vn_jsonl_decode(&out, in, sizeof in - 1, &at, &e), 0);
	assert_int_equal(out.n, sizeof want - 1);
	assert_memory_equal(out.s, want, out.n);
	assert_int_equal(e.count, 10);
	assert_int_equal(vn_edits_origin(&e, out.n - 1), sizeof in - 2);
	assert_int_equal(vn_edits_origin(&e, out.n - 5), sizeof in - 2 - 12);
	out.n = 0;
	assert_int_equal(vn_jsonl_encode(&out, want, sizeof want - 1), 0);
	vn_buf_addc(&out, '\0');
	assert_string_equal(out.s, "a\\n\\t\\\"\\\\/\\b\\f\\rạ😀z");
	out.n = 0;
	assert_int_equal(vn_jsonl_encode(&out, "\0\1\x1f\x7f", 4), 0);
	vn_buf_addc(&out, '\0');
	assert_string_equal(out.s, "\\u0000\\u0001\\u001f\x7f");
	for (i = 0; i < sizeof lone / sizeof lone[0]; i++) {
		out.n = 0;
		assert_int_equal(vn_jsonl_decode(&out, lone[i], strlen(lone[i]),
		    &at, NULL), 1);
		assert_int_equal(at, 1);
	}
	assert_int_equal(vn_jsonl_decode(&out, NULL, 0, &at, NULL), 0);
	assert_int_equal(vn_jsonl_encode(&out, NULL, 0), 0);
	vn_buf_fini(&out);
	vn_edits_fini(&e);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields),
		cmocka_unit_test(malformed),
		cmocka_unit_test(escapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
