#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/ent.h"
#include "lib/seg.h"

/*
 * Lines with their entities marked as {TYPE|span}; nothing else may be found.
 */
static const char *const cases[] = {
	/* DATE: days in digits */
	"Họp {DATE|ngày 1-7-2024} tại huyện.",
	"Họp {DATE|ngày 1/7/2024} tại huyện.",
	"Họp {DATE|ngày 1.7.2024}.",
	"Ký {DATE|1/7/2024}.",
	"Ký {DATE|01.07.2024}, có hiệu lực ngay.",
	"Bản ghi {DATE|2024-07-01} của máy.",
	"{DATE|Ngày 1 tháng 7 năm 2024} trời mưa.",
	"{DATE|Ngày 16-2}, huyện đội hoàn trả máy cày.",
	"{DATE|Sáng 28-7}, cả đoàn lên đường.",
	"{DATE|Sáng nay 24-7}, nhà máy chạy thử.",
	"Đến {DATE|chiều 8-4} mưa mới tạnh.",
	"{DATE|Tối 22-9-2004} hai bên làm việc.",
	"Vào {DATE|hôm 2/3} ai cũng vui.",
	"{DATE|thứ Hai, ngày 1-7} nghỉ bù.",
	"{DATE|Thứ 2, ngày 1/7/2019} nghỉ bù.",
	"{DATE|Chủ nhật, 5/6} chợ phiên.",
	"{DATE|Sáng thứ Bảy, 5/6} chợ phiên.",
	"{DATE|Rạng sáng 5/6} có mưa đá.",
	"Hôm nay ({DATE|15/6}) là hạn cuối.",
	"Chủ nhật ({DATE|15/6}) là hạn cuối.",
	"Từ {DATE|ngày 1/7} đến {DATE|5/7} nghỉ.",
	"Từ {DATE|ngày 1/7} đến {DATE|ngày 5/7} nghỉ.",
	"từ {DATE|1/1} đến {DATE|30/6} thu đủ.",
	"nộp đến hết {DATE|31/12} là xong.",
	"nộp trước {DATE|30/6} cho kịp.",
	"kể từ {DATE|1/7} áp dụng.",
	"Hội chợ mở từ {DATE|8 - 12/5}, vào cửa tự do.",
	"Tàu chạy từ {DATE|11 đến 15-6}.",
	"từ 1 - {NUM|2/3 số} dân trong bản",
	"từ {NUM|20 - 21.6 triệu} một suất",
	"{DATE|14-20.2.2018} trồng cây.",
	"{DATE|Ngày 16 và 17-3} thi.",
	"{DATE|Ngày 1, 2 và 3/5} thi.",
	"{DATE|ngày 1, 2 tháng 5} thi.",
	"{DATE|ngày 15} họp tổ.",
	"{DATE|ngày 27/2} hằng năm",
	"{DATE|ngày 2 tháng 9} rợp cờ.",
	"{DATE|2 tháng 9 năm 1945} rợp cờ.",
	"{DATE|ngày hai mươi tháng tám} rợp cờ.",
	"Phát hành {DATE|ngày 30-6-2004}.",
	"Ngày mai làm tiếp, ngày kia nghỉ.",
	/* slips of the hand and the spaces of cut texts */
	"Lúc {DATE|7 g 35 ngày 10 - 4} cây đổ.",
	"Tàu đến lúc {DATE|19 h 10}, trễ nửa giờ.",
	"Mới {DATE|9 g 25}, chợ đã vắng.",
	"Chiều qua ({DATE|5 - 8}) trời mưa.",
	"Thắng to (5 - 8) trên sân nhà.",
	"Báo {DATE|24 - 7 - 2003} có đăng.",
	"{DATE|Chiều 31- 5}, đoàn lên đường.",
	"{DATE|nhiệm kỳ 2016 -2021} vừa qua",
	"{DATE|thập niên 1950 - 1960} ở quê",
	"từ {DATE|tháng 1/2014-5/2010} làm thư ký",
	"Có một {DATE|năm 2016} bội thu.",
	"{DATE|Tháng 11} mùa cưới đã về.",
	"{DATE|Mùa hè 2017} nóng lắm, {DATE|mùa đông năm 2016} rét.",
	"Đi {DATE|chiều 30 tết năm ngoái} cho kịp.",
	"Từ {DATE|đầu 2005} thì khác, so với {DATE|2004}.",
	"Từ {DATE|2030} sẽ cấm, từ {NUM|2030 chiếc} còn lại.",
	"Bán hết {DATE|9 tháng đầu năm nay}.",
	"{DATE|Nửa đêm 10/10} có tiếng gõ.",
	"Phim chiếu {DATE|23h00 hôm nay}.",
	"Thức đến {DATE|1 - 2 giờ khuya}.",
	"{DATE|22 giờ}, phố vắng.",
	"Chợ mở lúc {DATE|8 giờ sáng} ({DATE|13 giờ}, giờ Hà Nội).",
	"Đi {NUM|22 giờ}, nghỉ {NUM|2 giờ}.",
	"Vào {DATE|2h50' ngày 25/4} tàu nổ máy.",
	"gặp lần thứ hai {DATE|năm 1995}.",
	/* g is the hour where nothing is weighed */
	"Gần {DATE|22 g} BN nằm nghỉ, ăn gần {NUM|20 g} đường.",
	"Từ {DATE|2 g} cho đến sáng, khoảng {DATE|21 g}, dùng {NUM|12 g}.",
	"Dậy từ {DATE|3 - 4 g} để nấu, bán từ {DATE|5 g - 17 g} để kịp.",
	"Đúng {DATE|0 g} mỗi đêm; hơn {DATE|0 giờ}, {DATE|sáng 4 g} chạy xe.",
	"Từ khoảng {DATE|17 - 18 giờ} hôm trước, về lúc gần {DATE|11 giờ} với em.",
	"Làm tới {DATE|8, 9 giờ tối}. Khoảng {DATE|20 giờ}, mở màn.",
	"Mua {NUM|15, 16 cái}, {NUM|ba, bốn triệu}; lớp 10, lớp 11.",
	/* days, years and their ranges without ngày and năm */
	"Việc ({DATE|22-6}) xong, thắng (6-4), từ {DATE|15-4} và từ {NUM|3-4 người}.",
	"Cháy từ {DATE|29 - 3} đến nay, lời hẹn 30 - 4 cứ còn.",
	"Vụ đông xuân {DATE|2016 - 2017} bán giá {NUM|1950 - 2000 đồng}.",
	"Tỉ lệ là {NUM|7%}, {DATE|1999 - 2000} là {NUM|8%}.",
	"Ngân sách {DATE|2004} được chia, phiên bản 2018 thì không.",
	"Cụ Vũ (sinh {DATE|1884} - mất {DATE|1952}) người làng. Sau {DATE|1975} chị về.",
	"Thu {DATE|6 tháng đầu 2004} là đủ, từ {DATE|1 - 1995} đến {DATE|2 - 1999}.",
	"Từ {DATE|20 - 27 tết} chạy bàn, {DATE|28 tết} về, {DATE|mồng 1 - 6} giữ xe.",
	"{DATE|Quí 1, 2} và {DATE|tháng 10, 11 - 2000} mưa, {DATE|cuối tháng ba} và sau.",
	"Sinh viên năm 2 trường tôi, mỗi năm {NUM|2 trường}, {NUM|2 năm} {NUM|3 tháng} tù.",
	"Vào {DATE|mùng 9 tháng Giêng năm Đinh Dậu} và {DATE|thế kỷ 14 và 15}.",
	"Từ {DATE|tháng Hai 2009}; {DATE|Xuân 1969}, lúc đó; ({DATE|2014}, {DATE|2015}, {DATE|2018}).",
	"Ông Lê ({DATE|1540 - 1593}) sống sau {DATE|221 TCN}, xa {NUM|2 năm ánh sáng}.",
	"Mua {NUM|2 chỉ} vàng giá {NUM|350 đôla Singapore} trên {NUM|3 mẫu Anh}; 2 chỉ là số.",
	/* codes cut apart, numbers behind their type */
	"{LAW|nghị định 23 / 2004 / NĐ - CP} và {LAW|quyết định 03 / 2004} của Bộ.",
	"{LAW|Nghị quyết 45/2005/QH 11} và {LAW|công văn 4915} yêu cầu nộp.",
	"{LAW|công văn 999} {DATE|ngày 26 - 2 - 1998}, {LAW|thông tư 17} cũng vậy.",
	"{LAW|thông tư liên bộ số 14} với {LAW|giấy phép đầu tư số 602/GP}.",
	"{LAW|Nghị quyết Trung ương 4 (khóa XII)}, {LAW|nghị quyết Trung ương 9}.",
	"Sau {LAW|hiệp định Genève 1954} thì ở lại.",
	"{LAW|Công văn số 1113/BGDĐT-GDTrH} {DATE|ngày 30/3/2020}, {LAW|Luật GTĐB}.",
	"Góp ý {LAW|pháp lệnh phòng chống HIV/AIDS} và {LAW|pháp lệnh công chức} mới.",
	"Tới {NUM|76 / 89 xã}, giá {NUM|9.000 đồng / chục}, lầu 3 bệnh nhân đông.",
	"{NUM|11 thầy thuốc}, {NUM|500 nữ hộ sinh}, {NUM|20 gái mại dâm}.",
	"Theo {LAW|nghị định 116} và {LAW|thông tư 06} thì bỏ.",
	"Họ quyết định {NUM|3 việc}, thông báo {NUM|2 người}.",
	"Xem {LAW|Điều 24}, {LAW|khoản 2 Điều 34} và {LAW|khoản 3 Điều 58 của Luật này}.",
	"tội ở {LAW|Chương XIII} và {LAW|Chương XXVI của Bộ luật này}",
	"Bộ Y tế công bố {NUM|150 ca}, năm nay công bố 2017.",
	"Lấy {LAW|công văn 150} thay công điện 150.",
	"{LAW|Mục 2}. QUYỀN CỦA NGƯỜI DÂN",
	"{LAW|Chương III}: ĐIỀU KHOẢN CHUNG",
	"Mục 2 có ba trang.",
	"theo {LAW|Pháp lệnh chất lượng hàng hoá năm 1999} thì được",
	"luật, pháp lệnh {DATE|năm 2017} chưa xong",
	"Luật này được thông qua {DATE|năm 2015}.",
	"Có {LAW|Văn bản số 60/BTNMT-TTr} gửi tỉnh.",
	"{LAW|Chương trình số 03-CTr/TU} về nhà ở",
	"Có {NUM|2 Nghị quyết} mới và {NUM|6 Luật}.",
	"Có 2 {LAW|Nghị quyết số 12-NQ/TW}.",
	"Thuê {NUM|3.300 đồng / giờ}, chở {NUM|200 tấn}.",
	"Mưa {NUM|50-100mm/24h}, có nơi hơn {NUM|120mm/24h}.",
	"Thưởng {NUM|100 triệu đồng/mỗi công trình}.",
	"Kiếm {NUM|200.000/ngày} là mừng.",
	"Ảnh {NUM|3×4 cm}, giá {NUM|100 tệ} hơn trước, {NUM|3 quan sát viên}.",
	"Có 3 quan sát thấy, 4 kỹ thuật mới.",
	"Khổ {NUM|18x26 cm}, phòng {NUM|5x14m}.",
	"Trực {NUM|24/24 giờ}, có {NUM|18/23 tàu} ra khơi.",
	"Bé {NUM|33 ngày tuổi}, chị {NUM|3 tháng tuổi}, ông {NUM|60 năm} tuổi Đảng.",
	"Giá {NUM|2,5 triệu tệ} một chiếc, phạt {NUM|5.000 đài tệ}.",
	"Động đất {NUM|5,8 độ Richter} ngoài khơi.",
	"Có {NUM|15.000 ví dụ}, {NUM|6 cảm biến}, {NUM|1.000 nhà vệ sinh}.",
	"Bầu {NUM|7.882 ứng cử viên}, mời {NUM|10 cựu cán bộ}.",
	"Toàn tỉnh có {NUM|828đơn vị} như thế.",
	"Bán {NUM|109.435 chiếc}, doanh số 109.435.",
	"Lớp {NUM|30 người}, tuần {NUM|3 buổi}, hối lộ {NUM|80 cảnh sát}.",
	"Ở tỉnh lộ 80 kẹt xe, phòng 5 nhà hai.",
	"Tập {NUM|2 đến 3 buổi} mỗi tuần.",
	"Trong top 20 quốc gia, nhóm {NUM|5 bảo vệ}.",
	"Từ hạng 47 tụt xuống 68, nghỉ 8 dịp lễ.",
	/* DATE: months, years, quarters, periods */
	"{DATE|tháng 2/2024} rét đậm.",
	"Từ {DATE|tháng 9-2003} đến nay chưa thu.",
	"Khởi đi từ {DATE|trung tuần tháng 5-2004}, đoàn đi.",
	"{DATE|Tháng 5 năm 2018} khởi công.",
	"{DATE|đầu tháng 4} gieo mạ.",
	"{DATE|tháng tám} heo may.",
	"{DATE|tháng mười một} gặt.",
	"{DATE|tháng Giêng} ăn chơi.",
	"{DATE|tháng chạp} bận rộn.",
	"{DATE|tháng 5 và 6/2018} khởi công.",
	"{DATE|năm 2023} được mùa.",
	"{DATE|Năm 938} thắng trận.",
	"{DATE|cuối năm 2018} xong.",
	"{DATE|nửa đầu năm 2018} lỗ.",
	"lập {DATE|năm 2015} và {DATE|2016} mở rộng",
	"trong giai đoạn 2 của dự án",
	"{DATE|giai đoạn 2021-2030} tăng trưởng.",
	"{DATE|giai đoạn 2016 - 2020} tăng trưởng.",
	"{DATE|năm học 2023-2024} khai giảng.",
	"{DATE|nhiệm kỳ 2020-2025} có đổi mới.",
	"trong {NUM|3 năm} ({DATE|2000-2002}) sai phạm.",
	"phim ({DATE|2014}) hay.",
	"{DATE|thế kỷ XX} nhiều biến động.",
	"{DATE|thế kỷ 21} nhiều biến động.",
	"{DATE|những năm 80} thiếu thốn.",
	"{DATE|thập niên 90} thiếu thốn.",
	"{DATE|quý I/2024} lãi.",
	"{DATE|quý III} lãi.",
	"{DATE|quý 4 năm 2020} lãi.",
	"{DATE|6 tháng đầu năm 2004} là {NUM|4 tỉ}.",
	"{DATE|sáu tháng đầu năm 2018} lãi.",
	"{DATE|9 tháng năm 2024} lãi.",
	"{DATE|năm 111 TCN} đất nước",
	"sinh viên năm 2 đi thực tập",
	"quý khách chờ cửa mở",
	"năm ngoái, năm qua, tháng trước",
	/* DATE: lunar, clock */
	"{DATE|mồng 5 Tết} khai hội.",
	"{DATE|Mùng 1 tháng 3} tảo mộ.",
	"{DATE|mùng ba Tết} đi chơi.",
	"{DATE|rằm tháng Giêng} đi chùa.",
	"{DATE|30 Tết} còn chợ.",
	"{DATE|23 tháng Chạp} tiễn ông Công.",
	"{DATE|ngày 10/3 âm lịch} giỗ Tổ.",
	"{DATE|11h ngày 29/1} mở cửa.",
	"{DATE|9h30 ngày 2/3} mở cửa.",
	"lúc {DATE|9h30} mở cửa.",
	"khoảng {DATE|23 g ngày 8-7} ra khơi.",
	"vào lúc {DATE|21 g đêm} mới ăn.",
	"{DATE|12g30} nghỉ trưa.",
	"lúc {DATE|8 giờ kém 15} mở cửa.",
	"lúc {DATE|9 giờ rưỡi} mở cửa.",
	"{DATE|8 giờ 30 phút sáng ngày 5/6} mở cửa.",
	"{DATE|3h46 sáng} còn thức.",
	"từ {DATE|7h30} đến {DATE|9h} kẹt xe",
	"{DATE|7h-9h} cấm xe tải",
	"làm {NUM|8 giờ/ngày} là đủ",
	"chờ suốt {NUM|3 giờ} đồng hồ",
	"Lễ mở cửa lúc {DATE|20:30, ngày 5/6}.",
	"{DATE|18:30 7/2} đội nhà gặp đội khách",
	"Giải trẻ ({DATE|4-17/9}) khai mạc.",
	"{DATE|ngày 5-7 tháng 9} thi.",
	"{DATE|ngày 1/5-5/5} nghỉ.",
	"{DATE|1/5 - 5/5/2018} nghỉ.",
	"{DATE|28/12/2017-3/1/2018} nghỉ.",
	"Lan (SN {DATE|1985}) vắng mặt.",
	"{DATE|7h30-9h} cấm xe tải",
	"sau {NUM|3 giờ} chờ đợi",
	"{DATE|thế kỷ XVIII - XIX} nhiều biến động.",
	"{DATE|những năm 60-70} thiếu thốn.",
	"{DATE|đêm 30 Tết} còn chợ.",
	"{DATE|mười tháng năm 2018} lãi.",
	/* no DATE */
	"mở cửa 24/7 không nghỉ",
	"chia đều 50/50 cho gọn",
	"thắng 2-1 trước đội khách",
	"kết quả hòa 3-3 chung cuộc",
	"khu đất tại số 157 Phan Đăng Lưu",
	"phòng 103, khoa ngoại 1 thường xuyên",
	/* NUM */
	"gồm {NUM|1.800 cán bộ} các cấp",
	"thu {NUM|2,5 tỷ đồng} tiền phí",
	"đạt {NUM|15%} so với cùng kỳ",
	"đạt {NUM|81,2 %} kế hoạch",
	"hơn {NUM|60 triệu đồng} quà tặng",
	"kết dư {NUM|36 tỉ}, sau đó hết",
	"rộng {NUM|7,69 ha} tại xã",
	"mặt tiền đường {NUM|20 m} khu dân cư: {NUM|6.500.000 đ/m2}",
	"góp mỗi nhà {NUM|2.000 đồng} để mua",
	"dài nhất, {NUM|6.700 km}, chảy qua",
	"bà Lan, {NUM|73 tuổi} - một người dân",
	"quỹ nhà {NUM|15000 căn} cho người thu nhập thấp",
	"trong vòng {NUM|20 ngày} làm việc",
	"hơn {NUM|20 viên} đạn",
	"toàn tỉnh có {NUM|48 xã} phường",
	"đưa {NUM|10.000 USD} cho họ",
	"khoảng {NUM|300 cuộc} hội chẩn",
	"{NUM|3 mong muốn} của em",
	"{NUM|14 bệnh nhân} ra viện",
	"{NUM|một triệu gia cầm} bị tiêu hủy",
	"mất {NUM|nửa tỉ đồng} trong đêm",
	"{NUM|hai trăm nghìn đồng} một ngày công",
	"giá {NUM|65 - 75 triệu đồng} một lượng",
	"chừng {NUM|3-4 người} đứng đợi",
	"mất {NUM|3 đến 5 ngày} để khô",
	"từ {NUM|60 triệu} đến {NUM|80 triệu đồng} một lần",
	"{NUM|2 tỷ 300 triệu đồng} tiền thuế",
	"{NUM|1 tỷ rưỡi} tiền thuế",
	"cao {NUM|1m7} và khỏe",
	"cao {NUM|1,66m} và khỏe",
	"bay {NUM|535km} rồi rơi",
	"{NUM|1 800 000 đồng} tiền mặt",
	"nóng {NUM|38°C} giữa trưa",
	"nóng {NUM|38 độ C} giữa trưa",
	"rộng {NUM|120 m²} có sân",
	"lãi suất {NUM|7%/năm} là cao",
	"{NUM|1/3 dân số} thiếu nước",
	"{NUM|69 năm} qua chưa quên",
	"tăng {NUM|3 lần} trong tháng",
	"giá {NUM|50.000đ} một suất",
	"chừng {NUM|500 DN} đóng cửa",
	"giá {NUM|1.250 đồng/lít} là rẻ",
	"{NUM|5 nhà đầu tư} bỏ cuộc",
	"{NUM|4 xi-lanh} thẳng hàng",
	"sáng: 9 và tối: 10",
	"mạng 4G và 5M, tranh 30 x 40",
	"gửi {NUM|10 000 đồng} cho em",
	"tăng {NUM|2 điểm phần trăm} một năm",
	"mất {NUM|2 năm rưỡi} mới xong",
	"chờ {NUM|8 tiếng đồng hồ} mới gặp",
	"chừng {NUM|5 triệu đồng/người/tháng} là đủ",
	"chừng {NUM|500 đô la Mỹ} là đủ",
	"chừng {NUM|20 triệu bảng Anh} là đủ",
	"chừng {NUM|5 trăm nghìn đồng} là đủ",
	"năm ấy {NUM|50.000 đồng/học sinh} là đủ",
	"chừng {NUM|một nghìn không trăm linh năm người} dự",
	/* no NUM */
	"xếp thứ 9 toàn đoàn",
	"thuốc loại 3 bị cấm",
	"hơn chục người đứng đợi",
	"hàng triệu người xem",
	"01 Phó Chánh án vắng mặt",
	"điện thoại iPhone 7 bán chạy",
	"xăng E5 và A95 tăng giá",
	"lần thứ 3 liên tiếp",
	"xe mang ký hiệu BV 9992TS bị giữ",
	"theo mục 1.2.3 ở trên",
	/* LAW */
	"theo {LAW|Nghị định 67/2017} của Chính phủ",
	"{LAW|khoản 1 Điều 40 Nghị định số 03/2017/NĐ-CP} quy định",
	"{LAW|Luật đất đai năm 2003} đã cũ",
	"{LAW|khoản 2 Điều 5 Luật Đất đai 2013} có nêu",
	"{LAW|điểm a khoản 2 Điều 5 Luật Đất đai 2013} có nêu",
	"{LAW|Chỉ thị số 35 CT-TW} của Trung ương",
	"{LAW|Chỉ thị số 35-CT/TW} {DATE|ngày 30/5/2019}",
	"{LAW|Chỉ thị 35 CT/TW} {DATE|ngày 30/5/2019}",
	"TUYÊN BỐ MẤT TÍCH",
	"{LAW|Quyết định 1722/QĐ-TTg} của Thủ tướng",
	"{LAW|Quyết định 215} của Ban Bí thư",
	"{LAW|văn bản 12/KH-UBND} của xã theo {LAW|Kế hoạch số 12/KH-UBND}",
	"{LAW|Thông tư liên tịch 01/2015/TTLT-BYT-BTC} quy định",
	"{LAW|công văn 1234/BYT-KCB} trả lời",
	"{LAW|Công điện số 860/CĐ-CTUBND} về phòng dịch",
	"{LAW|Nghị quyết 326/2016/UBTVQH14} về án phí",
	"{LAW|Luật số 45/2013/QH13} được sửa",
	"({LAW|58/2014/QH13}) được sửa",
	"kèm {LAW|21-KL/TW}, {LAW|36-HD/VPTW} và {LAW|07-CT/TU}",
	"{LAW|Kết luận số 21-KL/T.Ư} nêu rõ",
	"{LAW|Tờ trình 770/TTr-VP} xin ý kiến",
	"{LAW|Báo cáo số 101/BC-TTr} nêu rõ",
	"{LAW|TCVN 5712:1993} còn dùng",
	"{LAW|QCVN 01:2021/BYT} còn dùng",
	"{LAW|TCVN ISO 9001:2015} còn dùng",
	"{LAW|Điều 308 của Bộ luật này} quy định",
	"quy định tại {LAW|khoản 3 Điều này} được áp dụng",
	"tại {LAW|khoản 1} và {LAW|khoản 2 Điều này} được áp dụng",
	"từ {LAW|điểm a đến điểm g khoản này} được áp dụng",
	"{LAW|Hiến pháp năm 2013} khẳng định",
	"{LAW|Hiến pháp 1992} khẳng định",
	"theo {LAW|Bộ luật Hình sự năm 2015} thì",
	"{LAW|Luật Phòng, chống tham nhũng 2018} có hiệu lực",
	"{LAW|Điều 15 Luật Giao thông đường bộ} quy định",
	"{LAW|9-LCT/HĐNN8} và {LAW|35-L/CTN} là số cũ",
	"theo {LAW|19-2018/NQ-CP} thì",
	"{LAW|Nghị định 15/2020/NĐ-CP}{DATE|ngày 3/2/2020}",
	"{LAW|Công ước Liên hợp quốc về Luật Biển 1982} được dẫn",
	"{LAW|Pháp lệnh Ngoại hối 2005} được sửa",
	"{LAW|Hiệp định Thương mại tự do} với láng giềng",
	"{LAW|Hiệp định Paris} được ký",
	"{LAW|Điều 470}. Thẩm quyền riêng biệt",
	"các {LAW|điểm a, b và c khoản 2 Điều này} được áp dụng",
	/* counted, though behind a label; fractions; ranges; no scale word */
	"Đội làng hòa {NUM|1 trận}, thắng {NUM|9 trận}.",
	"vào top 4 là mừng",
	"ghi {NUM|4 bàn thắng}, đội kia thắng 9 - 5",
	"theo {LAW|văn bản số 422/UBND-GD&ĐT} của huyện",
	"trong số {NUM|14 bị can} ấy, hồ sơ số 14 bị trả",
	"nay {NUM|4/4 xã} đã xong, cắt 4/4",
	"từ {NUM|25 đến dưới 35 triệu đồng} mỗi cái",
	"chiếm một tỷ lệ khác, một tỷ phú",
	"{DATE|14 tháng 8} - mùa gặt",
	"{DATE|mùa giải 2017/18} hay trước {DATE|1975}, sau {NUM|1975 người}",
	/* no LAW */
	"Luật này, thông tư và nghị định ấy",
	"luật sư đọc kỷ luật lao động",
	"Nhà nước quyết định đầu tư",
	"kế hoạch {NUM|5 năm} và báo cáo {NUM|3 tháng}",
	"khoản {NUM|5 triệu USD} là lớn",
	"điều này và điểm này không đúng",
	/* PHONE, EMAIL, URL */
	"gọi {PHONE|0966.100.300} gặp Lan",
	"gọi {PHONE|0912345678} gặp Lan",
	"gọi {PHONE|0912 345 678} gặp Lan",
	"gọi {PHONE|(028) 3822-1234} gặp Lan",
	"gọi {PHONE|+84 912 345 678} gặp Lan",
	"gọi {PHONE|024.3825.1234}, gặp Lan",
	"tổng đài {PHONE|1900 1234} trả lời",
	"ĐT: {PHONE|3822 1234} gặp Lan",
	"Hotline {PHONE|0909-123-456}.",
	"thư về {EMAIL|lien.he@vidu.vn}, trước trưa",
	"({EMAIL|a_b-c+d@mail.vidu.com.vn})",
	"viết cho @lan hoặc a@b",
	"xem {URL|https://vidu.vn/a?b=1&c=đ}.",
	"xem ({URL|http://vidu.vn/a(b)}) nhé",
	"xem {URL|www.vidu.com.vn/tin} nhé",
	"trang {URL|vidu.vn} và {URL|tin.vidu.com.vn/a.html}.",
	"{URL|HTTPS://VIDU.VN/2024/05/06} có {NUM|3 bài}",
	"hết câu.Sang câu khác, a.b.c",
	/* spelling: old and new tone, capitals */
	"{DATE|NGÀY 1 THÁNG 7 NĂM 2024} HỌP",
	"nhiệm kỳ khoá cũ, {DATE|niên khoá 2020-2025}",
	"{NUM|2 tỉ đồng}, {NUM|2 tỷ đồng}",
	"",
	"không có gì ở đây",
};

