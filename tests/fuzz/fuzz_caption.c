/*
 * Any bytes as a line for the rules that judge whole lines: captions, bylines,
 * doubled words, furniture.  Twice is once, edits rebuild the result, and the first
 * bytes up to a NUL are a list of furniture.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/boiler.h"
#include "lib/caption.h"
#include "lib/dupword.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

typedef int pass(struct vn_buf *, const char *, size_t, struct vn_edits *);

static void
must(int ok)
{
	if (!ok)
		abort();
}

static void
check(const char *s, size_t n, const struct vn_buf *out, const struct vn_edits *e)
{
	size_t i, at = 0, to = 0;
	const struct vn_edit *d;

	must(e->count == e->n);
	for (i = 0; i < e->n; i++) {
		d = &e->e[i];
		must(d->at >= at && d->to - to == d->at - at && d->at + d->n <= n &&
		    d->n > 0 && d->nto == 0);
		must(d->at == at || memcmp(s + at, out->s + to, d->at - at) == 0);
		at = d->at + d->n;
		to = d->to;
	}
	must(n - at == out->n - to);
	must(n == at || memcmp(s + at, out->s + to, n - at) == 0);
}

static void
run(pass *f, const char *s, size_t n)
{
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;
	struct vn_edits e = { .keep = 1 };
	int rc = f(&a, s, n, &e);

	must(rc == 0 || (rc == 1 && a.n == 0 && e.count == 0));
	if (rc == 0) {
		check(s, n, &a, &e);
		vn_edits_clear(&e);
		rc = f(&b, a.s, a.n, &e);
		must(rc == 0 && e.count == 0 && a.n == b.n);
	}
	vn_buf_fini(&a);
	vn_buf_fini(&b);
	vn_edits_fini(&e);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct vn_boiler *builtin;
	struct vn_boiler *b;
	const char *s = (const char *)data, *p = memchr(s, 0, n);
	size_t k, line;
	int rc;

	if (builtin == NULL)
		must((builtin = vn_boiler_open(1)) != NULL);
	if (p != NULL) {
		k = (size_t)(p - s);
		must((b = vn_boiler_open(0)) != NULL);
		rc = vn_boiler_add(b, s, k, &line);
		must(rc == 0 || line > 0);
		s += k + 1;
		n -= k + 1;
		must(vn_boiler_match(b, s, n) >= 0);
		vn_boiler_close(b);
	}
	rc = vn_boiler_match(builtin, s, n);
	must(rc == 0 || rc == 1);
	run(vn_caption, s, n);
	run(vn_byline, s, n);
	run(vn_dupword, s, n);
	return 0;
}
