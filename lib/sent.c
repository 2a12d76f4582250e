#include <string.h>

#include <utf8proc.h>

#include "sent.h"
#include "sent_words.h"
#include "syl.h"
#include "utf8.h"

/* What may end a sentence. */
enum { T_NONE, T_STOP, T_BANG, T_DOTS, T_WIDE, T_ABBR, T_FACE };

/* What a token looks like as the first of a sentence. */
enum { F_LOWER, F_UPPER, F_DIGIT, F_DASH, F_EMOJI, F_NO, F_OTHER };

struct text {
	const char *s;
	const struct vn_tok *t;
	size_t	 n;
	size_t	 b;		/* the first token of the sentence, but for dashes
				 * and opening marks */
	int	 paren;		/* a round bracket is open in it */
	int	 quote;		/* a straight quote is open */
};

static size_t
len(const struct vn_tok *t)
{
	return t->end - t->start;
}

static int
tok_is(const char *s, const struct vn_tok *t, const char *w)
{
	size_t n = strlen(w);

	return len(t) == n && memcmp(s + t->start, w, n) == 0;
}

/* Is the token, which holds no space, among the words of list? */
static int
in(const char *list, const char *s, const struct vn_tok *t)
{
	size_t n = len(t);

	for (; list[1] != '\0'; list = strchr(list + 1, ' '))
		if (list[1] == s[t->start] &&
		    strncmp(list + 1, s + t->start, n) == 0 &&
		    list[n + 1] == ' ')
			return 1;
	return 0;
}

static int32_t
code(const char *s, const struct vn_tok *t)
{
	int32_t cp;

	vn_utf8_get(s + t->start, len(t), &cp);
	return cp;
}

/* A smile or a heart, which closes what is before it; others may be bullets. */
static int
is_face(const char *s, const struct vn_tok *t)
{
	int32_t cp;

	if (t->cls != VN_TOK_EMOJI)
		return 0;
	cp = code(s, t);
	return cp < 0x80 || cp == 0x263a || cp == 0x2639 || cp == 0x2764 ||
	    (cp >= 0x1f44a && cp <= 0x1f450) ||	/* hands */
	    (cp >= 0x1f493 && cp <= 0x1f49f) ||	/* hearts */
	    (cp >= 0x1f600 && cp <= 0x1f64f) ||
	    (cp >= 0x1f910 && cp <= 0x1f92f) ||
	    (cp >= 0x1f970 && cp <= 0x1f97a);
}

static int
term(const char *s, const struct vn_tok *t)
{
	const char *p = s + t->start;
	size_t n = len(t);

	if (t->cls == VN_TOK_ABBR)
		return p[n - 1] == '.' ? T_ABBR : T_NONE;
	if (t->cls == VN_TOK_EMOJI)
		return is_face(s, t) ? T_FACE : T_NONE;
	if (t->cls != VN_TOK_PUNCT)
		return T_NONE;
	if (p[0] == '.')
		return n == 1 ? T_STOP : T_DOTS;
	if (p[0] == '!' || p[0] == '?')
		return T_BANG;
	if (n < 3)
		return T_NONE;
	if (memcmp(p, "\xe2\x80\xa6", 3) == 0)
		return T_DOTS;
	/* ideographic and full-width stops need no space behind them */
	if (memcmp(p, "\xe3\x80\x82", 3) == 0 ||
	    memcmp(p, "\xef\xbc\x81", 3) == 0 ||
	    memcmp(p, "\xef\xbc\x9f", 3) == 0)
		return T_WIDE;
	/* the interrobang and its kin */
	if (memcmp(p, "\xe2\x80\xbc", 3) == 0 || (n == 3 && p[0] == '\xe2' &&
	    p[1] == '\x81' && (unsigned char)p[2] >= 0x87 &&
	    (unsigned char)p[2] <= 0x89))
		return T_BANG;
	return T_NONE;
}

/* A quote that may open or close: which one tells the white space. */
static int
is_straight(const char *s, const struct vn_tok *t)
{
	return tok_is(s, t, "\"") || tok_is(s, t, "'") || tok_is(s, t, "''");
}

