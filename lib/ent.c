#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "ent.h"
#include "law.h"
#include "net.h"
#include "num.h"
#include "scan.h"

struct vn_ents {
	struct vn_scan x;
	size_t	 i;		/* next token */
	size_t	 from;		/* no entity begins before this byte */
	int	 linked;	/* only joining words since the last date */
};

static const char *const type_name[VN_ENT_TYPES] = {
	"PER", "ORG", "LOC", "TITLE", "DATE", "LAW", "EVENT", "NUM", "PHONE",
	"EMAIL", "URL", "ID", "PLATE"
};

const char *
vn_ent_name(int type)
{
	return type >= 0 && type < VN_ENT_TYPES ? type_name[type] : NULL;
}

int
vn_ent_type(const char *s, size_t n)
{
	int i;

	for (i = 0; i < VN_ENT_TYPES; i++)
		if (strlen(type_name[i]) == n &&
		    memcmp(type_name[i], s, n) == 0)
			return i;
	return -1;
}

struct vn_ents *
vn_ents_open(void)
{
	struct vn_ents *e = calloc(1, sizeof *e);

	if (e != NULL && vn_scan_init(&e->x) == -1) {
		free(e);
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
	free(e);
}

void
vn_ents_start(struct vn_ents *e, const char *s, size_t n)
{
	vn_scan_start(&e->x, s, n);
	e->i = e->from = 0;
	e->linked = 0;
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

int
vn_ents_next(struct vn_ents *e, struct vn_ent *out)
{
	struct vn_scan *x = &e->x;
	const struct vn_tk *t;
	size_t cut, j;
	int type;

	for (;; e->i++) {
		e->i = vn_scan_fill(x, e->i);
		t = tk(x, e->i);
		if (t->kind == TK_END)
			return 0;
		if (!is_trigger(t) || t->s < e->from ||
		    (j = recognise(e, e->i, &type, &cut)) == 0) {
			e->linked = e->linked && vn_date_links(x, e->i);
			continue;
		}
		memset(out, 0, sizeof *out);
		out->start = t->s;
		out->end = cut ? (uint32_t)cut : tk(x, j - 1)->e;
		out->type = (uint8_t)type;
		e->linked = type == VN_ENT_DATE;
		e->from = out->end;
		e->i = j;
		if (cut)
			vn_scan_split(x, --e->i, cut);
		return 1;
	}
}
