#include "name_parts.h"

/*
 * Bodies: a type word and what follows it up to the end of the name.  Names of
 * state bodies have a capital at each unit and go on in small letters (Cục Cảnh
 * sát hình sự), join units by và, comma or dash (Giáo dục và Đào tạo) and end
 * with a scope (Trung ương, tỉnh A, huyện).
 */

struct body {
	const struct vn_names *m;
	size_t	 first;		/* the type word */
	size_t	 head;		/* token behind the type word */
	size_t	 j;		/* how far it goes so far */
	uint32_t flags;		/* of the type word */
	int	 in_title;
	int	 depth;		/* bodies inside bodies */
	int	 whole;		/* the type word is a body by itself: Chính phủ */
	int	 named;		/* it has a name */
	int	 unit;		/* the last words are of the kind hình sự */
	int	 place;		/* it ends with a place */
};

#define BODY_WORDS	30
#define BODY_DEPTH	3		/* a room of a ward of a hospital */

static size_t body_at(const struct vn_names *m, size_t i, int in_title,
    int depth);

/* Words of the kind hình sự at token j, small or not: the token behind. */
static size_t
tail(const struct body *b, size_t j)
{
	uint32_t flags;

	return name_class(b->m, j, GC_TAIL, &flags);
}

/*
 * The same in small letters; what may be a verb (tổ chức, điều tra) needs more of
 * the kind behind it.
 */
static size_t
small_tail(const struct body *b, size_t j)
{
	uint32_t flags;
	size_t k = name_class(b->m, j, GC_TAIL, &flags);

	if (k == 0 || !(flags & GF_MAYBE))
		return k;
	return !is_cap(b->m->x, k) && name_class(b->m, k, GC_TAIL, &flags) > 0 &&
	    !(flags & GF_MAYBE) ? k : 0;
}

/* tỉnh, thành phố trực thuộc Trung ương; UBND huyện; cấp xã */
static int
generic_scope(struct body *b)
{
	const struct vn_scan *x = b->m->x;
	size_t j = b->j, k;
	uint32_t flags;

	if (vn_scan_exact(x, j, "cấp") || (b->whole && b->named &&
	    vn_scan_exact(x, j, "các") && vn_scan_exact(x, j + 1, "tỉnh")))
		j++;
	k = name_class(b->m, j, GC_LOCHEAD, &flags);
	if (k == 0 || flags & GF_SMALL || is_cap(x, k) || tk_num(x, k) ||
	    !(b->flags & GF_PLACE || b->named))
		return 0;
	if (b->named && !vn_scan_exact(x, j, "tỉnh") &&
	    !vn_scan_exact(x, j, "huyện") && !vn_scan_exact(x, j, "xã") &&
	    !vn_scan_exact(x, j, "TP"))
		return 0;
	if (tk_punct(x, k, ',') && vn_scan_exact(x, k + 1, "thành") &&
	    vn_scan_exact(x, k + 2, "phố"))
		k += 3;
	if (vn_scan_exact(x, k, "trực") && vn_scan_exact(x, k + 1, "thuộc") &&
	    vn_scan_exact(x, k + 2, "Trung") &&
	    vn_scan_exact(x, k + 3, "ương"))
		k += 4;
	b->j = k;
	b->named = b->place = 1;
	return 1;
}

/* A unit joined by và, a comma, a dash or &. */
static int
joined(struct body *b)
{
	const struct vn_scan *x = b->m->x;
	size_t j = b->j, k, n;
	uint32_t flags;

	if (!b->named || !b->unit)
		return 0;
	if (!tk_is(x, j, W_VA) && !tk_punct(x, j, ',') &&
	    !tk_punct(x, j, '-') && !tk_punct(x, j, '&'))
		return 0;
	if (name_class(b->m, j + 1, GC_ORGHEAD, &flags) > 0 &&
	    is_cap(x, j + 1))
		return 0;
	if ((k = tail(b, j + 1)) == 0)
		return 0;
	while (k < b->head + BODY_WORDS && (n = tail(b, k)) > 0)
		k = n;
	/* A comma needs more behind it: A, B và C; A, b Trung ương */
	if (tk_punct(x, j, ',') && !(tk_is(x, k, W_VA) && tail(b, k + 1)) &&
	    !(is_cap(x, k) && !is_cap(x, j + 1)))
		return 0;
	b->j = k;
	return 1;
}

