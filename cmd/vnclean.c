#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/punct.h"
#include "../lib/syl.h"
#include "vnclean.h"

static const char usage[] =
    "[-bCcDEeglmSsTuVwxz] [-B file] [-d which] [-j jobs] [-k policy]\n"
    "               [-o file] [-p list] [-R file] [-r file] [-t style]\n"
    "               [--json=field] [--no=rules] [--spaces=how] [file ...]\n"
    "Make Vietnamese text clean: valid UTF-8, NFC, no invisible litter; on request\n"
    "the litter of the web too.\n\n"
    "  -B, --boilerplate-file=FILE  more lines for -b, which it implies\n"
    "  -b, --boilerplate    drop lines of navigation, share bars, forms\n"
    "  -C, --check          no output; status 1 if anything would change\n"
    "  -c, --caption        photo remarks and credits\n"
    "  -D, --dupword        doubled function words\n"
    "  -d, --dedup=WHICH    repeated lines: adjacent, all\n"
    "  -E, --explain        instead of the text: file, line, byte, rule, before, after\n"
    "  -e, --entities       HTML entities, one level\n"
    "  -g, --glued          lost spaces between syllables\n"
    "  -j, --jobs=N         N threads, 0: one per CPU (1)\n"
    "      --json=FIELD     only this field of JSON lines\n"
    "  -k, --invalid=HOW    invalid UTF-8: replace, keep, drop, fail (replace)\n"
    "  -l, --byline         bylines\n"
    "  -m, --mojibake       UTF-8 that was read as another encoding\n"
    "      --no=RULE,...    switch rules off, by the names that -S shows\n"
    "  -o, --output=FILE    write here at the end; may be an input\n"
    "  -p, --punct=LIST     quotes, dash, ellipsis, width, ligature, space\n"
    "  -R, --rules=FILE     rules of your own: drop, keep, s\n"
    "  -r, --rejects=FILE   every dropped line goes here\n"
    "  -S, --stats          count the changes of each rule on standard error\n"
    "  -s, --squeeze-blank  one blank line for many\n"
    "      --spaces=HOW     squeeze, trim, keep (squeeze)\n"
    "  -T, --tabs           TAB counts as a space\n"
    "  -t, --tone=STYLE     tone marks: keep, old, new, fix, vncorenlp (keep)\n"
    "  -u, --unbuffered     write every line at once\n"
    "  -w, --web            for scraped pages: -m -e -b -c -l -s -T\n"
    "  -x, --homoglyph      Cyrillic and Greek look-alikes in Latin words\n"
    "  -z, --null-data      lines end in NUL\n"
    "      --help, -V, --version\n";

/* --- files that are written --- */

/* What a signal must not leave behind. */
static char temp[4096];

static void
on_signal(int sig)
{
	unlink(temp);
	signal(sig, SIG_DFL);
	raise(sig);
}

/*
 * The file that name leads to: a link stays a link.  Devices and the descriptors of
 * /dev are what they are called, whatever file may be behind them.
 */
static char *
real_name(const char *name)
{
	char *real;

	if (strncmp(name, "/dev/", 5) == 0 || strncmp(name, "/proc/", 6) == 0 ||
	    (real = realpath(name, NULL)) == NULL)
		return strdup(name);
	return real;
}

/*
 * Output goes to a file beside the one that was named, which takes its place at the
 * end: so an input may be named, and nobody ever sees half a file.  What is no
 * regular file is written as it is.
 */
static void
open_output(struct vnclean *v, const char *given)
{
	static const int sigs[] = { SIGHUP, SIGINT, SIGTERM };
	struct stat st;
	char shown[256], *name;
	mode_t mask;
	size_t i;
	int exists;

	if (strcmp(given, "/dev/stdout") == 0)
		return;
	cli_name(shown, sizeof shown, given);
	if ((name = real_name(given)) == NULL)
		cli_err(&v->c, "%s", shown);
	exists = lstat(name, &st) == 0;
	if (exists && !S_ISREG(st.st_mode)) {
		v->c.out.fd = open(name, O_WRONLY | O_CLOEXEC);
		free(name);
		if (v->c.out.fd == -1)
			cli_err(&v->c, "%s", shown);
		return;
	}
	if (snprintf(temp, sizeof temp, "%s.XXXXXX", name) >=
	    (int)sizeof temp) {
		errno = ENAMETOOLONG;
		cli_err(&v->c, "%s", shown);
	}
	if ((v->c.out.fd = mkstemp(temp)) == -1)
		cli_err(&v->c, "%s", shown);
	for (i = 0; i < sizeof sigs / sizeof sigs[0]; i++)
		if (signal(sigs[i], SIG_IGN) != SIG_IGN)	/* nohup(1) */
			signal(sigs[i], on_signal);
	mask = umask(0);
	umask(mask);
	if (fchmod(v->c.out.fd, exists ? st.st_mode & 07777 :
	    0666 & ~mask) == -1)
		cli_warn(&v->c, "%s: %s", shown, strerror(errno));
	v->output = name;
}

