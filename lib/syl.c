#include <string.h>

#include <utf8proc.h>

#include "norm.h"
#include "syl.h"
#include "utf8.h"

/*
 * Letters without tone and case.  The vowels come first, so that "is a vowel"
 * is one comparison and three of them pack into 12 bits.
 */
enum {
	A = 1, AW, AA, E, EE, I, O, OO, OW, U, UW, Y,
	DD, B, C, D, G, H, K, L, M, N, P, Q, R, S, T, V, X, F, J, W, Z
};
#define IS_VOWEL(x)	((x) >= A && (x) <= Y)
#define IS_FRONT(x)	((x) == E || (x) == EE || (x) == I || (x) == Y)

enum { NG = VN_TONE_NGANG, HU, HO, NA, SA, NN };	/* for the tables */

static const uint8_t ascii[26] = {
	A, B, C, D, E, F, G, H, I, J, K, L, M,
	N, O, P, Q, R, S, T, U, V, W, X, Y, Z
};

/* A vowel with its tone.  U+00E0 to U+00FF; capitals are 0x20 lower. */
#define VT(v, t)	((v) << 3 | (t))
static const uint8_t latin1[32] = {
	VT(A, HU), VT(A, SA), VT(AA, NG), VT(A, NA), 0, 0, 0, 0,
	VT(E, HU), VT(E, SA), VT(EE, NG), 0, VT(I, HU), VT(I, SA), 0, 0,
	0, 0, VT(O, HU), VT(O, SA), VT(OO, NG), VT(O, NA), 0, 0,
	0, VT(U, HU), VT(U, SA), 0, 0, VT(Y, SA), 0, 0
};

/* U+1EA0 to U+1EF9, one entry for each pair of capital and small letter. */
static const uint8_t latinx[48] = {
	VT(A, NN), VT(A, HO), VT(AA, SA), VT(AA, HU), VT(AA, HO), VT(AA, NA),
	VT(AA, NN), VT(AW, SA), VT(AW, HU), VT(AW, HO), VT(AW, NA), VT(AW, NN),
	VT(E, NN), VT(E, HO), VT(E, NA), VT(EE, SA), VT(EE, HU), VT(EE, HO),
	VT(EE, NA), VT(EE, NN), VT(I, HO), VT(I, NN), VT(O, NN), VT(O, HO),
	VT(OO, SA), VT(OO, HU), VT(OO, HO), VT(OO, NA), VT(OO, NN), VT(OW, SA),
	VT(OW, HU), VT(OW, HO), VT(OW, NA), VT(OW, NN), VT(U, NN), VT(U, HO),
	VT(UW, SA), VT(UW, HU), VT(UW, HO), VT(UW, NA), VT(UW, NN), VT(Y, HU),
	VT(Y, NN), VT(Y, HO), VT(Y, NA)
};

/* The way back: small vowels by tone, then the others. */
static const uint16_t vowel[Y + 1][6] = {
	[A] = { 'a', 0xe0, 0x1ea3, 0xe3, 0xe1, 0x1ea1 },
	[AW] = { 0x103, 0x1eb1, 0x1eb3, 0x1eb5, 0x1eaf, 0x1eb7 },
	[AA] = { 0xe2, 0x1ea7, 0x1ea9, 0x1eab, 0x1ea5, 0x1ead },
	[E] = { 'e', 0xe8, 0x1ebb, 0x1ebd, 0xe9, 0x1eb9 },
	[EE] = { 0xea, 0x1ec1, 0x1ec3, 0x1ec5, 0x1ebf, 0x1ec7 },
	[I] = { 'i', 0xec, 0x1ec9, 0x129, 0xed, 0x1ecb },
	[O] = { 'o', 0xf2, 0x1ecf, 0xf5, 0xf3, 0x1ecd },
	[OO] = { 0xf4, 0x1ed3, 0x1ed5, 0x1ed7, 0x1ed1, 0x1ed9 },
	[OW] = { 0x1a1, 0x1edd, 0x1edf, 0x1ee1, 0x1edb, 0x1ee3 },
	[U] = { 'u', 0xf9, 0x1ee7, 0x169, 0xfa, 0x1ee5 },
	[UW] = { 0x1b0, 0x1eeb, 0x1eed, 0x1eef, 0x1ee9, 0x1ef1 },
	[Y] = { 'y', 0x1ef3, 0x1ef7, 0x1ef9, 0xfd, 0x1ef5 }
};
static const char plain[] = " aaaeeiooouuydbcdghklmnpqrstvxfjwz";

/*
 * Onsets, sorted by their letters.  Strict is the native inventory; loose adds
 * what the names of the highlands and old loans need (Pleiku, Krông, Đrắk).
 * FRONT: stands only before e ê i y; BACK: never there; NOGLIDE: nor before a
 * glide, which is written qu then.
 */
