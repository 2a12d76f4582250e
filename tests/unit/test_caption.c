/* test_caption - photo remarks and bylines: what goes, what is text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/caption.h"

struct pair {
	const char *in, *want;	/* NULL: the line goes; "": it stays as it is */
};

static struct vn_buf out;

typedef int pass(struct vn_buf *, const char *, size_t, struct vn_edits *);

/* Rebuild the output from the input and the edits. */
static void
check_edits(const char *s, const struct vn_edits *e)
{
	size_t i, at = 0, to = 0;

	for (i = 0; i < e->n; i++) {
		assert_int_equal(e->e[i].at - at, e->e[i].to - to);
		assert_memory_equal(s + at, out.s + to, e->e[i].at - at);
		at = e->e[i].at + e->e[i].n;
		to = e->e[i].to + e->e[i].nto;
	}
	assert_string_equal(s + at, out.s + to);
}

static int
run(pass *f, const char *s, struct vn_edits *e)
{
	int rc;

	out.n = 0;
	vn_edits_clear(e);
	e->keep = 1;
	rc = f(&out, s, strlen(s), e);
	vn_buf_addc(&out, '\0');
	return rc;
}

static void
all(pass *f, const struct pair *t, size_t n)
{
	struct vn_edits e = { 0 };
	size_t i, wrong = 0;
	const char *want;
	int rc;

	for (i = 0; i < n; i++) {
		rc = run(f, t[i].in, &e);
		want = t[i].want == NULL || *t[i].want != '\0' ? t[i].want :
		    t[i].in;
		if (rc != (want == NULL) || strcmp(out.s, want ? want : "")) {
			print_error("%s\n\tbecame %d %s\n", t[i].in, rc, out.s);
			wrong++;
			continue;
		}
		assert_int_equal(e.count > 0, want != NULL && want != t[i].in);
		if (rc == 0) {
			check_edits(t[i].in, &e);
			assert_int_equal(run(f, want, &e), 0);
			assert_string_equal(out.s, want);
			assert_int_equal(e.count, 0);
		}
	}
	vn_edits_fini(&e);
	assert_int_equal(wrong, 0);
}

