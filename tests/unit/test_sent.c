/* test_sent - where sentences end.  A bar marks each end but the last. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/buf.h"
#include "lib/sent.h"

static const char *const texts[] = {
	/* plain */
	"Trời mưa.| Đường vắng.| Ai về nhà nấy.",
	"Trời mưa à?| Ừ!| Thật không?!| Thật.",
	"không có dấu câu nào cả",
	"Một câu thôi",
	"",
	"...",
	/* the missing space */
	"Em là gái.|Dựa vào ai?|Không ai.",
	"Về Việt Nam.|Hà Nội!|Ừ?",
	"Xong năm 2010.|Tuy nhiên chưa đủ.",
	/* abbreviations, initials, numbers */
	"Ở TP. HCM có mưa.| Ở TP. Hà Nội thì không.",
	"Sống ở TP.HCM.| Làm ở Q.1.",
	"Nhà ở Q. 1, P. 5.| Gần chợ.",
	"Gặp GS.TS. Nguyễn Văn Minh.| Ông vui.",
	"Gặp ThS. Lan và BS. Hùng.",
	"Ông N.V. Minh và bà A. ở đó.",
	"Bà H.| Không phải bà K.",
	"Nguyễn Văn A. khai như vậy.",
	"Cam, quýt, v.v. đều chua.",
	"Cam, quýt, v.v.| Tất cả đều chua.",
	"Cam, quýt, v.v...| Tất cả đều chua.",
	"Họ về TP.| Trong đó có tôi.",
	"Có 1.800 người.| Tăng 9,9%.| Ngày 1.7.2024.| Xong.",
	"Khoảng 70. 000 người.",
	"Xem a.vn.| Rồi thôi.",
	"Ban Bí thư T.Ư họp.| Các ban dự.",
	/* ellipses */
	"Chờ mãi...| Không ai đến.",
	"Chờ mãi... không ai đến.",
	"Chờ mãi…| Không ai đến.",
	"Chờ (...) mãi.| Rồi về.",
	"Hay thật (!) Nam ạ.",
	/* quotes and brackets */
	"\"Vào đi.\"| Bà nói.",
	"“Vào đi!”| Bà nói.",
	"“Vào đi!” bà nói.",
	"“Vào đi!” - Bà nói.| “Vâng.” - Nó đáp.",
	"“Vào đi!”, bà nói.",
	"“Vào đi.| Ngoài ấy lạnh.”| Bà nói.",
	"Trời mưa (rất to.)| Đường vắng.",
	"Trời mưa.| (Rất to.)| Đường vắng.",
	"Trời mưa.| \"Về thôi\", bà nói.",
	"Trời mưa.| \"về thôi\", bà nói.",
	"Bà bảo.| - Về thôi!| - Vâng.",
	/* lists and headings */
	"1. Mở đầu.| 2. Kết luận.",
	"a) Mở đầu; b) Kết luận.",
	"a. Mở đầu.| b. Kết luận.",
	"IV. Kết luận.| Hết.",
	"- 1. Mở đầu.",
	"Điều 5. Phạm vi.| Luật này quy định.",
	"Chương II. Quyền.",
	/* what follows begins with a digit */
	"Trời mưa.| 15 người về.",
	"Xong năm 2010.| 15 người về.",
	"Sút từ 40 m.| 15 phút sau lại sút.",
	"Xem tr. 5 và tr. 12.",
	"Xem Toàn tập, t. 5, tr. 12.",
	"Là nhà thơ (s. 1904, m. 1970).",
	"Fax (84. 4) 123.",
	"Khoảng 25. 000 - 30. 000 người.",
	"Đi một mạch...| 15 người về.",
	"Giá chỉ... 15 đồng.",
	"Sau ba năm là... 98%.",
	"Nhà ở Q. 12 (P. 5) kia.",
	"Quý I đạt 40%.| 60% còn lại chờ.",
	/* a small letter goes on */
	"trời mưa.| đường vắng.| ai về nhà nấy.",
	"Trời mưa.| đường vắng.",
	"trời mưa à?| mình chưa về!| chờ nhé",
	"Trời mưa à?| mình chưa về.",
	"ok.| mai đi nhé",
	"mua dc.| rẻ lắm",
	"Hội vs. phố thì tp. hcm hơn.",
	"Ông ở Samsung Corp. và Yahoo! từ lâu.",
	"Bán cho Paulson & Co. để lấy tiền.",
	"Phim Jeopardy! hay thật.",
	"Phim Đi Nào! của họ hay thật.",
	"Trời mưa! và gió.",
	"Nhanh lên (được chứ? một lúc thôi) đi.",
	"Buồn vì. nghèo.",
	"Loài Rosa indica var. alba nở hoa.",
	"Bà H. đi, ông K. ở, chị N. “béo” cười.",
	"Hắn tên m. “khùng” cơ.",
	"Trời mưa.| iPhone đắt.",
	"Lớp N. rủ nhau đi.",
	"năm 2014.| họ về.",
	"Năm 2014. họ về.",
	"( nói vậy ).| rồi thôi",
	"Mưa.|gió",
	"Trời mưa.|đường vắng.",
	"trời mưa?|đường vắng",
	"Xem miền.vn và người.km nhé.",
	/* the missing space, and none missing */
	"Chờ tôi!|Về thôi?|Ừ.",
	"Tải ở Facebook.|Anh ấy bảo thế.",
	"Hàm =SUM(Sheet1.A1:Sheet3.A1) là vậy.",
	"Viết MM.DD.YYYY cho đúng.",
	"Chiều nay có Zion.T và Block.B đến.",
	"Bảo vệ sở hữu trí tuệ.|2. Dừng thủ tục.|3. Báo cáo.",
	"Bảo vệ sở hữu trí tuệ.|a) Dừng thủ tục.",
	"\"Vào đi.\"|Bà nói.",
	"Trời mưa.|\"Về thôi\", bà nói.",
	"Có 9.5 điểm.|Xong.",
	/* initials, or letters that are none */
	"Đi khắp châu Á.| Cô ấy vui.",
	"Nhất Đông Nam Á.| Vui.",
	"Xe từ Ý.| Đẹp lắm.",
	"Nóng 40 độ C.| Nhiệt độ giảm dần.",
	"Uống vitamin A.| Ăn cam.",
	"Đá ở Serie A.| Inter thắng.",
	"Bị viêm gan B.| \"Khổ lắm\", ông nói.",
	"Đạt giải C.| 15 em được thưởng.",
	"Thai phụ là Lữ Thị N.| Thời điểm này, cô mới 18 tuổi.",
	"Nhắn cho chị D.A.| Đoạn tin ngắn.",
	"Tổng thống Harry S. Truman và George H. W. Bush.",
	"Theo P. G. Minh và A. Lan.",
	"Gặp anh H. Trung ở chợ.",
	"Ông làm ở M.U.| Cậu ấy cũng vậy.",
	"Thư của Ng. Thị Th. Hà gửi bà Ph. ở quê.",
	"Y. Kết luận như vậy.",
	"Xã Y.| Người dân ở đó kể.",
	/* titles and places */
	"Gặp TS. Anh và BS. Hồi, PGS. TS. Hội nữa.",
	"Gặp TS. BS. Công ở khoa.",
	"Nói với TS.| Trong khi đó họ chờ.",
	"Về TP. Huế chơi.| Về TP. Vinh ăn.",
	"Về H. Như Thanh, TX. Từ Sơn.",
	"Ở TP. HCM.| Ông vui.",
	"Ở TP.HCM.| Ông vui.",
	"UBND TP.| Cơ quan này chờ.",
	"Ảnh của Sở GD&ĐT.| Ảnh: Nam.",
	"KT. CHỦ TỊCH",
	"TM. ỦY BAN NHÂN DÂN",
	"Ths. Mai, Mr. Lan, Dr. Hoa đến.",
	"Cá, tôm v.v.| Mực thì không.",
	"Xem NXB. Trẻ, 2010.",
	/* ellipses */
	". . . Rồi về.",
	"Thôi . . .| Rồi về.",
	"Trời mưa.| ... Rồi họ về.",
	"Mưa gì?| ... Rồi họ về.",
	"... Rồi họ về.| Hết.",
	"“...Rồi họ về.| Hết.”",
	"Hàng làm tại... Malaysia.",
	"Giá trị của… Kante tăng.",
	"Thế nhưng...| Trong khi đó họ chờ.",
	"Sợi chỉ... mỏng.",
	"Thế à?...| Vâng.",
	"Gì...?| Vâng.",
	"Vui..!| Về thôi.",
	/* quotes */
	"\" Vào đi . \"| Bà nói .",
	"\" Vào đi .| Lạnh lắm ! \"| Bà nói .",
	"\" Vào đi ! \" bà nói .",
	"Nó hỏi : \" Ai đấy ? \"| Bà im .| \" Ai ? \"",
	"Bà nói.| \" Vào đi \" .",
	"Bà nói: \"Vào đi.| Lạnh lắm.\"| Nó vào.",
	"Câu hỏi “Ai đấy?” làm nó sợ.",
	"Anh hỏi “Ai đấy?”.| Nó im.",
	"Anh hỏi “Ai đấy? ”.| Nó im.",
	"Anh hỏi “Ai đấy?”, nó im.",
	"\"Ai đấy?\" - Nó hỏi.",
	"«Vào đi.»| Bà nói.",
	"'Vào đi.'| Bà nói.",
	"Màn hình 17\" đẹp.| Giá rẻ.",
	"Trời mưa.| “về thôi”, bà nói.",
	"Trời mưa!| “về thôi”, bà nói.",
	"Về đi (!).| Nhanh lên.",
	"Về đi (! ?) Nam ạ.",
	"Về đi [...] Nam ạ.",
	"Nó về (hôm qua).| Nó đi (hôm nay.)| Hết.",
	"Ảnh chụp ở Huế.| (Ảnh: Nam)",
	/* dashes */
	"- Về chưa?| - Rồi.| - Tốt!",
	"- Về chưa? - mẹ hỏi.",
	"– Về chưa?| – Rồi.",
	"“Về thôi.” – ông nói.",
	"• Một.| • Hai.| * Ba.",
	/* lists and headings */
	"1.1. Phạm vi.| 1.2. Đối tượng.| 2.3.1. Khác.",
	"Khoản 2. Nội dung.| Hết.",
	"Theo Điều 5.| Chính phủ quy định.",
	"Theo khoản 2 Điều 5.| Chính phủ quy định.",
	"Tiểu mục 4. GIÁO DỤC ĐẠI HỌC",
	"Phụ lục 2. Mẫu đơn.| Phụ lục II. Biểu mẫu.",
	"Mục 5. QUẢN LÝ NƯỚC THẢI",
	"Chương I. Những quy định chung.",
	"Bảng 3. Số liệu.| Hình 2. Sơ đồ.| Ví dụ 1. Tính tổng.",
	"đ) Mở đầu.| e) Kết luận.",
	"đ. Mở đầu.| e. Kết luận.",
	"Trời mưa.| b) đường vắng.",
	"a. Đúng b. Sai",
	"a. 8 b. 9 c. 10",
	"A. Mở đầu.| B. Các phần.| C. Kết luận.",
	"(1) Mở đầu.| (2) Kết luận.",
	"2010.| Tuy vậy họ chờ.",
	"Sao có 3.| Còn 2.| Hết.",
	/* no marks, capitals */
	"HÀ NỘI VÀO THU",
	"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do",
	"VIỆT NAM.| HÀ NỘI.",
	"THÔNG BÁO.| KÍNH GỬI QUÝ VỊ!| TRÂN TRỌNG",
	"Ông: Nam; bà: Lan; cháu: Bi",
	"Ao thu lạnh lẽo nước trong veo,",
	"Trân trọng,",
	"ĐT: 0966.100.300.| Email: a@b.vn.",
	"Xem http://a.vn/b.| Rồi báo a@b.vn.| Nhé #tag.| Ừ.",
	/* smiles and other marks */
	"Vui quá! 😀| Về thôi.",
	"Vui quá! :))| Về thôi.",
	"vui quá! :))| mai đi",
	"vui quá :)) mai đi",
	"vui quá :))",
	"Vui quá :))| Mai đi nhé",
	"Tôi ❤️ Hà Nội.| Còn bạn?",
	"Giảm giá.| ✅ Miễn phí.| ✅ Đổi trả.",
	"Hay!!!| Hay???| Hay?!?| Ừ",
	"Hay‼ Thật⁉ Ừ.",
	"宅天地區域之中。|得龍蟠虎踞之勢。",
	"Họ chờ.| => Có học vẫn hơn.",
};

