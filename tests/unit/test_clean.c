/* test_clean - the rules, one by one, and that clean text is left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/clean.h"
#include "lib/syl.h"

struct rule_case {
	const char *in, *want;
	int	 rule;		/* the one rule that counts a change; -1 none */
};

static struct vn_buf out;

/* Clean one line; the text is in out, NUL-terminated. */
static int
clean(struct vn_clean *c, const char *s, size_t n, struct vn_clean_line *l)
{
	int rc;

	memset(l, 0, sizeof *l);
	l->s = s;
	l->n = n;
	out.n = 0;
	rc = vn_clean_line(c, &out, l);
	vn_buf_addc(&out, '\0');
	return rc;
}

static void
run_cases(const struct vn_clean_opts *o, const struct rule_case *t, size_t n)
{
	struct vn_clean_line l;
	struct vn_clean c;
	size_t i;
	int r;

	for (i = 0; i < n; i++) {
		vn_clean_init(&c, o);
		assert_int_equal(clean(&c, t[i].in, strlen(t[i].in), &l), 0);
		assert_string_equal(out.s, t[i].want);
		for (r = 0; r < VN_RULES; r++)
			if (t[i].rule != -2)
				assert_int_equal(c.count[r] > 0,
				    r == t[i].rule);
		/* What is clean stays as it is. */
		memset(c.count, 0, sizeof c.count);
		assert_int_equal(clean(&c, t[i].want, strlen(t[i].want), &l),
		    0);
		assert_string_equal(out.s, t[i].want);
		for (r = 0; r < VN_RULES; r++)
			assert_int_equal(c.count[r], 0);
		vn_clean_fini(&c);
	}
}

#define RUN(opts, cases) \
	run_cases(opts, cases, sizeof cases / sizeof cases[0])

static const struct rule_case defaults[] = {
	{ "", "", -1 },
	{ "Chị Hòa đi Đắk Lắk, “về” – 1.800 đồng…", 
	    "Chị Hòa đi Đắk Lắk, “về” – 1.800 đồng…", -1 },
	{ "Ctrl: ½ № ﬁ m² ① ½", "Ctrl: ½ № ﬁ m² ① ½", -1 },
	/* utf8 */
	{ "a\xff z", "a\xef\xbf\xbd z", VN_RULE_UTF8 },
	{ "\xef\xbb\xbf" "mở đầu", "mở đầu", VN_RULE_UTF8 },
	{ "\xef\xbb\xbf\xef\xbb\xbf" "a", "a", VN_RULE_UTF8 },
	{ "hết\r", "hết", VN_RULE_UTF8 },
	/* control */
	{ "a\001b\177c", "abc", VN_RULE_CONTROL },
	{ "đỏ \033[31mrực\033[0m rỡ", "đỏ rực rỡ", VN_RULE_CONTROL },
	{ "\033]0;tên\007xong \033]8;;x\033\\y", "xong y", VN_RULE_CONTROL },
	{ "a\033(Bb", "ab", VN_RULE_CONTROL },
	{ "\033chữ \033]không hết", "chữ ]không hết", VN_RULE_CONTROL },
	{ "một\rhai\vba\fbốn", "một hai ba bốn", VN_RULE_CONTROL },
	{ "a\xc2\x85" "b\xe2\x80\xa8" "c\xe2\x80\xa9" "d", "a b c d",
	    VN_RULE_CONTROL },
	{ "x\xc2\x93y", "xy", VN_RULE_CONTROL },
	/* invisible */
	{ "s\xe2\x80\x8binh", "sinh", VN_RULE_INVISIBLE },
	{ "khám\xc2\xad phá\xe2\x81\xa0", "khám phá", VN_RULE_INVISIBLE },
	{ "giữa\xef\xbb\xbf dòng", "giữa dòng", VN_RULE_INVISIBLE },
	{ "a\xe2\x80\x8e" "b", "ab", VN_RULE_INVISIBLE },
	{ "\xd7\x90\xe2\x80\x8e" "b", "\xd7\x90\xe2\x80\x8e" "b", -1 },
	{ "a\xef\xb8\x8f", "a", VN_RULE_INVISIBLE },
	{ "❤\xef\xb8\x8f", "❤\xef\xb8\x8f", -1 },
	{ "👨\xe2\x80\x8d👩\xe2\x80\x8d👧", "👨\xe2\x80\x8d👩\xe2\x80\x8d👧", -1 },
	{ "a\xe2\x80\x8d" "b", "ab", VN_RULE_INVISIBLE },
	{ "\xe0\xa4\x95\xe2\x80\x8d\xe0\xa4\x96",
	    "\xe0\xa4\x95\xe2\x80\x8d\xe0\xa4\x96", -1 },	/* Indic */
	{ "\xf0\x9f\x87\xbb\xf0\x9f\x87\xb3 1\xef\xb8\x8f\xe2\x83\xa3",
	    "\xf0\x9f\x87\xbb\xf0\x9f\x87\xb3 1\xef\xb8\x8f\xe2\x83\xa3", -1 },
	/* nfc, marks */
	{ "tie\xcc\x82\xcc\x81ng", "tiếng", VN_RULE_NFC },
	{ "ti\xc3\xa9\xcc\x82ng", "tiếng", VN_RULE_MARKS },
	{ "á\xcc\x81", "á", VN_RULE_MARKS },
	/* space */
	{ "  a  b ", "a b", VN_RULE_SPACE },
	{ "a\xc2\xa0" "b\xe3\x80\x80" "c", "a b c", VN_RULE_SPACE },
	{ "a \t b\tc", "a\tb\tc", VN_RULE_SPACE },
	{ "\ta\t", "\ta\t", -1 },
	{ " \t ", "\t", VN_RULE_SPACE },
	{ "   ", "", VN_RULE_SPACE },
	/* eth */
	{ "Ðà Nẵng, NÐ-CP, HÐND", "Đà Nẵng, NĐ-CP, HĐND", VN_RULE_ETH },
	{ "ðường", "đường", VN_RULE_ETH },
	{ "Guðmundur, GUÐMUNDUR, það, Ðæ", "Guðmundur, GUÐMUNDUR, það, Ðæ",
	    -1 },
	/* more than one */
	{ "\xef\xbb\xbf  tie\xcc\x82\xcc\x81ng\xc2\xa0\xff\r", "tiếng \xef\xbf\xbd",
	    -2 },
};

