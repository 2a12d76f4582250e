#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "rules_code.h"
#include "utf8.h"

/* Limits of one match: a fraction of a second, 16 MiB of heap, 512 KiB of stack. */
#define MATCH_LIMIT	1000000
#define HEAP_LIMIT	16384		/* KiB */
#define JIT_STACK	(512 * 1024)
/*
 * In ill-formed text PCRE2 looks at the whole line again for each match: so many
 * bytes of it are enough.
 */
#define CHECK_MAX	((uint64_t)1 << 32)

struct vn_rules_work {
	const struct vn_rules *r;
	pcre2_match_context *mc;
	pcre2_match_data *md;
	pcre2_jit_stack *stack;
	struct vn_buf a, b;	/* the line before and after a rule */
	struct vn_edits sum, one, tmp;
	uint64_t checked;	/* bytes PCRE2 had to look at for UTF-8 */
	char	 error[160];
};

struct vn_rules_work *
vn_rules_work_open(const struct vn_rules *r)
{
	struct vn_rules_work *w = calloc(1, sizeof *w);
	uint32_t most = 0, k;
	size_t i;

	if (w == NULL)
		return NULL;
	w->r = r;
	for (i = 0; i < r->n; i++) {
		k = 0;
		pcre2_pattern_info(r->r[i].code, PCRE2_INFO_CAPTURECOUNT, &k);
		if (k > most)
			most = k;
	}
	w->sum.keep = w->one.keep = w->tmp.keep = 1;
	w->md = pcre2_match_data_create(most + 1, NULL);
	w->mc = pcre2_match_context_create(NULL);
	if (w->md == NULL || w->mc == NULL) {
		vn_rules_work_close(w);
		errno = ENOMEM;
		return NULL;
	}
	pcre2_set_match_limit(w->mc, MATCH_LIMIT);
	pcre2_set_heap_limit(w->mc, HEAP_LIMIT);
	/* Without a stack of its own compiled code uses 32 KiB of ours. */
	w->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK, NULL);
	if (w->stack != NULL)
		pcre2_jit_stack_assign(w->mc, NULL, w->stack);
	return w;
}

void
vn_rules_work_close(struct vn_rules_work *w)
{
	if (w == NULL)
		return;
	pcre2_match_data_free(w->md);
	pcre2_match_context_free(w->mc);
	pcre2_jit_stack_free(w->stack);
	vn_buf_fini(&w->a);
	vn_buf_fini(&w->b);
	vn_edits_fini(&w->sum);
	vn_edits_fini(&w->one);
	vn_edits_fini(&w->tmp);
	free(w);
}

const char *
vn_rules_error(const struct vn_rules_work *w)
{
	return w->error;
}

/* 1 match, 0 none, VN_RULES_TROUBLE, -1 with errno. */
static int
search(struct vn_rules_work *w, const struct vn_rule *r, const char *s, size_t n,
    size_t at, uint32_t how)
{
	PCRE2_UCHAR text[120];
	int rc;

	if ((how & PCRE2_NO_UTF_CHECK) == 0 && (w->checked += n) > CHECK_MAX) {
		snprintf(w->error, sizeof w->error,
		    "rule %zu: too many matches in ill-formed text",
		    (size_t)(r - w->r->r) + 1);
		return VN_RULES_TROUBLE;
	}
	rc = pcre2_match(r->code, (PCRE2_SPTR)s, n, at, how, w->md, w->mc);
	if (rc == PCRE2_ERROR_JIT_STACKLIMIT)
		rc = pcre2_match(r->code, (PCRE2_SPTR)s, n, at,
		    how | PCRE2_NO_JIT, w->md, w->mc);
	if (rc >= 0)
		return 1;
	if (rc == PCRE2_ERROR_NOMATCH)
		return 0;
	if (rc == PCRE2_ERROR_NOMEMORY) {
		errno = ENOMEM;
		return -1;
	}
	pcre2_get_error_message(rc, text, sizeof text);
	snprintf(w->error, sizeof w->error, "rule %zu: %s",
	    (size_t)(r - w->r->r) + 1, (char *)text);
	return VN_RULES_TROUBLE;
}

