#include <string.h>

#include "../lib/in.h"
#include "vnseg.h"

/* One line of the text, or a piece of it, through the format. */
static int
piece(struct vnseg_worker *w)
{
	struct vn_block *b = &w->inner;

	b->out.n = b->aux.n = b->at = 0;
	memset(b->num, 0, sizeof b->num);
	if (vnseg_records(w, b) == -1)
		return -1;
	if ((b->in.cont || b->in.more) &&
	    w->o->format->piece(w, &w->piece, b) == -1)
		return -1;
	return vn_buf_add(&w->field, b->out.s, b->out.n);
}

/* One line of the text, n bytes, and its line feed if lf. */
static int
line(struct vnseg_worker *w, const char *s, size_t n, int lf, uint64_t no)
{
	struct vn_span *in = &w->inner.in;
	size_t at = 0;

	do {
		memset(in, 0, sizeof *in);
		in->s = s + at;
		in->line = no;
		in->byte = at;
		in->cont = at > 0;
		in->more = n - at > VN_PIECE_MAX;
		in->n = in->more ? vn_in_piece(s + at, n - at) :
		    n - at + (size_t)lf;
		at += in->n;
		if (piece(w) == -1)
			return -1;
	} while (in->more);
	return 0;
}

/*
 * The text of the field of a record of b to w->field.  What ends its last line is
 * left out if the text does not end in a line feed.
 */
static int
text(struct vnseg_worker *w, const struct vn_block *b)
{
	const char *s = w->json.text.s, *end = s + w->json.text.n, *p = s;
	uint64_t no = 0;

	w->inner.delim = '\n';
	w->inner.file = b->file;
	w->field.n = 0;
	for (; s < end; s = p + 1) {
		p = memchr(s, '\n', (size_t)(end - s));
		if (line(w, s, (size_t)((p != NULL ? p : end) - s), p != NULL,
		    ++no) == -1)
			return -1;
		if (p == NULL)
			break;
	}
	if (p == NULL && w->field.n > 0 && w->field.s[w->field.n - 1] == '\n')
		w->field.n--;
	return 0;
}

int
vnseg_fields(struct vnseg_worker *w, struct vn_block *b)
{
	struct vn_rec r;
	int rc;

	while (vn_block_next(b, &r)) {
		if ((rc = cli_json_get(&w->json, b, &r)) == -1)
			return -1;
		if (rc == 0)
			rc = vn_buf_add(&b->out, r.s, r.n);
		else if ((rc = text(w, b)) == 0)
			rc = cli_json_put(&w->json, &b->out, &r, w->field.s,
			    w->field.n);
		if (rc == -1 || vn_buf_addc(&b->out, b->delim) == -1)
			return -1;
	}
	return 0;
}
