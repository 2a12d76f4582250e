#include <stdlib.h>
#include <string.h>

#include "syl.h"
#include "utf8.h"
#include "value_parts.h"

/* Words in lower case, tones in the old places; in the order of their bytes. */
static const struct word {
	char	 w[10];
	uint8_t	 id, val;
} list[] = {
	{ "ba", VW_DIGIT, 3 }, { "bảy", VW_DIGIT, 7 },
	{ "bẩy", VW_DIGIT, 7 }, { "bốn", VW_DIGIT, 4 }, { "bộ", VW_BO, 0 },
	{ "chiều", VW_DAYPART, 3 }, { "chín", VW_DIGIT, 9 },
	{ "chương", VW_CHUONG, 0 }, { "chạp", VW_CHAP, 0 },
	{ "chục", VW_CHUC, 0 }, { "chủ", VW_CHU, 0 },
	{ "chừng", VW_HEDGE, 0 }, { "cuối", VW_CUOI, 0 },
	{ "các", VW_CAC, 0 }, { "công", VW_CONG, 0 }, { "cỡ", VW_HEDGE, 0 },
	{ "của", VW_CUA, 0 }, { "dương", VW_DUONG, 0 },
	{ "dưới", VW_HEDGE, 0 }, { "g", VW_G, 0 }, { "giây", VW_GIAY, 0 },
	{ "giêng", VW_GIENG, 0 }, { "giờ", VW_GIO, 0 },
	{ "giữa", VW_GIUA, 0 }, { "gần", VW_HEDGE, 0 }, { "h", VW_H, 0 },
	{ "hai", VW_DIGIT, 2 }, { "hàng", VW_VAGUE, 0 },
	{ "hơn", VW_HEDGE, 0 }, { "hồ", VW_HO, 0 }, { "iso", VW_ISO, 0 },
	{ "khoản", VW_KHOAN, 0 }, { "khoảng", VW_HEDGE, 0 },
	{ "khuya", VW_DEM, 5 }, { "không", VW_DIGIT, 0 },
	{ "kém", VW_KEM, 0 }, { "kỉ", VW_KY, 0 }, { "kỷ", VW_KY, 0 },
	{ "linh", VW_LINH, 0 }, { "luật", VW_LUAT, 0 },
	{ "lăm", VW_DIGIT, 5 }, { "lần", VW_LAN, 0 }, { "lẻ", VW_LINH, 0 },
	{ "lịch", VW_LICH, 0 }, { "m", VW_M, 0 }, { "mai", VW_DEICTIC, 11 },
	{ "mùng", VW_MONG, 0 }, { "mươi", VW_TENS, 0 },
	{ "mười", VW_MUOI, 10 }, { "mấy", VW_VAGUE, 0 },
	{ "mốt", VW_DIGIT, 1 }, { "mồng", VW_MONG, 0 },
	{ "một", VW_DIGIT, 1 }, { "mục", VW_MUC, 0 },
	{ "nay", VW_DEICTIC, 10 }, { "nghìn", VW_SCALE, 3 },
	{ "nguyên", VW_NGUYEN, 0 }, { "ngàn", VW_SCALE, 3 },
	{ "ngày", VW_NGAY, 0 }, { "nhiều", VW_HEDGE, 0 },
	{ "nhất", VW_NHAT, 0 }, { "nhật", VW_NHAT, 0 },
	{ "những", VW_NHUNG, 0 }, { "niên", VW_NIEN, 0 },
	{ "này", VW_NAY, 0 }, { "năm", VW_NAM, 5 }, { "nửa", VW_NUA, 0 },
	{ "phút", VW_PHUT, 0 }, { "phần", VW_PHAN, 0 },
	{ "qcvn", VW_STANDARD, 0 }, { "qua", VW_DEICTIC, 9 },
	{ "quí", VW_QUY, 0 }, { "quý", VW_QUY, 0 }, { "rưởi", VW_RUOI, 0 },
	{ "rưỡi", VW_RUOI, 0 }, { "rằm", VW_RAM, 0 },
	{ "sáng", VW_DAYPART, 1 }, { "sáu", VW_DIGIT, 6 },
	{ "số", VW_SO, 0 }, { "tccs", VW_STANDARD, 0 }, { "tcn", VW_TCN, 0 },
	{ "tcvn", VW_STANDARD, 0 }, { "tcxd", VW_STANDARD, 0 },
	{ "tcxdvn", VW_STANDARD, 0 }, { "thiểu", VW_HEDGE, 0 },
	{ "tháng", VW_THANG, 0 }, { "thập", VW_THAP, 0 },
	{ "thế", VW_THE, 0 }, { "thứ", VW_THU, 0 }, { "tiếng", VW_TIENG, 0 },
	{ "tiết", VW_TIET, 0 }, { "tk", VW_TK, 0 }, { "triệu", VW_SCALE, 6 },
	{ "trên", VW_HEDGE, 0 }, { "trăm", VW_TRAM, 0 },
	{ "trưa", VW_DAYPART, 2 }, { "trước", VW_TRUOC, 0 },
	{ "tuần", VW_TUAN, 0 }, { "tám", VW_DIGIT, 8 }, { "tư", VW_TU, 4 },
	{ "tại", VW_TAI, 0 }, { "tết", VW_TET, 0 }, { "tỉ", VW_SCALE, 9 },
	{ "tối", VW_DAYPART, 4 }, { "tới", VW_DEN, 0 },
	{ "tỷ", VW_SCALE, 9 }, { "và", VW_VA, 0 }, { "vài", VW_VAGUE, 0 },
	{ "vạn", VW_SCALE, 4 }, { "âm", VW_AM, 0 }, { "ít", VW_HEDGE, 0 },
	{ "đa", VW_HEDGE, 0 }, { "điều", VW_DIEU, 0 },
	{ "điểm", VW_DIEM, 0 }, { "đêm", VW_DEM, 5 }, { "đầu", VW_DAU, 0 },
	{ "đến", VW_DEN, 0 }, { "đồng", VW_DONG, 0 }, { "ước", VW_HEDGE, 0 },
};

