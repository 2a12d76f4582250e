/*
 * vncount_bar - the rows as a chart (--bar).
 * Rows are kept until all are known, since the widest decides; they come in the order
 * in which they will stand.
 */
#ifndef VNCOUNT_BAR_H
#define VNCOUNT_BAR_H

#include "../lib/bar.h"
#include "vncount.h"

struct vncount_bar;

/*
 * Start a chart.  width is the argument of --bar, or NULL: the width of the terminal
 * if standard output is one, else 80 columns.  A bad width ends the program.  NULL with
 * errno ENOMEM.
 */
struct vncount_bar *vncount_bar_open(const struct cli *c, const char *width,
	    int ascii);
void	vncount_bar_free(struct vncount_bar *b);

/* One row: its cells from left to right, the value of its bar.  0, or -1 with errno. */
int	vncount_bar_add(struct vncount_bar *b, const struct vn_bar_cell *cell,
	    size_t n, double value);

/* A put() of struct vncount: count and token; v->arg is the chart. */
int	vncount_bar_put(struct vncount *v, const struct vncount_row *r);

/* Write the chart.  0, or -1 with errno; write errors are in out. */
int	vncount_bar_write(struct vncount_bar *b, struct vn_out *out, int delim);

#endif
