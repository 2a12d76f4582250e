#include "num.h"
#include "scan.h"

#define STRONG	(WC_CURR | WC_MEAS | WC_COUNT | WC_TIME | WC_NOUN)

/* --- the number itself --- */

/*
 * Digits in groups by white space: 1 800 000.  Two groups at least behind the
 * first, or one that nobody would begin a number with: 10 000.
 */
static size_t
spaced_groups(const struct vn_scan *x, size_t i)
{
	size_t j = i + 1;

	if (tk_len(x, i) > 3 || x->s[tk(x, i)->s] == '0')
		return 0;
	while (tk_num(x, j) && tk_len(x, j) == 3 && !tk_glued(x, j) &&
	    tk(x, j)->s - tk(x, j - 1)->e <= 3 && j - i < 8)
		j++;
	return j - i >= 3 || (j - i == 2 && x->s[tk(x, i + 1)->s] == '0') ? j :
	    0;
}

size_t
vn_num_digits(const struct vn_scan *x, size_t i)
{
	size_t j, groups = 0;
	int c, decimal = 0;

	if (!tk_num(x, i))
		return 0;
	if ((j = spaced_groups(x, i)) != 0)
		return j;
	for (j = i + 1; groups < 8; groups++, j += 2) {
		if (!tk_glued(x, j) || !tk_glued(x, j + 1) || !tk_num(x, j + 1))
			break;
		c = tk_punct(x, j, '.') ? '.' : tk_punct(x, j, ',') ? ',' : 0;
		if (c == 0)
			break;
		/*
		 * Behind a decimal comma nothing comes; a point groups by
		 * three.
		 */
		if (decimal || (c == '.' && groups > 0 &&
		    tk_len(x, j + 1) != 3))
			return 0;
		/* 1,234,567 in the English way. */
		decimal = c == ',' && !(tk_len(x, j + 1) == 3 && (groups > 0 ||
		    tk_punct(x, j + 2, ',')));
	}
	/* 0966.100.300 is no number, 0,5 and 05 are. */
	if (groups > 1 && x->s[tk(x, i)->s] == '0')
		return 0;
	return j;
}

/* nghìn, triệu, tỷ, but not the tỷ of tỷ lệ and tỷ phú */
static int
is_scale(const struct vn_scan *x, size_t j)
{
	static const char *const second[] = { "lệ", "trọng", "phú", "suất",
	    "giá", "số" };

	if (tk(x, j)->kind != TK_WORD || (tk_cls(x, j) & WC_SCALE) == 0)
		return 0;
	if (!vn_scan_exact(x, j, "tỷ") && !vn_scan_exact(x, j, "tỉ"))
		return 1;
	return !vn_scan_one_of(x, j + 1, second, sizeof second / sizeof second[0]);
}

/* Number words from token i on that hold a scale word: một triệu, nửa tỉ. */
static size_t
in_words(const struct vn_scan *x, size_t i)
{
	size_t j = i, end = 0;
	uint32_t c;
	int tens = 0;

	if (!(tk_cls(x, i) & WC_DIGIT) && !tk_is(x, i, W_MUOI) &&
	    !tk_is(x, i, W_NUA))
		return 0;
	if (i > 0 && tk(x, i - 1)->kind == TK_WORD && (tk_cls(x, i - 1) &
	    (WC_DIGIT | WC_QUANT | WC_TENS)) && !tk_is(x, i, W_NUA) &&
	    !tk_glued(x, i))
		return 0;
	for (j++; j - i < 16 && tk(x, j)->kind == TK_WORD; j++) {
		c = tk_cls(x, j);
		/* một nghìn không trăm linh năm */
		if (end != 0 && vn_scan_exact(x, j, "không") &&
		    vn_scan_exact(x, j + 1, "trăm"))
			continue;
		if ((c & WC_SCALE) && !is_scale(x, j))
			break;
		if (c & WC_SCALE) {
			end = j + 1;
			tens = 0;
		} else if (c & WC_TENS) {
			/* năm trăm: goes on; nghìn một: may be the next word */
			tens = 1;
			if (end != 0)
				end = j + 1;
		} else if ((c & WC_DIGIT) == 0) {
			break;
		} else if (tens && end != 0) {
			end = j + 1;
		}
	}
	return end;
}

