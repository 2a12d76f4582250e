/*
 * Word lists of the entity recognisers: add a word to a line and rebuild.
 * Lower case, separated by spaces; the syllables of a word are joined by '_' (two
 * at most; names of laws may have more).  A word may stand in several lists.
 * Both tone placements and both of i and y are written where they occur.
 * Sources: vngrep(1), Vietnamese usage; counted nouns were chosen after counts of
 * what follows numbers in news text; names of laws are public facts.
 */
#ifndef VN_ENT_WORDS_H
#define VN_ENT_WORDS_H

static const struct {
	uint32_t cls;
	const char *words;
} ent_classes[] = {
	{ WC_DIGIT, "một hai ba bốn năm sáu bảy bẩy tám chín" },
	{ WC_TENS, "mười mươi trăm chục linh lẻ lăm mốt tư rưỡi rưởi" },
	{ WC_SCALE, "nghìn ngàn vạn triệu tỷ tỉ" },
	{ WC_DAY, "hai ba tư năm sáu bảy bẩy" },
	{ WC_MONTH, "giêng chạp" },
	{ WC_DAYPART, "sáng trưa chiều tối đêm khuya" },
	{ WC_DEICTIC, "nay qua mai này kia" },
	{ WC_QUANT, "mỗi vài mấy dăm nhiều hàng hằng từng một mọi bao" },
	{ WC_CURR, "đồng đ vnd vnđ usd eur euro đô đôla dollar xu cent yên won "
	    "baht bath rupee rúp ringgit bảng gbp jpy bitcoin yen cny peso rupiah kyat "
	    "kyats franc đô_la mỹ_kim" },
	{ WC_MEAS, "km m cm mm nm dm ha kg g gr gram gam mg ml l lít cc kw kwh mw "
	    "mwh gw kv kva mva v w hz khz mhz ghz kb mb gb tb mp mah inch "
	    "inches feet gbps mbps kbps cv dặm mét kilômét hecta hécta tấn tạ yến cân lạng sào "
	    "mẫu độ teu pixel megapixel kcal calo mmhg db carat mol vnđ "
	    "mét_vuông mét_khối cây_số hải_lý héc_ta km_vuông phân_khối "
	    "phần_trăm điểm_phần dặm_vuông mã_lực sức_ngựa độ_c độ_f đài_tệ" },
	{ WC_TIME, "năm tháng ngày giờ phút giây tuần quý quí đêm thập_kỷ thập_kỉ "
	    "thập_niên thế_kỷ thế_kỉ mùa buổi phiên tiếng ngày_đêm "
	    "tiếng_đồng học_kỳ học_kì nhiệm_kỳ nhiệm_kì niên_khóa" },
	/* certain even behind a capitalised word */
	{ WC_COUNT, "người tuổi chiếc điểm con cái lần trận ca vụ căn hộ xã tỉnh nước "
	    "bàn lượt chỗ trường cuộc viên suất huyện cặp gói chuyến tờ thùng "
	    "liều mũi bên pha "
	    "thành_viên cán_bộ học_sinh sinh_viên bệnh_nhân công_nhân "
	    "đại_biểu doanh_nghiệp dự_án trường_hợp hộ_dân" },
	/* counted nouns of two syllables: the number ends behind the second */
	{ WC_NOUN, "thách_thức sự_thật triệu_chứng môn_học dòng_họ nhà_nghỉ "
	    "nhà_thuốc tạp_chí tờ_trình triệu_phú viên_chức danh_nhân đồng_bào "
	    "đặc_sản kỷ_vật đàn_ông nguyên_tử nhà_dân câu_hỏi bài_hát chiến_lược "
	    "quốc_gia đối_tượng cầu_thủ đơn_vị công_ty thanh_niên cơ_sở "
	    "phiên_bản nạn_nhân nhân_viên xe_máy chỉ_tiêu hành_khách căn_hộ "
	    "lao_động cô_giáo sản_phẩm máy_bay khách_hàng khu_vực cổ_phiếu "
	    "binh_sĩ anh_em giáo_viên phụ_nữ máy_tính danh_hiệu hồ_sơ "
	    "chiến_thắng tiêu_chí yếu_tố thí_sinh cá_nhân vệ_tinh công_dân "
	    "vị_trí giai_đoạn công_trình tổ_chức trẻ_em ca_khúc cảnh_sát "
	    "thế_hệ thành_phố tỉnh_thành con_giáp địa_phương tên_lửa "
	    "phương_tiện thiết_bị tổ_hợp bị_can ô_tô ôtô vấn_đề hậu_vệ nữ_sinh "
	    "tác_phẩm ngôi_sao thuyền_viên mẹ_con lĩnh_vực chữ_số nội_dung "
	    "diễn_viên đề_cử tài_khoản trung_tâm ứng_dụng nhà_máy chương_trình "
	    "tàu_ngầm đối_thủ cơ_quan động_cơ hợp_đồng đại_diện hệ_thống "
	    "nhiệm_vụ mục_tiêu ứng_viên phương_án du_khách cửa_hàng bệnh_viện "
	    "thị_trường tập_thể kiến_nghị màn_hình vợ_chồng gia_đình ý_kiến "
	    "gói_thầu nhân_vật việc_làm quan_chức phòng_khám chị_em cơ_hội "
	    "nhân_dân bị_cáo khách_sạn tội_danh lựa_chọn phụ_huynh tiền_án "
	    "nguyên_nhân giải_thưởng quân_nhân phần_tử tù_nhân quy_định "
	    "nguyện_vọng ngân_hàng hạng_mục địa_điểm thi_thể cầu_vượt lễ_hội "
	    "gian_hàng chuyên_gia nhân_khẩu cấp_độ con_trai con_gái thẩm_phán "
	    "văn_kiện chế_độ quyết_định tập_đoàn trụ_cột hoạt_động hài_cốt "
	    "lý_do nhà_ga dân_thường giám_khảo thủ_tục tiền_vệ tàu_chiến "
	    "phiến_quân văn_bản giảng_viên thương_hiệu gương_mặt thẻ_đỏ "
	    "thẻ_vàng nguyên_tắc màu_sắc xe_đạp cổ_đông tiểu_đoàn ngôn_ngữ "
	    "đại_học vụ_việc trung_vệ mô_hình sự_kiện chi_nhánh ống_phóng "
	    "điện_thoại thông_số trường_học khán_giả thời_gian tài_xế "
	    "tình_huống kiến_tạo đối_tác nghị_sĩ tiêu_chuẩn tiền_đạo cây_xanh "
	    "thuê_bao nhân_sự chủ_đề đề_án tuyển_thủ kỷ_lục kỉ_lục nhà_thầu "
	    "giao_dịch tác_giả chiến_binh phương_thức sân_bay dịch_vụ lãnh_đạo "
	    "cáo_buộc sĩ_quan nam_sinh ghế_ngồi xe_buýt trực_thăng tay_vợt "
	    "phóng_viên biệt_thự cuộc_gọi huy_chương căn_cứ hội_viên học_viên "
	    "siêu_thị chuyên_ngành hình_thức đồng_phạm cổ_phần chiến_sĩ "
	    "chiến_sỹ đoàn_viên chỉ_số đề_tài nghiên_cứu nông_dân nghệ_sĩ "
	    "chuyên_khoa đội_tuyển yêu_cầu cá_thể danh_mục nhà_hàng hoạt_chất "
	    "xi_lanh thiếu_nữ nền_tảng biến_thể binh_lính vũ_khí báo_cáo "
	    "phương_pháp phi_công hành_tinh giải_pháp tay_đua cử_nhân "
	    "chức_năng đô_thị nghệ_nhân liệt_sĩ ống_kính bố_con thành_phần "
	    "bộ_phận giấy_phép kỹ_sư làn_đường nhà_báo hiệp_định mặt_trận "
	    "tỷ_phú công_an công_chức ngư_dân tiết_mục văn_phòng thủ_môn "
	    "tên_miền luật_sư ngành_nghề chung_cư tham_luận biên_chế "
	    "chuyên_đề tiêm_kích xe_khách mặt_hàng công_việc di_sản giường_bệnh "
	    "thị_trấn con_người cư_dân trái_phiếu lớp_học điều_kiện nhà_giáo "
	    "tiếp_viên nghị_định bánh_xe ý_tưởng chữ_cái thói_quen nhà_thơ "
	    "tín_chỉ đồng_chí tiểu_thương kết_quả doanh_nhân đảng_viên chủ_nợ "
	    "xu_hướng quy_trình hành_vi triệu_chứng công_nghệ bộ_trưởng bác_sĩ "
	    "bác_sỹ tôn_giáo dấu_hiệu vết_thương thông_tin trang_trại tiểu_bang "
	    "đại_lý cửa_khẩu ấn_phẩm chiến_hạm bản_án dây_chuyền thông_báo "
	    "hiện_vật sai_lầm cộng_đồng sinh_mạng địa_bàn bài_học cánh_tay "
	    "người_mẫu võ_sĩ mẫu_vật học_trò toa_xe bóng_đèn di_tích thạc_sĩ "
	    "nguồn_lực bình_luận thực_phẩm câu_chuyện phép_tính hội_nghị vệ_sĩ "
	    "cử_tri nhân_tố hợp_phần làng_nghề dân_tộc chữ_ký nhân_chứng "
	    "nhãn_hiệu quần_đảo tàu_thuyền kế_hoạch cố_vấn cường_quốc tín_đồ "
	    "tai_nạn học_phần biện_pháp châu_lục quận_huyện nghị_quyết ký_tự "
	    "giáo_dân cổ_vật côn_đồ con_tin kịch_bản trò_chơi bài_tập mong_muốn tự_do "
	    "gia_cầm gia_súc thai_phụ dân_cư tiến_sĩ giáo_sư gia_đình "
	    "hộ_nghèo công_đoàn chi_bộ đảng_bộ bài_báo bài_thơ hội_thảo "
	    "chuyến_bay đám_cưới em_nhỏ cháu_bé thửa_đất khu_phố điểm_trường "
	    "điểm_bán nghi_phạm nghi_can thương_binh bệnh_binh cựu_binh "
	    "lô_đất thôn_bản bản_làng số_liệu chỉ_thị "
	    "thông_tư bộ_luật kiểm_sát hải_quân sư_đoàn trung_đoàn lữ_đoàn "
	    "đại_đội bệnh_nhi ngư_lưới tàu_cá người_dân thủy_thủ thuỷ_thủ "
	    "xe_tăng binh_sỹ bệ_phóng mã_đề tân_binh thường_dân "
	    "con_nhỏ thỏa_thuận thoả_thuận đồng_đội con_số ủy_viên uỷ_viên "
	    "xe_tải đột_biến đầu_mối thị_xã thực_thể cha_con phạm_nhân "
	    "người_lớn ngày_công đường_dây người_bệnh nam_giới mỹ_nhân chi_tiết "
	    "sắc_thái ngoại_ngữ loại_hình đường_ống tiểu_khu phân_khu đội_hình "
	    "đầu_sách yêu_sách xe_hơi thương_vụ sự_cố nghị_sỹ đặc_nhiệm "
	    "đường_bay tuần_lễ thủ_lĩnh sà_lan người_thân kỳ_quan hạt_giống "
	    "hiệp_hội giám_thị chủng_loại ca_sĩ người_dùng gián_điệp điểm_đến "
	    "nút_giao sỹ_quan quy_hoạch liệt_sỹ cô_gái hoạ_sỹ hoạ_sĩ họa_sĩ "
	    "họa_sỹ đội_bóng nhà_nước tu_sĩ dấu_mốc bé_trai bé_gái đường_ray "
	    "xét_nghiệm tư_nhân đầu_việc tùy_chọn tuỳ_chọn chàng_trai "
	    "dự_thảo bí_quyết bàn_tay giám_đốc tính_năng vũ_công trợ_lý phù_hiệu "
	    "vật_thể võ_sư trang_web tiền_sự con_riêng giá_trị thiên_thần "
	    "thiếu_niên chức_danh túi_xách khả_năng ngư_lôi cảm_biến thiết_kế "
	    "đồng_nghiệp chị_gái mức_độ anh_chàng cao_tốc dự_luật trọng_tài "
	    "súng_máy thử_thách phong_cách anh_chị nguyên_liệu hợp_chất quy_tắc "
	    "người_yêu nhân_công cao_thủ đại_gia điều_dưỡng trụ_sở khoảnh_khắc "
	    "mô_tô hoa_hậu tên_tuổi đầu_bếp ống_xả thiết_chế biên_bản giả_thuyết "
	    "con_ruột băng_đạn khí_tài người_tình tiêu_bản tội_phạm âm_mưu mỹ_nữ "
	    "đề_mục kỹ_năng phi_đội hang_động khuyến_nghị thái_cực đấu_trường "
	    "động_tác cô_dâu vật_phẩm kinh_nghiệm đồng_minh súng_ngắn bộ_đội "
	    "công_đoạn sân_khấu bể_bơi cây_xăng bộ_đồ em_gái tín_hiệu ca_nô "
	    "bản_đồ ngành_hàng mục_đích tài_sản thầy_cô vỏ_chai xe_điện khái_niệm "
	    "cơ_chế cấu_trúc tuyệt_chiêu công_thức điều_luật thị_thực chính_sách "
	    "học_bổng đồng_hồ búp_bê câu_thơ cá_voi hành_động đáp_án lực_lượng "
	    "lí_do thấu_kính kỳ_thủ xà_lan nhà_tù đàn_em lợi_ích chứng_chỉ "
	    "sai_sót phong_bì sự_việc nguyên_mẫu cửa_sổ môi_trường phản_ứng "
	    "tính_cách bộ_môn thông_điệp động_vật cải_tiến trang_phục "
	    "nhà_thờ trái_tim phương_diện ví_dụ tế_bào y_tá bí_mật địa_chỉ ổ_cắm "
	    "phụ_lục khẩu_phần tác_dụng thời_điểm đạo_diễn mặt_tiền công_cụ "
	    "tài_liệu cử_chỉ nhận_xét quan_tài khía_cạnh đám_tang bệnh_lý "
	    "quá_trình danh_thắng tiện_ích thợ_xây hình_ảnh địa_danh cảnh_báo "
	    "mã_tấu biệt_dược tủ_lạnh siêu_sao bài_toán tàu_bay phi_cơ khác_biệt "
	    "máy_quét lộ_trình phật_tử phẩm_chất hiện_tượng thang_máy ki_ốt "
	    "cầu_thang thương_nhân lâm_tặc đô_vật vùng_đất bản_lề múi_giờ "
	    "công_viên vé_số góc_độ cây_bút chiến_dịch đạo_luật đơn_nguyên "
	    "cấu_hình phi_vụ tuyệt_phẩm mạng_lưới đệ_tử kỷ_niệm hàng_rào "
	    "thực_khách điệp_viên chất_độc sáng_kiến biểu_hiện gợi_ý sát_thủ "
	    "mắt_xích nghĩa_trang em_trai trọng_tâm chuyên_án xác_chết cụm_từ "
	    "khối_u phụ_kiện thư_ký con_nuôi tình_trạng máy_ảnh lực_sĩ anh_trai "
	    "núi_lửa đặc_tính kiểu_dáng ý_nghĩa tiểu_đội hiệu_quả ưu_điểm lựu_đạn "
	    "súng_trường giấy_tờ trải_nghiệm thiếu_sót bài_thuốc vai_trò thủ_khoa "
	    "khẩu_đội hiệp_sĩ con_dấu máy_in bản_mạch thành_tố cuộc_chiến "
	    "phân_đoạn liệu_trình linh_kiện máy_xúc khẩu_trang bưu_kiện học_giả "
	    "nguy_cơ cuộc_chơi cuộc_đời vòng_tròn bộ_đàm bến_xe kì_quan hiệu_ứng "
	    "biển_báo linh_mục cầu_cảng diễn_biến nguyên_thủ thần_tượng "
	    "tổng_thống thủ_phạm con_cháu diễn_đàn biểu_đồ phân_hiệu con_nghiện "
	    "đường_thẳng kim_loại dinh_thự hoàn_cảnh vi_khuẩn cánh_quạt sinh_vật "
	    "ban_công tiểu_phẩm ti_vi định_luật án_mạng đồ_vật trạng_thái "
	    "thực_đơn sai_phạm tác_hại đồ_án cộng_sự quy_chuẩn thợ_máy chiến_công "
	    "dân_làng đặc_vụ đường_hầm chấn_thương truyện_ngắn mô_tơ âm_tiết "
	    "thử_nghiệm băng_nhóm bảng_hiệu tin_tặc vật_liệu vùng_đệm hố_ga "
	    "đại_sứ cao_ốc mật_khẩu cứ_điểm sản_phụ tập_tin siêu_mẫu môn_phái "
	    "thiếu_tướng xe_bồn dược_sĩ trích_đoạn thị_trưởng trinh_sát thợ_săn "
	    "máy_chủ thời_kỳ tỉ_phú xí_nghiệp nguyên_lý phán_quyết nhu_cầu "
	    "thứ_trưởng tội_ác bánh_mì tượng_đài chìa_khóa thể_loại tai_nghe "
	    "thương_vong tù_binh điểm_chuẩn công_chúa tổ_trưởng khuôn_mặt mũi_tên "
	    "tướng_lĩnh biểu_tượng thành_tựu nông_trường cần_câu đặc_quyền "
	    "độc_giả câu_đố quy_luật hộ_lý tranh_ảnh người_nhà khối_lượng con_em "
	    "bảo_vệ chất_vấn giám_sát giáo_xứ nhà_xưởng đại_đoàn bản_sao bàn_phím "
	    "máy_bơm điểm_nóng góc_quay áo_khoác chú_rể tình_khúc xe_lăn "
	    "bước_ngoặt chu_kỳ nhà_trọ dấu_hỏi dấu_chấm bãi_tắm thời_khắc "
	    "hành_lang sân_chơi khán_đài đoạn_thẳng chân_vịt giường_nằm "
	    "dưỡng_chất lưu_vực hành_trình địch_thủ hợp_âm công_tơ quân_cảnh "
	    "mũi_nhọn nông_hộ cá_sấu thành_trì đường_đua trưởng_phòng thân_nhân "
	    "đặc_công trí_thức anh_hùng đèn_pha lái_xe đất_nước ông_bà thầy_trò "
	    "trận_đấu trận_đánh tia_chớp tòa_nhà toà_nhà tổ_máy "
	    "bàn_thắng bàn_thua nhà_mạng golf_thủ đường_chuyền "
	    "bộ_ngành bảo_mẫu đại_ca em_út nhà_xe phòng_ban sao_băng "
	    "thìa_canh chứng_bệnh hội_đồng trưởng_đoàn trưởng_thôn đội_trưởng "
	    "dấu_ấn đường_dẫn thủ_phủ số_hiệu "
	    "thầy_thuốc thầy_giáo tiếng_động quần_thể mục_từ ghe_thuyền thôn_nữ "
	    "tờ_bướm tờ_rơi khúc_cua bị_hại đại_án quái_xế tin_đồn quan_điểm bài_thi "
	    "đầu_thu mùa_giải người_đẹp đĩa_hát chi_hội" },
	/* these take a third syllable: nhà đầu tư, vận động viên */
	{ WC_TRIPLE, "nhà_đầu nhà_khoa nhà_sản nhà_cung nhà_nghiên nhà_kinh "
	    "nhà_quản nhà_lãnh nhà_hoạt nhà_phân nhà_phát vận_động "
	    "huấn_luyện phát_thanh cộng_tác tình_nguyện hướng_dẫn điều_tra "
	    "câu_lạc hợp_tác khu_công nhà_văn hộ_gia kiểm_soát nhà_vệ nhà_thiết "
	    "nhà_tài nhà_bán nhà_sáng nhà_điều ứng_cử anh_chị thanh_thiếu "
	    "chiến_đấu tàu_khu tàu_sân khu_đô xe_bọc xe_gắn mũ_bảo du_học "
	    "lưu_học quan_sát phi_hành chính_trị cổ_động thẻ_tín lập_trình "
	    "kỹ_thuật văn_hoá văn_hóa cựu_chiến hệ_điều kim_tự tổ_dân "
	    "thượng_nghị hạ_nghị tuần_dương thiết_giáp oanh_tạc máy_phát y_bác "
	    "giám_định công_chứng đặc_phái tu_nghiệp trợ_giúp nữ_hộ gái_mại "
	    "bao_cao bơm_kim" },
	{ WC_LABEL, "số thứ quận q p phường phòng lô đường loại đoạn khoa cấp hạng "
	    "lớp tổ phố ấp thôn tập bài trang câu bảng hình ảnh tầng đợt kỳ kì "
	    "khóa khoá vòng nhóm tuyến lộ top khu ngõ ngách hẻm kiệt block tòa "
	    "toà bước bậc đội kênh phần group version windows km tuần mùa "
	    "thắng thua hòa hoà lần trận ca hiệp xóm dãy kiot quyển chuyên lầu "
	    "trạm" },
	{ WC_STOP, "và đến tới hết hoặc hay của tại về vào trong suốt sau trước "
	    "kể mỗi hằng vài mấy nhiều từ là này đã sẽ đang được bị có không "
	    "chưa cũng vẫn đều thì mà nhưng để cho với ở do vì khi như trên "
	    "dưới ra lên xuống còn chỉ theo bằng so nên lại rất mới vừa đó ấy "
	    "kia đây nếu tuy bởi nhờ gồm gần hơn khoảng phải cần thuộc các "
	    "khác cùng liên diễn bắt trở đạt tăng giảm nằm nhằm thay rồi đi "
	    "nhận ký gây khiến xuất chính mang nói làm thực tiếp ngay tùy tuỳ "
	    "sắp tức hiện giúp gặp thắng thua hòa hoà yếu mở đưa quá mất chia "
	    "những một định quyết kết hướng tuyên thứ rạng hôm cuối giữa sáng "
	    "trưa chiều tối khuya lịch nay qua mai kém lúc lẻ nửa bao đầy ít "
	    "cao thấp dài rộng lớn nhỏ thêm nữa đúng tham thi gửi trả lấy đặt "
	    "xem dùng dành đứng ngồi chạy bán mua thu chi xếp nhất trực cựu "
	    "bên phía tổng toàn cả mình họ tôi ta nó hiệu thường luôn từng "
	    "ngoài chuyển chúng rằng tiến thành_công tuyệt đối_với khởi xảy "
	    "thế tương đáng chung riêng nghĩa bởi sang bay dẫn đóng bắn chống "
	    "phát_hiện bắt_đầu có_thể sử_dụng tân siêu chuẩn x sự ăn dịp góp "
	    "nguyên tụt lùi phó "
	    /* words of two syllables that stand behind numbers and are not counted */
	    "sở_hữu dự_kiến công_lập hoàn_toàn bất_ngờ vô_địch phối_hợp "
	    "huyền_thoại tử_vong khẳng_định thông_qua nhanh_chóng trang_bị "
	    "kéo_dài hoàn_thành đánh_dấu đăng_quang quốc_lộ thất_bại nổi_bật "
	    "kiểm_tra ước_tính sửa_đổi đài_tệ phát_sóng xử_lý tập_trung ghi_nhận "
	    "hỗ_trợ tốc_độ lộ_giới hư_hỏng thể_hiện triển_khai chắc_chắn "
	    "điển_hình phụ_trách hứa_hẹn ban_hành duy_nhất trình_làng ghi_bàn "
	    "gợi_cảm đảm_bảo danh_sách thừa_nhận tích_hợp khai_mạc mệnh_giá "
	    "điều_trị vi_phạm xác_định thành_lập tiết_lộ đề_nghị xác_nhận "
	    "tài_năng thậm_chí công_khai trị_giá sản_xuất vô_cùng đề_xuất quản_lý "
	    "phù_hợp cận_kề tròn_trĩnh trẻ_trai di_chuyển quyến_rũ dường_như "
	    "phấn_đấu tự_tin cam_kết đặc_biệt cung_cấp phát_triển giang_hồ "
	    "giới_thiệu đột_phá giải_quyết lưu_ý doanh_thu phục_vụ trưởng_thành "
	    "cấp_cứu dự_báo chênh_lệch phát_nổ kim_ngạch góp_mặt xử_phạt mặc_dù "
	    "thật_sự đòi_hỏi bổ_sung hoàn_hảo gia_nhập xét_xử bất_cứ "
	    "lưu_thông dễ_dàng lòng_trắng nóng_bỏng thiết_lập ban_đầu ngữ_liệu "
	    "nhập_khẩu nở_nang đánh_giá tiết_kiệm tích_cực nhân_lực điều_khiển "
	    "ngoại_hạng kéo_theo nổi_tiếng báo_hiệu khiếm_khuyết đáp_ứng mật_lệnh "
	    "đánh_bạn tình_hình tự_tử tất_cả thiên_đường thụ_lý phản_ánh cất_cánh "
	    "đảm_nhiệm cảnh_cáo đình_chỉ đích_thực phòng_vệ xấp_xỉ sinh_sống "
	    "ưu_tiên lòng_đỏ tượng_trưng gia_tăng nguyên_bản vận_hành ổn_định "
	    "khiêm_tốn vòi_rồng kỳ_vọng huy_động tâm_sự bình_quân doanh_số "
	    "sản_lượng kích_cỡ đăng_tải kỹ_thuật phát_hành sân_cỏ giải_thích "
	    "nhân_dịp đăng_ký chết_đuối tử_nạn hầu_như tồn_tại áp_dụng vĩ_đại "
	    "quen_thuộc ảnh_hưởng điều_chỉnh ấn_tượng cắt_giảm bức_xúc đẫy_đà "
	    "điều_động thừa_hưởng ngoại_cỡ an_toàn bày_tỏ quy_đổi gác_lửng "
	    "sẵn_sàng xinh_đẹp may_mắn khả_quan quy_tụ rõ_ràng nỗ_lực cảng_vụ "
	    "quân_chủ sửa_chữa khôi_phục thống_nhất tự_nhiên hoàn_tất tiêu_thụ "
	    "chất_lượng lợi_nhuận suy_nghĩ phát_huy chấp_nhận nảy_nở giải_độc "
	    "khó_khăn kiêng_kỵ phẫu_thuật quân_đội đề_cập đối_đầu bất_chấp "
	    "vướng_mắc tưng_bừng khống_chế nhập_viện phát_sinh bình_chọn "
	    "trình_báo thiệt_mạng tìm_kiếm rò_rỉ tan_rã bản_quyền hờ_hững "
	    "chậm_tiến nền_móng đột_ngột đảm_nhận kêu_gọi ấn_định quan_sát "
	    "dự_đoán phê_duyệt tiền_nhiệm phổ_biến lấp_ló nghị_luận bất_an "
	    "gia_tộc phòng_không quy_mô mạnh_mẽ huynh_đệ âm_tính cáo_phó "
	    "vượt_trội mốc_giới bảo_đảm khai_trương khai_thác ngọt_ngào "
	    "kinh_doanh khuyến_cáo cải_thiện thị_phần thuế_suất đánh_bại "
	    "thăm_khám độc_đáo trọng_lượng vẫy_gọi bát_tiết xấu_xí căng_thẳng "
	    "thủ_tướng loại_bỏ đồ_sộ công_suất ê_kíp chiến_đấu phụ_thuộc "
	    "cửa_không hàng_loạt chút_xíu bác_bỏ quan_trọng biến_động nhấn_mạnh "
	    "cẩn_thận tưởng_chừng thể_thao trẻ_trung tâm_hồn hài_hước lắp_ráp "
	    "ồ_ạt song_ca lão_nông hâm_mộ nhiếp_ảnh xinh_xắn bế_mạc nguy_hiểm "
	    "lập_tức lan_truyền trao_trả bùng_nổ lò_sưởi rào_chắn chinh_phục "
	    "bào_chữa thẳng_thắn bát_nháo vui_vẻ tình_cảm hạnh_phúc phát_ngôn "
	    "can_thiệp cố_gắng giải_ngân âu_thuyền phá_hoại bây_giờ quả_thật "
	    "vĩ_độ đắt_đỏ học_xá gõ_cửa nảy_sinh dứt_điểm tù_giam dáng_vẻ "
	    "hành_hung nhảy_dù oanh_tạc tiền_mặt dự_định góp_phần tính_chất "
	    "lý_giải pháo_hạm chen_chân bội_chi tràn_ngập lão_tướng biên_đội "
	    "cũ_kỹ hàng_đầu bình_diện bỏ_ngỏ hạn_chế gặt_hái công_tác trao_đổi "
	    "xứng_đáng tình_yêu phòng_thủ cảm_ơn bí_ẩn đẹp_mắt vui_mừng diện_tích "
	    "bố_trí tìm_hiểu vất_vả hình_thành khoác_áo vui_lòng thủ_thành ốc_đảo "
	    "trọn_vẹn tiêu_diệt hấp_dẫn lòng_đường cẳng_tay đánh_đập đính_chính "
	    "trúng_độc khiển_trách thuyền_nan cụ_thể nắng_nóng gia_đinh lập_công "
	    "trình_bày y_lệnh nhắn_tin nhân_tình kỵ_binh kháng_sinh sụt_giảm "
	    "nguyên_chủ đời_sống tuyển_sinh hương_vị tự_động ròng_rọc cự_ly "
	    "dương_vật phản_hồi biên_phòng" },
	/* these begin a date */
	{ WC_DATE, "ngày tháng năm quý quí sáng trưa chiều tối đêm khuya rạng hôm "
	    "đầu cuối giữa trung thượng hạ mồng mùng rằm thứ chủ những nhiệm "
	    "giai niên thập thế mùa hè xuân nửa sớm khuya tk" },
	{ WC_TENDAYS, "trung_tuần thượng_tuần hạ_tuần" },
	{ WC_PERIOD, "giai_đoạn nhiệm_kỳ nhiệm_kì niên_khóa niên_khoá năm_học "
	    "mùa_giải niên_độ niên_học mùa_hè mùa_xuân mùa_thu mùa_đông năm_mới" },
	{ WC_CENTURY, "tk thế_kỷ thế_kỉ" },
	{ WC_DECADE, "thập_niên thập_kỷ thập_kỉ" },
	{ WC_CALENDAR, "âm_lịch dương_lịch" },
	/* documents; weak ones need số or a number with a code */
	{ WC_CHAIN, "điểm khoản điều mục chương tiết" },
	{ WC_DOC, "nghị_định nghị_quyết quyết_định chỉ_thị thông_tư" },
	{ WC_DOC_WEAK, "thông_báo kết_luận quy_định qui_định hướng_dẫn công_văn "
	    "công_điện kế_hoạch tờ_trình báo_cáo bản_án quy_chế qui_chế "
	    "cáo_trạng công_bố sắc_lệnh giấy_phép lệnh_số văn_bản chương_trình "
	    "đề_án" },
	{ WC_LAW, "luật bộ_luật pháp_lệnh hiến_pháp" },
	{ WC_TREATY, "công_ước hiệp_định hiệp_ước hiến_chương tuyên_bố "
	    "nghị_định_thư" },
	{ WC_STANDARD, "tcvn qcvn tcxd tcxdvn tcn tccs" },
	{ WC_TLD, "vn com net org edu gov info asia" },
	{ WC_PHONE, "đt sđt đtdđ dđ thoại tel fax hotline phone zalo mobile nóng "
	    "telephone call" },
};

