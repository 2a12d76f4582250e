/*
 * cli_model - the model of a command: the compiled-in one, or that of -M FILE; and
 * what -V says of it.
 */
#ifndef CLI_MODEL_H
#define CLI_MODEL_H

#include "../lib/model.h"
#include "cli.h"

struct cli_model {
	const void *p;		/* the model in use */
	size_t	 n;
	struct vn_model file;	/* of -M; file.p is NULL without */
	const char *path;
	char	 version[VN_MODEL_NAME + 64];
};

/* The compiled-in model p[0..n), before options are read. */
void	cli_model_use(struct cli *c, struct cli_model *m, const void *p, size_t n);

/* -M path: the last one counts.  A bad file is a message and exit 2. */
void	cli_model_read(struct cli *c, struct cli_model *m, const char *path);

/* -M FILE is sound, but of another kind: "no model for KIND", exit 2. */
_Noreturn void	cli_model_wrong(const struct cli *c, const struct cli_model *m,
	    const char *kind);

void	cli_model_fini(struct cli_model *m);

#endif
