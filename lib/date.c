#include "date.h"
#include "scan.h"

#define UNIT	(WC_COUNT | WC_TIME | WC_MEAS | WC_CURR | WC_SCALE)

/* --- small questions --- */

/* Token i is digits with a value from lo to hi and at most len of them. */
static int
num(const struct vn_scan *x, size_t i, int32_t lo, int32_t hi, size_t len)
{
	int32_t v = vn_scan_value(x, i);

	return v >= lo && v <= hi && tk_len(x, i) <= len;
}

static int
day(const struct vn_scan *x, size_t i)
{
	return num(x, i, 1, 31, 2);
}

static int
month(const struct vn_scan *x, size_t i)
{
	return num(x, i, 1, 12, 2);
}

static int
year(const struct vn_scan *x, size_t i)
{
	return tk_len(x, i) == 4 && num(x, i, 1000, 2999, 4);
}

static int
recent(const struct vn_scan *x, size_t i)
{
	return tk_len(x, i) == 4 && num(x, i, 1900, 2100, 4);
}

/* A separator between the numbers of one date, with no space around it. */
static int
sep(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);

	if (t->kind != TK_PUNCT || !tk_glued(x, i) || !tk_glued(x, i + 1))
		return 0;
	return t->id == '/' || t->id == '-' || t->id == '.' ? t->id : 0;
}

/* A dash, with white space on both sides or on none. */
static int
dash(const struct vn_scan *x, size_t i)
{
	return tk_punct(x, i, '-') && tk_glued(x, i) == tk_glued(x, i + 1);
}

/* The numbers end at token i: no further group hangs on them. */
static int
ends(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);

	if (t->kind == TK_WORD)
		return !tk_glued(x, i);
	if (t->kind != TK_PUNCT || !tk_glued(x, i))
		return 1;
	if (t->id == '%' || t->id == PU_DEGREE)
		return 0;
	if (t->id == '/' || t->id == ':')
		return !tk_glued(x, i + 1);
	return (t->id != '.' && t->id != ',' && t->id != '-') ||
	    !(tk_num(x, i + 1) && tk_glued(x, i + 1));
}

size_t
vn_date_words(const struct vn_scan *x, size_t i, int *v)
{
	const struct vn_tk *t = tk(x, i), *u = tk(x, i + 1);

	if (t->kind != TK_WORD)
		return 0;
	if (t->id == W_MUOI) {
		*v = 10;
		if (u->kind != TK_WORD ||
		    (u->cls & (WC_DIGIT | WC_TENS)) == 0 ||
		    u->val == 0 || u->val > 9)
			return 1;
		*v += u->val;
		return 2;
	}
	if ((t->cls & WC_DIGIT) == 0 && t->id != W_TU)
		return 0;
	*v = t->val;
	if (!(u->kind == TK_WORD && u->id == W_TENS))
		return 1;
	*v = t->val * 10;
	u = tk(x, i + 2);
	if (u->kind != TK_WORD || u->val == 0 || u->val > 9)
		return 2;
	*v += u->val;
	return 3;
}

/* --- forms in digits --- */

enum { WEAK = 1, FULL = 2 };	/* 2/3 alone, and what is certainly a date */

/* -5/5 behind 1/5, 28/12/2017: the other end of a range. */
static int
other_end(const struct vn_scan *x, size_t j, int s)
{
	return s == '/' && sep(x, j) == '-' && day(x, j + 1) &&
	    sep(x, j + 2) == '/' && month(x, j + 3);
}

/* 14-20.2.2018, 16-17/3: two days of one month. */
static size_t
day_range(const struct vn_scan *x, size_t i, int *how)
{
	int s;

	if (!day(x, i) || sep(x, i + 1) != '-' || !day(x, i + 2))
		return 0;
	s = sep(x, i + 3);
	if ((s != '/' && s != '.') || !month(x, i + 4))
		return 0;
	if (vn_scan_value(x, i) >= vn_scan_value(x, i + 2))
		return 0;
	*how = WEAK;
	if (sep(x, i + 5) == s && year(x, i + 6) && ends(x, i + 7)) {
		*how = FULL;
		return i + 7;
	}
	return s == '/' && ends(x, i + 5) ? i + 5 : 0;
}

/* 1/7/2024, 1.7.24, 2024-07-01. */
static size_t
three(const struct vn_scan *x, size_t i, int s, int *how)
{
	if (sep(x, i + 3) != s || !tk_num(x, i + 4) || (!ends(x, i + 5) &&
	    !other_end(x, i + 5, s)))
		return 0;
	*how = FULL;
	if (day(x, i) && month(x, i + 2) && year(x, i + 4))
		return i + 5;
	if (s != '.' && year(x, i) && month(x, i + 2) && day(x, i + 4))
		return i + 5;
	if (!day(x, i) || !month(x, i + 2) || tk_len(x, i + 4) != 2)
		return 0;
	*how = s == '/' ? FULL : WEAK;
	return i + 5;
}

/* 7/2024, 2020-2025, 27-2. */
static size_t
two(const struct vn_scan *x, size_t i, int s, int *how)
{
	if (!ends(x, i + 3) && !(other_end(x, i + 3, s) && day(x, i)))
		return 0;
	*how = FULL;
	if (s != '.' && month(x, i) && recent(x, i + 2))
		return i + 3;
	if (s == '-' && year(x, i) && year(x, i + 2) && vn_scan_value(x, i) <
	    vn_scan_value(x, i + 2) && recent(x, i + 2))
		return i + 3;
	*how = WEAK;
	/* 10-12 tháng 1: two days */
	if (s == '-' && tk_is(x, i + 3, W_THANG) && (tk_num(x, i + 4) ||
	    (tk_cls(x, i + 4) & (WC_MONTH | WC_DIGIT))))
		return 0;
	if (day(x, i) && month(x, i + 2))
		return i + 3;
	return 0;
}

/* One date in digits; *how says how certain it is. */
static size_t
digits(const struct vn_scan *x, size_t i, int *how)
{
	size_t j;
	int s;

	*how = 0;
	if (!tk_num(x, i) || tk_len(x, i) > 4 || (s = sep(x, i + 1)) == 0 ||
	    !tk_num(x, i + 2))
		return 0;
	if ((j = day_range(x, i, how)) != 0)
		return j;
	if ((j = three(x, i, s, how)) != 0)
		return j;
	return two(x, i, s, how);
}

