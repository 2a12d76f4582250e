#include <string.h>

#include <utf8proc.h>

#include "syl.h"
#include "utf8.h"
#include "value_parts.h"

#define LINKS	32		/* of one chain */
#define GROUPS	8		/* of one code */
#define AFTER	256		/* bytes looked at behind an entity */

/* --- what is written with a number --- */

/* Types of documents, and how codes abbreviate them; longer ones first. */
static const struct {
	const char *words, *is;
} types[] = {
	{ "thông tư liên tịch", "TTLT" }, { "nghị quyết liên tịch", "NQLT" },
	{ "nghị định", "NĐ" }, { "nghị quyết", "NQ" }, { "quyết định", "QĐ" },
	{ "chỉ thị", "CT" }, { "thông tư", "TT" }, { "thông báo", "TB" },
	{ "kết luận", "KL" }, { "quy định", "QĐ" }, { "qui định", "QĐ" },
	{ "hướng dẫn", "HD" }, { "công văn", "CV" }, { "công điện", "CĐ" },
	{ "kế hoạch", "KH" }, { "tờ trình", "TTr" }, { "báo cáo", "BC" },
	{ "bản án", "BA" }, { "quy chế", "QC" }, { "qui chế", "QC" },
	{ "pháp lệnh", "PL" }, { "sắc lệnh", "SL" }, { "giấy phép", "GP" },
	{ "bộ luật", "" }, { "luật", "" }
};

/* Who issues documents, as codes call them; longer names first. */
static const struct {
	const char *words, *is;
	int	 party;
} issuers[] = {
	{ "ban bí thư", "TW", 1 }, { "bộ chính trị", "TW", 1 },
	{ "ban chấp hành trung ương", "TW", 1 },
	{ "bch trung ương", "TW", 1 },
	{ "ban tổ chức trung ương", "BTCTW", 1 },
	{ "ban tuyên giáo trung ương", "BTGTW", 1 },
	{ "ban dân vận trung ương", "BDVTW", 1 },
	{ "ban nội chính trung ương", "BNCTW", 1 },
	{ "ủy ban kiểm tra trung ương", "UBKTTW", 1 },
	{ "văn phòng trung ương", "VPTW", 1 },
	{ "trung ương", "TW", 1 },
	{ "ban thường vụ tỉnh ủy", "TU", 1 },
	{ "ban thường vụ thành ủy", "TU", 1 },
	{ "tỉnh ủy", "TU", 1 }, { "thành ủy", "TU", 1 },
	{ "huyện ủy", "HU", 1 }, { "quận ủy", "QU", 1 },
	{ "đảng ủy", "ĐU", 1 },
	{ "thủ tướng", "TTg", 0 }, { "chính phủ", "CP", 0 },
	{ "thanh tra chính phủ", "TTCP", 0 },
	{ "văn phòng chính phủ", "VPCP", 0 },
	{ "chủ tịch nước", "CTN", 0 },
	{ "ubnd", "UBND", 0 }, { "ủy ban nhân dân", "UBND", 0 },
	{ "chủ tịch ubnd", "UBND", 0 },
	{ "chủ tịch ủy ban nhân dân", "UBND", 0 },
	{ "hđnd", "HĐND", 0 }, { "hội đồng nhân dân", "HĐND", 0 },
	{ "ngân hàng nhà nước", "NHNN", 0 },
	{ "thống đốc ngân hàng nhà nước", "NHNN", 0 },
	{ "tòa án nhân dân tối cao", "TANDTC", 0 },
	{ "viện kiểm sát nhân dân tối cao", "VKSNDTC", 0 }
};