/* A number that is part of the name: Điện lực 2, số 1. */
static int
number(struct body *b)
{
	const struct vn_scan *x = b->m->x;
	size_t j = b->j;
	int so = tk_is(x, j, W_SO);

	if (!tk_num(x, j + (size_t)so) || tk_len(x, j + (size_t)so) > 3)
		return 0;
	if (!so && tk_glued(x, j + 1) && !tk_punct(x, j + 1, ',') &&
	    !tk_punct(x, j + 1, '.') && !tk_punct(x, j + 1, ')'))
		return 0;
	/* công ty VN 8,3% */
	if (tk_glued(x, j + 1) && tk_glued(x, j + 2) && tk_num(x, j + 2))
		return 0;
	if (!so && is_word(x, j + 1) && !is_cap(x, j + 1) &&
	    (tk_cls(x, j + 1) & (WC_COUNT | WC_TIME | WC_MEAS | WC_CURR |
	    WC_SCALE) || vn_scan_pair(x, j + 1) & WC_NOUN))
		return 0;
	b->j = j + 1 + (size_t)so;
	b->named |= !so && (b->flags & GF_NUMBER) != 0;
	return 1;
}

/* A capitalised word or a place. */
static int
capital(struct body *b)
{
	const struct vn_names *m = b->m;
	const struct vn_scan *x = m->x;
	const struct vn_gaz_entry *e = NULL;
	size_t j = b->j, k;
	uint32_t flags;

	if (!is_cap(x, j))
		return 0;
	k = name_kinh(m, j);
	if (b->named && k > 0 && (b->in_title || (k - j >= 3 &&
	    (b->unit || b->place))))
		return 0;
	if (b->named && name_class(m, j, GC_TITLE, &flags) > j + 1 &&
	    !b->unit)
		return 0;
	if (!b->whole && (k = tail(b, j)) > 0) {
		if (name_word(m, j) > k)
			k = name_word(m, j);
		b->j = k;
		b->unit = b->named = 1;
		b->place = 0;
		return 1;
	}
	k = name_place(m, j, b->in_title);
	if (k == 0)
		k = name_entry(m, j, VN_ENT_LOC, NULL);
	/* Chính phủ, Công an: only a place may follow */
	if (!b->named && k == 0 && (b->whole || ((b->flags & GF_PLACE) &&
	    !(b->flags & (GF_TAIL | GF_NUMBER)) && name_kinh(m, j) > 0)))
		return 0;
	if (b->place && b->in_title && k == 0 &&
	    name_class(m, j, GC_ORGHEAD, &flags) == 0)
		return 0;
	/* Ủy ban Kiểm tra Tỉnh ủy A; Thế giới, Đặc nhiệm */
	if (b->named && k == 0 && name_class(m, j, GC_ORGHEAD, &flags) > j + 1 &&
	    (k = body_at(m, j, b->in_title, b->depth + 1)) > 0) {
		b->j = k;
		b->place = 1;
		return 1;
	}
	if (!b->whole && k == 0 && (k = name_word(m, j)) > 0 &&
	    !((b->named || b->flags & GF_PLACE) && name_kinh(m, j) > 0)) {
		b->j = k;
		b->unit = b->named = 1;
		b->place = 0;
		return 1;
	}
	/* trung tâm TP */
	if (!b->named && k == 0 && tk_len(x, j) <= 3 &&
	    name_class(m, j, GC_LOCHEAD, &flags) == j + 1 && !is_cap(x, j + 1))
		return 0;
	b->unit = b->place = 0;
	if (k > j && (k >= name_run_end(m, j) || b->in_title || b->named)) {
		/* công ty Mỹ: no name; chính phủ Mỹ: one */
		if (b->j == b->head && (!is_cap(x, b->first) || !(b->flags &
		    (GF_PLACE | GF_TAIL))) && is_cap(x, j) &&
		    !((b->flags & GF_PLACE) && !(b->flags & GF_NUMBER)) &&
		    name_entry(m, j, VN_ENT_LOC, &e) == k && (e->world ||
		    ((b->flags & GF_NUMBER) && !(e->flags & GF_HEAD))))
			return 0;
		b->place = 1;
		b->j = k;
	} else {
		b->j = j + 1;
		while (b->j < j + 16 && tk(x, b->j)->kind == TK_PUNCT &&
		    tk_glued(x, b->j) &&
		    tk_glued(x, b->j + 1) && is_word(x, b->j + 1) &&
		    (tk(x, b->j)->id == '-' || tk(x, b->j)->id == '&' ||
		    tk(x, b->j)->id == '\''))
			b->j += 2;
		if (tk_num(x, b->j) && tk_glued(x, b->j))
			b->j++;
	}
	b->named = 1;
	return 1;
}

