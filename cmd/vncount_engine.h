/*
 * vncount - inside the engine: how text becomes counts.  See vncount.h.
 *
 * A token is interned: from there on it is the 32-bit id of a word.  What is counted
 * is a tuple of ids: the tokens of an n-gram, behind the id of a key where --by
 * has one.  Single tokens without a key are counted in the table of words itself.
 * A store holds what one thread has counted.  When it would pass its share of
 * -S it is written to the spill file as strings, in order, and emptied.
 */
#ifndef VNCOUNT_ENGINE_H
#define VNCOUNT_ENGINE_H

#include "../lib/gram.h"
#include "../lib/spill.h"
#include "../lib/tab.h"
#include "vncount.h"

#define BOM		"\xef\xbb\xbf"
#define HELD		256	/* tokens remembered, a power of two */
#define DROP		UINT32_MAX	/* mark of a word that -w or -x takes out */

struct store {
	struct vn_tab words, keys;
	/*
	 * While counting, the mark of a word is 0 (not yet looked at), DROP, or,
	 * with o.df, the id of its fold key, else 1.
	 */
	struct vn_gram gram[VN_GRAM_MAX + 1];	/* by width */
	/* documents of each tuple of fold keys, by width; DF_FILE: behind the
	 * number of the file, from 1 */
	struct vn_gram df[VN_GRAM_MAX + 1];
	uint32_t first, last;	/* the tables of gram that are in use */
	uint64_t max;		/* bytes it may take */
	uint64_t soft;		/* bytes of words at which to look at max */
	uint64_t total, lines;	/* see struct vncount */
	int	 over;
};

/* A counter: one for each thread, and one for lines that come in pieces. */
struct counter {
	struct vncount *v;
	const struct opts *o;
	struct store *st;
	struct store own;
	uint32_t last[HELD];	/* the last tokens of the line */
	size_t	 len[HELD];	/* pieces: how long they are */
	uint64_t held, raw;	/* tokens of this line so far; with those dropped */
	uint32_t key;		/* --by: of this line; from 1 */
	uint32_t doc;		/* o.df: this line, or file, from 1 */
	int	 pieces;
	struct vn_buf text, saved;
	int	 failed;
	int	 told;		/* the user knows why */
	int	 spill_err;	/* errno of a failed write to the spill file */
};

struct vncount_data {
	struct store all;
	struct counter serial;
	struct vn_buf carry;	/* the start of a token cut by a piece's end */
	int	 skipping;	/* inside a token that is too long */
	int	 too_long;	/* an n-gram of this piece was */
	struct vn_tab stop;	/* -x: fold keys */
	struct vn_fields but;	/* the fields for --by=FIELD without -f */
	struct vn_spill spill;
	struct vn_spill_runs runs;	/* of counts */
	int	 spill_err;
	int	 joined;
};

/* 1 if single tokens are all there is to count, in the table of words. */
static inline int
vncount_only_words(const struct opts *o)
{
	return o->hi == 1 && o->df == DF_NONE &&
	    (o->by == BY_NONE || o->by >= BY_TOKEN);
}

/* 1 if tuples begin with a key. */
static inline size_t
vncount_has_key(const struct opts *o)
{
	return o->by != BY_NONE && o->by < BY_TOKEN;
}

/* 1 if every line is looked at by itself, and so is at most 16 MiB long. */
static inline int
vncount_by_lines(const struct opts *o)
{
	return o->mode == MODE_LINES || o->fields.n > 0 || o->by == BY_FIELD ||
	    o->df == DF_LINE;
}

/* --- vncount_tokens.c --- */

/* A new line begins: no n-gram goes over it. */
void	vncount_new_line(struct counter *k);

/* One more token of the line: count the n-grams that end with it.  0, -1 errno. */
int	vncount_token(struct counter *k, const char *s, size_t n);

/* The same where the token is already the word id; n is its length. */
int	vncount_word(struct counter *k, uint32_t id, size_t n);

/*
 * Count the tokens or n-grams of s[0..n), any number of lines, which ends in a
 * separator; bol: a line begins at s.  0, or -1 with errno.
 */
int	vncount_text(struct counter *k, const char *s, size_t n, int bol);

/* --- vncount_lines.c --- */

/* The key of what comes is s[0..n).  0, or -1 with errno. */
int	vncount_set_key(struct counter *k, const char *s, size_t n);

/* The records of a block, where they are not just text; or rows of --merge. */
int	vncount_lines(struct counter *k, struct vn_block *b);
int	vncount_rows(struct counter *k, struct vn_block *b);

/* --- vncount_store.c --- */

void	vncount_store_init(struct store *st, const struct opts *o, uint64_t max);
void	vncount_store_fini(struct store *st);

/* The mark of a word, found if need be: what -w and -x say of it.  0: errno. */
uint32_t vncount_mark(struct vncount *v, struct vn_tab *words, uint32_t id);

/*
 * Before a token is counted: room for it.  The store grows or is written to the
 * spill file and emptied; then the ids of k->last are new.  0, or -1 with errno.
 */
int	vncount_room(struct counter *k);

/* The number of the line starts again. */
void	vncount_forget_docs(struct store *st);

/* Add what is on its way.  0, or -1 with errno. */
int	vncount_store_flush(struct store *st);

/*
 * So many tuples of one width may come before there is room again, with those on
 * their way: those of one token; of a line whose documents are counted, which has
 * to stay together, so many that few lines have more.
 */
