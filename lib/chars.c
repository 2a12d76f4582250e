#include <string.h>

#include <utf8proc.h>

#include "chars.h"
#include "space.h"
#include "utf8.h"

/* Scripts in which joiners between letters carry meaning. */
static int
joins(int32_t cp)
{
	return (cp >= 0x0600 && cp < 0x10a0) ||		/* Arabic to Myanmar */
	    (cp >= 0x1780 && cp < 0x18b0) ||		/* Khmer, Mongolian */
	    (cp >= 0x1a20 && cp < 0x1c50) || (cp >= 0xa800 && cp < 0xabf0) ||
	    (cp >= 0xfb50 && cp < 0xfe00) || (cp >= 0xfe70 && cp < 0xfeff) ||
	    (cp >= 0x11000 && cp < 0x12000);
}

static int
is_emoji(int32_t cp)
{
	return (cp >= 0x1f000 && cp < 0x1fb00) || (cp >= 0x2190 && cp < 0x2400) ||
	    (cp >= 0x2600 && cp < 0x27c0) || (cp >= 0x2b00 && cp < 0x2c00) ||
	    cp == 0xa9 || cp == 0xae;
}

static int
is_selector(int32_t cp)
{
	return (cp >= 0xfe00 && cp < 0xfe10) || (cp >= 0xe0100 && cp < 0xe01f0);
}

static int
is_tag(int32_t cp)
{
	return cp >= 0xe0020 && cp < 0xe0080;
}

static int
is_bidi(int32_t cp)
{
	return cp == 0x200e || cp == 0x200f || cp == 0x61c ||
	    (cp >= 0x202a && cp < 0x202f) || (cp >= 0x2066 && cp < 0x206a);
}

static int
is_joiner(int32_t cp)
{
	return cp >= 0x200b && cp <= 0x200d;
}

static int
is_zero_width(int32_t cp)
{
	return cp == 0xad || cp == 0x180e || (cp >= 0x2060 && cp < 0x2065) ||
	    (cp >= 0x206a && cp < 0x2070) || cp == 0xfeff || cp == 0xe0001;
}

/* What a variation selector may stand after: a symbol, not a Latin letter. */
static int
takes_selector(int32_t cp)
{
	if (cp == 0x2126 || cp == 0x212a || cp == 0x212b)
		return 0;	/* letters as soon as NFC sees them */
	return cp == '#' || cp == '*' || (cp >= '0' && cp <= '9') ||
	    is_emoji(cp) || joins(cp) || (cp >= 0x2010 && !vn_is_space(cp) &&
	    !is_selector(cp) && !is_tag(cp) && !is_zero_width(cp) &&
	    !is_bidi(cp) && !is_joiner(cp));
}

static int
has_rtl(const char *s, size_t n)
{
	const utf8proc_property_t *p;
	size_t i;
	int32_t cp;

	for (i = 0; i < n; ) {
		i += (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (cp < 0x590)
			continue;
		p = utf8proc_get_property(cp);
		if ((p->bidi_class == UTF8PROC_BIDI_CLASS_R ||
		    p->bidi_class == UTF8PROC_BIDI_CLASS_AL) &&
		    p->category <= UTF8PROC_CATEGORY_LO)
			return 1;
	}
	return 0;
}

/*
 * The length of the terminal control sequence that begins with the ESC at s[0]:
 * CSI, a string ended by BEL or ST, or a character set choice.  1 when it is none:
 * then only the ESC goes, and no text with it.
 */
static size_t
escape_length(const char *s, size_t n, size_t *string_end)
{
	size_t i = 2;

	if (n < 2)
		return 1;
	if (s[1] == '[') {
		while (i < n && s[i] >= 0x20 && s[i] < 0x40)
			i++;
		return i < n && s[i] >= 0x40 && s[i] < 0x7f ? i + 1 : 1;
	}
	if (strchr("]PX^_", s[1]) != NULL && s[1] != '\0') {
		/* One search serves all strings of a line that have no end. */
		for (; i < n && n > *string_end; i++) {
			if (s[i] == '\a')
				return i + 1;
			if (s[i] == '\033' && i + 1 < n && s[i + 1] == '\\')
				return i + 2;
		}
		if (n > *string_end)
			*string_end = n;
		return 1;
	}
	while (i - 1 < n && s[i - 1] >= 0x20 && s[i - 1] < 0x30)
		i++;
	return i > 2 && i - 1 < n && s[i - 1] >= 0x30 && s[i - 1] < 0x7f ? i : 1;
}

/*
 * What was kept last was ill-formed.  Nothing that follows it is taken out: the
 * bytes on both sides could come together to a character that is not there.
 */
#define ILL_FORMED	(-1)

/* Where the pass stands in its line. */
struct pass {
	const struct vn_chars *how;
	struct vn_buf *out;
	size_t	 base;		/* out->n at the start */
	struct vn_edits *e;
	const char *s;
	size_t	 n, i;
	int32_t	 prev;		/* the last code point kept, 0: start, or ILL_FORMED */
	int	 blank;		/* nothing but spaces kept so far */
	int	 rtl;		/* the line holds right-to-left letters; -1 unknown */
	size_t	 string_end;	/* no string ends in so many last bytes */
};

/* The n bytes at p->i become text. */
static int
replace(struct pass *p, int rule, size_t n, const char *text)
{
	size_t to = p->out->n - p->base, len = strlen(text);

	p->e->rule = rule;
	if (vn_edit_add(p->e, p->i, n, to, len) == -1)
		return -1;
	return vn_buf_add(p->out, text, len);
}

static int32_t
peek(const struct pass *p, size_t at)
{
	int32_t cp = 0;

	if (at < p->n)
		vn_utf8_get(p->s + at, p->n - at, &cp);
	return cp;
}

/* An invisible character cp of len bytes at p->i: 1 to keep it. */
static int
keep_invisible(struct pass *p, int32_t cp, size_t len)
{
	int32_t next;

	if (is_joiner(cp)) {
		next = peek(p, p->i + len);
		if (joins(p->prev) && joins(next))
			return 1;
		return cp == 0x200d && is_emoji(next) && (is_emoji(p->prev) ||
		    is_selector(p->prev));
	}
	if (is_selector(cp))
		return takes_selector(p->prev);
	if (is_tag(cp))
		return p->prev >= 0x1f000;
	if (is_bidi(cp)) {
		if (p->rtl == -1)
			p->rtl = has_rtl(p->s, p->n);
		return p->rtl;
	}
	return !is_zero_width(cp);
}

/*
 * A control character: the bytes it takes and whether a space comes in its
 * place; 0 when cp is none.
 */
static size_t
control_length(struct pass *p, int32_t cp, size_t len, int *space)
{
	*space = cp == '\r' || cp == '\v' || cp == '\f' || cp == 0x85 ||
	    cp == 0x2028 || cp == 0x2029;
	if (*space)
		return len;
	if (cp == '\033')
		return escape_length(p->s + p->i, p->n - p->i, &p->string_end);
	if (cp == '\t' || (cp == '\n' && p->how->delim == '\0'))
		return 0;
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) ? len : 0;
}

