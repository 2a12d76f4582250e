#include <string.h>

#include "name_parts.h"

/*
 * Runs of capitalised words: how far they go, whether they read as a person's
 * name, and what a bare one is.
 */

#define RUN_MAX	12		/* words of a run */
#define GLUED_MAX 16		/* tokens of one of them: Jean-Claude */
#define KINH_MAX 5		/* syllables of a Vietnamese person's name */

static const struct vn_gaz_syl *
syl(const struct vn_names *m, size_t i)
{
	static const struct vn_gaz_syl none;
	struct vn_tk *t;

	if (!is_word(m->x, i))
		return &none;
	t = &m->x->t[i];
	if (t->gaz == 0)
		t->gaz = vn_gaz_word(m->g, t->key) + 1;
	return t->gaz > 1 ? vn_gaz_syl(m->g, t->gaz - 1) : &none;
}

/* A single capital letter and its full stop: J. in J. K. */
static int
is_initial_letter(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);

	return is_cap(x, i) && (t->e - t->s == 1 || (t->e - t->s == 2 &&
	    !(t->flags & TF_ASCII)) || tk_len(x, i) <= 2) &&
	    (t->flags & TF_UPPER) && tk_punct(x, i + 1, '.') &&
	    tk_glued(x, i + 1) && tk_len(x, i) <= 3;
}

/* de, van, of ... inside a foreign name. */
static int
is_particle(const struct vn_scan *x, size_t i)
{
	static const char *const list[] = { "de", "da", "di", "del", "der",
	    "dos", "du", "van", "von", "bin", "ibn", "al", "el", "la", "le",
	    "of", "the", "and", "den", "ter", "ul" };
	size_t k;

	if (!is_word(x, i) || (tk(x, i)->flags & (TF_CAP | TF_ASCII)) !=
	    TF_ASCII)
		return 0;
	for (k = 0; k < sizeof list / sizeof list[0]; k++)
		if (vn_scan_exact(x, i, list[k]))
			return 1;
	return 0;
}

/* One element of a run at token i with what is glued to it: the token behind. */
static size_t
element(const struct vn_names *m, size_t i)
{
	const struct vn_scan *x = m->x;
	size_t j = i + 1;

	/* H'Hen, O'Neill, Jean-Claude, al-Assad, Jae-in, VH-TT&DL */
	while (j < i + GLUED_MAX && tk(x, j)->kind == TK_PUNCT &&
	    tk_glued(x, j) &&
	    tk_glued(x, j + 1) && (is_word(x, j + 1) ||
	    (tk_num(x, j + 1) && tk(x, j)->id == '-')) &&
	    (tk(x, j)->id == '\'' || tk(x, j)->id == '-' ||
	    tk(x, j)->id == '&' || (tk(x, j)->id == '.' &&
	    is_initial_letter(x, j - 1) && is_cap(x, j + 1))))
		j += 2;
	/* U23, G7, 4G */
	if (tk_num(x, j) && tk_glued(x, j))
		j++;
	if (j == i + 1 && is_initial_letter(x, i))
		j++;
	else if (j > i + 1 && is_initial_letter(x, j - 1))
		j++;
	return j;
}

size_t
name_run_end(const struct vn_names *m, size_t i)
{
	const struct vn_scan *x = m->x;
	size_t j = i, words = 0, k;

	if (!is_cap(x, i))
		return i;
	while (words < RUN_MAX && is_cap(x, j) && (j == i || !tk_glued(x, j))) {
		k = element(m, j);
		words++;
		j = k;
		/* ... ông A. Ngày mai: what follows begins a sentence */
		if (tk_punct(x, j - 1, '.') && name_syllable(m, j))
			break;
		if (is_particle(x, j) && is_cap(x, j + 1) &&
		    !tk_glued(x, j) && (tk(x, j - 1)->flags & TF_ASCII) &&
		    (tk(x, j + 1)->flags & TF_ASCII))
			j++;
	}
	return j;
}

size_t
name_kinh(const struct vn_names *m, size_t i)
{
	const struct vn_scan *x = m->x;
	const struct vn_gaz_syl *y = syl(m, i), *z;
	const struct vn_gaz_entry *e = NULL;
	size_t j, good = 0;

	if (!is_cap(x, i) || (y->family == 0 && y->clan == 0 && !y->particle))
		return 0;
	for (j = i + 1; j < i + KINH_MAX && is_cap(x, j) && !tk_glued(x, j) &&
	    (name_syllable(m, j) || tk_len(x, j) <= 2 || y->particle ||
	    y->clan > 0); j++) {
		z = syl(m, j);
		good += z->middle > 0 || z->given > 0 || z->clan > 0;
		/* Nguyễn Thị H. */
		if (is_initial_letter(x, j) && tk_len(x, j) <= 2) {
			j += 2;
			good++;
			break;
		}
	}
	if (j - i < 2 || (tk_glued(x, j) && is_word(x, j)))
		return 0;
	/* Hà Nội, Lâm Đồng */
	if (name_entry(m, i, VN_ENT_LOC, &e) == j && !(e->flags & (GF_HEAD |
	    GF_CONTEXT)))
		return 0;
	/* A rare family name needs a good given name. */
	return good > 0 || y->family >= 3 || y->particle ? j : 0;
}