/* --- units --- */

static size_t noun(const struct vn_scan *x, size_t j, int weak);

/*
 * /m2, /người, /24h, /mỗi công trình: a rate.  With white space around the stroke
 * it must be a certain unit.
 */
static size_t
rate(const struct vn_scan *x, size_t j)
{
	size_t k;

	if (!tk_punct(x, j, '/') || tk_glued(x, j) != tk_glued(x, j + 1))
		return j;
	if (tk_num(x, j + 1))
		return tk_glued(x, j) && tk_glued(x, j + 2) && (tk_is(x, j + 2,
		    W_H) || tk_is(x, j + 2, W_GIO) || tk_is(x, j + 2, W_PHUT) ||
		    tk_is(x, j + 2, W_NGAY)) ? j + 3 : j;
	if (tk(x, j + 1)->kind != TK_WORD)
		return j;
	if (!tk_glued(x, j) && !((tk_cls(x, j + 1) | vn_scan_pair(x, j + 1)) &
	    STRONG) && !((tk_cls(x, j - 1) & (WC_CURR | WC_SCALE)) &&
	    !(tk(x, j + 1)->flags & TF_CAP)))
		return j;
	if (vn_scan_exact(x, j + 1, "mỗi"))
		return (k = noun(x, j + 2, 0)) != 0 ? k : j;
	j += 2;
	if (tk_num(x, j) && tk_glued(x, j) && tk_len(x, j) == 1)
		return j + 1;
	if (tk_punct(x, j, PU_SUPER) && tk_glued(x, j))
		return j + 1;
	return vn_scan_pair(x, j - 1) & STRONG ? j + 1 : j;
}

/*
 * Up to three of them: đồng/người/tháng, the later ones with words that certainly
 * are units; and rưỡi behind a whole unit.
 */
static size_t
rates(const struct vn_scan *x, size_t j)
{
	size_t k, steps;

	if (tk_is(x, j, W_HALF))
		return j + 1;
	for (steps = 0; steps < 3 && (k = rate(x, j)) != j; steps++) {
		if (steps > 0 && !((tk_cls(x, j + 1) | vn_scan_pair(x, j + 1)) &
		    STRONG))
			break;
		j = k;
	}
	return j;
}

/* The country of a currency: đô la Úc, bảng Anh. */
static size_t
country(const struct vn_scan *x, size_t j)
{
	static const char *const names[] = {
		"Mỹ", "Úc", "Canada", "Singapore", "Anh"
	};
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (vn_scan_exact(x, j, names[i]))
			return j + 1;
	if ((vn_scan_exact(x, j, "Hồng") && vn_scan_exact(x, j + 1, "Kông")) ||
	    (vn_scan_exact(x, j, "Đài") && vn_scan_exact(x, j + 1, "Loan")))
		return j + 2;
	return j;
}

