/*
 * What the parts of name share: looks at tokens, runs of capitals, and the parse
 * of a body, a place, an office.  All take token numbers; "end" is the token behind.
 */
#ifndef VN_NAME_PARTS_H
#define VN_NAME_PARTS_H

#include "ent.h"
#include "gaz.h"
#include "gaz_class.h"
#include "name.h"
#include "name_model.h"
#include "scan.h"

static inline int
is_cap(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);

	return t->kind == TK_WORD && (t->flags & TF_CAP) != 0;
}

static inline int
is_upper(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);

	return t->kind == TK_WORD && (t->flags & TF_UPPER) != 0;
}

static inline int
is_word(const struct vn_scan *x, size_t i)
{
	return tk(x, i)->kind == TK_WORD;
}

/* What hangs on an ordinary word or number before it, or on a point, begins nothing. */
static inline int
hangs(const struct vn_scan *x, size_t i)
{
	return tk_glued(x, i) && i > 0 && (tk(x, i - 1)->kind != TK_PUNCT ||
	    tk_punct(x, i - 1, '.') || tk_punct(x, i - 1, '&'));
}

/*
 * What is known of what begins at token i.  A slot serves many tokens: to be looked
 * up again behind a call that may look at others.
 */
struct name_memo *name_look(const struct vn_names *m, size_t i);

static inline struct name_memo *
name_memo(const struct vn_names *m, size_t i)
{
	struct name_memo *o = &m->memo[i % NAME_MEMO];

	return o->i == i && o->s == tk(m->x, i)->s ? o : name_look(m, i);
}

/* Parses that are remembered by their token; BODY + 4 in_title + depth. */
enum { PARSE_BODY, PARSE_PLACE = 8, PARSE_KINH = 10, PARSE_RUN };

/* Whether an entry of these classes or of this type begins at token i. */
static inline int
name_may(const struct vn_names *m, size_t i, uint32_t cls, int type)
{
	const struct name_memo *o = name_memo(m, i);

	return (o->cls & cls) != 0 || o->types >> type & 1;
}

static inline int
name_known(const struct vn_names *m, size_t i, int parse, size_t *end)
{
	const struct name_memo *o = name_memo(m, i);

	*end = o->parse[parse];
	return (int)(o->parses >> parse & 1);
}

static inline size_t
name_keep(const struct vn_names *m, size_t i, int parse, size_t end)
{
	struct name_memo *o = name_memo(m, i);

	o->parses |= 1u << parse;
	return o->parse[parse] = end;
}

/* The classes of word i alone. */
uint32_t name_bits(const struct vn_names *m, size_t i);

/* The longest entry of a class at token i, its end and flags; or 0. */
size_t	name_class(const struct vn_names *m, size_t i, uint32_t cls,
	    uint32_t *flags);

/* The classes of entries that end right before token i, or-ed. */
uint32_t name_classes_before(const struct vn_names *m, size_t i);

/* An entry of a class ends right before token i, with its first token; or 0. */
int	name_before(const struct vn_names *m, size_t i, uint32_t cls,
	    size_t *first);

/*
 * What stands before token i makes a type word there a plural or a common noun: các
 * tỉnh, cấp xã; but not nâng cấp sân bay.
 */
int	name_blocked(const struct vn_names *m, size_t i);

/* The longest entry that is an entity of this type at token i: its end, or 0. */
size_t	name_entry(const struct vn_names *m, size_t i, int type,
	    const struct vn_gaz_entry **e);

/* A sentence begins at token i. */
int	name_initial(const struct vn_names *m, size_t i);

/*
 * The longest word of the segmenter's store that begins at token i and goes on in
 * small letters: its end, or 0.
 */
size_t	name_word(const struct vn_names *m, size_t i);

/*
 * Token i is small and the second half of a word (bóng đá, chính phủ), and begins none
 * itself (cựu giám đốc).
 */
int	name_second(const struct vn_names *m, size_t i);

/* What is known of word i as part of a person's name. */
const struct vn_gaz_syl *name_syl(const struct vn_names *m, size_t i);

/*
 * The entries that are just the tokens [i, end): their types as bits, the flags of
 * names, the classes of words; and the types of entries that begin there and are
 * shorter (bits from 0) or longer (bits from 16).
 */
void	name_exact(const struct vn_names *m, size_t i, size_t end,
	    uint32_t *types, uint32_t *flags, uint32_t *cls, uint32_t *around);

