#include <string.h>

#include "assoc.h"

/* --- numbers of about 106 bits: the sum of two doubles, hi + lo, |lo| small --- */

struct dd {
	double	hi, lo;
};

static const struct dd zero = { 0, 0 }, one = { 1, 0 };
static const struct dd ln2 = { 0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56 };
static const struct dd per_ln2 = { 0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56 };
static const struct dd per_ln10 = {
	0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57
};

/* a + b without error; of the second, |a| >= |b| or a = 0. */
static struct dd
two_sum(double a, double b)
{
	struct dd r;
	double t;

	r.hi = a + b;
	t = r.hi - a;
	r.lo = (a - (r.hi - t)) + (b - t);
	return r;
}

static struct dd
fast_sum(double a, double b)
{
	struct dd r;

	r.hi = a + b;
	r.lo = b - (r.hi - a);
	return r;
}

/* a b without error, by halves of 26 bits (Dekker 1971). */
static struct dd
two_prod(double a, double b)
{
	const double split = 134217729;		/* 2^27 + 1 */
	double t, ah, al, bh, bl;
	struct dd r;

	t = split * a;
	ah = t - (t - a);
	al = a - ah;
	t = split * b;
	bh = t - (t - b);
	bl = b - bh;
	r.hi = a * b;
	r.lo = ((ah * bh - r.hi) + ah * bl + al * bh) + al * bl;
	return r;
}

static struct dd
dd_add(struct dd a, struct dd b)
{
	struct dd s = two_sum(a.hi, b.hi), t = two_sum(a.lo, b.lo);

	s = fast_sum(s.hi, s.lo + t.hi);
	return fast_sum(s.hi, s.lo + t.lo);
}

static struct dd
dd_neg(struct dd a)
{
	a.hi = -a.hi;
	a.lo = -a.lo;
	return a;
}

static struct dd
dd_sub(struct dd a, struct dd b)
{
	return dd_add(a, dd_neg(b));
}

static struct dd
dd_mul(struct dd a, struct dd b)
{
	struct dd p = two_prod(a.hi, b.hi);

	return fast_sum(p.hi, p.lo + (a.hi * b.lo + a.lo * b.hi));
}

static struct dd
dd_mul1(struct dd a, double b)
{
	struct dd p = two_prod(a.hi, b);

	return fast_sum(p.hi, p.lo + a.lo * b);
}

/* Long division, three digits. */
static struct dd
dd_div(struct dd a, struct dd b)
{
	double q1, q2, q3;
	struct dd r;

	q1 = a.hi / b.hi;
	r = dd_sub(a, dd_mul1(b, q1));
	q2 = r.hi / b.hi;
	r = dd_sub(r, dd_mul1(b, q2));
	q3 = r.hi / b.hi;
	r = fast_sum(q1, q2);
	return dd_add(r, (struct dd){ q3, 0 });
}

/* Exactly n. */
static struct dd
dd_int(uint64_t n)
{
	return fast_sum((double)(n >> 32) * 4294967296.0,
	    (double)(n & 0xffffffffu));
}

static double
dd_round(struct dd a)
{
	return a.hi + a.lo;
}

/* The square root of n > 0: Newton's steps from a guess that is off by half. */
static struct dd
dd_sqrt(uint64_t n)
{
	struct dd a = dd_int(n), rest;
	double y = 1;
	int i;

	for (i = 0; i < 32 && y * y < a.hi; i++)
		y *= 2;
	for (i = 0; i < 6; i++)
		y = (y + a.hi / y) / 2;
	rest = dd_sub(a, two_prod(y, y));
	return fast_sum(y, rest.hi / (2 * y));
}

