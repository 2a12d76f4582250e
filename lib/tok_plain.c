/*
 * Syllables between spaces and simple marks: more than nine tokens of ten.
 * Where a word may end is found for 64 bytes at a time, without a branch; a
 * token then costs a count of zeros and a shift.  What is taken here is exactly
 * what the careful way would take: anything in doubt is left to it.
 */
#include "tok_parts.h"

#define WINDOW	64		/* bits of vn_tok_scan.stops */

/*
 * Bytes by what they tell about the end of a word:
 *   STOP   no letter, or the lead of what may be none
 *   C3     the lead of letters but for U+00D7 and U+00F7, which end in NO_C3
 *   E1     the lead of letters in U+1E00-1EFF, others have a NO_E1 behind it
 * Marks of U+0300-033F and ill-formed bytes do not end a word.
 * Nine neighbours are added up in one number, each shifted by its place: a flag
 * has room for nine bits, and NO_x is 24 bits above x.
 */
#define STOP	((uint64_t)1)
#define C3	((uint64_t)1 << 12)
#define E1	((uint64_t)1 << 24)
#define NO_C3	((uint64_t)1 << 36)
#define NO_E1	((uint64_t)1 << 48)
#define S	(STOP | NO_E1)
#define L	NO_E1

#define X2(a)	a, a
#define X4(a)	X2(a), X2(a)
#define X8(a)	X4(a), X4(a)
#define X16(a)	X8(a), X8(a)
static const uint64_t ends[256] = {
	X16(S), X16(S), X16(S), X16(S),
	S, X8(L), X8(L), X8(L), X2(L), X4(S), S,	/* @ to _ */
	S, X8(L), X8(L), X8(L), X2(L), X4(S), S,	/* ` to DEL */
	X16(L),
	X4(L), X2(L), L, L | NO_C3, X8(L),		/* 0x90 */
	X16(L),
	X4(L), X2(L), L, L | NO_C3, X4(0), X4(L),	/* 0xb0 */
	X2(L), S, L | C3, X4(L), X2(L), L, S, L, S, X2(S),	/* 0xc0 */
	X16(S),
	S, L | E1, X2(S), X4(S), X8(S),			/* 0xe0 */
	X4(S), S, X2(L), L, X8(L)
};

/* Bits 0 to 7: may a word end at the byte s[0..8)?  s[8] is looked at, too. */
static inline uint64_t
look8(const unsigned char *s)
{
	uint64_t m = ends[s[8]], pairs;

	m = m * 2 + ends[s[7]];
	m = m * 2 + ends[s[6]];
	m = m * 2 + ends[s[5]];
	m = m * 2 + ends[s[4]];
	m = m * 2 + ends[s[3]];
	m = m * 2 + ends[s[2]];
	m = m * 2 + ends[s[1]];
	m = m * 2 + ends[s[0]];
	pairs = m & m >> 25;
	return (m | pairs >> 12 | pairs >> 24) & 0xff;
}

/* The same for 64 bytes of s[0..n); the end stops, too. */
static uint64_t
look(const unsigned char *s, size_t n)
{
	unsigned char pad[WINDOW + 8];
	uint64_t stops = 0;
	size_t i, m = WINDOW;

	if (n <= WINDOW) {
		memset(pad, 0, sizeof(pad));
		memcpy(pad, s, n);
		s = pad;
		m = n;
	}
	for (i = 0; i < m; i += 8)
		stops |= look8(s + i) << i;
	return m < WINDOW ? stops | (uint64_t)1 << m : stops;
}

/* How bytes begin a token; SPACE to COLON end what is before them. */
enum {
	OTHER,
	DASH,			/* one token before white space */
	DOT,			/* one token unless repeated */
	E2,			/* perhaps a quotation mark */
	DIGIT,
	SPACE,
	BRACKET,		/* one token */
	COMMA,			/* as DOT */
	COLON,			/* as DASH */
	LETTER, LEAD2, LEAD3	/* letters of one, two, three bytes */
};
static const unsigned char begin[256] = {
	['\t'] = X4(SPACE), SPACE, [' '] = SPACE,
	['!'] = COMMA, ['"'] = BRACKET, ['('] = BRACKET, [')'] = BRACKET,
	[','] = COMMA, ['-'] = DASH, ['.'] = DOT, ['0'] = X8(DIGIT), X2(DIGIT),
	[':'] = COLON, [';'] = COLON, ['?'] = COMMA,
	['A'] = X8(LETTER), X8(LETTER), X8(LETTER), X2(LETTER),
	['['] = BRACKET, [']'] = BRACKET,
	['a'] = X8(LETTER), X8(LETTER), X8(LETTER), X2(LETTER),
	['{'] = BRACKET, ['}'] = BRACKET,
	[0xc3] = X4(LEAD2), [0xe1] = LEAD3, E2
};

/* White space at s[0..n), or its end? */
static inline int
space_at(const unsigned char *s, size_t n)
{
	return n == 0 || begin[s[0]] == SPACE;
}

/*
 * Is the word s[0..n) with a full stop behind it surely none of tok_abbr.c's?
 * These are single letters, short words without a vowel, and a list, of which
 * the longer ones with a vowel are in capitals.
 */