/* Fill in r->shape. */
void	name_run_look(const struct vn_names *m, struct name_run *r);

/* Features that are being collected; and one more: a template and three values. */
struct name_feats {
	const struct name_model *w;	/* fetched ahead of its use */
	uint64_t *f;		/* NM_FEATURES */
	unsigned n;
};

static inline void
name_feature(struct name_feats *o, unsigned t, uint64_t a, uint64_t b, uint64_t c)
{
	uint64_t h;

	b *= 0xd6e8feb86659fd93u;
	h = a * 0x9e3779b97f4a7c15u + (b << 23 | b >> 41) +
	    (c * 128 + t + 1) * 0xc2b2ae3d27d4eb4fu;
	h = (h ^ h >> 32) * 0xd6e8feb86659fd93u;
	h ^= h >> 32;
	/* the upper half marks a row that is in use */
	if (h >> 32 == 0)
		h |= (uint64_t)1 << 32;
	if (o->n < NM_FEATURES)
		o->f[o->n++] = h;
	name_model_fetch(o->w, h);
}

/* What stands at token i, as a value of a feature. */
uint64_t name_value(const struct vn_scan *x, size_t i);

/* A body or place with a type word, an office, an event: where it may end. */
#define NE_MAX	32
enum { EDGE_BODY, EDGE_SCOPE, EDGE_TITLE, EDGE_PLACE, EDGE_EVENT };	/* NAME_EDGES */
struct name_edges {
	size_t	 first, head;	/* where it begins, and the token behind the head */
	size_t	 type;		/* the head: behind phó, quyền; else first */
	size_t	 rule;		/* or 0: none */
	size_t	 known;		/* end of an entry of the lists, or 0 */
	int	 kind;		/* EDGE_; a scope is a body inside a title */
	int	 initial;	/* it begins a sentence */
	uint64_t what;		/* a hash of its type word and kind */
	unsigned n;
	struct name_end {
		size_t	 end;
		uint64_t whole;	/* a hash of all up to there */
		unsigned small, caps;	/* words behind the last capital; capitals */
		unsigned tail;	/* tokens of the unit that ends there, or 0 */
		int	 place, body;	/* one of the lists ends there */
	} c[NE_MAX];
};

/* A question to name_edge(), which fills in the candidates. */
static inline void
name_ask(struct name_edges *e, size_t first, int kind)
{
	e->first = e->type = first;
	e->head = e->rule = e->known = 0;
	e->kind = kind;
	e->n = 0;
}

/* The features of a candidate into f; of all, which it fills in, the best, or 0. */
unsigned name_edge_features(const struct vn_names *m,
	    const struct name_edges *e, unsigned k, uint64_t *f);
size_t	name_edge(const struct vn_names *m, struct name_edges *e);

/* The features of a segment into f (NM_FEATURES); how many. */
unsigned name_features(const struct vn_names *m, const struct name_run *r,
	    const struct name_seg *g, uint64_t *f);

/* The capitalised run at token i: its end, i when there is none. */
size_t	name_run_end(const struct vn_names *m, size_t i);

/* What token i is to a Vietnamese eye: 1 for a syllable. */
int	name_syllable(const struct vn_names *m, size_t i);

/* A person's name at token i, given that one is expected: its end, or 0. */
size_t	name_person(const struct vn_names *m, size_t i);

/* Family name and one to four syllables more at token i: its end, or 0. */
size_t	name_kinh(const struct vn_names *m, size_t i);

/* A body at token i: its end, or 0.  In a title, a person's name may follow. */
size_t	name_body(const struct vn_names *m, size_t i, int in_title);

/* A place at token i: its end, or 0. */
size_t	name_place(const struct vn_names *m, size_t i, int in_title);

/* The number of a paper, or a plate, at token i: its end, or 0. */
size_t	name_code(const struct vn_names *m, size_t i, int *type);

/* A house number and its street at token i, a number: 12 Lê Lợi; its end, or 0. */
size_t	name_address(const struct vn_names *m, size_t i);

/* An office with its scope at token i; 1 and *out, or 0. */
int	name_title(const struct vn_names *m, size_t i, struct vn_name *out);

/* An event at token i: its end, or 0. */
size_t	name_event(const struct vn_names *m, size_t i);

/* A bare run at token i; 1 and *out, or 0. */
int	name_bare(struct vn_names *m, size_t i, struct vn_name *out);

#endif
