#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "vnconv.h"

static const char usage[] =
    "[-DluVz] [-f encoding] [-j jobs] [-t encoding] [--bom]\n"
    "              [--subst[=char]] [file ...]\n"
    "Convert between the encodings of Vietnamese text, and detect them.\n\n"
    "      --bom            begin the output with a byte order mark\n"
    "  -D, --detect         only report: file, encoding, confidence, losses\n"
    "  -f, --from=ENC       encoding of the input, or auto (auto)\n"
    "  -j, --jobs=N         accepted; one thread is all that is needed\n"
    "  -l, --list           list the encodings\n"
    "      --subst[=CHAR]   CHAR for what the target cannot hold (?)\n"
    "  -t, --to=ENC         encoding of the output (utf-8)\n"
    "  -u, --unbuffered     write every line at once\n"
    "  -z, --null-data      lines end in NUL\n"
    "      --help, -V, --version\n";

/* --- options --- */

static int
encoding(const struct vnconv *v, const char *opt, const char *arg)
{
	char shown[80];
	int enc = vn_enc_find(arg);

	if (enc == -1)
		cli_die(&v->c, "%s: '%s' is no encoding (%s -l lists them)", opt,
		    cli_name(shown, sizeof shown, arg), v->c.name);
	return enc;
}

static int
substitute(const struct vnconv *v, const char *arg)
{
	if (arg == NULL)
		return '?';
	if (arg[0] < ' ' || arg[0] > '~' || arg[1] != '\0')
		cli_die(&v->c, "--subst: one ASCII character is wanted");
	return arg[0];
}

static int
list(struct vnconv *v)
{
	int i;

	for (i = 0; i < VN_ENCS; i++) {
		vn_out_add(&v->c.out, vn_enc_name(i), strlen(vn_enc_name(i)));
		vn_out_add(&v->c.out, "\n", 1);
	}
	return cli_end(&v->c, CLI_OK);
}

/* 1 if -l was given. */
static int
options(struct vnconv *v, int argc, char **argv)
{
	enum { BOM = CLI_OWN, SUBST };
	static const struct option longs[] = {
		{ "bom", no_argument, NULL, BOM },
		{ "detect", no_argument, NULL, 'D' },
		{ "from", required_argument, NULL, 'f' },
		{ "list", no_argument, NULL, 'l' },
		{ "subst", optional_argument, NULL, SUBST },
		{ "to", required_argument, NULL, 't' },
		CLI_COMMON_LONG,
		{ NULL, 0, NULL, 0 }
	};
	int opt, want_list = 0;

	opterr = 0;
	while ((opt = getopt_long(argc, argv, "+DVf:j:lt:uz", longs,
	    NULL)) != -1)
		switch (opt) {
		case BOM:
			v->bom = 1;
			break;
		case 'D':
			v->detect = 1;
			break;
		case 'f':
			v->from = strcmp(optarg, "auto") == 0 ? -1 :
			    encoding(v, "-f", optarg);
			break;
		case 'l':
			want_list = 1;
			break;
		case SUBST:
			v->subst = substitute(v, optarg);
			break;
		case 't':
			v->to = encoding(v, "-t", optarg);
			break;
		default:
			if (!cli_common(&v->c, opt, optarg))
				cli_usage(&v->c);
		}
	if (v->bom && v->to >= VN_ENC_TCVN3)
		cli_die(&v->c, "--bom: %s has no byte order mark",
		    vn_enc_name(v->to));
	return want_list;
}

/* --- operands --- */

/* Output that would be read again as input, and so never end. */
static int
is_output(const struct vnconv *v, int fd)
{
	struct stat a, b;

	return fstat(fd, &a) == 0 && fstat(v->c.out.fd, &b) == 0 &&
	    S_ISREG(a.st_mode) && a.st_dev == b.st_dev &&
	    a.st_ino == b.st_ino && a.st_size > 0;
}

/* What auto makes of the first 64 KiB, or of all there is; v->d holds its counts. */
static int
guess_head(struct vnconv *v, struct vn_guess *g, size_t *used)
{
	const char *s;
	size_t n;

	while (v->in.end - v->in.pos < VNCONV_HEAD && !v->in.eof)
		if (vn_out_flush(&v->c.out) == -1 || vn_in_fill(&v->in) == -1)
			return -1;
	s = v->in.buf + v->in.pos;
	n = v->in.end - v->in.pos;
	if (n > VNCONV_HEAD || !v->in.eof) {
		/* Not in the middle of a character. */
		n = VNCONV_HEAD;
		while (n > VNCONV_HEAD - 4 && (unsigned char)s[n - 1] >= 0x80)
			n--;
	}
	*used = n;
	vn_detect_reset(&v->d);
	return vn_detect_feed(&v->d, s, n) == -1 ? -1 : vn_detect_end(&v->d, g);
}