static const struct pair captions[] = {
	/* remarks */
	{ "Ông Hòa (ảnh trên) về quê.", "Ông Hòa về quê." },
	{ "Ông Hòa (ảnh), về quê.", "Ông Hòa, về quê." },
	{ "Cầu mới (Ảnh: TTXVN)", "Cầu mới" },
	{ "Cầu mới (Ảnh: TTXVN).", "Cầu mới." },
	{ "Cầu mới. (Ảnh: TTXVN).", "Cầu mới." },
	{ "Cầu mới. (Ảnh: Ví Dụ/TTXVN) Sau lễ, xe qua lại.",
	    "Cầu mới. Sau lễ, xe qua lại." },
	{ "(Ảnh minh họa) Sau lễ, xe qua lại.", "Sau lễ, xe qua lại." },
	{ "Cầu (ẢNH MINH HOẠ) mới", "Cầu mới" },
	{ "Cầu (ảnh K.Q) mới, đường (Ảnh Dân trí) cũ", "Cầu mới, đường cũ" },
	{ "Cầu(ảnh)mới", "Cầumới" },
	{ "Cầu (ảnh)mới", "Cầu mới" },
	{ "Anh (ảnh cắt từ clip) và em (ảnh nhỏ, bên phải)", "Anh và em" },
	{ "Cầu [Ảnh: Internet] mới", "Cầu mới" },
	{ "Cầu (Ảnh do công an cung cấp) mới", "Cầu mới" },
	{ "Cầu (nguồn ảnh: VD) mới", "Cầu mới" },
	{ "Cầu (ảnh 1, 2) mới", "Cầu mới" },
	{ "Cầu (hình minh họa) mới", "Cầu mới" },
	{ "Cầu (ảnh: A) (ảnh: B) mới", "Cầu mới" },
	{ "Cầu (ảnh: A)(ảnh: B) mới", "Cầu mới" },
	{ "Cầu (ảnh: A)( ảnh: B), mới", "Cầu, mới" },
	/* credits behind the last sentence */
	{ "Xe qua cầu. Ảnh: Reuters", "Xe qua cầu." },
	{ "Xe qua cầu. Ảnh: Ví Dụ/TTXVN.", "Xe qua cầu." },
	{ "Xe qua “cầu”. Ảnh: Ví Dụ", "Xe qua “cầu”." },
	{ "Xe qua cầu. Nguồn ảnh: Sina.", "Xe qua cầu." },
	{ "Xe qua cầu. Ảnh: A. Ảnh: B", "Xe qua cầu." },
	/* lines */
	{ "Ảnh: TTXVN", NULL }, { "Ảnh minh họa", NULL },
	{ "Ảnh minh hoạ.", NULL }, { "(Ảnh: TTXVN)", NULL },
	{ ". (Ảnh: Facebook Ví Dụ)", NULL }, { "Ảnh minh họa. Nguồn: internet", NULL },
	{ "ẢNH: TTXVN", NULL }, { "Ảnh: Nguyễn Văn Ví Dụ", NULL },
	{ "Ảnh cắt từ clip.", NULL }, { "Ảnh:", NULL }, { "(ảnh)", NULL },
	{ "Ảnh minh họa. (Nguồn: TTXVN)", NULL }, { "- Ảnh: Internet", NULL },
	{ "Ảnh Internet", NULL }, { "Hình minh họa.", NULL },
	{ "Ảnh: Reuters, AFP", NULL }, { "(ảnh trên)", NULL },
	{ "Cầu (ảnh, trái) mới", "Cầu mới" },
	{ "Cầu (ảnh, video: Facebook) mới", "Cầu mới" },
	/* text */
	{ "Hòa (ảnh, sinh năm 1982, ở Huế) về", "" },
	{ "tập tin (ảnh, âm nhạc, phim) lớn", "" }, { "Hình ảnh (Photos)", "" },
	{ "máy (ảnh chụp cắt lớp) mới", "" }, { "Photos", "" },
	{ "Mưa (ảnh hưởng đến mùa màng) kéo dài", "" },
	{ "Mưa (Ảnh hưởng đến mùa màng) kéo dài", "" },
	{ "(ảnh hưởng đến mùa màng)", "" }, { "Anh (em Lan) về", "" },
	{ "Hình (tam giác) vuông", "" }, { "Ảnh hưởng của bão", "" },
	{ "Ảnh động: Mèo qua cầu", "" }, { "Ảnh: Mèo qua cầu", "" },
	{ "Hình ảnh: Mèo qua cầu", "" }, { "Ảnh đẹp trong ngày", "" },
	{ "Ảnh chụp từ trên cao cho thấy cầu đã xong.", "" },
	{ "Ảnh minh họa: Mèo qua cầu và xe", "" }, { "ảnh", "" },
	{ "(hình ảnh đẹp) và lạ", "" }, { "xem hình (hình 2)", "" },
	{ "Ông nói về ảnh: đẹp", "" }, { "a (b (ảnh) c) d", "" },
	{ "", "" }, { "(", "" }, { "()", "" }, { "Bức ảnh (trái) là thật", "" },
	{ "Nước (hình ảnh, âm thanh) rõ", "" }, { "Xe qua. Nguồn: sông Hồng", "" },
};

