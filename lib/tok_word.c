#include "tok_parts.h"

size_t
vn_tok_hyphen(const struct vn_tok_scan *x, size_t p, int digits)
{
	if (x->s[p] == '-')
		return 1;
	if (x->s[p] != 0xe2 || at(x, p + 1) != 0x80)
		return 0;
	return at(x, p + 2) == 0x90 || at(x, p + 2) == 0x91 || (digits &&
	    (at(x, p + 2) == 0x92 || at(x, p + 2) == 0x93)) ? 3 : 0;
}

/* Length of the apostrophe at p, or 0: ' and U+2019; U+2018 (H‘Lăng) if odd. */
static size_t
apostrophe(const struct vn_tok_scan *x, size_t p, int odd)
{
	if (x->s[p] == '\'')
		return 1;
	return x->s[p] == 0xe2 && at(x, p + 1) == 0x80 &&
	    (at(x, p + 2) == 0x99 || (odd && at(x, p + 2) == 0x98)) ? 3 : 0;
}

/*
 * p is behind the piece [a, p) of a word: the place from where the word goes
 * on behind a mark at p, or 0.
 */
static size_t
glue_word(const struct vn_tok_scan *x, size_t t0, size_t a, size_t p)
{
	size_t l;

	switch (x->s[p]) {
	case '-':
	case '\'':
	case 0xe2:
		if ((l = vn_tok_hyphen(x, p, 0)) > 0)
			return word_at(x, p + l) ? p + l : 0;
		l = apostrophe(x, p, p - t0 < 3 &&
		    vn_tok_upper_at(x, t0, NULL));
		return l > 0 && vn_tok_kind_at(x, p + l) == K_LETTER ?
		    p + l : 0;
	case '&':
		return is_upper(x->s[p - 1]) && is_upper(at(x, p + 1)) ?
		    p + 1 : 0;
	case '+':			/* C++ O+ */
		if (p - t0 != 1)
			return 0;
		l = at(x, p + 1) == '+' ? 2 : 1;
		return !word_at(x, p + l) && at(x, p + l) != '+' ? p + l : 0;
	case '/':			/* đ/c v/v */
		if (a != t0 || p - a > 2 || vn_tok_shape(x, a, p) == P_PLAIN)
			return 0;
		l = vn_tok_run(x, p + 1);
		return l - p > 1 && l - p <= 3 && at(x, l) != '/' &&
		    vn_tok_shape(x, p + 1, l) != P_PLAIN ? p + 1 : 0;
	default:
		return 0;
	}
}

/* The class of the run [t0, p), which begins with no digit. */
static int
run_class(const struct vn_tok_scan *x, size_t t0, size_t p)
{
	int32_t cp;
	int k, l, bad = 0;

	for (; t0 < p; t0 += (size_t)l) {
		l = get(x, t0, &cp);
		if (cp == '_')
			continue;
		bad = 1;
		k = cp < 0x80 ? K_LETTER : vn_tok_kind(cp);
		if (cp >= 0 && (k == K_LETTER || k == K_DIGIT))
			return VN_TOK_WORD;
	}
	return bad ? VN_TOK_OTHER : VN_TOK_PUNCT;
}

int
vn_tok_word(struct vn_tok_scan *x)
{
	size_t t0 = x->p, a = t0, p, q;
	int cls, d, dotted = 0;

	for (p = vn_tok_run(x, a); p < x->n; p = vn_tok_run(x, a = q)) {
		if (vn_tok_byte[x->s[p]] == B_SPACE)
			break;
		if (x->s[p] != '.') {
			if ((q = glue_word(x, t0, a, p)) == 0)
				break;
			continue;
		}
		if ((q = vn_tok_domain(x, t0, p, &cls)) > 0)
			return push(x, q, cls);
		if ((d = vn_tok_dot(x, a, p, dotted)) == 0)
			break;
		dotted |= !is_digit(x->s[p - 1]);
		q = p + 1;
		if (d == 1 || at(x, q) == '.') {
			while (at(x, q) == '.')
				q++;
			p = q;
			break;
		}
	}
	if (dotted)
		cls = VN_TOK_ABBR;
	else if (vn_tok_is_face(x->s + t0, p - t0))
		cls = VN_TOK_EMOJI;
	else
		cls = run_class(x, t0, p);
	return push(x, p, cls);
}
