/* Keys of syllables and tokens: onset, rhyme, tone, length. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/sylkey.h"

#define COUNT(a)	(sizeof (a) / sizeof (a)[0])

/* The keys of s with a space behind each but the last, in a buffer of one use. */
static const char *
keys(int what, const char *s, size_t n)
{
	static struct vn_buf b;
	size_t i;
	int k, found = 0;

	b.n = 0;
	k = vn_sylkey(&b, what, s, n);
	assert_true(k > 0 && b.n > 0 && b.s[b.n - 1] == '\0');
	for (i = 0; i < b.n; i++)
		if (b.s[i] == '\0') {
			found++;
			if (i + 1 < b.n)
				b.s[i] = ' ';
		}
	assert_int_equal(found, k);
	return b.s;
}

static void
is(int what, const char *s, const char *want)
{
	const char *got = keys(what, s, strlen(s));

	if (strcmp(got, want) != 0)
		fail_msg("%s: %s is %s, not %s", s, vn_sylkey_name(what), got,
		    want);
}

static const struct {
	const char *s, *onset, *rhyme, *tone;
} cases[] = {
	/* the equations of the rhyme: iê yê ia ya, uô ua, ươ ưa, y i */
	{ "giêng", "gi", "iêng", "ngang" }, { "giếng", "gi", "iêng", "sắc" },
	{ "riêng", "r", "iêng", "ngang" }, { "gì", "gi", "i", "huyền" },
	{ "gìn", "gi", "in", "huyền" }, { "gỉ", "gi", "i", "hỏi" },
	{ "quốc", "qu", "ôc", "sắc" }, { "cuốc", "c", "uôc", "sắc" },
	{ "cốc", "c", "ôc", "sắc" }, { "hoa", "h", "a", "ngang" },
	{ "ca", "c", "a", "ngang" }, { "quê", "qu", "ê", "ngang" },
	{ "về", "v", "ê", "huyền" }, { "mía", "m", "iê", "sắc" },
	{ "miến", "m", "iên", "sắc" }, { "yên", "0", "iên", "ngang" },
	{ "tiên", "t", "iên", "ngang" }, { "khuya", "kh", "iê", "ngang" },
	{ "kia", "k", "iê", "ngang" }, { "khuyên", "kh", "iên", "ngang" },
	{ "nguyễn", "ng", "iên", "ngã" }, { "quyết", "qu", "iêt", "sắc" },
	{ "viết", "v", "iêt", "sắc" }, { "yêu", "0", "iêu", "ngang" },
	{ "chiều", "ch", "iêu", "huyền" }, { "của", "c", "uô", "hỏi" },
	{ "muốn", "m", "uôn", "sắc" }, { "mua", "m", "uô", "ngang" },
	{ "buồm", "b", "uôm", "huyền" }, { "tuổi", "t", "uôi", "hỏi" },
	{ "lửa", "l", "ươ", "hỏi" }, { "mưa", "m", "ươ", "ngang" },
	{ "được", "đ", "ươc", "nặng" }, { "rượu", "r", "ươu", "nặng" },
	{ "người", "ng", "ươi", "huyền" }, { "ương", "0", "ương", "ngang" },
	{ "kỹ", "k", "i", "ngã" }, { "kĩ", "k", "i", "ngã" },
	{ "lý", "l", "i", "sắc" }, { "lí", "l", "i", "sắc" },
	{ "quý", "qu", "i", "sắc" }, { "quí", "qu", "i", "sắc" },
	{ "quỳnh", "qu", "inh", "huyền" }, { "tình", "t", "inh", "huyền" },
	{ "huỳnh", "h", "inh", "huyền" }, { "ý", "0", "i", "sắc" },
	{ "ỷ", "0", "i", "hỏi" }, { "thủy", "th", "i", "hỏi" },
	{ "thuỷ", "th", "i", "hỏi" }, { "khuỷu", "kh", "iu", "hỏi" },
	{ "dịu", "d", "iu", "nặng" }, { "quýt", "qu", "it", "sắc" },
	{ "mít", "m", "it", "sắc" }, { "tuýp", "t", "ip", "sắc" },
	/* y and i differ behind a and â, and u is no glide in ui, ua */
	{ "tay", "t", "ay", "ngang" }, { "tai", "t", "ai", "ngang" },
	{ "tây", "t", "ây", "ngang" }, { "xoay", "x", "ay", "ngang" },
	{ "khuấy", "kh", "ây", "sắc" }, { "thúi", "th", "ui", "sắc" },
	{ "thúy", "th", "i", "sắc" }, { "vui", "v", "ui", "ngang" },
	{ "ngoài", "ng", "ai", "huyền" }, { "quay", "qu", "ay", "ngang" },
	{ "quai", "qu", "ai", "ngang" }, { "quầy", "qu", "ây", "huyền" },
	/* glides */
	{ "hòa", "h", "a", "huyền" }, { "hoà", "h", "a", "huyền" },
	{ "hòe", "h", "e", "huyền" }, { "hoè", "h", "e", "huyền" },
	{ "khỏe", "kh", "e", "hỏi" }, { "ngoẹo", "ng", "eo", "nặng" },
	{ "hoặc", "h", "ăc", "nặng" }, { "hoành", "h", "anh", "huyền" },
	{ "toán", "t", "an", "sắc" }, { "toàn", "t", "an", "huyền" },
	{ "thuế", "th", "ê", "sắc" }, { "tuần", "t", "ân", "huyền" },
	{ "luật", "l", "ât", "nặng" }, { "huơ", "h", "ơ", "ngang" },
	{ "thuở", "th", "ơ", "hỏi" }, { "uyên", "0", "iên", "ngang" },
	{ "oanh", "0", "anh", "ngang" }, { "huếch", "h", "êch", "sắc" },
	/* qu holds its glide, gi its i */
	{ "quả", "qu", "a", "hỏi" }, { "quan", "qu", "an", "ngang" },
	{ "quân", "qu", "ân", "ngang" }, { "quắp", "qu", "ăp", "sắc" },
	{ "quẻ", "qu", "e", "hỏi" }, { "quên", "qu", "ên", "ngang" },
	{ "quơ", "qu", "ơ", "ngang" }, { "quạu", "qu", "au", "nặng" },
	{ "quào", "qu", "ao", "huyền" }, { "quyên", "qu", "iên", "ngang" },
	{ "già", "gi", "a", "huyền" }, { "giá", "gi", "a", "sắc" },
	{ "giữ", "gi", "ư", "ngã" }, { "giường", "gi", "ương", "huyền" },
	{ "giỏi", "gi", "oi", "hỏi" }, { "giết", "gi", "iêt", "sắc" },
	{ "giun", "gi", "un", "ngang" }, { "giấy", "gi", "ây", "sắc" },
	/* onsets are letters */
	{ "nghiêng", "ngh", "iêng", "ngang" }, { "ngành", "ng", "anh", "huyền" },
	{ "nghe", "ngh", "e", "ngang" }, { "nhà", "nh", "a", "huyền" },
	{ "ghế", "gh", "ê", "sắc" }, { "gỗ", "g", "ô", "ngã" },
	{ "phở", "ph", "ơ", "hỏi" }, { "trắng", "tr", "ăng", "sắc" },
	{ "thịt", "th", "it", "nặng" }, { "chị", "ch", "i", "nặng" },
	{ "khách", "kh", "ach", "sắc" }, { "đường", "đ", "ương", "huyền" },
	{ "dân", "d", "ân", "ngang" }, { "xích", "x", "ich", "sắc" },
	{ "sống", "s", "ông", "sắc" }, { "rỗng", "r", "ông", "ngã" },
	{ "bếp", "b", "êp", "sắc" }, { "lúc", "l", "uc", "sắc" },
	{ "nước", "n", "ươc", "sắc" }, { "mẹ", "m", "e", "nặng" },
	{ "hưu", "h", "ưu", "ngang" }, { "gửi", "g", "ưi", "hỏi" },
	{ "kêu", "k", "êu", "ngang" }, { "cao", "c", "ao", "ngang" },
	{ "cau", "c", "au", "ngang" }, { "câu", "c", "âu", "ngang" },
	{ "mèo", "m", "eo", "huyền" }, { "chơi", "ch", "ơi", "ngang" },
	{ "ngồi", "ng", "ôi", "huyền" }, { "a", "0", "a", "ngang" },
	{ "ăn", "0", "ăn", "ngang" }, { "ấm", "0", "âm", "sắc" },
	{ "ông", "0", "ông", "ngang" }, { "ưng", "0", "ưng", "ngang" },
	/* the loose inventory */
	{ "đắk", "đ", "ăk", "sắc" }, { "kạn", "k", "an", "nặng" },
	{ "krông", "kr", "ông", "ngang" }, { "pin", "p", "in", "ngang" },
	{ "soóc", "s", "ooc", "sắc" }, { "boong", "b", "oong", "ngang" },
	{ "ea", "0", "ea", "ngang" }, { "cac", "c", "ac", "ngang" },
	/* capitals */
	{ "ĐƯỜNG", "đ", "ương", "huyền" }, { "Quảng", "qu", "ang", "hỏi" },
	{ "GÌ", "gi", "i", "huyền" }, { "Ý", "0", "i", "sắc" },
	/* none */
	{ "Obama", "-", "-", "-" }, { "hảt", "-", "-", "-" },
	{ "b", "-", "-", "-" }, { "str", "-", "-", "-" },
	{ "2024", "-", "-", "-" }, { "a1", "-", "-", "-" },
	{ "Covid19", "-", "-", "-" }, { ",", "-", "-", "-" },
	{ "", "-", "-", "-" }, { "мир", "-", "-", "-" },
	{ "a\xcc\x81\xcc\x80", "-", "-", "-" }, { "\xff", "-", "-", "-" }
};

