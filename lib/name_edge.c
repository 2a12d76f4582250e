#include "name_parts.h"

/*
 * Where a body with a type word ends: the rules of name_body propose an end, the
 * model weighs it against the others by the words on both sides.  A candidate is
 * the token behind the body; none at all is one too, with no features.
 */
enum {
	E_BIAS = 64, E_RULE, E_KNOWN, E_LAST, E_LAST2, E_NEXT, E_NEXT2, E_PAIR,
	E_SMALL, E_TAIL, E_PLACE, E_HEAD, E_HEAD_NEXT, E_HEAD_LAST, E_INSIDE,
	E_CLASS, E_PERSON, E_LENGTH, E_CAPS, E_COMMA, E_WHOLE, E_FIRST, E_RULE_NEXT,
	E_RULE_LAST, E_TAIL_NEXT, E_NUMBER, E_BEFORE,
	E_RULE_KIND
};

#define FAR	24		/* tokens behind the type word */

/* A body never goes on behind this. */
static int
stops(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);

	if (t->kind == TK_NUM)
		return 0;
	if (t->kind != TK_PUNCT)
		return t->kind != TK_WORD;
	return t->id != ',' && t->id != '-' && t->id != '&' && t->id != '\'' &&
	    !(t->id == '.' && tk_glued(x, i) && tk_glued(x, i + 1)) &&
	    !(t->id == '/' && tk_glued(x, i) && tk_glued(x, i + 1));
}

void
name_edges(const struct vn_names *m, struct name_edges *e)
{
	const struct vn_scan *x = m->x;
	size_t j;

	e->n = 0;
	if (e->kind == EDGE_TITLE || e->kind == EDGE_EVENT)
		e->end[e->n++] = e->head;
	for (j = e->head; j < e->head + FAR && !stops(x, j); j++) {
		/* an end stands behind a word or a number and not inside one */
		if (tk(x, j)->kind == TK_PUNCT || (tk_glued(x, j + 1) &&
		    tk(x, j + 1)->kind != TK_PUNCT))
			continue;
		e->end[e->n++] = j + 1;
	}
	/* what the rules know to go further, or to be shorter */
	for (j = 0; j < e->n && e->end[j] != e->rule; j++)
		;
	if (e->rule > 0 && j == e->n && e->n < NE_MAX)
		e->end[e->n++] = e->rule;
	for (j = 0; j < e->n && e->end[j] != e->known; j++)
		;
	if (e->known > 0 && j == e->n && e->n < NE_MAX)
		e->end[e->n++] = e->known;
}

static uint64_t
value(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);

	return t->kind == TK_WORD ? t->key : t->kind == TK_PUNCT ?
	    0x100u + t->id : (uint64_t)t->kind;
}

/* How the token looks: small, capital, all capitals; a mark, a number, the end. */
static uint64_t
look(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);

	if (t->kind != TK_WORD)
		return t->kind == TK_PUNCT ? 0x100u + t->id :
		    0x80u + (uint64_t)t->kind;
	return (t->flags & (TF_CAP | TF_UPPER)) + 8u * (tk_glued(x, i) != 0);
}

