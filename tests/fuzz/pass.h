/* pass - what holds of every pass over a line. */
static void
must(int ok)
{
	if (!ok)
		abort();
}

/*
 * out is what a pass made of s[0..n): between the edits the text is the same, the
 * edits are in order, and there are none where the quick test saw no work.
 */
static void
check_pass(const char *s, size_t n, const struct vn_buf *out,
    const struct vn_edits *e, int maybe)
{
	size_t at = 0, i, len, to = 0;

	must(e->count == e->n);
	must(maybe || e->n == 0);
	for (i = 0; i <= e->n; i++) {
		must((i < e->n ? e->e[i].at : n) >= at);
		len = (i < e->n ? e->e[i].at : n) - at;
		must(to + len <= out->n);
		must(len == 0 || memcmp(s + at, out->s + to, len) == 0);
		to += len;
		if (i == e->n)
			break;
		must(e->e[i].to == to);
		at = e->e[i].at + e->e[i].n;
		to += e->e[i].nto;
	}
	must(to == out->n);
}