enum { FRONT = 1, BACK = 2, NOGLIDE = 4 };
#define ON(a, b, c)	((uint32_t)(a) | (b) << 6 | (c) << 12)
static const struct onset {
	uint32_t key;
	char	 name[5];
	uint8_t	 strict, spell;
} onsets[] = {
	{ 0, "", 1, 0 },
	{ ON(DD, 0, 0), "đ", 1, 0 },
	{ ON(DD, R, 0), "đr", 0, 0 },
	{ ON(B, 0, 0), "b", 1, 0 },
	{ ON(B, L, 0), "bl", 0, 0 },
	{ ON(B, R, 0), "br", 0, 0 },
	{ ON(C, 0, 0), "c", 1, BACK | NOGLIDE },
	{ ON(C, H, 0), "ch", 1, 0 },
	{ ON(C, H, R), "chr", 0, 0 },
	{ ON(D, 0, 0), "d", 1, 0 },
	{ ON(D, R, 0), "dr", 0, 0 },
	{ ON(G, 0, 0), "g", 1, BACK },
	{ ON(G, H, 0), "gh", 1, FRONT },
	{ ON(G, I, 0), "gi", 1, 0 },
	{ ON(G, L, 0), "gl", 0, 0 },
	{ ON(G, R, 0), "gr", 0, 0 },
	{ ON(H, 0, 0), "h", 1, 0 },
	{ ON(H, L, 0), "hl", 0, 0 },
	{ ON(H, R, 0), "hr", 0, 0 },
	{ ON(K, 0, 0), "k", 1, FRONT | NOGLIDE },
	{ ON(K, H, 0), "kh", 1, 0 },
	{ ON(K, L, 0), "kl", 0, 0 },
	{ ON(K, P, 0), "kp", 0, 0 },
	{ ON(K, R, 0), "kr", 0, 0 },
	{ ON(L, 0, 0), "l", 1, 0 },
	{ ON(M, 0, 0), "m", 1, 0 },
	{ ON(M, L, 0), "ml", 0, 0 },
	{ ON(M, N, 0), "mn", 0, 0 },
	{ ON(N, 0, 0), "n", 1, 0 },
	{ ON(N, G, 0), "ng", 1, BACK },
	{ ON(N, G, H), "ngh", 1, FRONT },
	{ ON(N, H, 0), "nh", 1, 0 },
	{ ON(P, 0, 0), "p", 0, 0 },
	{ ON(P, H, 0), "ph", 1, 0 },
	{ ON(P, L, 0), "pl", 0, 0 },
	{ ON(P, R, 0), "pr", 0, 0 },
	{ ON(Q, U, 0), "qu", 1, 0 },
	{ ON(R, 0, 0), "r", 1, 0 },
	{ ON(S, 0, 0), "s", 1, 0 },
	{ ON(T, 0, 0), "t", 1, 0 },
	{ ON(T, H, 0), "th", 1, 0 },
	{ ON(T, R, 0), "tr", 1, 0 },
	{ ON(V, 0, 0), "v", 1, 0 },
	{ ON(X, 0, 0), "x", 1, 0 }
};
#define NONSETS	(sizeof onsets / sizeof onsets[0])

/* Where the onsets begin that start with this letter. */
static const uint8_t onset_at[Z + 2] = {
	[DD] = 1, [B] = 3, [C] = 6, [D] = 9, [G] = 11, [H] = 16, [K] = 19,
	[L] = 24, [M] = 25, [N] = 28, [P] = 32, [Q] = 36, [R] = 37, [S] = 38,
	[T] = 39, [V] = 42, [X] = 43, [F] = NONSETS, [J] = NONSETS,
	[W] = NONSETS, [Z] = NONSETS, [Z + 1] = NONSETS
};

/* Nuclei.  A semivowel at the end (ai, ao, au, ay) counts as coda. */
enum {
	N_A = 1, N_AW, N_AA, N_E, N_EE, N_I, N_O, N_OO, N_OW, N_U, N_UW,
	N_IE, N_UO, N_UOW, N_OL, N_OOL, N_EA
};

/* Codas; sets of them are bit masks. */
enum {
	C_0, C_C, C_CH, C_K, C_M, C_N, C_NG, C_NH, C_P, C_T, C_I, C_O, C_U, C_Y
};
#define B_(x)	(1 << C_##x)
#define STOPS	(B_(C) | B_(CH) | B_(K) | B_(P) | B_(T))
#define CMNT	(B_(C) | B_(M) | B_(N) | B_(NG) | B_(T))
#define CMNPT	(CMNT | B_(P))
#define CHNH	(B_(CH) | B_(NH))
#define OPEN	B_(0)

/*
 * Rhymes: a row for each spelling of glide, nucleus and semivowel, with the
 * codas it takes, strictly and in addition loosely; grouped by first letter.
 * old, new and closed: which letter carries the tone, in the two styles without
 * a coda and with one.  qu: the row that is meant when the spelling stands
 * after qu, 0 when it cannot.  Rows that begin with QQ are reached only so.
 */