/* White space, a mark or nothing behind token i? */
static int
free_right(const struct text *x, size_t i)
{
	return i + 1 == x->n || x->t[i + 1].space ||
	    x->t[i + 1].cls == VN_TOK_PUNCT;
}

/* Keep count of brackets and quotes: token i is PUNCT. */
static void
see(struct text *x, size_t i)
{
	int c = x->s[x->t[i].start];

	if (c == '(')
		x->paren = 1;
	else if (c == ')')
		x->paren = 0;
	else if (c == '"') {
		if (x->t[i].space == free_right(x, i))
			x->quote = !x->quote;
		else
			x->quote = x->t[i].space;
	}
}

/* Does token i, behind the end of a sentence, still belong to it? */
static int
is_closer(const struct text *x, size_t i)
{
	const struct vn_tok *t = &x->t[i];
	const char *s = x->s;

	if (t->cls != VN_TOK_PUNCT)
		return 0;
	if (s[t->start] == '"' && t->space == free_right(x, i))
		return x->quote;	/* the white space does not tell */
	if (is_straight(s, t))
		return !t->space && free_right(x, i);
	return tok_is(s, t, ")") || tok_is(s, t, "]") || tok_is(s, t, "”") ||
	    tok_is(s, t, "’") || tok_is(s, t, "»");
}

static int
is_opener(const char *s, const struct vn_tok *t)
{
	return is_straight(s, t) || tok_is(s, t, "(") || tok_is(s, t, "[") ||
	    tok_is(s, t, "“") || tok_is(s, t, "‘") || tok_is(s, t, "«");
}

static int
is_dash(const char *s, const struct vn_tok *t)
{
	return s[t->start] == '-' || s[t->start] == '*' ||
	    tok_is(s, t, "–") || tok_is(s, t, "—") || tok_is(s, t, "•");
}

static int
is_upper(const char *s, const struct vn_tok *t)
{
	int32_t cp = code(s, t);

	return cp < 0x80 ? cp >= 'A' && cp <= 'Z' :
	    utf8proc_category(cp) == UTF8PROC_CATEGORY_LU;
}

/* A word whose second letter is a small one: no acronym. */
static int
is_small(const char *s, const struct vn_tok *t)
{
	int32_t cp;
	int l;

	l = vn_utf8_get(s + t->start, len(t), &cp);
	return (uint32_t)l < len(t) && vn_utf8_get(s + t->start + l,
	    len(t) - (uint32_t)l, &cp) > 0 && cp >= 0 &&
	    utf8proc_category(cp) != UTF8PROC_CATEGORY_LU;
}

/* Does a letter outside of ASCII stand in the token? */
static int
is_marked(const char *s, const struct vn_tok *t)
{
	uint32_t i;

	for (i = t->start; i < t->end; i++)
		if ((unsigned char)s[i] >= 0x80)
			return t->cls == VN_TOK_WORD;
	return 0;
}

/* A word of Vietnamese: no unit, no brand (& Co.), no unknown abbreviation. */
static int
is_viet(const char *s, const struct vn_tok *t)
{
	struct vn_syl y;

	return is_marked(s, t) || (t->cls == VN_TOK_WORD && len(t) > 1 &&
	    len(t) <= 8 && !tok_is(s, t, "Co") &&
	    vn_syl_parse(s + t->start, len(t), &y) == VN_SYL_STRICT);
}

/* A word with a small letter first? */
static int
is_lower(const char *s, const struct vn_tok *t)
{
	return t->cls == VN_TOK_WORD && !is_upper(s, t);
}

/* How the text goes on from token i; opening marks are looked through. */
static int
first(const struct text *x, size_t i)
{
	const struct vn_tok *t = x->t;
	size_t max = x->n - i > 4 ? i + 4 : x->n;
	int dash = 0;

	if (i < x->n && t[i].cls == VN_TOK_EMOJI)
		return F_EMOJI;
	for (; i < max; i++) {
		if (t[i].cls == VN_TOK_PUNCT && is_opener(x->s, &t[i]))
			continue;
		if (t[i].cls == VN_TOK_PUNCT && is_dash(x->s, &t[i])) {
			dash = 1;
			continue;
		}
		switch (t[i].cls) {
		case VN_TOK_WORD:
		case VN_TOK_ABBR:
			return is_upper(x->s, &t[i]) ? F_UPPER : F_LOWER;
		case VN_TOK_NUM:
			return F_DIGIT;
		case VN_TOK_PUNCT:
			return F_NO;
		default:
			return F_OTHER;
		}
	}
	return dash ? F_DASH : F_NO;
}

