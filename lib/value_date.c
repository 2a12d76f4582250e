#include <string.h>

#include "value_parts.h"

#define NO	(-100000)	/* a year that is not known */
#define POINTS	16		/* days or months of one list */
#define PIVOT	40		/* 39 is 2039, 40 is 1940 */
#define FAR	9		/* months: then the year next to it is nearer */
#define FAR_DAYS 20

enum want { DAY, MONTH, QUARTER, YEAR, CENTURY };

/* A day, month, quarter, year or century; 0: not said. */
struct point {
	int	 y, m, d, q, c;
	int	 short_y;	/* the year has two digits */
};

struct clock {
	int	 h, m;		/* m -1: not said */
};

/* What the words of a date say. */
struct when {
	struct point p[POINTS];
	size_t	 np;
	struct clock t[2];
	size_t	 nt;
	enum want want;		/* what a bare number means */
	int	 fresh;		/* ngày, tháng, mồng stands right before */
	int	 joined;		/* và, a comma or a dash does */
	int	 range;		/* a dash or đến between two points */
	int	 lunar, bce, decade, bad;
	int	 era;		/* so the year has all its digits */
	int	 half;		/* 1: nửa đầu, 2: nửa cuối */
	int	 from, to;	/* months of 6 tháng đầu năm */
	int	 part;		/* of the day */
	int	 deictic;	/* 10: today, 9: yesterday */
};

/* --- the calendar --- */

static int
leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

/* The days of a month; year NO: as many as it can have. */
static int
month_days(int y, int m)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};

	return m == 2 && (y == NO || leap(y)) ? 29 : days[m - 1];
}

static int
is_day(int y, int m, int d)
{
	return m >= 1 && m <= 12 && d >= 1 && d <= month_days(y, m);
}

int
vv_year_near(const struct vn_value_ctx *c, int m, int d, int *y)
{
	int guess;

	if (c == NULL || c->year == 0)
		return 0;
	guess = c->year + (m - c->month >= FAR ? -1 :
	    c->month - m >= FAR ? 1 : 0);
	if (d != 0 && !is_day(guess, m, d))
		return 0;
	*y = guess;
	return 1;
}

/* Day d alone: the month of the day of reference, or the one next to it. */
static void
month_near(const struct vn_value_ctx *c, struct point *p)
{
	int y = c->year, m = c->month;

	if (p->d - c->day > FAR_DAYS)
		m--;
	else if (c->day - p->d > FAR_DAYS)
		m++;
	y += m == 0 ? -1 : m == 13;
	m = m == 0 ? 12 : m == 13 ? 1 : m;
	if (!is_day(y, m, p->d))
		return;
	p->y = y;
	p->m = m;
}

static void
complete(const struct vn_value_ctx *c, struct point *p)
{
	if (c == NULL || c->year == 0 || p->y != NO)
		return;
	if (p->m != 0)
		vv_year_near(c, p->m, p->d, &p->y);
	else if (p->q != 0)
		p->y = c->year + (p->q - (c->month + 2) / 3 >= FAR / 3 ? -1 :
		    (c->month + 2) / 3 - p->q >= FAR / 3);
	else if (p->d != 0)
		month_near(c, p);
}

/* The day k days after p, k small. */
static void
move_day(struct point *p, int k)
{
	p->d += k;
	if (p->d < 1) {
		p->m = p->m == 1 ? 12 : p->m - 1;
		if (p->m == 12 && p->y != NO)
			p->y--;
		p->d += month_days(p->y, p->m);
	} else if (p->d > month_days(p->y, p->m)) {
		p->d -= month_days(p->y, p->m);
		p->m = p->m == 12 ? 1 : p->m + 1;
		if (p->m == 1 && p->y != NO)
			p->y++;
	}
}

/* --- reading --- */

static struct point *
new_point(struct when *w)
{
	static const struct point none = { .y = NO };

	if (w->np == POINTS) {
		w->bad = 1;
		return &w->p[POINTS - 1];
	}
	w->p[w->np] = none;
	return &w->p[w->np++];
}

static struct point *
last_point(struct when *w)
{
	return w->np > 0 ? &w->p[w->np - 1] : NULL;
}

