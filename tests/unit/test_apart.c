/* test_apart - combining marks that stand apart from their letter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/apart.h"
#include "pass.h"

static const struct pass apart = { vn_apart, vn_apart_maybe, 1 };

#define HUYEN	"\xcc\x80"
#define SAC	"\xcc\x81"
#define NGA	"\xcc\x83"
#define HOI	"\xcc\x89"
#define NANG	"\xcc\xa3"
#define HAT	"\xcc\x82"
#define MOC	"\xcc\x9b"
#define TRANG	"\xcc\x86"
#define NBSP	"\xc2\xa0"

static const struct pass_case cases[] = {
	/* leftward */
	{ "nha " HUYEN, "nha" HUYEN },
	{ "nha " HUYEN " ma " SAC " y", "nha" HUYEN " ma" SAC "y" },
	{ "ba nha " HUYEN " to", "ba nha" HUYEN " to" },
	{ "nha  " HUYEN "  ma" SAC "y", "nha" HUYEN "  ma" SAC "y" },
	{ "nha" NBSP HUYEN, "nha" HUYEN },
	{ "NHA " HUYEN " MA " SAC " Y", "NHA" HUYEN " MA" SAC "Y" },
	{ "tê " NANG, "tê" NANG },
	{ "tu " NANG " trong khoang", "tu" NANG " trong khoang" },
	{ "Chu " HOI " nhật", "Chu" HOI " nhật" },
	{ "(ba " HUYEN ")", "(ba" HUYEN ")" },
	{ "nha " "\xcd\x80", "nha" "\xcd\x80" },
	{ "ga " HUYEN ", vi " NANG "t", "ga" HUYEN ", vi" NANG "t" },
	/* rightward: only to a strict syllable */
	{ "tư " HUYEN " ng chiếc", "tư" HUYEN "ng chiếc" },
	{ "ho " NANG " c", "ho" NANG "c" },
	{ "va " HUYEN " o", "va" HUYEN "o" },
	{ "nghi " NGA " a", "nghi" NGA "a" },
	{ "mô " NANG " t", "mô" NANG "t" },
	{ "la " HUYEN " anh", "la" HUYEN " anh" },
	{ "la " HUYEN " một", "la" HUYEN " một" },
	{ "ho " NANG " x", "ho" NANG " x" },
	{ "quyê " SAC " t đi " NANG " nh", "quyê" SAC "t đi" NANG "nh" },
	{ "tươ " HUYEN " ng", "tươ" HUYEN "ng" },
	/* several marks, several pieces */
	{ "tiê " SAC " ng", "tiê" SAC "ng" },
	{ "tie " HAT SAC " ng", "tie" HAT SAC "ng" },
	{ "tie " HAT " " SAC " ng", "tie" HAT SAC "ng" },
	{ "tu " MOC " o " MOC " " HUYEN " ng", "tu" MOC "o" MOC HUYEN "ng" },
	{ "tha " TRANG " ng", "tha" TRANG "ng" },
	/* letters directly behind the mark */
	{ "quye " HAT SAC "t", "quye" HAT SAC "t" },
	{ "vi " NANG "t", "vi" NANG "t" },
	{ "thi " NANG "trường", "thi" NANG " trường" },
	{ "Bô " NANG "Tài chính", "Bô" NANG " Tài chính" },
	{ "đư " NANG "xyz", "đư" NANG " xyz" },
	/* nothing to join */
	{ " " HUYEN "a", NULL },
	{ HUYEN, NULL },
	{ "", NULL },
	{ "nhà " HUYEN " to", NULL },		/* it has one */
	{ "đồ họa " NANG "(GPU)", NULL },
	{ "tin " HUYEN, NULL },			/* no vowel */
	{ "x " HUYEN " y", NULL },
	{ "tă " HAT, NULL },
	{ "12 " SAC " 3", NULL },
	{ "a, " SAC " b", NULL },
	{ "ma" SAC " y", NULL },
	{ "nhà máy", NULL },
	{ "b " HAT, NULL },
	{ "a " "\xcc\x88", NULL },
	{ "\xff " SAC "\xe1\xbb", NULL },
	{ "\xff" "a " SAC "\xe1\xbb", "\xff" "a" SAC "\xe1\xbb" },
};

static void
test_cases(void **state)
{
	(void)state;
	PASS_CASES(&apart, cases);
}

/* All tones on all plain vowels, apart with and without a tail. */
static void
test_all(void **state)
{
	static const char *const tones[] = { HUYEN, SAC, NGA, HOI, NANG };
	static const char *const vowels[] = { "a", "ă", "â", "e", "ê", "i", "o",
		"ô", "ơ", "u", "ư", "y" };
	char in[32], want[32];
	size_t t, v;

	(void)state;
	for (v = 0; v < 12; v++)
		for (t = 0; t < 5; t++) {
			strcat(strcat(strcpy(in, "t"), vowels[v]), " ");
			strcat(strcat(strcpy(want, "t"), vowels[v]), tones[t]);
			strcat(strcat(in, tones[t]), " kia");
			strcat(want, " kia");
			pass_check(&apart, in, strlen(in), want, strlen(want));
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
