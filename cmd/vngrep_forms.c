#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/norm.h"
#include "../lib/tok.h"
#include "../lib/utf8.h"
#include "cli_json.h"
#include "vngrep_work.h"

static int
put_num(struct vn_buf *out, uint64_t v)
{
	char num[24];
	int n = snprintf(num, sizeof num, "%" PRIu64, v);

	return vn_buf_add(out, num, (size_t)n);
}

/* --- --tsv --- */

static int
put_tsv(struct grep_worker *w, struct vn_buf *out, const struct grep_line *l)
{
	const char *file = grep_file(&w->g->o, w->b->file);
	struct grep_each it;
	struct grep_ent *e;
	int rc;

	if (grep_each_start(w, &it) == -1)
		return -1;
	while ((rc = grep_each(w, &it, &e)) == 1) {
		if (grep_ent_value(w, e) == -1 ||
		    vn_buf_add_tsv(out, file, strlen(file)) == -1 ||
		    vn_buf_addc(out, '\t') == -1 ||
		    put_num(out, l->line) == -1 ||
		    vn_buf_addc(out, '\t') == -1 ||
		    put_num(out, e->from) == -1 ||
		    vn_buf_addc(out, '\t') == -1 ||
		    put_num(out, e->to) == -1 ||
		    vn_buf_addc(out, '\t') == -1 ||
		    vn_buf_adds(out, vn_ent_name(e->type)) == -1 ||
		    vn_buf_addc(out, '\t') == -1 ||
		    vn_buf_add_tsv(out, l->s + e->from, e->to - e->from) == -1 ||
		    vn_buf_addc(out, '\t') == -1 ||
		    vn_buf_add_tsv(out, w->text.s + e->value,
		    e->nvalue) == -1 ||
		    vn_buf_addc(out, w->b->delim) == -1)
			return -1;
		grep_ent_forget(w, e);
	}
	return rc;
}

/* --- --json --- */

/* The text of the object: the NFC of the record, and offsets in it. */
struct json_text {
	const char *s;
	size_t	 n;
	struct vn_map *map;	/* from s to the record, or NULL */
	size_t	 at, cp;	/* so many characters before that byte */
};

static int
json_text(struct grep_worker *w, struct json_text *x)
{
	const struct grep_text *t = &w->t;

	memset(x, 0, sizeof *x);
	x->s = t->raw;
	x->n = t->nraw;
	if (t->seg == NULL && t->nfc != NULL) {
		x->map = t->nfc;
	} else if (t->nfc != NULL) {
		if (vn_map_nfc(&w->json_map, t->raw, t->nraw) == -1)
			return -1;
		x->map = &w->json_map;
	}
	if (x->map != NULL) {
		x->s = x->map->text.s;
		x->n = x->map->text.n;
	}
	return 0;
}

/* The number of characters before offset to; ill-formed places count as one. */
static size_t
characters(struct json_text *x, size_t to)
{
	int32_t cp;

	if (to < x->at)
		x->at = x->cp = 0;
	for (; x->at < to; x->cp++)
		x->at += (size_t)vn_utf8_get(x->s + x->at, x->n - x->at, &cp);
	return x->cp;
}

/* [cstart,cend,"PER","surface","value",bstart,bend] */
static int
put_array(struct grep_worker *w, struct vn_buf *out, struct json_text *x,
    struct grep_ent *e)
{
	size_t from = e->from - w->t.base, to = e->to - w->t.base;

	if (x->map != NULL) {
		from = vn_map_forth(x->map, from, 0);
		to = vn_map_forth(x->map, to, 1);
	}
	if (grep_ent_value(w, e) == -1 || vn_buf_addc(out, '[') == -1 ||
	    put_num(out, characters(x, from)) == -1 ||
	    vn_buf_addc(out, ',') == -1 ||
	    put_num(out, characters(x, to)) == -1 ||
	    vn_buf_adds(out, ",\"") == -1 ||
	    vn_buf_adds(out, vn_ent_name(e->type)) == -1 ||
	    vn_buf_adds(out, "\",") == -1 ||
	    cli_json_string(out, x->s + from, to - from) == -1 ||
	    vn_buf_addc(out, ',') == -1 ||
	    cli_json_string(out, w->text.s + e->value, e->nvalue) == -1 ||
	    vn_buf_addc(out, ',') == -1 || put_num(out, e->from) == -1 ||
	    vn_buf_addc(out, ',') == -1 || put_num(out, e->to) == -1)
		return -1;
	grep_ent_forget(w, e);
	return vn_buf_addc(out, ']');
}

/* What stands before the first entity. */
static int
put_head(struct grep_worker *w, struct vn_buf *out, const struct grep_line *l,
    struct json_text *x)
{
	const char *file = grep_file(&w->g->o, w->b->file);

	if (json_text(w, x) == -1 || vn_buf_adds(out, "{\"file\":") == -1 ||
	    cli_json_string(out, file, strlen(file)) == -1 ||
	    vn_buf_adds(out, ",\"line\":") == -1 ||
	    put_num(out, l->line) == -1 ||
	    vn_buf_adds(out, ",\"text\":") == -1 ||
	    cli_json_string(out, x->s, x->n) == -1)
		return -1;
	return vn_buf_adds(out, ",\"entities\":[");
}

