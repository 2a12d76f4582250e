/* Statistics of counts: values computed apart, with 80 digits; how they are written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/assoc.h"

#define COUNT(a)	(sizeof (a) / sizeof (a)[0])

/* want has 12 digits; where large terms cancel, 20 places are enough. */
static int
near(double got, double want)
{
	double d = got - want, m = want < 0 ? -want : want;

	return (d < 0 ? -d : d) <= m * 1e-11 + 1e-20;
}

static void
close_to(double got, double want)
{
	if (!near(got, want))
		fail_msg("%.17g, not %.12g", got, want);
}

/* ll pmi npmi t dice x2 */
static const struct {
	struct vn_assoc c;
	double	v[6];
} tables[] = {
	{ { 1, 1, 1, 1 }, { 0, 0, 1.0, 0, 1.0, 0 } },
	{ { 1, 1, 1, 2 }, { 2.77258872224, 1.0, 1.0, 0.5, 1.0, 2.0 } },
	{ { 1, 2, 2, 4 }, { 0, 0, 0, 0, 0.5, 0 } },
	{ { 10, 20, 30, 100 },
	    { 4.47335004957, 0.736965594166, 0.221848749616, 1.26491106407,
	    0.4, 4.7619047619 } },
	{ { 1, 10, 10, 100 }, { 0, 0, 0, 0, 0.1, 0 } },
	{ { 5, 5, 5, 1000 },
	    { 62.9581318943, 7.64385618977, 1.0,
	    2.22488763761, 1.0, 1000.0 } },
	{ { 3, 7, 8, 13 },
	    { 2.35579153058, -0.521952703195, -0.246730477122, -0.754996505863,
	    0.4, 2.23630952381 } },
	{ { 11, 37, 45, 1000 },
	    { 27.8527452766, 2.72390944134, 0.418653826677, 2.81460840163,
	    0.268292682927, 56.9094971241 } },
	{ { 150, 15828, 4675, 14307668 },
	    { 726.439873681, 4.85816190212, 0.293695960755, 11.8251758505,
	    0.0146320050724, 4061.53601315 } },
	{ { 20, 42, 20, 14307668 },
	    { 521.093839067, 18.3779677885, 0.944962480816, 4.47212282709,
	    0.645161290323, 6813164.76189 } },
	{ { 8, 15828, 4675, 14307668 },
	    { 1.3253893978, 0.629343211624, 0.0303001718668, 0.99993198948,
	    0.000780373603863, 1.54886920673 } },
	{ { 1, 1000000, 1000000, 1000000000 },
	    { 1986.18282378, -9.96578428466, -0.333333333333, -999.0,
	    1.0e-6, 1000.0 } },
	{ { 1000, 1000000, 1000000, 1000000000 }, { 0, 0, 0, 0, 0.001, 0 } },
	{ { 1000000, 1000000, 1000000, 1000000000 },
	    { 15814510.2245, 9.96578428466, 1.0, 999.0,
	    1.0, 1000000000.0 } },
	{ { 999000, 1000000000, 1000000, 999999999000 },
	    { 13786879.8697, 9.96434086635, 0.499891379886, 998.499374561,
	    0.001996003996, 997001997.005 } },
	{ { 4000000001, 8000000000, 8000000000, 16000000000 },
	    { 1.0e-9, 3.60673760177e-10, 1.80336880121e-10, 1.58113882989e-5,
	    0.500000000125, 1.0e-9 } },
	{ { 7, 7, 1000, 1000 }, { 0, 0, 0, 0, 0.0139026812314, 0 } },
	{ { 9223372036854775807, 9223372036854775808u,
	    9223372036854775809u, 18446744073709551615u },
	    { 2.55726172904e+19, 1.0, 1.0, 1518500249.99, 1.0,
	    1.84467440737e+19 } },
	{ { 1, 1, 18446744073709551615u, 18446744073709551615u },
	    { 0, 0, 0, 0, 1.08420217249e-19, 0 } },
	{ { 3, 9007199254740993, 9007199254740995, 18446744073709551615u },
	    { 8.80039043754e+12, -40.4150374993, -0.647520839826,
	    -2.53921333709e+12, 3.33066907388e-16, 4.40234462617e+12 } }
};

static void
measures(void **state)
{
	double got;
	size_t i;
	int m;

	(void)state;
	for (i = 0; i < COUNT(tables); i++) {
		assert_true(vn_assoc_ok(&tables[i].c));
		for (m = VN_ASSOC_LL; m <= VN_ASSOC_X2; m++) {
			got = vn_assoc(m, &tables[i].c);
			if (!near(got, tables[i].v[m]))
				fail_msg("table %zu, measure %d: %.17g", i, m,
				    got);
		}
	}
}

/* Swapping the words changes nothing, whatever the order of the sums. */
static void
symmetry(void **state)
{
	struct vn_assoc c;
	size_t i;
	int m;

	(void)state;
	for (i = 0; i < COUNT(tables); i++) {
		c = tables[i].c;
		c.n1p = tables[i].c.np1;
		c.np1 = tables[i].c.n1p;
		for (m = VN_ASSOC_LL; m <= VN_ASSOC_X2; m++)
			assert_true(vn_assoc_round(vn_assoc(m, &c)) ==
			    vn_assoc_round(vn_assoc(m, &tables[i].c)));
	}
}

