#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "glued.h"
#include "syl.h"
#include "utf8.h"

typedef unsigned char byte;

/* --- the quick test --- */

/*
 * What a byte may be, one bit for each way in which a capital begins: a letter of
 * ASCII, C3, C4, C5 or C6, E1.  The byte before must end a small letter (or any
 * beyond ASCII), the two bytes behind must have the bit as second and third.
 */
enum { ASCII = 1, C3 = 2, C4 = 4, C5 = 8, E1 = 16, ANY = 31 };
/* Four roles in one word: before, first, second, third. */
#define BYTE(b, f, s, t) \
	((uint32_t)(b) | (uint32_t)(f) << 8 | (uint32_t)((s) | ASCII) << 16 | \
	(uint32_t)((t) | ASCII | C3 | C4 | C5) << 24)
#define NONE	BYTE(0, 0, 0, 0)
#define UPPER	BYTE(0, ASCII, 0, 0)
#define LOWER	BYTE(ANY, 0, 0, 0)
#define LEAD(f)	BYTE(ANY, f, 0, 0)
/* Continuation bytes; capitals of U+1EA0 and on are even. */
#define EVEN(s)	BYTE(ANY, 0, s, E1)
#define ODD(s)	BYTE(ANY, 0, s, 0)
#define PAIR(s)	EVEN(s), ODD(s)
#define X4(x)	x, x, x, x
#define X16(x)	X4(x), X4(x), X4(x), X4(x)

static const uint32_t role[256] = {
	X16(NONE), X16(NONE), X16(NONE), X16(NONE),
	NONE, X16(UPPER), X4(UPPER), X4(UPPER), UPPER, UPPER, X4(NONE), NONE,
	NONE, X16(LOWER), X4(LOWER), X4(LOWER), LOWER, LOWER, X4(NONE), NONE,
	PAIR(C3), EVEN(C3 | C4), ODD(C3), X4(PAIR(C3)), PAIR(C3), PAIR(C3),	/* 80 */
	EVEN(C3 | C4), ODD(C3), X4(PAIR(C3)), PAIR(C3), PAIR(C3), EVEN(C3),	/* 90 */
	ODD(0),
	EVEN(C5), ODD(0), PAIR(0), PAIR(0), PAIR(0), EVEN(C4 | C5), ODD(0),	/* A0 */
	PAIR(0), PAIR(0), EVEN(0), ODD(C5),
	X4(PAIR(0)), PAIR(0), EVEN(E1), ODD(E1), PAIR(0), PAIR(0),	/* B0 */
	LEAD(0), LEAD(0), LEAD(0), LEAD(C3), LEAD(C4), LEAD(C5), LEAD(C5),
	LEAD(0), X4(LEAD(0)), X4(LEAD(0)),				/* C0 */
	X16(LEAD(0)),							/* D0 */
	LEAD(0), LEAD(E1), LEAD(0), LEAD(0), X4(LEAD(0)), X4(LEAD(0)),
	X4(LEAD(0)),							/* E0 */
	X16(LEAD(0))							/* F0 */
};

/* May a small letter end at p[-1] and a capital begin at p[0]? */
static inline uint32_t
meet(const byte *p)
{
	return role[p[-1]] & role[p[0]] >> 8 & role[p[1]] >> 16 &
	    role[p[2]] >> 24;
}

int
vn_glued_maybe(const char *s, size_t n)
{
	const byte *p = (const byte *)s;
	uint32_t hit = 0;
	byte tail[5];
	size_t end, i = 1;

	if (n < 2)
		return 0;
	while (i + 2 < n && !hit)
		for (end = n - i - 2 > 64 ? i + 64 : n - 2; i < end; i++)
			hit |= meet(p + i);
	memset(tail, 0, sizeof tail);
	for (; i < n && !hit; i++) {
		memcpy(tail, p + i - 1, n - i + 1);
		hit |= meet(tail + 1);
	}
	return hit != 0;
}

/* --- names --- */

/* Tokens that are names as they stand, sorted. */
static const char *const names[] = {
	"BảoViệt", "ChợTốt", "ChợTốtXe", "CàPhê", "MêKông", "NhàTốt",
	"ViệcLàmTốt", "VinaCafé", "ĐiệnMáyXANH"
};

/*
 * First parts of the names of places in the highlands, which are also written as
 * one word: ĐắkLắk, KrôngPắk, EaHleo, ChưSê, IaGrai.
 */
static const char *const highland[] = {
	"Buôn", "Chư", "Cư", "Ea", "Hơ", "Ia", "Kon", "Krông", "Plei", "Đak", "Đăk",
	"Đạ", "Đắc", "Đắk"
};

static int
compare(const char *s, size_t n, const char *t)
{
	size_t m = strlen(t);
	int d = memcmp(s, t, n < m ? n : m);

	return d != 0 ? d : (n > m) - (n < m);
}

