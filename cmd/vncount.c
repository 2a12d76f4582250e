#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/syl.h"
#include "../lib/sylkey.h"
#include "vncount.h"
#include "vncount_bar.h"
#include "vncount_stats.h"

static const char usage[] =
    "[-iluVwz] [-f list] [-j jobs] [-n N[-M]] [-S size] [-T dir]\n"
    "               [-t rows] [-x file] [long options] [file ...]\n"
    "Count tokens, most frequent first; spellings of one word are one row.\n\n"
    "      --ascii          draw the chart of --bar with ASCII characters\n"
    "      --assoc=MEASURE  pairs: ll, pmi, npmi, t, dice, x2\n"
    "      --bar[=WIDTH]    a chart, as wide as the terminal\n"
    "      --by=KEY         by file, by TSV field number KEY, or by what the token\n"
    "                       has: syllable, onset, rhyme, tone, tone-class, length,\n"
    "                       syllables (how many)\n"
    "      --df[=UNIT]      in how many documents: line (default) or file\n"
    "      --exact          count bytes: every spelling is a row\n"
    "  -f, --fields=LIST    only these TSV fields of each line, as in cut\n"
    "  -i, --ignore-case    capitals count as small letters\n"
    "      --iy             y counts as i where it is the whole rhyme\n"
    "  -j, --jobs=N         N threads, 0: one per CPU (1)\n"
    "      --json           rows are objects of JSON\n"
    "      --key-first      the count stands last, also in what --merge reads\n"
    "      --keyness=REF    compare with the counts in the file REF\n"
    "  -l, --lines          count whole lines\n"
    "      --merge          add up rows COUNT TAB TOKEN\n"
    "      --min=N          only rows with a count of N or more\n"
    "  -n, --ngram=N[-M]    runs of N to M tokens, 1 to 8 (1)\n"
    "      --no-accent      letters count without accents, d with stroke as d\n"
    "  -S, --buffer-size=N  memory for counts, with K, M or G behind it (1G)\n"
    "      --show=COLUMNS   percent, permillion, cum, rank, zipf\n"
    "      --summary[=UNIT] tokens, types, entropy, ...; of each file or line\n"
    "  -T, --temporary-directory=DIR  for what does not fit (TMPDIR or /tmp)\n"
    "  -t, --top=N          only the first N rows\n"
    "  -u, --unbuffered     accepted, without effect\n"
    "      --window=N       pairs with fewer than N - 1 tokens between them\n"
    "  -w, --words          only tokens with a letter\n"
    "  -x, --exclude=FILE   without the tokens in FILE, one a line\n"
    "  -z, --null-data      lines end in NUL\n"
    "      --help, -V, --version\n";

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
		v->o.lo = v->o.hi = ngram(v->c, arg);
		return;
	}
	memcpy(lo, arg, (size_t)(dash - arg));
	lo[dash - arg] = '\0';
	v->o.lo = ngram(v->c, lo);
	v->o.hi = ngram(v->c, dash + 1);
	if (v->o.lo > v->o.hi)
		cli_die(v->c, "-n: %zu is more than %zu", v->o.lo, v->o.hi);
}

static void
set_mode(struct vncount *v, int mode)
{
	if (v->o.mode != MODE_TOKENS && v->o.mode != mode)
		cli_die(v->c, "-l and --merge exclude each other");
	v->o.mode = mode;
}

/* Bytes: a number with nothing, K, M or G behind it. */
static uint64_t
size(const struct cli *c, const char *arg)
{
	static const char unit[] = "KMG";
	size_t n = strlen(arg);
	char digits[32];
	const char *u = n > 0 ? strchr(unit, arg[n - 1]) : NULL;
	unsigned shift = 0;

	if (u != NULL && *u != '\0') {
		shift = 10 * (unsigned)(u - unit + 1);
		n--;
	}
	if (n >= sizeof digits)
		n = sizeof digits - 1;
	memcpy(digits, arg, n);
	digits[n] = '\0';
	return (uint64_t)cli_num(c, "-S", digits, 1, INT64_MAX >> shift) <<
	    shift;
}

/* --by: file, the number of a field, or a name that sylkey knows. */
static void
by(struct vncount *v, const char *arg)
{
	int what;

	if (strcmp(arg, "file") == 0)
		v->o.by = BY_FILE;
	else if ((what = vn_sylkey_find(arg)) != -1) {
		v->o.by = BY_TOKEN;
		v->o.by_what = what;
	} else if (arg[0] >= '0' && arg[0] <= '9') {
		v->o.by = BY_FIELD;
		v->o.by_field = (size_t)cli_num(v->c, "--by", arg, 1,
		    INT32_MAX);
	} else
		cli_die(v->c, "--by: %s: not file, the number of a field, "
		    "syllable, onset, rhyme, tone, tone-class, length or "
		    "syllables", arg);
}

static void
fields(struct vncount *v, const char *arg)
{
	vn_fields_fini(&v->o.fields);
	if (vn_fields_parse(&v->o.fields, arg) == 0)
		return;
	if (errno == EINVAL)
		cli_die(v->c, "-f: %s: not a list of fields as 1,3-5,7-", arg);
	cli_err(v->c, "%s", "");
}