/* Ministries, behind bộ or bộ trưởng bộ. */
static const struct {
	const char *words, *is;
} ministries[] = {
	{ "công an", "BCA" }, { "công thương", "BCT" },
	{ "dân tộc và tôn giáo", "BDTTG" },
	{ "giáo dục và đào tạo", "BGDĐT" }, { "gd-đt", "BGDĐT" },
	{ "gd&đt", "BGDĐT" }, { "gdđt", "BGDĐT" },
	{ "giáo dục - đào tạo", "BGDĐT" }, { "giáo dục", "BGDĐT" },
	{ "giao thông vận tải", "BGTVT" }, { "gtvt", "BGTVT" },
	{ "kế hoạch và đầu tư", "BKHĐT" }, { "kh&đt", "BKHĐT" },
	{ "kh-đt", "BKHĐT" }, { "khoa học và công nghệ", "BKHCN" },
	{ "kh&cn", "BKHCN" }, { "kh-cn", "BKHCN" },
	{ "lao động - thương binh và xã hội", "BLĐTBXH" },
	{ "lao động, thương binh và xã hội", "BLĐTBXH" },
	{ "lđ-tb&xh", "BLĐTBXH" }, { "lđtbxh", "BLĐTBXH" },
	{ "ngoại giao", "BNG" }, { "nội vụ", "BNV" },
	{ "nông nghiệp và môi trường", "BNNMT" },
	{ "nông nghiệp và phát triển nông thôn", "BNNPTNT" },
	{ "nn&ptnt", "BNNPTNT" }, { "nn-ptnt", "BNNPTNT" },
	{ "quốc phòng", "BQP" }, { "tài chính", "BTC" },
	{ "tài nguyên và môi trường", "BTNMT" }, { "tn&mt", "BTNMT" },
	{ "tn-mt", "BTNMT" }, { "thông tin và truyền thông", "BTTTT" },
	{ "tt&tt", "BTTTT" }, { "tư pháp", "BTP" },
	{ "văn hóa, thể thao và du lịch", "BVHTTDL" },
	{ "vh-tt&dl", "BVHTTDL" }, { "xây dựng", "BXD" }, { "y tế", "BYT" }
};

static int
is_word_byte(int c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' &&
	    (c | 0x20) <= 'z');
}

/* s[0..n) begins with these words: their length, or 0. */
static size_t
begins(const char *s, size_t n, const char *words)
{
	size_t k = strlen(words);

	return n >= k && memcmp(s, words, k) == 0 && (n == k ||
	    !is_word_byte((unsigned char)s[k])) ? k : 0;
}

/* Who stands at the start of s[0..n), in lower case; NULL: nobody known. */
static const char *
issuer_at(const char *s, size_t n, int *party)
{
	size_t i, k;

	*party = 0;
	for (i = 0; i < sizeof issuers / sizeof issuers[0]; i++)
		if (begins(s, n, issuers[i].words)) {
			*party = issuers[i].party;
			return issuers[i].is;
		}
	if ((k = begins(s, n, "bộ trưởng")) > 0 && k < n) {
		s += k + 1;
		n -= k + 1;
	}
	if ((k = begins(s, n, "bộ")) == 0 || k == n)
		return NULL;
	for (i = 0; i < sizeof ministries / sizeof ministries[0]; i++)
		if (begins(s + k + 1, n - k - 1, ministries[i].words))
			return ministries[i].is;
	return NULL;
}

/* Who issued it, behind của in s[0..n), in lower case, within one sentence. */
static const char *
issuer_in(const char *s, size_t n, int *party)
{
	size_t i, k;

	*party = 0;
	for (i = 0; i < n && s[i] != ';' && s[i] != ':'; i++) {
		if (s[i] == '.' && (i + 1 == n || s[i + 1] == ' '))
			break;
		if ((i == 0 || s[i - 1] == ' ') &&
		    (k = begins(s + i, n - i, "của")) > 0 && i + k < n)
			return issuer_at(s + i + k + 1, n - i - k - 1, party);
	}
	return NULL;
}

