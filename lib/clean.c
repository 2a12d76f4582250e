#include <string.h>

#include <utf8proc.h>

#include "clean.h"
#include "syl.h"
#include "utf8.h"

const char *const vn_rule_name[VN_RULES] = {
	"utf8", "control", "invisible", "nfc", "marks", "eth", "tone", "space",
	"squeeze-blank"
};

static int
on(const struct vn_clean *c, enum vn_rule r)
{
	return (c->o.off & 1u << r) == 0;
}

/* --- the fast path: an automaton over bytes that knows only clean text --- */

/*
 * Ten states of six bits each stand in one 64-bit word for every byte: the next
 * state is the word shifted right by the present state.
 */
enum {
	BOL = 0,	/* after a delimiter or a TAB: a space here is dirt */
	TXT = 6,
	SPC = 12,	/* after one space */
	SC2 = 18,	/* after C2: Latin-1 punctuation */
	SC3 = 24,	/* after C3: Latin-1 letters, eth among them */
	TAIL = 30,	/* one continuation byte ends the character */
	SE1 = 36,	/* after E1: only BA and BB, the Vietnamese letters */
	SE2 = 42,	/* after E2: only 80 */
	SE280 = 48,	/* quotes, dashes, ellipsis; no spaces, no format characters */
	DIRT = 54
};

static int
squeezes(const struct vn_clean *c)
{
	return on(c, VN_RULE_SPACE) && c->o.spaces == VN_SPACES_SQUEEZE;
}

static int
trims(const struct vn_clean *c)
{
	return on(c, VN_RULE_SPACE) && c->o.spaces != VN_SPACES_KEEP;
}

/* The state after byte b where a character may begin. */
static int
first_byte(const struct vn_clean *c, int marks, int state, int b)
{
	if (b == c->o.delim)
		return state == SPC && trims(c) ? DIRT : BOL;
	switch (b) {
	case ' ':
		if (state == TXT)
			return SPC;
		if (state == BOL)
			return trims(c) ? DIRT : SPC;
		return squeezes(c) ? DIRT : SPC;
	case '\n':	/* white space, where records end in NUL */
	case '\t':
		return state == SPC && squeezes(c) ? DIRT : BOL;
	case 0xc2:
		return SC2;
	case 0xc3:
		return SC3;
	case 0xc4: case 0xc5: case 0xc6:
		return TAIL;
	case 0xcc: case 0xcd:
		return marks ? TAIL : DIRT;
	case 0xe1:
		return SE1;
	case 0xe2:
		return SE2;
	default:
		return b > ' ' && b < 0x7f ? TXT : DIRT;
	}
}

static int
next_state(const struct vn_clean *c, int marks, int state, int b)
{
	int cont = b >= 0x80 && b < 0xc0;

	switch (state) {
	case BOL: case TXT: case SPC:
		return first_byte(c, marks, state, b);
	case SC2:	/* not C1, NBSP, soft hyphen */
		return cont && b > 0xa0 && b != 0xad ? TXT : DIRT;
	case SC3:
		return cont && b != 0x90 && b != 0xb0 ? TXT : DIRT;
	case TAIL:
		return cont ? TXT : DIRT;
	case SE1:
		return b == 0xba || b == 0xbb ? TAIL : DIRT;
	case SE2:
		return b == 0x80 ? SE280 : DIRT;
	case SE280:
		return (b >= 0x90 && b < 0xa8) || (b >= 0xb0 && b < 0xc0) ?
		    TXT : DIRT;
	default:
		return DIRT;
	}
}

static void	make_tone_automaton(uint64_t *);

static void
make_automaton(const struct vn_clean *c, int marks, uint64_t *row)
{
	int b, state;

	for (b = 0; b < 256; b++)
		for (state = BOL; state <= DIRT; state += 6)
			row[b] |= (uint64_t)next_state(c, marks, state, b) <<
			    state;
}

