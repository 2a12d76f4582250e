#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/utf8.h"
#include "cli.h"

#define JOBS_MAX	1024

/*
 * A closed descriptor 0, 1 or 2 would be taken by the next open(2), and output
 * meant for it would land in a file.  Fill the hole with one that fails in use.
 */
static void
guard_descriptors(void)
{
	int fd;

	for (fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
			if (open("/dev/null", fd == 1 ? O_RDONLY : fd == 0 ?
			    O_WRONLY : O_RDWR) == -1)
				_exit(CLI_TROUBLE);
}

void
cli_start(struct cli *c, const char *name, const char *usage)
{
	guard_descriptors();
#ifdef __OpenBSD__
	if (pledge("stdio rpath", NULL) == -1)
		_exit(CLI_TROUBLE);
#endif
	memset(c, 0, sizeof *c);
	c->name = name;
	c->usage = usage;
	c->jobs = 1;
	c->delim = '\n';
	vn_out_init(&c->out, STDOUT_FILENO);
}

char *
cli_name(char *dst, size_t cap, const char *s)
{
	size_t at = 0, left = strlen(s), len, i;
	int32_t cp;

	/* Room for the longest escape of one character and "...". */
	while (left > 0 && at + 16 + 4 < cap) {
		len = (size_t)vn_utf8_get(s, left, &cp);
		if (cp == '\\') {
			memcpy(dst + at, "\\\\", 2);
			at += 2;
		} else if (cp >= 0xa0 || (cp >= 0x20 && cp < 0x7f)) {
			memcpy(dst + at, s, len);
			at += len;
		} else {
			for (i = 0; i < len; i++)
				at += (size_t)snprintf(dst + at, cap - at,
				    "\\x%02x", (unsigned char)s[i]);
		}
		s += len;
		left -= len;
	}
	snprintf(dst + at, cap - at, "%s", left > 0 ? "..." : "");
	return dst;
}

/* One write(2) for one message, so that commands of a pipe do not mix theirs. */
static void
say(const char *text, size_t n)
{
	ssize_t w;

	do
		w = write(STDERR_FILENO, text, n);
	while (w == -1 && errno == EINTR);
}

static void
vsay(const struct cli *c, int err, const char *fmt, va_list ap)
{
	char text[2048];
	int at, n;

	at = snprintf(text, sizeof text, "%s: ", c->name);
	n = vsnprintf(text + at, sizeof text - (size_t)at - 256, fmt, ap);
	if (n < 0)
		n = 0;
	at += n < (int)sizeof text - at - 257 ? n : (int)sizeof text - at - 257;
	if (err != 0)
		at += snprintf(text + at, 254, "%s%s", n > 0 ? ": " : "",
		    strerror(err));
	text[at++] = '\n';
	say(text, (size_t)at);
}

void
cli_warn(const struct cli *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsay(c, 0, fmt, ap);
	va_end(ap);
}

void
cli_die(const struct cli *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsay(c, 0, fmt, ap);
	va_end(ap);
	exit(CLI_TROUBLE);
}

void
cli_err(const struct cli *c, const char *fmt, ...)
{
	int err = errno;
	va_list ap;

	va_start(ap, fmt);
	vsay(c, err, fmt, ap);
	va_end(ap);
	exit(CLI_TROUBLE);
}

void
cli_usage(const struct cli *c)
{
	size_t n = strcspn(c->usage, "\n");

	dprintf(STDERR_FILENO, "usage: %s %.*s\n(%s --help for more)\n",
	    c->name, (int)n, c->usage, c->name);
	exit(CLI_TROUBLE);
}

static _Noreturn void
help(struct cli *c)
{
	vn_out_add(&c->out, "usage: ", 7);
	vn_out_add(&c->out, c->name, strlen(c->name));
	vn_out_add(&c->out, " ", 1);
	vn_out_add(&c->out, c->usage, strlen(c->usage));
	exit(cli_end(c, CLI_OK));
}

static _Noreturn void
version(struct cli *c)
{
	vn_out_add(&c->out, c->name, strlen(c->name));
	vn_out_add(&c->out, " " VN_VERSION "\n", strlen(VN_VERSION) + 2);
	if (c->version != NULL)
		vn_out_add(&c->out, c->version, strlen(c->version));
	exit(cli_end(c, CLI_OK));
}

int
cli_common(struct cli *c, int opt, const char *arg)
{
	switch (opt) {
	case 'j':
		c->jobs = (int)cli_num(c, "-j", arg, 0, JOBS_MAX);
		if (c->jobs == 0)
			c->jobs = (int)sysconf(_SC_NPROCESSORS_ONLN);
		if (c->jobs < 1)
			c->jobs = 1;
		return 1;
	case 'u':
		c->unbuffered = 1;
		return 1;
	case 'V':
		version(c);
	case 'z':
		c->delim = '\0';
		return 1;
	case CLI_HELP:
		help(c);
	default:
		return 0;
	}
}

int64_t
cli_num(const struct cli *c, const char *opt, const char *arg, int64_t lo,
    int64_t hi)
{
	int64_t v = 0;
	const char *p;
	char shown[80];

	for (p = arg; *p >= '0' && *p <= '9' && v <= hi; p++) {
		if (v > (INT64_MAX - 9) / 10) {
			v = INT64_MAX;
			break;
		}
		v = v * 10 + (*p - '0');
	}
	if (p == arg || *p != '\0' || v < lo || v > hi)
		cli_die(c, "%s: '%s' is not a number from %" PRId64 " to %"
		    PRId64, opt, cli_name(shown, sizeof shown, arg), lo, hi);
	return v;
}

/* file:line: text at byte N (M in all): reason */
static void
report(void *arg, const struct vn_note *n)
{
	struct cli *c = arg;
	char name[512], text[1024];
	const char *sep = "";
	int at = 0;

	if (n->file == NULL || n->file[0] != '\0') {
		at += snprintf(text, sizeof text, "%s", n->file == NULL ?
		    "(standard input)" : cli_name(name, sizeof name, n->file));
		sep = ": ";
	}
	if (n->line > 0)
		at += snprintf(text + at, sizeof text - (size_t)at,
		    ":%" PRIu64, n->line);
	if (n->text != NULL) {
		at += snprintf(text + at, sizeof text - (size_t)at, "%s%s", sep,
		    n->text);
		sep = ": ";
	}
	if (at < 0 || at >= (int)sizeof text)
		at = (int)sizeof text - 1;
	if (n->byte > 0)
		at += snprintf(text + at, sizeof text - (size_t)at,
		    " at byte %" PRIu64, n->byte);
	if (at < (int)sizeof text && n->count > 0)
		at += snprintf(text + at, sizeof text - (size_t)at,
		    " (%" PRIu64 " in all)", n->count);
	if (at < (int)sizeof text && n->err != 0)
		snprintf(text + at, sizeof text - (size_t)at, "%s%s", sep,
		    strerror(n->err));
	cli_warn(c, "%s", text);
}

int
cli_run(struct cli *c, const struct vn_run_ops *ops, void *arg,
    char *const *argv, int n)
{
	struct vn_run r = {
		.ops = ops, .arg = arg, .report = report, .report_arg = c,
		.files = argv, .nfiles = n > 0 ? (size_t)n : 0,
		.delim = c->delim, .jobs = c->jobs,
		.unbuffered = c->unbuffered, .out = &c->out
	};

	return vn_run(&r);
}

int
cli_end(struct cli *c, int status)
{
	int err;

	/* close(2) can be the first to tell, on NFS or over quota. */
	vn_out_flush(&c->out);
	if (close(c->out.fd) == -1 && c->out.err == 0 && errno != EBADF &&
	    errno != EINTR)
		c->out.err = errno;
	err = c->out.err;
	vn_out_fini(&c->out);
	if (err == 0)
		return status;
	if (err != EPIPE) {
		errno = err;
		cli_warn(c, "write error: %s", strerror(err));
	}
	return CLI_TROUBLE;
}

char *
cli_slurp(const struct cli *c, const char *file, size_t *n)
{
	int fd = strcmp(file, "-") == 0 ? STDIN_FILENO :
	    open(file, O_RDONLY | O_CLOEXEC);
	struct vn_buf b = VN_BUF_INIT;
	char name[256];
	ssize_t r = 0;

	cli_name(name, sizeof name, file);
	if (fd == -1)
		cli_err(c, "%s", name);
	do {
		if (r > 0)
			b.n += (size_t)r;
		if (vn_buf_need(&b, 65536) == -1)
			cli_err(c, "%s", name);
		r = read(fd, b.s + b.n, 65535);
	} while (r > 0 || (r == -1 && errno == EINTR));
	if (r == -1)
		cli_err(c, "%s", name);
	if (fd != STDIN_FILENO)
		close(fd);
	b.s[b.n] = '\0';
	*n = b.n;
	return b.s;
}
