#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "norm.h"
#include "utf8.h"

/*
 * Code points from here on may be part of a combining sequence or may decompose;
 * below U+0300 nothing does either: every character is NFC by itself, and none
 * combines with the one before.
 */
#define FIRST_MARK	0x300

/*
 * Ranges above U+0300 whose characters all have NFC_Quick_Check=Yes and combining
 * class 0 (facts of the Unicode Character Database; the tests compare them with
 * the database).  What is in no range goes to utf8proc, which decides.
 */
static const struct { int32_t lo, hi; } plain[] = {
	{ 0x03a3, 0x0482 },	/* Greek and Cyrillic letters */
	{ 0x048a, 0x0530 },
	{ 0x1e00, 0x1eff },	/* Latin Extended Additional: Vietnamese */
	{ 0x2010, 0x205e },	/* dashes, quotes, ellipsis, per mille */
	{ 0x20a0, 0x20bf },	/* currency signs, with the dong */
	{ 0x2190, 0x21ff },	/* arrows */
	{ 0x2500, 0x27ff },	/* boxes, shapes, dingbats */
	{ 0x3000, 0x3029 },	/* CJK punctuation */
	{ 0x3400, 0x4dbf },	/* Han */
	{ 0x4e00, 0x9fff },
	{ 0xff00, 0xffef },	/* full width */
	{ 0x1f000, 0x1faff },	/* emoji */
};

static int
is_plain(int32_t cp)
{
	size_t i;

	if (cp < FIRST_MARK)
		return 1;
	for (i = 0; i < sizeof plain / sizeof plain[0]; i++)
		if (cp <= plain[i].hi)
			return cp >= plain[i].lo;
	return 0;
}

/*
 * A cache of what utf8proc made of short sequences, so that text in NFD costs a
 * look-up per letter.  Direct-mapped; key and value are up to eight bytes.
 */
#define MEMO_SLOTS	1024

struct vn_norm_memo {
	uint64_t from;		/* the bytes, padded with zeros */
	char	to[8];
	uint8_t	nfrom, nto;
	uint8_t	same;		/* to is from */
};

/* The slot of s[0..n); left is how many bytes may be read there. */
static struct vn_norm_memo *
memo_slot(struct vn_norm *m, const char *s, size_t n, size_t left,
    uint64_t *key)
{
	*key = 0;
	if (n > 8)
		return NULL;
	if (m->memo == NULL &&
	    (m->memo = calloc(MEMO_SLOTS, sizeof *m->memo)) == NULL)
		return NULL;	/* only slower */
	if (left >= 8) {
		memcpy(key, s, 8);
		/* The bytes behind s[n) go, in either byte order. */
		memset((char *)key + n, 0, 8 - n);
	} else {
		memcpy(key, s, n);
	}
	return &m->memo[((*key ^ n) * 0x9e3779b97f4a7c15u) >> 54];
}

void
vn_norm_fini(struct vn_norm *m)
{
	free(m->memo);
	free(m->cp);
	free(m->tmp);
	memset(m, 0, sizeof *m);
}

static int
need(struct vn_norm *m, size_t n)
{
	size_t cap = m->cap ? m->cap : 64;
	int32_t *p;

	if (n <= m->cap)
		return 0;
	while (cap < n)
		cap *= 2;
	if ((p = realloc(m->cp, cap * sizeof *p)) == NULL)
		return -1;
	m->cp = p;
	if ((p = realloc(m->tmp, cap * sizeof *p)) == NULL)
		return -1;
	m->tmp = p;
	m->cap = cap;
	return 0;
}

static int
combining_class(int32_t cp)
{
	return cp < FIRST_MARK ? 0 :
	    utf8proc_get_property(cp)->combining_class;
}

/*
 * Put cp[0..n), all of combining class over 0, in canonical order: a stable
 * counting sort by class, linear where utf8proc's own is quadratic.
 */
static void
order_run(int32_t *cp, int32_t *tmp, size_t n)
{
	size_t start[257] = { 0 }, i;
	int sorted = 1;

	for (i = 1; i < n && sorted; i++)
		sorted = combining_class(cp[i - 1]) <= combining_class(cp[i]);
	if (sorted)
		return;
	for (i = 0; i < n; i++)
		start[combining_class(cp[i]) + 1]++;
	for (i = 1; i < 257; i++)
		start[i] += start[i - 1];
	for (i = 0; i < n; i++)
		tmp[start[combining_class(cp[i])]++] = cp[i];
	memcpy(cp, tmp, n * sizeof *cp);
}

static void
order_marks(int32_t *cp, int32_t *tmp, size_t n)
{
	size_t i, j;

	for (i = 0; i < n; i = j + (j == i)) {
		for (j = i; j < n && combining_class(cp[j]) > 0; j++)
			;
		if (j - i > 1)
			order_run(cp + i, tmp, j - i);
	}
}

