/* test_value - values of entities by a table; each is found in a sentence too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/ent.h"
#include "lib/value.h"

/* A line of the table: type, text, value, day of reference, what follows. */
struct row {
	int	 type;
	int	 found;		/* the recognisers find it in a sentence */
	const char *text, *value, *ref, *after;
};

/* Cut line in place.  0: no row. */
static int
cut(char *line, struct row *r)
{
	char *f[5] = { line, NULL, NULL, NULL, NULL };
	size_t n = 1;

	line[strcspn(line, "\n")] = '\0';
	if (line[0] == '#' || line[0] == '\0')
		return 0;
	for (; n < 5 && (f[n] = strchr(f[n - 1], '\t')) != NULL; n++)
		*f[n]++ = '\0';
	if (n < 2) {
		print_error("no row: %s\n", line);
		fail();
	}
	n = strlen(f[0]);
	r->found = f[0][n - 1] != '?';
	r->type = vn_ent_type(f[0], r->found ? n : n - 1);
	r->text = f[1];
	r->value = f[2] != NULL ? f[2] : "";
	r->ref = f[3] != NULL ? f[3] : "-";
	r->after = f[4];
	assert_int_not_equal(r->type, -1);
	return 1;
}

static void
test_table(void **state)
{
	struct vn_buf b = VN_BUF_INIT;
	FILE *f = fopen("tests/data/values.tsv", "r");
	struct vn_value_ctx c;
	char line[1024];
	struct row r;
	int bad = 0, n[VN_ENT_TYPES] = { 0 }, rc;

	(void)state;
	assert_non_null(f);
	while (fgets(line, sizeof line, f) != NULL) {
		if (!cut(line, &r))
			continue;
		n[r.type]++;
		memset(&c, 0, sizeof c);
		if (strcmp(r.ref, "-") != 0)
			assert_int_equal(vn_value_ref(&c, r.ref), 1);
		c.after = r.after;
		c.nafter = r.after != NULL ? strlen(r.after) : 0;
		b.n = 0;
		rc = vn_ent_value(&b, r.type, r.text, strlen(r.text), &c);
		assert_int_not_equal(rc, -1);
		assert_int_equal(rc, b.n > 0);
		if (b.n != strlen(r.value) ||
		    (b.n > 0 && memcmp(b.s, r.value, b.n) != 0)) {
			print_error("%s: %s\n    is %.*s not %s\n",
			    vn_ent_name(r.type), r.text, (int)b.n,
			    b.n > 0 ? b.s : "", r.value);
			bad++;
		}
	}
	fclose(f);
	vn_buf_fini(&b);
	assert_int_equal(bad, 0);
	assert_true(n[VN_ENT_DATE] >= 170 && n[VN_ENT_LAW] >= 100 &&
	    n[VN_ENT_NUM] >= 130);
}

/* Whether the first entity of the line is s[at..at + n) of a type. */
static int
first_is(struct vn_ents *x, const char *line, int type, size_t at, size_t n,
    struct vn_ent *e)
{
	vn_ents_start(x, line, strlen(line));
	while (vn_ents_next(x, e))
		if (e->type == VN_ENT_DATE || e->type == VN_ENT_LAW ||
		    e->type == VN_ENT_NUM)
			return e->type == type && e->start == at &&
			    e->end == at + n;
	memset(e, 0, sizeof *e);
	return 0;
}

/* Every text of DATE, LAW and NUM is one entity in a sentence. */
static void
test_found(void **state)
{
	static const char before[] = "theo tin \xc4\x91\xc3\xb3, ";
	FILE *f = fopen("tests/data/values.tsv", "r");
	struct vn_ents *x = vn_ents_open(NULL, VN_ENT_PLAIN);
	char line[1024], s[2048];
	struct vn_ent e;
	struct row r;
	int bad = 0;

	(void)state;
	assert_non_null(f);
	assert_non_null(x);
	while (fgets(line, sizeof line, f) != NULL) {
		if (!cut(line, &r) || !r.found || (r.type != VN_ENT_DATE &&
		    r.type != VN_ENT_LAW && r.type != VN_ENT_NUM))
			continue;
		snprintf(s, sizeof s, "%s%s%s%s, xong.", before, r.text,
		    r.after != NULL ? " " : "", r.after != NULL ? r.after : "");
		if (!first_is(x, s, r.type, sizeof before - 1, strlen(r.text),
		    &e)) {
			print_error("%s: %s\n    found %s %.*s\n",
			    vn_ent_name(r.type), r.text,
			    e.end > 0 ? vn_ent_name(e.type) : "nothing",
			    (int)(e.end - e.start), s + e.start);
			bad++;
		}
	}
	fclose(f);
	vn_ents_close(x);
	assert_int_equal(bad, 0);
}