/* ln(1 + i/32) */
static const struct dd ln_tab[33] = {
	{ 0, 0 },
	{ 0x1.f829b0e783300p-6, 0x1.33e3f04f1ef23p-60 },
	{ 0x1.f0a30c01162a6p-5, 0x1.85f325c5bbacdp-59 },
	{ 0x1.6f0d28ae56b4cp-4, -0x1.906d99184b992p-58 },
	{ 0x1.e27076e2af2e6p-4, -0x1.61578001e0162p-60 },
	{ 0x1.29552f81ff523p-3, 0x1.301771c407dbfp-57 },
	{ 0x1.5ff3070a793d4p-3, -0x1.bc60efafc6f6ep-58 },
	{ 0x1.9525a9cf456b4p-3, 0x1.d904c1d4e2e26p-57 },
	{ 0x1.c8ff7c79a9a22p-3, -0x1.4f689f8434012p-57 },
	{ 0x1.fb9186d5e3e2bp-3, -0x1.caaae64f21acbp-57 },
	{ 0x1.1675cababa60ep-2, 0x1.ce63eab883717p-61 },
	{ 0x1.2e8e2bae11d31p-2, -0x1.8f4cdb95ebdf9p-56 },
	{ 0x1.4618bc21c5ec2p-2, 0x1.f42decdeccf1dp-56 },
	{ 0x1.5d1bdbf5809cap-2, 0x1.4236383dc7fe1p-56 },
	{ 0x1.739d7f6bbd007p-2, -0x1.8c76ceb014b04p-56 },
	{ 0x1.89a3386c1425bp-2, -0x1.29639dfbbf0fbp-56 },
	{ 0x1.9f323ecbf984cp-2, -0x1.a92e513217f5cp-59 },
	{ 0x1.b44f77bcc8f63p-2, -0x1.cd04495459c78p-56 },
	{ 0x1.c8ff7c79a9a22p-2, -0x1.4f689f8434012p-56 },
	{ 0x1.dd46a04c1c4a1p-2, -0x1.0467656d8b892p-56 },
	{ 0x1.f128f5faf06edp-2, -0x1.328df13bb38c3p-56 },
	{ 0x1.02552a5a5d0ffp-1, -0x1.cb1cb51408c00p-56 },
	{ 0x1.0be72e4252a83p-1, -0x1.259da11330801p-55 },
	{ 0x1.154c3d2f4d5eap-1, -0x1.59c33171a6876p-55 },
	{ 0x1.1e85f5e7040d0p-1, 0x1.ef62cd2f9f1e3p-56 },
	{ 0x1.2795e1289b11bp-1, -0x1.487c0c246978ep-57 },
	{ 0x1.307d7334f10bep-1, 0x1.fb590a1f566dap-57 },
	{ 0x1.393e0d3562a1ap-1, -0x1.58eef67f2483ap-55 },
	{ 0x1.41d8fe84672aep-1, 0x1.9192f30bd1806p-55 },
	{ 0x1.4a4f85db03ebbp-1, 0x1.13dfa3d3761b6p-60 },
	{ 0x1.52a2d265bc5abp-1, -0x1.1883750ea4d0ap-57 },
	{ 0x1.5ad404c359f2dp-1, -0x1.35955683f7196p-59 },
	{ 0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56 }
};

/* 2 atanh(z) for |z| <= 1/128: z + z^3/3 + z^5/5 ..., the small terms in doubles. */
static struct dd
twice_atanh(struct dd z)
{
	static const struct dd
	    third = { 0x1.5555555555555p-2, 0x1.5555555555555p-56 },
	    fifth = { 0x1.999999999999ap-3, -0x1.999999999999ap-57 },
	    seventh = { 0x1.2492492492492p-3, 0x1.2492492492492p-57 };
	struct dd w = dd_mul(z, z), p;
	double x = w.hi, q;

	q = 1.0 / 9 + x * (1.0 / 11 + x * (1.0 / 13 + x * (1.0 / 15)));
	p = dd_add(seventh, dd_mul1(w, q));
	p = dd_add(fifth, dd_mul(w, p));
	p = dd_add(third, dd_mul(w, p));
	p = dd_add(one, dd_mul(w, p));
	p = dd_mul(z, p);
	p.hi *= 2;
	p.lo *= 2;
	return p;
}

/*
 * ln n, 0 for 0: n = 2^e m with 1 <= m < 2, and m = c (1 + z) / (1 - z) for the c
 * of the table that is nearest.
 */
