#include <string.h>

#include "name_parts.h"
#include "syl.h"

#define SHOUT_WORDS	24	/* words looked at to tell a line in capitals */

/* Most words of a line in capitals are in capitals: then they tell nothing. */
static int
shouts(const struct vn_scan *x)
{
	size_t i, upper = 0, words = 0;

	for (i = 0; words < SHOUT_WORDS && tk(x, i)->kind != TK_END; i++)
		if (is_word(x, i) && tk_len(x, i) > 1) {
			words++;
			upper += (size_t)is_upper(x, i);
		}
	return words >= 4 && upper * 10 >= words * 7;
}

void
vn_names_start(struct vn_names *m, const struct vn_scan *x)
{
	size_t i;

	m->x = x;
	m->shout = -1;
	m->last = m->list = -1;
	m->last_end = m->list_end = 0;
	m->nseen = 0;
	m->plan_s = m->plan_e = 0;
	for (i = 0; i < NAME_MEMO; i++)
		m->memo[i].i = m->memo[i].word_i = m->memo[i].before_i =
		    SIZE_MAX;
}

/* --- looks at tokens --- */

static uint32_t
word_of(const struct vn_names *m, size_t i)
{
	struct vn_tk *t;

	if (!is_word(m->x, i))
		return 0;
	t = &m->x->t[i];
	if (t->gaz == 0)
		t->gaz = vn_gaz_word(m->g, t->key) + 1;
	return t->gaz - 1;
}

uint32_t
name_bits(const struct vn_names *m, size_t i)
{
	uint32_t w = word_of(m, i);

	return w != 0 ? vn_gaz_bits(m->g, w) : 0;
}

const struct vn_gaz_syl *
name_syl(const struct vn_names *m, size_t i)
{
	static const struct vn_gaz_syl none;
	uint32_t w = word_of(m, i);

	return w != 0 ? vn_gaz_syl(m->g, w) : &none;
}

/* Fill in the slot of token i. */
struct name_memo *
name_look(const struct vn_names *m, size_t i)
{
	struct name_memo *o = &m->memo[i % NAME_MEMO];
	const struct vn_gaz_entry *e;
	uint32_t w, k;

	o->i = i;
	o->s = tk(m->x, i)->s;
	o->edges = o->parses = 0;
	w = is_word(m->x, i) ? word_of(m, i) : UINT32_MAX;
	o->n = w != 0 ? (uint32_t)vn_gaz_match(m->g, m->x, i, o->hit) : 0;
	o->cls = o->types = 0;
	for (k = 0; k < o->n; k++) {
		e = o->hit[k].e;
		if (e->type == VN_GAZ_WORD)
			o->cls |= e->cls;
		else
			o->types |= 1u << e->type;
	}
	return o;
}

static size_t
entries(const struct vn_names *m, size_t i, const struct vn_gaz_hit **hit)
{
	const struct name_memo *o = name_memo(m, i);

	*hit = o->hit;
	return o->n;
}

size_t
name_class(const struct vn_names *m, size_t i, uint32_t cls, uint32_t *flags)
{
	const struct name_memo *o = name_memo(m, i);
	const struct vn_gaz_hit *hit = o->hit;
	size_t end = 0, k;

	*flags = 0;
	if (!(o->cls & cls))
		return 0;
	for (k = 0; k < o->n; k++) {
		if (hit[k].e->type != VN_GAZ_WORD || !(hit[k].e->cls & cls))
			continue;
		if (hit[k].end > end)
			*flags = 0;
		end = hit[k].end;
		*flags |= hit[k].e->flags;
	}
	return end;
}

