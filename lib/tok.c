/*
 * The scanner looks at each byte's class once; what needs a second look (dots,
 * hyphens, slashes, addresses, emoticons) is asked only at the byte where it
 * can begin, and every such look is bounded, so that the whole stays linear.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "tok.h"
#include "utf8.h"

enum {
	OTH,			/* ASCII punctuation and symbols */
	LET,			/* ASCII letter, '_' */
	DIG,
	SPC,
	CTL,			/* C0 controls that are no space, DEL */
	L2,			/* leads of two bytes: letters or marks */
	LC3,			/* U+00C0-00FF: letters but for two */
	LE1,			/* U+1000-1FFF */
	GEN,			/* other leads: look at the code point */
	TRL,			/* trailing bytes */
	TMD,			/* the same, of U+00D7 and U+00F7 */
	TE1,			/* the same, of U+1E00-1EFF */
	BAD,			/* no lead */
	CLASSES
};

#define X4(a)	a, a, a, a
#define X8(a)	X4(a), X4(a)
#define X16(a)	X8(a), X8(a)
static const unsigned char bclass[256] = {
	X8(CTL), CTL, SPC, SPC, SPC, SPC, SPC, CTL, CTL, X16(CTL),
	SPC, X8(OTH), X4(OTH), OTH, OTH, OTH,
	X8(DIG), DIG, DIG, OTH, OTH, OTH, OTH, OTH, OTH,
	OTH, X8(LET), X8(LET), X8(LET), LET, LET, OTH, OTH, OTH, OTH, LET,
	OTH, X8(LET), X8(LET), X8(LET), LET, LET, OTH, OTH, OTH, OTH, CTL,
	X16(TRL), X4(TRL), TRL, TRL, TRL, TMD, X8(TRL),
	X16(TRL), X4(TRL), TRL, TRL, TRL, TMD, X4(TE1), X4(TRL),
	BAD, BAD, GEN, LC3,			/* C0-C3 */
	L2, L2, L2, L2, L2, L2, L2,		/* C4-CA: U+0100-02BF */
	GEN, L2, GEN, GEN, GEN,			/* CC: U+0300-033F, marks */
	X16(GEN), GEN, LE1, X8(GEN), X4(GEN), GEN, GEN,
	GEN, GEN, GEN, GEN, GEN, BAD, BAD, BAD, X8(BAD)
};

/*
 * Vietnamese words without a branch a byte: states between the bytes of a
 * letter.  STOP leaves the rest to the slow path.
 */
enum { S_0, S_T, S_C3, S_E1, STATES, STOP = 0xff };
static const unsigned char dfa[STATES][CLASSES] = {
	[S_0] = {
		STOP, S_0, S_0, STOP, STOP, S_T, S_C3, S_E1,
		STOP, STOP, STOP, STOP, STOP
	},
	[S_T] = { X8(STOP), STOP, S_0, S_0, S_0, STOP },
	[S_C3] = { X8(STOP), STOP, S_0, STOP, S_0, STOP },
	[S_E1] = { X8(STOP), STOP, STOP, STOP, S_T, STOP }
};

/* What a code point is to the scanner. */
enum { K_OTHER, K_LETTER, K_DIGIT, K_SPACE, K_PUNCT, K_JOIN, K_EMOJI };

struct scan {
	const unsigned char *s;
	size_t	 n;
	size_t	 p;		/* the next byte */
	struct vn_toks *v;
	size_t	 nodom;		/* no domain name begins before here */
	int	 space;		/* white space before p */
	int	 open;		/* round brackets that are open */
};

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
static const char *const tlds[] = {
	"app", "asia", "biz", "blog", "club", "com", "dev", "edu", "eu", "fr",
	"gov", "info", "io", "jp", "net", "news", "online", "org", "shop",
	"site", "tv", "uk", "vn", "xyz"
};
static const char *const exts[] = {
	"apk", "asp", "aspx", "avi", "conf", "css", "csv", "doc", "docx", "exe",
	"gif", "htm", "html", "iso", "jpeg", "jpg", "js", "json", "mkv", "mp3",
	"mp4", "ods", "odt", "pdf", "php", "png", "ppt", "pptx", "py", "rar",
	"svg", "txt", "xls", "xlsx", "xml", "zip"
};
#define IN(list, s, n)	in_list(list, sizeof(list) / sizeof(*(list)), s, n)

