#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/syl.h"
#include "vncount_engine.h"

/* --- lines in pieces, in input order --- */

static int
is_piece(const struct vn_block *b)
{
	return b->in.cont || b->in.more;
}

/*
 * The part of s[0..n) that continues the token in v->d->carry; counted if it ends
 * here (at a separator).  Its length, or n + 1 with errno.
 */
static size_t
end_carry(struct vncount *v, struct vn_block *b, const char *s, size_t n)
{
	struct vncount_data *d = v->d;
	size_t i = 0;

	while (i < n && !v->o.space[(unsigned char)s[i]])
		i++;
	if (!d->skipping && d->carry.n + i > VN_LINE_MAX) {
		if (vn_block_note(b, b->in.line, 0, 1,
		    "token longer than 16 MiB, skipped") == -1)
			return n + 1;
		d->serial.held = d->serial.raw = 0;
		vn_buf_fini(&d->carry);
		d->skipping = 1;
	}
	if (!d->skipping && vn_buf_add(&d->carry, s, i) == -1)
		return n + 1;
	if (i == n)
		return n;
	if (!d->skipping && vncount_token(&d->serial, d->carry.s,
	    d->carry.n) == -1)
		return n + 1;
	d->skipping = 0;
	return i;
}

static int
count_piece(struct vncount *v, struct vn_block *b)
{
	struct vncount_data *d = v->d;
	const char *s = b->in.s;
	size_t n = b->in.n, i = 0, e;

	d->serial.pieces = 1;
	if (!b->in.cont) {
		vncount_new_line(&d->serial);
		d->carry.n = 0;
		d->skipping = 0;
		i = vncount_bom(s, n);
	} else if (d->carry.n > 0 || d->skipping) {
		if ((i = end_carry(v, b, s, n)) > n)
			return -1;
		if (i == n)
			return 0;
	}
	for (e = n; e > i && !v->o.space[(unsigned char)s[e - 1]]; e--)
		;
	d->too_long = 0;
	if (vncount_text(&d->serial, s + i, e - i, 0) == -1 ||
	    (d->too_long && vn_block_note(b, b->in.line, 0, 1,
	    "n-gram longer than 16 MiB, skipped") == -1))
		return -1;
	d->carry.n = 0;
	return vn_buf_add(&d->carry, s + e, n - e);
}

/* --- the stages of a run --- */

/* The key and the document of what is in the block. */
static int
begin_block(struct counter *k, struct vn_block *b)
{
	struct vn_buf name = VN_BUF_INIT;
	const char *file = b->file != NULL ? b->file : "-";
	int rc = 0;

	if (k->o->df == DF_FILE)
		k->doc = (uint32_t)b->fileno + 1;
	if (k->o->by == BY_FILE) {
		rc = vn_buf_add_tsv(&name, file, strlen(file));
		if (rc == 0)
			rc = vncount_set_key(k, name.s != NULL ? name.s : "", name.n);
		vn_buf_fini(&name);
	}
	return rc;
}

static int
open_worker(void *arg, void **worker)
{
	struct vncount *v = arg;
	struct counter *k;

	if ((k = calloc(1, sizeof *k)) == NULL)
		return -1;
	k->v = v;
	k->o = &v->o;
	k->st = v->c->jobs == 1 ? &v->d->all : &k->own;
	vncount_store_init(&k->own, &v->o, v->d->all.max);
	*worker = k;
	return 0;
}

/* A failed write to the spill file is not the input's fault: told later. */
static int
fail(struct counter *k)
{
	k->failed = 1;
	return k->spill_err != 0 || k->told ? VN_RUN_STOP : VN_RUN_ERR;
}

static int
block(void *worker, struct vn_block *b)
{
	struct counter *k = worker;
	const struct opts *o = k->o;
	int rc;

	if (k->failed)
		return VN_RUN_STOP;
	if ((rc = begin_block(k, b)) == 0) {
		if (o->mode == MODE_MERGE)
			rc = vncount_rows(k, b);
		else if (vncount_by_lines(o))
			rc = vncount_lines(k, b);
		else if (!is_piece(b)) {
			vncount_new_line(k);
			rc = vncount_text(k, b->in.s, b->in.n, 1);
		}
	}
	return rc == -1 ? fail(k) : VN_RUN_OK;
}

static int
serial(void *arg, struct vn_block *b)
{
	struct vncount *v = arg;
	struct counter *k = &v->d->serial;

	if (v->o.mode == MODE_MERGE || vncount_by_lines(&v->o) || !is_piece(b))
		return VN_RUN_OK;
	if (!k->failed && begin_block(k, b) == 0 && count_piece(v, b) == 0)
		return VN_RUN_OK;
	return fail(k);
}

