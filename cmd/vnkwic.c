#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "vnkwic.h"

#define WIDTH		30		/* two contexts and a key in 80 columns */
#define WIDTH_MAX	10000
#define MEMORY		((uint64_t)1 << 30)
/* Rows that a block is turned into at once; the rest is left to serial(). */
#define OUT_MAX		((size_t)4 << 20)

static const char usage[] =
    "[-EHhinuVz] [-e word] [-f file] [-j jobs] [-S size] [-s order]\n"
    "              [-w columns] [--iy] [--no-accent] [--part] [--tsv] [word] [file ...]\n"
    "Every place of a word with its context, aligned on the word.\n\n"
    "  -E, --extended-regexp  words are regular expressions of PCRE2\n"
    "  -e, --regexp=WORD      a word; several lines are several words\n"
    "  -f, --file=FILE        words, one a line\n"
    "  -H, --with-filename    write the name of the file\n"
    "  -h, --no-filename      do not\n"
    "  -i, --ignore-case      upper and lower case are equal\n"
    "      --iy               y counts as i where it is the whole rhyme\n"
    "  -j, --jobs=N           N threads, 0: one per CPU (1)\n"
    "  -n, --line-number      write the number of the line\n"
    "      --no-accent        accents do not count, d is \xc4\x91\n"
    "      --part             also inside of words\n"
    "  -S, --memory=SIZE      at most that much for sorting (1G)\n"
    "  -s, --sort=ORDER       by the words to the right or to the left, by key,\n"
    "                         or as in the text: right, left, key, text (text)\n"
    "      --tsv              file, line, start, end, left, key, right\n"
    "  -u, --unbuffered       write each row at once\n"
    "  -w, --width=COLUMNS    of context on each side (30)\n"
    "  -z, --null-data        records end in NUL\n"
    "      --help, -V, --version\n";

/* --- the stages of a run --- */

/* Where the search of a block stands. */
struct place {
	size_t	 line_at;	/* offset of the line in the block */
	struct kwic_hit h;	/* in that line; the last one found */
	size_t	 at;		/* what kwic_at() said of it, or 0 */
	int	 held;		/* the finder at hand knows the line */
};

static int
put(const struct kwic *k, struct vn_block *b, const struct kwic_hit *h)
{
	b->num[0] = 1;
	return k->o.sort == SORT_TEXT ? kwic_put(k, &b->out, b->delim, h) :
	    kwic_put_keyed(k, &b->out, b->delim, h);
}

/*
 * Rows of block b from p on into b->out, until there are enough for once or the
 * block ends (p->line_at == b->in.n then).  0, or -1 with errno.
 */
static int
make_rows(const struct kwic *k, struct kwic_finder *f, struct vn_block *b,
    struct place *p)
{
	const char *s, *why;
	size_t n;
	int rc;

	for (; p->line_at < b->in.n; p->line_at += n + 1, p->h.line++) {
		s = b->in.s + p->line_at;
		n = (size_t)((const char *)memchr(s, b->delim,
		    b->in.n - p->line_at) - s);
		if (!p->held && kwic_line(f, &p->h, s, n, p->at) == -1)
			return -1;
		p->held = 1;
		while ((rc = kwic_next(f, &p->h, &why)) == 1) {
			if (put(k, b, &p->h) == -1)
				return -1;
			p->at = kwic_at(f);
			if (b->out.n > OUT_MAX)
				return 0;
		}
		if (rc == KWIC_ERR || (rc == KWIC_LIMIT &&
		    vn_block_note(b, p->h.line, 0, 1, why) == -1))
			return -1;
		p->at = 0;
		p->held = 0;
	}
	return 0;
}

struct worker {
	const struct kwic *k;
	struct kwic_finder *f;
};

static int
open_worker(void *arg, void **worker)
{
	struct worker *w;

	if ((w = calloc(1, sizeof *w)) == NULL)
		return -1;
	w->k = arg;
	if ((w->f = kwic_finder_open(w->k)) == NULL) {
		free(w);
		return -1;
	}
	*worker = w;
	return 0;
}

static int
close_worker(void *arg, void *worker)
{
	struct worker *w = worker;

	(void)arg;
	kwic_finder_free(w->f);
	free(w);
	return 0;
}