/*
 * 9 - 9, 4 - 6 - 2005, with spaces: only behind ngày, sáng and the like, or with its
 * year, since 9 - 9 alone is a score or a range.
 */
static size_t
spaced(const struct vn_scan *x, size_t i, int cue)
{
	int wide = !tk_glued(x, i + 1) + !tk_glued(x, i + 2);

	/* 31- 5: a slip of the hand, with a cue */
	if (!day(x, i) || !tk_punct(x, i + 1, '-') || wide < (cue ? 1 : 2) ||
	    !month(x, i + 2) || !ends(x, i + 3))
		return 0;
	if (tk_punct(x, i + 3, '-') && !tk_glued(x, i + 3) &&
	    !tk_glued(x, i + 4) && recent(x, i + 4) && ends(x, i + 5))
		return i + 5;
	return cue && !tk_is(x, i + 3, W_THANG) &&
	    !(tk(x, i + 3)->kind == TK_WORD && (tk_cls(x, i + 3) & UNIT)) ?
	    i + 3 : 0;
}

/* --- what may stand behind a date --- */

/* Đinh Dậu, Canh Tý: a year of the sixty, its stem and its branch. */
static int
of_sixty(const struct vn_scan *x, size_t j)
{
	static const char *const stems[] = { "Giáp", "Ất", "Bính", "Đinh", "Mậu",
	    "Kỷ", "Canh", "Tân", "Nhâm", "Quý" };
	static const char *const branches[] = { "Tý", "Sửu", "Dần", "Mão", "Thìn",
	    "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi" };

	return vn_scan_one_of(x, j, stems, sizeof stems / sizeof stems[0]) &&
	    vn_scan_one_of(x, j + 1, branches, sizeof branches / sizeof branches[0]);
}

/* năm 2018, or , năm 2018; năm ngoái; năm Đinh Dậu */
static size_t
in_year(const struct vn_scan *x, size_t j)
{
	size_t k = tk_punct(x, j, ',') ? j + 1 : j;

	if (k == j && tk_is(x, j, W_NAM) && of_sixty(x, j + 1))
		return j + 3;
	if (k == j && tk_is(x, j, W_NAM) && j > 0 && (tk_num(x, j - 1) ||
	    tk_is(x, j - 1, W_TET) || tk_cls(x, j - 1) & WC_MONTH) && !year(x, j - 1) &&
	    (vn_scan_exact(x, j + 1, "ngoái") || vn_scan_exact(x, j + 1, "nay") ||
	    vn_scan_exact(x, j + 1, "tới")))
		return j + 2;
	if (tk_is(x, k, W_NAM) && year(x, k + 1) && ends(x, k + 2))
		return k + 2;
	return j;
}

static size_t
tail(const struct vn_scan *x, size_t j)
{
	j = in_year(x, j);
	if (vn_scan_pair(x, j) & WC_CALENDAR)
		j += 2;
	if (tk_is(x, j, W_TCN))
		j++;
	if ((tk_is(x, j, W_TRUOC) || tk_is(x, j, W_SAU)) &&
	    vn_scan_exact(x, j + 1, "Công") &&
	    vn_scan_exact(x, j + 2, "nguyên"))
		j += 3;
	return j;
}

/* 1/5-5/5, 2/3/2018 - 4/3/2018 */
static size_t
to_end(const struct vn_scan *x, size_t j)
{
	size_t k;
	int how;

	if (dash(x, j) && (k = digits(x, j + 1, &how)) != 0)
		j = k;
	return tail(x, j);
}

/* --- months, years, quarters --- */

/* The nouns that make a number before them a quantity. */
static int
counted(const struct vn_scan *x, size_t k)
{
	return tk(x, k)->kind == TK_WORD && (tk_cls(x, k) & UNIT) &&
	    !tk_is(x, k, W_THANG) && !tk_is(x, k, W_NAM) &&
	    !tk_is(x, k, W_MUA);
}

/* /2024 -2024 .2024 behind a month or quarter, or năm 2024; tháng Hai 2009. */
static size_t
month_year(const struct vn_scan *x, size_t j)
{
	if (j > 0 && tk(x, j - 1)->kind == TK_WORD && recent(x, j) &&
	    ends(x, j + 1) && !tk_glued(x, j) && !counted(x, j + 1))
		return tail(x, j + 1);
	if ((sep(x, j) && year(x, j + 1) && ends(x, j + 2)) ||
	    (dash(x, j) && recent(x, j + 1) && ends(x, j + 2)))
		return tail(x, j + 2);
	return tail(x, j);
}

/* A month behind tháng, in digits or words. */
static size_t
month_name(const struct vn_scan *x, size_t k)
{
	const struct vn_tk *t = tk(x, k);
	size_t n;
	int v = 0;

	if (month(x, k))
		return (ends(x, k + 1) || sep(x, k + 1)) ? k + 1 : 0;
	if (t->kind == TK_WORD && (t->cls & WC_MONTH))
		return k + 1;
	if ((n = vn_date_words(x, k, &v)) == 0 || v < 1 || v > 12)
		return 0;
	/* tháng năm is also month and year, tháng một lần once a month. */
	if ((v <= 3 || v == 5) && (t->flags & TF_CAP) == 0 &&
	    tk(x, k + n)->kind == TK_WORD && !tk_is(x, k + n, W_NAM) &&
	    !(v >= 2 && v <= 3 && k > 1 && (tk_is(x, k - 2, W_DAU) ||
	    tk_is(x, k - 2, W_CUOI) || tk_is(x, k - 2, W_GIUA) ||
	    tk_is(x, k - 2, W_TRONG)) && !vn_scan_exact(x, k + n, "lần")))
		return 0;
	if (v == 5 && tk_num(x, k + n))
		return 0;
	return k + n;
}

/* Behind a bare year: nothing that it could count. */
static int
not_counting(const struct vn_scan *x, size_t j)
{
	const struct vn_tk *t = tk(x, j);

	return ends(x, j) && !counted(x, j) && (t->kind == TK_PUNCT ?
	    t->id != '-' : t->kind == TK_END || (t->cls & WC_STOP));
}