static int
too_long(struct vn_rules_work *w, const struct vn_rule *r)
{
	snprintf(w->error, sizeof w->error, "rule %zu: the line grew too long",
	    (size_t)(r - w->r->r) + 1);
	return VN_RULES_TROUBLE;
}

/* Append s[0..n) to b with its letters' case changed; one: only of the first. */
static int
put_case(struct vn_buf *b, const char *s, size_t n, int how, int *one)
{
	size_t i, k;
	int32_t cp;
	char dst[4];
	int is;

	for (i = 0; i < n; i += k) {
		k = (size_t)vn_utf8_get(s + i, n - i, &cp);
		is = *one ? *one : how;
		*one = 0;
		if (cp < 0 || is == VN_P_END) {
			if (vn_buf_add(b, s + i, k) == -1)
				return -1;
			continue;
		}
		cp = is == VN_P_UPPER || is == VN_P_UPPER1 ? utf8proc_toupper(cp) :
		    utf8proc_tolower(cp);
		if (vn_buf_add(b, dst, (size_t)vn_utf8_put(dst, cp)) == -1)
			return -1;
	}
	return 0;
}

/* Append the replacement of the match at hand in s to b. */
static int
replace(struct vn_rules_work *w, const struct vn_rule *r, const char *s,
    struct vn_buf *b)
{
	const PCRE2_SIZE *v = pcre2_get_ovector_pointer(w->md);
	size_t groups = pcre2_get_ovector_count(w->md), i, n;
	int how = VN_P_END, one = 0;
	const struct vn_part *p;
	const char *t;

	for (i = 0; i < r->npart; i++) {
		p = &r->part[i];
		t = "";
		n = 0;
		if (p->is == VN_P_TEXT) {
			t = r->text.s + p->at;
			n = p->n;
		} else if (p->is == VN_P_GROUP) {
			if (p->n < groups && v[2 * p->n] != PCRE2_UNSET &&
			    v[2 * p->n] <= v[2 * p->n + 1]) {
				t = s + v[2 * p->n];
				n = v[2 * p->n + 1] - v[2 * p->n];
			}
		} else if (p->is == VN_P_UPPER1 || p->is == VN_P_LOWER1) {
			one = p->is;
		} else {
			how = p->is;
		}
		if (b->n + n > VN_RULES_OUT)
			return too_long(w, r);
		if (how == VN_P_END && one == 0) {
			if (vn_buf_add(b, t, n) == -1)
				return -1;
		} else if (put_case(b, t, n, how, &one) == -1) {
			return -1;
		}
	}
	return 0;
}

/* b = a with rule r applied, edits in one.  0, VN_RULES_TROUBLE, -1. */
static int
substitute(struct vn_rules_work *w, const struct vn_rule *r, const char *s, size_t n)
{
	const PCRE2_SIZE *v = pcre2_get_ovector_pointer(w->md);
	size_t at = 0, done = 0, start, end, to;
	uint32_t how = 0;
	/* Asked once, not for each match. */
	uint32_t valid = vn_utf8_valid(s, n) == n ? PCRE2_NO_UTF_CHECK : 0;
	int rc;

	w->b.n = 0;
	vn_edits_clear(&w->one);
	while (at <= n) {
		if ((rc = search(w, r, s, n, at, how | valid)) > 1 || rc == -1)
			return rc;
		if (rc == 0)
			break;
		start = v[0];
		end = v[1];
		/* \K in a lookaround could put them anywhere. */
		if (start > end || start < at || (how != 0 && end == at) ||
		    end > n)
			break;
		if (vn_buf_add(&w->b, s + done, start - done) == -1)
			return -1;
		to = w->b.n;
		if (to > VN_RULES_OUT)
			return too_long(w, r);
		if ((rc = replace(w, r, s, &w->b)) != 0)
			return rc;
		if ((w->b.n - to != end - start || (end > start &&
		    memcmp(w->b.s + to, s + start, end - start) != 0)) &&
		    vn_edit_add(&w->one, start, end - start, to,
		    w->b.n - to) == -1)
			return -1;
		done = end;
		if (!r->all)
			break;
		/* As in sed no empty match touches the one before. */
		at = end;
		how = PCRE2_NOTEMPTY_ATSTART;
	}
	if (n > done && vn_buf_add(&w->b, s + done, n - done) == -1)
		return -1;
	return w->b.n > VN_RULES_OUT && w->b.n > n ? too_long(w, r) : 0;
}

