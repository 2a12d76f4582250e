#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "vngrep_work.h"

/* Patterns are joined by | up to this size; PCRE2 takes about 64 KiB. */
#define JOIN_MAX	8192

_Noreturn void
grep_no_memory(const struct grep *g)
{
	errno = ENOMEM;
	cli_err(&g->cli, "");
}

void *
grep_grow(const struct grep *g, void *v, size_t *cap, size_t n, size_t size)
{
	if (n < *cap)
		return v;
	*cap = *cap ? *cap * 2 : 8;
	if ((v = realloc(v, *cap * size)) == NULL)
		grep_no_memory(g);
	return v;
}

static void
add_one(struct grep *g, struct grep_re *re, const char *s, size_t n)
{
	struct vn_pat *v;
	unsigned how = 0;

	re->pat = grep_grow(g, re->pat, &re->pat_cap, re->npat, sizeof *re->pat);
	v = &re->pat[re->npat++];
	memset(v, 0, sizeof *v);
	v->slots = &re->slots;
	if (g->o.fixed)
		how |= VN_PAT_FIXED;
	if (g->o.plain)
		how |= VN_PAT_PLAIN;
	if (g->o.iy)
		how |= VN_PAT_IY;
	if (vn_pat_read(v, s, n, how) == -1)
		grep_no_memory(g);
	if (v->is & VN_PAT_CALLOUT)
		cli_die(&g->cli, "callouts are not supported at offset %zu",
		    v->bad);
}

void
grep_add(struct grep *g, const char *s, size_t n)
{
	const char *p;
	size_t k;

	if (g->re == NULL && (g->re = calloc(1, sizeof *g->re)) == NULL)
		grep_no_memory(g);
	for (;;) {
		p = memchr(s, '\n', n);
		k = p != NULL ? (size_t)(p - s) : n;
		add_one(g, g->re, s, k);
		if (p == NULL)
			break;
		s += k + 1;
		n -= k + 1;
	}
}

static pcre2_code *
compile(const struct grep *g, const struct grep_re *re, const char *s, size_t n,
    uint32_t how, int *err, size_t *off)
{
	how |= PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF |
	    PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C;

	if (g->o.icase)
		how |= PCRE2_CASELESS;
	/* An empty buffer has no address; PCRE2 10.42 wants one. */
	return pcre2_compile((PCRE2_SPTR)(n > 0 ? s : ""), n, how, err, off,
	    re->cc);
}

static void
bad_pattern(const struct grep *g, int err, size_t off)
{
	PCRE2_UCHAR text[256];

	pcre2_get_error_message(err, text, sizeof text);
	cli_die(&g->cli, "%s at offset %zu", (char *)text, off);
}

/* The pattern would be right if its first entity were plain text. */
static void
bad_entity(const struct grep *g, const struct vn_pat *v, int err)
{
	PCRE2_UCHAR text[256];

	pcre2_get_error_message(err, text, sizeof text);
	cli_die(&g->cli, "%s: entity at offset %zu", (char *)text, v->entity);
}

/* Verbs like (*UTF) that must come first: their bytes. */
static size_t
first_verbs(const struct vn_buf *v)
{
	size_t i = 0, k;

	while (v->n - i > 3 && memcmp(v->s + i, "(*", 2) == 0) {
		for (k = i + 2; k < v->n && ((v->s[k] >= 'A' &&
		    v->s[k] <= 'Z') || v->s[k] == '_'); k++)
			;
		if (k == v->n || v->s[k] != ')')
			break;
		i = k + 1;
	}
	return i;
}

/* Append pattern v to b as -w and -x want it; alone: nothing is joined to it. */
static void
wrap(const struct grep *g, struct vn_buf *b, const struct vn_buf *v, int alone)
{
	const char *pre = alone ? "" : "(?:", *post = alone ? "" : ")";
	size_t verbs = alone ? first_verbs(v) : 0;
	const char *s = v->n > 0 ? v->s : "";

	if (g->o.whole) {
		pre = "^(?:";
		post = ")$";
	} else if (g->o.word) {
		pre = "(?<![\\w\\p{M}])(?:";
		post = ")(?![\\w\\p{M}])";
	}
	if (vn_buf_add(b, s, verbs) == -1 || vn_buf_adds(b, pre) == -1 ||
	    vn_buf_add(b, s + verbs, v->n - verbs) == -1 ||
	    vn_buf_adds(b, post) == -1)
		grep_no_memory(g);
}

