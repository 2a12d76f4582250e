#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "../lib/ent.h"
#include "vngrep.h"

#define NUM_MAX	INT64_C(999999999999999999)

static const char usage[] =
    "[-abcEFhHilLnoPqrsuvVwxzZ] [-A num] [-B num] [-C num] [-e pattern] "
    "[-f file] [-j num] [-m num] [-t type[,type]] [pattern] [file ...]\n"
    "Find lines, or with -o just the spans, that match a PCRE2 pattern or hold "
    "entities.\n"
    "  -e, --regexp=PATTERN    a pattern; several lines are several patterns\n"
    "  -f, --file=FILE         patterns, one a line\n"
    "  -F, --fixed-strings     patterns are plain strings\n"
    "  -t, --type=TYPE,...     lines that hold an entity of a type: DATE LAW\n"
    "                          NUM PHONE EMAIL URL, or any\n"
    "  -i, --ignore-case       upper and lower case are equal\n"
    "      --no-accent         accents do not count, d is \xc4\x91\n"
    "  -w, --word-regexp       only whole words\n"
    "  -x, --line-regexp       only whole lines\n"
    "  -v, --invert-match      lines that do not match\n"
    "  -m, --max-count=NUM     at most NUM lines of a file\n"
    "  -b, --byte-offset       write the offset in the file\n"
    "  -c, --count             write only the number of lines\n"
    "      --color[=WHEN]      always, never or auto\n"
    "  -H, --with-filename     write the name of the file\n"
    "  -h, --no-filename       do not\n"
    "      --label=NAME        the name for standard input\n"
    "  -L, --files-without-match\n"
    "  -l, --files-with-matches  write only names of files\n"
    "  -n, --line-number       write the number of the line\n"
    "  -o, --only-matching     write only the matching spans\n"
    "  -q, --quiet             write nothing\n"
    "  -s, --no-messages       no message about files that cannot be read\n"
    "  -Z, --null              a NUL behind names of files\n"
    "  -A, --after-context=NUM\n"
    "  -B, --before-context=NUM\n"
    "  -C, --context=NUM       lines of context\n"
    "  -r, --recursive         search directories\n"
    "  -j, --jobs=NUM          threads; 0: one for each CPU\n"
    "  -u, --unbuffered, --line-buffered  write each line at once\n"
    "  -z, --null-data         records end in NUL\n"
    "      --help, -V, --version\n"
    "-a -E -P are accepted and change nothing.\n";

enum {
	OPT_COLOR = CLI_OWN, OPT_LABEL, OPT_NO_ACCENT
};

static const struct option longopts[] = {
	{ "after-context", required_argument, NULL, 'A' },
	{ "before-context", required_argument, NULL, 'B' },
	{ "byte-offset", no_argument, NULL, 'b' },
	{ "color", optional_argument, NULL, OPT_COLOR },
	{ "colour", optional_argument, NULL, OPT_COLOR },
	{ "context", required_argument, NULL, 'C' },
	{ "count", no_argument, NULL, 'c' },
	{ "extended-regexp", no_argument, NULL, 'E' },
	{ "file", required_argument, NULL, 'f' },
	{ "files-with-matches", no_argument, NULL, 'l' },
	{ "files-without-match", no_argument, NULL, 'L' },
	{ "fixed-strings", no_argument, NULL, 'F' },
	{ "ignore-case", no_argument, NULL, 'i' },
	{ "invert-match", no_argument, NULL, 'v' },
	{ "label", required_argument, NULL, OPT_LABEL },
	{ "line-buffered", no_argument, NULL, 'u' },
	{ "line-number", no_argument, NULL, 'n' },
	{ "line-regexp", no_argument, NULL, 'x' },
	{ "max-count", required_argument, NULL, 'm' },
	{ "no-accent", no_argument, NULL, OPT_NO_ACCENT },
	{ "no-filename", no_argument, NULL, 'h' },
	{ "no-messages", no_argument, NULL, 's' },
	{ "null", no_argument, NULL, 'Z' },
	{ "only-matching", no_argument, NULL, 'o' },
	{ "perl-regexp", no_argument, NULL, 'P' },
	{ "quiet", no_argument, NULL, 'q' },
	{ "recursive", no_argument, NULL, 'r' },
	{ "regexp", required_argument, NULL, 'e' },
	{ "silent", no_argument, NULL, 'q' },
	{ "text", no_argument, NULL, 'a' },
	{ "type", required_argument, NULL, 't' },
	{ "with-filename", no_argument, NULL, 'H' },
	{ "word-regexp", no_argument, NULL, 'w' },
	CLI_COMMON_LONG,
	{ NULL, 0, NULL, 0 }
};

