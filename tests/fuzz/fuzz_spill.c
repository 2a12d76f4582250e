/*
 * The input as a run of the spill file: whatever is read, nothing crashes, and what
 * was read is written and read again as it was.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/spill.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static int
same(const struct vn_buf *a, const struct vn_buf *b)
{
	return a->n == b->n && (a->n == 0 || memcmp(a->s, b->s, a->n) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_spill_rec r = { .count = 0 };
	struct vn_spill_runs runs = { 0 };
	const struct vn_spill_rec *q;
	struct vn_spill_merge *m;
	struct vn_spill sp;
	const char *s = (const char *)data;
	size_t at, records = 0;
	ptrdiff_t k;

	vn_spill_init(&sp, "/tmp");
	/* each record as a run, so that their order is of no matter */
	for (at = 0; at < n && (k = vn_spill_get(&r, s + at, n - at)) > 0 &&
	    records < 40; at += (size_t)k, records++) {
		if ((size_t)k > n - at)
			abort();
		if (vn_spill_begin(&sp, &runs) == -1 || vn_spill_put(&sp, r.a.s,
		    r.a.n, r.b.s, r.b.n, r.count / 64) == -1 ||
		    vn_spill_end(&sp) == -1)
			abort();
		/* alone, it is what was written */
		if (records == 0) {
			m = vn_spill_merge(&sp, &runs, 1);
			if (m == NULL || vn_spill_next(m, &q) != 1 ||
			    !same(&q->a, &r.a) || !same(&q->b, &r.b) ||
			    q->count != r.count / 64 ||
			    vn_spill_next(m, &q) != 0)
				abort();
			vn_spill_merge_free(m);
		}
	}
	/* together, they are in order */
	m = vn_spill_merge(&sp, &runs, 1);
	if (m == NULL)
		abort();
	r.a.n = r.b.n = 0;
	for (at = 0; vn_spill_next(m, &q) == 1; at++) {
		size_t least = r.a.n < q->a.n ? r.a.n : q->a.n;
		int c = least > 0 ? memcmp(r.a.s, q->a.s, least) : 0;

		if (at > 0 && (c > 0 || (c == 0 && r.a.n > q->a.n) ||
		    (same(&r.a, &q->a) && same(&r.b, &q->b))))
			abort();
		r.a.n = r.b.n = 0;
		if (vn_buf_add(&r.a, q->a.s, q->a.n) == -1 ||
		    vn_buf_add(&r.b, q->b.s, q->b.n) == -1)
			abort();
	}
	if (at > records)
		abort();
	vn_spill_merge_free(m);
	vn_spill_runs_fini(&runs);
	vn_spill_fini(&sp);
	vn_buf_fini(&r.a);
	vn_buf_fini(&r.b);
	return 0;
}