#define QQ		13
#define V(a, b, c)	((a) | (b) << 4 | (c) << 8)
static const struct row {
	uint16_t key;
	uint8_t	 glide, nucleus, semi;
	uint16_t strict, loose;
	uint8_t	 old, new, closed;
	uint16_t qu;
} rows[] = {
	{ V(A, 0, 0), 0, N_A, 0, OPEN | CMNPT | CHNH, B_(K),
	    0, 0, 0, V(O, A, 0) },
	{ V(A, I, 0), 0, N_A, C_I, OPEN, 0, 0, 0, 0, V(O, A, I) },
	{ V(A, O, 0), 0, N_A, C_O, OPEN, 0, 0, 0, 0, V(O, A, O) },
	{ V(A, U, 0), 0, N_A, C_U, OPEN, 0, 0, 0, 0, V(QQ, A, U) },
	{ V(A, Y, 0), 0, N_A, C_Y, OPEN, 0, 0, 0, 0, V(O, A, Y) },
	{ V(AW, 0, 0), 0, N_AW, 0, CMNPT, OPEN | B_(K), 0, 0, 0, V(O, AW, 0) },
	{ V(AA, 0, 0), 0, N_AA, 0, CMNPT, OPEN | B_(K), 0, 0, 0, V(U, AA, 0) },
	{ V(AA, U, 0), 0, N_AA, C_U, OPEN, 0, 0, 0, 0, 0 },
	{ V(AA, Y, 0), 0, N_AA, C_Y, OPEN, 0, 0, 0, 0, V(U, AA, Y) },
	{ V(E, 0, 0), 0, N_E, 0, OPEN | CMNPT, B_(K) | CHNH,
	    0, 0, 0, V(O, E, 0) },
	{ V(E, A, 0), 0, N_EA, 0, 0, OPEN, 0, 0, 0, 0 },
	{ V(E, O, 0), 0, N_E, C_O, OPEN, 0, 0, 0, 0, V(O, E, O) },
	{ V(EE, 0, 0), 0, N_EE, 0, OPEN | B_(M) | B_(N) | B_(P) | B_(T) | CHNH,
	    B_(C) | B_(K) | B_(NG), 0, 0, 0, V(U, EE, 0) },
	{ V(EE, U, 0), 0, N_EE, C_U, OPEN, 0, 0, 0, 0, V(U, EE, U) },
	{ V(I, 0, 0), 0, N_I, 0, OPEN | B_(M) | B_(N) | B_(P) | B_(T) | CHNH,
	    B_(C) | B_(K) | B_(NG), 0, 0, 0, V(U, Y, 0) },
	{ V(I, A, 0), 0, N_IE, 0, OPEN, 0, 0, 0, 0, 0 },
	{ V(I, EE, 0), 0, N_IE, 0, CMNPT, OPEN | B_(K), 1, 1, 1, 0 },
	{ V(I, EE, U), 0, N_IE, C_U, OPEN, 0, 1, 1, 1, 0 },
	{ V(I, U, 0), 0, N_I, C_U, OPEN, 0, 0, 0, 0, V(U, Y, U) },
	{ V(O, 0, 0), 0, N_O, 0, OPEN | CMNPT, B_(K), 0, 0, 0, 0 },
	{ V(O, A, 0), 1, N_A, 0, OPEN | CMNPT | CHNH, B_(K), 0, 1, 1, 0 },
	{ V(O, A, I), 1, N_A, C_I, OPEN, 0, 1, 1, 1, 0 },
	{ V(O, A, O), 1, N_A, C_O, OPEN, 0, 1, 1, 1, 0 },
	{ V(O, A, Y), 1, N_A, C_Y, OPEN, 0, 1, 1, 1, 0 },
	{ V(O, AW, 0), 1, N_AW, 0, CMNPT, B_(K), 1, 1, 1, 0 },
	{ V(O, E, 0), 1, N_E, 0, OPEN | B_(M) | B_(N) | B_(T),
	    B_(C) | B_(NG), 0, 1, 1, 0 },
	{ V(O, E, O), 1, N_E, C_O, OPEN, 0, 1, 1, 1, 0 },
	{ V(O, I, 0), 0, N_O, C_I, OPEN, 0, 0, 0, 0, 0 },
	{ V(O, O, 0), 0, N_OL, 0, 0, CMNPT | B_(K), 1, 1, 1, 0 },
	{ V(OO, 0, 0), 0, N_OO, 0, OPEN | CMNPT, B_(K), 0, 0, 0, V(QQ, OO, 0) },
	{ V(OO, I, 0), 0, N_OO, C_I, OPEN, 0, 0, 0, 0, 0 },
	{ V(OO, OO, 0), 0, N_OOL, 0, 0, CMNPT | B_(K), 1, 1, 1, 0 },
	{ V(OW, 0, 0), 0, N_OW, 0, OPEN | B_(M) | B_(N) | B_(P) | B_(T),
	    B_(C) | B_(K) | B_(NG), 0, 0, 0, V(U, OW, 0) },
	{ V(OW, I, 0), 0, N_OW, C_I, OPEN, 0, 0, 0, 0, V(QQ, OW, I) },
	{ V(U, 0, 0), 0, N_U, 0, OPEN | CMNPT, B_(K), 0, 0, 0, 0 },
	{ V(U, A, 0), 0, N_UO, 0, OPEN, 0, 0, 0, 0, 0 },
	{ V(U, AA, 0), 1, N_AA, 0, B_(N) | B_(NG) | B_(T),
	    B_(C) | B_(M) | B_(P), 1, 1, 1, 0 },
	{ V(U, AA, Y), 1, N_AA, C_Y, OPEN, 0, 1, 1, 1, 0 },
	{ V(U, EE, 0), 1, N_EE, 0, OPEN | B_(N) | B_(T) | CHNH, B_(NG),
	    1, 1, 1, 0 },
	{ V(U, EE, U), 1, N_EE, C_U, OPEN, 0, 1, 1, 1, 0 },
	{ V(U, I, 0), 0, N_U, C_I, OPEN, 0, 0, 0, 0, 0 },
	{ V(U, OO, 0), 0, N_UO, 0, CMNT, B_(P) | B_(K), 1, 1, 1, 0 },
	{ V(U, OO, I), 0, N_UO, C_I, OPEN, 0, 1, 1, 1, 0 },
	{ V(U, OW, 0), 1, N_OW, 0, OPEN, B_(M) | B_(N) | B_(T), 1, 1, 1, 0 },
	{ V(U, Y, 0), 1, N_I, 0, OPEN | B_(P) | B_(T) | CHNH, B_(N),
	    0, 1, 1, 0 },
	{ V(U, Y, A), 1, N_IE, 0, OPEN, 0, 1, 1, 1, 0 },
	{ V(U, Y, EE), 1, N_IE, 0, B_(N) | B_(T), B_(C) | B_(M) | B_(NG),
	    2, 2, 2, 0 },
	{ V(U, Y, U), 1, N_I, C_U, OPEN, 0, 1, 1, 1, 0 },
	{ V(UW, 0, 0), 0, N_UW, 0, OPEN | CMNT, B_(K) | B_(P), 0, 0, 0, 0 },
	{ V(UW, A, 0), 0, N_UOW, 0, OPEN, 0, 0, 0, 0, 0 },
	{ V(UW, I, 0), 0, N_UW, C_I, OPEN, 0, 0, 0, 0, 0 },
	{ V(UW, U, 0), 0, N_UW, C_U, OPEN, 0, 0, 0, 0, 0 },
	{ V(UW, OW, 0), 0, N_UOW, 0, CMNPT, B_(K), 1, 1, 1, 0 },
	{ V(UW, OW, I), 0, N_UOW, C_I, OPEN, 0, 1, 1, 1, 0 },
	{ V(UW, OW, U), 0, N_UOW, C_U, OPEN, 0, 1, 1, 1, 0 },
	{ V(Y, 0, 0), 0, N_I, 0, OPEN, B_(M) | B_(N) | B_(T) | CHNH,
	    0, 0, 0, V(U, Y, 0) },
	{ V(Y, A, 0), 0, N_IE, 0, 0, 0, 0, 0, 0, V(U, Y, A) },
	{ V(Y, EE, 0), 0, N_IE, 0, CMNPT, 0, 1, 1, 1, V(U, Y, EE) },
	{ V(Y, EE, U), 0, N_IE, C_U, OPEN, 0, 1, 1, 1, 0 },
	{ V(Y, U, 0), 0, N_I, C_U, 0, 0, 0, 0, 0, V(U, Y, U) },
	{ V(QQ, A, U), 1, N_A, C_U, OPEN, 0, 0, 0, 0, 0 },
	{ V(QQ, OO, 0), 1, N_OO, 0, B_(C), OPEN | B_(N) | B_(NG) | B_(T),
	    0, 0, 0, 0 },
	{ V(QQ, OW, I), 1, N_OW, C_I, 0, OPEN, 0, 0, 0, 0 }
};
#define NROWS	(sizeof rows / sizeof rows[0])

