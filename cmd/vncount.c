#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "../lib/syl.h"
#include "../lib/tab.h"
#include "../lib/utf8.h"
#include "cli.h"

static const char usage[] =
    "[-ilVuwz] [-j jobs] [-n N[-M]] [-t rows] [--exact] [--iy]\n"
    "               [--merge] [--min=N] [--no-accent] [file ...]\n"
    "Count tokens, most frequent first; spellings of one word are one row.\n\n"
    "      --exact          count bytes: every spelling is a row\n"
    "  -i, --ignore-case    capitals count as small letters\n"
    "      --iy             y counts as i where it is the whole rhyme\n"
    "  -j, --jobs=N         N threads, 0: one per CPU (1)\n"
    "  -l, --lines          count whole lines\n"
    "      --merge          add up rows COUNT TAB TOKEN\n"
    "      --min=N          only rows with a count of N or more\n"
    "  -n, --ngram=N[-M]    runs of N to M tokens, 1 to 8 (1)\n"
    "      --no-accent      letters count without accents, d with stroke as d\n"
    "  -t, --top=N          only the first N rows\n"
    "  -u, --unbuffered     accepted, without effect\n"
    "  -w, --words          only tokens with a letter\n"
    "  -z, --null-data      lines end in NUL\n"
    "      --help, -V, --version\n";

#define NGRAM_MAX	8
#define BOM		"\xef\xbb\xbf"

enum { MODE_TOKENS, MODE_LINES, MODE_MERGE };

/* What to do; read-only while threads run. */
struct opts {
	int	 mode;
	size_t	 lo, hi;	/* n-grams */
	unsigned fold;
	int	 exact, words;
	uint64_t min, top;
	int	 delim;
	unsigned char space[256];	/* what separates tokens, with delim */
};

struct token {
	const char *s;
	size_t	 n;
};

/* A counter: one for each thread, and one for lines that come in pieces. */
struct counter {
	const struct opts *o;
	struct vn_tab *tab;
	struct vn_tab own;
	/* the last tokens of the line, for n-grams */
	struct token last[NGRAM_MAX];
	size_t	 held;		/* tokens of this line so far */
	size_t	 tight;		/* how many of them one space each joins */
	struct vn_buf gram;
	int	 failed;
};

struct vncount {
	struct cli c;
	struct opts o;
	struct vn_tab tab;	/* all */
	struct counter serial;
	struct vn_buf carry;	/* the start of a token cut by a piece's end */
	struct vn_buf keep, spare;	/* what serial.last points to */
	int	 skipping;	/* inside a token that is too long */
	int	 failed;	/* the counts are not complete */
};

/* --- tokens --- */