/* Entities inside titles; the others are passed over. */
static int
put_inner(struct grep_worker *w, struct vn_buf *out, struct json_text *x)
{
	struct grep_each it;
	struct grep_ent *e;
	int n = 0, rc;

	if (!w->g->o.nested)
		return 0;
	if (grep_each_start(w, &it) == -1)
		return -1;
	while ((rc = grep_each(w, &it, &e)) == 1)
		if (e->inner && ((n++ > 0 && vn_buf_addc(out, ',') == -1) ||
		    put_array(w, out, x, e) == -1))
			return -1;
	return rc;
}

/* Nothing for a line without entities. */
static int
put_json(struct grep_worker *w, struct vn_buf *out, const struct grep_line *l)
{
	struct json_text x;
	struct grep_each it;
	struct grep_ent *e;
	int any = 0, n = 0, rc;

	if (grep_each_start(w, &it) == -1)
		return -1;
	while ((rc = grep_each(w, &it, &e)) == 1) {
		if (!any && put_head(w, out, l, &x) == -1)
			return -1;
		any = 1;
		if (!e->inner && ((n++ > 0 && vn_buf_addc(out, ',') == -1) ||
		    put_array(w, out, &x, e) == -1))
			return -1;
	}
	if (rc == -1 || !any)
		return rc;
	if (vn_buf_adds(out, "],\"inner\":[") == -1 ||
	    put_inner(w, out, &x) == -1 || vn_buf_adds(out, "]}") == -1)
		return -1;
	return vn_buf_addc(out, w->b->delim);
}

/* --- --bio --- */

/* The entities of one layer, found in step with the tokens. */
struct layer {
	struct grep_each it;
	struct grep_ent *e;	/* the first that does not end before here */
	int	 inner;
	int	 rc;		/* 1: there is one */
};

static int
layer_next(struct grep_worker *w, struct layer *y)
{
	while ((y->rc = grep_each(w, &y->it, &y->e)) == 1 &&
	    y->e->inner != y->inner)
		;
	return y->rc;
}

static int
layer_start(struct grep_worker *w, struct layer *y, int inner)
{
	y->inner = inner;
	if (grep_each_start(w, &y->it) == -1)
		return -1;
	return layer_next(w, y);
}

/*
 * The entity of a layer that holds byte at of the record, or NULL; *edge is
 * lowered to where it ends, or the next one begins.
 */
static int
layer_at(struct grep_worker *w, struct layer *y, size_t at, size_t *edge,
    const struct grep_ent **e)
{
	*e = NULL;
	while (y->rc == 1 && y->e->to <= at)
		layer_next(w, y);
	if (y->rc != 1)
		return y->rc;
	if (y->e->from > at) {
		if (y->e->from < *edge)
			*edge = y->e->from;
		return 0;
	}
	*e = y->e;
	if ((*e)->to < *edge)
		*edge = (*e)->to;
	return 0;
}

static int
put_tag(struct vn_buf *out, const struct grep_ent *e, size_t at)
{
	if (e == NULL)
		return vn_buf_adds(out, "\tO");
	if (vn_buf_adds(out, e->from == at ? "\tB-" : "\tI-") == -1)
		return -1;
	return vn_buf_adds(out, vn_ent_name(e->type));
}

/* A token of the record, cut where an entity begins or ends inside it. */
static int
put_token(struct grep_worker *w, struct vn_buf *out, const char *s, size_t from,
    size_t to, struct layer *y)
{
	const struct grep_ent *e[2];
	size_t edge, i, layers = w->g->o.nested ? 2 : 1;

	for (; from < to; from = edge) {
		edge = to;
		for (i = 0; i < layers; i++)
			if (layer_at(w, &y[i], from, &edge, &e[i]) == -1)
				return -1;
		if (vn_buf_add(out, s + from, edge - from) == -1)
			return -1;
		for (i = 0; i < layers; i++)
			if (put_tag(out, e[i], from) == -1)
				return -1;
		if (vn_buf_addc(out, w->b->delim) == -1)
			return -1;
	}
	return 0;
}

/*
 * The tokens are those of the line that entities are found in: as it was typed,
 * not as vnseg joined it.
 */
static int
put_bio(struct grep_worker *w, struct vn_buf *out, const struct grep_line *l)
{
	const struct grep_text *t = &w->t;
	struct layer y[2];
	size_t from, i, to;

	if (w->toks == NULL &&
	    (w->toks = calloc(1, sizeof *w->toks)) == NULL)
		return -1;
	if (vn_tok_part(w->toks, t->e, t->ne) == -1 ||
	    layer_start(w, &y[0], 0) == -1 ||
	    (w->g->o.nested && layer_start(w, &y[1], 1) == -1))
		return -1;
	for (i = 0; i < w->toks->n; i++) {
		from = grep_text_ent(t, w->toks->t[i].start, 0);
		to = grep_text_ent(t, w->toks->t[i].end, 1);
		if (put_token(w, out, l->s, from, to, y) == -1)
			return -1;
	}
	return vn_buf_addc(out, w->b->delim);
}

int
grep_form(struct grep_worker *w, struct vn_buf *out, const struct grep_line *l)
{
	switch (w->g->o.form) {
	case FORM_TSV:
		return put_tsv(w, out, l);
	case FORM_JSON:
		return put_json(w, out, l);
	default:
		return put_bio(w, out, l);
	}
}

void
grep_form_close(struct grep_worker *w)
{
	if (w->toks != NULL)
		vn_toks_fini(w->toks);
	free(w->toks);
}
