#include <string.h>

#include <utf8proc.h>

#include "enc.h"
#include "enc_table.h"
#include "utf8.h"

/* vn_enc_cell.how of an encoder. */
enum {
	RESHAPED = 0x01,	/* TCVN3: a capital that has only a small letter's byte */
	VOWEL = 0x02,		/* VIQR: a tone mark could follow */
	PLAIN = 0x04		/* VIQR: a shape mark could follow */
};

/* The row of cp in the table, or -1. */
static int
row(int32_t cp)
{
	if (cp >= 0 && cp < 0x330)
		return cp;
	if (cp >= 0x1ea0 && cp < 0x1f00)
		return 0x330 + (cp - 0x1ea0);
	if (cp >= 0x2000 && cp < 0x2130)
		return 0x390 + (cp - 0x2000);
	return -1;
}

/* Hold cp as the bytes s[0..n), unless it is held already. */
static void
hold(struct vn_put *p, int32_t cp, const char *s, size_t n, int how)
{
	struct vn_enc_cell *c;
	int r = row(cp);

	if (r == -1 || p->cell[r].n > 0)
		return;
	c = &p->cell[r];
	memcpy(c->s, s, n);
	c->n = (uint8_t)n;
	c->how = (uint8_t)how;
}

static void
hold_byte(struct vn_put *p, int32_t cp, int b, int how)
{
	char c = (char)b;

	hold(p, cp, &c, 1, how);
}

/* --- tables --- */

/* Capitals with a tone mark: the byte of the small letter. */
static void
hold_tcvn3_capitals(struct vn_put *p)
{
	int v, tone, r;

	for (v = 0; v < VN_VOWELS; v++)
		for (tone = 1; tone < 6; tone++) {
			r = row(vn_enc_vowel[0][v][tone]);
			hold(p, vn_enc_vowel[1][v][tone], p->cell[r].s, 1,
			    RESHAPED);
		}
}

/* VNI's byte for each shape and tone, capitals 0x20 below; 0: there is none. */
static const uint8_t vni_mark[3][6] = {
	{ 0, 0xf8, 0xfb, 0xf5, 0xf9, 0xef },
	{ 0xea, 0xe8, 0xfa, 0xfc, 0xe9, 0xeb },
	{ 0xe2, 0xe0, 0xe5, 0xe3, 0xe1, 0xe4 }
};

/* The plain letter and the shape of each vowel. */
static const char plain[VN_VOWELS + 1] = "aaaeeiooouuy";
static const uint8_t shape[VN_VOWELS] = {
	[VN_V_AW] = VN_SHAPE_BREVE, [VN_V_AA] = VN_SHAPE_HAT,
	[VN_V_EE] = VN_SHAPE_HAT, [VN_V_OO] = VN_SHAPE_HAT,
	[VN_V_OW] = VN_SHAPE_HORN, [VN_V_UW] = VN_SHAPE_HORN
};

static void
hold_vni(struct vn_put *p, int up, int v, int tone)
{
	char s[2];
	int horn = shape[v] == VN_SHAPE_HORN, mark;

	s[0] = horn ? (char)(v == VN_V_OW ? 0xf4 : 0xf6) : plain[v];
	if (up)
		s[0] = (char)(s[0] - 0x20);
	mark = vni_mark[horn ? VN_SHAPE_NONE : shape[v]][tone];
	s[1] = (char)(mark - (up ? 0x20 : 0));
	if (mark != 0)
		hold(p, vn_enc_vowel[up][v][tone], s, 2, 0);
}

static void
hold_viqr(struct vn_put *p, int up, int v, int tone)
{
	char s[3];
	size_t n = 0;

	s[n++] = (char)(plain[v] - (up ? 0x20 : 0));
	if (shape[v] != VN_SHAPE_NONE)
		s[n++] = " (^+"[shape[v]];
	if (tone != 0)
		s[n++] = " `?~'."[tone];
	hold(p, vn_enc_vowel[up][v][tone], s, n, tone != 0 ? 0 :
	    n > 1 ? VOWEL : VOWEL | PLAIN);
}