static int
has_letter(const char *s, size_t n)
{
	unsigned char c;
	int32_t cp;
	size_t i;

	for (i = 0; i < n; ) {
		c = (unsigned char)s[i];
		if (c < 0x80) {
			if ((c | 0x20u) - 'a' < 26)
				return 1;
			i++;
			continue;
		}
		i += (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (cp >= 0 && utf8proc_category(cp) >= UTF8PROC_CATEGORY_LU &&
		    utf8proc_category(cp) <= UTF8PROC_CATEGORY_LO)
			return 1;
	}
	return 0;
}

/* The n-gram of the last m tokens, with one space between them. */
static int
count_gram(struct counter *k, size_t m)
{
	const struct token *t;
	size_t i;

	t = &k->last[(k->held - 1) % NGRAM_MAX];
	if (m <= k->tight) {
		const char *s = k->last[(k->held - m) % NGRAM_MAX].s;

		return vn_tab_add(k->tab, s, (size_t)(t->s + t->n - s), 1) ?
		    0 : -1;
	}
	k->gram.n = 0;
	for (i = k->held - m; i < k->held; i++) {
		t = &k->last[i % NGRAM_MAX];
		if ((k->gram.n > 0 && vn_buf_addc(&k->gram, ' ') == -1) ||
		    vn_buf_add(&k->gram, t->s, t->n) == -1)
			return -1;
	}
	return vn_tab_add(k->tab, k->gram.s, k->gram.n, 1) ? 0 : -1;
}

/* One more token of the line: count the n-grams that end with it. */
static int
count_token(struct counter *k, const char *s, size_t n)
{
	const struct token *t;
	size_t m;

	if (k->o->hi == 1)
		return vn_tab_add(k->tab, s, n, 1) ? 0 : -1;
	if (k->o->words && !has_letter(s, n))
		return 0;
	t = &k->last[(k->held - 1) % NGRAM_MAX];
	k->tight = k->tight > 0 && t->s + t->n + 1 == s && s[-1] == ' ' ?
	    k->tight + 1 : 1;
	k->last[k->held % NGRAM_MAX].s = s;
	k->last[k->held++ % NGRAM_MAX].n = n;
	for (m = k->o->lo; m <= k->o->hi && m <= k->held; m++)
		if (count_gram(k, m) == -1)
			return -1;
	return 0;
}

static void
new_line(struct counter *k)
{
	k->held = k->tight = 0;
}

static size_t
bom(const char *s, size_t n)
{
	return n >= 3 && memcmp(s, BOM, 3) == 0 ? 3 : 0;
}

/* N-grams of s[0..n), lines that begin with the line of k. */
static int
count_ngrams(struct counter *k, const char *s, size_t n, int bol)
{
	const unsigned char *space = k->o->space;
	const char *end = s + n, *p;
	char delim = (char)k->o->delim;

	while (s < end) {
		if (bol)
			s += bom(s, (size_t)(end - s));
		for (bol = 0; s < end && space[(unsigned char)*s]; s++)
			if (*s == delim) {
				new_line(k);
				bol = 1;
				s++;
				break;
			}
		for (p = s; p < end && !bol && !space[(unsigned char)*p]; p++)
			;
		if (p > s && count_token(k, s, (size_t)(p - s)) == -1)
			return -1;
		s = p;
	}
	return 0;
}

#define ONES		0x0101010101010101u
#define LOW		(0x7f * ONES)
#define HIGH		(0x80 * ONES)

/* The high bit of each byte of w that separates: 9 to 13, space, delim. */
static inline uint64_t
separators(uint64_t w, uint64_t delim)
{
	uint64_t t = w & LOW, sp = w ^ 0x20 * ONES, de = w ^ delim;

	sp |= (sp & LOW) + LOW;
	de |= (de & LOW) + LOW;
	t = (t + (0x80 - 9) * ONES) & ~(t + (0x80 - 14) * ONES) & ~w;
	return (t | ~sp | ~de) & HIGH;
}

/* The number of bytes below the lowest bit of m, which has only high bits. */
static inline size_t
below(uint64_t m)
{
	return (size_t)__builtin_ctzll(m) / 8;
}

static inline uint64_t
load(const char *s, const char *end)
{
	char b[8] = { 0 };

	if (end - s >= 8)
		return vn_tab_load(s);
	memcpy(b, s, (size_t)(end - s));
	return vn_tab_load(b);
}

/*
 * Tokens of s[0..n), which ends in a separator.  The hash is made eight bytes
 * at a time while the end of the token is looked for: here the time goes.
 */
static int
count_tokens(struct counter *k, const char *s, size_t n, int bol)
{
	const uint64_t delim = (unsigned char)k->o->delim * ONES;
	const unsigned char *space = k->o->space;
	const char *end = s + n, *from = s, *p;
	uint64_t w, m, h;
	size_t len;

	for (;;) {
		while (s < end && space[(unsigned char)*s])
			s++;
		if (s == end)
			return 0;
		h = VN_TAB_SEED;
		w = load(s, end);
		if ((w & 0xffffff) == 0xbfbbef && (s == from ? bol :
		    s[-1] == (char)k->o->delim)) {
			s += 3;
			continue;
		}
		for (p = s; (m = separators(w, delim)) == 0; w = load(p, end)) {
			h = vn_tab_step(h, w);
			p += 8;
		}
		len = below(m);
		w &= ((uint64_t)1 << 8 * len) - 1;
		p += len;
		len = (size_t)(p - s);
		if (vn_tab_addh(k->tab, s, len,
		    vn_tab_end(vn_tab_step(h, w), len), 1) == 0)
			return -1;
		s = p + 1;
	}
}

static int
count_text(struct counter *k, const char *s, size_t n, int bol)
{
	return k->o->hi == 1 ? count_tokens(k, s, n, bol) :
	    count_ngrams(k, s, n, bol);
}

/* --- records --- */

/* A line as -l and --merge see it: without BOM and the CR of CRLF. */
static struct token
line_of(const struct vn_block *b, const struct vn_rec *r)
{
	size_t skip = bom(r->s, r->n);
	struct token t = { r->s + skip, r->n - skip };

	if (b->delim == '\n' && t.n > 0 && t.s[t.n - 1] == '\r')
		t.n--;
	return t;
}

static int
count_lines(struct counter *k, struct vn_block *b)
{
	struct vn_rec r;
	struct token t;

	while (vn_block_next(b, &r)) {
		t = line_of(b, &r);
		if (vn_tab_add(k->tab, t.s, t.n, 1) == 0)
			return -1;
	}
	return 0;
}

/* Read COUNT TAB at the start of t and leave the token.  0, or -1. */
static int
row_count(struct token *t, uint64_t *count)
{
	uint64_t v = 0, d;
	size_t i;

	for (i = 0; i < t->n && t->s[i] >= '0' && t->s[i] <= '9'; i++) {
		d = (uint64_t)(t->s[i] - '0');
		if (v > (UINT64_MAX - d) / 10)
			return -1;
		v = v * 10 + d;
	}
	if (i == 0 || i == t->n || t->s[i] != '\t')
		return -1;
	*count = v;
	t->s += i + 1;
	t->n -= i + 1;
	return 0;
}

static int
count_rows(struct counter *k, struct vn_block *b)
{
	struct vn_rec r;
	struct token t;
	uint64_t count;

	while (vn_block_next(b, &r)) {
		t = line_of(b, &r);
		if (row_count(&t, &count) == -1) {
			if (vn_block_note(b, r.line, 0, 1,
			    "not a row of count, TAB, token") == -1)
				return -1;
		} else if (vn_tab_add(k->tab, t.s, t.n, count) == 0)
			return -1;
	}
	return 0;
}

/* --- lines in pieces, in input order --- */

static int
is_piece(const struct vn_block *b)
{
	return b->in.cont || b->in.more;
}

/* How many of the last tokens the next n-grams need, within the limit. */
static size_t
needed(const struct counter *k, int *too_long)
{
	size_t n, sum = 0;

	*too_long = 0;
	for (n = 0; n < k->held && n < k->o->hi - 1; n++) {
		sum += k->last[(k->held - 1 - n) % NGRAM_MAX].n;
		if (sum > VN_LINE_MAX) {
			*too_long = 1;
			break;
		}
	}
	return n;
}

/*
 * These tokens move to memory of their own, since the piece goes away; what is
 * over the limit is forgotten.
 */
static int
keep_last(struct vncount *v, struct vn_block *b)
{
	struct counter *k = &v->serial;
	struct token was[NGRAM_MAX];
	size_t n, i, at = 0;
	int too_long;
	struct vn_buf t;

	n = needed(k, &too_long);
	if (too_long && vn_block_note(b, b->in.line, 0, 1,
	    "n-gram longer than 16 MiB, skipped") == -1)
		return -1;
	v->spare.n = 0;
	for (i = 0; i < n; i++) {
		was[i] = k->last[(k->held - n + i) % NGRAM_MAX];
		if (vn_buf_add(&v->spare, was[i].s, was[i].n) == -1)
			return -1;
	}
	for (i = 0; i < n; i++) {
		k->last[i].s = v->spare.s + at;
		k->last[i].n = was[i].n;
		at += was[i].n;
	}
	k->held = n;
	k->tight = 0;
	t = v->keep;
	v->keep = v->spare;
	v->spare = t;
	return 0;
}

/*
 * The part of s[0..n) that continues the token in v->carry; counted if it ends
 * here (at a separator).  Its length, or n + 1 with errno.
 */
static size_t
end_carry(struct vncount *v, struct vn_block *b, const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && !v->o.space[(unsigned char)s[i]])
		i++;
	if (!v->skipping && v->carry.n + i > VN_LINE_MAX) {
		if (vn_block_note(b, b->in.line, 0, 1,
		    "token longer than 16 MiB, skipped") == -1)
			return n + 1;
		new_line(&v->serial);
		vn_buf_fini(&v->carry);
		v->skipping = 1;
	}
	if (!v->skipping && vn_buf_add(&v->carry, s, i) == -1)
		return n + 1;
	if (i == n)
		return n;
	if (!v->skipping && count_token(&v->serial, v->carry.s,
	    v->carry.n) == -1)
		return n + 1;
	v->skipping = 0;
	return i;
}

