#include <string.h>

#include "name_parts.h"

/*
 * What the model may look at: features of a segment of a capitalised run.  A feature
 * is a template and up to three values, hashed; only the templates below give the
 * numbers a meaning, so the order of enum is part of the model.
 */
enum {
	F_KINH, F_MIDDLES, F_FOREIGN, F_GAZ, F_GAZ_AROUND, F_NOT, F_CLASSES, F_INSIDE,
	F_WORD_AHEAD, F_LEFT, F_LEFT2, F_RIGHT, F_RIGHT_SHAPE, F_RIGHT_AHEAD, F_BEFORE,
	F_LIST, F_SEEN, F_CREDIT, F_FIRST_WORD, F_LAST_WORD, F_WHOLE, F_EDGES, F_RUN
};

uint64_t
name_value(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);

	switch (t->kind) {
	case TK_WORD:
		return t->key;
	case TK_PUNCT:
		return 0x100u + t->id;
	default:
		return (uint64_t)t->kind;
	}
}

/* The same for the token before i. */
static uint64_t
left(const struct vn_scan *x, size_t i)
{
	return i > 0 ? name_value(x, i - 1) : 0x80;
}

static uint64_t
left2(const struct vn_scan *x, size_t i)
{
	return i > 1 ? name_value(x, i - 2) : 0x80;
}

static unsigned
most(unsigned v, unsigned max)
{
	return v < max ? v : max;
}

/* One letter for what an element looks like. */
static unsigned char
shape(const struct vn_names *m, size_t i, size_t end)
{
	const struct vn_scan *x = m->x;
	const struct vn_tk *t = tk(x, i);
	const char *s;
	uint32_t k;

	if (end > i + 1)
		return tk_num(x, end - 1) ? 'N' :
		    tk_punct(x, end - 1, '.') ? 'I' : 'G';
	if (tk_len(x, i) == 1 || (tk_len(x, i) == 2 && !(t->flags & TF_ASCII)))
		return 'I';
	if (is_upper(x, i))
		return 'U';
	if (name_syllable(m, i))
		return t->flags & TF_ASCII ? 'v' : 'V';
	if (!(t->flags & TF_ASCII))
		return 'X';
	for (s = x->s, k = t->s + 1; k < t->e; k++)
		if (s[k] >= 'A' && s[k] <= 'Z')
			return 'M';
	return 'A';
}

void
name_run_look(const struct vn_names *m, struct name_run *r)
{
	unsigned k;

	for (k = 0; k < r->n; k++)
		r->shape[k] = shape(m, r->at[k], r->at[k + 1]);
}

/* (Theo X), Ảnh: X, Nguồn: X */
static int
credit(const struct vn_scan *x, size_t i, size_t end)
{
	if (i == 0 || (!tk_punct(x, end, ')') && tk(x, end)->kind != TK_END &&
	    !tk_punct(x, end, '/')))
		return 0;
	if (tk_punct(x, i - 1, ':') && i > 1)
		i--;
	return vn_scan_exact(x, i - 1, "Theo") ||
	    vn_scan_exact(x, i - 1, "theo") ||
	    vn_scan_exact(x, i - 1, "Ảnh") || vn_scan_exact(x, i - 1, "Nguồn");
}

/* Syllables of names in words [i, end), added up. */
struct sums {
	unsigned words, middles, foreign;
};

static struct sums
add_up(const struct vn_names *m, size_t i, size_t end)
{
	const struct vn_gaz_syl *y;
	struct sums u = { 0 };
	size_t k;

	for (k = i; k < end; k++) {
		if (!is_word(m->x, k))
			continue;
		y = name_syl(m, k);
		u.words++;
		u.middles += k > i && (y->middle > 0 || y->given > 0);
		u.foreign += y->foreign;
	}
	return u;
}

/* What the rules and lists know of it. */
static void
known(const struct vn_names *m, size_t i, size_t end, struct name_feats *o,
    unsigned words)
{
	uint32_t types, flags, cls, longer, nf;
	size_t not = name_class(m, i, GC_NOTNAME | GC_STOP, &nf);

	name_exact(m, i, end, &types, &flags, &cls, &longer);
	name_feature(o, F_GAZ, types, flags & (GF_CONTEXT | GF_HEAD | GF_BARE |
	    GF_THING | GF_NEVER), words > 1);
	name_feature(o, F_GAZ_AROUND, longer, types, words > 1);
	name_feature(o, F_NOT, not == 0 ? 0 : not < end ? 1 : not > end ? 2 : 3,
	    types, nf & (GF_THING | GF_START | GF_NEVER));
	if (cls != 0)
		name_feature(o, F_CLASSES, cls, words, (uint64_t)name_initial(m, i));
}