static struct dd
dd_ln(uint64_t n)
{
	struct dd m = dd_int(n), z, r;
	double scale, c;
	uint64_t bits;
	int e, i;

	if (n == 0)
		return zero;
	memcpy(&bits, &m.hi, sizeof bits);
	e = (int)(bits >> 52) - 1023;
	bits = (uint64_t)(1023 - e) << 52;	/* 2^-e */
	memcpy(&scale, &bits, sizeof scale);
	m.hi *= scale;
	m.lo *= scale;
	i = (int)((m.hi - 1) * 32 + 0.5);
	c = 1 + (double)i / 32;
	z = dd_div(dd_sub(m, (struct dd){ c, 0 }),
	    dd_add(m, (struct dd){ c, 0 }));
	r = dd_add(ln_tab[i], twice_atanh(z));
	return dd_add(dd_mul1(ln2, e), r);
}

/* n ln n, 0 for 0. */
static struct dd
nlogn(uint64_t n)
{
	return n < 2 ? zero : dd_mul(dd_int(n), dd_ln(n));
}

/* --- association --- */

int
vn_assoc_find(const char *name)
{
	static const char *const names[] = {
		[VN_ASSOC_LL] = "ll", [VN_ASSOC_PMI] = "pmi",
		[VN_ASSOC_NPMI] = "npmi", [VN_ASSOC_T] = "t",
		[VN_ASSOC_DICE] = "dice", [VN_ASSOC_X2] = "x2"
	};
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(names[i], name) == 0)
			return (int)i;
	return -1;
}

int
vn_assoc_ok(const struct vn_assoc *c)
{
	return c->n11 <= c->n1p && c->n11 <= c->np1 && c->n1p <= c->npp &&
	    c->np1 - c->n11 <= c->npp - c->n1p;
}

/* Sums of n ln n: the four cells, less the four margins, and the whole. */
static double
log_likelihood(const struct vn_assoc *c)
{
	uint64_t n2p = c->npp - c->n1p, np2 = c->npp - c->np1;
	struct dd s = nlogn(c->n11);

	s = dd_add(s, nlogn(c->n1p - c->n11));
	s = dd_add(s, nlogn(c->np1 - c->n11));
	s = dd_add(s, nlogn(n2p - (c->np1 - c->n11)));
	s = dd_sub(s, nlogn(c->n1p));
	s = dd_sub(s, nlogn(c->np1));
	s = dd_sub(s, nlogn(n2p));
	s = dd_sub(s, nlogn(np2));
	s = dd_add(s, nlogn(c->npp));
	s.hi *= 2;
	s.lo *= 2;
	return dd_round(s);
}

/* ln(n11 / m11) */
static struct dd
ln_over_expected(const struct vn_assoc *c)
{
	struct dd s = dd_add(dd_ln(c->n11), dd_ln(c->npp));

	return dd_sub(s, dd_add(dd_ln(c->n1p), dd_ln(c->np1)));
}

static double
npmi(const struct vn_assoc *c)
{
	if (c->n11 == c->npp)
		return 1;
	return dd_round(dd_div(ln_over_expected(c),
	    dd_sub(dd_ln(c->npp), dd_ln(c->n11))));
}

static double
t_score(const struct vn_assoc *c)
{
	struct dd m = dd_div(dd_mul(dd_int(c->n1p), dd_int(c->np1)),
	    dd_int(c->npp));

	return dd_round(dd_div(dd_sub(dd_int(c->n11), m), dd_sqrt(c->n11)));
}

/* npp (n11 npp - n1p np1)^2 / (n1p np1 n2p np2) */
static double
chi_square(const struct vn_assoc *c)
{
	uint64_t n2p = c->npp - c->n1p, np2 = c->npp - c->np1;
	struct dd p = dd_mul(dd_int(c->n1p), dd_int(c->np1)), d;

	if (n2p == 0 || np2 == 0)
		return 0;
	d = dd_sub(dd_mul(dd_int(c->n11), dd_int(c->npp)), p);
	p = dd_mul(p, dd_mul(dd_int(n2p), dd_int(np2)));
	return dd_round(dd_div(dd_mul(dd_mul(d, d), dd_int(c->npp)), p));
}

double
vn_assoc(int measure, const struct vn_assoc *c)
{
	switch (measure) {
	case VN_ASSOC_LL:
		return log_likelihood(c);
	case VN_ASSOC_PMI:
		return dd_round(dd_mul(ln_over_expected(c), per_ln2));
	case VN_ASSOC_NPMI:
		return npmi(c);
	case VN_ASSOC_T:
		return t_score(c);
	case VN_ASSOC_DICE:
		return dd_round(dd_div(dd_mul1(dd_int(c->n11), 2),
		    dd_add(dd_int(c->n1p), dd_int(c->np1))));
	default:
		return chi_square(c);
	}
}

