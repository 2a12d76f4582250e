#include <string.h>

#include "dupword.h"
#include "syl.h"
#include "utf8.h"

/*
 * The closed list.  Counts are those of the doubled word in small letters in 250 MB
 * of news, encyclopaedia, laws and comments; with the neighbours named here it is
 * right, so it stays.  Left out although frequent: pairs that are words or
 * figures (từ từ 364, người người 93, rất rất 34, một một 31, hay hay 12, sau sau
 * the tree), and là có không này để như do nên sự, which meet their like in good
 * text too often (bay là là, Phòng không không quân, tự do do).
 */
static const struct dup {
	const char *word;
	const char *after;	/* stays behind one of these words */
	const char *before;	/* and before one of these */
} list[] = {
	{ "bị", " thiết chuẩn trang dự phòng quân hậu trù lắp ", "" },	/* 24 */
	{ "cho", " ", "" },						/* 58 */
	{ "các", " tất ", " nhân " },						/* 105 */
	{ "cũng", " ", "" },						/* 13 */
	{ "của", " và tiền lắm nhiều tham mất góp hám cướp bỏ ",
	    " cải ăn để chìm nổi riêng " },	/* 116 */
	{ "hoặc", " ", "" },						/* 4 */
	{ "hơn", " thiệt ", "" },					/* 18 */
	{ "khi", " đôi có nhiều lắm mỗi một trong dăm ", "" },		/* 28 */
	{ "những", " ", "" },						/* 27 */
	{ "ra", " ", " vào rả " },					/* 24 */
	{ "rằng", " ", "" },						/* 6 */
	{ "theo", " mang đi kéo chạy dõi đuổi kèm bám noi tiếp kế trôi học "
	    "dắt đem tuân rượt làm nghe nhìn ", "" },			/* 15 */
	{ "thì", " dậy lỡ quá đương đúng kịp ", " thầm thào thụp thà " }, /* 17 */
	{ "trong", " bên phía nước mắt giọng sáng từ ở đàng nghiêm ", "" },		/* 58 */
	{ "trên", " bên phía ở nói kể nêu từ ", "" },			/* 19 */
	{ "tại", " tồn hiện thực tự nội ngoại ", "" },			/* 35 */
	{ "việc", " công làm sự vụ xử mọi xong được ", "" },		/* 23 */
	{ "và", " ", "" },						/* 44 */
	{ "vào", " ra ", "" },						/* 26 */
	{ "về", " đi ra trở quay bay ", "" },				/* 38 */
	{ "với", " vời nói gọi dặn chới ", " theo tay lên tới vời nhau " }, /* 63 */
	{ "đang", " ", "" },						/* 16 */
	{ "đã", " uống ăn chơi xong ngủ sướng ", "" },			/* 36 */
	{ "đến", " chưa vừa mới sắp khách ai người kéo tìm đi ", "" },	/* 33 */
};
#define NLIST (sizeof list / sizeof list[0])

/* 1 if s[0..n) is a word of the list " w1 w2 ". */
static int
listed(const char *words, const char *s, size_t n)
{
	const char *p;

	for (p = words; *p != '\0' && n > 0; p++)
		if (*p == ' ' && strncmp(p + 1, s, n) == 0 && p[1 + n] == ' ')
			return 1;
	return 0;
}

static const struct dup *
find(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < NLIST; i++)
		if (strlen(list[i].word) == n && memcmp(list[i].word, s, n) == 0)
			return &list[i];
	return NULL;
}

/* 1 if cp can be part of a word, a number or a name. */
static int
in_word(int32_t cp)
{
	if (cp < 0x80)
		return cp > 0 && (vn_syl_letter(cp) ||
		    strchr("fjwzFJWZ0123456789-_'@#/", (char)cp) != NULL);
	return cp < 0x2000 || cp >= 0x3000;
}

/* The end of the word that begins at s[i]. */
static size_t
word_end(const char *s, size_t n, size_t i)
{
	int32_t cp;
	int k;

	for (; i < n; i += (size_t)k) {
		k = vn_utf8_get(s + i, n - i, &cp);
		if (!in_word(cp))
			break;
	}
	return i;
}

/* The start of the word that ends at s[i). */
static size_t
word_start(const char *s, size_t i)
{
	int32_t cp;
	int k;

	for (; i > 0; i -= (size_t)k) {
		k = vn_utf8_back(s, i, &cp);
		if (!in_word(cp))
			break;
	}
	return i;
}

/* 1 if b[0..n) is the word a[0..n), whose first letter may be a capital. */
static int
same(const char *a, const char *b, size_t n)
{
	if (memcmp(a, b, n) == 0)
		return 1;
	if ((unsigned char)*a < 0x80)
		return *a >= 'A' && *a <= 'Z' && *a + 32 == *b &&
		    memcmp(a + 1, b + 1, n - 1) == 0;
	/* Đã đã; no other word of the list begins with such a letter. */
	return n > 2 && memcmp(a, "Đ", 2) == 0 && memcmp(b, "đ", 2) == 0 &&
	    memcmp(a + 2, b + 2, n - 2) == 0;
}

/*
 * The bytes behind the word s[at..at+n) that repeat it; 0 if none or if that is
 * right.  Words are neighbours only over one space.
 */
static size_t
repeats(const char *s, size_t len, size_t at, size_t n)
{
	size_t end = at + n, prev = at;
	const struct dup *d;

	if ((d = find(s + end + 1, n)) == NULL || word_start(s, end) != at)
		return 0;
	while (len - end > n && s[end] == ' ' && same(s + at, s + end + 1, n) &&
	    word_end(s, len, end + 1) == end + 1 + n)
		end += n + 1;
	/* One that ends the sentence may be a verb: đứng với với. */
	if (end == at + n || end == len || s[end] != ' ')
		return 0;
	if (at > 0 && s[at - 1] == ' ')
		prev = word_start(s, at - 1);
	if (prev + 1 < at && (listed(d->after, s + prev, at - 1 - prev) ||
	    memcmp(s + at, s + end - n, n) != 0))
		return 0;	/* Đàng Trong trong: a capital within is a name */
	return listed(d->before, s + end + 1, word_end(s, len, end + 1) - end -
	    1) ? 0 : end - at - n;
}

int
vn_dupword(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e)
{
	size_t from = out->n, done = 0, start = 0, i, k, gone;
	const char *p;

	if (n == 0)
		return 0;
	/* [start, i) and the k bytes behind the space at i are words. */
	for (i = 0; i < n && s[i] != ' '; i++)
		;
	while (i < n) {
		p = memchr(s + i + 1, ' ', n - i - 1);
		k = p != NULL ? (size_t)(p - s) - i - 1 : n - i - 1;
		gone = k > 1 && k < 9 && k <= i - start &&
		    s[i - 1] == s[i + k] && s[i - 2] == s[i + k - 1] ?
		    repeats(s, n, i - k, k) : 0;
		if (gone > 0) {
			if (vn_buf_add(out, s + done, i - done) == -1 ||
			    vn_edit_add(e, i, gone, out->n - from, 0) == -1)
				return -1;
			done = i + gone;
			i = done;
			continue;	/* with the word before as it was */
		}
		start = i + 1;
		i += k + 1;
	}
	return n > done ? vn_buf_add(out, s + done, n - done) : 0;
}