/* What stands around it. */
static void
context(const struct vn_names *m, size_t i, size_t end, struct name_feats *o,
    uint64_t form)
{
	const struct vn_scan *x = m->x;
	uint64_t l = left(x, i), r = name_value(x, end);
	unsigned before = 0;
	uint32_t cls = name_classes_before(m, i);

	name_feature(o, F_LEFT, l, i > 0 && is_cap(x, i - 1), 0);
	name_feature(o, F_LEFT2, l, left2(x, i), 0);
	name_feature(o, F_RIGHT, r, is_cap(x, end), 0);
	name_feature(o, F_RIGHT_SHAPE, r, form, is_cap(x, end));
	name_feature(o, F_RIGHT_AHEAD, name_value(x, end + 1),
	    tk_punct(x, end, '(') != 0, 0);
	if (cls & GC_HONOR)
		before |= 1;
	if ((cls & GC_PREP) && !name_second(m, i - 1))
		before |= 2;
	if (cls & (GC_THING | GC_WORK))
		before |= 4;
	if (cls & GC_AGENT)
		before |= 8;
	if (cls & GC_TITLE)
		before |= 16;
	name_feature(o, F_BEFORE, before, form, 0);
	name_feature(o, F_LIST, (uint64_t)(m->list + 1), form, l);
	if (credit(x, i, end))
		name_feature(o, F_CREDIT, form, 0, 0);
}

/* The given name of a person met before. */
static int
seen(const struct vn_names *m, size_t i)
{
	size_t k;

	for (k = 0; k < m->nseen && k < NAME_SEEN; k++)
		if (m->seen[k] == tk(m->x, i)->key)
			return 1;
	return 0;
}

unsigned
name_features(const struct vn_names *m, const struct name_run *r,
    const struct name_seg *g, uint64_t *f)
{
	const struct vn_scan *x = m->x;
	struct name_feats o = { &m->model, f, 0 };
	size_t i = r->at[g->from], end, k, kinh;
	uint64_t form = 0, whole = 0, initial;
	struct sums u;
	unsigned w;
	uint32_t in = 0;

	end = g->to > r->n ? r->over : r->at[g->to];
	for (w = g->from; w < g->to && w < r->n; w++)
		form = form << 8 | r->shape[w];
	w = (unsigned)(g->to - g->from);
	if (g->to > r->n)
		form = form << 8 | (unsigned)r->more;
	initial = (uint64_t)name_initial(m, i) + 2u * (g->from > 0);
	u = add_up(m, i, end);
	kinh = name_kinh(m, i);
	name_feature(&o, F_KINH, kinh == 0 ? 0 : kinh < end ? 1 : kinh > end ? 2 : 3,
	    name_syl(m, i)->family, w);
	name_feature(&o, F_MIDDLES, u.middles + 1 >= u.words, form,
	    name_syl(m, i)->given > 0);
	name_feature(&o, F_FOREIGN, most(u.foreign, 6), w, form);
	known(m, i, end, &o, w);
	for (k = i; k < end; k++)
		in |= name_bits(m, k) & (GC_ORGWORD | GC_ORGMOD | GC_TAIL |
		    GC_TITLE | GC_ORGHEAD | GC_LOCHEAD);
	if (in != 0)
		name_feature(&o, F_INSIDE, in, w > 1, 0);
	if (name_word(m, i) > 0 || name_word(m, end - 1) > 0)
		name_feature(&o, F_WORD_AHEAD, (uint64_t)(name_word(m, i) > 0) + 2u *
		    (name_word(m, end - 1) > 0), w, initial);
	name_feature(&o, F_EDGES, (g->from > 0) + 2u * (g->to < r->n), form, 0);
	name_feature(&o, F_RUN, r->n, g->from, g->to);
	context(m, i, end, &o, form);
	if (w <= 2 && seen(m, end - 1))
		name_feature(&o, F_SEEN, form, 0, 0);
	for (k = i; k < end; k++)
		if (is_word(x, k)) {
			whole = (whole ^ tk(x, k)->key) * 0xd6e8feb86659fd93u;
			whole ^= whole >> 31;
		}
	name_feature(&o, F_FIRST_WORD, name_value(x, i), w > 1, 0);
	name_feature(&o, F_LAST_WORD, name_value(x, end - 1), w > 1, 0);
	name_feature(&o, F_WHOLE, whole, 0, 0);
	return o.n;
}
