#include <string.h>

#include "dfa.h"
#include "dirt.h"
#include "space.h"

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
squeezes(const struct vn_dirt_opts *o)
{
	return o->spaces == VN_SPACES_SQUEEZE;
}

static int
trims(const struct vn_dirt_opts *o)
{
	return o->spaces == VN_SPACES_SQUEEZE || o->spaces == VN_SPACES_TRIM;
}

/* The state after byte b where a character may begin. */
static int
first_byte(const struct vn_dirt_opts *o, int state, int b)
{
	if (b == o->delim)
		return state == SPC && trims(o) ? DIRT : BOL;
	switch (b) {
	case ' ':
		if (state == TXT)
			return SPC;
		if (state == BOL)
			return trims(o) ? DIRT : SPC;
		return squeezes(o) ? DIRT : SPC;
	case '\t':
		if (o->tabs && o->spaces != VN_DIRT_NO_SPACES)
			return DIRT;
		/* FALLTHROUGH */
	case '\n':	/* white space, where records end in NUL */
		return state == SPC && squeezes(o) ? DIRT : BOL;
	case 0xc2:
		return SC2;
	case 0xc3:
		return SC3;
	case 0xc4: case 0xc5: case 0xc6:
		return TAIL;
	case 0xcc: case 0xcd:
		return o->marks ? TAIL : DIRT;
	case 0xe1:
		return SE1;
	case 0xe2:
		return SE2;
	default:
		return b > ' ' && b < 0x7f ? TXT : DIRT;
	}
}

static int
next_state(const struct vn_dirt_opts *o, int state, int b)
{
	int cont = b >= 0x80 && b < 0xc0;

	switch (state) {
	case BOL: case TXT: case SPC:
		return first_byte(o, state, b);
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

void
vn_dirt_init(struct vn_dirt *d, const struct vn_dirt_opts *o)
{
	int b, state;

	memset(d, 0, sizeof *d);
	d->delim = o->delim;
	for (b = 0; b < 256; b++)
		for (state = BOL; state <= DIRT; state += 6)
			d->row[b] |= (uint64_t)next_state(o, state, b) <<
			    state;
}

size_t
vn_dirt_prefix(const struct vn_dirt *d, const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	uint64_t st;
	unsigned state = BOL;
	size_t i;

	i = vn_dfa_run(d->row, s, n, &state, DIRT);
	/* Dirt lies in the last 64 bytes: which record of these is it in? */
	if (state == DIRT) {
		i = (i - 1) / 64 * 64;
		while (i > 0 && s[i - 1] != (char)d->delim)
			i--;
		for (st = BOL; i < n && (st & 63) != DIRT; i++)
			st = d->row[p[i]] >> (st & 63);
		i--;
	}
	while (i > 0 && s[i - 1] != (char)d->delim)
		i--;
	return i;
}

int
vn_dirt_none(const struct vn_dirt *d, const char *s, size_t n)
{
	unsigned state = BOL;

	vn_dfa_run(d->row, s, n, &state, DIRT);
	return state <= SPC;
}
