#include <string.h>

#include "ent.h"
#include "syl.h"
#include "utf8.h"
#include "value.h"
#include "value_parts.h"

#define HOST_MAX	255

static int
is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static int
is_upper(int c)
{
	return c >= 'A' && c <= 'Z';
}

/* --- the day of reference --- */

static int
digits(const char *s, int n)
{
	int i, v = 0;

	for (i = 0; i < n; i++) {
		if (!is_digit((unsigned char)s[i]))
			return -1;
		v = v * 10 + (s[i] - '0');
	}
	return v;
}

int
vn_value_ref(struct vn_value_ctx *c, const char *s)
{
	struct vn_value_ctx is = { .year = 0 };
	int y;

	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return 0;
	is.year = digits(s, 4);
	is.month = digits(s + 5, 2);
	is.day = digits(s + 8, 2);
	/* Its own year is near a day, if it has that day. */
	if (is.year < 1000 || is.month < 1 || is.month > 12 || is.day < 1 ||
	    !vv_year_near(&is, is.month, is.day, &y))
		return 0;
	c->year = is.year;
	c->month = is.month;
	c->day = is.day;
	return 1;
}

/* --- telephones and addresses --- */

/*
 * Digits as E.164 writes them: +84 in place of the leading 0.  Numbers of
 * services (1900, 113) and those without an area code keep their digits.
 */
static int
phone(struct vn_buf *out, const char *s, size_t n)
{
	size_t at = out->n, i;
	int plus = 0;

	for (i = 0; i < n; i++) {
		if (s[i] == '+' && out->n == at)
			plus = 1;
		else if (is_digit((unsigned char)s[i]) &&
		    vn_buf_addc(out, s[i]) == -1)
			return -1;
	}
	n = out->n - at;
	if (n < 3)
		return 0;
	if (vn_buf_add(out, "   ", 3) == -1)
		return -1;
	out->n -= 3;
	s = out->s + at;
	if (!plus && s[0] == '0' && s[1] == '0') {
		/* 0084 */
		memmove(out->s + at, s + 2, n -= 2);
		plus = 1;
	} else if (!plus && s[0] == '0') {
		memmove(out->s + at + 2, s + 1, --n);
		memcpy(out->s + at, "84", 2);
		n += 2;
		plus = 1;
	}
	/* +84 (0)912 */
	if (plus && n > 3 && memcmp(out->s + at, "840", 3) == 0)
		memmove(out->s + at + 2, out->s + at + 3, --n - 2);
	if (plus) {
		memmove(out->s + at + 1, out->s + at, n);
		out->s[at] = '+';
	}
	out->n = at + n + (size_t)plus;
	return 1;
}

/* s[0..n) with s[from..to) in lower case, as far as it is ASCII; no spaces. */
static int
lower_part(struct vn_buf *out, const char *s, size_t n, size_t from, size_t to)
{
	size_t at = out->n, i;
	int c;

	for (i = 0; i < n; i++) {
		c = (unsigned char)s[i];
		if (i >= from && i < to && is_upper(c))
			c |= 0x20;
		if (c > ' ' && c != 0x7f && vn_buf_addc(out, c) == -1)
			return -1;
	}
	return out->n > at;
}

/* The host of an address does not mind case; what stands before it may. */
static int
email(struct vn_buf *out, const char *s, size_t n)
{
	size_t i = n;

	while (i > 0 && s[i - 1] != '@')
		i--;
	return lower_part(out, s, n, i, n);
}

static int
url(struct vn_buf *out, const char *s, size_t n)
{
	size_t end, from = 0, i;
	int a, b;

	for (i = 0; i + 2 < n && i < 16 && from == 0; i++)
		if (memcmp(s + i, "://", 3) == 0)
			from = i + 3;
	for (end = from; end < n && strchr("/?#", s[end]) == NULL; end++)
		;
	for (i = end; i > from && s[i - 1] != '@'; i--)
		;
	if ((a = lower_part(out, s, from, 0, from)) == -1 ||
	    (b = lower_part(out, s + from, n - from, i - from, end - from)) ==
	    -1)
		return -1;
	return a | b;
}

/* Letters and digits of a plate or identity number, in capitals. */
static int
plate(struct vn_buf *out, const char *s, size_t n)
{
	size_t at = out->n, i;
	int32_t cp;
	int len;

	for (i = 0; i < n; i += (size_t)len) {
		len = vn_utf8_get(s + i, n - i, &cp);
		if (cp == 0x110 || cp == 0x111) {
			if (vn_buf_adds(out, "\xc4\x90") == -1)
				return -1;
			continue;
		}
		if (cp >= 'a' && cp <= 'z')
			cp -= 0x20;
		if ((is_digit(cp) || is_upper(cp)) &&
		    vn_buf_addc(out, cp) == -1)
			return -1;
	}
	return out->n > at;
}

