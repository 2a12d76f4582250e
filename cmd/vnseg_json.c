#include <string.h>

#include "vnseg.h"

static int
begin(struct vnseg_worker *w, const struct vn_block *b)
{
	const char *s = b->file != NULL ? b->file : "(standard input)";

	w->name.n = 0;
	return cli_json_string(&w->name, s, strlen(s));
}

static int
member(struct vn_buf *out, const char *name, uint64_t v)
{
	return vn_buf_adds(out, name) == -1 ? -1 : vnseg_num(out, v);
}

/* An object of a sentence without its words. */
static int
head(const struct vnseg_worker *w, struct vn_block *b, uint64_t line,
    uint64_t start, const struct vnseg_sent *x)
{
	struct vn_buf *out = &b->out;

	if (vn_buf_adds(out, "{\"file\":") == -1 ||
	    vn_buf_add(out, w->name.s, w->name.n) == -1 ||
	    member(out, ",\"line\":", line) == -1 ||
	    vn_buf_adds(out, ",\"sentence\":") == -1 ||
	    vnseg_sent_no(b, x->no) == -1 ||
	    member(out, ",\"start\":", start) == -1 ||
	    member(out, ",\"end\":", start + x->n) == -1 ||
	    vn_buf_adds(out, ",\"text\":") == -1)
		return -1;
	return cli_json_string(out, x->s, x->n);
}

/* One word, as an array. */
static int
word(struct vnseg_worker *w, struct vn_block *b, const struct vn_rec *r,
    const struct vnseg_word *d)
{
	const struct vn_tok *t = w->v.t;
	struct vn_buf *out = &b->out;

	if (member(out, d->no > 1 ? ",[" : "[",
	    r->byte + t[d->from].start) == -1 ||
	    member(out, ",", r->byte + t[d->to - 1].end) == -1 ||
	    vn_buf_adds(out, ",\"") == -1 ||
	    vn_buf_adds(out, vnseg_class(w, d)) == -1 ||
	    vn_buf_adds(out, "\",") == -1)
		return -1;
	w->place.n = 0;
	if (vnseg_spaced(w, &w->place, r, d->from, d->to, vnseg_raw) == -1 ||
	    cli_json_string(out, w->place.s, w->place.n) == -1)
		return -1;
	return vn_buf_addc(out, ']');
}

static int
tail(struct vn_block *b)
{
	return vn_buf_addc(&b->out, '}') == -1 ? -1 :
	    vn_buf_addc(&b->out, b->delim);
}

static int
put(struct vnseg_worker *w, struct vn_block *b, const struct vn_rec *r)
{
	struct vnseg_sent x = { 0 };
	struct vnseg_word d;

	while (vnseg_next_sent(w, r, &x)) {
		if (head(w, b, r->line, r->byte + (uint64_t)(x.s - r->s),
		    &x) == -1)
			return -1;
		if (!w->o->sentences) {
			if (vn_buf_adds(&b->out, ",\"words\":[") == -1)
				return -1;
			for (d.no = 0; vnseg_next_word(w, &x, &d); )
				if (word(w, b, r, &d) == -1)
					return -1;
			if (vn_buf_addc(&b->out, ']') == -1)
				return -1;
		}
		if (tail(b) == -1)
			return -1;
	}
	b->num[0] = x.no;
	return 0;
}

/* With -n there is an object for every line. */
static int
blank(struct vnseg_worker *w, struct vn_block *b, uint64_t line)
{
	struct vnseg_sent x = { .no = 1, .s = "" };

	if (!w->o->keep_lines)
		return 0;
	if (head(w, b, line, 0, &x) == -1 ||
	    vn_buf_adds(&b->out, ",\"words\":[]") == -1)
		return -1;
	return tail(b);
}

const struct vnseg_format vnseg_json = {
	.name = "json", .sentences = 1, .begin = begin, .put = put,
	.blank = blank, .piece = vnseg_rows_piece
};