static int
in_list(const char *const *list, size_t count, const unsigned char *s,
    size_t n)
{
	size_t i;

	for (i = 0; i < count; i++)
		if ((unsigned char)list[i][0] == s[0] &&
		    strlen(list[i]) == n && memcmp(list[i], s, n) == 0)
			return 1;
	return 0;
}

static int
is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static int
is_lower(int c)
{
	return c >= 'a' && c <= 'z';
}

static int
is_upper(int c)
{
	return c >= 'A' && c <= 'Z';
}

static int
is_alnum(int c)
{
	return is_digit(c) || is_lower(c) || is_upper(c);
}

/* The byte at p, 0 behind the end. */
static int
at(const struct scan *x, size_t p)
{
	return p < x->n ? x->s[p] : 0;
}

static int
get(const struct scan *x, size_t p, int32_t *cp)
{
	return vn_utf8_get((const char *)x->s + p, x->n - p, cp);
}

static int
is_emoji(int32_t cp)
{
	if (cp < 0x203c || (cp >= 0x2500 && cp < 0x2600))
		return 0;
	if (cp >= 0x1f1e6 && cp <= 0x1f1ff)	/* regional indicators */
		return 1;
	return utf8proc_get_property(cp)->boundclass ==
	    UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* Code points beyond ASCII; cp may be -1, which is taken for a letter. */
static int
kind(int32_t cp)
{
	if (cp < 0)
		return K_LETTER;
	if (cp == 0x85 || cp == 0x2028 || cp == 0x2029)
		return K_SPACE;
	if (cp == 0xad || (cp >= 0x200b && cp <= 0x200d) || cp == 0x2060 ||
	    cp == 0xfeff)
		return K_JOIN;
	if (cp == 0xb2 || cp == 0xb3 || cp == 0xb9 ||
	    (cp >= 0x2070 && cp <= 0x2089))	/* m², CO₂ */
		return K_JOIN;
	if (is_emoji(cp))
		return K_EMOJI;
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return K_LETTER;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return K_JOIN;
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return K_DIGIT;
	case UTF8PROC_CATEGORY_ZS:
		return K_SPACE;
	case UTF8PROC_CATEGORY_PC:
	case UTF8PROC_CATEGORY_PD:
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PI:
	case UTF8PROC_CATEGORY_PF:
	case UTF8PROC_CATEGORY_PO:
		return K_PUNCT;
	default:
		return K_OTHER;
	}
}

/* The kind of what stands at p; K_SPACE behind the end. */
static int
kind_at(const struct scan *x, size_t p)
{
	int32_t cp;

	if (p >= x->n)
		return K_SPACE;
	switch (bclass[x->s[p]]) {
	case LET:
		return K_LETTER;
	case DIG:
		return K_DIGIT;
	case SPC:
		return K_SPACE;
	case OTH:
	case CTL:
		return K_OTHER;
	default:
		get(x, p, &cp);
		return kind(cp);
	}
}

static int
word_at(const struct scan *x, size_t p)
{
	int k = kind_at(x, p);

	return k == K_LETTER || k == K_DIGIT;
}

/* Is the letter at p a capital?  And what is its length? */
static int
upper_at(const struct scan *x, size_t p, int *len)
{
	int32_t cp;
	int l;

	if (p >= x->n)
		return 0;
	l = get(x, p, &cp);
	if (len != NULL)
		*len = l;
	return cp < 0x80 ? is_upper(cp) :
	    utf8proc_category(cp) == UTF8PROC_CATEGORY_LU;
}

static int
lower_at(const struct scan *x, size_t p)
{
	return kind_at(x, p) == K_LETTER && !upper_at(x, p, NULL);
}

/* As word_run(), for letters that need a look. */
static size_t
word_slow(const struct scan *x, size_t p)
{
	size_t len;
	int32_t cp;
	int k;

	while (p < x->n) {
		switch (bclass[x->s[p]]) {
		case LET:
		case DIG:
		case BAD:
		case TRL:
		case TMD:
		case TE1:
			p++;
			break;
		case L2:
		case LC3:
		case LE1:
		case GEN:
			len = (size_t)get(x, p, &cp);
			k = kind(cp);
			if (k != K_LETTER && k != K_DIGIT && k != K_JOIN)
				return p;
			p += len;
			if (cp == 0x20e3)	/* a keycap is whole */
				return p;
			break;
		default:
			return p;
		}
	}
	return p;
}