static int
count_piece(struct vncount *v, struct vn_block *b)
{
	const char *s = b->in.s;
	size_t n = b->in.n, i = 0, e;

	if (!b->in.cont) {
		new_line(&v->serial);
		v->carry.n = 0;
		v->skipping = 0;
		i = bom(s, n);
	} else if (v->carry.n > 0 || v->skipping) {
		if ((i = end_carry(v, b, s, n)) > n)
			return -1;
		if (i == n)
			return 0;
	}
	for (e = n; e > i && !v->o.space[(unsigned char)s[e - 1]]; e--)
		;
	if (count_text(&v->serial, s + i, e - i, 0) == -1 ||
	    keep_last(v, b) == -1)
		return -1;
	v->carry.n = 0;
	return vn_buf_add(&v->carry, s + e, n - e);
}

/* --- the stages of a run --- */

static int
open_worker(void *arg, void **worker)
{
	struct vncount *v = arg;
	struct counter *k;

	if ((k = calloc(1, sizeof *k)) == NULL)
		return -1;
	k->o = &v->o;
	k->tab = v->c.jobs == 1 ? &v->tab : &k->own;
	*worker = k;
	return 0;
}

static int
block(void *worker, struct vn_block *b)
{
	struct counter *k = worker;
	int rc = 0;

	if (k->o->mode == MODE_LINES)
		rc = count_lines(k, b);
	else if (k->o->mode == MODE_MERGE)
		rc = count_rows(k, b);
	else if (!is_piece(b)) {
		new_line(k);
		rc = count_text(k, b->in.s, b->in.n, 1);
	}
	if (rc == -1)
		k->failed = 1;
	return rc == -1 ? VN_RUN_ERR : VN_RUN_OK;
}