/* Decide by the head: 0, 1: unknown (told), -1: errno. */
static int
decide(struct vnconv *v)
{
	struct vn_guess g;
	size_t used;

	if (guess_head(v, &g, &used) == -1)
		return -1;
	v->enc = g.enc;
	if (g.enc != -1)
		return 0;
	vnconv_say(v, 0, 0, 0, "unknown encoding, name it by -f");
	v->status = CLI_TROUBLE;
	return 1;
}

/* A field of TSV. */
static int
add_field(struct vn_buf *b, const char *s)
{
	static const char special[] = "\t\n\r\\", name[] = "tnr\\";
	const char *p;

	for (; *s != '\0'; s++) {
		p = strchr(special, *s);
		if (p != NULL && vn_buf_addc(b, '\\') == -1)
			return -1;
		if (vn_buf_addc(b, p != NULL ? name[p - special] : *s) == -1)
			return -1;
	}
	return 0;
}

/*
 * Decide as auto does, but read all: how well does the rest fit?  Where the head
 * says nothing, all of the text decides.
 */
static int
guess_all(struct vnconv *v, struct vn_guess *g)
{
	size_t used;
	int blank;

	if (guess_head(v, g, &used) == -1)
		return -1;
	blank = g->enc == -1 || v->d.high == 0;
	v->in.pos += used;
	for (;;) {
		if (vn_detect_feed(&v->d, v->in.buf + v->in.pos,
		    v->in.end - v->in.pos) == -1)
			return -1;
		v->in.pos = v->in.end;
		if (v->in.eof)
			break;
		if (vn_in_fill(&v->in) == -1)
			return -1;
	}
	if (v->from != -1)
		return vn_detect_as(&v->d, g, v->from);
	return blank ? vn_detect_end(&v->d, g) :
	    vn_detect_as(&v->d, g, g->enc);
}

/* -D: say what the operand is. */
static int
detect(struct vnconv *v, const char *name)
{
	struct vn_guess g;
	char text[128];

	if (guess_all(v, &g) == -1)
		return -1;
	if (g.enc == -1)
		v->status = CLI_TROUBLE;
	v->text.n = 0;
	snprintf(text, sizeof text, "\t%s\t%d.%02d\t%" PRIu64 "\n",
	    g.enc == -1 ? "unknown" : vn_enc_name(g.enc), g.percent / 100,
	    g.percent % 100, g.losses);
	if (add_field(&v->text, name != NULL ? name : "(standard input)") == -1 ||
	    vn_buf_adds(&v->text, text) == -1)
		return -1;
	return vn_out_add(&v->c.out, v->text.s, v->text.n);
}

static void
start_operand(struct vnconv *v, int fd)
{
	vn_in_start(&v->in, fd, v->c.delim, 0);
	v->scanned = 0;
	v->line = v->byte = v->read = 0;
	memset(&v->odd, 0, sizeof v->odd);
	memset(&v->lost, 0, sizeof v->lost);
	memset(&v->missing, 0, sizeof v->missing);
	memset(&v->small, 0, sizeof v->small);
	memset(v->pairs, 0, sizeof v->pairs);
	v->other = -1;
	v->enc = v->from;
}

/* 0, or -1: nothing more can be written, or there is no memory. */
static int
operand(struct vnconv *v, const char *name, int fd)
{
	int rc = 0, err;

	start_operand(v, fd);
	if (v->detect)
		rc = detect(v, name);
	else if (v->from == -1)
		rc = decide(v);
	if (rc == 0 && !v->detect)
		return vnconv_text(v);
	if (rc != -1)
		return 0;
	if (v->c.out.err != 0)
		return -1;
	err = errno;
	vnconv_say(v, 0, 0, 0, strerror(err));
	v->status = CLI_TROUBLE;
	return err == ENOMEM ? -1 : 0;
}

static int
open_operand(struct vnconv *v, const char *arg)
{
	const char *name = strcmp(arg, "-") == 0 ? NULL : arg;
	int fd, rc = 0;

	v->file = name == NULL ? "(standard input)" :
	    cli_name(v->name, sizeof v->name, name);
	fd = name == NULL ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
	if (fd == -1 || is_output(v, fd)) {
		vnconv_say(v, 0, 0, 0, fd == -1 ? strerror(errno) :
		    "input file is the output file");
		v->status = CLI_TROUBLE;
	} else {
		rc = operand(v, name, fd);
	}
	if (fd > 0)
		close(fd);
	return rc;
}

int
main(int argc, char **argv)
{
	static struct vnconv v;
	int i;

	cli_start(&v.c, "vnconv", usage);
	v.from = -1;
	if (options(&v, argc, argv))
		return list(&v);
	vn_detect_init(&v.d);
	vn_put_init(&v.put, v.to);
	if (optind == argc)
		open_operand(&v, "-");
	for (i = optind; i < argc; i++)
		if (open_operand(&v, argv[i]) == -1)
			break;
	vn_detect_fini(&v.d);
	vn_put_fini(&v.put);
	vn_norm_fini(&v.norm);
	vn_in_fini(&v.in);
	vn_buf_fini(&v.text);
	vn_buf_fini(&v.nfc);
	vn_buf_fini(&v.res);
	return cli_end(&v.c, v.status);
}
