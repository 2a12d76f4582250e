#include <stdlib.h>
#include <string.h>

#include "detect.h"
#include "syl.h"
#include "utf8.h"

/* Words enough to know a text by; of the rest only the losses are counted. */
#define ENOUGH		20000
#define FEW		4	/* so few sequences of UTF-8 may be an accident */
#define HOLD_MAX	((size_t)64 << 10)

/* The most frequent syllables with marks, in byte order. */
static const char *const frequent[] = {
	"bạn", "bản", "bảo", "bị", "bộ", "chính", "chỉ", "chủ", "chức", "các",
	"còn", "có", "công", "cùng", "cũng", "cơ", "cấp", "cầu", "của", "dân",
	"dụng", "giá", "hiện", "hoặc", "hàng", "hành", "hình", "hơn", "hạnh",
	"học", "hội", "hợp", "khác", "không", "kế", "kết", "là", "làm", "lên",
	"lý", "lại", "lập", "mà", "mình", "một", "mới", "nghị", "ngày",
	"người", "nhiều", "nhà", "nhân", "như", "nhưng", "nhất", "nhận",
	"những", "này", "năm", "nước", "pháp", "phát", "phúc", "phải",
	"quyết", "quốc", "sản", "sẽ", "số", "sự", "thành", "tháng", "thì",
	"thông", "thế", "thể", "thị", "thời", "thực", "trên", "trình",
	"trước", "trường", "tài", "tôi", "tại", "tế", "tổ", "từ", "viên",
	"việc", "việt", "và", "vào", "về", "với", "vụ", "xã", "án", "ông",
	"đang", "đi", "điều", "đã", "đó", "được", "đại", "đầu", "đến", "để",
	"định", "đối", "đồng", "độc", "động", "ảnh"
};

static int
compare(const void *key, const void *one)
{
	return strcmp(key, *(const char *const *)one);
}

/* --- words --- */

/* What is part of a word: letters, and what a wrong reading has in their place. */
static int
is_letter(int32_t cp)
{
	if (cp < 0x80)
		return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
	if (cp < 0xc0)	/* not « » § © ® ° · and the space, which stand beside words */
		return cp != 0xa0 && cp != 0xab && cp != 0xbb && cp != 0xa7 &&
		    cp != 0xa9 && cp != 0xae && cp != 0xb0 && cp != 0xb7;
	return cp < 0x2000 && cp != 0xd7 && cp != 0xf7;
}

static int32_t
lower(int32_t cp)
{
	if (cp < 0xc0)
		return cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp;
	if (cp < 0xdf)
		return cp == 0xd7 ? cp : cp + 0x20;
	if (cp == 0x1af)
		return cp + 1;
	if ((cp >= 0x100 && cp < 0x130) || cp == 0x168 || cp == 0x1a0 ||
	    cp >= 0x1ea0)
		return cp | 1;
	return cp;
}

/* The letters of TCVN3 that have a capital, and those of ASCII. */
static int
has_case(int32_t low)
{
	return low < 0x80 || low == 0xe2 || low == 0xea || low == 0xf4 ||
	    low == 0x103 || low == 0x111 || low == 0x1a1 || low == 0x1b0;
}

struct word {
	char	 s[40];		/* in small letters, NUL-terminated */
	size_t	 n;
	int	 letters, capitals, small, title, marked, telling;
};

/* Take cp, a letter, into w, as the encoding enc reads it. */
static void
take(struct word *w, int32_t cp, int enc)
{
	int32_t low = lower(cp);

	if (w->letters++ == 0)
		w->title = cp != low;
	if (enc != VN_ENC_TCVN3 || has_case(low)) {
		w->capitals += cp != low;
		w->small += cp == low;
	}
	if (cp >= 0x80)
		w->marked = 1;
	/* A reading that Latin-1 shares says nothing. */
	if (cp >= 0x100 || (cp >= 0x80 && (enc == VN_ENC_TCVN3 ||
	    (enc == VN_ENC_VNI && low != 0xec && low != 0xed))))
		w->telling = 1;
	if (w->n + 4 < sizeof w->s)
		w->n += (size_t)vn_utf8_put(w->s + w->n, low);
	else
		w->letters = -1;	/* no syllable is so long */
}