/* Put the output in its place, or take it away when there was trouble. */
static int
close_output(struct vnclean *v, int status)
{
	char shown[256];

	if (v->output == NULL)
		return status;
	cli_name(shown, sizeof shown, v->output);
	if (status == CLI_TROUBLE) {
		unlink(temp);
		cli_warn(&v->c, "%s: not written", shown);
	} else if (rename(temp, v->output) == -1) {
		cli_warn(&v->c, "%s: %s", shown, strerror(errno));
		unlink(temp);
		status = CLI_TROUBLE;
	}
	free(v->output);
	return status;
}

/* Open the file of -r, unless that would empty an input. */
static void
open_rejects(struct vnclean *v, const char *name, char *const *files, int n)
{
	struct stat a, b;
	char shown[256];
	int i;

	cli_name(shown, sizeof shown, name);
	for (i = 0; i < n; i++)
		if (stat(name, &a) == 0 && stat(files[i], &b) == 0 &&
		    S_ISREG(a.st_mode) && a.st_dev == b.st_dev &&
		    a.st_ino == b.st_ino)
			cli_die(&v->c, "%s: is an input", shown);
	v->rejects.fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
	    0666);
	if (v->rejects.fd == -1)
		cli_err(&v->c, "%s", shown);
}

static int
close_rejects(struct vnclean *v, const char *name, int status)
{
	char shown[256];

	if (v->rejects.fd == -1)
		return status;
	vn_out_flush(&v->rejects);
	if (close(v->rejects.fd) == -1 && v->rejects.err == 0)
		v->rejects.err = errno;
	vn_out_fini(&v->rejects);
	if (v->rejects.err == 0)
		return status;
	cli_warn(&v->c, "%s: %s", cli_name(shown, sizeof shown, name),
	    strerror(v->rejects.err));
	return CLI_TROUBLE;
}

/* --- options --- */

/* The index of one of the comma-separated names in *arg, which moves on. */
static int
one_of(const struct vnclean *v, const char *opt, const char **arg,
    const char *const *names)
{
	char list[256] = "", shown[80], one[64];
	size_t n = strcspn(*arg, ",");
	int i;

	snprintf(one, sizeof one, "%.*s", n < sizeof one ? (int)n :
	    (int)sizeof one - 1, *arg);
	for (i = 0; names[i] != NULL; i++) {
		if (strcmp(one, names[i]) == 0) {
			*arg = (*arg)[n] == '\0' ? NULL : *arg + n + 1;
			return i;
		}
		snprintf(list + strlen(list), sizeof list - strlen(list),
		    "%s%s", i > 0 ? ", " : "", names[i]);
	}
	cli_die(&v->c, "%s: '%s' is none of %s", opt,
	    cli_name(shown, sizeof shown, one), list);
}

static int
choice(const struct vnclean *v, const char *opt, const char *arg,
    const char *const *names)
{
	const char *p = arg;
	char shown[80];
	int i = one_of(v, opt, &p, names);

	if (p != NULL)
		cli_die(&v->c, "%s: '%s': one only", opt,
		    cli_name(shown, sizeof shown, arg));
	return i;
}

/* A set of names as bits. */
static unsigned
bits(const struct vnclean *v, const char *opt, const char *arg,
    const char *const *names)
{
	unsigned set = 0;

	while (arg != NULL)
		set |= 1u << one_of(v, opt, &arg, names);
	return set;
}

#define NAMES_MAX	64

/* What was asked for by name and is opened when all options are known. */
struct names {
	const char *output, *rejects;
	const char *rules[NAMES_MAX], *boiler[NAMES_MAX];
	size_t	 nrules, nboiler;
};

static void
load_boiler(struct vnclean *v, const struct names *f)
{
	struct vn_boiler *b;
	char shown[256], *s;
	size_t i, line, n;

	if ((b = vn_boiler_open(1)) == NULL)
		cli_err(&v->c, "boilerplate");
	v->o.boiler = v->boiler = b;
	for (i = 0; i < f->nboiler; i++) {
		s = cli_slurp(&v->c, f->boiler[i], &n);
		cli_name(shown, sizeof shown, f->boiler[i]);
		if (vn_boiler_add(b, s, n, &line) == -1) {
			if (errno == EINVAL)
				cli_die(&v->c, "%s:%zu: no such entry can be",
				    shown, line);
			cli_err(&v->c, "%s", shown);
		}
		free(s);
	}
}