size_t
name_person(const struct vn_names *m, size_t i)
{
	const struct vn_scan *x = m->x;
	size_t end, k, loc;
	uint32_t flags;

	if (!is_cap(x, i))
		return 0;
	end = name_run_end(m, i);
	k = name_kinh(m, i);
	if (k > 0 && k < end)
		end = k;
	loc = name_entry(m, i, VN_ENT_LOC, NULL);
	if (name_class(m, i, GC_STOP | GC_NOTNAME, &flags) >= end &&
	    syl(m, i)->given < 2)
		return 0;
	if ((loc == end && syl(m, i)->family == 0 &&
	    syl(m, i)->given == 0) || name_entry(m, i, VN_ENT_ORG, NULL) == end)
		return 0;
	/* cô giáo dạy Văn học */
	if (end == i + 1 && name_word(m, i) > 0)
		return 0;
	/* học sinh THCS */
	if (end == i + 1 && is_upper(x, i) && tk_len(x, i) > 2 &&
	    (tk(x, i)->flags & TF_ASCII))
		return 0;
	for (k = i; k < end; k++)
		if (k > i + 1 && name_class(m, k, GC_TITLE, &flags) > k + 1)
			return k;
	if (name_class(m, i, GC_ORGHEAD, &flags) > i + 1)
		return 0;
	return end;
}

/* --- the decision on a bare run --- */

/* (Theo X), Ảnh: X, Nguồn: X */
static int
credit(const struct vn_names *m, size_t i, size_t end)
{
	const struct vn_scan *x = m->x;

	if (i == 0 || (!tk_punct(x, end, ')') && tk(x, end)->kind != TK_END &&
	    !tk_punct(x, end, '/')))
		return 0;
	if (tk_punct(x, i - 1, ':') && i > 1)
		i--;
	return vn_scan_exact(x, i - 1, "Theo") ||
	    vn_scan_exact(x, i - 1, "theo") ||
	    vn_scan_exact(x, i - 1, "Ảnh") || vn_scan_exact(x, i - 1, "Nguồn");
}

/* Everything the decision may look at. */
static void
look(const struct vn_names *m, size_t i, size_t end, struct name_run *r)
{
	const struct vn_scan *x = m->x;
	const struct vn_gaz_entry *e = NULL;
	const struct vn_gaz_syl *y;
	size_t k;
	uint32_t flags;
	int ty;

	memset(r, 0, sizeof *r);
	r->start = i;
	r->end = end;
	y = syl(m, i);
	r->family = y->family;
	r->foreign = y->foreign;
	r->common = y->word;
	r->given = y->given;
	r->clan = y->clan > 0 || (y->particle && end > i + 1);
	for (k = i; k < end; k++) {
		if (tk_num(x, k))
			r->digits = 1;
		if (is_initial_letter(x, k))
			r->inits = 1;
		if (!is_word(x, k))
			continue;
		r->words++;
		r->ascii += !name_syllable(m, k);
		r->upper += is_upper(x, k) && tk_len(x, k) > 1;
		y = syl(m, k);
		if (k > i) {
			r->middles += y->middle > 0 || y->given > 0;
			r->foreign += y->foreign;
			r->clan |= y->clan > 0;
		}
	}
	for (k = i; k < end; k++)
		r->orgword |= (name_bits(m, k) & GC_ORGWORD) != 0;
	r->agent = name_before(m, i, GC_AGENT, NULL);
	r->dateline = i == 0 && is_upper(x, i) && end == 1 &&
	    tk_len(x, i) <= 6 && ((tk_punct(x, end, '-') && !tk_glued(x, end) &&
	    !tk_glued(x, end + 1)) || tk_punct(x, end, '('));
	r->credit = credit(m, i, end);
	r->word = end == i + 1 && name_word(m, i) > 0;
	r->initial = name_initial(m, i);
	r->func = (name_bits(m, i) & GC_FUNC) != 0;
	r->honor = name_before(m, i, GC_HONOR, NULL);
	r->prep = name_before(m, i, GC_PREP, NULL) && !name_second(m, i - 1);
	r->thing = name_before(m, i, GC_THING | GC_WORK, NULL);
	r->say = name_class(m, end, GC_SAY, &flags) > 0;
	for (k = 0; k < m->nseen && k < NAME_SEEN; k++)
		r->seen |= m->seen[k] == tk(x, end - 1)->key && r->words <= 2;
	r->quoted = i > 0 && tk_punct(x, i - 1, '"') && tk_punct(x, end, '"');
	r->bracket = i > 0 && tk_punct(x, i - 1, '(') && tk_punct(x, end, ')');
	r->after = i > 0 && m->last >= 0 && tk(x, i - 1)->e == m->last_end ?
	    m->last : -1;
	if (r->bracket && i > 1 && m->last >= 0 &&
	    tk(x, i - 2)->e == m->last_end)
		r->after = m->last;
	r->listed = m->list;
	if (r->initial && i > 0 && r->words == 1 && r->ascii &&
	    (tk_punct(x, i - 1, ';') || tk_punct(x, i - 1, ':')) &&
	    (tk_punct(x, end, ',') || tk_punct(x, end, ';')))
		r->initial = 0;
	r->comma = (i > 0 && (tk_punct(x, i - 1, ',') ||
	    tk_punct(x, i - 1, ';'))) || ((tk_punct(x, end, ',') ||
	    tk_punct(x, end, ';')) && is_cap(x, end + 1));
	r->gaz = -1;
	for (ty = VN_ENT_PER; ty <= VN_ENT_LOC; ty++)
		if (name_entry(m, i, ty, &e) == end && !(e->flags & (GF_HEAD |
		    GF_BARE)) && (r->gaz == -1 || !(e->flags & GF_CONTEXT))) {
			r->gaz = ty;
			r->gaz_flags = e->flags;
		}
	r->gaz_stop = name_class(m, i, GC_NOTNAME | GC_STOP, &flags) >= end;
}