static void
check_opts(struct vncount *v)
{
	static const char white[] = " \t\n\v\f\r";
	const char *p;

	if (v->o.mode != MODE_TOKENS && v->o.lo != 0)
		cli_die(v->c, "-n goes with neither -l nor --merge");
	if (v->o.mode == MODE_MERGE && v->o.fields.n > 0)
		cli_die(v->c, "-f does not go with --merge");
	if (v->o.by >= BY_TOKEN && v->o.hi > 1 && v->o.mode == MODE_TOKENS)
		cli_die(v->c, "--by: only a file or a field goes with -n");
	if (v->o.df != DF_NONE && (v->o.by != BY_NONE ||
	    v->o.mode == MODE_MERGE))
		cli_die(v->c, "--df goes with neither --by nor --merge");
	if (v->o.mode == MODE_MERGE && v->o.by != BY_NONE)
		v->o.by = BY_ROW;
	if (v->o.dir == NULL && ((v->o.dir = getenv("TMPDIR")) == NULL ||
	    *v->o.dir == '\0'))
		v->o.dir = "/tmp";
	if (v->o.exact && v->o.fold != VN_FOLD_TONE)
		cli_die(v->c, "--exact goes with none of -i, --iy, "
		    "--no-accent");
	if (v->o.min == 0)
		v->o.min = 1;
	if (v->o.lo == 0)
		v->o.lo = v->o.hi = 1;
	v->o.delim = v->c->delim;
	for (p = white; *p != '\0'; p++)
		v->o.space[(unsigned char)*p] = 1;
	v->o.space[(unsigned char)v->o.delim] = 1;
	if (v->o.stop != NULL)
		vncount_read_stop(v);
}

/* --bar and --ascii. */
struct chart {
	int	 on, ascii;
	const char *width;
};

static void
get_opts(struct vncount *v, struct chart *chart, struct stats *s, int argc,
    char **argv)
{
	enum { ASCII = CLI_OWN, BAR, BY, EXACT, IY, KEY_FIRST, MERGE, MIN,
	    NO_ACCENT };
	static const struct option longs[] = {
		{ "ascii", no_argument, NULL, ASCII },
		{ "bar", optional_argument, NULL, BAR },
		{ "buffer-size", required_argument, NULL, 'S' },
		{ "by", required_argument, NULL, BY },
		{ "exact", no_argument, NULL, EXACT },
		{ "exclude", required_argument, NULL, 'x' },
		{ "fields", required_argument, NULL, 'f' },
		{ "ignore-case", no_argument, NULL, 'i' },
		{ "iy", no_argument, NULL, IY },
		{ "key-first", no_argument, NULL, KEY_FIRST },
		{ "lines", no_argument, NULL, 'l' },
		{ "merge", no_argument, NULL, MERGE },
		{ "min", required_argument, NULL, MIN },
		{ "ngram", required_argument, NULL, 'n' },
		{ "no-accent", no_argument, NULL, NO_ACCENT },
		{ "temporary-directory", required_argument, NULL, 'T' },
		{ "top", required_argument, NULL, 't' },
		{ "words", no_argument, NULL, 'w' },
		STATS_LONG,
		CLI_COMMON_LONG,
		{ NULL, 0, NULL, 0 }
	};
	int opt;

	while ((opt = getopt_long(argc, argv, "+f:ij:ln:S:T:t:uVwx:z", longs,
	    NULL)) != -1)
		switch (opt) {
		case 'f': fields(v, optarg); break;
		case 'i': v->o.fold |= VN_FOLD_CASE; break;
		case 'l': set_mode(v, MODE_LINES); break;
		case 'n': ngrams(v, optarg); break;
		case 'S': v->o.size = size(v->c, optarg); break;
		case 'T': v->o.dir = optarg; break;
		case 't':
			v->o.top = (uint64_t)cli_num(v->c, "-t", optarg, 0,
			    INT64_MAX);
			break;
		case 'w': v->o.words = 1; break;
		case 'x': v->o.stop = optarg; break;
		case ASCII: chart->ascii = 1; break;
		case BAR:
			chart->on = 1;
			chart->width = optarg;
			break;
		case BY: by(v, optarg); break;
		case EXACT: v->o.exact = 1; break;
		case IY: v->o.fold |= VN_FOLD_IY; break;
		case KEY_FIRST: v->o.key_first = 1; break;
		case MERGE: set_mode(v, MODE_MERGE); break;
		case MIN:
			v->o.min = (uint64_t)cli_num(v->c, "--min", optarg,
			    0, INT64_MAX);
			break;
		case NO_ACCENT: v->o.fold |= VN_FOLD_ACCENT; break;
		default:
			if (!stats_opt(s, v, opt, optarg) &&
			    !cli_common(v->c, opt, optarg))
				cli_usage(v->c);
		}
}

int
main(int argc, char **argv)
{
	struct chart chart = { .on = 0 };
	struct stats s = { 0 };
	struct vncount_bar *bar = NULL;
	struct vncount v;
	struct cli c;
	int status;

	cli_start(&c, "vncount", usage);
	if (vncount_init(&v, &c) == -1)
		cli_err(&c, "%s", "");
	get_opts(&v, &chart, &s, argc, argv);
	stats_check(&s, &v);
	check_opts(&v);
	if (chart.on && stats_wanted(&s))
		cli_die(&c, "--bar draws plain counts: not with --assoc, --df, "
		    "--json, --keyness, --show, --summary");
	if (chart.on) {
		bar = vncount_bar_open(&c, chart.width, chart.ascii);
		if (bar == NULL)
			cli_err(&c, "%s", "");
		v.put = vncount_bar_put;
		v.arg = bar;
	}
	if (stats_wanted(&s))
		status = stats_run(&s, &v, argv + optind, argc - optind);
	else
		status = vncount_read(&v, argv + optind, argc - optind);
	if (!v.failed && !stats_wanted(&s) && (vncount_put_rows(&v) == -1 ||
	    (bar != NULL && vncount_bar_write(bar, &c.out, c.delim) == -1)) &&
	    c.out.err == 0) {
		vncount_tell(&v);	/* else cli_end() tells */
		status = 2;
	}
	vncount_bar_free(bar);
	stats_fini(&s);
	vncount_fini(&v);
	vn_fields_fini(&v.o.fields);
	return cli_end(&c, status);
}
