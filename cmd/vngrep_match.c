#ifndef _GNU_SOURCE
#define _GNU_SOURCE	/* memmem(3), which older C libraries hide */
#endif
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "../lib/ent.h"
#include "../lib/map.h"
#include "../lib/norm.h"
#include "../lib/pat.h"
#include "../lib/utf8.h"
#include "vngrep.h"

/*
 * Limits of one match: about a second of backtracking, 16 MiB of heap for the
 * interpreter, 512 KiB of stack for compiled code.  What they stop is an error.
 */
#define MATCH_LIMIT	10000000
#define HEAP_LIMIT	16384		/* KiB */
#define JIT_STACK	(512 * 1024)
/* Patterns are joined by | up to this size; PCRE2 takes about 64 KiB. */
#define JOIN_MAX	8192

/* Room for the first output: about a block, so that it need not grow often. */
#define OUT_FIRST	((size_t)128 << 10)

struct grep_re {
	pcre2_code **code;
	size_t	 ncode, cap;
	pcre2_compile_context *cc;
	struct vn_pat *pat;	/* as added */
	size_t	 npat, pat_cap;
	struct vn_buf need;	/* every match is exactly this, if not empty */
};

struct worker {
	struct grep *g;
	pcre2_match_context *mc;
	pcre2_match_data *md;
	pcre2_jit_stack *stack;
	struct vn_ents *ents;
	struct vn_map nfc, plain;
	struct grep_span *span;	/* of the line at hand */
	size_t	 nspan, cap;
	size_t	 last;		/* end of the last span */
	const struct grep_line *line;	/* spans are written at once, or NULL */
	struct grep_span *next;	/* next match of each code */
	uint32_t utf_ok;	/* PCRE2_NO_UTF_CHECK for a well-formed block */
	const char *clean;	/* the block is NFC up to here */
	struct vn_block *b;
};

/* --- patterns --- */

static void
no_memory(const struct grep *g)
{
	errno = ENOMEM;
	cli_err(&g->cli, "");
}

static void *
grow(const struct grep *g, void *v, size_t *cap, size_t n, size_t size)
{
	if (n < *cap)
		return v;
	*cap = *cap ? *cap * 2 : 8;
	if ((v = realloc(v, *cap * size)) == NULL)
		no_memory(g);
	return v;
}

static void
add_one(struct grep *g, const char *s, size_t n)
{
	struct grep_re *re = g->re;
	struct vn_pat *v;
	unsigned how = 0;

	re->pat = grow(g, re->pat, &re->pat_cap, re->npat, sizeof *re->pat);
	v = &re->pat[re->npat++];
	memset(v, 0, sizeof *v);
	if (g->o.fixed)
		how |= VN_PAT_FIXED;
	if (g->o.plain)
		how |= VN_PAT_PLAIN;
	if (vn_pat_read(v, s, n, how) == -1)
		no_memory(g);
	if (v->is & VN_PAT_CALLOUT)
		cli_die(&g->cli, "callouts are not supported at offset %zu",
		    v->bad);
	if (v->is & VN_PAT_ENTITY)
		cli_die(&g->cli, "entities in patterns are not supported yet "
		    "at offset %zu", v->bad);
}

void
grep_add(struct grep *g, const char *s, size_t n)
{
	const char *p;
	size_t k;

	if (g->re == NULL && (g->re = calloc(1, sizeof *g->re)) == NULL)
		no_memory(g);
	for (;;) {
		p = memchr(s, '\n', n);
		k = p != NULL ? (size_t)(p - s) : n;
		add_one(g, s, k);
		if (p == NULL)
			break;
		s += k + 1;
		n -= k + 1;
	}
}

static pcre2_code *
compile(const struct grep *g, const char *s, size_t n, int *err, size_t *off)
{
	uint32_t how = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF |
	    PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C;

	if (g->o.icase)
		how |= PCRE2_CASELESS;
	/* An empty buffer has no address; PCRE2 10.42 wants one. */
	return pcre2_compile((PCRE2_SPTR)(n > 0 ? s : ""), n, how, err, off,
	    g->re->cc);
}

static void
bad_pattern(const struct grep *g, int err, size_t off)
{
	PCRE2_UCHAR text[256];

	pcre2_get_error_message(err, text, sizeof text);
	cli_die(&g->cli, "%s at offset %zu", (char *)text, off);
}

