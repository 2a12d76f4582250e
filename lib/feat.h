/*
 * feat - what the boundary model sees of a sentence.
 * Shared by vn_seg_words() and the trainer, so that both see the same.
 * A token becomes a unit of small numbers; a feature is a place in a table of
 * weights, found by hashing units, never strings.
 */
#ifndef VN_FEAT_H
#define VN_FEAT_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "lex.h"
#include "seg.h"
#include "tok.h"

/* What a token looks like. */
enum vn_shape {
	VN_SHAPE_EDGE,		/* before the first, behind the last token; . ! ? ... */
	VN_SHAPE_LOW,		/* nhà */
	VN_SHAPE_LOWX,		/* marketing: no Vietnamese syllable */
	VN_SHAPE_CAP,		/* Nam */
	VN_SHAPE_CAPX,		/* Washington */
	VN_SHAPE_UP,		/* NAM */
	VN_SHAPE_UPX,		/* WTO */
	VN_SHAPE_ONE,		/* A: one capital */
	VN_SHAPE_MIXED,		/* YouTube, A5 */
	VN_SHAPE_HYPHEN,	/* pê-đan */
	VN_SHAPE_ABBR,
	VN_SHAPE_NUM,
	VN_SHAPE_OPEN,		/* quotes, brackets, dashes, colons: a capital behind
				 * it says little, as at an edge */
	VN_SHAPE_PUNCT,		/* other punctuation */
	VN_SHAPE_OTHER
};

/* Info of a single syllable in the store of words. */
#define VN_LEX_FAMILY	0x01
#define VN_LEX_MIDDLE	0x02
#define VN_LEX_GIVEN	0x04

/*
 * Info of a longer word: how often the sequence was one word in text (0: rare;
 * 1 to 7: the larger the surer), and which list has it.
 */
#define VN_LEX_SURE	0x07
#define VN_LEX_LIST	0x08	/* the main word list */
#define VN_LEX_LIST2	0x10	/* the second */
#define VN_LEX_PLACE	0x20	/* names of places */

#define VN_FEAT_SLOTS	7	/* weights in a group, see below */

struct vn_unit {
	uint32_t h;		/* of the fold key: tone-neutral, lower case; 0: edge */
	uint8_t	shape;		/* enum vn_shape */
	uint8_t	info;		/* flags of the syllable in the store */
	uint8_t	can;		/* may be joined to the unit before */
	uint8_t	ask;		/* the model is asked whether it is */
	uint8_t	run_at;		/* place in a run of capitalised units, from 0 */
	uint8_t	run_len;	/* units of that run, 0 outside */
	uint8_t	run_head;	/* info of its first unit, 0x40 if that may be
				 * capital for its place only */
	/* words of the store, two syllables or more; lengths in units, or 0 */
	uint8_t	over_len;	/* longest over the boundary before this unit */
	uint8_t	over_at;	/* this unit's place in it */
	uint8_t	over_info;
	uint8_t	end_len;	/* longest that ends with this unit */
	uint8_t	end_info;
	uint8_t	start_len;	/* longest that starts with this unit */
	uint8_t	start_info;
	signed char one[VN_FEAT_SLOTS];	/* weights of the syllable */
};

#define VN_FEAT_VERSION	2	/* changes with what features mean */

#define VN_FEAT_PAD	4	/* edge units before and behind a sentence */

/* The weights of a model. */
struct vn_weights {
	const unsigned char *lines;	/* see VN_LINE_BYTES */
	unsigned bits;		/* log2 of the number of lines */
	const unsigned char *dense;	/* little-endian int16 */
	int	 style;		/* 1 or -1 */
};

/* Makes units; one per thread.  All zero is a valid start. */
struct vn_feat {
	struct vn_lex lex;	/* lex.tab may be NULL: no words known */
	const struct vn_weights *w;	/* fills vn_unit.one; may be NULL */
	struct vn_feat_memo *memo;
	struct vn_buf key;
	struct vn_unit *u;	/* VN_FEAT_PAD + n + VN_FEAT_PAD units */
	size_t	 cap;
};
void	vn_feat_fini(struct vn_feat *x);