void
vn_clean_init(struct vn_clean *c, const struct vn_clean_opts *o)
{
	memset(c, 0, sizeof *c);
	c->o = *o;
	make_automaton(c, 0, c->lines);
	c->o.off |= 1u << VN_RULE_SPACE;
	make_automaton(c, 0, c->chars);
	make_automaton(c, 1, c->marked);
	c->o.off = o->off;
	make_tone_automaton(c->tone);
}

void
vn_clean_fini(struct vn_clean *c)
{
	vn_norm_fini(&c->norm);
	vn_buf_fini(&c->a);
	vn_buf_fini(&c->b);
}

/* Run the automaton over p[0..n), looking for dirt every 64 bytes: the bytes seen. */
static size_t
advance(const uint64_t *row, const unsigned char *p, size_t n, uint64_t *state)
{
	uint64_t st = *state;
	size_t i = 0, end;

	while (i < n && (st & 63) != DIRT)
		for (end = n - i > 64 ? i + 64 : n; i < end; i++)
			st = row[p[i]] >> (st & 63);
	*state = st & 63;
	return i;
}

size_t
vn_clean_prefix(const struct vn_clean *c, const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	uint64_t state = BOL;
	size_t i;

	i = advance(c->lines, p, n, &state);
	/* Dirt lies in the last 64 bytes: which record of these is it in? */
	if (state == DIRT) {
		i = (i - 1) / 64 * 64;
		while (i > 0 && s[i - 1] != (char)c->o.delim)
			i--;
		for (state = BOL; i < n && (state & 63) != DIRT; i++)
			state = c->lines[p[i]] >> (state & 63);
		i--;
	}
	while (i > 0 && s[i - 1] != (char)c->o.delim)
		i--;
	return i;
}

/* 1 if the automaton finds no dirt in s[0..n), a whole record. */
static int
passes(const uint64_t *row, const char *s, size_t n)
{
	uint64_t state = BOL;

	advance(row, (const unsigned char *)s, n, &state);
	return state <= SPC;
}

/* --- utf8, control, invisible: characters that go or become a space --- */

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

/* Spaces of Unicode other than U+0020 and those that end lines. */
static int
is_space(int32_t cp)
{
	return cp == 0xa0 || cp == 0x1680 || (cp >= 0x2000 && cp < 0x200b) ||
	    cp == 0x202f || cp == 0x205f || cp == 0x3000;
}