static int
close_worker(void *arg, void *worker)
{
	struct vncount *v = arg;
	struct counter *k = worker;
	int rc = 0, err;

	v->failed |= k->failed;
	if (k->spill_err != 0)
		v->d->spill_err = k->spill_err;
	if (!v->failed && k->st == &k->own) {
		rc = vncount_store_merge(v, &v->d->all, &k->own);
		v->failed |= rc == -1;
		if (v->d->spill_err != 0)
			rc = 0;		/* told later */
	}
	err = errno;
	vncount_store_fini(&k->own);
	vn_buf_fini(&k->text);
	vn_buf_fini(&k->saved);
	free(k);
	errno = err;
	return rc;
}

static int
file_end(void *arg, const char *file, struct vn_buf *out)
{
	struct vncount *v = arg;

	(void)file;
	(void)out;
	v->docs += v->o.df == DF_FILE;
	return VN_RUN_OK;
}

int
vncount_init(struct vncount *v, struct cli *c)
{
	memset(v, 0, sizeof *v);
	v->c = c;
	v->o.fold = VN_FOLD_TONE;
	v->o.min = 1;
	v->o.top = UINT64_MAX;
	v->o.size = (uint64_t)1 << 30;
	v->o.by_what = -1;
	if ((v->d = calloc(1, sizeof *v->d)) == NULL)
		return -1;
	vn_spill_init(&v->d->spill, NULL);
	return 0;
}

void
vncount_fini(struct vncount *v)
{
	struct vncount_data *d = v->d;

	if (d == NULL)
		return;
	vncount_store_fini(&d->all);
	vn_buf_fini(&d->serial.text);
	vn_buf_fini(&d->serial.saved);
	vn_buf_fini(&d->carry);
	vn_tab_fini(&d->stop);
	vn_fields_fini(&d->but);
	vn_spill_runs_fini(&d->runs);
	vn_spill_fini(&d->spill);
	free(d);
	v->d = NULL;
}

/* What is left when all files are read. */
static int
finish(struct vncount *v)
{
	struct vncount_data *d = v->d;

	if (vncount_store_flush(&d->all) == -1)
		return -1;
	if (d->runs.n > 0) {
		if (vncount_spill(v, &d->all) == -1) {
			d->spill_err = errno;
			return -1;
		}
		vncount_take_totals(v, &d->all);
		vncount_store_fini(&d->all);
		return 0;
	}
	if (vncount_drop(v, &d->all) == -1)
		return -1;
	vncount_take_totals(v, &d->all);
	return 0;
}

int
vncount_read(struct vncount *v, char *const *files, int n)
{
	static const struct vn_run_ops tokens = {
		.open = open_worker, .close = close_worker, .block = block,
		.serial = serial, .file_end = file_end, .utf8 = 1
	}, lines = {
		.open = open_worker, .close = close_worker, .block = block,
		.file_end = file_end, .utf8 = 1, .whole = 1
	};
	struct vncount_data *d = v->d;
	int status;

	if (v->o.by == BY_FIELD && v->o.fields.n == 0 &&
	    vn_fields_but(&d->but, v->o.by_field) == -1)
		cli_err(v->c, "%s", "");
	vncount_store_init(&d->all, &v->o, v->c->jobs == 1 ? v->o.size :
	    v->o.size / ((uint64_t)v->c->jobs + 1));
	d->spill.dir = v->o.dir;
	d->serial.v = v;
	d->serial.o = &v->o;
	d->serial.st = &d->all;
	status = cli_run(v->c, v->o.mode == MODE_MERGE ||
	    vncount_by_lines(&v->o) ? &lines : &tokens, v, files, n);
	v->failed |= d->serial.failed;
	if (d->serial.spill_err != 0)
		d->spill_err = d->serial.spill_err;
	if (!v->failed && finish(v) == -1) {
		v->failed = 1;
		vncount_tell(v);
		status = 2;
	} else if (d->spill_err != 0) {
		vncount_tell(v);
		status = 2;
	}
	return status;
}

void
vncount_tell(struct vncount *v)
{
	char name[256];

	if (v->d->spill_err != 0)
		cli_warn(v->c, "%s: temporary file: %s", cli_name(name,
		    sizeof name, v->o.dir), strerror(v->d->spill_err));
	else if (errno == EOVERFLOW)
		cli_warn(v->c, "sum of counts over 64 bits");
	else
		cli_warn(v->c, "%s", strerror(errno));
}