/* The same, in the entity from token i on, and then in what follows it. */
static int
issuer(struct vv *v, size_t i, const char **is, int *party)
{
	const struct vn_value_ctx *c = v->ctx;
	struct vv t;
	size_t n;
	int rc = 0;

	*is = NULL;
	*party = 0;
	if (i < v->nt)
		*is = issuer_in(v->key.s + vt(v, i)->ks,
		    v->key.n - vt(v, i)->ks, party);
	if (*is != NULL || c == NULL || c->after == NULL)
		return 0;
	n = c->nafter < AFTER ? c->nafter : AFTER;
	memset(&t.text, 0, sizeof t.text);
	memset(&t.key, 0, sizeof t.key);
	if (vv_text(&t, c->after, n) == -1 ||
	    vn_fold(&t.key, t.text.s, t.text.n, VN_FOLD_TONE | VN_FOLD_CASE) ==
	    -1)
		rc = -1;
	else if (t.key.n > 0)
		*is = issuer_in(t.key.s, t.key.n, party);
	vv_free(&t);
	return rc;
}

/* --- codes --- */

/* 03/2017/NĐ-CP: the number, the year, groups of letters with their marks. */
struct code {
	size_t	 num;		/* token */
	size_t	 year;		/* token, or 0 */
	int	 letter;	/* of 123a */
	struct {
		uint32_t s, e;	/* bytes of the text */
		int	 sep;
	} g[GROUPS];
	size_t	 ng;
	size_t	 end;		/* token behind it */
};

/* Capitals, with digits behind them, or T.Ư: the token behind them, or i. */
static size_t
group(const struct vv *v, size_t i)
{
	size_t j = i + 1;

	if (vt(v, i)->kind != VV_WORD)
		return i;
	if (vt_len(v, i) == 1 && v->text.s[vt(v, i)->s] == 'T' &&
	    vt_punct(v, j, '.') && vt_glued(v, j) && vt_glued(v, j + 1) &&
	    vt(v, j + 1)->kind == VV_WORD && (vv_same(v, j + 1, j + 2, "ư") ||
	    vv_same(v, j + 1, j + 2, "w")))
		j += 2;
	/* GD&ĐT */
	while (vt_punct(v, j, '&') && vt_glued(v, j) && vt_glued(v, j + 1) &&
	    vt(v, j + 1)->kind == VV_WORD)
		j += 2;
	/* HĐNN8; QH 11 */
	return vt_num(v, j) && (vt_glued(v, j) ? vt_len(v, j) <= 4 : vt_len(v, j) <= 2 &&
	    vv_same(v, j - 1, j, "qh")) ? j + 1 : j;
}

/* The word begins with a capital, as codes do. */
static int
capital(const struct vv *v, size_t i)
{
	const struct vv_tk *t = vt(v, i);

	return v->key.s[t->ks] != v->text.s[t->s] || (t->e - t->s > 1 &&
	    v->key.s[t->ks + 1] != v->text.s[t->s + 1]);
}

/* The code at token i: 1 if it is more than a number. */
static int
code(const struct vv *v, size_t i, struct code *c)
{
	size_t j = i + 1, k;
	int sep;

	memset(c, 0, sizeof *c);
	c->num = i;
	c->end = j;
	if (!vt_num(v, i))
		return 0;
	/* 123a/2018/... */
	if (vt(v, j)->kind == VV_WORD && vt_glued(v, j) && vt_len(v, j) == 1 &&
	    !capital(v, j))
		c->letter = v->text.s[vt(v, j++)->s];
	for (; c->ng < GROUPS; j = k) {
		sep = vt_punct(v, j, '/') ? '/' : vt_punct(v, j, '-') ? '-' : 0;
		k = sep ? j + 1 : j;
		if (sep && c->year == 0 && c->ng == 0 && vt_num(v, k) &&
		    vt_len(v, k) == 4) {
			c->year = k++;
			/* 19-2018/NQ-CP keeps its mark */
			c->g[GROUPS - 1].sep = sep;
			c->end = k;
			continue;
		}
		if (!sep && (c->ng > 0 || c->year != 0 || vt_glued(v, j)))
			break;
		if (vt(v, k)->kind != VV_WORD || !capital(v, k))
			break;
		c->g[c->ng].s = vt(v, k)->s;
		c->g[c->ng].sep = sep;
		k = group(v, k);
		c->g[c->ng++].e = vt(v, k - 1)->e;
		c->end = k;
	}
	return c->ng > 0 || c->year != 0;
}