/*
 * Make the units of the tokens; unit i stands at x->u[VN_FEAT_PAD + i].  0, or -1
 * with errno ENOMEM.  O(n).
 */
int	vn_feat_line(struct vn_feat *x, const char *s, const struct vn_tok *t,
	    size_t n);

/* The part of it that looks words up: info is set, the rest follows. */
void	vn_feat_words(const struct vn_lex *lex, struct vn_unit *u, size_t n);

/*
 * The best path, first order: a boundary that cannot be joined is split; otherwise
 * joining scores base, and prev more when the boundary before is joined too.
 * Start with all zero, vn_path_step() for each boundary, then vn_path_end(), which
 * makes of the marks: 1 for join, 0 for split.
 */
struct vn_path {
	int64_t	 split, joined;	/* scores of the best ways to either end */
	int	 open;		/* there is a way that ends joined */
};

enum { VN_SPLIT_FROM_JOIN = 1, VN_JOIN_FROM_JOIN = 2 };

/* The mark of a boundary. */
static inline unsigned char
vn_path_step(struct vn_path *p, int can, int32_t base, int32_t prev)
{
	int64_t both = p->joined + base + prev, one = p->split + base;
	unsigned char mark = 0;

	if (p->open && p->joined > p->split) {
		mark = VN_SPLIT_FROM_JOIN;
		p->split = p->joined;
	}
	if (p->open && both > one) {
		mark |= VN_JOIN_FROM_JOIN;
		one = both;
	}
	p->joined = one;
	p->open = can;
	return mark;
}

void	vn_path_end(const struct vn_path *p, unsigned char *join, size_t n);

/*
 * Features of the boundary before unit 0 come in three roles: those always there
 * (base), those there only when the boundary before is joined too (prev), those
 * whose sign is the style.
 *
 * Those that name syllables are slots of groups; a group is what is known of one
 * syllable, or of two in a row that the model is asked about.  Groups are numbered
 * by hash.
 */
#define VN_FEAT_GROUPS	2	/* of a unit: ONE, TWO (with the unit before) */

/* role, group, unit, slot */
#define VN_FEAT_LIST(F) \
	F(base, ONE, -2, 0) \
	F(base, ONE, -1, 1) \
	F(prev, ONE, -1, 2) \
	F(style, ONE, -1, 3) \
	F(base, ONE, 0, 4) \
	F(style, ONE, 0, 5) \
	F(base, ONE, 1, 6) \
	F(base, TWO, -1, 0) \
	F(prev, TWO, -1, 1) \
	F(style, TWO, -1, 2) \
	F(base, TWO, 0, 3) \
	F(prev, TWO, 0, 4) \
	F(style, TWO, 0, 5) \
	F(base, TWO, 1, 6)

#define VN_FEAT_COUNT(role, group, unit, slot) +1
#define VN_FEAT_LEXICAL	(0 VN_FEAT_LIST(VN_FEAT_COUNT))

static inline uint64_t
vn_feat_mix(uint64_t a, uint64_t kind)
{
	a = (a + kind) * UINT64_C(0x9e3779b97f4a7c15);
	return (a ^ a >> 32) * UINT64_C(0xd6e8feb86659fd93);
}

/* The numbers of the groups of unit u; the highest bits are the best. */
static inline uint64_t
vn_feat_one(uint32_t h)
{
	return vn_feat_mix(h, UINT64_C(1) << 60);
}

static inline uint64_t
vn_feat_two(const struct vn_unit *u)
{
	return vn_feat_mix((uint64_t)u[-1].h << 32 | u->h, 4);
}

/*
 * The others, over shapes, names and words of the store, are places in a small
 * table of their own: a number of four slots, one for each role.
 */
#define VN_FEAT_DENSE	16	/* log2 of the size of the table */
#define VN_DENSE_KEYS	9	/* of base */
#define VN_DENSE_ALL	3	/* the first of them, which have all roles */
#define VN_DENSE_PREV	1	/* slots; base is 0 */
#define VN_DENSE_STYLE	2

