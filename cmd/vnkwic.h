/*
 * vnkwic - what its parts share.
 *   vnkwic.c        the command line, the stages of a run
 *   vnkwic_find.c   key words made to patterns; their hits in a line
 *   vnkwic_row.c    a hit with its context as a row
 *   vnkwic_sort.c   rows kept and put in order
 */
#ifndef VNKWIC_H
#define VNKWIC_H

#include <stddef.h>
#include <stdint.h>

#include "../lib/buf.h"
#include "../lib/run.h"
#include "cli.h"

enum { SORT_TEXT, SORT_LEFT, SORT_RIGHT, SORT_KEY };

/* Options, all set before the first line is read. */
struct kwic_opt {
	int	 regex;		/* -E */
	int	 icase;		/* -i */
	int	 iy;		/* --iy */
	int	 plain;		/* --no-accent */
	int	 part;		/* --part */
	int	 tsv;
	int	 name;		/* -H 1, -h 0; -1: with -n and several files */
	int	 number;	/* -n */
	int	 sort;
	size_t	 width;		/* -w: columns of context on each side */
	uint64_t memory;	/* -S */
};

struct kwic_words;		/* key words, compiled */
struct kwic_finder;		/* what a thread needs to find them */

/* Rows that wait to be sorted: chunks that hold them one after the other. */
struct kwic_rows {
	struct vn_buf *chunk;
	size_t	 nchunk, cap;
	uint64_t n, bytes;
	int	 full;		/* over -S; no row is of use any more */
};

struct kwic {
	struct cli cli;
	struct kwic_opt o;
	struct kwic_words *words;
	size_t	 name_cols;	/* of the widest name of a file */
	int	 found;
	struct kwic_rows rows;
	struct kwic_finder *serial;	/* for blocks with very many hits */
};

/* A line, and a hit in it: bytes of the record, half-open. */
struct kwic_hit {
	const char *file;	/* NULL: standard input */
	uint64_t line;		/* from 1 */
	const char *s;		/* the record without its delimiter */
	size_t	 from, to;	/* what of it is text: no BOM, no CR before LF */
	size_t	 start, end;
};

/* vnkwic_find.c */

/* Add the key words of s[0..n), one a line; a bad one ends the program. */
void	kwic_add(struct kwic *k, const char *s, size_t n);
/* Compile what was added. */
void	kwic_compile(struct kwic *k);
void	kwic_words_free(struct kwic_words *w);

/* NULL with errno ENOMEM. */
struct kwic_finder *kwic_finder_open(const struct kwic *k);
void	kwic_finder_free(struct kwic_finder *f);

/* Look at block b from here on. */
void	kwic_finder_block(struct kwic_finder *f, const struct vn_block *b);

/* What kwic_next() returns but for 1. */
enum { KWIC_END = 0, KWIC_ERR = -1, KWIC_LIMIT = -2 };

/*
 * Search line s[0..n) of the block: from its start with at 0, or on from what
 * kwic_at() gave after a hit.  h->s, from and to are set.  0, or -1 with errno.
 */
int	kwic_line(struct kwic_finder *f, struct kwic_hit *h, const char *s,
	    size_t n, size_t at);

/*
 * The next hit of the line: 1 and h->start, h->end; KWIC_END after the last;
 * KWIC_ERR with errno; KWIC_LIMIT when the search of the line was given up, of
 * which *why tells.
 */
int	kwic_next(struct kwic_finder *f, struct kwic_hit *h, const char **why);

/* Where the next search begins. */
size_t	kwic_at(const struct kwic_finder *f);

/* vnkwic_row.c */

/* Columns that the name of a file takes. */
size_t	kwic_name_cols(const char *file);

/* Append the row of a hit.  0, or -1 with errno ENOMEM. */
int	kwic_put(const struct kwic *k, struct vn_buf *out, int delim,
	    const struct kwic_hit *h);

/* Append the row with what it is sorted by, as kwic_keep() wants it. */
int	kwic_put_keyed(const struct kwic *k, struct vn_buf *out, int delim,
	    const struct kwic_hit *h);

/* vnkwic_sort.c */

/* One row with its key: this, the key, the row. */
struct kwic_row {
	uint32_t nkey, nrow;
};

/* Keep the rows of s[0..n).  0, or -1 with errno; r->full when there is no room. */
int	kwic_keep(struct kwic_rows *r, const char *s, size_t n, uint64_t memory);

/* Write all rows in order.  0, or -1 with errno. */
int	kwic_write(struct kwic_rows *r, struct vn_out *out);
void	kwic_rows_free(struct kwic_rows *r);

#endif
