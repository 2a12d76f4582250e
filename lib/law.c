#include <string.h>

#include "law.h"
#include "scan.h"
#include "utf8.h"

#define LIST_MAX	32		/* elements of khoản 1, 2, 3 ... */

/* --- codes: 03/2017/NĐ-CP, 35-CT/TW, 1722/QĐ-TTg --- */

struct code {
	size_t	 end;		/* byte behind it */
	int	 letters;	/* groups of capitals */
	int	 year;		/* a group of four digits */
	int	 slash;
};

static int
is_digit(int c)
{
	return c >= '0' && c <= '9';
}

/* An ASCII capital, Đ or Ư at s[i): its length, or 0. */
static size_t
capital(const char *s, size_t n, size_t i)
{
	int32_t cp;
	int len;

	if (i >= n)
		return 0;
	len = vn_utf8_get(s + i, n - i, &cp);
	if ((cp >= 'A' && cp <= 'Z') || cp == 0x110 || cp == 0x1af ||
	    cp == 0xd0 || cp == 0xd4 || cp == 0xca || cp == 0xc2)
		return (size_t)len;
	return 0;
}

/* TTg, TTr, GDTrH, T.Ư, HĐNN8, QH13, GD&ĐT: one group of capitals from i; its end, or i. */
static size_t
letters(const char *s, size_t n, size_t i)
{
	size_t from = i, k;

	while ((k = capital(s, n, i)) > 0 || (i > from && i < n &&
	    (s[i] == '&' || (s[i] == 'r' && s[i - 1] == 'T')) &&
	    capital(s, n, i + 1) > 0))
		i += k > 0 ? k : 1;
	if (i == from)
		return from;
	if (i - from >= 2 && i < n && (s[i] == 'g' || s[i] == 'r') &&
	    s[i - 1] == 'T')
		i++;
	/* T.Ư, T.W */
	if (i - from == 1 && s[from] == 'T' && i < n && s[i] == '.' &&
	    (k = capital(s, n, i + 1)) > 0)
		i += 1 + k;
	for (k = i; k < n && is_digit((unsigned char)s[k]) && k - i < 4; k++)
		;
	return k;
}

/*
 * Groups of capitals or of digits behind the number, each after / or -.  A
 * party code may have a space before its type: 35 CT-TW, 35 CT/TW.
 */
static size_t
code_groups(const struct vn_scan *x, size_t i, struct code *c)
{
	const char *s = x->s;
	size_t end, g, steps;

	for (steps = 0; steps < 8 && i + 1 < x->n; steps++) {
		g = i;
		if (s[g] == '/' || s[g] == '-')
			g++;
		else if (x->n - g > 3 && memcmp(s + g, "\xe2\x80\x93", 3) == 0)
			g += 3;
		else
			break;
		c->slash |= s[i] == '/';
		end = letters(s, x->n, g);
		if (end > g) {
			c->letters++;
		} else {
			while (end < x->n && is_digit((unsigned char)s[end]) &&
			    end - g < 5)
				end++;
			if (end - g != 4 || (s[g] != '1' && s[g] != '2'))
				break;
			c->year = 1;
		}
		i = end;
	}
	return i;
}

/*
 * The code that begins with the number at token i; loose: a type word stands
 * before it.  1 if it is a code, in *c.
 */
static int
code_at(const struct vn_scan *x, size_t i, int loose, struct code *c)
{
	const struct vn_tk *t = tk(x, i), *u = tk(x, i + 1);
	size_t end;

	memset(c, 0, sizeof *c);
	if (t->kind != TK_NUM || t->e - t->s > 5 || (tk_glued(x, i) && i > 0 &&
	    (tk(x, i - 1)->kind == TK_WORD || tk_punct(x, i - 1, '/') ||
	    tk_punct(x, i - 1, '-'))))
		return 0;
	end = t->e;
	/* 123a/2018/... */
	if (end < x->n && x->s[end] >= 'a' && x->s[end] <= 'd' &&
	    end + 1 < x->n && x->s[end + 1] == '/')
		end++;
	c->end = code_groups(x, end, c);
	if (c->end == end && loose && u->kind == TK_WORD && (u->flags &
	    TF_UPPER) && !tk_glued(x, i + 1) && (tk_punct(x, i + 2, '-') ||
	    tk_punct(x, i + 2, '/')) &&
	    tk_glued(x, i + 2)) {
		end = letters(x->s, x->n, u->s);
		if (end == u->e) {
			c->letters = 1;
			c->end = code_groups(x, end, c);
		}
	}
	if (loose)
		return c->end > t->e;
	/*
	 * Alone it must look like one: two groups of letters, or one and a
	 * year.
	 */
	return c->slash && (c->letters >= 2 || (c->letters == 1 && c->year));
}

