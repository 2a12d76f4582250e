/* The Vietnamese syllable: validity, tone placement, fold keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/syl.h"

#define COUNT(a)	(sizeof (a) / sizeof (a)[0])

static int
validity(const char *s)
{
	struct vn_syl y;

	return vn_syl_parse(s, strlen(s), &y);
}

static void
all_are(const char *const *w, size_t n, int want)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (validity(w[i]) != want)
			fail_msg("%s: %d, not %d", w[i], validity(w[i]), want);
}

static void
strict_syllables(void **state)
{
	static const char *const w[] = {
		"a", "à", "ỷ", "y", "Ý", "yêu", "yên", "ỉa", "im", "oanh",
		"ong", "ương", "uyên", "nghiêng", "nghe", "nghỉ", "ngoan",
		"Nguyễn", "khuya", "khuỷu", "ngoẹo", "ngoao", "xoay", "thuở",
		"huơ", "quơ", "quả", "quý", "quốc", "quắp", "quyết", "quỳnh",
		"quào", "quạu", "quấy", "quê", "quít", "gì", "gìn", "giếng",
		"già", "giữ", "giuộc", "gỗ", "ghế", "ghì", "kỹ", "kẻ", "kiện",
		"cua", "cuốc", "hươu", "nghều", "mưu", "gửi", "ruồi", "rượi",
		"tách", "tếch", "tịch", "hoạch", "huých", "mía", "mưa", "THUẾ",
		"đường", "Đặng", "thủy", "thuỷ", "hòa", "hoà", "phở", "trắng"
	};

	(void)state;
	all_are(w, COUNT(w), VN_SYL_STRICT);
}

static void
loose_syllables(void **state)
{
	static const char *const w[] = {
		"Đắk", "Lắk", "Kạn", "Krông", "Ea", "soóc", "boong", "cac",
		"Niê", "Brâu", "Đrắk", "pin", "by", "nge", "cê", "kông", "nghô",
		"coa", "iên", "ôông", "quới", "giề", "Pleo", "hyên"
	};

	(void)state;
	all_are(w, COUNT(w), VN_SYL_LOOSE);
}

static void
no_syllables(void **state)
{
	static const char *const w[] = {
		"", "b", "qu", "q", "gh", "ng", "str", "hello", "Obama", "wa",
		"fa", "ja", "za", "aa", "aê", "quua", "quuô", "uuô", "ou",
		"cảc", "hảt", "bìch", "hóá", "hò\xcc\x81\x61", "o\xcc\x80",
		"h1", "a b", "ho\xc3", "\xff", "ñ", "ë", "ðông", "nghiêngg",
		"nghiêngnghiêng", "ngngu", "gin\xcc", "trrr", "uya\xcc\x80"
	};

	(void)state;
	all_are(w, COUNT(w), VN_SYL_NO);
}

static struct vn_syl
parsed(const char *s)
{
	struct vn_syl y;

	if (vn_syl_parse(s, strlen(s), &y) == VN_SYL_NO)
		fail_msg("%s is no syllable", s);
	return y;
}

static void
parts(void **state)
{
	struct vn_syl a, b;

	(void)state;
	a = parsed("nghiêng");
	assert_string_equal(vn_syl_onset_name(a.onset), "ngh");
	assert_string_equal(vn_syl_onset_name(parsed("Quảng").onset), "qu");
	assert_string_equal(vn_syl_onset_name(parsed("giếng").onset), "gi");
	assert_string_equal(vn_syl_onset_name(parsed("Gì").onset), "gi");
	assert_string_equal(vn_syl_onset_name(parsed("ĐÀ").onset), "đ");
	assert_string_equal(vn_syl_onset_name(parsed("anh").onset), "");
	assert_string_equal(vn_syl_onset_name(9999), "");
	/* iê = yê = ia = ya; the glide of qu- is that of o and u */
	b = parsed("yên");
	assert_int_equal(a.nucleus, b.nucleus);
	assert_int_equal(a.nucleus, parsed("mía").nucleus);
	assert_int_equal(a.nucleus, parsed("khuya").nucleus);
	assert_int_equal(parsed("quyên").rhyme, parsed("khuyên").rhyme);
	assert_int_equal(parsed("quang").rhyme, parsed("hoang").rhyme);
	assert_int_equal(parsed("quốc").glide, 1);
	assert_int_equal(parsed("quốc").nucleus, parsed("ốc").nucleus);
	assert_int_not_equal(parsed("quốc").rhyme, parsed("cuốc").rhyme);
	assert_int_equal(parsed("qui").rhyme, parsed("quy").rhyme);
	assert_int_equal(parsed("của").glide, 0);
	assert_int_not_equal(parsed("tai").rhyme, parsed("tay").rhyme);
	assert_int_not_equal(parsed("tao").coda, parsed("tau").coda);
}