/* đồng, USD, đô la, $, nhân dân tệ */
static size_t
currency(const struct vn_scan *x, size_t j)
{
	size_t k;

	if (tk_punct(x, j, '$') || tk_punct(x, j, PU_DONG) ||
	    tk_punct(x, j, PU_EURO))
		return j + 1;
	if (tk(x, j)->kind != TK_WORD)
		return 0;
	if ((vn_scan_exact(x, j, "nhân") || vn_scan_exact(x, j, "Nhân")) &&
	    vn_scan_exact(x, j + 1, "dân") && vn_scan_exact(x, j + 2, "tệ"))
		return j + 3;
	/* 2,5 triệu tệ; not 100 tệ hơn, tệ nạn */
	if (vn_scan_exact(x, j, "tệ"))
		return j > 0 && (tk_cls(x, j - 1) & WC_SCALE) ? j + 1 : 0;
	if ((tk_cls(x, j) & WC_CURR) == 0)
		return 0;
	if (tk_is(x, j, W_DO)) {
		k = tk_punct(x, j + 1, '-') ? j + 2 : j + 1;
		return tk_is(x, k, W_LA) ? country(x, k + 1) : j + 1;
	}
	if (vn_scan_exact(x, j, "đôla"))
		return country(x, j + 1);
	/* đồng hồ, đồng chí, bảng xếp hạng are no money */
	if (vn_scan_pair(x, j) & WC_NOUN || (tk_is(x, j, W_DONG) &&
	    tk_is(x, j + 1, W_HO)))
		return 0;
	/* bảng Anh; not bảng B */
	if (!vn_scan_exact(x, j, "bảng") && !vn_scan_exact(x, j, "Bảng"))
		return j + 1;
	return vn_scan_exact(x, j + 1, "Anh") ? j + 2 :
	    tk(x, j + 1)->flags & TF_CAP ? 0 : j + 1;
}

/* km, m2, m³, độ C, °C, % */
static size_t
measure(const struct vn_scan *x, size_t j)
{
	uint32_t c;

	if (tk_punct(x, j, '%'))
		return j + 1;
	if (tk_punct(x, j, PU_DEGREE))
		return tk(x, j + 1)->kind == TK_WORD && tk_glued(x, j + 1) &&
		    tk_len(x, j + 1) == 1 ? j + 2 : j + 1;
	if (tk(x, j)->kind != TK_WORD)
		return 0;
	c = vn_scan_pair(x, j);
	/* điểm phần trăm has three */
	if (c & WC_MEAS)
		return tk_is(x, j, W_DIEM) && vn_scan_exact(x, j + 2, "trăm") ?
		    j + 3 : j + 2;
	/* 2 chỉ vàng, mua 5 chỉ; 357 mẫu Anh */
	if (vn_scan_exact(x, j, "chỉ"))
		return tk(x, j + 1)->kind != TK_WORD ||
		    vn_scan_exact(x, j + 1, "vàng") ? j + 1 : 0;
	if (vn_scan_exact(x, j, "mẫu") && vn_scan_exact(x, j + 1, "Anh"))
		return j + 2;
	/* 5,8 độ Richter */
	if (vn_scan_exact(x, j, "độ") && (vn_scan_exact(x, j + 1, "Richter") ||
	    vn_scan_exact(x, j + 1, "richter")))
		return j + 2;
	if (c & WC_NOUN || (tk_cls(x, j) & WC_MEAS) == 0)
		return 0;
	/* 4G, 5M, vòng 9 V-League: no measures */
	if (tk_len(x, j) == 1 && (x->s[tk(x, j)->s] == 'G' ||
	    x->s[tk(x, j)->s] == 'M' || ((tk(x, j)->flags & TF_CAP) &&
	    tk_punct(x, j + 1, '-') && tk_glued(x, j + 1))))
		return 0;
	if (tk_glued(x, j + 1) && (tk_punct(x, j + 1, PU_SUPER) ||
	    (tk_num(x, j + 1) && tk_len(x, j + 1) == 1)))
		return tk_glued(x, j + 2) && tk(x, j + 2)->kind == TK_WORD ? 0 :
		    j + 2;
	return j + 1;
}

/*
 * A counted noun, one word of one or two syllables.  weak: any word that may be
 * a noun will do, else only those that certainly are counted.
 */