/*
 * The first token that begins at byte end or later; *cut when end lies inside.
 */
static size_t
token_at(const struct vn_scan *x, size_t i, size_t end, size_t *cut)
{
	while (tk(x, i)->kind != TK_END && tk(x, i)->e <= end)
		i++;
	*cut = 0;
	if (tk(x, i)->kind != TK_END && tk(x, i)->s < end) {
		*cut = end;
		i++;
	}
	return i;
}

/* --- chains: điểm a khoản 2 Điều 5 --- */

/* Something that khoản 5 is not followed by when it is a sum: khoản 5 tỷ. */
static int
is_unit(const struct vn_scan *x, size_t j)
{
	return tk_punct(x, j, '%') || (tk(x, j)->kind == TK_WORD &&
	    (tk_cls(x, j) & (WC_SCALE | WC_CURR | WC_MEAS)) &&
	    !tk_is(x, j, W_G));
}

/* A letter of a point: a, đ, or a1. */
static size_t
letter(const struct vn_scan *x, size_t j)
{
	const struct vn_tk *t = tk(x, j);
	int32_t cp;

	if (t->kind != TK_WORD || (size_t)vn_utf8_get(x->s + t->s, t->e - t->s,
	    &cp) != t->e - t->s)
		return 0;
	return tk_num(x, j + 1) && tk_glued(x, j + 1) ? j + 2 : j + 1;
}

/* 5, 5a, 12: the number of an article or clause; or a letter; or Roman. */
static size_t
element(const struct vn_scan *x, size_t j, int point)
{
	if (tk_num(x, j)) {
		if (tk_len(x, j) > 3 || is_unit(x, j + 1))
			return 0;
		if (tk_glued(x, j + 1) && letter(x, j + 1) == j + 2)
			return j + 2;
		return tk(x, j + 1)->kind == TK_WORD && tk_glued(x, j + 1) ? 0 :
		    j + 1;
	}
	if (point)
		return letter(x, j);
	return vn_scan_roman(x, j) > 0 ? j + 1 : 0;
}

/*
 * a, b và c; 1, 2 và 3.  A comma needs another element of the same kind behind
 * it that is no quantity; hard is the end up to which it is certain.
 */
static size_t
elements(const struct vn_scan *x, size_t j, int point)
{
	size_t end = element(x, j, point), k;
	int steps;

	for (steps = 0; end != 0 && steps < LIST_MAX; steps++) {
		k = end;
		if (tk_punct(x, k, '"') && point)
			k++;
		if (!tk_punct(x, k, ',') && !tk_is(x, k, W_VA) &&
		    !tk_is(x, k, W_HOAC) && !(tk_punct(x, k, '-') ||
		    tk_is(x, k, W_DEN)))
			break;
		j = element(x, k + 1, point);
		if (j == 0 || (tk(x, j)->kind == TK_WORD && !tk_glued(x, j) &&
		    (tk_cls(x, j) & (WC_COUNT | WC_TIME | WC_NOUN)) &&
		    !(tk_cls(x, j) & WC_CHAIN)))
			break;
		/* "khoản 2 và a" is no list of clauses, nor "điểm a, 5" */
		if (tk_num(x, k + 1) != tk_num(x, end - 1) &&
		    !(tk_num(x, end - 1) && tk_glued(x, end - 1)))
			break;
		end = j;
	}
	return end;
}

