#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vntrain.h"

static char temp[PATH_MAX];

void
check_output(const struct vntrain *o)
{
	const char *slash = strrchr(o->output, '/');
	char shown[256];
	struct stat st;

	if (strcmp(o->output, "-") == 0)
		return;
	cli_name(shown, sizeof shown, o->output);
	if (*o->output != '\0' && stat(o->output, &st) == 0) {
		if (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
			return;
		errno = EISDIR;
		if (S_ISDIR(st.st_mode))
			cli_err(&o->c, "%s", shown);
	}
	snprintf(temp, sizeof temp, "%.*s", slash == NULL ? 1 :
	    (int)(slash - o->output) + 1, slash == NULL ? "." : o->output);
	if (access(*o->output == '\0' ? "" : temp, W_OK | X_OK) == -1)
		cli_err(&o->c, "%s", shown);
}

/*
 * To a file beside, which takes the place of the old one when it is whole.  Signals
 * wait that long, so nothing is left lying about.
 */
static int
replace_file(const char *path, const struct vn_buf *b)
{
	struct stat st;
	mode_t mask;
	struct vn_out out;
	int rc = -1, err;

	if (snprintf(temp, sizeof temp, "%s.XXXXXX", path) >=
	    (int)sizeof temp) {
		errno = ENAMETOOLONG;
		return -1;
	}
	vn_out_init(&out, mkstemp(temp));
	if (out.fd == -1)
		return -1;
	umask(mask = umask(0));
	if (fchmod(out.fd, stat(path, &st) == 0 ? st.st_mode & 07777 :
	    0666 & ~mask) == 0 && vn_out_add(&out, b->s, b->n) == 0 &&
	    vn_out_flush(&out) == 0)
		rc = 0;
	err = errno;
	if (close(out.fd) == -1 && rc == 0) {
		err = errno;
		rc = -1;
	}
	vn_out_fini(&out);
	if (rc == 0 && (rc = rename(temp, path)) == -1)
		err = errno;
	if (rc == -1)
		unlink(temp);
	errno = err;
	return rc;
}

/* A device, a pipe: as it is. */
static int
write_special(const char *path, const struct vn_buf *b)
{
	struct vn_out out;
	int rc = -1, err;

	vn_out_init(&out, open(path, O_WRONLY | O_CLOEXEC));
	if (out.fd == -1)
		return -1;
	if (vn_out_add(&out, b->s, b->n) == 0 && vn_out_flush(&out) == 0)
		rc = 0;
	err = errno;
	close(out.fd);
	vn_out_fini(&out);
	errno = err;
	return rc;
}

void
write_model(struct vntrain *o, const struct vn_buf *b)
{
	char shown[256], *real;
	struct stat st;
	sigset_t set, old;
	int rc;

	if (strcmp(o->output, "-") == 0) {
		if (vn_out_add(&o->c.out, b->s, b->n) == -1 ||
		    vn_out_flush(&o->c.out) == -1)
			exit(cli_end(&o->c, CLI_TROUBLE));
		return;
	}
	real = realpath(o->output, NULL);	/* a link stays one */
	/* /dev/stdout where that is a file without a name: there is nothing to replace */
	if (stat(o->output, &st) == 0 && (!S_ISREG(st.st_mode) || real == NULL))
		rc = write_special(o->output, b);
	else {
		sigemptyset(&set);
		sigaddset(&set, SIGHUP);
		sigaddset(&set, SIGINT);
		sigaddset(&set, SIGTERM);
		sigaddset(&set, SIGXFSZ);
		sigprocmask(SIG_BLOCK, &set, &old);
		rc = replace_file(real == NULL ? o->output : real, b);
		if (rc == 0)
			sigprocmask(SIG_SETMASK, &old, NULL);
	}
	free(real);
	if (rc == -1)
		cli_err(&o->c, "%s", cli_name(shown, sizeof shown, o->output));
}
