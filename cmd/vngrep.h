/*
 * vngrep - what its parts share.
 *   vngrep.c         the command line
 *   vngrep_opt.c     what single options mean
 *   vngrep_pat.c     patterns: read and compiled
 *   vngrep_match.c   threads: the lines of a block, one after the other
 *   vngrep_text.c    threads: a line in the forms that are searched
 *   vngrep_ent.c     threads: the entities of a line
 *   vngrep_slots.c   threads: {TYPE} in patterns
 *   vngrep_forms.c   threads: --tsv, --json, --bio
 *   vngrep_redact.c  threads: --redact
 *   vngrep_alias.c   -k
 *   vngrep_print.c   a line, a span
 *   vngrep_color.c   colours
 *   vngrep_serial.c  what needs memory (counts, limits, context), in input order
 *   vngrep_walk.c    directories
 */
#ifndef VNGREP_H
#define VNGREP_H

#include <stddef.h>
#include <stdint.h>

#include "../lib/buf.h"
#include "../lib/ent.h"
#include "../lib/run.h"
#include "cli.h"
#include "cli_model.h"

struct grep_re;			/* compiled patterns */
struct grep_alias;		/* names that are one */
struct grep_color;

enum { LIST_NO, LIST_WITH, LIST_WITHOUT };
enum { FORM_LINES, FORM_TSV, FORM_JSON, FORM_BIO, FORM_INLINE };

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
	int	 plain;		/* --no-accent */
	int	 iy;		/* --iy */
	int	 max_set;	/* -m */
	uint64_t max;
	uint64_t before, after;	/* -B, -A */
	uint64_t both;		/* -C */
	int	 before_set, after_set;
	int	 context;	/* one of -A -B -C was given */
	unsigned types;		/* -t, bits of enum vn_ent_type */
	unsigned show;		/* types that are written: -t, or all */
	int	 form;		/* FORM_ */
	int	 nested;	/* --nested */
	int	 seg;		/* --seg */
	int	 doc;		/* --doc */
	int	 redact;	/* --redact; the types are in show */
	uint64_t key[2];	/* --redact-key */
	int32_t	 ref[3];	/* --ref-date: year, month, day; 0: none */
	const char *label;
	struct grep_color *color;	/* NULL: none */
};

/* A stretch of a line, bytes of the record. */
struct grep_span {
	uint32_t start, end;
	uint8_t	 type;		/* enum vn_ent_type, or GREP_MATCH */
	uint8_t	 inner;		/* 1: inside the span before it */
};
#define GREP_MATCH	VN_ENT_TYPES	/* found by a pattern */

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
	struct cli_model model;	/* of names */
	struct grep_re *re;	/* the patterns; NULL when there is none */
	int	 re_given;	/* -e or -f: a line must match one of them */
	struct grep_re *value;	/* --value, or NULL */
	struct grep_alias *alias;	/* -k, or NULL */
	struct grep_alias *ids;	/* of -g, or NULL */
	struct vn_gaz *gaz;	/* for all threads; NULL: names are not asked for */
	unsigned need;		/* types that have to be recognised */
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

/* ENOMEM as an error message, exit 2. */
_Noreturn void	grep_no_memory(const struct grep *g);

/* v with room for one more than n of cap elements. */
void	*grep_grow(const struct grep *g, void *v, size_t *cap, size_t n,
	    size_t size);

/* vngrep_opt.c */

/* Options with a long name only. */
enum {
	OPT_BIO = CLI_OWN, OPT_COLOR, OPT_DOC, OPT_INLINE, OPT_IY, OPT_JSON,
	OPT_LABEL, OPT_NESTED, OPT_NO_ACCENT, OPT_REDACT, OPT_REDACT_KEY,
	OPT_REF_DATE, OPT_SEG, OPT_TSV, OPT_VALUE
};

/* An option without argument, or with a number: 1 if it was one. */
int	grep_flag_option(struct grep_opt *o, int c);
int	grep_number_option(struct grep *g, int c, const char *arg);


