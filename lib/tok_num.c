#include "tok_parts.h"

/* Letters at p that may follow - or / in a document number: CT, QĐ, L, TTg. */
static int
code_at(const struct vn_tok_scan *x, size_t p)
{
	int l;

	return vn_tok_upper_at(x, p, &l) && !vn_tok_lower_at(x, p + (size_t)l);
}

/* As glue_word() for a token that begins with a digit. */
static size_t
glue_num(const struct vn_tok_scan *x, size_t p)
{
	int c = x->s[p], dig = is_digit(x->s[p - 1]);
	size_t l;

	if (c == '.' || c == ',' || c == ':')
		return dig && is_digit(at(x, p + 1)) ? p + 1 : 0;
	if (c == '/') {
		if (is_digit(at(x, p + 1)) || code_at(x, p + 1))
			return p + 1;
		/* km/h, đ/m2 */
		return !dig && is_lower(at(x, p + 1)) && (at(x, p + 2) == '2' ||
		    at(x, p + 2) == '3' || at(x, p + 1) == 'h' ||
		    at(x, p + 1) == 's') && vn_tok_run(x, p + 1) - p <= 3 ?
		    p + 1 : 0;
	}
	if (c == '%' && dig)
		return p + 1;
	if (c == 0xe2 && dig && at(x, p + 1) == 0x80 && at(x, p + 2) == 0xb0)
		return p + 3;			/* per mille */
	if (c == 0xc2 && dig && at(x, p + 1) == 0xb0)	/* degree */
		return (at(x, p + 2) == 'C' || at(x, p + 2) == 'F') &&
		    !word_at(x, p + 3) ? p + 3 : p + 2;
	if ((l = vn_tok_hyphen(x, p, 1)) == 0)
		return 0;
	if (is_digit(at(x, p + l)) || code_at(x, p + l))
		return p + l;
	return x->s[p] == '-' && vn_tok_lower_at(x, p + 1) ? p + 1 : 0;
}

int
vn_tok_number(struct vn_tok_scan *x)
{
	size_t p = vn_tok_run(x, x->p), q;
	int cls = VN_TOK_NUM;

	while (p < x->n && vn_tok_byte[x->s[p]] != B_SPACE) {
		if (x->s[p] == '.' && (q = vn_tok_domain(x, x->p, p, &cls)) > 0)
			return push(x, q, cls);
		if ((q = glue_num(x, p)) == 0)
			break;
		/* letters may not touch % and the degree, both end in 0xb0 */
		p = x->s[q - 1] == '%' || x->s[q - 1] == 0xb0 ? q :
		    vn_tok_run(x, q);
	}
	if (p - x->p >= 4 && memcmp(x->s + p - 3, "\xe2\x83\xa3", 3) == 0)
		cls = VN_TOK_EMOJI;		/* keycap */
	return push(x, p, cls);
}