/* A year of len digits for point p. */
static void
set_year(struct point *p, int y, size_t len)
{
	p->y = y;
	p->short_y = len == 2;
}

/* Number n of len digits, as w->want says. */
static void
add(struct when *w, int n, size_t len)
{
	struct point *p = last_point(w);

	switch (w->want) {
	case DAY:
		new_point(w)->d = n;
		w->bad |= n < 1 || n > 31;
		break;
	case MONTH:
		if (p == NULL || p->d == 0 || p->m != 0)
			p = new_point(w);
		p->m = n;
		w->bad |= n < 1 || n > 12;
		break;
	case QUARTER:
		new_point(w)->q = n;
		w->bad |= n < 1 || n > 4;
		break;
	case YEAR:
		if (p == NULL || p->y != NO || p->c != 0)
			p = new_point(w);
		set_year(p, n, len);
		w->bad |= n > 9999;
		break;
	case CENTURY:
		new_point(w)->c = n;
		w->bad |= n < 1 || n > 30;
		break;
	}
}

/* A mark between the numbers of one date. */
static int
sep(const struct vv *v, size_t i)
{
	const struct vv_tk *t = vt(v, i);

	if (t->kind != VV_PUNCT || !vt_glued(v, i) || !vt_glued(v, i + 1) ||
	    !vt_num(v, i + 1))
		return 0;
	return t->id == '/' || t->id == '-' || t->id == '.' ? t->id : 0;
}

static int
is_year(const struct vv *v, size_t i)
{
	return vt_num(v, i) && vt_len(v, i) == 4 && vt(v, i)->num >= 1000;
}

/* A dash between numbers, with white space beside it. */
static int
wide(const struct vv *v, size_t i)
{
	return vt_punct(v, i, '-') && vt_num(v, i + 1) && sep(v, i) == 0;
}

/* /2024, - 2024, 2024 behind a month or a quarter */
static size_t
year_behind(const struct vv *v, struct when *w, size_t i)
{
	if (is_year(v, i) && !vt_glued(v, i)) {
		set_year(last_point(w), vt(v, i)->num, 4);
		return i + 1;
	}
	if (!(sep(v, i) || wide(v, i)) || !is_year(v, i + 1))
		return i;
	set_year(last_point(w), vt(v, i + 1)->num, 4);
	return i + 2;
}

#define NONE	((size_t)-1)

/* Day, month and year at tokens d, m, y; y may be NONE. */
static void
full(struct when *w, const struct vv *v, size_t d, size_t m, size_t y)
{
	struct point *p = new_point(w);

	p->d = vt(v, d)->num;
	p->m = vt(v, m)->num;
	if (y != NONE)
		set_year(p, vt(v, y)->num, vt_len(v, y));
}

/* h, g, giờ: what stands before is an hour. */
static int
is_hour(const struct vv *v, size_t i)
{
	return vt_is(v, i, VW_H) || vt_is(v, i, VW_G) || vt_is(v, i, VW_GIO);
}

/* 9 - 9, 4 - 6 - 2005; not 9 - 9 tháng 3, 7 - 9 giờ. */
static size_t
spaced(const struct vv *v, struct when *w, size_t i)
{
	size_t j = i + 3;

	/* 1 - 1995 */
	if (wide(v, i + 1) && vt_len(v, i) <= 2 && is_year(v, i + 2)) {
		full(w, v, i, i, i + 2);
		last_point(w)->d = 0;
		return j;
	}
	if (!wide(v, i + 1) || vt_len(v, i) > 2 || vt_len(v, i + 2) > 2 ||
	    vt(v, i + 2)->num < 1 || vt(v, i + 2)->num > 12)
		return 0;
	/* mồng 1 - 6 */
	if (w->lunar && !wide(v, j) && w->np == 0) {
		new_point(w)->d = vt(v, i)->num;
		new_point(w)->d = vt(v, i + 2)->num;
		w->range = 1;
		return j;
	}
	if (wide(v, j) && is_year(v, j + 1)) {
		full(w, v, i, i + 2, j + 1);
		return j + 2;
	}
	if (vt_is(v, j, VW_THANG) || vt_is(v, j, VW_TET) || sep(v, j) ||
	    is_hour(v, j))
		return 0;
	full(w, v, i, i + 2, NONE);
	return j;
}