/* Append pattern v to b as -w and -x want it. */
static void
wrap(const struct grep *g, struct vn_buf *b, const struct vn_buf *v)
{
	const char *pre = "(?:", *post = ")";

	if (g->o.whole) {
		pre = "^(?:";
		post = ")$";
	} else if (g->o.word) {
		pre = "(?<![\\w\\p{M}])(?:";
		post = ")(?![\\w\\p{M}])";
	}
	if (vn_buf_adds(b, pre) == -1 || vn_buf_add(b, v->s, v->n) == -1 ||
	    vn_buf_adds(b, post) == -1)
		no_memory(g);
}

static void
keep_code(struct grep *g, pcre2_code *code)
{
	struct grep_re *re = g->re;

	re->code = grow(g, re->code, &re->cap, re->ncode, sizeof *re->code);
	re->code[re->ncode++] = code;
	/* Where no memory may be made executable, the interpreter does it. */
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
}

/*
 * Compile one pattern.  An error is reported for the pattern as it was given;
 * when only the rewritten one fails, the original is used.
 */
static void
compile_one(struct grep *g, const struct vn_pat *v)
{
	struct vn_buf b = VN_BUF_INIT;
	pcre2_code *code;
	size_t off;
	int err;

	wrap(g, &b, &v->re);
	if ((code = compile(g, b.s, b.n, &err, &off)) == NULL) {
		if ((code = compile(g, v->nfc.s, v->nfc.n, &err, &off)) == NULL)
			bad_pattern(g, err, off);
		pcre2_code_free(code);
		b.n = 0;
		wrap(g, &b, &v->nfc);
		if ((code = compile(g, b.s, b.n, &err, &off)) == NULL)
			bad_pattern(g, err, off);
	}
	keep_code(g, code);
	vn_buf_fini(&b);
}

/*
 * Compile the patterns v[0..n), none of which must stand alone, as one; a sum
 * that cannot be compiled is taken apart, which also finds the pattern at
 * fault.
 */
static void
compile_joined(struct grep *g, const struct vn_pat *v, size_t n)
{
	struct vn_buf b = VN_BUF_INIT;
	pcre2_code *code = NULL;
	size_t i, off;
	int err;

	for (i = 0; i < n && n > 1; i++) {
		if (i > 0 && vn_buf_addc(&b, '|') == -1)
			no_memory(g);
		wrap(g, &b, &v[i].re);
	}
	/*
	 * Unbalanced parentheses could make sense together: each must be good.
	 */
	for (i = 0; i < n && n > 1 && !g->o.fixed; i++) {
		code = compile(g, v[i].re.s, v[i].re.n, &err, &off);
		if (code == NULL)
			break;
		pcre2_code_free(code);
	}
	code = n > 1 && i == (g->o.fixed ? 0 : n) ?
	    compile(g, b.s, b.n, &err, &off) : NULL;
	if (code != NULL)
		keep_code(g, code);
	else
		for (i = 0; i < n; i++)
			compile_one(g, &v[i]);
	vn_buf_fini(&b);
}

void
grep_compile(struct grep *g)
{
	struct grep_re *re = g->re;
	size_t i, j, n;

	if (re == NULL)
		return;
	if ((re->cc = pcre2_compile_context_create(NULL)) == NULL)
		no_memory(g);
	pcre2_set_newline(re->cc, PCRE2_NEWLINE_LF);
	pcre2_set_bsr(re->cc, PCRE2_BSR_UNICODE);
	for (i = 0; i < re->npat; i = j) {
		n = re->pat[i].re.n;
		for (j = i + 1; j < re->npat; j++) {
			n += re->pat[j].re.n + 32;
			if ((re->pat[i].is | re->pat[j].is) & VN_PAT_ALONE ||
			    n > JOIN_MAX)
				break;
		}
		compile_joined(g, &re->pat[i], j - i);
	}
	if (re->npat == 1 && (re->pat[0].is & VN_PAT_LITERAL) && !g->o.icase &&
	    vn_buf_add(&re->need, re->pat[0].nfc.s, re->pat[0].nfc.n) == -1)
		no_memory(g);
	for (i = 0; i < re->npat; i++)
		vn_pat_fini(&re->pat[i]);
	re->npat = 0;
}

void
grep_free(struct grep *g)
{
	struct grep_re *re = g->re;
	size_t i;

	free(g->ring);
	vn_buf_fini(&g->held);
	if (re == NULL)
		return;
	for (i = 0; i < re->ncode; i++)
		pcre2_code_free(re->code[i]);
	pcre2_compile_context_free(re->cc);
	vn_buf_fini(&re->need);
	free(re->code);
	free(re->pat);
	free(re);
}

/* --- workers --- */

