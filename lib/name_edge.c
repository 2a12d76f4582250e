#include "name_parts.h"

/*
 * Where a body or place with a type word, an office or an event ends: the rules
 * propose an end, the model weighs it against the others by the words on both sides.
 * A candidate is the token behind it; none at all is one too, with no features.
 */
enum {
	E_RULE = 64, E_LAST, E_LAST2, E_NEXT, E_NEXT2, E_PAIR, E_TAIL, E_PLACE, E_HEAD,
	E_HEAD_FIRST, E_HEAD_CAPS, E_HEAD_LAST, E_LENGTH, E_JOIN, E_BEFORE, E_INITIAL,
	E_WHOLE, E_LIST, E_LOOK, E_BODY, E_AHEAD
};

/* A name never goes on behind this; quotes are for events: Hội thi "Lời ru". */
static int
stops(const struct vn_scan *x, size_t i, int kind)
{
	static const char *const verbs[] = { "là", "đã", "đang", "sẽ", "được",
	    "bị", "chưa", "cũng", "vẫn", "thì", "mà", "nhưng",
	    "để", "nếu", "khi", "như", "nên", "vào", "này", "còn" };
	const struct vn_tk *t = tk(x, i);

	if (t->kind == TK_NUM)
		return 0;
	if (t->kind == TK_WORD && (t->cls & WC_STOP) &&
	    vn_scan_one_of(x, i, verbs, sizeof verbs / sizeof verbs[0]))
		return 1;
	if (t->kind != TK_PUNCT)
		return t->kind != TK_WORD;
	if (t->id == '"' && kind == EDGE_EVENT)
		return 0;
	return t->id != ',' && t->id != '-' && t->id != '&' && t->id != '\'' &&
	    !(t->id == '.' && tk_glued(x, i) && tk_glued(x, i + 1)) &&
	    !(t->id == '/' && tk_glued(x, i) && tk_glued(x, i + 1));
}

#define BEYOND	8	/* tokens looked at behind the end of the rules */

/* Tokens behind the head that a name of this kind may have. */
static size_t
reach(const struct name_edges *e)
{
	static const unsigned char far[] = { 24, 24, 20, 10, 18 };

	return e->head + far[e->kind];
}

/* A class of places goes on: tỉnh | , thành phố | trực thuộc Trung ương. */
static int
in_class(const struct vn_names *m, size_t end)
{
	const struct vn_scan *x = m->x;
	uint32_t flags;
	size_t k;

	if (vn_scan_exact(x, end, "trực") && vn_scan_exact(x, end + 1, "thuộc"))
		return 1;
	if (!tk_punct(x, end, ',') || is_cap(x, end - 1) || is_cap(x, end + 1) ||
	    name_class(m, end - 1, GC_LOCHEAD, &flags) != end)
		return 0;
	k = name_class(m, end + 1, GC_LOCHEAD, &flags);
	return k > 0 && !is_cap(x, k) && !(flags & GF_SMALL);
}

/*
 * An end stands behind a word or a number, and not inside of one; nor inside of the
 * quotes of an event, but behind them.
 */
static int
may_end(const struct vn_names *m, const struct name_edges *e, size_t end,
    unsigned quotes)
{
	const struct vn_scan *x = m->x;

	if (end == e->rule || end == e->known)
		return e->rule > 0 || !in_class(m, end);
	if (quotes > 0)
		return quotes == 2 && tk_punct(x, end - 1, '"');
	if (tk(x, end - 1)->kind == TK_PUNCT || (tk_glued(x, end) &&
	    (tk(x, end)->kind != TK_PUNCT || (tk_punct(x, end, '.') &&
	    tk_glued(x, end + 1) && tk_num(x, end + 1)))))
		return 0;
	/* Tổng công ty Dầu khí | 2.500 tỉ đồng */
	if (tk_num(x, end - 1) && (tk_punct(x, end, '%') || (is_word(x, end) &&
	    (tk_cls(x, end) & (WC_SCALE | WC_CURR | WC_MEAS))) ||
	    (tk_glued(x, end - 1) && (tk_punct(x, end - 2, '.') ||
	    tk_punct(x, end - 2, ',')))))
		return 0;
	if (in_class(m, end))
		return 0;
	return !is_word(x, end) || is_cap(x, end) ||
	    name_word(m, end - 1) <= end;
}