/* A date in digits at token i: the token behind it, or 0. */
static size_t
numeric(const struct vv *v, struct when *w, size_t i)
{
	int s = sep(v, i + 1), s2 = s ? sep(v, i + 3) : 0, s3;

	if (s == 0)
		return spaced(v, w, i);
	/* 23-24 tháng 9: two days */
	if (s == '-' && s2 == 0 && !is_year(v, i) && !is_year(v, i + 2) &&
	    (vt_is(v, i + 3, VW_THANG) || vt_is(v, i + 3, VW_TET)))
		return 0;
	/* 14-20.2.2018, 16-17/3 */
	if (s == '-' && (s2 == '/' || s2 == '.') && !is_year(v, i) &&
	    !is_year(v, i + 4)) {
		s3 = sep(v, i + 5);
		w->range = 1;
		new_point(w)->d = vt(v, i)->num;
		full(w, v, i + 2, i + 4, s3 == s2 ? i + 6 : NONE);
		return s3 == s2 ? i + 7 : i + 5;
	}
	if (s == s2 && is_year(v, i)) {
		full(w, v, i + 4, i + 2, i);
		return i + 5;
	}
	if (s == s2) {
		full(w, v, i, i + 2, i + 4);
		return i + 5;
	}
	if (is_year(v, i)) {
		w->want = YEAR;
		return 0;
	}
	if (is_year(v, i + 2)) {
		full(w, v, i, i, i + 2);
		last_point(w)->d = 0;
		return i + 3;
	}
	full(w, v, i, i + 2, NONE);
	return i + 3;
}

/* The number at token i begins a date: 2/3, 2-3, but not 30-9h. */
static int
in_date(const struct vv *v, size_t i)
{
	return sep(v, i + 1) != 0 && !is_hour(v, i + 3);
}

/* 9h30, 8 giờ kém 15, 9:30: the token behind it, or 0. */
static size_t
clock(const struct vv *v, struct when *w, size_t i)
{
	struct clock t = { vt(v, i)->num, -1 };
	size_t j = i + 2;
	int hour = vt_is(v, i + 1, VW_GIO);

	if (t.h > 24 || w->nt == 2 || vt_len(v, i) > 2)
		return 0;
	/* 1 - 2 giờ khuya, 8, 9 giờ tối, 3 - 4 g */
	if (w->nt == 0 && (vt_punct(v, i + 1, '-') || (vt_punct(v, i + 1, ',') &&
	    vt(v, j)->num == t.h + 1)) && vt_num(v, j) && vt(v, j)->num <= 24 &&
	    (vt_is(v, j + 1, VW_GIO) || (vt_is(v, j + 1, VW_G) && !vt_glued(v, j + 1)))) {
		w->t[w->nt++] = t;
		return clock(v, w, j);
	}
	if (vt_punct(v, i + 1, ':') && vt_glued(v, i + 1) && vt_num(v, j) &&
	    vt_len(v, j) == 2) {
		t.m = vt(v, j++)->num;
	} else if (!is_hour(v, i + 1)) {
		return 0;
	} else if (vt_num(v, j) && vt_len(v, j) <= 2 && !in_date(v, j) &&
	    (hour || vt_glued(v, j) || (!vt_glued(v, i + 1) &&
	    vt_len(v, j) == 2)) && !vt_is(v, j + 1, VW_THANG)) {
		t.m = vt(v, j++)->num;
	} else if (vt_is(v, j, VW_RUOI)) {
		t.m = 30;
		j++;
	} else if (vt_is(v, j, VW_KEM) && vt_num(v, j + 1) &&
	    vt(v, j + 1)->num < 60 && t.h > 0) {
		t.m = 60 - vt(v, j + 1)->num;
		t.h--;
		j += 2;
	}
	if (t.m > 59 || (t.h == 24 && t.m > 0))
		w->bad = 1;
	w->t[w->nt++] = t;
	return vt_is(v, j, VW_PHUT) ? j + 1 : j;
}

