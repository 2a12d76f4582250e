#include <string.h>

#include "name_parts.h"

/* Offices, ranks, degrees: a head, its scope, and what makes it count. */

#define CHAIN	24	/* tokens of words behind words: keeps time linear */

/* phó, quyền: prefixes that belong to the office (not tân, nguyên, cựu). */
static size_t
prefix(const struct vn_names *m, size_t i)
{
	const struct vn_scan *x = m->x;
	uint32_t flags;
	size_t k;
	int c;

	if (!is_word(x, i))
		return i;
	c = x->s[tk(x, i)->s] | 32;
	if (c != 'p' && c != 'q')
		return i;
	if (!(vn_scan_exact(x, i, "phó") ||
	    vn_scan_exact(x, i, "Phó") || vn_scan_exact(x, i, "quyền") ||
	    vn_scan_exact(x, i, "Quyền")))
		return i;
	/* chính quyền Tổng thống */
	if (vn_scan_exact(x, i, "quyền") && i > 0 && is_word(x, i - 1) &&
	    tk(x, i - 1)->e != m->last_end)
		return i;
	k = i + 1;
	return name_class(m, k, GC_TITLE, &flags) > 0 ? k : i;
}

/* A body whose type word is the end of the head: Trưởng ban, chánh thanh tra. */
static size_t
inner_head(const struct vn_names *m, size_t i, size_t head, size_t *from,
    int *type)
{
	uint32_t flags;
	size_t k, end;

	for (k = i + 1; k < head; k++)
		if (((name_class(m, k, GC_ORGHEAD, &flags) >= head &&
		    (end = name_body(m, k, 1)) > head)) ||
		    (end = name_entry(m, k, VN_ENT_ORG, NULL)) == head) {
			*from = k;
			*type = VN_ENT_ORG;
			return end;
		} else if (name_entry(m, k, VN_ENT_LOC, NULL) == head) {
			*from = k;
			*type = VN_ENT_LOC;
			return head;
		}
	return 0;
}

static size_t
suffixes(const struct vn_names *m, size_t j)
{
	uint32_t flags;
	size_t k, far = j + CHAIN;

	while (j < far && (k = name_class(m, j, GC_TITLEPOST, &flags)) > 0 &&
	    !(flags & GF_NUMBER))
		j = k;
	return j;
}

/* khóa XIII, nhiệm kỳ 2016-2021 */
static size_t
term(const struct vn_names *m, size_t j)
{
	const struct vn_scan *x = m->x;

	if (tk_is(x, j, W_KHOA) && (vn_scan_roman(x, j + 1) > 0 ||
	    tk_num(x, j + 1)))
		return j + 2;
	return j;
}

/* The person that stands right behind token j. */
static size_t
person(const struct vn_names *m, size_t j)
{
	uint32_t flags;

	if (!is_cap(m->x, j) || tk_glued(m->x, j))
		return 0;
	if (name_class(m, j, GC_TITLE, &flags) > j + 1)
		return 0;
	return name_person(m, j);
}

/* The entity before is a person, and only a mark stands between. */
static int
in_apposition(const struct vn_names *m, size_t i)
{
	const struct vn_scan *x = m->x;
	size_t k = i;

	if (m->last != VN_ENT_PER || i == 0)
		return 0;
	if (tk_punct(x, k - 1, ',') || tk_punct(x, k - 1, '-') ||
	    tk_punct(x, k - 1, '('))
		k--;
	if (k > 0 && tk_punct(x, k, '(') && (tk_punct(x, k - 1, '-')))
		k--;
	return k > 0 && tk(x, k - 1)->e == m->last_end;
}

/* Abbreviated degrees: PGS.TS, GS TS, ThS.BS */
static size_t
degrees(const struct vn_names *m, size_t j)
{
	const struct vn_scan *x = m->x;
	uint32_t flags;
	size_t k, n, far = j + CHAIN;

	while (j < far) {
		k = j;
		if ((tk_punct(x, k, '.') || tk_punct(x, k, '-') ||
		    tk_punct(x, k, ',')) && (tk_glued(x, k)))
			k++;
		n = name_class(m, k, GC_TITLE, &flags);
		if (n == 0 || !(flags & GF_NAME_ONLY) || !is_upper(x, n - 1) ||
		    (tk_punct(x, j, ',')))
			break;
		j = n;
	}
	if (tk_punct(x, j, '.') && tk_glued(x, j) && is_upper(x, j - 1) &&
	    is_cap(x, j + 1))
		j++;
	return j;
}