static void
keep_code(const struct grep *g, struct grep_codes *c, pcre2_code *code)
{
	c->v = grep_grow(g, c->v, &c->cap, c->n, sizeof *c->v);
	c->v[c->n++] = code;
	/* Where no memory may be made executable, the interpreter does it. */
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
}

/*
 * Compile one pattern into c.  An error is reported for the pattern as it was
 * given; when only the rewritten one fails, the original is used.
 */
static void
compile_one(const struct grep *g, const struct grep_re *re,
    struct grep_codes *c, const struct vn_pat *v, uint32_t how)
{
	struct vn_buf b = VN_BUF_INIT;
	pcre2_code *code;
	size_t off;
	int err, first;

	wrap(g, &b, &v->re, 1);
	if ((code = compile(g, re, b.s, b.n, how, &err, &off)) == NULL) {
		first = err;
		if ((code = compile(g, re, v->nfc.s, v->nfc.n, how, &err,
		    &off)) == NULL)
			bad_pattern(g, err, off);
		pcre2_code_free(code);
		if (v->is & VN_PAT_ENTITY)
			bad_entity(g, v, first);
		b.n = 0;
		wrap(g, &b, &v->nfc, 1);
		if ((code = compile(g, re, b.s, b.n, how, &err, &off)) == NULL)
			bad_pattern(g, err, off);
	}
	keep_code(g, c, code);
	vn_buf_fini(&b);
}

/*
 * Compile the patterns v[0..n), none of which must stand alone, as one; a sum
 * that cannot be compiled is taken apart, which also finds the pattern at
 * fault.
 */
static void
compile_joined(const struct grep *g, struct grep_re *re, const struct vn_pat *v,
    size_t n)
{
	struct vn_buf b = VN_BUF_INIT;
	pcre2_code *code = NULL;
	size_t i, off;
	int err;

	for (i = 0; i < n && n > 1; i++) {
		if (i > 0 && vn_buf_addc(&b, '|') == -1)
			grep_no_memory(g);
		wrap(g, &b, &v[i].re, 0);
	}
	/*
	 * Unbalanced parentheses could make sense together: each must be good.
	 */
	for (i = 0; i < n && n > 1 && !g->o.fixed; i++) {
		code = compile(g, re, v[i].re.s, v[i].re.n, 0, &err, &off);
		if (code == NULL)
			break;
		pcre2_code_free(code);
	}
	code = n > 1 && i == (g->o.fixed ? 0 : n) ?
	    compile(g, re, b.s, b.n, 0, &err, &off) : NULL;
	if (code != NULL)
		keep_code(g, &re->code, code);
	else
		for (i = 0; i < n; i++)
			compile_one(g, re, &re->code, &v[i], 0);
	vn_buf_fini(&b);
}

static void
make_context(const struct grep *g, struct grep_re *re)
{
	if ((re->cc = pcre2_compile_context_create(NULL)) == NULL)
		grep_no_memory(g);
	pcre2_set_newline(re->cc, PCRE2_NEWLINE_LF);
	pcre2_set_bsr(re->cc, PCRE2_BSR_UNICODE);
}

/* Names in patterns are compared by key. */
static void
make_keys(const struct grep *g, struct vn_pat_slots *t)
{
	struct vn_buf b = VN_BUF_INIT;
	struct vn_pat_slot *v;
	const char *key;
	size_t i, n;

	for (i = 0; i < t->n; i++) {
		v = &t->v[i];
		if (v->nname == 0)
			continue;
		b.n = 0;
		if (grep_key(&g->o, &b, t->text.s + v->name, v->nname) == -1)
			grep_no_memory(g);
		key = grep_alias_find(g->alias, b.s, b.n, &n, NULL, NULL);
		if (key == NULL) {
			key = b.s;
			n = b.n;
		}
		v->key = t->text.n;
		v->nkey = n;
		if (vn_buf_add(&t->text, key, n) == -1)
			grep_no_memory(g);
	}
	vn_buf_fini(&b);
}

