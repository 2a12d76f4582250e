#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/feat.h"
#include "../lib/model.h"
#include "vntrain.h"

#define NER_BITS	(VN_LINES_MAX - 1)	/* as name_model.h has it */

static const char usage[] =
    "[-qV] [-e passes] [-t type] [option ...] -o model [style:]file ...\n"
    "Train a model of vnseg from segmented text, each file with its style, vlsp, ud\n"
    "or any; with -t ner one of vngrep from annotated lines, without styles.  A file\n"
    "may be - for standard input.\n\n"
    "  -e, --epochs=N             passes over the text (4; ner 12)\n"
    "      --exclude=FILE         seg: never train on these sentences\n"
    "      --family=FILE          seg: family names, --middle, --given: other names\n"
    "      --given=FILE\n"
    "      --gold-weight=N        the operands' lines count so often (4)\n"
    "      --held=[STYLE:]FILE    score this after each pass, never train on it\n"
    "      --middle=FILE\n"
    "      --min-feature=N        drop features seen less often (2; ner 1)\n"
    "      --min-word=N           seg: words seen so often in silver are known (5)\n"
    "      --name=NAME            name of the model\n"
    "  -o, --output=FILE          the model; - is standard output\n"
    "      --places=FILE          seg: names of places\n"
    "  -q, --quiet                only warnings and errors\n"
    "      --seed=N               other random numbers (0)\n"
    "      --silver=[STYLE:]FILE  text that a program has segmented or annotated\n"
    "      --silver-weight=N      its lines count so often (1)\n"
    "      --size=SIZE            of the table of weights, 1K to 16M, ner 8M (1M)\n"
    "  -t, --type=TYPE            what to train: seg or ner (seg)\n"
    "      --words=FILE           seg: words; a second list is told apart\n"
    "      --help, -V, --version\n";

enum {
	OPT_EXCLUDE = CLI_OWN, OPT_FAMILY, OPT_GIVEN, OPT_GOLD_WEIGHT, OPT_HELD,
	OPT_MIDDLE, OPT_MIN_FEATURE, OPT_MIN_WORD, OPT_NAME, OPT_PLACES,
	OPT_SEED, OPT_SILVER, OPT_SILVER_WEIGHT, OPT_SIZE, OPT_WORDS
};

static const struct option longs[] = {
	{ "epochs", required_argument, NULL, 'e' },
	{ "exclude", required_argument, NULL, OPT_EXCLUDE },
	{ "family", required_argument, NULL, OPT_FAMILY },
	{ "given", required_argument, NULL, OPT_GIVEN },
	{ "gold-weight", required_argument, NULL, OPT_GOLD_WEIGHT },
	{ "held", required_argument, NULL, OPT_HELD },
	{ "help", no_argument, NULL, CLI_HELP },
	{ "middle", required_argument, NULL, OPT_MIDDLE },
	{ "min-feature", required_argument, NULL, OPT_MIN_FEATURE },
	{ "min-word", required_argument, NULL, OPT_MIN_WORD },
	{ "name", required_argument, NULL, OPT_NAME },
	{ "output", required_argument, NULL, 'o' },
	{ "places", required_argument, NULL, OPT_PLACES },
	{ "quiet", no_argument, NULL, 'q' },
	{ "seed", required_argument, NULL, OPT_SEED },
	{ "silver", required_argument, NULL, OPT_SILVER },
	{ "silver-weight", required_argument, NULL, OPT_SILVER_WEIGHT },
	{ "size", required_argument, NULL, OPT_SIZE },
	{ "type", required_argument, NULL, 't' },
	{ "version", no_argument, NULL, 'V' },
	{ "words", required_argument, NULL, OPT_WORDS },
	{ NULL, 0, NULL, 0 }
};

/* --- options --- */

/* The style that arg[0..n) names.  0, or -1 when it is none. */
static int
find_style(const char *arg, size_t n, int *style)
{
	static const struct {
		const char *name;
		int	 style;
	} styles[] = { { "vlsp", 1 }, { "ud", -1 }, { "any", 0 } };
	size_t i;

	for (i = 0; i < sizeof styles / sizeof styles[0]; i++)
		if (strlen(styles[i].name) == n &&
		    memcmp(styles[i].name, arg, n) == 0) {
			*style = styles[i].style;
			return 0;
		}
	return -1;
}

