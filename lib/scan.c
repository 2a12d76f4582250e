#include <stdlib.h>
#include <string.h>

#include "net.h"
#include "scan.h"
#include "utf8.h"

#include "ent_words.h"

/*
 * Words are known by a 64-bit hash of their code points in lower case; the table of
 * the lists keeps its upper half, the lower one is the place.  Two words that these
 * cannot tell apart would be a marvel, and would do no harm.
 */
#define KEY_INIT	UINT64_C(0xcbf29ce484222325)
#define KEY_MUL		UINT64_C(0x9e3779b97f4a7c15)
#define SLOTS		8192		/* power of 2, over twice the lists */
#define LAW_WORDS	20		/* longest name of a law */

struct slot {
	uint32_t key;		/* the upper half; 0: free */
	uint32_t cls;
	uint16_t id;
	uint8_t	 val;
};

/* What is left of a key beside its place. */
static uint32_t
high_half(uint64_t key)
{
	return (uint32_t)(key >> 32) | 1;
}

struct vn_words {
	struct slot slot[SLOTS];
};

static uint64_t
mix(uint64_t key, uint64_t v)
{
	key = (key ^ v) * KEY_MUL;
	return key ^ key >> 29;
}

static struct slot *
find(struct vn_words *w, uint64_t key)
{
	size_t i = key & (SLOTS - 1);
	uint32_t high = high_half(key);

	while (w->slot[i].key != high && w->slot[i].key != 0)
		i = (i + 1) & (SLOTS - 1);
	return &w->slot[i];
}

/* --- letters --- */

static int32_t
lower(int32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp;
	if (cp >= 0xc0 && cp <= 0xde)
		return cp + 0x20;
	if ((cp >= 0x100 && cp < 0x138) || (cp >= 0x14a && cp < 0x178) ||
	    cp == 0x1a0 || (cp >= 0x1ea0 && cp < 0x1efa))
		return cp | 1;
	return cp == 0x1af ? 0x1b0 : cp;
}

/* Letters and marks, of any script; a rough line is enough here. */
static int
is_letter(int32_t cp)
{
	if (cp < 0xc0)
		return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
	return (cp < 0x2000 && cp != 0xd7 && cp != 0xf7) ||
	    (cp >= 0x3040 && cp < 0xfb00 && !(cp >= 0xd800 && cp < 0xf900));
}

static int
is_space(int32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xa0 ||
	    (cp >= 0x2000 && cp <= 0x200b) || cp == 0x202f || cp == 0x3000 ||
	    cp == 0x2028 || cp == 0x2029 || cp == 0x85 || cp == 0xfeff;
}

/* --- word lists --- */

/* Enter list words; f tells what to do with a slot. */
static void
enter(struct vn_words *w, const char *s, uint32_t cls, uint16_t id, uint8_t val)
{
	uint64_t first, key;
	struct slot *sl;
	int32_t cp;

	while (*s != '\0') {
		first = 0;
		for (key = KEY_INIT; *s != '\0' && *s != ' '; ) {
			s += vn_utf8_get(s, 4, &cp);
			if (cp != '_') {
				key = mix(key, (uint64_t)cp);
				continue;
			}
			if (first != 0)
				key = mix(first, key);
			first = key;
			key = KEY_INIT;
		}
		if (first != 0) {
			sl = find(w, first);
			sl->key = high_half(first);
			sl->cls |= WC_PAIR;
			if (cls & (WC_DOC | WC_DOC_WEAK | WC_LAW | WC_TREATY))
				sl->cls |= WC_PAIR_LAW;
			key = mix(first, key);
		}
		sl = find(w, key);
		sl->key = high_half(key);
		sl->cls |= cls;
		if (id != 0)
			sl->id = id;
		if (val != 0)
			sl->val = val;
		s += *s == ' ';
	}
}

/*
 * A name is known by the hash of the hashes of its words, and marked by an id.
 */
#define LAW_NAME	0xffff

static void
enter_laws(struct vn_words *w, const char *s)
{
	uint64_t key, name;
	struct slot *sl;
	int32_t cp;

	for (; *s != '\0'; s += *s == ' ') {
		for (name = KEY_INIT; *s != '\0' && *s != ' '; s += *s == '_') {
			for (key = KEY_INIT; *s != '\0' && *s != ' ' &&
			    *s != '_'; key = mix(key, (uint64_t)cp))
				s += vn_utf8_get(s, 4, &cp);
			name = mix(name, key);
		}
		sl = find(w, name);
		sl->key = high_half(name);
		sl->id = LAW_NAME;
	}
}

