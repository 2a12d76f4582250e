#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "enc.h"
#include "enc_table.h"
#include "utf8.h"

/* --- names --- */

static const char *const names[VN_ENCS] = {
	"utf-8", "utf-8-nfd", "utf-16le", "utf-16be", "tcvn3", "vni", "viscii",
	"vps", "cp1258", "viqr", "tcvn3-as-cp1252", "vni-as-cp1252",
	"viscii-as-cp1252", "vps-as-cp1252", "cp1258-as-cp1252"
};

static const struct {
	const char *name;
	int	 enc;
} aliases[] = {
	{ "abc", VN_ENC_TCVN3 }, { "ascii", VN_ENC_UTF8 },
	{ "tcvn", VN_ENC_TCVN3 }, { "tcvn-3", VN_ENC_TCVN3 },
	{ "utf8", VN_ENC_UTF8 }, { "utf8-nfd", VN_ENC_UTF8_NFD },
	{ "utf-8-nfc", VN_ENC_UTF8 }, { "utf16le", VN_ENC_UTF16LE },
	{ "utf16be", VN_ENC_UTF16BE }, { "vni-win", VN_ENC_VNI },
	{ "windows-1258", VN_ENC_CP1258 }
};

const char *
vn_enc_name(int enc)
{
	return names[enc];
}

int
vn_enc_find(const char *name)
{
	size_t i;

	for (i = 0; i < VN_ENCS; i++)
		if (strcasecmp(name, names[i]) == 0)
			return (int)i;
	for (i = 0; i < sizeof aliases / sizeof aliases[0]; i++)
		if (strcasecmp(name, aliases[i].name) == 0)
			return aliases[i].enc;
	return -1;
}

/* --- what the bytes mean --- */

/* vn_enc_cell.how of a decoder: flags, and for TCVN3 what the case says. */
enum { OTHER, CAPITAL, SMALL, TONED, CASE = 0x03 };
enum {
	MARKS = 0x10,		/* VNI: the second byte of pairs */
	BASE = 0x20,		/* VNI: what marks can follow */
	ODD = 0x80
};

static void
set(struct vn_enc_cell *c, int32_t cp)
{
	c->how = cp & VN_ENC_ODD ? ODD : 0;
	c->n = (uint8_t)vn_utf8_put(c->s, cp & ~VN_ENC_ODD);
}

/* The capital of a letter with a tone mark. */
static int32_t
capital_of(int32_t cp)
{
	return cp < 0x100 ? cp - 0x20 : cp - 1;
}

/* What each byte of TCVN3 says about the case of its word. */
static void
tcvn3_case(struct vn_dec *d)
{
	int32_t cp;
	int b;

	for (b = 'A'; b <= 'Z'; b++) {
		d->cell[b].how = CAPITAL;
		d->cell[b + 0x20].how = SMALL;
	}
	for (b = 0xa1; b <= 0xff; b++) {
		cp = vn_enc_high[0][b - 0x80];
		if (cp & VN_ENC_ODD || cp < 0xc0)
			continue;
		d->cell[b].how = b <= 0xa7 ? CAPITAL : b <= 0xae ? SMALL : TONED;
		if (d->cell[b].how == TONED)
			set(&d->upper[b], capital_of(cp));
	}
}

void
vn_dec_init(struct vn_dec *d, int enc)
{
	int b, row;

	memset(d, 0, sizeof *d);
	d->enc = enc;
	d->legacy = enc >= VN_ENC_TCVN3_1252 ?
	    enc - VN_ENC_TCVN3_1252 + VN_ENC_TCVN3 : enc;
	row = d->legacy - VN_ENC_TCVN3;
	if (row < 0 || row >= VN_ENC_TABLES)
		return;
	for (b = 0; b < 0x80; b++)
		set(&d->cell[b], b);
	for (; b < 0x100; b++)
		set(&d->cell[b], vn_enc_high[row][b - 0x80]);
	if (d->legacy == VN_ENC_VISCII)
		for (b = 0; b < VN_ENC_VISCII_C0; b++)
			set(&d->cell[vn_enc_viscii_c0[b].byte],
			    vn_enc_viscii_c0[b].cp);
	if (d->legacy == VN_ENC_VPS)
		for (b = 0; b < VN_ENC_VPS_C0; b++)
			set(&d->cell[vn_enc_vps_c0[b].byte],
			    vn_enc_vps_c0[b].cp);
	if (d->legacy == VN_ENC_TCVN3)
		tcvn3_case(d);
	if (d->legacy == VN_ENC_VNI)
		for (b = 0; b < 0x100; b++)
			d->cell[b].how |= (strchr("aeouyAEOUY\xf4\xf6\xd4\xd6",
			    b) != NULL && b != 0 ? BASE : 0) |
			    (b >= 0xc0 && d->cell[b].how & ODD ? MARKS : 0);
}

