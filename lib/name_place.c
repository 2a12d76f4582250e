#include "name_parts.h"

/* Places: type word and name, or a known name. */

#define PLACE_WORDS	6

/* 7, 1A, 3/2, 30 tháng 4 behind quận, quốc lộ, đường: the token behind. */
static size_t
number(const struct vn_scan *x, size_t j)
{
	/* đường số 7 */
	if (tk_is(x, j, W_SO))
		j++;
	if (!tk_num(x, j) || tk_len(x, j) > 4)
		return 0;
	j++;
	/* bản 5,2 inch */
	if ((tk_punct(x, j, ',') || tk_punct(x, j, '.')) && tk_glued(x, j) &&
	    tk_glued(x, j + 1) && tk_num(x, j + 1))
		return 0;
	if (tk_punct(x, j, '/') && tk_glued(x, j) && tk_num(x, j + 1) &&
	    tk_glued(x, j + 1))
		j += 2;
	if (is_word(x, j) && tk_glued(x, j) && tk_len(x, j) <= 2)
		j++;
	if (tk_is(x, j, W_THANG) && tk_num(x, j + 1))
		j += 2;
	return j;
}

/* The name behind a type word at token j: the token behind it, or 0. */
static size_t
name_of(const struct vn_names *m, size_t j, int in_title)
{
	const struct vn_scan *x = m->x;
	const struct vn_gaz_entry *e = NULL;
	size_t end, gaz, k;
	uint32_t flags;

	gaz = name_entry(m, j, VN_ENT_LOC, NULL);
	end = name_run_end(m, j);
	/* Phó Chủ tịch UBND TP Lê Hồng Sơn */
	if (in_title && gaz == 0 && name_kinh(m, j) >= j + 3)
		return 0;
	/* tỉnh Nghệ An-Hà Tĩnh, Trụ sở Chính phủ */
	if (gaz > j && gaz < end && tk_punct(x, gaz, '-'))
		return gaz;
	if ((k = name_entry(m, j, VN_ENT_ORG, &e)) > end &&
	    !(e->flags & GF_CONTEXT))
		return k;
	if (gaz >= end && gaz > j)
		return gaz;
	if (end == j)
		return 0;
	/* Xã A Huyện B, and an office's person behind the place */
	for (k = gaz > j ? gaz : j + 1; k < end; k++)
		if (is_cap(x, k) && ((k > j + 1 && name_class(m, k,
		    GC_LOCHEAD, &flags) > 0 && is_cap(x, k + 1) &&
		    !(flags & GF_SMALL)) || (in_title && name_kinh(m, k) >=
		    end) || (gaz == k && name_kinh(m, k) >= end)))
			return k;
	/* Cộng hòa Hồi giáo Iran */
	while (gaz == 0 && (k = name_word(m, end - 1)) > 0) {
		end = k;
		if (is_cap(x, k) && !tk_glued(x, k))
			end = name_entry(m, k, VN_ENT_LOC, NULL) > 0 ?
			    name_entry(m, k, VN_ENT_LOC, NULL) :
			    name_run_end(m, k);
		if (end - j > 10)
			break;
	}
	if (end - j > 12 || (gaz > 0 && end - j > PLACE_WORDS))
		return gaz;
	return end;
}

/* Something stands before that makes the type word a plural. */
static int
blocked(const struct vn_names *m, size_t i)
{
	return name_blocked(m, i) || (i > 0 && tk_num(m->x, i - 1));
}

/* What a head at i, ending before j, makes of the name behind it. */
static size_t
headed(const struct vn_names *m, size_t i, size_t j, uint32_t flags,
    int in_title)
{
	const struct vn_gaz_entry *e = NULL;
	const struct vn_scan *x = m->x;
	size_t end;

	/* vùng biển Việt Nam: a common noun */
	if (blocked(m, i) || (name_second(m, i) && !name_before(m, i, GC_PREP,
	    NULL)) || (tk_glued(x, j) && !tk_punct(x, j - 1, '.')))
		return 0;
	if (flags & GF_NUMBER && (end = number(x, j)) > 0)
		return end;
	if (!is_cap(x, j))
		return 0;
	/* Hồ Ngọc Hà, Đường Tăng: a family name rather than a lake */
	if (is_cap(x, i) && name_kinh(m, i) > 0 && (name_entry(m, j,
	    VN_ENT_LOC, &e) < name_kinh(m, i) || e->flags & GF_HEAD))
		return 0;
	if (flags & GF_SMALL && !is_cap(x, i) && (name_entry(m, j, VN_ENT_LOC,
	    &e) == 0 || name_word(m, j) > name_entry(m, j, VN_ENT_LOC, &e)))
		return 0;
	if (flags & GF_SMALL && is_cap(x, i) && !name_initial(m, i) &&
	    name_entry(m, j, VN_ENT_LOC, NULL) == 0 && name_kinh(m, i) > 0)
		return 0;
	end = name_of(m, j, in_title);
	/* Khu công nghiệp Vân Trung 2 */
	if (end > 0 && tk_num(x, end) && tk_len(x, end) == 1 &&
	    !tk_glued(x, end) && !is_word(x, end + 1) && !tk_glued(x, end + 1) &&
	    j > i + 1)
		end++;
	return end;
}

