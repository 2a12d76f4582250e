#include <string.h>

#include "gaz_parts.h"
#include "syl.h"

#define SPELLED	24		/* bytes; what is longer is no syllable */

/* Swap i and y at the end of s[0..n); the new length, or 0 if there is none. */
static size_t
swap_iy(const char *s, size_t n, char *dst)
{
	static const char pair[][2][4] = { { "i", "y" }, { "ì", "ỳ" },
	    { "í", "ý" }, { "ỉ", "ỷ" }, { "ĩ", "ỹ" }, { "ị", "ỵ" } };
	size_t i, k, from, to;
	int side;

	if (n < 2 || n > 8 || strchr("hklmstvHKLMSTV", s[0]) == NULL)
		return 0;
	for (i = 0; i < sizeof pair / sizeof pair[0]; i++)
		for (side = 0; side < 2; side++) {
			from = strlen(pair[i][side]);
			to = strlen(pair[i][!side]);
			if (n != 1 + from || memcmp(s + 1, pair[i][side], from))
				continue;
			dst[0] = s[0];
			for (k = 0; k < to; k++)
				dst[1 + k] = pair[i][!side][k];
			return 1 + to;
		}
	return 0;
}

/*
 * The word s[0..n) may have another place for its tone mark: it ends in oa, oe or
 * uy with a mark (hòa, hoà).  A quick look, not the rule.
 */
static int
may_move(const char *s, size_t n)
{
	size_t i = n;

	if (n < 3)
		return 0;
	if ((unsigned char)s[n - 1] < 0x80)
		return strchr("aeyAEY", s[n - 1]) != NULL &&
		    (unsigned char)s[n - 2] >= 0x80;
	while (i > 0 && (unsigned char)s[i - 1] >= 0x80)
		i--;
	return i > 0 && strchr("ouOU", s[i - 1]) != NULL;
}

uint32_t
gaz_intern(struct vn_gaz *g, const char *s, size_t n, uint64_t key)
{
	static const int styles[] = { VN_TONE_OLD, VN_TONE_NEW };
	uint32_t word = gaz_word_of(&g->v, key);
	char t[SPELLED + 8];
	size_t i, k;
	int moved;

	if (word != 0)
		return word;
	if ((word = gaz_new_word(g)) == 0 || gaz_spell(g, key, word) == -1)
		return 0;
	if (n > SPELLED)
		return word;
	for (i = 0; i < 2 && may_move(s, n); i++) {
		k = vn_syl_tone(t, s, n, styles[i], &moved);
		if (moved && gaz_spell(g, vn_scan_key(t, k), word) == -1)
			return 0;
	}
	if ((k = swap_iy(s, n, t)) > 0 &&
	    gaz_spell(g, vn_scan_key(t, k), word) == -1)
		return 0;
	return word;
}
