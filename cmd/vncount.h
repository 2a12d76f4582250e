/*
 * vncount - what the files of this command share.
 *   vncount.c         options; main
 *   vncount_read.c    the run: threads, pieces of long lines
 *   vncount_lines.c   lines, fields, rows of --merge; stop words
 *   vncount_tokens.c  the hot loop: tokens and n-grams of running text
 *   vncount_store.c   what is counted, in the memory it may take
 *   vncount_order.c   words in order, as numbers; keys made of tokens
 *   vncount_spill.c   a store written to the spill file
 *   vncount_join.c    in memory, spellings of one word joined
 *   vncount_each.c    each row once, from memory or from the file
 *   vncount_walk.c    the same in order, one by one
 *   vncount_pairs.c   pairs with the sums of their tokens
 *   vncount_sorter.c  rows sorted, also with little memory
 *   vncount_rows.c    the rows in order, written
 *   vncount_stats.c and those it names, vncount_bar.c: other ways to show rows
 * vncount_engine.h is for those up to vncount_rows.c alone.
 */
#ifndef VNCOUNT_H
#define VNCOUNT_H

#include <stddef.h>
#include <stdint.h>

#include "../lib/fields.h"
#include "cli.h"

#define NGRAM_MAX	8
#define VNCOUNT_NUM	4
#define VNCOUNT_WINDOW	256

enum { MODE_TOKENS, MODE_LINES, MODE_MERGE };

/*
 * --by: BY_FILE, BY_FIELD and, with --merge, BY_ROW are known while reading;
 * from BY_TOKEN on the key is made of the token (vn_sylkey()).
 */
enum { BY_NONE, BY_FILE, BY_FIELD, BY_ROW, BY_TOKEN };

/* What a document is for vncount_row.df. */
enum { DF_NONE, DF_LINE, DF_FILE };

/* What to do; read-only while threads run. */
struct opts {
	int	 mode;
	size_t	 lo, hi;	/* n-grams */
	unsigned fold;		/* VN_FOLD_*; of no use with exact */
	int	 exact, words;
	uint64_t min, top;
	int	 delim;
	size_t	 window;	/* > 1, at most VNCOUNT_WINDOW: all pairs that are at
				 * most window - 1 tokens apart, instead of
				 * n-grams; the rows look like bigrams; lo, hi are 2 */
	int	 df;		/* DF_* */
	int	 by;		/* BY_* */
	int	 by_what;	/* from BY_TOKEN on: what vn_sylkey() is to make; -1 */
	size_t	 by_field;	/* BY_FIELD: from 1 */
	int	 key_first;	/* the count stands last */
	struct vn_fields fields;	/* -f; n == 0: the whole line */
	const char *stop;	/* -x FILE */
	uint64_t size;		/* -S, in bytes */
	const char *dir;	/* -T; NULL: TMPDIR or /tmp */
	unsigned char space[256];	/* what separates tokens, with delim */
};

/* --- results --- */

/* One row.  Pointers are valid until the callback that got it returns. */
struct vncount_row {
	uint64_t weight;	/* orders the rows, largest first: the count,
				 * if weigh() says nothing else */
	uint64_t count;
	uint64_t df;		/* with o.df: documents that have it */
	uint64_t num[VNCOUNT_NUM];	/* weigh()'s, carried along to put() */
	const char *key;	/* with o.by, else nkey is 0 */
	size_t	 nkey;
	const char *s;		/* the token, line or n-gram (tokens joined by one
				 * space), in the spelling to be shown */
	size_t	 n;
	const char *fold;	/* its fold key: not in put(), where it is NULL.
				 * The fold key of an n-gram is those of its
				 * tokens, joined by one space. */
	size_t	 nfold;
};

