#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/clean.h"
#include "../lib/syl.h"
#include "cli.h"

static const char usage[] =
    "[-CSVsuz] [-j jobs] [-k policy] [-t style] [--no=rules]\n"
    "               [--spaces=how] [file ...]\n"
    "Make Vietnamese text clean: valid UTF-8, NFC, no invisible litter.\n\n"
    "  -C, --check          no output; status 1 if anything would change\n"
    "  -j, --jobs=N         N threads, 0: one per CPU (1)\n"
    "  -k, --invalid=HOW    invalid UTF-8: replace, keep, drop, fail (replace)\n"
    "      --no=RULE,...    switch rules off: utf8 control invisible nfc marks\n"
    "                       eth space\n"
    "  -S, --stats          count the changes of each rule on standard error\n"
    "  -s, --squeeze-blank  one blank line for many\n"
    "      --spaces=HOW     squeeze, trim, keep (squeeze)\n"
    "  -t, --tone=STYLE     tone marks: keep, old, new, fix, vncorenlp (keep)\n"
    "  -u, --unbuffered     write every line at once\n"
    "  -z, --null-data      lines end in NUL\n"
    "      --help, -V, --version\n";

struct vnclean {
	struct cli c;
	struct vn_clean_opts o;
	int	 check, stats, squeeze;
	uint64_t count[VN_RULES];	/* of all threads */
	int	 delims;		/* delimiters at the end of what was written */
};

static int
open_worker(void *arg, void **worker)
{
	struct vnclean *v = arg;
	struct vn_clean *c;

	if ((c = malloc(sizeof *c)) == NULL)
		return -1;
	vn_clean_init(c, &v->o);
	*worker = c;
	return 0;
}

static int
close_worker(void *arg, void *worker)
{
	struct vnclean *v = arg;
	struct vn_clean *c = worker;
	int i;

	for (i = 0; i < VN_RULES; i++)
		v->count[i] += c->count[i];
	vn_clean_fini(c);
	free(c);
	return 0;
}

static uint64_t
lines_before(const char *s, const char *end, int delim)
{
	uint64_t n = 0;

	for (; (s = memchr(s, delim, (size_t)(end - s))) != NULL; s++)
		n++;
	return n;
}

/* Report what vn_clean_line() found ill-formed in the record at s. */
static int
report_bad(struct vn_block *b, const char *s, const struct vn_clean_line *l,
    int failed)
{
	uint64_t line, byte = b->in.byte + l->bad.first + 1;

	/* Only the first place of a block is told: lines are counted once. */
	line = b->bad > 0 ? 0 : b->in.line +
	    lines_before(b->in.s, s, b->delim);
	if (!failed) {
		vn_block_bad(b, l->bad.n, line, byte);
		return VN_RUN_OK;
	}
	if (vn_block_note(b, line, byte, 1, "invalid UTF-8") == -1)
		return VN_RUN_ERR;
	return VN_RUN_STOP;
}

/* One record that needs looking at, or one piece of a long one. */
static int
clean_record(struct vn_clean *c, struct vn_block *b, const char *s, size_t n)
{
	struct vn_clean_line l = { .s = s, .n = n, .cont = b->in.cont,
	    .more = b->in.more, .prev = b->in.prev, .blank = b->in.blank };
	int rc;

	if ((rc = vn_clean_line(c, &b->out, &l)) == -1)
		return VN_RUN_ERR;
	if (l.bad.n > 0 && (rc = report_bad(b, s, &l, rc)) != VN_RUN_OK)
		return rc;
	if (!l.more && vn_buf_addc(&b->out, b->delim) == -1)
		return VN_RUN_ERR;
	return VN_RUN_OK;
}

static int
block(void *worker, struct vn_block *b)
{
	struct vn_clean *c = worker;
	const char *s = b->in.s, *end = s + b->in.n, *p;
	size_t n;
	int rc;

	if (b->in.nolf)
		c->count[VN_RULE_UTF8]++;
	if (b->in.more)
		return clean_record(c, b, s, b->in.n);
	while (s < end) {
		/* What is clean is copied as it stands, many lines at once. */
		if (!b->in.cont &&
		    (n = vn_clean_prefix(c, s, (size_t)(end - s))) > 0) {
			if (vn_clean_tone(c, &b->out, s, n) == -1)
				return VN_RUN_ERR;
			s += n;
			continue;
		}
		p = memchr(s, b->delim, (size_t)(end - s));
		if ((rc = clean_record(c, b, s, (size_t)(p - s))) != VN_RUN_OK)
			return rc;
		s = p + 1;
	}
	return VN_RUN_OK;
}

/*
 * Of many blank lines leave one, as cat -s.  The start of the text counts as the
 * end of a line, so that leading blank lines are squeezed too.
 */
