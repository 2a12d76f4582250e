#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/countrow.h"
#include "../lib/syl.h"
#include "../lib/sylkey.h"
#include "vncount_engine.h"

/* --- records --- */

/* A line without BOM and the CR of CRLF. */
static void
trim(const struct vn_block *b, const char **s, size_t *n)
{
	size_t skip = vncount_bom(*s, *n);

	*s += skip;
	*n -= skip;
	if (b->delim == '\n' && *n > 0 && (*s)[*n - 1] == '\r')
		--*n;
}

/* One line, or row, with its count. */
static int
count_unit(struct counter *k, const char *s, size_t n, uint64_t count)
{
	struct store *st = k->st;
	uint32_t t[2];

	t[1] = vn_tab_add(&st->words, s, n, vncount_has_key(k->o) ? 0 : count);
	if (t[1] == 0)
		return -1;
	if (vncount_only_words(k->o))
		return vncount_is_full(k) ? vncount_room(k) : 0;
	/* with a key, or documents counted: lines as n-grams of one */
	if (k->o->mode != MODE_MERGE) {
		vncount_new_line(k);
		return vncount_word(k, t[1], n);
	}
	st->total = st->total > UINT64_MAX - count ? UINT64_MAX :
	    st->total + count;
	st->tokens = st->total;
	switch (vncount_mark(k->v, &st->words, t[1])) {
	case 0: return -1;
	case DROP: return 0;
	}
	t[0] = k->key;
	if (vn_gram_add(&st->gram[2], t, count) == NULL)
		return -1;
	return vncount_is_full(k) ? vncount_room(k) : 0;
}

/* The key of what comes: s[0..n). */
static int
set_key(struct counter *k, const char *s, size_t n)
{
	return (k->key = vn_tab_add(&k->st->keys, s, n, 0)) == 0 ? -1 : 0;
}

/* --by=FIELD and -f: set the key, put the text of the line to k->text. */
static int
take_fields(struct counter *k, const char *s, size_t n)
{
	const struct opts *o = k->o;
	const struct vn_fields *f = o->fields.n > 0 ? &o->fields :
	    &k->v->d->but;
	const char *key;
	size_t len = 0;

	k->text.n = 0;
	if (o->by == BY_FIELD) {
		key = vn_fields_get(s, n, o->by_field, &len);
		if (set_key(k, key != NULL ? key : "", len) == -1)
			return -1;
	}
	/* as cut(1) does it: a line without a TAB is taken whole */
	if (o->fields.n > 0 && memchr(s, '\t', n) == NULL)
		return vn_buf_add(&k->text, s, n);
	return vn_fields_cut(f, &k->text, s, n);
}

/* Lines that are not just text: -l, -f, --by=FIELD. */
static int
count_lines(struct counter *k, struct vn_block *b)
{
	struct vn_rec r;
	const char *s;
	size_t n;
	int cut = k->o->fields.n > 0 || k->o->by == BY_FIELD;

	for (; vn_block_next(b, &r); k->st->lines++) {
		s = r.s;
		n = r.n;
		trim(b, &s, &n);
		if (cut) {
			if (take_fields(k, s, n) == -1)
				return -1;
			s = k->text.n > 0 ? k->text.s : "";
			n = k->text.n;
		}
		if (k->o->mode == MODE_LINES) {
			if (count_unit(k, s, n, 1) == -1)
				return -1;
			continue;
		}
		if (cut) {
			if (vn_buf_addc(&k->text, k->o->delim) == -1)
				return -1;
			s = k->text.s;
			n = k->text.n;
		} else
			n = r.n + (size_t)(r.s - s) + 1;
		vncount_new_line(k);
		if (vncount_text(k, s, n, 0) == -1)
			return -1;
	}
	return 0;
}

/* --- rows of --merge --- */

/* What a row should have been. */
static const char *
row_form(const struct opts *o)
{
	if (o->by != BY_NONE)
		return o->key_first ? "not a row of key, TAB, token, TAB, count" :
		    "not a row of count, TAB, key, TAB, token";
	return o->key_first ? "not a row of token, TAB, count" :
	    "not a row of count, TAB, token";
}

/* Syllables are folded as tokens are; other keys stay as they are. */
static int
set_row_key(struct counter *k, const struct vn_countrow *r)
{
	if (k->o->by_what != VN_SYLKEY_SYLLABLE || k->o->exact)
		return set_key(k, r->key, r->nkey);
	k->text.n = 0;
	if (vn_fold(&k->text, r->key, r->nkey, k->o->fold) == -1)
		return -1;
	return set_key(k, k->text.n > 0 ? k->text.s : "", k->text.n);
}

static int
count_rows(struct counter *k, struct vn_block *b)
{
	int by = k->o->by != BY_NONE;
	struct vn_countrow row;
	struct vn_rec r;
	const char *s;
	size_t n;

	while (vn_block_next(b, &r)) {
		s = r.s;
		n = r.n;
		trim(b, &s, &n);
		if (vn_countrow(&row, s, n, by, k->o->key_first) == -1) {
			if (vn_block_note(b, r.line, 0, 1,
			    row_form(k->o)) == -1)
				return -1;
			continue;
		}
		if ((by && set_row_key(k, &row) == -1) ||
		    count_unit(k, row.s, row.n, row.count) == -1) {
			k->told = errno == EOVERFLOW && vn_block_note(b, r.line,
			    0, 1, "sum of counts over 64 bits") == 0;
			return -1;
		}
	}
	return 0;
}

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
			rc = set_key(k, name.s != NULL ? name.s : "", name.n);
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
			rc = count_rows(k, b);
		else if (vncount_by_lines(o))
			rc = count_lines(k, b);
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

/*
 * A stop word is a token, so white space in its line is an error; where lines or rows
 * are what is counted, it is one of those.
 */
void
vncount_read_stop(struct vncount *v)
{
	struct vn_buf f = VN_BUF_INIT;
	const char *s, *end, *p;
	char name[256];
	uint64_t line = 1;
	size_t n, i;
	char *text;

	text = cli_slurp(v->c, v->o.stop, &n);
	for (s = text; s < text + n; s = end + 1, line++) {
		if ((end = memchr(s, v->o.delim, (size_t)(text + n - s))) == NULL)
			end = text + n;
		p = s + vncount_bom(s, (size_t)(end - s));
		i = (size_t)(end - p);
		if (v->o.delim == '\n' && i > 0 && p[i - 1] == '\r')
			i--;
		if (i == 0)
			continue;
		f.n = 0;
		if (vn_fold(&f, p, i, v->o.fold) == -1 ||
		    vn_tab_add(&v->d->stop, f.s, f.n, 0) == 0)
			cli_err(v->c, "%s", "");
		while (v->o.mode == MODE_TOKENS && i > 0)
			if (v->o.space[(unsigned char)p[--i]])
				cli_die(v->c, "%s:%" PRIu64 ": white space in a "
				    "stop word", cli_name(name, sizeof name,
				    v->o.stop), line);
	}
	free(text);
	vn_buf_fini(&f);
}