static int
is_roman(const char *s, const struct vn_tok *t)
{
	uint32_t i;

	for (i = t->start; i < t->end; i++)
		if (s[i] == 0 || strchr("IVXLC", s[i]) == NULL)
			return 0;
	return len(t) <= 6;
}

/* One letter: a b đ */
static int
is_letter(const char *s, const struct vn_tok *t)
{
	return t->cls == VN_TOK_WORD && (len(t) == 1 || tok_is(s, t, "đ") ||
	    tok_is(s, t, "Đ"));
}

/* 1  1.2  10.2.3, but no year */
static int
is_count(const char *s, const struct vn_tok *t)
{
	return t->cls == VN_TOK_NUM && len(t) <= 10 && (len(t) <= 3 ||
	    memchr(s + t->start, '.', 4) != NULL);
}

/* A list mark: 1. a) đ. at token i, with white space behind it. */
static int
is_item(const struct text *x, size_t i)
{
	const struct vn_tok *t = &x->t[i];

	return (is_letter(x->s, t) || (t->cls == VN_TOK_NUM && len(t) <= 2)) &&
	    i + 2 < x->n && !t[1].space && t[2].space &&
	    (tok_is(x->s, &t[1], ".") || tok_is(x->s, &t[1], ")"));
}

/* Is the full stop at i that of a list mark (1. a. IV.) or of a heading? */
static int
is_list(const struct text *x, size_t i)
{
	const char *s = x->s;
	const struct vn_tok *t = x->t, *m;
	size_t b = x->b;

	if (i == b)
		return 0;
	m = &t[i - 1];
	if (!is_count(s, m) && !is_letter(s, m) && !(m->cls == VN_TOK_WORD &&
	    is_roman(s, m)))
		return 0;
	if (is_letter(s, m) && is_letter(s, &t[b]) &&	/* a. Đúng b. Sai */
	    !is_upper(s, m) && tok_is(s, &t[b + 1], "."))
		return 1;
	return i - b == 1 || (i - b == 2 && in(sent_headings, s, &t[b])) ||
	    (i - b == 3 && in(sent_headings2, s, &t[b]));
}

/* châu Á. độ C. hạng B.: the letter at i is no initial. */
static int
is_graded(const struct text *x, size_t i)
{
	const struct vn_tok *t = &x->t[i];

	if (i == x->b || len(t) > 3)
		return 0;
	return tok_is(x->s, t, "Á.") || tok_is(x->s, t, "Ý.") ||
	    (len(t) == 2 && in(sent_graded, x->s, t - 1));
}

/* Does the word at k begin sentences rather than names? */
static int
is_starter(const struct text *x, size_t k)
{
	const struct vn_tok *t = &x->t[k];

	return in(sent_starters, x->s, t) || (k + 1 < x->n &&
	    is_lower(x->s, t + 1) && in(sent_starters2, x->s, t));
}

/* An abbreviation at i, the next token at k: does a sentence end between? */
static int
abbr_ends(const struct text *x, size_t i, size_t k, int f)
{
	const char *s = x->s;
	const struct vn_tok *t = x->t;
	size_t b = x->b;
	int small;

	if (f != F_UPPER)
		return 0;
	if (len(&t[i]) >= 3 && memcmp(s + t[i].start, "v.v", 3) == 0)
		return 1;
	if (t[k].cls != VN_TOK_WORD || i == b ||
	    (i == b + 1 && in(sent_headings, s, &t[b])))
		return 0;
	small = k + 1 < x->n && is_lower(s, &t[k + 1]);
	if (in(sent_titles, s, &t[i]))
		return small && in(sent_starters, s, &t[k]);
	if (is_starter(x, k))
		return 1;
	return small && len(&t[i]) > 2 && in(sent_places, s, &t[i]) &&
	    is_small(s, &t[k]) && !in(sent_short_places, s, &t[k]);
}

