#ifndef _GNU_SOURCE
#define _GNU_SOURCE	/* memmem(3), which older C libraries hide */
#endif
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/norm.h"
#include "../lib/utf8.h"
#include "vngrep_work.h"

/*
 * Limits of one match: about a second of backtracking, 16 MiB of heap for the
 * interpreter, 512 KiB of stack for compiled code.  What they stop is an error.
 */
#define MATCH_LIMIT	10000000
#define HEAP_LIMIT	16384		/* KiB */
#define JIT_STACK	(512 * 1024)

/* Room for the first output: about a block, so that it need not grow often. */
#define OUT_FIRST	((size_t)128 << 10)

int
grep_close(void *arg, void *worker)
{
	struct grep_worker *w = worker;

	(void)arg;
	pcre2_match_data_free(w->md);
	pcre2_match_context_free(w->mc);
	pcre2_jit_stack_free(w->stack);
	vn_ents_close(w->ents);
	vn_map_fini(&w->seg_map);
	vn_map_fini(&w->nfc_map);
	vn_map_fini(&w->plain_map);
	vn_map_fini(&w->glue_map);
	vn_map_fini(&w->json_map);
	vn_buf_fini(&w->text);
	vn_buf_fini(&w->one);
	vn_buf_fini(&w->made);
	grep_form_close(w);
	grep_redact_close(w);
	grep_doc_close(w);
	free(w->ent);
	free(w->span);
	free(w->next);
	free(w);
	return 0;
}

int
grep_open(void *arg, void **worker)
{
	struct grep *g = arg;
	struct grep_worker *w;
	size_t ncode = g->re != NULL ? g->re->code.n : 0;

	if ((w = calloc(1, sizeof *w)) == NULL)
		return -1;
	w->g = g;
	w->md = pcre2_match_data_create(1, NULL);
	w->mc = pcre2_match_context_create(NULL);
	w->next = calloc(ncode + 1, sizeof *w->next);
	if (w->md == NULL || w->mc == NULL || w->next == NULL ||
	    (g->need != 0 && (w->ents = vn_ents_open(g->gaz, g->need)) ==
	    NULL) || (g->model.file.p != NULL && w->ents != NULL &&
	    vn_ents_model(w->ents, g->model.p, g->model.n) == -1)) {
		grep_close(arg, w);
		errno = ENOMEM;
		return -1;
	}
	pcre2_set_match_limit(w->mc, MATCH_LIMIT);
	pcre2_set_heap_limit(w->mc, HEAP_LIMIT);
	pcre2_set_callout(w->mc, grep_callout, w);
	/* Without a stack of its own compiled code uses 32 KiB of ours. */
	w->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK, NULL);
	if (w->stack != NULL)
		pcre2_jit_stack_assign(w->mc, NULL, w->stack);
	*worker = w;
	return 0;
}

