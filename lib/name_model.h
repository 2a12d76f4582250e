/*
 * name_model - the linear model of bare capitalised runs: which of its words are
 * names, and of what.  Internal to name; trained by name_learn.
 *
 * A run is cut into segments (a semi-Markov model): a segment has a type, a word
 * outside of all segments has none and scores 0.  The score of a segment is the sum
 * over its features of four weights, one a type.  Features are hashes of what the
 * rules, the gazetteers and the text say of the segment and its neighbours.
 *
 * The section "ner.w" of the model file:
 *	 0	rows, u32, a power of two, NM_BUCKET to 2^20
 *	 4	NM_VERSION, u32: of the features and of how they are hashed
 *	 8	nothing, so that a bucket lies in one line of the cache
 *	64	rows of 8 bytes: the upper half of the feature's hash, u32, never zero
 *		(an empty row is all zero); the four weights, i8
 * A feature is in one of the NM_BUCKET rows of its bucket, which is (hash mod rows)
 * rounded down, or nowhere.
 */
#ifndef VN_NAME_MODEL_H
#define VN_NAME_MODEL_H

#include <stddef.h>
#include <stdint.h>

#define NM_VERSION	5
#define NM_ELEMS	12	/* elements of a run, mostly words */
#define NM_LONGEST	8	/* elements of a segment */
#define NM_SEGS		(NM_ELEMS * (NM_LONGEST + 1))
#define NM_FEATURES	32	/* features of a segment, at most */
#define NM_HEAD		64	/* bytes before the rows */
#define NM_BUCKET	4	/* rows */
#define NM_ROWS_MAX	((uint32_t)1 << 20)

/* Types in the order of the weights. */
enum { NM_PER, NM_ORG, NM_LOC, NM_EVENT, NM_TYPES, NM_NONE = -1 };

/* What goes on behind a run: an entry of the lists; or something that may follow only
 * names of one kind: the rest of a word, a nickname in quotes, a year. */
enum { NM_MORE_ENTRY, NM_MORE_WORD, NM_MORE_QUOTE, NM_MORE_YEAR };

/* A run: element k is the tokens [at[k], at[k + 1]). */
struct name_run {
	size_t	 at[NM_ELEMS + 1];
	unsigned n;
	size_t	 over;		/* end of what goes on behind the run, or 0 */
	int	 more;		/* NM_MORE_: what that is */
	unsigned char shape[NM_ELEMS];
};

/*
 * A segment: elements [from, to); to is n + 1 for what goes on behind the run: an
 * entry of the lists over the whole run, or the word that its last capital begins
 * (Báo Thanh tra), then from any element on.
 */
struct name_seg {
	uint8_t	 from, to;
	int8_t	 type;		/* NM_ */
};

struct name_model {
	const unsigned char *row;
	uint32_t mask;		/* of the first row of a bucket */
};

/*
 * Use the section p[0..n), which the caller keeps.  0; or -1 when it is none: then
 * nothing is known, and all scores are 0.
 */
int	name_model_use(struct name_model *w, const void *p, size_t n);

/*
 * Add the weights of features f[0..n) to score[NM_TYPES].  The upper half of a feature
 * is not 0.
 */
void	name_model_sum(const struct name_model *w, const uint64_t *f, unsigned n,
	    int32_t *score);

/* The weights of this feature will be asked for soon: they lie far apart. */
static inline void
name_model_fetch(const struct name_model *w, uint64_t f)
{
#ifdef __GNUC__
	__builtin_prefetch(w->row + ((uint32_t)f & w->mask) * 8);
#else
	(void)w;
	(void)f;
#endif
}

/* How many elements a segment with what goes on behind the run may begin at. */
static inline unsigned
name_over_from(const struct name_run *r)
{
	return r->over == 0 ? 0 : r->more == NM_MORE_ENTRY ? 1 : r->n;
}

/*
 * All segments of the run, into seg (NM_SEGS); how many.
 */
unsigned name_segments(const struct name_run *r, struct name_seg *seg);

/*
 * Whether a segment may be of a type: persons have no names that go on in small letters,
 * but nicknames; years belong to events.  A lone capital that begins a word is nothing
 * without it: Hòa giải, Thành ủy.
 */
int	name_may_have(const struct name_run *r, const struct name_seg *g, int type);

/*
 * The best cut, given score[k][type] for seg[k]: its segments from left to right
 * into out (NM_ELEMS); how many.
 */
unsigned name_best(const struct name_run *r, const struct name_seg *seg,
	    unsigned n, int32_t (*score)[NM_TYPES], struct name_seg *out);

#endif
