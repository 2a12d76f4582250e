#include <utf8proc.h>

#include "tok_parts.h"

#define X2(a)	a, a
#define X4(a)	X2(a), X2(a)
#define X8(a)	X4(a), X4(a)
#define X16(a)	X8(a), X8(a)
const unsigned char vn_tok_byte[256] = {
	X8(B_CONTROL), B_CONTROL, X4(B_SPACE), B_SPACE, X2(B_CONTROL),
	X16(B_CONTROL),
	B_SPACE, X8(B_OTHER), X4(B_OTHER), X2(B_OTHER), B_OTHER,
	X8(B_DIGIT), X2(B_DIGIT), X4(B_OTHER), X2(B_OTHER),
	B_OTHER, X8(B_LETTER), X4(B_LETTER), X2(B_LETTER), B_LETTER,
	X8(B_LETTER), X2(B_LETTER), B_LETTER, X4(B_OTHER), B_LETTER,
	B_OTHER, X8(B_LETTER), X4(B_LETTER), X2(B_LETTER), B_LETTER,
	X8(B_LETTER), X2(B_LETTER), B_LETTER, X4(B_OTHER), B_CONTROL,
	X16(B_WORD), X16(B_WORD), X16(B_WORD), X16(B_WORD),	/* 80 */
	X2(B_WORD), B_LEAD, B_C3, X4(B_WORD),			/* C0 */
	X2(B_WORD), B_WORD, B_LEAD, B_WORD, B_LEAD, X2(B_LEAD),
	X16(B_LEAD),						/* D0 */
	B_LEAD, B_E1, X2(B_LEAD), X4(B_LEAD), X8(B_LEAD),
	X4(B_LEAD), B_LEAD, X2(B_WORD), B_WORD, X8(B_WORD)	/* F0 */
};

int
vn_tok_is_emoji(int32_t cp)
{
	if (cp < 0x203c || (cp >= 0x2500 && cp < 0x2600))
		return 0;
	if (cp >= 0x1f1e6 && cp <= 0x1f1ff)	/* regional indicators */
		return 1;
	return utf8proc_get_property(cp)->boundclass ==
	    UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

int
vn_tok_kind(int32_t cp)
{
	if (cp < 0)
		return K_LETTER;
	/* What there is in Vietnamese text comes first. */
	if ((cp >= 0x1e00 && cp <= 0x1eff) ||
	    (cp >= 0xc0 && cp <= 0x24f && cp != 0xd7 && cp != 0xf7))
		return K_LETTER;
	if (cp >= 0x300 && cp <= 0x36f)
		return K_JOIN;
	if (cp >= 0x2010 && cp <= 0x2027)
		return K_PUNCT;
	if (cp == 0x85 || cp == 0x2028 || cp == 0x2029)
		return K_SPACE;
	if (cp == 0xad || (cp >= 0x200b && cp <= 0x200d) || cp == 0x2060 ||
	    cp == 0xfeff)
		return K_JOIN;
	if (cp == 0xb2 || cp == 0xb3 || cp == 0xb9 ||
	    (cp >= 0x2070 && cp <= 0x2089))	/* m², CO₂ */
		return K_JOIN;
	if (vn_tok_is_emoji(cp))
		return K_EMOJI;
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return K_LETTER;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return K_JOIN;
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return K_DIGIT;
	case UTF8PROC_CATEGORY_ZS:
		return K_SPACE;
	case UTF8PROC_CATEGORY_PC:
	case UTF8PROC_CATEGORY_PD:
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PI:
	case UTF8PROC_CATEGORY_PF:
	case UTF8PROC_CATEGORY_PO:
		return K_PUNCT;
	default:
		return K_OTHER;
	}
}

int
vn_tok_kind_at(const struct vn_tok_scan *x, size_t p)
{
	int32_t cp;

	if (p >= x->n)
		return K_SPACE;
	switch (vn_tok_byte[x->s[p]]) {
	case B_LETTER:
		return K_LETTER;
	case B_DIGIT:
		return K_DIGIT;
	case B_SPACE:
		return K_SPACE;
	case B_OTHER:
	case B_CONTROL:
		return K_OTHER;
	default:
		get(x, p, &cp);
		return vn_tok_kind(cp);
	}
}

int
vn_tok_upper_at(const struct vn_tok_scan *x, size_t p, int *len)
{
	int32_t cp;
	int l;

	if (p >= x->n)
		return 0;
	l = get(x, p, &cp);
	if (len != NULL)
		*len = l;
	return cp < 0x80 ? is_upper(cp) :
	    utf8proc_category(cp) == UTF8PROC_CATEGORY_LU;
}

int
vn_tok_lower_at(const struct vn_tok_scan *x, size_t p)
{
	return vn_tok_kind_at(x, p) == K_LETTER && !vn_tok_upper_at(x, p, NULL);
}

size_t
vn_tok_run(const struct vn_tok_scan *x, size_t p)
{
	int32_t cp;
	int k, len;

	for (; p < x->n; p += (size_t)len) {
		len = 1;
		switch (vn_tok_byte[x->s[p]]) {
		case B_LETTER:
		case B_DIGIT:
		case B_WORD:
			continue;
		case B_C3:
			if ((at(x, p + 1) & 0xdf) == 0x97)
				return p;
			continue;
		case B_E1:
			if ((at(x, p + 1) & 0xfc) == 0xb8)
				continue;
			/* FALLTHROUGH */
		case B_LEAD:
			len = get(x, p, &cp);
			k = vn_tok_kind(cp);
			if (k != K_LETTER && k != K_DIGIT && k != K_JOIN)
				return p;
			if (cp == 0x20e3)	/* a keycap is whole */
				return p + (size_t)len;
			continue;
		default:
			return p;
		}
	}
	return p;
}
