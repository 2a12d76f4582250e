/*
 * vngrep - what its parts share.
 * vngrep.c reads the command line; vngrep_match.c says where a line matches, in
 * the worker threads; vngrep_print.c writes lines and keeps what needs memory
 * (counts, limits, context), in input order; vngrep_walk.c lists directories.
 */
#ifndef VNGREP_H
#define VNGREP_H

#include <stddef.h>
#include <stdint.h>

#include "../lib/buf.h"
#include "../lib/run.h"
#include "cli.h"

struct grep_re;			/* compiled patterns */

enum { LIST_NO, LIST_WITH, LIST_WITHOUT };

/* Options, all set before the first line is read. */
struct grep_opt {
	int	 count;		/* -c */
	int	 fixed;		/* -F */
	int	 icase;		/* -i */
	int	 list;		/* -l, -L */
	int	 number;	/* -n */
	int	 only;		/* -o */
	int	 quiet;		/* -q */
	int	 recurse;	/* -r */
	int	 silent;	/* -s */
	int	 invert;	/* -v */
	int	 word;		/* -w */
	int	 whole;		/* -x */
	int	 byte;		/* -b */
	int	 name;		/* -H 1, -h 0; -1: with several files */
	int	 null;		/* -Z */
	int	 color;
	int	 plain;		/* --no-accent */
	int	 max_set;	/* -m */
	uint64_t max;
	uint64_t before, after;	/* -B, -A */
	int	 context;	/* one of -A -B -C was given */
	unsigned types;		/* -t, bits of enum vn_ent_type */
	const char *label;
};

/* A stretch of a line, bytes of the record. */
struct grep_span {
	uint32_t start, end;
};

/* A line kept for -B, or to be printed. */
struct grep_line {
	const char *s;
	size_t	 n;
	uint64_t line;		/* from 1 */
	uint64_t at;		/* offset in the file */
};

struct grep {
	struct cli cli;
	struct grep_opt o;
	struct grep_re *re;	/* the patterns; NULL when there is none */
	int	 re_given;	/* -e or -f: a line must match one of them */
	int	 found;		/* a line was selected */
	/* serial stage, this file */
	uint64_t count;		/* lines selected */
	uint64_t at;		/* offset of the next block */
	uint64_t last;		/* number of the last line written, 0: none */
	uint64_t after;		/* lines still to be written for -A */
	int	 printed;	/* a line was written, in any file */
	int	 done;		/* -m is reached; only -A is still due */
	struct vn_buf held;	/* bytes of the lines kept for -B */
	struct grep_line *ring;	/* s is an offset in held */
	size_t	 ring_cap, ring_at, ring_n;
};

/* vngrep_match.c */

/* Add the patterns of s[0..n), one a line; bad ones end the program. */
void	grep_add(struct grep *g, const char *s, size_t n);
/* Compile what was added. */
void	grep_compile(struct grep *g);
void	grep_free(struct grep *g);

/* The callbacks of a worker, see struct vn_run_ops. */
int	grep_open(void *arg, void **worker);
int	grep_close(void *arg, void *worker);
int	grep_block(void *worker, struct vn_block *b);

/* vngrep_print.c */

/*
 * True if lines are written by the workers: nothing has to be counted, limited
 * or remembered from line to line.
 */
int	grep_simple(const struct grep_opt *o);

/* Append one line to out: selected ones with ':', others with '-'. */
int	grep_put(const struct grep_opt *o, struct vn_buf *out, const char *file,
	    int delim, const struct grep_line *l, const struct grep_span *v,
	    size_t nv, int selected);

/*
 * What a worker tells the serial stage of a line: this in block->aux, then
 * nspan times struct grep_span.
 */
struct grep_hit {
	uint64_t line;
	uint32_t off, n;	/* the record in the block, without delimiter */
	uint32_t nspan;
	int	 selected;
};

int	grep_serial(void *arg, struct vn_block *b);
int	grep_file_end(void *arg, const char *file, struct vn_buf *out);

/* vngrep_walk.c */

/*
 * The operands with directories replaced by the files below them, sorted by
 * name; *n is their number, *dirs is 1 if there was a directory.  What cannot
 * be read is reported (unless silent) and *status becomes 2.  Freed by
 * grep_walk_free().
 */
char	**grep_walk(const struct grep *g, char *const *argv, size_t *n,
	    int *dirs, int *status);
void	grep_walk_free(char **files, size_t n);

#endif
