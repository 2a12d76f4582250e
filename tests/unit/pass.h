/*
 * pass - a table of cases for a pass over a line: what comes out, that the edits
 * account for every difference, that the quick test sees the line, and, where
 * again is set, that the pass leaves its own output alone.
 */
struct pass_case {
	const char *in, *want;	/* want NULL: stays as it is */
};

struct pass {
	int	(*run)(struct vn_buf *, const char *, size_t, struct vn_edits *);
	int	(*maybe)(const char *, size_t);
	int	 again;
};

/* Between the edits the text is the same, and no edit is idle. */
static void
pass_edits(const char *in, size_t n, const char *out, size_t nout,
    const struct vn_edits *e)
{
	size_t at = 0, i, len, to = 0;

	for (i = 0; i <= e->n; i++) {
		assert_true((i < e->n ? e->e[i].at : n) >= at);
		len = (i < e->n ? e->e[i].at : n) - at;
		assert_true(to + len <= nout);
		assert_memory_equal(in + at, out + to, len);
		if (i == e->n)
			break;
		assert_int_equal(e->e[i].to, to + len);
		assert_false(e->e[i].n == e->e[i].nto && memcmp(in +
		    e->e[i].at, out + e->e[i].to, e->e[i].n) == 0);
		at = e->e[i].at + e->e[i].n;
		to = e->e[i].to + e->e[i].nto;
	}
	assert_int_equal(to + len, nout);
}

static void
pass_check(const struct pass *p, const char *in, size_t n, const char *want,
    size_t nwant)
{
	struct vn_edits e = { .keep = 1 };
	struct vn_buf again = VN_BUF_INIT, out = VN_BUF_INIT;

	/* What stands in out before is none of the pass's business. */
	assert_int_equal(vn_buf_adds(&out, "xy"), 0);
	assert_int_equal(p->run(&out, in, n, &e), 0);
	vn_buf_addc(&out, '\0');
	if (strlen(want) == nwant)
		assert_string_equal(out.s + 2, want);
	assert_int_equal(out.n - 3, nwant);
	assert_memory_equal(out.s + 2, want, nwant);
	assert_int_equal(e.count, e.n);
	assert_int_equal(e.count > 0, n != nwant || memcmp(in, want, n) != 0);
	pass_edits(in, n, out.s + 2, nwant, &e);
	if (e.count > 0)
		assert_true(p->maybe(in, n));
	if (p->again) {
		assert_int_equal(p->run(&again, want, nwant, &e), 0);
		assert_int_equal(again.n, nwant);
		assert_memory_equal(again.s != NULL ? again.s : "", want, nwant);
	}
	vn_edits_fini(&e);
	vn_buf_fini(&again);
	vn_buf_fini(&out);
}

static void
pass_cases(const struct pass *p, const struct pass_case *t, size_t n)
{
	const char *want;
	size_t i;

	for (i = 0; i < n; i++) {
		want = t[i].want != NULL ? t[i].want : t[i].in;
		pass_check(p, t[i].in, strlen(t[i].in), want, strlen(want));
	}
}
#define PASS_CASES(p, t)	pass_cases(p, t, sizeof t / sizeof t[0])