static int
is_digit(int32_t c)
{
	return c >= '0' && c <= '9';
}

/* Letters and marks, of any script; as the recognisers see it. */
static int
is_letter(int32_t cp)
{
	if (cp < 0xc0)
		return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
	return (cp < 0x2000 && cp != 0xd7 && cp != 0xf7) ||
	    (cp >= 0x3040 && cp < 0xfb00);
}

/* White space and controls. */
static int
is_space(int32_t cp)
{
	return (cp >= 0 && cp <= ' ') || (cp >= 0x7f && cp <= 0xa0) ||
	    (cp >= 0x2000 && cp <= 0x200b) || cp == 0x2028 ||
	    cp == 0x2029 || cp == 0x202f || cp == 0x3000 || cp == 0xfeff;
}

/* The run of letters at s[at): its end. */
static size_t
letters(const char *s, size_t n, size_t at)
{
	int32_t cp;
	int len;

	for (; at < n; at += (size_t)len) {
		len = vn_utf8_get(s + at, n - at, &cp);
		if (!is_letter(cp))
			break;
	}
	return at;
}

int
vv_text(struct vv *v, const char *s, size_t n)
{
	struct vn_buf *b = &v->text;
	size_t end, i;
	int32_t cp;
	int gap = 0, len, moved;

	if (vn_buf_need(b, n + 8) == -1)
		return -1;
	for (i = 0; i < n; i = end) {
		end = letters(s, n, i);
		if (end == i) {
			len = vn_utf8_get(s + i, n - i, &cp);
			end = i + (size_t)len;
			if (is_space(cp)) {
				gap = b->n > 0;
				continue;
			}
		}
		if (vn_buf_need(b, end - i + 9) == -1)
			return -1;
		if (gap)
			b->s[b->n++] = ' ';
		gap = 0;
		b->n += vn_syl_tone(b->s + b->n, s + i, end - i, VN_TONE_OLD,
		    &moved);
	}
	return 0;
}

void
vv_free(struct vv *v)
{
	vn_buf_fini(&v->text);
	vn_buf_fini(&v->key);
}

/* Compare the word of token t, folded, with one of the list. */
struct probe {
	const char *s;
	size_t	 n;
};

static int
by_word(const void *key, const void *elem)
{
	const struct probe *p = key;
	const char *w = ((const struct word *)elem)->w;
	size_t n = strlen(w);
	int c = memcmp(p->s, w, p->n < n ? p->n : n);

	return c != 0 ? c : (p->n > n) - (p->n < n);
}

/* Fold token t and look it up.  0, or -1 with errno ENOMEM. */
static int
look_up(struct vv *v, struct vv_tk *t)
{
	const struct word *w;
	struct probe p;

	if (!t->glued && v->key.n > 0 && vn_buf_addc(&v->key, ' ') == -1)
		return -1;
	t->ks = (uint32_t)v->key.n;
	if (vn_fold(&v->key, v->text.s + t->s, t->e - t->s, VN_FOLD_TONE |
	    VN_FOLD_CASE) == -1)
		return -1;
	t->ke = (uint32_t)v->key.n;
	if (t->kind != VV_WORD || t->ke - t->ks >= sizeof w->w)
		return 0;
	p.s = v->key.s + t->ks;
	p.n = t->ke - t->ks;
	w = bsearch(&p, list, sizeof list / sizeof list[0], sizeof list[0],
	    by_word);
	if (w != NULL) {
		t->id = w->id;
		t->val = w->val;
	}
	return 0;
}