static void
weigh(struct vn_reading *r, struct word *w)
{
	struct vn_syl y;
	int valid;

	if (!w->marked || w->letters == 1)
		return;
	w->s[w->n] = '\0';
	valid = w->letters < 0 || (w->capitals > 0 && w->small > 0 &&
	    (!w->title || w->capitals > 1)) ? VN_SYL_NO :
	    vn_syl_parse(w->s, w->n, &y);
	if (valid == VN_SYL_NO) {
		r->bad++;
	} else if (w->telling) {
		r->good++;
		r->points += valid == VN_SYL_LOOSE ? 1 : bsearch(w->s, frequent,
		    sizeof frequent / sizeof frequent[0], sizeof frequent[0],
		    compare) != NULL ? 4 : 2;
	}
}

/* Weigh the words of s[0..n), NFC text as enc reads it. */
static void
weigh_text(struct vn_reading *r, const char *s, size_t n, int enc)
{
	struct word w;
	int32_t cp = 0;
	size_t i, len;

	for (i = 0; i < n && r->good + r->bad < ENOUGH; ) {
		w.n = 0;
		w.letters = w.capitals = w.small = w.title = 0;
		w.marked = w.telling = 0;
		for (; i < n; i += len) {
			len = 1;
			cp = (unsigned char)s[i];
			if (cp >= 0x80)
				len = (size_t)vn_utf8_get(s + i, n - i, &cp);
			if (!is_letter(cp))
				break;
			if (w.letters >= 0)
				take(&w, cp, enc);
		}
		weigh(r, &w);
		for (; i < n; i += len) {
			len = 1;
			cp = (unsigned char)s[i];
			if (cp >= 0x80)
				len = (size_t)vn_utf8_get(s + i, n - i, &cp);
			if (is_letter(cp))
				break;
		}
	}
}

static int
weigh_reading(struct vn_detect *d, struct vn_dec *dec, struct vn_reading *r,
    const char *s, size_t n)
{
	uint64_t odd = dec->odd;

	d->text.n = d->nfc.n = 0;
	if (vn_dec(dec, &d->text, s, n) == -1)
		return -1;
	if (r->good + r->bad >= ENOUGH)
		return 0;
	r->bad += dec->odd - odd;	/* evidence against the reading */
	if (vn_nfc(&d->norm, &d->nfc, d->text.s, d->text.n, NULL) == -1)
		return -1;
	weigh_text(r, d->nfc.s, d->nfc.n, dec->legacy);
	return 0;
}

/* --- VIQR --- */

/* 1 if the two bytes at s are a letter of VIQR with a shape of its own. */
static int
viqr_pair(const char *s, int at_start)
{
	switch (s[1]) {
	case '^':
		return memchr("aAeEoO", s[0], 6) != NULL;
	case '(':
		return memchr("aA", s[0], 2) != NULL;
	case '+':
		return memchr("oOuU", s[0], 4) != NULL;
	case 'd': case 'D':
		return at_start && (s[0] == 'D' || (s[0] == 'd' && s[1] == 'd'));
	default:
		return 0;
	}
}

/* A word of ASCII, s[0..n), that begins with a letter. */
static int
weigh_viqr(struct vn_detect *d, const char *s, size_t n)
{
	struct vn_reading r = { 0, 0, 0 };
	size_t i;

	d->words++;
	for (i = 0; i + 1 < n && !viqr_pair(s + i, i == 0); i++)
		;
	if (i + 1 >= n)
		return 0;
	d->text.n = 0;
	if (vn_dec(&d->viqr, &d->text, s, n) == -1)
		return -1;
	weigh_text(&r, d->text.s, d->text.n, VN_ENC_VIQR);
	d->viqr_good += r.good > 0 && r.bad == 0 && r.points > 1;
	d->viqr_bad += r.bad > 0;
	return 0;
}

static int
ascii_words(struct vn_detect *d, const char *s, size_t n)
{
	size_t i, j;

	for (i = 0; i < n; i = j) {
		while (i < n && !is_letter((unsigned char)s[i]))
			i++;
		for (j = i; j < n && (unsigned char)s[j] > ' '; j++)
			;
		if (j > i && weigh_viqr(d, s + i, j - i) == -1)
			return -1;
	}
	return 0;
}

/* --- counting --- */

