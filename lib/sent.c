#include <string.h>

#include <utf8proc.h>

#include "sent.h"
#include "utf8.h"

/* What may end a sentence. */
enum { T_NONE, T_STOP, T_BANG, T_DOTS, T_ABBR };

/* What a token looks like as the first of a sentence. */
enum { F_LOWER, F_UPPER, F_DIGIT, F_DASH, F_NO, F_OTHER };

static int
tok_is(const char *s, const struct vn_tok *t, const char *w)
{
	size_t n = strlen(w);

	return t->end - t->start == n && memcmp(s + t->start, w, n) == 0;
}

static int
in_list(const char *const *list, size_t count, const char *s,
    const struct vn_tok *t)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (list[i][0] == s[t->start] && tok_is(s, t, list[i]))
			return 1;
	return 0;
}
#define IN(list, s, t)	in_list(list, sizeof(list) / sizeof(*(list)), s, t)

static int
term(const char *s, const struct vn_tok *t)
{
	const char *p = s + t->start;
	size_t n = t->end - t->start;

	if (t->cls == VN_TOK_ABBR)
		return p[n - 1] == '.' ? T_ABBR : T_NONE;
	if (t->cls != VN_TOK_PUNCT)
		return T_NONE;
	if (p[0] == '.')
		return n == 1 ? T_STOP : T_DOTS;
	if (p[0] == '!' || p[0] == '?')
		return T_BANG;
	if (n >= 3 && memcmp(p, "\xe2\x80\xa6", 3) == 0)
		return T_DOTS;
	/* ideographic and full-width stops, the interrobang and its kin */
	if (n >= 3 && (memcmp(p, "\xe3\x80\x82", 3) == 0 ||
	    memcmp(p, "\xef\xbc\x81", 3) == 0 ||
	    memcmp(p, "\xef\xbc\x9f", 3) == 0 ||
	    memcmp(p, "\xe2\x80\xbc", 3) == 0 ||
	    (n == 3 && p[0] == '\xe2' && p[1] == '\x81' &&
	    (unsigned char)p[2] >= 0x87 && (unsigned char)p[2] <= 0x89)))
		return T_BANG;
	return T_NONE;
}

/* A quote that may open or close: which one tells the white space. */
static int
is_straight(const char *s, const struct vn_tok *t)
{
	return tok_is(s, t, "\"") || tok_is(s, t, "'") || tok_is(s, t, "''");
}

/* Does token i, behind the end of a sentence, still belong to it? */
static int
is_closer(const char *s, const struct vn_tok *t, size_t n, size_t i)
{
	if (t[i].cls != VN_TOK_PUNCT)
		return 0;
	if (is_straight(s, &t[i]))
		return !t[i].space && (i + 1 == n || t[i + 1].space ||
		    t[i + 1].cls == VN_TOK_PUNCT);
	return tok_is(s, &t[i], ")") || tok_is(s, &t[i], "]") ||
	    tok_is(s, &t[i], "”") || tok_is(s, &t[i], "’") ||
	    tok_is(s, &t[i], "»");
}

static int
is_opener(const char *s, const struct vn_tok *t)
{
	return is_straight(s, t) || tok_is(s, t, "(") || tok_is(s, t, "[") ||
	    tok_is(s, t, "“") || tok_is(s, t, "‘") || tok_is(s, t, "«");
}

static int
is_dash(const char *s, const struct vn_tok *t)
{
	return s[t->start] == '-' || s[t->start] == '*' ||
	    tok_is(s, t, "–") || tok_is(s, t, "—") || tok_is(s, t, "•");
}

static int
is_upper(const char *s, const struct vn_tok *t)
{
	int32_t cp;

	vn_utf8_get(s + t->start, t->end - t->start, &cp);
	return cp < 0x80 ? cp >= 'A' && cp <= 'Z' :
	    utf8proc_category(cp) == UTF8PROC_CATEGORY_LU;
}

