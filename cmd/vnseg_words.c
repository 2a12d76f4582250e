#include <stdlib.h>
#include <string.h>

#include "../lib/sent.h"
#include "vnseg.h"

int
vnseg_close(void *arg, void *worker)
{
	struct vnseg_worker *w = worker;

	(void)arg;
	vn_seg_close(w->g);
	vn_dict_memo_fini(&w->memo);
	vn_toks_fini(&w->v);
	free(w->end);
	free(w->join);
	vn_buf_fini(&w->name);
	vn_buf_fini(&w->place);
	vn_buf_fini(&w->model);
	cli_json_fini(&w->json);
	vn_buf_fini(&w->inner.out);
	vn_buf_fini(&w->inner.aux);
	vn_buf_fini(&w->piece.held);
	vn_buf_fini(&w->piece.swap);
	vn_buf_fini(&w->field);
	free(w);
	return 0;
}

int
vnseg_open(void *arg, void **worker)
{
	const struct vnseg *o = arg;
	struct vnseg_worker *w;

	if ((w = calloc(1, sizeof *w)) == NULL)
		return -1;
	w->o = o;
	w->json.field = o->field;
	if (!o->sentences) {
		if ((w->g = vn_seg_open(o->model, o->nmodel)) == NULL) {
			free(w);
			return -1;
		}
		vn_seg_set_style(w->g, o->style);
	}
	*worker = w;
	return 0;
}

static int
room(struct vnseg_worker *w, size_t n)
{
	unsigned char *p;
	size_t cap = w->cap > 0 ? w->cap : 256;

	if (n <= w->cap)
		return 0;
	while (cap < n)
		cap *= 2;
	if ((p = realloc(w->end, cap)) == NULL)
		return -1;
	w->end = p;
	if ((p = realloc(w->join, cap)) == NULL)
		return -1;
	w->join = p;
	w->cap = cap;
	return 0;
}

/*
 * Decide what is joined, sentence by sentence.  A token that is only half here, at
 * the edge of a piece, stands alone.
 */
static int
decide(struct vnseg_worker *w, const struct vn_rec *r)
{
	const struct vn_tok *t = w->v.t;
	size_t b, i, n = w->v.n;

	for (b = i = 0; i < n; i++) {
		if (!w->end[i])
			continue;
		if (vn_seg_words(w->g, r->s, t + b, i + 1 - b,
		    w->join + b) == -1)
			return -1;
		if (w->o->dict != NULL && vn_dict_apply(w->o->dict, &w->memo,
		    r->s, t + b, i + 1 - b, w->join + b) == -1)
			return -1;
		b = i + 1;
	}
	if (r->cont && n > 1)
		w->join[1] = 0;
	if (r->more && t[n - 1].end == r->n)
		w->join[n - 1] = 0;
	return 0;
}

static int
record(struct vnseg_worker *w, struct vn_block *b, const struct vn_rec *r)
{
	const struct vnseg *o = w->o;

	if ((r->cont ? vn_tok_part : vn_tok_line)(&w->v, r->s, r->n) == -1 ||
	    room(w, w->v.n) == -1)
		return -1;
	if (w->v.n > 0) {
		vn_sent(r->s, w->v.t, w->v.n, w->end);
		if (!o->sentences && decide(w, r) == -1)
			return -1;
		if (o->keep_lines)
			memset(w->end, 0, w->v.n - 1);
	} else if (o->format->blank != NULL)
		return r->cont || r->more ? 0 :
		    o->format->blank(w, b, r->line);
	return o->format->put(w, b, r);
}

int
vnseg_records(struct vnseg_worker *w, struct vn_block *b)
{
	struct vn_rec r;

	if (w->o->format->begin != NULL && w->o->format->begin(w, b) == -1)
		return -1;
	while (vn_block_next(b, &r))
		if (record(w, b, &r) == -1)
			return -1;
	return 0;
}

int
vnseg_block(void *worker, struct vn_block *b)
{
	struct vnseg_worker *w = worker;
	int rc;

	rc = w->o->field != NULL ? vnseg_fields(w, b) : vnseg_records(w, b);
	return rc == -1 ? VN_RUN_ERR : VN_RUN_OK;
}

/* --- what formats ask for --- */

int
vnseg_next_sent(const struct vnseg_worker *w, const struct vn_rec *r,
    struct vnseg_sent *x)
{
	const struct vn_tok *t = w->v.t;
	size_t i = x->to;

	if (i == w->v.n)
		return 0;
	x->from = i;
	while (!w->end[i])
		i++;
	x->to = i + 1;
	x->no++;
	x->s = r->s + t[x->from].start;
	x->n = t[i].end - t[x->from].start;
	return 1;
}

int
vnseg_next_word(const struct vnseg_worker *w, const struct vnseg_sent *x,
    struct vnseg_word *d)
{
	size_t i = d->no > 0 ? d->to : x->from;

	if (i == x->to)
		return 0;
	d->from = i;
	while (++i < x->to && w->join[i])
		;
	d->to = i;
	d->no++;
	return 1;
}

const char *
vnseg_class(const struct vnseg_worker *w, const struct vnseg_word *d)
{
	static const char *const name[] = {
		[VN_TOK_WORD] = "word", [VN_TOK_ABBR] = "abbr",
		[VN_TOK_NUM] = "num", [VN_TOK_PUNCT] = "punct",
		[VN_TOK_URL] = "url", [VN_TOK_EMAIL] = "email",
		[VN_TOK_TAG] = "tag", [VN_TOK_EMOJI] = "emoji",
		[VN_TOK_OTHER] = "other"
	};

	return name[d->to - d->from > 1 ? VN_TOK_WORD : w->v.t[d->from].cls];
}

int
vnseg_raw(struct vn_buf *out, const char *s, size_t n)
{
	return vn_buf_add(out, s, n);
}

int
vnseg_spaced(const struct vnseg_worker *w, struct vn_buf *out,
    const struct vn_rec *r, size_t from, size_t to,
    int (*add)(struct vn_buf *, const char *, size_t))
{
	const struct vn_tok *t = w->v.t;
	size_t i;

	for (i = from; i < to; i++) {
		if (i > from && t[i].start > t[i - 1].end &&
		    vn_buf_addc(out, ' ') == -1)
			return -1;
		if (add(out, r->s + t[i].start, t[i].end - t[i].start) == -1)
			return -1;
	}
	return 0;
}
