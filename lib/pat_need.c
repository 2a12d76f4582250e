#include <string.h>

#include "pat.h"
#include "pat_spell.h"
#include "utf8.h"

/*
 * The pattern is read from left to right outside of its groups; what is not a
 * character that stands for itself ends a run of them.  Whatever is not
 * understood at once makes the answer "nothing": that is always right.
 */
struct need {
	const char *p;
	size_t	 n, i;
	unsigned how;
	size_t	 from;		/* where the run begins, in out */
	size_t	 best;		/* how long the longest one is, at the front */
	struct vn_buf *out;	/* the best one, then the run */
};

/* The run is over. */
static void
end_run(struct need *x)
{
	size_t n = x->out->n - x->from;

	if (n > x->best) {
		memmove(x->out->s, x->out->s + x->from, n);
		x->best = n;
	}
	x->out->n = x->from = x->best;
}

/* As the last character may be missing. */
static void
drop_last(struct need *x)
{
	struct vn_buf *b = x->out;

	while (b->n > x->from && ((unsigned char)b->s[--b->n] & 0xc0) == 0x80)
		;
	end_run(x);
}

/*
 * ASCII is the same before NFC and after it, but for what three signs become
 * there: KELVIN SIGN, GREEK QUESTION MARK, GREEK VARIA.
 */
static int
counts(const struct need *x, const char *s, size_t len)
{
	if (!(x->how & VN_PAT_ASCII))
		return 1;
	return len == 1 && (unsigned char)*s < 0x80 && *s != 'K' &&
	    *s != ';' && *s != '`';
}

static int
literal(struct need *x)
{
	char alt[VN_PAT_VARIANT];
	size_t k, nalt;
	int32_t cp;

	k = vn_pat_variant(x->p, x->n, x->i, x->how, alt, &nalt);
	if (k > 0) {
		end_run(x);
		x->i += k;
		return 0;
	}
	k = (size_t)vn_utf8_get(x->p + x->i, x->n - x->i, &cp);
	x->i += k;
	if (!counts(x, x->p + x->i - k, k)) {
		end_run(x);
		return 0;
	}
	return vn_buf_add(x->out, x->p + x->i - k, k);
}

/* The byte k places on, or 0. */
static char
peek(const struct need *x, size_t k)
{
	return x->n - x->i > k ? x->p[x->i + k] : '\0';
}

/* Go behind the next c; 0 if there is none. */
static int
skip_to(struct need *x, char c)
{
	const char *q = memchr(x->p + x->i, c, x->n - x->i);

	if (q == NULL)
		return 0;
	x->i = (size_t)(q - x->p) + 1;
	return 1;
}

/* With i at the backslash: 1, 0 if it is not understood, -1 with errno. */
static int
escape(struct need *x)
{
	char c = peek(x, 1);

	if (c == 'p' || c == 'P') {
		end_run(x);
		if (peek(x, 2) == '{')
			return skip_to(x, '}');
		x->i += 3;
		return x->i <= x->n;
	}
	if (c > ' ' && c < 0x7f && strchr("abBdDwWsShHvVRXAzZGKntrfe", c) != NULL) {
		end_run(x);
		x->i += 2;
		return 1;
	}
	if (c <= ' ' || c >= 0x7f || (c >= '0' && c <= '9') ||
	    ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
		return 0;
	x->i++;
	return literal(x) == -1 ? -1 : 1;
}

/* With i at the bracket. */
static int
class(struct need *x)
{
	x->i += peek(x, 1) == '^' ? 2 : 1;
	if (peek(x, 0) == ']')
		x->i++;
	for (; x->i < x->n; x->i++) {
		if (x->p[x->i] == ']') {
			x->i++;
			return 1;
		}
		if (x->p[x->i] == '[')
			return 0;	/* [:alpha:], or so it seems */
		if (x->p[x->i] != '\\')
			continue;
		if (peek(x, 1) == 'Q' || peek(x, 1) == 'E' || peek(x, 1) == 'c')
			return 0;
		x->i++;
	}
	return 0;
}

/* Behind the group that begins at i. */
static int
group(struct need *x)
{
	size_t depth = 0;

	for (;;) {
		switch (peek(x, 0)) {
		case '(':
			/* Options and verbs may change what is outside. */
			if (peek(x, 1) == '*' || (peek(x, 1) == '?' &&
			    (peek(x, 2) == '\0' ||
			    strchr(":=!<>|", peek(x, 2)) == NULL)))
				return 0;
			depth++;
			x->i++;
			break;
		case ')':
			x->i++;
			if (--depth == 0)
				return 1;
			break;
		case '[':
			if (!class(x))
				return 0;
			break;
		case '\\':
			if (strchr("QEc", peek(x, 1)) != NULL)	/* or the end */
				return 0;
			x->i += 2;
			break;
		default:
			if (x->i >= x->n)
				return 0;
			x->i++;
		}
	}
}

/* 1, 0 if it is not understood, -1 with errno. */
static int
item(struct need *x)
{
	switch (x->p[x->i]) {
	case '\\':
		return escape(x);
	case '[':
		end_run(x);
		return class(x);
	case '(':
		end_run(x);
		return group(x);
	case '|': case ')':
		return 0;
	case '*': case '?':
		drop_last(x);
		break;
	case '{':
		drop_last(x);
		return skip_to(x, '}');
	case '+': case '.': case '^': case '$': case '\0':
		end_run(x);
		break;
	default:
		return literal(x) == -1 ? -1 : 1;
	}
	x->i++;
	return 1;
}

int
vn_pat_need(struct vn_buf *out, const char *p, size_t n, unsigned how)
{
	struct need x = { .p = p, .n = n, .how = how, .out = out };
	int rc = 1;

	out->n = 0;
	if (how & VN_PAT_PLAIN)
		return 0;
	while (x.i < x.n && rc == 1)
		rc = how & VN_PAT_FIXED ? (literal(&x) == -1 ? -1 : 1) :
		    item(&x);
	end_run(&x);
	if (rc != 1)
		out->n = 0;
	return rc == -1 ? -1 : 0;
}
