#include <string.h>

#include "../lib/utf8.h"
#include "vnseg.h"

int
vnseg_num(struct vn_buf *out, uint64_t v)
{
	char t[20], *p = t + sizeof t;

	do
		*--p = (char)('0' + v % 10);
	while ((v /= 10) > 0);
	return vn_buf_add(out, p, (size_t)(t + sizeof t - p));
}

/* --- sentences of a line that comes in pieces --- */

/* In aux: at of out the number no is wanted. */
struct late {
	size_t	 at;
	uint64_t no;
};

int
vnseg_sent_no(struct vn_block *b, uint64_t no)
{
	struct late l = { b->out.n, no };

	return b->in.cont ? vn_buf_add(&b->aux, &l, sizeof l) :
	    vnseg_num(&b->out, no);
}

int
vnseg_rows_piece(struct vnseg_worker *w, struct vnseg_long *l,
    struct vn_block *b)
{
	struct vn_buf tmp;
	struct late x;
	size_t at = 0, i;

	if (!b->in.cont)
		l->sentences = 0;
	if (!b->in.more && l->sentences + b->num[0] == 0 &&
	    w->o->format->blank != NULL &&
	    w->o->format->blank(w, b, b->in.line) == -1)
		return -1;
	l->swap.n = 0;
	for (i = 0; i < b->aux.n; i += sizeof x, at = x.at) {
		memcpy(&x, b->aux.s + i, sizeof x);
		if (vn_buf_add(&l->swap, b->out.s + at, x.at - at) == -1 ||
		    vnseg_num(&l->swap, l->sentences + x.no) == -1)
			return -1;
	}
	l->sentences += b->num[0];
	if (b->aux.n == 0)
		return 0;
	if (vn_buf_add(&l->swap, b->out.s + at, b->out.n - at) == -1)
		return -1;
	tmp = b->out;
	b->out = l->swap;
	l->swap = tmp;
	return 0;
}

/* --- vert --- */

static int
vert(struct vnseg_worker *w, struct vn_block *b, const struct vn_rec *r)
{
	struct vnseg_sent x = { 0 };
	struct vnseg_word d;

	while (vnseg_next_sent(w, r, &x)) {
		if (vn_buf_adds(&b->out, "<s>") == -1 ||
		    vn_buf_addc(&b->out, b->delim) == -1)
			return -1;
		for (d.no = 0; vnseg_next_word(w, &x, &d); )
			if (vnseg_spaced(w, &b->out, r, d.from, d.to,
			    vnseg_raw) == -1 ||
			    vn_buf_addc(&b->out, b->delim) == -1)
				return -1;
		if (vn_buf_adds(&b->out, "</s>") == -1 ||
		    vn_buf_addc(&b->out, b->delim) == -1)
			return -1;
	}
	b->num[0] = x.no;
	return 0;
}

static int
vert_blank(struct vnseg_worker *w, struct vn_block *b, uint64_t line)
{
	(void)w;
	(void)line;
	return vn_buf_addc(&b->out, b->delim);
}

const struct vnseg_format vnseg_vert = {
	.name = "vert", .put = vert, .blank = vert_blank,
	.piece = vnseg_rows_piece
};

/* --- conllu: its lines end in LF, whatever -z says --- */

/* U+FFFD for each ill-formed place. */
static int
add_utf8(struct vn_buf *out, const char *s, size_t n)
{
	size_t good;
	int32_t cp;

	while ((good = vn_utf8_valid(s, n)) < n) {
		if (vn_buf_add(out, s, good) == -1 ||
		    vn_buf_adds(out, "\xef\xbf\xbd") == -1)
			return -1;
		good += (size_t)vn_utf8_get(s + good, n - good, &cp);
		s += good;
		n -= good;
	}
	return vn_buf_add(out, s, n);
}

/*
 * If there are several files, name begins every sent_id, with %XX for what is not
 * ASCII, is no visible character, or means something there.
 */
static int
conllu_begin(struct vnseg_worker *w, const struct vn_block *b)
{
	static const char hex[] = "0123456789ABCDEF";
	const char *s = b->file != NULL ? b->file : "-";
	char esc[3] = "%";

	w->name.n = 0;
	if (!w->o->many)
		return 0;
	for (; *s != '\0'; s++) {
		if (*s > ' ' && *s < 0x7f && *s != '%' && *s != '/') {
			if (vn_buf_addc(&w->name, *s) == -1)
				return -1;
			continue;
		}
		esc[1] = hex[*s >> 4 & 15];
		esc[2] = hex[*s & 15];
		if (vn_buf_add(&w->name, esc, sizeof esc) == -1)
			return -1;
	}
	return vn_buf_addc(&w->name, ':');
}

static int
conllu_head(struct vnseg_worker *w, struct vn_block *b, const struct vn_rec *r,
    const struct vnseg_sent *x)
{
	struct vn_buf *out = &b->out;

	if (vn_buf_adds(out, "# sent_id = ") == -1 ||
	    vn_buf_add(out, w->name.s, w->name.n) == -1 ||
	    vnseg_num(out, r->line) == -1 || vn_buf_addc(out, '.') == -1 ||
	    vnseg_sent_no(b, x->no) == -1 ||
	    vn_buf_adds(out, "\n# text = ") == -1 ||
	    vnseg_spaced(w, out, r, x->from, x->to, add_utf8) == -1)
		return -1;
	return vn_buf_addc(out, '\n');
}

