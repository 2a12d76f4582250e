#include <string.h>

#include "vnseg.h"

static const char *
decided_by(const struct vnseg_worker *w, const struct vn_seg_why *why,
    size_t i, int model)
{
	static const char *const name[] = {
		[VN_SEG_BY_TOKENS] = "tokens", [VN_SEG_BY_WORDS] = "words",
		[VN_SEG_BY_MODEL] = "model"
	};

	if (w->join[i] == model)
		return name[why->by];
	return w->o->dict != NULL ? "dict" : "piece";
}

static int
add_weight(struct vn_buf *out, int32_t v)
{
	if (vn_buf_addc(out, v < 0 ? '-' : '+') == -1)
		return -1;
	return vnseg_num(out, (uint64_t)(v < 0 ? -(int64_t)v : v));
}

static int
add_token(const struct vnseg_worker *w, struct vn_buf *out,
    const struct vn_rec *r, size_t i)
{
	const struct vn_tok *t = w->v.t + i;

	if (vnseg_tsv(out, r->s + t->start, t->end - t->start) == -1)
		return -1;
	return vn_buf_addc(out, '\t');
}

/* The boundary before token i of sentence x. */
static int
add_row(struct vnseg_worker *w, struct vn_block *b, const struct vn_rec *r,
    const struct vnseg_sent *x, size_t i)
{
	const char *model = w->model.s + (i - x->from);
	struct vn_buf *out = &b->out;
	struct vn_seg_why why;
	size_t k;

	vn_seg_why(w->g, i - x->from, model[-1], &why);
	if (vnseg_tsv_place(w, b, x->no) == -1 ||
	    vnseg_field(out, r->byte + w->v.t[i].start) == -1 ||
	    add_token(w, out, r, i - 1) == -1 ||
	    add_token(w, out, r, i) == -1 ||
	    vn_buf_adds(out, w->join[i] ? "join\t" : "split\t") == -1 ||
	    vn_buf_adds(out, decided_by(w, &why, i, *model)) == -1 ||
	    vn_buf_addc(out, '\t') == -1)
		return -1;
	if (why.by == VN_SEG_BY_MODEL && add_weight(out, why.score) == -1)
		return -1;
	if (vn_buf_addc(out, '\t') == -1)
		return -1;
	for (k = 0; k < why.n; k++)
		if ((k > 0 && vn_buf_addc(out, ' ') == -1) ||
		    vn_buf_adds(out, why.f[k].name) == -1 ||
		    add_weight(out, why.f[k].weight) == -1)
			return -1;
	return vn_buf_addc(out, b->delim);
}

static int
put(struct vnseg_worker *w, struct vn_block *b, const struct vn_rec *r)
{
	struct vnseg_sent x = { 0 };
	size_t i;

	if (vnseg_tsv_line(w, r) == -1)
		return -1;
	while (vnseg_next_sent(w, r, &x)) {
		w->model.n = 0;
		if (vn_buf_need(&w->model, x.to - x.from) == -1 ||
		    vn_seg_words(w->g, r->s, w->v.t + x.from, x.to - x.from,
		    (unsigned char *)w->model.s) == -1)
			return -1;
		for (i = x.from + 1; i < x.to; i++)
			if (add_row(w, b, r, &x, i) == -1)
				return -1;
	}
	b->num[0] = x.no;
	return 0;
}

const struct vnseg_format vnseg_why = {
	.name = "explain", .begin = vnseg_tsv_begin, .put = put,
	.piece = vnseg_rows_piece
};