static void
load_rules(struct vnclean *v, const char *name)
{
	struct vn_rules_err err;
	char shown[256], *s;
	size_t n;
	int rc;

	cli_name(shown, sizeof shown, name);
	s = cli_slurp(&v->c, name, &n);
	if (v->rules == NULL && (v->rules = vn_rules_open()) == NULL)
		cli_err(&v->c, "%s", shown);
	if ((rc = vn_rules_add(v->rules, s, n, &err)) == 1)
		cli_die(&v->c, "%s:%zu: %s at byte %zu", shown, err.line,
		    err.text, err.byte);
	if (rc == -1)
		cli_err(&v->c, "%s", shown);
	free(s);
}

enum { NO = CLI_OWN, SPACES, JSON };

static const struct option longs[] = {
	{ "boilerplate", no_argument, NULL, 'b' },
	{ "boilerplate-file", required_argument, NULL, 'B' },
	{ "byline", no_argument, NULL, 'l' },
	{ "caption", no_argument, NULL, 'c' },
	{ "check", no_argument, NULL, 'C' },
	{ "dedup", required_argument, NULL, 'd' },
	{ "dupword", no_argument, NULL, 'D' },
	{ "entities", no_argument, NULL, 'e' },
	{ "explain", no_argument, NULL, 'E' },
	{ "glued", no_argument, NULL, 'g' },
	{ "homoglyph", no_argument, NULL, 'x' },
	{ "invalid", required_argument, NULL, 'k' },
	{ "json", required_argument, NULL, JSON },
	{ "mojibake", no_argument, NULL, 'm' },
	{ "no", required_argument, NULL, NO },
	{ "output", required_argument, NULL, 'o' },
	{ "punct", required_argument, NULL, 'p' },
	{ "rejects", required_argument, NULL, 'r' },
	{ "rules", required_argument, NULL, 'R' },
	{ "spaces", required_argument, NULL, SPACES },
	{ "squeeze-blank", no_argument, NULL, 's' },
	{ "stats", no_argument, NULL, 'S' },
	{ "tabs", no_argument, NULL, 'T' },
	{ "tone", required_argument, NULL, 't' },
	{ "web", no_argument, NULL, 'w' },
	CLI_COMMON_LONG,
	{ NULL, 0, NULL, 0 }
};

/* Options that switch one rule on: their letters, in the order of the rules. */
static const struct { char letter; enum vn_rule rule; } switches[] = {
	{ 'm', VN_RULE_MOJIBAKE }, { 'e', VN_RULE_ENTITIES },
	{ 'x', VN_RULE_HOMOGLYPH }, { 'g', VN_RULE_GLUED },
	{ 'b', VN_RULE_BOILERPLATE }, { 'c', VN_RULE_CAPTION },
	{ 'l', VN_RULE_BYLINE }, { 'D', VN_RULE_DUPWORD },
	{ 's', VN_RULE_SQUEEZE },
};

static int
switched(struct vnclean *v, int opt)
{
	size_t i;

	for (i = 0; i < sizeof switches / sizeof switches[0]; i++)
		if (switches[i].letter == opt) {
			v->o.on |= VN_RULE_BIT(switches[i].rule);
			return 1;
		}
	return 0;
}

/* Options that take a name or a word. */
static int
worded(struct vnclean *v, struct names *f, int opt, const char *arg)
{
	static const char *const invalid[] = { "replace", "keep", "drop",
	    "fail", NULL };
	static const char *const spaces[] = { "squeeze", "trim", "keep", NULL };
	static const char *const tone[] = { "keep", "fix", "old", "new",
	    "vncorenlp", NULL };
	static const char *const dedup[] = { "adjacent", "all", NULL };
	static const char *const punct[] = { "quotes", "dash", "ellipsis",
	    "width", "ligature", "space", NULL };

	switch (opt) {
	case 'B':
		if (f->nboiler == NAMES_MAX)
			cli_die(&v->c, "-B: too many files");
		f->boiler[f->nboiler++] = arg;
		return switched(v, 'b');
	case 'd':
		v->dedup = DEDUP_ADJACENT + choice(v, "-d", arg, dedup);
		v->o.on |= VN_RULE_BIT(VN_RULE_DEDUP);
		return 1;
	case 'k':
		v->o.invalid = choice(v, "-k", arg, invalid);
		return 1;
	case 'p':
		v->o.punct |= bits(v, "-p", arg, punct);
		v->o.on |= VN_RULE_BIT(VN_RULE_PUNCT);
		return 1;
	case 't':
		v->o.tone = choice(v, "-t", arg, tone);
		v->o.on |= VN_RULE_BIT(VN_RULE_TONE);
		return 1;
	case NO:
		v->off |= bits(v, "--no", arg, vn_rule_name);
		return 1;
	case SPACES:
		v->o.spaces = choice(v, "--spaces", arg, spaces);
		return 1;
	default:
		return 0;
	}
}