/* An office as the rules have it; e->head is set when the model may differ. */
static int
by_rules(const struct vn_names *m, size_t i, struct vn_name *out,
    struct name_edges *e)
{
	const struct vn_scan *x = m->x;
	size_t head, first, j, k, from;
	uint32_t flags, tf;
	int cap = is_cap(x, i);

	first = prefix(m, i);
	if ((head = name_class(m, first, GC_TITLE, &flags)) == 0 ||
	    hangs(x, i))
		return 0;
	/* chức vụ Phó trưởng ban */
	if (!cap && name_second(m, i))
		return 0;
	if (name_class(m, first, GC_NOTITLE, &tf) >= head)
		return 0;
	if (m->shout && !(flags & GF_SCOPE))
		return 0;
	out->type = VN_ENT_TITLE;
	out->in_type = -1;
	if (flags & GF_NAME_ONLY && flags & GF_MAYBE)
		return 0;
	if (flags & GF_NAME_ONLY) {
		j = is_upper(x, head - 1) ? degrees(m, head) : head;
		out->end = j;
		return person(m, j) > 0;
	}
	e->type = first;
	e->head = head;
	j = suffixes(m, head);
	from = j;
	if ((k = inner_head(m, first, head, &from, &out->in_type)) > 0) {
		;
	} else if ((k = name_body(m, from = j, 1)) > 0) {
		out->in_type = VN_ENT_ORG;
	} else if ((k = name_place(m, from = j, 1)) > 0) {
		out->in_type = VN_ENT_LOC;
	}
	if (k > 0 && out->in_type == VN_ENT_ORG && flags & GF_MAYBE &&
	    !(flags & GF_SCOPE))
		k = 0;
	if (k > 0 && (flags & GF_SCOPE || out->in_type == VN_ENT_ORG)) {
		out->in_start = from;
		out->in_end = k;
		j = term(m, k);
		out->end = j;
		return 1;
	}
	out->in_start = out->in_end = 0;
	out->in_type = -1;
	out->end = j = term(m, j);
	if (flags & GF_MAYBE)
		return 0;
	if (person(m, j) > 0)
		return 1;
	if (in_apposition(m, i))
		return 1;
	return cap && (flags & GF_ALONE) && !name_initial(m, i);
}

/*
 * Giám đốc đã về: an office that any house has, by itself at the head of a sentence,
 * where its capital says nothing; Thủ tướng and Tổng Bí thư are one of a kind.
 */
static int
any_office(const struct vn_names *m, size_t i, size_t end)
{
	static const char *const last[] = { "tịch", "đốc", "thư", "trưởng", "nhiệm",
	    "án" };
	const struct vn_scan *x = m->x;

	if (!name_initial(m, i) || end != i + 2 || tk(x, end)->kind != TK_WORD ||
	    is_cap(x, end) || is_cap(x, i + 1) || (tk_is(x, end, W_VA) &&
	    is_cap(x, end + 1)))
		return 0;
	return vn_scan_one_of(x, i + 1, last, sizeof last / sizeof last[0]);
}

int
name_title(const struct vn_names *m, size_t i, struct vn_name *out)
{
	struct name_edges e;
	size_t end;
	int is;

	/* phó, quyền are entries of that class, too */
	if (!name_may(m, i, GC_TITLE | GC_TITLEPRE, VN_ENT_TITLE))
		return 0;
	name_ask(&e, i, EDGE_TITLE);
	is = by_rules(m, i, out, &e);
	if (e.head == 0 || m->shout)
		return is;
	e.rule = is ? out->end : 0;
	if ((end = name_edge(m, &e)) == 0 || (!is && any_office(m, i, end))) {
		out->in_type = -1;
		return 0;
	}
	if (end != e.rule && out->in_type != -1) {
		if (end <= out->in_start)
			out->in_type = -1;
		out->in_end = end;
	}
	out->end = end;
	return 1;
}