int
grep_close(void *arg, void *worker)
{
	struct worker *w = worker;

	(void)arg;
	pcre2_match_data_free(w->md);
	pcre2_match_context_free(w->mc);
	pcre2_jit_stack_free(w->stack);
	vn_ents_close(w->ents);
	vn_map_fini(&w->nfc);
	vn_map_fini(&w->plain);
	free(w->span);
	free(w->next);
	free(w);
	return 0;
}

int
grep_open(void *arg, void **worker)
{
	struct grep *g = arg;
	struct worker *w;
	size_t ncode = g->re != NULL ? g->re->ncode : 0;

	if ((w = calloc(1, sizeof *w)) == NULL)
		return -1;
	w->g = g;
	w->md = pcre2_match_data_create(1, NULL);
	w->mc = pcre2_match_context_create(NULL);
	w->next = calloc(ncode + 1, sizeof *w->next);
	if (w->md == NULL || w->mc == NULL || w->next == NULL ||
	    (g->o.types != 0 && (w->ents = vn_ents_open()) == NULL)) {
		grep_close(arg, w);
		errno = ENOMEM;
		return -1;
	}
	pcre2_set_match_limit(w->mc, MATCH_LIMIT);
	pcre2_set_heap_limit(w->mc, HEAP_LIMIT);
	/* Without a stack of its own compiled code uses 32 KiB of ours. */
	w->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK, NULL);
	if (w->stack != NULL)
		pcre2_jit_stack_assign(w->mc, NULL, w->stack);
	*worker = w;
	return 0;
}

static int
add_span(struct worker *w, size_t start, size_t end)
{
	struct grep_span one = { (uint32_t)start, (uint32_t)end }, *v;
	size_t cap;

	w->last = end;
	if (w->line != NULL)
		return grep_put(&w->g->o, &w->b->out, w->b->file, w->b->delim,
		    w->line, &one, 1, 1);
	if (w->nspan == w->cap) {
		cap = w->cap ? w->cap * 2 : 16;
		if ((v = realloc(w->span, cap * sizeof *v)) == NULL)
			return -1;
		w->span = v;
		w->cap = cap;
	}
	w->span[w->nspan++] = one;
	return 0;
}

/* --- one line --- */

/* The line at hand in the forms that are needed. */
struct text {
	const char *s;		/* what patterns see */
	size_t	 n;
	struct vn_map *map;	/* from s to the record, or NULL */
	size_t	 base;		/* bytes of the record before s */
	const char *nfc;	/* what entities see, as above */
	size_t	 nnfc;
	struct vn_map *nfc_map;
};

static size_t
back(struct vn_map *m, size_t off, int end)
{
	return m != NULL ? vn_map_back(m, off, end) : off;
}

/* Leave out a BOM and, before a line feed, CR; bring the rest to its form. */
static int
prepare(struct worker *w, struct text *t, const char *s, size_t n)
{
	memset(t, 0, sizeof *t);
	if (n > 0 && s[n - 1] == '\r' && w->b->delim == '\n')
		n--;
	if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		t->base = 3;
	s += t->base;
	n -= t->base;
	t->nfc = s;
	t->nnfc = n;
	if (s + n > w->clean && vn_nfc_check(s, n) < n) {
		if (vn_map_nfc(&w->nfc, s, n) == -1)
			return -1;
		t->nfc = w->nfc.text.s;
		t->nnfc = w->nfc.text.n;
		t->nfc_map = &w->nfc;
	}
	t->s = t->nfc;
	t->n = t->nnfc;
	t->map = t->nfc_map;
	if (w->g->o.plain) {
		if (vn_map_plain(&w->plain, s, n) == -1)
			return -1;
		t->s = w->plain.text.s;
		t->n = w->plain.text.n;
		t->map = &w->plain;
	}
	if (t->s == NULL)
		t->s = "";
	return 0;
}

/* Tell that the line could not be searched. */
static int
trouble(struct worker *w, uint64_t line, int err)
{
	PCRE2_UCHAR text[256];

	pcre2_get_error_message(err, text, sizeof text);
	return vn_block_note(w->b, line, 0, 1, (char *)text);
}

/*
 * Search with one code from offset at: 1 and *sp, 0, or an error of PCRE2 below
 * PCRE2_ERROR_NOMATCH.
 */