/* Does the token before i touch it?  The end of a line is white space. */
static int
touches(const struct vnseg_worker *w, const struct vn_rec *r, size_t i)
{
	const struct vn_tok *t = w->v.t;

	return i < w->v.n ? t[i].start == t[i - 1].end :
	    r->more && t[i - 1].end == r->n;
}

static int
conllu(struct vnseg_worker *w, struct vn_block *b, const struct vn_rec *r)
{
	struct vnseg_sent x = { 0 };
	struct vnseg_word d;
	struct vn_buf *out = &b->out;

	while (vnseg_next_sent(w, r, &x)) {
		if (conllu_head(w, b, r, &x) == -1)
			return -1;
		for (d.no = 0; vnseg_next_word(w, &x, &d); )
			if (vnseg_num(out, d.no) == -1 ||
			    vn_buf_addc(out, '\t') == -1 ||
			    vnseg_spaced(w, out, r, d.from, d.to,
			    add_utf8) == -1 ||
			    vn_buf_adds(out, touches(w, r, d.to) ?
			    "\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n" :
			    "\t_\t_\t_\t_\t_\t_\t_\t_\n") == -1)
				return -1;
		if (vn_buf_addc(out, '\n') == -1)
			return -1;
	}
	b->num[0] = x.no;
	return 0;
}

const struct vnseg_format vnseg_conllu = {
	.name = "conllu", .begin = conllu_begin, .put = conllu,
	.piece = vnseg_rows_piece
};

/* --- tsv --- */

int
vnseg_tsv_begin(struct vnseg_worker *w, const struct vn_block *b)
{
	const char *s = b->file != NULL ? b->file : "(standard input)";

	w->name.n = 0;
	if (vn_buf_add_tsv(&w->name, s, strlen(s)) == -1)
		return -1;
	return vn_buf_addc(&w->name, '\t');
}

int
vnseg_tsv(struct vn_buf *out, const char *s, size_t n)
{
	return memchr(s, '\\', n) == NULL ? vn_buf_add(out, s, n) :
	    vn_buf_add_tsv(out, s, n);
}

int
vnseg_field(struct vn_buf *out, uint64_t v)
{
	return vnseg_num(out, v) == -1 ? -1 : vn_buf_addc(out, '\t');
}

int
vnseg_tsv_line(struct vnseg_worker *w, const struct vn_rec *r)
{
	w->place.n = 0;
	if (vn_buf_add(&w->place, w->name.s, w->name.n) == -1)
		return -1;
	return vnseg_field(&w->place, r->line);
}

int
vnseg_tsv_place(const struct vnseg_worker *w, struct vn_block *b, uint64_t no)
{
	if (vn_buf_add(&b->out, w->place.s, w->place.n) == -1 ||
	    vnseg_sent_no(b, no) == -1)
		return -1;
	return vn_buf_addc(&b->out, '\t');
}

static int
tsv_sentence(const struct vnseg_worker *w, struct vn_block *b,
    const struct vn_rec *r, const struct vnseg_sent *x)
{
	uint64_t start = r->byte + (uint64_t)(x->s - r->s);

	if (vnseg_tsv_place(w, b, x->no) == -1 || vnseg_field(&b->out, start) == -1 ||
	    vnseg_field(&b->out, start + x->n) == -1 ||
	    vn_buf_add_tsv(&b->out, x->s, x->n) == -1)
		return -1;
	return vn_buf_addc(&b->out, b->delim);
}

static int
tsv_word(const struct vnseg_worker *w, struct vn_block *b,
    const struct vn_rec *r, const struct vnseg_sent *x,
    const struct vnseg_word *d)
{
	const struct vn_tok *t = w->v.t;

	if (vnseg_tsv_place(w, b, x->no) == -1 || vnseg_field(&b->out, d->no) == -1 ||
	    vnseg_field(&b->out, r->byte + t[d->from].start) == -1 ||
	    vnseg_field(&b->out, r->byte + t[d->to - 1].end) == -1 ||
	    vn_buf_adds(&b->out, vnseg_class(w, d)) == -1 ||
	    vn_buf_addc(&b->out, '\t') == -1 ||
	    vnseg_spaced(w, &b->out, r, d->from, d->to, vnseg_tsv) == -1)
		return -1;
	return vn_buf_addc(&b->out, b->delim);
}

static int
tsv(struct vnseg_worker *w, struct vn_block *b, const struct vn_rec *r)
{
	struct vnseg_sent x = { 0 };
	struct vnseg_word d;

	if (vnseg_tsv_line(w, r) == -1)
		return -1;
	while (vnseg_next_sent(w, r, &x)) {
		if (w->o->sentences) {
			if (tsv_sentence(w, b, r, &x) == -1)
				return -1;
			continue;
		}
		for (d.no = 0; vnseg_next_word(w, &x, &d); )
			if (tsv_word(w, b, r, &x, &d) == -1)
				return -1;
	}
	b->num[0] = x.no;
	return 0;
}

const struct vnseg_format vnseg_tab = {
	.name = "tsv", .sentences = 1, .begin = vnseg_tsv_begin, .put = tsv,
	.piece = vnseg_rows_piece
};
