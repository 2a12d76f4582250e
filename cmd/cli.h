/*
 * cli - what only commands share: start-up, usage, numbers, messages, exit.
 * A command prints through here and nowhere else.
 */
#ifndef CLI_H
#define CLI_H

#include <stddef.h>
#include <stdint.h>

#include "../lib/out.h"
#include "../lib/run.h"

enum { CLI_OK = 0, CLI_NO = 1, CLI_TROUBLE = 2 };

/* The options that mean the same in every command. */
struct cli {
	const char *name;	/* "vnclean" */
	const char *usage;	/* the synopsis behind the name, then option lines */
	const char *version;	/* lines that -V adds (models), or NULL */
	int	 jobs;		/* -j N; 0 on the command line: all CPUs */
	int	 unbuffered;	/* -u */
	int	 delim;		/* '\n'; -z: '\0' */
	struct vn_out out;	/* standard output */
};

/*
 * Long-only options have values from here on; CLI_COMMON_LONG goes into the
 * command's struct option array, "j:uzV" into its option string.
 */
enum { CLI_HELP = 0x100, CLI_OWN = 0x110 };
#define CLI_COMMON_LONG \
	{ "help", no_argument, NULL, CLI_HELP }, \
	{ "jobs", required_argument, NULL, 'j' }, \
	{ "null-data", no_argument, NULL, 'z' }, \
	{ "unbuffered", no_argument, NULL, 'u' }, \
	{ "version", no_argument, NULL, 'V' }

/*
 * First thing in main: descriptors 0 to 2 made safe, pledge(2) where there is one,
 * messages to name themselves.  argv[0] is not looked at.
 */
void	cli_start(struct cli *c, const char *name, const char *usage);

/*
 * An option of CLI_COMMON_LONG: 1 if it was one (--help and -V print and exit).
 * Anything the command does not know either goes to cli_usage().
 */
int	cli_common(struct cli *c, int opt, const char *arg);

/* "usage: ..." on stderr, exit 2. */
_Noreturn void	cli_usage(const struct cli *c);

/* Message on stderr ("name: text"), exit 2. */
_Noreturn void	cli_die(const struct cli *c, const char *fmt, ...);

/* Message on stderr with strerror(errno) behind it, exit 2. */
_Noreturn void	cli_err(const struct cli *c, const char *fmt, ...);

/* Message on stderr. */
void	cli_warn(const struct cli *c, const char *fmt, ...);

/*
 * The decimal number in arg, lo <= number <= hi; else a message that names the
 * option, exit 2.  Digits only: no sign, no space, no exponent.
 */
int64_t	cli_num(const struct cli *c, const char *opt, const char *arg,
	    int64_t lo, int64_t hi);

/*
 * Run ops over the operands argv[0..n) with the common options; callbacks get
 * arg.  Messages are printed.  0 or 2 as vn_run().
 */
int	cli_run(struct cli *c, const struct vn_run_ops *ops, void *arg,
	    char *const *argv, int n);

/*
 * Flush standard output and return what main returns: 2 when the write fails
 * (with a message, but for EPIPE) or status is 2, else status.
 */
int	cli_end(struct cli *c, int status);

/* Read a whole small file (a list, patterns) into a NUL-terminated string of
 * *n bytes, to be freed; on failure a message, exit 2.  "-" is standard input. */
char	*cli_slurp(const struct cli *c, const char *file, size_t *n);

/*
 * Write file name s with control and non-UTF-8 bytes as \xNN, and a backslash as \\,
 * into dst (cap bytes, NUL-terminated, cut with "..."): safe for a terminal.
 */
char	*cli_name(char *dst, size_t cap, const char *s);

#endif
