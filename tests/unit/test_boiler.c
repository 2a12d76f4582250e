/* test_boiler - page furniture goes, text stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/boiler.h"

static struct vn_boiler *b;

static int
open_list(void **state)
{
	(void)state;
	return (b = vn_boiler_open(1)) == NULL ? -1 : 0;
}

static int
close_list(void **state)
{
	(void)state;
	vn_boiler_close(b);
	return 0;
}

static void
all(const char *const *t, size_t n, int want)
{
	size_t i, wrong = 0;

	for (i = 0; i < n; i++)
		if (vn_boiler_match(b, t[i], strlen(t[i])) != want) {
			print_error("%s: %s\n", want ? "kept" : "dropped", t[i]);
			wrong++;
		}
	assert_int_equal(wrong, 0);
}

static const char *const furniture[] = {
	/* entries, whatever their case, tone placement and ornaments */
	"Chia sẻ", "CHIA SẺ", "Tweet", "Xem thêm", "Xem thêm:", "Xem thêm »",
	"» Các tin khác", "MỚI NHẤT!", "Xem nhiều nhất", "Đọc nhiều", "Kinh doanh",
	"KINH DOANH", "Xe ++", "Liên hệ toà soạn", "Liên hệ tòa soạn", "| Thể thao |",
	"(Xem thêm)", "Từ khoá:", "• Tin liên quan", "Đọc tiếp...", "Trở lên trên",
	"Gửi bình luận", "Đăng nhập", "Quên mật khẩu?", "Bình luận của bạn",
	"Lấy link!",
	/* counters */
	"Chia sẻ (12)", "12 bình luận", "Bình luận (0)", "Lượt xem: 1.234",
	"1,2k lượt thích", "(3) bình luận", "Bình luận 25",
	/* rows */
	"Trang chủ | Tin tức | Thể thao | Liên hệ",
	"Trang chủ Tòa soạn Liên hệ quảng cáo",
	"Facebook Youtube Tiktok Telegram", "Đăng nhập / Đăng ký",
	"Xã hội Doanh nghiệp Kinh tế vĩ mô",
	"Giáo dục Du lịch Ngân hàng", "Gia đình | Bóng đá | Quốc tế",
	/* stars */
	"© 2019 Công ty Cổ phần Ví Dụ", "©2019 Ví Dụ", "Copyright 2020 Ví Dụ",
	"Bản quyền thuộc Báo Ví Dụ", "Powered by VIDU",
	"Tổng biên tập: Nguyễn Văn Ví Dụ", "Tòa soạn: 1 phố Ví Dụ, Hà Nội",
	"All rights reserved.",
	/* the licence */
	"Giấy phép số 12/GP-BTTTT ngày 1/1/2019",
	"Giấy phép số: 1/GP-BC do Cục Báo chí cấp",
	"Giấy phép thiết lập trang thông tin điện tử số 9/GP-TTĐT",
	/* contact */
	"Điện thoại: 024-1234-5678. Máy lẻ 123. Fax: 024-1234-5679",
	"Email: info@vidu.vn | Hotline: 0912 345 678", "Email: toasoan@vidu.vn",
	"Đường dây nóng: 0912 345 678",
	"Đường dây nóng: 0912 345 678 - 0912 345 679", "Hotline HN: 0912-345-678",
	/* stamps */
	"Thứ Bảy, Ngày 07 tháng 03 năm 2026,", "Thứ bảy, 7/3/2026, 00:05 (GMT+7)",
	"07/03/2026 - 08:47", "23:02 , 06/03/2026", "2026-03-07T10:22:00",
	"Cập nhật: 10:20, 7/3/2026", "Chủ nhật, 1/2/2020", "2 giờ trước",
	"7' trước", "15 phút trước",
	/* links, bars, pages */
	"#mưa to # bão # lũ",
	">> Giá vàng tăng mạnh sau lễ", ">>> Xem thêm: Đường mới mở", "||", ">>", "»",
	"1 2 3 4 5 ... 20",
};

