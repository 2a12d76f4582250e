/* test_glued - lost spaces between words; names and codes stay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/glued.h"
#include "pass.h"

static const struct pass glued = { vn_glued, vn_glued_maybe, 1 };

static const struct pass_case cases[] = {
	/* two syllables */
	{ "huyệnVĩnh Thạnh", "huyện Vĩnh Thạnh" },
	{ "chú thíchSửa đổi", "chú thích Sửa đổi" },
	{ "Quỳnh AnhNgọc", "Quỳnh Anh Ngọc" },
	{ "T.ThủyTheo PA", "T.Thủy Theo PA" },
	{ "SttQuậnTừĐếnKhu vực", "SttQuận Từ Đến Khu vực" },
	{ "xeGiá cũ", "xe Giá cũ" },
	{ "cao nhấtMỗi", "cao nhất Mỗi" },
	{ "CàMau", "Cà Mau" },
	{ "ViệtNam", "Việt Nam" },
	{ "MinhHình", "Minh Hình" },
	{ "ởViệt Nam", "ở Việt Nam" },
	{ "đến-ởViệt", "đến-ở Việt" },
	{ "(anhTrần)", "(anh Trần)" },
	{ "quaBộ, sauChiến tranh", "qua Bộ, sau Chiến tranh" },
	{ "đangĐi", "đang Đi" },
	{ "ngàyƯu tiên", "ngày Ưu tiên" },
	{ "cũÔng", "cũ Ông" },
	{ "chịĂn", "chị Ăn" },
	{ "ngắnƠn", "ngắn Ơn" },
	{ "bạnÝ kiến", NULL },			/* one letter only */
	/* a plain word and a name or abbreviation */
	{ "trênMoto", "trên Moto" },
	{ "ôngTrump", "ông Trump" },
	{ "vớiSARS", "với SARS" },
	{ "đồngUSD", "đồng USD" },
	{ "ThànhuỷTPHCM", NULL },
	{ "uỷTP.HCM", "uỷ TP.HCM" },
	{ "vàMaslak", "và Maslak" },
	{ "củaCDMA", "của CDMA" },
	{ "nhưngBrian đang", "nhưng Brian đang" },
	{ "tạiCanada.", "tại Canada." },
	/* names */
	{ "YouTube VnExpress VietinBank MobiFone iPhone iPad eBay", NULL },
	{ "VietNamNet VinaPhone LienVietPostBank UPCoM TikTok", NULL },
	{ "ĐắkLắk ĐăkNông ĐăkTra ĐắkR'lấp KrôngPắk ChưSê", NULL },
	{ "ChợTốt VinaCafé MêKông HơBia", NULL },
	{ "McCain DiCaprio LeBron MacArthur FitzGerald", NULL },
	{ "FrançoisMitterrand HéCtor FranÇois", NULL },
	{ "VietNam HoaSen BigC SunHouse", NULL },
	{ "JavaScript getElementById LibreOffice", NULL },
	{ "GDPR PhD ThS GmbH TTg TTr", NULL },
	{ "độC đvC liệuX oC kWh µL mAh pH", NULL },
	{ "ngườI vớI", NULL },
	{ "KưL AKô", NULL },
	{ "ĐẠI HỘI ĐẠIHội", NULL },
	/* no running text */
	{ "http://a.vn/trênMoto", NULL },
	{ "www.trênMoto.vn", NULL },
	{ "trênMoto@a.vn", NULL },
	{ "#trênMoto", NULL },
	{ "@trênMoto", NULL },
	{ "tên_trênMoto", NULL },
	{ "a=trênMoto", NULL },
	{ "C:\\trênMoto", NULL },
	/* nothing to do */
	{ "", NULL },
	{ "Chị Hòa đi Đắk Lắk, “về” – 1.800 đồng…", NULL },
	{ "trên Moto", NULL },
	{ "trên\tMoto", NULL },
	{ "tre\xcc\x82nMoto", NULL },		/* not NFC */
	{ "\xfftrênMoto\xe1\xbb", "\xfftrên Moto\xe1\xbb" },
};

static void
test_cases(void **state)
{
	(void)state;
	PASS_CASES(&glued, cases);
}

/* The quick test sees every capital of the alphabet, at every place. */
static void
test_maybe(void **state)
{
	static const char *const capitals[] = { "A", "Z", "À", "Á", "Â", "Ã", "È",
		"É", "Ê", "Ì", "Í", "Ò", "Ó", "Ô", "Õ", "Ù", "Ú", "Ý", "Ă", "Đ",
		"Ĩ", "Ũ", "Ơ", "Ư", "Ạ", "Ế", "Ỏ", "Ỹ", "Ự", "Ỡ" };
	static const char *const smalls[] = { "a", "z", "ờ", "ý", "đ", "ư" };
	char s[200];
	size_t at, c, k, m;

	(void)state;
	for (at = 0; at < 190; at++) {
		c = at % (sizeof capitals / sizeof capitals[0]);
		k = at % (sizeof smalls / sizeof smalls[0]);
		m = strlen(smalls[k]);
		memset(s, ' ', sizeof s);
		memcpy(s + at, smalls[k], m);
		assert_false(vn_glued_maybe(s, sizeof s));
		memcpy(s + at + m, capitals[c], strlen(capitals[c]));
		assert_true(vn_glued_maybe(s, sizeof s));
		assert_true(vn_glued_maybe(s, at + m + strlen(capitals[c])));
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