/* s[0..n) ends with these letters: how many bytes, or 0. */
static size_t
ends(const char *s, size_t n, const char *tail)
{
	size_t k = strlen(tail);

	return n >= k && memcmp(s + n - k, tail, k) == 0 ? k : 0;
}

/* The bytes of TW, TƯ, T.Ư, T.W at the end of a group; or 0. */
static size_t
centre(const char *s, size_t n)
{
	size_t k;

	if ((k = ends(s, n, "TW")) == 0 && (k = ends(s, n, "TƯ")) == 0 &&
	    (k = ends(s, n, "T.Ư")) == 0)
		k = ends(s, n, "T.W");
	return k;
}

/* A group of letters, with TƯ as TW, Icelandic Ð as Đ, and no white space. */
static int
put_group(struct vv *v, const struct code *c, size_t g)
{
	const char *s = v->text.s + c->g[g].s;
	size_t n = c->g[g].e - c->g[g].s, i, k = centre(s, n);

	for (i = 0; i < n - k; i++) {
		if (n - i > 1 && memcmp(s + i, "\xc3\x90", 2) == 0) {
			if (vn_buf_adds(v->out, "Đ") == -1)
				return -1;
			i++;
		} else if (s[i] != ' ' && vn_buf_addc(v->out, s[i]) == -1) {
			return -1;
		}
	}
	return k > 0 ? vn_buf_adds(v->out, "TW") : 0;
}

/* Whether the last group names a party body: 35-CT/TW, 07-CT/TU. */
static int
is_party(const struct vv *v, const struct code *c)
{
	const char *s = v->text.s + c->g[1].s;
	size_t n = c->g[1].e - c->g[1].s;

	if (c->ng != 2 || c->year != 0)
		return 0;
	return centre(s, n) > 0 || (n == 2 && (memcmp(s, "TU", 2) == 0 ||
	    memcmp(s, "HU", 2) == 0)) || (n == 3 && memcmp(s, "ĐU", 3) == 0);
}

/* The number; below ten with a 0 where a year follows, as offices write it. */
static int
put_number(struct vv *v, const struct code *c)
{
	const struct vv_tk *t = vt(v, c->num);

	if ((c->year != 0 && t->e - t->s == 1 &&
	    vn_buf_addc(v->out, '0') == -1) ||
	    vv_put(v, c->num, c->num + 1) == -1)
		return -1;
	if (c->letter != 0 && vn_buf_addc(v->out, c->letter) == -1)
		return -1;
	if (c->year == 0)
		return 0;
	return vn_buf_addc(v->out, c->g[GROUPS - 1].sep) == -1 ? -1 :
	    vv_put(v, c->year, c->year + 1);
}

static int
put_code(struct vv *v, const struct code *c)
{
	size_t i;
	int party = is_party(v, c);

	if (put_number(v, c) == -1)
		return -1;
	for (i = 0; i < c->ng; i++)
		if (vn_buf_addc(v->out, party ? "-/"[i] : c->g[i].sep ?
		    c->g[i].sep : '/') == -1 || put_group(v, c, i) == -1)
			return -1;
	return 0;
}