static void
test_texts(void **state)
{
	struct vn_toks v = { NULL, 0, 0 };
	struct vn_buf in = VN_BUF_INIT, got = VN_BUF_INIT;
	unsigned char end[256];
	size_t i, k, at;
	const char *p;
	int bad = 0;

	(void)state;
	for (i = 0; i < sizeof texts / sizeof *texts; i++) {
		in.n = got.n = 0;
		assert_int_equal(vn_buf_addc(&in, 'x'), 0);
		in.n = 0;
		for (p = texts[i]; *p != '\0'; p++)
			if (*p != '|')
				assert_int_equal(vn_buf_addc(&in, *p), 0);
		assert_int_equal(vn_tok_line(&v, in.s, in.n), 0);
		assert_true(v.n <= sizeof end);
		vn_sent(in.s, v.t, v.n, end);
		for (at = k = 0; k < v.n; at = v.t[k++].end) {
			if (k > 0 && end[k - 1])
				assert_int_equal(vn_buf_addc(&got, '|'), 0);
			assert_int_equal(vn_buf_add(&got, in.s + at,
			    v.t[k].end - at), 0);
		}
		assert_int_equal(vn_buf_addc(&got, '\0'), 0);
		if (strcmp(got.s, texts[i]) != 0) {
			print_error("%s\n    not %s\n", got.s, texts[i]);
			bad++;
		}
	}
	vn_toks_fini(&v);
	vn_buf_fini(&in);
	vn_buf_fini(&got);
	assert_int_equal(bad, 0);
}

