#include <string.h>

#include "value_parts.h"

#define MAX_M	UINT64_C(999999999999999999)

/* A number m / 10^k, exactly. */
struct dec {
	uint64_t m;
	int	 k;
};

/* A number as it is written. */
struct figure {
	struct dec v;
	struct dec alt;		/* 1,250 may be 1.25 or 1250 */
	int	 two;		/* alt is possible too */
	int	 scaled;	/* a scale word belongs to it */
	int	 zeros;		/* of the last scale word */
};

/* --- exact arithmetic; 0: too large --- */

static int
times10(struct dec *d, int e)
{
	for (; e > 0; e--) {
		if (d->k > 0)
			d->k--;
		else if (d->m > MAX_M / 10)
			return 0;
		else
			d->m *= 10;
	}
	return 1;
}

static int
plus(struct dec *a, struct dec b)
{
	for (; a->k < b.k; a->k++) {
		if (a->m > MAX_M / 10)
			return 0;
		a->m *= 10;
	}
	for (; b.k < a->k; b.k++) {
		if (b.m > MAX_M / 10)
			return 0;
		b.m *= 10;
	}
	a->m += b.m;
	return a->m <= MAX_M;
}

static int
put_dec(struct vn_buf *b, struct dec d)
{
	uint64_t one = 1;
	int i;

	for (; d.k > 0 && d.m % 10 == 0; d.k--)
		d.m /= 10;
	for (i = 0; i < d.k; i++)
		one *= 10;
	if (vv_int(b, d.m / one, 1) == -1)
		return -1;
	if (d.k == 0)
		return 0;
	return vn_buf_addc(b, '.') == -1 ? -1 : vv_int(b, d.m % one, d.k);
}

static int
put_figure(struct vn_buf *b, const struct figure *f)
{
	if (put_dec(b, f->v) == -1)
		return -1;
	if (!f->two)
		return 0;
	return vn_buf_addc(b, '|') == -1 ? -1 : put_dec(b, f->alt);
}

/* --- digits --- */

/* The digits of token i behind those of d.  0: too many. */
static int
append(const struct vv *v, size_t i, struct dec *d, int decimal)
{
	const struct vv_tk *t = vt(v, i);
	size_t k;

	for (k = t->s; k < t->e; k++) {
		if (d->m > MAX_M / 10)
			return 0;
		d->m = d->m * 10 + (uint64_t)(v->text.s[k] - '0');
		d->k += decimal;
	}
	return d->m <= MAX_M;
}

/* A point or comma between digits. */
static int
mark(const struct vv *v, size_t i)
{
	if (!vt_glued(v, i) || !vt_glued(v, i + 1) || !vt_num(v, i + 1))
		return 0;
	return vt_punct(v, i, '.') ? '.' : vt_punct(v, i, ',') ? ',' : 0;
}

static int
leading_zero(const struct vv *v, size_t i)
{
	return v->text.s[vt(v, i)->s] == '0';
}

/* Words behind a number that make 1,250 and 2.50 decimals. */
static int
scale_behind(const struct vv *v, size_t i)
{
	return vt_is(v, i, VW_SCALE) || vt_punct(v, i, '%') ||
	    vt_punct(v, i, VP_PERMILLE) || vt_is(v, i, VW_LAN) ||
	    (vt_is(v, i, VW_PHAN) && vt_is(v, i + 1, VW_TRAM)) ||
	    (vt_is(v, i, VW_DIEM) && (vt_punct(v, i + 1, '%') ||
	    vt_is(v, i + 1, VW_PHAN)));
}

/* 1 800 000, and 10 000 since nobody begins a number with 000. */
static size_t
spaced(const struct vv *v, size_t i)
{
	size_t j = i + 1;

	if (vt_len(v, i) > 3 || leading_zero(v, i))
		return 0;
	while (vt_num(v, j) && vt_len(v, j) == 3 && !vt_glued(v, j))
		j++;
	return j - i >= 3 || (j - i == 2 && leading_zero(v, i + 1)) ? j : 0;
}