static int
listed(const char *const *list, size_t hi, const char *s, size_t n)
{
	size_t lo = 0, mid;
	int d;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if ((d = compare(s, n, list[mid])) == 0)
			return 1;
		if (d < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return 0;
}
#define LISTED(list, s, n)	listed(list, sizeof list / sizeof list[0], s, n)

/* --- tokens --- */

#define WORD_MAX	96	/* bytes of a run of letters that is looked at */
#define PARTS_MAX	16

/* A run of letters between two places where a small letter and a capital meet. */
struct part {
	size_t	 at, n;
	int	 letters, uppers;
	int	 first_upper;
	int	 high;		/* has a letter beyond ASCII */
	int	 strict;	/* a strict syllable */
};

static int
is_letter(int32_t cp)
{
	if (cp < 0x80)
		return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
	return (cp >= 0xc0 && cp < 0x250 && cp != 0xd7 && cp != 0xf7) ||
	    (cp >= 0x1e00 && cp < 0x1f00);
}

/*
 * Cut the run of letters at s[i..n) into parts: how many, and the end of the run in
 * *end.  0: too many, or other letters or marks beside it.
 */
static int
get_parts(const char *s, size_t n, size_t i, struct part *v, size_t *end)
{
	int32_t cp, was = 0;
	struct vn_syl y;
	int k = 0, m, upper;
	size_t len;

	for (; i < n; i += len, was = upper) {
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (cp == -1 || !is_letter(cp))
			break;
		upper = utf8proc_tolower(cp) != cp;
		if (k == 0 || (upper && !was)) {
			if (k == PARTS_MAX)
				k = PARTS_MAX + 1;
			if (k > PARTS_MAX)
				continue;
			memset(&v[k], 0, sizeof *v);
			v[k].at = i;
			v[k++].first_upper = upper;
		}
		if (k > PARTS_MAX)
			continue;
		v[k - 1].n = i + len - v[k - 1].at;
		v[k - 1].letters++;
		v[k - 1].uppers += upper;
		v[k - 1].high |= cp > 0x7f;
	}
	*end = i;
	if (k < 2 || k > PARTS_MAX || (i < n && (byte)s[i] >= 0xcc &&
	    (byte)s[i] <= 0xcd))
		return 0;
	for (m = 0; m < k; m++)
		v[m].strict = v[m].n < WORD_MAX && vn_syl_parse(s + v[m].at,
		    v[m].n, &y) == VN_SYL_STRICT;
	return k;
}

/* Is the chunk s[0..n), without white space, no running text? */
static int
is_code(const char *s, size_t n)
{
	size_t i;

	if (memchr(s, '@', n) != NULL || memchr(s, '#', n) != NULL ||
	    memchr(s, '_', n) != NULL || memchr(s, '\\', n) != NULL ||
	    memchr(s, '=', n) != NULL)
		return 1;
	for (i = 0; i + 3 < n; i++)
		if (memcmp(s + i, "://", 3) == 0 ||
		    memcmp(s + i, "www.", 4) == 0)
			return 1;
	return 0;
}

/* Small letters, or a capital and small letters. */
static int
is_title(const struct part *p)
{
	return p->first_upper && p->uppers == 1 && p->letters > 1;
}

/* Do the parts l and r of s belong to two words? */
static int
apart(const char *s, const struct part *l, const struct part *r)
{
	int caps = r->uppers == r->letters && r->letters > 1;

	if (!l->strict || (l->first_upper ? !is_title(l) : l->uppers > 0) ||
	    (l->letters == 1 && !l->high))
		return 0;
	if (r->letters < 2 || LISTED(highland, s + l->at, l->n))
		return 0;
	if (is_title(r) && r->strict)
		return l->high || r->high;
	/* A name or an abbreviation behind a plain word. */
	return !l->first_upper && l->high && (is_title(r) || caps);
}

/* One chunk s[at..end) without white space. */
static int
put_chunk(struct vn_buf *out, const char *s, size_t at, size_t end,
    struct vn_edits *e, size_t base)
{
	size_t done = at, i, to;
	struct part v[PARTS_MAX];
	int k, m;

	for (i = at; i < end; i = to > i ? to : i + 1) {
		k = get_parts(s, end, i, v, &to);
		if (k == 0 || LISTED(names, s + i, to - i))
			continue;
		for (m = 1; m < k; m++) {
			if (!apart(s, &v[m - 1], &v[m]))
				continue;
			if (vn_buf_add(out, s + done, v[m].at - done) == -1 ||
			    vn_edit_add(e, v[m].at, 0, out->n - base, 1) == -1 ||
			    vn_buf_addc(out, ' ') == -1)
				return -1;
			done = v[m].at;
		}
	}
	return vn_buf_add(out, s + done, end - done);
}

static int
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

int
vn_glued(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e)
{
	size_t base = out->n, end, i;

	for (i = 0; i < n; i = end) {
		for (end = i; end < n && is_blank(s[end]); end++)
			;
		if (vn_buf_add(out, s + i, end - i) == -1)
			return -1;
		for (i = end; end < n && !is_blank(s[end]); end++)
			;
		if (end == i)
			continue;
		if (vn_glued_maybe(s + i, end - i) && !is_code(s + i, end - i)) {
			if (put_chunk(out, s, i, end, e, base) == -1)
				return -1;
		} else if (vn_buf_add(out, s + i, end - i) == -1)
			return -1;
	}
	return 0;
}