/*
 * The type of a bare run, or -1: sums of points by hand, which a trained model
 * may replace.  All that it may look at is in r.
 */
static int
name_decide(const struct name_run *r)
{
	int per = 0, org = 0, loc = 0, none = 6;
	int viet = r->ascii == 0;

	if (r->bracket && r->after == VN_ENT_ORG && !viet && r->words == 1)
		return VN_ENT_ORG;
	if (r->gaz_stop)
		return r->dateline ? VN_ENT_ORG : -1;
	/* persons */
	if (r->family > 0 && viet && r->words >= 2 && r->words <= 5)
		per += 4 + 2 * (r->family >= 3) + (r->family >= 4) +
		    2 * (r->middles + 1 >= r->words) + 2 * (r->words >= 3);
	if (r->clan > 0 && r->words >= 2)
		per += 7;
	if (!viet && r->upper == 0 && r->words >= 2 && r->words <= 4)
		per += 6 + (r->foreign > 0 ? 2 : 0) + (r->foreign > 4) +
		    !r->initial;
	if (r->foreign > 0 && r->words == 1)
		per += r->foreign >= 3 ? 8 : 5;
	if (!viet && r->words == 1 && !r->initial && r->upper == 0)
		per += 3 + 2 * r->say + 3 * r->comma;
	if (r->inits)
		per += 4;
	if (r->say && !r->initial)
		per += 2;
	if (r->seen)
		per += 8;
	if (r->words == 1 && viet && r->given >= 3 && !r->initial)
		per += r->common <= 1 ? 6 : 2;
	if (r->words >= 2 && r->words <= 3 && viet && r->given > 0 &&
	    r->middles + 1 >= r->words)
		per += 5 + 2 * !r->initial + r->say;
	if (r->listed == VN_ENT_PER)
		per += 4;
	if (r->honor)
		per += 8;
	if (r->after == VN_ENT_TITLE)
		per += 8;
	/* bodies */
	if (r->upper == r->words && r->words == 1 && !r->inits)
		per -= 10;
	if (r->listed == VN_ENT_ORG)
		org += 6 + 2 * (r->words >= 2) - 4 * (r->family > 0 && viet);
	if (r->bracket && r->after == VN_ENT_ORG)
		org += 10;
	if (r->orgword && r->words >= 2)
		org += 12;
	if (r->dateline)
		org += 20;
	if (r->bracket && r->after == VN_ENT_TITLE && r->upper == r->words)
		org += 16;
	if (r->credit && !(viet && r->family > 0))
		org += 14;
	if (r->upper > 0 && r->words >= 2 && !viet)
		org += 4;
	/* places */
	if (r->prep)
		loc += 5 + 3 * (r->words <= 3 && r->upper == 0);
	if (r->listed == VN_ENT_LOC)
		loc += 7;
	if (r->bracket && r->after == VN_ENT_LOC)
		loc += 4;
	/* what is known */
	if (r->gaz == VN_ENT_PER)
		per += 14;
	if (r->gaz == VN_ENT_ORG)
		org += r->gaz_flags & GF_CONTEXT ? 5 + 2 * r->say +
		    5 * r->agent : 14;
	if (r->gaz == VN_ENT_ORG)
		per -= 5;
	if (r->gaz == VN_ENT_LOC) {
		if (!(r->gaz_flags & GF_CONTEXT))
			loc += 20;
		else if (r->words == 1)
			loc += r->initial && r->func ? 3 : 8;
		else
			loc += 7 + 5 * r->prep;
	}
	/* what speaks against all */
	if (r->initial && r->words == 1 && r->gaz == -1)
		none += 6;
	if (r->initial && r->func && r->gaz == -1)
		none += 4;
	if (r->thing && r->gaz == -1)
		none += 8;
	if (r->common >= 3 && r->words == 1 && r->gaz == -1)
		none += 2 * (r->common - 2);
	if (r->quoted && r->gaz == -1)
		none += 4;
	if (r->digits)
		none += 4;
	if (r->word && r->gaz == -1)
		none += 8;
	if (r->words > 5)
		none += 6;
	if (per > none && per >= org && per >= loc)
		return VN_ENT_PER;
	if (org > none && org >= loc)
		return VN_ENT_ORG;
	return loc > none ? VN_ENT_LOC : -1;
}