void
vn_dec_fini(struct vn_dec *d)
{
	vn_buf_fini(&d->tmp);
}

static void
odd(struct vn_dec *d, size_t at)
{
	if (d->odd + d->lost == 0)
		d->first = at;
	d->odd++;
}

/* --- one byte a character --- */

/* The cell's bytes; there is room for sizeof c->s. */
static char *
add(char *to, const struct vn_enc_cell *c)
{
	memcpy(to, c->s, 4);
	return to + c->n;
}

static int
decode_bytes(struct vn_dec *d, struct vn_buf *out, const unsigned char *s,
    size_t n)
{
	char *to;
	size_t i;

	if (vn_buf_need(out, n * 3 + 4) == -1)
		return -1;
	to = out->s + out->n;
	for (i = 0; i < n; i++) {
		if (d->cell[s[i]].how & ODD)
			odd(d, i);
		to = add(to, &d->cell[s[i]]);
	}
	out->n = (size_t)(to - out->s);
	return 0;
}

/* --- TCVN3: words --- */

/*
 * What a word has shown so far: one capital, more, each without or with TONED
 * letters (small ones that stand for their capitals too), or a small one.
 */
enum { NONE, ONE, MANY, TONED_0, TONED_1, TONED_MANY, MIXED, STATES };

static const uint8_t next[STATES][4] = {
	/* OTHER, CAPITAL, SMALL, TONED */
	[NONE] = { NONE, ONE, MIXED, TONED_0 },
	[ONE] = { NONE, MANY, MIXED, TONED_1 },
	[MANY] = { NONE, MANY, MIXED, TONED_MANY },
	[TONED_0] = { NONE, TONED_1, MIXED, TONED_0 },
	[TONED_1] = { NONE, TONED_MANY, MIXED, TONED_1 },
	[TONED_MANY] = { NONE, TONED_MANY, MIXED, TONED_MANY },
	[MIXED] = { NONE, MIXED, MIXED, MIXED }
};

/* The word that ends before s[n) has been written up to to: raise its letters. */
static void
raise_word(const struct vn_dec *d, const unsigned char *s, size_t n, char *to)
{
	const struct vn_enc_cell *c;

	while (n > 0 && (d->cell[s[n - 1]].how & CASE) != OTHER) {
		c = &d->cell[s[--n]];
		to -= c->n;
		if ((c->how & CASE) == TONED)
			memcpy(to, d->upper[s[n]].s, c->n);
	}
}

static int
decode_tcvn3(struct vn_dec *d, struct vn_buf *out, const unsigned char *s,
    size_t n)
{
	unsigned how, state = NONE, before;
	size_t i;
	char *to;

	if (vn_buf_need(out, n * 3 + 4) == -1)
		return -1;
	to = out->s + out->n;
	for (i = 0; i < n; i++) {
		how = d->cell[s[i]].how;
		before = state;
		state = next[state][how & CASE];
		if (state == NONE && before == TONED_MANY)
			raise_word(d, s, i, to);
		if (how & ODD)
			odd(d, i);
		to = add(to, &d->cell[s[i]]);
	}
	if (state == TONED_MANY)
		raise_word(d, s, n, to);
	out->n = (size_t)(to - out->s);
	return 0;
}

/* --- VNI: pairs --- */

/* The shape and tone of the marks e0 to ff; those of capitals stand 0x20 below. */
static const struct {
	uint8_t	shape, tone;
} vni_marks[32] = {
	[0x00] = { VN_SHAPE_HAT, 1 }, [0x01] = { VN_SHAPE_HAT, 4 },
	[0x02] = { VN_SHAPE_HAT, 0 }, [0x03] = { VN_SHAPE_HAT, 3 },
	[0x04] = { VN_SHAPE_HAT, 5 }, [0x05] = { VN_SHAPE_HAT, 2 },
	[0x08] = { VN_SHAPE_BREVE, 1 }, [0x09] = { VN_SHAPE_BREVE, 4 },
	[0x0a] = { VN_SHAPE_BREVE, 0 }, [0x0b] = { VN_SHAPE_BREVE, 5 },
	[0x1a] = { VN_SHAPE_BREVE, 2 }, [0x1c] = { VN_SHAPE_BREVE, 3 },
	[0x0f] = { VN_SHAPE_NONE, 5 }, [0x15] = { VN_SHAPE_NONE, 3 },
	[0x18] = { VN_SHAPE_NONE, 1 }, [0x19] = { VN_SHAPE_NONE, 4 },
	[0x1b] = { VN_SHAPE_NONE, 2 }
};

