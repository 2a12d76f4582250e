#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/gaz.h"
#include "vngrep.h"

static const char usage[] =
    "[-abcEFhHilLnoPqrsuvVwxzZ] [-A num] [-B num] [-C num] [-e pattern] "
    "[-f file] [-g file] [-j num] [-k file] [-M file] [-m num] [-t type[,type]] [pattern] "
    "[file ...]\n"
    "Find lines, or just the spans, that match a PCRE2 pattern or hold "
    "entities.\n"
    "  -e, --regexp=PATTERN    a pattern; several lines are several patterns;\n"
    "                          {TYPE}, {any}, {TYPE=NAME}: a whole entity\n"
    "  -f, --file=FILE         patterns, one a line\n"
    "  -F, --fixed-strings     patterns are plain strings\n"
    "  -t, --type=TYPE,...     lines that hold an entity of a type, or of any\n"
    "      --value=PATTERN     whose value matches\n"
    "  -i, --ignore-case       upper and lower case are equal\n"
    "      --iy                i and y are equal where they are the rhyme\n"
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
    "      --tsv               entities: file line start end type text value\n"
    "      --json              entities, an object a line\n"
    "      --bio               tokens with tags\n"
    "      --inline            lines with entities in brackets\n"
    "      --redact[=TYPE,...] lines with entities replaced by hashes\n"
    "      --redact-key=FILE   the key of the hashes\n"
    "      --nested            also what stands inside a TITLE\n"
    "      --seg               the input is vnseg's\n"
    "      --doc               names seen earlier in the file help\n"
    "  -g, --gazetteer=FILE    lines TEXT TAB TYPE TAB ID: more names\n"
    "  -k, --alias=FILE        lines ALIAS TAB NAME: names that are one\n"
    "  -M, --model=FILE        use this model of names\n"
    "      --ref-date=DATE     completes dates: YYYY-MM-DD\n"
    "  -r, --recursive         search directories\n"
    "  -j, --jobs=NUM          threads; 0: one for each CPU\n"
    "  -u, --unbuffered, --line-buffered  write each line at once\n"
    "  -z, --null-data         records end in NUL\n"
    "      --help, -V, --version\n"
    "-a -E -P are accepted and change nothing.\n";

static const struct option longopts[] = {
	{ "after-context", required_argument, NULL, 'A' },
	{ "alias", required_argument, NULL, 'k' },
	{ "before-context", required_argument, NULL, 'B' },
	{ "bio", no_argument, NULL, OPT_BIO },
	{ "byte-offset", no_argument, NULL, 'b' },
	{ "color", optional_argument, NULL, OPT_COLOR },
	{ "colour", optional_argument, NULL, OPT_COLOR },
	{ "context", required_argument, NULL, 'C' },
	{ "count", no_argument, NULL, 'c' },
	{ "doc", no_argument, NULL, OPT_DOC },
	{ "extended-regexp", no_argument, NULL, 'E' },
	{ "file", required_argument, NULL, 'f' },
	{ "files-with-matches", no_argument, NULL, 'l' },
	{ "files-without-match", no_argument, NULL, 'L' },
	{ "fixed-strings", no_argument, NULL, 'F' },
	{ "gazetteer", required_argument, NULL, 'g' },
	{ "ignore-case", no_argument, NULL, 'i' },
	{ "inline", no_argument, NULL, OPT_INLINE },
	{ "invert-match", no_argument, NULL, 'v' },
	{ "iy", no_argument, NULL, OPT_IY },
	{ "json", no_argument, NULL, OPT_JSON },
	{ "label", required_argument, NULL, OPT_LABEL },
	{ "line-buffered", no_argument, NULL, 'u' },
	{ "line-number", no_argument, NULL, 'n' },
	{ "line-regexp", no_argument, NULL, 'x' },
	{ "max-count", required_argument, NULL, 'm' },
	{ "model", required_argument, NULL, 'M' },
	{ "nested", no_argument, NULL, OPT_NESTED },
	{ "no-accent", no_argument, NULL, OPT_NO_ACCENT },
	{ "no-filename", no_argument, NULL, 'h' },
	{ "no-messages", no_argument, NULL, 's' },
	{ "null", no_argument, NULL, 'Z' },
	{ "only-matching", no_argument, NULL, 'o' },
	{ "perl-regexp", no_argument, NULL, 'P' },
	{ "quiet", no_argument, NULL, 'q' },
	{ "recursive", no_argument, NULL, 'r' },
	{ "redact", optional_argument, NULL, OPT_REDACT },
	{ "redact-key", required_argument, NULL, OPT_REDACT_KEY },
	{ "ref-date", required_argument, NULL, OPT_REF_DATE },
	{ "regexp", required_argument, NULL, 'e' },
	{ "seg", no_argument, NULL, OPT_SEG },
	{ "silent", no_argument, NULL, 'q' },
	{ "text", no_argument, NULL, 'a' },
	{ "tsv", no_argument, NULL, OPT_TSV },
	{ "type", required_argument, NULL, 't' },
	{ "value", required_argument, NULL, OPT_VALUE },
	{ "with-filename", no_argument, NULL, 'H' },
	{ "word-regexp", no_argument, NULL, 'w' },
	CLI_COMMON_LONG,
	{ NULL, 0, NULL, 0 }
};