/*
 * Công ty xổ số điện toán Việt Nam: a few small words that tell the kind, then a
 * capital.  The token of the capital, or 0.
 */
static size_t
described(const struct body *b, size_t j)
{
	const struct vn_names *m = b->m;
	const struct vn_scan *x = m->x;
	uint32_t flags;
	size_t k;

	if (!is_cap(x, b->first) || b->flags & GF_PLACE ||
	    (b->flags & GF_TAIL && b->head == b->first + 1))
		return 0;
	for (k = j; k < j + 5; k++) {
		if (!is_word(x, k) || tk_glued(x, k))
			return 0;
		if (is_cap(x, k))
			return k > j && name_class(m, k, GC_ORGHEAD |
			    GC_HONOR | GC_TITLE, &flags) == 0 ? k : 0;
		if (name_word(m, k) == k + 2) {
			k++;
			continue;
		}
		if ((tk_cls(x, k) & WC_STOP) || name_bits(m, k) &
		    (GC_SAY | GC_PREP | GC_LOCHEAD | GC_AGENT | GC_STOP))
			return 0;
	}
	return 0;
}

/* Small letters inside the name. */
static int
small(struct body *b)
{
	const struct vn_names *m = b->m;
	const struct vn_scan *x = m->x;
	size_t j = b->j, k;
	uint32_t flags;

	if (!is_word(x, j) || is_cap(x, j))
		return 0;
	if (b->named && !b->place && (b->flags & GF_TAIL || b->unit) &&
	    (k = small_tail(b, j)) > 0) {
		b->j = k;
		b->unit = 1;
		return 1;
	}
	/* Tổng cục du lịch: a unit in small letters is name enough */
	if (!b->named && b->flags & GF_ALONE && is_cap(x, b->first) &&
	    (k = tail(b, j)) > 0) {
		b->j = k;
		b->named = b->unit = 1;
		return 1;
	}
	if (!b->named && ((k = name_class(m, j, GC_ORGMOD, &flags)) > 0 ||
	    ((b->flags & GF_TAIL) && is_cap(x, b->first) &&
	    (k = tail(b, j)) > 0))) {
		b->j = k;
		return 1;
	}
	if (!b->named && (k = described(b, j)) > 0) {
		b->j = k;
		return 1;
	}
	if ((k = name_place(m, j, b->in_title)) > 0 && !(b->place)) {
		b->j = k;
		b->named = b->place = 1;
		return 1;
	}
	if (b->named && !b->place && name_class(m, j, GC_ORGHEAD, &flags) &&
	    (k = body_at(m, j, b->in_title, b->depth + 1)) > 0) {
		b->j = k;
		return 1;
	}
	return 0;
}

static size_t
headed(const struct vn_names *m, size_t i, size_t head, uint32_t flags,
    int in_title, int depth)
{
	const struct vn_scan *x = m->x;
	struct body b = { m, i, head, head, flags, in_title, depth,
	    name_entry(m, i, VN_ENT_ORG, NULL) == head, 0, 0, 0 };
	size_t k;

	if (name_blocked(m, i))
		return 0;
	if (!in_title && name_second(m, i) && head == i + 1)
		return 0;
	/* Hội thảo, Vụ thử: an ordinary word */
	if (name_word(m, i) > head && tail(&b, head) == 0)
		return 0;
	/* vụ Đồng Tâm; vụ Pháp chế */
	if (!is_cap(x, i) && head == i + 1 && flags & GF_TAIL &&
	    !(flags & GF_PLACE) && tail(&b, head) == 0 &&
	    !(is_upper(x, head) && tk_len(x, head) > 1))
		return 0;
	while (b.j < head + BODY_WORDS) {
		if (tk_glued(x, b.j) && tk(x, b.j)->kind != TK_PUNCT)
			break;
		/* modifiers in capitals: Công ty TNHH, Trường THPT */
		if (!b.named && is_cap(x, b.j) && (k = name_class(m, b.j,
		    GC_ORGMOD, &flags)) > 0 && (is_cap(x, k) ||
		    (name_class(m, k, GC_ORGMOD, &flags) > 0)) &&
		    tail(&b, b.j) == 0) {
			b.j = k;
			continue;
		}
		if (!capital(&b) && !generic_scope(&b) && !small(&b) &&
		    !joined(&b) && !number(&b))
			break;
	}
	return b.named ? b.j : 0;
}