/* Full canonical decomposition of well-formed s[0..n) into m->cp, in order. */
static int
decompose(struct vn_norm *m, const char *s, size_t n, size_t *ncp)
{
	utf8proc_ssize_t got;
	size_t i, k = 0;
	int32_t cp;
	int class = 0;

	for (i = 0; i < n; ) {
		i += (size_t)vn_utf8_get(s + i, n - i, &cp);
		/* No character decomposes into more than 18 code points. */
		if (need(m, k + 32) == -1)
			return -1;
		got = utf8proc_decompose_char(cp, m->cp + k,
		    (utf8proc_ssize_t)(m->cap - k), UTF8PROC_DECOMPOSE,
		    &class);
		if (got < 0 || (size_t)got > m->cap - k) {
			errno = ENOMEM;
			return -1;
		}
		k += (size_t)got;
	}
	order_marks(m->cp, m->tmp, k);
	*ncp = k;
	return 0;
}

static int
put_all(struct vn_buf *out, const int32_t *cp, size_t n)
{
	size_t i;

	if (vn_buf_need(out, 4 * n) == -1)
		return -1;
	for (i = 0; i < n; i++)
		out->n += (size_t)vn_utf8_put(out->s + out->n, cp[i]);
	return 0;
}

/*
 * Append the NFC of one well-formed sequence s[0..n); left as for memo_slot().  0 if
 * it is the same, 1 if it differs, -1 with errno.
 */