static int
search(struct worker *w, const pcre2_code *code, const struct text *t,
    size_t at, struct grep_span *sp)
{
	uint32_t how = w->utf_ok;
	PCRE2_SIZE *v;
	int rc;

	rc = pcre2_match(code, (PCRE2_SPTR)t->s, t->n, at, how, w->md, w->mc);
	if (rc == PCRE2_ERROR_JIT_STACKLIMIT)
		rc = pcre2_match(code, (PCRE2_SPTR)t->s, t->n, at,
		    how | PCRE2_NO_JIT, w->md, w->mc);
	if (rc == PCRE2_ERROR_NOMATCH)
		return 0;
	if (rc < 0)
		return rc;
	v = pcre2_get_ovector_pointer(w->md);
	/* \K in a lookaround could put the start behind the end. */
	sp->start = (uint32_t)(v[0] <= v[1] ? v[0] : v[1]);
	sp->end = (uint32_t)v[1];
	return 1;
}

static int
any_match(struct worker *w, const struct text *t)
{
	const struct grep_re *re = w->g->re;
	struct grep_span sp;
	size_t i;
	int rc = 0;

	for (i = 0; i < re->ncode && rc == 0; i++)
		rc = search(w, re->code[i], t, 0, &sp);
	return rc;
}

/* The first match at or after at of all codes, the longest of several there. */
static int
first_match(struct worker *w, const struct text *t, size_t at,
    struct grep_span *best)
{
	const struct grep_re *re = w->g->re;
	struct grep_span *sp;
	size_t i;
	int found = 0, rc;

	for (i = 0; i < re->ncode; i++) {
		sp = &w->next[i];
		if (sp->start != UINT32_MAX && (at == 0 || sp->start < at)) {
			rc = search(w, re->code[i], t, at, sp);
			if (rc < 0)
				return rc;
			if (rc == 0)
				sp->start = UINT32_MAX;
		}
		if (sp->start == UINT32_MAX)
			continue;
		if (!found || sp->start < best->start ||
		    (sp->start == best->start && sp->end > best->end))
			*best = *sp;
		found = 1;
	}
	return found;
}

/* Spans of all matches that are not empty.  As search(). */
static int
all_matches(struct worker *w, const struct text *t)
{
	struct grep_span sp = { 0, 0 };
	size_t at = 0, from, to;
	int32_t cp;
	int found = 0, rc;

	memset(w->next, 0, (w->g->re->ncode + 1) * sizeof *w->next);
	while (at <= t->n) {
		if ((rc = first_match(w, t, at, &sp)) <= 0)
			return rc < 0 ? rc : found;
		found = 1;
		if (sp.end > sp.start) {
			from = t->base + back(t->map, sp.start, 0);
			to = t->base + back(t->map, sp.end, 1);
			/*
			 * Parts of one sequence of the record are shown once.
			 */
			if (from < w->last)
				from = w->last;
			if (from < to && add_span(w, from, to) == -1)
				return PCRE2_ERROR_NOMEMORY;
			at = sp.end;
		} else if (sp.start < t->n) {
			at = sp.start + (size_t)vn_utf8_get(t->s + sp.start,
			    t->n - sp.start, &cp);
		} else {
			break;
		}
	}
	return found;
}

/*
 * 1 if the line holds an entity of the wanted types; spans if they are wanted.
 */
static int
entities(struct worker *w, const struct text *t, int spans)
{
	struct vn_ent e;
	int found = 0;

	vn_ents_start(w->ents, t->nfc, t->nnfc);
	while (vn_ents_next(w->ents, &e)) {
		if ((w->g->o.types & 1u << e.type) == 0)
			continue;
		found = 1;
		if (!spans)
			break;
		if (add_span(w, t->base + back(t->nfc_map, e.start, 0),
		    t->base + back(t->nfc_map, e.end, 1)) == -1)
			return PCRE2_ERROR_NOMEMORY;
	}
	return found;
}

/*
 * 1 if the line s[0..n) matches, 0 if not, 2 if that could not be found out
 * (which has been noted), -1 with errno.  Spans are left in w when they are
 * wanted.
 */
static int
match_line(struct worker *w, const char *s, size_t n, uint64_t line, int spans)
{
	const struct grep *g = w->g;
	struct text t;
	int rc = 1;

	w->nspan = w->last = 0;
	if (prepare(w, &t, s, n) == -1)
		return -1;
	if (g->re == NULL && g->re_given)
		rc = 0;
	else if (g->re != NULL)
		rc = spans && g->o.types == 0 ? all_matches(w, &t) :
		    any_match(w, &t);
	if (rc == 1 && g->o.types != 0)
		rc = entities(w, &t, spans);
	if (rc >= 0)
		return rc;
	if (rc == PCRE2_ERROR_NOMEMORY) {
		errno = ENOMEM;
		return -1;
	}
	return trouble(w, line, rc) == -1 ? -1 : 2;
}