struct vncount {
	struct cli *c;
	struct opts o;
	/*
	 * All that was counted, before -w, -x, --min and -t; over: it is more
	 * than 64 bits hold, though no count of a row need be.
	 */
	uint64_t total;
	int	 over;
	uint64_t docs;		/* with o.df: documents read, empty ones too */
	int	 failed;	/* the counts are not complete: no rows */
	/*
	 * How rows are ordered and written; set by whoever has another way, NULL
	 * is the plain one.  weigh() sees every row once, in no order, before
	 * --min and -t: it may set weight and num; 0 drops the row, 1 keeps
	 * it, -1 is an error (errno).  put() gets the rows in order (weight, then
	 * bytes of key and token) and appends to c->out; -1 is an error.
	 * Both get v; arg is for them.
	 */
	int	(*weigh)(struct vncount *v, struct vncount_row *r);
	int	(*put)(struct vncount *v, const struct vncount_row *r);
	void	*arg;
	struct vncount_data *d;	/* what is counted */
};

/* Make v ready: default options, nothing counted. */
int	vncount_init(struct vncount *v, struct cli *c);
void	vncount_fini(struct vncount *v);

/*
 * Count the files by v->o, which check_opts() of vncount.c has completed.  Another
 * corpus (--keyness) is another struct vncount with a copy of the options.
 * Messages are printed.  0 or 2 for cli_end(); 2 with v->failed when the counts
 * are of no use.
 */
int	vncount_read(struct vncount *v, char *const *files, int n);

/*
 * Call fn for every row, after -w and -x, before --min and -t, in no order.  May be
 * called again and again.  fn returns 0; or -1 with errno, which ends it.  0, or
 * -1 with errno.
 */
int	vncount_each(struct vncount *v,
	    int (*fn)(void *arg, struct vncount_row *r), void *arg);

/*
 * The same rows one by one, in the byte order of key (with a TAB behind it) and
 * fold key (with a space, which is there at r->fold[r->nfold]): two counts can be
 * walked side by side.  Costs a sort.  open gives NULL with errno; next gives 1,
 * 0 after the last, -1 with errno; what it gives is valid until the next call.
 */
struct vncount_walk;
struct vncount_walk *vncount_walk_open(struct vncount *v);
int	vncount_walk_next(struct vncount_walk *w, struct vncount_row *r);
void	vncount_walk_close(struct vncount_walk *w);	/* NULL is fine */

/*
 * Pairs of tokens, with the counts of all that have the same first token in
 * num[0], the same second one in num[1]: for counts that are vncount_spilled(),
 * by three sorts; else tables hold them.  As the walk; no fold, no order.
 */
struct vncount_pairs;
struct vncount_pairs *vncount_pairs_open(struct vncount *v);
int	vncount_pairs_next(struct vncount_pairs *p, struct vncount_row *r);
void	vncount_pairs_close(struct vncount_pairs *p);	/* NULL is fine */
int	vncount_spilled(const struct vncount *v);

/* Where the space in the fold key of a pair is; exits where it is none. */
size_t	vncount_middle(const struct vncount *v, const struct vncount_row *r);

/* Write the rows in order.  0, or -1 with errno; write errors are in c->out. */
int	vncount_put_rows(struct vncount *v);

/* The same with the rows that next gives, as vncount_walk_next() does, in place of
 * those of v: neither weigh() nor --min are asked. */
int	vncount_put_from(struct vncount *v,
	    int (*next)(void *arg, struct vncount_row *r), void *arg);

/* Append "COUNT TAB TOKEN LF" as the options want it: what put() is by default. */
int	vncount_put_row(struct vncount *v, const struct vncount_row *r);

/* Say what went wrong: errno, or what happened to the spill file. */
void	vncount_tell(struct vncount *v);

/* Read the file of -x; a message and exit 2 when it is not well. */
void	vncount_read_stop(struct vncount *v);

/* --- text --- */

/* 1 if the token has a letter. */
int	vncount_has_letter(const char *s, size_t n);

/* The length of a BOM at s[0..n), 0 or 3. */
size_t	vncount_bom(const char *s, size_t n);

#endif
