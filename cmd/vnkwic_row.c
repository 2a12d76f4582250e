#include <string.h>

#include "../lib/order.h"
#include "../lib/utf8.h"
#include "../lib/width.h"
#include "vnkwic.h"

#define NUMBER_COLS	6	/* a line number takes so many, at least */
#define GAP		2	/* columns between context and key */
/*
 * Bytes that one column of context may have; more, as no text has them, ends the
 * context, so that a row stays small and is made in bounded time.
 */
#define COL_BYTES	16

static const char standard_input[] = "(standard input)";

/* White space that ends a word; runs of it are shown as one space. */
static int
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Bytes of the word at s[0..n), at most max + 1. */
static size_t
word_after(const char *s, size_t n, size_t max)
{
	size_t i = 0;

	while (i < n && i <= max && !is_space(s[i]))
		i++;
	return i;
}

/* Bytes of the word that ends at s[n). */
static size_t
word_before(const char *s, size_t n, size_t max)
{
	size_t i = 0;

	while (i < n && i <= max && !is_space(s[n - 1 - i]))
		i++;
	return i;
}

/* Where the run of white space ends that begins at s[i), before n. */
static size_t
skip_after(const char *s, size_t i, size_t n)
{
	while (i < n && is_space(s[i]))
		i++;
	return i;
}

/* Where whole words that take at most cols columns end. */
static size_t
right_end(const struct kwic_hit *h, size_t cols)
{
	const char *s = h->s;
	size_t max = cols * COL_BYTES, at = h->end, from, len, w, sum = 0;
	int32_t cp;

	for (;;) {
		from = skip_after(s, at, h->to);
		len = word_after(s + from, h->to - from, max);
		w = len > max ? cols + 1 : vn_width(s + from, len);
		if (sum > 0 && from > at)
			w++;
		if (len == 0 || sum + w > cols)
			break;
		sum += w;
		at = from + len;
	}
	if (sum > 0 || len == 0)
		return at;
	/* Not even one word: as much of it as there is room for. */
	if (len > max && len > (size_t)vn_utf8_back(s + from, len, &cp))
		len -= (size_t)vn_utf8_back(s + from, len, &cp);
	len = vn_width_fit(s + from, len, cols, &w);
	return len > 0 ? from + len : at;
}

/* The longest end of s[0..n), whole characters, that takes at most cols columns. */
static size_t
fit_back(const char *s, size_t n, size_t cols)
{
	size_t all = vn_width(s, n), i;
	unsigned w;

	for (i = 0; i < n && all > cols; all -= w)
		i += vn_width_next(s + i, n - i, &w);
	return n - i;
}

/* Where whole words that take at most cols columns begin. */
static size_t
left_start(const struct kwic_hit *h, size_t cols)
{
	const char *s = h->s;
	size_t max = cols * COL_BYTES, at = h->start, to, len, w, sum = 0;
	int32_t cp;

	for (;;) {
		for (to = at; to > h->from && is_space(s[to - 1]); to--)
			;
		len = word_before(s + h->from, to - h->from, max);
		w = len > max ? cols + 1 : vn_width(s + to - len, len);
		if (sum > 0 && to < at)
			w++;
		if (len == 0 || sum + w > cols)
			break;
		sum += w;
		at = to - len;
	}
	if (sum > 0 || len == 0)
		return at;
	if (len > max)		/* begin at a character */
		for (len = 0; len + 4 <= max; )
			len += (size_t)vn_utf8_back(s, to - len, &cp);
	len = fit_back(s + to - len, len, cols);
	return len > 0 ? to - len : at;
}

static int
put_spaces(struct vn_buf *out, size_t n)
{
	for (; n > 0; n--)
		if (vn_buf_addc(out, ' ') == -1)
			return -1;
	return 0;
}

/*
 * Append s[0..n) for the eye: safe for a terminal, white space as one space, none at
 * the ends.
 */
static int
put_text(struct vn_buf *out, const char *s, size_t n)
{
	size_t i = skip_after(s, 0, n), len;
	int first = 1;

	for (; i < n; i = skip_after(s, i + len, n), first = 0) {
		len = word_after(s + i, n - i, n);
		if (!first && vn_buf_addc(out, ' ') == -1)
			return -1;
		if (vn_width_show(out, s + i, len, 0) == -1)
			return -1;
	}
	return 0;
}

static char *
number(char *end, uint64_t v)
{
	do
		*--end = (char)('0' + v % 10);
	while ((v /= 10) > 0);
	return end;
}

size_t
kwic_name_cols(const char *file)
{
	if (file == NULL || strcmp(file, "-") == 0)
		file = standard_input;
	return vn_width(file, strlen(file));
}

/* File and line, padded so that the rows stay in step. */
static int
put_place(const struct kwic *k, struct vn_buf *out, const struct kwic_hit *h)
{
	const char *file = h->file != NULL ? h->file : standard_input;
	char num[24], *p = number(num + sizeof num, h->line);
	size_t n = (size_t)(num + sizeof num - p), cols = kwic_name_cols(file);

	if (k->o.name > 0) {
		if (vn_width_show(out, file, strlen(file), 0) == -1 ||
		    vn_buf_addc(out, ':') == -1 ||
		    put_spaces(out, cols < k->name_cols ? k->name_cols - cols :
		    0) == -1)
			return -1;
	}
	if (k->o.number) {
		if (put_spaces(out, n < NUMBER_COLS ? NUMBER_COLS - n : 0) ==
		    -1 || vn_buf_add(out, p, n) == -1 ||
		    vn_buf_addc(out, ':') == -1)
			return -1;
	}
	return k->o.name > 0 || k->o.number ? vn_buf_addc(out, ' ') : 0;
}