/* What a variation selector may stand after: a symbol, not a Latin letter. */
static int
takes_selector(int32_t cp)
{
	if (cp == 0x2126 || cp == 0x212a || cp == 0x212b)
		return 0;	/* letters as soon as NFC sees them */
	return cp == '#' || cp == '*' || (cp >= '0' && cp <= '9') ||
	    is_emoji(cp) || joins(cp) || (cp >= 0x2010 && !is_space(cp) &&
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

/* Where the character pass stands in its line. */
struct pass {
	const char *s;
	size_t	 n, i;
	int32_t	 prev;		/* the last code point kept, 0: start, or ILL_FORMED */
	int	 blank;		/* nothing but spaces kept so far */
	int	 rtl;		/* the line holds right-to-left letters; -1 unknown */
	size_t	 string_end;	/* no string ends in so many last bytes */
};

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
control_length(struct vn_clean *c, struct pass *p, int32_t cp, size_t len,
    int *space)
{
	*space = cp == '\r' || cp == '\v' || cp == '\f' || cp == 0x85 ||
	    cp == 0x2028 || cp == 0x2029;
	if (*space)
		return len;
	if (cp == '\033')
		return escape_length(p->s + p->i, p->n - p->i, &p->string_end);
	if (cp == '\t' || (cp == '\n' && c->o.delim == '\0'))
		return 0;
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) ? len : 0;
}

/* One ill-formed place. */
static int
put_invalid(struct vn_clean *c, struct vn_buf *out, struct vn_clean_line *l,
    struct pass *p, size_t len)
{
	if (l->bad++ == 0)
		l->first = (size_t)(p->s - l->s) + p->i;
	p->prev = 0xfffd;
	p->blank = 0;
	if (!on(c, VN_RULE_UTF8) || c->o.invalid == VN_INVALID_KEEP) {
		p->prev = ILL_FORMED;
		return vn_buf_add(out, p->s + p->i, len);
	}
	if (c->o.invalid == VN_INVALID_FAIL)
		return 1;
	c->count[VN_RULE_UTF8]++;
	if (c->o.invalid == VN_INVALID_DROP) {
		p->prev = 0;
		return 0;
	}
	return vn_buf_add(out, "\xef\xbf\xbd", 3);
}

/* One well-formed character. */
static int
put_char(struct vn_clean *c, struct vn_buf *out, struct pass *p, int32_t cp,
    size_t *len)
{
	int stays = p->prev == ILL_FORMED;
	size_t gone;
	int space;

	if (cp == 0xfeff && p->blank && on(c, VN_RULE_UTF8)) {
		c->count[VN_RULE_UTF8]++;	/* at the start: a BOM */
		return 0;
	}
	/* CRLF inside a record: only where records end in NUL. */
	if (cp == '\r' && peek(p, p->i + 1) == '\n' && !stays &&
	    on(c, VN_RULE_UTF8)) {
		c->count[VN_RULE_UTF8]++;
		return 0;
	}
	while (cp == '\n' && out->n > 0 && out->s[out->n - 1] == '\r' &&
	    on(c, VN_RULE_UTF8)) {
		c->count[VN_RULE_UTF8]++;
		out->n--;
	}
	if (on(c, VN_RULE_CONTROL) &&
	    (gone = control_length(c, p, cp, *len, &space)) > 0 &&
	    (space || !stays)) {
		c->count[VN_RULE_CONTROL]++;
		*len = gone;
		if (!space)
			return 0;
		p->prev = ' ';
		return vn_buf_addc(out, ' ');
	}
	if (cp >= 0xad && !stays && on(c, VN_RULE_INVISIBLE) &&
	    !keep_invisible(p, cp, *len)) {
		c->count[VN_RULE_INVISIBLE]++;
		return 0;
	}
	p->prev = cp;
	if (cp != ' ' && !is_space(cp))
		p->blank = 0;
	return vn_buf_add(out, p->s + p->i, *len);
}

/* The passes for single characters in one go, from s[0..n) to out. */
static int
char_pass(struct vn_clean *c, struct vn_buf *out, struct vn_clean_line *l,
    const char *s, size_t n)
{
	struct pass p = { .s = s, .n = n, .rtl = -1 };
	const char *q;
	size_t len;
	int32_t cp;
	int rc;

	p.blank = !l->cont;
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
			rc = cp == -1 ? put_invalid(c, out, l, &p, len) :
			    put_char(c, out, &p, cp, &len);
		}
		if (rc != 0)
			return rc;
	}
	return 0;
}

/* --- eth: U+00D0 and U+00F0 typed or converted for the letter d with stroke --- */

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
eth_word(struct vn_clean *c, struct vn_buf *out, const char *s, size_t n)
{
	struct word_look w = look_at_word(s, n);
	struct vn_syl y;
	size_t at = out->n, i;
	uint64_t made = 0;

	if (vn_buf_add(out, s, n) == -1)
		return -1;
	for (i = at; i + 1 < out->n; i++) {
		if (out->s[i] != '\xc3')
			continue;
		if (out->s[i + 1] == '\x90' && !w.foreign &&
		    (i == at || w.code)) {
			memcpy(out->s + i, "\xc4\x90", 2);
			made++;
		} else if (out->s[i + 1] == '\xb0') {
			memcpy(out->s + i, "\xc4\x91", 2);
			if (w.foreign || vn_syl_parse(out->s + at, n, &y) ==
			    VN_SYL_NO)
				memcpy(out->s + i, "\xc3\xb0", 2);
			else
				made++;
		}
	}
	c->count[VN_RULE_ETH] += made;
	return 0;
}

static int
has_eth(const char *s, size_t n)
{
	const char *p, *end = s + n;

	for (p = s; n > 0 && (p = memchr(p, '\xc3', (size_t)(end - p))) != NULL; p++)
		if (p + 1 < end && (p[1] == '\x90' || p[1] == '\xb0'))
			return 1;
	return 0;
}

