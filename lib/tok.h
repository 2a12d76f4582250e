/*
 * tok - tokens with a class and a byte span.
 * A token never holds white space; every byte that is not white space (nor a BOM
 * at the start of the line) is in exactly one token, in order.  So text can be
 * rebuilt from the spans.
 */
#ifndef VN_TOK_H
#define VN_TOK_H

#include <stddef.h>
#include <stdint.h>

enum vn_tok_class {
	VN_TOK_WORD,		/* letters: a syllable, a foreign word, pê-đan, đẹpppp */
	VN_TOK_ABBR,		/* TP. GS.TS. v.v. T.Ư: letters with their full stops */
	VN_TOK_NUM,		/* 1.800  9,9  1/7/2024  35-CT/TW  9h30  61%  0966.100.300 */
	VN_TOK_PUNCT,		/* one mark, or a run of one kind: ... !!! */
	VN_TOK_URL,
	VN_TOK_EMAIL,
	VN_TOK_TAG,		/* #hashtag @name */
	VN_TOK_EMOJI,		/* an emoji sequence, or an emoticon :)) <3 ^^ */
	VN_TOK_OTHER		/* symbols, ill-formed bytes, everything else */
};

struct vn_tok {
	uint32_t start, end;	/* bytes in the line, half-open */
	uint8_t	 cls;		/* enum vn_tok_class */
	uint8_t	 space;		/* white space (or the line's start) stands before it */
};

/* A growing array of tokens; all zero is a valid start. */
struct vn_toks {
	struct vn_tok *t;
	size_t	 n, cap;
};
void	vn_toks_fini(struct vn_toks *v);

/*
 * Cut s[0..n) into v (emptied first).  Any bytes; white space is ASCII white
 * space and every Unicode space.  0, or -1 with errno ENOMEM.  O(n) on any input.
 */
int	vn_tok_line(struct vn_toks *v, const char *s, size_t n);

/* The same for text that does not begin a line: a BOM at its start is text. */
int	vn_tok_part(struct vn_toks *v, const char *s, size_t n);

#endif