static int
compose(struct vn_norm *m, struct vn_buf *out, const char *s, size_t n,
    size_t left)
{
	uint64_t key;
	struct vn_norm_memo *memo = memo_slot(m, s, n, left, &key);
	utf8proc_ssize_t got;
	size_t at = out->n, k;
	int same;

	if (memo != NULL && memo->nfrom == n && memo->from == key)
		return vn_buf_add(out, memo->to, memo->nto) == -1 ? -1 :
		    !memo->same;
	if (decompose(m, s, n, &k) == -1)
		return -1;
	got = utf8proc_normalize_utf32(m->cp, (utf8proc_ssize_t)k,
	    UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	if (got < 0 || put_all(out, m->cp, (size_t)got) == -1) {
		errno = ENOMEM;
		return -1;
	}
	same = out->n - at == n && memcmp(out->s + at, s, n) == 0;
	if (memo != NULL && out->n - at <= sizeof memo->to) {
		memo->from = key;
		memcpy(memo->to, out->s + at, out->n - at);
		memo->nfrom = (uint8_t)n;
		memo->nto = (uint8_t)(out->n - at);
		memo->same = (uint8_t)same;
	}
	return !same;
}

/* The end of the sequence s[at..n) that begins with something not plain. */
static size_t
sequence_end(const char *s, size_t n, size_t at)
{
	const unsigned char *p = (const unsigned char *)s;
	int32_t cp;
	int len;

	/* Nearly always: marks of U+0300 to U+036F, then a letter below. */
	while (n - at > 1 && (p[at] == 0xcc || (p[at] == 0xcd &&
	    p[at + 1] < 0xb0)) && (p[at + 1] & 0xc0) == 0x80)
		at += 2;
	if (at < n && p[at] < 0xcc)
		return at;
	for (; at < n; at += (size_t)len) {
		len = vn_utf8_get(s + at, n - at, &cp);
		if (cp == -1 || is_plain(cp))
			break;
	}
	return at;
}

/*
 * 1 if p[0..STRIDE) has no byte that vn_nfc_check() must look at twice; one more
 * byte may be read.  Compilers make vector code of this.
 */
#define STRIDE	64

static int
is_common(const unsigned char *p)
{
	unsigned odd = 0;
	size_t i;

	for (i = 0; i < STRIDE; i++)
		odd |= (unsigned)(p[i] >= 0xcc) & ((unsigned)(p[i] != 0xe1) |
		    (unsigned)((p[i + 1] & 0xfe) != 0xba));
	return odd == 0;
}

size_t
vn_nfc_check(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0, end;
	int32_t cp;
	int len;

	while (i < n) {
		if (n - i > STRIDE && is_common(p + i)) {
			i += STRIDE;
			continue;
		}
		end = n - i > STRIDE ? i + STRIDE : n;
		while (i < end) {
			/* Below U+0300, and U+1E80 to U+1EFF: Vietnamese. */
			if (p[i] < 0xcc) {
				i++;
			} else if (p[i] == 0xe1 && n - i > 2 &&
			    (p[i + 1] == 0xba || p[i + 1] == 0xbb)) {
				i += 3;
			} else {
				len = vn_utf8_get(s + i, n - i, &cp);
				if (cp != -1 && !is_plain(cp))
					return i;
				i += (size_t)len;
			}
		}
	}
	return n;
}

int
vn_nfc(struct vn_norm *m, struct vn_buf *out, const char *s, size_t n,
    struct vn_edits *e)
{
	size_t at, base = out->n, from, i, to;
	int32_t cp;
	int rc;

	for (i = 0; i < n; i = to) {
		/* All is plain up to at; the sequence begins one starter earlier. */
		at = i + vn_nfc_check(s + i, n - i);
		from = at;
		if (at < n && at > i) {
			if ((unsigned char)s[at - 1] < 0x80)
				from--;
			else if ((from -= (size_t)vn_utf8_back(s, at,
			    &cp)) < at && cp == -1)
				from = at;
		}
		if (vn_buf_add(out, s + i, from - i) == -1)
			return -1;
		if (at == n)
			break;
		to = sequence_end(s, n, at);
		at = out->n;
		rc = compose(m, out, s + from, to - from, n - from);
		if (rc == -1 || (rc == 1 && e != NULL && vn_edit_add(e, from,
		    to - from, at - base, out->n - at) == -1))
			return -1;
	}
	return 0;
}

/* --- marks typed in an order that NFC keeps apart --- */

/* The Vietnamese marks, tones first; all of class 230 but the horn and the dot. */
static int
is_tone(int32_t cp)
{
	return cp == 0x300 || cp == 0x301 || cp == 0x303 || cp == 0x309 ||
	    cp == 0x323;
}

static int
is_shape(int32_t cp)
{
	return cp == 0x302 || cp == 0x306 || cp == 0x31b;
}

static int
is_vowel(int32_t cp)
{
	return cp < 0x80 && cp > 0 && strchr("aeiouyAEIOUY", (char)cp) != NULL;
}

/*
 * cp[0..n) is a base and its marks.  Move shape marks before tone marks and drop
 * a mark that stands there already; the new length, or 0 when the sequence is
 * not a Vietnamese vowel with Vietnamese marks only.
 */
static size_t
mend(int32_t *cp, size_t n)
{
	int32_t shape[3], tone[5];
	size_t i, j, nshape = 0, ntone = 0;

	if (!is_vowel(cp[0]))
		return 0;
	for (i = 1; i < n; i++) {
		int32_t *v = is_shape(cp[i]) ? shape : tone;
		size_t *nv = is_shape(cp[i]) ? &nshape : &ntone;

		if (!is_shape(cp[i]) && !is_tone(cp[i]))
			return 0;
		for (j = 0; j < *nv && v[j] != cp[i]; j++)
			;
		if (j == *nv)
			v[(*nv)++] = cp[i];
	}
	memcpy(cp + 1, shape, nshape * sizeof *cp);
	memcpy(cp + 1 + nshape, tone, ntone * sizeof *cp);
	return 1 + nshape + ntone;
}

/* An honest letter has few marks; a pile of them is left alone. */
#define MARKS_MAX	16

/* The end of the run of combining marks U+0300 to U+036F that starts at s[i]. */
static size_t
marks_end(const char *s, size_t n, size_t i)
{
	const unsigned char *p = (const unsigned char *)s;

	while (n - i > 1 && p[i + 1] >= 0x80 &&
	    ((p[i] == 0xcc && p[i + 1] < 0xc0) ||
	    (p[i] == 0xcd && p[i + 1] < 0xb0)))
		i += 2;
	return i;
}

int
vn_marks(struct vn_norm *m, struct vn_buf *out, const char *s, size_t n,
    struct vn_edits *e)
{
	utf8proc_ssize_t got;
	size_t base = out->n, done = 0, from, i, k, was, to;
	int32_t cp, typed[MARKS_MAX * 2 + 4];

	if (n == 0)
		return 0;
	for (i = 1; i < n; i = to) {
		to = i + 1;
		if (s[i] != '\xcc' && s[i] != '\xcd')
			continue;
		to = marks_end(s, n, i);
		if (to == i) {
			to = i + 1;
			continue;
		}
		from = i - (size_t)vn_utf8_back(s, i, &cp);
		if (cp == -1 || from < done || to - i > 2 * MARKS_MAX)
			continue;
		if (decompose(m, s + from, to - from, &was) == -1)
			return -1;
		memcpy(typed, m->cp, was * sizeof *typed);
		if ((k = mend(m->cp, was)) == 0)
			continue;
		order_marks(m->cp, m->tmp, k);
		if (k == was && memcmp(typed, m->cp, k * sizeof *typed) == 0)
			continue;	/* only not NFC, which is not our rule */
		got = utf8proc_normalize_utf32(m->cp, (utf8proc_ssize_t)k,
		    UTF8PROC_COMPOSE | UTF8PROC_STABLE);
		if (got < 0) {
			errno = ENOMEM;
			return -1;
		}
		if (vn_buf_add(out, s + done, from - done) == -1)
			return -1;
		k = out->n;
		if (put_all(out, m->cp, (size_t)got) == -1)
			return -1;
		done = to;
		if (e != NULL && vn_edit_add(e, from, to - from, k - base,
		    out->n - k) == -1)
			return -1;
	}
	return vn_buf_add(out, s + done, n - done);
}