int
vn_scan_init(struct vn_scan *x)
{
	size_t i;

	memset(x, 0, sizeof *x);
	x->t = calloc(SCAN_TOKENS + 1, sizeof *x->t);
	x->words = calloc(1, sizeof *x->words);
	if (x->t == NULL || x->words == NULL) {
		vn_scan_fini(x);
		return -1;
	}
	for (i = 0; i < sizeof ent_classes / sizeof ent_classes[0]; i++)
		enter(x->words, ent_classes[i].words, ent_classes[i].cls, 0, 0);
	for (i = 0; i < sizeof ent_names / sizeof ent_names[0]; i++)
		enter(x->words, ent_names[i].words, 0, ent_names[i].id,
		    ent_names[i].val);
	enter_laws(x->words, ent_laws);
	return 0;
}

void
vn_scan_fini(struct vn_scan *x)
{
	free(x->t);
	free(x->words);
	memset(x, 0, sizeof *x);
}

void
vn_scan_start(struct vn_scan *x, const char *s, size_t n)
{
	x->s = s;
	x->n = n;
	x->pos = x->nt = x->floor = 0;
	x->end.s = x->end.e = (uint32_t)n;
}

uint32_t
vn_scan_pair(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *a = tk(x, i), *b = tk(x, i + 1);

	if ((a->cls & WC_PAIR) == 0 || b->kind != TK_WORD || tk_glued(x, i + 1))
		return 0;
	return find(x->words, mix(a->key, b->key))->cls;
}

size_t
vn_scan_law(const struct vn_scan *x, size_t i)
{
	uint64_t name = KEY_INIT;
	size_t best = 0, k, words = 0;

	for (k = 0; words < LAW_WORDS; k++) {
		if ((tk_punct(x, i + k, ',') || tk_punct(x, i + k, '/')) && k > 0)
			continue;
		if (tk(x, i + k)->kind != TK_WORD)
			break;
		name = mix(name, tk(x, i + k)->key);
		words++;
		if (find(x->words, name)->id == LAW_NAME)
			best = k + 1;
	}
	return best;
}

/* --- tokens --- */

static struct vn_tk *
add(struct vn_scan *x, int kind, size_t s, size_t e, int flags)
{
	struct vn_tk *t = &x->t[x->nt++];

	memset(t, 0, sizeof *t);
	t->s = (uint32_t)s;
	t->e = (uint32_t)e;
	t->kind = (uint8_t)kind;
	t->flags = (uint8_t)flags;
	x->pos = e;
	return t;
}

/* Drop the tokens that begin at byte at or later; not those that are final. */
static int
drop_to(struct vn_scan *x, size_t at)
{
	size_t nt = x->nt;

	while (nt > x->floor && x->t[nt - 1].s >= at)
		nt--;
	/* A token that only partly lies in the address stays what it is. */
	if (nt > 0 && x->t[nt - 1].e > at)
		return 0;
	x->nt = nt;
	return 1;
}

/* The first byte that may still become part of something else. */
static size_t
floor_byte(const struct vn_scan *x)
{
	size_t i = x->nt;

	while (i > x->floor && x->t[i - 1].kind != TK_EMAIL &&
	    x->t[i - 1].kind != TK_URL && x->nt - i < 100)
		i--;
	return i > 0 ? x->t[i - 1].e : 0;
}

static int
flags_at(const struct vn_scan *x, size_t s)
{
	return s == 0 || (x->nt > 0 && x->t[x->nt - 1].e < s) || x->nt == 0 ?
	    TF_SPACE : 0;
}

static void
address(struct vn_scan *x, int kind, size_t s, size_t e)
{
	add(x, kind, s, e, flags_at(x, s));
}

/* A word of the list of top-level domains ends a host name: vidu.com.vn/a. */
static void
host(struct vn_scan *x, size_t at, size_t end)
{
	size_t from, to;
	char c;

	from = vn_net_host(x->s, floor_byte(x), at);
	c = end < x->n ? x->s[end] : ' ';
	if (from == (size_t)-1 || (c >= '0' && c <= '9') || c == '_' ||
	    c == '@')
		return;
	/* What goes on with a letter is another label, or the next sentence. */
	if (c == '.' && end + 1 < x->n && is_letter((unsigned char)
	    x->s[end + 1]))
		return;
	to = c == '/' || c == ':' ? vn_net_url(x->s, x->n, end) : end;
	if (drop_to(x, from))
		address(x, TK_URL, from, to < end ? end : to);
	else
		x->pos = end;
}