/* Take the marks out of s: the plain text, and the entities. */
static size_t
parse(const char *s, char *text, struct vn_ent *e)
{
	size_t n = 0, ne = 0;
	const char *p;

	for (; *s != '\0'; s++) {
		p = *s == '{' ? strchr(s, '|') : NULL;
		if (p != NULL && vn_ent_type(s + 1, (size_t)(p - s) - 1) >= 0) {
			e[ne].type = (uint8_t)vn_ent_type(s + 1,
			    (size_t)(p - s) - 1);
			e[ne].start = (uint32_t)n;
			s = p;
		} else if (*s == '}') {
			e[ne++].end = (uint32_t)n;
		} else {
			text[n++] = *s;
		}
	}
	text[n] = '\0';
	return ne;
}

static void
show(char *dst, size_t cap, const char *text, const struct vn_ent *e, size_t n)
{
	size_t at = 0, i, k = 0;

	dst[0] = '\0';
	for (i = 0; i < n; i++) {
		k += (size_t)snprintf(dst + k, cap - k, "%.*s{%s|%.*s}",
		    (int)(e[i].start - at), text + at, vn_ent_name(e[i].type),
		    (int)(e[i].end - e[i].start), text + e[i].start);
		at = e[i].end;
	}
	snprintf(dst + k, cap - k, "%s", text + at);
}

