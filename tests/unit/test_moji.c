/*
 * test_moji - UTF-8 read wrongly is undone where it is proven, and nowhere else.
 * The tables of the three encodings stand here once more, so that every letter and
 * text can be misread on purpose.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/moji.h"
#include "lib/utf8.h"
#include "pass.h"

static const struct pass moji = { vn_moji, vn_moji_maybe, 0 };

static const struct pass_case cases[] = {
	/* one pair proves */
	{ "Tiáº¿ng", "Tiếng" },
	{ "Viá»‡t", "Việt" },
	{ "Tiáº¿ng Viá»‡t", "Tiếng Việt" },
	{ "nÆ°á»›c", "nước" },
	{ "HÆ¡i", "Hơi" },
	{ "quáº­n 1", "quận 1" },
	{ "(BÃ¡o Tuá»•i Tráº»)", "(Báo Tuổi Trẻ)" },
	{ "Sá»‘ 5", "Số 5" },
	{ "Tá»“n táº¡i", "Tồn tại" },
	/* two lead bytes prove */
	{ "CÃ´ng ty mÃ¡y", "Công ty máy" },
	{ "Ä‘Ã´i", "đôi" },
	{ "thÃ´ng bÃ¡o", "thông báo" },
	{ "Ä‘Ã£ xÃ³a", "đã xóa" },
	{ "vÄƒn hÃ³a", "văn hóa" },
	{ "cÅ©, mÅ©i", "cũ, mũi" },
	{ "nhÃ©! 30Â°C", "nhé! 30°C" },
	/* one is no proof */
	{ "CÃ´ng ty", NULL },
	{ "Ä‘i", NULL },
	{ "30Â°C", NULL },
	{ "â€œHaiâ€", NULL },
	{ "nhiÃªu", NULL },
	/* a segment */
	{ "Báo Tuá»•i Tráº» số 5", "Báo Tuổi Trẻ số 5" },
	{ "Việt Nam: ThÃ´ng bÃ¡o má»›i nhất", "Việt Nam: Thông báo mới nhất" },
	{ "“Tiáº¿ng” là tiếng", "“Tiếng” là tiếng" },
	{ "à ThÃ´ng bÃ¡o à", "à Thông báo à" },
	{ "nhiÃªu là quá nhiÃªu", NULL },
	/* with what is no letter */
	{ "Ã´ng nÃ³i: â€œViá»‡t Namâ€¦ â€“ Äá»©câ€\xc2\x9d", 
	    "ông nói: “Việt Nam… – Đức”" },
	{ "Ä\xc2\x90áº\xc2\xa0I HÃ”I", "ĐẠI HÔI" },
	{ "ðŸ˜€ vui quÃ¡ Ä‘i", "😀 vui quá đi" },
	/* C1 for what cp1252 lacks; Latin-1 throughout */
	{ "ngÆ°á»\xc2\x9di", "người" },
	{ "\xc3\x84\xc2\x90\xc3\xa1\xc2\xbb\xc2\xa9""c", "Đức" },
	{ "Vi\xc3\xa1\xc2\xbb\xc2\x87t", "Việt" },
	{ "v\xc3\xa1\xc2\xbb\xc2\x81 l\xc3\x83\xc2\xa0m", "về làm" },
	/* cp1258 */
	{ "CĂ´ng ty mĂ¡y", "Công ty máy" },
	{ "Tiáº¿ng nĂ³i", "Tiếng nói" },
	/* twice */
	{ "TiÃ¡ÂºÂ¿ng", "Tiếng" },
	{ "ViÃ¡Â»â€¡t", "Việt" },
	{ "mÃ¡Â»Â›i", "mới" },
	{ "nÆ°á»›c vÃ  nÆ°á»›c", "nước và nước" },
	{ "Báo TuÃ¡Â»â€¢i TrÃ¡ÂºÂ» số", "Báo Tuổi Trẻ số" },
	{ "Ã†Â°", "ư" },
	/* NBSP gone to a space: only beside what is proven */
	{ "lÃ  mÃ¡y cá»§a tÃ´i", "là máy của tôi" },
	{ "lÃ mÃ¡y cá»§a tÃ´i", "là máy của tôi" },
	{ "ngÃ y cá»§a tÃ´i", "ngày của tôi" },
	{ "hoÃ n toÃ n má»›i", "hoàn toàn mới" },
	{ "nÆ°á»›c lÃ", "nước là" },
	{ "nÃ y, viá»‡c nÃ o", "này, việc nào" },
	{ "hoÃ n toÃ n", NULL },
	{ "XÃ HOI", NULL },
	/* bytes that are lost */
	{ "ngÆ°á»i Ä‘Æ°á»ng", "người đường" },
	{ "nhiá»u viá»‡c", "nhiều việc" },
	{ "Äá»©c", "Đức" },
	{ "Äáº¡i", "Đại" },
	{ "ngÆ°á»\xef\xbf\xbdi", "người" },
	{ "vá» viá»‡c", "vá» việc" },	/* về, vọ, vỏ or vờ */
	/* clean capitals */
	{ "THỊ XÃ”", NULL },
	{ "THỊ XÃ” và “XÃ”", NULL },
	{ "XÃ–PHƯỜNG", NULL },
	{ "XÃ – PHƯỜNG – XÃ", NULL },
	{ "“Â”, “Ã”, “Ê”", NULL },
	{ "ĐÃ…", NULL },
	{ "ĐÃ… XÃ… LÃ…", NULL },
	{ "XÃ”, XÃ’, XÃ“", NULL },
	{ "Â‘, Â’, Â\xc2\xa0", NULL },
	{ "Ã‰", NULL },
	{ "THƯ”, SƠ”, ĂĐ“", NULL },
	{ "NHÀ XÃ\xc2\xa0HỘI", NULL },
	{ "BÃ™", NULL },
	/* clean Vietnamese, French, Portuguese, German, Danish */
	{ "«khá»… rồi", NULL },
	{ "Nó nói «khá» và «lá»", NULL },
	{ "chữ “á”, «á», ‘á’", NULL },
	{ "L’été à l’hôtel « Élysée » : 30 °C…", NULL },
	{ "São João, irmã, ação – NÃO, “MAÇÔ…", NULL },
	{ "«Está» — dijo él: «¿Qué?»", NULL },
	{ "«Ä» und ‚Ö‘, Ärger“", NULL },
	{ "Ærø – Ålborg, Œuvre", NULL },
	{ "Chị Hòa đi Đắk Lắk, “về” – 1.800 đồng…", NULL },
	{ "½ № m² • 30° ± ²³", NULL },
	{ "", NULL },
	/* C1 is cp1252 */
	{ "\xc2\x93Xin ch\xc3\xa0o\xc2\x94 \xc2\x96 \xc2\x85",
	    "“Xin chào” – …" },
	{ "\xc2\x80 \xc2\x99 \xc2\x9f", "€ ™ \xc2\x9f" },	/* a bullet */
	{ "c\xc2\x9cur, \xc2\x8akoda \xc2\x97", "cœur, Škoda —" },
	{ "\xc2\x81\xc2\x8d\xc2\x8f\xc2\x90\xc2\x9d", NULL },
	{ "it\xc3\xa2\xc2\x80\xc2\x99s", "it’s" },
	{ "\xc2\x80\xc2\x9cGreen\xc2\x80\xc2\x9d", "“Green”" },
	{ "\x93Xin\x94 t\xe1\xbb\xab\x94", "“Xin” từ”" },
	{ "\x81 \x80 \x93\x94 a\xe1\xbb", NULL },
	{ "\xff\xc3\x83\xc2\xb4\xff", NULL },
};