int
grep_span(struct grep_worker *w, size_t start, size_t end, int type, int inner)
{
	struct grep_span one = { (uint32_t)start, (uint32_t)end, (uint8_t)type,
	    (uint8_t)inner }, *v;
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

/* Tell that the line could not be searched. */
static int
trouble(struct grep_worker *w, uint64_t line, int err)
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
search(struct grep_worker *w, const pcre2_code *code, const struct grep_text *t,
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
any_match(struct grep_worker *w, const struct grep_text *t)
{
	const struct grep_re *re = w->g->re;
	struct grep_span sp;
	size_t i;
	int rc = 0;

	for (i = 0; i < re->code.n && rc == 0; i++)
		rc = search(w, re->code.v[i], t, 0, &sp);
	return rc;
}

/* Where best begins, a longer match of one of several patterns. */
static int
longer(struct grep_worker *w, const struct grep_text *t, struct grep_span *best)
{
	const struct grep_codes *c = &w->g->re->each;
	struct grep_span sp;
	size_t i;
	int rc;

	for (i = 0; i < c->n; i++) {
		if ((rc = search(w, c->v[i], t, best->start, &sp)) < 0)
			return rc;
		if (rc == 1 && sp.start == best->start && sp.end > best->end)
			best->end = sp.end;
	}
	return 1;
}

/* The first match at or after at of all codes, the longest of several there. */
static int
first_match(struct grep_worker *w, const struct grep_text *t, size_t at,
    struct grep_span *best)
{
	const struct grep_re *re = w->g->re;
	struct grep_span *sp;
	size_t i;
	int found = 0, rc;

	for (i = 0; i < re->code.n; i++) {
		sp = &w->next[i];
		if (sp->start != UINT32_MAX && (at == 0 || sp->start < at)) {
			rc = search(w, re->code.v[i], t, at, sp);
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
	return found ? longer(w, t, best) : 0;
}

/* Spans of all matches that are not empty.  As search(). */
static int
all_matches(struct grep_worker *w, const struct grep_text *t)
{
	struct grep_span sp = { .start = 0 };
	size_t at = 0, from, to;
	int32_t cp;
	int found = 0, rc;

	memset(w->next, 0, (w->g->re->code.n + 1) * sizeof *w->next);
	while (at <= t->n) {
		if ((rc = first_match(w, t, at, &sp)) <= 0)
			return rc < 0 ? rc : found;
		found = 1;
		if (sp.end > sp.start) {
			from = grep_text_back(t, sp.start, 0);
			to = grep_text_back(t, sp.end, 1);
			/*
			 * Parts of one sequence of the record are shown once.
			 */
			if (from < w->last)
				from = w->last;
			if (from < to && grep_span(w, from, to,
			    GREP_MATCH, 0) == -1)
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

/* 0 if the line lacks what every match holds. */
static int
may_match(const struct grep_worker *w)
{
	const struct vn_buf *need = &w->g->re->need;

	return need->n == 0 || memmem(w->t.s, w->t.n, need->s, need->n) != NULL;
}

/* 1 if rows are written while entities are found, and a row selects the line. */
static int
is_direct(const struct grep_opt *o)
{
	return (o->form == FORM_TSV || o->form == FORM_JSON) && o->types != 0 &&
	    !o->invert && grep_simple(o);
}

/*
 * Look for the entities of -t.  1 if there is one, 0, -1 with errno; WRITTEN
 * instead of 1 if nothing is left to be done.
 */
#define WRITTEN	3

static int
match_ents(struct grep_worker *w, const struct grep_line *l, int spans)
{
	struct vn_buf *out = &w->b->out;
	size_t n = out->n;

	if (!is_direct(&w->g->o))
		return spans ? grep_ents_spans(w) : grep_ents_any(w);
	if (grep_form(w, out, l) == -1)
		return -1;
	return out->n > n ? WRITTEN : 0;
}

/*
 * 1 if the line matches (or WRITTEN), 0 if not, 2 if that could not be found out
 * (which has been noted), -1 with errno.  Spans are left in w when they are
 * wanted.
 */
static int
match_line(struct grep_worker *w, const struct grep_line *l, int spans)
{
	const struct grep *g = w->g;
	int rc = 1;

	w->nspan = w->last = 0;
	if (grep_text(w, l->s, l->n) == -1)
		return -1;
	/* Names of lines that are not selected are remembered too. */
	if (g->o.doc && w->ents != NULL && grep_ents(w) == -1)
		return -1;
	if (g->re_given && (g->re == NULL || !may_match(w)))
		rc = 0;
	else if (g->re != NULL)
		rc = spans && g->o.types == 0 ? all_matches(w, &w->t) :
		    any_match(w, &w->t);
	if (rc == PCRE2_ERROR_NOMEMORY) {
		errno = ENOMEM;
		return -1;
	}
	if (rc < 0)
		return trouble(w, l->line, rc) == -1 ? -1 : 2;
	if (rc == 0 || g->o.types == 0)
		return rc;
	rc = match_ents(w, l, spans);
	return rc == -1 && errno == ERANGE ? trouble(w, l->line,
	    PCRE2_ERROR_MATCHLIMIT) == -1 ? -1 : 2 : rc;
}

/* --- one block --- */

static int
put_hit(struct grep_worker *w, const struct grep_line *l, int selected, int made)
{
	struct vn_buf *aux = &w->b->aux;
	struct grep_hit h = { .line = l->line, .n = (uint32_t)l->n,
	    .off = (uint32_t)(l->s - w->b->in.s),
	    .nspan = (uint32_t)w->nspan, .selected = selected, .made = made,
	    .nmade = made ? w->made.n : 0 };

	if (vn_buf_add(aux, &h, sizeof h) == -1 ||
	    vn_buf_add(aux, w->span, w->nspan * sizeof *w->span) == -1)
		return -1;
	return vn_buf_add(aux, w->made.s, h.nmade);
}

/* By 64 with a counter of a byte, which compilers make vector code of. */
static uint64_t
count_byte(const char *s, size_t n, char c)
{
	uint64_t k = 0;
	uint8_t part;
	size_t i;

	for (; n >= 64; s += 64, n -= 64) {
		part = 0;
		for (i = 0; i < 64; i++)
			part = (uint8_t)(part + (s[i] == c));
		k += part;
	}
	for (i = 0; i < n; i++)
		k += s[i] == c;
	return k;
}

/*
 * The start of the next line at or after p that holds what every match does.
 * *line is kept in step.
 */
static const char *
candidate(struct grep_worker *w, const struct vn_buf *need, const char *p,
    const char *end, uint64_t *line)
{
	const char *hit = memmem(p, (size_t)(end - p), need->s, need->n);

	if (hit == NULL)
		return end;
	while (hit > p && hit[-1] != (char)w->b->delim)
		hit--;
	*line += count_byte(p, (size_t)(hit - p), (char)w->b->delim);
	return hit;
}

/* What is written in place of a line, to out. */
static int
make(struct grep_worker *w, struct vn_buf *out, const struct grep_line *l)
{
	return w->g->o.redact ? grep_redact(w, out, l) : grep_form(w, out, l);
}

/*
 * A selected line, or with -A and the like another one that has something to show.
 */
static int
line_shown(struct grep_worker *w, const struct grep_line *l, int selected)
{
	const struct grep_opt *o = &w->g->o;
	struct grep_line made = *l;
	int instead = o->redact || (o->form != FORM_LINES &&
	    o->form != FORM_INLINE);

	if (o->form == FORM_INLINE && selected) {
		w->nspan = 0;
		if (grep_ents_spans(w) == -1)
			return -1;
	}
	if (instead && !o->redact && grep_simple(o))
		return make(w, &w->b->out, l);
	if (instead) {
		w->nspan = w->made.n = 0;
		if (make(w, &w->made, l) == -1)
			return -1;
		made.s = w->made.s != NULL ? w->made.s : "";
		made.n = w->made.n;
	}
	if (!grep_simple(o))
		return put_hit(w, l, selected, instead);
	return grep_put(o, &w->b->out, w->b->file, w->b->delim, &made, w->span,
	    w->nspan, 1);
}

/* What to do with a line of which it is known whether it matches. */
static int
line_done(struct grep_worker *w, const struct grep_line *l, int match)
{
	const struct grep_opt *o = &w->g->o;
	int selected = match != o->invert;

	if (o->count || o->list || o->quiet || grep_simple(o)) {
		w->b->num[0] += (uint64_t)selected;
		if (!selected || o->count || o->list || o->quiet)
			return 0;
	} else if (!selected) {
		/*
		 * Under -v the matches in context lines are coloured; and
		 * nothing that is to be hidden stands in one.
		 */
		if (w->nspan == 0 && !(o->redact && o->context))
			return 0;
	}
	return line_shown(w, l, selected);
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

/*
 * What the lines of the block that match hold as they stand there, or NULL when
 * none may be passed over: --seg reads them in another way, and with -v and the
 * like all of them matter.
 */
static const struct vn_buf *
block_need(const struct grep_worker *w, int clean)
{
	const struct grep_opt *o = &w->g->o;
	const struct grep_re *re = w->g->re;
	const struct vn_buf *need;

	if (re == NULL || o->invert || o->seg || o->doc ||
	    (o->redact && o->context))
		return NULL;
	need = clean ? &re->need : &re->ascii;
	return need->n > 0 ? need : NULL;
}

int
grep_block(void *worker, struct vn_block *b)
{
	struct grep_worker *w = worker;
	const struct grep_opt *o = &w->g->o;
	const char *p = b->in.s, *end = p + b->in.n, *q;
	struct grep_line l = { .line = b->in.line };
	int first = o->list || o->quiet, match;
	const struct vn_buf *need;
	int spans = (o->only && (!o->invert || o->context)) || o->color != NULL;
	size_t out;

	if (o->count || first || o->form != FORM_LINES || o->redact)
		spans = 0;
	w->b = b;
	/* A line can have millions of matches: -o need not hold them. */
	w->line = spans && o->only && !o->invert && grep_simple(o) ? &l : NULL;
	if (b->out.cap == 0 && grep_simple(o) &&
	    vn_buf_need(&b->out, OUT_FIRST) == -1)
		return VN_RUN_ERR;
	w->utf_ok = check_utf8(b) ? PCRE2_NO_UTF_CHECK : 0;
	w->clean = p + vn_nfc_check(p, b->in.n);
	need = block_need(w, w->clean == end);
	for (; p < end; p = q + 1, l.line++) {
		if (need != NULL && (p = candidate(w, need, p, end,
		    &l.line)) == end)
			break;
		q = memchr(p, b->delim, (size_t)(end - p));
		l.s = p;
		l.n = (size_t)(q - p);
		out = b->out.n;
		match = match_line(w, &l, spans);
		if (match == 2)
			b->out.n = out;
		if (match == WRITTEN) {
			b->num[0]++;
			continue;
		}
		/* As context it could show what is to be hidden. */
		if (match == 2 && o->redact && o->context && !o->list &&
		    !o->count && !o->quiet)
			match = line_shown(w, &l, 0) == -1 ? -1 : 2;
		if (match == -1 ||
		    (match != 2 && line_done(w, &l, match) == -1))
			return VN_RUN_ERR;
		if (first && b->num[0] > 0)
			break;
	}
	return VN_RUN_OK;
}