/* Patterns wait until all options are known. */
struct wait {
	struct vn_buf b;	/* patterns, each followed by LF */
	int	 any;		/* -e or -f was given */
};

static void
add_pattern(struct grep *g, struct wait *w, const char *s, size_t n)
{
	w->any = 1;
	if (vn_buf_add(&w->b, s, n) == -1 || vn_buf_addc(&w->b, '\n') == -1)
		cli_err(&g->cli, "");
}

/* A last line feed of the file begins no pattern; an empty file has none. */
static void
add_file(struct grep *g, struct wait *w, const char *file)
{
	size_t n;
	char *s = cli_slurp(&g->cli, file, &n);

	w->any = 1;
	if (n > 0)
		add_pattern(g, w, s, s[n - 1] == '\n' ? n - 1 : n);
	free(s);
}

static _Noreturn void
bad_type(const struct grep *g, const char *s, size_t n)
{
	char list[128] = "", bad[64], shown[80];
	size_t k;
	int i;

	k = n < sizeof bad - 1 ? n : sizeof bad - 1;
	memcpy(bad, s, k);
	bad[k] = '\0';
	for (i = k = 0; i < VN_ENT_TYPES; i++)
		if (VN_ENT_HAVE & 1u << i)
			k += (size_t)snprintf(list + k, sizeof list - k, "%s ",
			    vn_ent_name(i));
	cli_die(&g->cli, "-t: '%s' is not a type; types are: %sany",
	    cli_name(shown, sizeof shown, bad), list);
}

static void
add_types(struct grep *g, const char *s)
{
	size_t n;
	int type;

	for (;; s += n + 1) {
		n = strcspn(s, ",");
		type = vn_ent_type(s, n);
		if (n == 3 && memcmp(s, "any", 3) == 0)
			g->o.types |= VN_ENT_HAVE;
		else if (type >= 0 && (VN_ENT_HAVE & 1u << type))
			g->o.types |= 1u << type;
		else
			bad_type(g, s, n);
		if (s[n] == '\0')
			break;
	}
}

static void
set_color(struct grep *g, const char *when)
{
	const char *none = getenv("NO_COLOR"), *term = getenv("TERM");

	if (when == NULL || strcmp(when, "auto") == 0)
		g->o.color = isatty(STDOUT_FILENO) && (none == NULL ||
		    *none == '\0') && term != NULL && strcmp(term, "dumb") != 0;
	else if (strcmp(when, "always") == 0)
		g->o.color = 1;
	else if (strcmp(when, "never") == 0)
		g->o.color = 0;
	else
		cli_die(&g->cli, "--color: always, never or auto");
}

/* The options with a number. */
static int
number_option(struct grep *g, int c, const char *arg)
{
	char name[3] = { '-', (char)c, '\0' };
	uint64_t v;

	if (c != 'A' && c != 'B' && c != 'C' && c != 'm')
		return 0;
	v = (uint64_t)cli_num(&g->cli, name, arg, 0, NUM_MAX);
	if (c == 'm') {
		g->o.max = v;
		g->o.max_set = 1;
		return 1;
	}
	g->o.context = 1;
	if (c != 'B')
		g->o.after = v;
	if (c != 'A')
		g->o.before = v;
	return 1;
}

/* The options that are a letter and no more. */
static int
flag_option(struct grep_opt *o, int c)
{
	switch (c) {
	case 'E': case 'P': case 'a':
		break;
	case 'F':
		o->fixed = 1;
		break;
	case 'H':
		o->name = 1;
		break;
	case 'L':
		o->list = LIST_WITHOUT;
		break;
	case 'Z':
		o->null = 1;
		break;
	case 'b':
		o->byte = 1;
		break;
	case 'c':
		o->count = 1;
		break;
	case 'h':
		o->name = 0;
		break;
	case 'i':
		o->icase = 1;
		break;
	case 'l':
		o->list = LIST_WITH;
		break;
	case 'n':
		o->number = 1;
		break;
	case 'o':
		o->only = 1;
		break;
	case 'q':
		o->quiet = 1;
		break;
	case 'r':
		o->recurse = 1;
		break;
	case 's':
		o->silent = 1;
		break;
	case 'v':
		o->invert = 1;
		break;
	case 'w':
		o->word = 1;
		break;
	case 'x':
		o->whole = 1;
		break;
	default:
		return 0;
	}
	return 1;
}