/* One link at token j (khoản 1 và 2): the token behind it, or 0. */
static size_t
chain_link(const struct vn_scan *x, size_t j)
{
	int id = tk(x, j)->id;

	if (tk(x, j)->kind != TK_WORD || (tk_cls(x, j) & WC_CHAIN) == 0)
		return 0;
	return elements(x, j + 1, id == W_DIEM || id == W_TIET);
}

static size_t document(const struct vn_scan *x, size_t i, size_t *cut);

/* Điều này, Luật này, Bộ luật này behind a chain */
static size_t
this_one(const struct vn_scan *x, size_t j)
{
	uint32_t pair = vn_scan_pair(x, j);
	size_t k = pair & (WC_DOC | WC_DOC_WEAK | WC_LAW | WC_TREATY) ? 2 :
	    (tk(x, j)->kind == TK_WORD && tk_cls(x, j) & (WC_LAW | WC_CHAIN)) ?
	    1 : 0;

	return k > 0 && tk_is(x, j + k, W_NAY) ? j + k + 1 : 0;
}

/* How much of a law an element is: from the point up to the chapter. */
static int
level(const struct vn_scan *x, size_t j)
{
	switch (tk(x, j)->kind == TK_WORD ? tk(x, j)->id : W_NONE) {
	case W_TIET: return 1;
	case W_DIEM: return 2;
	case W_KHOAN: return 3;
	case W_DIEU: return 4;
	case W_MUC: return 5;
	case W_CHUONG: return 6;
	}
	return 0;
}

/*
 * A chain and what it leads to.  A lone điểm, mục or chương is none, but where one
 * more of its kind follows (and at the head of a line: heading()); khoản 5 alone
 * counts only where it is not money.
 */
static size_t
chain(const struct vn_scan *x, size_t i, size_t *cut)
{
	size_t end, j = i, k, links = 0;
	int article = 0, rank = level(x, i);

	for (end = 0; links < 12 && (k = chain_link(x, j)) != 0; links++) {
		article |= tk_is(x, j, W_DIEU) || tk_is(x, j, W_KHOAN);
		end = j = k;
		/* điểm a, khoản 2, Điều 5; but Điều 7, khoản 2 Điều 8 are two */
		if ((tk_is(x, j, W_CUA) || tk_is(x, j, W_DEN) || (tk_punct(x, j, ',') &&
		    level(x, j + 1) > rank)) &&
		    (tk_cls(x, j + 1) & WC_CHAIN) && chain_link(x, j + 1) != 0)
			j++;
		rank = level(x, j);
	}
	if (end == 0)
		return 0;
	k = tk_punct(x, end, ',') || tk_is(x, end, W_CUA) ||
	    tk_is(x, end, W_TAI) ? end + 1 : end;
	if ((j = this_one(x, k)) != 0 && !tk_punct(x, end, ','))
		return j;
	if ((j = document(x, k, cut)) != 0)
		return j;
	if (article)
		return end;
	/* điểm b và điểm c khoản 2 Điều 59; Chương XIII và Chương XXVI */
	return (tk_is(x, end, W_VA) || tk_is(x, end, W_HOAC) ||
	    tk_punct(x, end, ',')) && level(x, end + 1) == level(x, i) &&
	    chain_link(x, end + 1) != 0 ? end : 0;
}

/* --- documents --- */

/* năm 2013, 2013, (sửa đổi) ... behind a name: only the year belongs to it. */
static size_t
year_behind(const struct vn_scan *x, size_t j)
{
	int32_t v;

	if (tk_is(x, j, W_NAM))
		v = vn_scan_value(x, j + 1);
	else
		v = vn_scan_value(x, j);
	if (v < 1900 || v > 2100)
		return j;
	if (tk_punct(x, j + 1, '/') && tk_glued(x, j + 1))
		return j;
	return tk_is(x, j, W_NAM) ? j + 2 : j + 1;
}

