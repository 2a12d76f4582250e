#include <string.h>

#include "boiler_pat.h"
#include "syl.h"
#include "utf8.h"

#define PATTERN_MAX	300	/* bytes of a line with a pattern, */
#define LINK_MAX	160	/* of a link to another story */

static const char *const ornament[] = {
	" ", "|", "»", "«", "›", "‹", ">", "<", "•", "·", "●", "■", "▪", "►", "▶",
	"▼", "▾", "▲", "◄", "→", "←", "×", "+", "*", "-", "–", "—", "_", "…", "...",
	"\xef\xbf\xbd", NULL
};

size_t
vn_boiler_ornament(const char *s, size_t n, int back)
{
	size_t i, k;

	for (i = 0; ornament[i] != NULL; i++) {
		k = strlen(ornament[i]);
		if (k <= n && memcmp(back ? s + n - k : s, ornament[i], k) == 0)
			return k;
	}
	return 0;
}

int
vn_boiler_low(const char *s, size_t n)
{
	int32_t cp = 0;

	if (n > 0)
		vn_utf8_get(s, n, &cp);
	if (cp < 0x80)
		return cp >= 'a' && cp <= 'z';
	if (cp < 0x100)
		return cp >= 0xdf;
	return vn_syl_letter(cp) && (cp == 0x1b0 || (cp != 0x1af && (cp & 1)));
}

/* --- patterns; all see folded text --- */

/* A reader of words and numbers. */
struct scan {
	const char *s;
	size_t	 n;
};

static void
skip(struct scan *c, size_t k)
{
	c->s += k;
	c->n -= k;
}

static int
eat(struct scan *c, const char *w)
{
	size_t k = strlen(w);

	if (c->n < k || memcmp(c->s, w, k) != 0)
		return 0;
	/* A word that goes on is another word. */
	if (c->n > k && (((unsigned char)w[k - 1] >= 0x80 ||
	    (w[k - 1] >= 'a' && w[k - 1] <= 'z')) &&
	    ((unsigned char)c->s[k] >= 0x80 ||
	    (c->s[k] >= 'a' && c->s[k] <= 'z'))))
		return 0;
	skip(c, k);
	return 1;
}

static int
eat_any(struct scan *c, const char *const *w)
{
	for (; *w != NULL; w++)
		if (eat(c, *w))
			return 1;
	return 0;
}

/* A number of one to four digits, or -1. */
static int
eat_number(struct scan *c)
{
	int v = 0, k = 0;

	while (c->n > 0 && k < 5 && vn_boiler_digit(*c->s)) {
		v = v * 10 + (*c->s - '0');
		k++;
		skip(c, 1);
	}
	return k > 0 && k < 5 ? v : -1;
}

/* What may stand between the parts of a time stamp. */
static void
eat_marks(struct scan *c)
{
	size_t k = 0;

	while (c->n > 0 && (strchr(",:-|/()[]", *c->s) != NULL ||
	    ((k = vn_boiler_ornament(c->s, c->n, 0)) > 0 && *c->s != '+')))
		skip(c, strchr(",:-|/()[]", *c->s) != NULL ? 1 : k);
}

/* hh:mm, hh:mm:ss */
static int
eat_clock(struct scan *c)
{
	struct scan t = *c;
	int h = eat_number(&t), m, z = -1;

	if (h < 0 || h > 24 || !(eat(&t, ":") || eat(&t, "h")))
		return 0;
	if ((m = eat_number(&t)) < 0 || m > 59)
		return 0;
	if (eat(&t, ":") && ((z = eat_number(&t)) < 0 || z > 60))
		return 0;
	eat(&t, "z");
	*c = t;
	return 1;
}

/* d/m/y, d-m-y, d.m.y, y-m-d (and T), ngày d tháng m năm y */
static int
eat_date(struct scan *c)
{
	struct scan t = *c;
	int d, m, y;
	char sep[2] = { 0, 0 };

	if (eat(&t, "ngày"))
		eat(&t, " ");
	d = eat_number(&t);
	if (eat(&t, " tháng "))
		m = eat_number(&t);
	else {
		if (d < 0 || t.n == 0 || strchr("/-.", *t.s) == NULL)
			return 0;
		sep[0] = *t.s;
		skip(&t, 1);
		m = eat_number(&t);
	}
	if (!eat(&t, sep[0] ? sep : " năm ") && !eat(&t, ", "))
		return 0;
	y = eat_number(&t);
	if (d > 31 && y <= 31) {
		int swap = d;

		d = y;
		y = swap;
		if (t.n > 1 && *t.s == 't' && vn_boiler_digit(t.s[1]))
			skip(&t, 1);
	}
	if (d < 1 || d > 31 || m < 1 || m > 12 || y < 1990 || y > 2100)
		return 0;
	*c = t;
	return 1;
}

