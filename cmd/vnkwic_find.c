#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "../lib/map.h"
#include "../lib/norm.h"
#include "../lib/pat.h"
#include "../lib/utf8.h"
#include "vnkwic.h"

/* The limits of one match are those of vngrep; what they stop is an error. */
#define MATCH_LIMIT	10000000
#define HEAP_LIMIT	16384		/* KiB */
#define JIT_STACK	(512 * 1024)
/* Words are joined by | up to this size; PCRE2 takes about 64 KiB. */
#define JOIN_MAX	8192

/* No letter, digit, joiner or mark beside the hit. */
#define WORD_START	"(?<![\\w\\p{M}])"
#define WORD_END	"(?![\\w\\p{M}])"

struct kwic_words {
	struct vn_pat *pat;	/* as added */
	size_t	 npat, pat_cap;
	pcre2_code **code;
	size_t	 ncode, cap;
	pcre2_compile_context *cc;
};

struct span {
	size_t	 start, end;
};

struct kwic_finder {
	const struct kwic *k;
	pcre2_match_context *mc;
	pcre2_match_data *md;
	pcre2_jit_stack *stack;
	struct vn_map nfc, plain;
	struct span *next;	/* next match of each code */
	uint32_t utf_ok;	/* PCRE2_NO_UTF_CHECK for a well-formed block */
	const char *clean;	/* the block is NFC up to here */
	int	 delim;
	/* the line at hand */
	const char *s;		/* the form that is searched */
	size_t	 n;
	struct vn_map *map;	/* the way back, or NULL */
	size_t	 base;		/* bytes of the record before s */
	size_t	 at;		/* next search */
	size_t	 first;		/* where the first search of the line began */
	size_t	 last;		/* end of the last hit, in the record */
	char	 why[256];
};

/* --- key words --- */

static _Noreturn void
no_memory(const struct kwic *k)
{
	errno = ENOMEM;
	cli_err(&k->cli, "%s", "");
}

static void *
grow(const struct kwic *k, void *v, size_t *cap, size_t n, size_t size)
{
	if (n < *cap)
		return v;
	*cap = *cap ? *cap * 2 : 8;
	if ((v = realloc(v, *cap * size)) == NULL)
		no_memory(k);
	return v;
}

static int
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static unsigned
pat_how(const struct kwic *k)
{
	return (k->o.plain ? VN_PAT_PLAIN : 0) | (k->o.iy ? VN_PAT_IY : 0);
}

/*
 * The syllables of a plain word, between which there may be any white space or the
 * joiner of vnseg(1).  The number of syllables, or -1 with errno.
 */
static int
read_word(const struct kwic *k, struct vn_pat *v, const char *s, size_t n)
{
	struct vn_pat one = { .is = 0 };
	size_t i, from;
	int count = 0, rc = 0;

	for (i = 0; rc == 0; count++) {
		while (i < n && is_space(s[i]))
			i++;
		if (i == n)
			break;
		for (from = i; i < n && !is_space(s[i]); i++)
			;
		rc = vn_pat_read(&one, s + from, i - from, VN_PAT_FIXED |
		    pat_how(k));
		if (rc == 0 && count > 0)
			rc = vn_buf_adds(&v->re, "(?:\\s+|_)");
		if (rc == 0)
			rc = vn_buf_add(&v->re, one.re.s, one.re.n);
	}
	vn_pat_fini(&one);
	return rc == -1 ? -1 : count;
}

static void
read_regex(const struct kwic *k, struct vn_pat *v, const char *s, size_t n)
{
	struct vn_pat_slots slots = { .n = 0 };

	v->slots = &slots;	/* so that entities are seen, and refused */
	if (vn_pat_read(v, s, n, pat_how(k)) == -1)
		no_memory(k);
	v->slots = NULL;
	vn_pat_slots_fini(&slots);
	if (v->is & VN_PAT_CALLOUT)
		cli_die(&k->cli, "callouts are not supported at offset %zu",
		    v->bad);
	if (v->is & VN_PAT_ENTITY)
		cli_die(&k->cli, "entities are not supported at offset %zu",
		    v->entity);
}

