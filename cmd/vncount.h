/*
 * vncount - what the files of this command share.
 *   vncount.c         options, records, pieces of long lines, the run
 *   vncount_tokens.c  the hot loop: tokens and n-grams of running text
 *   vncount_rows.c    spellings of one word joined; the rows in order
 */
#ifndef VNCOUNT_H
#define VNCOUNT_H

#include <stddef.h>
#include <stdint.h>

#include "../lib/tab.h"
#include "cli.h"

#define NGRAM_MAX	8
#define BOM		"\xef\xbb\xbf"

enum { MODE_TOKENS, MODE_LINES, MODE_MERGE };

/* What to do; read-only while threads run. */
struct opts {
	int	 mode;
	size_t	 lo, hi;	/* n-grams */
	unsigned fold;
	int	 exact, words;
	uint64_t min, top;
	int	 delim;
	unsigned char space[256];	/* what separates tokens, with delim */
};

struct token {
	const char *s;
	size_t	 n;
};

/* A counter: one for each thread, and one for lines that come in pieces. */
struct counter {
	const struct opts *o;
	struct vn_tab *tab;
	struct vn_tab own;
	/* the last tokens of the line, for n-grams */
	struct token last[NGRAM_MAX];
	size_t	 held;		/* tokens of this line so far */
	size_t	 tight;		/* how many of them one space each joins */
	struct vn_buf gram;
	int	 failed;
};

struct vncount {
	struct cli c;
	struct opts o;
	struct vn_tab tab;	/* all */
	struct counter serial;
	struct vn_buf carry;	/* the start of a token cut by a piece's end */
	struct vn_buf keep, spare;	/* what serial.last points to */
	int	 skipping;	/* inside a token that is too long */
	int	 failed;	/* the counts are not complete */
};

/* 1 if the token has a letter. */
int	vncount_has_letter(const char *s, size_t n);

/* The length of a BOM at s[0..n), 0 or 3. */
size_t	vncount_bom(const char *s, size_t n);

/* A new line begins: no n-gram goes over it. */
void	vncount_new_line(struct counter *k);

/* One more token of the line: count the n-grams that end with it.  0, -1 ENOMEM. */
int	vncount_token(struct counter *k, const char *s, size_t n);

/*
 * Count the tokens or n-grams of s[0..n), any number of lines; bol: a line begins
 * at s.  0, or -1 with errno ENOMEM.
 */
int	vncount_text(struct counter *k, const char *s, size_t n, int bol);

/* Take out tokens without a letter. */
void	vncount_drop_wordless(struct vn_tab *t);

/*
 * Add up the spellings that fold to one key under the most frequent of them (of
 * equals, the smallest bytes).  0, or -1 with errno.
 */
int	vncount_join_spellings(struct vn_tab *t, unsigned fold);

/* Write the rows, most frequent first, ties in byte order; exits on ENOMEM. */
void	vncount_put_rows(struct vncount *v);

#endif
