#include <string.h>

#include "credit.h"
#include "syl.h"
#include "utf8.h"

#define NAME_WORDS	8	/* words in the names of a credit */

int
vn_credit_case(int32_t cp)
{
	if (cp < 0x80)
		return cp >= 'a' && cp <= 'z' ? -1 : cp >= 'A' && cp <= 'Z';
	if (cp < 0xc0 || (cp >= 0x2000 && cp < 0x3000))
		return 0;
	if (cp < 0x100)
		return cp < 0xdf ? 1 : -1;
	if (cp == 0x1af)
		return 1;
	if (cp == 0x1b0 || !vn_syl_letter(cp))
		return -1;
	return cp & 1 ? -1 : 1;
}

int
vn_credit_case_at(const char *s, size_t n)
{
	int32_t cp;

	if (n == 0)
		return 0;
	vn_utf8_get(s, n, &cp);
	return cp < 0 ? 0 : vn_credit_case(cp);
}

const char *
vn_credit_after(const char *s, size_t n, const char *w)
{
	size_t i, k = strlen(w);
	int32_t a, b;

	if (n < k)
		return NULL;
	for (i = 0; i < k; ) {
		int la = vn_utf8_get(s + i, n - i, &a);

		vn_utf8_get(w + i, k - i, &b);
		if (a != b && !(a < 0x80 ? a >= 'A' && a <= 'Z' && a + 32 == b :
		    vn_credit_case(a) == 1 && (a + 1 == b || a + 32 == b)))
			return NULL;
		i += (size_t)la;
	}
	return vn_credit_case_at(s + k, n - k) == 0 ? s + k : NULL;
}

const char *
vn_credit_after_any(const char *s, size_t n, const char *const *w)
{
	const char *p;

	for (; *w != NULL; w++)
		if ((p = vn_credit_after(s, n, *w)) != NULL)
			return p;
	return NULL;
}

const char *
vn_credit_skip(const char *p, const char *end, const char *set)
{
	while (p < end && *p != '\0' && strchr(set, *p) != NULL)
		p++;
	return p;
}

size_t
vn_credit_trim(const char *s, size_t n, const char *set)
{
	while (n > 0 && s[n - 1] != '\0' && strchr(set, s[n - 1]) != NULL)
		n--;
	return n;
}

int
vn_credit_domain(const char *s, size_t n)
{
	size_t i, dot = 0;

	if (n == 0 || vn_credit_digit(s[n - 1]))
		return 0;
	for (i = 0; i < n; i++) {
		if (s[i] == '.')
			dot = i;
		else if (!vn_credit_digit(s[i]) && s[i] != '-' &&
		    ((unsigned char)s[i] >= 0x80 ||
		    vn_credit_case_at(s + i, 1) == 0))
			return 0;
	}
	return dot > 1 && n - dot > 2 && n - dot < 6;
}

