/*
 * tok_parts - what the parts of the tokeniser share.  Internal to tok*.c.
 *
 *   tok.c        a line: which part looks at the next byte
 *   tok_plain.c  syllables between spaces and simple marks: nearly all there is
 *   tok_char.c   what a byte or a code point is
 *   tok_word.c   words: hyphens, apostrophes, đ/c
 *   tok_abbr.c   whose full stop it is: TP. GS.TS v.v.
 *   tok_num.c    numbers, dates, document numbers
 *   tok_net.c    URL, e-mail, file names, #tag, @name
 *   tok_emoji.c  emoticons and emoji
 *   tok_mark.c   punctuation and symbols
 *
 * Each function that takes a token begins at x->p and moves it behind the token.
 * Every look ahead or back is bounded, so that the whole stays linear.
 */
#ifndef VN_TOK_PARTS_H
#define VN_TOK_PARTS_H

#include <string.h>

#include "tok.h"
#include "utf8.h"

struct vn_tok_scan {
	const unsigned char *s;
	size_t	 n;
	size_t	 p;		/* the next byte */
	struct vn_toks *v;
	size_t	 nodom;		/* no domain name begins before here */
	int	 space;		/* white space before p */
	int	 open;		/* round brackets that are open */
	/* tok_plain.c: bit i tells whether a word may end at byte win + i */
	uint64_t stops;
	size_t	 win;
};

/* --- tok_char.c --- */

enum {
	B_OTHER,		/* ASCII punctuation and symbols */
	B_LETTER,		/* ASCII letter, '_' */
	B_DIGIT,
	B_SPACE,
	B_CONTROL,		/* C0 controls that are no space, DEL */
	/*
	 * Of a word that has begun: trailing bytes, ill-formed ones, leads of
	 * U+0100-02BF and U+0300-033F.
	 */
	B_WORD,
	B_C3,			/* lead of U+00C0-00FF: letters but for two */
	B_E1,			/* lead of U+1000-1FFF */
	B_LEAD			/* other leads: look at the code point */
};
extern const unsigned char vn_tok_byte[256];

/* What a code point is to the tokeniser. */
enum { K_OTHER, K_LETTER, K_DIGIT, K_SPACE, K_PUNCT, K_JOIN, K_EMOJI };

/* Code points beyond ASCII; cp may be -1, which is taken for a letter. */
int	vn_tok_kind(int32_t cp);

/* The kind of what stands at p; K_SPACE behind the end. */
int	vn_tok_kind_at(const struct vn_tok_scan *x, size_t p);

int	vn_tok_is_emoji(int32_t cp);

/* A capital at p?  *len, if wanted: its length, unless p is the end. */
int	vn_tok_upper_at(const struct vn_tok_scan *x, size_t p, int *len);
int	vn_tok_lower_at(const struct vn_tok_scan *x, size_t p);

/* The end of the run of letters, marks, digits and ill-formed bytes at p. */
size_t	vn_tok_run(const struct vn_tok_scan *x, size_t p);

/* --- tok.c --- */

/* As vn_tok_part() without tok_plain.c, which must not make a difference. */
int	vn_tok_careful(struct vn_toks *v, const char *s, size_t n);

/* --- the other parts --- */

/* Room for more tokens.  0, or -1 with errno ENOMEM. */
int	vn_tok_grow(struct vn_toks *v);

/* Take what is plain, if anything.  These return 0, or -1 with errno. */
int	vn_tok_plain(struct vn_tok_scan *x);
int	vn_tok_word(struct vn_tok_scan *x);
int	vn_tok_number(struct vn_tok_scan *x);
int	vn_tok_mark(struct vn_tok_scan *x);	/* ASCII */
/* The same for the punctuation mark or symbol cp, len bytes long, of kind k. */
int	vn_tok_sign(struct vn_tok_scan *x, int32_t cp, int len, int k);

/* Length of a hyphen at p: - and U+2010, U+2011; between digits also dashes. */
size_t	vn_tok_hyphen(const struct vn_tok_scan *x, size_t p, int digits);