/* The ASCII mark that stands for one; 0 for those that readers do not know. */
static uint8_t
mark(int32_t cp)
{
	switch (cp) {
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014:
	case 0x2212:
		return '-';
	case 0x2030:
		return VP_PERMILLE;
	case 0x20ab:
		return VP_DONG;
	case 0x20ac:
		return VP_EURO;
	case 0xb0:
		return VP_DEGREE;
	case 0xb2:
		return VP_SQUARE;
	case 0xb3:
		return VP_CUBE;
	}
	return cp > 0 && cp < 0x80 ? (uint8_t)cp : 0;
}

static void
digits(struct vv_tk *t, const char *s, size_t n)
{
	size_t i = t->s;

	for (t->num = 0; i < n && is_digit((unsigned char)s[i]); i++)
		t->num = i - t->s < 9 ? t->num * 10 + (s[i] - '0') : 999999999;
	t->e = (uint32_t)i;
	t->kind = VV_NUM;
}

/* The token at byte i.  0, or -1 with errno ENOMEM. */
static int
token(struct vv *v, struct vv_tk *t, size_t i)
{
	const char *s = v->text.s;
	size_t n = v->text.n;
	int32_t cp;
	int len = vn_utf8_get(s + i, n - i, &cp);

	t->s = (uint32_t)i;
	t->num = -1;
	if (is_digit(cp)) {
		digits(t, s, n);
	} else if (is_letter(cp)) {
		t->kind = VV_WORD;
		t->e = (uint32_t)letters(s, n, i);
	} else {
		t->kind = VV_PUNCT;
		t->id = mark(cp);
		t->e = (uint32_t)(i + (size_t)len);
	}
	return look_up(v, t);
}

int
vv_lex(struct vv *v)
{
	size_t i;
	struct vv_tk *t;
	int gap;

	v->nt = v->key.n = 0;
	if (v->text.n > VV_BYTES)
		return 0;
	for (i = 0; i < v->text.n; i = t->e) {
		if (v->nt == VV_TOKENS)
			return 0;
		t = &v->t[v->nt++];
		memset(t, 0, sizeof *t);
		gap = v->text.s[i] == ' ';
		i += (size_t)gap;
		t->glued = i > 0 && !gap;
		if (token(v, t, i) == -1)
			return -1;
	}
	memset(&v->t[v->nt], 0, sizeof v->t[0]);
	v->t[v->nt].s = v->t[v->nt].e = (uint32_t)v->text.n;
	v->t[v->nt].num = -1;
	return 1;
}

int
vv_put(struct vv *v, size_t i, size_t j)
{
	if (j <= i)
		return 0;
	return vn_buf_add(v->out, v->text.s + vt(v, i)->s,
	    vt(v, j - 1)->e - vt(v, i)->s);
}

int
vv_same(const struct vv *v, size_t i, size_t j, const char *words)
{
	size_t n = strlen(words);

	return j > i && vt(v, j - 1)->ke - vt(v, i)->ks == n &&
	    memcmp(v->key.s + vt(v, i)->ks, words, n) == 0;
}

int
vv_int(struct vn_buf *b, uint64_t v, int width)
{
	char d[24];
	size_t i = sizeof d;

	do {
		d[--i] = (char)('0' + v % 10);
		v /= 10;
		width--;
	} while ((v > 0 || width > 0) && i > 0);
	return vn_buf_add(b, d + i, sizeof d - i);
}

/* The value of a word from một to chín; năm and tư too; else 0. */
static int
unit(const struct vv *v, size_t i)
{
	const struct vv_tk *t = vt(v, i);

	return t->kind == VV_WORD && (t->id == VW_DIGIT || t->id == VW_NAM ||
	    t->id == VW_TU) ? t->val : 0;
}

/* The same behind mười and mươi, where năm is a year: mười năm. */
static int
tail(const struct vv *v, size_t i)
{
	return vt_is(v, i, VW_NAM) ? 0 : unit(v, i);
}

size_t
vv_small(const struct vv *v, size_t i, int *n)
{
	if (vt_is(v, i, VW_MUOI)) {
		*n = 10 + tail(v, i + 1);
		return *n > 10 ? 2 : 1;
	}
	if ((*n = unit(v, i)) == 0)
		return 0;
	if (!vt_is(v, i + 1, VW_TENS))
		return 1;
	*n = *n * 10 + tail(v, i + 2);
	return *n % 10 != 0 ? 3 : 2;
}

int
vv_roman(const struct vv *v, size_t i)
{
	static const char one[] = "IVXLC";
	static const int value[] = { 1, 5, 10, 50, 100 };
	const struct vv_tk *t = vt(v, i);
	int last = 0, n = 0, x;
	const char *p;
	size_t k;

	if (t->kind != VV_WORD || t->e - t->s > 10)
		return 0;
	for (k = t->e; k > t->s; k--) {
		if ((p = memchr(one, v->text.s[k - 1], 5)) == NULL)
			return 0;
		x = value[p - one];
		n += x < last ? -x : x;
		last = x > last ? x : last;
	}
	return n > 0 && n < 400 ? n : 0;
}