/*
 * The left context, so that the key will begin in the same column of each row.  Two
 * spaces stand for white space before the key; punctuation stays beside it.
 */
static int
put_left(struct vn_buf *out, const char *s, size_t n, size_t width)
{
	size_t at = out->n, cols, pad;

	if (put_text(out, s, n) == -1)
		return -1;
	cols = vn_width(out->s + at, out->n - at);
	if (cols > 0 && is_space(s[n - 1])) {
		if (put_spaces(out, GAP) == -1)
			return -1;
		cols += GAP;
	}
	/* Only what has been written tells how far it must be moved. */
	pad = cols < width + GAP ? width + GAP - cols : 0;
	if (vn_buf_need(out, pad) == -1)
		return -1;
	memmove(out->s + at + pad, out->s + at, out->n - at);
	memset(out->s + at, ' ', pad);
	out->n += pad;
	return 0;
}

static int
put_row(const struct kwic *k, struct vn_buf *out, const struct kwic_hit *h,
    size_t from, size_t to)
{
	const char *s = h->s;

	if (put_place(k, out, h) == -1 ||
	    (k->o.width > 0 && put_left(out, s + from, h->start - from,
	    k->o.width) == -1) ||
	    put_text(out, s + h->start, h->end - h->start) == -1)
		return -1;
	if (skip_after(s, h->end, to) == to)
		return 0;
	if (is_space(s[h->end]) && put_spaces(out, GAP) == -1)
		return -1;
	return put_text(out, s + h->end, to - h->end);
}

/* file, line, start, end, left, key, right: the exact bytes of the record. */
static int
put_tsv(struct vn_buf *out, const struct kwic_hit *h, size_t from, size_t to)
{
	const char *file = h->file != NULL ? h->file : standard_input;
	uint64_t v[3] = { h->line, h->start, h->end };
	size_t cut[4] = { from, h->start, h->end, to };
	char num[24], *p;
	int i;

	if (vn_buf_add_tsv(out, file, strlen(file)) == -1)
		return -1;
	for (i = 0; i < 3; i++) {
		p = number(num + sizeof num, v[i]);
		if (vn_buf_addc(out, '\t') == -1 || vn_buf_add(out, p,
		    (size_t)(num + sizeof num - p)) == -1)
			return -1;
	}
	for (i = 0; i < 3; i++)
		if (vn_buf_addc(out, '\t') == -1 || vn_buf_add_tsv(out,
		    h->s + cut[i], cut[i + 1] - cut[i]) == -1)
			return -1;
	return 0;
}

static int
put(const struct kwic *k, struct vn_buf *out, int delim,
    const struct kwic_hit *h, size_t from, size_t to)
{
	int rc = k->o.tsv ? put_tsv(out, h, from, to) :
	    put_row(k, out, h, from, to);

	return rc == -1 ? -1 : vn_buf_addc(out, delim);
}

int
kwic_put(const struct kwic *k, struct vn_buf *out, int delim,
    const struct kwic_hit *h)
{
	return put(k, out, delim, h, left_start(h, k->o.width),
	    right_end(h, k->o.width));
}

/* The words of s[0..n), the last first. */
static int
put_backwards(struct vn_buf *out, const char *s, size_t n)
{
	struct vn_buf b = VN_BUF_INIT;
	size_t len;
	int rc = 0;

	while (rc == 0 && n > 0) {
		for (; n > 0 && (is_space(s[n - 1]) || s[n - 1] == '_'); n--)
			;
		for (len = 0; len < n && !is_space(s[n - 1 - len]) &&
		    s[n - 1 - len] != '_'; len++)
			;
		if ((rc = vn_buf_add(&b, s + n - len, len)) == 0)
			rc = vn_buf_addc(&b, ' ');
		n -= len;
	}
	if (rc == 0)
		rc = vn_order_key(out, b.s, b.n);
	vn_buf_fini(&b);
	return rc;
}

/* What rows are compared by; behind it, as what decides next, the other parts. */
static int
put_key(const struct kwic *k, struct vn_buf *out, const struct kwic_hit *h,
    size_t from, size_t to)
{
	static const char orders[][4] = { "", "lkr", "rkl", "krl" };
	const char *p;
	int rc = 0;

	for (p = orders[k->o.sort]; rc == 0 && *p != '\0'; p++)
		rc = *p == 'l' ? put_backwards(out, h->s + from,
		    h->start - from) : *p == 'k' ? vn_order_key(out,
		    h->s + h->start, h->end - h->start) :
		    vn_order_key(out, h->s + h->end, to - h->end);
	return rc;
}

int
kwic_put_keyed(const struct kwic *k, struct vn_buf *out, int delim,
    const struct kwic_hit *h)
{
	size_t from = left_start(h, k->o.width), to = right_end(h, k->o.width);
	struct kwic_row r;
	size_t at = out->n, body;

	if (vn_buf_need(out, sizeof r) == -1)
		return -1;
	out->n += sizeof r;
	if (put_key(k, out, h, from, to) == -1)
		return -1;
	body = out->n;
	if (put(k, out, delim, h, from, to) == -1)
		return -1;
	r.nkey = (uint32_t)(body - at - sizeof r);
	r.nrow = (uint32_t)(out->n - body);
	memcpy(out->s + at, &r, sizeof r);
	return 0;
}