static int
eth_pass(struct vn_clean *c, struct vn_buf *out, const char *s, size_t n)
{
	size_t i, from = 0, len;
	int32_t cp;
	int eth = 0;

	for (i = 0; i < n; i += len) {
		len = (size_t)vn_utf8_get(s + i, n - i, &cp);
		if (cp != -1 && is_letter(cp)) {
			eth |= cp == 0xd0 || cp == 0xf0;
			continue;
		}
		if ((eth ? eth_word(c, out, s + from, i - from) :
		    vn_buf_add(out, s + from, i - from)) == -1 ||
		    vn_buf_add(out, s + i, len) == -1)
			return -1;
		from = i + len;
		eth = 0;
	}
	return eth ? eth_word(c, out, s + from, n - from) :
	    vn_buf_add(out, s + from, n - from);
}

/* --- space --- */

/* The length of the space at s[0..n), 0 if none; TAB (and LF) sets *tab. */
static size_t
space_length(const struct vn_clean *c, const char *s, size_t n, int *tab)
{
	int32_t cp;
	int len;

	*tab = 0;
	switch ((unsigned char)s[0]) {
	case ' ':
		return 1;
	case '\n':
		*tab = c->o.delim == '\0';
		return (size_t)*tab;
	case '\t':
		return (size_t)(*tab = 1);
	case 0xc2: case 0xe1: case 0xe2: case 0xe3:
		len = vn_utf8_get(s, n, &cp);
		return is_space(cp) ? (size_t)len : 0;
	default:
		return 0;
	}
}

/* A run of white space, and where it stands. */
struct gap {
	const char *s;
	size_t	 n;
	int	 start, end;	/* at the start, at the end of the record */
	int	 carried;	/* a space that ended the piece before belongs to it */
	int	 tabs;
};

/* Append the clean form of a gap when runs are squeezed. */
static int
squeeze_gap(const struct vn_clean *c, struct vn_buf *out, const struct gap *g)
{
	size_t i, len;
	int tab;

	if (g->tabs == 0)
		return g->start || g->end ? 0 : vn_buf_addc(out, ' ');
	for (i = 0; i < g->n; i += len) {
		len = space_length(c, g->s + i, g->n - i, &tab);
		if (tab && vn_buf_addc(out, g->s[i]) == -1)
			return -1;
	}
	return 0;
}

/* The same when every space stays, but for those at the ends. */
static int
spread_gap(const struct vn_clean *c, struct vn_buf *out, const struct gap *g)
{
	int trim = c->o.spaces == VN_SPACES_TRIM, seen = 0, tab;
	size_t i, len;

	if (g->carried && !(trim && g->end && g->tabs == 0) &&
	    vn_buf_addc(out, ' ') == -1)
		return -1;
	for (i = 0; i < g->n; i += len) {
		len = space_length(c, g->s + i, g->n - i, &tab);
		seen += tab;
		if (trim && !tab && ((g->start && seen == 0) ||
		    (g->end && seen == g->tabs)))
			continue;
		if (vn_buf_addc(out, tab ? g->s[i] : ' ') == -1)
			return -1;
	}
	return 0;
}

static int
put_gap(struct vn_clean *c, struct vn_buf *out, const struct gap *g)
{
	size_t at = out->n, carried = (size_t)g->carried;

	if ((c->o.spaces == VN_SPACES_SQUEEZE ? squeeze_gap(c, out, g) :
	    spread_gap(c, out, g)) == -1)
		return -1;
	if (out->n - at != g->n + carried ||
	    (carried && out->s[at] != ' ') ||
	    memcmp(out->s + at + carried, g->s, g->n) != 0)
		c->count[VN_RULE_SPACE]++;
	return 0;
}

/*
 * The same for most lines: ASCII spaces only, no TABs, runs squeezed.  1 when done, 0
 * when the line needs the general way, -1 with errno.
 */