/* What --redact hides when it does not say: data of persons. */
#define REDACT_TYPES	((1u << VN_ENT_PER | 1u << VN_ENT_PHONE | \
	1u << VN_ENT_EMAIL | 1u << VN_ENT_ID | 1u << VN_ENT_PLATE) & \
	VN_ENT_HAVE)

/* Patterns and gazetteers wait until all options are known. */
struct wait {
	const char **gaz;	/* -g */
	size_t	 ngaz, cap;
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

/* Those with an argument. */
static int
argument_option(struct grep *g, struct wait *w, int c, const char *arg)
{
	switch (c) {
	case 'e':
		add_pattern(g, w, arg, strlen(arg));
		break;
	case 'f':
		add_file(g, w, arg);
		break;
	case 'g':
		w->gaz = grep_grow(g, w->gaz, &w->cap, w->ngaz,
		    sizeof *w->gaz);
		w->gaz[w->ngaz++] = arg;
		break;
	case 'k':
		grep_alias_read(g, arg);
		break;
	case 'M':
		cli_model_read(&g->cli, &g->model, arg);
		break;
	case 't':
		g->o.types |= grep_types(g, "-t", arg);
		break;
	case OPT_COLOR:
		grep_color_option(g, arg);
		break;
	case OPT_LABEL:
		g->o.label = arg;
		break;
	case OPT_REDACT:
		g->o.redact = 1;
		if (arg != NULL)
			g->o.show |= grep_types(g, "--redact", arg);
		break;
	case OPT_REDACT_KEY:
		grep_key_option(g, arg);
		break;
	case OPT_REF_DATE:
		grep_ref_option(g, arg);
		break;
	case OPT_VALUE:
		grep_value_option(g, arg);
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
	    "+A:B:C:EFHLM:PVZabce:f:g:hij:k:lm:noqrst:uvwxz";
	int c;

	while ((c = getopt_long(argc, argv, opts, longopts, NULL)) != -1)
		if (!grep_flag_option(&g->o, c) &&
		    !argument_option(g, w, c, optarg) &&
		    !grep_number_option(g, c, optarg) &&
		    !cli_common(&g->cli, c, optarg))
			cli_usage(&g->cli);
}

/* What the options mean together. */
static void
settle(struct grep *g)
{
	struct grep_opt *o = &g->o;

	if (o->redact) {
		if (o->form != FORM_LINES || o->only)
			cli_die(&g->cli, "--redact writes whole lines: not "
			    "with --bio --inline --json --tsv -o");
		/* It keeps all lines, but for what a pattern says. */
		if (o->show == 0)
			o->show = o->types != 0 ? o->types : REDACT_TYPES;
		o->types = 0;
		o->nested = 1;
	} else {
		if (g->value != NULL && o->types == 0)
			o->types = VN_ENT_HAVE;
		o->show = o->types != 0 ? o->types : VN_ENT_HAVE;
	}
	/* -C is for what -A and -B do not say. */
	if (!o->after_set)
		o->after = o->both;
	if (!o->before_set)
		o->before = o->both;
	if (o->form == FORM_TSV || o->form == FORM_JSON ||
	    o->form == FORM_BIO) {
		/* The place is told, and there is nothing between the rows. */
		o->byte = o->only = o->context = 0;
		o->before = o->after = 0;
	}
	if (o->redact || o->form != FORM_LINES) {
		grep_color_free(o->color);
		o->color = NULL;
	}
	if (o->color != NULL)
		grep_color_invert(o->color, o->invert);
	/* Each line needs those before it. */
	if (o->doc)
		g->cli.jobs = 1;
	grep_alias_done(g, g->alias);
}

/*
 * Which types have to be recognised, and the gazetteers for them.  Those types
 * are not looked for that nobody asks for: that saves time, and at the start the
 * reading of the lists.
 */
static void
gather(struct grep *g, struct wait *w)
{
	const struct grep_opt *o = &g->o;
	size_t i;

	g->need = grep_re_types(g->re);
	if (o->types != 0 || o->form != FORM_LINES || o->redact)
		g->need |= o->show;
	/* Names stand in addresses too; and a place is not a given name. */
	if (o->redact && (g->need & VN_ENT_NAMES))
		g->need |= 1u << VN_ENT_EMAIL | VN_ENT_NAMES;
	if (o->nested && (g->need & VN_ENT_NAMES))
		g->need |= 1u << VN_ENT_TITLE;
	if ((g->need & VN_ENT_NAMES) || w->ngaz > 0)
		if ((g->gaz = vn_gaz_open()) == NULL)
			grep_no_memory(g);
	for (i = 0; i < w->ngaz; i++)
		grep_gaz_read(g, w->gaz[i]);
	grep_alias_done(g, g->ids);
	free(w->gaz);
}

/* Is the model of -M one for names?  Said before anything is read. */
static void
check_model(struct grep *g)
{
	struct vn_ents *e;

	if (g->model.file.p == NULL)
		return;
	if ((e = vn_ents_open(g->gaz, VN_ENT_NAMES)) == NULL)
		grep_no_memory(g);
	if (vn_ents_model(e, g->model.p, g->model.n) == -1)
		cli_model_wrong(&g->cli, &g->model, "names");
	vn_ents_close(e);
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
	const void *p;
	size_t n;
	int status;

	cli_start(&g.cli, "vngrep", usage);
	p = vn_ner_builtin(&n);
	if (n > 0)
		cli_model_use(&g.cli, &g.model, p, n);
	read_options(&g, &w, argc, argv);
	argc -= optind;
	argv += optind;
	if (!w.any && g.o.types == 0 && !g.o.redact && g.value == NULL) {
		if (argc == 0)
			cli_usage(&g.cli);
		add_pattern(&g, &w, argv[0], strlen(argv[0]));
		argc--;
		argv++;
	}
	settle(&g);
	if (w.any) {
		g.re_given = 1;
		if (w.b.n > 0)
			grep_add(&g, w.b.s, w.b.n - 1);
		vn_buf_fini(&w.b);
		grep_compile(&g);
	}
	gather(&g, &w);
	check_model(&g);
	if (g.o.max_set && g.o.max == 0 && g.o.list != LIST_WITHOUT)
		status = CLI_NO;
	else
		status = run(&g, &ops, argv, (size_t)argc);
	if (g.found && (status == CLI_OK || g.o.quiet))
		status = CLI_OK;
	else if (status == CLI_OK)
		status = CLI_NO;
	grep_serial_free(&g);
	grep_re_free(g.re);
	grep_re_free(g.value);
	grep_alias_free(g.alias);
	grep_alias_free(g.ids);
	vn_gaz_free(g.gaz);
	grep_color_free(g.o.color);
	cli_model_fini(&g.model);
	return cli_end(&g.cli, status);
}