static void
squeeze(struct vnclean *v, struct vn_buf *out, int delim)
{
	const char *s = out->s, *end = s + out->n, *p;
	char *to = out->s;
	size_t n;

	while (s < end) {
		if (*s == (char)delim) {
			if (v->delims < 2)
				*to++ = *s;
			else
				v->count[VN_RULE_SQUEEZE]++;
			v->delims += v->delims < 2;
			s++;
			continue;
		}
		p = memchr(s, delim, (size_t)(end - s));
		n = p != NULL ? (size_t)(p - s) + 1 : (size_t)(end - s);
		memmove(to, s, n);
		to += n;
		s += n;
		v->delims = p != NULL;
	}
	out->n = (size_t)(to - out->s);
}

static int
serial(void *arg, struct vn_block *b)
{
	struct vnclean *v = arg;

	if (v->squeeze && b->out.n > 0)
		squeeze(v, &b->out, b->delim);
	if (v->check)
		b->out.n = 0;
	return b->rc;
}

static const struct vn_run_ops ops = {
	.open = open_worker, .close = close_worker, .block = block,
	.serial = serial
};

/* --- options --- */

static int
choice(const struct vnclean *v, const char *opt, const char *arg,
    const char *const *names)
{
	char list[128] = "", shown[80];
	int i;

	for (i = 0; names[i] != NULL; i++) {
		if (strcmp(arg, names[i]) == 0)
			return i;
		snprintf(list + strlen(list), sizeof list - strlen(list),
		    "%s%s", i > 0 ? ", " : "", names[i]);
	}
	cli_die(&v->c, "%s: '%s' is none of %s", opt,
	    cli_name(shown, sizeof shown, arg), list);
}

static unsigned
rule_bits(const struct vnclean *v, const char *arg)
{
	static const char *const names[] = { "utf8", "control", "invisible",
	    "nfc", "marks", "eth", "space", NULL };
	unsigned bits = 0;
	char one[32];
	size_t n;
	int i, k;

	for (;; arg += n + 1) {
		n = strcspn(arg, ",");
		snprintf(one, sizeof one, "%.*s", n < sizeof one ? (int)n :
		    (int)sizeof one - 1, arg);
		k = choice(v, "--no", one, names);
		for (i = 0; strcmp(vn_rule_name[i], names[k]) != 0; i++)
			;
		bits |= 1u << i;
		if (arg[n] == '\0')
			return bits;
	}
}

static void
options(struct vnclean *v, int argc, char **argv)
{
	enum { NO = CLI_OWN, SPACES };
	static const char *const invalid[] = { "replace", "keep", "drop",
	    "fail", NULL };
	static const char *const spaces[] = { "squeeze", "trim", "keep",
	    NULL };
	static const char *const tone[] = { "keep", "fix", "old", "new",
	    "vncorenlp", NULL };
	static const struct option longs[] = {
		{ "check", no_argument, NULL, 'C' },
		{ "invalid", required_argument, NULL, 'k' },
		{ "no", required_argument, NULL, NO },
		{ "spaces", required_argument, NULL, SPACES },
		{ "squeeze-blank", no_argument, NULL, 's' },
		{ "stats", no_argument, NULL, 'S' },
		{ "tone", required_argument, NULL, 't' },
		CLI_COMMON_LONG,
		{ NULL, 0, NULL, 0 }
	};
	int opt;

	opterr = 0;
	while ((opt = getopt_long(argc, argv, "+CSVj:k:st:uz", longs,
	    NULL)) != -1)
		switch (opt) {
		case 'C':
			v->check = 1;
			break;
		case 'k':
			v->o.invalid = choice(v, "-k", optarg, invalid);
			break;
		case 'S':
			v->stats = 1;
			break;
		case 's':
			v->squeeze = 1;
			break;
		case 't':
			v->o.tone = choice(v, "-t", optarg, tone);
			break;
		case NO:
			v->o.off |= rule_bits(v, optarg);
			break;
		case SPACES:
			v->o.spaces = choice(v, "--spaces", optarg, spaces);
			break;
		default:
			if (!cli_common(&v->c, opt, optarg))
				cli_usage(&v->c);
		}
	v->o.delim = v->c.delim;
}

int
main(int argc, char **argv)
{
	struct vnclean v = { .delims = 1 };
	uint64_t all = 0;
	int i, status;

	cli_start(&v.c, "vnclean", usage);
	options(&v, argc, argv);
	status = cli_run(&v.c, &ops, &v, argv + optind, argc - optind);
	for (i = 0; i < VN_RULES; i++) {
		all += v.count[i];
		if (v.stats)
			fprintf(stderr, "%s\t%" PRIu64 "\n", vn_rule_name[i],
			    v.count[i]);
	}
	if (status == CLI_OK && v.check && all > 0)
		status = CLI_NO;
	return cli_end(&v.c, status);
}