/* tháng 5 và 6/2018, tháng 5-6: j behind the first month. */
static size_t
more_months(const struct vn_scan *x, size_t j)
{
	while ((tk_is(x, j, W_VA) || dash(x, j) || (tk_punct(x, j, ',') &&
	    (sep(x, j + 2) || dash(x, j + 2)) && recent(x, j + 3))) &&
	    month(x, j + 1) && (sep(x, j + 2) || ends(x, j + 2)) &&
	    !counted(x, j + 2))
		j += 2;
	return j;
}

/* k at tháng */
static size_t
month_core(const struct vn_scan *x, size_t k)
{
	size_t j = month_name(x, k + 1);

	if (j == 0 || counted(x, j))
		return 0;
	/* 1/2014-5/2010 */
	if (sep(x, j) == '/' && recent(x, j + 1) && dash(x, j + 2) &&
	    month(x, j + 3) && sep(x, j + 4) == '/' && recent(x, j + 5) &&
	    ends(x, j + 6))
		return j + 6;
	return month_year(x, more_months(x, j));
}

/* The second year of a range: -2025, - 2025, -25, /2018. */
static size_t
to_year(const struct vn_scan *x, size_t j)
{
	/* 2016 -2021 is a slip of the hand */
	if ((tk_punct(x, j, '-') || sep(x, j) == '/') && year(x, j + 1) &&
	    ends(x, j + 2))
		return j + 2;
	/* 2016-17, mùa giải 2016/17 */
	if ((sep(x, j) == '-' || sep(x, j) == '/') && tk_len(x, j + 1) == 2 &&
	    tk_num(x, j + 1) && ends(x, j + 2))
		return j + 2;
	return j;
}

/* k at năm; decade: những stands before it. */
static size_t
year_core(const struct vn_scan *x, size_t k, int decade)
{
	size_t j = k + 2;

	if (!tk_num(x, k + 1))
		return 0;
	if (year(x, k + 1)) {
		j = to_year(x, j);
		return ends(x, j) ? tail(x, j) : 0;
	}
	/* những năm 60-70 */
	if (decade && tk_len(x, k + 1) == 2 && dash(x, j) && tk_num(x, j + 1) &&
	    tk_len(x, j + 1) == 2)
		j += 2;
	if (!ends(x, j) || counted(x, j))
		return 0;
	if (decade && tk_len(x, k + 1) == 2)
		return j;
	if (tk_len(x, k + 1) == 3 && !tk_punct(x, j, '%'))
		return tail(x, j);
	return tail(x, j) > j ? tail(x, j) : 0;
}

/* k at quý: I, III/2024, 1 năm 2024 */
static size_t
quarter_core(const struct vn_scan *x, size_t k)
{
	int r = vn_scan_roman(x, k + 1);
	size_t j = k + 2;

	if (!(r >= 1 && r <= 4) && !num(x, k + 1, 1, 4, 1))
		return 0;
	if (counted(x, j))
		return 0;
	while ((tk_is(x, j, W_VA) || tk_is(x, j, W_HOAC) || tk_punct(x, j, ',') ||
	    dash(x, j)) &&
	    ((vn_scan_roman(x, j + 1) >= 1 && vn_scan_roman(x, j + 1) <= 4) ||
	    (num(x, k + 1, 1, 3, 1) && num(x, j + 1, 2, 4, 1) &&
	    not_counting(x, j + 2))))
		j += 2;
	return month_year(x, j);
}

/* thế kỷ XX, TK 21, thế kỷ thứ nhất; k behind the words */
static size_t
century_core(const struct vn_scan *x, size_t k)
{
	if (tk_is(x, k, W_THU))
		k++;
	if (vn_scan_roman(x, k) == 0 && !num(x, k, 1, 30, 2))
		return 0;
	/* thế kỷ XVIII - XIX, thế kỷ 14 và 15 */
	if ((dash(x, k + 1) || (tk_is(x, k + 1, W_VA) && !counted(x, k + 3))) &&
	    (vn_scan_roman(x, k + 2) > 0 || num(x, k + 2, 1, 30, 2)))
		k += 2;
	return tail(x, k + 1);
}

/* giai đoạn 2021-2030, năm học 2023 - 2024; k behind the words */
static size_t
period_core(const struct vn_scan *x, size_t k)
{
	/* mùa hè năm 2016 */
	if (tk_is(x, k, W_NAM))
		k++;
	if (!year(x, k))
		return 0;
	k = to_year(x, k + 1);
	return ends(x, k) ? k : 0;
}

/* --- days --- */

/* tháng M [năm Y] behind a day */
static size_t
of_month(const struct vn_scan *x, size_t j)
{
	size_t k;

	if (!tk_is(x, j, W_THANG) || (k = month_name(x, j + 1)) == 0)
		return 0;
	return month_year(x, k);
}

/* 16 và 17-3, 1, 2 và 3 tháng 5: j at the first number; behind ngày only. */
static size_t
day_list(const struct vn_scan *x, size_t j)
{
	size_t k, steps;
	int how;

	for (steps = 0; steps < 12 && day(x, j); steps++, j += 2) {
		if (steps > 0 && ((k = digits(x, j, &how)) != 0 ||
		    (k = spaced(x, j, 1)) != 0 || (k = of_month(x, j + 1)) != 0))
			return tail(x, k);
		if (!tk_punct(x, j + 1, ',') && !tk_is(x, j + 1, W_VA) &&
		    !dash(x, j + 1))
			break;
	}
	return 0;
}

/* mồng 5 tháng 5, mùng 1 Tết, rằm tháng Giêng; k at the first word */
static size_t
lunar_core(const struct vn_scan *x, size_t k)
{
	size_t j = k + 1, n;
	int v = 15, how;

	if (tk_is(x, k, W_MONG)) {
		if ((n = digits(x, j, &how)) != 0)
			return tail(x, n);
		if (num(x, j, 1, 10, 2))
			j += dash(x, j + 1) && num(x, j + 2, 2, 10, 2) &&
			    !counted(x, j + 3) ? 3 : 1;
		else if ((n = vn_date_words(x, j, &v)) > 0 && v <= 10)
			j += n;
		else
			return 0;
	}
	if ((n = of_month(x, j)) != 0)
		j = n;
	if (tk_is(x, j, W_TET))
		j++;
	return tail(x, j);
}