/* Where the rows begin that start with this letter. */
static const uint8_t row_at[QQ + 2] = {
	[A] = 0, [AW] = 5, [AA] = 6, [E] = 9, [EE] = 12, [I] = 14, [O] = 19,
	[OO] = 29, [OW] = 32, [U] = 34, [UW] = 48, [Y] = 55, [QQ] = 60,
	[QQ + 1] = NROWS
};

/*
 * Words that look like a syllable but are French, Spanish, Hungarian: their
 * mark is an accent, not a tone, and does not move.  Sorted, small letters.
 */
static const char *const foreign[] = {
	"leó", "moé", "noé", "raí"
};

/* One letter of a word, and the word. */
struct let {
	uint8_t	sym;		/* A to Z above */
	uint8_t	tone;
	uint8_t	up;		/* capital */
};
#define MAXLET	8		/* the longest syllable has seven letters */
struct word {
	struct let l[MAXLET];
	size_t	 n;		/* all letters, also those past MAXLET */
	size_t	 vowels, toned;	/* how many of them */
	int	 alien;		/* holds a letter or mark that is not ours */
};

/* A word understood. */
struct parse {
	const struct row *row;	/* where the tone goes */
	const struct row *sound;	/* what it is; differs after qu */
	uint8_t	onset, coda, tone, validity;
	uint8_t	v;		/* index of the rhyme's first letter */
	uint8_t	at;		/* index of the letter with the tone */
};

const char *
vn_syl_onset_name(unsigned onset)
{
	return onset < NONSETS ? onsets[onset].name : "";
}

const char *
vn_syl_nucleus_name(unsigned nucleus)
{
	static const char *const name[] = {
		"", "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư",
		"iê", "uô", "ươ", "oo", "ôô", "ea"
	};

	return nucleus < sizeof name / sizeof name[0] ? name[nucleus] : "";
}

const char *
vn_syl_coda_name(unsigned coda)
{
	static const char *const name[] = {
		"", "c", "ch", "k", "m", "n", "ng", "nh", "p", "t",
		"i", "o", "u", "y"
	};

	return coda < sizeof name / sizeof name[0] ? name[coda] : "";
}

