/*
 * bar - rows of cells with a horizontal bar behind them, a chart for a terminal.
 * Numbers stand right-aligned and are never cut; text stands left-aligned, is
 * made safe for a terminal, and is cut with an ellipsis, between characters,
 * where the width asks for it.  Columns are those of width.h.  The same rows
 * and width give the same bytes.  Owns no memory.
 */
#ifndef VN_BAR_H
#define VN_BAR_H

#include <stddef.h>

#include "buf.h"

#define VN_BAR_CELLS	16	/* in a row, at most; more are left out */

struct vn_bar_cell {
	const char *s;
	size_t	 n;
	int	 number;	/* 1: right-aligned, never cut */
};

struct vn_bar {
	size_t	 width;		/* columns of a row, at most */
	int	 ascii;		/* draw with # - ... only; text stays as it is */
	/* filled by vn_bar_look() and vn_bar_fit() */
	size_t	 cells;
	size_t	 col[VN_BAR_CELLS];	/* columns of each cell */
	int	 number[VN_BAR_CELLS];
	double	 most;		/* the largest magnitude */
	size_t	 room;		/* columns of the longest bar */
};

/* Start a chart. */
void	vn_bar_start(struct vn_bar *b, size_t width, int ascii);

/*
 * First look at every row: cell[0..n) and the value that its bar stands for.  A
 * value that is no number counts as 0, an infinite one as the largest.
 */
void	vn_bar_look(struct vn_bar *b, const struct vn_bar_cell *cell, size_t n,
	    double value);

/*
 * Then share out the width: a third of it, at least, is the bar's; text is cut,
 * the widest cells first, to no less than two columns.  Where numbers alone are
 * too wide, rows are wider.
 */
void	vn_bar_fit(struct vn_bar *b);

/*
 * Then append each row, without an end of line or blanks at its end.  The bar is
 * rounded to an eighth of a column (with ascii, to a column), and never vanishes
 * but for 0.  Below 0 it is drawn in another shade.  0, or -1 with errno ENOMEM.
 */
int	vn_bar_row(const struct vn_bar *b, struct vn_buf *out,
	    const struct vn_bar_cell *cell, size_t n, double value);

#endif