/* 6 tháng đầu năm, 9 tháng [của] năm 2024; k tokens are the number n. */
static size_t
part_of_year(const struct vv *v, struct when *w, size_t i, size_t k, int n)
{
	size_t j = i + k;
	int last = vt_is(v, j + 1, VW_CUOI), bare;

	if (!vt_is(v, j, VW_THANG) || n < 1 || n > 12)
		return 0;
	j++;
	if (last || vt_is(v, j, VW_DAU) || vt_is(v, j, VW_CUA))
		j++;
	/* 6 tháng đầu 2004 */
	bare = j > i + k + 1 && is_year(v, j);
	if (!bare && (!vt_is(v, j, VW_NAM) || (j == i + k + 1 && !is_year(v, j + 1))))
		return 0;
	w->from = last ? 13 - n : 1;
	w->to = last ? 12 : n;
	w->want = YEAR;
	return bare ? j : j + 1;
}

/* A number in digits, in words or Roman: the token behind it, or 0. */
static size_t
number(const struct vv *v, struct when *w, size_t i)
{
	size_t j, k = 0;
	int n = vt(v, i)->num;

	if (vt_num(v, i)) {
		if ((j = clock(v, w, i)) != 0)
			return j;
		k = 1;
	} else if ((w->want == QUARTER || w->want == CENTURY) &&
	    (n = vv_roman(v, i)) > 0) {
		k = 1;
	} else if (w->want == CENTURY && vt_is(v, i, VW_NHAT)) {
		n = 1;
		k = 1;
	} else if (w->fresh || i == 0 || w->joined) {
		if (vt_is(v, i, VW_NAM) && (vt_num(v, i + 1) ||
		    (w->want == YEAR && !w->fresh) || (i > 0 &&
		    (vt_is(v, i - 1, VW_GIENG) || vt_is(v, i - 1, VW_CHAP)))))
			return 0;
		if (vt_is(v, i, VW_NAM) && i == 0 &&
		    !vt_is(v, i + 1, VW_THANG))
			return 0;
		k = vv_small(v, i, &n);
	}
	if (k == 0)
		return 0;
	if ((j = part_of_year(v, w, i, k, n)) != 0)
		return j;
	if (vt_num(v, i) && vt_is(v, i + 1, VW_TCN))
		w->want = YEAR;
	if (w->want == DAY && vt_num(v, i)) {
		if ((j = numeric(v, w, i)) != 0)
			return j;
		if (is_year(v, i))
			w->want = YEAR;
	}
	add(w, n, vt_num(v, i) ? vt_len(v, i) : 4);
	j = i + k;
	return w->want == MONTH || w->want == QUARTER ? year_behind(v, w, j) :
	    j;
}

static size_t
keyword(struct when *w, enum want want, size_t j)
{
	w->want = want;
	w->fresh = 1;
	return j;
}

/* A fixed month or day of the moon. */
static size_t
moon(struct when *w, enum want want, int n, size_t j)
{
	w->want = want;
	w->lunar = 1;
	add(w, n, 2);
	return j;
}

static void
tet(struct when *w)
{
	struct point *p = last_point(w);

	w->lunar = 1;
	if (p != NULL && p->d != 0 && p->m == 0)
		p->m = p->d > 20 ? 12 : 1;
}