static int
serial(void *arg, struct vn_block *b)
{
	struct vncount *v = arg;

	if (v->o.mode != MODE_TOKENS || !is_piece(b))
		return VN_RUN_OK;
	if (count_piece(v, b) == 0)
		return VN_RUN_OK;
	v->failed = 1;
	return VN_RUN_ERR;
}

static int
close_worker(void *arg, void *worker)
{
	struct vncount *v = arg;
	struct counter *k = worker;
	int rc = 0, err;

	v->failed |= k->failed;
	if (!v->failed && (rc = vn_tab_merge(&v->tab, &k->own)) == -1)
		v->failed = 1;
	err = errno;
	vn_tab_fini(&k->own);
	vn_buf_fini(&k->gram);
	free(k);
	errno = err;
	return rc;
}

/* --- rows --- */

static int
by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* -w for what could not be sorted out while counting. */
static void
drop_wordless(struct vn_tab *t)
{
	const char *s;
	uint32_t id;
	size_t n;

	for (id = 0; (id = vn_tab_next(t, id)) != 0; ) {
		s = vn_tab_key(t, id, &n);
		if (!has_letter(s, n))
			vn_tab_set(t, id, 0);
	}
}

/*
 * For each key whose fold key is not itself: the two ids in one number, that of
 * the fold key, which is added with a count of 0 if need be, above.
 */
static int
find_pairs(struct vn_tab *t, unsigned fold, struct vn_buf *pairs)
{
	struct vn_buf f = VN_BUF_INIT;
	uint64_t pair;
	uint32_t id, to;
	const char *s;
	size_t n;
	int rc = 0;

	for (id = 0; rc == 0 && (id = vn_tab_next(t, id)) != 0; ) {
		if (vn_tab_count(t, id) == 0)
			continue;
		s = vn_tab_key(t, id, &n);
		f.n = 0;
		if ((rc = vn_fold(&f, s, n, fold)) == -1)
			break;
		if (f.n == n && (n == 0 || memcmp(f.s, s, n) == 0))
			continue;
		to = vn_tab_add(t, f.s, f.n, 0);
		pair = (uint64_t)to << 32 | id;
		rc = to == 0 ? -1 : vn_buf_add(pairs, &pair, sizeof pair);
	}
	vn_buf_fini(&f);
	return rc;
}

/* Whether id is the spelling to show rather than best. */
static int
is_better(const struct vn_tab *t, uint32_t id, uint32_t best)
{
	uint64_t a = vn_tab_count(t, id), b = vn_tab_count(t, best);
	const char *x, *y;
	size_t m, n;
	int c;

	if (a != b)
		return a > b;
	x = vn_tab_key(t, id, &m);
	y = vn_tab_key(t, best, &n);
	c = memcmp(x, y, m < n ? m : n);
	return c < 0 || (c == 0 && m < n);
}

/*
 * Keys with the same fold key become one: the most frequent gets the sum of the
 * counts, the others 0.  pair[0..n) is sorted.
 */