/* Papers and agencies; small letters, old style. */
static const char *const press[] = {
	"ttxvn", "vietnam+", "vietnamplus", "bnews", "tin tức", "báo tin tức",
	"vnexpress", "vnexpress.net", "vne", "zing", "zing news", "znews",
	"dân trí", "dân việt", "vietnamnet", "vnn", "vov", "vov1", "vov2", "vtv",
	"vtv news", "vtc", "vtc news", "vtcnews", "tuổi trẻ", "tuổi trẻ online",
	"thanh niên", "thanh niên online", "tiền phong", "lao động",
	"người lao động", "nld", "nlđ", "plo", "sggp", "pnvn", "gđvn", "antv",
	"antđ", "qđnd", "hnm", "hà nội mới", "hànộimới", "nhân dân", "cand",
	"công an nhân dân", "an ninh thủ đô", "pháp luật tp.hcm",
	"pháp luật tp hcm", "pháp luật việt nam", "pháp luật plus", "infonet",
	"khám phá", "trí thức trẻ", "trithuctre", "tri thức trẻ",
	"tri thức trực tuyến", "trithucthoidai", "đời sống plus",
	"đời sống & pháp luật", "đời sống và pháp luật", "đspl", "ngôi sao",
	"ngoisao", "gia đình & xã hội", "gia đình và xã hội", "người đưa tin",
	"giao thông", "báo giao thông", "một thế giới", "thời đại", "soha",
	"kenh14", "kênh 14", "genk", "cafef", "cafebiz", "bizlive", "ndh",
	"nhịp sống kinh tế", "nhịp sống kinh doanh", "nhịp sống thị trường",
	"đại đoàn kết", "vnreview", "vnmedia", "eva", "24h", "saostar", "2sao",
	"yan", "bongdanet", "bóng đá", "bóng đá plus", "thể thao & văn hóa",
	"thể thao và văn hóa", "ttvh", "thể thao việt nam", "dnsg", "cstc",
	"doanh nhân sài gòn", "đầu tư", "báo đầu tư", "vneconomy",
	"thời báo kinh tế", "saigontimes", "kinh tế đô thị", "sài gòn giải phóng",
	"petrotimes", "phụ nữ việt nam", "phụ nữ", "sức khỏe & đời sống",
	"sức khỏe và đời sống", "suckhoedoisong", "qtm", "vgp", "chinhphu.vn",
	"ap", "afp", "epa", "reuters", "getty", "getty images", "bloomberg", "rex",
	"tass", "ria", "ria novosti", "sputnik", "rt", "xinhua", "tân hoa xã",
	"yonhap", "kyodo", "bbc", "cnn", "cnbc", "nbc", "fox news", "bi",
	"business insider", "the sun", "daily mail", "dailymail", "guardian",
	"the guardian", "mirror", "independent", "telegraph", "new york times",
	"the new york times", "nyt", "washington post", "wsj", "ft", "forbes",
	"marca", "espn", "sky sports", "sina", "sohu", "scmp", "nikkei", "mashable",
	"cnet", "engadget", "techcrunch", "the verge", "gsm arena", "gsmarena",
	"phonearena", "military times", "time", "newsweek", "people", "shutterstock",
	NULL
};

/* Where pictures come from; nobody signs with these. */
static const char *const web[] = {
	"internet", "facebook", "fb", "fbnv", "nvcc", "twitter", "instagram",
	"youtube", "google", "it", "tl", "st", "kt", NULL
};

static int
is_one_of(const char *s, size_t n, const char *const *list)
{
	const char *end = s + vn_credit_trim(s, n, " .");

	s = vn_credit_skip(s, end, " ");
	n = (size_t)(end - s);
	for (; n > 0 && n < 40 && *list != NULL; list++)
		if (strlen(*list) == n && vn_credit_after(s, n, *list) != NULL)
			return 1;
	return 0;
}

int
vn_credit_press(const char *s, size_t n)
{
	return is_one_of(s, n, press);
}

int
vn_credit_source(const char *s, size_t n)
{
	const char *end = s + vn_credit_trim(s, n, " .");

	s = vn_credit_skip(s, end, " ");
	n = (size_t)(end - s);
	return vn_credit_press(s, n) || is_one_of(s, n, web) ||
	    vn_credit_domain(s, n);
}

/* Small words that may stand among the names of a credit. */
static const char *const name_word[] = {
	"và", "cung cấp", "nhân vật cung cấp", "nhân vật", "cộng tác viên",
	"bạn đọc", "sưu tầm", "tư liệu", "internet", "facebook", "cắt từ clip",
	"cắt từ video", "chụp màn hình", "minh họa", "clip", "do", "st", "of",
	NULL
};

int
vn_credit_names(const char *s, size_t n)
{
	const char *p = s, *end = s + n, *q;
	int words = 0;

	while ((p = vn_credit_skip(p, end, " ,;/&-+|.'\"")) < end) {
		if (++words > NAME_WORDS)
			return 0;
		if (memcmp(p, "\xe2\x80\x93", end - p > 3 ? 3 : 1) == 0 &&
		    end - p > 3) {
			p += 3;
			continue;
		}
		for (q = p; q < end && strchr(" ,;/&|", *q) == NULL; q++)
			;
		if (vn_credit_case_at(p, (size_t)(end - p)) != 1 &&
		    !vn_credit_domain(p, vn_credit_trim(p, (size_t)(q - p),
		    ".,"))) {
			q = vn_credit_after_any(p, (size_t)(end - p), name_word);
			if (q == NULL)
				return 0;
		}
		p = q;
	}
	return words > 0;
}
