#include <string.h>

#include "vnclean.h"

/* One line of the text of a field, at byte of its record; last: no line end follows. */
static int
inner_line(struct worker *w, struct vn_block *b, const char *s, size_t n,
    size_t byte, int last)
{
	struct vn_clean_line l = { .s = s, .n = n, .byte = byte };
	struct vnclean *v = w->v;
	size_t at = w->field.n;
	int rc, rule;

	if ((rc = vnclean_line(w, b, &w->field, &l)) != VN_RUN_OK)
		return rc;
	if ((rule = l.dropped) == -1 && v->own != NULL) {
		if (vn_buf_need(&w->field, 1) == -1 || vnclean_goes(v,
		    w->field.s + at, w->field.n - at, &rule) == -1)
			return VN_RUN_ERR;
		if (rule != -1 && vnclean_row(w, byte + 1, rule,
		    w->field.s + at, w->field.n - at) == -1)
			return VN_RUN_ERR;
	}
	if (rule == -1)
		return last || vn_buf_addc(&w->field, '\n') == 0 ?
		    VN_RUN_OK : VN_RUN_ERR;
	if (vnclean_reject(v, w->field.s + at, w->field.n - at, '\n') == -1)
		return VN_RUN_ERR;
	w->field.n = at;
	return VN_RUN_OK;
}

/* The text of a field, at byte of its record, through the rules into w->field. */
static int
inner_text(struct worker *w, struct vn_block *b, size_t byte)
{
	const char *s = w->json.text.s, *end = s + w->json.text.n, *p;
	size_t n;
	int rc;

	w->field.n = 0;
	if (w->v->own != NULL)
		w->v->delims = 1;	/* blank lines are squeezed within a field */
	while (s < end) {
		p = memchr(s, '\n', (size_t)(end - s));
		n = (size_t)((p != NULL ? p : end) - s);
		w->clean.under_at = (size_t)(s - w->json.text.s);
		if ((rc = inner_line(w, b, s, n, byte, p == NULL)) !=
		    VN_RUN_OK)
			return rc;
		s += n + (p != NULL);
	}
	return VN_RUN_OK;
}

/* One record: only the value changes, and only if a rule changes its text. */
static int
record(struct worker *w, struct vn_block *b, const struct vn_rec *r)
{
	int rc;

	w->json.escapes.keep = w->v->explain;
	if ((rc = cli_json_get(&w->json, b, r)) != 1)
		return rc == -1 || vn_buf_add(&b->out, r->s, r->n) == -1 ?
		    VN_RUN_ERR : VN_RUN_OK;
	w->clean.under = &w->json.escapes;
	rc = inner_text(w, b, w->json.at);
	w->clean.under = NULL;
	if (rc != VN_RUN_OK)
		return rc;
	return cli_json_put(&w->json, &b->out, r, w->field.n > 0 ?
	    w->field.s : "", w->field.n) == -1 ? VN_RUN_ERR : VN_RUN_OK;
}

int
vnclean_json(struct worker *w, struct vn_block *b)
{
	struct vn_rec r;
	int rc;

	b->at = 0;
	while (vn_block_next(b, &r)) {
		w->at = r.s;
		if (w->v->explain && vnclean_place(w, b, r.line) == -1)
			return VN_RUN_ERR;
		if ((rc = record(w, b, &r)) != VN_RUN_OK)
			return rc;
		if (vn_buf_addc(&b->out, b->delim) == -1)
			return VN_RUN_ERR;
	}
	return VN_RUN_OK;
}