static const char *const text[] = {
	"", " ", "Hòa đi Đắk Lắk.", "Chia sẻ với phóng viên, ông Hòa cho biết.",
	"Xem thêm một bộ phim", "kinh doanh", "chia sẻ", "chia sẻ.", "Kinh doanh:",
	"Kinh doanh.", "Kinh doanh bất động sản", "Thị trường bất động sản",
	"Thị trường chứng khoán thế giới", "Thể thao, du lịch", "- Chia sẻ",
	"- số điện thoại", "4. Bình luận", "12 Doanh nghiệp", "Giáo dục 2019",
	"© là dấu bản quyền.", "01 Tháng 1 năm 2016:", "7/3/2026", "10:20", "Ngày 8/2", "10 năm trước", "2 tuần trước", "12", "1 2 3",
	"1 2 3 5 4", "1.800", "0912 345 678", "024-1234-5678", "10:20 7/3/2026 A gặp B",
	"Hotline: 0912345678", "Điện thoại: 0912 345 678", "Website: www.vidu.vn",
	"Email: hoa@vidu.vn", "Địa chỉ: số 1 phố Ví Dụ",
	"Giấy phép số 12 do Ủy ban nhân dân tỉnh cấp năm 2019.",
	"Giấy phép lái xe hạng B", "Bản quyền là quyền của tác giả.",
	">>> x = 1", ">> tiếp theo là phép dịch", ">> Hòa về quê. Lan ở lại.",
	"# Mưa # Bão", "> Hòa viết", "***", "---", "...", "…", ".", "→", "+", "Tòa soạn nhận thư",
	/* what heads a chapter, a list, a table, or is a name in text */
	"Gia đình", "DU LỊCH", "Khoa học và công nghệ", "Hàng hoá", "Facebook",
	"| Bóng đá |", "Nổi bật:", "×", "|", "1 2 3 4 5 6",
	"Cập nhật: 28 tháng 7 năm 2016", "Điện thoại: 024-1234-5678",
	"ĐT: (028) 1234 5678 - 0901 23 45 67",
	"Điện thoại: 024-1234-5678 - Fax: 024-1234-5679",
	"Nội dung", "Giới thiệu", "Ghi chú: *", "# Tiêu đề",
	"Theo dõi sức khỏe", "Thứ bảy, Hòa về quê", "Thứ năm", "Quảng cáo là nghề khó.",
};

static void
builtin_goes(void **state)
{
	(void)state;
	all(furniture, sizeof furniture / sizeof furniture[0], 1);
}

static void
text_stays(void **state)
{
	(void)state;
	all(text, sizeof text / sizeof text[0], 0);
}

static void
own_list(void **state)
{
	struct vn_boiler *o = vn_boiler_open(0);
	static const char list[] = "# của tôi\n\nDòng này\r\n~Bấm đây\n?Hàng\n"
	    "Nguồn: * (VD)";
	size_t line;

	(void)state;
	assert_non_null(o);
	assert_int_equal(vn_boiler_match(o, "Chia sẻ", 9), 0);
	assert_int_equal(vn_boiler_add(o, list, strlen(list), &line), 0);
#define M(s) vn_boiler_match(o, s, strlen(s))
	assert_int_equal(M("DÒNG NÀY"), 1);
	assert_int_equal(M("Dòng này."), 0);
	assert_int_equal(M("Dòng này ba"), 0);
	assert_int_equal(M("Bấm đây (3)"), 1);
	assert_int_equal(M("Nguồn: báo Ví Dụ (VD)"), 1);
	assert_int_equal(M("Nguồn: báo Ví Dụ"), 0);
	assert_int_equal(M("Hàng"), 0);
	assert_int_equal(M("Hàng Hàng Dòng này"), 1);
	assert_int_equal(M("# của tôi"), 0);
	assert_int_equal(vn_boiler_add(o, "a\nb*c*d\n", 8, &line), -1);
	assert_int_equal(line, 2);
	assert_int_equal(vn_boiler_add(o, "a\n\n* b", 6, &line), -1);
	assert_int_equal(line, 3);
	assert_int_equal(vn_boiler_add(o, "~", 1, &line), -1);
	assert_int_equal(line, 1);
	assert_int_equal(vn_boiler_add(o, "", 0, &line), 0);
	vn_boiler_close(o);
	vn_boiler_close(NULL);
}

static void
long_lines(void **state)
{
	char *s = malloc(1 << 20);
	size_t i;

	(void)state;
	assert_non_null(s);
	for (i = 0; i < 1 << 20; i++)
		s[i] = "Tin tức "[i % 9];
	assert_int_equal(vn_boiler_match(b, s, 1 << 20), 0);
	for (i = 0; i + 5 <= 2000; i += 5)
		memcpy(s + i, "Home ", 5);
	assert_true(vn_boiler_match(b, s, 2000) >= 0);
	memset(s, '(', 1 << 20);
	assert_int_equal(vn_boiler_match(b, s, 1 << 20), 0);
	assert_int_equal(vn_boiler_match(b, s, 2000), 0);
	free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(builtin_goes),
		cmocka_unit_test(text_stays),
		cmocka_unit_test(own_list),
		cmocka_unit_test(long_lines),
	};

	return cmocka_run_group_tests(tests, open_list, close_list);
}