static void
tones(void **state)
{
	static const char *const w[] = {
		"ma", "mà", "mả", "mã", "má", "mạ", "HUỀ", "gỉa", "qúy"
	};
	static const int t[] = {
		VN_TONE_NGANG, VN_TONE_HUYEN, VN_TONE_HOI, VN_TONE_NGA,
		VN_TONE_SAC, VN_TONE_NANG, VN_TONE_HUYEN, VN_TONE_HOI,
		VN_TONE_SAC
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(w); i++)
		assert_int_equal(parsed(w[i]).tone, t[i]);
}

static void
is_styled(const char *s, int style, const char *want)
{
	char out[128];
	int moved;
	size_t n;

	n = vn_syl_tone(out, s, strlen(s), style, &moved);
	out[n] = '\0';
	assert_string_equal(out, want);
	assert_int_equal(moved, strcmp(s, want) != 0);
}

/* word, fix, old, new */
static const char *const styles[][4] = {
	{ "hòa", "hòa", "hòa", "hoà" },
	{ "hoà", "hoà", "hòa", "hoà" },
	{ "HOÈ", "HOÈ", "HÒE", "HOÈ" },
	{ "Thủy", "Thủy", "Thủy", "Thuỷ" },
	{ "Ủy", "Ủy", "Ủy", "Uỷ" },
	{ "UỶ", "UỶ", "ỦY", "UỶ" },
	{ "lỌa", "lỌa", "lỌa", "lOạ" },
	/* with a coda, after qu and gi, and elsewhere the styles agree */
	{ "hoàn", "hoàn", "hoàn", "hoàn" },
	{ "huỳnh", "huỳnh", "huỳnh", "huỳnh" },
	{ "quý", "quý", "quý", "quý" },
	{ "quà", "quà", "quà", "quà" },
	{ "già", "già", "già", "già" },
	{ "mía", "mía", "mía", "mía" },
	{ "của", "của", "của", "của" },
	{ "xoài", "xoài", "xoài", "xoài" },
	{ "thuế", "thuế", "thuế", "thuế" },
	{ "thuở", "thuở", "thuở", "thuở" },
	/* what both call wrong */
	{ "qúy", "quý", "quý", "quý" },
	{ "gía", "giá", "giá", "giá" },
	{ "gìa", "già", "già", "già" },
	{ "gíup", "giúp", "giúp", "giúp" },
	{ "gíêng", "giếng", "giếng", "giếng" },
	{ "lựơng", "lượng", "lượng", "lượng" },
	{ "tóan", "toán", "toán", "toán" },
	{ "cuả", "của", "của", "của" },
	{ "vịêt", "việt", "việt", "việt" },
	{ "Vịêt", "Việt", "Việt", "Việt" },
	{ "NỨƠC", "NƯỚC", "NƯỚC", "NƯỚC" },
	{ "qủa", "quả", "quả", "quả" },
	{ "QùA", "QuÀ", "QuÀ", "QuÀ" },
	{ "khủyu", "khuỷu", "khuỷu", "khuỷu" },
	{ "ngọeo", "ngoẹo", "ngoẹo", "ngoẹo" },
	{ "khúyên", "khuyến", "khuyến", "khuyến" },
	{ "khuýên", "khuyến", "khuyến", "khuyến" },
	{ "sóoc", "soóc", "soóc", "soóc" },
	{ "Đắk", "Đắk", "Đắk", "Đắk" },
	{ "mưà", "mừa", "mừa", "mừa" },
	{ "chiụ", "chịu", "chịu", "chịu" },
	{ "ngươì", "người", "người", "người" },
	{ "hoaì", "hoài", "hoài", "hoài" },
	/* what is no syllable, or a foreign name, stays */
	{ "Noé", "Noé", "Noé", "Noé" },
	{ "NOÉ", "NOÉ", "NOÉ", "NOÉ" },
	{ "Raí", "Raí", "Raí", "Raí" },
	{ "Crusoé", "Crusoé", "Crusoé", "Crusoé" },
	{ "Figueróa", "Figueróa", "Figueróa", "Figueróa" },
	{ "hóà", "hóà", "hóà", "hóà" },
	{ "toa", "toa", "toa", "toa" },
	{ "", "", "", "" },
	{ "\xc3", "\xc3", "\xc3", "\xc3" },
	{ "hòa\xff", "hòa\xff", "hòa\xff", "hòa\xff" }
};