/*
 * Digits with their groups: the token behind them; 0 when they are no number.
 * The last mark may be a decimal one, all before it are groups.
 */
static size_t
digits(const struct vv *v, size_t i, struct figure *f)
{
	size_t end, j, k;
	int c, last = 0, group, first = 0;

	if (!vt_num(v, i))
		return 0;
	if ((end = spaced(v, i)) != 0) {
		for (j = i; j < end; j++)
			if (!append(v, j, &f->v, 0))
				return 0;
		return end;
	}
	for (end = i + 1; (c = mark(v, end)) != 0; end += 2) {
		first = first ? first : c;
		last = c;
	}
	/* How the last mark is meant. */
	k = (end - i) / 2;
	group = k > 0 && vt_len(v, end - 1) == 3 && vt_len(v, i) <= 3 &&
	    !leading_zero(v, i) && (first == last || k == 1);
	if (k > 1 && !group && first == last)
		return 0;
	if (!append(v, i, &f->v, 0))
		return 0;
	for (j = i + 2; j < end; j += 2) {
		if (j + 1 < end || group) {
			if (vt_len(v, j) != 3 || vt_len(v, i) > 3 ||
			    leading_zero(v, i) || (j + 1 < end &&
			    !vt_punct(v, j - 1, first)))
				return 0;
			if (!append(v, j, &f->v, 0))
				return 0;
		} else if (!append(v, j, &f->v, 1)) {
			return 0;
		}
	}
	if (k == 1 && group && last == ',') {
		f->alt = f->v;
		f->v.k = 3;
		f->two = !scale_behind(v, end);
	}
	return end;
}

/* --- words --- */

/* A digit in a word; năm and tư too.  -1: none. */
static int
unit(const struct vv *v, size_t i)
{
	const struct vv_tk *t = vt(v, i);

	return t->kind == VV_WORD && (t->id == VW_DIGIT || t->id == VW_NAM ||
	    t->id == VW_TU) ? t->val : -1;
}

/* The same behind other number words, where a lone năm is a year. */
static int
tail(const struct vv *v, size_t i)
{
	return vt_is(v, i, VW_NAM) && !vt_is(v, i + 1, VW_TENS) &&
	    !vt_is(v, i + 1, VW_TRAM) && !vt_is(v, i + 1, VW_CHUC) &&
	    !vt_is(v, i + 1, VW_SCALE) ? -1 : unit(v, i);
}

/* What is read from left to right: sums of what scale words closed. */
struct sum {
	struct dec part[4];
	int	 e[4];		/* their zeros, falling */
	int	 n;
	struct dec cur;		/* what no scale word has closed yet */
	int	 have;
};

/* A scale word of e zeros takes all that is smaller before it. */
static int
scale(struct sum *s, int e)
{
	if (s->n > 0 && !s->have && s->e[s->n - 1] >= e) {
		s->e[s->n - 1] += e;
		return times10(&s->part[s->n - 1], e);
	}
	if (!s->have && s->n == 0)
		s->cur.m = 1;
	while (s->n > 0 && s->e[s->n - 1] <= e)
		if (!plus(&s->cur, s->part[--s->n]))
			return 0;
	if (s->n == 4 || !times10(&s->cur, e))
		return 0;
	s->part[s->n] = s->cur;
	s->e[s->n++] = e;
	memset(&s->cur, 0, sizeof s->cur);
	s->have = 0;
	return 1;
}

static int
total(struct sum *s, struct dec *d)
{
	*d = s->cur;
	while (s->n > 0)
		if (!plus(d, s->part[--s->n]))
			return 0;
	return 1;
}