static void
test_defaults(void **state)
{
	struct vn_clean_opts o = { .on = VN_RULES_DEFAULT, .delim = '\n' };

	(void)state;
	RUN(&o, defaults);
}

static void
test_spaces(void **state)
{
	static const struct rule_case trim[] = {
		{ "  a  b\xc2\xa0\t ", "a  b \t", VN_RULE_SPACE },
		{ "a  b", "a  b", -1 },
	}, keep[] = {
		{ "  a  b ", "  a  b ", -1 },
		{ "a\xc2\xa0" " b", "a  b", VN_RULE_SPACE },
	}, off[] = {
		{ " a\xc2\xa0 ", " a\xc2\xa0 ", -1 },
	};
	struct vn_clean_opts o = { .on = VN_RULES_DEFAULT, .delim = '\n',
	    .spaces = VN_SPACES_TRIM };

	(void)state;
	RUN(&o, trim);
	o.spaces = VN_SPACES_KEEP;
	RUN(&o, keep);
	o.on &= ~VN_RULE_BIT(VN_RULE_SPACE);
	RUN(&o, off);
}

static void
test_off(void **state)
{
	static const struct rule_case nothing[] = {
		{ "\xef\xbb\xbf \001\xff\xe2\x80\x8b" "e\xcc\x81 Ðà\xc3\xa9\xcc\x82\r",
		    "\xef\xbb\xbf \001\xff\xe2\x80\x8b" "e\xcc\x81 Ðà\xc3\xa9\xcc\x82\r",
		    -1 },
	};
	struct vn_clean_opts o = { .delim = '\n' };

	(void)state;
	RUN(&o, nothing);
}

static void
test_tone(void **state)
{
	static const struct rule_case old[] = {
		{ "hoà, HOÀ thuỷ; sức khoẻ của Thuý", "hòa, HÒA thủy; sức khỏe của Thúy",
		    VN_RULE_TONE },
		{ "qúy gía tóan", "quý giá toán", VN_RULE_TONE },
		{ "hoàn quý huỳnh", "hoàn quý huỳnh", -1 },
		{ "\xe1\x9a\x80hoà", "hòa", -2 },
		/* pinyin beside its like; a capital i for an l */
		{ "Huì Shēn, Xià 夏; Ià, Leá, più, giặt gịa",
		    "Huì Shēn, Xià 夏; Ià, Leá, più, giặt gịa", -1 },
		{ "đẩy luì muà này", "đẩy lùi mùa này", VN_RULE_TONE },
	}, new[] = {
		{ "hòa", "hoà", VN_RULE_TONE },
		{ "ho\xcc\x80" "a", "hoà", -2 },
	};
	struct vn_clean_opts o = { .delim = '\n', .tone = VN_TONE_OLD,
	    .on = VN_RULES_DEFAULT | VN_RULE_BIT(VN_RULE_TONE) };

	(void)state;
	RUN(&o, old);
	o.tone = VN_TONE_NEW;
	RUN(&o, new);
}