static void
test_cases(void **state)
{
	(void)state;
	PASS_CASES(&moji, cases);
}

/* --- every letter, misread on purpose --- */

enum { LATIN1, CP1252, CP1258 };

static int32_t
misread(int enc, int b)
{
	static const uint16_t high[32] = {
		0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021,
		0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0,
		0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
		0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178
	};
	static const uint16_t viet[][2] = {
		{ 0x8a, 0x8a }, { 0x8e, 0x8e }, { 0x9a, 0x9a }, { 0x9e, 0x9e },
		{ 0xc3, 0x102 }, { 0xcc, 0x300 }, { 0xd0, 0x110 },
		{ 0xd2, 0x309 }, { 0xd5, 0x1a0 }, { 0xdd, 0x1af },
		{ 0xde, 0x303 }, { 0xe3, 0x103 }, { 0xec, 0x301 },
		{ 0xf0, 0x111 }, { 0xf2, 0x323 }, { 0xf5, 0x1a1 },
		{ 0xfd, 0x1b0 }, { 0xfe, 0x20ab }
	};
	size_t i;

	for (i = 0; enc == CP1258 && i < sizeof viet / sizeof viet[0]; i++)
		if (viet[i][0] == b)
			return viet[i][1];
	if (enc != LATIN1 && b >= 0x80 && b < 0xa0 && high[b - 0x80] != 0)
		return high[b - 0x80];
	return b;
}