/* Below a thousand: hai trăm linh năm, trăm rưỡi, mười lăm.  Tokens, or 0. */
static size_t
hundreds(const struct vv *v, size_t i, struct dec *d)
{
	size_t j = i;
	int n, x = unit(v, j), y;

	memset(d, 0, sizeof *d);
	if (vt_is(v, j, VW_NUA)) {
		d->m = 5;
		d->k = 1;
		return 1;
	}
	if (vt_is(v, j, VW_TRAM) || (x >= 0 && vt_is(v, j + 1, VW_TRAM))) {
		n = x >= 0 ? x * 100 : 100;
		j += x >= 0 ? 2 : 1;
		y = unit(v, j + 1);
		if (vt_is(v, j, VW_LINH) && y >= 0) {
			d->m = (uint64_t)(n + y);
			return j + 2 - i;
		}
		if (vt_is(v, j, VW_RUOI)) {
			d->m = (uint64_t)n + 50;
			return j + 1 - i;
		}
		d->m = (uint64_t)n;
		x = tail(v, j);
	} else {
		n = 0;
	}
	if (vt_is(v, j, VW_MUOI)) {
		y = tail(v, j + 1);
		d->m = (uint64_t)(n + 10 + (y > 0 ? y : 0));
		return j + (y > 0 ? 2 : 1) - i;
	}
	if (x < 0)
		return j - i;
	if (vt_is(v, j + 1, VW_TENS) || vt_is(v, j + 1, VW_CHUC)) {
		y = vt_is(v, j + 1, VW_TENS) ? tail(v, j + 2) : -1;
		d->m = (uint64_t)(n + x * 10 + (y > 0 ? y : 0));
		return j + (y > 0 ? 3 : 2) - i;
	}
	/* hai trăm ba is 230, hai lăm is 25 */
	y = tail(v, j + 1);
	if (n > 0) {
		d->m = (uint64_t)(n + x * 10);
		return j + 1 - i;
	}
	d->m = (uint64_t)(y > 0 ? x * 10 + y : x);
	return j + (y > 0 ? 2 : 1) - i;
}

/* One step of figure() at token *j: 1 taken, 0 not part of it, -1 too large. */
static int
in_digits(const struct vv *v, size_t *j, struct sum *s, struct figure *f)
{
	size_t k = digits(v, *j, f);

	if (k == 0)
		return -1;
	/* 3 triệu 6 ...: not one number without a scale word */
	if (s->n > 0 && !vt_is(v, k, VW_SCALE))
		return 0;
	s->cur = f->v;
	s->have = 1;
	*j = k;
	return 1;
}

/* trăm, chục, rưỡi, linh năm behind a number or a scale word */
static int
behind(const struct vv *v, size_t *j, struct sum *s, struct figure *f)
{
	struct dec half = { 5, 1 };

	if (s->have && !f->scaled && vt_num(v, *j - 1) &&
	    (vt_is(v, *j, VW_TRAM) || vt_is(v, *j, VW_CHUC)))
		return times10(&s->cur, vt_is(v, (*j)++, VW_TRAM) ? 2 : 1) ?
		    1 : -1;
	if (vt_is(v, *j, VW_RUOI) && (s->have || f->scaled)) {
		++*j;
		if (!s->have && !times10(&half, f->zeros))
			return -1;
		s->have = 1;
		return plus(&s->cur, half) ? 1 : -1;
	}
	if (vt_is(v, *j, VW_LINH) && f->scaled && !s->have &&
	    unit(v, *j + 1) >= 0) {
		s->cur.m = (uint64_t)unit(v, *j + 1);
		s->have = 1;
		*j += 2;
		return 1;
	}
	return 0;
}

static int
in_words(const struct vv *v, size_t *j, struct sum *s, struct figure *f,
    int first)
{
	struct dec d;
	size_t k;

	if (s->have || (!first && tail(v, *j) == -1 && unit(v, *j) != -1) ||
	    (k = hundreds(v, *j, &d)) == 0)
		return 0;
	/* nghìn tám, hai triệu ba: tenths of the scale */
	if (f->scaled && k == 1 && unit(v, *j) > 0 &&
	    !vt_is(v, *j + 1, VW_SCALE) && !times10(&d, f->zeros - 1))
		return -1;
	s->cur = d;
	s->have = 1;
	*j += k;
	return 1;
}

