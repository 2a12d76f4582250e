#include "tok_parts.h"

/* Abbreviations in capitals, or odd ones, whose full stop belongs to them. */
static const char *const abbrs[] = {
	"BS", "BSCK", "BSCKI", "BSCKII", "CK", "CKI", "CKII", "DS", "GS",
	"GVC", "KS", "KT", "KTS", "LS", "NCS", "NGND", "NGƯT", "NNND", "NNƯT",
	"NSND", "NSƯT", "NXB", "No", "PGS", "PTS", "QL", "THS", "TL", "TM",
	"TP", "TS", "TSKH", "TTND", "TTƯT", "TUQ", "TX", "ThS", "VD", "Vd",
	"bs", "gs", "pgs", "ths", "tp", "ts", "tx", "vd", "ĐT", "Ô"
};
/* Onsets written with more than one letter: Kh. Nguyễn Th. */
static const char *const onsets[] = {
	"Ch", "Gh", "Gi", "Kh", "NG", "Ng", "Nh", "PH", "Ph", "TH", "TR", "Th",
	"Tr"
};

static int
is_vowel(int32_t cp)
{
	return cp >= 0x80 ? cp != 0x110 && cp != 0x111 :
	    strchr("aeiouyAEIOUY", cp) != NULL;
}

int
vn_tok_shape(const struct vn_tok_scan *x, size_t a, size_t b)
{
	size_t p = a;
	int32_t cp;
	int first, l, n = 0, vowels = 0, ups = 0, up;

	if (b - a > 8)
		return P_PLAIN;
	first = vn_tok_upper_at(x, a, NULL);
	for (; p < b; p += (size_t)l) {
		l = get(x, p, &cp);
		if (cp < 0 || (cp < 0x80 && !is_upper(cp) && !is_lower(cp)))
			return P_PLAIN;
		if (vn_tok_kind(cp) == K_JOIN && cp >= 0x300)
			continue;		/* NFD */
		up = vn_tok_upper_at(x, p, NULL);
		ups += up;
		vowels += is_vowel(cp);
		n++;
	}
	if (VN_TOK_IN(abbrs, x->s + a, b - a))
		return P_ABBR;
	if (n == 1)
		return first ? P_CAP1 : P_LOW1;
	if (n == 2 && VN_TOK_IN(onsets, x->s + a, b - a))
		return P_ONSET;
	return first && ups == 1 && vowels == 0 && n <= 4 ? P_ABBR : P_PLAIN;
}

/* Nothing but closing marks and white space from p to the end of the line? */
static int
at_eol(const struct vn_tok_scan *x, size_t p)
{
	int32_t cp;
	int i;

	for (i = 0; i < 8 && p < x->n; i++) {
		p += (size_t)get(x, p, &cp);
		if (cp != ' ' && cp != '\t' && cp != '\r' && cp != '\n' &&
		    cp != '"' && cp != '\'' && cp != ')' && cp != ']' &&
		    cp != 0x201d && cp != 0x2019 && cp != 0xbb && cp != 0xa0)
			return 0;
	}
	return p >= x->n;
}

/* Are [p, e) two to four letters, none a vowel?  HCM, hn */
static int
consonants(const struct vn_tok_scan *x, size_t p, size_t e)
{
	size_t b = p;
	int32_t cp;
	int len;

	if (e - b < 2 || e - b > 4)
		return 0;
	for (; p < e; p += (size_t)len) {
		len = get(x, p, &cp);
		if (vn_tok_kind_at(x, p) != K_LETTER || is_vowel(cp))
			return 0;
	}
	return 1;
}

/* A letter at p: does the dot before it join it to a piece of shape sh? */
static int
dot_letter(const struct vn_tok_scan *x, size_t p, int sh)
{
	size_t e = vn_tok_run(x, p);
	int next = vn_tok_shape(x, p, e), up = vn_tok_upper_at(x, p, NULL);

	switch (sh) {
	case P_LOW1:			/* v.v  a.m  but no list mark a.Nội */
		return next == P_LOW1;
	case P_CAP1:			/* N.Anh  T.Ư  C.Th.  P.s */
		return up || next == P_LOW1;
	case P_ONSET:
		return up;
	case P_ABBR:			/* GS.TS  TP.HCM, but TP.|Hà Nội */
		return next == P_ABBR || consonants(x, p, e);
	default:
		return 0;
	}
}

/* A capital and a dot at p? */
static int
initial_at(const struct vn_tok_scan *x, size_t p)
{
	int l;

	return vn_tok_upper_at(x, p, &l) && at(x, p + (size_t)l) == '.';
}

int
vn_tok_dot(const struct vn_tok_scan *x, size_t a, size_t p, int dotted)
{
	int k = vn_tok_kind_at(x, p + 1), sh;

	if (at(x, p + 1) == '.')	/* v.v... */
		return dotted && vn_tok_shape(x, a, p) == P_LOW1 ? 2 : 0;
	if (k == K_DIGIT && p > a && is_digit(x->s[p - 1]))
		return 2;		/* v1.2 */
	sh = vn_tok_shape(x, a, p);
	if (sh == P_PLAIN)
		return 0;
	if (k == K_DIGIT)		/* Q.1 */
		return sh != P_LOW1 || strchr("qph", x->s[a]) != NULL ? 2 : 0;
	if (k == K_LETTER) {
		if (dot_letter(x, p + 1, sh))
			return 2;
		return sh == P_ABBR;
	}
	if (dotted)
		return 1;
	if (sh == P_LOW1)		/* q. 1 */
		return (x->s[a] == 'q' || x->s[a] == 'p') &&
		    at(x, p + 1) == ' ' && is_digit(at(x, p + 2));
	if (sh == P_CAP1 && x->v->n == 0 && at(x, p + 1) == ' ' &&
	    vn_tok_upper_at(x, p + 2, NULL) && !initial_at(x, p + 2))
		return 0;		/* A. Mở đầu: a list mark */
	return !at_eol(x, p + 1);
}