static int
space_pass_plain(struct vn_clean *c, struct vn_buf *out, const char *s, size_t n)
{
	unsigned white, was = 1, run = 0, tab = 0;
	uint64_t made = 0;
	size_t i, at = 0;
	char *to;

	if (vn_buf_need(out, n + 1) == -1)
		return -1;
	to = out->s + out->n;
	for (i = 0; i < n; i++) {
		to[at] = s[i];
		white = s[i] == ' ';
		tab |= s[i] == '\t' || s[i] == '\n';
		made += white & was & (run ^ 1);
		run = white & was;
		at += (white & was) ^ 1;
		was = white;
	}
	if (tab)
		return 0;
	if (was && at > 0) {	/* one space at the end */
		at--;
		made += run ^ 1;
	}
	out->n += at;
	c->count[VN_RULE_SPACE] += made;
	return 1;
}

/* Bytes that begin no white space (E1 is looked at, for U+1680). */
static inline int
is_dark(const char *s, size_t left)
{
	unsigned char b = (unsigned char)s[0];

	if (b == 0xe1)
		return left < 2 || s[1] != '\x9a';
	return b != ' ' && b != '\t' && b != '\n' && b != 0xc2 &&
	    b != 0xe2 && b != 0xe3;
}

static int
space_pass(struct vn_clean *c, struct vn_buf *out,
    const struct vn_clean_line *l, const char *s, size_t n)
{
	size_t i = 0, from = 0, len;
	struct gap g = { .start = !l->cont || l->blank };
	int tab;

	g.carried = l->cont && !l->blank && l->prev == ' ';
	/* The space that ends a piece is left to the next one. */
	if (l->more && n > 0 && s[n - 1] == ' ')
		n--;
	for (;;) {
		g.s = s + i;
		for (g.tabs = 0; i < n; i += len, g.tabs += tab)
			if ((len = space_length(c, s + i, n - i, &tab)) == 0)
				break;
		g.n = (size_t)(s + i - g.s);
		g.end = i == n && !l->more;
		if ((g.n > 0 || g.carried) && put_gap(c, out, &g) == -1)
			return -1;
		if (i == n)
			return 0;
		for (from = i; i < n; i += i < n) {
			while (i < n && is_dark(s + i, n - i))
				i++;
			if (i < n && space_length(c, s + i, n - i, &tab) > 0)
				break;
		}
		if (vn_buf_add(out, s + from, i - from) == -1)
			return -1;
		g.start = g.carried = 0;
	}
}

/* --- tone --- */

static inline int
ascii_letter(unsigned char b)
{
	return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
}

static inline int
ascii_vowel(unsigned char b)
{
	return ascii_letter(b) && (0x208222 >> (b & 31) & 1) != 0 /* a e i o u */
	    ? 1 : (b | 0x20) == 'y';
}

/*
 * The length of the letter or mark at p[0..n), as far as Vietnamese goes; 0 if there
 * is none.  What else is among C3 to C6 makes the parser of syllables say no.
 */
static inline size_t
letter_length(const unsigned char *p, size_t n)
{
	if (p[0] < 0x80)
		return (size_t)ascii_letter(p[0]);
	if ((p[0] >= 0xc3 && p[0] <= 0xc6) || p[0] == 0xcc || p[0] == 0xcd)
		return n > 1 && (p[1] & 0xc0) == 0x80 ? 2 : 0;
	if (p[0] == 0xe1)
		return n > 2 && (p[1] == 0xba || p[1] == 0xbb) &&
		    (p[2] & 0xc0) == 0x80 ? 3 : 0;
	return 0;
}

/* The length of the word at p[0..n), 0 if there is none. */
static size_t
word_length(const unsigned char *p, size_t n)
{
	size_t i, len;

	for (i = 0; i < n && (len = letter_length(p + i, n - i)) > 0;)
		i += len;
	return i;
}

/*
 * A second automaton finds the words whose tone mark may stand in the wrong place:
 * two letters that may be vowels side by side, one of them not ASCII.
 */
enum {
	T_NONE = 0,	/* after no vowel */
	T_VOWEL = 6,	/* after a vowel of ASCII */
	T_HIGH = 12,	/* after another letter */
	T_TAIL = 18,	/* one continuation byte ends such a letter */
	T_E1 = 24,
	T_C4 = 30,	/* the letter d with stroke, or a vowel */
	T_HIT = 54
};