static int
block(void *worker, struct vn_block *b)
{
	struct worker *w = worker;
	struct place p = { .h = { .file = b->file, .line = b->in.line } };

	if (w->k->words == NULL)
		return VN_RUN_OK;
	kwic_finder_block(w->f, b);
	if (make_rows(w->k, w->f, b, &p) == -1 ||
	    (p.line_at < b->in.n && vn_buf_add(&b->aux, &p, sizeof p) == -1))
		return VN_RUN_ERR;
	return VN_RUN_OK;
}

/* What is in b->out goes to where it belongs. */
static int
take_rows(struct kwic *k, struct vn_block *b)
{
	int rc;

	rc = k->o.sort == SORT_TEXT ? vn_out_add(&k->cli.out, b->out.s,
	    b->out.n) : kwic_keep(&k->rows, b->out.s, b->out.n, k->o.memory);
	b->out.n = 0;
	return rc;
}

/* The rows of b after those that its worker made.  0, or -1 with errno. */
static int
make_rest(struct kwic *k, struct vn_block *b)
{
	struct place p;

	if (b->aux.n == 0)
		return 0;
	if (k->serial == NULL && (k->serial = kwic_finder_open(k)) == NULL)
		return -1;
	memcpy(&p, b->aux.s, sizeof p);
	p.held = 0;
	kwic_finder_block(k->serial, b);
	while (p.line_at < b->in.n && !k->rows.full)
		if (take_rows(k, b) == -1 ||
		    make_rows(k, k->serial, b, &p) == -1)
			return -1;
	return 0;
}

/*
 * Rows are made by the workers, but where a block has very many, here, a few MiB
 * at a time: a line of 16 MiB may hold millions of hits.
 */
static int
serial(void *arg, struct vn_block *b)
{
	struct kwic *k = arg;

	k->found |= b->num[0] > 0;
	if (make_rest(k, b) == -1 || take_rows(k, b) == -1)
		return k->cli.out.err == 0 ? VN_RUN_ERR :
		    VN_RUN_STOP;	/* cli_end() tells */
	if (!k->rows.full)
		return VN_RUN_OK;
	if (vn_block_note(b, 0, 0, 1, "more rows than -S has room for") == -1)
		return VN_RUN_ERR;
	return VN_RUN_STOP;
}

/* --- options --- */

/* Words wait until all options are known. */
struct wait {
	struct vn_buf b;	/* words, each followed by LF */
	int	 any;		/* -e or -f was given */
};

static void
add_word(struct kwic *k, struct wait *w, const char *s, size_t n)
{
	w->any = 1;
	if (vn_buf_add(&w->b, s, n) == -1 || vn_buf_addc(&w->b, '\n') == -1)
		cli_err(&k->cli, "%s", "");
}

/* Blank lines of a list are no words. */
static void
add_file(struct kwic *k, struct wait *w, const char *file)
{
	size_t n, i, len;
	char *s = cli_slurp(&k->cli, file, &n);

	w->any = 1;
	for (i = 0; i < n; i += len + 1) {
		len = strcspn(s + i, "\n");
		if (strspn(s + i, " \t\r") < len)
			add_word(k, w, s + i, len > 0 && s[i + len - 1] == '\r' ?
			    len - 1 : len);
	}
	free(s);
}

static int
sort_order(const struct kwic *k, const char *arg)
{
	static const char *const name[] = { "text", "left", "right", "key" };
	int i;

	for (i = SORT_TEXT; i <= SORT_KEY; i++)
		if (strcmp(arg, name[i]) == 0)
			return i;
	cli_die(&k->cli, "-s: one of right, left, key, text");
}

/* A number of bytes, with K, M or G behind it. */
static uint64_t
memory(const struct kwic *k, const char *arg)
{
	static const char units[] = "KMG";
	size_t n = strlen(arg);
	const char *u = n > 0 ? strchr(units, arg[n - 1]) : NULL;
	char num[24];
	unsigned shift;

	if (u == NULL || n >= sizeof num)
		return (uint64_t)cli_num(&k->cli, "-S", arg, 0, INT64_MAX);
	shift = 10 * (unsigned)(u - units + 1);
	memcpy(num, arg, n - 1);
	num[n - 1] = '\0';
	return (uint64_t)cli_num(&k->cli, "-S", num, 0, INT64_MAX >> shift) <<
	    shift;
}

