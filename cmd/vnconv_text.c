#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "../lib/utf8.h"
#include "vnconv.h"

#define CUT_BACK	((size_t)4 << 10)	/* how far to look for a good cut */

/* --- lines and characters of the input, as bytes --- */

static int
is_wide(const struct vnconv *v)
{
	return VN_ENC_IS_UTF16(v->enc);
}

static size_t
width(const struct vnconv *v)
{
	return is_wide(v) ? 2 : 1;
}

/* The unit at s: a byte, or two. */
static int
unit(const struct vnconv *v, const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	if (!is_wide(v))
		return *p;
	return v->enc == VN_ENC_UTF16BE ? p[0] << 8 | p[1] : p[1] << 8 | p[0];
}

/* The end of the line that begins at s[0..n), behind its delimiter, or 0. */
static size_t
line_end(const struct vnconv *v, const char *s, size_t n)
{
	size_t w = width(v), i;
	const char *p;

	if (w == 1) {
		p = n > 0 ? memchr(s, v->c.delim, n) : NULL;
		return p != NULL ? (size_t)(p - s) + 1 : 0;
	}
	for (i = 0; i + 1 < n; i += 2)
		if (unit(v, s + i) == v->c.delim)
			return i + 2;
	return 0;
}

/* The end of the last whole line of s[from..n), or 0. */
static size_t
last_line_end(const struct vnconv *v, const char *s, size_t from, size_t n)
{
	size_t w = width(v), i;

	for (i = n - n % w; i >= from + w; i -= w)
		if (unit(v, s + i - w) == v->c.delim)
			return i;
	return 0;
}

/* The start of the character that ends before s[n), n > 0. */
static size_t
char_start(const struct vnconv *v, const char *s, size_t n)
{
	size_t i;

	if (is_wide(v)) {
		if (n < 2 || n % 2 == 1)
			return n - 1;
		return n >= 4 && (unit(v, s + n - 2) & 0xfc00) == 0xdc00 ? n - 4 :
		    n - 2;
	}
	if (v->enc > VN_ENC_UTF8_NFD && v->enc < VN_ENC_TCVN3_1252)
		return n - 1;
	for (i = n - 1; i > 0 && n - i < 4 && (s[i] & 0xc0) == 0x80; i--)
		;
	return i;
}

/* An ASCII character that cannot be the second half of one, in any encoding. */
static int
starts(int u)
{
	return (u >= '0' && u <= '9') || (((u >= 'a' && u <= 'z') ||
	    (u >= 'A' && u <= 'Z')) && u != 'd' && u != 'D');
}

/*
 * Where a line of over n bytes is cut: after a space, else before a character that
 * nothing joins, else between characters.
 */
static size_t
cut_line(const struct vnconv *v, const char *s, size_t n)
{
	size_t w = width(v), i;

	for (i = n; i > w; i -= w)
		if (unit(v, s + i - w) == ' ')
			return i;
	for (i = n - w; i > n - CUT_BACK; i -= w)
		if (starts(unit(v, s + i)))
			return i;
	return char_start(v, s, n);
}

/*
 * The length of the next piece of the unread text: whole lines, or a part of a
 * line over VN_PIECE_MAX.  0: more must be read first.
 */
static size_t
next_piece(struct vnconv *v)
{
	const char *s = v->in.buf + v->in.pos;
	size_t n = v->in.end - v->in.pos, end;

	if (n == 0)
		return 0;
	if (v->c.unbuffered)
		end = line_end(v, s, n > VN_PIECE_MAX ? VN_PIECE_MAX : n);
	else
		end = last_line_end(v, s, v->scanned,
		    n > VN_PIECE_MAX ? VN_PIECE_MAX : n);
	if (end > 0)
		return end;
	if (n > VN_PIECE_MAX)
		return cut_line(v, s, VN_PIECE_MAX);
	v->scanned = n - n % width(v);
	return v->in.eof ? n : 0;
}

/* --- places --- */