static void
placement(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(styles); i++) {
		is_styled(styles[i][0], VN_TONE_KEEP, styles[i][0]);
		is_styled(styles[i][0], VN_TONE_FIX, styles[i][1]);
		is_styled(styles[i][0], VN_TONE_OLD, styles[i][2]);
		is_styled(styles[i][0], VN_TONE_NEW, styles[i][3]);
	}
}

static void
vncorenlp(void **state)
{
	static const char from[] =
	    "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy Ủy";
	static const char to[] =
	    "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ Uỷ";
	static const char *const same[] = {
		"Òa", "ÒA", "òA", "Úy", "ùa", "lựơng", "gía"
	};
	char a[128], b[128], out[160], *p, *q, *x, *y;
	int moved;
	size_t i;

	(void)state;
	strcpy(a, from);
	strcpy(b, to);
	for (p = strtok_r(a, " ", &x), q = strtok_r(b, " ", &y); p != NULL;
	    p = strtok_r(NULL, " ", &x), q = strtok_r(NULL, " ", &y))
		is_styled(p, VN_TONE_VNCORENLP, q);
	for (i = 0; i < COUNT(same); i++)
		is_styled(same[i], VN_TONE_VNCORENLP, same[i]);
	/* anywhere in any word, as a substring */
	is_styled("Figueróa", VN_TONE_VNCORENLP, "Figueroá");
	is_styled("qúy", VN_TONE_VNCORENLP, "quý");
	is_styled("tóan", VN_TONE_VNCORENLP, "toán");
	is_styled("hòaóa", VN_TONE_VNCORENLP, "hoàoá");
	/* never more than eight bytes longer */
	for (i = 0; i < 120; i += 3)
		memcpy(a + i, "ũy", 3);
	assert_true(vn_syl_tone(out, a, 120, VN_TONE_VNCORENLP, &moved) <= 128);
	assert_true(moved);
}

/* Where the tone stood does not matter; old and new go back and forth. */
static void
round_trips(void **state)
{
	static const char *const on[] = {
		"", "h", "th", "qu", "gi", "ngh", "kr"
	};
	static const char *const v[] = {
		"a", "ai", "oa", "oe", "uy", "oai", "uya", "uyê", "ươ", "iê",
		"ua", "ưa", "ia", "uê", "ơ", "y", "yê", "ô", "oo"
	};
	static const char *const co[] = { "", "n", "ng", "nh", "i", "u" };
	char w[64], a[64], b[64], c[64];
	size_t i, j, k, m, n, done = 0;
	int moved;

	(void)state;
	for (i = 0; i < COUNT(on); i++)
	for (j = 0; j < COUNT(v); j++)
	for (k = 0; k < COUNT(co); k++) {
		struct vn_buf f = VN_BUF_INIT;

		/* the tone is moved by folding a decomposed mark */
		n = (size_t)snprintf(w, sizeof w, "%s%s\xcc\x81%s", on[i],
		    v[j], co[k]);
		assert_int_equal(vn_fold(&f, w, n, VN_FOLD_FORM), 0);
		assert_true(f.n < sizeof w);
		memcpy(w, f.s, n = f.n);
		w[n] = '\0';
		vn_buf_fini(&f);
		if (validity(w) == VN_SYL_NO)
			continue;
		m = vn_syl_tone(a, w, n, VN_TONE_NEW, &moved);
		m = vn_syl_tone(b, a, m, VN_TONE_OLD, &moved);
		m = vn_syl_tone(c, w, n, VN_TONE_OLD, &moved);
		assert_memory_equal(b, c, m);
		done++;
	}
	assert_true(done > 150);
}