/* The units that begin or end between the bytes a and b, b at an odd offset. */
static void
surrogates(struct vn_detect *d, unsigned char a, unsigned char b)
{
	unsigned char top[2];
	int e;

	top[0] = b & 0xfc;
	top[1] = a & 0xfc;
	for (e = 0; e < 2; e++) {
		if (top[e] == 0xdc)
			d->lone[e] += !d->high_before[e];
		else
			d->lone[e] += d->high_before[e];
		d->high_before[e] = top[e] == 0xd8;
	}
}

/*
 * Bytes as they come: zero counts NULs, plain those that usual text has in the high
 * half of UTF-16's units (Latin, marks, Vietnamese, punctuation).
 */
static void
look(struct vn_detect *d, const char *s, size_t n)
{
	unsigned odd = d->n & 1;
	unsigned char b;
	size_t i;

	for (i = 0; i < n; i++, odd ^= 1) {
		b = (unsigned char)s[i];
		if (d->n + i < sizeof d->head)
			d->head[d->n + i] = b;
		d->high += b >> 7;
		if (b <= 0x20) {
			d->zero[odd] += b == 0;
			d->plain[odd] += b <= 1 || b == 3 || b == 0x1e ||
			    b == 0x20;
			d->control += b != 0 && b != ' ' && b != 0x1b &&
			    (b < '\t' || b > '\r');
		}
		if (odd)
			surrogates(d, d->last, b);
		d->last = b;
	}
	d->n += n;
}

/* 1 if the zero bytes are so many that no other encoding is in question. */
static int
many_zeros(const struct vn_detect *d)
{
	return (d->zero[0] + d->zero[1]) * 10 > d->n;
}

/* Text that begins and ends with words. */
static int
weigh_chunk(struct vn_detect *d, const char *s, size_t n)
{
	uint64_t multi = 0;
	size_t i, first, ill;
	int k;

	for (i = 0; i < n && (unsigned char)s[i] < 0x80; i++)
		;
	if (i == n)
		return many_zeros(d) ? 0 : ascii_words(d, s, n);
	ill = vn_utf8_bad(s, n, &first);
	for (; i < n; i++)
		multi += (s[i] & 0xc0) == 0xc0;
	multi -= ill < multi ? ill : multi;
	d->multi += multi;
	d->ill += ill;
	if (many_zeros(d))
		return 0;
	/* Mostly well-formed: that is no accident. */
	if (ill * 4 <= multi) {
		for (k = 0; k < VN_DETECT_READINGS; k++)
			if (weigh_reading(d, &d->shown[k], &d->as1252[k], s,
			    n) == -1)
				return -1;
		d->nfc.n = 0;
		if (d->utf8.good + d->utf8.bad < ENOUGH &&
		    vn_nfc(&d->norm, &d->nfc, s, n, NULL) == -1)
			return -1;
		weigh_text(&d->utf8, d->nfc.s, d->nfc.n, VN_ENC_UTF8);
		if (d->multi >= FEW)
			return 0;
	}
	for (k = 0; k < VN_DETECT_READINGS; k++)
		if (weigh_reading(d, &d->dec[k], &d->bytes[k], s, n) == -1)
			return -1;
	return 0;
}

/*
 * Weighed is by chunks of a size that does not depend on how the text comes, cut
 * behind a space where there is one.
 */
int
vn_detect_feed(struct vn_detect *d, const char *s, size_t n)
{
	struct vn_buf *h = &d->hold;
	size_t cut, part;

	look(d, s, n);
	for (; n > 0; s += part, n -= part) {
		part = HOLD_MAX - h->n;
		if (part > n)
			part = n;
		if (vn_buf_add(h, s, part) == -1)
			return -1;
		if (h->n < HOLD_MAX)
			continue;
		for (cut = h->n; cut > 0 && (unsigned char)h->s[cut - 1] > ' ';
		    cut--)
			;
		if (cut == 0)
			cut = h->n;
		if (weigh_chunk(d, h->s, cut) == -1)
			return -1;
		h->n -= cut;
		memmove(h->s, h->s + cut, h->n);
	}
	return 0;
}