/* A word that begins at byte at. */
static struct vn_tk *
word(struct vn_scan *x, size_t at, int flags)
{
	const unsigned char *s = (const unsigned char *)x->s;
	uint64_t key = KEY_INIT;
	size_t i = at, n = x->n;
	int32_t cp, low;
	int upper = 1, cap = 0, ascii = 1;
	const struct slot *sl;
	struct vn_tk *t;
	int len;

	while (i < n) {
		cp = s[i];
		if (cp < 0x80) {
			low = cp | 0x20;
			if (low < 'a' || low > 'z')
				break;
			len = 1;
		} else if (cp == 0xe1 && n - i > 2 && ((s[i + 1] == 0xba &&
		    s[i + 2] >= 0xa0 && s[i + 2] < 0xc0) || (s[i + 1] == 0xbb &&
		    s[i + 2] >= 0x80 && s[i + 2] < 0xba))) {
			/* U+1EA0 to U+1EF9: the odd ones are small */
			cp = 0x1e00 | (s[i + 1] & 3) << 6 | (s[i + 2] & 0x3f);
			low = cp | 1;
			len = 3;
			ascii = 0;
		} else {
			if (cp >= 0xc3 && cp < 0xe0 && n - i > 1 &&
			    (s[i + 1] & 0xc0) == 0x80) {
				cp = (cp & 0x1f) << 6 | (s[i + 1] & 0x3f);
				len = 2;
			} else {
				len = vn_utf8_get(x->s + i, n - i, &cp);
			}
			if (cp == -1 || !is_letter(cp))
				break;
			ascii = 0;
			low = lower(cp);
		}
		if (low != cp)
			cap |= i == at;
		else if (cp < 0x300 || cp >= 0x370)
			upper = 0;
		key = mix(key, (uint64_t)low);
		i += (size_t)len;
	}
	t = add(x, TK_WORD, at, i, flags | (cap ? TF_CAP : 0) |
	    (upper ? TF_UPPER : 0) | (ascii ? TF_ASCII : 0));
	t->key = key;
	sl = find(x->words, key);
	t->cls = sl->cls;
	t->id = sl->id;
	t->val = sl->val;
	return t;
}

/* Words that may be part of an address. */
static void
web_word(struct vn_scan *x, const struct vn_tk *t)
{
	size_t at = t->s, end = t->e;

	if (t->id == W_WWW && end + 1 < x->n && x->s[end] == '.' &&
	    (unsigned char)x->s[end + 1] > ' ') {
		x->nt--;
		address(x, TK_URL, at, vn_net_url(x->s, x->n, end));
	} else if ((t->cls & WC_TLD) && at > 2 && x->s[at - 1] == '.' &&
	    !(t->flags & TF_SPACE)) {
		host(x, at - 1, end);
	}
}

uint64_t
vn_scan_key(const char *s, size_t n)
{
	uint64_t key = KEY_INIT;
	int32_t cp;
	size_t i;

	for (i = 0; i < n; ) {
		i += (size_t)vn_utf8_get(s + i, n - i, &cp);
		key = mix(key, (uint64_t)lower(cp));
	}
	return key;
}

void
vn_scan_split(struct vn_scan *x, size_t i, size_t at)
{
	size_t nt = x->nt, pos = x->pos;

	if (x->t[i].kind != TK_WORD) {
		x->t[i].s = (uint32_t)at;
		return;
	}
	x->t[i] = *word(x, at, 0);
	x->nt = nt;
	x->pos = pos;
}

/* Punctuation outside ASCII that is told apart. */
static int
punct_id(int32_t cp)
{
	switch (cp) {
	case 0x2010: case 0x2011: case 0x2013: case 0x2014: case 0x2212:
		return '-';
	case 0x2018: case 0x2019:
		return '\'';
	case 0x201c: case 0x201d: case 0xab: case 0xbb:
		return '"';
	case 0x2030:
		return '%';
	case 0xb0:
		return PU_DEGREE;
	case 0xb2: case 0xb3:
		return PU_SUPER;
	case 0x20ab:
		return PU_DONG;
	case 0x20ac:
		return PU_EURO;
	case 0x2026:
		return PU_DOTS;
	case 0xd7:
		return PU_TIMES;
	}
	return PU_OTHER;
}