/* A word whose second letter is a small one: no acronym. */
static int
is_small(const char *s, const struct vn_tok *t)
{
	int32_t cp;
	int l;

	l = vn_utf8_get(s + t->start, t->end - t->start, &cp);
	return (uint32_t)l < t->end - t->start && vn_utf8_get(s + t->start + l,
	    t->end - t->start - (uint32_t)l, &cp) > 0 && cp >= 0 &&
	    utf8proc_category(cp) != UTF8PROC_CATEGORY_LU;
}

/* How the text goes on from token i; opening marks are looked through. */
static int
first(const char *s, const struct vn_tok *t, size_t n, size_t i)
{
	size_t max = n - i > 4 ? i + 4 : n;
	int dash = 0;

	for (; i < max; i++) {
		if (t[i].cls == VN_TOK_PUNCT && is_opener(s, &t[i]))
			continue;
		if (t[i].cls == VN_TOK_PUNCT && is_dash(s, &t[i])) {
			dash = 1;
			continue;
		}
		switch (t[i].cls) {
		case VN_TOK_WORD:
		case VN_TOK_ABBR:
			return is_upper(s, &t[i]) ? F_UPPER : F_LOWER;
		case VN_TOK_NUM:
			return F_DIGIT;
		case VN_TOK_PUNCT:
			return F_NO;
		default:
			return F_OTHER;
		}
	}
	return dash ? F_DASH : F_NO;
}

/* Words that begin a sentence far more often than they stand in a name. */
static const char *const starters[] = {
	"Anh", "Bà", "Bên", "Bởi", "Bây", "Chính", "Cho", "Chúng", "Chị", "Các",
	"Có", "Còn", "Công", "Cùng", "Cũng", "Cả", "Do", "Dù", "Em", "Giờ",
	"Hiện", "Hôm", "Họ", "Hồi", "Khi", "Không", "Kể", "Liệu", "Lúc", "Mà",
	"Mặc", "Một", "Mỗi", "Ngay", "Ngoài", "Người", "Nhưng", "Nhiều",
	"Những", "Nó", "Năm", "Nếu", "Qua", "Rồi", "Sau", "Song", "Sáng",
	"Theo", "Thế", "Thì", "Trong", "Trên", "Trước", "Tuy", "Tôi", "Tại",
	"Tất", "Từ",
	"Và", "Vào", "Vì", "Vậy", "Về", "Với", "Vụ", "Ông", "Đang", "Đây", "Đã",
	"Đó", "Được", "Đến", "Để", "Ở"
};

/* Words before a number whose full stop makes a heading: Điều 5. Chương II. */
static const char *const headings[] = {
	"Bài", "Bước", "Chương", "Câu", "Hình", "Khoản", "Mục", "Phần", "Phụ",
	"Tiết", "Tập", "Điều", "Điểm", "ĐIỀU", "CHƯƠNG", "MỤC", "PHẦN", "BÀI",
	"CÂU"
};

static int
is_roman(const char *s, const struct vn_tok *t)
{
	uint32_t i;

	for (i = t->start; i < t->end; i++)
		if (s[i] == 0 || strchr("IVXLC", s[i]) == NULL)
			return 0;
	return t->end - t->start <= 6;
}

/*
 * Is the full stop at token i that of a list mark (1. a. IV.) or of a heading?
 * b is the first token of the sentence.
 */
static int
is_list(const char *s, const struct vn_tok *t, size_t b, size_t i)
{
	const struct vn_tok *m;
	size_t n;

	while (b < i && (is_dash(s, &t[b]) || is_opener(s, &t[b])))
		b++;
	if (i == b)
		return 0;
	m = &t[i - 1];
	n = m->end - m->start;
	if (!(m->cls == VN_TOK_NUM ? n <= 5 : m->cls == VN_TOK_WORD &&
	    (n == 1 || is_roman(s, m))))
		return 0;
	return i - b == 1 || (i - b == 2 && IN(headings, s, &t[b]));
}

/* Abbreviations before places of two syllables or more, or of these. */
static const char *const before_place[] = {
	"H.", "P.", "Q.", "TP.", "TX.", "Tp.", "Tx.", "X."
};
static const char *const short_places[] = { "Huế", "Vinh", "Pleiku" };