void
vnconv_say(struct vnconv *v, uint64_t line, uint64_t byte, uint64_t count,
    const char *text)
{
	char at[32] = "", where[48] = "", all[48] = "";

	vn_out_flush(&v->c.out);
	if (line > 0)
		snprintf(at, sizeof at, ":%" PRIu64, line);
	if (byte > 0)
		snprintf(where, sizeof where, " at byte %" PRIu64, byte);
	if (count > 0)
		snprintf(all, sizeof all, " (%" PRIu64 " in all)", count);
	cli_warn(&v->c, "%s%s: %s%s%s", v->file, at, text, where, all);
}

/* Line and byte, from 1, of s[at) in the piece s that begins at v->line, v->byte. */
static void
place(const struct vnconv *v, const char *s, size_t at, uint64_t *line,
    uint64_t *byte)
{
	size_t start = 0, n;

	*line = v->line + 1;
	while ((n = line_end(v, s + start, at - start)) > 0) {
		start += n;
		++*line;
	}
	*byte = at - start + 1 + (start == 0 ? v->byte : 0);
}

static void
tell(struct tally *t, uint64_t n, uint64_t line, uint64_t byte, int32_t cp)
{
	if (t->count == 0) {
		t->line = line;
		t->byte = byte;
		t->cp = cp;
	}
	t->count += n;
}

/* 1 if the target can hold all of s[0..n); -1: no memory.  text, nfc, res are used. */
static int
holds(struct vnconv *v, const char *s, size_t n)
{
	size_t used;

	v->text.n = v->nfc.n = v->res.n = 0;
	if (vn_dec(&v->dec, &v->text, s, n) == -1 ||
	    vn_nfc(&v->norm, &v->nfc, v->text.s, v->text.n, NULL) == -1 ||
	    vn_put(&v->put, &v->res, v->nfc.s, v->nfc.n, &used) == -1)
		return -1;
	return used == v->nfc.n;
}

/*
 * Where in the piece s[0..n) is the first character that the target cannot hold?
 * It is in the line that has lines others before it.  By bisection: decoding and
 * composing move things, and this is done once a file.
 */
static int
find_missing(struct vnconv *v, const char *s, size_t n, uint64_t lines,
    size_t *at)
{
	size_t lo = 0, hi, mid, start = 0;
	int rc;

	for (; lines > 0; lines--)
		start += line_end(v, s + start, n - start);
	s += start;
	n -= start;
	hi = line_end(v, s, n);
	if (hi == 0)
		hi = n;
	/* Not in s[0..lo), but in s[0..hi); both are character starts. */
	while (lo < char_start(v, s, hi)) {
		mid = lo + (hi - lo) / 2;
		if (mid < hi && mid > 0)
			mid = char_start(v, s, mid + 1);
		if (mid <= lo)
			mid = char_start(v, s, hi);
		if ((rc = holds(v, s, mid)) == -1)
			return -1;
		if (rc)
			lo = mid;
		else
			hi = mid;
	}
	*at = start + lo;
	return 0;
}

/* --- lines that disagree --- */

static void
end_run(struct vnconv *v)
{
	char text[128];
	uint64_t line = v->from_line;

	if (v->other == -1)
		return;
	if (v->to_line > line)
		snprintf(text, sizeof text, "lines to %" PRIu64
		    " read like %s, not %s", v->to_line,
		    vn_enc_name(v->other), vn_enc_name(v->enc));
	else
		snprintf(text, sizeof text, "reads like %s, not %s",
		    vn_enc_name(v->other), vn_enc_name(v->enc));
	v->other = -1;
	vnconv_say(v, line, 0, 0, text);
}

/* The pairs of bytes in s[0..n) that no line before had; add takes them in. */
static unsigned
new_pairs(struct vnconv *v, const char *s, size_t n, int add)
{
	unsigned pair = 0, count = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		pair = (pair << 8 | (unsigned char)s[i]) & 0xffff;
		if ((pair & 0x8080) == 0)
			continue;
		count += (v->pairs[pair >> 3] >> (pair & 7) & 1) == 0;
		if (add)
			v->pairs[pair >> 3] |= (unsigned char)(1u << (pair & 7));
	}
	return count;
}