static void
add_one(struct kwic *k, const char *s, size_t n)
{
	struct kwic_words *w = k->words;
	struct vn_pat v;
	int count;

	memset(&v, 0, sizeof v);
	if (k->o.regex)
		read_regex(k, &v, s, n);
	else if ((count = read_word(k, &v, s, n)) == -1)
		no_memory(k);
	else if (count == 0)
		cli_die(&k->cli, "an empty key word");
	w->pat = grow(k, w->pat, &w->pat_cap, w->npat, sizeof *w->pat);
	w->pat[w->npat++] = v;
}

void
kwic_add(struct kwic *k, const char *s, size_t n)
{
	const char *p;
	size_t len;

	if (k->words == NULL &&
	    (k->words = calloc(1, sizeof *k->words)) == NULL)
		no_memory(k);
	for (;;) {
		p = memchr(s, '\n', n);
		len = p != NULL ? (size_t)(p - s) : n;
		add_one(k, s, len);
		if (p == NULL)
			break;
		s += len + 1;
		n -= len + 1;
	}
}

static pcre2_code *
compile(const struct kwic *k, const char *s, size_t n, int *err, size_t *off)
{
	uint32_t how = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF |
	    PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C;

	if (k->o.icase)
		how |= PCRE2_CASELESS;
	return pcre2_compile((PCRE2_SPTR)(n > 0 ? s : ""), n, how, err, off,
	    k->words->cc);
}

static _Noreturn void
bad_pattern(const struct kwic *k, int err, size_t off)
{
	PCRE2_UCHAR text[256];

	pcre2_get_error_message(err, text, sizeof text);
	cli_die(&k->cli, "%s at offset %zu", (char *)text, off);
}

static void
keep_code(struct kwic *k, pcre2_code *code)
{
	struct kwic_words *w = k->words;

	w->code = grow(k, w->code, &w->cap, w->ncode, sizeof *w->code);
	w->code[w->ncode++] = code;
	/* Where no memory may be made executable, the interpreter does it. */
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
}

static pcre2_code *
compile_whole(struct kwic *k, const char *s, size_t n, int *err, size_t *off)
{
	struct vn_buf b = VN_BUF_INIT;
	pcre2_code *code;

	if (vn_buf_adds(&b, k->o.part ? "(?:" : WORD_START "(?:") == -1 ||
	    vn_buf_add(&b, s, n) == -1 ||
	    vn_buf_adds(&b, k->o.part ? ")" : ")" WORD_END) == -1)
		no_memory(k);
	code = compile(k, b.s, b.n, err, off);
	vn_buf_fini(&b);
	return code;
}

/*
 * One regular expression.  It must be one as it was given, and an error is reported
 * for that; when only the rewritten one fails, the original is used.
 */
static void
compile_regex(struct kwic *k, const struct vn_pat *v)
{
	pcre2_code *code;
	size_t off;
	int err;

	if ((code = compile(k, v->nfc.s, v->nfc.n, &err, &off)) == NULL)
		bad_pattern(k, err, off);
	pcre2_code_free(code);
	if ((code = compile_whole(k, v->re.s, v->re.n, &err, &off)) == NULL)
		code = compile_whole(k, v->nfc.s, v->nfc.n, &err, &off);
	if (code == NULL)
		bad_pattern(k, err, off);
	keep_code(k, code);
}

/* The longest first: of two words that begin at one place it is the hit. */
static int
by_length(const void *a, const void *b)
{
	const struct vn_pat *x = a, *y = b;
	size_t n = x->re.n < y->re.n ? x->re.n : y->re.n;

	if (x->re.n != y->re.n)
		return x->re.n > y->re.n ? -1 : 1;
	return memcmp(x->re.s, y->re.s, n);
}

