#include <string.h>

#include "caption.h"
#include "credit.h"
#include "utf8.h"

#define REMARK_MAX	120	/* bytes in the brackets of a remark, */
#define CREDIT_MAX	120	/* of a credit */

static const char *const photo[] = {
	"nguồn ảnh", "nguồn hình", "hình ảnh", "ảnh", "photo", "photos", NULL
};
/* What may follow the word for picture, and what may end the remark with it. */
static const char *const photo_kind[] = {
	"minh họa", "minh hoạ", "tư liệu", "cắt từ", "chụp", "internet", "sưu tầm",
	"nhân vật cung cấp", "do", "lấy từ", "trích từ", "từ", "nguồn", "trên",
	"dưới", "trái", "phải", "giữa", "bên", "phía", "nhỏ", "lớn", "bìa", "ở giữa",
	"ở trên", "ở dưới", "số", "độc giả", "bạn đọc", "đồ họa", "ghép", "it",
	"tl", "st", NULL
};
static const char *const photo_place[] = {
	"trái", "phải", "trên", "dưới", "giữa", "bên", "trên cùng", "ngoài cùng",
	NULL
};

/* What follows the comma in (ảnh, trái); (ảnh, sinh năm 1982) is about somebody. */
static const char *const photo_with[] = {
	"video", "clip", "nguồn", "minh họa", "minh hoạ", "tư liệu", "đồ họa", NULL
};
/* No pictures of the news: what ảnh chụp goes on with then. */
static const char *const scan[] = {
	"chụp cắt lớp", "chụp x-quang", "chụp x quang", "chụp cộng hưởng từ", NULL
};

/* 1 if s[0..n), the text between brackets, is about a picture. */
static int
is_remark(const char *s, size_t n)
{
	const char *p, *end, *q;

	n = vn_credit_trim(s, n, " .");
	end = s + n;
	s = vn_credit_skip(s, end, " ");
	if (s == end || n > REMARK_MAX)
		return 0;
	if ((p = vn_credit_after(s, (size_t)(end - s), "hình minh họa")) != NULL ||
	    (p = vn_credit_after(s, (size_t)(end - s), "hình minh hoạ")) != NULL)
		return p == end || *p == ':' || *p == '.' || *p == ',';
	if ((p = vn_credit_after_any(s, (size_t)(end - s), photo)) == NULL)
		return 0;
	q = vn_credit_skip(p, end, " ");
	if (vn_credit_after(s, (size_t)(end - s), "hình ảnh") != NULL)
		return q < end && *q == ':';
	if (q == end)	/* hình ảnh (photo) explains the word */
		return *s != 'p' && *s != 'P';
	if (*q == ',' || *q == ';') {
		q = vn_credit_skip(q, end, ",; ");
		return vn_credit_after_any(q, (size_t)(end - q), photo_place) ||
		    vn_credit_after_any(q, (size_t)(end - q), photo_with);
	}
	if (strchr(":./", *q) != NULL)
		return 1;
	if (q == p)
		return 0;
	if (vn_credit_case_at(q, (size_t)(end - q)) == 1)
		return vn_credit_source(q, (size_t)(end - q)) ||
		    vn_credit_names(q, (size_t)(end - q)) ||
		    vn_credit_after_any(q, (size_t)(end - q), photo_kind) != NULL;
	if (vn_credit_digit(*q))
		return vn_credit_skip(q, end, "0123456789 ,-") == end;
	if (vn_credit_after_any(q, (size_t)(end - q), scan) != NULL)
		return 0;
	return vn_credit_after_any(q, (size_t)(end - q), photo_kind) != NULL ||
	    vn_credit_after_any(q, (size_t)(end - q), photo_place) != NULL;
}

/* 1 if s[0..n) is nothing but a credit: Ảnh: TTXVN, Ảnh minh họa. Nguồn: ... */
static int
is_credit(const char *s, size_t n)
{
	static const char *const label[] = { "nguồn", "ảnh", "theo", NULL };
	static const char *const alone[] = {
		"ảnh minh họa", "ảnh minh hoạ", "hình minh họa", "hình minh hoạ",
		"ảnh tư liệu", "ảnh internet", "ảnh sưu tầm", "ảnh nhân vật cung cấp",
		"ảnh cắt từ clip", "ảnh cắt từ video", "ảnh chụp màn hình",
		"ảnh chụp từ clip", "ảnh chụp từ màn hình", "ảnh it", NULL
	};
	const char *p, *end, *q;

	n = vn_credit_trim(s, n, " .:");
	end = s + n;
	s = vn_credit_skip(s, end, " .-*([");
	if (s == end || n > CREDIT_MAX)
		return 0;
	if (end[-1] == ')' || end[-1] == ']')
		end--;
	if ((p = vn_credit_after_any(s, (size_t)(end - s), alone)) != NULL) {
		p = vn_credit_skip(p, end, " .:,;-([");
		q = vn_credit_after_any(p, (size_t)(end - p), label);
		if (q != NULL && q < end)
			p = vn_credit_skip(q, end, " :");
		return p == end || vn_credit_names(p, (size_t)(end - p));
	}
	if ((p = vn_credit_after_any(s, (size_t)(end - s), photo)) == NULL)
		return 0;
	q = vn_credit_skip(p, end, " ");
	if (q == end)
		return vn_credit_case_at(s, n) == 1 &&
		    *s != 'P' &&
		    vn_credit_after(s, (size_t)(end - s), "hình ảnh") == NULL;
	if (*q != ':')
		return vn_credit_source(q, (size_t)(end - q)) &&
		    vn_credit_after(s, (size_t)(end - s), "ảnh") != NULL;
	q = vn_credit_skip(q, end, ": ");
	return vn_credit_names(q, (size_t)(end - q));
}