static int
tone_state(int state, int b)
{
	int cont = b >= 0x80 && b < 0xc0, high;

	switch (state) {
	case T_TAIL:
		return cont ? T_HIGH : T_NONE;
	case T_E1:
		return b == 0xba || b == 0xbb ? T_TAIL : T_NONE;
	case T_C4:
		return cont && b != 0x90 && b != 0x91 ? T_HIGH : T_NONE;
	case T_HIT:
		return T_HIT;
	}
	if (b < 0x80 && ascii_vowel((unsigned char)b))
		return state == T_HIGH ? T_HIT : T_VOWEL;
	high = (b >= 0xc3 && b <= 0xc6) || b == 0xcc || b == 0xcd || b == 0xe1;
	if (!high)
		return T_NONE;
	if (state != T_NONE)
		return T_HIT;
	return b == 0xc4 ? T_C4 : b == 0xe1 ? T_E1 : T_TAIL;
}

static void
make_tone_automaton(uint64_t *row)
{
	int b, state;

	for (b = 0; b < 256; b++)
		for (state = T_NONE; state <= T_HIT; state += 6)
			row[b] |= (uint64_t)tone_state(state, b) << state;
}

#define WORD_MAX	64	/* bytes; no syllable is half as long */

/*
 * The word with byte s[at] in it: its start in *from, its length, 0 when there is
 * none of a sensible length (then *from is where to go on).
 */
static size_t
word_around(const char *s, size_t n, size_t at, size_t *from)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = at, len;

	while (i > 0 && at - i <= WORD_MAX &&
	    (p[i - 1] >= 0x80 || ascii_letter(p[i - 1])))
		i--;
	for (; i <= at; i += len + (len == 0)) {
		len = word_length(p + i, n - i);
		if (i + len > at)
			break;
	}
	*from = i;
	if (i > at || len <= WORD_MAX)
		return i > at ? 0 : len;
	*from = i + len;
	return 0;
}

/*
 * Words up to 16 bytes that need no move are remembered: most words are, and a look
 * is much faster than parsing the syllable.
 */