/* 70. 000 and (84. 4): groups of a number that were torn apart. */
static int
is_torn(const struct text *x, size_t i, size_t k)
{
	const struct vn_tok *t = x->t;

	if (k != i + 1 || i == 0 || t[i - 1].cls != VN_TOK_NUM || t[i].space ||
	    t[k].cls != VN_TOK_NUM)
		return 0;
	return (len(&t[k]) >= 3 && memcmp(x->s + t[k].start, "000", 3) == 0) ||
	    (i > 1 && tok_is(x->s, &t[i - 2], "("));
}

/* tr. 5 and m. 1904, but 40 m. 15: a short form before the full stop at i. */
static int
is_short(const struct text *x, size_t i)
{
	const struct vn_tok *t = &x->t[i];

	if (i == x->b || t[-1].cls != VN_TOK_WORD || (i > x->b + 1 &&
	    t[-2].cls == VN_TOK_NUM))
		return 0;
	return is_letter(x->s, &t[-1]) || (len(&t[-1]) <= 3 &&
	    is_lower(x->s, &t[-1]) && !is_viet(x->s, &t[-1]));
}

/* Does a quotation end between the terminator i and token k? */
static int
quoted(const struct text *x, size_t i, size_t k)
{
	const struct vn_tok *t = &x->t[k - 1];

	return k > i + 1 && (is_straight(x->s, t) || tok_is(x->s, t, "”") ||
	    tok_is(x->s, t, "’") || tok_is(x->s, t, "»"));
}

/* No white space behind the mark: was it forgotten, or none meant? */
static int
touching(const struct text *x, size_t i, size_t k, int kind, int f)
{
	const struct vn_tok *t = x->t;

	if (f == F_UPPER)		/* gái.Dựa, but Sheet1.A1 */
		return i == x->b || t[i - 1].cls != VN_TOK_WORD ||
		    t[k].cls != VN_TOK_WORD || is_viet(x->s, &t[i - 1]) ||
		    is_viet(x->s, &t[k]);
	if (i == x->b || t[i].space || t[i - 1].cls != VN_TOK_WORD ||
	    len(&t[i - 1]) < 2 || (kind != T_STOP && kind != T_BANG))
		return 0;
	return is_item(x, k) || (is_marked(x->s, &t[i - 1]) &&
	    is_marked(x->s, &t[k]) && is_lower(x->s, &t[k]));
}

/*
 * The text goes on with a small letter.  In chat this tells nothing; in edited
 * text too (36 of 39 full stops in 55,000 lines of news) it is a slip, unless an
 * abbreviation, a brand or a title comes before, no word of Vietnamese.
 */
static int
small_ends(const struct text *x, size_t i, size_t k, int kind)
{
	const char *s = x->s;
	const struct vn_tok *t = x->t, *p;

	if (kind == T_DOTS || !t[k].space || i == x->b)
		return 0;
	p = &t[i - 1];
	if (is_letter(s, p))
		return 0;
	if (is_item(x, k))
		return 1;
	if (is_opener(s, &t[k]))
		return !quoted(x, i, k) && !tok_is(s, &t[k], "(");
	if (t[k - 1].cls == VN_TOK_EMOJI)
		return 1;
	if (k > i + 1 || x->paren || t[k].cls != VN_TOK_WORD ||
	    in(sent_going_on, s, &t[k]) || in(sent_leaning, s, p))
		return 0;
	if (is_viet(s, p))
		return 1;
	/* teencode and foreign words, where no capital is missed */
	return is_lower(s, &t[x->b]) && (p->cls == VN_TOK_NUM ||
	    is_closer(x, i - 1) || (is_lower(s, p) && !in(sent_short, s, p)));
}

/* An ellipsis at i: is it a pause within a sentence, or the start of one? */
static int
is_pause(const struct text *x, size_t i, size_t k, int f)
{
	const struct vn_tok *t = x->t;

	if (i == x->b)
		return !is_dash(x->s, &t[k]);
	if (!in(sent_leaning, x->s, &t[i - 1]))
		return 0;
	return f == F_DIGIT || !is_starter(x, k);
}

