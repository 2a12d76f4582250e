#include <string.h>

#include "net.h"
#include "scan.h"

#define NONE	((size_t)-1)

static int
is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static int
is_alpha(int c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static int
is_alnum(int c)
{
	return is_digit(c) || is_alpha(c);
}

static int
is_local(int c)
{
	return is_alnum(c) || c == '.' || c == '_' || c == '%' || c == '+' ||
	    c == '-';
}

/* The end of a host name with a dot and a last label of letters, or NONE. */
static size_t
host_end(const char *s, size_t n, size_t at)
{
	size_t end = NONE, i, label = at, max = n - at > 255 ? at + 255 : n;
	int letters = 1;

	for (i = at; i <= max; i++) {
		if (i < max && (is_alnum((unsigned char)s[i]) ||
		    (s[i] == '-' && i > label))) {
			letters &= is_alpha((unsigned char)s[i]);
			continue;
		}
		if (i == label || s[i - 1] == '-')
			break;
		if (label > at && letters && i - label >= 2)
			end = i;
		if (i == max || s[i] != '.')
			break;
		label = i + 1;
		letters = 1;
	}
	return end;
}

size_t
vn_net_email(const char *s, size_t n, size_t lo, size_t at, size_t *end)
{
	size_t i = at;

	if (at + 1 >= n)
		return NONE;
	while (i > lo && at - i < 65 && is_local((unsigned char)s[i - 1]))
		i--;
	if (at - i > 64 || (i > lo && (unsigned char)s[i - 1] >= 0x80))
		return NONE;
	while (i < at && !is_alnum((unsigned char)s[i]))
		i++;
	if (i == at || s[at - 1] == '.')
		return NONE;
	*end = host_end(s, n, at + 1);
	return *end == NONE ? NONE : i;
}

/* Length of what cannot be in a URL at s[i): a space, a quote, <>; else 0. */
static int
url_stop(const char *s, size_t n, size_t i)
{
	unsigned char c = (unsigned char)s[i];

	if (c <= 0x20 || c == 0x7f || strchr("<>\"{}|\\^`", c) != NULL)
		return 1;
	if (c == 0xc2 && n - i > 1 && (unsigned char)s[i + 1] <= 0xbb &&
	    (unsigned char)s[i + 1] >= 0x80)
		return 1;
	/* General punctuation: curly quotes, dashes, ellipsis, odd spaces. */
	if (c == 0xe2 && n - i > 1 && (unsigned char)s[i + 1] <= 0x81)
		return 1;
	return c == 0xe3 && n - i > 2 && (unsigned char)s[i + 1] == 0x80;
}

size_t
vn_net_url(const char *s, size_t n, size_t at)
{
	size_t i, open = 0, closed = 0;

	for (i = at; i < n && !url_stop(s, n, i); i++) {
		open += s[i] == '(';
		closed += s[i] == ')';
	}
	/* Punctuation of the sentence; a bracket only if none was opened. */
	for (; i > at; i--) {
		if (strchr(".,;:!?'*]", s[i - 1]) != NULL)
			continue;
		if (s[i - 1] != ')' || closed <= open)
			break;
		closed--;
	}
	return i;
}

size_t
vn_net_host(const char *s, size_t lo, size_t at)
{
	size_t i = at - 1, label = 0;

	/* Lower case only: Zing.Vn may be two sentences. */
	for (; i > lo && at - i < 64; i--) {
		int c = (unsigned char)s[i - 1];

		if (c == '.' || c == '-') {
			if (label == 0)
				return NONE;
			label = 0;
		} else if ((c >= 'a' && c <= 'z') || is_digit(c)) {
			label++;
		} else if (c >= 0x80 || is_alnum(c) || c == '@' || c == '_') {
			return NONE;
		} else {
			break;
		}
	}
	if (label < 2 || at - i >= 64 || is_digit((unsigned char)s[i]))
		return NONE;
	return i;
}

/* --- phone numbers --- */

/* Digits of a phone number, gathered over its groups. */
struct phone {
	char	d[16];
	size_t	 n, groups, end;
	size_t	 best;		/* token behind the longest one, or 0 */
	int	 plus;
};

static int
add_group(const struct vn_scan *x, size_t i, struct phone *p)
{
	size_t k = tk_len(x, i);

	if (p->n + k > sizeof p->d - 1)
		return 0;
	memcpy(p->d + p->n, x->s + tk(x, i)->s, k);
	p->n += k;
	p->groups++;
	p->end = i + 1;
	return 1;
}

/* Is d[0..n) a number as it is? */
static int
plausible(const struct phone *p)
{
	const char *d = p->d;

	if (p->plus)
		return p->n >= 9 && p->n <= 14;
	if (p->n >= 8 && p->n <= 10 && (memcmp(d, "1900", 4) == 0 ||
	    memcmp(d, "1800", 4) == 0))
		return p->groups > 1 || p->n == 8;
	if (d[0] != '0')
		return 0;
	if (d[1] == '2')
		return p->n == 10 || p->n == 11;
	if (d[1] == '1' || d[1] == '6')
		return p->n == 11 || (p->n == 10 && d[1] == '6');
	if (strchr("35789", d[1]) != NULL)
		return p->n == 10 || (p->n == 9 && p->groups > 1);
	/* area codes before 2017: 04, 0650 ... */
	return p->n >= 10 && p->n <= 11 && p->groups > 1;
}

/* What was gathered up to here may be the number; a longer one is better. */
static void
judge(struct phone *p, int named)
{
	if (plausible(p) || (named && p->n >= 7 && p->n <= 11))
		p->best = p->end;
}

/*
 * (028) 3822-1234, +84 912 345 678, 0912.345.678: groups with one space, dot or
 * hyphen between them; a bracket only around the first.
 */
static void
gather(const struct vn_scan *x, size_t i, struct phone *p, int named)
{
	int open = tk_punct(x, i, '(');
	size_t sep;

	i += (size_t)open;
	if (tk_punct(x, i, '+')) {
		p->plus = 1;
		if (!tk_glued(x, ++i))
			return;
	}
	if (!tk_num(x, i) || !add_group(x, i++, p))
		return;
	if (open && !tk_punct(x, i++, ')'))
		return;
	judge(p, named);
	for (; p->groups < 6; i++) {
		sep = tk_glued(x, i) && tk_glued(x, i + 1) &&
		    (tk_punct(x, i, '.') || tk_punct(x, i, '-'));
		if (!tk_num(x, i + sep) || tk_len(x, i + sep) < 2)
			break;
		i += sep;
		if (!add_group(x, i, p))
			break;
		judge(p, named);
	}
}

size_t
vn_net_phone(const struct vn_scan *x, size_t i)
{
	struct phone p = { .n = 0 };
	size_t b = i;

	/* Behind a head word: ĐT: 3822 1234. */
	while (b > 0 && i - b < 3 && (tk_punct(x, b - 1, ':') ||
	    tk_punct(x, b - 1, '.') || tk_is(x, b - 1, W_SO)))
		b--;
	gather(x, i, &p, b > 0 && (tk_cls(x, b - 1) & WC_PHONE) != 0);
	if (p.best == 0 || (tk(x, p.best)->kind == TK_WORD &&
	    tk_glued(x, p.best)))
		return 0;
	return p.best;
}