/* --- one block --- */

static int
put_hit(struct worker *w, const struct grep_line *l, int selected)
{
	struct grep_hit h = { .line = l->line, .n = (uint32_t)l->n,
	    .off = (uint32_t)(l->s - w->b->in.s),
	    .nspan = (uint32_t)w->nspan, .selected = selected };

	if (vn_buf_add(&w->b->aux, &h, sizeof h) == -1)
		return -1;
	return vn_buf_add(&w->b->aux, w->span, w->nspan * sizeof *w->span);
}

static uint64_t
count_byte(const char *s, size_t n, char c)
{
	uint64_t k = 0;
	size_t i;

	for (i = 0; i < n; i++)
		k += s[i] == c;
	return k;
}

/*
 * The start of the next line at or after p that can match: where a plain string
 * is searched in well-formed NFC, the line that holds it.  *line is kept in
 * step.
 */
static const char *
candidate(struct worker *w, const char *p, const char *end, uint64_t *line)
{
	const struct vn_buf *need = &w->g->re->need;
	const char *hit = memmem(p, (size_t)(end - p), need->s, need->n);

	if (hit == NULL)
		return end;
	while (hit > p && hit[-1] != (char)w->b->delim)
		hit--;
	*line += count_byte(p, (size_t)(hit - p), (char)w->b->delim);
	return hit;
}

/* What to do with a line of which it is known whether it matches. */
static int
line_done(struct worker *w, const struct grep_line *l, int match)
{
	const struct grep_opt *o = &w->g->o;
	int selected = match != o->invert;

	if (!grep_simple(o)) {
		/* Under -v the matches in context lines are coloured. */
		if (o->count || o->list || o->quiet || (!selected &&
		    w->nspan == 0))
			w->b->num[0] += (uint64_t)selected;
		else
			return put_hit(w, l, selected);
		return 0;
	}
	w->b->num[0] += (uint64_t)selected;
	if (!selected)
		return 0;
	return grep_put(o, &w->b->out, w->b->file, w->b->delim, l, w->span,
	    w->nspan, 1);
}

/* Note where the block is not UTF-8; 1 if it is. */
static int
check_utf8(struct vn_block *b)
{
	const char *p = b->in.s, *end = p + b->in.n, *q;
	uint64_t line = b->in.line;
	size_t bad, first;

	if (vn_utf8_valid(p, b->in.n) == b->in.n)
		return 1;
	for (; p < end; p = q + 1, line++) {
		q = memchr(p, b->delim, (size_t)(end - p));
		bad = vn_utf8_bad(p, (size_t)(q - p), &first);
		if (bad > 0)
			vn_block_bad(b, bad, line, first + 1);
	}
	return 0;
}

int
grep_block(void *worker, struct vn_block *b)
{
	struct worker *w = worker;
	const struct grep_opt *o = &w->g->o;
	const char *p = b->in.s, *end = p + b->in.n, *q;
	struct grep_line l = { .line = b->in.line };
	int first = o->list || o->quiet, match, skip;
	int spans = (o->only && !o->invert) || o->color;
	size_t out;

	if (o->count || first)
		spans = 0;
	w->b = b;
	/* A line can have millions of matches: -o need not hold them. */
	w->line = o->only && !o->invert && grep_simple(o) ? &l : NULL;
	if (b->out.cap == 0 && grep_simple(o) &&
	    vn_buf_need(&b->out, OUT_FIRST) == -1)
		return VN_RUN_ERR;
	w->utf_ok = check_utf8(b) ? PCRE2_NO_UTF_CHECK : 0;
	w->clean = p + vn_nfc_check(p, b->in.n);
	skip = w->g->re != NULL && w->g->re->need.n > 0 && !o->invert &&
	    w->clean == end && w->utf_ok;
	for (; p < end; p = q + 1, l.line++) {
		if (skip && (p = candidate(w, p, end, &l.line)) == end)
			break;
		q = memchr(p, b->delim, (size_t)(end - p));
		l.s = p;
		l.n = (size_t)(q - p);
		out = b->out.n;
		match = match_line(w, l.s, l.n, l.line, spans);
		if (match == 2)
			b->out.n = out;
		if (match == -1 ||
		    (match != 2 && line_done(w, &l, match) == -1))
			return VN_RUN_ERR;
		if (first && b->num[0] > 0)
			break;
	}
	return VN_RUN_OK;
}