void
vn_detect_init(struct vn_detect *d)
{
	static const int enc[VN_DETECT_READINGS] = { VN_ENC_TCVN3, VN_ENC_VNI,
	    VN_ENC_VISCII, VN_ENC_VPS, VN_ENC_CP1258 };
	int i;

	memset(d, 0, sizeof *d);
	for (i = 0; i < VN_DETECT_READINGS; i++) {
		vn_dec_init(&d->dec[i], enc[i]);
		vn_dec_init(&d->shown[i], enc[i] - VN_ENC_TCVN3 +
		    VN_ENC_TCVN3_1252);
	}
	vn_dec_init(&d->viqr, VN_ENC_VIQR);
}

void
vn_detect_fini(struct vn_detect *d)
{
	int i;

	for (i = 0; i < VN_DETECT_READINGS; i++) {
		vn_dec_fini(&d->dec[i]);
		vn_dec_fini(&d->shown[i]);
	}
	vn_dec_fini(&d->viqr);
	vn_norm_fini(&d->norm);
	vn_buf_fini(&d->hold);
	vn_buf_fini(&d->text);
	vn_buf_fini(&d->nfc);
}

void
vn_detect_reset(struct vn_detect *d)
{
	int i;

	memset(d->bytes, 0, sizeof *d - offsetof(struct vn_detect, bytes));
	d->hold.n = 0;
	for (i = 0; i < VN_DETECT_READINGS; i++)
		d->dec[i].odd = d->shown[i].odd = 0;
}

/* --- judging --- */

static uint64_t
score(const struct vn_reading *r)
{
	return r->points > 2 * r->bad ? r->points - 2 * r->bad : 0;
}

/*
 * The best of the readings and how sure it is: how many words are right, how many
 * there are at all, how far behind the next best is.
 */
static int
best(const struct vn_reading *r, int *percent)
{
	uint64_t s, first = 0, second = 0, sure;
	int i, at = 0;

	for (i = 0; i < VN_DETECT_READINGS; i++) {
		s = score(&r[i]);
		if (s > first) {
			second = first;
			first = s;
			at = i;
		} else if (s > second) {
			second = s;
		}
	}
	*percent = 0;
	if (first == 0)
		return at;
	sure = 1000 * r[at].good / (r[at].good + r[at].bad);
	sure = sure * r[at].points / (r[at].points + 3);
	sure = sure * (first - second) / first;
	*percent = sure < 990 ? (int)(sure / 10) : 99;
	return at;
}

static void
guess_utf16(const struct vn_detect *d, struct vn_guess *g, int big)
{
	g->enc = big ? VN_ENC_UTF16BE : VN_ENC_UTF16LE;
	g->losses = d->lone[big] + d->high_before[big] + (d->n & 1);
}

/* What byte order marks and zero bytes say: 1 if that decides. */
static int
by_form(const struct vn_detect *d, struct vn_guess *g)
{
	uint64_t units = d->n / 2;
	int big;

	g->percent = 100;
	if (d->n >= 2 && ((d->head[0] == 0xff && d->head[1] == 0xfe) ||
	    (d->head[0] == 0xfe && d->head[1] == 0xff))) {
		g->bom = 2;
		guess_utf16(d, g, d->head[0] == 0xfe);
		return 1;
	}
	g->percent = 95;
	for (big = 0; big < 2; big++)
		if (units > 1 && d->zero[!big] * 5 >= units &&
		    d->plain[!big] * 20 >= units * 19 &&
		    d->zero[big] * 10 < d->zero[!big]) {
			guess_utf16(d, g, big);
			return 1;
		}
	return 0;
}

static void
guess_viqr(const struct vn_detect *d, struct vn_guess *g)
{
	uint64_t sure;

	if (d->viqr_good < 4 || d->viqr_good < 8 * d->viqr_bad ||
	    d->viqr_good * 6 < d->words)
		return;
	g->enc = VN_ENC_VIQR;
	sure = 99 * d->viqr_good / (d->viqr_good + d->viqr_bad);
	g->percent = (int)(sure * d->viqr_good / (d->viqr_good + 2));
}