/* k at ngày; strict: a bare ngày 15 will not do */
static size_t
day_core(const struct vn_scan *x, size_t k, int strict)
{
	size_t j = k + 1, n;
	int how, v;

	if (tk_is(x, j, W_MONG) || tk_is(x, j, W_RAM))
		return lunar_core(x, j);
	if ((n = digits(x, j, &how)) != 0)
		return to_end(x, n);
	if ((n = spaced(x, j, 1)) != 0)
		return tail(x, n);
	if ((n = day_list(x, j)) != 0)
		return n;
	if ((n = vn_date_words(x, j, &v)) > 0)
		return of_month(x, j + n);
	if (!day(x, j) || !ends(x, j + 1))
		return 0;
	if ((n = of_month(x, j + 1)) != 0)
		return n;
	if (tk_is(x, j + 1, W_TET))
		return j + 2;
	return strict || counted(x, j + 1) || tk_punct(x, j + 1, '%') ? 0 :
	    j + 1;
}

/* --- clock times --- */

/* -9h behind 7h30 */
static int
to_clock(const struct vn_scan *x, size_t j)
{
	return sep(x, j) == '-' && num(x, j + 1, 0, 24, 2) &&
	    (tk_is(x, j + 2, W_H) || tk_is(x, j + 2, W_G) ||
	    tk_is(x, j + 2, W_GIO));
}

/* Minutes and the like behind the hour; *sure when there were any. */
static size_t
minutes(const struct vn_scan *x, size_t j, int *sure)
{
	if (num(x, j, 0, 59, 2) && (tk_glued(x, j) || tk_is(x, j - 1, W_GIO) ||
	    (!tk_glued(x, j - 1) && tk_len(x, j) == 2)) &&
	    (ends(x, j + 1) || to_clock(x, j + 1)) && (tk_glued(x, j) ||
	    !counted(x, j + 1) || tk_is(x, j + 1, W_PHUT) ||
	    (tk_cls(x, j + 1) & WC_DAYPART) ||
	    (tk_is(x, j + 1, W_NGAY) && tk_num(x, j + 2)))) {
		*sure = 1;
		j++;
		/* 2h50' */
		return tk_is(x, j, W_PHUT) || (tk_punct(x, j, '\'') &&
		    tk_glued(x, j)) ? j + 1 : j;
	}
	if (tk_is(x, j, W_HALF)) {
		*sure = 1;
		return j + 1;
	}
	if (tk_is(x, j, W_KEM) && num(x, j + 1, 1, 59, 2)) {
		*sure = 1;
		j += 2;
		return tk_is(x, j, W_PHUT) ? j + 1 : j;
	}
	return j;
}

/* hôm nay, hôm qua */
static int
this_day(const struct vn_scan *x, size_t j)
{
	return tk_is(x, j, W_HOM) && (tk_cls(x, j + 1) & WC_DEICTIC);
}

/* Something that a time of day stands before. */
static int
day_follows(const struct vn_scan *x, size_t j)
{
	if (tk_punct(x, j, ','))
		j++;
	return (tk(x, j)->kind == TK_WORD && (tk_cls(x, j) & WC_DAYPART)) ||
	    (tk_is(x, j, W_NGAY) && !(tk_cls(x, j + 1) & WC_DEICTIC)) ||
	    this_day(x, j) || tk_is(x, j, W_RANG);
}

static int
word_before(const struct vn_scan *x, size_t i, int id)
{
	return i > 0 && tk_is(x, i - 1, id);
}

/* lúc, or lúc gần */
static int
at_time(const struct vn_scan *x, size_t i)
{
	return word_before(x, i, W_LUC) || (i > 1 && tk_is(x, i - 2, W_LUC) &&
	    (vn_scan_exact(x, i - 1, "gần") || vn_scan_exact(x, i - 1, "hơn") ||
	    vn_scan_exact(x, i - 1, "khoảng")));
}

/* 22 giờ, at the head of a sentence; Khoảng 20 giờ, 13 giờ, giờ Hà Nội; 21 g, */
static int
alone(const struct vn_scan *x, size_t i, size_t j)
{
	if (tk_punct(x, j, ',') || tk_punct(x, j, '('))
		return i == 0 || tk_punct(x, i - 1, '.') || tk_is(x, i + 1, W_G) ||
		    vn_scan_exact(x, i - 1, "Khoảng") ||
		    (tk_is(x, j + 1, W_GIO) && (tk(x, j + 2)->flags & TF_CAP));
	return tk_is(x, j, W_GIO) && ((tk(x, j + 1)->flags & TF_CAP) ||
	    vn_scan_exact(x, j + 1, "địa"));
}

/*
 * 21 g is the hour where it opens a sentence or a word of time stands before it, and
 * nothing behind it that it could weigh; sáng 4 g always.
 */
static int
no_weight(const struct vn_scan *x, size_t i, size_t j)
{
	static const char *const cues[] = { "khoảng", "Khoảng", "gần", "Gần",
	    "hơn", "Hơn", "tầm", "tận", "đúng", "tới", "Tới", "đến", "Đến", "từ", "Từ" };
	const struct vn_tk *t = tk(x, j);

	if (i > 0 && tk(x, i - 1)->kind == TK_WORD && (tk_cls(x, i - 1) &
	    WC_DAYPART))
		return 1;
	if (t->kind == TK_WORD && !(t->flags & TF_CAP) && !(t->cls & (WC_STOP |
	    WC_QUANT)))
		return 0;
	if (num(x, i, 0, 0, 1))
		return 1;
	if (t->kind == TK_END || (t->kind == TK_PUNCT && t->id != ',' && t->id != '-'))
		return 0;
	if (i == 0 || tk_punct(x, i - 1, '.') || tk_punct(x, i - 1, '"'))
		return t->kind == TK_WORD;
	return i > 0 && vn_scan_one_of(x, i - 1, cues, sizeof cues / sizeof cues[0]);
}