/* The vowel that a letter is without a mark of shape, or -1. */
static int
plain_vowel(int b)
{
	switch (b) {
	case 'a': case 'A':
		return VN_V_A;
	case 'e': case 'E':
		return VN_V_E;
	case 'i': case 'I':
		return VN_V_I;
	case 'o': case 'O':
		return VN_V_O;
	case 'u': case 'U':
		return VN_V_U;
	case 'y': case 'Y':
		return VN_V_Y;
	default:
		return -1;
	}
}

/* The vowel with a shape, or -1. */
static int
shaped(int vowel, int shape)
{
	if (shape == VN_SHAPE_NONE)
		return vowel;
	if (vowel == VN_V_A)
		return shape == VN_SHAPE_BREVE ? VN_V_AW :
		    shape == VN_SHAPE_HAT ? VN_V_AA : -1;
	if (shape == VN_SHAPE_HAT)
		return vowel == VN_V_E ? VN_V_EE : vowel == VN_V_O ? VN_V_OO : -1;
	if (shape == VN_SHAPE_HORN)
		return vowel == VN_V_O ? VN_V_OW : vowel == VN_V_U ? VN_V_UW : -1;
	return -1;
}

/* The letter of a pair of VNI, or 0. */
static int32_t
vni_pair(int base, int mark)
{
	int vowel, shape, tone, up = base < 0x80 ? base < 'a' : base < 0xe0;

	shape = vni_marks[mark & 0x1f].shape;
	tone = vni_marks[mark & 0x1f].tone;
	if (shape == VN_SHAPE_NONE && tone == 0)
		return 0;
	vowel = plain_vowel(base);
	if (base >= 0x80)
		vowel = (base & 0x1f) == 0x14 ? VN_V_OW : VN_V_UW;
	vowel = shaped(vowel, shape);
	if (vowel == -1 || (vowel == VN_V_Y && tone == 5))
		return 0;
	return vn_enc_vowel[up][vowel][tone];
}

static int
decode_vni(struct vn_dec *d, struct vn_buf *out, const unsigned char *s,
    size_t n)
{
	int32_t cp;
	size_t i;
	char *to;

	if (vn_buf_need(out, n * 3 + 4) == -1)
		return -1;
	to = out->s + out->n;
	for (i = 0; i < n; i++) {
		if (d->cell[s[i]].how & BASE && i + 1 < n &&
		    d->cell[s[i + 1]].how & MARKS &&
		    (cp = vni_pair(s[i], s[i + 1])) != 0) {
			to += vn_utf8_put(to, cp);
			i++;
			continue;
		}
		if (d->cell[s[i]].how & ODD)
			odd(d, i);
		to = add(to, &d->cell[s[i]]);
	}
	out->n = (size_t)(to - out->s);
	return 0;
}

/* --- VIQR --- */

static int
viqr_shape(int b)
{
	return b == '(' ? VN_SHAPE_BREVE : b == '^' ? VN_SHAPE_HAT : b == '+' ?
	    VN_SHAPE_HORN : VN_SHAPE_NONE;
}

static int
viqr_tone(int b)
{
	const char *p = b != 0 ? strchr("`?~'.", b) : NULL;

	return p != NULL ? (int)(p - "`?~'.") + 1 : 0;
}

/* The letter that begins at s[0..n), n > 0; *len bytes. */
static int32_t
viqr_letter(const unsigned char *s, size_t n, size_t *len)
{
	int vowel, v, shape = 0, tone = 0;
	size_t i = 1;

	*len = 1;
	if (n > 1 && s[0] == '\\' && s[1] != 0 &&
	    strchr("(^+`?~'.dD\\", s[1]) != NULL) {
		*len = 2;
		return s[1];
	}
	if (n > 1 && ((s[0] == 'd' && s[1] == 'd') ||
	    (s[0] == 'D' && (s[1] == 'd' || s[1] == 'D')))) {
		*len = 2;
		return s[0] == 'd' ? 0x111 : 0x110;
	}
	if ((vowel = plain_vowel(s[0])) == -1)
		return s[0];
	if (i < n && (shape = viqr_shape(s[i])) != 0 &&
	    (v = shaped(vowel, shape)) != -1) {
		vowel = v;
		i++;
	}
	if (i < n && (tone = viqr_tone(s[i])) != 0)
		i++;
	*len = i;
	return vn_enc_vowel[s[0] < 'a'][vowel][tone];
}

/* Bytes over 0x7f, which VIQR does not have, are kept as they stand. */
static int
decode_viqr(struct vn_dec *d, struct vn_buf *out, const unsigned char *s,
    size_t n)
{
	char utf[4];
	size_t i, len;
	int32_t cp;
	int k;

	for (i = 0; i < n; i += len) {
		for (len = 0; i + len < n && s[i + len] >= 0x80; len++)
			;
		if (len > 0) {
			odd(d, i);
			if (vn_buf_add(out, s + i, len) == -1)
				return -1;
			continue;
		}
		cp = viqr_letter(s + i, n - i, &len);
		k = vn_utf8_put(utf, cp);
		if (vn_buf_add(out, utf, (size_t)k) == -1)
			return -1;
	}
	return 0;
}