static void
test_count(void **state)
{
	static const char s[] = "A b. C d. E";
	struct vn_toks v = { NULL, 0, 0 };
	unsigned char end[16];

	(void)state;
	assert_int_equal(vn_sent("", NULL, 0, end), 0);
	assert_int_equal(vn_tok_line(&v, s, sizeof s - 1), 0);
	assert_int_equal(vn_sent(s, v.t, v.n, end), 3);
	assert_int_equal(end[v.n - 1], 1);
	vn_toks_fini(&v);
}

/* Long runs of what may end or open a sentence cost linear time. */
static void
test_long(void **state)
{
	static const char *const units[] = { ".", ". ", ".\"", "\" ", "(", "- ",
	    "A. ", "!) ", "1. ", "a. b ", "a.b", ":)) A ", "! ! ", "\" .", ". . ",
	    "N. Theo ", "... 5 ", "TP. A b ", "(! ?", "(a. " };
	struct vn_toks v = { NULL, 0, 0 };
	size_t i, k, n = 300000, len;
	unsigned char *end = malloc(n);
	char *s = malloc(n);

	(void)state;
	assert_non_null(end);
	assert_non_null(s);
	for (i = 0; i < 2 * (sizeof units / sizeof *units); i++) {
		len = strlen(units[i / 2]);
		for (k = 0; k < n; k++)	/* every other one behind a long run */
			s[k] = i % 2 == 1 && k < n / 2 ? '(' :
			    units[i / 2][k % len];
		assert_int_equal(vn_tok_line(&v, s, n), 0);
		assert_true(vn_sent(s, v.t, v.n, end) >= 1);
	}
	vn_toks_fini(&v);
	free(end);
	free(s);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_count),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
