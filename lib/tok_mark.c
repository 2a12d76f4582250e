#include <utf8proc.h>

#include "tok_parts.h"

static int
is_symbol(int c)
{
	return strchr("$+<=>^`|~", c) != NULL;
}

int
vn_tok_mark(struct vn_tok_scan *x)
{
	int c = x->s[x->p], r;
	size_t e;

	if (c < 0x20 || c == 0x7f)
		return push(x, same(x, x->p, c), VN_TOK_OTHER);
	if (c == '@' && (r = vn_tok_email(x)) != 0)
		return r == -1 ? -1 : 0;
	if (c == ':' && vn_tok_scheme(x))
		return 0;
	if ((e = vn_tok_emoticon(x, x->p)) > 0)
		return push(x, e, VN_TOK_EMOJI);
	if ((c == '#' || c == '@') && (e = vn_tok_tag(x, x->p)) > 0)
		return push(x, e, VN_TOK_TAG);
	if (c == '+' && is_digit(at(x, x->p + 1)) && (last(x) == NULL ||
	    last(x)->cls == VN_TOK_PUNCT)) {
		e = x->p;			/* +84 */
		x->p++;
		if (vn_tok_number(x) == -1)
			return -1;
		x->v->t[x->v->n - 1].start = (uint32_t)e;
		return 0;
	}
	x->open += c == '(';
	x->open -= c == ')' && x->open > 0;
	e = strchr("()[]{}\"", c) != NULL ? x->p + 1 : same(x, x->p, c);
	return push(x, e, is_symbol(c) ? VN_TOK_OTHER : VN_TOK_PUNCT);
}

/* The end of the run of the same code point, len bytes long, at p. */
static size_t
same_cp(const struct vn_tok_scan *x, size_t p, int len)
{
	size_t e = p + (size_t)len;

	while (x->n - e >= (size_t)len &&
	    memcmp(x->s + p, x->s + e, (size_t)len) == 0)
		e += (size_t)len;
	return e;
}

int
vn_tok_sign(struct vn_tok_scan *x, int32_t cp, int len, int k)
{
	int cat = utf8proc_category(cp);
	size_t e = x->p + (size_t)len;

	if (cp == 0xb0 && (at(x, e) == 'C' || at(x, e) == 'F') &&
	    !word_at(x, e + 1))
		e++;			/* 37 °C */
	else if (cat != UTF8PROC_CATEGORY_PS && cat != UTF8PROC_CATEGORY_PE &&
	    cat != UTF8PROC_CATEGORY_PI && cat != UTF8PROC_CATEGORY_PF)
		e = same_cp(x, x->p, len);
	return push(x, e, k == K_PUNCT ? VN_TOK_PUNCT : VN_TOK_OTHER);
}
