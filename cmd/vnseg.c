#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "../lib/utf8.h"
#include "cli_model.h"
#include "vnseg.h"

static const char usage[] =
    "[-EnsuVz] [-d file] [-J char] [-j jobs] [-M model] [-o format]\n"
    "             [--json=field] [--style=name] [file ...]\n"
    "Split Vietnamese text into sentences, a line each, and words.\n\n"
    "  -d, --dict=FILE      words of your own; a leading - keeps them apart\n"
    "  -E, --explain        instead of the text: file, line, sentence, byte, two\n"
    "                       tokens, join or split, by, score, features\n"
    "  -J, --joiner=CHAR    what joins the syllables of a word (_)\n"
    "  -j, --jobs=N         N threads, 0: one per CPU (1)\n"
    "      --json=FIELD     only this field of JSON lines\n"
    "  -M, --model=FILE     use this model\n"
    "  -n, --no-sentences   keep the lines as they are\n"
    "  -o, --format=FORMAT  line, vert, conllu, tsv, json (line)\n"
    "  -s, --sentences      only split sentences\n"
    "      --style=NAME     habit of joining: vlsp, ud (vlsp)\n"
    "  -u, --unbuffered     write every line at once\n"
    "  -z, --null-data      lines end in NUL\n"
    "      --help, -V, --version\n";

/* The command: what threads read, and what is freed or told at its end. */
struct command {
	struct cli c;
	struct vnseg o;
	struct vn_dict *dict;		/* o.dict points to it */
	struct cli_model model;
	int	 explain;		/* -E */
	/* the serial stage */
	struct vnseg_worker serial;	/* writes what no thread could */
	struct vnseg_long piece;
};

static int
open_worker(void *arg, void **worker)
{
	struct command *v = arg;

	return vnseg_open(&v->o, worker);
}

/* Only the pieces of long lines must be seen in order. */
static int
serial(void *arg, struct vn_block *b)
{
	struct command *v = arg;
	const struct vnseg_format *f = v->o.format;

	if (!b->in.cont && !b->in.more)
		return b->rc;
	if ((f->begin != NULL && f->begin(&v->serial, b) == -1) ||
	    f->piece(&v->serial, &v->piece, b) == -1)
		return VN_RUN_ERR;
	return b->rc;
}

/* --- options --- */

static void
load_dict(struct command *v, const char *path)
{
	const char *why;
	char name[256], *s;
	size_t line, n;
	int rc;

	if (v->dict == NULL && (v->dict = vn_dict_new()) == NULL)
		cli_err(&v->c, "-d");
	s = cli_slurp(&v->c, path, &n);
	rc = vn_dict_add(v->dict, s, n, &line, &why);
	free(s);
	cli_name(name, sizeof name, path);
	if (rc == -1)
		cli_err(&v->c, "%s", name);
	if (rc == 1)
		cli_die(&v->c, "%s:%zu: %s", name, line, why);
}

static void
set_joiner(struct command *v, const char *arg)
{
	size_t n = strlen(arg);
	struct vn_toks t = { NULL, 0, 0 };
	int32_t cp;
	int one;

	if (n == 0 || (size_t)vn_utf8_get(arg, n, &cp) != n || cp < 0)
		cli_die(&v->c, "-J: exactly one character is wanted");
	if (vn_tok_part(&t, arg, n) == -1)
		cli_err(&v->c, "-J");
	one = t.n == 1;
	vn_toks_fini(&t);
	if (!one || cp < 0x20 || cp == 0x7f)
		cli_die(&v->c, "-J: white space or a control character");
	v->o.joiner = arg;
	v->o.njoiner = n;
}

static void
set_style(struct command *v, const char *arg)
{
	if (strcmp(arg, "vlsp") == 0)
		v->o.style = VN_SEG_VLSP;
	else if (strcmp(arg, "ud") == 0)
		v->o.style = VN_SEG_UD;
	else
		cli_die(&v->c, "--style: neither vlsp nor ud");
}

static void
set_format(struct command *v, const char *arg)
{
	static const struct vnseg_format *const all[] = { &vnseg_line,
	    &vnseg_vert, &vnseg_conllu, &vnseg_tab, &vnseg_json };
	size_t i;

	for (i = 0; i < sizeof all / sizeof all[0]; i++)
		if (strcmp(arg, all[i]->name) == 0) {
			v->o.format = all[i];
			return;
		}
	cli_die(&v->c, "-o: none of line, vert, conllu, tsv, json");
}

