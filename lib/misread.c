#include <string.h>

#include "misread.h"
#include "syl.h"
#include "utf8.h"

static const uint16_t cp1252[32] = {
	0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
	0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178
};

int32_t
vn_misread_c1(int32_t cp)
{
	return cp1252[cp - 0x80];
}

int
vn_misread_lead(int32_t cp)
{
	if (cp >= 0xc2 && cp < 0xf5)
		return (int)cp;
	switch (cp) {	/* cp1258 */
	case 0x102:
		return 0xc3;
	case 0x103:
		return 0xe3;
	case 0x111:
		return 0xf0;
	case 0x300:
		return 0xcc;
	default:
		return 0;
	}
}

/* The continuation byte that cp is, 0 if it is none. */
static int
cont_of(int32_t cp)
{
	int i;

	if (cp >= 0x80 && cp < 0xc0)
		return (int)cp;
	if (cp >= 0x152 && cp <= 0x2122)
		for (i = 0; i < 32; i++)
			if (cp1252[i] == cp)
				return 0x80 + i;
	return 0;
}

/* What may follow a capital letter in clean text: it proves nothing. */
static int
is_usual(int32_t cp)
{
	return cp == 0xa0 || cp == 0xab || cp == 0xbb || cp == 0x2013 ||
	    cp == 0x2014 || cp == 0x2018 || cp == 0x2019 || cp == 0x201c ||
	    cp == 0x201d || cp == 0x2022 || cp == 0x2026 || cp == 0x203a;
}

static int
is_mark(int32_t cp)
{
	return (cp >= 0x300 && cp < 0x304) || cp == 0x306 || cp == 0x309 ||
	    cp == 0x31b || cp == 0x323;
}

static void
weigh(struct vn_misread *u, int lead, int usual, int last_usual)
{
	u->letter = (u->cp > 0x7f && vn_syl_letter(u->cp)) || is_mark(u->cp);
	u->unsure = 0;
	u->score = !usual;
	if (u->letter && (lead == 0xc6 || lead == 0xe1)) {
		u->score = 2;
		u->unsure = last_usual;
		if (lead == 0xc6 && usual)
			u->score = 0;
	} else if (u->cp == 0x111 || is_mark(u->cp))
		u->score = 1;	/* an opening quote after a capital is not usual */
}

int
vn_misread_get(const char *s, size_t n, int quoted, struct vn_misread *u)
{
	int b, k, lead, need, usual = 1, last = 0;
	char raw[4];
	int32_t cp;

	u->len = (size_t)vn_utf8_get(s, n, &cp);
	if (cp < 0xc2 || (lead = vn_misread_lead(cp)) == 0)
		return 0;
	raw[0] = (char)lead;
	need = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
	for (k = 1; k <= need; k++) {
		if (u->len >= n)
			return 0;
		u->len += (size_t)vn_utf8_get(s + u->len, n - u->len, &cp);
		if (cp < 0x80 || (b = cont_of(cp)) == 0)
			return 0;
		raw[k] = (char)b;
		usual &= last = is_usual(cp);
	}
	if (vn_utf8_get(raw, (size_t)need + 1, &u->cp) != need + 1)
		return 0;
	if (quoted && lead == 0xe1 && raw[1] == (char)0xbb)
		return 0;
	if (usual && (lead > 0xe2 || (lead > 0xc6 && lead < 0xe0)) &&
	    !is_mark(u->cp))
		return 0;
	weigh(u, lead, usual, last);
	return 1;
}

size_t
vn_misread_gap(const char *s, size_t n, const char **may, int *space)
{
	static const struct { const char *s, *lost, *a0; } gaps[] = {
		{ "\xc3\x83", "ÁÍÝ", "à" },
		{ "\xc4\x82", "ÁÍÝ", "à" },		/* cp1258 */
		{ "\xc3\x84", "Đ", "" },
		{ "\xc3\x86", "", "Ơ" },
		{ "\xc3\xa1\xc2\xba", "", "Ạ" },
		{ "\xc3\xa1\xc2\xbb", "ềọỏờỐ", "ềọỏờỐỠ" }
	};
	size_t i, len;

	for (i = 0; i < sizeof gaps / sizeof gaps[0]; i++) {
		len = strlen(gaps[i].s);
		if (n < len || memcmp(s, gaps[i].s, len) != 0)
			continue;
		*space = n == len || s[len] == ' ' || s[len] == '\t';
		*may = *space ? gaps[i].a0 : gaps[i].lost;
		if (n >= len + 3 && memcmp(s + len, "\xef\xbf\xbd", 3) == 0)
			len += 3;
		return len;
	}
	return 0;
}
