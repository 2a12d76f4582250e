#include <string.h>

#include <utf8proc.h>

#include "eth.h"
#include "syl.h"
#include "utf8.h"

struct pass {
	struct vn_buf *out;
	size_t	 base;		/* out->n at the start */
	const char *s;
	struct vn_edits *e;
};

static int
is_letter(int32_t cp)
{
	utf8proc_category_t k;

	if (cp < 0x80)
		return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
	k = utf8proc_category(cp);
	return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ME;
}

/* What stands in a word, as far as eth is concerned. */
struct word_look {
	int	 foreign;	/* ae, thorn, or a letter of phonetic script */
	int	 code;		/* capitals without a vowel: HDND, ND */
};

static struct word_look
look_at_word(const char *s, size_t n)
{
	struct word_look w = { 0, 1 };
	size_t i;
	int32_t cp;

	for (i = 0; i < n; ) {
		i += (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (cp == 0xc6 || cp == 0xe6 || cp == 0xde || cp == 0xfe ||
		    (cp >= 0x250 && cp < 0x370))
			w.foreign = 1;
		if (cp >= 0x80 ? cp != 0xd0 && cp != 0x110 : cp < 'A' ||
		    cp > 'Z' || strchr("AEIOUY", (char)cp) != NULL)
			w.code = 0;
	}
	return w;
}

/* Put the word s[0..n) into out with the eths that are none replaced. */
static int
eth_word(struct pass *p, const char *s, size_t n)
{
	struct word_look w = look_at_word(s, n);
	struct vn_buf *out = p->out;
	struct vn_syl y;
	size_t at = out->n, i;
	int made;

	if (vn_buf_add(out, s, n) == -1)
		return -1;
	for (i = at; i + 1 < out->n; i++) {
		if (out->s[i] != '\xc3')
			continue;
		made = 0;
		if (out->s[i + 1] == '\x90' && !w.foreign &&
		    (i == at || w.code)) {
			memcpy(out->s + i, "\xc4\x90", 2);
			made = 1;
		} else if (out->s[i + 1] == '\xb0') {
			memcpy(out->s + i, "\xc4\x91", 2);
			if (w.foreign || vn_syl_parse(out->s + at, n, &y) ==
			    VN_SYL_NO)
				memcpy(out->s + i, "\xc3\xb0", 2);
			else
				made = 1;
		}
		if (made && vn_edit_add(p->e, (size_t)(s - p->s) + (i - at),
		    2, i - p->base, 2) == -1)
			return -1;
	}
	return 0;
}

int
vn_eth_maybe(const char *s, size_t n)
{
	const char *p, *end = s + n;

	for (p = s; n > 0 && (p = memchr(p, '\xc3', (size_t)(end - p))) != NULL; p++)
		if (p + 1 < end && (p[1] == '\x90' || p[1] == '\xb0'))
			return 1;
	return 0;
}

int
vn_eth(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e)
{
	struct pass p = { out, out->n, s, e };
	size_t i, from = 0, len;
	int32_t cp;
	int eth = 0, rc;

	for (i = 0; i < n || from < n; i += len) {
		len = i < n ? (size_t)vn_utf8_get(s + i, n - i, &cp) : 0;
		if (len > 0 && cp != -1 && is_letter(cp)) {
			eth |= cp == 0xd0 || cp == 0xf0;
			continue;
		}
		rc = eth ? eth_word(&p, s + from, i - from) :
		    vn_buf_add(out, s + from, i - from);
		if (rc == -1 || vn_buf_add(out, s + i, len) == -1)
			return -1;
		from = i + len;
		eth = 0;
	}
	return 0;
}