static size_t
noun(const struct vn_scan *x, size_t j, int weak)
{
	const struct vn_tk *t = tk(x, j);
	uint32_t pair = vn_scan_pair(x, j);

	if (t->kind != TK_WORD)
		return 0;
	/* 828đơn vị: only what is certain may hang on its number */
	if (tk_glued(x, j))
		return (pair & WC_NOUN) && !(t->flags & TF_CAP) ? j + 2 : 0;
	/* 6 Luật, 2 Nghị quyết; not 2 Nghị quyết số 12 */
	if ((t->flags & TF_CAP) && ((t->cls & WC_LAW) || (pair & (WC_DOC |
	    WC_LAW)))) {
		j += pair & (WC_DOC | WC_LAW) ? 2 : 1;
		return weak && !tk_is(x, j, W_SO) && !tk_num(x, j) &&
		    !(tk(x, j)->flags & TF_CAP) ? j : 0;
	}
	if (t->flags & TF_CAP)
		return weak && (t->flags & TF_UPPER) && t->e - t->s >= 2 &&
		    t->e - t->s <= 8 && !(t->cls & WC_STOP) &&
		    !vn_scan_roman(x, j) ? j + 1 : 0;
	/* 10 cựu cán bộ, 3 tân thành viên */
	if ((vn_scan_exact(x, j, "cựu") || vn_scan_exact(x, j, "tân")) &&
	    (vn_scan_pair(x, j + 1) & (WC_COUNT | WC_NOUN)) &&
	    !(tk(x, j + 1)->flags & TF_CAP))
		return j + 3;
	/* 3 quan sát viên, but not 3 quan sát thấy */
	if ((pair & WC_TRIPLE) && (!(pair & WC_STOP) ||
	    vn_scan_exact(x, j + 2, "viên") || vn_scan_exact(x, j + 2, "cơ")) &&
	    tk(x, j + 2)->kind == TK_WORD &&
	    !(tk(x, j + 2)->flags & TF_CAP) && !tk_glued(x, j + 2))
		return (tk_cls(x, j + 2) & WC_STOP) && (pair & WC_NOUN) ?
		    j + 2 : j + 3;
	/* 340 triệu năm ánh sáng */
	if (tk_is(x, j, W_NAM) && vn_scan_exact(x, j + 1, "ánh") &&
	    vn_scan_exact(x, j + 2, "sáng"))
		return j + 3;
	/* 33 ngày tuổi; năm tuổi is the age of a party member */
	if ((tk_is(x, j, W_NGAY) || tk_is(x, j, W_THANG) || tk_is(x, j, W_TUAN)) &&
	    vn_scan_exact(x, j + 1, "tuổi"))
		return j + 2;
	/* tiếng đồng hồ */
	if ((pair & WC_TIME) && tk_is(x, j + 1, W_DONG))
		return tk_is(x, j + 2, W_HO) ? j + 3 : j + 1;
	if (pair & (WC_COUNT | WC_NOUN | WC_TIME))
		return j + 2;
	if (pair & WC_STOP)
		return 0;
	if (t->cls & (WC_COUNT | WC_TIME))
		return j + 1;
	if (t->cls & (WC_STOP | WC_DATE | WC_DIGIT | WC_TENS))
		return 0;
	if (!weak)
		return 0;
	/* xi-lanh, pê-đan */
	for (j++; tk_punct(x, j, '-') && tk_glued(x, j) &&
	    tk_glued(x, j + 1) && tk(x, j + 1)->kind == TK_WORD; j += 2)
		;
	return j;
}

/* Scale words and what may stand among them: tỷ 300 triệu, triệu rưỡi. */
static size_t
scale(const struct vn_scan *x, size_t j)
{
	size_t k, steps;

	for (steps = 0; steps < 4; steps++) {
		while (is_scale(x, j))
			j++;
		if (tk_is(x, j, W_HALF))
			return j + 1;
		k = vn_num_digits(x, j);
		if (k == 0 || tk(x, k)->kind != TK_WORD ||
		    (tk_cls(x, k) & WC_SCALE) == 0)
			break;
		j = k;
	}
	return j;
}

