#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "map.h"
#include "utf8.h"

/*
 * m->code is a row of three numbers: bytes that are the same in both forms,
 * then the lengths of one changed sequence in the original and in the text.  A
 * number is seven bits a byte, low bits first.  About three bytes a change,
 * where two arrays of offsets would be larger than a line of 16 MiB.
 */
static int
put_num(struct vn_buf *b, size_t v)
{
	for (; v >= 0x80; v >>= 7)
		if (vn_buf_addc(b, (int)(v & 0x7f) | 0x80) == -1)
			return -1;
	return vn_buf_addc(b, (int)v);
}

static size_t
get_num(const struct vn_buf *b, size_t *at)
{
	size_t v = 0;
	unsigned shift = 0;
	unsigned char c;

	do {
		c = (unsigned char)b->s[(*at)++];
		v |= (size_t)(c & 0x7f) << shift;
		shift += 7;
	} while (c & 0x80);
	return v;
}

int
vn_map_change(struct vn_map *m, size_t same, size_t from, size_t to)
{
	if (put_num(&m->code, same) == -1 || put_num(&m->code, from) == -1)
		return -1;
	return put_num(&m->code, to);
}

void
vn_map_reset(struct vn_map *m)
{
	m->text.n = m->code.n = 0;
	m->at = m->to = m->from = 0;
}

void
vn_map_fini(struct vn_map *m)
{
	vn_buf_fini(&m->text);
	vn_buf_fini(&m->code);
	vn_norm_fini(&m->norm);
	free(m->base);
	memset(m, 0, sizeof *m);
}

/* One character that vn_nfc_check() has nothing against. */
static int
is_plain(const char *s, size_t len)
{
	return vn_nfc_check(s, len) == len;
}

/*
 * The same sequences that vn_nfc() works on: from the starter before a doubtful
 * character to the next plain one.
 */
int
vn_map_nfc(struct vn_map *m, const char *s, size_t n)
{
	size_t at, done = 0, from, i, out, to;
	int32_t cp;
	int len;

	vn_map_reset(m);
	if (vn_buf_need(&m->text, n) == -1)
		return -1;
	for (i = 0; i < n; i = to) {
		at = i + vn_nfc_check(s + i, n - i);
		from = at;
		if (at < n && at > i) {
			from -= (size_t)vn_utf8_back(s + i, at - i, &cp);
			if (cp == -1)
				from = at;
		}
		for (to = at; to < n; to += (size_t)len) {
			len = vn_utf8_get(s + to, n - to, &cp);
			if (cp == -1 || is_plain(s + to, (size_t)len))
				break;
		}
		if (vn_buf_add(&m->text, s + i, from - i) == -1)
			return -1;
		out = m->text.n;
		if (vn_nfc(&m->norm, &m->text, s + from, to - from, NULL) == -1)
			return -1;
		if (m->text.n - out == to - from &&
		    memcmp(m->text.s + out, s + from, to - from) == 0)
			continue;
		if (vn_map_change(m, from - done, to - from,
		    m->text.n - out) == -1)
			return -1;
		done = to;
	}
	return 0;
}

/* Letters whose marks may be taken off: Latin, Greek, Cyrillic. */
static int
has_base(int32_t cp)
{
	return (cp >= 0xc0 && cp < 0x530) || (cp >= 0x1e00 && cp < 0x2000) ||
	    cp == 0x212a || cp == 0x212b;
}

int
vn_map_base(struct vn_buf *out, int32_t cp)
{
	utf8proc_int32_t d[32];
	utf8proc_ssize_t i, k;
	size_t at = out->n;
	int class = 0;
	char c[4];

	if (cp == 0x110 || cp == 0x111)
		return vn_buf_addc(out, cp == 0x110 ? 'D' : 'd') == -1 ? -1 : 1;
	if (!has_base(cp))
		return vn_buf_add(out, c, (size_t)vn_utf8_put(c, cp));
	k = utf8proc_decompose_char(cp, d, 32, UTF8PROC_DECOMPOSE, &class);
	for (i = 0; i < k && k <= 32; i++)
		if ((d[i] < 0x300 || d[i] >= 0x370) && vn_buf_add(out, c,
		    (size_t)vn_utf8_put(c, d[i])) == -1)
			return -1;
	return k != 1 || out->n == at || d[0] != cp;
}