static size_t
characters(const struct vn_buf *b)
{
	size_t i, n = 0;

	for (i = 0; i < b->n; i++)
		n += ((unsigned char)b->s[i] & 0xc0) != 0x80;
	return n;
}

/* The longest first. */
static int
by_length(const void *a, const void *b)
{
	size_t x = characters(&((const struct vn_pat *)a)->nfc);
	size_t y = characters(&((const struct vn_pat *)b)->nfc);

	return (x < y) - (x > y);
}

/*
 * Of several patterns that match at one place the longest match counts, where
 * joined ones give the first.  For strings it is enough that the longest stands
 * first; else each is tried once more where a match begins.
 */
static void
longest(const struct grep *g, struct grep_re *re)
{
	size_t i;

	if (re->npat < 2)
		return;
	if (g->o.fixed)
		qsort(re->pat, re->npat, sizeof *re->pat, by_length);
	else if (g->o.only || g->o.color != NULL)
		for (i = 0; i < re->npat; i++)
			compile_one(g, re, &re->each, &re->pat[i],
			    PCRE2_ANCHORED);
}

/* What a line that matches must hold. */
static void
make_need(const struct grep *g, struct grep_re *re)
{
	const struct vn_pat *v = re->pat;
	unsigned how = g->o.fixed ? VN_PAT_FIXED : 0;

	if (re->npat != 1 || g->o.icase || g->o.plain)
		return;
	if (g->o.iy)
		how |= VN_PAT_IY;
	if (vn_pat_need(&re->need, v->nfc.s, v->nfc.n, how) == -1 ||
	    vn_pat_need(&re->ascii, v->nfc.s, v->nfc.n,
	    how | VN_PAT_ASCII) == -1)
		grep_no_memory(g);
}

static void
forget_patterns(struct grep_re *re)
{
	size_t i;

	for (i = 0; i < re->npat; i++)
		vn_pat_fini(&re->pat[i]);
	re->npat = 0;
}

void
grep_compile(struct grep *g)
{
	struct grep_re *re = g->re;
	size_t i, j, n;

	if (re == NULL)
		return;
	make_context(g, re);
	make_keys(g, &re->slots);
	longest(g, re);
	for (i = 0; i < re->npat; i = j) {
		n = re->pat[i].re.n;
		for (j = i + 1; j < re->npat; j++) {
			n += re->pat[j].re.n + 32;
			if ((re->pat[i].is | re->pat[j].is) & VN_PAT_ALONE ||
			    n > JOIN_MAX)
				break;
		}
		compile_joined(g, re, &re->pat[i], j - i);
	}
	make_need(g, re);
	forget_patterns(re);
}

void
grep_value_option(struct grep *g, const char *s)
{
	struct vn_pat v = { .is = 0 };
	struct grep_re *re;
	struct grep all = { .cli = g->cli };

	grep_re_free(g->value);
	if ((g->value = re = calloc(1, sizeof *re)) == NULL)
		grep_no_memory(g);
	make_context(g, re);
	if (vn_pat_read(&v, s, strlen(s), 0) == -1)
		grep_no_memory(g);
	if (v.is & VN_PAT_CALLOUT)
		cli_die(&g->cli, "callouts are not supported at offset %zu",
		    v.bad);
	/* The options of the patterns are not those of the value. */
	compile_one(&all, re, &re->code, &v, 0);
	vn_pat_fini(&v);
}

static void
free_codes(struct grep_codes *c)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		pcre2_code_free(c->v[i]);
	free(c->v);
}

void
grep_re_free(struct grep_re *re)
{
	if (re == NULL)
		return;
	free_codes(&re->code);
	free_codes(&re->each);
	pcre2_compile_context_free(re->cc);
	vn_buf_fini(&re->need);
	vn_buf_fini(&re->ascii);
	vn_pat_slots_fini(&re->slots);
	free(re->pat);
	free(re);
}

unsigned
grep_re_types(const struct grep_re *re)
{
	unsigned types = 0;
	size_t i;

	for (i = 0; re != NULL && i < re->slots.n; i++)
		types |= re->slots.v[i].types;
	return types & VN_ENT_HAVE;
}
