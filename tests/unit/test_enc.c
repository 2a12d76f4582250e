/* test_enc - every byte and letter of every encoding, there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <iconv.h>

#include "lib/enc.h"
#include "lib/enc_table.h"
#include "lib/norm.h"
#include "lib/utf8.h"

static struct vn_buf mid, out;
static struct vn_norm norm;

/* s in enc as NFC in out, NUL-terminated. */
static void
decode(int enc, const char *s, size_t n, uint64_t *odd)
{
	struct vn_dec d;

	vn_dec_init(&d, enc);
	mid.n = out.n = 0;
	assert_int_equal(vn_dec(&d, &mid, s, n), 0);
	assert_int_equal(vn_nfc(&norm, &out, mid.s, mid.n, NULL), 0);
	vn_buf_addc(&out, '\0');
	if (odd != NULL)
		*odd = d.odd + d.lost;
	vn_dec_fini(&d);
}

static void
reads(int enc, const char *s, const char *want)
{
	decode(enc, s, strlen(s), NULL);
	assert_string_equal(out.s, want);
}

/* The bytes in out, NUL-terminated; 0 if enc cannot hold all of s. */
static int
encode(int enc, const char *s, size_t n)
{
	struct vn_put p;
	size_t used;

	vn_put_init(&p, enc);
	out.n = 0;
	assert_int_equal(vn_put(&p, &out, s, n, &used), 0);
	vn_buf_addc(&out, '\0');
	vn_put_fini(&p);
	return used == n;
}

static void
writes(int enc, const char *s, const char *want)
{
	assert_true(encode(enc, s, strlen(s)));
	assert_string_equal(out.s, want);
}

static void
test_names(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < VN_ENCS; i++)
		assert_int_equal(vn_enc_find(vn_enc_name(i)), i);
	assert_int_equal(vn_enc_find("ABC"), VN_ENC_TCVN3);
	assert_int_equal(vn_enc_find("Windows-1258"), VN_ENC_CP1258);
	assert_int_equal(vn_enc_find("UTF8"), VN_ENC_UTF8);
	assert_int_equal(vn_enc_find("latin1"), -1);
	assert_int_equal(vn_enc_find(""), -1);
}

/* What iconv makes of one byte, NFC and NUL-terminated in out; 0: it refuses. */
static int
by_iconv(const char *name, int b)
{
	char in[2] = { (char)b, ' ' }, text[32], *s = in, *to = text;
	size_t n = 2, left = sizeof text, rc;
	iconv_t cd = iconv_open("UTF-8", name);

	rc = iconv(cd, &s, &n, &to, &left);
	iconv_close(cd);
	if (rc == (size_t)-1)
		return 0;
	out.n = 0;
	vn_nfc(&norm, &out, text, (size_t)(to - text) - 1, NULL);
	vn_buf_addc(&out, '\0');
	return 1;
}

/* The C library agrees about the bytes from to to, where it knows the set. */
static void
agree(const char *name, int enc, int from, int to)
{
	char c, ours[16];
	uint64_t odd;
	iconv_t cd = iconv_open("UTF-8", name);
	int b;

	if (cd == (iconv_t)-1)
		return;
	iconv_close(cd);
	for (b = from; b <= to; b++) {
		c = (char)b;
		decode(enc, &c, 1, &odd);
		strcpy(ours, out.s);
		if (by_iconv(name, b))
			assert_string_equal(ours, out.s);
		else
			assert_int_equal(odd, 1);
	}
}

static void
test_iconv(void **state)
{
	(void)state;
	agree("VISCII", VN_ENC_VISCII, 0x01, 0xff);
	agree("TCVN5712-1", VN_ENC_TCVN3, 0xa0, 0xff);
	agree("WINDOWS-1252", VN_ENC_TCVN3, 0x80, 0x9f);
	agree("WINDOWS-1252", VN_ENC_VNI, 0x80, 0xbf);
	agree("WINDOWS-1258", VN_ENC_CP1258, 0x01, 0xff);
}

