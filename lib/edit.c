#include <stdlib.h>
#include <string.h>

#include "edit.h"

void
vn_edits_count(struct vn_edits *l, size_t more)
{
	l->count += more;
	if (l->by != NULL)
		l->by[l->rule] += more;
}

int
vn_edit_add(struct vn_edits *l, size_t at, size_t n, size_t to, size_t nto)
{
	struct vn_edit *p;
	size_t cap;

	vn_edits_count(l, 1);
	if (!l->keep)
		return 0;
	if (l->n == l->cap) {
		cap = l->cap ? l->cap * 2 : 16;
		if ((p = realloc(l->e, cap * sizeof *p)) == NULL)
			return -1;
		l->e = p;
		l->cap = cap;
	}
	l->e[l->n++] = (struct vn_edit){ at, n, to, nto, l->rule };
	return 0;
}

void
vn_edits_clear(struct vn_edits *l)
{
	l->count = l->n = 0;
}

void
vn_edits_fini(struct vn_edits *l)
{
	free(l->e);
	memset(l, 0, sizeof *l);
}

size_t
vn_edits_origin(const struct vn_edits *l, size_t at)
{
	const struct vn_edit *e;
	size_t lo = 0, hi = l->n, mid;

	/* The last edit that begins at or before at. */
	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (l->e[mid].to <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == 0)
		return at;
	e = &l->e[lo - 1];
	if (at < e->to + e->nto)
		return e->at;
	return at - (e->to + e->nto) + e->at + e->n;
}