/* --- keyness --- */

/* Exactly whether a b < c d: the products have 128 bits. */
static int
product_less(uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
	uint64_t p[2][2], x, y, lo, mid, hi;
	int i;

	for (i = 0; i < 2; i++) {
		x = i ? c : a;
		y = i ? d : b;
		lo = (x & 0xffffffffu) * (y & 0xffffffffu);
		mid = (x >> 32) * (y & 0xffffffffu) + (lo >> 32);
		hi = (x >> 32) * (y >> 32) + (mid >> 32);
		mid = (mid & 0xffffffffu) + (x & 0xffffffffu) * (y >> 32);
		p[i][0] = hi + (mid >> 32);
		p[i][1] = mid << 32 | (lo & 0xffffffffu);
	}
	return p[0][0] != p[1][0] ? p[0][0] < p[1][0] : p[0][1] < p[1][1];
}

double
vn_keyness(uint64_t a, uint64_t c, uint64_t b, uint64_t d)
{
	struct dd s = dd_add(nlogn(a), nlogn(b));

	if (a + b == 0 || c == 0 || d == 0)
		return 0;
	s = dd_sub(s, nlogn(a + b));
	s = dd_sub(s, dd_mul(dd_int(a), dd_ln(c)));
	s = dd_sub(s, dd_mul(dd_int(b), dd_ln(d)));
	s = dd_add(s, dd_mul(dd_int(a + b), dd_ln(c + d)));
	s.hi *= 2;
	s.lo *= 2;
	return product_less(a, d, b, c) ? -dd_round(s) : dd_round(s);
}

/* ln a, of 0 that of one half. */
static struct dd
ln_or_half(uint64_t a)
{
	return a == 0 ? dd_neg(ln2) : dd_ln(a);
}

double
vn_logratio(uint64_t a, uint64_t c, uint64_t b, uint64_t d)
{
	struct dd s;

	if (c == 0 || d == 0)
		return 0;
	s = dd_sub(ln_or_half(a), dd_ln(c));
	s = dd_sub(s, dd_sub(ln_or_half(b), dd_ln(d)));
	return dd_round(dd_mul(s, per_ln2));
}

/* --- documents, entropy --- */

double
vn_idf(uint64_t docs, uint64_t df)
{
	return dd_round(dd_sub(dd_ln(docs), dd_ln(df)));
}

double
vn_tfidf(uint64_t tf, uint64_t docs, uint64_t df)
{
	return dd_round(dd_mul(dd_int(tf), dd_sub(dd_ln(docs), dd_ln(df))));
}

double
vn_zipf(uint64_t count, uint64_t total)
{
	struct dd s = dd_sub(dd_ln(count), dd_ln(total));

	return dd_round(dd_add(dd_mul(s, per_ln10), (struct dd){ 9, 0 }));
}

void
vn_entropy_add(struct vn_entropy *e, uint64_t count, uint64_t times)
{
	struct dd s = dd_mul(nlogn(count), dd_int(times));

	s = dd_add((struct dd){ e->hi, e->lo }, s);
	e->hi = s.hi;
	e->lo = s.lo;
	e->total += count * times;
}

/* log2 N - (sum of n log2 n) / N */
double
vn_entropy(const struct vn_entropy *e)
{
	struct dd s = { e->hi, e->lo };

	if (e->total < 2)
		return 0;
	s = dd_sub(dd_ln(e->total), dd_div(s, dd_int(e->total)));
	return dd_round(dd_mul(s, per_ln2));
}

/* --- decimals --- */

#define SCALE	1000000		/* 10^VN_ASSOC_DIGITS */