uint32_t
name_classes_before(const struct vn_names *m, size_t i)
{
	struct name_memo *o = &m->memo[i % NAME_MEMO];
	const struct vn_gaz_hit *hit;
	size_t back, k, n;
	uint32_t cls = 0;

	if (o->before_i == i && o->before_s == tk(m->x, i)->s)
		return o->before;
	for (back = 1; back <= 4 && back <= i; back++) {
		if (!is_word(m->x, i - back))
			continue;
		n = entries(m, i - back, &hit);
		for (k = 0; k < n; k++)
			if (hit[k].end == i && hit[k].e->type == VN_GAZ_WORD)
				cls |= hit[k].e->cls;
	}
	o->before_i = i;
	o->before_s = tk(m->x, i)->s;
	return o->before = cls;
}

int
name_before(const struct vn_names *m, size_t i, uint32_t cls, size_t *first)
{
	const struct vn_gaz_hit *hit;
	size_t back, k, n;

	if (!(name_classes_before(m, i) & cls))
		return 0;
	for (back = 4; first != NULL && back > 0; back--) {
		if (back > i || !is_word(m->x, i - back))
			continue;
		n = entries(m, i - back, &hit);
		for (k = 0; k < n; k++)
			if (hit[k].end == i && hit[k].e->type == VN_GAZ_WORD &&
			    (hit[k].e->cls & cls)) {
				*first = i - back;
				return 1;
			}
	}
	return 1;
}

int
name_blocked(const struct vn_names *m, size_t i)
{
	size_t first;

	return name_before(m, i, GC_BLOCK | GC_PLURAL, &first) &&
	    !(first + 1 == i && name_second(m, first));
}

size_t
name_entry(const struct vn_names *m, size_t i, int type,
    const struct vn_gaz_entry **e)
{
	const struct name_memo *o = name_memo(m, i);
	const struct vn_gaz_hit *hit = o->hit;
	size_t end = 0, k;

	if (!(o->types >> type & 1))
		return 0;
	for (k = 0; k < o->n; k++)
		if (hit[k].e->type == type && hit[k].end >= end) {
			end = hit[k].end;
			if (e != NULL)
				*e = hit[k].e;
		}
	return end;
}

void
name_exact(const struct vn_names *m, size_t i, size_t end, uint32_t *types,
    uint32_t *flags, uint32_t *cls, uint32_t *around)
{
	const struct vn_gaz_hit *hit;
	size_t k, n = entries(m, i, &hit);

	*types = *flags = *cls = *around = 0;
	for (k = 0; k < n; k++) {
		if (hit[k].e->type == VN_GAZ_WORD) {
			if (hit[k].end == end)
				*cls |= hit[k].e->cls;
		} else if (hit[k].end == end) {
			*types |= 1u << hit[k].e->type;
			*flags |= hit[k].e->flags;
		} else
			*around |= 1u << (hit[k].e->type +
			    (hit[k].end > end ? 16 : 0));
	}
}

/* Marks behind which a sentence begins. */
static int
ends_sentence(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);

	if (t->kind != TK_PUNCT)
		return 0;
	if (t->id == '.')
		return (tk(x, i + 1)->flags & TF_SPACE) != 0;
	return t->id == '!' || t->id == '?' || t->id == ':' || t->id == ';' ||
	    t->id == PU_DOTS || t->id == '*' || t->id == '|' || t->id == '>';
}

int
name_initial(const struct vn_names *m, size_t i)
{
	const struct vn_scan *x = m->x;
	const struct vn_tk *t;

	while (i > 0) {
		t = tk(x, i - 1);
		if (t->kind == TK_PUNCT && (t->id == '"' || t->id == '\'' ||
		    t->id == '(' || t->id == '[')) {
			if (t->id == '"')
				return 1;
			i--;
			continue;
		}
		if (t->kind == TK_PUNCT && (t->id == '-' || t->id == ')'))
			return i == 1 || (t->id == ')' && i <= 3) ||
			    (i == 2 && tk_num(x, 0));
		return ends_sentence(x, i - 1) || (tk_num(x, i - 1) && i == 1);
	}
	return 1;
}