/* Keys have up to 56 bits; the highest bits of a product hang on all of them. */
static inline uint16_t
vn_feat_place(uint64_t key, uint64_t kind)
{
	key = (key ^ kind << 56) * UINT64_C(0x9e3779b97f4a7c15);
	return (uint16_t)(key >> (66 - VN_FEAT_DENSE) << 2);
}

/* The places of the features of the boundary before u. */
static inline void
vn_feat_dense(const struct vn_unit *u, uint16_t *x)
{
	const struct vn_unit *a = u - 2, *b = u - 1, *c = u, *d = u + 1;
	uint64_t shapes = (uint64_t)(b->shape << 4 | c->shape);
	uint64_t over = (uint64_t)(c->over_len << 4 | c->over_at);
	uint64_t sides = (uint64_t)(b->end_len << 4 | c->start_len);
	uint64_t infos = (uint64_t)b->end_info << 8 | c->start_info;
	uint64_t run = (uint64_t)(c->run_at << 4 | c->run_len);

	*x++ = vn_feat_place(shapes << 8 | run, 1);
	*x++ = vn_feat_place(over << 8 | c->over_info, 2);
	*x++ = vn_feat_place(over << 8 | sides, 3);
	*x++ = vn_feat_place((shapes << 4 | a->shape) << 4 | d->shape, 4);
	*x++ = vn_feat_place((over << 8 | c->over_info) << 16 | infos, 5);
	*x++ = vn_feat_place(shapes << 8 | over, 6);
	*x++ = vn_feat_place((run << 8 | c->run_head) << 8 | c->shape, 7);
	*x++ = vn_feat_place(((uint64_t)a->info << 16 | (uint64_t)b->info << 8 |
	    c->info) << 8 | run, 8);
	*x = vn_feat_place(0, 9);
}

/*
 * Groups as shipped: lines of 64 bytes, each of eight check bytes and eight groups
 * of seven int8 in ascending order of their checks, zeros where empty.  The
 * highest bits of a group's number choose the line, the next eight are the check.
 */
#define VN_LINE_BYTES	64
#define VN_LINE_GROUPS	8
#define VN_LINES_MIN	4	/* log2 of the number of lines */
#define VN_LINES_MAX	18

/* The line of group number g. */
static inline const unsigned char *
vn_feat_line_of(const unsigned char *lines, unsigned bits, uint64_t g)
{
	return lines + (g >> (64 - bits)) * VN_LINE_BYTES;
}

/* The weights of group number g in its line, or zeros. */
static inline const signed char *
vn_feat_find(const unsigned char *line, unsigned bits, uint64_t g)
{
	static const signed char none[VN_FEAT_SLOTS];
	static const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t x = vn_le64(line) ^ ones * (g >> (56 - bits) & 0xff);

	/* the high bit of the first byte of x that is 0, and perhaps of others */
	x = (x - ones) & ~x & ones << 7;
	if (x == 0)
		return none;
	x = (x & (~x + 1)) >> 7;	/* 1 << 8k */
	x = x * UINT64_C(0x0001020304050607) >> 56;
	return (const signed char *)line + VN_LINE_GROUPS + VN_FEAT_SLOTS * x;
}

/* Fill in what the units know of these weights, if they were made without. */
void	vn_feat_weigh(const struct vn_weights *w, struct vn_unit *u, size_t n);

/*
 * Score the boundaries of the units u[0..n), which have VN_FEAT_PAD edges on both
 * sides, and find the best path: 1 for join, 0 for split.  O(n).
 */
void	vn_feat_decode(const struct vn_weights *w, const struct vn_unit *u,
	    size_t n, unsigned char *join);

#define VN_FEAT_WHYS	(VN_FEAT_LEXICAL + VN_DENSE_KEYS + 2 * VN_DENSE_ALL)

/*
 * The features of the boundary before u, which the model is asked about, to
 * why[VN_FEAT_WHYS]; joined: the boundary before it is.  Their number; the sum of
 * their weights is the score.
 */
size_t	vn_feat_explain(const struct vn_weights *w, const struct vn_unit *u,
	    int joined, struct vn_seg_feature *why);

#endif
