#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vnclean.h"

/*
 * What the serial stage must know of a line, in block->aux: this, then the text if
 * the line was dropped, then its rows.  Lines without news have none.
 */
struct news {
	uint64_t line;
	size_t	 at;		/* where the line is, or would be, in block->out */
	int	 dropped;	/* the rule, or -1 */
	size_t	 ntext, nrows;
};

/* --- workers --- */

int
vnclean_open(void *arg, void **worker)
{
	struct vnclean *v = arg;
	struct worker *w;

	if ((w = calloc(1, sizeof *w)) == NULL)
		return -1;
	w->v = v;
	w->json.field = v->json;
	vn_clean_init(&w->clean, &v->o);
	if (v->explain)
		w->clean.rows = &w->rows;
	*worker = w;
	if (v->rules == NULL)
		return 0;
	w->clean.rules = vn_rules_work_open(v->rules);
	return w->clean.rules != NULL ? 0 : -1;
}

int
vnclean_close(void *arg, void *worker)
{
	struct vnclean *v = arg;
	struct worker *w = worker;
	int i;

	for (i = 0; i < VN_RULES; i++)
		v->count[i] += w->clean.count[i];
	vn_rules_work_close(w->clean.rules);
	vn_clean_fini(&w->clean);
	vn_buf_fini(&w->place);
	vn_buf_fini(&w->rows);
	vn_buf_fini(&w->field);
	cli_json_fini(&w->json);
	free(w);
	return 0;
}

/* --- rows of -E --- */

static int
put_place(struct vn_buf *out, const char *file, uint64_t line)
{
	char t[32];

	if (file == NULL)
		file = "(standard input)";
	snprintf(t, sizeof t, "\t%" PRIu64 "\t", line);
	return vn_buf_add_tsv(out, file, strlen(file)) == -1 ? -1 :
	    vn_buf_adds(out, t);
}

int
vnclean_place(struct worker *w, const struct vn_block *b, uint64_t line)
{
	w->place.n = 0;
	if (put_place(&w->place, b->file, line) == -1)
		return -1;
	w->clean.place = w->place.s;
	w->clean.nplace = w->place.n;
	return 0;
}

int
vnclean_row(struct worker *w, size_t byte, int rule, const char *s, size_t n)
{
	return w->v->explain ?
	    vn_clean_row(&w->rows, w->place.s, w->place.n, byte, rule, s, n,
	    "", 0) : 0;
}

/* A row of the serial stage: the line goes by rule. */
static int
put_row(struct vn_buf *out, const char *file, uint64_t line, int rule,
    const char *text, size_t n)
{
	struct vn_buf place = VN_BUF_INIT;
	int rc;

	if ((rc = put_place(&place, file, line)) == 0)
		rc = vn_clean_row(out, place.s, place.n, 1, rule, text, n,
		    "", 0);
	vn_buf_fini(&place);
	return rc;
}

/* --- lines --- */

/* The number of the line at s: each byte of the block is looked at once. */
static uint64_t
line_at(struct worker *w, const struct vn_block *b, const char *s)
{
	if (w->counted < b->in.s || w->counted > s) {
		w->counted = b->in.s;
		w->line = b->in.line;
	}
	while (w->counted < s && (w->counted = memchr(w->counted, b->delim,
	    (size_t)(s - w->counted))) != NULL) {
		w->counted++;
		w->line++;
	}
	w->counted = s;
	return w->line;
}

/* Tell of ill-formed places, or of a rule that failed. */
static int
tell(struct worker *w, struct vn_block *b, const struct vn_clean_line *l,
    int rc)
{
	uint64_t byte = l->byte + l->bad.first + 1;

	if (rc == 2)
		return vn_block_note(b, line_at(w, b, w->at), 0, 1,
		    l->failed) == -1 ? VN_RUN_ERR : VN_RUN_OK;
	if (rc == 1)
		return vn_block_note(b, line_at(w, b, w->at), byte, 1,
		    "invalid UTF-8") == -1 ? VN_RUN_ERR : VN_RUN_STOP;
	vn_block_bad(b, l->bad.n, b->bad > 0 ? 0 : line_at(w, b, w->at), byte);
	return VN_RUN_OK;
}

int
vnclean_line(struct worker *w, struct vn_block *b, struct vn_buf *out,
    struct vn_clean_line *l)
{
	int rc;

	if ((rc = vn_clean_line(&w->clean, out, l)) == -1)
		return VN_RUN_ERR;
	if (l->bad.n > 0 || rc > 0) {
		if ((rc = tell(w, b, l, rc)) != VN_RUN_OK)
			return rc;
		/* A line that a rule could not be applied to stays as it was. */
		if (l->failed != NULL && vn_buf_add(out, l->s, l->n) == -1)
			return VN_RUN_ERR;
	}
	return VN_RUN_OK;
}

