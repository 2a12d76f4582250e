/*
 * vnclean - what the files of this command share.
 *   vnclean.c        options, the files it writes besides standard output
 *   vnclean_lines.c  lines through the rules; the stage that sees them in order
 *   vnclean_json.c   the same for one field of JSON lines
 */
#ifndef VNCLEAN_H
#define VNCLEAN_H

#include <stdint.h>

#include "../lib/clean.h"
#include "../lib/dedup.h"
#include "cli.h"
#include "cli_json.h"

enum { DEDUP_NOT, DEDUP_ADJACENT, DEDUP_ALL };

struct vnclean {
	struct cli c;
	struct vn_clean_opts o;
	int	 check, explain, squeeze, stats, dedup;
	unsigned off;		/* rules of --no */
	struct vn_boiler *boiler;	/* owned; o.boiler points to it */
	const char *json;	/* the field, or NULL */
	struct vn_rules *rules;	/* of -R, or NULL */
	struct vn_out rejects;	/* fd -1: nobody asked */
	char	*output;	/* the file of -o, while it is not in its place */
	/* what the serial stage remembers */
	uint64_t count[VN_RULES];	/* of all threads, and its own */
	int	 delims;	/* delimiters at the end of what was written */
	struct vn_dedup *seen;
	struct worker *own;	/* JSON with something to remember or to tell */
};

/* One thread. */
struct worker {
	struct vnclean *v;
	struct vn_clean clean;
	struct vn_buf place;	/* first columns of a row */
	struct vn_buf rows;	/* of the present line */
	struct cli_json json;	/* the field of a record */
	struct vn_buf field;	/* its text, cleaned */
	const char *at;		/* the present record, for messages */
	const char *counted;	/* lines are counted up to here */
	uint64_t line;
};

/* The callbacks of vn_run(); a worker made and freed by hand. */
extern const struct vn_run_ops vnclean_ops;
int	vnclean_open(void *v, void **worker);
int	vnclean_close(void *v, void *worker);

/*
 * One line, not a JSON record: append it to out, cleaned; when l->dropped says so,
 * what it was then.  Rows are added to w->rows.  VN_RUN_OK, VN_RUN_STOP after a
 * failure that ends the run (already noted), or VN_RUN_ERR.
 */
int	vnclean_line(struct worker *w, struct vn_block *b, struct vn_buf *out,
	    struct vn_clean_line *l);

/* All JSON records of a block: into b->out, rows into w->rows.  As vnclean_line(). */
int	vnclean_json(struct worker *w, struct vn_block *b);

/* The rows that follow are about line.  0, or -1 with errno ENOMEM. */
int	vnclean_place(struct worker *w, const struct vn_block *b, uint64_t line);

/* One row: s[0..n) at byte goes by rule.  Nothing without -E.  0, or -1 ENOMEM. */
int	vnclean_row(struct worker *w, size_t byte, int rule, const char *s,
	    size_t n);

/*
 * With all earlier lines in mind (one thread, in order): *rule is the rule, -d or -s,
 * by which the clean line s[0..n) goes, or -1.  0, or -1 with errno.
 */
int	vnclean_goes(struct vnclean *v, const char *s, size_t n, int *rule);

/* Write a dropped line where -r says.  0, or -1 with errno. */
int	vnclean_reject(struct vnclean *v, const char *s, size_t n, int delim);

#endif