static int
join_pairs(struct vn_tab *t, const uint64_t *pair, size_t n)
{
	uint64_t sum, c;
	uint32_t best, to, id;
	size_t i, j;

	for (i = 0; i < n; i = j) {
		to = best = (uint32_t)(pair[i] >> 32);
		sum = vn_tab_count(t, to);
		for (j = i; j < n && pair[j] >> 32 == to; j++) {
			id = (uint32_t)pair[j];
			c = vn_tab_count(t, id);
			if (UINT64_MAX - sum < c) {
				errno = EOVERFLOW;
				return -1;
			}
			sum += c;
			if (is_better(t, id, best))
				best = id;
		}
		vn_tab_set(t, to, 0);
		while (i < j)
			vn_tab_set(t, (uint32_t)pair[i++], 0);
		vn_tab_set(t, best, sum);
	}
	return 0;
}

static int
join_spellings(struct vn_tab *t, unsigned fold)
{
	struct vn_buf pairs = VN_BUF_INIT;
	size_t n;
	int rc;

	if ((rc = find_pairs(t, fold, &pairs)) == 0 && pairs.n > 0) {
		n = pairs.n / sizeof(uint64_t);
		qsort(pairs.s, n, sizeof(uint64_t), by_number);
		rc = join_pairs(t, (const uint64_t *)(const void *)pairs.s, n);
	}
	vn_buf_fini(&pairs);
	return rc;
}

/* A row of the result; the first bytes of the token decide most ties. */
struct row {
	uint64_t count;
	uint64_t first;
	const char *s;
	size_t	 n;
};

static int
by_count(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int c;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	c = memcmp(x->s, y->s, x->n < y->n ? x->n : y->n);
	if (c != 0)
		return c;
	return x->n < y->n ? -1 : x->n > y->n;
}

static void
set_row(struct row *r, const struct vn_tab *t, uint32_t id)
{
	size_t i;

	r->count = vn_tab_count(t, id);
	r->s = vn_tab_key(t, id, &r->n);
	r->first = 0;
	for (i = 0; i < 8; i++)
		r->first = r->first << 8 |
		    (i < r->n ? (unsigned char)r->s[i] : 0);
}

static int
put_row(struct vncount *v, const struct row *r)
{
	char num[24], *p = num + sizeof num;
	uint64_t c = r->count;
	char delim = (char)v->c.delim;

	*--p = '\t';
	do
		*--p = (char)('0' + c % 10);
	while ((c /= 10) > 0);
	return vn_out_add(&v->c.out, p, (size_t)(num + sizeof num - p)) == -1 ||
	    vn_out_add(&v->c.out, r->s, r->n) == -1 ||
	    vn_out_add(&v->c.out, &delim, 1) == -1 ? -1 : 0;
}

static void
put_rows(struct vncount *v)
{
	struct row *rows;
	size_t n = 0, i;
	uint32_t id;

	if (v->tab.n == 0)
		return;
	vn_tab_seal(&v->tab);
	if ((rows = calloc(v->tab.n, sizeof *rows)) == NULL)
		cli_err(&v->c, "%s", "");
	for (id = 0; (id = vn_tab_next(&v->tab, id)) != 0; )
		if (vn_tab_count(&v->tab, id) >= v->o.min)
			set_row(&rows[n++], &v->tab, id);
	qsort(rows, n, sizeof *rows, by_count);
	for (i = 0; i < n && i < v->o.top; i++)
		if (put_row(v, &rows[i]) == -1) {
			if (v->c.out.err == 0)	/* else cli_end() tells */
				cli_err(&v->c, "%s", "");
			break;
		}
	free(rows);
}

/* --- options --- */

static size_t
ngram(const struct cli *c, const char *arg)
{
	int64_t n = cli_num(c, "-n", arg, 1, INT64_MAX);

	if (n > NGRAM_MAX)
		cli_die(c, "-n: runs of 1 to %d tokens can be counted; "
		    "for the first rows use -t", NGRAM_MAX);
	return (size_t)n;
}

/* N or N-M. */
static void
ngrams(struct vncount *v, const char *arg)
{
	const char *dash = strchr(arg, '-');
	char lo[32];

	if (dash == NULL || (size_t)(dash - arg) >= sizeof lo) {
		v->o.lo = v->o.hi = ngram(&v->c, arg);
		return;
	}
	memcpy(lo, arg, (size_t)(dash - arg));
	lo[dash - arg] = '\0';
	v->o.lo = ngram(&v->c, lo);
	v->o.hi = ngram(&v->c, dash + 1);
	if (v->o.lo > v->o.hi)
		cli_die(&v->c, "-n: %zu is more than %zu", v->o.lo, v->o.hi);
}