static int
add_news(struct worker *w, struct vn_block *b, const struct vn_clean_line *l,
    uint64_t line, size_t at)
{
	struct news m = { line, at, l->dropped, 0, w->rows.n };

	if (l->dropped != -1)
		m.ntext = b->out.n - at;
	if (vn_buf_add(&b->aux, &m, sizeof m) == -1 ||
	    vn_buf_add(&b->aux, b->out.s + at, m.ntext) == -1)
		return -1;
	return vn_buf_add(&b->aux, w->rows.s, w->rows.n);
}

/* One record that needs looking at, or one piece of a long one. */
static int
record(struct worker *w, struct vn_block *b, const char *s, size_t n)
{
	struct vn_clean_line l = { .s = s, .n = n, .byte = b->in.byte,
	    .cont = b->in.cont, .more = b->in.more, .prev = b->in.prev,
	    .blank = b->in.blank };
	int last = s + n + 1 == b->in.s + b->in.n, rc;
	uint64_t line = 0;
	size_t at = b->out.n;

	w->at = s;
	w->rows.n = 0;
	if (w->v->explain) {
		line = line_at(w, b, s);
		if (vnclean_place(w, b, line) == -1)
			return VN_RUN_ERR;
	}
	if ((rc = vnclean_line(w, b, &b->out, &l)) != VN_RUN_OK)
		return rc;
	if (b->in.nolf && last && w->v->explain && vn_clean_row(&w->rows,
	    w->place.s, w->place.n, b->in.byte + n + 1, VN_RULE_UTF8, "", 0,
	    "\n", b->delim == '\n') == -1)
		return VN_RUN_ERR;
	if ((l.dropped != -1 && w->v->rejects.fd != -1) || w->rows.n > 0)
		if (add_news(w, b, &l, line, at) == -1)
			return VN_RUN_ERR;
	if (l.dropped != -1)
		b->out.n = at;
	else if (!l.more && vn_buf_addc(&b->out, b->delim) == -1)
		return VN_RUN_ERR;
	return VN_RUN_OK;
}

/*
 * A file begins in UTF-16: by its mark, or since every other one of its first bytes
 * is NUL, as in ASCII text.
 */
static int
looks_utf16(const struct vn_span *in)
{
	size_t i, even = 0, odd = 0, n = in->n < 32 ? in->n : 32;

	if (in->line != 1 || in->cont || n < 2)
		return 0;
	if (memcmp(in->s, "\xff\xfe", 2) == 0 ||
	    memcmp(in->s, "\xfe\xff", 2) == 0)
		return 1;
	for (i = 0; i + 1 < n; i += 2) {
		even += in->s[i] == '\0';
		odd += in->s[i + 1] == '\0';
	}
	return n >= 8 && (even == 0) != (odd == 0) && even + odd > n / 4;
}

static int
block(void *worker, struct vn_block *b)
{
	struct worker *w = worker;
	const char *s = b->in.s, *end = s + b->in.n, *one = s, *p;
	size_t n;
	int rc;

	w->counted = NULL;
	if (b->delim == '\n' && looks_utf16(&b->in) && vn_block_note(b, 1, 0,
	    0, "this seems to be UTF-16; vnconv makes UTF-8 of it") == -1)
		return VN_RUN_ERR;
	if (b->in.nolf)
		w->clean.count[VN_RULE_UTF8]++;
	if (w->v->json != NULL)
		return w->v->own == NULL ? vnclean_json(w, b) : VN_RUN_OK;
	if (b->in.more)
		return record(w, b, s, b->in.n);
	while (s < end) {
		/* What is clean is copied as it stands, many lines at once. */
		if (s >= one && !b->in.cont && (n = vn_clean_prefix(&w->clean,
		    s, (size_t)(end - s))) > 0) {
			rc = vn_clean_lines(&w->clean, &b->out, s, n);
			if (rc == -1)
				return VN_RUN_ERR;
			one = s + n;	/* if not: up to here one by one */
			if (rc == 0) {
				s += n;
				continue;
			}
		}
		p = memchr(s, b->delim, (size_t)(end - s));
		if ((rc = record(w, b, s, (size_t)(p - s))) != VN_RUN_OK)
			return rc;
		s = p + 1;
	}
	return VN_RUN_OK;
}

/* --- the serial stage: lines in order, with what came before in mind --- */

/* Where the stage stands in a block. */
struct walk {
	struct vnclean *v;
	struct vn_block *b;
	char	*to;		/* the lines that stay are moved together */
	const char *s;		/* next line */
	uint64_t line;
	struct vn_buf rows;
};