static void
parts_of_a_syllable(void **state)
{
	const char *t;
	size_t i;

	(void)state;
	assert_true(COUNT(cases) >= 150);
	for (i = 0; i < COUNT(cases); i++) {
		is(VN_SYLKEY_ONSET, cases[i].s, cases[i].onset);
		is(VN_SYLKEY_RHYME, cases[i].s, cases[i].rhyme);
		t = cases[i].tone;
		is(VN_SYLKEY_TONE, cases[i].s, t);
		is(VN_SYLKEY_CLASS, cases[i].s, *t == '-' ? "-" :
		    strcmp(t, "ngang") == 0 || strcmp(t, "huyền") == 0 ?
		    "bằng" : "trắc");
	}
}

static void
parts_of_a_token(void **state)
{
	(void)state;
	is(VN_SYLKEY_SYLLABLE, "sức_khỏe", "sức khỏe");
	is(VN_SYLKEY_SYLLABLE, "sức_khoẻ", "sức khỏe");
	is(VN_SYLKEY_SYLLABLE, "Sức_Khoẻ", "Sức Khỏe");
	is(VN_SYLKEY_SYLLABLE, "tóan", "toán");
	is(VN_SYLKEY_SYLLABLE, "noé", "nóe");
	is(VN_SYLKEY_SYLLABLE, "nóe", "nóe");
	is(VN_SYLKEY_ONSET, "sức_khỏe", "s kh");
	is(VN_SYLKEY_RHYME, "sức_khỏe", "ưc e");
	is(VN_SYLKEY_TONE, "sức_khỏe", "sắc hỏi");
	is(VN_SYLKEY_CLASS, "Việt_Nam", "trắc bằng");
	is(VN_SYLKEY_RHYME, "sức khỏe của", "ưc e uô");
	is(VN_SYLKEY_RHYME, "cac-bon", "ac on");
	is(VN_SYLKEY_RHYME, "Thừa_Thiên-Huế", "ươ iên ê");
	is(VN_SYLKEY_RHYME, "(khỏe),", "e");
	is(VN_SYLKEY_RHYME, "_khỏe__", "e");
	is(VN_SYLKEY_RHYME, "ông_Obama", "ông -");
	is(VN_SYLKEY_RHYME, "H'Hen", "- en");
	is(VN_SYLKEY_RHYME, "9_giờ", "- ơ");
	is(VN_SYLKEY_RHYME, "___", "-");
	is(VN_SYLKEY_RHYME, "😀", "-");
	is(VN_SYLKEY_RHYME, "m²", "-");
	/* NFD is NFC */
	is(VN_SYLKEY_RHYME, "su\xcc\x9b\xcc\x81" "c_kho\xcc\x89" "e", "ưc e");
	is(VN_SYLKEY_TONE, "Vie\xcc\xa3\xcc\x82t", "nặng");
	is(VN_SYLKEY_SYLLABLE, "ho\xcc\x80" "a", "hòa");
	/* ill-formed bytes end a part */
	is(VN_SYLKEY_RHYME, "ca\xff" "nhà", "a a");
	is(VN_SYLKEY_RHYME, "ca\xe1\xba", "a");
}