/* The longest entry of a type that is a prefix of the run. */
static size_t
known(const struct vn_names *m, size_t i, int *type, uint32_t *flags)
{
	const struct vn_gaz_entry *e = NULL;
	size_t best = 0, k;
	int ty;

	for (ty = VN_ENT_PER; ty <= VN_ENT_LOC; ty++)
		if ((k = name_entry(m, i, ty, &e)) > best &&
		    !(e->flags & (GF_HEAD | GF_BARE))) {
			best = k;
			*type = ty;
			*flags = e->flags;
		}
	return best;
}

int
name_bare(struct vn_names *m, size_t i, struct vn_name *out)
{
	const struct vn_scan *x = m->x;
	struct name_run r;
	size_t end, k;
	uint32_t flags = 0, cf;
	int type = -1;

	end = name_run_end(m, i);
	/* An entry that goes over the run: bodies with small letters. */
	k = known(m, i, &type, &flags);
	/* Đảng bộ, Ý tưởng, Anh hùng: an ordinary word */
	if (end == i + 1 && k <= end && name_word(m, i) > 0 &&
	    (k == 0 || name_word(m, i) > k))
		return 0;
	if (k > 0 && (k >= end || m->shout)) {
		look(m, i, k, &r);
		type = name_decide(&r);
		if (type == -1)
			return 0;
		out->type = type;
		out->end = k;
		return 1;
	}
	if (m->shout)
		return 0;
	/* A sentence's first word that is no part of the name: Theo Reuters */
	if (end > i + 1 && (name_initial(m, i) || tk_punct(x, i - 1, '(')) &&
	    (name_class(m, i, GC_FUNC | GC_HONOR | GC_PREP | GC_THING |
	    GC_WORK | GC_BLOCK, &cf) == i + 1) && (name_kinh(m, i) == 0 ||
	    (syl(m, i)->family <= 1 && !syl(m, i)->particle)) &&
	    !is_particle(x, i + 1))
		return 0;
	if (end > i + 1 && (vn_scan_exact(x, i, "Ông") ||
	    vn_scan_exact(x, i, "Bà") || vn_scan_exact(x, i, "Theo")))
		return 0;
	/* Việt Nam-Đức */
	if (k > 0 && k < end && type == VN_ENT_LOC && tk_punct(x, k, '-') &&
	    (name_entry(m, k + 1, VN_ENT_LOC, NULL) > 0 ||
	    name_entry(m, k + 1, VN_ENT_ORG, NULL) > 0)) {
		out->type = VN_ENT_LOC;
		out->end = k;
		return 1;
	}
	/* A person, or a country and a person: Mỹ Donald Trump */
	if (k > 0 && k < end && type == VN_ENT_LOC && is_cap(x, k) &&
	    (syl(m, k)->foreign > 0 || (k > i + 1 && !name_syllable(m, k) &&
	    !is_upper(x, k) && name_syllable(m, i)))) {
		end = k;
	} else if ((k = name_kinh(m, i)) > 0 && k < end) {
		end = k;
	}
	look(m, i, end, &r);
	type = name_decide(&r);
	if (type == -1)
		return 0;
	out->type = type;
	out->end = end;
	return 1;
}
