#include <stdlib.h>
#include <string.h>

#include "../lib/syl.h"
#include "vngrep_names.h"
#include "vngrep_work.h"

/*
 * --doc: what was a name before in the file is one again, where the line alone
 * did not tell.  Names of two words at least, all with capitals.
 */
#define HOW	(VN_FOLD_TONE | VN_FOLD_CASE)
#define TYPES	(1u << VN_ENT_PER | 1u << VN_ENT_ORG | 1u << VN_ENT_LOC)

struct grep_doc {
	struct grep_names names;
	struct grep_words line, one;
	size_t	 fileno;		/* of the names, from 1 */
};

/* 1 if an entity has a byte in [start, end) of the line. */
static int
taken(const struct grep_worker *w, size_t n, size_t start, size_t end)
{
	size_t lo = 0, hi = n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (w->ent[mid].end <= start)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n && w->ent[lo].start < end;
}

static int
remember(struct grep_worker *w, struct grep_doc *d, size_t n)
{
	const struct grep_ent *e;
	size_t i;

	for (i = 0; i < n; i++) {
		e = &w->ent[i];
		if (e->inner || (TYPES & 1u << e->type) == 0)
			continue;
		if (grep_words(&d->one, w->t.e + e->start, e->end - e->start,
		    HOW) == -1)
			return -1;
		if (d->one.n >= 2 && d->one.n <= NAME_WORDS &&
		    grep_names_add(&d->names, &d->one, e->type, 0) == -1)
			return -1;
	}
	return 0;
}

static int
by_start(const void *a, const void *b)
{
	const struct grep_ent *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->inner - y->inner;
}

int
grep_doc(struct grep_worker *w)
{
	const struct grep_name *name;
	const struct grep_word *v;
	struct grep_doc *d = w->doc;
	struct vn_ent e = { .in_type = -1 };
	size_t i, k = 0, n = w->nent;

	if (d == NULL && (w->doc = d = calloc(1, sizeof *d)) == NULL)
		return -1;
	if (d->fileno != w->b->fileno + 1)
		grep_names_clear(&d->names);
	d->fileno = w->b->fileno + 1;
	if (d->names.n > 0 && grep_words(&d->line, w->t.e, w->t.ne, HOW) == -1)
		return -1;
	for (i = 0; d->names.n > 0 && i < d->line.n; i += k) {
		k = 1;
		v = &d->line.v[i];
		name = grep_names_at(&d->names, &d->line, i, 0, &k);
		if (name == NULL || taken(w, n, v->start, v[k - 1].end)) {
			k = 1;
			continue;
		}
		e.start = v->start;
		e.end = v[k - 1].end;
		e.type = name->type;
		if (grep_ent_add(w, &e, 0) == -1)
			return -1;
	}
	if (w->nent > n)
		qsort(w->ent, w->nent, sizeof *w->ent, by_start);
	return remember(w, d, w->nent);
}

void
grep_doc_close(struct grep_worker *w)
{
	struct grep_doc *d = w->doc;

	if (d == NULL)
		return;
	grep_names_fini(&d->names);
	grep_words_fini(&d->line);
	grep_words_fini(&d->one);
	free(d);
}
