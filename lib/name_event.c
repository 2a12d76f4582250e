#include "name_parts.h"

/* Events: known names and type words, with ordinal, year, name. */

/* lần thứ XIII, thứ 3, XIII, 31, 2018, 2018-2019 */
static size_t
ordinal(const struct vn_scan *x, size_t j)
{
	size_t k = j;
	int worded = 0;

	if (vn_scan_exact(x, k, "lần")) {
		k++;
		worded = 1;
	}
	if (tk_is(x, k, W_THU)) {
		k++;
		worded = 1;
	}
	if (vn_scan_roman(x, k) > 0 && (worded || !tk_glued(x, k + 1) ||
	    tk(x, k + 1)->kind == TK_PUNCT))
		return k + 1;
	if (worded && tk(x, k)->val > 0)
		return k + 1;
	if (!tk_num(x, k) || tk_len(x, k) > 4 || tk_glued(x, k))
		return 0;
	if (!worded && tk_len(x, k) == 3)
		return 0;
	if (tk_glued(x, k + 1) && (tk_punct(x, k + 1, '.') ||
	    tk_punct(x, k + 1, ',')) && tk_glued(x, k + 2) && tk_num(x, k + 2))
		return 0;
	if (!worded && tk_len(x, k) < 4 && is_word(x, k + 1) &&
	    !is_cap(x, k + 1) && (tk_cls(x, k + 1) & (WC_COUNT | WC_TIME |
	    WC_MEAS | WC_CURR | WC_SCALE)))
		return 0;
	k++;
	if ((tk_punct(x, k, '/') || tk_punct(x, k, '-')) && tk_glued(x, k) &&
	    tk_glued(x, k + 1) && tk_num(x, k + 1))
		k += 2;
	return k;
}

/* năm 2018, 27-2, 20/11 */
static size_t
year(const struct vn_scan *x, size_t j)
{
	int32_t v = vn_scan_value(x, j);

	if (v >= 1900 && v < 2100 && tk_len(x, j) == 4)
		return ordinal(x, j);
	if (v > 0 && v <= 31 && tk_glued(x, j + 1) && tk_num(x, j + 2) &&
	    tk_glued(x, j + 2) && (tk_punct(x, j + 1, '-') ||
	    tk_punct(x, j + 1, '/')))
		return j + 3;
	return 0;
}

/*
 * The name of an event goes on up to its ordinal or year: Lễ hội hoa tam giác
 * mạch lần thứ 3.  The token behind, or 0 when none follows soon.
 */
static size_t
to_ordinal(const struct vn_scan *x, size_t j)
{
	size_t k, end;
	int caps = 0;

	for (k = j; k < j + 16; k++) {
		if (k > j && (caps || vn_scan_exact(x, k, "lần")) &&
		    (tk_num(x, k) ? tk_len(x, k) == 4 :
		    vn_scan_exact(x, k, "lần") || (vn_scan_roman(x, k) > 0 &&
		    tk_len(x, k) > 1)) && (end = ordinal(x, k)) > 0)
			return end;
		if (tk_punct(x, k, '"') || tk_punct(x, k, '\'') ||
		    tk_punct(x, k, '-'))
			continue;
		if (!is_word(x, k) || (!is_cap(x, k) && tk_cls(x, k) & WC_STOP &&
		    !tk_is(x, k, W_VA) && !tk_is(x, k, W_VE)) ||
		    (tk_is(x, k, W_NAM) && !is_cap(x, k)))
			break;
		caps |= is_cap(x, k);
	}
	return 0;
}

/* As the rules have it; *head is behind the words that are known. */
static size_t
by_rules(const struct vn_names *m, size_t i, size_t *head)
{
	const struct vn_gaz_entry *e = NULL;
	const struct vn_scan *x = m->x;
	size_t end, j, k;
	int more = 0;

	if ((end = name_entry(m, i, VN_ENT_EVENT, &e)) == 0 || hangs(x, i))
		return 0;
	if (e->flags & GF_CONTEXT && !(e->flags & GF_BARE))
		more = 0;
	*head = j = end;
	if (e->flags & GF_NAME && is_cap(x, j) && !tk_glued(x, j)) {
		k = name_run_end(m, j);
		if (name_word(m, k - 1) > 0)
			k = name_word(m, k - 1);
		if (k > j) {
			j = k;
			more = 1;
		}
	}
	if (e->flags & (GF_NAME | (is_cap(x, i) ? GF_NUM | GF_BARE : 0)) &&
	    (k = to_ordinal(x, end)) > 0)
		return k;
	if ((e->flags & (GF_NUM | GF_YEAR) || more) &&
	    (k = ordinal(x, j)) > 0) {
		j = k;
		more = 1;
	} else if (e->flags & GF_YEAR && (k = year(x, j)) > 0) {
		j = k;
		more = 1;
	}
	if (more && (k = year(x, j)) > 0)
		j = k;
	if ((e->flags & (GF_BARE | GF_CONTEXT)) && !more)
		return 0;
	return j;
}

size_t
name_event(const struct vn_names *m, size_t i)
{
	struct name_edges e;

	if (!name_may(m, i, 0, VN_ENT_EVENT))
		return 0;
	name_ask(&e, i, EDGE_EVENT);
	e.rule = by_rules(m, i, &e.head);
	if (e.head == 0 || m->shout)
		return e.rule;
	return name_edge(m, &e);
}
