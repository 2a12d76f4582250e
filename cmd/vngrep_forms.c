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

/* The next entity at or behind w->ent[*i] that is shown: 1, 0 at the end, -1. */
static int
next_shown(struct grep_worker *w, size_t *i)
{
	int rc = 0;

	for (; *i < w->nent; ++*i)
		if ((rc = grep_wanted(w, &w->ent[*i], w->g->o.show)) != 0)
			break;
	return rc;
}

/* --- --tsv --- */

static int
put_tsv(struct grep_worker *w, struct vn_buf *out, const struct grep_line *l)
{
	const char *file = grep_file(&w->g->o, w->b->file);
	struct grep_ent *e;
	size_t i;
	int rc;

	for (i = 0; (rc = next_shown(w, &i)) == 1; i++) {
		e = &w->ent[i];
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

/* The entities, or the inner ones; how many, -1 with errno. */
static int
put_list(struct grep_worker *w, struct vn_buf *out, struct json_text *x,
    int inner)
{
	size_t i;
	int n = 0, rc;

	for (i = 0; (rc = next_shown(w, &i)) == 1; i++) {
		if (w->ent[i].inner != inner)
			continue;
		if ((n > 0 && vn_buf_addc(out, ',') == -1) ||
		    put_array(w, out, x, &w->ent[i]) == -1)
			return -1;
		n = 1;
	}
	return rc == -1 ? -1 : n;
}

static int
put_json(struct grep_worker *w, struct vn_buf *out, const struct grep_line *l)
{
	const char *file = grep_file(&w->g->o, w->b->file);
	struct json_text x;
	size_t first = 0;
	int rc;

	if ((rc = next_shown(w, &first)) != 1)
		return rc;	/* no object for a line without entities */
	if (json_text(w, &x) == -1 || vn_buf_adds(out, "{\"file\":") == -1 ||
	    cli_json_string(out, file, strlen(file)) == -1 ||
	    vn_buf_adds(out, ",\"line\":") == -1 ||
	    put_num(out, l->line) == -1 ||
	    vn_buf_adds(out, ",\"text\":") == -1 ||
	    cli_json_string(out, x.s, x.n) == -1 ||
	    vn_buf_adds(out, ",\"entities\":[") == -1 ||
	    put_list(w, out, &x, 0) == -1 ||
	    vn_buf_adds(out, "],\"inner\":[") == -1 ||
	    put_list(w, out, &x, 1) == -1 || vn_buf_adds(out, "]}") == -1)
		return -1;
	return vn_buf_addc(out, w->b->delim);
}

/* --- --bio --- */

/* Where the entities of one layer stand; found in step with the tokens. */
struct layer {
	size_t	 i;		/* the next one that does not end before here */
	int	 inner;
};

/*
 * The entity of a layer that holds byte at of the record, or NULL; *edge is
 * lowered to where it ends, or the next one begins.
 */
static int
layer_at(struct grep_worker *w, struct layer *y, size_t at, size_t *edge,
    const struct grep_ent **e)
{
	int rc;

	*e = NULL;
	for (; (rc = next_shown(w, &y->i)) == 1; y->i++)
		if (w->ent[y->i].inner == y->inner && w->ent[y->i].to > at)
			break;
	if (rc != 1)
		return rc;
	if (w->ent[y->i].from > at) {
		if (w->ent[y->i].from < *edge)
			*edge = w->ent[y->i].from;
		return 0;
	}
	*e = &w->ent[y->i];
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
	struct layer y[2] = { { 0, 0 }, { 0, 1 } };
	size_t from, i, to;

	if (w->toks == NULL &&
	    (w->toks = calloc(1, sizeof *w->toks)) == NULL)
		return -1;
	if (vn_tok_part(w->toks, t->e, t->ne) == -1)
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
	if (grep_ents(w) == -1)
		return -1;
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