/*
 * 23 / 2004 / NĐ - CP, 1179/ QĐ - UB: a code with white space in it; k at its number, the
 * token behind it, or 0.  It needs a stroke first and a group that is a year or capitals.
 */
static size_t
spaced_code(const struct vn_scan *x, size_t k)
{
	size_t j = k + 1, steps;
	int32_t v;

	if (!tk_punct(x, j, '/'))
		return 0;
	for (steps = 0; steps < 6 && (tk_punct(x, j, '/') || tk_punct(x, j, '-'));
	    steps++) {
		v = vn_scan_value(x, j + 1);
		if (tk_num(x, j + 1) ? v < 1945 || v > 2100 :
		    !(tk(x, j + 1)->flags & TF_UPPER))
			break;
		j += 2;
		/* GPĐC7, QH 11 */
		if (tk_num(x, j) && tk_len(x, j) <= 2 && (tk_glued(x, j) ||
		    vn_scan_exact(x, j - 1, "QH")))
			j++;
	}
	return j > k + 1 && !(tk_glued(x, j) && tk(x, j)->kind == TK_WORD) ? j : 0;
}

/* số 45/2013/QH13 behind a name or type; *cut as vn_law_at(). */
static size_t
number(const struct vn_scan *x, size_t j, int bare, size_t *cut)
{
	struct code c;
	size_t end, k = j;
	int so = 0;

	if (tk_is(x, k, W_SO)) {
		so = 1;
		k++;
		if (tk_punct(x, k, ':'))
			k++;
	}
	if (!tk_num(x, k))
		return 0;
	end = spaced_code(x, k);
	if (code_at(x, k, 1, &c) && (c.letters > 0 || c.year) &&
	    (end == 0 || tk(x, end - 1)->e <= c.end))
		return token_at(x, k, c.end, cut);
	if (end != 0)
		return end;
	/* số 439 – QĐNS/TW */
	if (so && tk_punct(x, k + 1, '-') && !tk_glued(x, k + 1) &&
	    !tk_glued(x, k + 2) && (tk(x, k + 2)->flags & TF_UPPER) &&
	    (tk_punct(x, k + 3, '/') || tk_punct(x, k + 3, '-')) &&
	    tk_glued(x, k + 3) && tk_glued(x, k + 4) &&
	    (tk(x, k + 4)->flags & TF_UPPER))
		return k + 5;
	if ((!so && !bare) || tk_len(x, k) > 5)
		return 0;
	/* công văn 999 ngày 26-2 */
	if (tk_is(x, k + 1, W_NGAY) && tk_num(x, k + 2) && !tk_glued(x, k + 1))
		return k + 1;
	/* kế hoạch 5 năm, quyết định 3 vấn đề: a quantity */
	if (tk_punct(x, k + 1, '%') || (!so && tk(x, k + 1)->kind == TK_WORD &&
	    (tk_glued(x, k + 1) || (tk_cls(x, k + 1) & (WC_COUNT | WC_TIME |
	    WC_MEAS | WC_CURR | WC_SCALE)) || ((vn_scan_pair(x, k + 1) &
	    WC_NOUN) && !vn_scan_exact(x, k + 1, "yêu")))))
		return 0;
	if ((tk_punct(x, k + 1, '.') || tk_punct(x, k + 1, ',') ||
	    tk_punct(x, k + 1, '/')) && tk_glued(x, k + 1) &&
	    tk_num(x, k + 2) && tk_glued(x, k + 2))
		return 0;
	return k + 1;
}

/*
 * The words of a name that no list has: up to the year that must follow.  In lower
 * case they must not be those of a sentence (Luật này được thông qua năm 2015).
 */
static size_t
name_to_year(const struct vn_scan *x, size_t j)
{
	size_t k, y;
	int cap = tk(x, j)->flags & TF_CAP;

	for (k = j; k < j + 10; k++) {
		if ((y = year_behind(x, k)) > k)
			return k > j ? y : 0;
		if (tk(x, k)->kind != TK_WORD || tk_is(x, k, W_NAM) ||
		    tk_is(x, k, W_NGAY) || (!cap && (tk_cls(x, k) & WC_STOP) &&
		    !tk_is(x, k, W_VA)))
			return 0;
	}
	return 0;
}