/* cp1258: the letter without its tone, then the tone's byte. */
static void
hold_cp1258(struct vn_put *p, int up, int v, int tone)
{
	char s[2];

	s[0] = p->cell[row(vn_enc_vowel[up][v][0])].s[0];
	s[1] = (char)(unsigned char)" \xcc\xd2\xde\xec\xf2"[tone];
	if (tone != 0)
		hold(p, vn_enc_vowel[up][v][tone], s, 2, 0);
}

static void
hold_letters(struct vn_put *p,
    void (*one)(struct vn_put *, int, int, int))
{
	int up, v, tone;

	for (up = 0; up < 2; up++)
		for (v = 0; v < VN_VOWELS; v++)
			for (tone = 0; tone < 6; tone++)
				one(p, up, v, tone);
}

static void
hold_single(struct vn_put *p)
{
	const uint16_t *high = vn_enc_high[p->legacy - VN_ENC_TCVN3];
	int b;

	if (p->legacy == VN_ENC_VISCII)
		for (b = 0; b < VN_ENC_VISCII_C0; b++) {
			hold_byte(p, vn_enc_viscii_c0[b].cp,
			    vn_enc_viscii_c0[b].byte, 0);
			p->cell[vn_enc_viscii_c0[b].byte].n = 0;
		}
	if (p->legacy == VN_ENC_VPS)
		for (b = 0; b < VN_ENC_VPS_C0; b++) {
			hold_byte(p, vn_enc_vps_c0[b].cp,
			    vn_enc_vps_c0[b].byte, 0);
			p->cell[vn_enc_vps_c0[b].byte].n = 0;
		}
	for (b = 0x80; b < 0x100; b++)
		if (!(high[b - 0x80] & VN_ENC_ODD))
			hold_byte(p, high[b - 0x80], b, 0);
}

void
vn_put_init(struct vn_put *p, int enc)
{
	int b;

	memset(p, 0, sizeof *p);
	p->enc = enc;
	p->legacy = enc >= VN_ENC_TCVN3_1252 ?
	    enc - VN_ENC_TCVN3_1252 + VN_ENC_TCVN3 : enc;
	if (p->legacy < VN_ENC_TCVN3)
		return;
	if (p->legacy == VN_ENC_VIQR) {
		hold(p, 0x111, "dd", 2, 0);
		hold(p, 0x110, "DD", 2, 0);
		hold(p, '\\', "\\\\", 2, 0);
		hold_letters(p, hold_viqr);
	}
	for (b = 0; b < 0x80; b++)
		hold_byte(p, b, b, 0);
	if (p->legacy == VN_ENC_VIQR)
		return;
	hold_single(p);
	if (p->legacy == VN_ENC_TCVN3)
		hold_tcvn3_capitals(p);
	if (p->legacy == VN_ENC_VNI)
		hold_letters(p, hold_vni);
	if (p->legacy == VN_ENC_CP1258)
		hold_letters(p, hold_cp1258);
}

void
vn_put_fini(struct vn_put *p)
{
	vn_buf_fini(&p->tmp);
}

/* --- TCVN3: is a capital read as one again? --- */

/* What the character cp says about its word. */
enum { NO_LETTER, CAP, CAP_TONED, LOW };

static int
letter_case(const struct vn_put *p, int32_t cp)
{
	int r = row(cp), b;

	b = r == -1 || p->cell[r].n == 0 ? 0 : (unsigned char)p->cell[r].s[0];
	if ((b >= 'A' && b <= 'Z') || (b >= 0xa1 && b <= 0xa7))
		return CAP;
	if ((b >= 'a' && b <= 'z') || (b >= 0xa8 && b <= 0xae))
		return LOW;
	if (b < 0xb5)
		return NO_LETTER;
	return p->cell[r].how & RESHAPED ? CAP_TONED : LOW;
}