static void
guess_utf8(const struct vn_detect *d, struct vn_guess *g)
{
	int k, percent;

	g->enc = VN_ENC_UTF8;
	g->losses = d->ill;
	g->percent = d->ill == 0 ? 100 :
	    (int)(100 * d->multi / (d->multi + 2 * d->ill));
	if (d->n >= 3 && memcmp(d->head, "\xef\xbb\xbf", 3) == 0)
		g->bom = 3;
	k = best(d->as1252, &percent);
	if (percent >= 50 && score(&d->as1252[k]) > 2 * score(&d->utf8)) {
		g->enc = d->shown[k].enc;
		g->percent = percent;
		g->losses = d->shown[k].odd;
		return;
	}
	k = best(d->bytes, &percent);
	if (d->multi < FEW && d->utf8.good == 0 && d->utf8.bad > 0) {
		g->percent -= percent < 50 ? percent : 0;
		if (percent >= 50) {
			g->enc = d->dec[k].enc;
			g->percent = percent;
			g->losses = d->dec[k].odd;
		}
	}
}

/* The reading of a legacy encoding, or NULL. */
static const struct vn_reading *
reading(const struct vn_detect *d, int enc)
{
	if (enc >= VN_ENC_TCVN3 && enc <= VN_ENC_CP1258)
		return &d->bytes[enc - VN_ENC_TCVN3];
	if (enc >= VN_ENC_TCVN3_1252 && enc <= VN_ENC_CP1258_1252)
		return &d->as1252[enc - VN_ENC_TCVN3_1252];
	return NULL;
}

static void
judge(const struct vn_detect *d, struct vn_guess *g)
{
	int k, percent;

	g->enc = -1;
	g->bom = 0;
	g->losses = 0;
	if (by_form(d, g))
		return;
	g->percent = 0;
	if (d->control * 20 > d->n)	/* no text */
		return;
	if (d->ill * 4 <= d->multi || d->high == 0) {
		guess_utf8(d, g);
		if (d->high == 0)
			guess_viqr(d, g);
		return;
	}
	k = best(d->bytes, &percent);
	if (percent < 50) {
		if (d->ill <= d->multi)	/* no accident either */
			guess_utf8(d, g);
		return;
	}
	g->enc = d->dec[k].enc;
	g->percent = percent;
	g->losses = d->dec[k].odd;
}

static int
finish(struct vn_detect *d)
{
	size_t n = d->hold.n;

	d->hold.n = 0;
	return n > 0 ? weigh_chunk(d, d->hold.s, n) : 0;
}

int
vn_detect_end(struct vn_detect *d, struct vn_guess *g)
{
	if (finish(d) == -1)
		return -1;
	judge(d, g);
	return 0;
}

int
vn_detect_as(struct vn_detect *d, struct vn_guess *g, int enc)
{
	const struct vn_reading *r = reading(d, enc);
	const struct vn_dec *dec;
	int shown;

	if (vn_detect_end(d, g) == -1)
		return -1;
	if (g->enc == enc)
		return 0;
	g->enc = enc;
	g->percent = 0;
	g->losses = d->ill;
	if (r != NULL) {
		if (r->good > 0)
			g->percent = (int)(99 * r->good / (r->good + r->bad));
		shown = enc >= VN_ENC_TCVN3_1252;
		dec = shown ? d->shown + (enc - VN_ENC_TCVN3_1252) :
		    d->dec + (enc - VN_ENC_TCVN3);
		g->losses = dec->odd;
	} else if (VN_ENC_IS_UTF16(enc)) {
		guess_utf16(d, g, enc == VN_ENC_UTF16BE);
	} else if (enc == VN_ENC_UTF8 && d->multi > 0) {
		g->percent = (int)(99 * d->multi / (d->multi + 2 * d->ill));
	} else if (enc == VN_ENC_VIQR) {
		g->losses = d->high;
	}
	return 0;
}

int
vn_detect_line(struct vn_detect *d, const char *s, size_t n, int enc)
{
	const struct vn_reading *r;
	struct vn_guess g;

	vn_detect_reset(d);
	if (vn_detect_feed(d, s, n) == -1 || vn_detect_end(d, &g) == -1)
		return -1;
	if (d->high == 0 || g.enc == -1 || g.enc == enc || g.percent < 60 ||
	    VN_ENC_IS_UTF16(g.enc))
		return enc;
	r = reading(d, enc);
	/* That a line is well-formed UTF-8 says nothing where all lines are. */
	if (enc >= VN_ENC_TCVN3_1252 && g.enc == VN_ENC_UTF8 &&
	    d->utf8.points < 6)
		return enc;
	return r != NULL && r->good >= r->bad ? enc : g.enc;
}