static void
test_table(void **state)
{
	struct vn_ents *x = vn_ents_open(NULL, VN_ENT_PLAIN);
	struct vn_ent want[16], got[16];
	char text[512], shown[1024];
	size_t i, n;
	int bad = 0;

	(void)state;
	assert_non_null(x);
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		parse(cases[i], text, want);
		vn_ents_start(x, text, strlen(text));
		for (n = 0; n < 16 && vn_ents_next(x, &got[n]); n++)
			;
		show(shown, sizeof shown, text, got, n);
		if (strcmp(shown, cases[i]) != 0) {
			print_error("want %s\ngot  %s\n", cases[i], shown);
			bad++;
		}
	}
	vn_ents_close(x);
	assert_int_equal(bad, 0);
}

/* The same entities wherever the window of tokens ends. */
static void
test_window(void **state)
{
	static const char line[] = "Họp ngày 1-7-2024 với 1.800 cán bộ theo "
	    "khoản 2 Điều 5 Luật Đất đai 2013 ở a@b.vn và . ";
	struct vn_ents *x = vn_ents_open(NULL, VN_ENT_PLAIN);
	size_t n = sizeof line - 1, k, pad;
	struct vn_ent e;
	char *s;

	(void)state;
	assert_non_null(x);
	for (pad = 0; pad < 40; pad++) {
		assert_non_null(s = malloc(500 * n + pad));
		memset(s, ' ', pad);
		for (k = 0; k < pad; k += 2)
			s[k] = '.';
		for (k = 0; k < 500; k++)
			memcpy(s + pad + k * n, line, n);
		vn_ents_start(x, s, 500 * n + pad);
		for (k = 0; vn_ents_next(x, &e); k++)
			assert_true(e.start < e.end);
		assert_int_equal(k, 4 * 500);
		free(s);
	}
	vn_ents_close(x);
}