/* 9h, 9h30, 12g30, 8 giờ kém 15, 21 g đêm, 9:30; not a length of time. */
static size_t
clock_core(const struct vn_scan *x, size_t i)
{
	size_t j;
	int glued, sure = 0;

	if (!num(x, i, 0, 24, 2))
		return 0;
	glued = tk_glued(x, i + 1);
	if (tk_punct(x, i + 1, ':')) {
		if (!glued || !tk_glued(x, i + 2) || tk_len(x, i + 2) != 2 ||
		    !num(x, i + 2, 0, 59, 2) || !ends(x, i + 3))
			return 0;
		/* 18:30 7/2 in a table */
		return day_follows(x, i + 3) || (day(x, i + 3) &&
		    sep(x, i + 4) == '/' && month(x, i + 5) &&
		    (ends(x, i + 6) || sep(x, i + 6) == '/')) ||
		    word_before(x, i, W_LUC) ||
		    word_before(x, i, W_TU2) || word_before(x, i, W_DEN) ||
		    word_before(x, i, W_VAO) ? i + 3 : 0;
	}
	if (!tk_is(x, i + 1, W_H) && !tk_is(x, i + 1, W_G) &&
	    !tk_is(x, i + 1, W_GIO))
		return 0;
	j = minutes(x, i + 2, &sure);
	if (!sure && tk(x, j)->kind == TK_PUNCT && tk_glued(x, j) &&
	    tk_punct(x, j, '/'))
		return 0;
	if (word_before(x, i, W_TRONG) && !day_follows(x, j))
		return 0;
	if (sure || day_follows(x, j) || at_time(x, i) || alone(x, i, j))
		return j;
	if (tk_is(x, i + 1, W_G))
		return !glued && no_weight(x, i, j) ? j : 0;
	if (tk_is(x, i + 1, W_GIO) && num(x, i, 0, 0, 1))
		return j;
	if (tk_is(x, i + 1, W_H))
		return glued && !word_before(x, i, W_SAU) &&
		    !num(x, i, 24, 24, 2) ? j : 0;
	return (word_before(x, i, W_TU2) || word_before(x, i, W_DEN) ||
	    word_before(x, i, W_VAO)) && !counted(x, j) &&
	    !tk_is(x, j, W_DONG) ? j : 0;
}

/* --- words before a date --- */

/* A weekday at j (thứ Hai, thứ 2, chủ nhật): tokens, or 0. */
static size_t
weekday(const struct vn_scan *x, size_t j)
{
	/* lần thứ hai năm 1995 */
	if (j > 0 && vn_scan_exact(x, j - 1, "lần"))
		return 0;
	if (tk_is(x, j, W_THU) && ((tk_cls(x, j + 1) & WC_DAY) ||
	    num(x, j + 1, 2, 7, 1)))
		return 2;
	return tk_is(x, j, W_CHU) && tk_is(x, j + 1, W_NHAT) ? 2 : 0;
}

/*
 * Words that belong to a date and stand before its core: sáng nay, cuối, trung
 * tuần, thứ Hai.  *trigger is set by those that make 2/3 a date.
 */
static size_t
before_core(const struct vn_scan *x, size_t j, int *trigger)
{
	size_t n, steps;

	for (steps = 0; steps < 5; steps++) {
		if (tk(x, j)->kind != TK_WORD && !tk_punct(x, j, ','))
			break;
		if (tk_punct(x, j, ',')) {
			/* thứ Hai, ngày 1-7; sáng thứ Bảy, 5/6 */
			if (steps == 0 || !*trigger || (!tk_is(x, j + 1,
			    W_NGAY) && !tk_num(x, j + 1) && !weekday(x, j + 1)))
				break;
			j++;
			break;
		} else if ((tk_cls(x, j) & WC_DAYPART) || tk_is(x, j, W_HOM) ||
		    (tk_is(x, j, W_RANG) && (tk_cls(x, j + 1) & WC_DAYPART))) {
			n = tk_is(x, j, W_RANG) ? 2 : 1;
			if (vn_scan_exact(x, j + n, "sớm"))
				n++;
			if (tk(x, j + n)->kind == TK_WORD &&
			    (tk_cls(x, j + n) & WC_DEICTIC))
				n++;
			*trigger = 1;
		} else if ((n = weekday(x, j)) > 0) {
			*trigger = 1;
		} else if (tk_is(x, j, W_DAU) || tk_is(x, j, W_CUOI) ||
		    tk_is(x, j, W_GIUA)) {
			n = 1;
		} else if (tk_is(x, j, W_NUA) && (tk_is(x, j + 1, W_DAU) ||
		    tk_is(x, j + 1, W_CUOI))) {
			n = 2;
		} else if (tk_is(x, j, W_NUA) && vn_scan_exact(x, j + 1, "đêm")) {
			n = 2;
			*trigger = 1;
		} else if (vn_scan_pair(x, j) & WC_TENDAYS) {
			n = 2;
		} else if (tk_is(x, j, W_NGAY) && tk_is(x, j + 1, W_HOM)) {
			/* ngày hôm qua 26/4 */
			n = 1;
		}
		if (n == 0)
			break;
		j += n;
	}
	return j;
}

/* Whether a quantity stands before token i: hai tháng, mỗi ngày, 3 năm. */
static int
quantity_before(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t;

	if (i == 0)
		return 0;
	t = tk(x, i - 1);
	if (t->kind == TK_NUM)
		return 1;
	if (t->kind != TK_WORD || (t->cls & (WC_DIGIT | WC_QUANT | WC_TENS |
	    WC_SCALE)) == 0)
		return 0;
	return !(i > 1 && tk_is(x, i - 2, W_THU));
}

/* 2-3 người behind sáng is no date. */
static int
really(const struct vn_scan *x, size_t i, size_t j)
{
	return !(tk_punct(x, i + 1, '-') && counted(x, j));
}