/* Fill in the candidates. */
static void
candidates(const struct vn_names *m, struct name_edges *e)
{
	const struct vn_scan *x = m->x;
	struct name_end c = { .end = e->head };
	unsigned char tail[64] = { 0 }, place[64] = { 0 }, body[64] = { 0 };
	size_t j, far = reach(e), at, end;
	unsigned quotes = 0;
	uint32_t flags;

	if (e->rule > 0 && e->rule + BEYOND < far)
		far = e->rule + BEYOND;
	if (e->rule > far)
		far = e->rule;
	if (e->known > far)
		far = e->known;
	e->initial = name_initial(m, e->first);
	e->what = tk(x, e->head - 1)->key ^ tk(x, e->type)->key << 1 ^
	    (uint64_t)e->kind;
	for (j = e->first; j < e->head; j++)
		c.whole = c.whole * 31 + name_value(x, j);
	e->n = 0;
	if (e->kind == EDGE_TITLE || e->kind == EDGE_EVENT)
		e->c[e->n++] = c;
	for (j = e->head; j < far && e->n < NE_MAX; j++) {
		if (j >= e->rule && j >= e->known && stops(x, j, e->kind))
			break;
		at = j - e->head;
		c.whole = c.whole * 31 + name_value(x, j);
		quotes += tk_punct(x, j, '"') != 0;
		/* "Hội thi X" - the name stands in the quotes */
		if (quotes == 1 && tk_punct(x, j, '"') && (e->kind != EDGE_EVENT ||
		    (tk_glued(x, j) && !tk_glued(x, j + 1))))
			break;
		if (is_word(x, j)) {
			c.small = is_cap(x, j) ? 0 : c.small + 1;
			c.caps += is_cap(x, j) != 0;
			end = name_class(m, j, GC_TAIL, &flags);
			if (end > j && end - e->head < sizeof tail &&
			    tail[end - e->head] == 0)
				tail[end - e->head] = (unsigned char)(end - j);
			end = name_entry(m, j, VN_ENT_LOC, NULL);
			if (end > j && end - e->head < sizeof place)
				place[end - e->head] = 1;
			end = is_cap(x, j) ? name_entry(m, j, VN_ENT_ORG, NULL) : 0;
			if (end > j && end - e->head < sizeof body)
				body[end - e->head] = 1;
		}
		if (!may_end(m, e, j + 1, quotes))
			continue;
		c.end = j + 1;
		c.tail = at + 1 < sizeof tail ? tail[at + 1] : 0;
		c.place = at + 1 < sizeof place ? place[at + 1] : 0;
		c.body = at + 1 < sizeof body ? body[at + 1] : 0;
		e->c[e->n++] = c;
	}
}

/* How the token looks: small, capital, all capitals; a mark, a number, the end. */
static uint64_t
look(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);

	if (t->kind != TK_WORD)
		return t->kind == TK_PUNCT ? name_value(x, i) :
		    0x80u + name_value(x, i);
	return (t->flags & (TF_CAP | TF_UPPER)) + 8u * (tk_glued(x, i) != 0);
}

/* Capitals behind an end, up to four, and what the first one looks like. */
static uint64_t
capitals_ahead(const struct vn_names *m, size_t end)
{
	size_t k = end;

	while (k < end + 4 && is_cap(m->x, k))
		k++;
	return (k - end) * 4 + (name_syl(m, end)->foreign > 0) +
	    2u * (name_syllable(m, end) != 0);
}