/* Plain words, as few alternations as there may be. */
static void
compile_words(struct kwic *k)
{
	struct kwic_words *w = k->words;
	struct vn_buf b = VN_BUF_INIT;
	pcre2_code *code;
	size_t i, off;
	int err;

	qsort(w->pat, w->npat, sizeof *w->pat, by_length);
	for (i = 0; i < w->npat; i++) {
		if ((b.n > 0 && vn_buf_addc(&b, '|') == -1) ||
		    vn_buf_add(&b, w->pat[i].re.s, w->pat[i].re.n) == -1)
			no_memory(k);
		if (i + 1 < w->npat && b.n + w->pat[i + 1].re.n < JOIN_MAX)
			continue;
		code = compile_whole(k, b.s, b.n, &err, &off);
		if (code == NULL)
			bad_pattern(k, err, off);
		keep_code(k, code);
		b.n = 0;
	}
	vn_buf_fini(&b);
}

void
kwic_compile(struct kwic *k)
{
	struct kwic_words *w = k->words;
	size_t i;

	if (w == NULL)
		return;
	if ((w->cc = pcre2_compile_context_create(NULL)) == NULL)
		no_memory(k);
	pcre2_set_newline(w->cc, PCRE2_NEWLINE_LF);
	pcre2_set_bsr(w->cc, PCRE2_BSR_UNICODE);
	if (k->o.regex)
		for (i = 0; i < w->npat; i++)
			compile_regex(k, &w->pat[i]);
	else
		compile_words(k);
	for (i = 0; i < w->npat; i++)
		vn_pat_fini(&w->pat[i]);
	w->npat = 0;
}

void
kwic_words_free(struct kwic_words *w)
{
	size_t i;

	if (w == NULL)
		return;
	for (i = 0; i < w->ncode; i++)
		pcre2_code_free(w->code[i]);
	pcre2_compile_context_free(w->cc);
	free(w->code);
	free(w->pat);
	free(w);
}

/* --- hits --- */

void
kwic_finder_free(struct kwic_finder *f)
{
	if (f == NULL)
		return;
	pcre2_match_data_free(f->md);
	pcre2_match_context_free(f->mc);
	pcre2_jit_stack_free(f->stack);
	vn_map_fini(&f->nfc);
	vn_map_fini(&f->plain);
	free(f->next);
	free(f);
}

struct kwic_finder *
kwic_finder_open(const struct kwic *k)
{
	struct kwic_finder *f;
	size_t ncode = k->words != NULL ? k->words->ncode : 0;

	if ((f = calloc(1, sizeof *f)) == NULL)
		return NULL;
	f->k = k;
	f->md = pcre2_match_data_create(1, NULL);
	f->mc = pcre2_match_context_create(NULL);
	f->next = calloc(ncode + 1, sizeof *f->next);
	if (f->md == NULL || f->mc == NULL || f->next == NULL) {
		kwic_finder_free(f);
		errno = ENOMEM;
		return NULL;
	}
	pcre2_set_match_limit(f->mc, MATCH_LIMIT);
	pcre2_set_heap_limit(f->mc, HEAP_LIMIT);
	/* Without a stack of its own compiled code uses 32 KiB of ours. */
	f->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK, NULL);
	if (f->stack != NULL)
		pcre2_jit_stack_assign(f->mc, NULL, f->stack);
	return f;
}

void
kwic_finder_block(struct kwic_finder *f, const struct vn_block *b)
{
	size_t n = b->in.n;

	f->utf_ok = vn_utf8_valid(b->in.s, n) == n ? PCRE2_NO_UTF_CHECK : 0;
	f->clean = b->in.s + vn_nfc_check(b->in.s, n);
	f->delim = b->delim;
}

static size_t
back(struct vn_map *m, size_t off, int end)
{
	return m != NULL ? vn_map_back(m, off, end) : off;
}