/* The unit at token j behind a number: the token behind it, or 0. */
static size_t
unit_at(const struct vn_scan *x, size_t j, int weak)
{
	size_t k;

	/* 5 trăm nghìn */
	if ((vn_scan_exact(x, j, "trăm") || vn_scan_exact(x, j, "chục")) &&
	    (tk_cls(x, j + 1) & WC_SCALE) && tk(x, j + 1)->kind == TK_WORD)
		j++;
	if (is_scale(x, j)) {
		j = scale(x, j);
		if ((k = currency(x, j)) != 0 || (k = measure(x, j)) != 0 ||
		    (k = noun(x, j, 0)) != 0)
			return rates(x, k);
		return rates(x, j);
	}
	if ((k = currency(x, j)) != 0 || (k = measure(x, j)) != 0)
		return rates(x, k);
	/* A word that hangs on the number is a unit or part of a name. */
	if (tk(x, j)->kind == TK_WORD && tk_glued(x, j) &&
	    !(vn_scan_pair(x, j) & WC_NOUN))
		return (tk_is(x, j, W_H) || tk_is(x, j, W_PHUT)) ? j + 1 : 0;
	if ((k = noun(x, j, weak)) == 0)
		return 0;
	return rates(x, k);
}

/* 1m7: a length in metres and decimetres; 3h20 a time that was needed */
static size_t
split_unit(const struct vn_scan *x, size_t j)
{
	int metre = vn_scan_exact(x, j, "m");
	char c;

	if (!tk_glued(x, j) || (!metre && !tk_is(x, j, W_H)))
		return 0;
	if (!tk_num(x, j + 1) || !tk_glued(x, j + 1) || tk_len(x, j + 1) > 2 ||
	    (tk_glued(x, j + 2) && tk(x, j + 2)->kind == TK_WORD))
		return 0;
	/* 20m2, 20m3 are areas and volumes. */
	c = x->s[tk(x, j + 1)->s];
	return metre && tk_len(x, j + 1) == 1 && (c == '2' || c == '3') ? 0 :
	    j + 2;
}

/* --- around the number --- */

/* How much of what follows a number may be its unit. */
enum {
	NONE,
	LABELLED,	/* phòng 5: only money, measures, % and scale words */
	CERTAIN,	/* and nouns that certainly are counted */
	ANY
};

/* Punctuation right before the number at token i. */
static int
trust_punct(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i - 1);

	switch (t->id) {
	case '(': case '"': case '\'': case '[': case '~': case '>': case '<':
	case '=': case '+': case PU_DOTS: case PU_OTHER:
		return ANY;
	case '-':
		if (t->flags & TF_SPACE)
			return ANY;
		/* FALLTHROUGH */
	case ':': case ',':
		/* not what hangs on more text: 9:30, 10-15 */
		return i > 1 && tk_num(x, i - 2) ? NONE : CERTAIN;
	}
	return NONE;
}

/* A word before the number at token i that makes it a label: phòng 5, quốc lộ 1. */
static int
label(const struct vn_scan *x, size_t i)
{
	if ((tk_cls(x, i - 1) & WC_LABEL) == 0)
		return 0;
	/* hối lộ 80 cảnh sát */
	return !vn_scan_exact(x, i - 1, "lộ") || i < 2 ||
	    vn_scan_exact(x, i - 2, "quốc") || vn_scan_exact(x, i - 2, "tỉnh") ||
	    vn_scan_exact(x, i - 2, "hương");
}

/* What is counted even behind a label: lớp 30 người, tuần 3 buổi, trang 20 tuổi. */
static int
counted(const struct vn_scan *x, size_t j)
{
	static const char *const words[] = { "người", "tuổi", "chiếc", "ca",
	    "vụ", "con", "lượt", "suất", "cặp", "buổi", "lần", "điểm",
	    "trận", "bàn" };

	return vn_scan_one_of(x, j, words, sizeof words / sizeof words[0]);
}

