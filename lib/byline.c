#include <string.h>

#include "caption.h"
#include "credit.h"
#include "syl.h"
#include "utf8.h"

#define BYLINE_MAX	160	/* bytes of a byline */

/* What stands in the brackets behind a name. */
static int
is_way(const char *s, size_t n)
{
	static const char *const way[] = {
		"tổng hợp", "t/h", "th", "t.h", "lược dịch", "biên dịch", "dịch",
		"sưu tầm", "ghi", "thực hiện", "lược ghi", "biên tập", "tổng hợp từ",
		"tổng hợp theo", "dịch từ", "theo", "nguồn", "lược dịch từ",
		"biên dịch từ", NULL
	};
	const char *p, *end, *q, *best = NULL;
	int i;

	n = vn_credit_trim(s, n, " .");
	end = s + n;
	s = vn_credit_skip(s, end, " ");
	for (i = 0; way[i] != NULL; i++)
		if ((p = vn_credit_after(s, (size_t)(end - s), way[i])) != NULL &&
		    (best == NULL || p > best))
			best = p;
	/* Minh Anh (ghi), but Global Hunger Index (GHI) */
	if (best == end && end - s == 3 && memcmp(s, "GHI", 3) == 0)
		return 0;
	if (best == end)
		return vn_credit_after(s, (size_t)(end - s), "theo") != end;
	if (best != NULL) {
		q = vn_credit_skip(best, end, " :");
		return q > best && vn_credit_names(q, (size_t)(end - q));
	}
	/* Reuters, AFP; TTXVN/Vietnam+ */
	for (p = s; p < end; p = q + 1) {
		for (q = p; q < end && strchr("/,", *q) == NULL; q++)
			;
		if (!vn_credit_press(p, (size_t)(q - p)))
			return 0;
	}
	return s < end;
}

/* PV, P.V, Nhóm PV, CTV */
static const char *
after_reporter(const char *s, size_t n)
{
	static const char *const who[] = { "PV", "P.V", "P.V.", "Nhóm PV",
	    "Nhóm phóng viên", "Nhóm P.V", "CTV", "PV TTXVN", NULL };
	size_t k;
	int i;

	for (i = 0; who[i] != NULL; i++) {
		k = strlen(who[i]);
		if (n >= k && memcmp(s, who[i], k) == 0 &&
		    vn_credit_case_at(s + k, n - k) == 0 &&
		    !(n > k && s[k] == '.' &&
		    vn_credit_case_at(s + k + 1, n - k - 1) != 0))
			return s + k;
	}
	return NULL;
}

/* Theo TTXVN; Theo Lê Phương (Khám phá) */
static int
is_theo(const char *s, size_t n)
{
	const char *end = s + n, *p, *q;

	if (n < 6 || memcmp(s, "Theo ", 5) != 0)
		return 0;
	s += 5;
	if (end[-1] == ')' && (p = memchr(s, '(', (size_t)(end - s))) != NULL)
		return p > s && vn_credit_names(s, (size_t)(p - s)) &&
		    vn_credit_names(p + 1, (size_t)(end - p - 2));
	for (p = s; p < end; p = q + 1) {
		for (q = p; q < end && strchr("/,", *q) == NULL; q++)
			;
		if (!vn_credit_source(p, (size_t)(q - p)) && !(q < end &&
		    vn_credit_names(p, (size_t)(q - p)) && p == s))
			return 0;
	}
	return 1;
}

/* Associated Press (AP): the name of the agency itself. */
static int
is_english(const char *s, size_t n)
{
	static const char *const word[] = { "associated press", "agence france",
	    "reuters", "xinhua", NULL };

	return vn_credit_after_any(s, n, word) != NULL;
}

/* Minh Anh (tổng hợp), (TTXVN), Trần Khánh/VOV.VN, PV (T/h) */
static int
is_signed(const char *s, size_t n)
{
	const char *end = s + n, *p;

	if (n > 2 && end[-1] == ')') {
		if ((p = memchr(s, '(', n)) == NULL ||
		    !is_way(p + 1, (size_t)(end - p - 2)))
			return 0;
		n = vn_credit_trim(s, (size_t)(p - s), " -");
		return n == 0 || (vn_credit_names(s, n) && !is_english(s, n) &&
		    memchr(s, '"', n) == NULL && memchr(s, ':', n) == NULL);
	}
	for (p = end - 1; p > s && *p != '/'; p--)
		;
	return p > s && (vn_credit_press(p + 1, (size_t)(end - p - 1)) ||
	    vn_credit_domain(p + 1, (size_t)(end - p - 1))) &&
	    vn_credit_names(s, (size_t)(p - s)) && !vn_credit_domain(s, n);
}