/* Luật sửa đổi, bổ sung một số điều của Luật Giáo dục: token of the second Luật. */
static size_t
amending(const struct vn_scan *x, size_t j)
{
	size_t k;

	if (!vn_scan_exact(x, j, "sửa") || !vn_scan_exact(x, j + 1, "đổi"))
		return 0;
	for (k = j + 2; k < j + 12 && (tk(x, k)->kind == TK_WORD ||
	    tk_punct(x, k, ',')); k++)
		if (tk_is(x, k, W_CUA))
			return tk_is(x, k + 1, W_LUAT) ||
			    vn_scan_exact(x, k + 1, "Bộ") ? k + 1 : 0;
	return 0;
}

/* nước Cộng hòa xã hội chủ nghĩa Việt Nam behind Hiến pháp: the token behind. */
static size_t
of_state(const struct vn_scan *x, size_t j)
{
	size_t k;

	if (!tk_is(x, j, W_NUOC) || !vn_scan_exact(x, j + 1, "Cộng"))
		return j;
	for (k = j + 2; k < j + 10 && tk(x, k)->kind == TK_WORD; k++)
		if (vn_scan_exact(x, k, "Nam"))
			return k + 1;
	return j;
}

/*
 * Luật Đất đai 2013, Luật số 45/2013/QH13, Bộ luật Hình sự năm 2015: j behind the
 * type word, cap: which is capitalised.
 */
static size_t
law_name(const struct vn_scan *x, size_t j, int cap, size_t *cut)
{
	size_t end, k;

	if (tk_is(x, j, W_SU))
		return 0;
	if ((end = number(x, j, 0, cut)) != 0)
		return end;
	if ((k = amending(x, j)) > 0 && (end = document(x, k, cut)) != 0)
		return end;
	if ((k = vn_scan_law(x, j)) > 0) {
		j += k;
		if (tk_is(x, j, W_SO) && (end = number(x, j, 0, cut)) != 0)
			return end;
		return year_behind(x, j);
	}
	/* Pháp lệnh chất lượng hàng hoá năm 1999; but pháp lệnh năm 2017 */
	if (tk(x, j)->kind == TK_WORD && !cap && !(tk(x, j)->flags & TF_CAP))
		return 0;
	if (year_behind(x, j) > j)
		return year_behind(x, j);
	return name_to_year(x, j);
}

/*
 * Công ước ... 1982, Hiệp định Paris: the capitalised words, with về and what
 * follows it up to a capital or year.
 */
static size_t
treaty(const struct vn_scan *x, size_t j)
{
	size_t end = 0, k = j, year;

	if ((year = year_behind(x, j)) > j)
		return year;
	/* Thương mại tự do: a name in lower case behind its first word */
	if ((tk(x, j)->flags & (TF_CAP | TF_ASCII)) == TF_CAP &&
	    tk(x, j + 1)->kind == TK_WORD && !(tk(x, j + 1)->flags & TF_CAP))
		for (k++, end = k; k < j + 10 && tk(x, k)->kind == TK_WORD &&
		    (!(tk_cls(x, k) & WC_STOP) || (vn_scan_pair(x, k - 1) &
		    WC_NOUN)) && year_behind(x, k) == k; k++)
			end = k + 1;
	for (; k < j + 24 && tk(x, k)->kind == TK_WORD; k++) {
		if ((year = year_behind(x, k)) > k && end != 0)
			return year;
		if (tk(x, k)->flags & TF_CAP)
			end = k + 1;
		else if (k == j || (end != 0 && k - end > 3))
			break;
		else if ((tk_cls(x, k) & WC_STOP) && !tk_is(x, k, W_VE))
			break;
	}
	if (end == 0)
		return 0;
	/* Toàn diện Khu vực: the last capital begins a word */
	if (vn_scan_pair(x, end - 1) & WC_NOUN && !(tk(x, end)->flags & TF_CAP))
		end++;
	/* Hiệp định Paris về biến đổi khí hậu, up to what a sentence goes on with */
	if (tk_is(x, end, W_VE)) {
		for (k = end + 1; k < end + 12 && tk(x, k)->kind == TK_WORD &&
		    (!(tk_cls(x, k) & WC_STOP) || vn_scan_exact(x, k, "các")); k++)
			;
		/* one word alone is too little: về nước */
		if (k > end + 2)
			end = k;
	}
	return year_behind(x, end);
}

