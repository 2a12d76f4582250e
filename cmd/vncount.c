#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/syl.h"
#include "vncount.h"

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

/* --- records --- */

/* A line as -l and --merge see it: without BOM and the CR of CRLF. */
static struct token
line_of(const struct vn_block *b, const struct vn_rec *r)
{
	size_t skip = vncount_bom(r->s, r->n);
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
		vncount_new_line(&v->serial);
		vn_buf_fini(&v->carry);
		v->skipping = 1;
	}
	if (!v->skipping && vn_buf_add(&v->carry, s, i) == -1)
		return n + 1;
	if (i == n)
		return n;
	if (!v->skipping && vncount_token(&v->serial, v->carry.s,
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
		vncount_new_line(&v->serial);
		v->carry.n = 0;
		v->skipping = 0;
		i = vncount_bom(s, n);
	} else if (v->carry.n > 0 || v->skipping) {
		if ((i = end_carry(v, b, s, n)) > n)
			return -1;
		if (i == n)
			return 0;
	}
	for (e = n; e > i && !v->o.space[(unsigned char)s[e - 1]]; e--)
		;
	if (vncount_text(&v->serial, s + i, e - i, 0) == -1 ||
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
		vncount_new_line(k);
		rc = vncount_text(k, b->in.s, b->in.n, 1);
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
			vncount_drop_wordless(&v.tab);
		if (!v.o.exact && vncount_join_spellings(&v.tab, v.o.fold) == -1)
			cli_err(&v.c, "%s", "");
		if (v.o.min == 0)
			v.o.min = 1;
		vncount_put_rows(&v);
	}
	vn_tab_fini(&v.tab);
	vn_buf_fini(&v.serial.gram);
	vn_buf_fini(&v.carry);
	vn_buf_fini(&v.keep);
	vn_buf_fini(&v.spare);
	return cli_end(&v.c, status);
}