static void
value_is(int type, const char *s, const struct vn_value_ctx *c,
    const char *want)
{
	struct vn_buf b = VN_BUF_INIT;

	assert_int_equal(vn_buf_addc(&b, 'x'), 0);
	assert_int_equal(vn_ent_value(&b, type, s, strlen(s), c),
	    want[0] != '\0');
	assert_int_equal(b.n, strlen(want) + 1);
	assert_memory_equal(b.s + 1, want, strlen(want));
	vn_buf_fini(&b);
}

/* A name that a gazetteer knows is the value as it is. */
static void
test_context(void **state)
{
	struct vn_value_ctx c = { .name = "Q1" , .nname = 2 };

	(void)state;
	value_is(VN_ENT_ORG, "UBND TP", &c, "Q1");
	value_is(VN_ENT_EVENT, "SEA Games 31", &c, "Q1");
	value_is(VN_ENT_NUM, "15%", &c, "15%");
	value_is(VN_ENT_ORG, "", NULL, "");
	value_is(VN_ENT_DATE, "", NULL, "");
	value_is(VN_ENT_TYPES, "x", NULL, "");
	value_is(-1, "x", NULL, "");
	/* a cut in the middle of a letter does no harm */
	c.after = "c\xe1\xbb\xa7";
	c.nafter = 2;
	value_is(VN_ENT_LAW, "Quy\xe1\xba\xbft \xc4\x91\xe1\xbb\x8bnh 5", &c,
	    "5/Q\xc4\x90?");
}

static void
test_ref(void **state)
{
	static const char *const no[] = {
		"", "2024", "2024-1-1", "2024-13-01", "2024-00-01",
		"2024-01-00", "2023-02-29", "2024-04-31", "2024-01-01x",
		"0999-01-01", "20a4-01-01", "2024/01/01"
	};
	struct vn_value_ctx c = { .year = 1 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof no / sizeof no[0]; i++) {
		assert_int_equal(vn_value_ref(&c, no[i]), 0);
		assert_int_equal(c.year, 1);
	}
	assert_int_equal(vn_value_ref(&c, "2024-02-29"), 1);
	assert_true(c.year == 2024 && c.month == 2 && c.day == 29);
}

/* Very long entities have no value, or one of their own length; no crash. */
static void
test_long(void **state)
{
	static const char *const piece[] = {
		"1.", "1/", "ng\xc3\xa0y 1, ", "9h30 ", "kho\xe1\xba\xa3n 1, ",
		"t\xe1\xbb\xb7 ", "2/", "A-", "+8", "n\xc4\x83m "
	};
	struct vn_buf b = VN_BUF_INIT, s = VN_BUF_INIT;
	size_t i, k, n;
	int rc, t;

	(void)state;
	for (i = 0; i < sizeof piece / sizeof piece[0]; i++)
		for (n = 1; n <= 100000; n *= 10) {
			for (s.n = k = 0; k < n; k++)
				assert_int_equal(vn_buf_adds(&s, piece[i]), 0);
			for (t = 0; t < VN_ENT_TYPES; t++) {
				b.n = 0;
				rc = vn_ent_value(&b, t, s.s, s.n, NULL);
				assert_true(rc == 0 || rc == 1);
				assert_int_equal(rc, b.n > 0);
			}
		}
	vn_buf_fini(&b);
	vn_buf_fini(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_found),
		cmocka_unit_test(test_context),
		cmocka_unit_test(test_ref),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
