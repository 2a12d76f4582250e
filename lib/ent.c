#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "ent.h"
#include "gaz.h"
#include "law.h"
#include "model.h"
#include "name.h"
#include "net.h"
#include "num.h"
#include "scan.h"

struct vn_ents {
	struct vn_scan x;
	size_t	 i;		/* next token */
	size_t	 from;		/* no entity begins before this byte */
	int	 linked;	/* only joining words since the last date */
	unsigned types;
	int	 names;		/* some of VN_ENT_NAMES are wanted */
	struct vn_gaz *own;	/* gazetteers opened here */
	struct vn_names m;
	struct vn_buf key;
};

struct vn_ents *
vn_ents_open(const struct vn_gaz *g, unsigned types)
{
	struct vn_ents *e = calloc(1, sizeof *e);

	if (e == NULL)
		return NULL;
	e->types = types;
	e->names = (types & VN_ENT_NAMES) != 0;
	if (vn_scan_init(&e->x) == -1 || (e->names && g == NULL &&
	    (g = e->own = vn_gaz_open()) == NULL)) {
		vn_ents_close(e);
		errno = ENOMEM;
		return NULL;
	}
	if (e->names && vn_names_init(&e->m, g, &e->key) == -1) {
		vn_ents_close(e);
		errno = ENOMEM;
		return NULL;
	}
	return e;
}

void
vn_ents_close(struct vn_ents *e)
{
	if (e == NULL)
		return;
	vn_scan_fini(&e->x);
	vn_gaz_free(e->own);
	vn_names_fini(&e->m);
	vn_buf_fini(&e->key);
	free(e);
}

int
vn_ents_model(struct vn_ents *e, const void *p, size_t n)
{
	struct name_model new;
	const void *w = vn_model_section(p, "ner.w", &n);

	if (w == NULL || name_model_use(&new, w, n) == -1) {
		errno = EINVAL;
		return -1;
	}
	e->m.model = new;
	return 0;
}

struct vn_names *
vn_ents_names(struct vn_ents *e)
{
	return &e->m;
}

void
vn_ents_start(struct vn_ents *e, const char *s, size_t n)
{
	vn_scan_start(&e->x, s, n);
	e->i = e->from = 0;
	e->linked = 0;
	if (e->names)
		vn_names_start(&e->m, &e->x);
}

/* Words that nothing begins with need no look at all. */
static int
is_trigger(const struct vn_tk *t)
{
	if (t->kind == TK_WORD)
		return (t->cls & (WC_DIGIT | WC_DATE | WC_CHAIN | WC_LAW |
		    WC_PAIR_LAW | WC_STANDARD)) != 0 || t->id == W_MUOI ||
		    t->id == W_NUA;
	if (t->kind == TK_PUNCT)
		return t->id == '(' || t->id == '+';
	return 1;
}

/*
 * What begins at token i: the token behind it and *type, or 0.  The order is
 * the priority: a document before a date, a date before a phone number, and a
 * number with a unit last.
 */
static size_t
recognise(struct vn_ents *e, size_t i, int *type, size_t *cut)
{
	const struct vn_scan *x = &e->x;
	const struct vn_tk *t = tk(x, i);
	size_t j;

	*cut = 0;
	if (t->kind == TK_EMAIL || t->kind == TK_URL) {
		*type = t->kind == TK_EMAIL ? VN_ENT_EMAIL : VN_ENT_URL;
		return i + 1;
	}
	*type = VN_ENT_LAW;
	if ((j = vn_law_at(x, i, cut)) != 0)
		return j;
	*type = VN_ENT_DATE;
	if ((j = vn_date_at(x, i, e->linked)) != 0)
		return j;
	*type = VN_ENT_PHONE;
	if (t->kind != TK_WORD && (j = vn_net_phone(x, i)) != 0)
		return j;
	*type = VN_ENT_NUM;
	return vn_num_at(x, i);
}

/*
 * The entity that begins at token i, or 0.  A name that begins where a number or
 * date does gives way, but for an event: Ngày Thầy thuốc Việt Nam 27-2.
 */
static size_t
entity_at(struct vn_ents *e, size_t i, struct vn_ent *out, size_t *cut)
{
	const struct vn_scan *x = &e->x;
	const struct vn_tk *t = tk(x, i);
	struct vn_name name;
	int type = 0;
	size_t j = 0;

	*cut = 0;
	if (is_trigger(t))
		j = recognise(e, i, &type, cut);
	if (e->names && vn_names_maybe(&e->m, i) && (j == 0 ||
	    type == VN_ENT_DATE || t->kind == TK_NUM) && vn_names_at(&e->m, i, &name) &&
	    (j == 0 || (type == VN_ENT_DATE && name.end > j) ||
	    name.type == VN_ENT_ID || name.type == VN_ENT_PLATE)) {
		*cut = 0;
		j = name.end;
		type = name.type;
		if (name.in_type != -1) {
			out->in_type = (int8_t)name.in_type;
			out->in_start = tk(x, name.in_start)->s;
			out->in_end = tk(x, name.in_end - 1)->e;
		}
	}
	if (j == 0)
		return 0;
	out->start = t->s;
	out->end = *cut ? (uint32_t)*cut : tk(x, j - 1)->e;
	out->type = (uint8_t)type;
	return j;
}

int
vn_ents_next(struct vn_ents *e, struct vn_ent *out)
{
	struct vn_scan *x = &e->x;
	const struct vn_tk *t;
	size_t cut, j;

	for (;; e->i++) {
		e->i = vn_scan_fill(x, e->i);
		t = tk(x, e->i);
		if (t->kind == TK_END)
			return 0;
		memset(out, 0, sizeof *out);
		out->in_type = -1;
		if (t->s < e->from || (j = entity_at(e, e->i, out, &cut)) == 0) {
			e->linked = e->linked && vn_date_links(x, e->i);
			continue;
		}
		e->linked = out->type == VN_ENT_DATE;
		if (e->names)
			vn_names_found(&e->m, out->type, e->i, out->end);
		e->from = out->end;
		e->i = j;
		if (cut)
			vn_scan_split(x, --e->i, cut);
		if (e->types & 1u << out->type)
			return 1;
		e->i--;
	}
}