static const char *const weekday[] = {
	"thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "thứ bẩy",
	"thứ 2", "thứ 3", "thứ 4", "thứ 5", "thứ 6", "thứ 7", "chủ nhật", NULL
};
static const char *const stamp_label[] = {
	"cập nhật", "đăng lúc", "ngày đăng", "đăng ngày", "xuất bản", "lúc", NULL
};
static const char *const stamp_tail[] = {
	"gmt+7", "gmt +7", "(gmt+7)", "am", "pm", "sáng", "chiều", "utc+7", "+07:00",
	NULL
};

/*
 * A date with a time or a weekday, and nothing else.  With a label alone it may say
 * of what day a table is.
 */
static int
is_stamp(const char *s, size_t n)
{
	struct scan c = { s, n };
	int date = 0, more = 0;

	for (;;) {
		eat_marks(&c);
		if (c.n == 0)
			return date == 1 && more > 0;
		if (eat_date(&c))
			date++;
		else if (eat_clock(&c) || eat_any(&c, weekday))
			more++;
		else if (!eat_any(&c, stamp_label) &&
		    !eat_any(&c, stamp_tail))
			return 0;
	}
}

/* 7' trước, 2 giờ trước */
static int
is_ago(const char *s, size_t n)
{
	static const char *const unit[] = { "\'", "phút", "giờ", "ngày", NULL };
	struct scan c = { s, n };

	if (eat_number(&c) < 0)
		return 0;
	eat(&c, " ");
	return eat_any(&c, unit) && eat(&c, " trước") && c.n == 0;
}

/* 1 2 3 4 5 ... 20: five pages at least, ascending from 1, with a gap. */
static int
is_pages(const char *s, size_t n)
{
	struct scan c = { s, n };
	int page, last = 0, k = 0, gap = 0;

	for (;; k++) {
		eat_marks(&c);
		if (c.n == 0)
			return k >= 5 && gap;
		page = eat_number(&c);
		if (k < 4 ? page != k + 1 : page <= last)
			return 0;
		gap |= page > last + 1;
		last = page;
	}
}

/* An e-mail address or URL; with dots in a run of ASCII. */
static int
eat_address(struct scan *c)
{
	size_t k;
	int dot = 0, at = 0;

	for (k = 0; k < c->n && c->s[k] > ' ' && c->s[k] != '|' &&
	    c->s[k] != ',' && (unsigned char)c->s[k] < 0x80; k++) {
		dot += c->s[k] == '.' && k > 0;
		at += c->s[k] == '@';
	}
	while (k > 0 && (c->s[k - 1] == '.' || c->s[k - 1] == ')'))
		k--;
	if (k < 5 || dot == 0 || (at == 0 && memcmp(c->s, "www.", 4) != 0 &&
	    memcmp(c->s, "http", 4) != 0))
		return 0;
	skip(c, k);
	return 1;
}

/* A telephone number: 7 to 15 digits, or 4 to 8 as a short one. */
static int
eat_phone(struct scan *c)
{
	size_t k, d = 0;

	for (k = 0; k < c->n && (vn_boiler_digit(c->s[k]) || (k + 1 < c->n &&
	    strchr(" .-()+", c->s[k]) != NULL && c->s[k] != '\0' &&
	    (k + 3 > c->n || memcmp(c->s + k, " - ", 3) != 0))); k++)
		d += (size_t)vn_boiler_digit(c->s[k]);
	if (d < 3 || d > 15)
		return 0;
	skip(c, k);
	return 1;
}

static const char *const contact_label[] = {
	"điện thoại", "đt", "tel", "phone", "hotline", "đường dây nóng", "fax",
	"email", "e-mail", "mail", "website", "web", "zalo", "máy lẻ",
	"liên hệ", "hn", "hcm", "tphcm", "tp hcm", "tp.hcm", "hà nội",
	"tổng đài", "số điện thoại", "địa chỉ email", "thư điện tử", NULL
};
/* Labels and mailboxes that only the site itself has. */
static const char *const site_label[] = {
	"liên hệ quảng cáo", "quảng cáo", "tòa soạn", "liên hệ tòa soạn", "bạn đọc",
	"đường dây nóng", NULL
};
static const char *const mailbox[] = {
	"info@", "toasoan", "banbientap", "bbt@", "quangcao", "bandoc@", "ads@",
	"contact@", "webmaster@", "thuky", "doanhnghiep@", NULL
};