/* '@' and "://" make an address of what stands around them. */
static int
at_sign(struct vn_scan *x, size_t at)
{
	size_t end = 0, from;

	from = vn_net_email(x->s, x->n, floor_byte(x), at, &end);
	if (from == (size_t)-1 || !drop_to(x, from))
		return 0;
	address(x, TK_EMAIL, from, end);
	return 1;
}

static int
scheme(struct vn_scan *x, size_t at)
{
	size_t from, to;

	if (x->n - at < 4 || memcmp(x->s + at, "://", 3) != 0 ||
	    x->nt <= x->floor || !tk_is(x, x->nt - 1, W_HTTP) ||
	    x->t[x->nt - 1].e != at)
		return 0;
	from = x->t[x->nt - 1].s;
	to = vn_net_url(x->s, x->n, at + 3);
	if (to <= at + 3)
		return 0;
	x->nt--;
	address(x, TK_URL, from, to);
	return 1;
}

static void
punct(struct vn_scan *x, size_t at, int flags)
{
	struct vn_tk *t;
	int32_t cp;
	int len = vn_utf8_get(x->s + at, x->n - at, &cp);

	if ((cp == '@' && at_sign(x, at)) || (cp == ':' && scheme(x, at)))
		return;
	t = add(x, TK_PUNCT, at, at + (size_t)len, flags);
	t->id = (uint16_t)(cp >= 0 && cp < 0x80 ? cp : punct_id(cp));
}

/* One token at x->pos; 0 at the end of the line. */
static int
next(struct vn_scan *x)
{
	const unsigned char *s = (const unsigned char *)x->s;
	size_t i = x->pos;
	int flags = i == 0 ? TF_SPACE : 0, len;
	int32_t cp;

	for (;; i += (size_t)len, flags = TF_SPACE) {
		if (i >= x->n) {
			x->pos = i;
			return 0;
		}
		cp = s[i];
		len = cp < 0x80 ? 1 : vn_utf8_get(x->s + i, x->n - i, &cp);
		if (!is_space(cp))
			break;
	}
	if (cp >= '0' && cp <= '9') {
		for (len = 1; i + (size_t)len < x->n &&
		    s[i + (size_t)len] >= '0' && s[i + (size_t)len] <= '9'; )
			len++;
		add(x, TK_NUM, i, i + (size_t)len, flags);
	} else if (cp >= 0 && is_letter(cp)) {
		web_word(x, word(x, i, flags));
	} else {
		punct(x, i, flags);
	}
	return 1;
}

size_t
vn_scan_fill(struct vn_scan *x, size_t i)
{
	size_t cut;

	if (x->nt - i >= SCAN_AHEAD || x->pos >= x->n)
		return i;
	cut = i > SCAN_BACK ? i - SCAN_BACK : 0;
	if (cut > 0) {
		memmove(x->t, x->t + cut, (x->nt - cut) * sizeof *x->t);
		x->nt -= cut;
		i -= cut;
	}
	x->floor = i;
	while (x->nt < SCAN_TOKENS && next(x))
		;
	return i;
}

/* --- what rules ask --- */

int32_t
vn_scan_value(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);
	int32_t v = 0;
	size_t k;

	if (t->kind != TK_NUM || t->e - t->s > 9)
		return t->kind == TK_NUM ? 999999999 : -1;
	for (k = t->s; k < t->e; k++)
		v = v * 10 + (x->s[k] - '0');
	return v;
}

int
vn_scan_roman(const struct vn_scan *x, size_t i)
{
	static const char letters[] = "IVXLC";
	static const int value[] = { 1, 5, 10, 50, 100 };
	const struct vn_tk *t = tk(x, i);
	int v = 0, last = 0, d;
	const char *p;
	size_t k;

	if (t->kind != TK_WORD || (t->flags & (TF_UPPER | TF_ASCII)) !=
	    (TF_UPPER | TF_ASCII) || t->e - t->s > 8)
		return 0;
	for (k = t->e; k > t->s; k--) {
		if ((p = memchr(letters, x->s[k - 1], 5)) == NULL)
			return 0;
		d = value[p - letters];
		v += d < last ? -d : d;
		last = d > last ? d : last;
	}
	return v > 0 && v < 90 ? v : 0;
}