/* What stands before the number of tokens i to j tells how far to trust it. */
static int
trust(const struct vn_scan *x, size_t i, size_t j)
{
	const struct vn_tk *t;

	if (i == 0)
		return ANY;
	t = tk(x, i - 1);
	if (tk_glued(x, i))
		return t->kind == TK_PUNCT ? trust_punct(x, i) : NONE;
	/* 3 behind 2, and 4 of 30 - 4, which is a day */
	if (t->kind == TK_NUM || (tk_punct(x, i - 1, '-') && i > 1 &&
	    vn_scan_value(x, i - 2) > vn_scan_value(x, i)))
		return CERTAIN;
	if (t->kind != TK_WORD)
		return ANY;
	/* trong vòng 20 ngày, but vòng 2 */
	if (vn_scan_exact(x, i - 1, "vòng") && i > 1 &&
	    tk_is(x, i - 2, W_TRONG))
		return ANY;
	/* trong số 14 bị can, but số 14 */
	if (t->id == W_SO && i > 1 && (tk_is(x, i - 2, W_TRONG) ||
	    vn_scan_exact(x, i - 2, "tổng")))
		return ANY;
	/* sinh viên năm 2 trường A */
	if (t->id == W_NAM && j == i + 1 && tk_len(x, i) == 1 && i > 1 &&
	    (vn_scan_exact(x, i - 2, "viên") || vn_scan_exact(x, i - 2, "học") ||
	    vn_scan_exact(x, i - 2, "SV")))
		return LABELLED;
	/* doanh số 109.435 chiếc; nhóm 5 bảo vệ */
	if (label(x, i))
		return j > i + 1 || vn_scan_exact(x, i - 1, "nhóm") ? CERTAIN :
		    LABELLED;
	/* A name before it: iPhone 7, Airbus 320; not the first word. */
	if ((t->flags & TF_CAP) && i > 1 && tk(x, i - 2)->kind != TK_PUNCT)
		return CERTAIN;
	/* 2017 công ty: rather a year. */
	if (tk_len(x, i) == 4 && j == i + 1 && vn_scan_value(x, i) >= 1900 &&
	    vn_scan_value(x, i) <= 2100)
		return CERTAIN;
	return ANY;
}

static size_t
unit_for(const struct vn_scan *x, size_t i, size_t j)
{
	int how = trust(x, i, j);
	size_t end;

	if (how == NONE)
		return 0;
	if ((end = split_unit(x, j)) != 0)
		return end;
	if (how == LABELLED && tk(x, j)->kind == TK_WORD && !counted(x, j) &&
	    (tk_cls(x, j) & (WC_SCALE | WC_CURR | WC_MEAS)) == 0)
		return 0;
	return unit_at(x, j, how == ANY);
}

/* 65 - 75 triệu, 3-4 người, 3 đến 5 ngày; j behind the first number */
static size_t
range(const struct vn_scan *x, size_t i, size_t j)
{
	size_t k;
	int between = tk_punct(x, j, '-') && tk_glued(x, j) ==
	    tk_glued(x, j + 1);

	if (!between && !tk_is(x, j, W_DEN))
		return 0;
	/* 25 đến dưới 35 triệu */
	if (!between && vn_scan_exact(x, j + 1, "dưới"))
		j++;
	if ((k = vn_num_digits(x, j + 1)) == 0)
		return 0;
	/* 30 - 4 is a day, or a score. */
	if (between && j == i + 1 && k == j + 2 && vn_scan_value(x, i) >
	    vn_scan_value(x, j + 1) && tk(x, k)->kind == TK_WORD)
		return 0;
	/* One more group makes it a code or a date: 1-2-3. */
	if (tk_punct(x, k, '-') && tk_glued(x, k))
		return 0;
	/* tập 2 đến 3 buổi: no number of a volume */
	if (!between && trust(x, i, j) == LABELLED)
		return unit_at(x, k, 0);
	return unit_for(x, i, k);
}

/* 18x26 cm, 5x14m, 20 x 30 x 40 cm: lengths multiplied; j behind the first number */
static size_t
product(const struct vn_scan *x, size_t i, size_t j)
{
	size_t k = j, n, steps;

	for (steps = 0; steps < 2 && (vn_scan_exact(x, k, "x") ||
	    tk_punct(x, k, PU_TIMES)) && tk_glued(x, k) == tk_glued(x, k + 1) &&
	    (n = vn_num_digits(x, k + 1)) != 0; steps++)
		k = n;
	return k > j && trust(x, i, j) != NONE && (tk_cls(x, k) & WC_MEAS) ?
	    measure(x, k) : 0;
}

