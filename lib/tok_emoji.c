#include "tok_parts.h"

/* The mouth of an emoticon whose eyes end at p: its end, or 0. */
static size_t
mouth(const struct vn_tok_scan *x, size_t p, int eye)
{
	int c = at(x, p), spaced = last(x) == NULL;
	size_t e;

	if (c == '-' || c == '\'')		/* nose, tear */
		c = at(x, ++p);
	if (c == 0 || strchr(eye == ':' ? ")(DPpvVoO3*>|" : ")(DP", c) == NULL)
		return 0;
	e = same(x, p, c);
	if (c == ')')
		return e - p > 1 || spaced || x->open == 0 ? e : 0;
	if (c == '3' || c == '*' || c == '>' || c == '|' || c == 'D')
		if (!spaced && eye == ':' && c != 'D')
			return 0;
	return e - p <= 8 && !word_at(x, e) ? e : 0;
}

size_t
vn_tok_emoticon(const struct vn_tok_scan *x, size_t p)
{
	const unsigned char *s = x->s + p;
	size_t n = x->n - p, e;

	switch (s[0]) {
	case ':':
	case ';':
	case '=':
		return mouth(x, p + 1, s[0]);
	case '<':				/* <3 */
		e = same(x, p + 1, '3');
		return e > p + 1 && !word_at(x, e) && at(x, e) != '.' &&
		    at(x, e) != ',' ? e : 0;
	case '^':
	case '-':
	case '>':
	case '@':
		if (n > 2 && s[1] != 0 && strchr("_.\"", s[1]) != NULL &&
		    s[2] == (s[0] == '>' ? '<' : s[0]))
			return p + 3;		/* ^_^ -.- >"< */
		e = same(x, p, s[0]);
		return e - p > 1 && (s[0] == '^' || s[0] == '@') ? e : 0;
	default:
		return 0;
	}
}

int
vn_tok_is_face(const unsigned char *s, size_t n)
{
	return n == 3 && s[1] == '_' && (s[0] | 0x20) == (s[2] | 0x20) &&
	    strchr("TQOoUuXxnN", s[0]) != NULL && s[0] != 0;
}

size_t
vn_tok_emoji_end(const struct vn_tok_scan *x, size_t p, int32_t cp, int len)
{
	int flag = cp >= 0x1f1e6 && cp <= 0x1f1ff, zwj = 0;

	for (p += (size_t)len; p < x->n; p += (size_t)len) {
		if (x->s[p] < 0x80)
			break;
		len = get(x, p, &cp);
		if (flag && cp >= 0x1f1e6 && cp <= 0x1f1ff) {
			flag = 0;
			continue;
		}
		if (cp == 0x200d)
			zwj = 1;
		else if (zwj && vn_tok_is_emoji(cp))
			zwj = 0;
		else if (!(cp >= 0x1f3fb && cp <= 0x1f3ff) &&
		    !(cp >= 0xe0020 && cp <= 0xe007f) &&
		    vn_tok_kind(cp) != K_JOIN)
			break;
	}
	return p;
}