/* One ill-formed place. */
static int
put_invalid(struct pass *p, struct vn_bad *bad, size_t len)
{
	if (bad->n++ == 0)
		bad->first = p->i;
	p->prev = 0xfffd;
	p->blank = 0;
	if (!p->how->utf8 || p->how->invalid == VN_INVALID_KEEP) {
		p->prev = ILL_FORMED;
		return vn_buf_add(p->out, p->s + p->i, len);
	}
	if (p->how->invalid == VN_INVALID_FAIL)
		return 1;
	if (p->how->invalid == VN_INVALID_DROP)
		p->prev = 0;
	return replace(p, VN_RULE_UTF8, len,
	    p->how->invalid == VN_INVALID_DROP ? "" : "\xef\xbf\xbd");
}

/*
 * CRLF inside a record, where records end in NUL: carriage returns before the LF
 * go, also those that stand there only after what was between them has gone.
 */
static int
put_newline(struct pass *p)
{
	size_t n = p->out->n;

	while (n > p->base && p->out->s[n - 1] == '\r' && p->how->utf8) {
		p->out->n = --n;
		p->e->rule = VN_RULE_UTF8;
		if (vn_edit_add(p->e, p->i, 0, n - p->base, 0) == -1)
			return -1;
	}
	p->prev = '\n';
	p->blank = 0;
	return vn_buf_addc(p->out, '\n');
}

/* One well-formed character. */
static int
put_char(struct pass *p, int32_t cp, size_t *len)
{
	int space, stays = p->prev == ILL_FORMED;
	size_t gone;

	if (cp == 0xfeff && p->blank && p->how->utf8)	/* at the start: a BOM */
		return replace(p, VN_RULE_UTF8, *len, "");
	if (cp == '\r' && peek(p, p->i + 1) == '\n' && !stays && p->how->utf8)
		return replace(p, VN_RULE_UTF8, *len, "");
	if (cp == '\n')
		return put_newline(p);
	if (p->how->control &&
	    (gone = control_length(p, cp, *len, &space)) > 0 &&
	    (space || !stays)) {
		*len = gone;
		if (space)
			p->prev = ' ';
		return replace(p, VN_RULE_CONTROL, gone, space ? " " : "");
	}
	if (cp >= 0xad && !stays && p->how->invisible &&
	    !keep_invisible(p, cp, *len))
		return replace(p, VN_RULE_INVISIBLE, *len, "");
	p->prev = cp;
	if (cp != ' ' && !vn_is_space(cp))
		p->blank = 0;
	return vn_buf_add(p->out, p->s + p->i, *len);
}

int
vn_chars(struct vn_buf *out, const char *s, size_t n, const struct vn_chars *how,
    struct vn_bad *bad, struct vn_edits *e)
{
	struct pass p = { .how = how, .out = out, .base = out->n, .e = e,
	    .s = s, .n = n, .rtl = -1, .blank = !how->cont };
	const char *q;
	size_t len;
	int32_t cp;
	int rc;

	for (; p.i < n; p.i += len) {
		q = s + p.i;
		for (len = 0; p.i + len < n && q[len] > ' ' &&
		    q[len] < 0x7f; len++)
			;
		if (len > 0) {
			p.prev = q[len - 1];
			p.blank = 0;
			rc = vn_buf_add(out, q, len);
		} else {
			len = (size_t)vn_utf8_get(q, n - p.i, &cp);
			rc = cp == -1 ? put_invalid(&p, bad, len) :
			    put_char(&p, cp, &len);
		}
		if (rc != 0)
			return rc;
	}
	return 0;
}
