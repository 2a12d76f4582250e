/*
 * vncount - statistics: what is worked out of counts once they are complete.
 *   vncount_stats.c    options, the cells of a row, --show, --json
 *   vncount_assoc.c    --assoc
 *   vncount_df.c       --df
 *   vncount_keyness.c  --keyness
 *   vncount_summary.c  --summary, of all that is counted
 *   vncount_docs.c     --summary=file, --summary=line: a pass of its own
 * They read the results of vncount.h and write rows of their own.
 */
#ifndef VNCOUNT_STATS_H
#define VNCOUNT_STATS_H

#include "../lib/assoc.h"
#include "../lib/tab.h"
#include "vncount.h"

/* The one thing that is asked for beside or instead of the rows. */
enum { STATS_ROWS, STATS_ASSOC, STATS_DF, STATS_KEYNESS, STATS_SUMMARY };

enum { SHOW_PERCENT, SHOW_PERMILLION, SHOW_CUM, SHOW_RANK, SHOW_ZIPF, SHOW_MAX };

enum { SUMMARY_ALL, SUMMARY_FILE, SUMMARY_LINE };

struct stats {
	int	 what;
	int	 json;
	int	 measure;	/* enum vn_assoc_measure */
	int	 by;		/* SUMMARY_* */
	const char *ref;	/* --keyness */
	uint64_t ref_total;	/* all that was counted there */
	int	 missing;	/* --min=0: words that only ref has are shown too */
	int	 show[SHOW_MAX], nshow;

	/* the row that is being written */
	struct vn_buf row;
	int	 cells;
	/* --show */
	uint64_t rank, cum;
	/* --assoc: marginals, by the fold keys of tokens; all pairs */
	struct vn_tab left, right;
	uint64_t npp;
};

/* The long options, their entries, and what takes one of them. */
enum {
	STATS_OPT = CLI_OWN + 0x40, STATS_OPT_ASSOC = STATS_OPT, STATS_OPT_DF,
	STATS_OPT_JSON, STATS_OPT_KEYNESS, STATS_OPT_SHOW, STATS_OPT_SUMMARY,
	STATS_OPT_WINDOW, STATS_OPT_END
};
#define STATS_LONG \
	{ "assoc", required_argument, NULL, STATS_OPT_ASSOC }, \
	{ "df", optional_argument, NULL, STATS_OPT_DF }, \
	{ "json", no_argument, NULL, STATS_OPT_JSON }, \
	{ "keyness", required_argument, NULL, STATS_OPT_KEYNESS }, \
	{ "show", required_argument, NULL, STATS_OPT_SHOW }, \
	{ "summary", optional_argument, NULL, STATS_OPT_SUMMARY }, \
	{ "window", required_argument, NULL, STATS_OPT_WINDOW }

/* 1 if opt was one of them; a bad argument ends the program. */
int	stats_opt(struct stats *s, struct vncount *v, int opt, const char *arg);

/*
 * All options are read (v->o as they left it): what does not go together ends the
 * program; what the statistics need of the count is set.
 */
void	stats_check(struct stats *s, struct vncount *v);

/* 1 if stats_run() is to be called in place of vncount_read() and put_rows(). */
int	stats_wanted(const struct stats *s);

/* Count files[0..n) and write.  0 or 2; with v->failed nothing was written. */
int	stats_run(struct stats *s, struct vncount *v, char *const *files, int n);
void	stats_fini(struct stats *s);

/*
 * A row: cells between stats_begin() and stats_end(), which writes it.  name is for
 * --json.  All give 0, or -1 with errno.
 */
void	stats_begin(struct stats *s);
int	stats_uint(struct stats *s, const char *name, uint64_t v);
int	stats_real(struct stats *s, const char *name, double v);
int	stats_ratio(struct stats *s, const char *name, uint64_t a, uint64_t b,
	    unsigned shift);
int	stats_text(struct stats *s, const char *name, const char *t, size_t n);
int	stats_close(struct stats *s, const struct vncount *v);	/* s->row is it */
int	stats_end(struct stats *s, struct vncount *v);

/* For vncount_row.weight: larger for larger v as it is written. */
uint64_t stats_weight(double v);
double	stats_value(uint64_t weight);	/* the way back */

/* The entropy of counts (uint64_t), which are sorted. */
double	stats_entropy(struct vn_buf *counts);

/* Each of these writes its rows from a count that is complete.  0, or -1 errno. */
int	stats_assoc(struct vncount *v);
int	stats_df(struct vncount *v);
int	stats_summary(struct stats *s, struct vncount *v);

/* Read the reference, then the files, and write.  0 or 2, with v->failed. */
int	stats_keyness(struct stats *s, struct vncount *v, char *const *files, int n);

/* Read the files and write a row for each, or for each line.  0 or 2. */
int	stats_docs(struct stats *s, struct vncount *v, char *const *files, int n);

#endif