/* 1 if the line was there before; blank ones never were. */
static int
repeated(struct vnclean *v, const char *s, size_t n)
{
	uint64_t hash;

	if (v->dedup == DEDUP_NOT)
		return 0;
	hash = vn_dedup_blank(s, n) ? 0 : vn_dedup_hash(s, n);
	if (v->dedup == DEDUP_ADJACENT)
		return vn_dedup_same(v->seen, hash);
	return hash == 0 ? 0 : vn_dedup_add(v->seen, hash);
}

int
vnclean_goes(struct vnclean *v, const char *s, size_t n, int *rule)
{
	int again = repeated(v, s, n);

	*rule = -1;
	if (again == -1)
		return -1;
	if (again)
		*rule = VN_RULE_DEDUP;
	/*
	 * Of many blank lines leave one, as cat -s.  The start of the text counts
	 * as the end of a line, so that leading blank lines are squeezed too.
	 */
	else if (v->squeeze && n == 0 && v->delims == 2)
		*rule = VN_RULE_SQUEEZE;
	else
		v->delims = n == 0 ? v->delims + (v->delims < 2) : 1;
	if (*rule != -1)
		v->count[*rule]++;
	return 0;
}

int
vnclean_reject(struct vnclean *v, const char *s, size_t n, int delim)
{
	char end = (char)delim;

	if (v->rejects.fd == -1)
		return 0;
	return vn_out_add(&v->rejects, s, n) == -1 ? -1 :
	    vn_out_add(&v->rejects, &end, 1);
}

/* The next line of out, n bytes, with its delimiter if whole. */
static int
line(struct walk *k, size_t n, int whole)
{
	struct vnclean *v = k->v;
	const char *s = k->s;
	int rule = -1;

	k->s += n + (size_t)whole;
	if (!whole || k->b->in.cont)
		v->delims = whole;	/* a piece: over 1 MiB, so not blank */
	else if (vnclean_goes(v, s, n, &rule) == -1)
		return -1;
	if (rule == -1) {
		memmove(k->to, s, n + (size_t)whole);
		k->to += n + (size_t)whole;
		return 0;
	}
	if (v->explain && put_row(&k->rows, k->b->file, k->line, rule, s,
	    n) == -1)
		return -1;
	return vnclean_reject(v, s, n, k->b->delim);
}

/* All lines of out up to end. */
static int
lines_to(struct walk *k, const char *end)
{
	const char *p;

	while (k->s < end) {
		p = memchr(k->s, k->b->delim, (size_t)(end - k->s));
		if (line(k, (size_t)((p != NULL ? p : end) - k->s),
		    p != NULL) == -1)
			return -1;
		k->line++;
	}
	return 0;
}

/* What the worker has told of one line. */
static int
hear(struct walk *k, const struct news *m, const char *text)
{
	struct vnclean *v = k->v;

	if (lines_to(k, k->b->out.s + m->at) == -1)
		return -1;
	if (m->line > 0)
		k->line = m->line;
	if (m->dropped != -1) {
		k->line++;
		if (vnclean_reject(v, text, m->ntext, k->b->delim) == -1)
			return -1;
	}
	return vn_buf_add(&k->rows, text + m->ntext, m->nrows);
}

/* The lines that are left of out, with their news. */
static int
walk(struct walk *k)
{
	struct vn_block *b = k->b;
	struct news m;
	size_t i;

	for (i = 0; i < b->aux.n; i += sizeof m + m.ntext + m.nrows) {
		memcpy(&m, b->aux.s + i, sizeof m);
		if (hear(k, &m, b->aux.s + i + sizeof m) == -1)
			return -1;
	}
	if (lines_to(k, b->out.s + b->out.n) == -1)
		return -1;
	b->out.n = (size_t)(k->to - b->out.s);
	return 0;
}

static int
serial(void *arg, struct vn_block *b)
{
	struct vnclean *v = arg;
	struct walk k = { .v = v, .b = b, .line = b->in.line };
	int rc = 0;

	if (v->json != NULL && v->own != NULL) {
		v->own->rows.n = 0;
		if ((rc = vnclean_json(v->own, b)) != VN_RUN_OK)
			b->rc = rc;
		rc = vn_buf_add(&k.rows, v->own->rows.s, v->own->rows.n);
	} else if (b->aux.n > 0 || v->squeeze || v->dedup != DEDUP_NOT) {
		if (vn_buf_need(&b->out, 1) == -1)
			return VN_RUN_ERR;
		k.to = b->out.s;
		k.s = b->out.s;
		rc = walk(&k);
	}
	if (v->check || v->explain)
		b->out.n = 0;
	if (v->explain && !v->check && rc == 0)
		rc = vn_buf_add(&b->out, k.rows.s, k.rows.n);
	vn_buf_fini(&k.rows);
	return rc == -1 ? VN_RUN_ERR : b->rc;
}

const struct vn_run_ops vnclean_ops = {
	.open = vnclean_open, .close = vnclean_close, .block = block,
	.serial = serial
};