static void
read_options(struct kwic *k, struct wait *w, int argc, char **argv)
{
	enum { IY = CLI_OWN, NO_ACCENT, PART, TSV };
	static const struct option longs[] = {
		{ "extended-regexp", no_argument, NULL, 'E' },
		{ "file", required_argument, NULL, 'f' },
		{ "ignore-case", no_argument, NULL, 'i' },
		{ "iy", no_argument, NULL, IY },
		{ "line-number", no_argument, NULL, 'n' },
		{ "memory", required_argument, NULL, 'S' },
		{ "no-accent", no_argument, NULL, NO_ACCENT },
		{ "no-filename", no_argument, NULL, 'h' },
		{ "part", no_argument, NULL, PART },
		{ "regexp", required_argument, NULL, 'e' },
		{ "sort", required_argument, NULL, 's' },
		{ "tsv", no_argument, NULL, TSV },
		{ "width", required_argument, NULL, 'w' },
		{ "with-filename", no_argument, NULL, 'H' },
		CLI_COMMON_LONG,
		{ NULL, 0, NULL, 0 }
	};
	struct kwic_opt *o = &k->o;
	int opt;

	while ((opt = getopt_long(argc, argv, "+EHS:Ve:f:hij:ns:uw:z", longs,
	    NULL)) != -1)
		switch (opt) {
		case 'E': o->regex = 1; break;
		case 'H': o->name = 1; break;
		case 'S': o->memory = memory(k, optarg); break;
		case 'e': add_word(k, w, optarg, strlen(optarg)); break;
		case 'f': add_file(k, w, optarg); break;
		case 'h': o->name = 0; break;
		case 'i': o->icase = 1; break;
		case 'n': o->number = 1; break;
		case 's': o->sort = sort_order(k, optarg); break;
		case 'w':
			o->width = (size_t)cli_num(&k->cli, "-w", optarg, 0,
			    WIDTH_MAX);
			break;
		case IY: o->iy = 1; break;
		case NO_ACCENT: o->plain = 1; break;
		case PART: o->part = 1; break;
		case TSV: o->tsv = 1; break;
		default:
			if (!cli_common(&k->cli, opt, optarg))
				cli_usage(&k->cli);
		}
}

/* Names are padded to the widest one. */
static void
name_columns(struct kwic *k, char **argv, int n)
{
	size_t cols;
	int i;

	if (k->o.name == -1)
		k->o.name = k->o.number && n > 1;
	for (i = 0; i < n || i == 0; i++) {
		cols = kwic_name_cols(i < n ? argv[i] : NULL);
		if (cols > k->name_cols)
			k->name_cols = cols;
	}
}

int
main(int argc, char **argv)
{
	static const struct vn_run_ops ops = {
		.open = open_worker, .close = close_worker, .block = block,
		.serial = serial, .utf8 = 1, .whole = 1
	};
	struct kwic k = { .o.name = -1, .o.width = WIDTH, .o.memory = MEMORY };
	struct wait w = { .any = 0 };
	int status;

	cli_start(&k.cli, "vnkwic", usage);
	read_options(&k, &w, argc, argv);
	argc -= optind;
	argv += optind;
	if (!w.any) {
		if (argc == 0)
			cli_usage(&k.cli);
		add_word(&k, &w, argv[0], strlen(argv[0]));
		argc--;
		argv++;
	}
	if (w.b.n > 0)
		kwic_add(&k, w.b.s, w.b.n - 1);
	vn_buf_fini(&w.b);
	kwic_compile(&k);
	name_columns(&k, argv, argc);
	status = cli_run(&k.cli, &ops, &k, argv, argc);
	if (!k.rows.full && kwic_write(&k.rows, &k.cli.out) == -1 &&
	    k.cli.out.err == 0)		/* else cli_end() tells */
		cli_err(&k.cli, "%s", "");
	if (status == CLI_OK && !k.found)
		status = CLI_NO;
	kwic_rows_free(&k.rows);
	kwic_finder_free(k.serial);
	kwic_words_free(k.words);
	return cli_end(&k.cli, status);
}