static void
folds_to(const char *s, unsigned how, const char *want)
{
	struct vn_buf b = VN_BUF_INIT;

	assert_int_equal(vn_fold(&b, s, strlen(s), how), 0);
	assert_int_equal(vn_buf_addc(&b, '\0'), 0);
	assert_string_equal(b.s, want);
	vn_buf_fini(&b);
}

static void
folding(void **state)
{
	const unsigned all = VN_FOLD_TONE | VN_FOLD_CASE | VN_FOLD_IY |
	    VN_FOLD_ACCENT;

	(void)state;
	folds_to("", VN_FOLD_TONE, "");
	folds_to("Hoà_Bình", VN_FOLD_FORM, "Hoà_Bình");
	folds_to("Hoà_Bình", VN_FOLD_TONE, "Hòa_Bình");
	folds_to("Hòa_Bình", VN_FOLD_TONE, "Hòa_Bình");
	folds_to("Ho\xcc\x80" "a_Bi\xcc\x80nh", VN_FOLD_TONE, "Hòa_Bình");
	folds_to("Hoa\xcc\x80_Bi\xcc\x80nh", VN_FOLD_TONE, "Hòa_Bình");
	folds_to("lựơng tóan qúy cuả", VN_FOLD_TONE, "lượng toán quý của");
	folds_to("viê\xcc\xa3t vie\xcc\xa3\xcc\x82t", VN_FOLD_TONE,
	    "việt việt");
	folds_to("(hoà),hoà1", VN_FOLD_TONE, "(hòa),hòa1");
	folds_to("hoàñ hoàx xhoà", VN_FOLD_TONE, "hoàñ hoàx xhoà");
	folds_to("HOÀ ĐẸP Ñ Ж ABC", VN_FOLD_CASE, "hoà đẹp ñ ж abc");
	folds_to("HOÀ ABC", VN_FOLD_TONE | VN_FOLD_CASE, "hòa abc");
	/* i and y: the whole rhyme after h k l m s t v and qu only */
	folds_to("kỹ lý Mỹ sỹ tỷ Vy hy quý QUÝ", VN_FOLD_IY,
	    "kĩ lí Mĩ sĩ tỉ Vi hi quí QUÍ");
	folds_to("tay thúy y ý thy yêu quỳnh dy", VN_FOLD_IY,
	    "tay thúy y ý thy yêu quỳnh dy");
	folds_to("Đắk Lắk hoà ñ Å", VN_FOLD_ACCENT, "Dak Lak hoa n A");
	folds_to("đ\xcc\xa3 \xcc\x81", VN_FOLD_ACCENT, "d ");
	folds_to("й Ж", VN_FOLD_ACCENT, "й Ж");
	folds_to("LÝ QUÝ ĐỖ", all, "li qui do");
	/* small letters that compose where the capitals did not */
	folds_to("J\xcc\x8c", VN_FOLD_CASE, "ǰ");
	folds_to("\xff hoà\xc3 \xe1\xba", VN_FOLD_TONE,
	    "\xff hòa\xc3 \xe1\xba");
}

static void
letters(void **state)
{
	(void)state;
	assert_true(vn_syl_letter('a') && vn_syl_letter('Y'));
	assert_true(vn_syl_letter(0x1ec7) && vn_syl_letter(0x110));
	assert_false(vn_syl_letter('f') || vn_syl_letter('W'));
	assert_false(vn_syl_letter(0xf0) || vn_syl_letter(0xf1));
	assert_false(vn_syl_letter('1') || vn_syl_letter(-1));
	assert_false(vn_syl_letter(0x1efb) || vn_syl_letter(0x301));
}

int
main(void)
{
	const struct CMUnitTest t[] = {
		cmocka_unit_test(strict_syllables),
		cmocka_unit_test(loose_syllables),
		cmocka_unit_test(no_syllables),
		cmocka_unit_test(parts),
		cmocka_unit_test(tones),
		cmocka_unit_test(placement),
		cmocka_unit_test(vncorenlp),
		cmocka_unit_test(round_trips),
		cmocka_unit_test(folding),
		cmocka_unit_test(letters)
	};

	return cmocka_run_group_tests(t, NULL, NULL);
}
