/*
 * Bytes up to a NUL as rules, those behind it as a line: errors lie within the
 * rules, edits rebuild the result, and nothing is noted that did not change.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/rules.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

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

	for (i = 0; i < e->n; i++) {
		d = &e->e[i];
		must(d->at >= at && d->to - to == d->at - at && d->at + d->n <= n &&
		    d->to + d->nto <= out->n);
		must(d->at == at || memcmp(s + at, out->s + to, d->at - at) == 0);
		must(d->n != d->nto ||
		    memcmp(s + d->at, out->s + d->to, d->n) != 0);
		at = d->at + d->n;
		to = d->to + d->nto;
	}
	must(n - at == out->n - to);
	must(n == at || memcmp(s + at, out->s + to, n - at) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *s = (const char *)data, *line = memchr(s, 0, n);
	struct vn_rules *r = vn_rules_open();
	struct vn_rules_work *w = NULL;
	struct vn_rules_err err = { 0, 0, "" };
	struct vn_buf out = VN_BUF_INIT;
	struct vn_edits e = { .keep = 1 };
	size_t nr = line != NULL ? (size_t)(line - s) : n;
	int rc;

	must(r != NULL);
	rc = vn_rules_add(r, s, nr, &err);
	must(rc == 0 || (rc == 1 && err.line > 0 && err.byte > 0 &&
	    err.text[0] != '\0'));
	if (line != NULL && rc == 0 && (w = vn_rules_work_open(r)) != NULL) {
		line++;
		n -= nr + 1;
		rc = vn_rules_apply(w, &out, line, n, &e);
		if (rc == VN_RULES_KEPT)
			check(line, n, &out, &e);
		else
			must(out.n == 0 && e.n == 0);
	}
	vn_rules_work_close(w);
	vn_rules_close(r);
	vn_buf_fini(&out);
	vn_edits_fini(&e);
	return 0;
}
