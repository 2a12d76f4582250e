#include <string.h>

#include "vngrep.h"

int
grep_put_num(const struct grep_opt *o, struct vn_buf *out, int what, uint64_t v,
    char sep)
{
	char num[24], *p = num + sizeof num;

	do
		*--p = (char)('0' + v % 10);
	while ((v /= 10) > 0);
	if (grep_paint(o, out, what, -1, p,
	    (size_t)(num + sizeof num - p)) == -1)
		return -1;
	return sep == '\0' ? 0 : grep_paint(o, out, C_SEP, -1, &sep, 1);
}

const char *
grep_file(const struct grep_opt *o, const char *file)
{
	if (file != NULL)
		return file;
	return o->label != NULL ? o->label : "(standard input)";
}

int
grep_put_name(const struct grep_opt *o, struct vn_buf *out, const char *file,
    char sep)
{
	file = grep_file(o, file);
	if (grep_paint(o, out, C_NAME, -1, file, strlen(file)) == -1)
		return -1;
	if (o->null)
		return vn_buf_addc(out, '\0');
	return sep == '\n' ? vn_buf_addc(out, '\n') :
	    grep_paint(o, out, C_SEP, -1, &sep, 1);
}

/* What stands before a line: name, line number, byte offset. */
static int
put_head(const struct grep_opt *o, struct vn_buf *out, const char *file,
    const struct grep_line *l, uint64_t at, char sep)
{
	if (o->name > 0 && grep_put_name(o, out, file, sep) == -1)
		return -1;
	if (o->number && grep_put_num(o, out, C_LINE, l->line, sep) == -1)
		return -1;
	return o->byte ? grep_put_num(o, out, C_BYTE, at, sep) : 0;
}

/* --- --inline --- */

/* s[0..n) with a backslash before brackets and backslashes. */
static int
put_plain(struct vn_buf *out, const char *s, size_t n)
{
	const char *end = s + n, *p;

	for (; s < end; s = p) {
		for (p = s; p < end && *p != '[' && *p != ']' && *p != '\\';
		    p++)
			;
		if (vn_buf_add(out, s, (size_t)(p - s)) == -1)
			return -1;
		if (p < end && (vn_buf_addc(out, '\\') == -1 ||
		    vn_buf_addc(out, *p++) == -1))
			return -1;
	}
	return 0;
}

/*
 * The span v[0] and, inside it, those of the inner ones behind it; how many in
 * *k.  Where titles are not shown an inner one may stand alone.
 */
static int
put_bracket(struct vn_buf *out, const char *s, const struct grep_span *v,
    size_t nv, size_t *k)
{
	size_t at = v->start, i, one;

	if (vn_buf_addc(out, '[') == -1 ||
	    vn_buf_adds(out, vn_ent_name(v->type)) == -1 ||
	    vn_buf_addc(out, ' ') == -1)
		return -1;
	for (i = 1; i < nv && v[i].start < v->end; i += one) {
		if (put_plain(out, s + at, v[i].start - at) == -1 ||
		    put_bracket(out, s, v + i, nv - i, &one) == -1)
			return -1;
		at = v[i].end;
	}
	*k = i;
	if (put_plain(out, s + at, v->end - at) == -1)
		return -1;
	return vn_buf_addc(out, ']');
}

static int
put_inline(struct vn_buf *out, const struct grep_line *l,
    const struct grep_span *v, size_t nv)
{
	size_t at = 0, i, k;

	for (i = 0; i < nv; i += k) {
		if (put_plain(out, l->s + at, v[i].start - at) == -1 ||
		    put_bracket(out, l->s, v + i, nv - i, &k) == -1)
			return -1;
		at = v[i].end;
	}
	return put_plain(out, l->s + at, l->n - at);
}

/* --- lines --- */

/* A whole line with its spans in colour. */
static int
put_text(const struct grep_opt *o, struct vn_buf *out,
    const struct grep_line *l, const struct grep_span *v, size_t nv,
    int selected)
{
	int what = selected ? C_MATCH : C_CONTEXT;
	size_t at = 0, i;

	if (o->color == NULL)
		return vn_buf_add(out, l->s, l->n);
	for (i = 0; i < nv; i++) {
		if (v[i].start < at)
			continue;	/* inside a title */
		if (grep_paint_plain(o, out, selected, 0, l->s + at,
		    v[i].start - at) == -1 ||
		    grep_paint(o, out, what, v[i].type, l->s + v[i].start,
		    v[i].end - v[i].start) == -1)
			return -1;
		at = v[i].end;
	}
	return grep_paint_plain(o, out, selected, 1, l->s + at, l->n - at);
}

static int
put_span(const struct grep_opt *o, struct vn_buf *out,
    const struct grep_line *l, const struct grep_span *v, int selected)
{
	size_t k;

	if (o->form == FORM_INLINE)
		return put_bracket(out, l->s, v, 1, &k);
	return grep_paint(o, out, selected ? C_MATCH : C_CONTEXT, v->type,
	    l->s + v->start,
	    v->end - v->start);
}

int
grep_put(const struct grep_opt *o, struct vn_buf *out, const char *file,
    int delim, const struct grep_line *l, const struct grep_span *v, size_t nv,
    int selected)
{
	char sep = selected ? ':' : '-';
	size_t i;

	if (o->form != FORM_LINES && o->form != FORM_INLINE)
		return selected ? vn_buf_add(out, l->s, l->n) : 0;
	if (o->only) {
		/* Under -v the matches are in the lines around. */
		if (o->form == FORM_LINES && selected == o->invert)
			nv = 0;
		for (i = 0; i < nv; i++)
			if (put_head(o, out, file, l, l->at + v[i].start,
			    sep) == -1 || put_span(o, out, l, &v[i],
			    selected) == -1 ||
			    vn_buf_addc(out, delim) == -1)
				return -1;
		return 0;
	}
	if (put_head(o, out, file, l, l->at, sep) == -1)
		return -1;
	if (o->form == FORM_INLINE) {
		if (put_inline(out, l, v, selected ? nv : 0) == -1)
			return -1;
	/* Matches are shown where they are why the line was selected. */
	} else if (put_text(o, out, l, v, selected != o->invert ? nv : 0,
	    selected) == -1)
		return -1;
	return vn_buf_addc(out, delim);
}

int
grep_simple(const struct grep_opt *o)
{
	return !o->count && o->list == LIST_NO && !o->quiet && !o->max_set &&
	    !o->context && !o->byte;
}