/* A number without letters: 215-QĐ/TW?, 67/2017/NĐ-CP?, 22/TT? */
static int
put_inferred(struct vv *v, const struct code *c, const char *type)
{
	const char *is;
	int party;

	if (issuer(v, c->end, &is, &party) == -1 || put_number(v, c) == -1)
		return -1;
	if (is == NULL && strcmp(type, "NĐ") == 0)
		is = "CP";
	if (vn_buf_addc(v->out, party ? '-' : '/') == -1 ||
	    vn_buf_adds(v->out, type) == -1)
		return -1;
	if (is != NULL && (vn_buf_addc(v->out, party ? '/' : '-') == -1 ||
	    vn_buf_adds(v->out, is) == -1))
		return -1;
	return vn_buf_addc(v->out, '?');
}

/* --- names --- */

/* Tokens i to j, the first letter a capital; low: the rest in lower case. */
static int
put_capital(struct vv *v, size_t i, size_t j, int low)
{
	const char *s = low ? v->key.s : v->text.s;
	uint32_t at = low ? vt(v, i)->ks : vt(v, i)->s;
	uint32_t end = low ? vt(v, j - 1)->ke : vt(v, j - 1)->e;
	int32_t cp;
	char c[4];
	int len;

	if (j <= i || end <= at)
		return 0;
	len = vn_utf8_get(s + at, end - at, &cp);
	if (cp == -1)
		return vn_buf_add(v->out, s + at, end - at);
	if (vn_buf_add(v->out, c, (size_t)vn_utf8_put(c,
	    utf8proc_toupper(cp))) == -1)
		return -1;
	return vn_buf_add(v->out, s + at + (size_t)len,
	    end - at - (uint32_t)len);
}

/* Every word of the entity is in capitals. */
static int
all_capitals(const struct vv *v)
{
	size_t i, k, words = 0;
	const struct vv_tk *t;
	int32_t a, b;

	for (i = 0; i < v->nt; i++) {
		t = vt(v, i);
		if (t->kind != VV_WORD)
			continue;
		words++;
		if (t->e - t->s != t->ke - t->ks)
			return 0;
		for (k = 0; k < t->e - t->s; k += (size_t)vn_utf8_get(
		    v->text.s + t->s + k, t->e - t->s - k, &a)) {
			vn_utf8_get(v->text.s + t->s + k, t->e - t->s - k, &a);
			vn_utf8_get(v->key.s + t->ks + k, t->e - t->s - k, &b);
			if (a == b)
				return 0;
		}
	}
	return words > 1;
}

/*
 * A law, constitution or treaty by its name, from token i on.
 * k tokens are its type.
 */
static int
put_name(struct vv *v, size_t i, size_t k)
{
	size_t at = v->out->n, end = v->nt, year = v->nt;
	int low = all_capitals(v);

	if (end > i && vt_num(v, end - 1) && vt_len(v, end - 1) == 4) {
		year = --end;
		if (end > i && vt_is(v, end - 1, VW_NAM))
			end--;
	}
	if (i + k > end)
		k = end > i ? end - i : 0;
	if (put_capital(v, i, i + k, 1) == -1)
		return -1;
	if (end > i + k && (vn_buf_addc(v->out, ' ') == -1 ||
	    put_capital(v, i + k, end, low) == -1))
		return -1;
	if (year == v->nt)
		return 0;
	if (v->out->n > at && vn_buf_addc(v->out, ' ') == -1)
		return -1;
	return vv_put(v, year, year + 1);
}

/* TCVN 5712:1993: words, then the rest without spaces. */
static int
put_standard(struct vv *v, size_t i)
{
	size_t k;
	int c, digits = 0;

	for (; i < v->nt; i++) {
		digits |= vt_num(v, i);
		for (k = vt(v, i)->s; k < vt(v, i)->e; k++) {
			c = (unsigned char)v->text.s[k];
			if (!digits && c >= 'a' && c <= 'z')
				c -= 0x20;
			if (vn_buf_addc(v->out, c) == -1)
				return -1;
		}
		if (!digits && vn_buf_addc(v->out, ' ') == -1)
			return -1;
	}
	return 0;
}

/* --- documents --- */

