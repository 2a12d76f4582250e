#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/buf.h"
#include "lib/ent.h"
#include "lib/gaz.h"

/* --- lines marked as tests/data/names.tsv says --- */

static void
plain(struct vn_buf *out, const char *s)
{
	const char *p;
	size_t n;

	for (out->n = 0; *s != '\0'; s++) {
		p = *s == '[' || *s == '{' ? strchr(s, ' ') : NULL;
		n = p != NULL ? (size_t)(p - s) - 1 : 0;
		if (n > 0 && vn_ent_type(s + 1, n) >= 0)
			s = p;
		else if (*s != ']' && *s != '}')
			assert_int_equal(vn_buf_addc(out, *s), 0);
	}
	assert_int_equal(vn_buf_addc(out, '\0'), 0);
}

static void
put(struct vn_buf *out, const char *s, size_t n)
{
	assert_int_equal(vn_buf_add(out, s, n), 0);
}

static void
put_mark(struct vn_buf *out, char open, int type)
{
	assert_int_equal(vn_buf_addc(out, open), 0);
	assert_int_equal(vn_buf_adds(out, vn_ent_name(type)), 0);
	assert_int_equal(vn_buf_addc(out, ' '), 0);
}

static void
mark(struct vn_buf *out, struct vn_ents *x, const char *s)
{
	size_t at = 0, n = strlen(s);
	struct vn_ent e;

	out->n = 0;
	vn_ents_start(x, s, n);
	while (vn_ents_next(x, &e)) {
		put(out, s + at, e.start - at);
		put_mark(out, '[', e.type);
		at = e.start;
		if (e.in_type >= 0) {
			put(out, s + at, e.in_start - at);
			put_mark(out, '{', e.in_type);
			put(out, s + e.in_start, e.in_end - e.in_start);
			put(out, "}", 1);
			at = e.in_end;
		}
		put(out, s + at, e.end - at);
		put(out, "]", 1);
		at = e.end;
	}
	put(out, s + at, n - at + 1);
}

/* Every line of the table is found as it is marked. */
static void
test_table(void **state)
{
	struct vn_buf text = VN_BUF_INIT, got = VN_BUF_INIT;
	struct vn_ents *x = vn_ents_open(NULL, VN_ENT_HAVE);
	FILE *f = fopen("tests/data/names.tsv", "r");
	char line[1024];
	size_t lines = 0;
	int bad = 0;

	(void)state;
	assert_non_null(x);
	assert_non_null(f);
	while (fgets(line, sizeof line, f) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || line[0] == '\0')
			continue;
		lines++;
		plain(&text, line);
		mark(&got, x, text.s);
		if (strcmp(got.s, line) != 0) {
			print_error("want %s\ngot  %s\n", line, got.s);
			bad++;
		}
	}
	fclose(f);
	vn_ents_close(x);
	vn_buf_fini(&text);
	vn_buf_fini(&got);
	assert_true(lines >= 250);
	assert_int_equal(bad, 0);
}

/* The types not asked for are not told; the others stay what they are. */
static void
test_types(void **state)
{
	static const char s[] = "Bộ trưởng Bộ Y tế Lê Thị Hạnh đến Hà Nội "
	    "ngày 1-7-2024.";
	struct vn_ents *x = vn_ents_open(NULL, 1u << VN_ENT_PER |
	    1u << VN_ENT_DATE);
	struct vn_ent e;

	(void)state;
	assert_non_null(x);
	vn_ents_start(x, s, sizeof s - 1);
	assert_int_equal(vn_ents_next(x, &e), 1);
	assert_int_equal(e.type, VN_ENT_PER);
	assert_int_equal(vn_ents_next(x, &e), 1);
	assert_int_equal(e.type, VN_ENT_DATE);
	assert_int_equal(vn_ents_next(x, &e), 0);
	vn_ents_close(x);
}

/* The same wherever the window of tokens ends, whatever stands before. */
static void
test_window(void **state)
{
	static const char line[] = "Bộ trưởng Bộ Y tế Lê Thị Hạnh nói ở Hà Nội . ";
	struct vn_ents *x = vn_ents_open(NULL, VN_ENT_NAMES);
	size_t n = sizeof line - 1, k, pad;
	struct vn_ent e;
	char *s;

	(void)state;
	assert_non_null(x);
	for (pad = 0; pad < 40; pad++) {
		assert_non_null(s = malloc(500 * n + pad));
		for (k = 0; k < pad; k++)
			s[k] = k % 2 ? ' ' : '.';
		for (k = 0; k < 500; k++)
			memcpy(s + pad + k * n, line, n);
		vn_ents_start(x, s, 500 * n + pad);
		for (k = 0; vn_ents_next(x, &e); k++)
			assert_true(e.start < e.end);
		assert_int_equal(k, 3 * 500);
		free(s);
	}
	vn_ents_close(x);
}

/* --- gazetteers --- */

static void
found(const struct vn_gaz *g, const char *s, const char *want)
{
	struct vn_ents *x = vn_ents_open(g, VN_ENT_HAVE);
	struct vn_buf got = VN_BUF_INIT;

	assert_non_null(x);
	mark(&got, x, s);
	assert_string_equal(got.s, want);
	vn_buf_fini(&got);
	vn_ents_close(x);
}

static int
add(struct vn_gaz *g, const char *s, size_t *line, const char **why)
{
	return vn_gaz_add(g, s, strlen(s), line, why);
}

/* A user's entries win over rules and lists, spelled either way. */
static void
test_user(void **state)
{
	struct vn_gaz *g = vn_gaz_open();
	const char *why;
	size_t line;

	(void)state;
	assert_non_null(g);
	found(g, "Hà Nội và Thuý Lâm", "[LOC Hà Nội] và [PER Thuý Lâm]");
	assert_int_equal(add(g, "\xef\xbb\xbf# ours\r\n\r\n"
	    "Hà Nội\tORG\tHNFC\r\nThúy Lâm\tLOC\t-\nvịt quay\tEVENT\t-\tbare\n"
	    "ĐA-7\tID\t7", &line, &why), 0);
	found(g, "Hà Nội và Thuý Lâm", "[ORG Hà Nội] và [LOC Thuý Lâm]");
	found(g, "thúy lâm ăn Vịt Quay", "thúy lâm ăn [EVENT Vịt Quay]");
	found(g, "mã ĐA-7 và ĐA 7", "mã [ID ĐA-7] và [ID ĐA 7]");
	vn_gaz_free(g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_types),
		cmocka_unit_test(test_window),
		cmocka_unit_test(test_user),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
