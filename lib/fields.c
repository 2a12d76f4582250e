#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fields.h"

void
vn_fields_fini(struct vn_fields *f)
{
	free(f->r);
	f->r = NULL;
	f->n = 0;
}

/* A number from 1; behind it *p.  0 where there is none or it is too large. */
static size_t
number(const char **p)
{
	size_t v = 0, d;

	for (; **p >= '0' && **p <= '9'; (*p)++) {
		d = (size_t)(**p - '0');
		if (v > (SIZE_MAX - 1 - d) / 10)
			return 0;
		v = v * 10 + d;
	}
	return v;
}

/* N, N-M, N- or -M.  0, or -1. */
static int
range(struct vn_fields_range *r, const char **p)
{
	int open = **p == '-';

	r->from = open ? 1 : number(p);
	r->to = r->from;
	if (r->from == 0)
		return -1;
	if (**p == '-') {
		(*p)++;
		if (**p == '\0' || **p == ',')
			r->to = open ? 0 : SIZE_MAX;
		else
			r->to = number(p);
	}
	return r->to < r->from || (**p != '\0' && **p != ',') ? -1 : 0;
}

static int
by_start(const void *a, const void *b)
{
	const struct vn_fields_range *x = a, *y = b;

	return x->from < y->from ? -1 : x->from > y->from;
}

/* Put ranges in order and make one of those that touch. */
static void
join(struct vn_fields *f)
{
	struct vn_fields_range *last;
	size_t i, n = 1;

	qsort(f->r, f->n, sizeof *f->r, by_start);
	for (i = 1; i < f->n; i++) {
		last = &f->r[n - 1];
		if (f->r[i].from - 1 > last->to)
			f->r[n++] = f->r[i];
		else if (f->r[i].to > last->to)
			last->to = f->r[i].to;
	}
	f->n = n;
}

int
vn_fields_parse(struct vn_fields *f, const char *list)
{
	const char *p;
	size_t n = 1;

	for (p = list; *p != '\0'; p++)
		n += *p == ',';
	f->n = 0;
	if ((f->r = calloc(n, sizeof *f->r)) == NULL)
		return -1;
	for (p = list; f->n < n; p++) {
		if (range(&f->r[f->n++], &p) == -1) {
			vn_fields_fini(f);
			errno = EINVAL;
			return -1;
		}
	}
	join(f);
	return 0;
}

int
vn_fields_but(struct vn_fields *f, size_t k)
{
	f->n = 0;
	if ((f->r = calloc(2, sizeof *f->r)) == NULL)
		return -1;
	if (k > 1) {
		f->r[0].from = 1;
		f->r[f->n++].to = k - 1;
	}
	if (k < SIZE_MAX) {
		f->r[f->n].from = k + 1;
		f->r[f->n++].to = SIZE_MAX;
	}
	return 0;
}

/* The start of the field behind the one at s, or NULL. */
static const char *
next(const char *s, const char *end)
{
	const char *p = s < end ? memchr(s, '\t', (size_t)(end - s)) : NULL;

	return p != NULL ? p + 1 : NULL;
}

int
vn_fields_cut(const struct vn_fields *f, struct vn_buf *out, const char *s,
    size_t n)
{
	const char *end = s + n, *p = s, *q;
	size_t k = 1, i = 0, some = 0;

	for (; p != NULL && i < f->n; p = q, k++) {
		q = next(p, end);
		if (k > f->r[i].to && ++i == f->n)
			break;
		if (k < f->r[i].from)
			continue;
		if (f->r[i].to == SIZE_MAX)	/* all the rest */
			q = NULL;
		if ((some++ > 0 && vn_buf_addc(out, '\t') == -1) ||
		    vn_buf_add(out, p, (size_t)((q != NULL ? q - 1 : end) -
		    p)) == -1)
			return -1;
	}
	return 0;
}

const char *
vn_fields_get(const char *s, size_t n, size_t k, size_t *len)
{
	const char *end = s + n, *p = s, *q;

	while (p != NULL && --k > 0)
		p = next(p, end);
	if (p == NULL)
		return NULL;
	q = next(p, end);
	*len = (size_t)((q != NULL ? q - 1 : end) - p);
	return p;
}
