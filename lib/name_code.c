#include "name_parts.h"

/*
 * Numbers of papers (CMND 012345678) and plates of vehicles (biển số 29A-123.45);
 * they count only behind a word that announces them.
 */

#define CODE_PARTS	8

/* What is written in one piece from token i on: its end, and its digits. */
static size_t
piece(const struct vn_scan *x, size_t i, size_t *digits)
{
	size_t j;

	*digits = 0;
	for (j = i; j < i + CODE_PARTS; j++) {
		if (j > i && !tk_glued(x, j))
			break;
		if (tk_num(x, j))
			*digits += tk_len(x, j);
		else if (is_word(x, j) && (!is_upper(x, j) || tk_len(x, j) > 4))
			return 0;
		else if (!is_word(x, j) && ((!tk_punct(x, j, '-') &&
		    !tk_punct(x, j, '.')) || !tk_glued(x, j + 1) ||
		    (!tk_num(x, j + 1) && !is_upper(x, j + 1))))
			break;
	}
	return j;
}

/* CMND số: 012345678 - the announcing word ends before token i. */
static int
announced(const struct vn_names *m, size_t i, uint32_t cls)
{
	const struct vn_scan *x = m->x;

	if (i > 0 && tk_punct(x, i - 1, ':'))
		i--;
	if (name_before(m, i, cls, NULL))
		return 1;
	return i > 0 && tk_is(x, i - 1, W_SO) && name_before(m, i - 1, cls,
	    NULL);
}

/* 29A 123.45, 51F-12345, 30 H7-1234: a second piece may follow a space. */
static size_t
plate(const struct vn_scan *x, size_t i)
{
	size_t digits, j = piece(x, i, &digits), k, more;

	if (j == 0 || !tk_num(x, i) || tk_len(x, i) != 2 || tk_len(x, i) +
	    digits == 0)
		return 0;
	if (digits < 6 && (tk_num(x, j) || is_upper(x, j)) &&
	    (k = piece(x, j, &more)) > 0) {
		j = k;
		digits += more;
	}
	return digits >= 6 && digits <= 8 ? j : 0;
}

size_t
name_code(const struct vn_names *m, size_t i, int *type)
{
	const struct vn_scan *x = m->x;
	size_t digits, j;

	if ((!tk_num(x, i) && !is_upper(x, i)) || tk_glued(x, i))
		return 0;
	*type = VN_ENT_PLATE;
	if (tk_num(x, i) && announced(m, i, GC_PLATE) && (j = plate(x, i)) > 0)
		return j;
	*type = VN_ENT_ID;
	if (!announced(m, i, GC_ID))
		return 0;
	j = piece(x, i, &digits);
	return j > 0 && digits >= 6 && digits <= 15 ? j : 0;
}
