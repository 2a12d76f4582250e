#include <math.h>	/* macros only: no -lm */
#include <string.h>

#include "bar.h"
#include "utf8.h"
#include "width.h"

#define FULL_BLOCK	0x2588	/* 7/8 to 1/8 are U+2589 to U+258F */
#define SHADE		0x2592
#define TEXT_MIN	2	/* columns left of a text that is cut */
#define ROOM_MIN	4	/* columns of the longest bar */

void
vn_bar_start(struct vn_bar *b, size_t width, int ascii)
{
	memset(b, 0, sizeof *b);
	b->width = width;
	b->ascii = ascii;
}

static double
size_of(double value)
{
	return value < 0 ? -value : value;
}

void
vn_bar_look(struct vn_bar *b, const struct vn_bar_cell *cell, size_t n,
    double value)
{
	size_t i, used;

	for (i = 0; i < n && i < VN_BAR_CELLS; i++) {
		/* Of long text one column more than there could be is enough. */
		if (cell[i].number)
			used = vn_width(cell[i].s, cell[i].n);
		else if (vn_width_fit(cell[i].s, cell[i].n, b->width, &used) <
		    cell[i].n)
			used = b->width + 1;
		if (used > b->col[i])
			b->col[i] = used;
		b->number[i] |= cell[i].number;
		if (i >= b->cells)
			b->cells = i + 1;
	}
	if (isfinite(value) && size_of(value) > b->most)
		b->most = size_of(value);
}

/* The widest text, or b->cells. */
static size_t
widest(const struct vn_bar *b)
{
	size_t i, best = b->cells;

	for (i = 0; i < b->cells; i++)
		if (!b->number[i] && (best == b->cells ||
		    b->col[i] > b->col[best]))
			best = i;
	return best;
}

void
vn_bar_fit(struct vn_bar *b)
{
	size_t room = b->width / 3, sum = 0, i, over;

	if (room < ROOM_MIN)
		room = ROOM_MIN;
	for (i = 0; i < b->cells; i++)
		sum += b->col[i] + 1;
	over = sum + room > b->width ? sum + room - b->width : 0;
	for (; over > 0; over--, sum--) {
		i = widest(b);
		if (i == b->cells || b->col[i] <= TEXT_MIN)
			break;
		b->col[i]--;
	}
	b->room = b->width > sum + ROOM_MIN ? b->width - sum : ROOM_MIN;
}

static int
put_many(struct vn_buf *out, const char *s, size_t len, size_t times)
{
	for (; times > 0; times--)
		if (vn_buf_add(out, s, len) == -1)
			return -1;
	return 0;
}

/* One cell, padded to its column. */
static int
put_cell(const struct vn_bar *b, struct vn_buf *out, const struct vn_bar_cell *c,
    size_t col)
{
	size_t n = c->n, used, dots = b->ascii && col > 4 ? 3 : 1;
	const char *more = !b->ascii ? "\xe2\x80\xa6" : dots == 3 ? "..." : ".";
	int cut = 0;

	if (c->number) {
		used = vn_width(c->s, n);
		if (put_many(out, " ", 1, col - used) == -1)
			return -1;
	} else if ((n = vn_width_fit(c->s, c->n, col, &used)) < c->n) {
		n = vn_width_fit(c->s, c->n, col > dots ? col - dots : 0,
		    &used);
		cut = 1;
	}
	if (vn_width_show(out, c->s, n, b->ascii) == -1)
		return -1;
	if (cut) {
		if (vn_buf_adds(out, more) == -1)
			return -1;
		used += dots;
	}
	return c->number || used >= col ? 0 :
	    put_many(out, " ", 1, col - used);
}

/* value of b->most in steps of which the longest bar has so many; 0 for 0 only. */
static size_t
steps(const struct vn_bar *b, double value, size_t most)
{
	double part;

	if (isnan(value) || value == 0 || b->most == 0)
		return 0;
	if (!isfinite(value))
		return most;
	part = size_of(value) / b->most * (double)most + 0.5;
	return part < 1 ? 1 : part > (double)most ? most : (size_t)part;
}

static int
put_bar(const struct vn_bar *b, struct vn_buf *out, double value)
{
	size_t n;
	char c[4];
	int len;

	if (b->ascii || value < 0) {
		n = steps(b, value, b->room);
		len = vn_utf8_put(c, !b->ascii ? SHADE : value < 0 ? '-' : '#');
		return put_many(out, c, (size_t)len, n);
	}
	n = steps(b, value, b->room * 8);
	len = vn_utf8_put(c, FULL_BLOCK);
	if (put_many(out, c, (size_t)len, n / 8) == -1)
		return -1;
	if (n % 8 == 0)
		return 0;
	len = vn_utf8_put(c, FULL_BLOCK + 8 - (int32_t)(n % 8));
	return vn_buf_add(out, c, (size_t)len);
}

int
vn_bar_row(const struct vn_bar *b, struct vn_buf *out,
    const struct vn_bar_cell *cell, size_t n, double value)
{
	static const struct vn_bar_cell none;
	size_t i, start = out->n;

	for (i = 0; i < b->cells; i++)
		if (put_cell(b, out, i < n ? &cell[i] : &none, b->col[i]) ==
		    -1 || vn_buf_addc(out, ' ') == -1)
			return -1;
	if (put_bar(b, out, value) == -1)
		return -1;
	while (out->n > start && out->s[out->n - 1] == ' ')
		out->n--;
	return 0;
}