static size_t
type_at(const struct vv *v, size_t i, const char **is)
{
	size_t k, t;

	for (t = 0; t < sizeof types / sizeof types[0]; t++)
		for (k = 1; k <= 4 && i + k <= v->nt; k++)
			if (vv_same(v, i, i + k, types[t].words)) {
				*is = types[t].is;
				return k;
			}
	*is = NULL;
	return 0;
}

/* The document from token i to the end. */
static int
document(struct vv *v, size_t i)
{
	const char *type;
	size_t j, k, num;
	struct code c;

	if (vt(v, i)->kind == VV_WORD && (vt(v, i)->id == VW_STANDARD ||
	    vt(v, i)->id == VW_TCN))
		return put_standard(v, i);
	k = type_at(v, i, &type);
	for (num = v->nt, j = i + k; j < v->nt; j++) {
		if (!vt_num(v, j))
			continue;
		if (code(v, j, &c) && c.ng > 0)
			return put_code(v, &c);
		/* Only right behind the type a number alone is its number. */
		if (num == v->nt && (j == i + k || vt_is(v, j - 1, VW_SO) ||
		    (vt_punct(v, j - 1, ':') && vt_is(v, j - 2, VW_SO))))
			num = j;
	}
	if (type != NULL && type[0] != '\0' && num < v->nt && k > 0) {
		code(v, num, &c);
		return put_inferred(v, &c, type);
	}
	/* Hiến pháp 2013, Công ước ...: the type has two words. */
	if (k == 0)
		k = vt(v, i)->kind == VV_WORD ? 2 : 1;
	return put_name(v, i, k);
}

/* --- chains --- */

enum level { TIET, DIEM, KHOAN, DIEU, MUC, CHUONG };

static const char *const level_name[] = {
	"tiết", "điểm", "khoản", "Điều", "Mục", "Chương"
};

struct link {
	int	 level;
	size_t	 from, to;	/* tokens of its elements */
	int	 range;		/* đến before it */
};

static int
level_at(const struct vv *v, size_t i)
{
	if (vt(v, i)->kind != VV_WORD)
		return -1;
	switch (vt(v, i)->id) {
	case VW_TIET:
		return TIET;
	case VW_DIEM:
		return DIEM;
	case VW_KHOAN:
		return KHOAN;
	case VW_DIEU:
		return DIEU;
	case VW_MUC:
		return MUC;
	case VW_CHUONG:
		return CHUONG;
	}
	return -1;
}

/* Words and marks between elements or links; a range if it is đến or a dash. */
static int
joins(const struct vv *v, size_t i)
{
	return vt_punct(v, i, ',') || vt_punct(v, i, ';') ||
	    vt_punct(v, i, '-') || vt_is(v, i, VW_VA) || vt_is(v, i, VW_DEN) ||
	    vv_same(v, i, i + 1, "hoặc");
}

static int
is_range(const struct vv *v, size_t i)
{
	return vt_punct(v, i, '-') || vt_is(v, i, VW_DEN);
}

/* 5, 5a, a, đ1, II, này: the token behind it, or i. */
static size_t
element(const struct vv *v, size_t i)
{
	const struct vv_tk *t = vt(v, i);

	if (vt_punct(v, i, '"'))
		return i + 1;
	if (t->kind == VV_NUM)
		return vt(v, i + 1)->kind == VV_WORD && vt_glued(v, i + 1) &&
		    vt_len(v, i + 1) <= 2 ? i + 2 : i + 1;
	if (t->kind != VV_WORD)
		return i;
	if (vt_is(v, i, VW_NAY) || vv_roman(v, i) > 0)
		return i + 1;
	if (t->e - t->s > 2 || (t->e - t->s == 2 &&
	    (unsigned char)v->text.s[t->s] < 0x80))
		return i;
	return vt_num(v, i + 1) && vt_glued(v, i + 1) ? i + 2 : i + 1;
}