/* The end of the run of letters, marks, digits and ill-formed bytes at p. */
static size_t
word_run(const struct scan *x, size_t p)
{
	const unsigned char *s = x->s;
	size_t n = x->n;
	unsigned int st, next;

	for (st = S_0; p < n; p++, st = next)
		if ((next = dfa[st][bclass[s[p]]]) == STOP)
			break;
	if (st != S_0)		/* back to the end of the last whole letter */
		while ((s[--p] & 0xc0) == 0x80)
			continue;
	return p < n && bclass[s[p]] > CTL ? word_slow(x, p) : p;
}

void
vn_toks_fini(struct vn_toks *v)
{
	free(v->t);
	v->t = NULL;
	v->n = v->cap = 0;
}

static int
grow(struct vn_toks *v)
{
	size_t cap = v->cap == 0 ? 64 : v->cap * 2;
	struct vn_tok *t;

	if (cap > SIZE_MAX / sizeof(*t) ||
	    (t = realloc(v->t, cap * sizeof(*t))) == NULL) {
		errno = ENOMEM;
		return -1;
	}
	v->t = t;
	v->cap = cap;
	return 0;
}

/* Token [x->p, end). */
static inline int
push(struct scan *x, size_t end, int cls)
{
	struct vn_toks *v = x->v;
	struct vn_tok *t;

	if (v->n == v->cap && grow(v) == -1)
		return -1;
	t = &v->t[v->n++];
	t->start = (uint32_t)x->p;
	t->end = (uint32_t)end;
	t->cls = (uint8_t)cls;
	t->space = (uint8_t)x->space;
	x->p = end;
	x->space = 0;
	return 0;
}

/* The last token, if it touches p. */
static struct vn_tok *
last(const struct scan *x)
{
	return x->space || x->v->n == 0 ? NULL : &x->v->t[x->v->n - 1];
}

/*
 * Addresses.
 */

/* The end of the host name at p; its last label begins at *lab. */
static size_t
host_end(const struct scan *x, size_t p, size_t *lab, int *dots)
{
	size_t max = x->n - p > 253 ? p + 253 : x->n;

	*dots = 0;
	*lab = p;
	for (; p < max; p++) {
		if (is_alnum(x->s[p]) || ((x->s[p] == '-' ||
		    x->s[p] == '_') && is_alnum(at(x, p + 1))))
			continue;
		if (x->s[p] != '.' || !is_alnum(at(x, p + 1)))
			break;
		++*dots;
		*lab = p + 1;
	}
	return p;
}

/* The end of what belongs to an address from p on, without closing marks. */
static size_t
url_end(const struct scan *x, size_t p)
{
	size_t b = p, q, r;
	int depth = 0;

	while (p < x->n) {
		if (x->s[p] > 0x20 && x->s[p] < 0x7f) {
			if (strchr("<>\"`{}|\\^", x->s[p]) != NULL)
				break;
			depth += (x->s[p] == '(') - (x->s[p] == ')');
			if (depth < 0)
				break;
			p++;
		} else if (x->s[p] >= 0x80 && (q = word_run(x, p)) > p)
			p = q;
		else
			break;
	}
	for (r = p; r > b && strchr(".,;:!?'*(]", x->s[r - 1]) != NULL; r--)
		continue;
	return r;
}

/* Is [a, b) a top-level name, or (cls WORD) a file's suffix? */
static int
known_suffix(const struct scan *x, size_t t0, size_t a, size_t b, int *cls)
{
	unsigned char w[8];
	size_t i, n = b - a, up = 0;

	if (n < 2 || n > 7)
		return 0;
	for (i = 0; i < n; i++) {
		up += is_upper(x->s[a + i]);
		w[i] = x->s[a + i] | 0x20;
	}
	if (up > 0 && up < n)
		return 0;
	*cls = VN_TOK_URL;
	if (IN(tlds, w, n))
		return 1;
	/* com.sg, co.th, ac.uk */
	if (n == 2 && is_lower(w[0]) && is_lower(w[1]) && a - t0 > 4 &&
	    (memcmp(x->s + a - 4, ".co.", 4) == 0 ||
	    memcmp(x->s + a - 4, ".ac.", 4) == 0 ||
	    memcmp(x->s + a - 4, "com.", 4) == 0 ||
	    memcmp(x->s + a - 4, "org.", 4) == 0))
		return 1;
	*cls = VN_TOK_WORD;
	return IN(exts, w, n);
}

/*
 * A host or file name whose first label is [t0, p), with a dot at p: its end,
 * or 0.  At most 253 bytes are looked at, and those not again.
 */