/* TCVN 5712:1993, QCVN 01:2021/BYT, TCVN ISO 9001:2015 */
static size_t
standard(const struct vn_scan *x, size_t j, size_t *cut)
{
	size_t end;

	if (tk_is(x, j, W_ISO))
		j++;
	if (!tk_num(x, j))
		return 0;
	end = j + 1;
	if (tk_punct(x, end, '-') && tk_glued(x, end) && tk_num(x, end + 1))
		end += 2;
	if (tk_punct(x, end, ':') && tk_num(x, end + 1) &&
	    tk_len(x, end + 1) == 4)
		end += 2;
	if (tk_punct(x, end, '/') && tk_glued(x, end) && tk_glued(x, end + 1) &&
	    tk(x, end + 1)->kind == TK_WORD) {
		size_t e = letters(x->s, x->n, tk(x, end + 1)->s);

		return token_at(x, end, e, cut);
	}
	return end;
}

/*
 * Whether the number at token j needs no số and no code: Nghị định 116, thông tư 06,
 * công văn 4915.  In lower case the word is also a verb or takes a quantity
 * (quyết định 3 việc), so there the number must have three digits or a 0, and what
 * follows must not be countable; nghị định and nghị quyết are no verbs, and yêu cầu is
 * one here.
 */
static int
bare_number(const struct vn_scan *x, size_t i, size_t j, uint32_t pair)
{
	if ((tk(x, i)->flags & TF_CAP) && (pair & WC_DOC))
		return 1;
	if (!(pair & WC_DOC) && !(vn_scan_exact(x, i + 1, "văn") &&
	    (vn_scan_exact(x, i, "công") || vn_scan_exact(x, i, "Công"))))
		return 0;
	if (!tk_num(x, j) || (tk_len(x, j) < 3 && x->s[tk(x, j)->s] != '0' &&
	    !vn_scan_exact(x, i, "nghị") && !vn_scan_exact(x, i, "thông")))
		return 0;
	return tk(x, j + 1)->kind != TK_WORD || (tk_is(x, j + 1, W_NGAY) &&
	    tk_num(x, j + 2)) || (tk(x, j + 1)->flags & TF_CAP) ||
	    (tk_cls(x, j + 1) & WC_STOP) || vn_scan_exact(x, i, "nghị") ||
	    vn_scan_exact(x, j + 1, "yêu");
}

/*
 * Nghị quyết Trung ương 4 (khóa XII), nghị quyết trung ương 9 - khóa IX: what a plenum
 * of the party's committee resolved; j behind the type at i.
 */
static size_t
plenum(const struct vn_scan *x, size_t i, size_t j)
{
	size_t k;

	if (!vn_scan_exact(x, i + 1, "quyết") || !(vn_scan_exact(x, i, "nghị") ||
	    vn_scan_exact(x, i, "Nghị")))
		return 0;
	if (vn_scan_exact(x, j, "TW") || vn_scan_exact(x, j, "TƯ"))
		j++;
	else if (tk_is(x, j, W_TRUNG) && (vn_scan_exact(x, j + 1, "ương") ||
	    vn_scan_exact(x, j + 1, "Ương")))
		j += 2;
	else
		return 0;
	if (!tk_num(x, j) || tk_len(x, j) > 2)
		return 0;
	j++;
	/* (khóa XII), - khóa IX, khóa X; (lần 2) */
	k = tk_punct(x, j, '(') || tk_punct(x, j, '-') ? j + 1 : j;
	if ((tk_is(x, k, W_KHOA) && vn_scan_roman(x, k + 1) > 0) ||
	    (k > j && vn_scan_exact(x, k, "lần") && tk_num(x, k + 1))) {
		if (!tk_punct(x, j, '('))
			return k + 2;
		if (tk_punct(x, k + 2, ')'))
			return k + 3;
	}
	return j;
}