/* (!) (! ?) [...]: marks in brackets of their own. */
static int
is_aside(const struct text *x, size_t i)
{
	const struct vn_tok *t = x->t;

	if (i > 0 && term(x->s, &t[i - 1]) == T_BANG)
		i--;
	return i > 0 && (tok_is(x->s, &t[i - 1], "(") ||
	    tok_is(x->s, &t[i - 1], "["));
}

/* Does a sentence end at token i, a terminator, when the text goes on at k? */
static int
ends(const struct text *x, size_t i, size_t k, int kind)
{
	const char *s = x->s;
	const struct vn_tok *t = x->t;
	int f = first(x, k), next;

	if (kind == T_WIDE)
		return 1;
	if (kind == T_FACE)		/* vui quá :)) Mai gặp */
		return i > x->b && f == F_UPPER && is_small(s, &t[k]) &&
		    k + 1 < x->n && is_lower(s, &t[k + 1]);
	if (kind == T_ABBR && (f == F_LOWER || !is_graded(x, i)))
		return abbr_ends(x, i, k, f);
	if (kind == T_ABBR)
		kind = T_STOP;
	if (is_aside(x, i))
		return 0;
	if (quoted(x, i, k) && is_dash(s, &t[k]))
		return 0;		/* "Về thôi!" - mẹ gọi. */
	if (kind == T_DOTS && is_pause(x, i, k, f))
		return 0;
	if (kind == T_STOP && is_list(x, i))
		return 0;
	if (k == i + 1 && !t[k].space)
		return touching(x, i, k, kind, f);
	switch (f) {
	case F_UPPER:
		return 1;
	case F_LOWER:
		return small_ends(x, i, k, kind);
	case F_DIGIT:
		return kind == T_DOTS || (!is_torn(x, i, k) && !is_short(x, i));
	case F_DASH:
		return 1;
	case F_EMOJI:
		return kind != T_DOTS;
	case F_NO:			/* Xong. ... Rồi họ về. */
		if (k + 1 == x->n || !t[k].space || kind == T_DOTS ||
		    term(s, &t[k]) != T_DOTS)
			return 0;
		next = first(x, k + 1);
		return next == F_UPPER || next == F_DIGIT;
	default:
		return kind == T_STOP && !x->paren;
	}
}

/*
 * The end of the run of terminators at i, all but the first without white space
 * before it; "." may stand apart (. . .).  *kind becomes the kind of the whole.
 */
static size_t
run(const struct text *x, size_t i, int *kind)
{
	size_t k = i + 1;
	int dots, more;

	for (; k < x->n; k++) {
		more = term(x->s, &x->t[k]);
		if (more == T_NONE || more == T_ABBR || more == T_FACE)
			break;
		dots = more == T_STOP && (*kind == T_STOP || *kind == T_DOTS);
		if (x->t[k].space && !dots)
			break;
		if (*kind != T_BANG)
			*kind = dots ? T_DOTS : more;
	}
	return k;
}

size_t
vn_sent(const char *s, const struct vn_tok *t, size_t n, unsigned char *end)
{
	struct text x = { s, t, n, 0, 0, 0 };
	size_t count = 0, i, k;
	int kind;

	memset(end, 0, n);
	for (i = 0; i < n; i = k) {
		k = i + 1;
		if (t[i].cls == VN_TOK_WORD)
			continue;
		if (t[i].cls == VN_TOK_PUNCT)
			see(&x, i);
		if ((kind = term(s, &t[i])) == T_NONE)
			continue;
		k = run(&x, i, &kind);
		while (k < n && is_closer(&x, k))
			see(&x, k++);
		while (k < n && t[k].cls == VN_TOK_EMOJI && kind != T_ABBR &&
		    (!t[k].space || is_face(s, &t[k])))
			k++;
		if (k == n)
			break;
		while (x.b < i && (is_dash(s, &t[x.b]) ||
		    is_opener(s, &t[x.b])))
			x.b++;
		if (ends(&x, i, k, kind)) {
			end[k - 1] = 1;
			count++;
			x.b = k;
			x.paren = 0;
		}
	}
	if (n > 0) {
		end[n - 1] = 1;
		count++;
	}
	return count;
}