static size_t
domain(struct scan *x, size_t t0, size_t p, int *cls)
{
	size_t e, lab, q;
	int dots, found, www;

	if (p < x->nodom || p - t0 > 63 ||
	    !(is_lower(at(x, p + 1)) || is_digit(at(x, p + 1)) ||
	    (is_upper(at(x, p + 1)) && is_upper(at(x, p + 2)))))
		return 0;
	for (q = t0; q < p; q++)
		if (!is_alnum(x->s[q]) && x->s[q] != '-' && x->s[q] != '_')
			return 0;
	www = p - t0 == 3 && memcmp(x->s + t0, "www", 3) == 0;
	e = host_end(x, p + 1, &lab, &dots);
	x->nodom = e;
	if (word_at(x, e) || at(x, e) == '@')
		return 0;
	found = VN_TOK_URL;
	if (!(www && dots > 0) && !known_suffix(x, t0, lab, e, &found))
		return 0;
	*cls = found;
	if (found == VN_TOK_URL) {
		if (at(x, e) == ':' && is_digit(at(x, e + 1)))
			for (e++; is_digit(at(x, e)); e++)
				continue;
		if (at(x, e) == '/' || at(x, e) == '?')
			e = url_end(x, e);
	}
	return e;
}

static int
is_local(int c)
{
	return is_alnum(c) || c == '.' || c == '_' || c == '%' || c == '+' ||
	    c == '-';
}

/* '@' at p: an e-mail address, whose first part the tokens before p hold. */
static int
email(struct scan *x)
{
	struct vn_toks *v = x->v;
	size_t b = x->p, e, i, k, lab;
	int dots;

	for (k = v->n; k > 0 && v->t[k - 1].end == b; b = v->t[--k].start) {
		if (x->p - v->t[k - 1].start > 64)
			break;
		for (i = v->t[k - 1].start; i < b && is_local(x->s[i]); i++)
			continue;
		if (i < b)
			break;
	}
	if (k == v->n || !is_alnum(at(x, x->p + 1)))
		return 0;
	e = host_end(x, x->p + 1, &lab, &dots);
	if (dots == 0 || e - lab < 2 || word_at(x, e))
		return 0;
	x->space = v->t[k].space;
	x->p = b;
	v->n = k;
	return push(x, e, VN_TOK_EMAIL) == -1 ? -1 : 1;
}

/* "://" at p behind a scheme: the last token becomes an address. */
static int
scheme(struct scan *x)
{
	static const char *const schemes[] = {
		"FTP", "HTTP", "HTTPS", "Http", "Https", "file", "ftp", "git",
		"http", "https", "sftp", "ssh", "tel", "ws", "wss"
	};
	struct vn_tok *t = last(x);
	size_t e;

	if (t == NULL || at(x, x->p + 1) != '/' || at(x, x->p + 2) != '/' ||
	    !IN(schemes, x->s + t->start, t->end - t->start))
		return 0;
	e = url_end(x, x->p + 3);
	if (e == x->p + 3)
		return 0;
	t->end = (uint32_t)e;
	t->cls = VN_TOK_URL;
	x->p = e;
	return 1;
}

/*
 * Words, abbreviations, numbers.
 */

/* The shape of a piece between dots. */
enum { P_PLAIN, P_LOW1, P_CAP1, P_ONSET, P_ABBR };

static int
is_vowel(int32_t cp)
{
	return cp >= 0x80 ? cp != 0x110 && cp != 0x111 :
	    strchr("aeiouyAEIOUY", cp) != NULL;
}

/*
 * The shape of [a, b).  A capital with one to three small consonants behind it
 * (Ths. Mr. Tp.) cannot be a Vietnamese word.
 */
static int
piece(const struct scan *x, size_t a, size_t b)
{
	size_t p = a;
	int32_t cp;
	int first, l, n = 0, vowels = 0, ups = 0, up;

	if (b - a > 8)
		return P_PLAIN;
	first = upper_at(x, a, NULL);
	for (; p < b; p += (size_t)l) {
		l = get(x, p, &cp);
		if (cp < 0 || (cp < 0x80 && !is_upper(cp) && !is_lower(cp)))
			return P_PLAIN;
		if (kind(cp) == K_JOIN && cp >= 0x300)
			continue;		/* NFD */
		up = upper_at(x, p, NULL);
		ups += up;
		vowels += is_vowel(cp);
		n++;
	}
	if (IN(abbrs, x->s + a, b - a))
		return P_ABBR;
	if (n == 1)
		return first ? P_CAP1 : P_LOW1;
	if (n == 2 && IN(onsets, x->s + a, b - a))
		return P_ONSET;
	return first && ups == 1 && vowels == 0 && n <= 4 ? P_ABBR : P_PLAIN;
}