/* All letters go into every encoding and come back. */
static void
test_letters(void **state)
{
	char s[4], bytes[16], want[8];
	int e, up, v, tone, n;
	int32_t cp;

	(void)state;
	for (e = 0; e < VN_ENCS; e++)
		for (up = 0; up < 2; up++)
			for (v = 0; v < VN_VOWELS; v++)
				for (tone = 0; tone < 6; tone++) {
		cp = vn_enc_vowel[up][v][tone];
		n = vn_utf8_put(s, cp);
		assert_true(encode(e, s, (size_t)n));
		assert_true(out.n - 1 < sizeof bytes);
		memcpy(bytes, out.s, out.n);
		decode(e, bytes, out.n - 1, NULL);
		/* TCVN3 has no capitals with tone marks. */
		if (up && tone > 0 && (e == VN_ENC_TCVN3 ||
		    e == VN_ENC_TCVN3_1252))
			n = vn_utf8_put(s, vn_enc_vowel[0][v][tone]);
		memcpy(want, s, (size_t)n);
		want[n] = '\0';
		assert_string_equal(out.s, want);
	}
}

static void
test_tcvn3(void **state)
{
	(void)state;
	reads(VN_ENC_TCVN3, "H\xb5 N\xe9i", "Hà Nội");
	reads(VN_ENC_TCVN3, "T\xd8NH", "TỈNH");
	reads(VN_ENC_TCVN3, "NGH\xde \xa7\xdeNH", "NGHỊ ĐỊNH");
	reads(VN_ENC_TCVN3, "K\xadL AK\xab", "KưL AKô");	/* own capitals */
	reads(VN_ENC_TCVN3, "V\xb5 \xa7\xb8", "Và Đá");		/* only one */
	reads(VN_ENC_TCVN3, "TH\xb8ng \xcb", "THáng ậ");
	reads(VN_ENC_TCVN3, "CH\xedNH", "CHỚNH");
	reads(VN_ENC_TCVN3, "\x93n\xad\xed" "c\x94 \x96\x85", "“nước” –…");
	writes(VN_ENC_TCVN3, "TỈNH nước", "T\xd8NH n\xad\xed" "c");
	assert_false(encode(VN_ENC_TCVN3, "ç", 2));
	assert_false(encode(VN_ENC_TCVN3, "\xff", 1));
	reads(VN_ENC_TCVN3_1252, "Hµ Néi n­íc", "Hà Nội nước");
	writes(VN_ENC_TCVN3_1252, "Hà Nội nước", "Hµ Néi n­íc");
}

/* Capitals that come back small are told, others are not. */
static void
test_small(void **state)
{
	static const struct {
		const char *s;
		unsigned small, first;
	} t[] = {
		{ "NGHỊ ĐỊNH", 0, 0 }, { "Ủy ban", 1, 0 }, { "ở Á", 1, 4 },
		{ "BÁN, BÁ ÁÁ", 3, 7 }, { "TỈnh", 1, 1 }, { "Hà Nội", 0, 0 }
	};
	struct vn_put p;
	size_t i, used;

	(void)state;
	for (i = 0; i < sizeof t / sizeof t[0]; i++) {
		vn_put_init(&p, VN_ENC_TCVN3);
		out.n = 0;
		vn_put(&p, &out, t[i].s, strlen(t[i].s), &used);
		assert_int_equal(p.small, t[i].small);
		if (p.small > 0)
			assert_int_equal(p.first, t[i].first);
		vn_put_fini(&p);
	}
}

static void
test_vni(void **state)
{
	uint64_t odd;

	(void)state;
	reads(VN_ENC_VNI_1252, "COÄNG HOØA XAÕ HOÄI", "CỘNG HÒA XÃ HỘI");
	reads(VN_ENC_VNI_1252, "Ñoäc laäp – Töï do – Haïnh phuùc",
	    "Độc lập – Tự do – Hạnh phúc");
	reads(VN_ENC_VNI_1252, "UÛy ban, nöôùc, yù, kyõ, Myõ, ngöôøi",
	    "Ủy ban, nước, ý, kỹ, Mỹ, người");
	/* Greedily: a base that could be a letter of its own takes the mark. */
	reads(VN_ENC_VNI, "\xf4\xf9\xf4 \xf6\xf5", "ớơ ữ");
	decode(VN_ENC_VNI, "b\xf9 i\xf9", 5, &odd);
	assert_string_equal(out.s, "bù iù");
	assert_int_equal(odd, 2);
	writes(VN_ENC_VNI_1252, "Độc lập – Tự do", "Ñoäc laäp – Töï do");
	assert_false(encode(VN_ENC_VNI, "ø", 2));
}