/* STYLE:FILE; the style, *path is the file. */
static int
parse_style(const struct vntrain *o, const char *arg, int held,
    const char **path)
{
	size_t n = strcspn(arg, ":");
	char shown[256];
	int style = 0;

	cli_name(shown, sizeof shown, arg);
	if (arg[n] == '\0' || arg[n + 1] == '\0')
		cli_die(&o->c, "%s: a style and a file are wanted, as "
		    "vlsp:FILE", shown);
	if (find_style(arg, n, &style) == -1)
		cli_die(&o->c, "%s: unknown style: vlsp, ud or any is wanted",
		    shown);
	if (held && style == 0)
		cli_die(&o->c, "%s: scored in which style, vlsp or ud?", shown);
	*path = arg + n + 1;
	return style;
}

static void
add_input(struct vntrain *o, enum input_kind kind, const char *arg)
{
	struct input *in;
	size_t i;

	if ((in = realloc(o->in, (o->nin + 1) * sizeof *in)) == NULL)
		cli_err(&o->c, "%s", arg);
	o->in = in;
	in = &o->in[o->nin];
	memset(in, 0, sizeof *in);
	in->path = arg;
	if (kind == INPUT_HELD) {
		if (o->nheld == VN_TRAIN_SETS)
			cli_die(&o->c, "--held: at most %d", VN_TRAIN_SETS);
		in->set = o->nheld++;
	}
	for (i = 0; i < o->nin; i++)
		if (kind == INPUT_WORDS && o->in[i].kind == INPUT_WORDS)
			kind = INPUT_WORDS2;
	in->kind = kind;
	o->nin++;
}

/* What each input is, now that it is known what to train. */
static void
check_inputs(struct vntrain *o)
{
	struct input *in;
	int gold = 0, stdins = 0;

	for (in = o->in; in < o->in + o->nin; in++) {
		if (in->kind >= INPUT_HELD && !o->ner)
			in->style = parse_style(o, in->path,
			    in->kind == INPUT_HELD, &in->path);
		if (o->ner && in->kind < INPUT_HELD)
			cli_die(&o->c, "-t ner takes annotated lines only");
		gold += in->kind >= INPUT_GOLD;
		stdins += strcmp(in->path, "-") == 0;
	}
	if (gold == 0 || o->output == NULL)
		cli_usage(&o->c);
	if (o->ner && o->bits > NER_BITS)
		cli_die(&o->c, "--size: -t ner takes 8M at most");
	if (stdins > 1)
		cli_die(&o->c, "standard input can be read only once");
}

/* 512K, 1M, 16MiB: a power of two, to the number of its lines. */
static unsigned
parse_size(const struct vntrain *o, const char *arg)
{
	char *end;
	unsigned long n = 0;
	unsigned bits;

	if (*arg >= '1' && *arg <= '9') {
		n = strtoul(arg, &end, 10);
		if (n > 16384)
			n = 0;
		if (*end == 'M')
			n *= 1024;
		else if (*end != 'K')
			n = 0;
		if (n > 0 && end[1] != '\0' && strcmp(end + 1, "iB") != 0)
			n = 0;
	}
	for (bits = VN_LINES_MIN; bits <= VN_LINES_MAX; bits++)
		if ((unsigned long)VN_LINE_BYTES << bits == n * 1024)
			return bits;
	cli_die(&o->c, "--size: a power of two from 1K to 16M is wanted");
}

static void
set_name(struct vntrain *o, const char *arg)
{
	const char *p;

	for (p = arg; *p >= 0x20 && *p < 0x7f; p++)
		;
	if (*p != '\0' || p == arg || p - arg >= VN_MODEL_NAME)
		cli_die(&o->c, "--name: 1 to %d characters of ASCII are wanted",
		    VN_MODEL_NAME - 1);
	o->name = arg;
}

static void
long_option(struct vntrain *o, int opt, const char *arg)
{
	const struct cli *c = &o->c;

	switch (opt) {
	case OPT_EXCLUDE:
		add_input(o, INPUT_EXCLUDE, arg);
		break;
	case OPT_FAMILY:
		add_input(o, INPUT_FAMILY, arg);
		break;
	case OPT_GIVEN:
		add_input(o, INPUT_GIVEN, arg);
		break;
	case OPT_GOLD_WEIGHT:
		o->gold_weight = (int)cli_num(c, "--gold-weight", arg, 1, 100);
		break;
	case OPT_HELD:
		add_input(o, INPUT_HELD, arg);
		break;
	case OPT_MIDDLE:
		add_input(o, INPUT_MIDDLE, arg);
		break;
	case OPT_MIN_FEATURE:
		o->min_feature = (unsigned)cli_num(c, "--min-feature", arg, 1,
		    INT_MAX);
		break;
	case OPT_MIN_WORD:
		o->min_word = (unsigned)cli_num(c, "--min-word", arg, 1,
		    INT_MAX);
		break;
	case OPT_NAME:
		set_name(o, arg);
		break;
	case OPT_PLACES:
		add_input(o, INPUT_PLACES, arg);
		break;
	case OPT_SEED:
		o->seed = cli_num(c, "--seed", arg, 0, INT64_MAX);
		break;
	case OPT_SILVER:
		add_input(o, INPUT_SILVER, arg);
		break;
	case OPT_SILVER_WEIGHT:
		o->silver_weight = (int)cli_num(c, "--silver-weight", arg, 1,
		    100);
		break;
	case OPT_SIZE:
		o->bits = parse_size(o, arg);
		break;
	case OPT_WORDS:
		add_input(o, INPUT_WORDS, arg);
		break;
	}
}