static int
is_site_mail(const struct scan *c)
{
	int i;

	for (i = 0; mailbox[i] != NULL; i++)
		if (c->n >= strlen(mailbox[i]) &&
		    memcmp(c->s, mailbox[i], strlen(mailbox[i])) == 0)
			return 1;
	return 0;
}

/*
 * Labels, telephone numbers and addresses, and nothing else.  Two may belong to a
 * story (whom to ask, where to send help, whom an article is about): there must be
 * three labels, two and an e-mail address, or a sign that it is the site's own.
 */
static int
is_contact(const char *s, size_t n)
{
	struct scan c = { s, n };
	int label = 0, value = 0, site = 0, mail = 0;

	for (;;) {
		while (c.n > 0 && (strchr(":;,.-|/ ", *c.s) != NULL))
			skip(&c, 1);
		if (c.n == 0)
			return value > 0 && (label > 2 || site ||
			    (label > 1 && mail));
		site |= is_site_mail(&c);
		if (eat_any(&c, site_label))
			site = 1;
		else if (eat_any(&c, contact_label))
			label++;
		else if (eat_phone(&c))
			value++;
		else if (eat_address(&c))
			mail = ++value;
		else
			return 0;
	}
}

/* #một hai # ba # bốn: three tags at least. */
static int
is_tags(const char *s, size_t n)
{
	size_t i;
	int tags = 1;

	if (*s != '#' || n > LINK_MAX * 2 || s[n - 1] == '.')
		return 0;
	for (i = 1; i + 2 < n; i++)
		tags += s[i - 1] == ' ' && s[i] == '#' && s[i + 1] != '#';
	return tags >= 3;
}

static int
holds(const char *s, size_t n, const char *w)
{
	size_t k = strlen(w);

	for (; n >= k; s++, n--)
		if (memcmp(s, w, k) == 0)
			return 1;
	return 0;
}

/* The licence of a paper or site: its number names the office of the press. */
static int
is_licence(const char *s, size_t n)
{
	static const char *const sign[] = { "/gp-", "/gp ", "/gp.", "gp-", "gp -",
	    NULL };
	static const char *const press[] = { "-bc", "- bc", "bttt", "ttđt", "bvhtt",
	    "cbc", "báo chí", "ttt&tt", "stttt", NULL };
	int i, j;

	if (n > PATTERN_MAX || !holds(s, n < 12 ? n : 12, "giấy phép"))
		return 0;
	for (i = 0; sign[i] != NULL && !holds(s, n, sign[i]); i++)
		;
	for (j = 0; press[j] != NULL && !holds(s, n, press[j]); j++)
		;
	return sign[i] != NULL && press[j] != NULL;
}

/* >> Headline of another story: it begins with a capital and is no sentence. */
static int
is_link(const char *s, size_t n)
{
	int32_t cp;
	size_t i;

	for (i = 0; i < n && (s[i] == '>' || s[i] == ' '); i++)
		;
	if (i < 2 || memcmp(s, ">>", 2) != 0 || n > LINK_MAX || i == n ||
	    vn_boiler_low(s + i, n - i))
		return 0;
	if (s[n - 1] == '.' && !(n > 2 && s[n - 2] == '.'))
		return 0;
	/* Prompts and quoted mail are ASCII as a rule. */
	for (; i < n; i++) {
		vn_utf8_get(s + i, n - i, &cp);
		if (cp >= 0x80 && vn_syl_letter(cp))
			return 1;
	}
	return 0;
}

static int
is_blank(const char *s, size_t n)
{
	while (n > 0 && (*s == ' ' || *s == '\t')) {
		s++;
		n--;
	}
	return n == 0;
}

int
vn_boiler_bars(const char *s, size_t n)
{
	static const char *const bar[] = { " ", "|", ">>", "»", "«", "›", "‹",
	    "▼", "▲", NULL };
	struct scan c = { s, n };

	while (c.n > 0)
		if (!eat_any(&c, bar) && !(*c.s == '>' && c.s > s &&
		    c.s[-1] == '>' && eat(&c, ">")))
			return 0;
	return !is_blank(s, n) && (n != 1 || *s != '|');
}

int
vn_boiler_pattern(const char *s, size_t n)
{
	return n <= PATTERN_MAX && (is_contact(s, n) || is_licence(s, n) ||
	    is_stamp(s, n) || is_ago(s, n) || is_pages(s, n));
}

int
vn_boiler_link(const char *s, size_t n)
{
	return is_link(s, n) || is_tags(s, n);
}

const char *const *const vn_boiler_first[] = {
	contact_label, site_label, weekday, stamp_label, NULL
};