/* Fill *l from a code point over 0x7f.  0 if it is none of our letters. */
static int
letter_cp(int32_t cp, struct let *l)
{
	uint8_t vt = 0;

	if (cp >= 0x1ea0 && cp <= 0x1eff) {
		vt = latinx[(cp - 0x1ea0) >> 1];
		l->up = !(cp & 1);
	} else if (cp >= 0xc0 && cp <= 0xff) {
		vt = latin1[cp & 0x1f];
		l->up = cp < 0xe0;
	} else {
		switch (cp) {
		case 0x102: case 0x103: vt = VT(AW, NG); break;
		case 0x110: case 0x111: vt = VT(DD, NG); break;
		case 0x128: case 0x129: vt = VT(I, NA); break;
		case 0x168: case 0x169: vt = VT(U, NA); break;
		case 0x1a0: case 0x1a1: vt = VT(OW, NG); break;
		case 0x1af: case 0x1b0: vt = VT(UW, NG); break;
		}
		l->up = cp == 0x1af || (cp != 0x1b0 && !(cp & 1));
	}
	l->sym = vt >> 3;
	l->tone = vt & 7;
	return vt != 0;
}

static int
letter_ascii(unsigned char c, struct let *l)
{
	unsigned i = (c | 0x20u) - 'a';

	if (i >= 26)
		return 0;
	l->sym = ascii[i];
	l->tone = 0;
	l->up = !(c & 0x20);
	return 1;
}

/* Decode one letter of ours at s[0..n), n > 0: its length, or 0. */
static inline int
letter_get(const char *s, size_t n, struct let *l)
{
	const unsigned char *p = (const unsigned char *)s;

	if (p[0] < 0x80)
		return letter_ascii(p[0], l);
	if (p[0] >= 0xc3 && p[0] <= 0xc6)
		return n >= 2 && (p[1] & 0xc0) == 0x80 && letter_cp(
		    (p[0] & 0x1f) << 6 | (p[1] & 0x3f), l) ? 2 : 0;
	if (p[0] == 0xe1 && n >= 3 && (p[1] & 0xfe) == 0xba &&
	    (p[2] & 0xc0) == 0x80)
		return letter_cp(0x1000 | (p[1] & 0x3f) << 6 | (p[2] & 0x3f),
		    l) ? 3 : 0;
	return 0;
}

/* Write the letter to dst, room for 4 bytes.  Its length. */
static int
letter_put(char *dst, const struct let *l)
{
	int32_t cp;

	if (l->sym == DD)
		cp = 0x111;
	else if (l->sym > Y)
		cp = plain[l->sym];
	else
		cp = vowel[l->sym][l->tone];
	if (l->up)
		cp -= cp < 0x100 ? 0x20 : 1;
	return vn_utf8_put(dst, cp);
}

static inline void
word_start(struct word *w)
{
	w->n = w->vowels = w->toned = 0;
	w->alien = 0;
}

static inline void
word_push(struct word *w, const struct let *l)
{
	if (w->n < MAXLET)
		w->l[w->n] = *l;
	w->n++;
	w->vowels += IS_VOWEL(l->sym);
	w->toned += l->tone != 0;
}

/* Whether there is one tone and another place for it: most words end here. */
static inline int
may_move(const struct word *w)
{
	return w->toned == 1 && w->vowels > 1;
}

/* Read s[0..n) as one word of our letters.  0, or -1 if it is none. */
static int
word_get(struct word *w, const char *s, size_t n)
{
	struct let l;
	size_t i;
	int len;

	word_start(w);
	for (i = 0; i < n && w->n <= MAXLET; i += (size_t)len) {
		if ((len = letter_get(s + i, n - i, &l)) == 0)
			return -1;
		word_push(w, &l);
	}
	return w->n <= MAXLET ? 0 : -1;
}

static const struct row *
find_row(unsigned key)
{
	unsigned first = key & 15, i;

	for (i = row_at[first]; i < row_at[first + 1]; i++)
		if (rows[i].key == key)
			return &rows[i];
	return NULL;
}

/*
 * The onset: consonants, or qu, or gi.  The index of the rhyme's first letter,
 * or -1.  In gìn and giếng the i is in both, so the rhyme begins with it.
 */
static int
parse_onset(struct parse *p, const struct let *l, size_t n)
{
	uint32_t key = 0;
	size_t i, j;

	for (i = 0; i < n && !IS_VOWEL(l[i].sym); i++) {
		if (i == 3)
			return -1;
		key |= (uint32_t)l[i].sym << 6 * i;
	}
	if (i == n)
		return -1;
	p->onset = 0;
	if (i == 0)
		return 0;
	if (i == 1 && l[0].sym == Q) {
		key |= (uint32_t)l[1].sym << 6;
		i = 2;
	} else if (i == 1 && l[0].sym == G && l[1].sym == I) {
		key = ON(G, I, 0);
		if (n > 2 && IS_VOWEL(l[2].sym) && l[2].sym != EE)
			i = 2;
	}
	for (j = onset_at[l[0].sym]; j < onset_at[l[0].sym + 1]; j++)
		if (onsets[j].key == key) {
			p->onset = (uint8_t)j;
			return (int)i;
		}
	return -1;
}

/* The coda written l[0..n), or -1. */
static int
parse_coda(const struct let *l, size_t n)
{
	if (n == 0)
		return C_0;
	if (n > 2)
		return -1;
	switch (l[0].sym | (n == 2 ? l[1].sym << 6 : 0)) {
	case C: return C_C;
	case C | H << 6: return C_CH;
	case K: return C_K;
	case M: return C_M;
	case N: return C_N;
	case N | G << 6: return C_NG;
	case N | H << 6: return C_NH;
	case P: return C_P;
	case T: return C_T;
	}
	return -1;
}