/* The "-" makes operands come in their order among the options, everywhere. */
static void
parse(struct vntrain *o, int argc, char **argv)
{
	int opt;

	while ((opt = getopt_long(argc, argv, "-e:o:qt:V", longs, NULL)) !=
	    -1) {
		switch (opt) {
		case 1:
			add_input(o, INPUT_GOLD, optarg);
			break;
		case 'e':
			o->epochs = (int)cli_num(&o->c, "-e", optarg, 1, 1000);
			break;
		case 'o':
			o->output = optarg;
			break;
		case 'q':
			o->quiet = 1;
			break;
		case 't':
			o->ner = strcmp(optarg, "ner") == 0;
			if (!o->ner && strcmp(optarg, "seg") != 0)
				cli_die(&o->c, "-t: seg or ner is wanted");
			break;
		default:
			if (opt >= CLI_OWN)
				long_option(o, opt, optarg);
			else if (!cli_common(&o->c, opt, optarg))
				cli_usage(&o->c);
		}
	}
	for (; optind < argc; optind++)
		add_input(o, INPUT_GOLD, argv[optind]);
	check_inputs(o);
}

/* --- training --- */

static void
watch(void *arg, size_t done, size_t all)
{
	struct vntrain *o = arg;
	int percent = (int)(100 * (uint64_t)done / all);
	char text[80];

	if (percent == o->percent)
		return;
	o->percent = percent;
	snprintf(text, sizeof text, "pass %d of %d: %d %%", o->epoch, o->epochs,
	    percent);
	tell_progress(o, text);
}

static void
train(struct vntrain *o, struct vn_buf *model)
{
	const char *why;

	vn_train_seed(o->t, (uint64_t)o->seed);
	vn_train_watch(o->t, watch, o);
	tell_progress(o, "choosing features");
	if (vn_train_prepare(o->t, o->min_word, o->min_feature) == -1)
		cli_err(&o->c, "training");
	for (o->epoch = 1; o->epoch <= o->epochs; o->epoch++) {
		o->percent = -1;
		if (vn_train_epoch(o->t) == -1)
			cli_err(&o->c, "training");
		tell_progress(o, "");
		tell_scores(o);
	}
	if (vn_train_make(o->t, o->name, model) == -1)
		cli_err(&o->c, "model");
	if (!vn_model_check(model->s, model->n, &why))
		cli_die(&o->c, "model: %s", why);
}

int
main(int argc, char **argv)
{
	struct vntrain o = { .nin = 0 };
	struct vn_buf model = VN_BUF_INIT;

	cli_start(&o.c, "vntrain", usage);
	o.bits = 14;
	o.min_word = 5;
	o.gold_weight = 4;
	o.silver_weight = 1;
	o.name = "words";
	parse(&o, argc, argv);
	if (o.epochs == 0)
		o.epochs = o.ner ? 12 : 4;
	if (o.min_feature == 0)
		o.min_feature = o.ner ? 1 : 2;
	o.live = !o.quiet && isatty(STDERR_FILENO);
	check_output(&o);
	if (o.ner) {
		train_ner(&o, &model);
		write_model(&o, &model);
		vn_buf_fini(&model);
		free(o.in);
		return cli_end(&o.c, CLI_OK);
	}
	if ((o.t = vn_train_open(o.bits)) == NULL)
		cli_err(&o.c, "training");
	if (read_inputs(&o) != CLI_OK)
		cli_die(&o.c, "nothing was trained");
	train(&o, &model);
	write_model(&o, &model);
	tell_card(&o, &model);
	vn_train_close(o.t);
	vn_buf_fini(&model);
	free(o.in);
	return cli_end(&o.c, CLI_OK);
}