/* An abbreviation at i, the next token at k: does a sentence end between? */
static int
abbr_ends(const char *s, const struct vn_tok *t, size_t n, size_t i, size_t k,
    int f)
{
	size_t len = t[i].end - t[i].start;

	if (f != F_UPPER)
		return 0;
	if (len >= 3 && memcmp(s + t[i].start, "v.v", 3) == 0)
		return 1;
	if (t[k].cls != VN_TOK_WORD)
		return 0;
	if (IN(starters, s, &t[k]))
		return 1;
	return IN(before_place, s, &t[i]) && k + 1 < n && t[k + 1].space &&
	    t[k + 1].cls == VN_TOK_WORD && !is_upper(s, &t[k + 1]) &&
	    is_small(s, &t[k]) && !IN(short_places, s, &t[k]);
}

/* 70. 000: groups of a number that were torn apart. */
static int
is_torn(const char *s, const struct vn_tok *t, size_t i, size_t k)
{
	return k == i + 1 && i > 0 && t[i - 1].cls == VN_TOK_NUM &&
	    !t[i].space && t[k].cls == VN_TOK_NUM &&
	    t[k].end - t[k].start >= 3 &&
	    memcmp(s + t[k].start, "000", 3) == 0;
}

/* Does a quotation end between the terminator i and token k? */
static int
quoted(const char *s, const struct vn_tok *t, size_t i, size_t k)
{
	return k > i + 1 && (is_straight(s, &t[k - 1]) ||
	    tok_is(s, &t[k - 1], "”") || tok_is(s, &t[k - 1], "’") ||
	    tok_is(s, &t[k - 1], "»"));
}

/* Does a sentence end at token i, a terminator, when the text goes on at k? */
static int
ends(const char *s, const struct vn_tok *t, size_t n, size_t b, size_t i,
    size_t k, int kind)
{
	int f = first(s, t, n, k), touch = k == i + 1 && !t[k].space;

	if (kind == T_ABBR)
		return abbr_ends(s, t, n, i, k, f);
	if (i > b && !t[i].space && (tok_is(s, &t[i - 1], "(") ||
	    tok_is(s, &t[i - 1], "[")))
		return 0;		/* (!) (...) */
	if (quoted(s, t, i, k) && is_dash(s, &t[k]))
		return 0;		/* "Về thôi!" - mẹ gọi. */
	if (f == F_UPPER)
		return kind != T_STOP || !is_list(s, t, b, i);
	if (touch)
		return 0;
	if (kind == T_STOP && is_list(s, t, b, i))
		return 0;
	switch (f) {
	case F_LOWER:
		if (kind != T_STOP || !t[k].space)
			return 0;
		if (t[k].end - t[k].start == 1 && k + 1 < n &&
		    !t[k + 1].space && t[k].cls == VN_TOK_WORD)
			return tok_is(s, &t[k + 1], ".") ||
			    tok_is(s, &t[k + 1], ")");	/* b. b) */
		return is_opener(s, &t[k]) && !tok_is(s, &t[k], "(");
	case F_DIGIT:
		return !is_torn(s, t, i, k);
	case F_DASH:
		return 1;
	default:
		return f == F_OTHER && kind == T_STOP;
	}
}

size_t
vn_sent(const char *s, const struct vn_tok *t, size_t n, unsigned char *end)
{
	size_t b, count = 0, i, k;
	int kind, more;

	memset(end, 0, n);
	for (b = i = 0; i < n; i = k) {
		k = i + 1;
		if ((kind = term(s, &t[i])) == T_NONE)
			continue;
		while (k < n && !t[k].space &&
		    (more = term(s, &t[k])) != T_NONE && more != T_ABBR) {
			kind = kind == T_BANG ? kind : more;
			k++;
		}
		while (k < n && is_closer(s, t, n, k))
			k++;
		if (k == n)
			break;
		if (ends(s, t, n, b, i, k, kind)) {
			end[k - 1] = 1;
			count++;
			b = k;
		}
	}
	if (n > 0) {
		end[n - 1] = 1;
		count++;
	}
	return count;
}