static void
test_names(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < VN_ENT_TYPES; i++)
		assert_int_equal(vn_ent_type(vn_ent_name(i),
		    strlen(vn_ent_name(i))), i);
	assert_int_equal(vn_ent_type("DAT", 3), -1);
	assert_int_equal(vn_ent_type("", 0), -1);
	assert_null(vn_ent_name(-1));
	assert_null(vn_ent_name(VN_ENT_TYPES));
}

/* A model of another kind is refused and leaves what was; the same one changes nothing. */
static void
test_model(void **state)
{
	static const char line[] = "Bà Trần Thị Hoa ở Huế.";
	struct vn_ents *x = vn_ents_open(NULL, VN_ENT_NAMES);
	struct vn_ent e;
	const void *p;
	size_t n;
	int i;

	(void)state;
	assert_non_null(x);
	for (i = 0; i < 2; i++) {
		p = i == 0 ? vn_seg_builtin(&n) : vn_ner_builtin(&n);
		errno = 0;
		assert_int_equal(vn_ents_model(x, p, n), i - 1);
		assert_int_equal(errno, i == 0 ? EINVAL : 0);
		vn_ents_start(x, line, strlen(line));
		assert_int_equal(vn_ents_next(x, &e), 1);
		assert_int_equal(e.type, VN_ENT_PER);
		assert_int_equal(e.end - e.start, strlen("Trần Thị Hoa"));
	}
	vn_ents_close(x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_window),
		cmocka_unit_test(test_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