int
name_syllable(const struct vn_names *m, size_t i)
{
	const struct vn_tk *t = tk(m->x, i);
	struct name_syl *o = &m->syl[t->key % NAME_HASHES];
	const char *s = m->x->s + t->s;
	uint32_t n = t->e - t->s;
	struct vn_syl y;

	if (t->kind != TK_WORD || n > 12)
		return 0;
	if (o->n != n || memcmp(o->s, s, n) != 0) {
		o->n = (uint8_t)n;
		memcpy(o->s, s, n);
		o->is = vn_syl_parse(s, n, &y) >= VN_SYL_LOOSE;
	}
	return o->is;
}

/* --- what begins here --- */

int
vn_names_maybe(const struct vn_names *m, size_t i)
{
	uint32_t w;

	if (tk_num(m->x, i))
		return 1;
	if (!is_word(m->x, i))
		return 0;
	if (is_cap(m->x, i))
		return 1;
	w = word_of(m, i);
	return w != 0 && vn_gaz_begins(m->g, w);
}

/* The longest entry of the user's own files. */
static size_t
user_entry(const struct vn_names *m, size_t i, struct vn_name *out)
{
	const struct vn_gaz_hit *hit;
	size_t k, n = entries(m, i, &hit);

	for (k = n; k > 0; k--)
		if (hit[k - 1].e->user) {
			out->type = hit[k - 1].e->type;
			return out->end = hit[k - 1].end;
		}
	return 0;
}

static int
is(struct vn_name *out, int type, size_t end)
{
	out->type = type;
	out->end = end;
	return 1;
}

/* Only separators stand between byte from and token i. */
static int
joined(const struct vn_scan *x, uint32_t from, size_t i)
{
	size_t k = i, steps;

	for (steps = 0; k > 0 && steps < 3 && tk(x, k - 1)->s >= from; steps++)
		k--;
	if (steps == 0)
		return 0;
	for (; k < i; k++)
		if (!tk_punct(x, k, ',') && !tk_is(x, k, W_VA) &&
		    !tk_is(x, k, W_HOAC) && !tk_punct(x, k, ';') &&
		    !tk_is(x, k, W_DEN) && !tk_punct(x, k, '-'))
			return 0;
	return k == 0 || tk(x, k - steps)->s >= from;
}

/* ông or an office stands right before token i; but not đô thị, cơ bản. */
static int
expects_person(const struct vn_names *m, size_t i)
{
	const struct vn_gaz_entry *e = NULL;
	size_t first;

	if (i > 0 && m->last == VN_ENT_TITLE &&
	    tk(m->x, i - 1)->e == m->last_end)
		return 1;
	if (!name_before(m, i, GC_HONOR | GC_TITLE, &first))
		return 0;
	if (first + 1 == i)
		return !name_second(m, first);
	/* người dân Nga, but chị Nga */
	return name_entry(m, i, VN_ENT_LOC, &e) == 0 || !e->world;
}

/*
 * ngân sách T.Ư, vốn Nhà nước, cấp Nhà nước: the state does not act; thành phố trực
 * thuộc Trung ương is a rank of places.
 */
static int
compound(const struct vn_names *m, size_t i)
{
	static const char *const before[] = { "sách", "vốn", "cấp", "lý", "vực" };
	const struct vn_scan *x = m->x;
	size_t end;

	if (i > 2 && vn_scan_exact(x, i, "Ư") && tk_glued(x, i))
		return compound(m, i - 2);
	if (i == 0 || (!vn_scan_exact(x, i, "Nhà") && !vn_scan_exact(x, i, "Trung") &&
	    !vn_scan_exact(x, i, "T") && !vn_scan_exact(x, i, "TƯ") &&
	    !vn_scan_exact(x, i, "TW")))
		return 0;
	end = name_entry(m, i, VN_ENT_ORG, NULL);
	if (end == 0 || is_cap(x, end))
		return 0;
	if (i > 1 && vn_scan_exact(x, i - 1, "thuộc") &&
	    vn_scan_exact(x, i - 2, "trực"))
		return 1;
	return vn_scan_one_of(x, i - 1, before, sizeof before / sizeof before[0]);
}