/*
 * Flag the line s[0..n), number line, if another encoding reads it better.  Past the
 * head only lines with unseen pairs of bytes are worth the work.
 */
static int
check_line(struct vnconv *v, const char *s, size_t n, uint64_t line)
{
	size_t i;
	int enc = v->enc;

	for (i = 0; i < n && (unsigned char)s[i] < 0x80; i++)
		;
	if (i == n)
		return 0;
	if (v->read < VNCONV_HEAD || new_pairs(v, s, n, 0) > 2) {
		if ((enc = vn_detect_line(&v->d, s, n, v->enc)) == -1)
			return -1;
		if (enc == v->enc)
			new_pairs(v, s, n, 1);
	}
	if (enc != v->other || enc == v->enc)
		end_run(v);
	if (enc == v->enc)
		return 0;
	if (v->other == -1)
		v->from_line = line;
	v->other = enc;
	v->to_line = line;
	return 0;
}

static int
check_lines(struct vnconv *v, const char *s, size_t n)
{
	uint64_t line = v->line + 1;
	size_t len;

	for (; n > 0; s += len, n -= len, line++) {
		if ((len = line_end(v, s, n)) == 0)
			len = n;
		if (check_line(v, s, len, line) == -1)
			return -1;
	}
	return 0;
}

/* --- one piece --- */

/* VIQR would take the substitute for a mark of what stands before it. */
static int
put_substitute(struct vnconv *v)
{
	char c = (char)v->subst;
	size_t used;

	if (VN_ENC_IS_UTF16(v->to))
		return vn_put(&v->put, &v->res, "\xef\xbf\xbd", 3, &used);
	if (v->to == VN_ENC_VIQR && strchr("(^+`?~'.dD", c) != NULL &&
	    vn_buf_addc(&v->res, '\\') == -1)
		return -1;
	return vn_put(&v->put, &v->res, &c, 1, &used);
}

/* Put s[0..n), NFC text, with the substitute for what cannot be held. */
static int
substitute(struct vnconv *v, const char *s, size_t n)
{
	size_t used;
	int32_t cp;

	for (;;) {
		if (vn_put(&v->put, &v->res, s, n, &used) == -1)
			return -1;
		if (used == n)
			return 0;
		s += used;
		n -= used;
		used = (size_t)vn_utf8_get(s, n, &cp);
		tell(&v->missing, 1, 0, 0, cp);
		if (put_substitute(v) == -1)
			return -1;
		s += used;
		n -= used;
	}
}

static uint64_t
count_lines(const struct vnconv *v, const char *s, size_t n)
{
	uint64_t lines = 0;
	const char *p;

	for (; n > 0 && (p = memchr(s, v->c.delim, n)) != NULL; lines++) {
		n -= (size_t)(p - s) + 1;
		s = p + 1;
	}
	return lines;
}

/* The length of the whole lines in s[0..n), in the middle. */
static size_t
whole_lines(const struct vnconv *v, const char *s, size_t n)
{
	while (n > 0 && s[n - 1] != (char)v->c.delim)
		n--;
	return n;
}

static void
name_missing(const struct vnconv *v, char *text, size_t size, int32_t cp)
{
	if (cp == -1)
		snprintf(text, size, "invalid UTF-8%s", v->subst ?
		    ", substituted" : "");
	else
		snprintf(text, size, "U+%04" PRIX32 " is not in %s%s",
		    (uint32_t)cp, vn_enc_name(v->to), v->subst ?
		    ", substituted" : "");
}

/*
 * The character at used of the middle text is not in the target.  With
 * --subst the rest is put, else the line it stands in and all after it are left out.
 * 1: this operand ends here.
 */