/* Whether onset and rhyme go together by the strict rules of spelling. */
static int
spelled_right(const struct parse *p, const struct let *l)
{
	const struct onset *o = &onsets[p->onset];
	unsigned v = l[p->v].sym, key = p->row->key;

	if (IS_FRONT(v) ? o->spell & BACK : o->spell & FRONT)
		return 0;
	if (p->sound->glide && o->spell & NOGLIDE)
		return 0;
	if (p->row != p->sound)
		return 1;
	if (key == V(I, EE, 0) || key == V(I, EE, U))
		return p->onset != 0;
	if (key == V(Y, EE, 0) || key == V(Y, EE, U))
		return p->onset == 0;
	if (key == V(Y, 0, 0) && p->onset != 0)
		return p->v == 1 && strchr("hklmstv", o->name[0]) != NULL;
	return 1;
}

/* The tone of a word that has at most one, and where it stands. */
static void
parse_tone(struct parse *p, const struct word *w)
{
	size_t i;

	p->tone = p->at = 0;
	for (i = 0; w->toned > 0 && i < w->n; i++)
		if (w->l[i].tone != 0) {
			p->tone = w->l[i].tone;
			p->at = (uint8_t)i;
		}
}

static int
parse_rhyme(struct parse *p, const struct word *w)
{
	const struct let *l = w->l + p->v;
	size_t i, n = w->n - p->v;
	unsigned key = 0;
	int coda;

	for (i = 0; i < n && i < 3 && IS_VOWEL(l[i].sym); i++)
		key |= (unsigned)l[i].sym << 4 * i;
	if (i == 0 || (p->row = find_row(key)) == NULL ||
	    (coda = parse_coda(l + i, n - i)) == -1)
		return -1;
	p->sound = p->row;
	if (onsets[p->onset].key == ON(Q, U, 0) &&
	    (p->row->qu == 0 || (p->sound = find_row(p->row->qu)) == NULL))
		return -1;
	p->coda = (uint8_t)coda;
	return 0;
}

/* Understand the word.  Its validity. */
static int
parse(struct parse *p, const struct word *w)
{
	unsigned bit;
	int v, stop;

	if (w->alien || w->n == 0 || w->n > MAXLET || w->toned > 1 ||
	    (v = parse_onset(p, w->l, w->n)) == -1)
		return VN_SYL_NO;
	parse_tone(p, w);
	p->v = (uint8_t)v;
	if (p->v >= w->n || parse_rhyme(p, w) == -1)
		return VN_SYL_NO;
	bit = 1u << p->coda;
	stop = (bit & STOPS) != 0;
	if (!(bit & (p->sound->strict | p->sound->loose)) ||
	    (stop && p->tone > VN_TONE_NGANG && p->tone < VN_TONE_SAC))
		return VN_SYL_NO;
	if (bit & p->sound->strict && onsets[p->onset].strict &&
	    !(stop && p->tone == VN_TONE_NGANG) && spelled_right(p, w->l))
		return VN_SYL_STRICT;
	return VN_SYL_LOOSE;
}

int
vn_syl_parse(const char *s, size_t n, struct vn_syl *y)
{
	struct word w;
	struct parse p;
	int validity;

	memset(y, 0, sizeof *y);
	if (word_get(&w, s, n) == -1 ||
	    (validity = parse(&p, &w)) == VN_SYL_NO)
		return VN_SYL_NO;
	y->onset = p.onset;
	y->rhyme = (uint16_t)((p.sound - rows) << 4 | p.coda);
	y->glide = p.sound->glide;
	y->nucleus = p.sound->nucleus;
	y->coda = p.coda != C_0 ? p.coda : p.sound->semi;
	y->tone = p.tone;
	y->validity = (uint8_t)validity;
	return validity;
}

/* The index of the letter that carries the tone by style. */
static size_t
tone_place(const struct parse *p, int style)
{
	const struct row *r = p->row;
	size_t here = (size_t)p->at - p->v;

	if (p->coda != C_0)
		return (size_t)p->v + r->closed;
	if (style == VN_TONE_FIX && (here == r->old || here == r->new))
		return p->at;
	return (size_t)p->v + (style == VN_TONE_NEW ? r->new : r->old);
}

static int
is_foreign(const struct word *w)
{
	char b[MAXLET * 4];
	size_t i, n = 0;
	struct let l;

	for (i = 0; i < w->n; i++) {
		l = w->l[i];
		l.up = 0;
		n += (size_t)letter_put(b + n, &l);
	}
	for (i = 0; i < sizeof foreign / sizeof foreign[0]; i++)
		if (strlen(foreign[i]) == n && memcmp(foreign[i], b, n) == 0)
			return 1;
	return 0;
}

/*
 * What VnCoreNLP does before it segments, for those who feed PhoBERT: these 15
 * pairs of letters, and one with a capital, wherever they stand.  Some grow by
 * a byte; where there is no room left for that (9 pairs: no word) they stay.
 */