int
kwic_line(struct kwic_finder *f, struct kwic_hit *h, const char *s, size_t n,
    size_t at)
{
	h->s = s;
	h->from = n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	h->to = n > h->from && s[n - 1] == '\r' && f->delim == '\n' ? n - 1 : n;
	f->base = h->from;
	f->s = s + h->from;
	f->n = h->to - h->from;
	f->map = NULL;
	if (f->k->o.plain) {
		if (vn_map_plain(&f->plain, f->s, f->n) == -1)
			return -1;
		f->map = &f->plain;
	} else if (f->s + f->n > f->clean && vn_nfc_check(f->s, f->n) < f->n) {
		if (vn_map_nfc(&f->nfc, f->s, f->n) == -1)
			return -1;
		f->map = &f->nfc;
	}
	if (f->map != NULL) {
		f->s = f->map->text.s;
		f->n = f->map->text.n;
	}
	if (f->s == NULL)
		f->s = "";
	f->at = f->first = at;
	/* What was found before at ended there. */
	f->last = at > 0 ? f->base + back(f->map, at, 1) : 0;
	return 0;
}

/* Search with one code from f->at on: 1 and *sp, 0, or an error of PCRE2. */
static int
search(struct kwic_finder *f, const pcre2_code *code, struct span *sp)
{
	PCRE2_SIZE *v;
	int rc;

	rc = pcre2_match(code, (PCRE2_SPTR)f->s, f->n, f->at, f->utf_ok, f->md,
	    f->mc);
	if (rc == PCRE2_ERROR_JIT_STACKLIMIT)
		rc = pcre2_match(code, (PCRE2_SPTR)f->s, f->n, f->at,
		    f->utf_ok | PCRE2_NO_JIT, f->md, f->mc);
	if (rc == PCRE2_ERROR_NOMATCH)
		return 0;
	if (rc < 0)
		return rc;
	v = pcre2_get_ovector_pointer(f->md);
	/* \K in a lookaround could put the start behind the end. */
	sp->start = v[0] <= v[1] ? v[0] : v[1];
	sp->end = v[1];
	return 1;
}

/* The first match of all codes from f->at on, the longest of several there. */
static int
first_match(struct kwic_finder *f, struct span *best)
{
	const struct kwic_words *w = f->k->words;
	struct span *sp;
	size_t i;
	int found = 0, rc;

	for (i = 0; i < w->ncode; i++) {
		sp = &f->next[i];
		if (f->at == f->first || (sp->start != SIZE_MAX &&
		    sp->start < f->at)) {
			if ((rc = search(f, w->code[i], sp)) < 0)
				return rc;
			if (rc == 0)
				sp->start = SIZE_MAX;
		}
		if (sp->start == SIZE_MAX)
			continue;
		if (!found || sp->start < best->start ||
		    (sp->start == best->start && sp->end > best->end))
			*best = *sp;
		found = 1;
	}
	return found;
}

static int
give_up(struct kwic_finder *f, int err, const char **why)
{
	if (err == PCRE2_ERROR_NOMEMORY) {
		errno = ENOMEM;
		return KWIC_ERR;
	}
	pcre2_get_error_message(err, (PCRE2_UCHAR *)f->why, sizeof f->why);
	*why = f->why;
	return KWIC_LIMIT;
}

/* Past what was found; an empty match is no hit and is stepped over. */
static void
go_on(struct kwic_finder *f, const struct span *sp)
{
	int32_t cp;

	if (sp->end > sp->start)
		f->at = sp->end;
	else if (sp->start < f->n)
		f->at = sp->start + (size_t)vn_utf8_get(f->s + sp->start,
		    f->n - sp->start, &cp);
	else
		f->at = f->n + 1;
}

int
kwic_next(struct kwic_finder *f, struct kwic_hit *h, const char **why)
{
	struct span sp = { 0, 0 };
	int rc;

	while (f->at <= f->n) {
		if ((rc = first_match(f, &sp)) < 0)
			return give_up(f, rc, why);
		if (rc == 0)
			break;
		go_on(f, &sp);
		h->start = f->base + back(f->map, sp.start, 0);
		h->end = f->base + back(f->map, sp.end, 1);
		/* Parts of one sequence of the record are shown once. */
		if (h->start < f->last)
			h->start = f->last;
		if (h->start >= h->end || sp.start == sp.end)
			continue;
		f->last = h->end;
		return 1;
	}
	return KWIC_END;
}

size_t
kwic_at(const struct kwic_finder *f)
{
	return f->at;
}