static void
option(struct vnclean *v, struct names *f, int opt, const char *arg)
{
	const char *web;

	switch (opt) {
	case 'C':
		v->check = 1;
		return;
	case 'E':
		v->explain = 1;
		return;
	case 'o':
		f->output = arg;
		return;
	case 'R':
		if (f->nrules == NAMES_MAX)
			cli_die(&v->c, "-R: too many files");
		f->rules[f->nrules++] = arg;
		v->o.on |= VN_RULE_BIT(VN_RULE_RULES);
		return;
	case 'r':
		f->rejects = arg;
		return;
	case 'S':
		v->stats = 1;
		return;
	case 'T':
		v->o.tabs = 1;
		return;
	case 'w':
		for (web = "mebcls"; *web != '\0'; web++)
			switched(v, *web);
		v->o.tabs = 1;
		return;
	case JSON:
		v->json = arg;
		return;
	}
	if (!switched(v, opt) && !worded(v, f, opt, arg) &&
	    !cli_common(&v->c, opt, arg))
		cli_usage(&v->c);
}

static void
options(struct vnclean *v, struct names *f, int argc, char **argv)
{
	int opt;

	opterr = 0;
	while ((opt = getopt_long(argc, argv,
	    "+B:bCcDd:Eegj:k:lmo:p:R:r:SsTt:uVwxz", longs, NULL)) != -1)
		option(v, f, opt, optarg);
	if (v->o.tone == VN_TONE_KEEP)
		v->o.on &= ~VN_RULE_BIT(VN_RULE_TONE);
	v->o.on &= ~v->off;
	v->squeeze = (v->o.on & VN_RULE_BIT(VN_RULE_SQUEEZE)) != 0;
	if (!(v->o.on & VN_RULE_BIT(VN_RULE_DEDUP)))
		v->dedup = DEDUP_NOT;
	v->o.delim = v->json != NULL ? '\n' : v->c.delim;
}

/* --- main --- */

static void
prepare(struct vnclean *v, const struct names *f, char *const *argv, int n)
{
	void *own = NULL;
	size_t i;

	if (v->o.on & VN_RULE_BIT(VN_RULE_BOILERPLATE))
		load_boiler(v, f);
	for (i = 0; i < f->nrules && (v->o.on &
	    VN_RULE_BIT(VN_RULE_RULES)); i++)
		load_rules(v, f->rules[i]);
	if (v->dedup != DEDUP_NOT && (v->seen = vn_dedup_open()) == NULL)
		cli_err(&v->c, "-d");
	if (f->rejects != NULL)
		open_rejects(v, f->rejects, argv, n);
	if (f->output != NULL)
		open_output(v, f->output);
	/* What tells or remembers sees JSON records one after the other. */
	if (v->json != NULL && (v->squeeze || v->explain ||
	    v->seen != NULL || v->rejects.fd != -1)) {
		if (vnclean_open(v, &own) == -1)
			cli_err(&v->c, "--json");
		v->own = own;
	}
}

static uint64_t
report(struct vnclean *v)
{
	uint64_t all = 0, lost;
	int i;

	for (i = 0; i < VN_RULES; i++) {
		all += v->count[i];
		if (v->stats)
			fprintf(stderr, "%s\t%" PRIu64 "\n", vn_rule_name[i],
			    v->count[i]);
	}
	if (v->seen != NULL && (lost = vn_dedup_full(v->seen)) > 0)
		cli_warn(&v->c, "-d: memory is full, %" PRIu64
		    " lines were not remembered", lost);
	return all;
}

int
main(int argc, char **argv)
{
	struct vnclean v = { .delims = 1, .o = { .on = VN_RULES_DEFAULT },
	    .rejects = { .fd = -1 } };
	struct vn_run_ops ops = vnclean_ops;
	struct names f = { 0 };
	uint64_t all;
	int status;

	cli_start(&v.c, "vnclean", usage);
	options(&v, &f, argc, argv);
	prepare(&v, &f, argv + optind, argc - optind);
	/* What looks at whole lines cannot do with pieces. */
	ops.whole = v.json != NULL || v.rules != NULL || v.seen != NULL;
	status = cli_run(&v.c, &ops, &v, argv + optind, argc - optind);
	if (v.own != NULL)
		vnclean_close(&v, v.own);
	all = report(&v);
	if (status == CLI_OK && v.check && all > 0)
		status = CLI_NO;
	status = close_rejects(&v, f.rejects, status);
	status = close_output(&v, cli_end(&v.c, status));
	vn_dedup_close(v.seen);
	vn_boiler_close(v.boiler);
	vn_rules_close(v.rules);
	return status;
}