/* One word at token i: the token behind what was understood. */
static size_t
word(const struct vv *v, struct when *w, size_t i)
{
	const struct vv_tk *t = vt(v, i);
	int n;

	switch (t->id) {
	case VW_NGAY:
		return keyword(w, DAY, i + 1);
	case VW_THANG:
		return keyword(w, MONTH, i + 1);
	case VW_NAM:
		return keyword(w, YEAR, i + 1);
	case VW_QUY:
		return keyword(w, QUARTER, i + 1);
	case VW_MONG:
		w->lunar = 1;
		return keyword(w, DAY, i + 1);
	case VW_TK:
		return keyword(w, CENTURY, i + 1);
	case VW_THE:
		return vt_is(v, i + 1, VW_KY) ? keyword(w, CENTURY, i + 2) :
		    i + 1;
	case VW_NHUNG:
		w->decade = vt_is(v, i + 1, VW_NAM);
		return i + 1;
	case VW_THAP:
		w->decade = 1;
		return keyword(w, YEAR, i + 2);
	case VW_RAM:
		return moon(w, DAY, 15, i + 1);
	case VW_GIENG:
		return moon(w, MONTH, 1, i + 1);
	case VW_CHAP:
		return moon(w, MONTH, 12, i + 1);
	case VW_TET:
		tet(w);
		break;
	case VW_AM: case VW_DUONG:
		if (vt_is(v, i + 1, VW_LICH))
			w->lunar = t->id == VW_AM;
		break;
	case VW_TCN:
		w->bce = w->era = 1;
		break;
	case VW_TRUOC:
		w->bce |= vt_is(v, i + 1, VW_CONG);
		break;
	case VW_CONG:
		w->era |= vt_is(v, i + 1, VW_NGUYEN);
		break;
	case VW_NUA:
		w->half = vt_is(v, i + 1, VW_DAU) ? 1 :
		    vt_is(v, i + 1, VW_CUOI) ? 2 : 0;
		return i + 2;
	case VW_DAYPART: case VW_DEM:
		w->part = t->val;
		break;
	case VW_DEICTIC:
		w->deictic = t->val;
		break;
	case VW_THU:
		if (w->want == CENTURY)
			return i + 1;
		return i + (vt_num(v, i + 1) ? 2 : 1 + vv_small(v, i + 1, &n));
	case VW_CHU:
		return vt_is(v, i + 1, VW_NHAT) ? i + 2 : i + 1;
	case VW_DEN:
		w->range |= w->np > 0;
		/* FALLTHROUGH */
	case VW_VA:
		w->joined = 1;
		return i + 1;
	}
	w->fresh = 0;
	return i + 1;
}

static void
read_when(const struct vv *v, struct when *w)
{
	size_t i, j;

	memset(w, 0, sizeof *w);
	for (i = 0; i < v->nt; i = j) {
		if ((j = number(v, w, i)) != 0) {
			w->fresh = w->joined = 0;
			continue;
		}
		w->joined = 0;
		if (vt(v, i)->kind == VV_WORD) {
			j = word(v, w, i);
			continue;
		}
		j = i + 1;
		w->joined = 1;
		if (vt_punct(v, i, '-') || (vt_punct(v, i, '/') &&
		    w->want == YEAR))
			w->range = 1;
		else if (!vt_punct(v, i, ',') && !vt_punct(v, i, '('))
			w->joined = 0;
	}
}

/* --- putting together --- */

/* Dayparts turn 2 into 14; midnight is 24, and half past it 00:30. */
static void
fix_clock(struct clock *t, int part)
{
	int from;

	if (t->h == 12 && (part == VD_DEM || part == VD_TOI)) {
		t->h = t->m > 0 ? 0 : 24;
		return;
	}
	from = part == VD_TRUA ? 1 : part == VD_CHIEU ? 1 : part == VD_TOI ?
	    5 : part == VD_DEM ? 6 : 12;
	if (t->h >= from && t->h < (part == VD_TRUA ? 4 : 12))
		t->h += 12;
}

/* Two digits of a year: those behind the first of a range, or by PIVOT. */
static void
long_year(struct point *p, const struct point *before)
{
	if (!p->short_y || p->y == NO)
		return;
	if (before != NULL && before->y >= 1000)
		p->y += before->y / 100 * 100;
	else
		p->y += p->y < PIVOT ? 2000 : 1900;
}

static int
later(const struct point *a, const struct point *b)
{
	return a->m > b->m || (a->m == b->m && a->d > b->d);
}

/*
 * What one point of a list does not say, the one behind it says, or the one
 * before.  In a range over the new year the years differ.
 */