/*
 * A figure at token i, in digits, words or both: the token behind it; 0 when
 * there is none or it is too large.
 */
static size_t
figure(const struct vv *v, size_t i, struct figure *f)
{
	struct sum s = { .n = 0 };
	size_t j = i;
	int rc = 1;

	memset(f, 0, sizeof *f);
	while (rc == 1) {
		if (vt_is(v, j, VW_SCALE)) {
			if (!scale(&s, vt(v, j)->val))
				return 0;
			f->zeros = vt(v, j++)->val;
			f->scaled = 1;
			continue;
		}
		memset(&f->v, 0, sizeof f->v);
		if (!s.have && vt_num(v, j))
			rc = in_digits(v, &j, &s, f);
		else if ((rc = behind(v, &j, &s, f)) == 0)
			rc = in_words(v, &j, &s, f, j == i);
	}
	if (rc == -1 || j == i || !total(&s, &f->v))
		return 0;
	if (f->scaled)
		f->two = 0;
	return j;
}

/* --- units --- */

/* Words that make a unit, up to a slash, and its short form. */
struct unit {
	const char *words;	/* lower case, joined by one space */
	const char *is;
};

static const struct unit money[] = {
	{ "đ", "VND" }, { "đồng", "VND" }, { "vnđ", "VND" }, { "vnd", "VND" },
	{ "đồng việt nam", "VND" }, { "₫", "VND" },
	{ "$", "USD" }, { "usd", "USD" }, { "đô", "USD" }, { "đô la", "USD" },
	{ "đô-la", "USD" }, { "đôla", "USD" }, { "dollar", "USD" },
	{ "đô la mỹ", "USD" }, { "đô-la mỹ", "USD" }, { "đôla mỹ", "USD" },
	{ "mỹ kim", "USD" }, { "đô la úc", "AUD" }, { "đô la canada", "CAD" },
	{ "đô la singapore", "SGD" }, { "đô la hồng kông", "HKD" },
	{ "đô la đài loan", "TWD" }, { "đô la new zealand", "NZD" },
	{ "€", "EUR" }, { "eur", "EUR" }, { "euro", "EUR" },
	{ "bảng", "GBP" }, { "bảng anh", "GBP" }, { "gbp", "GBP" },
	{ "yên", "JPY" }, { "yen", "JPY" }, { "yên nhật", "JPY" },
	{ "jpy", "JPY" }, { "won", "KRW" }, { "krw", "KRW" },
	{ "baht", "THB" }, { "bath", "THB" }, { "nhân dân tệ", "CNY" },
	{ "rúp", "RUB" }, { "rupee", "INR" }, { "ringgit", "MYR" },
	{ "bitcoin", "BTC" }
};

static const struct unit measures[] = {
	{ "%", "%" }, { "‰", "‰" }, { "phần trăm", "%" },
	{ "điểm phần trăm", "điểm %" }, { "điểm %", "điểm %" },
	{ "m", "m" }, { "mét", "m" }, { "km", "km" }, { "kilômét", "km" },
	{ "ki-lô-mét", "km" }, { "cây số", "km" }, { "cm", "cm" },
	{ "mm", "mm" }, { "m2", "m2" }, { "m²", "m2" }, { "mét vuông", "m2" },
	{ "m3", "m3" }, { "m³", "m3" }, { "mét khối", "m3" },
	{ "km2", "km2" }, { "km²", "km2" }, { "km vuông", "km2" },
	{ "ki-lô-mét vuông", "km2" }, { "kilômét vuông", "km2" },
	{ "kilomet", "km" }, { "cm2", "cm2" }, { "cm²", "cm2" },
	{ "cm3", "cm3" }, { "cm³", "cm3" },
	{ "ha", "ha" }, { "hecta", "ha" }, { "hécta", "ha" },
	{ "héc ta", "ha" }, { "héc-ta", "ha" }, { "kg", "kg" },
	{ "ki-lô-gam", "kg" }, { "kilôgam", "kg" }, { "kilogam", "kg" },
	{ "kilogram", "kg" }, { "cân", "kg" }, { "g", "g" }, { "gr", "g" },
	{ "gam", "g" }, { "gram", "g" }, { "lít", "l" }, { "l", "l" },
	{ "phân khối", "cc" }, { "°c", "°C" }, { "độ c", "°C" },
	{ "°f", "°F" }, { "độ f", "°F" }
};