unsigned
name_edge_features(const struct vn_names *m, const struct name_edges *e,
    unsigned k, uint64_t *f)
{
	const struct vn_scan *x = m->x;
	struct name_feats o = { &m->model, f, 0 };
	const struct name_end *c = &e->c[k];
	size_t end = c->end, last = end - 1;
	uint64_t head = e->what, rule, kind, ahead = look(x, end);
	uint64_t initial = (uint64_t)e->initial;
	unsigned small = c->small > 4 ? 4 : c->small;
	uint32_t flags, types, cls, around;

	rule = end == e->rule ? 1 : e->rule == 0 ? 2 : end < e->rule ? 3 : 4;
	kind = (uint64_t)e->kind * 8 + rule;
	name_exact(m, e->first, end, &types, &flags, &cls, &around);
	name_feature(&o, E_RULE, kind, small, 0);
	name_feature(&o, E_LAST, name_value(x, last), kind, 0);
	name_feature(&o, E_LAST2, name_value(x, last), name_value(x, last - 1), 0);
	name_feature(&o, E_NEXT, name_value(x, end), kind, 0);
	name_feature(&o, E_NEXT2, name_value(x, end), name_value(x, end + 1), rule);
	name_feature(&o, E_PAIR, name_value(x, last), name_value(x, end), 0);
	name_feature(&o, E_TAIL, c->tail, name_class(m, end, GC_TAIL, &flags) > 0,
	    ahead);
	name_feature(&o, E_PLACE, (uint64_t)c->place, name_entry(m, end, VN_ENT_LOC,
	    NULL) > 0, name_class(m, end, GC_LOCHEAD, &flags) > 0);
	name_feature(&o, E_HEAD, head, end - e->head, is_cap(x, e->first));
	name_feature(&o, E_HEAD_FIRST, head, is_cap(x, e->first), initial);
	name_feature(&o, E_HEAD_CAPS, head, c->caps > 0, rule);
	name_feature(&o, E_HEAD_LAST, head, name_value(x, last), 0);
	if (tk_is(x, end, W_VA) || tk_punct(x, end, ',') ||
	    tk_punct(x, end, '-') || tk_punct(x, end, '&'))
		name_feature(&o, E_JOIN, (uint64_t)e->kind, look(x, end +
		    1), (name_class(m, end + 1, GC_TAIL, &flags) > 0) +
		    2u * (c->tail > 0) + 4u * (name_class(m, end + 1,
		    GC_ORGHEAD | GC_TITLE, &flags) > 0));
	name_feature(&o, E_LENGTH, end - e->head, rule, 0);
	if (e->first > 0)
		name_feature(&o, E_BEFORE, name_value(x, e->first - 1),
		    is_cap(x, e->first), rule);
	name_feature(&o, E_INITIAL, initial, is_cap(x, e->first), kind);
	name_feature(&o, E_WHOLE, c->whole, (uint64_t)e->kind, 0);
	name_feature(&o, E_LIST, types, around >> 16, kind);
	name_feature(&o, E_LOOK, look(x, last), ahead, kind);
	name_feature(&o, E_BODY, (uint64_t)c->body, ahead, kind);
	name_feature(&o, E_AHEAD, capitals_ahead(m, end), is_cap(x, last), kind);
	return o.n;
}

/*
 * Nothing to weigh: the rules see nothing, and no capital is near; or they see a known
 * place behind its type word, and nothing that could belong to it follows.
 */
static int
is_plain(const struct vn_names *m, const struct name_edges *e)
{
	const struct vn_scan *x = m->x;

	if (e->rule == 0)
		return !is_cap(x, e->first) && !is_cap(x, e->head) &&
		    (e->kind == EDGE_EVENT ? !tk_punct(x, e->head, '"') :
		    !is_cap(x, e->head + 1));
	return e->kind == EDGE_PLACE && !is_cap(x, e->rule) &&
	    !tk_punct(x, e->rule, '-') && !is_cap(x, e->first) &&
	    name_entry(m, e->head, VN_ENT_LOC, NULL) == e->rule;
}

/* The best candidate, or 0. */
static size_t
choose(const struct vn_names *m, const struct name_edges *e)
{
	uint64_t f[NM_FEATURES];
	int32_t score[NM_TYPES] = { 0 }, best = 0;
	unsigned k, n;
	size_t end = 0;

	for (k = 0; k < e->n; k++) {
		score[0] = 0;
		n = name_edge_features(m, e, k, f);
		name_model_sum(&m->model, f, n, score);
		if (score[0] > best) {
			best = score[0];
			end = e->c[k].end;
		}
	}
	return end;
}

/*
 * Bodies in bodies ask for the same place again and again: what was chosen is kept.
 * It hangs on nothing but the tokens and the question.
 */
size_t
name_edge(const struct vn_names *m, struct name_edges *e)
{
	struct name_memo_edge q = { e->head, e->rule, e->known, 0 }, *o;
	struct name_memo *all;

	if (is_plain(m, e))
		return e->rule;
	if (m->teach_edge != NULL) {
		candidates(m, e);
		return m->teach_edge(m->teacher, m, e);
	}
	all = name_memo(m, e->first);
	o = &all->edge[e->kind];
	if (all->edges >> e->kind & 1 && o->head == q.head &&
	    o->rule == q.rule && o->known == q.known)
		return o->end;
	candidates(m, e);
	q.end = choose(m, e);
	all = name_memo(m, e->first);
	all->edges |= 1u << e->kind;
	all->edge[e->kind] = q;
	return q.end;
}
