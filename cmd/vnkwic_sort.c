#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "vnkwic.h"

#define CHUNK	((size_t)1 << 20)

/* A row in the order at hand; the first bytes of the key decide most pairs. */
struct entry {
	uint64_t first;
	const char *row;	/* struct kwic_row, key, row */
	uint64_t at;		/* place in the text: equal keys keep it */
};

static int
add_chunk(struct kwic_rows *r, size_t need)
{
	struct vn_buf *v;
	size_t cap;

	if (r->nchunk == r->cap) {
		cap = r->cap ? r->cap * 2 : 16;
		if ((v = realloc(r->chunk, cap * sizeof *v)) == NULL)
			return -1;
		r->chunk = v;
		r->cap = cap;
	}
	v = &r->chunk[r->nchunk];
	memset(v, 0, sizeof *v);
	if (vn_buf_need(v, need > CHUNK ? need : CHUNK) == -1)
		return -1;
	r->nchunk++;
	r->bytes += v->cap;
	return 0;
}

int
kwic_keep(struct kwic_rows *r, const char *s, size_t n, uint64_t memory)
{
	struct kwic_row h;
	struct vn_buf *v;
	size_t i, len;

	for (i = 0; i < n && !r->full; i += len) {
		memcpy(&h, s + i, sizeof h);
		len = sizeof h + h.nkey + h.nrow;
		v = r->nchunk > 0 ? &r->chunk[r->nchunk - 1] : NULL;
		if (v == NULL || v->cap - v->n < len) {
			if (add_chunk(r, len) == -1)
				return -1;
			v = &r->chunk[r->nchunk - 1];
		}
		if (vn_buf_add(v, s + i, len) == -1)
			return -1;
		r->n++;
		r->full = r->bytes + r->n * sizeof(struct entry) > memory;
	}
	return 0;
}

static int
compare(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	struct kwic_row h, g;
	uint32_t n;
	int c;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	memcpy(&h, x->row, sizeof h);
	memcpy(&g, y->row, sizeof g);
	n = h.nkey < g.nkey ? h.nkey : g.nkey;
	c = memcmp(x->row + sizeof h, y->row + sizeof g, n);
	if (c != 0)
		return c;
	if (h.nkey != g.nkey)
		return h.nkey < g.nkey ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static void
list(const struct kwic_rows *r, struct entry *e)
{
	struct kwic_row h;
	const char *p, *end;
	uint64_t n = 0;
	size_t i, j;

	for (i = 0; i < r->nchunk; i++) {
		end = r->chunk[i].s + r->chunk[i].n;
		for (p = r->chunk[i].s; p < end; n++) {
			memcpy(&h, p, sizeof h);
			e[n].row = p;
			e[n].at = n;
			e[n].first = 0;
			for (j = 0; j < 8; j++)
				e[n].first = e[n].first << 8 | (j < h.nkey ?
				    (unsigned char)p[sizeof h + j] : 0);
			p += sizeof h + h.nkey + h.nrow;
		}
	}
}

int
kwic_write(struct kwic_rows *r, struct vn_out *out)
{
	struct kwic_row h;
	struct entry *e;
	uint64_t i;
	int rc = 0;

	if (r->n == 0)
		return 0;
	if (r->n > SIZE_MAX / sizeof *e) {
		errno = ENOMEM;
		return -1;
	}
	if ((e = malloc((size_t)r->n * sizeof *e)) == NULL)
		return -1;
	list(r, e);
	qsort(e, (size_t)r->n, sizeof *e, compare);
	for (i = 0; rc == 0 && i < r->n; i++) {
		memcpy(&h, e[i].row, sizeof h);
		rc = vn_out_add(out, e[i].row + sizeof h + h.nkey, h.nrow);
	}
	free(e);
	return rc;
}

void
kwic_rows_free(struct kwic_rows *r)
{
	size_t i;

	for (i = 0; i < r->nchunk; i++)
		vn_buf_fini(&r->chunk[i]);
	free(r->chunk);
	memset(r, 0, sizeof *r);
}