/* Nothing but closing marks and white space from p to the end of the line? */
static int
at_eol(const struct scan *x, size_t p)
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
consonants(const struct scan *x, size_t p, size_t e)
{
	size_t b = p;
	int32_t cp;

	if (e - b < 2 || e - b > 4)
		return 0;
	for (; p < e; p += (size_t)get(x, p, &cp))
		if (kind_at(x, p) != K_LETTER || (get(x, p, &cp), is_vowel(cp)))
			return 0;
	return 1;
}

/* A letter at p: does the dot before it join it to a piece of shape sh? */
static int
dot_letter(const struct scan *x, size_t p, int sh)
{
	size_t e = word_run(x, p);
	int next = piece(x, p, e), up = upper_at(x, p, NULL);

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
initial_at(const struct scan *x, size_t p)
{
	int l;

	return upper_at(x, p, &l) && at(x, p + (size_t)l) == '.';
}

/*
 * A dot at p behind the piece [a, p) of a token with other dots before it if
 * dotted.  0: it is no part of the token; 1: it is its last byte; 2: the token
 * goes on behind it.
 */
static int
dot_word(const struct scan *x, size_t a, size_t p, int dotted)
{
	int k = kind_at(x, p + 1), sh;

	if (at(x, p + 1) == '.')	/* v.v... */
		return dotted && piece(x, a, p) == P_LOW1 ? 2 : 0;
	if (k == K_DIGIT && p > a && is_digit(x->s[p - 1]))
		return 2;		/* v1.2 */
	sh = piece(x, a, p);
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
	    upper_at(x, p + 2, NULL) && !initial_at(x, p + 2))
		return 0;		/* A. Mở đầu: a list mark */
	return !at_eol(x, p + 1);
}

/* Length of a hyphen at p: - and U+2010, U+2011; between digits also dashes. */
static size_t
hyphen(const struct scan *x, size_t p, int digits)
{
	if (x->s[p] == '-')
		return 1;
	if (x->s[p] != 0xe2 || at(x, p + 1) != 0x80)
		return 0;
	return at(x, p + 2) == 0x90 || at(x, p + 2) == 0x91 || (digits &&
	    (at(x, p + 2) == 0x92 || at(x, p + 2) == 0x93)) ? 3 : 0;
}

/* Length of the apostrophe at p, or 0: ' and U+2019; U+2018 (H‘Lăng) if odd. */
static size_t
apostrophe(const struct scan *x, size_t p, int odd)
{
	if (x->s[p] == '\'')
		return 1;
	return x->s[p] == 0xe2 && at(x, p + 1) == 0x80 &&
	    (at(x, p + 2) == 0x99 || (odd && at(x, p + 2) == 0x98)) ? 3 : 0;
}

/*
 * p is behind the piece [a, p) of a word: the place from where the word goes
 * on behind a mark at p, or 0.
 */
static size_t
glue_word(const struct scan *x, size_t t0, size_t a, size_t p)
{
	size_t l;

	switch (x->s[p]) {
	case '-':
	case '\'':
	case 0xe2:
		if ((l = hyphen(x, p, 0)) > 0)
			return word_at(x, p + l) ? p + l : 0;
		l = apostrophe(x, p, p - t0 < 3 && upper_at(x, t0, NULL));
		return l > 0 && kind_at(x, p + l) == K_LETTER ? p + l : 0;
	case '&':
		return is_upper(x->s[p - 1]) && is_upper(at(x, p + 1)) ?
		    p + 1 : 0;
	case '+':			/* C++ O+ */
		if (p - t0 != 1)
			return 0;
		l = at(x, p + 1) == '+' ? 2 : 1;
		return !word_at(x, p + l) && at(x, p + l) != '+' ? p + l : 0;
	case '/':			/* đ/c v/v */
		if (a != t0 || p - a > 2 || piece(x, a, p) == P_PLAIN)
			return 0;
		l = word_run(x, p + 1);
		return l - p > 1 && l - p <= 3 && at(x, l) != '/' &&
		    piece(x, p + 1, l) != P_PLAIN ? p + 1 : 0;
	default:
		return 0;
	}
}