static void
read_options(struct grep *g, struct wait *w, int argc, char *argv[])
{
	static const char opts[] =
	    "+A:B:C:EFHLPVZabce:f:hij:lm:noqrst:uvwxz";
	int c;

	while ((c = getopt_long(argc, argv, opts, longopts, NULL)) != -1)
		switch (c) {
		case 'e':
			add_pattern(g, w, optarg, strlen(optarg));
			break;
		case 'f':
			add_file(g, w, optarg);
			break;
		case 't':
			add_types(g, optarg);
			break;
		case OPT_COLOR:
			set_color(g, optarg);
			break;
		case OPT_LABEL:
			g->o.label = optarg;
			break;
		case OPT_NO_ACCENT:
			g->o.plain = 1;
			break;
		default:
			if (!flag_option(&g->o, c) &&
			    !number_option(g, c, optarg) &&
			    !cli_common(&g->cli, c, optarg))
				cli_usage(&g->cli);
		}
}

/* The files to search; with -r and none, those of the working directory. */
static int
run(struct grep *g, const struct vn_run_ops *ops, char **argv, size_t n)
{
	static char *here[] = { "." };
	char **files, **shown;
	size_t i, given = n;
	int dirs = 0, status = CLI_OK, strip = 0, rc = CLI_OK;

	if (n == 0 && g->o.recurse) {
		argv = here;
		n = strip = 1;
	}
	files = grep_walk(g, argv, &n, &dirs, &status);
	if ((shown = calloc(n + 1, sizeof *shown)) == NULL)
		cli_err(&g->cli, "");
	for (i = 0; i < n; i++)
		shown[i] = files[i] + (strip ? 2 : 0);
	/*
	 * Unlike grep, plain lines of several files come without names: then
	 * the output for two files is that for their concatenation.  Where a
	 * place is asked for, the name is part of it.
	 */
	if (g->o.name == -1)
		g->o.name = dirs || (given > 1 && (g->o.number || g->o.byte ||
		    g->o.count));
	/* No file is left of those that were named: not standard input. */
	if (n > 0 || (given == 0 && !strip))
		rc = cli_run(&g->cli, ops, g, shown, (int)n);
	free(shown);
	grep_walk_free(files, n);
	return rc == CLI_TROUBLE ? rc : status;
}

int
main(int argc, char *argv[])
{
	static const struct vn_run_ops ops = {
		.open = grep_open, .close = grep_close, .block = grep_block,
		.serial = grep_serial, .file_end = grep_file_end,
		.utf8 = 0,	/* grep_block() looks itself, once */
		.whole = 1
	};
	struct grep g = { .o.name = -1 };
	struct wait w = { 0 };
	int status;

	cli_start(&g.cli, "vngrep", usage);
	read_options(&g, &w, argc, argv);
	argc -= optind;
	argv += optind;
	if (!w.any && g.o.types == 0) {
		if (argc == 0)
			cli_usage(&g.cli);
		add_pattern(&g, &w, argv[0], strlen(argv[0]));
		argc--;
		argv++;
	}
	if (w.any) {
		g.re_given = 1;
		if (w.b.n > 0)
			grep_add(&g, w.b.s, w.b.n - 1);
		vn_buf_fini(&w.b);
		grep_compile(&g);
	}
	if (g.o.max_set && g.o.max == 0 && g.o.list != LIST_WITHOUT)
		status = CLI_NO;
	else
		status = run(&g, &ops, argv, (size_t)argc);
	if (g.found && (status == CLI_OK || g.o.quiet))
		status = CLI_OK;
	else if (status == CLI_OK)
		status = CLI_NO;
	grep_free(&g);
	return cli_end(&g.cli, status);
}
