#include <stdint.h>

#include <utf8proc.h>

#include "utf8.h"
#include "width.h"

#define VS16	0xfe0f

/* Most text: one column, and nothing that could join what stands before it. */
static int
is_plain(int32_t cp)
{
	return (cp >= 0x20 && cp < 0x7f) || (cp >= 0xae && cp < 0x300) ||
	    (cp >= 0x1ea0 && cp < 0x1f00);
}

static int
boundclass(int32_t cp)
{
	return utf8proc_get_property(cp)->boundclass;
}

/* Code points that U+FE0F makes wide: pictographs, and the bases of keycaps. */
static int
may_be_emoji(int32_t cp)
{
	return (cp >= '0' && cp <= '9') || cp == '#' || cp == '*' ||
	    boundclass(cp) == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* What stands for cp where rows are shown; cp itself when nothing has to. */
static int32_t
shown(int32_t cp)
{
	if ((cp >= '\t' && cp <= '\r') || cp == 0x85 || cp == 0x2028 ||
	    cp == 0x2029)
		return ' ';
	if (cp >= 0 && cp < 0x20)
		return 0x2400 + cp;
	if (cp == 0x7f)
		return 0x2421;
	if ((cp >= 0x80 && cp < 0xa0) || (cp >= 0x202a && cp <= 0x202e) ||
	    (cp >= 0x2066 && cp <= 0x2069))
		return 0xfffd;
	return cp;
}

/* The rest of a cluster whose first code point, of len bytes, is cp. */
static size_t
cluster(const char *s, size_t n, size_t len, int32_t cp, unsigned *cols)
{
	int32_t first = cp, next;
	utf8proc_int32_t state = 0;
	unsigned w = (unsigned)utf8proc_charwidth(cp), k;
	size_t i = len;

	for (; i < n; i += len, cp = next) {
		len = (size_t)vn_utf8_get(s + i, n - i, &next);
		if (next == -1 ||
		    utf8proc_grapheme_break_stateful(cp, next, &state))
			break;
		k = (unsigned)utf8proc_charwidth(next);
		if (boundclass(next) == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR ||
		    (next == VS16 && may_be_emoji(first)))
			k = 2;
		w = k > w ? k : w;
	}
	*cols = w > 2 ? 2 : w;
	return i;
}

size_t
vn_width_next(const char *s, size_t n, unsigned *cols)
{
	int32_t cp, next;
	size_t len = (size_t)vn_utf8_get(s, n, &cp), i;

	*cols = 1;
	if (cp == -1)
		return len;
	if (!is_plain(cp)) {
		if (shown(cp) != cp)
			return len;
	} else {
		for (i = len; ; i += 2) {
			if (i == n)
				return i;
			vn_utf8_get(s + i, n - i, &next);
			if (is_plain(next))
				return i;
			if (next < 0x300 || next >= 0x370)	/* no mark */
				break;
		}
	}
	return cluster(s, n, len, cp, cols);
}

size_t
vn_width(const char *s, size_t n)
{
	size_t i, sum = 0;
	unsigned w;

	for (i = 0; i < n; sum += w)
		i += vn_width_next(s + i, n - i, &w);
	return sum;
}

size_t
vn_width_fit(const char *s, size_t n, size_t cols, size_t *used)
{
	size_t i, len;
	unsigned w;

	*used = 0;
	for (i = 0; i < n; i += len) {
		len = vn_width_next(s + i, n - i, &w);
		if (*used + w > cols)
			break;
		*used += w;
	}
	return i;
}

int
vn_width_show(struct vn_buf *out, const char *s, size_t n, int ascii)
{
	size_t i, len, done = 0;
	int32_t cp, as;
	char c[4];
	int k;

	for (i = 0; i < n; i += len) {
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (is_plain(cp) || (as = shown(cp)) == cp)
			continue;
		if (ascii && as != ' ')
			as = '?';
		k = vn_utf8_put(c, as);
		if (vn_buf_add(out, s + done, i - done) == -1 ||
		    vn_buf_add(out, c, (size_t)k) == -1)
			return -1;
		done = i + len;
	}
	return vn_buf_add(out, s + done, n - done);
}
