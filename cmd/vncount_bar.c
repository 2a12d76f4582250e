#include <sys/ioctl.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/width.h"
#include "vncount_bar.h"

#define WIDTH		80	/* where there is no terminal to ask */
#define WIDTH_MIN	10
#define WIDTH_MAX	10000

struct vncount_bar {
	struct vn_bar bar;
	struct vn_buf rows;	/* struct kept, cells, their bytes; row after row */
};

/* A row in memory, and a cell of it. */
struct kept {
	double	 value;
	size_t	 n;
};
struct kept_cell {
	size_t	 n;
	int	 number;
};

/* COLUMNS is what the user says, the kernel what the terminal says. */
static size_t
terminal_width(void)
{
	struct winsize w;
	const char *s;
	size_t n = 0;

	if (!isatty(STDOUT_FILENO))
		return WIDTH;
	if ((s = getenv("COLUMNS")) != NULL)
		for (; *s >= '0' && *s <= '9' && n <= WIDTH_MAX; s++)
			n = n * 10 + (size_t)(*s - '0');
	if ((s == NULL || *s != '\0' || n == 0) &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0)
		n = w.ws_col;
	if (n == 0)
		return WIDTH;
	return n < WIDTH_MIN ? WIDTH_MIN : n > WIDTH_MAX ? WIDTH_MAX : n;
}

struct vncount_bar *
vncount_bar_open(const struct cli *c, const char *width, int ascii)
{
	struct vncount_bar *b;

	if ((b = calloc(1, sizeof *b)) == NULL)
		return NULL;
	vn_bar_start(&b->bar, width == NULL ? terminal_width() :
	    (size_t)cli_num(c, "--bar", width, WIDTH_MIN, WIDTH_MAX), ascii);
	return b;
}

void
vncount_bar_free(struct vncount_bar *b)
{
	if (b == NULL)
		return;
	vn_buf_fini(&b->rows);
	free(b);
}

/* Of a long text no more is needed than what shows that it is cut. */
static size_t
enough(const struct vncount_bar *b, const struct vn_bar_cell *c)
{
	size_t used, n;
	unsigned w;

	if (c->number)
		return c->n;
	n = vn_width_fit(c->s, c->n, b->bar.width, &used);
	return n < c->n ? n + vn_width_next(c->s + n, c->n - n, &w) : n;
}

int
vncount_bar_add(struct vncount_bar *b, const struct vn_bar_cell *cell, size_t n,
    double value)
{
	struct kept k = { value, n < VN_BAR_CELLS ? n : VN_BAR_CELLS };
	struct kept_cell c;
	size_t i;

	vn_bar_look(&b->bar, cell, k.n, value);
	if (vn_buf_add(&b->rows, &k, sizeof k) == -1)
		return -1;
	for (i = 0; i < k.n; i++) {
		memset(&c, 0, sizeof c);
		c.n = enough(b, &cell[i]);
		c.number = cell[i].number;
		if (vn_buf_add(&b->rows, &c, sizeof c) == -1 ||
		    vn_buf_add(&b->rows, cell[i].s, c.n) == -1)
			return -1;
	}
	return 0;
}

int
vncount_bar_put(struct vncount *v, const struct vncount_row *r)
{
	struct vn_bar_cell cell[3], count;
	char num[24], *p = num + sizeof num;
	uint64_t c = r->count;
	size_t n = 0;

	do
		*--p = (char)('0' + c % 10);
	while ((c /= 10) > 0);
	count = (struct vn_bar_cell){ p, (size_t)(num + sizeof num - p), 1 };
	if (!v->o.key_first)
		cell[n++] = count;
	if (v->o.by != BY_NONE)
		cell[n++] = (struct vn_bar_cell){ r->key, r->nkey, 0 };
	cell[n++] = (struct vn_bar_cell){ r->s, r->n, 0 };
	if (v->o.key_first)
		cell[n++] = count;
	return vncount_bar_add(v->arg, cell, n, (double)r->count);
}

int
vncount_bar_write(struct vncount_bar *b, struct vn_out *out, int delim)
{
	struct vn_bar_cell cell[VN_BAR_CELLS];
	const char *p = b->rows.s, *end = p + b->rows.n;
	struct vn_buf row = VN_BUF_INIT;
	struct kept_cell c;
	struct kept k;
	size_t i;
	int rc = 0;

	vn_bar_fit(&b->bar);
	while (rc == 0 && p < end) {
		memcpy(&k, p, sizeof k);
		p += sizeof k;
		for (i = 0; i < k.n; i++) {
			memcpy(&c, p, sizeof c);
			p += sizeof c;
			cell[i] = (struct vn_bar_cell){ p, c.n, c.number };
			p += c.n;
		}
		row.n = 0;
		rc = vn_bar_row(&b->bar, &row, cell, k.n, k.value);
		if (rc == 0)
			rc = vn_buf_addc(&row, delim);
		if (rc == 0)
			rc = vn_out_add(out, row.s, row.n);
	}
	vn_buf_fini(&row);
	return rc;
}