static void
test_others(void **state)
{
	(void)state;
	reads(VN_ENC_VISCII, "Vi\xaet \x02 \x05 \x14", "Việt Ẳ Ẵ Ỷ");
	reads(VN_ENC_VPS, "Vi\x8ct \x02 \x1d", "Việt Ạ Ữ");
	assert_false(encode(VN_ENC_VISCII, "\x02", 1));
	assert_false(encode(VN_ENC_VPS, "…", 3));
	reads(VN_ENC_CP1258, "Ti\xea\xecng Vi\xea\xf2t", "Tiếng Việt");
	writes(VN_ENC_CP1258, "Tiếng Việt", "Ti\xea\xecng Vi\xea\xf2t");
}

static void
test_viqr(void **state)
{
	(void)state;
	reads(VN_ENC_VIQR, "Vie^.t Nam ddo^.c la^.p, DDu+`ng Dda`",
	    "Việt Nam độc lập, Đừng Đà");
	reads(VN_ENC_VIQR, "a( a^' o+~ u? y` A.", "ă ấ ỡ ủ ỳ Ạ");
	reads(VN_ENC_VIQR, "ta\\. d\\d a\\\\ \\x b+", "ta. dd a\\ \\x b+");
	writes(VN_ENC_VIQR, "Việt Nam. Hả? ta.", "Vie^.t Nam. Ha?? ta\\.");
	writes(VN_ENC_VIQR, "dd DD Dd ddd dD a(b o+ \\", "\\dd \\DD \\Dd \\d\\dd dD "
	    "a\\(b o\\+ \\\\");
	writes(VN_ENC_VIQR, "dđ DĐ dĐ", "\\ddd \\DDD dDD");
	writes(VN_ENC_VIQR, "ă' á' â( đd", "a(\\' a'' a^( ddd");
}

static void
test_unicode(void **state)
{
	static const char pair[] = "\x3d\xd8\x00\xde";	/* U+1F600 */
	uint64_t odd;

	(void)state;
	decode(VN_ENC_UTF16LE, "V\0i\0\xc7\x1et\0", 8, &odd);
	assert_string_equal(out.s, "Việt");
	decode(VN_ENC_UTF16BE, "\0V\0i\x1e\xc7\0t", 8, &odd);
	assert_string_equal(out.s, "Việt");
	decode(VN_ENC_UTF16LE, pair, 4, &odd);
	assert_string_equal(out.s, "\xf0\x9f\x98\x80");
	assert_int_equal(odd, 0);
	decode(VN_ENC_UTF16LE, pair, 3, &odd);
	assert_int_equal(odd, 2);
	decode(VN_ENC_UTF16LE, pair + 2, 2, &odd);
	assert_string_equal(out.s, "\xef\xbf\xbd");
	assert_true(encode(VN_ENC_UTF16LE, "\xf0\x9f\x98\x80", 4));
	assert_memory_equal(out.s, pair, 4);
	assert_false(encode(VN_ENC_UTF16LE, "a\xff", 2));
	writes(VN_ENC_UTF8_NFD, "ế ậ", "e\xcc\x82\xcc\x81 a\xcc\xa3\xcc\x82");
	/* U+0316 goes below: it stands before the acute that á falls apart into. */
	writes(VN_ENC_UTF8_NFD, "á\xcc\x96x", "a\xcc\x96\xcc\x81x");
	decode(VN_ENC_UTF8, "a\xff\xe1\xbb", 4, &odd);
	assert_int_equal(odd, 2);
}

static int
teardown(void **state)
{
	(void)state;
	vn_buf_fini(&mid);
	vn_buf_fini(&out);
	vn_norm_fini(&norm);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_iconv),
		cmocka_unit_test(test_letters),
		cmocka_unit_test(test_tcvn3),
		cmocka_unit_test(test_small),
		cmocka_unit_test(test_vni),
		cmocka_unit_test(test_others),
		cmocka_unit_test(test_viqr),
		cmocka_unit_test(test_unicode),
	};

	return cmocka_run_group_tests(tests, NULL, teardown);
}