/* The shape of a piece between dots. */
enum { P_PLAIN, P_LOW1, P_CAP1, P_ONSET, P_ABBR };
int	vn_tok_shape(const struct vn_tok_scan *x, size_t a, size_t b);

/*
 * A dot at p behind the piece [a, p) of a token with other dots before it if
 * dotted.  0: it is no part of the token; 1: it is its last byte; 2: the token
 * goes on behind it.
 */
int	vn_tok_dot(const struct vn_tok_scan *x, size_t a, size_t p, int dotted);

/*
 * A host or file name whose first label is [t0, p), with a dot at p: its end
 * and its class, or 0.  At most 253 bytes are looked at, and those not again.
 */
size_t	vn_tok_domain(struct vn_tok_scan *x, size_t t0, size_t p, int *cls);

/*
 * '@' at x->p: an e-mail address, whose first part the tokens before it hold.
 * 1 if it is taken, 0 if it is none, -1 with errno.
 */
int	vn_tok_email(struct vn_tok_scan *x);

/* "://" at x->p behind a scheme: the last token becomes an address.  1 if so. */
int	vn_tok_scheme(struct vn_tok_scan *x);

/* #hashtag or @name at p: its end, or 0. */
size_t	vn_tok_tag(const struct vn_tok_scan *x, size_t p);

/* The end of the emoticon at p, or 0. */
size_t	vn_tok_emoticon(const struct vn_tok_scan *x, size_t p);

/* Is s[0..n) a face that looks like a word: T_T Q_Q o_O u_u? */
int	vn_tok_is_face(const unsigned char *s, size_t n);

/* An emoji cp at p, len bytes long, with all that belongs to it: its end. */
size_t	vn_tok_emoji_end(const struct vn_tok_scan *x, size_t p, int32_t cp,
	    int len);

/* --- small things --- */

/* Is s[0..n), n > 0, in a list of words? */
#define VN_TOK_IN(list, s, n) \
	vn_tok_in(list, sizeof(list) / sizeof(*(list)), s, n)
static inline int
vn_tok_in(const char *const *list, size_t count, const unsigned char *s,
    size_t n)
{
	size_t i;

	for (i = 0; i < count; i++)
		if ((unsigned char)list[i][0] == s[0] &&
		    strlen(list[i]) == n && memcmp(list[i], s, n) == 0)
			return 1;
	return 0;
}

static inline int
is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static inline int
is_lower(int c)
{
	return c >= 'a' && c <= 'z';
}

static inline int
is_upper(int c)
{
	return c >= 'A' && c <= 'Z';
}

static inline int
is_alnum(int c)
{
	return is_digit(c) || is_lower(c) || is_upper(c);
}

/* The byte at p, 0 behind the end. */
static inline int
at(const struct vn_tok_scan *x, size_t p)
{
	return p < x->n ? x->s[p] : 0;
}

static inline int
get(const struct vn_tok_scan *x, size_t p, int32_t *cp)
{
	return vn_utf8_get((const char *)x->s + p, x->n - p, cp);
}

static inline int
word_at(const struct vn_tok_scan *x, size_t p)
{
	int k = vn_tok_kind_at(x, p);

	return k == K_LETTER || k == K_DIGIT;
}

/* The end of the run of the byte c from p on. */
static inline size_t
same(const struct vn_tok_scan *x, size_t p, int c)
{
	while (p < x->n && x->s[p] == c)
		p++;
	return p;
}

/* Token [x->p, end). */
static inline int
push(struct vn_tok_scan *x, size_t end, int cls)
{
	struct vn_toks *v = x->v;
	struct vn_tok *t;

	if (v->n == v->cap && vn_tok_grow(v) == -1)
		return -1;
	t = &v->t[v->n++];
	t->start = (uint32_t)x->p;
	t->end = (uint32_t)end;
	t->cls = (uint8_t)cls;
	t->space = (uint8_t)x->space;
	x->p = end;
	x->space = 0;
	return 0;
}

/* The last token, if it touches p. */
static inline struct vn_tok *
last(const struct vn_tok_scan *x)
{
	return x->space || x->v->n == 0 ? NULL : &x->v->t[x->v->n - 1];
}

#endif