/* The elements from token i on: the token behind them, or i. */
static size_t
elements(const struct vv *v, size_t i)
{
	size_t end = element(v, i), j, k;

	if (end == i)
		return i;
	for (j = end; joins(v, j) || vt_punct(v, j, '"'); j = k) {
		k = vt_punct(v, j, '"') ? j + 1 : element(v, j + 1);
		if (k == j + 1 && !vt_punct(v, j, '"'))
			break;
		end = k;
	}
	return end;
}

/*
 * The links from token *i on, which goes behind them: how many, or -1 when there
 * are too many.
 */
static int
links(const struct vv *v, size_t *i, struct link *l)
{
	size_t from, j, to;
	int level, n = 0, range = 0;

	for (j = *i; ; j = to) {
		range = 0;
		for (; joins(v, j) || vt_is(v, j, VW_CUA) ||
		    vt_is(v, j, VW_CAC); j++)
			range |= is_range(v, j);
		if ((level = level_at(v, j)) == -1)
			return n;
		from = j + 1;
		if ((to = elements(v, from)) == from)
			return n;
		if (n == LINKS)
			return -1;
		l[n].level = level;
		l[n].from = from;
		l[n].to = to;
		l[n++].range = range;
		*i = to;
	}
}

/* 1, 2, 3 or a-g; letters of points in lower case. */
static int
put_elements(struct vv *v, const struct link *l)
{
	size_t i, j;
	int low = l->level <= DIEM, first = 1, range = 0;

	for (i = l->from; i < l->to; i = j) {
		j = i + 1;
		if (joins(v, i)) {
			range = is_range(v, i);
			continue;
		}
		if (vt_punct(v, i, '"'))
			continue;
		j = element(v, i);
		if (j == i)
			j = i + 1;
		if (!first && vn_buf_adds(v->out, range ? "-" : ", ") == -1)
			return -1;
		first = 0;
		if (low ? vn_buf_add(v->out, v->key.s + vt(v, i)->ks,
		    vt(v, j - 1)->ke - vt(v, i)->ks) == -1 :
		    vv_put(v, i, j) == -1)
			return -1;
	}
	return 0;
}

static int
put_links(struct vv *v, const struct link *l, int n)
{
	const struct link *p, *before = NULL;
	int down = n > 1, i, under = 0;

	for (i = 1; i < n; i++)
		down &= l[i].level < l[i - 1].level;
	for (i = 0; i < n; i++, before = p) {
		p = &l[down ? n - 1 - i : i];
		/* khoản 2 Điều 84, Điều 227: not the clause of both */
		if (before != NULL && before->level == p->level && !under) {
			if (vn_buf_adds(v->out, p->range ? "-" : ", ") == -1 ||
			    put_elements(v, p) == -1)
				return -1;
			continue;
		}
		under = before != NULL && p->level > before->level;
		if (before != NULL && vn_buf_adds(v->out, under ? " " :
		    ", ") == -1)
			return -1;
		if (vn_buf_adds(v->out, level_name[p->level]) == -1 ||
		    vn_buf_addc(v->out, ' ') == -1 ||
		    put_elements(v, p) == -1)
			return -1;
	}
	return 0;
}

int
vv_law(struct vv *v)
{
	struct link l[LINKS];
	size_t i = 0;
	int n;

	if (v->nt == 0 || (n = links(v, &i, l)) == -1)
		return 0;
	if (n > 0 && put_links(v, l, n) == -1)
		return -1;
	if (n > 0)
		while (vt_punct(v, i, ',') || vt_is(v, i, VW_CUA) ||
		    vt_is(v, i, VW_TAI))
			i++;
	if (i >= v->nt)
		return 1;
	if (n > 0 && vn_buf_addc(v->out, ' ') == -1)
		return -1;
	/* Bộ luật này */
	if (vt_is(v, v->nt - 1, VW_NAY))
		return put_capital(v, i, v->nt, 1) == -1 ? -1 : 1;
	return document(v, i) == -1 ? -1 : 1;
}