/* Letters at p that may follow - or / in a document number: CT, QĐ, L, TTg. */
static int
code_at(const struct scan *x, size_t p)
{
	int l;

	return upper_at(x, p, &l) && !lower_at(x, p + (size_t)l);
}

/* As glue_word() for a token that begins with a digit. */
static size_t
glue_num(const struct scan *x, size_t p)
{
	int c = x->s[p], dig = is_digit(x->s[p - 1]);
	size_t l;

	if (c == '.' || c == ',' || c == ':')
		return dig && is_digit(at(x, p + 1)) ? p + 1 : 0;
	if (c == '/') {
		if (is_digit(at(x, p + 1)) || code_at(x, p + 1))
			return p + 1;
		/* km/h, đ/m2 */
		return !dig && is_lower(at(x, p + 1)) && (at(x, p + 2) == '2' ||
		    at(x, p + 2) == '3' || at(x, p + 1) == 'h' ||
		    at(x, p + 1) == 's') && word_run(x, p + 1) - p <= 3 ?
		    p + 1 : 0;
	}
	if (c == '%' && dig)
		return p + 1;
	if (c == 0xe2 && dig && at(x, p + 1) == 0x80 && at(x, p + 2) == 0xb0)
		return p + 3;			/* per mille */
	if (c == 0xc2 && dig && at(x, p + 1) == 0xb0)	/* degree */
		return (at(x, p + 2) == 'C' || at(x, p + 2) == 'F') &&
		    !word_at(x, p + 3) ? p + 3 : p + 2;
	if ((l = hyphen(x, p, 1)) == 0)
		return 0;
	if (is_digit(at(x, p + l)) || code_at(x, p + l))
		return p + l;
	return x->s[p] == '-' && lower_at(x, p + 1) ? p + 1 : 0;
}

/* The class of the run [t0, p), which begins with no digit. */
static int
run_class(const struct scan *x, size_t t0, size_t p)
{
	int32_t cp;
	int k, l, bad = 0;

	for (; t0 < p; t0 += (size_t)l) {
		l = get(x, t0, &cp);
		if (cp == '_')
			continue;
		bad = 1;
		k = cp < 0x80 ? K_LETTER : kind(cp);
		if (cp >= 0 && (k == K_LETTER || k == K_DIGIT))
			return VN_TOK_WORD;
	}
	return bad ? VN_TOK_OTHER : VN_TOK_PUNCT;
}

static int
number(struct scan *x)
{
	size_t p = word_run(x, x->p), q;
	int cls = VN_TOK_NUM;

	while (p < x->n && bclass[x->s[p]] != SPC) {
		if (x->s[p] == '.' && (q = domain(x, x->p, p, &cls)) > 0)
			return push(x, q, cls);
		if ((q = glue_num(x, p)) == 0)
			break;
		/* letters may not touch % and the degree, both end in 0xb0 */
		p = x->s[q - 1] == '%' || x->s[q - 1] == 0xb0 ? q :
		    word_run(x, q);
	}
	if (p - x->p >= 4 && memcmp(x->s + p - 3, "\xe2\x83\xa3", 3) == 0)
		cls = VN_TOK_EMOJI;		/* keycap */
	return push(x, p, cls);
}

/* T_T Q_Q o_O u_u: faces that look like words */
static int
is_face(const unsigned char *s, size_t n)
{
	return n == 3 && s[1] == '_' && (s[0] | 0x20) == (s[2] | 0x20) &&
	    strchr("TQOoUuXxnN", s[0]) != NULL && s[0] != 0;
}

static int
word(struct scan *x)
{
	size_t t0 = x->p, a = t0, p, q;
	int cls, d, dotted = 0;

	p = word_run(x, a);
	/* nearly always that is all */
	if ((p == x->n || bclass[x->s[p]] == SPC || x->s[p] == ',') &&
	    x->s[t0] >= 'A' && x->s[t0] <= 'z' && x->s[t0] != '_' &&
	    at(x, t0 + 1) != '_')
		return push(x, p, VN_TOK_WORD);
	for (; p < x->n; p = word_run(x, a = q)) {
		if (bclass[x->s[p]] == SPC)
			break;
		if (x->s[p] != '.') {
			if ((q = glue_word(x, t0, a, p)) == 0)
				break;
			continue;
		}
		if ((q = domain(x, t0, p, &cls)) > 0)
			return push(x, q, cls);
		if ((d = dot_word(x, a, p, dotted)) == 0)
			break;
		dotted |= !is_digit(x->s[p - 1]);
		q = p + 1;
		if (d == 1 || at(x, q) == '.') {
			while (at(x, q) == '.')
				q++;
			p = q;
			break;
		}
	}
	if (dotted)
		cls = VN_TOK_ABBR;
	else if (is_face(x->s + t0, p - t0))
		cls = VN_TOK_EMOJI;
	else
		cls = run_class(x, t0, p);
	return push(x, p, cls);
}

