#include <inttypes.h>
#include <stdio.h>

#include "cli_model.h"

void
cli_model_use(struct cli *c, struct cli_model *m, const void *p, size_t n)
{
	m->p = p;
	m->n = n;
	snprintf(m->version, sizeof m->version,
	    "model %s, checksum %016" PRIx64 "\n", vn_model_name(p),
	    vn_model_sum(p));
	c->version = m->version;
}

void
cli_model_read(struct cli *c, struct cli_model *m, const char *path)
{
	const char *why;
	char name[256];

	cli_name(name, sizeof name, path);
	vn_model_free(&m->file);
	if (vn_model_load(&m->file, path, &why) == -1) {
		if (why != NULL)
			cli_die(c, "%s: %s", name, why);
		cli_err(c, "%s", name);
	}
	m->path = path;
	cli_model_use(c, m, m->file.p, m->file.n);
}

void
cli_model_wrong(const struct cli *c, const struct cli_model *m, const char *kind)
{
	char name[256];

	cli_name(name, sizeof name, m->path);
	cli_die(c, "%s: no model for %s", name, kind);
}

void
cli_model_fini(struct cli_model *m)
{
	vn_model_free(&m->file);
}