static int
is_byline(const char *s, size_t n)
{
	static const char *const label[] = { "bài, ảnh", "bài và ảnh", "bài, ảnh",
	    "tin, ảnh", "tin và ảnh", "tin bài", "bài và clip", "thực hiện",
	    "bài - ảnh", "bài ảnh", "bài-ảnh", "nguồn", NULL };
	const char *end, *p;
	int source_only;

	n = vn_credit_trim(s, n, " .");
	end = s + n;
	s = vn_credit_skip(s, end, " *");
	if (end - s > 1 && *s == '-' && s[1] == ' ')
		s += 2;
	n = (size_t)(end - s);
	if (n == 0 || n > BYLINE_MAX)
		return 0;
	if ((p = after_reporter(s, n)) != NULL && p == end)
		return 1;
	if (p != NULL && (p = vn_credit_skip(p, end, " (-")) < end &&
	    is_way(p, vn_credit_trim(p, (size_t)(end - p), ")")) )
		return 1;
	if ((p = vn_credit_after_any(s, n, label)) != NULL && p < end &&
	    *p == ':') {
		source_only = vn_credit_after(s, n, "nguồn") != NULL;
		p = vn_credit_skip(p, end, ": ");
		return source_only ? is_way(p, (size_t)(end - p)) ||
		    vn_credit_source(p, (size_t)(end - p)) :
		    vn_credit_names(p, (size_t)(end - p));
	}
	if (n == 5 && memcmp(s, "TTXVN", 5) == 0)
		return 1;
	if (n == 3 && (memcmp(s, "T/h", 3) == 0 || memcmp(s, "T/H", 3) == 0))
		return 1;
	return is_theo(s, n) || is_signed(s, n);
}

/*
 * The bytes of the byline that sticks to the text at s[0..n), which begins a word:
 * PV, then a syllable with a mark or one of the words that open reports (PVTex and
 * PVChem are companies); else 0.
 */
static size_t
glued_length(const char *s, size_t n)
{
	static const char *const open[] = { "Theo", "Trong", "Sau", "Khi", "Ngay",
	    "Tuy", "Do", "Khoa", NULL };
	struct vn_syl y;
	size_t k = 2, i;
	int32_t cp, marks = 0;
	int len;

	if (n < 4 || memcmp(s, "PV", 2) != 0 ||
	    vn_credit_case_at(s + 2, n - 2) != 1)
		return 0;
	for (; k < n; k += (size_t)len) {
		len = vn_utf8_get(s + k, n - k, &cp);
		if (cp < 0 || vn_credit_case(cp) == 0)
			break;
		if (k > 2 && vn_credit_case(cp) == 1)
			return 0;
		marks += cp >= 0x80;
		if (k > 16)
			return 0;
	}
	if (vn_syl_parse(s + 2, k - 2, &y) != VN_SYL_STRICT)
		return 0;
	if (marks > 0)
		return 2;
	for (i = 0; open[i] != NULL; i++)
		if (strlen(open[i]) == k - 2 &&
		    memcmp(s + 2, open[i], k - 2) == 0)
			return 2;
	return 0;
}

int
vn_byline(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e)
{
	size_t from = out->n, count = e->count, kept = e->n, done = 0, i, k;
	const char *p;

	if (n == 0)
		return 0;
	if (is_byline(s, n))
		return 1;
	for (i = 0; i < n; i += 2) {
		if ((p = memchr(s + i, 'P', n - i)) == NULL)
			break;
		i = (size_t)(p - s);
		/* PVDân trí inside a sentence is a lost space. */
		for (k = i; k > 0 && s[k - 1] == ' '; k--)
			;
		if (k > 0 && strchr(".!?\")", s[k - 1]) == NULL)
			continue;
		if ((k = glued_length(s + i, n - i)) == 0)
			continue;
		if (vn_buf_add(out, s + done, i - done) == -1 ||
		    vn_edit_add(e, i, k, out->n - from, 0) == -1)
			return -1;
		done = i + k;
	}
	if (vn_buf_add(out, s + done, n - done) == -1)
		return -1;
	if (e->count > count && is_byline(out->s + from, out->n - from)) {
		out->n = from;
		e->count = count;
		e->n = kept;
		return 1;
	}
	return 0;
}