enum { JSON = CLI_OWN, STYLE };

static const struct option longs[] = {
	{ "dict", required_argument, NULL, 'd' },
	{ "explain", no_argument, NULL, 'E' },
	{ "format", required_argument, NULL, 'o' },
	{ "joiner", required_argument, NULL, 'J' },
	{ "json", required_argument, NULL, JSON },
	{ "model", required_argument, NULL, 'M' },
	{ "no-sentences", no_argument, NULL, 'n' },
	{ "sentences", no_argument, NULL, 's' },
	{ "style", required_argument, NULL, STYLE },
	CLI_COMMON_LONG,
	{ NULL, 0, NULL, 0 }
};

static void
option(struct command *v, int opt, const char *arg)
{
	switch (opt) {
	case 'd':
		load_dict(v, arg);
		break;
	case 'E':
		v->explain = 1;
		break;
	case 'J':
		set_joiner(v, arg);
		break;
	case 'M':
		cli_model_read(&v->c, &v->model, arg);
		break;
	case 'n':
		v->o.keep_lines = 1;
		break;
	case 'o':
		set_format(v, arg);
		break;
	case 's':
		v->o.sentences = 1;
		break;
	case JSON:
		v->o.field = arg;
		break;
	case STYLE:
		set_style(v, arg);
		break;
	default:
		if (!cli_common(&v->c, opt, arg))
			cli_usage(&v->c);
	}
}

static void
options(struct command *v, int argc, char **argv)
{
	int opt;

	opterr = 0;
	while ((opt = getopt_long(argc, argv, "+d:EJ:j:M:no:suVz", longs,
	    NULL)) != -1)
		option(v, opt, optarg);
	if (v->o.keep_lines && v->o.sentences)
		cli_die(&v->c, "-n and -s exclude each other");
	if (v->explain && (v->o.format != &vnseg_line || v->o.sentences ||
	    v->o.field != NULL))
		cli_die(&v->c, "-E goes with none of -o, -s, --json");
	if (v->explain)
		v->o.format = &vnseg_why;
	if (v->o.sentences && !v->o.format->sentences)
		cli_die(&v->c, "-s: -o %s is made of words",
		    v->o.format->name);
	v->o.many = argc - optind > 1;
}

/* Is the model one for words?  Said before anything is read. */
static void
check_model(struct command *v)
{
	struct vn_seg *g;

	if (v->model.file.p == NULL)
		return;
	if ((g = vn_seg_open(v->o.model, v->o.nmodel)) == NULL) {
		if (errno != EINVAL)
			cli_err(&v->c, "-M");
		cli_model_wrong(&v->c, &v->model, "words");
	}
	vn_seg_close(g);
}

int
main(int argc, char **argv)
{
	struct command v = { .o = { .format = &vnseg_line, .joiner = "_",
	    .njoiner = 1 } };
	struct vn_run_ops ops = { .open = open_worker, .close = vnseg_close,
	    .block = vnseg_block, .serial = serial, .utf8 = 1 };
	const void *p;
	size_t n;
	int status;

	cli_start(&v.c, "vnseg", usage);
#ifdef __GLIBC__
	mallopt(M_TOP_PAD, 4 << 20);	/* the heap grows once, not by steps */
#endif
	p = vn_seg_builtin(&n);
	cli_model_use(&v.c, &v.model, p, n);
	options(&v, argc, argv);
	v.o.model = v.model.p;
	v.o.nmodel = v.model.n;
	check_model(&v);
	v.o.dict = v.dict;
	v.serial.o = &v.o;
	/* A JSON object cannot be understood from a piece of it. */
	ops.whole = v.o.field != NULL;
	status = cli_run(&v.c, &ops, &v, argv + optind, argc - optind);
	status = cli_end(&v.c, status);
	vn_dict_free(v.dict);
	cli_model_fini(&v.model);
	vn_buf_fini(&v.serial.name);
	vn_buf_fini(&v.piece.held);
	vn_buf_fini(&v.piece.swap);
	return status;
}