static size_t
tone_vncorenlp(char *dst, const char *s, size_t n)
{
	struct let a, b;
	size_t i, m = 0;
	int la, lb;

	for (i = 0; i < n; ) {
		la = letter_get(s + i, n - i, &a);
		if (la < 2 || (size_t)la >= n - i || a.tone == 0 ||
		    (lb = letter_get(s + i + la, 1, &b)) == 0 || b.up ||
		    !((a.sym == O && (b.sym == A || b.sym == E)) ||
		    (a.sym == U && b.sym == Y)) ||
		    (a.up && !(a.sym == U && a.tone == VN_TONE_HOI)) ||
		    m == i + 8) {
			dst[m++] = s[i++];
			continue;
		}
		b.tone = a.tone;
		a.tone = 0;
		m += (size_t)letter_put(dst + m, &a);
		m += (size_t)letter_put(dst + m, &b);
		i += (size_t)(la + lb);
	}
	return m;
}

/* Move the tone of w where style wants it.  1 if it moved. */
static int
tone_move(struct word *w, const struct parse *p, int style)
{
	size_t to = tone_place(p, style);

	if (p->tone == VN_TONE_NGANG || to == p->at)
		return 0;
	w->l[p->at].tone = 0;
	w->l[to].tone = p->tone;
	return 1;
}

size_t
vn_syl_tone(char *dst, const char *s, size_t n, int style, int *moved)
{
	struct word w, was;
	struct parse p;
	size_t i, m = 0;

	*moved = 0;
	if (style == VN_TONE_VNCORENLP) {
		m = tone_vncorenlp(dst, s, n);
		*moved = m != n || memcmp(dst, s, n) != 0;
		return m;
	}
	if (style != VN_TONE_KEEP && n > 2 && word_get(&w, s, n) == 0 &&
	    may_move(&w) && parse(&p, &w) != VN_SYL_NO) {
		was = w;
		*moved = tone_move(&w, &p, style) && !is_foreign(&was);
	}
	if (!*moved) {
		memcpy(dst, s, n);
		return n;
	}
	for (i = 0; i < w.n; i++)
		m += (size_t)letter_put(dst + m, &w.l[i]);
	return m;
}

int
vn_syl_letter(int32_t cp)
{
	struct let l;

	if (cp < 0x80 ? !letter_ascii((unsigned char)cp, &l) :
	    !letter_cp(cp, &l))
		return 0;
	return cp >= 0 && l.sym < F;
}

/* What vn_fold() carries from run to run. */
struct fold {
	struct vn_buf *out;
	unsigned how;
	int	 marks;		/* seen: the result may have to be composed */
	int	 bad;		/* the last byte was ill-formed */
};

static int
is_mark(int32_t cp)
{
	return cp >= 0x300 && cp <= 0x36f;
}

/*
 * Append the key of one letter or mark of any script.  A mark that stands on
 * ill-formed bytes stays: without it they might become well-formed.
 */
static int
fold_cp(struct fold *f, int32_t cp)
{
	int32_t d[16];
	char b[4];
	int bound = 0;

	if (f->how & VN_FOLD_ACCENT && cp >= 0x80) {
		if (is_mark(cp) && !f->bad)
			return 0;
		if (cp == 0x110 || cp == 0x111)
			cp = cp == 0x110 ? 'D' : 'd';
		else if (utf8proc_decompose_char(cp, d, 16,
		    UTF8PROC_DECOMPOSE, &bound) > 0 && d[0] < 0x80)
			cp = d[0];
	}
	if (f->how & VN_FOLD_CASE)
		cp = utf8proc_tolower(cp);
	f->bad = 0;
	return vn_buf_add(f->out, b, (size_t)vn_utf8_put(b, cp));
}

/* Whether y is the whole rhyme where it may be written i as well. */
static int
is_iy(const struct parse *p)
{
	const struct onset *o = &onsets[p->onset];

	return p->row->key == V(Y, 0, 0) && p->coda == C_0 &&
	    (p->row != p->sound || (p->v == 1 &&
	    strchr("hklmstv", o->name[0]) != NULL));
}

/* Change the letters of a syllable as f->how wants.  1 if anything changed. */
static int
fold_syl(const struct fold *f, struct word *w)
{
	int changed = 0, tone;
	struct parse p;

	tone = f->how & VN_FOLD_TONE && !(f->how & VN_FOLD_ACCENT) &&
	    may_move(w);
	if (!(tone || f->how & VN_FOLD_IY) || parse(&p, w) == VN_SYL_NO)
		return 0;
	if (tone)
		changed = tone_move(w, &p, VN_TONE_OLD);
	if (f->how & VN_FOLD_IY && is_iy(&p)) {
		w->l[p.v].sym = I;
		changed = 1;
	}
	return changed;
}

static int
fold_letter(struct fold *f, struct let l)
{
	char b[4];

	if (f->how & VN_FOLD_CASE)
		l.up = 0;
	if (f->how & VN_FOLD_ACCENT)
		return vn_buf_addc(f->out, plain[l.sym] - (l.up ? 0x20 : 0));
	return vn_buf_add(f->out, b, (size_t)letter_put(b, &l));
}