/* Đảng ta; Đảng, Nhà nước; Đảng và Nhà nước: the party, whatever the capital says. */
static int
the_party(const struct vn_scan *x, size_t i)
{
	if (!vn_scan_exact(x, i, "Đảng"))
		return 0;
	if (vn_scan_exact(x, i + 1, "ta"))
		return 1;
	return (tk_punct(x, i + 1, ',') || tk_is(x, i + 1, W_VA)) &&
	    vn_scan_exact(x, i + 2, "Nhà") && vn_scan_exact(x, i + 3, "nước");
}

int
vn_names_at(struct vn_names *m, size_t i, struct vn_name *out)
{
	const struct vn_scan *x = m->x;
	size_t end, place;
	uint32_t flags;

	/* nothing that is known begins here, in small letters */
	if (!is_cap(x, i) && is_word(x, i) && name_memo(m, i)->n == 0)
		return 0;
	memset(out, 0, sizeof *out);
	out->in_type = -1;
	if ((end = name_code(m, i, &out->type)) > 0)
		return is(out, out->type, end);
	if (tk_num(x, i))
		return (end = name_address(m, i)) > 0 &&
		    is(out, VN_ENT_LOC, end);
	if (m->shout == -1)
		m->shout = shouts(x);
	if (user_entry(m, i, out) > 0)
		return 1;
	if (m->list != -1 && !joined(x, m->list_end, i) &&
	    tk(x, i)->s > m->list_end)
		m->list = -1;
	if (is_cap(x, i) && compound(m, i))
		return 0;
	/* trong Thư gửi đồng bào: a letter, not a girl */
	if (i > 0 && vn_scan_exact(x, i, "Thư") && tk_is(x, i - 1, W_TRONG) &&
	    vn_scan_exact(x, i + 1, "gửi"))
		return 0;
	if (the_party(x, i))
		return is(out, VN_ENT_ORG, i + 1);
	/* Behind ông or an office Đoàn Giỏi is no delegation; lãnh đạo Sở Y tế is one. */
	if (is_cap(x, i) && !m->shout && expects_person(m, i) &&
	    !name_title(m, i, out) && name_person(m, i) > 0 &&
	    name_bare(m, i, out) && (out->type == VN_ENT_PER ||
	    name_class(m, i, GC_ORGHEAD, &flags) == 0))
		return 1;
	out->in_type = -1;
	if ((end = name_event(m, i)) > 0)
		return is(out, VN_ENT_EVENT, end);
	if ((end = name_entry(m, i, VN_ENT_LAW, NULL)) > 0 && !m->shout)
		return is(out, VN_ENT_LAW, end);
	if (name_title(m, i, out))
		return 1;
	out->in_type = -1;
	end = name_body(m, i, 0);
	place = name_place(m, i, 0);
	if (end > 0 && end >= place)
		return is(out, VN_ENT_ORG, end);
	if (place > 0)
		return is(out, VN_ENT_LOC, place);
	if (is_cap(x, i))
		return name_bare(m, i, out);
	return 0;
}

void
vn_names_found(struct vn_names *m, int type, size_t first, size_t end)
{
	const struct vn_scan *x = m->x;
	size_t k;

	m->last = type;
	m->last_end = (uint32_t)end;
	if (type == VN_ENT_ORG || type == VN_ENT_LOC || type == VN_ENT_PER) {
		m->list = type;
		m->list_end = (uint32_t)end;
	}
	if (type != VN_ENT_PER)
		return;
	for (k = first; tk(x, k)->kind != TK_END && tk(x, k)->e < end; k++)
		;
	if (is_cap(x, k))
		m->seen[m->nseen++ % NAME_SEEN] = tk(x, k)->key;
}
