#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/dedup.h"
#include "../lib/norm.h"
#include "../lib/syl.h"
#include "../lib/sylkey.h"
#include "vncount_stats.h"

/*
 * The types of a document, by 64-bit hashes of their fold keys: two different ones
 * in a million are taken for one once in forty million documents.
 */
struct slot {
	uint64_t hash;		/* 0: empty */
	uint64_t count;
};

struct bag {
	struct slot *slot;
	size_t	 nslots, n;	/* nslots: a power of two, or 0 */
};

/* A document, a file or a line; one for each thread. */
struct doc {
	struct stats s;		/* for its row */
	struct vncount *v;
	struct bag bag;
	uint64_t lines, filled, repeated;
	uint64_t tokens, parts, strict, plain;
	struct vn_buf fold, nfc, counts;
};

struct docs {
	struct vncount *v;
	struct stats *s;
	struct doc file;
	struct vn_dedup *seen;	/* lines: of the file, or of all */
	uint64_t lost;		/* lines that it could not remember */
};

static int
grow(struct bag *b)
{
	size_t n = b->nslots > 0 ? b->nslots * 2 : 256, i, j;
	struct slot *slot = calloc(n, sizeof *slot);

	if (slot == NULL)
		return -1;
	for (i = 0; i < b->nslots; i++) {
		if (b->slot[i].hash == 0)
			continue;
		for (j = b->slot[i].hash & (n - 1); slot[j].hash != 0;
		    j = (j + 1) & (n - 1))
			;
		slot[j] = b->slot[i];
	}
	free(b->slot);
	b->slot = slot;
	b->nslots = n;
	return 0;
}

static int
add(struct bag *b, uint64_t hash)
{
	size_t i;

	if (b->n >= b->nslots / 4 * 3 && grow(b) == -1)
		return -1;
	for (i = hash & (b->nslots - 1); b->slot[i].hash != hash;
	    i = (i + 1) & (b->nslots - 1))
		if (b->slot[i].hash == 0) {
			b->slot[i].hash = hash;
			b->n++;
			break;
		}
	b->slot[i].count++;
	return 0;
}

/* Empty again; a large table of an earlier document does not slow small ones. */
static void
clear(struct bag *b)
{
	if (b->nslots > 4096) {
		free(b->slot);
		b->slot = NULL;
		b->nslots = 0;
	} else if (b->n > 0)
		memset(b->slot, 0, b->nslots * sizeof *b->slot);
	b->n = 0;
}

static void
new_doc(struct doc *d)
{
	clear(&d->bag);
	d->lines = d->filled = d->repeated = 0;
	d->tokens = d->parts = d->strict = d->plain = 0;
}

static void
free_doc(struct doc *d)
{
	free(d->bag.slot);
	vn_buf_fini(&d->fold);
	vn_buf_fini(&d->nfc);
	vn_buf_fini(&d->counts);
	stats_fini(&d->s);
}

static int
is_ascii(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] & 0x80)
			return 0;
	return 1;
}

/* The parts of a token that hold a letter: syllables or not, with accents or not. */
static int
add_parts(struct doc *d, const char *s, size_t n)
{
	struct vn_syl y;
	size_t at = 0, len;

	if (vn_nfc_check(s, n) < n) {
		d->nfc.n = 0;
		if (vn_fold(&d->nfc, s, n, VN_FOLD_FORM) == -1)
			return -1;
		s = d->nfc.s;
		n = d->nfc.n;
	}
	for (; (len = vn_sylkey_part(s, n, &at)) > 0; at += len) {
		if (!vncount_has_letter(s + at, len))
			continue;
		d->parts++;
		d->strict += vn_syl_parse(s + at, len, &y) == VN_SYL_STRICT;
		d->plain += (uint64_t)is_ascii(s + at, len);
	}
	return 0;
}

/* The hash of what s[0..n) counts as, n > 0. */
static int
hash_of(struct doc *d, const char *s, size_t n, uint64_t *hash)
{
	const struct opts *o = &d->v->o;

	if (!o->exact) {
		d->fold.n = 0;
		if (vn_fold(&d->fold, s, n, o->fold) == -1)
			return -1;
		s = d->fold.n > 0 ? d->fold.s : "";
		n = d->fold.n;
	}
	*hash = vn_dedup_hash(s, n);
	return 0;
}

