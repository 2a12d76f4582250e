/*
 * Word lists of the sentence splitter: separated by spaces, add a word and
 * rebuild.
 * Sources: counts of our own over news and encyclopedia text, read through by
 * eye; spelling habits of Vietnamese print.
 */
#ifndef VN_SENT_WORDS_H
#define VN_SENT_WORDS_H

/*
 * Words with a capital that stand at the start of a sentence ten times as often
 * as in its midst (100 times at least), and no names; a few added by hand.
 */
static const char sent_starters[] =
	" Bên Bây Bấm Bởi Cháu Cho Chúng Chưa Chẳng Chị Cuối Càng Các Còn"
	" Có Cùng Cũng Cả Cậu Cụ Cứ Do Dù Dùng Dưới Dẫn Dẫu Dựa Giống Giữ"
	" Gần Hiện Hoặc Hãy Hôm Hơn Hắn Hết Họ Khi Khoảng Khác Kể Loại Loạt"
	" Lúc Lần Mong Muốn Mà Mình Mấy Mặc Mỗi Một Mức Ngay Nghe Nghĩ"
	" Nguồn Ngoài Ngược Nhiều Nhìn Nhưng Nhằm Nhờ Những Nó Nói Nạn Nếu"
	" Phải Qua Quá Riêng Rõ Rất Rồi Sau So Sẽ Thay Theo Thêm Thì Thấy"
	" Thậm Thật Trong Tránh Trên Trước Tuy Tính Tôi Tại Tất Việc Và Vài"
	" Vào Vì Ví Vậy Về Với Vừa Xem Xét Ít Ông Đang Đáng Đây Đã Đó Đúng"
	" Đấy Đến Để Đợt Ảnh Ấy Ở ";

/*
 * The same for twice and a half, and the heads of bodies and offices, which
 * begin what is written with capitals: only where a small letter follows.
 */
static const char sent_starters2[] =
	" Ai Anh Ban Bao Biết Buổi Bà Bài Bánh Báo Bước Bạn Bất Bắt Bệnh Bỏ"
	" Bố Bốn Bộ Bức Bữa Cha Chia Chiếc Chuyến Chuyện Chàng Chính Chú"
	" Chúc Chạy Chắc Chọn Chủ Con Cuộc Cá Cách Cái Công Cô Cơ Cơn Cảm"
	" Cấu Cần Cặp Cựu Diện Dàn Dòng Dấu Dự Em Ghi Gia Giai Giá Giáo Giả"
	" Giảm Giới Giờ Giữa Gặp Hai Hay Hoạt Hàng Hình Hầu Hệ Học Hồi Hội"
	" Khoảnh Khu Khung Khách Khó Không Khả Kiểu Kẻ Kết Liệu Luật Luôn"
	" Là Làm Lãnh Lấy Lối Lời Lực Màn Màu Máy Mãi Món Mưa Mất Mẹ Mọi"
	" Mối Mới Mời Mùa Mục Mặt Nay Nguy Ngành Ngày Ngôi Người Ngồi"
	" Nhan Nhiệm Nhiệt Nhà Nhóm Như Nhận Nhắc Nhớ Niềm Nàng Nên Năm Nơi"
	" Nước Nắng Nằm Nền Nổi Nỗi Nợ Nữ Phiên Phía Phó Phản Quay Sai Song"
	" Suốt Sáng Sản Sắp Sở Sự Thuốc Tháng Thí Thông Thầy Thế Thỉnh Thịt"
	" Thời Thử Thực Tiếp Tiền Toàn Tranh Trao Truy Trường Trả Trải Trẻ"
	" Trận Trở Tác Tên Tình Tòa Tạm Tốt Tổ Tổng Tới Từ Từng Tỷ Tỉ Uống"
	" Vai Viêm Viện Vấn Vẫn Vẻ Vết Vị Vụ Xe Xin Xung Xác Xử Đi Điều"
	" Điểm Đoạn Đám Đánh Đêm Đóng Đôi Đơn Đưa Đương Được Đại Đặc Đặt"
	" Đối Đồng Đội Đứng Đừng ";

/* Abbreviations before a name, never at the end of a sentence. */
static const char sent_titles[] =
	" BS. CKI. CKII. DS. Dr. GS. GVC. KS. KTS. LS. Mr. Mrs. Ms. NCS."
	" NGND. NGƯT. NNND. NNƯT. NSND. NSƯT. PGS. PTS. Prof. St. THS. TS."
	" TSKH. TTND. TTƯT. ThS. Th.S. Ths. bs. gs. pgs. ths. ts. Ô. Đ/c. ";

/* Abbreviations before places of two syllables or more, or of these. */
static const char sent_places[] =
	" H. P. Q. TP. TX. Tp. Tx. X. tp. tx. ";
static const char sent_short_places[] =
	" Huế Vinh Pleiku ";

/* Before one letter that is no initial: hạng A. châu Á. */
static const char sent_graded[] =
	" Bảng Serie Vitamin bảng bậc châu cấp giải gan hạng khối kiểu loại"
	" lớp mẫu mức nhóm phần toán vitamin án ý điểm đề độ ";

/*
 * Words before a number whose full stop makes a heading: Điều 5. Chương II.
 * The second list: those whose second syllable comes between.
 */
static const char sent_headings[] =
	" Buổi Bài Bước Bảng Chương Câu Hình Khoản Kỳ Mục Mẫu Phần Quyển"
	" Tiết Tập Vòng Đoạn Điều Điểm Đề ĐIỀU CHƯƠNG MỤC PHẦN BÀI CÂU BẢNG"
	" HÌNH KHOẢN ";
static const char sent_headings2[] =
	" Biểu Bài Câu Phương Phụ Sơ Tiểu Ví BIỂU BÀI CÂU PHỤ TIỂU VÍ ";

/* Words that lean on the next one: no sentence ends behind them. */
static const char sent_leaning[] =
	" bằng bị chỉ cho của các do gồm hay hoặc khoảng là lẫn mà một như"
	" những nhưng nên rất sẽ thì trong tại tới từ và vì với vẫn ở đến ";

/* Short forms whose full stop ends no sentence, in small letters throughout. */
static const char sent_short[] =
	" bs ed ft gs nxb op pp st tg tp tr ts ths var vd vol vs ";

/* Words that carry a sentence on behind a mark that does not end it. */
static const char sent_going_on[] =
	" bởi cho của cũng do hay hoặc là và với ";

#endif