/* Digits of a number m 2^e that has no fraction: base 10^9, lowest first. */
static int
put_large(struct vn_buf *out, double v)
{
	uint32_t limb[5] = { 0 };
	uint64_t m, carry;
	char b[46], *p = b + sizeof b;
	int e = 0, i, k;

	for (; v >= 9007199254740992.0; e++)
		v /= 2;
	m = (uint64_t)v;
	for (i = 0; i < 5; i++, m /= 1000000000)
		limb[i] = (uint32_t)(m % 1000000000);
	for (; e > 0; e--)
		for (carry = 0, i = 0; i < 5; i++) {
			carry += (uint64_t)limb[i] * 2;
			limb[i] = (uint32_t)(carry % 1000000000);
			carry /= 1000000000;
		}
	for (i = 0; i < 5; i++)
		for (k = 0; k < 9; k++, limb[i] /= 10)
			*--p = (char)('0' + limb[i] % 10);
	while (*p == '0')
		p++;
	return vn_buf_add(out, p, (size_t)(b + sizeof b - p));
}

static int
put_int(struct vn_buf *out, uint64_t v)
{
	char b[24], *p = b + sizeof b;

	do
		*--p = (char)('0' + v % 10);
	while ((v /= 10) > 0);
	return vn_buf_add(out, p, (size_t)(b + sizeof b - p));
}

static int
put_fraction(struct vn_buf *out, uint32_t v)
{
	char b[VN_ASSOC_DIGITS + 1];
	int i;

	b[0] = '.';
	for (i = VN_ASSOC_DIGITS; i > 0; i--, v /= 10)
		b[i] = (char)('0' + v % 10);
	return vn_buf_add(out, b, sizeof b);
}

/*
 * The fraction 0 <= f < 1 in units of 1/SCALE: f SCALE is exact as a pair, so that
 * halves are seen.
 */
static uint32_t
scaled(double f)
{
	struct dd p = two_prod(f, SCALE);
	uint32_t n = (uint32_t)p.hi;
	double rest;

	if (p.lo < 0 && (double)n == p.hi && n > 0)
		n--;
	rest = (p.hi - n - 0.5) + p.lo;
	return n + (rest > 0 || (rest == 0 && (n & 1)));
}

/* v >= 0 as whole and part / SCALE; 0 if it is too large to have a fraction. */
static int
split(double v, uint64_t *whole, uint32_t *part)
{
	if (v >= 9007199254740992.0)
		return 0;
	*whole = (uint64_t)v;
	*part = scaled(v - (double)*whole);
	if (*part == SCALE) {
		*part = 0;
		++*whole;
	}
	return 1;
}

double
vn_assoc_round(double v)
{
	uint64_t whole;
	uint32_t part;
	double r;

	if (!split(v < 0 ? -v : v, &whole, &part))
		return v;
	r = (double)whole + (double)part / SCALE;
	return v < 0 && r > 0 ? -r : r;
}

int
vn_assoc_put(struct vn_buf *out, double v)
{
	uint64_t whole;
	uint32_t part;

	if (vn_assoc_round(v) < 0 && vn_buf_addc(out, '-') == -1)
		return -1;
	if (!split(v < 0 ? -v : v, &whole, &part))
		return put_large(out, v < 0 ? -v : v) == -1 ? -1 :
		    put_fraction(out, 0);
	return put_int(out, whole) == -1 ? -1 : put_fraction(out, part);
}

/* The next decimal digit of r / b, r < b; r becomes the rest.  No overflow. */
static unsigned
next_digit(uint64_t *r, uint64_t b)
{
	uint64_t v = *r, acc = 0;
	unsigned d = 0, i;

	if (v < UINT64_MAX / 10) {
		*r = v * 10 % b;
		return (unsigned)(v * 10 / b);
	}
	for (i = 0; i < 10; i++)
		if (acc >= b - v) {
			acc -= b - v;
			d++;
		} else
			acc += v;
	*r = acc;
	return d;
}

int
vn_ratio_put(struct vn_buf *out, uint64_t a, uint64_t b, unsigned shift)
{
	uint64_t r = b == 0 ? 0 : a % b, whole = b == 0 ? 0 : a / b;
	uint32_t part = 0;
	unsigned i;

	for (i = 0; i < shift; i++)
		whole = whole * 10 + (b == 0 ? 0 : next_digit(&r, b));
	for (i = 0; i < VN_ASSOC_DIGITS; i++)
		part = part * 10 + (b == 0 ? 0 : next_digit(&r, b));
	/* r / b against one half */
	if (b != 0 && (r > b - r || (r == b - r && (part & 1))))
		part++;
	if (part == SCALE) {
		part = 0;
		whole++;
	}
	return put_int(out, whole) == -1 ? -1 : put_fraction(out, part);
}