static int
missing(struct vnconv *v, const char *raw, size_t raw_n,
    const struct vn_buf *mid, size_t used)
{
	const char *s = mid->s;
	size_t n = mid->n, at, whole;
	uint64_t line, byte;
	char text[96];
	int32_t cp;

	vn_utf8_get(s + used, n - used, &cp);
	if (v->subst == 0) {
		whole = whole_lines(v, s, used);
		v->res.n = 0;
		if (vn_put(&v->put, &v->res, s, whole, &at) == -1)
			return -1;
		vn_out_add(&v->c.out, v->res.s, v->res.n);
	} else {
		if (substitute(v, s + used, n - used) == -1)
			return -1;
		vn_out_add(&v->c.out, v->res.s, v->res.n);
		if (v->missing.line > 0)
			return 0;
	}
	if (find_missing(v, raw, raw_n, count_lines(v, s, used), &at) == -1)
		return -1;
	place(v, raw, at, &line, &byte);
	if (v->subst != 0) {
		v->missing.line = line;
		v->missing.byte = byte;
		return 0;
	}
	name_missing(v, text, sizeof text, cp);
	vnconv_say(v, line, byte, 0, text);
	v->status = CLI_TROUBLE;
	return 1;
}

static int	convert(struct vnconv *, const char *, size_t, int);

/*
 * What the decoder found to be no text.  Without --subst the line of a lone
 * surrogate and all after it are left out: 1, this operand ends here.
 */
static int
take_odd(struct vnconv *v, const char *s)
{
	uint64_t line, byte;
	size_t first = v->dec.first, start;

	place(v, s, first, &line, &byte);
	if (v->dec.odd > 0)
		tell(&v->odd, v->dec.odd, line, byte, 0);
	if (v->dec.lost == 0)
		return 0;
	if (v->subst != 0) {
		tell(&v->lost, v->dec.lost, line, byte, 0);
		return 0;
	}
	start = byte <= first ? first + 1 - (size_t)byte : 0;
	if (start > 0 && convert(v, s, start, 0) == -1)
		return -1;
	vnconv_say(v, line, byte, 0, "lone surrogate");
	v->status = CLI_TROUBLE;
	return 1;
}

static int
write_bom(struct vnconv *v)
{
	size_t used;

	v->bom = 0;
	v->res.n = 0;
	return vn_put(&v->put, &v->res, "\xef\xbb\xbf", 3, &used) == -1 ||
	    vn_out_add(&v->c.out, v->res.s, v->res.n) == -1 ? -1 : 0;
}

/*
 * Convert s[0..n).  last: it ends the file.  0, 1: no more of this operand, -1:
 * errno.
 */
static int
convert(struct vnconv *v, const char *s, size_t n, int last)
{
	struct vn_buf *mid = &v->text, keep;
	size_t used;
	int rc;

	v->text.n = v->nfc.n = v->res.n = 0;
	v->dec.odd = v->dec.lost = v->put.small = 0;
	if (vn_dec(&v->dec, &v->text, s, n) == -1)
		return -1;
	if (v->dec.odd + v->dec.lost > 0 && (rc = take_odd(v, s)) != 0)
		return rc;
	if (last && v->text.n > 0 &&
	    v->text.s[v->text.n - 1] != (char)v->c.delim &&
	    vn_buf_addc(&v->text, v->c.delim) == -1)
		return -1;
	if (!vn_dec_is_nfc(&v->dec) &&
	    vn_nfc_check(v->text.s, v->text.n) < v->text.n) {
		if (vn_nfc(&v->norm, &v->nfc, v->text.s, v->text.n, NULL) == -1)
			return -1;
		mid = &v->nfc;
	}
	if (vn_put(&v->put, &v->res, mid->s, mid->n, &used) == -1)
		return -1;
	if (v->put.small > 0)
		tell(&v->small, v->put.small, v->line + 1 +
		    count_lines(v, mid->s, v->put.first), 0, 0);
	if (used == mid->n)
		return vn_out_add(&v->c.out, v->res.s, v->res.n);
	/* The search for the place uses text and nfc: what is put is kept apart. */
	keep = *mid;
	memset(mid, 0, sizeof *mid);
	rc = missing(v, s, n, &keep, used);
	vn_buf_fini(&keep);
	return rc;
}