static int
add_token(struct doc *d, const char *s, size_t n)
{
	uint64_t hash;

	if (d->v->o.words && !vncount_has_letter(s, n))
		return 0;
	d->tokens++;
	return add_parts(d, s, n) == -1 || hash_of(d, s, n, &hash) == -1 ?
	    -1 : add(&d->bag, hash);
}

/* The line without BOM and white space at its end. */
static void
trim(const struct doc *d, const char **s, size_t *n)
{
	size_t bom = vncount_bom(*s, *n);

	*s += bom;
	*n -= bom;
	while (*n > 0 && d->v->o.space[(unsigned char)(*s)[*n - 1]])
		--*n;
}

/* Count a line; *hash is that of its text, 0 if it is blank. */
static int
add_line(struct doc *d, const struct vn_rec *r, uint64_t *hash)
{
	const unsigned char *space = d->v->o.space;
	const char *s = r->s, *from;
	size_t n = r->n;
	const char *end;

	trim(d, &s, &n);
	d->lines++;
	d->filled += n > 0;
	*hash = 0;
	if (n > 0 && hash_of(d, s, n, hash) == -1)
		return -1;
	for (end = s + n; s < end; ) {
		while (space[(unsigned char)*s])
			s++;
		for (from = s; s < end && !space[(unsigned char)*s]; s++)
			;
		if (add_token(d, from, (size_t)(s - from)) == -1)
			return -1;
	}
	return 0;
}

/* --- the row of a document --- */

static int
put_types(struct doc *d)
{
	uint64_t hapax = 0;
	size_t i;

	d->counts.n = 0;
	for (i = 0; d->bag.n > 0 && i < d->bag.nslots; i++) {
		const struct slot *p = &d->bag.slot[i];

		hapax += p->count == 1;
		if (p->count > 0 && vn_buf_add(&d->counts, &p->count,
		    sizeof p->count) == -1)
			return -1;
	}
	return stats_uint(&d->s, "types", d->bag.n) == -1 ||
	    stats_ratio(&d->s, "ttr", d->bag.n, d->tokens, 0) == -1 ||
	    stats_uint(&d->s, "hapax", hapax) == -1 ||
	    stats_real(&d->s, "entropy", stats_entropy(&d->counts)) == -1 ?
	    -1 : 0;
}

/* All but the last cell. */
static int
put_doc(struct doc *d, const char *file, const char *what, uint64_t number)
{
	struct vn_buf name = VN_BUF_INIT;
	int rc;

	if (file == NULL)
		file = "-";
	stats_begin(&d->s);
	if (d->s.json)
		rc = stats_text(&d->s, "file", file, strlen(file));
	else if ((rc = vn_buf_add_tsv(&name, file, strlen(file))) == 0)
		rc = stats_text(&d->s, "file", name.s, name.n);
	vn_buf_fini(&name);
	return rc == -1 || stats_uint(&d->s, what, number) == -1 ||
	    stats_uint(&d->s, "tokens", d->tokens) == -1 ||
	    put_types(d) == -1 ||
	    stats_ratio(&d->s, "strict", d->strict, d->parts, 0) == -1 ||
	    stats_ratio(&d->s, "unaccented", d->plain, d->parts, 0) == -1 ?
	    -1 : 0;
}

/* --- --summary=file: in input order --- */

static int
no_block(void *arg, struct vn_block *b)
{
	(void)arg;
	(void)b;
	return VN_RUN_OK;
}

/* 1 if a line of that hash came before; empty ones have none.  -1 with errno. */
static int
is_repeated(struct docs *a, uint64_t hash)
{
	return hash == 0 ? 0 : vn_dedup_add(a->seen, hash);
}