static void
negative_cells(void **state)
{
	static const struct vn_assoc bad[] = {
		{ 2, 1, 2, 9 }, { 2, 2, 1, 9 }, { 1, 9, 1, 8 }, { 1, 5, 5, 8 },
		{ 1, UINT64_MAX, 3, UINT64_MAX }
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad); i++)
		assert_false(vn_assoc_ok(&bad[i]));
}

static void
names(void **state)
{
	(void)state;
	assert_int_equal(vn_assoc_find("ll"), VN_ASSOC_LL);
	assert_int_equal(vn_assoc_find("pmi"), VN_ASSOC_PMI);
	assert_int_equal(vn_assoc_find("npmi"), VN_ASSOC_NPMI);
	assert_int_equal(vn_assoc_find("t"), VN_ASSOC_T);
	assert_int_equal(vn_assoc_find("dice"), VN_ASSOC_DICE);
	assert_int_equal(vn_assoc_find("x2"), VN_ASSOC_X2);
	assert_int_equal(vn_assoc_find(""), -1);
	assert_int_equal(vn_assoc_find("LL"), -1);
}

/* a c b d; log-likelihood, log ratio */
static const struct {
	uint64_t a, c, b, d;
	double	v[2];
} words[] = {
	{ 10, 100, 10, 100, { 0, 0 } },
	{ 10, 100, 5, 100, { 1.69899036795, 1.0 } },
	{ 5, 100, 10, 100, { -1.69899036795, -1.0 } },
	{ 0, 1000, 17, 2000, { -13.7858136757, -4.08746284125 } },
	{ 17, 2000, 0, 1000, { 13.7858136757, 4.08746284125 } },
	{ 123, 45678, 99, 1000000, { 473.86386718, 4.765514591 } },
	{ 1, 1000000000, 3, 5000000000, { 0.178767122269, 0.736965594166 } },
	{ 3000000000, 9000000000, 1000000000, 3000000001,
	    { 8.33333333102e-11,
	    4.80898346883e-10 } },
	{ 1, 3, 1, 3, { 0, 0 } },
	{ 9223372036854775807, 9223372036854775807, 1,
	    9223372036854775807,
	    { 1.27863086452e+19, 63.0 } },
	{ 7, 7, 0, 1, { 1.86943949674, 1.0 } }
};

static void
keyness(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(words); i++) {
		close_to(vn_keyness(words[i].a, words[i].c, words[i].b,
		    words[i].d), words[i].v[0]);
		close_to(vn_logratio(words[i].a, words[i].c, words[i].b,
		    words[i].d), words[i].v[1]);
	}
	/* the sign where the products have 128 bits and differ by one */
	assert_true(vn_keyness(4294967296, UINT64_MAX / 2, 4294967297,
	    UINT64_MAX / 2) < 0);
	assert_true(vn_keyness(4294967297, UINT64_MAX / 2, 4294967296,
	    UINT64_MAX / 2) > 0);
	assert_true(vn_keyness(0, 0, 3, 9) == 0);
	assert_true(vn_keyness(3, 9, 0, 0) == 0);
	assert_true(vn_keyness(0, 5, 0, 5) == 0);
	assert_true(vn_logratio(0, 0, 3, 9) == 0);
	assert_true(vn_logratio(3, 9, 0, 0) == 0);
}

static void
logarithms(void **state)
{
	(void)state;
	assert_true(vn_idf(1, 1) == 0);
	assert_true(vn_idf(7, 7) == 0);
	close_to(vn_idf(2, 1), 0.69314718056);
	close_to(vn_idf(10, 3), 1.20397280433);
	close_to(vn_idf(1000, 1), 6.90775527898);
	close_to(vn_idf(1000000007, 12345), 11.3022594422);
	close_to(vn_idf(UINT64_MAX, 1), 44.3614195558);
	close_to(vn_idf(UINT64_MAX, UINT64_MAX - 1), 5.42101086243e-20);
	close_to(vn_tfidf(3, 10, 3), 3.61191841298);
	assert_true(vn_tfidf(9, 4, 4) == 0);
	close_to(vn_zipf(1, 1), 9);
	close_to(vn_zipf(1, 2), 8.69897000434);
	close_to(vn_zipf(3, 10), 8.47712125472);
	close_to(vn_zipf(1, 1000), 6);
	close_to(vn_zipf(12345, 1000000007), 4.09149109123);
	close_to(vn_zipf(1, UINT64_MAX), -10.2659197225);
}

static double
entropy(const uint64_t *n, size_t len)
{
	struct vn_entropy e = { 0 };
	size_t i;

	for (i = 0; i < len; i++)
		vn_entropy_add(&e, n[i], 1);
	return vn_entropy(&e);
}