static uint64_t *
known_word(struct vn_clean *c, const char *s, size_t n, uint64_t key[2])
{
	uint64_t h;

	if (n > 16)
		return NULL;
	key[0] = key[1] = 0;
	memcpy(key, s, n);
	h = (key[0] ^ key[1] * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;
	return c->words[h >> 54];
}

static int
place_tone(struct vn_clean *c, struct vn_buf *out, const char *s, size_t n)
{
	uint64_t key[2], *known = known_word(c, s, n, key);
	int moved;

	if (known != NULL && known[0] == key[0] && known[1] == key[1])
		return vn_buf_add(out, s, n);
	if (vn_buf_need(out, n + 8) == -1)
		return -1;
	out->n += vn_syl_tone(out->s + out->n, s, n, c->o.tone, &moved);
	if (moved)
		c->count[VN_RULE_TONE]++;
	else if (known != NULL)
		memcpy(known, key, sizeof key);
	return 0;
}

/* A mark of another script after the word hangs on its last letter. */
static int
marked_after(const char *s, size_t n)
{
	int32_t cp;

	if (n == 0 || (unsigned char)s[0] < 0xcc)
		return 0;
	vn_utf8_get(s, n, &cp);
	return cp != -1 && utf8proc_get_property(cp)->combining_class > 0;
}

int
vn_clean_tone(struct vn_clean *c, struct vn_buf *out, const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t done = 0, from, i, len;
	uint64_t state = T_NONE;

	if (c->o.tone == VN_TONE_KEEP)
		return vn_buf_add(out, s, n);
	for (i = 0; i < n; ) {
		state = c->tone[p[i++]] >> (state & 63);
		if ((state & 63) != T_HIT)
			continue;
		state = T_NONE;
		len = word_around(s, n, i - 1, &from);
		i = from + len > i ? from + len : i;
		if (len == 0 || marked_after(s + i, n - i))
			continue;
		if (vn_buf_add(out, s + done, from - done) == -1 ||
		    place_tone(c, out, s + from, len) == -1)
			return -1;
		done = from + len;
	}
	return vn_buf_add(out, s + done, n - done);
}

/* --- a line through all of them --- */

/* The text on its way through the passes: it moves from one buffer to the other. */
struct stage {
	const char *s;
	size_t	 n;
	struct vn_buf *to;	/* where the next pass writes */
	struct vn_buf *other;
};

/* A pass has written to st->to: that is the text now.  Gives rc back. */
static int
passed(struct stage *st, int rc)
{
	struct vn_buf *t = st->to;

	st->s = t->s != NULL ? t->s : "";
	st->n = t->n;
	st->to = st->other;
	st->other = t;
	st->to->n = 0;
	return rc;
}

/* The rules about characters, in their order; each only where it may find work. */
static int
chars_passes(struct vn_clean *c, struct vn_clean_line *l, struct stage *st)
{
	size_t made = 0;
	int rc;

	/* Letters with marks apart are the commonest dirt of all. */
	if (!passes(c->marked, st->s, st->n) && (rc = passed(st,
	    char_pass(c, st->to, l, st->s, st->n))) != 0)
		return rc;
	if (on(c, VN_RULE_NFC) && vn_nfc_check(st->s, st->n) < st->n) {
		if (passed(st, vn_nfc(&c->norm, st->to, st->s, st->n,
		    &made)) == -1)
			return -1;
		c->count[VN_RULE_NFC] += made;
	}
	if (on(c, VN_RULE_MARKS) && st->n > 0 &&
	    (memchr(st->s, '\xcc', st->n) != NULL ||
	    memchr(st->s, '\xcd', st->n) != NULL)) {
		made = 0;
		if (passed(st, vn_marks(&c->norm, st->to, st->s, st->n,
		    &made)) == -1)
			return -1;
		c->count[VN_RULE_MARKS] += made;
	}
	if (on(c, VN_RULE_ETH) && has_eth(st->s, st->n))
		return passed(st, eth_pass(c, st->to, st->s, st->n));
	return 0;
}

/*
 * Carriage returns that the passes, or the trimming to come, have brought to the
 * end of the line: they would be taken for CRLF the next time.
 */
static void
drop_returns(struct vn_clean *c, const struct vn_clean_line *l,
    struct stage *st)
{
	size_t n = st->n;
	int32_t cp = 0;

	if (l->more || c->o.delim != '\n' || !on(c, VN_RULE_UTF8))
		return;
	while (n > 0) {
		if (st->s[n - 1] == '\r') {
			st->n = --n;
			c->count[VN_RULE_UTF8]++;
			continue;
		}
		n -= (size_t)vn_utf8_back(st->s, n, &cp);
		if (!trims(c) || (cp != ' ' && !is_space(cp)))
			break;
	}
}

int
vn_clean_line(struct vn_clean *c, struct vn_buf *out, struct vn_clean_line *l)
{
	struct stage st = { l->n > 0 ? l->s : "", l->n, &c->a, &c->b };
	int rc;

	c->a.n = c->b.n = l->bad = 0;
	if (st.n > 0 && st.s[st.n - 1] == '\r' && !l->more &&
	    c->o.delim == '\n' && on(c, VN_RULE_UTF8)) {
		st.n--;
		c->count[VN_RULE_UTF8]++;
	}
	if (!passes(c->chars, st.s, st.n) &&
	    (rc = chars_passes(c, l, &st)) != 0)
		return rc;
	if (c->o.tone != VN_TONE_KEEP &&
	    passed(&st, vn_clean_tone(c, st.to, st.s, st.n)) == -1)
		return -1;
	if (!on(c, VN_RULE_CONTROL))
		drop_returns(c, l, &st);
	if (!on(c, VN_RULE_SPACE))
		return vn_buf_add(out, st.s, st.n);
	if (st.s == l->s && c->o.spaces == VN_SPACES_SQUEEZE && !l->cont &&
	    !l->more && (rc = space_pass_plain(c, out, st.s, st.n)) != 0)
		return rc == 1 ? 0 : -1;
	return space_pass(c, out, l, st.s, st.n);
}