/* A document that begins with its type at token i. */
static size_t
document(const struct vn_scan *x, size_t i, size_t *cut)
{
	const struct vn_tk *t = tk(x, i);
	uint32_t pair = t->cls & WC_PAIR_LAW ? vn_scan_pair(x, i) : 0;
	size_t j = i + 2, end;
	int cap = (t->flags & TF_CAP) != 0;

	if (t->kind != TK_WORD)
		return 0;
	if (pair & WC_LAW && tk_is(x, i, W_HIEN)) {
		j = of_state(x, j);
		return year_behind(x, j) > j ? year_behind(x, j) :
		    j > i + 2 ? j : 0;
	}
	if (pair & WC_LAW)
		return law_name(x, j, cap, cut);
	if (pair & (WC_DOC | WC_DOC_WEAK)) {
		/* thông tư liên tịch, thông tư liên bộ */
		if (tk_is(x, j, W_LIEN) && (tk_is(x, j + 1, W_TICH) ||
		    vn_scan_exact(x, j + 1, "bộ")))
			j += 2;
		if ((end = plenum(x, i, j)) != 0)
			return end;
		/* giấy phép đầu tư số 602/GP */
		if (vn_scan_exact(x, i + 1, "phép") && tk_is(x, j + 2, W_SO))
			j += 2;
		return number(x, j, bare_number(x, i, j, pair), cut);
	}
	if (pair & WC_TREATY)
		/* TUYÊN BỐ MẤT TÍCH is a heading; hiệp định Genève 1954 has its name */
		return (cap && !vn_scan_exact(x, i, "TUYÊN")) ||
		    ((vn_scan_exact(x, i, "hiệp") || vn_scan_exact(x, i, "công")) &&
		    (tk(x, j)->flags & TF_CAP)) ? treaty(x, j) : 0;
	if (t->cls & WC_STANDARD)
		return standard(x, i + 1, cut);
	/* kỷ luật lao động, pháp luật hình sự: not a name */
	if (i > 0 && !cap && (vn_scan_exact(x, i - 1, "kỷ") ||
	    vn_scan_exact(x, i - 1, "kỉ") || vn_scan_exact(x, i - 1, "pháp") ||
	    vn_scan_exact(x, i - 1, "Kỷ") || vn_scan_exact(x, i - 1, "Pháp")))
		return 0;
	return t->cls & WC_LAW ? law_name(x, i + 1, cap, cut) : 0;
}

/*
 * Chương II. Tên chương, Mục 2: the heading of a part, as the line begins; it is
 * marked without its point.
 */
static size_t
heading(const struct vn_scan *x, size_t i)
{
	size_t end;

	if (tk(x, i)->s != 0 || !(tk(x, i)->flags & TF_CAP) ||
	    (!tk_is(x, i, W_CHUONG) && !tk_is(x, i, W_MUC)) ||
	    (end = element(x, i + 1, 0)) == 0)
		return 0;
	return tk_punct(x, end, '.') || tk_punct(x, end, ':') ||
	    tk(x, end)->kind == TK_END ? end : 0;
}

size_t
vn_law_at(const struct vn_scan *x, size_t i, size_t *cut)
{
	const struct vn_tk *t = tk(x, i);
	struct code c;
	size_t end;

	*cut = 0;
	if (t->kind == TK_NUM)
		return code_at(x, i, 0, &c) ? token_at(x, i, c.end, cut) : 0;
	if (t->kind != TK_WORD)
		return 0;
	if ((t->cls & WC_CHAIN) && ((end = heading(x, i)) != 0 ||
	    (end = chain(x, i, cut)) != 0))
		return end;
	if (t->cls & (WC_PAIR_LAW | WC_LAW | WC_STANDARD))
		return document(x, i, cut);
	return 0;
}
