/*
 * test_normtest - Unicode's NormalizationTest.txt (UAX 15) against vn_nfc().
 * The file's name comes by the environment, NORMTEST; without it nothing is
 * tested (tests/normtest.t finds and unpacks it).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/buf.h"
#include "lib/norm.h"
#include "lib/utf8.h"

#define MAX_CP	0x10ffff

static unsigned char in_part1[MAX_CP + 1];

/* One column, code points in hexadecimal, to UTF-8.  The column's end. */
static const char *
column(const char *p, struct vn_buf *b, int32_t *first)
{
	char tmp[4];
	char *end;
	long cp;

	b->n = 0;
	*first = -1;
	for (; *p != ';' && *p != '\0'; p = end + (*end == ' ')) {
		cp = strtol(p, &end, 16);
		assert_true(end != p && cp >= 0 && cp <= MAX_CP);
		if (b->n == 0)
			*first = (int32_t)cp;
		vn_buf_add(b, tmp, (size_t)vn_utf8_put(tmp, (int32_t)cp));
	}
	return *p == ';' ? p + 1 : p;
}

static int
same(const struct vn_buf *a, const struct vn_buf *b)
{
	return a->n == b->n && memcmp(a->s, b->s, a->n) == 0;
}

/* NFC(in) is want; the quick check never calls text clean that is not. */
static int
nfc_is(struct vn_norm *m, const struct vn_buf *in, const struct vn_buf *want)
{
	struct vn_buf out = VN_BUF_INIT;
	struct vn_edits changed = { 0 };
	int ok;

	assert_int_equal(vn_nfc(m, &out, in->s, in->n, &changed), 0);
	ok = same(&out, want) && (changed.count > 0) == !same(in, want);
	if (vn_nfc_check(in->s, in->n) == in->n && !same(in, want))
		ok = 0;
	vn_buf_fini(&out);
	return ok;
}

/* c2 == NFC(c1) == NFC(c2) == NFC(c3); c4 == NFC(c4) == NFC(c5). */
static int
row(struct vn_norm *m, const char *line, int part)
{
	struct vn_buf c[5] = { VN_BUF_INIT };
	int32_t cp;
	int i, ok = 1;

	for (i = 0; i < 5; i++) {
		line = column(line, &c[i], &cp);
		if (i == 0 && part == 1)
			in_part1[cp] = 1;
	}
	for (i = 0; i < 5; i++)
		ok &= nfc_is(m, &c[i], i < 3 ? &c[1] : &c[3]);
	for (i = 0; i < 5; i++)
		vn_buf_fini(&c[i]);
	return ok;
}

static void
rows(void **state)
{
	const char *name = getenv("NORMTEST");
	struct vn_norm m = { 0 };
	char line[4096];
	int part = 0, n = 0, bad = 0;
	FILE *f;

	(void)state;
	if (name == NULL)
		skip();
	assert_non_null(f = fopen(name, "r"));
	while (fgets(line, sizeof(line), f) != NULL) {
		if (sscanf(line, "@Part%d", &part) == 1 || line[0] == '#')
			continue;
		n++;
		if (!row(&m, line, part) && bad++ < 20)
			print_error("# %s", line);
	}
	fclose(f);
	vn_norm_fini(&m);
	assert_int_equal(bad, 0);
	assert_true(n > 18000);
}

/* A character that part 1 does not name is its own NFC. */
static void
others(void **state)
{
	struct vn_norm m = { 0 };
	struct vn_buf b = VN_BUF_INIT;
	char s[4];
	int32_t cp;
	int bad = 0;

	(void)state;
	if (getenv("NORMTEST") == NULL)
		skip();
	for (cp = 1; cp <= MAX_CP; cp++) {
		if ((cp >= 0xd800 && cp < 0xe000) || in_part1[cp])
			continue;
		b.n = 0;
		vn_buf_add(&b, s, (size_t)vn_utf8_put(s, cp));
		if (!nfc_is(&m, &b, &b) && bad++ < 20)
			print_error("# U+%04X changed\n", (unsigned)cp);
	}
	vn_buf_fini(&b);
	vn_norm_fini(&m);
	assert_int_equal(bad, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows),
		cmocka_unit_test(others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