/* The core at token j behind the words of before_core(). */
static size_t
core(const struct vn_scan *x, size_t i, size_t j, int trigger)
{
	uint32_t pair = vn_scan_pair(x, j);
	int strict = quantity_before(x, j), how;
	size_t n;

	if (tk_num(x, j)) {
		/* sáng 4 g, tối nay 20h30; not giữa 2 giờ */
		if (j > i && (n = clock_core(x, j)) != 0)
			return trigger && !tk_is(x, j - 1, W_HOM) &&
			    !tk_punct(x, j - 1, ',') ? n : 0;
		if (j > i && day(x, j) && (n = of_month(x, j + 1)) != 0)
			return n;
		if (j > i && day(x, j) && tk_is(x, j + 1, W_TET))
			return in_year(x, j + 2);
		if ((n = spaced(x, j, j > i && trigger)) != 0)
			return tail(x, n);
		/* đầu 2005 thì; not cuối 2005 căn hộ */
		if (j > i && recent(x, j) && !trigger)
			return not_counting(x, j + 1) ? j + 1 : 0;
		n = digits(x, j, &how);
		return n != 0 && j > i && (trigger || how == FULL) &&
		    really(x, j, n) ? to_end(x, n) : 0;
	}
	if (pair & WC_PERIOD)
		return period_core(x, j + 2);
	if (pair & WC_CENTURY)
		return century_core(x, j + 2);
	if (tk_cls(x, j) & WC_CENTURY)
		return century_core(x, j + 1);
	if (pair & WC_DECADE)
		return tk_num(x, j + 2) && (tk_len(x, j + 2) == 2 ||
		    year(x, j + 2)) && !counted(x, j + 3) ? to_year(x, j + 3) :
		    0;
	if (tk(x, j)->kind != TK_WORD)
		return 0;
	switch (tk(x, j)->id) {
	case W_NGAY:
		return day_core(x, j, strict);
	case W_THANG:
		return strict ? 0 : month_core(x, j);
	case W_NAM:
		/* 9 tháng năm 2024, một năm 2016 đại thành công */
		return strict && !recent(x, j + 1) ? 0 : year_core(x, j, 0);
	case W_QUY:
		return strict ? 0 : quarter_core(x, j);
	case W_NHUNG:
		if (!tk_is(x, j + 1, W_NAM))
			return 0;
		/* những năm đầu thập niên 1940 */
		if ((tk_is(x, j + 2, W_DAU) || tk_is(x, j + 2, W_CUOI)) &&
		    (vn_scan_pair(x, j + 3) & (WC_DECADE | WC_CENTURY)))
			return core(x, i, j + 3, trigger);
		return year_core(x, j + 1, 1);
	case W_MONG: case W_RAM:
		return lunar_core(x, j);
	}
	/* hè 2017, xuân 2017; not vụ đông xuân 2016 - 2017 */
	if (recent(x, j + 1) && ends(x, j + 2) && (vn_scan_exact(x, j, "hè") ||
	    vn_scan_exact(x, j, "Hè") || vn_scan_exact(x, j, "Xuân") ||
	    (vn_scan_exact(x, j, "xuân") && !(j > 0 && vn_scan_exact(x, j - 1, "đông")))))
		return j + 2;
	return 0;
}

static size_t
words_at(const struct vn_scan *x, size_t i)
{
	int trigger = 0;
	size_t j;

	/* bắt đầu hôm 22/5 */
	if (tk_is(x, i, W_DAU) && i > 0 && vn_scan_exact(x, i - 1, "bắt"))
		return 0;
	j = before_core(x, i, &trigger);
	return core(x, i, j, trigger);
}

/* --- a date that begins with a number --- */

/* 9h30 sáng ngày 2/3, 7h-9h, 21 g đêm; j behind the time */
static size_t
behind_clock(const struct vn_scan *x, size_t j)
{
	size_t k, n;
	int trigger = 1, how;

	if (dash(x, j) && ((n = clock_core(x, j + 1)) != 0 ||
	    ((n = j + 3) && num(x, j + 1, 1, 24, 2) && tk_is(x, j - 1, W_G) &&
	    tk_is(x, j + 2, W_G))))
		j = n;
	k = tk_punct(x, j, ',') ? j + 1 : j;
	if ((n = digits(x, k, &how)) != 0 && really(x, k, n))
		return to_end(x, n);
	n = before_core(x, k, &trigger);
	if (clock_core(x, n) == 0 && (n = core(x, k, n, 1)) != 0)
		return n;
	/* 23h00 hôm nay */
	if (this_day(x, j))
		return j + 2;
	/* sáng nay without a number */
	n = before_core(x, j, &trigger);
	return n > j && (tk_cls(x, j) & WC_DAYPART) ? j + 1 + ((tk_cls(x,
	    j + 1) & WC_DEICTIC) && tk(x, j + 1)->kind == TK_WORD) : j;
}

/* 6 tháng đầu năm 2004, 9 tháng năm 2024; n tokens are the number */
static size_t
part_of_year(const struct vn_scan *x, size_t i, size_t n)
{
	size_t j = i + n;

	if (!tk_is(x, j, W_THANG))
		return 0;
	if (tk_is(x, j + 1, W_CUA) && tk_is(x, j + 2, W_NAM) &&
	    year(x, j + 3) && ends(x, j + 4))
		return j + 4;
	if (tk_is(x, j + 1, W_NAM) && year(x, j + 2) && ends(x, j + 3))
		return j + 3;
	if (!tk_is(x, j + 1, W_DAU) && !tk_is(x, j + 1, W_CUOI))
		return 0;
	/* 6 tháng đầu 2004 */
	if (recent(x, j + 2) && not_counting(x, j + 3))
		return j + 3;
	if (!tk_is(x, j + 2, W_NAM))
		return 0;
	return (year(x, j + 3) && ends(x, j + 4)) ||
	    vn_scan_exact(x, j + 3, "nay") || vn_scan_exact(x, j + 3, "ngoái") ?
	    j + 4 : j + 3;
}

/* 23 tháng Chạp, 2 tháng 9 năm 1945, 30 Tết */
static size_t
bare_day(const struct vn_scan *x, size_t i)
{
	size_t j;

	if (!day(x, i) || tk_glued(x, i + 1))
		return 0;
	if (vn_scan_exact(x, i + 1, "Tết") || (tk_is(x, i + 1, W_TET) &&
	    num(x, i, 20, 30, 2)))
		return tail(x, i + 2);
	/* 28 - 30 tết */
	if (dash(x, i + 1) && day(x, i + 2) && tk_is(x, i + 3, W_TET))
		return tail(x, i + 4);
	if ((j = of_month(x, i + 1)) == 0)
		return 0;
	if (tk_cls(x, i + 2) & WC_MONTH)
		return j;
	/* Behind the month there must be more than 3 tháng 5 ngày has; but what
	 * begins a sentence or stands between marks is a day: 14 tháng 8 - ... */
	return j > i + 3 || ((i == 0 || tk(x, i - 1)->kind == TK_PUNCT) &&
	    tk(x, j)->kind != TK_WORD) ? j : 0;
}