/* Lengths of time: the letter of ISO 8601, before it T or not; how many. */
static const struct {
	const char *words, *is;
	int	 n;
} times[] = {
	{ "năm", "Y", 1 }, { "tháng", "M", 1 }, { "tuần", "W", 1 },
	{ "tuần lễ", "W", 1 }, { "ngày", "D", 1 }, { "ngày đêm", "D", 1 },
	{ "quý", "M", 3 }, { "thập kỷ", "Y", 10 }, { "thập kỉ", "Y", 10 },
	{ "thập niên", "Y", 10 }, { "thế kỷ", "Y", 100 },
	{ "thế kỉ", "Y", 100 }, { "giờ", "TH", 1 }, { "h", "TH", 1 },
	{ "giờ đồng hồ", "TH", 1 }, { "tiếng", "TH", 1 },
	{ "tiếng đồng hồ", "TH", 1 }, { "phút", "TM", 1 }, { "giây", "TS", 1 }
};

/* The short form of the unit of tokens i to j, or NULL. */
static const char *
short_form(const struct vv *v, size_t i, size_t j, const struct unit *u,
    size_t n)
{
	size_t k;

	for (k = 0; k < n; k++)
		if (vv_same(v, i, j, u[k].words))
			return u[k].is;
	return NULL;
}

static const char *
any_form(const struct vv *v, size_t i, size_t j)
{
	const char *is;

	/* Mm is not mm, and G no gram. */
	if (j == i + 1 && vt_len(v, i) == 1 && v->text.s[vt(v, i)->s] >= 'A' &&
	    v->text.s[vt(v, i)->s] <= 'Z')
		return NULL;
	is = short_form(v, i, j, measures, sizeof measures /
	    sizeof measures[0]);
	return is != NULL ? is : short_form(v, i, j, money, sizeof money /
	    sizeof money[0]);
}

/* The slash that ends the unit which begins at token i, or the end. */
static size_t
unit_end(const struct vv *v, size_t i)
{
	while (i < v->nt && !vt_punct(v, i, '/'))
		i++;
	return i;
}

/* /m2, /người: what a rate is for. */
static int
put_rate(struct vv *v, size_t i)
{
	const char *is;
	size_t j;

	while (i < v->nt) {
		j = unit_end(v, i + 1);
		if (vn_buf_addc(v->out, '/') == -1)
			return -1;
		is = any_form(v, i + 1, j);
		if (is != NULL ? vn_buf_adds(v->out, is) == -1 :
		    vv_put(v, i + 1, j) == -1)
			return -1;
		i = j;
	}
	return 0;
}

/* Which length of time the tokens i to j name; -1: none. */
static int
time_at(const struct vv *v, size_t i, size_t j)
{
	int k, n = (int)(sizeof times / sizeof times[0]);

	for (k = 0; k < n && !vv_same(v, i, j, times[k].words); k++)
		;
	return k < n ? k : -1;
}

/* P3Y; in *clock whether the T stands already. */
static int
put_length(struct vn_buf *b, const struct figure *f, int which, int *clock)
{
	const char *is = times[which].is;
	struct figure g = *f;
	int i;

	for (i = 1; i < times[which].n; i++)
		if (!plus(&g.v, f->v))
			return 0;
	if (is[0] == 'T') {
		if (!*clock && vn_buf_addc(b, 'T') == -1)
			return -1;
		*clock = 1;
		is++;
	}
	if (put_figure(b, &g) == -1 || vn_buf_adds(b, is) == -1)
		return -1;
	return 1;
}