/* Words that rules ask for by name, and the values of number words. */
static const struct {
	uint16_t id;
	uint8_t	 val;
	const char *words;
} ent_names[] = {
	{ W_NONE, 1, "một mốt giêng" }, { W_NONE, 2, "hai" },
	{ W_NONE, 3, "ba" }, { W_NONE, 4, "bốn" }, { W_TU, 4, "tư" },
	{ W_NAM, 5, "năm" }, { W_NONE, 5, "lăm" }, { W_NONE, 6, "sáu" },
	{ W_NONE, 7, "bảy bẩy" }, { W_NONE, 8, "tám" },
	{ W_NONE, 9, "chín" }, { W_MUOI, 10, "mười" }, { W_NONE, 12, "chạp" },
	{ W_TENS, 0, "mươi" },
	{ W_HALF, 0, "rưỡi rưởi" }, { W_NUA, 0, "nửa" },
	{ W_BAN, 0, "ban" }, { W_CUA, 0, "của" }, { W_CUOI, 0, "cuối" },
	{ W_DAU, 0, "đầu" }, { W_DEN, 0, "đến tới" }, { W_DIEM, 0, "điểm" },
	{ W_DIEU, 0, "điều" }, { W_DO, 0, "đô" }, { W_DONG, 0, "đồng" },
	{ W_DUNG, 0, "dự" }, { W_G, 0, "g" }, { W_GIO, 0, "giờ" },
	{ W_GIUA, 0, "giữa" }, { W_H, 0, "h" }, { W_HET, 0, "hết" },
	{ W_HO, 0, "hồ" }, { W_HOAC, 0, "hoặc hay" }, { W_HOM, 0, "hôm" },
	{ W_HIEN, 0, "hiến" }, { W_ISO, 0, "iso" }, { W_KE, 0, "kể" }, { W_KEM, 0, "kém" },
	{ W_KHOA, 0, "khóa khoá" }, { W_KHOAN, 0, "khoản" },
	{ W_LA, 0, "la" }, { W_LIEN, 0, "liên" }, { W_LUAT, 0, "luật" },
	{ W_LUC, 0, "lúc hồi" }, { W_MONG, 0, "mồng mùng" },
	{ W_MUA, 0, "mùa" }, { W_MUC, 0, "mục" }, { W_CHUONG, 0, "chương" },
	{ W_NGAY, 0, "ngày" }, { W_NHUNG, 0, "những" },
	{ W_NUOC, 0, "nước" }, { W_PHIEN, 0, "phiên" },
	{ W_PHUT, 0, "phút" }, { W_QUY, 0, "quý quí" },
	{ W_RAM, 0, "rằm" }, { W_RANG, 0, "rạng" }, { W_SAU, 0, "sau" },
	{ W_SN, 0, "sn" }, { W_SO, 0, "số" },
	{ W_SU, 0, "sư" }, { W_SUA, 0, "sửa" }, { W_TAI, 0, "tại" },
	{ W_TCN, 0, "tcn scn" }, { W_TET, 0, "tết" },
	{ W_THANG, 0, "tháng" }, { W_THU, 0, "thứ" }, { W_TICH, 0, "tịch" },
	{ W_TIET, 0, "tiết" }, { W_TRONG, 0, "trong suốt mất" },
	{ W_TRUOC, 0, "trước" }, { W_TRUNG, 0, "trung" },
	{ W_TUAN, 0, "tuần" }, { W_TU2, 0, "từ" }, { W_UONG, 0, "ương" },
	{ W_VA, 0, "và" }, { W_VAO, 0, "vào" }, { W_VE, 0, "về" },
	{ W_NAY, 0, "này" }, { W_CHU, 0, "chủ" }, { W_NHAT, 0, "nhật" },
	{ W_WWW, 0, "www" }, { W_HTTP, 0, "http https ftp" },
};