static int
file_lines(void *arg, struct vn_block *b)
{
	struct docs *a = arg;
	struct vn_rec r;
	uint64_t hash;
	int known;

	while (vn_block_next(b, &r)) {
		if (add_line(&a->file, &r, &hash) == -1)
			return VN_RUN_ERR;
		if ((known = is_repeated(a, hash)) == -1)
			return VN_RUN_ERR;
		a->file.repeated += (uint64_t)known;
	}
	return VN_RUN_OK;
}

static int
file_end(void *arg, const char *file, struct vn_buf *out)
{
	struct docs *a = arg;
	struct doc *d = &a->file;

	if (put_doc(d, file, "lines", d->lines) == -1 ||
	    stats_ratio(&d->s, "repeated", d->repeated, d->filled, 0) == -1 ||
	    stats_close(&d->s, a->v) == -1 ||
	    vn_buf_add(out, d->s.row.s, d->s.row.n) == -1)
		return VN_RUN_ERR;
	new_doc(d);
	a->lost += vn_dedup_full(a->seen);
	vn_dedup_close(a->seen);
	return (a->seen = vn_dedup_open()) == NULL ? VN_RUN_ERR : VN_RUN_OK;
}

/* --- --summary=line: in threads, but for what was seen before --- */

static int
open_doc(void *arg, void **worker)
{
	struct docs *a = arg;
	struct doc *d = calloc(1, sizeof *d);

	if (d == NULL)
		return -1;
	d->v = a->v;
	d->s.json = a->s->json;
	*worker = d;
	return 0;
}

static int
close_doc(void *arg, void *worker)
{
	(void)arg;
	free_doc(worker);
	free(worker);
	return 0;
}

/* A line's hash, and where in b->out the digit stands that tells it repeated. */
struct mark {
	uint64_t hash;
	size_t	 at;
};

static int
line_rows(void *worker, struct vn_block *b)
{
	struct doc *d = worker;
	struct vn_rec r;
	struct mark m;

	while (vn_block_next(b, &r)) {
		new_doc(d);
		if (add_line(d, &r, &m.hash) == -1 ||
		    put_doc(d, b->file, "line", r.line) == -1 ||
		    stats_uint(&d->s, "repeated", 0) == -1)
			return VN_RUN_ERR;
		m.at = b->out.n + d->s.row.n - 1;
		if (stats_close(&d->s, d->v) == -1 ||
		    vn_buf_add(&b->out, d->s.row.s, d->s.row.n) == -1 ||
		    vn_buf_add(&b->aux, &m, sizeof m) == -1)
			return VN_RUN_ERR;
	}
	return VN_RUN_OK;
}

static int
mark_lines(void *arg, struct vn_block *b)
{
	struct docs *a = arg;
	struct mark m;
	size_t i;
	int known;

	for (i = 0; i + sizeof m <= b->aux.n; i += sizeof m) {
		memcpy(&m, b->aux.s + i, sizeof m);
		if ((known = is_repeated(a, m.hash)) == -1)
			return VN_RUN_ERR;
		b->out.s[m.at] = (char)('0' + known);
	}
	return VN_RUN_OK;
}

int
stats_docs(struct stats *s, struct vncount *v, char *const *files, int n)
{
	static const struct vn_run_ops by_file = {
		.block = no_block, .serial = file_lines, .file_end = file_end,
		.utf8 = 1, .whole = 1
	}, by_line = {
		.open = open_doc, .close = close_doc, .block = line_rows,
		.serial = mark_lines, .utf8 = 1, .whole = 1
	};
	struct docs a;
	int status;

	memset(&a, 0, sizeof a);
	a.v = a.file.v = v;
	a.s = s;
	a.file.s.json = s->json;
	if ((a.seen = vn_dedup_open()) == NULL)
		cli_err(v->c, "%s", "");
	status = cli_run(v->c, s->by == SUMMARY_FILE ? &by_file : &by_line, &a,
	    files, n);
	if (a.seen != NULL)
		a.lost += vn_dedup_full(a.seen);
	if (a.lost > 0)
		cli_warn(v->c, "%llu lines were not remembered, memory for them "
		    "being used up: repeated may be too small",
		    (unsigned long long)a.lost);
	vn_dedup_close(a.seen);
	free_doc(&a.file);
	return status;
}