static const struct pair bylines[] = {
	{ "PV", NULL }, { "PV.", NULL }, { "P.V", NULL }, { "Nhóm PV", NULL },
	{ "Theo TTXVN", NULL }, { "Nguyễn Văn An (TTXVN)", NULL },
	{ "Minh Anh (tổng hợp)", NULL }, { "Kim Thanh (T/h)", NULL },
	{ "(TTXVN)", NULL }, { "(Theo CNN, AFP, BBC)", NULL },
	{ "L.H (T/h)", NULL }, { "HT (Theo New York Times)", NULL },
	{ "Theo Lê Phương (Khám phá)", NULL }, { "Theo VnExpress", NULL },
	{ "Theo Đời sống Plus", NULL }, { "Theo vidu.com.vn", NULL },
	{ "Trần An/VOV.VN", NULL }, { "TTXVN/Tin tức", NULL }, { "TTXVN", NULL },
	{ "PV (tổng hợp)", NULL }, { "Bài, ảnh: Trần An", NULL },
	{ "Nguồn: TTXVN", NULL }, { "Tuệ An (lược dịch)", NULL },
	{ "- Theo VnExpress", NULL }, { "Thu An (Theo TASS)", NULL },
	{ "Theo TTXVN/Vietnam+", NULL }, { "(T/h)", NULL }, { "T/h", NULL },
	/* split off */
	{ "PVThường trực Ban Bí thư họp.", "Thường trực Ban Bí thư họp." },
	{ "PVTheo tin mới", "Theo tin mới" },
	{ "Họp xong. PVSáng nay, mưa to.", "Họp xong. Sáng nay, mưa to." },
	/* text */
	{ "PV:", "" }, { "PV: Thưa ông, vì sao?", "" }, { "PVTex họp", "" },
	{ "PVOil và PVGas", "" }, { "PVChem tăng giá", "" }, { "PVN", "" },
	{ "PVTrans. PVCoating", "" }, { "trao đổi với PVDân trí", "" },
	{ "PV Dân trí đã gặp ông", "" }, { "Nguyễn Văn An", "" },
	{ "Theo", "" }, { "Theo đó,", "" }, { "Theo Luật Đất đai", "" },
	{ "Theo ông Hòa", "" }, { "Theo UBND tỉnh", "" }, { "Theo Bộ Y tế", "" },
	{ "Theo TTXVN, mưa to.", "" }, { "Lexus (nhập khẩu Mỹ)", "" },
	{ "Huế (158.216)", "" }, { "Đồ thị (triệu đồng)", "" },
	{ "Nguồn: sông Hồng", "" }, { "Bài: Mưa", "" }, { "An Giang (Việt Nam)", "" },
	{ "1. Sáng (tổng hợp)", "" }, { "Bảng tổng hợp (tổng hợp)", "" },
	{ "", "" }, { ".", "" }, { "()", "" }, { "(", "" }, { "/", "" },
	{ "24/7", "" }, { "km/h", "" }, { "Tổng hợp", "" },
	{ "Trò chơi Ví Dụ (Facebook)", "" }, { "Ví Dụ FAQ (vidu.org)", "" },
	{ "Global Hunger Index (GHI)", "" }, { "Associated Press (AP)", "" },
};

static void
photo_remarks(void **state)
{
	(void)state;
	all(vn_caption, captions, sizeof captions / sizeof captions[0]);
}

static void
bylines_go(void **state)
{
	(void)state;
	all(vn_byline, bylines, sizeof bylines / sizeof bylines[0]);
}

/* Hostile lines take linear time. */
static void
long_lines(void **state)
{
	static const char *const unit[] = { "(ảnh", "(ảnh)", " Ảnh: A.", "PVĐã.",
	    "((", "PV", ". Ảnh" };
	struct vn_edits e = { 0 };
	struct vn_buf in = VN_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof unit / sizeof unit[0]; i++) {
		for (in.n = 0; in.n < 1 << 20; )
			vn_buf_adds(&in, unit[i]);
		out.n = 0;
		assert_true(vn_caption(&out, in.s, in.n, &e) >= 0);
		out.n = 0;
		assert_true(vn_byline(&out, in.s, in.n, &e) >= 0);
	}
	vn_buf_fini(&in);
	vn_edits_fini(&e);
	vn_buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(photo_remarks),
		cmocka_unit_test(bylines_go),
		cmocka_unit_test(long_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
