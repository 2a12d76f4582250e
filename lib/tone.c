#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "syl.h"
#include "tone.h"
#include "utf8.h"

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
make_automaton(uint64_t *row)
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
known_word(struct vn_tones *t, const char *s, size_t n, uint64_t key[2])
{
	uint64_t h;

	if (n > 16)
		return NULL;
	key[0] = key[1] = 0;
	memcpy(key, s, n);
	h = (key[0] ^ key[1] * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;
	return t->words[h >> 54];
}

static int
place(struct vn_tones *t, struct vn_buf *out, const char *s, size_t n, int *moved)
{
	uint64_t key[2], *known = known_word(t, s, n, key);

	*moved = 0;
	if (known != NULL && known[0] == key[0] && known[1] == key[1])
		return vn_buf_add(out, s, n);
	if (vn_buf_need(out, n + 8) == -1)
		return -1;
	out->n += vn_syl_tone(out->s + out->n, s, n, t->style, moved);
	if (!*moved && known != NULL)
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

#define NEAR	48	/* bytes beside a word that say what language it is */

/* 1 if there is pinyin or Chinese beside s[from..to), in the same record. */
static int
chinese_near(const char *s, size_t n, size_t from, size_t to)
{
	size_t i = from, end = n - to > NEAR ? to + NEAR : n;
	int32_t cp;

	while (i > 0 && from - i < NEAR && s[i - 1] != '\n' && s[i - 1] != '\0')
		i--;
	for (; i < end && (i < to || (s[i] != '\n' && s[i] != '\0'));
	    i += (size_t)vn_utf8_get(s + i, n - i, &cp)) {
		vn_utf8_get(s + i, n - i, &cp);
		if ((cp >= 0x1cd && cp < 0x1dd) || (cp >= 0x3400 && cp < 0xa000) ||
		    cp == 0x101 || cp == 0x113 || cp == 0x11b || cp == 0x12b ||
		    cp == 0x14d || cp == 0x16b)
			return 1;
	}
	return 0;
}

/*
 * Tone marks that stand right although no Vietnamese style puts them there: pinyin
 * (Huì, Xià, liù) among its like, other languages' (Leá, più: no strict syllables),
 * a capital i read for an l (Ià), and giặt gịa, which is gi and ịa.
 */
static int
not_ours(const char *s, size_t n, size_t from, size_t len)
{
	const char *w = s + from, *p = w + len - 2;
	struct vn_syl y;
	size_t i;
	int32_t cp;

	if (len == 5 && (*w | 0x20) == 'g' && memcmp(w + 1, "ịa", 4) == 0)
		return 1;
	if (*w == 'I' && len > 2 && len < 5 && (unsigned char)w[1] >= 0x80)
		return vn_utf8_get(w + 1, len - 1, &cp) == (int)len - 1;
	if (len < 3 || *p != '\xc3' || p[-1] == 'o' ||
	    strchr("\xa0\xa1\xac\xad\xb9\xba", p[1]) == NULL)
		return 0;
	for (i = 0; i + 2 < len; i++)
		if ((unsigned char)w[i] >= 0x80)
			return 0;
	return vn_syl_parse(w, len, &y) != VN_SYL_STRICT ||
	    ((p[-1] == 'i' || p[-1] == 'u') &&
	    chinese_near(s, n, from, from + len));
}

void
vn_tone_init(struct vn_tones *t, int style)
{
	memset(t, 0, sizeof *t);
	t->style = style;
	make_automaton(t->row);
}

int
vn_tone(struct vn_tones *t, struct vn_buf *out, const char *s, size_t n,
    struct vn_edits *e)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t at, base = out->n, done = 0, from, i, len;
	uint64_t state = T_NONE;
	int moved;

	for (i = 0; i < n; ) {
		state = t->row[p[i++]] >> (state & 63);
		if ((state & 63) != T_HIT)
			continue;
		state = T_NONE;
		len = word_around(s, n, i - 1, &from);
		i = from + len > i ? from + len : i;
		if (len == 0 || marked_after(s + i, n - i))
			continue;
		if (vn_buf_add(out, s + done, from - done) == -1)
			return -1;
		at = out->n;
		if (place(t, out, s + from, len, &moved) == -1)
			return -1;
		if (moved && not_ours(s, n, from, len)) {
			out->n = at;
			moved = 0;
			if (vn_buf_add(out, s + from, len) == -1)
				return -1;
		}
		if (moved &&
		    vn_edit_add(e, from, len, at - base, out->n - at) == -1)
			return -1;
		done = from + len;
	}
	return vn_buf_add(out, s + done, n - done);
}