static void
lengths(void **state)
{
	(void)state;
	is(VN_SYLKEY_LENGTH, "", "0");
	is(VN_SYLKEY_LENGTH, "nghiêng", "7");
	is(VN_SYLKEY_LENGTH, "sức_khỏe", "8");
	is(VN_SYLKEY_LENGTH, "su\xcc\x9b\xcc\x81" "c", "3");
	is(VN_SYLKEY_LENGTH, "2024", "4");
	is(VN_SYLKEY_LENGTH, "😀", "1");
	is(VN_SYLKEY_LENGTH, "a\xff" "b\xe1\xba", "4");
	is(VN_SYLKEY_SYLLABLES, "sức_khỏe", "2");
	is(VN_SYLKEY_SYLLABLES, "nghiêng", "1");
	is(VN_SYLKEY_SYLLABLES, "cộng_hòa_xã_hội", "4");
	is(VN_SYLKEY_SYLLABLES, "Obama", "0");
	is(VN_SYLKEY_SYLLABLES, "ông_Obama", "1");
	is(VN_SYLKEY_SYLLABLES, ",", "0");
}

static void
nul_is_data(void **state)
{
	(void)state;
	assert_string_equal(keys(VN_SYLKEY_RHYME, "ca\0nh\xc3\xa0", 7), "a a");
	assert_string_equal(keys(VN_SYLKEY_LENGTH, "\0\0", 2), "2");
}