/* 30/6 is no proper fraction, and 24/7 means always. */
static int
improper(const struct vn_scan *x, size_t i)
{
	int32_t a = vn_scan_value(x, i), b = vn_scan_value(x, i + 2);

	return a > b && !(a == 24 && b == 7);
}

/* (15/6) behind sáng nay, thứ Hai */
static int
in_brackets(const struct vn_scan *x, size_t i, size_t j)
{
	const struct vn_tk *t;

	if (i < 2 || !tk_punct(x, i - 1, '(') || !tk_punct(x, j, ')'))
		return 0;
	/* (4-17/9) */
	if (j == i + 5 && tk_punct(x, i + 1, '-') && tk_punct(x, i + 3, '/'))
		return 1;
	/* (13/6), (22-6); (6-4) is a score */
	if (j == i + 3 && improper(x, i) && (tk_punct(x, i + 1, '/') ||
	    vn_scan_value(x, i) > 12))
		return 1;
	t = tk(x, i - 2);
	return t->kind == TK_WORD && ((t->cls & (WC_DEICTIC | WC_DAYPART)) ||
	    t->id == W_NHAT || (i > 2 && (t->cls & WC_DAY) &&
	    tk_is(x, i - 3, W_THU)));
}

/* từ 1/1 đến 30/6, đến hết 31/12, kể từ 1/7, trước 15/3, phiên 8/2 */
static int
bounded(const struct vn_scan *x, size_t i, size_t j)
{
	if (i == 0)
		return 0;
	/* từ 15-4 áp dụng, vào 17-6 và: no range, and no score */
	if (!tk_punct(x, i + 1, '/'))
		return improper(x, i) && vn_scan_value(x, i) > 12 && !counted(x, j) &&
		    (word_before(x, i, W_TU2) || word_before(x, i, W_DEN) ||
		    word_before(x, i, W_TRUOC) || word_before(x, i, W_SAU) ||
		    word_before(x, i, W_VAO) || vn_scan_exact(x, i - 1, "tức"));
	if (improper(x, i) && !counted(x, j) && (word_before(x, i, W_TU2) ||
	    word_before(x, i, W_DEN) || word_before(x, i, W_TRUOC) ||
	    word_before(x, i, W_SAU) || word_before(x, i, W_VAO) ||
	    word_before(x, i, W_PHIEN)))
		return 1;
	if (vn_scan_exact(x, i - 1, "dịp") || vn_scan_pair(x, j) & WC_CALENDAR ||
	    (vn_scan_exact(x, i - 1, "Từ") && improper(x, i) == 0 &&
	    tk_punct(x, j, ',')))
		return 1;
	/* phiên giao dịch 13/7, thời tiết 19/5: no fraction, no address */
	if (improper(x, i) && tk(x, i - 1)->kind == TK_WORD &&
	    !(tk(x, i - 1)->flags & TF_CAP) && !(tk_cls(x, i - 1) & (WC_LABEL |
	    WC_STOP)) && !vn_scan_exact(x, i - 1, "lệ") && !vn_scan_exact(x, i - 1,
	    "nhà") && !tk_glued(x, i) && not_counting(x, j))
		return 1;
	if (word_before(x, i, W_HET) || (word_before(x, i, W_TU2) &&
	    word_before(x, i - 1, W_KE)))
		return 1;
	return word_before(x, i, W_TU2) && tk_is(x, j, W_DEN) &&
	    (tk_num(x, j + 1) || tk_is(x, j + 1, W_NGAY) ||
	    tk_is(x, j + 1, W_HET));
}

/* 1950 - 2000 USD: no years */
static int
money(const struct vn_scan *x, size_t j)
{
	return tk_punct(x, j, '$') || tk_punct(x, j, '%') || (tk(x, j)->kind ==
	    TK_WORD && (tk_cls(x, j) & (WC_CURR | WC_MEAS | WC_SCALE)));
}

/* A word in lower case stands before the year, and one that gives it no other sense. */
static int
behind_noun(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t;

	if (i == 0 || tk_glued(x, i) || (t = tk(x, i - 1))->kind != TK_WORD)
		return 0;
	return !(t->flags & TF_CAP) && !(i > 1 && (vn_scan_pair(x, i - 2) &
	    (WC_DOC | WC_DOC_WEAK))) && !(t->cls & (WC_LABEL | WC_STOP | WC_DIGIT |
	    WC_TENS | WC_SCALE | WC_QUANT | WC_MEAS | WC_CURR)) &&
	    !vn_scan_exact(x, i - 1, "bản") && !vn_scan_exact(x, i - 1, "đời") &&
	    !vn_scan_exact(x, i - 1, "mẫu") && !vn_scan_exact(x, i - 1, "mã");
}