/*
 * A length of time from token i to the end: 3 năm, 2 năm rưỡi, 12 năm 6 tháng;
 * from: the lower end of a range, or NULL.  0: it is none.
 */
static int
put_time(struct vv *v, const struct figure *from, const struct figure *to,
    size_t i)
{
	struct figure f = *to;
	struct dec half = { 5, 1 };
	size_t j = i, k = i;
	int clock = 0, rc, which;

	for (;; k = j) {
		while (j < v->nt && !vt_num(v, j) && !vt_is(v, j, VW_RUOI))
			j++;
		if ((which = time_at(v, k, j)) == -1)
			return 0;
		if (vt_is(v, j, VW_RUOI)) {
			if (!plus(&f.v, half))
				return 0;
			j++;
		}
		if (from != NULL && k == i) {
			if (vn_buf_addc(v->out, 'P') == -1)
				return -1;
			rc = put_length(v->out, from, which, &clock);
			if (rc < 1)
				return rc;
			if (vn_buf_adds(v->out, "..") == -1)
				return -1;
			clock = 0;
		}
		if (k == i && vn_buf_addc(v->out, 'P') == -1)
			return -1;
		if ((rc = put_length(v->out, &f, which, &clock)) < 1)
			return rc;
		if (j >= v->nt)
			return 1;
		if (from != NULL || (k = figure(v, j, &f)) == 0)
			return 0;
		j = k;
	}
}

/* 1m7, 1m65: metres; 3h20: hours.  0: none. */
static int
put_split(struct vv *v, const struct figure *f, size_t i)
{
	struct dec d = f->v;

	if (f->two || f->scaled || d.k > 0 || !vt_glued(v, i) ||
	    !vt_glued(v, i + 1) || !vt_num(v, i + 1) || i + 2 != v->nt ||
	    vt_len(v, i + 1) > 2)
		return 0;
	if (vt_is(v, i, VW_M)) {
		/* m2 and m3 are other units */
		if (vt_len(v, i + 1) == 1 && (vt(v, i + 1)->num == 2 ||
		    vt(v, i + 1)->num == 3))
			return 0;
		if (!append(v, i + 1, &d, 1))
			return 0;
		return put_dec(v->out, d) == -1 ||
		    vn_buf_adds(v->out, " m") == -1 ? -1 : 1;
	}
	if (!vt_is(v, i, VW_H) || vt(v, i + 1)->num > 59)
		return 0;
	if (vn_buf_adds(v->out, "PT") == -1 || put_dec(v->out, d) == -1 ||
	    vn_buf_addc(v->out, 'H') == -1 ||
	    vv_int(v->out, (uint64_t)vt(v, i + 1)->num, 1) == -1)
		return -1;
	return vn_buf_addc(v->out, 'M') == -1 ? -1 : 1;
}

static int
put_range(struct vn_buf *b, const struct figure *from, const struct figure *to)
{
	if (from != NULL && (put_figure(b, from) == -1 ||
	    vn_buf_adds(b, "..") == -1))
		return -1;
	return put_figure(b, to);
}

/* The unit at token i behind the number that is already written. */
static int
put_unit(struct vv *v, size_t i, size_t j)
{
	const char *is = any_form(v, i, j);

	if (i == j)
		return 0;
	if (is == NULL || (is[0] != '%' && strcmp(is, "‰") != 0))
		if (vn_buf_addc(v->out, ' ') == -1)
			return -1;
	return is != NULL ? vn_buf_adds(v->out, is) : vv_put(v, i, j);
}

/* --- whole values --- */