/*
 * Where a credit behind the last sentence of s[0..n) begins (the end of that
 * sentence), or n.
 */
static size_t
tail_credit(const char *s, size_t n)
{
	static const char *const end[] = { ".", "!", "?", ")", "\"", "”", "…", NULL };
	size_t i, k, low = n > CREDIT_MAX ? n - CREDIT_MAX : 0;
	int j;

	for (i = n; i > low + 1; i--) {
		if (s[i - 1] != ' ' || (i < n && (s[i] & 0xc0) == 0x80))
			continue;
		/* A credit has a capital and a colon. */
		if (vn_credit_case_at(s + i, n - i) != 1 ||
		    memchr(s + i, ':', n - i) == NULL)
			continue;
		if (!is_credit(s + i, n - i))
			continue;
		for (j = 0; end[j] != NULL; j++) {
			k = strlen(end[j]);
			if (i - 1 >= k && memcmp(s + i - 1 - k, end[j], k) == 0)
				return i - 1;
		}
	}
	return n;
}

static int
is_opening(char c)
{
	return c == '(' || c == '[';
}

/* The end of the remark that begins with the bracket at s[0], or 0. */
static size_t
remark_length(const char *s, size_t n)
{
	size_t i;

	for (i = 1; i < n && i < REMARK_MAX + 2; i++) {
		if (is_opening(s[i]))
			return 0;
		if (s[i] == ')' || s[i] == ']')
			return is_remark(s + 1, i - 1) ? i + 1 : 0;
	}
	return 0;
}

/* 1 if there is a letter or a digit in s[0..n). */
static int
has_text(const char *s, size_t n)
{
	size_t i;
	int32_t cp;

	for (i = 0; i < n; ) {
		i += (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (cp >= 0 && (vn_credit_case(cp) != 0 || (cp >= '0' && cp <= '9')))
			return 1;
	}
	return 0;
}

/*
 * The remark lies at s[at..end); from is where out begins.  Widen it by the space
 * before, or by the one after it where the line begins or words would touch; by a
 * full stop that would stand twice.
 */
static void
widen(const char *s, size_t n, const struct vn_buf *out, size_t from, size_t *at,
    size_t *end, size_t *back)
{
	char before;

	*back = 0;
	if (out->n > from && out->s[out->n - 1] == ' ') {
		if (*at == 0 || s[*at - 1] != ' ')	/* a remark, gone */
			*end += *end < n && s[*end] == ' ';
		else if (*end == n || (s[*end] != '\0' &&
		    strchr(" .,;:!?)\"]", s[*end]) != NULL) ||
		    (is_opening(s[*end]) &&
		    remark_length(s + *end, n - *end) > 0))
			*back = 1;
	} else if (out->n == from && *end < n && s[*end] == ' ') {
		++*end;
	}
	before = out->n - from > *back ? out->s[out->n - *back - 1] : '\0';
	if (*end < n && s[*end] == '.' && before == '.')
		++*end;
	*at -= *back;
}

/* Take edits back that lie behind offset to of the output; merge into the last. */
static int
cut_edits(struct vn_edits *e, size_t n, size_t to)
{
	size_t at = e->keep ? vn_edits_origin(e, to) : 0;

	while (e->keep && e->n > 0 && e->e[e->n - 1].to >= to) {
		if (e->e[e->n - 1].at < at)
			at = e->e[e->n - 1].at;
		e->n--;
		e->count--;
	}
	return vn_edit_add(e, at, n - at, to, 0);
}

int
vn_caption(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e)
{
	size_t from = out->n, count = e->count, kept = e->n, i, at, end, back, k;
	size_t open = n;	/* an open bracket before, which blocks the inner */

	if (n == 0)
		return 0;
	for (i = 0; i < n; i++) {
		if (is_opening(s[i]) && (k = remark_length(s + i, n - i)) > 0 &&
		    (open == n || i - open > 2 * REMARK_MAX)) {
			at = i;
			end = i + k;
			widen(s, n, out, from, &at, &end, &back);
			out->n -= back;
			if (vn_edit_add(e, at, end - at, out->n - from, 0) == -1)
				return -1;
			i = end - 1;
			continue;
		}
		if (is_opening(s[i]))
			open = i;
		else if (s[i] == ')' || s[i] == ']')
			open = n;
		if (vn_buf_addc(out, s[i]) == -1)
			return -1;
	}
	/*  From here on what counts is the line as it will be. */
	while (out->n > from && (k = tail_credit(out->s + from, out->n - from)) <
	    out->n - from) {
		out->n = from + k;
		if (cut_edits(e, n, k) == -1)
			return -1;
	}
	if ((e->count > count && (out->n == from ||
	    !has_text(out->s + from, out->n - from))) ||
	    (out->n > from && is_credit(out->s + from, out->n - from))) {
		out->n = from;
		e->count = count;
		e->n = kept;
		return 1;
	}
	return 0;
}