static int
no_abbr(const unsigned char *s, size_t n)
{
#define BIT(c)	((uint32_t)1 << ((c) - 'a'))
	const uint32_t vowel = BIT('a') | BIT('e') | BIT('i') | BIT('o') |
	    BIT('u') | BIT('y');
	int letters = 0, vowels = 0;
	size_t i;

	if (n > 8)
		return 1;
	if (n < 3 || is_upper(s[1]))
		return 0;
	for (i = 0; i < n; i++) {
		if ((s[i] & 0xc0) == 0x80 || s[i] == 0xcc)
			continue;
		letters++;
		/* 0xc4 leads ă, but also đ */
		vowels += s[i] < 0x80 ? (vowel & BIT(s[i] | 0x20)) != 0 :
		    s[i] != 0xc4;
	}
	return letters > 1 && vowels > 0;
}

/* Does the word s[0..len), more than which is in s[0..n), surely end there? */
static inline int
word_ends(const unsigned char *s, size_t len, size_t n)
{
	int k = begin[s[len]];

	if (k >= SPACE && k <= COLON)
		return 1;
	if (k == DOT)
		return space_at(s + len + 1, n - len - 1) && no_abbr(s, len);
	/* U+201A-2027 */
	return k == E2 && n - len > 2 && s[len + 1] == 0x80 &&
	    s[len + 2] >= 0x9a && s[len + 2] <= 0xa7;
}

/* The length of the number at s, digits and nothing else; 0 if in doubt. */
static size_t
digits(const unsigned char *s, size_t n)
{
	size_t len = 1, max = n < WINDOW ? n : WINDOW - 1;
	int k;

	while (len < max && begin[s[len]] == DIGIT)
		len++;
	if (len == n)
		return len;
	k = begin[s[len]];
	if (k == DOT || k == COMMA || k == COLON)
		return space_at(s + len + 1, n - len - 1) ? len : 0;
	return k == SPACE || k == BRACKET ? len : 0;
}

/*
 * The length of the token at s[0..n), which begins with a byte of kind k (no
 * letter, no white space); 0 if in doubt.
 */
static size_t
sign(struct vn_tok_scan *x, const unsigned char *s, size_t n, int k)
{
	switch (k) {
	case BRACKET:
		x->open += s[0] == '(';
		x->open -= s[0] == ')' && x->open > 0;
		return 1;
	case DOT:
	case COMMA:
		return n == 1 || s[1] != s[0];
	case DASH:
	case COLON:
		return space_at(s + 1, n - 1);
	case E2:				/* U+2018-201F */
		return n > 2 && s[1] == 0x80 && s[2] >= 0x98 && s[2] <= 0x9f ?
		    3 : 0;
	case DIGIT:
		return digits(s, n);
	default:
		return 0;
	}
}

/* Room for tokens from *t on, up to *top; v->n need not be up to date. */
static int
more(struct vn_toks *v, struct vn_tok **t, struct vn_tok **top)
{
	v->n = v->cap;
	if (vn_tok_grow(v) == -1)
		return -1;
	*t = v->t + v->n;
	*top = v->t + v->cap;
	return 0;
}

int
vn_tok_plain(struct vn_tok_scan *x)
{
	struct vn_toks *v = x->v;
	struct vn_tok *t = v->t + v->n, *top = v->t + v->cap;
	const unsigned char *s = x->s + x->p, *end = x->s + x->n;
	/* bit i: a word may end at s[i]; 0: not known */
	uint64_t stops = x->p - x->win < WINDOW ?
	    x->stops >> (x->p - x->win) : 0;
	size_t extra, len;
	int cls, k, space = x->space;

	while (s < end) {
		k = begin[*s];
		if (k >= LETTER) {
			if (stops == 0 &&
			    (stops = look(s, (size_t)(end - s))) == 0)
				break;
			len = (size_t)__builtin_ctzll(stops);
			/* a letter, that is: not cut off */
			extra = (size_t)(k - LETTER);
			if (len <= extra ||
			    (extra > 0) != ((s[extra] & 0xc0) == 0x80))
				break;
			if (s + len < end &&
			    !word_ends(s, len, (size_t)(end - s)))
				break;
			cls = VN_TOK_WORD;
		} else if (k == SPACE) {
			s++;
			stops >>= 1;
			space = 1;
			continue;
		} else {
			if ((len = sign(x, s, (size_t)(end - s), k)) == 0)
				break;
			cls = k == DIGIT ? VN_TOK_NUM : VN_TOK_PUNCT;
		}
		if (t == top && more(v, &t, &top) == -1)
			return -1;
		t->start = (uint32_t)(s - x->s);
		t->end = t->start + (uint32_t)len;
		t->cls = (uint8_t)cls;
		t->space = (uint8_t)space;
		t++;
		s += len;
		stops >>= len;
		space = 0;
		if (s < end && *s == ' ') {
			s++;
			stops >>= 1;
			space = 1;
		}
	}
	v->n = (size_t)(t - v->t);
	x->p = x->win = (size_t)(s - x->s);
	x->stops = stops;
	x->space = space;
	return 0;
}