/*
 * Marks.
 */

/* The end of the run of the byte c from p on. */
static size_t
same(const struct scan *x, size_t p, int c)
{
	while (p < x->n && x->s[p] == c)
		p++;
	return p;
}

/* The mouth of an emoticon whose eyes end at p: its end, or 0. */
static size_t
mouth(const struct scan *x, size_t p, int eye)
{
	int c = at(x, p), spaced = last(x) == NULL;
	size_t e;

	if (c == '-' || c == '\'')		/* nose, tear */
		c = at(x, ++p);
	if (c == 0 || strchr(eye == ':' ? ")(DPpvVoO3*>|" : ")(DP", c) == NULL)
		return 0;
	e = same(x, p, c);
	if (c == ')')
		return e - p > 1 || spaced || x->open == 0 ? e : 0;
	if (c == '3' || c == '*' || c == '>' || c == '|' || c == 'D')
		if (!spaced && eye == ':' && c != 'D')
			return 0;
	return e - p <= 8 && !word_at(x, e) ? e : 0;
}

/* The end of the emoticon at p, or 0. */
static size_t
emoticon(const struct scan *x, size_t p)
{
	const unsigned char *s = x->s + p;
	size_t n = x->n - p, e;

	switch (s[0]) {
	case ':':
	case ';':
	case '=':
		return mouth(x, p + 1, s[0]);
	case '<':				/* <3 */
		e = same(x, p + 1, '3');
		return e > p + 1 && !word_at(x, e) && at(x, e) != '.' &&
		    at(x, e) != ',' ? e : 0;
	case '^':
	case '-':
	case '>':
	case '@':
		if (n > 2 && s[1] != 0 && strchr("_.\"", s[1]) != NULL &&
		    s[2] == (s[0] == '>' ? '<' : s[0]))
			return p + 3;		/* ^_^ -.- >"< */
		e = same(x, p, s[0]);
		return e - p > 1 && (s[0] == '^' || s[0] == '@') ? e : 0;
	default:
		return 0;
	}
}

/* #hashtag or @name at p: its end, or 0. */
static size_t
tag(const struct scan *x, size_t p)
{
	const struct vn_tok *t = last(x);
	size_t e;

	if (t != NULL && (t->cls == VN_TOK_WORD || t->cls == VN_TOK_NUM))
		return 0;
	e = word_at(x, p + 1) || at(x, p + 1) == '_' ? word_run(x, p + 1) : 0;
	if (x->s[p] == '@')
		while (e > 0 && at(x, e) == '.' && is_alnum(at(x, e + 1)))
			e = word_run(x, e + 1);
	return e;
}

static int
is_symbol(int c)
{
	return strchr("$+<=>^`|~", c) != NULL;
}

/* ASCII punctuation, symbols, controls. */
static int
mark(struct scan *x)
{
	int c = x->s[x->p], r;
	size_t e;

	if (c < 0x20 || c == 0x7f)
		return push(x, same(x, x->p, c), VN_TOK_OTHER);
	if (c == '@' && (r = email(x)) != 0)
		return r == -1 ? -1 : 0;
	if (c == ':' && scheme(x))
		return 0;
	if ((e = emoticon(x, x->p)) > 0)
		return push(x, e, VN_TOK_EMOJI);
	if ((c == '#' || c == '@') && (e = tag(x, x->p)) > 0)
		return push(x, e, VN_TOK_TAG);
	if (c == '+' && is_digit(at(x, x->p + 1)) && (last(x) == NULL ||
	    last(x)->cls == VN_TOK_PUNCT)) {
		e = x->p;			/* +84 */
		x->p++;
		if (number(x) == -1)
			return -1;
		x->v->t[x->v->n - 1].start = (uint32_t)e;
		return 0;
	}
	x->open += c == '(';
	x->open -= c == ')' && x->open > 0;
	e = strchr("()[]{}\"", c) != NULL ? x->p + 1 : same(x, x->p, c);
	return push(x, e, is_symbol(c) ? VN_TOK_OTHER : VN_TOK_PUNCT);
}