static void
inherit(struct when *w, const struct vn_value_ctx *ctx)
{
	struct point *p;
	size_t i;
	int said;

	for (i = 0; i < w->np; i++)
		if (!w->decade && !w->era)
			long_year(&w->p[i], i > 0 ? &w->p[i - 1] : NULL);
	for (i = w->np - 1; i-- > 0; ) {
		p = &w->p[i];
		if (p->d != 0 && p->m == 0)
			p->m = p[1].m;
		if (p->y != NO || p->c != 0)
			continue;
		p->y = p[1].y;
		if (p->y != NO && later(p, &p[1]))
			p->y--;
	}
	for (i = 0; i < w->np; i++) {
		p = &w->p[i];
		said = p->y != NO;
		if (!said && i > 0 && p[-1].y != NO && !w->lunar)
			p->y = p[-1].y + later(&p[-1], p);
		else if (!said && !w->lunar)
			complete(ctx, p);
	}
}

static int
valid(const struct when *w)
{
	const struct point *p;
	size_t i;

	for (i = 0; i < w->np; i++) {
		p = &w->p[i];
		if (p->m < 0 || p->m > 12 || p->d < 0 || p->d > 31 ||
		    (p->y != NO && p->y > 9999))
			return 0;
		if (w->lunar ? p->d > 30 : p->d != 0 && p->m != 0 &&
		    !is_day(p->y, p->m, p->d))
			return 0;
	}
	return 1;
}

/* --- writing --- */

static int
put_year(struct vn_buf *b, int y, int bce)
{
	if (y == NO)
		return vn_buf_adds(b, "XXXX");
	/* ISO 8601 has a year 0: 1 before Christ. */
	if (bce && y > 1) {
		y--;
		if (vn_buf_addc(b, '-') == -1)
			return -1;
	} else if (bce) {
		y = 0;
	}
	return vv_int(b, (uint64_t)y, 4);
}

static int
put_part(struct vn_buf *b, int n)
{
	if (vn_buf_addc(b, '-') == -1)
		return -1;
	return n == 0 ? vn_buf_adds(b, "XX") : vv_int(b, (uint64_t)n, 2);
}

static int
put_clock(struct vn_buf *b, const struct clock *t)
{
	if (vn_buf_addc(b, 'T') == -1 || vv_int(b, (uint64_t)t->h, 2) == -1)
		return -1;
	if (t->m < 0)
		return 0;
	return vn_buf_addc(b, ':') == -1 ? -1 : vv_int(b, (uint64_t)t->m, 2);
}

static int
put_point(struct vn_buf *b, const struct when *w, const struct point *p)
{
	if (w->decade) {
		if (vv_int(b, (uint64_t)(p->y < 100 ? 1900 + p->y : p->y) / 10,
		    3) == -1)
			return -1;
		return vn_buf_addc(b, 'X');
	}
	if (put_year(b, p->y, w->bce) == -1)
		return -1;
	if (p->q != 0)
		return vn_buf_adds(b, "-Q") == -1 ? -1 :
		    vv_int(b, (uint64_t)p->q, 1);
	if (p->m == 0 && p->d == 0)
		return 0;
	if (put_part(b, p->m) == -1)
		return -1;
	return p->d == 0 ? 0 : put_part(b, p->d);
}

/* Two points as a range. */
static int
put_range(struct vn_buf *b, const struct when *w, const struct point *from,
    const struct point *to)
{
	if (put_point(b, w, from) == -1 || vn_buf_addc(b, '/') == -1)
		return -1;
	return put_point(b, w, to);
}

/* A century counts from 1; the first year is 1, the last 100. */
static int
put_century(struct vn_buf *b, const struct when *w)
{
	int lo = (w->p[0].c - 1) * 100 + 1, hi = w->p[w->np - 1].c * 100;

	if (hi < lo)
		return 0;
	if (w->bce) {
		hi = w->p[0].c * 100;
		lo = (w->p[w->np - 1].c - 1) * 100 + 1;
	} else if (w->half == 1) {
		hi = lo + 49;
	} else if (w->half == 2) {
		lo += 50;
	}
	if (hi < lo)
		return 0;
	if (put_year(b, w->bce ? hi : lo, w->bce) == -1 ||
	    vn_buf_addc(b, '/') == -1 ||
	    put_year(b, w->bce ? lo : hi, w->bce) == -1)
		return -1;
	return 1;
}

