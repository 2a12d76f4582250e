#include <string.h>

#include <utf8proc.h>

#include "norm.h"
#include "syl.h"
#include "sylkey.h"
#include "utf8.h"

static const char *const names[] = {
	[VN_SYLKEY_SYLLABLE] = "syllable", [VN_SYLKEY_ONSET] = "onset",
	[VN_SYLKEY_RHYME] = "rhyme", [VN_SYLKEY_TONE] = "tone",
	[VN_SYLKEY_CLASS] = "tone-class", [VN_SYLKEY_LENGTH] = "length",
	[VN_SYLKEY_SYLLABLES] = "syllables"
};
#define NNAMES	((int)(sizeof names / sizeof names[0]))

int
vn_sylkey_find(const char *name)
{
	int i;

	for (i = 0; i < NNAMES; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

const char *
vn_sylkey_name(int what)
{
	return what >= 0 && what < NNAMES ? names[what] : NULL;
}

/* Whether cp belongs to a part: a letter, a mark, a digit. */
static int
in_part(int32_t cp)
{
	int cat;

	if (cp < 0x80)
		return cp >= 0 && ((uint32_t)(cp | 0x20) - 'a' < 26 ||
		    (uint32_t)cp - '0' < 10);
	cat = utf8proc_category(cp);
	return cat >= UTF8PROC_CATEGORY_LU && cat <= UTF8PROC_CATEGORY_NO;
}

size_t
vn_sylkey_part(const char *s, size_t n, size_t *at)
{
	size_t i = *at, len;
	int32_t cp;

	for (; i < n; i += len) {
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (in_part(cp))
			break;
	}
	for (*at = i; i < n; i += len) {
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (!in_part(cp))
			break;
	}
	return i - *at;
}

static int
put_tone(struct vn_buf *out, const struct vn_syl *y)
{
	static const char *const tone[] = {
		[VN_TONE_NGANG] = "ngang", [VN_TONE_HUYEN] = "huyền",
		[VN_TONE_HOI] = "hỏi", [VN_TONE_NGA] = "ngã",
		[VN_TONE_SAC] = "sắc", [VN_TONE_NANG] = "nặng"
	};

	return vn_buf_adds(out, tone[y->tone]);
}

static int
put_rhyme(struct vn_buf *out, const struct vn_syl *y)
{
	if (vn_buf_adds(out, vn_syl_nucleus_name(y->nucleus)) == -1)
		return -1;
	return vn_buf_adds(out, vn_syl_coda_name(y->coda));
}

/* The key of the part s[0..n). */
static int
put_part(struct vn_buf *out, int what, const char *s, size_t n)
{
	struct vn_syl y;

	if (vn_syl_parse(s, n, &y) == VN_SYL_NO)
		return vn_buf_adds(out, VN_SYLKEY_NONE);
	switch (what) {
	case VN_SYLKEY_SYLLABLE:
		return vn_fold(out, s, n, VN_FOLD_TONE);
	case VN_SYLKEY_ONSET:
		return vn_buf_adds(out, y.onset == 0 ? "0" :
		    vn_syl_onset_name(y.onset));
	case VN_SYLKEY_RHYME:
		return put_rhyme(out, &y);
	case VN_SYLKEY_TONE:
		return put_tone(out, &y);
	default:
		return vn_buf_adds(out, y.tone <= VN_TONE_HUYEN ? "bằng" :
		    "trắc");
	}
}

static int
put_parts(struct vn_buf *out, int what, const char *s, size_t n)
{
	size_t at = 0, len;
	int keys = 0;

	for (; (len = vn_sylkey_part(s, n, &at)) > 0; at += len, keys++)
		if (put_part(out, what, s + at, len) == -1 ||
		    vn_buf_addc(out, '\0') == -1)
			return -1;
	if (keys > 0)
		return keys;
	return vn_buf_add(out, VN_SYLKEY_NONE, sizeof VN_SYLKEY_NONE) == -1 ?
	    -1 : 1;
}

static int
put_number(struct vn_buf *out, size_t v)
{
	char b[24], *p = b + sizeof b;

	*--p = '\0';
	do
		*--p = (char)('0' + v % 10);
	while ((v /= 10) > 0);
	return vn_buf_add(out, p, (size_t)(b + sizeof b - p)) == -1 ? -1 : 1;
}

static size_t
length(const char *s, size_t n)
{
	size_t i, len = 0;
	int32_t cp;

	for (i = 0; i < n; len++)
		i += (size_t)vn_utf8_get(s + i, n - i, &cp);
	return len;
}

static size_t
syllables(const char *s, size_t n)
{
	size_t at = 0, len, sum = 0;
	struct vn_syl y;

	for (; (len = vn_sylkey_part(s, n, &at)) > 0; at += len)
		sum += vn_syl_parse(s + at, len, &y) != VN_SYL_NO;
	return sum;
}

int
vn_sylkey(struct vn_buf *out, int what, const char *s, size_t n)
{
	struct vn_buf nfc = VN_BUF_INIT;
	int rc;

	if (vn_nfc_check(s, n) < n) {
		if (vn_fold(&nfc, s, n, VN_FOLD_FORM) == -1) {
			vn_buf_fini(&nfc);
			return -1;
		}
		s = nfc.s;
		n = nfc.n;
	}
	if (what == VN_SYLKEY_LENGTH)
		rc = put_number(out, length(s, n));
	else if (what == VN_SYLKEY_SYLLABLES)
		rc = put_number(out, syllables(s, n));
	else
		rc = put_parts(out, what, s, n);
	vn_buf_fini(&nfc);
	return rc;
}