/* -t, --redact: the types in s as bits; a bad one ends the program. */
unsigned	grep_types(const struct grep *g, const char *opt, const char *s);
/* --color; sets g->o.color. */
void	grep_color_option(struct grep *g, const char *when);
/* -g: read one file, when all options are known. */
void	grep_gaz_read(struct grep *g, const char *file);
/* --redact-key, --ref-date. */
void	grep_key_option(struct grep *g, const char *file);
void	grep_ref_option(struct grep *g, const char *date);

/* vngrep_pat.c */

/* Add the patterns of s[0..n), one a line; bad ones end the program. */
void	grep_add(struct grep *g, const char *s, size_t n);
/* Compile what was added. */
void	grep_compile(struct grep *g);
/* --value: a pattern of its own. */
void	grep_value_option(struct grep *g, const char *s);
void	grep_re_free(struct grep_re *re);
/* The types of entities in the patterns. */
unsigned	grep_re_types(const struct grep_re *re);

/* vngrep_alias.c */

/* Read the aliases of a file; a bad line ends the program. */
void	grep_alias_read(struct grep *g, const char *file);
/* Add the id of a line  text TAB type TAB id  to g->ids. */
void	grep_ids_add(struct grep *g, const char *s, size_t n);
/* When all are read; a may be NULL. */
void	grep_alias_done(const struct grep *g, struct grep_alias *a);
/* The key of the name that the key s[0..n) stands for, or NULL. */
const char *grep_alias_find(const struct grep_alias *a, const char *s, size_t n,
	    size_t *len, const char **name, size_t *nname);
void	grep_alias_free(struct grep_alias *a);

/*
 * Append the key of a name: equal for names that count as one.  White space is
 * one space, case and tone placement do not count, accents and i/y by option.
 * 0, or -1 with errno.
 */
int	grep_key(const struct grep_opt *o, struct vn_buf *out, const char *s,
	    size_t n);

/* vngrep_match.c: the callbacks of a worker, see struct vn_run_ops. */
int	grep_open(void *arg, void **worker);
int	grep_close(void *arg, void *worker);
int	grep_block(void *worker, struct vn_block *b);

/* vngrep_color.c */

/* What is painted: spans in selected and other lines, ..., lines themselves. */
enum {
	C_MATCH, C_CONTEXT, C_NAME, C_LINE, C_BYTE, C_SEP, C_SELECTED, C_OTHER,
	C_COUNT			/* nothing */
};

/* The colours, with those that GREP_COLORS sets (or NULL).  NULL with ENOMEM. */
struct grep_color *grep_color_read(const char *env);
void	grep_color_free(struct grep_color *c);
/* Whether -v was given. */
void	grep_color_invert(struct grep_color *c, int invert);

/* Append s[0..n) in a colour; type: of an entity, else anything. */
int	grep_paint(const struct grep_opt *o, struct vn_buf *out, int what, int type,
	    const void *s, size_t n);
/* Append what stands between the matches of a line, or (last) behind them. */
int	grep_paint_plain(const struct grep_opt *o, struct vn_buf *out,
	    int selected, int last, const char *s, size_t n);

/* vngrep_print.c */

/*
 * True if lines are written by the workers: nothing has to be counted, limited
 * or remembered from line to line.
 */
int	grep_simple(const struct grep_opt *o);

/* The name of the file as it is shown. */
const char *grep_file(const struct grep_opt *o, const char *file);
int	grep_put_name(const struct grep_opt *o, struct vn_buf *out,
	    const char *file, char sep);
int	grep_put_num(const struct grep_opt *o, struct vn_buf *out, int what,
	    uint64_t v, char sep);

/* Append one line to out: selected ones with ':', others with '-'. */
int	grep_put(const struct grep_opt *o, struct vn_buf *out, const char *file,
	    int delim, const struct grep_line *l, const struct grep_span *v,
	    size_t nv, int selected);

/*
 * What a worker tells the serial stage of a line: this in block->aux, then
 * nspan times struct grep_span, then what is written in place of the line.
 */
struct grep_hit {
	uint64_t line;
	uint32_t off, n;	/* the record in the block, without delimiter */
	uint32_t nspan;
	int	 selected, made;
	size_t	 nmade;
};

/* vngrep_serial.c */
int	grep_serial(void *arg, struct vn_block *b);
int	grep_file_end(void *arg, const char *file, struct vn_buf *out);
void	grep_serial_free(struct grep *g);

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