/* 6 tháng đầu năm, nửa cuối tháng 5 */
static int
put_share(struct vn_buf *b, struct when *w, const struct vn_value_ctx *ctx)
{
	struct point from = { .y = NO }, to;

	if (w->np > 0)
		from = w->p[0];
	else if (ctx != NULL && ctx->year != 0)
		from.y = ctx->year;
	to = from;
	if (w->to != 0) {
		from.m = w->from;
		to.m = w->to;
	} else if (from.m == 0) {
		from.m = w->half == 1 ? 1 : 7;
		to.m = w->half == 1 ? 6 : 12;
	} else {
		from.d = w->half == 1 ? 1 : 16;
		to.d = w->half == 1 ? 15 : month_days(to.y, to.m);
	}
	return put_range(b, w, &from, &to) == -1 ? -1 : 1;
}

/* Whether b follows a at once in the finest part that they have. */
static int
follows(const struct point *a, const struct point *b)
{
	if (a->d != 0 && b->d != 0)
		return a->y == b->y && a->m == b->m && b->d == a->d + 1;
	if (a->q != 0 && b->q != 0)
		return a->y == b->y && b->q == a->q + 1;
	if (a->m != 0 && b->m != 0)
		return a->y == b->y && a->d == b->d && b->m == a->m + 1;
	return a->m == 0 && b->m == 0 && a->y != NO && b->y == a->y + 1;
}

static int
put_list(struct vn_buf *b, const struct when *w)
{
	size_t i;
	int run = 1;

	for (i = 1; i < w->np; i++)
		run &= follows(&w->p[i - 1], &w->p[i]);
	if (w->np > 1 && (w->range || run))
		return put_range(b, w, &w->p[0], &w->p[w->np - 1]);
	for (i = 0; i < w->np; i++)
		if ((i > 0 && vn_buf_addc(b, ',') == -1) ||
		    put_point(b, w, &w->p[i]) == -1)
			return -1;
	return 0;
}

/* One or two times, on the day if there is one. */
static int
put_times(struct vn_buf *b, const struct when *w)
{
	const struct clock *a = &w->t[0], *z = &w->t[1];
	struct point p;

	if ((w->np > 0 && put_list(b, w) == -1) || put_clock(b, a) == -1)
		return -1;
	if (w->nt < 2)
		return 0;
	if (vn_buf_addc(b, '/') == -1)
		return -1;
	if (w->np > 0) {
		p = w->p[w->np - 1];
		/* 22h-5h ends on the next day */
		if (z->h < a->h && p.m != 0 && p.d != 0 && !w->lunar)
			move_day(&p, 1);
		if (put_point(b, w, &p) == -1)
			return -1;
	}
	return put_clock(b, z);
}

int
vv_date(struct vv *v)
{
	const struct vn_value_ctx *ctx = v->ctx;
	struct vn_buf *b = v->out;
	struct when w;
	size_t i;

	read_when(v, &w);
	if (w.bad)
		return 0;
	for (i = 0; i < w.nt; i++)
		fix_clock(&w.t[i], w.part);
	if (w.np == 0 && w.to == 0) {
		if (w.deictic && ctx != NULL && ctx->year != 0) {
			w.p[w.np].y = ctx->year;
			w.p[w.np].m = ctx->month;
			w.p[w.np].d = ctx->day;
			move_day(&w.p[w.np++], w.deictic - 10);
		} else if (w.nt == 0) {
			return 0;
		}
	}
	if (w.np > 0) {
		inherit(&w, ctx);
		if (!valid(&w))
			return 0;
		if (w.p[0].c != 0 && w.p[w.np - 1].c != 0)
			return put_century(b, &w);
		if (w.p[0].c != 0 || w.p[w.np - 1].c != 0)
			return 0;
	}
	if (w.to != 0 || (w.half != 0 && w.np == 1 && w.p[0].d == 0 &&
	    w.p[0].q == 0 && (w.p[0].m != 0 || w.p[0].y != NO)))
		return put_share(b, &w, ctx);
	if (w.decade && (w.p[0].y == NO || w.p[w.np - 1].y == NO))
		return 0;
	if (w.lunar && vn_buf_adds(b, "lunar:") == -1)
		return -1;
	if (w.nt > 0)
		return put_times(b, &w) == -1 ? -1 : 1;
	return put_list(b, &w) == -1 ? -1 : 1;
}