/* --- Unicode --- */

static int
decode_utf8(struct vn_dec *d, struct vn_buf *out, const char *s, size_t n)
{
	size_t first, bad;

	if (vn_utf8_valid(s, n) < n) {
		bad = vn_utf8_bad(s, n, &first);
		odd(d, first);
		d->odd += bad - 1;
	}
	return vn_buf_add(out, s, n);
}

static int32_t
unit(const unsigned char *s, int big)
{
	return big ? s[0] << 8 | s[1] : s[1] << 8 | s[0];
}

static int
decode_utf16(struct vn_dec *d, struct vn_buf *out, const unsigned char *s,
    size_t n)
{
	int big = d->enc == VN_ENC_UTF16BE;
	size_t i, len;
	int32_t cp, lo;
	char *to;

	if (vn_buf_need(out, n / 2 * 3 + 4) == -1)
		return -1;
	to = out->s + out->n;
	for (i = 0; i < n; i += len) {
		len = 2;
		cp = n - i < 2 ? 0xd800 : unit(s + i, big);
		if (cp >= 0xd800 && cp < 0xdc00 && n - i >= 4 &&
		    (lo = unit(s + i + 2, big)) >= 0xdc00 && lo < 0xe000) {
			cp = 0x10000 + ((cp - 0xd800) << 10) + (lo - 0xdc00);
			len = 4;
		} else if (cp >= 0xd800 && cp < 0xe000) {
			if (d->odd + d->lost == 0)
				d->first = i;
			d->lost++;
			cp = 0xfffd;
			if (n - i < 2)
				len = 1;
		}
		to += vn_utf8_put(to, cp);
	}
	out->n = (size_t)(to - out->s);
	return 0;
}

/* --- bytes that were shown as cp1252 --- */

/* The byte that cp1252 shows as cp, or -1. */
static int
cp1252_byte(int32_t cp)
{
	int i;

	if (cp < 0x100)
		return cp;
	for (i = 0; cp != -1 && i < 32; i++)
		if (vn_enc_cp1252[i] == cp)
			return i + 0x80;
	return -1;
}

static int	decode_legacy(struct vn_dec *, struct vn_buf *, const char *, size_t);

/* The bytes collected in tmp, which came from s[from..). */
static int
decode_run(struct vn_dec *d, struct vn_buf *out, const char *s, size_t n,
    size_t from)
{
	uint64_t before = d->odd;
	size_t i, at = from;
	int32_t cp;

	if (decode_legacy(d, out, d->tmp.s, d->tmp.n) == -1)
		return -1;
	if (before == 0 && d->odd > 0) {
		for (i = 0; i < d->first; i++)
			at += (size_t)vn_utf8_get(s + at, n - at, &cp);
		d->first = at;
	}
	d->tmp.n = 0;
	return 0;
}

static int
decode_1252(struct vn_dec *d, struct vn_buf *out, const char *s, size_t n)
{
	size_t i, len, from = 0;
	int32_t cp;
	int b;

	d->tmp.n = 0;
	if (vn_buf_need(&d->tmp, n + 1) == -1)
		return -1;
	for (i = 0; i < n; i += len) {
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (cp != -1 && (b = cp1252_byte(cp)) != -1) {
			d->tmp.s[d->tmp.n++] = (char)b;
			continue;
		}
		if (decode_run(d, out, s, n, from) == -1 ||
		    vn_buf_add(out, s + i, len) == -1)
			return -1;
		odd(d, i);
		from = i + len;
	}
	return decode_run(d, out, s, n, from);
}

static int
decode_legacy(struct vn_dec *d, struct vn_buf *out, const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	switch (d->legacy) {
	case VN_ENC_TCVN3:
		return decode_tcvn3(d, out, p, n);
	case VN_ENC_VNI:
		return decode_vni(d, out, p, n);
	default:
		return decode_bytes(d, out, p, n);
	}
}

int
vn_dec(struct vn_dec *d, struct vn_buf *out, const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	switch (d->enc) {
	case VN_ENC_UTF8:
	case VN_ENC_UTF8_NFD:
		return decode_utf8(d, out, s, n);
	case VN_ENC_UTF16LE:
	case VN_ENC_UTF16BE:
		return decode_utf16(d, out, p, n);
	case VN_ENC_VIQR:
		return decode_viqr(d, out, p, n);
	default:
		return d->enc == d->legacy ? decode_legacy(d, out, s, n) :
		    decode_1252(d, out, s, n);
	}
}

int
vn_dec_is_nfc(const struct vn_dec *d)
{
	return d->legacy >= VN_ENC_TCVN3 && d->legacy != VN_ENC_CP1258 &&
	    d->odd == 0;
}