/*
 * Names of laws behind Luật, Bộ luật, Pháp lệnh; commas and strokes are left out.
 */
static const char ent_laws[] =
    "an_ninh_mạng an_ninh_quốc_gia an_toàn_thông_tin_mạng "
    "an_toàn_thực_phẩm an_toàn_vệ_sinh_lao_động báo_chí bảo_hiểm_xã_hội "
    "bảo_hiểm_y_tế bảo_hiểm_tiền_gửi bảo_vệ_bí_mật_nhà_nước "
    "bảo_vệ_môi_trường bảo_vệ_và_phát_triển_rừng "
    "bảo_vệ_quyền_lợi_người_tiêu_dùng bảo_vệ_và_kiểm_dịch_thực_vật "
    "bảo_vệ_chăm_sóc_và_giáo_dục_trẻ_em bầu_cử "
    "bầu_cử_đại_biểu_quốc_hội_và_đại_biểu_hội_đồng_nhân_dân "
    "bhxh bhyt biên_giới_quốc_gia biên_phòng_việt_nam biển biển_việt_nam "
    "bình_đẳng_giới cán_bộ_công_chức căn_cước căn_cước_công_dân "
    "cảnh_sát_biển_việt_nam cảnh_vệ canh_tranh cạnh_tranh "
    "chăn_nuôi chất_lượng_sản_phẩm_hàng_hóa chính_quyền_địa_phương "
    "chứng_khoán chuyển_giao_công_nghệ công_an_nhân_dân công_chứng "
    "công_đoàn công_nghệ_cao công_nghệ_thông_tin cơ_yếu cư_trú dân_quân_tự_vệ "
    "dân_sự dầu_khí di_sản_văn_hóa di_sản_văn_hoá doanh_nghiệp "
    "doanh_nghiệp_nhà_nước doanh_nghiệp_tư_nhân du_lịch dự_trữ_quốc_gia dược "
    "đa_dạng_sinh_học đặc_xá đấu_giá_tài_sản đấu_thầu đất_đai đầu_tư "
    "đầu_tư_công đầu_tư_nước_ngoài đê_điều điện_ảnh điện_lực đo_đạc_và_bản_đồ "
    "đo_lường đường_bộ đường_sắt giá giám_định_tư_pháp giáo_dục "
    "giáo_dục_đại_học giáo_dục_nghề_nghiệp giao_dịch_điện_tử "
    "giao_thông_đường_bộ giao_thông_đường_thủy_nội_địa "
    "giao_thông_đường_thuỷ_nội_địa hải_quan hàng_hải hàng_hải_việt_nam "
    "hàng_không_dân_dụng_việt_nam hình_sự hóa_chất hoá_chất hòa_giải_ở_cơ_sở "
    "hoạt_động_chữ_thập_đỏ hôn_nhân_và_gia_đình hộ_tịch hợp_tác_xã "
    "hiến_lấy_ghép_mô_bộ_phận_cơ_thể_người_và_hiến_lấy_xác kế_toán "
    "khám_bệnh_chữa_bệnh khí_tượng_thủy_văn khiếu_nại khiếu_nại_tố_cáo "
    "khoa_học_và_công_nghệ khoáng_sản kiểm_toán_độc_lập kiểm_toán_nhà_nước "
    "kiến_trúc kinh_doanh_bảo_hiểm kinh_doanh_bất_động_sản lao_động "
    "lâm_nghiệp luật_sư lưu_trữ lý_lịch_tư_pháp mặt_trận_tổ_quốc_việt_nam "
    "năng_lượng_nguyên_tử ngân_hàng_nhà_nước ngân_hàng_nhà_nước_việt_nam "
    "ngân_sách ngân_sách_nhà_nước nghĩa_vụ_quân_sự "
    "người_cao_tuổi người_khuyết_tật "
    "người_lao_động_việt_nam_đi_làm_việc_ở_nước_ngoài_theo_hợp_đồng nhà_ở "
    "nhập_cảnh_xuất_cảnh_quá_cảnh_cư_trú_của_người_nước_ngoài_tại_việt_nam "
    "nuôi_con_nuôi phá_sản phí_và_lệ_phí phòng_cháy_chữa_cháy "
    "phòng_cháy_và_chữa_cháy phòng_chống_bạo_lực_gia_đình "
    "phòng_chống_bệnh_truyền_nhiễm phòng_chống_ma_túy phòng_chống_ma_tuý "
    "phòng_chống_mua_bán_người phòng_chống_rửa_tiền "
    "phòng_chống_tác_hại_của_rượu_bia phòng_chống_tác_hại_của_thuốc_lá "
    "phòng_chống_tham_nhũng phòng_chống_thiên_tai phòng_chống_khủng_bố "
    "phổ_biến_giáo_dục_pháp_luật quản_lý_nợ_công quản_lý_ngoại_thương "
    "quản_lý_sử_dụng_tài_sản_công quản_lý_thuế "
    "quản_lý_sử_dụng_vũ_khí_vật_liệu_nổ_và_công_cụ_hỗ_trợ "
    "quảng_cáo quốc_phòng quốc_tịch quốc_tịch_việt_nam quy_hoạch "
    "quy_hoạch_đô_thị sĩ_quan_quân_đội_nhân_dân_việt_nam sở_hữu_trí_tuệ "
    "sử_dụng_năng_lượng_tiết_kiệm_và_hiệu_quả tài_nguyên_nước "
    "tài_nguyên_môi_trường_biển_và_hải_đảo tần_số_vô_tuyến_điện "
    "thanh_niên thanh_tra thể_dục_thể_thao thi_đua_khen_thưởng "
    "thi_hành_án_dân_sự thi_hành_án_hình_sự thi_hành_tạm_giữ_tạm_giam "
    "thống_kê thủ_đô thuế_bảo_vệ_môi_trường thuế_giá_trị_gia_tăng "
    "thuế_sử_dụng_đất_nông_nghiệp thuế_sử_dụng_đất_phi_nông_nghiệp "
    "thuế_tài_nguyên thuế_thu_nhập_cá_nhân thuế_thu_nhập_doanh_nghiệp "
    "thuế_tiêu_thụ_đặc_biệt thuế_xuất_khẩu_thuế_nhập_khẩu thú_y "
    "thủy_lợi thuỷ_lợi thủy_sản thuỷ_sản thương_mại tiếp_cận_thông_tin "
    "tiếp_công_dân tiêu_chuẩn_và_quy_chuẩn_kỹ_thuật tín_ngưỡng_tôn_giáo "
    "tổ_chức_chính_phủ tổ_chức_chính_quyền_địa_phương "
    "tổ_chức_cơ_quan_điều_tra_hình_sự tổ_chức_quốc_hội "
    "tổ_chức_tòa_án_nhân_dân tổ_chức_viện_kiểm_sát_nhân_dân tố_cáo "
    "tố_tụng_dân_sự tố_tụng_hành_chính tố_tụng_hình_sự trẻ_em "
    "trách_nhiệm_bồi_thường_của_nhà_nước trọng_tài_thương_mại trồng_trọt "
    "trợ_giúp_pháp_lý trưng_cầu_ý_dân trưng_mua_trưng_dụng_tài_sản "
    "tương_trợ_tư_pháp các_công_cụ_chuyển_nhượng các_tổ_chức_tín_dụng "
    "ưu_đãi_người_có_công_với_cách_mạng viên_chức viễn_thông "
    "việc_làm xây_dựng xử_lý_vi_phạm_hành_chính xuất_bản "
    "hỗ_trợ_doanh_nghiệp_nhỏ_và_vừa hoạt_động_giám_sát_của_quốc_hội "
    "ban_hành_văn_bản_quy_phạm_pháp_luật "
    "xuất_cảnh_nhập_cảnh_của_công_dân_việt_nam thực_hành_tiết_kiệm_chống_lãng_phí "
    "ngoại_hối án_phí_lệ_phí_tòa_án dân_số bưu_chính cơ_quan_đại_diện "
    "htx tdtt nsnn thuế_tncn thuế_tndn thuế_gtgt giao_thông công_an công_an_xã "
    "thuế_chuyển_quyền_sử_dụng_đất đơn_vị_hành_chính_kinh_tế_đặc_biệt "
    "quản_lý_phát_triển_đô_thị cảnh_sát_biển "
    "quản_lý_sử_dụng_vốn_nhà_nước_đầu_tư_vào_sản_xuất_kinh_doanh_tại_doanh_nghiệp "
    "gia_nhập_điều_ước_quốc_tế ký_kết_và_thực_hiện_điều_ước_quốc_tế "
    "ký_kết_gia_nhập_và_thực_hiện_điều_ước_quốc_tế điều_ước_quốc_tế "
    "chất_lượng_hàng_hóa chất_lượng_hàng_hoá đầu_tư_nước_ngoài_tại_việt_nam "
    "bảo_vệ_sức_khỏe_nhân_dân bảo_vệ_sức_khoẻ_nhân_dân nhà_giáo dữ_liệu "
    "hoạt_động_giám_sát_của_quốc_hội_và_hội_đồng_nhân_dân phòng_thủ_dân_sự "
    "trật_tự_an_toàn_giao_thông_đường_bộ bảo_vệ_dữ_liệu_cá_nhân "
    "thực_hiện_dân_chủ_ở_cơ_sở công_nghiệp_công_nghệ_số địa_chất_và_khoáng_sản "
    "phòng_cháy_chữa_cháy_và_cứu_nạn_cứu_hộ công_chức phòng_chống_hiv_aids "
    "phòng_chống_nhiễm_hiv_aids vệ_sinh_an_toàn_thực_phẩm giống_cây_trồng "
    "giống_vật_nuôi hành_nghề_y_dược_tư_nhân cựu_chiến_binh chống_bán_phá_giá "
    "phòng_chống_lụt_bão phòng_chống_mại_dâm người_tàn_tật chống_trợ_cấp gtđb "
    "bảo_đảm_trật_tự_an_toàn_giao_thông_đường_bộ bầu_cử_đại_biểu_quốc_hội "
    "bầu_cử_đại_biểu_hội_đồng_nhân_dân "
    "bầu_cử_đại_biểu_quốc_hội_và_đại_biểu_hội_đồng_nhân_dân "
    "công_chức_viên_chức tài_sản_công "
    "lực_lượng_tham_gia_bảo_vệ_an_ninh_trật_tự_ở_cơ_sở "
    "quân_nhân_chuyên_nghiệp_công_nhân_và_viên_chức_quốc_phòng";

#endif
