/* test_glyph - look-alikes inside Latin words, and words of their own script. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/glyph.h"
#include "lib/utf8.h"
#include "pass.h"

static const struct pass glyph = { vn_glyph, vn_glyph_maybe, 1 };

/* The foreign letters are spelt by number, since nobody could tell. */
#define C_a	"\xd0\xb0"
#define C_e	"\xd0\xb5"
#define C_o	"\xd0\xbe"
#define C_p	"\xd1\x80"
#define C_c	"\xd1\x81"
#define C_y	"\xd1\x83"
#define C_x	"\xd1\x85"
#define C_i	"\xd1\x96"
#define C_k	"\xd0\xba"
#define C_A	"\xd0\x90"
#define C_B	"\xd0\x92"
#define C_C	"\xd0\xa1"
#define C_E	"\xd0\x95"
#define C_H	"\xd0\x9d"
#define C_K	"\xd0\x9a"
#define C_M	"\xd0\x9c"
#define C_O	"\xd0\x9e"
#define C_T	"\xd0\xa2"
#define G_A	"\xce\x91"
#define G_B	"\xce\x92"
#define G_H	"\xce\x97"
#define G_T	"\xce\xa4"
#define G_a	"\xce\xb1"
#define G_i	"\xce\xb9"
#define G_o	"\xce\xbf"
#define G_v	"\xce\xbd"
#define G_p	"\xcf\x81"
#define MU	"\xce\xbc"

static const struct pass_case cases[] = {
	/* Cyrillic */
	{ C_c "ủa", "của" },
	{ C_c "ủ" C_a, "của" },
	{ C_c "ho rằng", "cho rằng" },
	{ "t" C_o C_a "n", "toan" },
	{ "Fa" C_c "ebook", "Facebook" },
	{ C_A "tlant", "Atlant" },
	{ "w" C_o "lfram", "wolfram" },
	{ C_K C_o "r" C_o "lyov", "Korolyov" },
	{ C_c "y" C_p "rium", "cyprium" },
	{ C_T "u-22M", "Tu-22M" },
	{ C_E "U", "EU" },
	{ "II" C_A, "IIA" },
	{ C_H "à " C_H "ội", "Hà Hội" },
	{ "VI" C_E "T N" C_A C_M, "VIET NAM" },
	{ C_B "ộ Y tế", "Bộ Y tế" },
	{ "(" C_C "h)", "(Ch)" },
	{ "a" C_x, "ax" },
	{ "th" C_y "y", "thyy" },
	{ "t" C_i "n", "tin" },
	{ C_k "hông", "không" },		/* soft: a syllable */
	{ "l" C_a "\xcc\x80", "la\xcc\x80" },	/* a mark of its own */
	{ "\xd0\x81N", "ËN" },
	{ "\xd3\x91n", "ăn" },
	{ "q" C_y C_a, "qya" },
	{ "\xd1\x95inh", "sinh" },
	{ "\xd2\xbb" "ai", "hai" },
	{ "Đắk L\xd0\xb0k, Đắ" C_k, "Đắk Lak, Đắk" },
	/* Greek */
	{ G_T "ây Bắc", "Tây Bắc" },
	{ G_A "nh " G_H "ùng", "Anh Hùng" },
	{ G_B "áo", "Báo" },
	{ G_v "iệt", "việt" },
	{ "t" G_o "àn", "toàn" },
	{ G_p "hải", "phải" },
	{ "h" G_a "i", "hai" },
	{ "t" G_i "n", "tin" },
	/* formulas stay */
	{ G_v "e", NULL },
	{ "h" G_v, NULL },
	{ G_a "V", NULL },
	{ "TNF" G_a, NULL },
	{ G_p "K", NULL },
	{ "C" MU, NULL },
	{ "5 " MU "m, 3 " MU "g", NULL },
	{ "5 µm, 3 µg, µL", NULL },
	{ "10 Ω, 5 kΩ, 5 k\xce\xa9", NULL },
	{ "\xce\x94H, \xcf\x87²", NULL },
	{ "IFN\xce\xb3, TGF\xce\xb2", NULL },
	/* words of the other script */
	{ C_C C_o C_p C_o C_c, NULL },
	{ "Москва", NULL },
	{ "МОСКВА СССР", NULL },
	{ "Αθήνα", NULL },
	{ C_C "-300", NULL },
	{ "Ту-154 và Ан-2", NULL },
	{ C_a, NULL },
	{ "Moscow (Москва)", NULL },
	/* one letter without a look-alike */
	{ "C\xd1\x82роители", NULL },
	{ "Московск" C_a "я a", NULL },
	{ "C\xd0\xa8" C_A, NULL },
	{ "K\xd0\xbb" C_a "\xd0\xb9педа", NULL },
	{ "\xd0\xaf" "nko", NULL },
	{ "pu\xce\xb2lika", NULL },
	{ "\xcb\x88" "bo" G_a "\xc9\xbe", NULL },
	/* nothing foreign */
	{ "", NULL },
	{ "Chị Hòa đi Đắk Lắk, “về” – 1.800 đồng…", NULL },
	{ "\xff" C_c "ủa\xe1\xbb", "\xff" "của\xe1\xbb" },
	{ "Tiếng Việt đẹp. " C_c "ủa", "Tiếng Việt đẹp. của" },
};

static void
test_cases(void **state)
{
	(void)state;
	PASS_CASES(&glyph, cases);
}

/* The quick test sees every letter of both blocks, at every place. */
static void
test_maybe(void **state)
{
	char s[200];
	int32_t cp;
	size_t at;

	(void)state;
	for (at = 0; at < 190; at++) {
		cp = 0x380 + (int32_t)(at * 7 % 0x180);
		memset(s, 'a', sizeof s);
		assert_false(vn_glyph_maybe(s, sizeof s));
		vn_utf8_put(s + at, cp);
		assert_true(vn_glyph_maybe(s, sizeof s));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_maybe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