unsigned
name_edge_features(const struct vn_names *m, const struct name_edges *e,
    unsigned k, uint64_t *f)
{
	const struct vn_scan *x = m->x;
	struct name_feats o = { f, 0 };
	size_t end = e->end[k], last = end - 1, j, tail = 0, loc = 0, at;
	uint64_t head, rule, whole = 0;
	unsigned small = 0, caps = 0, commas = 0;
	uint32_t flags, cls, types, around;

	rule = end == e->rule ? 1 : e->rule == 0 ? 2 : end < e->rule ? 3 : 4;
	head = tk(x, e->head - 1)->key ^ tk(x, e->first)->key << 1 ^
	    (uint64_t)e->kind;
	for (j = e->head; j < end; j++) {
		if (tk(x, j)->kind == TK_PUNCT)
			commas++;
		if (!is_word(x, j))
			continue;
		small = is_cap(x, j) ? 0 : small + 1;
		caps += is_cap(x, j) != 0;
		whole = (whole ^ tk(x, j)->key) * 0xd6e8feb86659fd93u;
		if (name_class(m, j, GC_TAIL, &flags) == end)
			tail = end - j;
		if (name_entry(m, j, VN_ENT_LOC, NULL) == end)
			loc = end - j;
	}
	small = small > 4 ? 4 : small;
	at = e->head < end ? e->head : e->first;
	name_feature(&o, E_BIAS, (uint64_t)e->kind, 0, 0);
	name_feature(&o, E_RULE, rule, (uint64_t)e->kind, small);
	name_feature(&o, E_RULE_KIND, rule, (uint64_t)e->kind, look(x, end));
	name_feature(&o, E_RULE_NEXT, rule, value(x, end), look(x, end));
	name_feature(&o, E_RULE_LAST, rule, value(x, last), small > 0);
	name_feature(&o, E_KNOWN, end == e->known ? 1 : e->known == 0 ? 2 :
	    end < e->known ? 3 : 4, rule, 0);
	name_feature(&o, E_LAST, value(x, last), look(x, last), 0);
	name_feature(&o, E_LAST2, value(x, last), value(x, last - 1), 0);
	name_feature(&o, E_NEXT, value(x, end), look(x, end), small > 0);
	name_feature(&o, E_NEXT2, value(x, end), value(x, end + 1), 0);
	name_feature(&o, E_PAIR, value(x, last), value(x, end), 0);
	name_feature(&o, E_SMALL, small, look(x, end), look(x, end + 1));
	name_feature(&o, E_TAIL, tail, name_class(m, end, GC_TAIL, &flags) > 0,
	    look(x, end));
	name_feature(&o, E_TAIL_NEXT, tail > 0, value(x, end), 0);
	name_feature(&o, E_PLACE, loc > 0, name_entry(m, end, VN_ENT_LOC,
	    NULL) > 0, name_class(m, end, GC_LOCHEAD, &flags) > 0);
	name_feature(&o, E_HEAD, head, end - e->head, is_cap(x, e->first));
	name_feature(&o, E_HEAD_NEXT, head, value(x, end), 0);
	name_feature(&o, E_HEAD_LAST, head, value(x, last), 0);
	name_feature(&o, E_FIRST, value(x, at), look(x, at), end == at + 1);
	name_feature(&o, E_INSIDE, name_word(m, last) > end,
	    name_second(m, end), look(x, end));
	name_exact(m, end, end + 1, &types, &flags, &cls, &around);
	name_feature(&o, E_CLASS, cls, look(x, end), 0);
	name_feature(&o, E_PERSON, name_kinh(m, end) > 0, look(x, end), caps > 0);
	name_feature(&o, E_LENGTH, end - e->head, rule, 0);
	name_feature(&o, E_CAPS, caps > 3 ? 3 : caps, small, look(x, end));
	if (commas > 0)
		name_feature(&o, E_COMMA, commas, look(x, end), is_cap(x, last));
	if (tk_num(x, last) || tk_num(x, end))
		name_feature(&o, E_NUMBER, tk_num(x, last), tk_num(x, end),
		    tk_glued(x, end));
	name_feature(&o, E_WHOLE, whole, head, 0);
	if (e->first > 0)
		name_feature(&o, E_BEFORE, value(x, e->first - 1),
		    is_cap(x, e->first), rule);
	return o.n;
}

size_t
name_edge(const struct vn_names *m, struct name_edges *e)
{
	uint64_t f[NM_FEATURES];
	int32_t score[NM_TYPES], best = 0;
	unsigned k, j, n;
	size_t end = 0;

	name_edges(m, e);
	if (m->teach_edge != NULL)
		return m->teach_edge(m->teacher, m, e);
	for (k = 0; k < e->n; k++) {
		score[0] = 0;
		n = name_edge_features(m, e, k, f);
		for (j = 0; j < n; j++)
			name_model_add(&m->model, f[j], score);
		if (score[0] > best) {
			best = score[0];
			end = e->end[k];
		}
	}
	return end;
}