/* 200.000/ngày: a sum without its unit; j behind the number */
static size_t
bare_rate(const struct vn_scan *x, size_t i, size_t j)
{
	size_t end = j > i + 1 && trust(x, i, j) != NONE && tk_glued(x, j) &&
	    (tk_cls(x, j + 1) & (WC_TIME | WC_COUNT)) ? rates(x, j) : j;

	return end > j ? end : 0;
}

/* 1/3 dân số, 4/4 xã, 24/24 giờ */
static size_t
fraction(const struct vn_scan *x, size_t i)
{
	size_t j = i + 3, k;

	if (!tk_punct(x, i + 1, '/') || tk_glued(x, i + 1) != tk_glued(x, i + 2) ||
	    vn_scan_value(x, i) < 0 || vn_scan_value(x, i) > 100 ||
	    vn_scan_value(x, i + 2) > 100 ||
	    vn_scan_value(x, i) > vn_scan_value(x, i + 2))
		return 0;
	if (vn_scan_value(x, i) == 24 && (tk_is(x, j, W_GIO) ||
	    tk_is(x, j, W_G) || tk_is(x, j, W_H)))
		return j + 1;
	/* 4/4 xã; 18/23 tàu can be no date */
	if ((tk_cls(x, j) & WC_TIME) == 0 && (k = noun(x, j,
	    vn_scan_value(x, i + 2) > 12)) != 0)
		return k;
	if (vn_scan_value(x, i) == vn_scan_value(x, i + 2))
		return 0;
	if (tk_is(x, j, W_SO) && !tk_glued(x, j))
		return j + 1;
	if (vn_scan_exact(x, j, "dân") || vn_scan_exact(x, j, "diện") ||
	    vn_scan_exact(x, j, "tổng") || vn_scan_exact(x, j, "chặng") ||
	    vn_scan_exact(x, j, "quãng"))
		return j + 2;
	return 0;
}

/* 15, 16 tuổi; ba, bốn triệu: the next whole number behind a comma; its token, or 0. */
static size_t
next_whole(const struct vn_scan *x, size_t i)
{
	int words = tk(x, i)->kind == TK_WORD;

	if (!tk_punct(x, i + 1, ',') || !tk_glued(x, i + 1) || tk_glued(x, i + 2) ||
	    tk(x, i + 2)->kind != tk(x, i)->kind)
		return 0;
	if (words)
		return (tk_cls(x, i) & tk_cls(x, i + 2) & WC_DIGIT) &&
		    tk(x, i + 2)->val == tk(x, i)->val + 1 ? i + 2 : 0;
	return tk_len(x, i) <= 2 && x->s[tk(x, i)->s] != '0' &&
	    vn_scan_value(x, i + 2) == vn_scan_value(x, i) + 1 ? i + 2 : 0;
}

size_t
vn_num_at(const struct vn_scan *x, size_t i)
{
	size_t end, j;

	if (tk(x, i)->kind == TK_WORD) {
		if ((j = next_whole(x, i)) == 0)
			j = i;
		if ((j = in_words(x, j)) == 0)
			return 0;
		if ((end = currency(x, j)) != 0 || (end = measure(x, j)) != 0 ||
		    (end = noun(x, j, 0)) != 0)
			return rates(x, end);
		return j;
	}
	if ((j = vn_num_digits(x, i)) == 0)
		return 0;
	if ((end = range(x, i, j)) != 0)
		return end;
	if (j == i + 1 && next_whole(x, i) != 0 && trust(x, i, j) == ANY &&
	    vn_num_digits(x, i + 2) == i + 3 && (end = unit_at(x, i + 3, 0)) != 0)
		return end;
	if ((end = product(x, i, j)) != 0)
		return end;
	if ((end = unit_for(x, i, j)) != 0)
		return end;
	if ((end = bare_rate(x, i, j)) != 0)
		return end;
	return trust(x, i, j) == ANY ? fraction(x, i) : 0;
}