/* The place behind a body that is known: Sở Y tế Hà Nội, ... các tỉnh. */
static size_t
scoped(const struct vn_names *m, size_t i, size_t known, int in_title)
{
	struct body b = { m, i, known, known, GF_PLACE, in_title, 0, 1, 1, 0, 0 };
	size_t k;

	if (tk_glued(m->x, known))
		return known;
	if (generic_scope(&b))
		return b.j;
	k = name_place(m, known, in_title);
	if (k == 0)
		k = name_entry(m, known, VN_ENT_LOC, NULL);
	if (k > known && name_kinh(m, known) < k)
		return k;
	return known;
}

/*
 * Bệnh viện (BV) Chợ Rẫy: the short form of a type word of two syllables stands inside
 * the name; Tòa án nhân dân (TAND) is a body already.  The token behind it, or head.
 */
static size_t
short_form(const struct vn_names *m, size_t i, size_t head)
{
	const struct vn_scan *x = m->x;

	return tk_punct(x, head, '(') && is_upper(x, head + 1) &&
	    tk_len(x, head + 1) == 2 && head == i + 2 && x->s[tk(x, head + 1)->s] ==
	    (x->s[tk(x, i)->s] & ~0x20) && tk_punct(x, head + 2, ')') &&
	    is_cap(x, head + 3) ? head + 3 : head;
}

static size_t
find_body(const struct vn_names *m, size_t i, int in_title, int depth)
{
	const struct vn_gaz_entry *e = NULL;
	struct name_edges ne;
	uint32_t flags;
	size_t head, end = 0, known;

	known = name_entry(m, i, VN_ENT_ORG, &e);
	if (known > 0 && !in_title && name_second(m, i))
		known = 0;
	if (!is_cap(m->x, i) && name_class(m, i, GC_NOHEAD, &flags) > 0 &&
	    known == 0)
		return 0;
	if ((head = name_class(m, i, GC_ORGHEAD, &flags)) > 0)
		head = short_form(m, i, head);
	if (head > 0 && !m->shout)
		end = flags & GF_CAP && !is_cap(m->x, i) && !in_title ?
		    0 : headed(m, i, head, flags, in_title, depth);
	/* đội Nam Định: small, but a capital follows */
	if (head > 0 && depth == 0 && !m->shout && (end > 0 ||
	    in_title || is_cap(m->x, i) || (flags & GF_CAP && is_cap(m->x, head) &&
	    !name_blocked(m, i) && !name_second(m, i)))) {
		name_ask(&ne, i, in_title ? EDGE_SCOPE : EDGE_BODY);
		ne.rule = end;
		ne.head = head;
		ne.known = known;
		end = name_edge(m, &ne);
	}
	if (known >= end && known > 0 && !(e->flags & (GF_CONTEXT |
	    GF_BARE | GF_HEAD)) && (in_title || known > i + 1)) {
		end = known;
		if (e->flags & GF_PLACE)
			end = scoped(m, i, known, in_title);
	}
	return end;
}

/* The same, remembered; but who learns is to see all. */
static size_t
body_at(const struct vn_names *m, size_t i, int in_title, int depth)
{
	int parse = PARSE_BODY + (in_title ? 4 : 0) + depth;
	size_t end;

	if (depth > BODY_DEPTH || !name_may(m, i, GC_ORGHEAD, VN_ENT_ORG))
		return 0;
	if (m->teach_edge != NULL)
		return find_body(m, i, in_title, depth);
	if (name_known(m, i, parse, &end))
		return end;
	return name_keep(m, i, parse, find_body(m, i, in_title, depth));
}

size_t
name_body(const struct vn_names *m, size_t i, int in_title)
{
	return body_at(m, i, in_title, 0);
}