static void
test_invalid(void **state)
{
	struct vn_clean_opts o = { .on = VN_RULES_DEFAULT, .delim = '\n' };
	struct vn_clean_line l;
	struct vn_clean c;

	(void)state;
	o.invalid = VN_INVALID_FAIL;
	vn_clean_init(&c, &o);
	assert_int_equal(clean(&c, "abc\xff" "d", 5, &l), 1);
	assert_int_equal(l.bad.first, 3);
	vn_clean_fini(&c);
	o.invalid = VN_INVALID_DROP;
	vn_clean_init(&c, &o);
	assert_int_equal(clean(&c, "e\xff\xcc\x81\xe1\xbb", 6, &l), 0);
	assert_string_equal(out.s, "é");
	assert_int_equal(l.bad.n, 2);
	assert_int_equal(c.count[VN_RULE_UTF8], 2);
	vn_clean_fini(&c);
	o.invalid = VN_INVALID_KEEP;
	vn_clean_init(&c, &o);
	assert_int_equal(clean(&c, "a \xff ", 4, &l), 0);
	assert_string_equal(out.s, "a \xff");
	assert_int_equal(l.bad.n, 1);
	vn_clean_fini(&c);
}

/* A NUL is data where lines end in LF; LF is white space where they end in NUL. */
static void
test_nul(void **state)
{
	struct vn_clean_opts o = { .on = VN_RULES_DEFAULT, .delim = '\n' };
	struct vn_clean_line l;
	struct vn_clean c;

	(void)state;
	vn_clean_init(&c, &o);
	assert_int_equal(clean(&c, "a\0b", 3, &l), 0);
	assert_string_equal(out.s, "ab");
	vn_clean_fini(&c);
	o.delim = '\0';
	vn_clean_init(&c, &o);
	assert_int_equal(clean(&c, "a \r\n b\n", 7, &l), 0);
	assert_string_equal(out.s, "a\nb\n");
	vn_clean_fini(&c);
}

/* The pieces of a long line, cut after a space, give what the line gives. */
static void
test_pieces(void **state)
{
	static const char *const rest[] = { "b", " b", "\tb", "", "  ", "\t" };
	struct vn_clean_opts o = { .on = VN_RULES_DEFAULT, .delim = '\n' };
	struct vn_buf whole = VN_BUF_INIT, got = VN_BUF_INIT;
	struct vn_clean_line l;
	struct vn_clean c;
	size_t i, k;

	(void)state;
	for (k = 0; k < 3; k++)
		for (i = 0; i < sizeof rest / sizeof rest[0]; i++) {
			o.spaces = (int)k;
			vn_clean_init(&c, &o);
			whole.n = got.n = 0;
			vn_buf_adds(&whole, " a ");
			vn_buf_adds(&whole, rest[i]);
			memset(&l, 0, sizeof l);
			l.s = whole.s;
			l.n = 3;
			l.more = 1;
			assert_int_equal(vn_clean_line(&c, &got, &l), 0);
			l.s = whole.s + 3;
			l.n = whole.n - 3;
			l.more = 0;
			l.cont = 1;
			l.prev = ' ';
			assert_int_equal(vn_clean_line(&c, &got, &l), 0);
			vn_buf_addc(&got, '\0');
			clean(&c, whole.s, whole.n, &l);
			assert_string_equal(got.s, out.s);
			vn_clean_fini(&c);
		}
	vn_buf_fini(&whole);
	vn_buf_fini(&got);
}

/* The prefix that is passed over is clean, and stops only for a reason. */
static void
test_prefix(void **state)
{
	struct vn_clean_opts o = { .on = VN_RULES_DEFAULT, .delim = '\n' };
	struct vn_clean c;
	const char *s = "một\nhai “ba” – bốn…\n\n\tnăm\tsáu\n hai\nx\n";
	char longer[1000];
	size_t n = strlen(s);

	(void)state;
	vn_clean_init(&c, &o);
	assert_int_equal(vn_clean_prefix(&c, s, n),
	    strstr(s, " hai\n") - s + 0);
	assert_int_equal(vn_clean_prefix(&c, s, 3), 0);
	assert_int_equal(vn_clean_prefix(&c, "x\n", 2), 2);
	assert_int_equal(vn_clean_prefix(&c, "x \n", 3), 0);
	assert_int_equal(vn_clean_prefix(&c, "", 0), 0);
	memset(longer, 'a', sizeof longer);
	longer[199] = longer[999] = '\n';
	assert_int_equal(vn_clean_prefix(&c, longer, 1000), 1000);
	longer[998] = ' ';
	assert_int_equal(vn_clean_prefix(&c, longer, 1000), 200);
	longer[0] = '\001';
	assert_int_equal(vn_clean_prefix(&c, longer, 1000), 0);
	vn_clean_fini(&c);
}

static int
teardown(void **state)
{
	(void)state;
	vn_buf_fini(&out);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_spaces),
		cmocka_unit_test(test_off),
		cmocka_unit_test(test_tone),
		cmocka_unit_test(test_invalid),
		cmocka_unit_test(test_nul),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_prefix),
	};

	return cmocka_run_group_tests(tests, NULL, teardown);
}