/* Pass over the byte order mark: 0, or -1 when it contradicts the encoding. */
static int
skip_bom(struct vnconv *v)
{
	const char *s = v->in.buf + v->in.pos;
	size_t n = v->in.end - v->in.pos;

	if (is_wide(v) && n >= 2) {
		if (unit(v, s) == 0xfffe)
			return -1;
		if (unit(v, s) == 0xfeff)
			v->in.pos += 2;
	} else if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0 &&
	    (v->enc <= VN_ENC_UTF8_NFD || v->enc >= VN_ENC_TCVN3_1252)) {
		v->in.pos += 3;
	}
	return 0;
}

/* Hand the next n unread bytes on. */
static int
step(struct vnconv *v, size_t n)
{
	const char *s = v->in.buf + v->in.pos;
	int last = v->in.eof && v->in.pos + n == v->in.end, rc;
	size_t end = 0, len;

	if (v->bom && write_bom(v) == -1)
		return -1;
	if (v->from == -1 && !is_wide(v) && v->enc != VN_ENC_VIQR &&
	    check_lines(v, s, n) == -1)
		return -1;
	if ((rc = convert(v, s, n, last)) != 0)
		return rc;
	if (v->c.unbuffered && vn_out_flush(&v->c.out) == -1)
		return -1;
	for (; (len = line_end(v, s + end, n - end)) > 0; end += len) {
		v->line++;
		v->byte = 0;
	}
	v->byte += n - end;
	v->in.pos += n;
	v->read += n;
	v->scanned = 0;
	return 0;
}

static void
report_tallies(struct vnconv *v)
{
	char text[96];

	end_run(v);
	if (v->odd.count > 0) {
		if (v->enc <= VN_ENC_UTF8_NFD)
			snprintf(text, sizeof text, "invalid UTF-8");
		else
			snprintf(text, sizeof text, "no character of %s",
			    vn_enc_name(v->enc));
		vnconv_say(v, v->odd.line, v->odd.byte, v->odd.count, text);
	}
	if (v->lost.count > 0)
		vnconv_say(v, v->lost.line, v->lost.byte, v->lost.count,
		    "lone surrogate, substituted");
	if (v->missing.count > 0) {
		name_missing(v, text, sizeof text, v->missing.cp);
		vnconv_say(v, v->missing.line, v->missing.byte,
		    v->missing.count, text);
	}
	if (v->small.count > 0)
		vnconv_say(v, v->small.line, 0, v->small.count,
		    "capital letter with a tone mark, written small");
}

/* 1 if what is unread could be the start of a byte order mark, and no more. */
static int
maybe_bom(const struct vnconv *v)
{
	size_t n = v->in.end - v->in.pos;

	return n == 0 || (is_wide(v) ? n < 2 : n < 3 &&
	    memcmp(v->in.buf + v->in.pos, "\xef\xbb\xbf", n) == 0);
}

/* Read more; what is ready goes out first. */
static int
fill(struct vnconv *v)
{
	return vn_out_flush(&v->c.out) == -1 ? -1 : vn_in_fill(&v->in);
}

static int
pieces(struct vnconv *v)
{
	size_t n;
	int rc = 0;

	while (!v->in.eof && maybe_bom(v))
		if (fill(v) == -1)
			return -1;
	if (skip_bom(v) == -1) {
		vnconv_say(v, 0, 0, 0, v->enc == VN_ENC_UTF16LE ?
		    "the byte order mark is that of utf-16be" :
		    "the byte order mark is that of utf-16le");
		v->status = CLI_TROUBLE;
		return 0;
	}
	while (rc == 0)
		if ((n = next_piece(v)) > 0)
			rc = step(v, n);
		else if (v->in.eof)
			break;
		else
			rc = fill(v);
	return rc;
}

int
vnconv_text(struct vnconv *v)
{
	int rc, err;

	vn_dec_init(&v->dec, v->enc);
	rc = pieces(v);
	err = errno;
	vn_dec_fini(&v->dec);
	if (v->c.out.err != 0)
		return -1;
	report_tallies(v);
	if (rc != -1)
		return 0;
	vnconv_say(v, 0, 0, 0, strerror(err));
	v->status = CLI_TROUBLE;
	return err == ENOMEM ? -1 : 0;
}
