#include <errno.h>
#include <stdlib.h>

#include "tok_parts.h"

void
vn_toks_fini(struct vn_toks *v)
{
	free(v->t);
	v->t = NULL;
	v->n = v->cap = 0;
}

int
vn_tok_grow(struct vn_toks *v)
{
	size_t cap = v->cap == 0 ? 64 : v->cap * 2;
	struct vn_tok *t;

	if (cap > SIZE_MAX / sizeof(*t) ||
	    (t = realloc(v->t, cap * sizeof(*t))) == NULL) {
		errno = ENOMEM;
		return -1;
	}
	v->t = t;
	v->cap = cap;
	return 0;
}

/* A token that begins with a code point beyond ASCII, or white space. */
static int
wide(struct vn_tok_scan *x)
{
	struct vn_tok *t;
	int32_t cp;
	int k, len;

	len = get(x, x->p, &cp);
	switch (k = vn_tok_kind(cp)) {
	case K_SPACE:
		x->p += (size_t)len;
		x->space = 1;
		return 0;
	case K_JOIN:		/* belongs to what is before, whatever it is */
		if ((t = last(x)) == NULL)
			return vn_tok_word(x);
		x->p += (size_t)len;
		t->end = (uint32_t)x->p;
		return 0;
	case K_LETTER:
		return vn_tok_word(x);
	case K_DIGIT:
		return vn_tok_number(x);
	case K_EMOJI:
		return push(x, vn_tok_emoji_end(x, x->p, cp, len),
		    VN_TOK_EMOJI);
	default:
		return vn_tok_sign(x, cp, len, k);
	}
}

/* Take one token, or one white space. */
static int
take(struct vn_tok_scan *x)
{
	switch (vn_tok_byte[x->s[x->p]]) {
	case B_SPACE:
		x->p++;
		x->space = 1;
		return 0;
	case B_LETTER:
		return vn_tok_word(x);
	case B_DIGIT:
		return vn_tok_number(x);
	case B_OTHER:
	case B_CONTROL:
		return vn_tok_mark(x);
	default:
		return wide(x);
	}
}

static int
scan(struct vn_toks *v, const char *s, size_t n, size_t from, int plain)
{
	struct vn_tok_scan x = {
		.s = (const unsigned char *)s, .n = n, .p = from, .v = v,
		.space = 1
	};

	v->n = 0;
	if (v->cap == 0 && vn_tok_grow(v) == -1)
		return -1;
	if (n > UINT32_MAX) {
		errno = EOVERFLOW;
		return -1;
	}
	while (x.p < n) {
		if (plain && vn_tok_plain(&x) == -1)
			return -1;
		if (x.p < n && take(&x) == -1)
			return -1;
	}
	return 0;
}

int
vn_tok_line(struct vn_toks *v, const char *s, size_t n)
{
	return scan(v, s, n, n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0 ?
	    3 : 0, 1);
}

int
vn_tok_part(struct vn_toks *v, const char *s, size_t n)
{
	return scan(v, s, n, 0, 1);
}

int
vn_tok_careful(struct vn_toks *v, const char *s, size_t n)
{
	return scan(v, s, n, 0, 0);
}