static void
set_mode(struct vncount *v, int mode)
{
	if (v->o.mode != MODE_TOKENS && v->o.mode != mode)
		cli_die(&v->c, "-l and --merge exclude each other");
	v->o.mode = mode;
}

static void
check_opts(struct vncount *v)
{
	static const char white[] = " \t\n\v\f\r";
	const char *p;

	if (v->o.mode != MODE_TOKENS && v->o.lo != 0)
		cli_die(&v->c, "-n goes with neither -l nor --merge");
	if (v->o.exact && v->o.fold != VN_FOLD_TONE)
		cli_die(&v->c, "--exact goes with none of -i, --iy, "
		    "--no-accent");
	if (v->o.lo == 0)
		v->o.lo = v->o.hi = 1;
	v->o.delim = v->c.delim;
	for (p = white; *p != '\0'; p++)
		v->o.space[(unsigned char)*p] = 1;
	v->o.space[(unsigned char)v->o.delim] = 1;
}

static void
get_opts(struct vncount *v, int argc, char **argv)
{
	enum { EXACT = CLI_OWN, IY, MERGE, MIN, NO_ACCENT };
	static const struct option longs[] = {
		{ "exact", no_argument, NULL, EXACT },
		{ "ignore-case", no_argument, NULL, 'i' },
		{ "iy", no_argument, NULL, IY },
		{ "lines", no_argument, NULL, 'l' },
		{ "merge", no_argument, NULL, MERGE },
		{ "min", required_argument, NULL, MIN },
		{ "ngram", required_argument, NULL, 'n' },
		{ "no-accent", no_argument, NULL, NO_ACCENT },
		{ "top", required_argument, NULL, 't' },
		{ "words", no_argument, NULL, 'w' },
		CLI_COMMON_LONG,
		{ NULL, 0, NULL, 0 }
	};
	int opt;

	while ((opt = getopt_long(argc, argv, "+ij:ln:t:uVwz", longs,
	    NULL)) != -1)
		switch (opt) {
		case 'i': v->o.fold |= VN_FOLD_CASE; break;
		case 'l': set_mode(v, MODE_LINES); break;
		case 'n': ngrams(v, optarg); break;
		case 't':
			v->o.top = (uint64_t)cli_num(&v->c, "-t", optarg, 0,
			    INT64_MAX);
			break;
		case 'w': v->o.words = 1; break;
		case EXACT: v->o.exact = 1; break;
		case IY: v->o.fold |= VN_FOLD_IY; break;
		case MERGE: set_mode(v, MODE_MERGE); break;
		case MIN:
			v->o.min = (uint64_t)cli_num(&v->c, "--min", optarg,
			    0, INT64_MAX);
			break;
		case NO_ACCENT: v->o.fold |= VN_FOLD_ACCENT; break;
		default:
			if (!cli_common(&v->c, opt, optarg))
				cli_usage(&v->c);
		}
}

int
main(int argc, char **argv)
{
	static const struct vn_run_ops tokens = {
		.open = open_worker, .close = close_worker, .block = block,
		.serial = serial, .utf8 = 1
	}, lines = {
		.open = open_worker, .close = close_worker, .block = block,
		.utf8 = 1, .whole = 1
	};
	struct vncount v;
	int status;

	memset(&v, 0, sizeof v);
	cli_start(&v.c, "vncount", usage);
	v.o.fold = VN_FOLD_TONE;
	v.o.min = 1;
	v.o.top = UINT64_MAX;
	get_opts(&v, argc, argv);
	check_opts(&v);
	v.serial.o = &v.o;
	v.serial.tab = &v.tab;
	status = cli_run(&v.c, v.o.mode == MODE_TOKENS ? &tokens : &lines, &v,
	    argv + optind, argc - optind);
	if (!v.failed) {
		if (v.o.words)
			drop_wordless(&v.tab);
		if (!v.o.exact && join_spellings(&v.tab, v.o.fold) == -1)
			cli_err(&v.c, "%s", "");
		if (v.o.min == 0)
			v.o.min = 1;
		put_rows(&v);
	}
	vn_tab_fini(&v.tab);
	vn_buf_fini(&v.serial.gram);
	vn_buf_fini(&v.carry);
	vn_buf_fini(&v.keep);
	vn_buf_fini(&v.spare);
	return cli_end(&v.c, status);
}