/*
 * sum, from the line to a, and one, from a to b, become sum from the line to b.
 * Edits that touch are one.
 */
static int
compose(struct vn_rules_work *w)
{
	const struct vn_edit *a = w->sum.e, *b = w->one.e;
	size_t na = w->sum.n, nb = w->one.n, i = 0, j = 0, lo, hi, da = 0, db = 0;
	size_t ga, gb, ea, eb;	/* bytes more than in a: of the line, of b */
	struct vn_edits swap;

	vn_edits_clear(&w->tmp);
	while (i < na || j < nb) {
		lo = i < na && (j == nb || a[i].to <= b[j].at) ? a[i].to : b[j].at;
		/* da, db wrap where text shrank; sums come out right. */
		ga = da;
		gb = db;
		for (hi = lo; ; ) {
			ea = i < na ? a[i].to : (size_t)-1;
			eb = j < nb ? b[j].at : (size_t)-1;
			if (ea <= hi && i < na) {
				if (ea + a[i].nto > hi)
					hi = ea + a[i].nto;
				da += a[i].n - a[i].nto;
				i++;
			} else if (eb <= hi && j < nb) {
				if (eb + b[j].n > hi)
					hi = eb + b[j].n;
				db += b[j].nto - b[j].n;
				j++;
			} else {
				break;
			}
		}
		if (vn_edit_add(&w->tmp, lo + ga, hi + da - lo - ga, lo + gb,
		    hi + db - lo - gb) == -1)
			return -1;
	}
	swap = w->sum;
	w->sum = w->tmp;
	w->tmp = swap;
	return 0;
}

/* Hand over the result and the edits that changed something. */
static int
deliver(struct vn_rules_work *w, struct vn_buf *out, const char *s, const char *t,
    size_t n, struct vn_edits *e)
{
	const struct vn_edit *d;
	size_t i;

	for (i = 0; i < w->sum.n; i++) {
		d = &w->sum.e[i];
		if (d->n == d->nto && memcmp(s + d->at, t + d->to, d->n) == 0)
			continue;
		if (vn_edit_add(e, d->at, d->n, d->to, d->nto) == -1)
			return -1;
	}
	return vn_buf_add(out, t, n);
}

int
vn_rules_apply(struct vn_rules_work *w, struct vn_buf *out, const char *s, size_t n,
    struct vn_edits *e)
{
	const char *t = n > 0 ? s : "";
	size_t nt = n, i;
	struct vn_buf swap;
	const struct vn_rule *r;
	int rc, saved = 0;

	vn_edits_clear(&w->sum);
	w->checked = 0;
	for (i = 0; i < w->r->n; i++) {
		r = &w->r->r[i];
		if (r->cmd != 's') {
			if (saved)
				continue;
			if ((rc = search(w, r, t, nt, 0, 0)) > 1 || rc == -1)
				return rc;
			if (rc == 1 && r->cmd == 'd')
				return VN_RULES_DROPPED;
			saved = rc;
			continue;
		}
		if ((rc = substitute(w, r, t, nt)) != 0)
			return rc;
		if (w->one.n == 0)
			continue;
		if (compose(w) == -1)
			return -1;
		swap = w->a;
		w->a = w->b;
		w->b = swap;
		t = w->a.n > 0 ? w->a.s : "";
		nt = w->a.n;
	}
	if (deliver(w, out, n > 0 ? s : "", t, nt, e) == -1)
		return -1;
	return VN_RULES_KEPT;
}