static size_t
find_place(const struct vn_names *m, size_t i, int in_title)
{
	const struct vn_gaz_entry *e = NULL;
	struct name_edges ne;
	uint32_t flags, nf;
	size_t head, end = 0, known;

	if ((head = name_class(m, i, GC_LOCHEAD, &flags)) > 0 &&
	    (is_cap(m->x, i) || name_class(m, i, GC_NOHEAD, &nf) < head))
		end = headed(m, i, head, flags, in_title);
	if (m->shout && end > 0 && name_entry(m, head, VN_ENT_LOC, NULL) == 0)
		end = 0;
	known = name_entry(m, i, VN_ENT_LOC, &e);
	/* đất nước Việt Nam */
	if (known > 0 && name_second(m, i))
		known = 0;
	if (head > 0 && !in_title && !m->shout && !blocked(m, i) && (end > 0 ||
	    is_cap(m->x, head) || is_cap(m->x, head + 1))) {
		name_ask(&ne, i, EDGE_PLACE);
		ne.head = head;
		ne.rule = end;
		ne.known = known;
		end = name_edge(m, &ne);
	}
	/* Chủ tịch Hồ Chí Minh: a person */
	if (known > 0 && end == 0 && in_title && name_kinh(m, i) == known &&
	    known - i >= 3)
		known = 0;
	/* Names alone are decided upon as bare runs; these begin small. */
	if (known > end && (in_title || !is_cap(m->x, i)) &&
	    !(e->flags & GF_HEAD) && (!(e->flags & GF_CONTEXT) ||
	    (in_title && known == i + 1)))
		end = known;
	return end;
}

size_t
name_place(const struct vn_names *m, size_t i, int in_title)
{
	int parse = PARSE_PLACE + (in_title != 0);
	size_t end;

	if (!name_may(m, i, GC_LOCHEAD, VN_ENT_LOC))
		return 0;
	if (m->teach_edge != NULL)
		return find_place(m, i, in_title);
	if (name_known(m, i, parse, &end))
		return end;
	return name_keep(m, i, parse, find_place(m, i, in_title));
}

size_t
name_address(const struct vn_names *m, size_t i)
{
	const struct vn_scan *x = m->x;
	size_t j = number(x, i), end;
	uint32_t flags;

	if (j == 0 || tk_glued(x, i) || tk_glued(x, j) || i == 0)
		return 0;
	if (!tk_is(x, i - 1, W_SO) && !tk_is(x, i - 1, W_TAI) &&
	    !tk_punct(x, i - 1, ',') && !tk_punct(x, i - 1, '(') &&
	    !tk_punct(x, i - 1, ':') && !vn_scan_exact(x, i - 1, "ở") &&
	    !vn_scan_exact(x, i - 1, "chỉ") && !vn_scan_exact(x, i - 1, "nhà"))
		return 0;
	if (name_class(m, j, GC_LOCHEAD, &flags) > 0 &&
	    (tk_is(x, i - 1, W_SO) || vn_scan_exact(x, i - 1, "nhà")) &&
	    (vn_scan_exact(x, j, "đường") || vn_scan_exact(x, j, "phố")))
		return name_place(m, j, 0);
	if (!is_cap(x, j) || tk_len(x, j) < 2)
		return 0;
	end = name_run_end(m, j);
	if (end - j < 2 || end - j > 5)
		return 0;
	if (name_kinh(m, j) == end || name_entry(m, j, VN_ENT_LOC, NULL) == end ||
	    tk_is(x, i - 1, W_SO))
		return end;
	/* 282 Nơ Trang Long, Q. Bình Thạnh */
	return tk_len(x, i) >= 2 && (tk_punct(x, end, ',') || tk_punct(x, end, '(') ||
	    tk_punct(x, end, '.')) && name_class(m, j, GC_NOTNAME | GC_STOP |
	    GC_TITLE | GC_ORGHEAD, &flags) == 0 && name_entry(m, j, VN_ENT_ORG,
	    NULL) == 0 && name_word(m, end - 1) == 0 ? end : 0;
}