/* Judge the word of s[0..n) that holds the character at i, once a word. */
static void
judge_word(struct vn_put *p, const char *s, size_t n, size_t i)
{
	size_t capitals = 0, k = i;
	int32_t cp;
	int len, how;

	p->word_ok = 1;
	while (k > p->word_end) {
		len = vn_utf8_back(s, k, &cp);
		if ((how = letter_case(p, cp)) == NO_LETTER)
			break;
		capitals += how == CAP;
		p->word_ok &= how != LOW;
		k -= (size_t)len;
	}
	for (k = i; k < n; k += (size_t)len) {
		len = vn_utf8_get(s + k, n - k, &cp);
		if ((how = letter_case(p, cp)) == NO_LETTER)
			break;
		capitals += how == CAP;
		p->word_ok &= how != LOW;
	}
	p->word_end = k;
	p->word_ok &= capitals > 1;
}

static void
note_small(struct vn_put *p, const char *s, size_t n, size_t i)
{
	if (i >= p->word_end)
		judge_word(p, s, n, i);
	if (!p->word_ok && p->small++ == 0)
		p->first = i;
}

/* --- legacy encodings --- */

/* The length of the ASCII text at the start of s[0..n). */
static size_t
ascii(const char *s, size_t n)
{
	size_t i = 0;
	uint64_t w;

	for (; n - i >= 8; i += 8) {
		memcpy(&w, s + i, 8);
		if (w & 0x8080808080808080u)
			break;
	}
	while (i < n && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

static int
put_legacy(struct vn_put *p, struct vn_buf *out, const char *s, size_t n,
    size_t *used)
{
	const struct vn_enc_cell *c;
	size_t i, len;
	int32_t cp;
	int r;

	/* No character takes more bytes here than in UTF-8. */
	if (vn_buf_need(out, n + 2) == -1)
		return -1;
	p->word_end = 0;
	for (i = 0; i < n; i += len) {
		len = 1;
		cp = (unsigned char)s[i];
		if (cp >= 0x80)
			len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		if ((r = row(cp)) == -1 || p->cell[r].n == 0)
			break;
		c = &p->cell[r];
		if (c->how & RESHAPED)
			note_small(p, s, n, i);
		memcpy(out->s + out->n, c->s, 2);
		out->n += c->n;
	}
	*used = i;
	return 0;
}

/* 1 if VIQR would take the ASCII character cp for a part of the one before it. */
static int
viqr_joins(int how, int before, int32_t cp)
{
	if (cp == 0 || cp > 0x7f)
		return 0;
	if (strchr("`?~'.", cp) != NULL)
		return how & VOWEL;
	return how & PLAIN && ((cp == '(' && strchr("aA", before) != NULL) ||
	    (cp == '^' && strchr("aAeEoO", before) != NULL) ||
	    (cp == '+' && strchr("oOuU", before) != NULL));
}

/* 1 if VIQR would take the d or D before s[0..n) for a part of what follows. */
static int
viqr_d_joins(const struct vn_put *p, int d, const char *s, size_t n)
{
	int32_t cp;
	int r, c;

	if (n == 0)
		return 0;
	vn_utf8_get(s, n, &cp);
	r = row(cp);
	c = r == -1 || p->cell[r].n == 0 ? 0 : p->cell[r].s[0];
	return c == 'd' || (c == 'D' && d == 'D');
}

static int
put_viqr(struct vn_put *p, struct vn_buf *out, const char *s, size_t n,
    size_t *used)
{
	const struct vn_enc_cell *c;
	int r, literal, how = 0, before = 0;
	size_t i, len;
	int32_t cp;

	for (i = 0; i < n; i += len) {
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		if ((r = row(cp)) == -1 || p->cell[r].n == 0)
			break;
		c = &p->cell[r];
		literal = viqr_joins(how, before, cp) || ((cp == 'd' ||
		    cp == 'D') && viqr_d_joins(p, cp, s + i + 1, n - i - 1));
		if (literal && vn_buf_addc(out, '\\') == -1)
			return -1;
		how = literal ? 0 : c->how;
		before = c->s[0];
		if (vn_buf_add(out, c->s, c->n) == -1)
			return -1;
	}
	*used = i;
	return 0;
}

/* The bytes as cp1252 shows them. */
static int
put_1252(struct vn_put *p, struct vn_buf *out, const char *s, size_t n,
    size_t *used)
{
	size_t i;
	int32_t b;

	p->tmp.n = 0;
	if (put_legacy(p, &p->tmp, s, n, used) == -1 ||
	    vn_buf_need(out, p->tmp.n * 3) == -1)
		return -1;
	for (i = 0; i < p->tmp.n; i++) {
		b = (unsigned char)p->tmp.s[i];
		if (b >= 0x80 && b < 0xa0)
			b = vn_enc_cp1252[b - 0x80];
		out->n += (size_t)vn_utf8_put(out->s + out->n,
		    b & ~VN_ENC_ODD);
	}
	return 0;
}

/* --- Unicode --- */

static int
add_cp(struct vn_buf *out, int32_t cp)
{
	char utf[4];

	return vn_buf_add(out, utf, (size_t)vn_utf8_put(utf, cp));
}

/*
 * NFD of NFC text.  Only the marks that a letter falls apart into can be out of
 * order, and both they and the marks behind it are sorted: a merge is enough.
 */
static int
put_nfd(struct vn_buf *out, const char *s, size_t n)
{
	utf8proc_int32_t part[16];
	utf8proc_ssize_t parts, at = 0, held = 0, k;
	int32_t cp;
	size_t i, len;
	int class;

	for (i = 0; i < n; i += len) {
		len = at == held ? ascii(s + i, n - i) : 0;
		if (len > 0) {
			if (vn_buf_add(out, s + i, len) == -1)
				return -1;
			continue;
		}
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		class = cp == -1 ? 0 : utf8proc_get_property(cp)->combining_class;
		for (; at < held && (class == 0 || utf8proc_get_property(part[at])
		    ->combining_class <= class); at++)
			if (add_cp(out, part[at]) == -1)
				return -1;
		if (cp == -1 || class > 0) {
			if (vn_buf_add(out, s + i, len) == -1)
				return -1;
			continue;
		}
		parts = utf8proc_decompose_char(cp, part, 16, UTF8PROC_DECOMPOSE,
		    NULL);
		for (k = 0, at = held = parts; k < parts; k++)
			if (utf8proc_get_property(part[k])->combining_class == 0 &&
			    add_cp(out, part[k]) == -1)
				return -1;
		while (at > 0 && utf8proc_get_property(part[at - 1])
		    ->combining_class > 0)
			at--;
	}
	for (; at < held; at++)
		if (add_cp(out, part[at]) == -1)
			return -1;
	return 0;
}

static char *
put_unit(char *to, int32_t u, int big)
{
	to[big ? 0 : 1] = (char)(u >> 8);
	to[big ? 1 : 0] = (char)(u & 0xff);
	return to + 2;
}

static int
put_utf16(struct vn_put *p, struct vn_buf *out, const char *s, size_t n,
    size_t *used)
{
	int big = p->enc == VN_ENC_UTF16BE;
	size_t i, len;
	int32_t cp;
	char *to;

	if (vn_buf_need(out, n * 2) == -1)
		return -1;
	to = out->s + out->n;
	for (i = 0; i < n; i += len) {
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (cp == -1)
			break;
		if (cp >= 0x10000) {
			to = put_unit(to, 0xd800 + ((cp - 0x10000) >> 10), big);
			cp = 0xdc00 + ((cp - 0x10000) & 0x3ff);
		}
		to = put_unit(to, cp, big);
	}
	out->n = (size_t)(to - out->s);
	*used = i;
	return 0;
}

int
vn_put(struct vn_put *p, struct vn_buf *out, const char *s, size_t n,
    size_t *used)
{
	*used = n;
	if (n == 0)
		return 0;
	switch (p->enc) {
	case VN_ENC_UTF8:
		return vn_buf_add(out, s, n);
	case VN_ENC_UTF8_NFD:
		return put_nfd(out, s, n);
	case VN_ENC_UTF16LE:
	case VN_ENC_UTF16BE:
		return put_utf16(p, out, s, n, used);
	case VN_ENC_VIQR:
		return put_viqr(p, out, s, n, used);
	default:
		return p->enc == p->legacy ?
		    put_legacy(p, out, s, n, used) :
		    put_1252(p, out, s, n, used);
	}
}