static void
a_long_token(void **state)
{
	static char s[300];
	struct vn_buf b = VN_BUF_INIT;
	size_t i;

	(void)state;
	memset(s, 'a', sizeof s);
	assert_string_equal(keys(VN_SYLKEY_SYLLABLE, s, sizeof s), "-");
	for (i = 1; i < sizeof s; i += 2)
		s[i] = '_';
	assert_int_equal(vn_sylkey(&b, VN_SYLKEY_SYLLABLE, s, sizeof s), 150);
	assert_int_equal(b.n, 300);
	vn_buf_fini(&b);
}

static void
names(void **state)
{
	int i;

	(void)state;
	for (i = 0; vn_sylkey_name(i) != NULL; i++)
		assert_int_equal(vn_sylkey_find(vn_sylkey_name(i)), i);
	assert_int_equal(i, 7);
	assert_int_equal(vn_sylkey_find("tone"), VN_SYLKEY_TONE);
	assert_int_equal(vn_sylkey_find(""), -1);
	assert_int_equal(vn_sylkey_find("Tone"), -1);
	assert_null(vn_sylkey_name(-1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_of_a_syllable),
		cmocka_unit_test(parts_of_a_token),
		cmocka_unit_test(lengths),
		cmocka_unit_test(nul_is_data),
		cmocka_unit_test(a_long_token),
		cmocka_unit_test(names)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