/*
 * Vietnamese letters are two or three bytes of U+00C0 to U+01BF or U+1E80 to
 * U+1EFF: their place in the table of bases, or LATIN.
 */
#define LATIN	0x180

static size_t
latin(int32_t cp)
{
	if (cp >= 0xc0 && cp < 0x1c0)
		return (size_t)cp - 0xc0;
	if (cp >= 0x1e80 && cp < 0x1f00)
		return (size_t)cp - 0x1e80 + 0x100;
	return LATIN;
}

/* Fill the table: 0 where the base is not one ASCII letter. */
static int
make_bases(struct vn_map *m)
{
	struct vn_buf b = VN_BUF_INIT;
	int32_t cp;
	int rc = 0;

	if ((m->base = calloc(LATIN + 1, 1)) == NULL)
		return -1;
	for (cp = 0xc0; cp < 0x1f00 && rc != -1; cp++) {
		if (latin(cp) == LATIN)
			continue;
		b.n = 0;
		if ((rc = vn_map_base(&b, cp)) == 1 && b.n == 1 &&
		    b.s != NULL)
			m->base[latin(cp)] = (unsigned char)b.s[0];
	}
	vn_buf_fini(&b);
	if (rc == -1) {
		free(m->base);
		m->base = NULL;
	}
	return rc == -1 ? -1 : 0;
}

int
vn_map_plain(struct vn_map *m, const char *s, size_t n)
{
	size_t done = 0, i, out;
	int32_t cp;
	int len, r;

	vn_map_reset(m);
	if (vn_buf_need(&m->text, n) == -1 ||
	    (m->base == NULL && make_bases(m) == -1))
		return -1;
	for (i = 0; i < n; i += (size_t)len) {
		if ((unsigned char)s[i] < 0x80) {
			m->text.s[m->text.n++] = s[i];
			len = 1;
			continue;
		}
		len = vn_utf8_get(s + i, n - i, &cp);
		out = m->text.n;
		if (cp == -1)
			r = vn_buf_add(&m->text, s + i, (size_t)len);
		else if (m->base[latin(cp)] != 0)
			r = vn_buf_addc(&m->text, m->base[latin(cp)]) == -1 ?
			    -1 : 1;
		else
			r = vn_map_base(&m->text, cp);
		if (r == -1 || vn_buf_need(&m->text, n - i) == -1)
			return -1;
		if (r == 0)
			continue;
		if (vn_map_change(m, i - done, (size_t)len, m->text.n - out) == -1)
			return -1;
		done = i + (size_t)len;
	}
	return 0;
}

size_t
vn_map_back(struct vn_map *m, size_t off, int end)
{
	size_t at, from, same, to, nfrom, nto;

	if (off < m->to)
		m->at = m->to = m->from = 0;
	for (at = m->at; at < m->code.n; ) {
		same = get_num(&m->code, &at);
		nfrom = get_num(&m->code, &at);
		nto = get_num(&m->code, &at);
		to = m->to + same;
		from = m->from + same;
		if (off < to || (off == to && nto > 0))
			break;
		if (off < to + nto)
			return end ? from + nfrom : from;
		m->at = at;
		m->to = to + nto;
		m->from = from + nfrom;
	}
	return m->from + (off - m->to);
}

size_t
vn_map_forth(struct vn_map *m, size_t off, int end)
{
	size_t at, from, same, to, nfrom, nto;

	if (off < m->from)
		m->at = m->to = m->from = 0;
	for (at = m->at; at < m->code.n; ) {
		same = get_num(&m->code, &at);
		nfrom = get_num(&m->code, &at);
		nto = get_num(&m->code, &at);
		to = m->to + same;
		from = m->from + same;
		if (off <= from)
			break;
		if (off < from + nfrom)
			return end ? to + nto : to;
		m->at = at;
		m->to = to + nto;
		m->from = from + nfrom;
	}
	return m->to + (off - m->from);
}