static void
entropies(void **state)
{
	static const uint64_t a[] = { 1, 1 }, b[] = { 1, 1, 1 }, c[] = { 5 },
	    d[] = { 3, 2, 1 }, e[] = { 1000, 100, 10, 1 },
	    f[] = { 4000000000, 3, 2, 1, 1 };
	static uint64_t many[1000];
	struct vn_entropy sum = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(many); i++)
		many[i] = 1;
	assert_true(entropy(NULL, 0) == 0);
	close_to(entropy(a, COUNT(a)), 1);
	close_to(entropy(b, COUNT(b)), 1.58496250072);
	close_to(entropy(c, COUNT(c)), 0);
	close_to(entropy(d, COUNT(d)), 1.45914791703);
	close_to(entropy(e, COUNT(e)), 0.519633034253);
	close_to(entropy(many, COUNT(many)), 9.96578428466);
	close_to(entropy(f, COUNT(f)), 5.66563618436e-8);
	vn_entropy_add(&sum, 1, 700);
	vn_entropy_add(&sum, 1, 300);
	close_to(vn_entropy(&sum), 9.96578428466);
}

static void
is_put(double v, const char *want)
{
	struct vn_buf b = VN_BUF_INIT;

	assert_int_equal(vn_assoc_put(&b, v), 0);
	assert_int_equal(vn_buf_addc(&b, '\0'), 0);
	assert_string_equal(b.s, want);
	vn_buf_fini(&b);
}

static void
decimals(void **state)
{
	(void)state;
	is_put(0, "0.000000");
	is_put(-0.0, "0.000000");
	is_put(-1e-7, "0.000000");
	is_put(-6e-7, "-0.000001");
	is_put(1, "1.000000");
	is_put(-12.5, "-12.500000");
	is_put(0.1, "0.100000");
	is_put(2.0 / 3, "0.666667");
	is_put(0.9999995, "1.000000");		/* a little more in binary */
	is_put(0.99999949, "0.999999");
	is_put(9.99999951, "10.000000");
	is_put(0.0000005, "0.000000");		/* a little less in binary */
	/* halves that are exact in binary go to even */
	is_put(1.0 / 128, "0.007812");
	is_put(3.0 / 128, "0.023438");
	is_put(5.0 / 128, "0.039062");
	is_put(4503599627370495.5, "4503599627370495.500000");
	is_put(9007199254740994.0, "9007199254740994.000000");
	is_put(18446744073709551616.0, "18446744073709551616.000000");
	is_put(-1e21, "-1000000000000000000000.000000");
	is_put(1267650600228229401496703205376.0,
	    "1267650600228229401496703205376.000000");
}

static void
rounding_for_order(void **state)
{
	(void)state;
	assert_true(vn_assoc_round(1e-9) == 0);
	assert_true(vn_assoc_round(-1e-9) == 0);
	assert_true(vn_assoc_round(0.25 + 1e-9) == vn_assoc_round(0.25));
	assert_true(vn_assoc_round(1.0000006) > vn_assoc_round(1.0000004));
	assert_true(vn_assoc_round(-2.5) == -2.5);
	assert_true(vn_assoc_round(1e21) == 1e21);
}

static void
is_ratio(uint64_t a, uint64_t b, unsigned shift, const char *want)
{
	struct vn_buf buf = VN_BUF_INIT;

	assert_int_equal(vn_ratio_put(&buf, a, b, shift), 0);
	assert_int_equal(vn_buf_addc(&buf, '\0'), 0);
	assert_string_equal(buf.s, want);
	vn_buf_fini(&buf);
}

static void
ratios(void **state)
{
	(void)state;
	is_ratio(0, 0, 2, "0.000000");
	is_ratio(0, 3, 2, "0.000000");
	is_ratio(3, 3, 0, "1.000000");
	is_ratio(3, 3, 2, "100.000000");
	is_ratio(3, 3, 6, "1000000.000000");
	is_ratio(1, 3, 0, "0.333333");
	is_ratio(2, 3, 0, "0.666667");
	is_ratio(2, 3, 2, "66.666667");
	is_ratio(2, 3, 6, "666666.666667");
	is_ratio(1, 128, 0, "0.007812");
	is_ratio(3, 128, 0, "0.023438");
	is_ratio(1, 2000000, 0, "0.000000");
	is_ratio(3, 2000000, 0, "0.000002");
	is_ratio(1999999, 2000000, 0, "1.000000");
	is_ratio(1, UINT64_MAX, 6, "0.000000");
	is_ratio(UINT64_MAX - 1, UINT64_MAX, 2, "100.000000");
	is_ratio(UINT64_MAX / 3, UINT64_MAX, 2, "33.333333");
	is_ratio(12345678901234567890u, UINT64_MAX, 6, "669260.594276");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(measures),
		cmocka_unit_test(symmetry),
		cmocka_unit_test(negative_cells),
		cmocka_unit_test(names),
		cmocka_unit_test(keyness),
		cmocka_unit_test(logarithms),
		cmocka_unit_test(entropies),
		cmocka_unit_test(decimals),
		cmocka_unit_test(rounding_for_order),
		cmocka_unit_test(ratios)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
