/*
 * vnseg - what the files of this command share.
 *   vnseg.c        options, dictionaries, the model
 *   vnseg_words.c  threads: the sentences and words of a line are decided
 *   vnseg_line.c   -o line, and how pieces of a long line are put together
 *   vnseg_rows.c   -o vert, conllu, tsv
 *   vnseg_json.c   -o json
 *   vnseg_why.c    -E
 *   vnseg_field.c  --json: the text of a field of JSON lines
 */
#ifndef VNSEG_H
#define VNSEG_H

#include <stdint.h>

#include "../lib/dict.h"
#include "../lib/seg.h"
#include "../lib/tok.h"
#include "cli.h"
#include "cli_json.h"

struct vnseg_worker;

/* What was written of a line that comes in pieces. */
struct vnseg_long {
	uint64_t sentences;
	int	 begun;			/* line: there was a token */
	struct vn_buf held;		/* line: white space not yet written */
	struct vn_buf swap;
};

/* A way to write lines.  All return 0, or -1 with errno. */
struct vnseg_format {
	const char *name;		/* for -o */
	int	 sentences;		/* 1: goes with -s */
	/* a block begins; may be NULL */
	int	(*begin)(struct vnseg_worker *w, const struct vn_block *b);
	/* append r, of which w tells the tokens, to b->out, its end included */
	int	(*put)(struct vnseg_worker *w, struct vn_block *b,
		    const struct vn_rec *r);
	/* append a line without tokens; NULL: by put() */
	int	(*blank)(struct vnseg_worker *w, struct vn_block *b,
		    uint64_t line);
	/* one thread, in input order: b is a piece of a line */
	int	(*piece)(struct vnseg_worker *w, struct vnseg_long *l,
		    struct vn_block *b);
};
extern const struct vnseg_format vnseg_line, vnseg_vert, vnseg_conllu,
    vnseg_tab, vnseg_json, vnseg_why;

/* The options. */
struct vnseg {
	const struct vnseg_format *format;
	const struct vn_dict *dict;	/* NULL without -d */
	const void *model;
	size_t	 nmodel;
	enum vn_seg_style style;
	const char *joiner;		/* of line alone */
	size_t	 njoiner;
	const char *field;		/* --json, or NULL */
	int	 keep_lines;		/* -n */
	int	 sentences;		/* -s */
	int	 many;			/* there are several operands */
};

/* What a thread needs. */
struct vnseg_worker {
	const struct vnseg *o;
	struct vn_seg *g;		/* NULL with -s */
	struct vn_dict_memo memo;
	/* the line: its tokens, which of them end a sentence, which are joined */
	struct vn_toks v;
	unsigned char *end, *join;
	size_t	 cap;
	struct vn_buf name;		/* of the file, as the format writes it */
	struct vn_buf place;		/* tsv: file and line of a row */
	struct vn_buf model;		/* -E: what the model alone would join */
	/* --json */
	struct cli_json json;
	struct vn_block inner;		/* the text of the field as lines */
	struct vnseg_long piece;
	struct vn_buf field;		/* what becomes of it */
};

int	vnseg_open(void *o, void **worker);
int	vnseg_close(void *o, void *worker);

/* All records of b into b->out.  0, or -1 with errno. */
int	vnseg_records(struct vnseg_worker *w, struct vn_block *b);

/* The same for b of JSON lines. */
int	vnseg_fields(struct vnseg_worker *w, struct vn_block *b);

/* vn_run()'s block(). */
int	vnseg_block(void *worker, struct vn_block *b);

/* A sentence, with -n a line: tokens [from, to), and its bytes. */
struct vnseg_sent {
	size_t	 from, to;
	uint64_t no;			/* from 1, in this line or piece */
	const char *s;
	size_t	 n;
};

/* The next sentence of r: 1, or 0 behind the last.  All zero is before the first. */
int	vnseg_next_sent(const struct vnseg_worker *w, const struct vn_rec *r,
	    struct vnseg_sent *x);

/* A word of a sentence, likewise. */
struct vnseg_word {
	size_t	 from, to;
	uint64_t no;
};
int	vnseg_next_word(const struct vnseg_worker *w,
	    const struct vnseg_sent *x, struct vnseg_word *d);

/* What kind of word that is. */
const char *vnseg_class(const struct vnseg_worker *w,
	    const struct vnseg_word *d);

/* vn_buf_add(), to be pointed to. */
int	vnseg_raw(struct vn_buf *out, const char *s, size_t n);

/*
 * Append the tokens [from, to) of r by add(), a space where there is white space.
 * 0, or -1 with errno ENOMEM.
 */
int	vnseg_spaced(const struct vnseg_worker *w, struct vn_buf *out,
	    const struct vn_rec *r, size_t from, size_t to,
	    int (*add)(struct vn_buf *, const char *, size_t));

/* Append a decimal number.  0, or -1 with errno ENOMEM. */
int	vnseg_num(struct vn_buf *out, uint64_t v);

/*
 * Append the number of sentence no of b.  That of a later piece is only known to
 * vnseg_rows_piece(), for which the place is noted in b->aux.  0, or -1.
 */
int	vnseg_sent_no(struct vn_block *b, uint64_t no);

/*
 * Rows of TSV: for a new block; for a new line; append file, line and sentence no, a
 * field with its tab, a token.  0, or -1 with errno ENOMEM.
 */
int	vnseg_tsv_begin(struct vnseg_worker *w, const struct vn_block *b);
int	vnseg_tsv_line(struct vnseg_worker *w, const struct vn_rec *r);
int	vnseg_tsv_place(const struct vnseg_worker *w, struct vn_block *b,
	    uint64_t no);
int	vnseg_field(struct vn_buf *out, uint64_t v);
int	vnseg_tsv(struct vn_buf *out, const char *s, size_t n);

/* The piece() of what counts sentences. */
int	vnseg_rows_piece(struct vnseg_worker *w, struct vnseg_long *l,
	    struct vn_block *b);

#endif