/* Append the key of one run of letters, s[0..n), which w is the reading of. */
static int
fold_run(struct fold *f, const char *s, size_t n, struct word *w)
{
	size_t i;
	int32_t cp;

	if (!w->alien && w->n <= MAXLET) {
		f->bad = 0;
		if (!fold_syl(f, w) &&
		    !(f->how & (VN_FOLD_CASE | VN_FOLD_ACCENT)))
			return vn_buf_add(f->out, s, n);
		for (i = 0; i < w->n; i++)
			if (fold_letter(f, w->l[i]) == -1)
				return -1;
		return 0;
	}
	if (!(f->how & (VN_FOLD_CASE | VN_FOLD_ACCENT)))
		return vn_buf_add(f->out, s, n);
	for (i = 0; i < n; ) {
		i += (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (fold_cp(f, cp) == -1)
			return -1;
	}
	return 0;
}

/*
 * Whether cp, none of our letters, is a letter or a mark all the same; then it
 * is noted in w.  A letter whose small form is ours counts as ours when case is
 * folded, lest folding the result again gave something else.
 */
static int
alien_letter(struct fold *f, struct word *w, int32_t cp)
{
	struct let l;
	int cat;

	if (cp < 0x80)
		return 0;
	cat = utf8proc_category(cp);
	if (cat < UTF8PROC_CATEGORY_LU || cat > UTF8PROC_CATEGORY_ME)
		return 0;
	if (cat >= UTF8PROC_CATEGORY_MN)
		f->marks = 1;
	if (f->how & VN_FOLD_CASE) {
		cp = utf8proc_tolower(cp);
		if (cp < 0x80 && letter_ascii((unsigned char)cp, &l)) {
			word_push(w, &l);
			return 1;
		}
	}
	w->alien = 1;
	return 1;
}

/* The length of the run of letters at s[0..n), read into w. */
static size_t
run_get(struct fold *f, struct word *w, const char *s, size_t n)
{
	struct let l;
	int32_t cp;
	size_t i;
	int len;

	word_start(w);
	for (i = 0; i < n; i += (size_t)len) {
		if ((len = letter_get(s + i, n - i, &l)) > 0) {
			word_push(w, &l);
			continue;
		}
		len = vn_utf8_get(s + i, n - i, &cp);
		if (!alien_letter(f, w, cp))
			break;
	}
	return i;
}

/* As vn_fold() for text that is NFC. */
static int
fold_nfc(struct fold *f, const char *s, size_t n)
{
	struct word w;
	size_t i, len;
	int32_t cp;

	for (i = 0; i < n; i += len) {
		if ((len = run_get(f, &w, s + i, n - i)) > 0) {
			if (fold_run(f, s + i, len, &w) == -1)
				return -1;
			continue;
		}
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		f->bad = cp < 0;
		if (vn_buf_add(f->out, s + i, len) == -1)
			return -1;
	}
	return 0;
}

static int
is_ascii(const char *s, size_t n)
{
	uint64_t w;
	size_t i;

	for (i = 0; i + 8 <= n; i += 8) {
		memcpy(&w, s + i, 8);
		if (w & 0x8080808080808080u)
			return 0;
	}
	for (; i < n; i++)
		if (s[i] & 0x80)
			return 0;
	return 1;
}

static int
fold_ascii(struct vn_buf *out, const char *s, size_t n, unsigned how)
{
	size_t i;
	char *d;

	if (n == 0)
		return 0;
	if (vn_buf_add(out, s, n) == -1)
		return -1;
	d = out->s + out->n - n;
	if (how & VN_FOLD_CASE)
		for (i = 0; i < n; i++)
			d[i] += (unsigned char)(d[i] - 'A') < 26 ? 0x20 : 0;
	return 0;
}

/* Bring out->s[from..) to NFC.  0, or -1 with errno. */
static int
compose(struct vn_buf *out, size_t from)
{
	struct vn_norm m = { 0 };
	struct vn_buf t = VN_BUF_INIT;
	int rc;

	if (out->n == from ||
	    vn_nfc_check(out->s + from, out->n - from) == out->n - from)
		return 0;
	rc = vn_nfc(&m, &t, out->s + from, out->n - from, NULL);
	if (rc == 0) {
		out->n = from;
		rc = vn_buf_add(out, t.s, t.n);
	}
	vn_buf_fini(&t);
	vn_norm_fini(&m);
	return rc;
}

int
vn_fold(struct vn_buf *out, const char *s, size_t n, unsigned how)
{
	struct vn_buf t = VN_BUF_INIT;
	struct fold f = { out, how, 0, 0 };
	size_t from = out->n;
	int rc = 0;

	if (!(how & VN_FOLD_IY) && is_ascii(s, n))
		return fold_ascii(out, s, n, how);
	if (how & VN_FOLD_IY && how & VN_FOLD_ACCENT) {
		/* what is a syllable shows when the accents are gone */
		rc = vn_fold(&t, s, n, how & ~(unsigned)VN_FOLD_IY);
		if (rc == 0)
			rc = vn_fold(out, t.s, t.n, VN_FOLD_IY);
		vn_buf_fini(&t);
		return rc;
	}
	if (vn_nfc_check(s, n) < n) {
		if ((rc = vn_buf_add(&t, s, n)) == 0)
			rc = compose(&t, 0);
		s = t.s;
		n = t.n;
	}
	if (rc == 0)
		rc = how == VN_FOLD_FORM ? vn_buf_add(out, s, n) :
		    fold_nfc(&f, s, n);
	if (rc == 0 && f.marks && how & (VN_FOLD_CASE | VN_FOLD_ACCENT))
		rc = compose(out, from);
	vn_buf_fini(&t);
	return rc;
}
