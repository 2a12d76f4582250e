#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "order.h"
#include "utf8.h"

/*
 * Bytes of a key, in ascending order: the end of the text, a separator, tones, runs
 * of digits (their length, then the digits), letters, what has no place here.
 */
enum { K_END, K_SEP, K_TONE, K_NUM = 0x10, K_LETTER = 0x20, K_OTHER = 0x60 };

/*
 * Places in the alphabet a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w
 * x y z, from 1.
 */
static const unsigned char latin[26] = { 1, 4, 5, 6, 8, 10, 11, 12, 13, 14, 15,
    16, 17, 18, 19, 22, 23, 24, 25, 26, 27, 29, 30, 31, 32, 33 };
enum { P_A = 1, P_AW, P_AA, P_DD = 7, P_E, P_EE, P_O = 19, P_OO, P_OW, P_U = 27,
    P_UW };

struct maker {
	struct vn_buf *out;
	size_t	 start;		/* of the key in out */
	struct vn_buf cases;	/* 1 small, 2 capital: one for each letter */
	int	 in;		/* inside a syllable */
	int	 tone;		/* of that syllable */
	int	 sep;		/* something separates from what was before */
	size_t	 last;		/* where the last letter stands in out, + 1 */
};

/* Tones by their marks, in order; 0 is none. */
static int
tone_of(int32_t cp)
{
	static const int32_t mark[] = { 0x300, 0x309, 0x303, 0x301, 0x323 };
	int i;

	for (i = 0; i < 5; i++)
		if (mark[i] == cp)
			return i + 1;
	return 0;
}

/* The letter at that place with the mark of a shape; as it was for other marks. */
static int
shaped(int place, int32_t cp)
{
	switch (cp) {
	case 0x302:
		return place == P_A ? P_AA : place == P_E ? P_EE :
		    place == P_O ? P_OO : place;
	case 0x306:
		return place == P_A ? P_AW : place;
	case 0x31b:
		return place == P_O ? P_OW : place == P_U ? P_UW : place;
	default:
		return place;
	}
}

static int
end_syllable(struct maker *m)
{
	if (!m->in)
		return 0;
	m->in = 0;
	m->last = 0;
	return vn_buf_addc(m->out, K_TONE + m->tone);
}

/* Before a letter or digit: the separator that may be due. */
static int
separate(struct maker *m)
{
	if (m->sep && m->out->n > m->start && vn_buf_addc(m->out, K_SEP) == -1)
		return -1;
	m->sep = 0;
	return 0;
}

/* One decomposed, small letter. */
static int
letter(struct maker *m, int32_t cp)
{
	char c[4];
	int k = cp >= 'a' && cp <= 'z' ? latin[cp - 'a'] :
	    cp == 0x111 ? P_DD : 0;

	if (separate(m) == -1)
		return -1;
	if (!m->in) {
		m->in = 1;
		m->tone = 0;
	}
	m->last = k > 0 ? m->out->n + 1 : 0;
	if (k > 0)
		return vn_buf_addc(m->out, K_LETTER + k);
	/* UTF-8 sorts as its code points do. */
	k = vn_utf8_put(c, cp);
	return vn_buf_addc(m->out, K_OTHER) == -1 ? -1 :
	    vn_buf_add(m->out, c, (size_t)k);
}

/* A mark: the shape of the letter before it, the tone of its syllable, or nothing. */
static void
mark(struct maker *m, int32_t cp)
{
	char *at;

	if (m->in && tone_of(cp) > 0)
		m->tone = tone_of(cp);
	if (m->last > 0) {
		at = m->out->s + m->last - 1;
		*at = (char)(K_LETTER + shaped(*at - K_LETTER, cp));
	}
}

static int
is_letter(int32_t cp)
{
	utf8proc_category_t c = utf8proc_category(cp);

	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

/* A letter or mark. */
static int
code_point(struct maker *m, int32_t cp)
{
	utf8proc_int32_t d[32], small = utf8proc_tolower(cp);
	utf8proc_ssize_t i, k;
	int class = 0;

	if (is_letter(cp) &&
	    vn_buf_addc(&m->cases, small == cp ? 1 : 2) == -1)
		return -1;
	k = utf8proc_decompose_char(small, d, 32, UTF8PROC_DECOMPOSE, &class);
	for (i = 0; i < k && i < 32; i++)
		if (!is_letter(d[i]))
			mark(m, d[i]);
		else if (letter(m, d[i]) == -1)
			return -1;
	return 0;
}

/* A run of ASCII digits at s[0..n): its length, or n + 1 with errno. */
static size_t
digits(struct maker *m, const char *s, size_t n)
{
	size_t i = 0, zeros, len;

	while (i < n && s[i] >= '0' && s[i] <= '9')
		i++;
	for (zeros = 0; zeros + 1 < i && s[zeros] == '0'; zeros++)
		;
	if (end_syllable(m) == -1 || separate(m) == -1 ||
	    vn_buf_addc(m->out, K_NUM) == -1)
		return n + 1;
	/* 255 stands for each 255 digits, so that a longer number is larger. */
	for (len = i - zeros; len >= 255; len -= 255)
		if (vn_buf_addc(m->out, 255) == -1)
			return n + 1;
	if (vn_buf_addc(m->out, (int)len) == -1 ||
	    vn_buf_add(m->out, s + zeros, i - zeros) == -1)
		return n + 1;
	return i;
}

static int
make(struct maker *m, const char *s, size_t n)
{
	size_t i, len;
	int32_t cp;
	int c;

	for (i = 0; i < n; i += len) {
		if (s[i] >= '0' && s[i] <= '9') {
			if ((len = digits(m, s + i, n - i)) > n - i)
				return -1;
			continue;
		}
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		c = cp == -1 ? 0 : utf8proc_category(cp);
		if (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME) {
			if (code_point(m, cp) == -1)
				return -1;
		} else if (c != UTF8PROC_CATEGORY_CF) {
			if (end_syllable(m) == -1)
				return -1;
			m->sep = 1;
		}
	}
	return end_syllable(m);
}

int
vn_order_key(struct vn_buf *out, const char *s, size_t n)
{
	struct maker m = { .out = out, .start = out->n };
	int rc = make(&m, s, n);

	if (rc == 0)
		rc = vn_buf_addc(out, K_END);
	if (rc == 0)
		rc = vn_buf_add(out, m.cases.s, m.cases.n);
	vn_buf_fini(&m.cases);
	return rc;
}
