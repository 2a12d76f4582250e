#include <string.h>

#include "vnseg.h"

/* The joiner in s[0..n), or NULL. */
static const char *
find_joiner(const struct vnseg *o, const char *s, size_t n)
{
	const char *end = s + n;

	for (; (size_t)(end - s) >= o->njoiner; s++) {
		if ((s = memchr(s, o->joiner[0], (size_t)(end - s))) == NULL ||
		    (size_t)(end - s) < o->njoiner)
			return NULL;
		if (memcmp(s, o->joiner, o->njoiner) == 0)
			return s;
	}
	return NULL;
}

/* Append a token that holds joiners, all of them doubled. */
static int
add_doubled(const struct vnseg *o, struct vn_buf *out, const char *s, size_t n)
{
	const char *end = s + n, *p;

	while ((p = find_joiner(o, s, (size_t)(end - s))) != NULL) {
		p += o->njoiner;
		if (vn_buf_add(out, s, (size_t)(p - s)) == -1 ||
		    vn_buf_add(out, o->joiner, o->njoiner) == -1)
			return -1;
		s = p;
	}
	return vn_buf_add(out, s, (size_t)(end - s));
}

/* A token that holds the joiner stands alone. */
static void
set_apart(struct vnseg_worker *w, const char *s)
{
	const struct vn_tok *t = w->v.t;
	size_t i, n = w->v.n;

	for (i = 0; i < n; i++) {
		if (find_joiner(w->o, s + t[i].start,
		    t[i].end - t[i].start) == NULL)
			continue;
		w->join[i] = 0;
		if (i + 1 < n)
			w->join[i + 1] = 0;
	}
}

/*
 * The same for a joiner of one byte that is not in the text: tokens that stand one
 * byte apart are copied together, and what separates them is put right.
 */
static int
add_plain(const struct vnseg_worker *w, struct vn_block *b, const char *s)
{
	const struct vn_tok *t = w->v.t;
	size_t n = w->v.n, i, k;
	uint32_t from, len;
	const char sep[] = { ' ', (char)b->delim, w->o->joiner[0] };
	char *p;

#define SEP(j)	sep[w->join[j] ? 2 : w->end[(j) - 1]]
	if (vn_buf_need(&b->out, t[n - 1].end - t[0].start + n) == -1)
		return -1;
	p = b->out.s + b->out.n;
	for (i = 0; i < n; i = k) {
		if (i > 0)
			*p++ = SEP(i);
		for (k = i + 1; k < n && t[k].start == t[k - 1].end + 1; k++)
			;
		from = t[i].start;
		len = t[k - 1].end - from;
		memcpy(p, s + from, len);
		for (i++; i < k; i++)
			p[t[i].start - 1 - from] = SEP(i);
		p += len;
	}
	b->out.n = (size_t)(p - b->out.s);
	return 0;
}

/* Append the words of the tokens of s; holds: the joiner is in it. */
static int
add_words(const struct vnseg_worker *w, struct vn_block *b, const char *s,
    int holds)
{
	const struct vnseg *o = w->o;
	const struct vn_tok *t = w->v.t, *end = t + w->v.n;
	const unsigned char *join = w->join, *ends = w->end;
	struct vn_buf *out = &b->out;
	char *p;
	size_t n;

	for (; t < end; t++, join++, ends++) {
		n = t->end - t->start;
		if (vn_buf_need(out, n + o->njoiner + 1) == -1)
			return -1;
		p = out->s + out->n;
		if (*join) {
			memcpy(p, o->joiner, o->njoiner);
			p += o->njoiner;
		} else if (t != w->v.t)
			*p++ = ends[-1] ? (char)b->delim : ' ';
		out->n = (size_t)(p - out->s);
		if (holds) {
			if (add_doubled(o, out, s + t->start, n) == -1)
				return -1;
			continue;
		}
		memcpy(p, s + t->start, n);
		out->n += n;
	}
	return 0;
}

/* Append the sentences of r as they are. */
static int
add_sentences(const struct vnseg_worker *w, struct vn_block *b,
    const struct vn_rec *r)
{
	struct vnseg_sent x = { 0 };

	while (vnseg_next_sent(w, r, &x))
		if ((x.no > 1 && vn_buf_addc(&b->out, b->delim) == -1) ||
		    vn_buf_add(&b->out, x.s, x.n) == -1)
			return -1;
	return 0;
}

/*
 * For piece(): num[0] tokens in a piece; in aux the white space before the
 * first (num[1] bytes) and behind the last.
 */
static int
note_edges(const struct vnseg_worker *w, struct vn_block *b,
    const struct vn_rec *r)
{
	size_t first = r->n, last = r->n;

	if ((b->num[0] = w->v.n) > 0) {
		first = w->v.t[0].start;
		last = w->v.t[w->v.n - 1].end;
	}
	b->num[1] = first;
	if (vn_buf_add(&b->aux, r->s, first) == -1)
		return -1;
	return vn_buf_add(&b->aux, r->s + last, r->n - last);
}

static int
put(struct vnseg_worker *w, struct vn_block *b, const struct vn_rec *r)
{
	int holds;

	if (w->o->sentences) {
		if (add_sentences(w, b, r) == -1)
			return -1;
	} else if (w->v.n > 0) {
		if ((holds = find_joiner(w->o, r->s, r->n) != NULL))
			set_apart(w, r->s);
		if ((holds || w->o->njoiner > 1 ?
		    add_words(w, b, r->s, holds) :
		    add_plain(w, b, r->s)) == -1)
			return -1;
	}
	if ((r->cont || r->more) && note_edges(w, b, r) == -1)
		return -1;
	return r->more ? 0 : vn_buf_addc(&b->out, b->delim);
}

/*
 * Pieces of a long line: what is between them is written when more of the line
 * comes.  With -s white space is kept, but not more than a piece of it.
 */
static int
piece(struct vnseg_worker *w, struct vnseg_long *l, struct vn_block *b)
{
	struct vn_buf tmp;
	size_t lead = b->num[1];

	if (!b->in.cont) {
		l->begun = 0;
		l->held.n = 0;
	}
	if (b->num[0] == 0 || l->begun) {
		if (l->held.n < VN_PIECE_MAX &&
		    vn_buf_add(&l->held, b->aux.s, lead) == -1)
			return -1;
	}
	if (b->num[0] == 0)
		return 0;
	if (l->begun && l->held.n > 0) {
		l->swap.n = 0;
		if (w->o->sentences ?
		    vn_buf_add(&l->swap, l->held.s, l->held.n) :
		    vn_buf_addc(&l->swap, ' ') == -1)
			return -1;
		if (vn_buf_add(&l->swap, b->out.s, b->out.n) == -1)
			return -1;
		tmp = b->out;
		b->out = l->swap;
		l->swap = tmp;
	}
	l->begun = 1;
	l->held.n = 0;
	if (b->aux.n > lead && vn_buf_add(&l->held, b->aux.s + lead,
	    b->aux.n - lead) == -1)
		return -1;
	return 0;
}

const struct vnseg_format vnseg_line = {
	.name = "line", .sentences = 1, .put = put, .piece = piece
};