static size_t
spoil(char *dst, const char *s, size_t n, int enc)
{
	size_t i, m = 0;

	for (i = 0; i < n; i++)
		m += (size_t)vn_utf8_put(dst + m, misread(enc,
		    (unsigned char)s[i]));
	dst[m] = '\0';	/* for messages */
	return m;
}

static void
check_spoilt(const char *s, size_t n)
{
	char once[512], twice[2048];
	size_t m;
	int e, f;

	for (e = LATIN1; e <= CP1258; e++) {
		m = spoil(once, s, n, e);
		pass_check(&moji, once, m, s, n);
		for (f = LATIN1; f <= CP1258; f++)
			pass_check(&moji, twice, spoil(twice, once, m, f), s,
			    n);
	}
}

/* All letters beyond ASCII, each in a word that proves the rest. */
static void
test_letters(void **state)
{
	static const int32_t extra[] = { 0x102, 0x103, 0x110, 0x111, 0x128, 0x129,
		0x168, 0x169, 0x1a0, 0x1a1, 0x1af, 0x1b0, 0xc0, 0xc1, 0xc2, 0xc3,
		0xc8, 0xc9, 0xca, 0xcc, 0xcd, 0xd2, 0xd3, 0xd4, 0xd5, 0xd9, 0xda,
		0xdd, 0xe0, 0xe1, 0xe2, 0xe3, 0xe8, 0xe9, 0xea, 0xec, 0xed, 0xf2,
		0xf3, 0xf4, 0xf5, 0xf9, 0xfa, 0xfd };
	char s[64];
	int32_t cp;
	size_t i, n;

	(void)state;
	for (i = 0; i < 90 + sizeof extra / sizeof extra[0]; i++) {
		cp = i < 90 ? 0x1ea0 + (int32_t)i : extra[i - 90];
		memcpy(s, "Ti\xe1\xba\xbfng ", 8);
		n = 8 + (size_t)vn_utf8_put(s + 8, cp);
		memcpy(s + n, "n, h\xe1\xbb\x8d", 8);
		check_spoilt(s, n + 7);
	}
}

static void
test_texts(void **state)
{
	static const char *const texts[] = {
		"Tiếng Việt rất giàu và đẹp; người học cần kiên nhẫn.",
		"Ủy ban nhân dân tỉnh Đắk Lắk: “Đã xử lý 1.800 hồ sơ” – tháng 7…",
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM – ĐỘC LẬP",
		"Gió ấm, mưa nhẹ; nhiệt độ 28°C… ½ ngày 😀 №5 €20 ™",
		"Ðường về quê mẹ rợp bóng tre xanh, tiếng sáo diều vi vu.",
		"ti\xe1\xba\xbfng tha\xcc\x81ng va\xcc\x80 nga\xcc\x80y nu\xcc\x9bo"
		    "\xcc\x9b\xcc\x81""c"	/* NFD in part */
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof texts / sizeof texts[0]; i++)
		check_spoilt(texts[i], strlen(texts[i]));
}

/* Linear: a megabyte of what almost proves. */
static void
test_hostile(void **state)
{
	static const char *const bits[] = { "Ã", "á»", "Ä", "«á»…", "Ã”",
		"Æ\xc2\xa0", "\x93", "ð", "Ã\xc2\x83", "TiÃ¡ÂºÂ¿ng", "Ã ", "á»i" };
	struct vn_edits e = { .keep = 0 };
	struct vn_buf in = VN_BUF_INIT, out = VN_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bits / sizeof bits[0]; i++) {
		in.n = out.n = 0;
		while (in.n < 1 << 20)
			assert_int_equal(vn_buf_adds(&in, bits[i]), 0);
		assert_int_equal(vn_moji(&out, in.s, in.n, &e), 0);
	}
	vn_buf_fini(&in);
	vn_buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_letters),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