/* 1/3 dân số */
static int
put_fraction(struct vv *v, size_t i)
{
	if (!vt_num(v, i) || !vt_punct(v, i + 1, '/') || !vt_num(v, i + 2) ||
	    !vt_glued(v, i + 1) || !vt_glued(v, i + 2) || i + 3 >= v->nt)
		return 0;
	if (vv_int(v->out, (uint64_t)vt(v, i)->num, 1) == -1 ||
	    vn_buf_addc(v->out, '/') == -1 ||
	    vv_int(v->out, (uint64_t)vt(v, i + 2)->num, 1) == -1 ||
	    vn_buf_addc(v->out, ' ') == -1)
		return -1;
	return vv_put(v, i + 3, v->nt) == -1 ? -1 : 1;
}

/* The lower end of a range gets the scale of the upper: 65 - 75 triệu. */
static int
share_scale(struct figure *from, const struct figure *to)
{
	if (from->scaled || !to->scaled)
		return 1;
	from->two = 0;
	return times10(&from->v, to->zeros);
}

/* Hedges and a sign before the number; vague ones have no value. */
static int
start(struct vv *v, size_t *i, int *minus)
{
	*minus = 0;
	for (*i = 0; vt(v, *i)->kind == VV_WORD; ++*i) {
		if (vt_is(v, *i, VW_VAGUE) || vt_is(v, *i, VW_CHUC))
			return 0;
		if (!vt_is(v, *i, VW_HEDGE) && !(vt_is(v, *i, VW_DAYPART) &&
		    vt_is(v, *i + 1, VW_HEDGE)))
			break;
	}
	if (vt_punct(v, *i, '-')) {
		*minus = 1;
		++*i;
	}
	return 1;
}

/* 18x26 cm, 20 x 30 x 40 cm: lengths multiplied; a ends before token j. */
static int
put_product(struct vv *v, const struct figure *a, size_t j)
{
	struct figure f;
	size_t k;

	if (!vv_same(v, j, j + 1, "x") || figure(v, j + 1, &f) == 0)
		return 0;
	if (put_figure(v->out, a) == -1)
		return -1;
	while (vv_same(v, j, j + 1, "x") && (k = figure(v, j + 1, &f)) != 0) {
		if (vn_buf_addc(v->out, 'x') == -1 ||
		    put_figure(v->out, &f) == -1)
			return -1;
		j = k;
	}
	return put_unit(v, j, unit_end(v, j)) == -1 ? -1 : 1;
}

int
vv_num(struct vv *v)
{
	struct figure a, z, *from = NULL;
	size_t i, j, k;
	int minus, rc;

	if (!start(v, &i, &minus))
		return 0;
	if (!minus && (rc = put_fraction(v, i)) != 0)
		return rc;
	if ((j = figure(v, i, &a)) == 0)
		return 0;
	z = a;
	/* 65 - 75 triệu; 15, 16 tuổi */
	if ((vt_punct(v, j, '-') || vt_is(v, j, VW_DEN) || (vt_punct(v, j, ',') &&
	    !vt_glued(v, j + 1))) && (k = figure(v, j + 1, &z)) != 0) {
		if (!share_scale(&a, &z))
			return 0;
		from = &a;
		j = k;
	} else if (vt_punct(v, j, '.') || vt_punct(v, j, ',')) {
		return 0;	/* 0966.100.300 */
	}
	if (from == NULL && !minus && (rc = put_product(v, &z, j)) != 0)
		return rc;
	if (from == NULL && !minus && (rc = put_split(v, &z, j)) != 0)
		return rc;
	k = unit_end(v, j);
	if (k == v->nt && !minus && j < k) {
		i = v->out->n;
		if ((rc = put_time(v, from, &z, j)) != 0)
			return rc;
		v->out->n = i;
	}
	if (minus && vn_buf_addc(v->out, '-') == -1)
		return -1;
	if (put_range(v->out, from, &z) == -1 || put_unit(v, j, k) == -1)
		return -1;
	return put_rate(v, k) == -1 ? -1 : 1;
}