/* --- names and events --- */

static int
text(struct vv *v)
{
	if (v->text.n == 0)
		return 0;
	return vn_buf_add(v->out, v->text.s, v->text.n) == -1 ? -1 : 1;
}

/* 27-2 or 27/2 at token i: 1 with the day appended, 0, or -1. */
static int
event_day(struct vv *v, size_t i)
{
	int d = vt(v, i)->num, m = vt(v, i + 2)->num, y = 0;

	if ((!vt_punct(v, i + 1, '-') && !vt_punct(v, i + 1, '/')) ||
	    !vt_glued(v, i + 1) || !vt_glued(v, i + 2) || d < 1 || d > 31 ||
	    m < 1 || m > 12)
		return 0;
	if ((vv_year_near(v->ctx, m, d, &y) ? vv_int(v->out, (uint64_t)y, 4) :
	    vn_buf_adds(v->out, "XXXX")) == -1 ||
	    vn_buf_addc(v->out, '-') == -1 ||
	    vv_int(v->out, (uint64_t)m, 2) == -1 ||
	    vn_buf_addc(v->out, '-') == -1)
		return -1;
	return vv_int(v->out, (uint64_t)d, 2) == -1 ? -1 : 1;
}

/* XIII, 31, thứ tư at token i; 0: none. */
static int
ordinal(const struct vv *v, size_t i)
{
	int n;

	if (vt_num(v, i))
		return vt(v, i)->num;
	if (vt_is(v, i, VW_THU)) {
		if (vt_is(v, i + 1, VW_NHAT))
			return 1;
		if (vv_same(v, i + 1, i + 2, "nhì"))
			return 2;
		return vv_small(v, i + 1, &n) > 0 ? n : 0;
	}
	n = i > 0 ? vv_roman(v, i) : 0;
	return vt_len(v, i) > 1 || n <= 10 ? n : 0;
}

/*
 * Which of a row of events it is: the first number, be it a year; or its day
 * (27-2); else the name.
 */
static int
event(struct vv *v)
{
	size_t i;
	int n, rc;

	for (i = 0; i < v->nt; i++) {
		if ((rc = event_day(v, i)) != 0)
			return rc;
		if ((n = ordinal(v, i)) > 0)
			return vv_int(v->out, (uint64_t)n, 1) == -1 ? -1 : 1;
	}
	return text(v);
}

/* --- all of them --- */

/* Types whose text is looked at word by word. */
static int
words(struct vv *v, int type, const char *s, size_t n)
{
	int rc;

	if (vv_text(v, s, n) == -1)
		return -1;
	if (type != VN_ENT_DATE && type != VN_ENT_LAW && type != VN_ENT_NUM &&
	    type != VN_ENT_EVENT)
		return text(v);
	if ((rc = vv_lex(v)) != 1)
		return rc;
	switch (type) {
	case VN_ENT_DATE:
		return vv_date(v);
	case VN_ENT_LAW:
		return vv_law(v);
	case VN_ENT_NUM:
		return vv_num(v);
	}
	return event(v);
}

int
vn_ent_value(struct vn_buf *out, int type, const char *s, size_t n,
    const struct vn_value_ctx *ctx)
{
	size_t at = out->n;
	struct vv v;
	int rc;

	switch (type) {
	case VN_ENT_PHONE:
		rc = phone(out, s, n);
		break;
	case VN_ENT_EMAIL:
		rc = email(out, s, n);
		break;
	case VN_ENT_URL:
		rc = url(out, s, n);
		break;
	case VN_ENT_ID: case VN_ENT_PLATE:
		rc = plate(out, s, n);
		break;
	case VN_ENT_PER: case VN_ENT_ORG: case VN_ENT_LOC: case VN_ENT_TITLE:
	case VN_ENT_EVENT:
		if (ctx != NULL && ctx->name != NULL && ctx->nname > 0) {
			rc = vn_buf_add(out, ctx->name, ctx->nname) == -1 ?
			    -1 : 1;
			break;
		}
		/* FALLTHROUGH */
	case VN_ENT_DATE: case VN_ENT_LAW: case VN_ENT_NUM:
		memset(&v.text, 0, sizeof v.text);
		memset(&v.key, 0, sizeof v.key);
		v.ctx = ctx;
		v.out = out;
		v.nt = 0;
		rc = words(&v, type, s, n);
		vv_free(&v);
		break;
	default:
		rc = 0;
	}
	if (rc == 1 && out->n == at)
		rc = 0;
	if (rc != 1)
		out->n = at;
	return rc;
}