/* An emoji at p, len bytes long, with all that belongs to it: its end. */
static size_t
emoji_end(const struct scan *x, size_t p, int32_t cp, int len)
{
	int flag = cp >= 0x1f1e6 && cp <= 0x1f1ff, zwj = 0;

	for (p += (size_t)len; p < x->n; p += (size_t)len) {
		if (x->s[p] < 0x80)
			break;
		len = get(x, p, &cp);
		if (flag && cp >= 0x1f1e6 && cp <= 0x1f1ff) {
			flag = 0;
			continue;
		}
		if (cp == 0x200d)
			zwj = 1;
		else if (zwj && is_emoji(cp))
			zwj = 0;
		else if (!(cp >= 0x1f3fb && cp <= 0x1f3ff) &&
		    !(cp >= 0xe0020 && cp <= 0xe007f) && kind(cp) != K_JOIN)
			break;
	}
	return p;
}

/* The end of the run of the same code point, len bytes long, at p. */
static size_t
same_cp(const struct scan *x, size_t p, int len)
{
	size_t e = p + (size_t)len;

	while (x->n - e >= (size_t)len &&
	    memcmp(x->s + p, x->s + e, (size_t)len) == 0)
		e += (size_t)len;
	return e;
}

static int
generic(struct scan *x)
{
	struct vn_tok *t;
	int32_t cp;
	int cat, k, len;
	size_t e;

	len = get(x, x->p, &cp);
	k = kind(cp);
	switch (k) {
	case K_SPACE:
		x->p += (size_t)len;
		x->space = 1;
		return 0;
	case K_JOIN:		/* belongs to what is before, whatever it is */
		if ((t = last(x)) == NULL)
			return word(x);
		x->p += (size_t)len;
		t->end = (uint32_t)x->p;
		return 0;
	case K_LETTER:
		return word(x);
	case K_DIGIT:
		return number(x);
	case K_EMOJI:
		return push(x, emoji_end(x, x->p, cp, len), VN_TOK_EMOJI);
	}
	cat = utf8proc_category(cp);
	e = x->p + (size_t)len;
	if (cp == 0xb0 && (at(x, e) == 'C' || at(x, e) == 'F') &&
	    !word_at(x, e + 1))
		e++;			/* 37 °C */
	else if (cat != UTF8PROC_CATEGORY_PS && cat != UTF8PROC_CATEGORY_PE &&
	    cat != UTF8PROC_CATEGORY_PI && cat != UTF8PROC_CATEGORY_PF)
		e = same_cp(x, x->p, len);
	return push(x, e, k == K_PUNCT ? VN_TOK_PUNCT : VN_TOK_OTHER);
}

/* A letter of U+00C0-00FF or U+1E00-1EFF at x->p? */
static int
is_viet(const struct scan *x)
{
	int st = dfa[S_0][bclass[x->s[x->p]]];

	st = dfa[st][bclass[at(x, x->p + 1)]];
	return st != STOP;
}

static int
scan(struct vn_toks *v, const char *str, size_t n, size_t from)
{
	struct scan x = { (const unsigned char *)str, n, from, v, 0, 1, 0 };
	int rc = 0;

	v->n = 0;
	if (n > UINT32_MAX) {
		errno = EOVERFLOW;
		return -1;
	}
	while (x.p < n && rc == 0)
		switch (bclass[x.s[x.p]]) {
		case SPC:
			x.p++;
			x.space = 1;
			break;
		case L2:	/* 0xcc: a mark, of the token before if any */
			rc = x.s[x.p] == 0xcc ? generic(&x) : word(&x);
			break;
		case LET:
		case TRL:
		case TMD:
		case TE1:
		case BAD:
			rc = word(&x);
			break;
		case DIG:
			rc = number(&x);
			break;
		case LC3:
		case LE1:
			rc = is_viet(&x) ? word(&x) : generic(&x);
			break;
		case GEN:
			rc = generic(&x);
			break;
		default:
			rc = mark(&x);
		}
	return rc;
}

int
vn_tok_line(struct vn_toks *v, const char *s, size_t n)
{
	return scan(v, s, n, n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0 ?
	    3 : 0);
}

int
vn_tok_part(struct vn_toks *v, const char *s, size_t n)
{
	return scan(v, s, n, 0);
}