#define LINE_ROOM	1024
static inline size_t
vncount_at_once(const struct counter *k)
{
	size_t n = 1 + k->o->window;

	return VN_GRAM_RING + (k->o->df == DF_LINE && k->held < 2 ?
	    n * LINE_ROOM : n);
}

static inline int
vncount_words_full(const struct store *st)
{
	return st->words.n + 2 >= st->words.full || st->words.mem >= st->soft;
}

/* *sum += c, or *over is set. */
static inline void
vncount_sum(uint64_t *sum, uint64_t c, int *over)
{
	if (UINT64_MAX - *sum < c)
		*over = 1;
	*sum += c;
}

/* Whether there may be no room for one more token. */
static inline int
vncount_is_full(const struct counter *k)
{
	const struct store *st = k->st;
	size_t i, n = vncount_at_once(k);

	if (vncount_words_full(st))
		return 1;
	for (i = st->first; i <= st->last; i++)
		if (st->gram[i].n + n >= st->gram[i].full)
			return 1;
	for (i = 1; k->o->df != DF_NONE && i <= VN_GRAM_MAX; i++)
		if (st->df[i].n > 0 && st->df[i].n + n >= st->df[i].full)
			return 1;
	return 0;
}

/* Add the totals of st to v's, once. */
void	vncount_take_totals(struct vncount *v, struct store *st);

/* Add up: from is left empty.  0, or -1 with errno. */
int	vncount_store_merge(struct vncount *v, struct store *to, struct store *from);

/* --- vncount_order.c --- */

/* A word and its fold key; they are the same pointer where they are equal. */
struct oword {
	const char *s, *f;
	uint32_t n, nf;
	uint32_t id;
};

/* The words of a store in order.  See vncount_order.c. */
struct order {
	struct oword *w;
	size_t	 n;
	struct vn_buf fold;	/* fold keys that are not the word itself */
	unsigned bits;
	uint32_t *start;	/* of each group; NULL: codes are ranks */
	uint32_t *group;	/* of each rank, where codes are ranks, else NULL */
};

#define VNCOUNT_EXACT	UINT32_MAX	/* as fold: nothing is folded */

/*
 * Bring words in order and set their marks to codes; without all, words with a
 * count of 0 are left out.  By spelling, as keys (as if a TAB followed them): the
 * code is the rank; by fold key (a space), then spelling.  0, or -1 with errno.
 */
enum { ORDER_SPELLING, ORDER_KEY, ORDER_FOLD };
int	vncount_order(struct order *o, struct vn_tab *words, int all, int how,
	    unsigned fold);
void	vncount_order_fini(struct order *o);

const struct oword *vncount_code_word(const struct order *o, uint32_t code);

/* Codes of one fold key are of one group; groups are in order. */
static inline uint32_t
vncount_code_group(const struct order *o, uint32_t code)
{
	return o->group != NULL ? o->group[code] : code >> o->bits;
}

/* --by from BY_TOKEN on: words and their counts become tuples with a key. */
int	vncount_key_words(struct vncount *v, struct store *st);

/* --- vncount_spill.c --- */

/* How b of a record in the spill file begins. */
#define SPILL_SPELLING	'\1'
#define SPILL_DOCS	'\2'

/*
 * Take words that -w and -x do not want out of the table of words; where single
 * tokens are all that is counted, add them to the totals.  0, or -1 with errno.
 */
int	vncount_drop(struct vncount *v, struct store *st);

/* Write all of the store to the spill file; it has to be emptied then. */
int	vncount_spill(struct vncount *v, struct store *st);

/* --- vncount_join.c --- */

/*
 * Take out what -w and -x do not want.  Add up the spellings that fold to one key
 * under the most frequent of them (of equals, the smallest bytes).  The mark of
 * each word is then the id of its fold key.  0, or -1 with errno.
 */
int	vncount_join(struct vncount *v);

/* --- vncount_each.c --- */

/* Append the words, joined by one space. */
int	vncount_spell(struct vn_buf *out, const struct vn_tab *words,
	    const uint32_t *id, size_t n);

/* --- vncount_sorter.c --- */

/* Records in the order of a, with -S; rows in their order.  See there. */
struct sorter {
	struct vncount *v;
	uint64_t top;		/* only so many are wanted */
	struct vn_buf arena, entries;
	struct vn_spill_runs runs;
	struct vn_spill_merge *merge;
	size_t	 at;
	uint64_t given;
	struct vn_spill_rec rec;
};

void	vncount_sorter_init(struct sorter *so, struct vncount *v, uint64_t top);
void	vncount_sorter_fini(struct sorter *so);

/*
 * Records are added, then start, then taken: 1, 0 after the last.  a and b may be
 * so->rec's.  All: -1 with errno.  What next gives is valid until the next call.
 */
int	vncount_sorter_add(struct sorter *so, const struct vn_buf *a,
	    const struct vn_buf *b, uint64_t count);
int	vncount_sorter_start(struct sorter *so);
int	vncount_sorter_next(struct sorter *so, const struct vn_spill_rec **r);

/* The same with rows, in the order of weight, key, token. */
int	vncount_row_add(struct sorter *so, const struct vncount_row *r);
int	vncount_row_next(struct sorter *so, struct vncount_row *r);

/* A number in 1 to 10 bytes; the way back moves *s. */
int	vncount_put_num(struct vn_buf *out, uint64_t v);
uint64_t vncount_get_num(const char **s, const char *end);

#endif