/* (2017); từ 2015 đến 2018; 2016 behind năm 2015 và */
static size_t
bare_year(const struct vn_scan *x, size_t i, int linked)
{
	/* (sinh 1881 - mất 1948) */
	if (year(x, i) && i > 0 && (vn_scan_exact(x, i - 1, "sinh") ||
	    vn_scan_exact(x, i - 1, "mất")) && (tk_punct(x, i + 1, '-') ||
	    tk_punct(x, i + 1, ')') || tk_punct(x, i + 1, ',')))
		return i + 1;
	/* (1540 - 1593) */
	if (i > 0 && year(x, i) && tk_punct(x, i - 1, '(') && dash(x, i + 1) &&
	    year(x, i + 2) && tk_punct(x, i + 3, ')') && vn_scan_value(x, i) <
	    vn_scan_value(x, i + 2))
		return i + 3;
	/* 475 TCN */
	if (tk_len(x, i) <= 4 && tk_is(x, i + 1, W_TCN) && !tk_glued(x, i + 1))
		return i + 2;
	if (!recent(x, i) || !ends(x, i + 1) || counted(x, i + 1))
		return 0;
	if (i > 0 && tk_punct(x, i - 1, '(') && (tk_punct(x, i + 1, ')') ||
	    (tk_punct(x, i + 1, ',') && recent(x, i + 2))))
		return i + 1;
	/* từ 1994 - 2001, vụ đông xuân 2016 - 2017; (2017- 2020) is a slip of the hand */
	if (tk_punct(x, i + 1, '-') && recent(x, i + 2) && vn_scan_value(x, i) <
	    vn_scan_value(x, i + 2) && ends(x, i + 3) && !money(x, i + 3))
		return i + 3;
	/* hai năm 2016 - 2017, SN 1985, cùng kỳ 2016 */
	if (word_before(x, i, W_NAM) || word_before(x, i, W_SN) ||
	    (i > 0 && (vn_scan_exact(x, i - 1, "sinh") ||
	    vn_scan_exact(x, i - 1, "Sinh"))))
		return to_year(x, i + 1);
	if (linked || (word_before(x, i, W_TU2) && tk_is(x, i + 1, W_DEN)))
		return i + 1;
	/* ngân sách 2004, mùa tuyển sinh 2017: behind a noun */
	if (behind_noun(x, i) && not_counting(x, i + 1))
		return i + 1;
	/* Sau 1975 chị về quê */
	if (i > 0 && (vn_scan_exact(x, i - 1, "Sau") || vn_scan_exact(x, i - 1,
	    "Trước")) && !(vn_scan_pair(x, i + 1) & WC_NOUN) &&
	    !money(x, i + 1))
		return i + 1;
	/* trước 1975, kể từ 2016: not before a noun that may be counted */
	if ((word_before(x, i, W_TRUOC) || word_before(x, i, W_SAU) ||
	    word_before(x, i, W_TU2) || word_before(x, i, W_DEN) ||
	    (i > 1 && vn_scan_exact(x, i - 1, "với") &&
	    vn_scan_exact(x, i - 2, "so"))) && not_counting(x, i + 1))
		return i + 1;
	return 0;
}

/* - 5/5/2018 behind 1/5: both are days */
static int
full_end(const struct vn_scan *x, size_t j)
{
	int how;

	return dash(x, j) && digits(x, j + 1, &how) != 0 && how == FULL &&
	    day(x, j + 1);
}

/* từ 8 - 12/5, từ 11 đến 15-6: days of one month, where no fraction is counted */
static size_t
from_to(const struct vn_scan *x, size_t i)
{
	size_t j;
	int how;

	if (!word_before(x, i, W_TU2) || !day(x, i) || !day(x, i + 2) ||
	    vn_scan_value(x, i) >= vn_scan_value(x, i + 2) ||
	    !(dash(x, i + 1) || tk_is(x, i + 1, W_DEN)))
		return 0;
	j = digits(x, i + 2, &how);
	return j == i + 5 && improper(x, i + 2) && not_counting(x, j) ? j : 0;
}

static size_t
number_at(const struct vn_scan *x, size_t i, int linked)
{
	size_t j;
	int how;

	if (i > 0 && tk_glued(x, i) && !tk_punct(x, i - 1, '(') &&
	    !tk_punct(x, i - 1, '"') && !tk_punct(x, i - 1, '-') &&
	    !tk_punct(x, i - 1, ',') && !tk_punct(x, i - 1, ':') &&
	    !tk_punct(x, i - 1, '['))
		return 0;
	if ((j = clock_core(x, i)) != 0)
		return behind_clock(x, j);
	/* 1 - 2 giờ khuya, 8, 9 giờ tối, từ 3 - 4 g để, 17 - 18 giờ hôm trước */
	if (num(x, i, 0, 23, 2) && (dash(x, i + 1) || (tk_punct(x, i + 1, ',') &&
	    vn_scan_value(x, i + 2) == vn_scan_value(x, i) + 1)) &&
	    num(x, i + 2, 1, 24, 2) &&
	    (((tk_is(x, i + 3, W_GIO) || tk_is(x, i + 3, W_G)) &&
	    (day_follows(x, i + 4) || tk_is(x, i + 4, W_HOM))) ||
	    (tk_is(x, i + 3, W_G) && !tk_glued(x, i + 3) &&
	    no_weight(x, i, i + 4))))
		return behind_clock(x, i + 4);
	if (tk_len(x, i) <= 2 && (j = part_of_year(x, i, 1)) != 0)
		return j;
	if ((j = from_to(x, i)) != 0)
		return j;
	if ((j = digits(x, i, &how)) != 0 && really(x, i, j) &&
	    (how == FULL || linked || in_brackets(x, i, j) ||
	    bounded(x, i, j) || full_end(x, j)))
		return to_end(x, j);
	if ((j = spaced(x, i, 0)) != 0)
		return tail(x, j);
	/* chiều qua (5 - 8), từ 29 - 3 đến nay */
	if ((j = spaced(x, i, 1)) != 0 && (in_brackets(x, i, j) ||
	    bounded(x, i, j)))
		return j;
	/* từ 1 - 1995 đến */
	if ((word_before(x, i, W_TU2) || linked) && month(x, i) && dash(x, i + 1) &&
	    !tk_glued(x, i + 1) && recent(x, i + 2) && not_counting(x, i + 3))
		return i + 3;
	if ((j = bare_day(x, i)) != 0)
		return j;
	return bare_year(x, i, linked);
}

size_t
vn_date_at(const struct vn_scan *x, size_t i, int linked)
{
	const struct vn_tk *t = tk(x, i);
	size_t j, n;
	int v;

	if (t->kind == TK_NUM)
		return number_at(x, i, linked);
	if (t->kind != TK_WORD)
		return 0;
	if ((t->cls & WC_DATE) && (j = words_at(x, i)) != 0)
		return j;
	if (((t->cls & WC_DIGIT) || t->id == W_MUOI) &&
	    (n = vn_date_words(x, i, &v)) > 0)
		return part_of_year(x, i, n);
	return 0;
}

int
vn_date_links(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);

	if (t->kind == TK_PUNCT)
		return t->id == ',' || t->id == '-';
	return t->kind == TK_WORD && (t->id == W_DEN || t->id == W_VA ||
	    t->id == W_HET || t->id == W_HOAC || t->id == W_TU2);
}
