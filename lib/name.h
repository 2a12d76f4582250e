/*
 * name - names of persons, bodies, places, offices and events in a line, by
 * rules and gazetteers.  Internal to ent.
 *
 * The line is read once from left to right.  What begins at a token depends on
 * the gazetteer, on at most NAME_AHEAD tokens behind it, on a few before it,
 * and on what was found last; so time is linear and memory constant.
 */
#ifndef VN_NAME_H
#define VN_NAME_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "gaz.h"
#include "lex.h"
#include "name_model.h"
#include "scan.h"

#define NAME_AHEAD	64
#define NAME_SEEN	32		/* persons of the line remembered */
#define NAME_HASHES	4096		/* words remembered */
#define NAME_SHORT	14		/* bytes of a word that is remembered */
#define NAME_MEMO	64	/* tokens remembered: more than a body has */
#define NAME_EDGES	5		/* kinds of edges, EDGE_ of name_parts.h */
#define NAME_PARSES	12		/* kinds of parses, PARSE_ there */

/* What was found: tokens [the token asked for, end). */
struct vn_name {
	size_t	 end;
	int	 type;		/* enum vn_ent_type */
	size_t	 in_start, in_end;	/* the body or place inside a title */
	int	 in_type;		/* or -1 */
};

struct name_edges;

/* A name of the run decided upon, in bytes. */
struct name_plan {
	uint32_t s, e;
	int	 type;
};

struct vn_names {
	const struct vn_gaz *g;
	const struct vn_scan *x;
	struct vn_lex lex;	/* the segmenter's words; lex.tab may be NULL */
	struct vn_buf *key;	/* scratch, the caller's */
	struct name_hash *hash;	/* words met of late */
	struct name_syl *syl;
	struct name_memo *memo;	/* what the gazetteer said, by token */
	int	 shout;		/* the line is written in capitals */
	int	 last;		/* type of the entity before, or -1 */
	uint32_t last_end;	/* its last byte */
	int	 list;		/* type of the bare names of a list, or -1 */
	uint32_t list_end;	/* byte where it has come to */
	size_t	 nseen;
	uint64_t seen[NAME_SEEN];	/* given names of persons */
	struct name_model model;
	uint32_t plan_s, plan_e;	/* bytes of the run decided upon */
	size_t	 nplan;
	struct name_plan plan[NM_ELEMS];	/* its names */
	/* of vntrain: tell what is there instead of the model */
	unsigned (*teach)(void *teacher, const struct vn_names *m,
	    const struct name_run *r, struct name_seg *out);
	size_t (*teach_edge)(void *teacher, const struct vn_names *m,
	    const struct name_edges *e);
	void	*teacher;
};

/*
 * What is remembered of a word, from line to line.  Known by all its bytes, not by the
 * key of its token: what comes out must not depend on which word was met first.
 */
struct name_hash {
	uint32_t hash;		/* in the store of words */
	uint8_t	 n;		/* 0: none */
	uint8_t	 info;		/* VN_LEX_ of the word alone */
	char	 s[NAME_SHORT];
};

struct name_syl {
	uint8_t	 is;		/* a syllable */
	uint8_t	 n;
	char	 s[NAME_SHORT];
};

/* Where the model ends what begins at a token, for one kind of edge. */
struct name_memo_edge {
	size_t	 head, rule, known;	/* what was asked */
	size_t	 end;
};

/* The entries at token i, which begins at byte s. */
struct name_memo {
	size_t	 i;
	uint32_t s;
	uint32_t n;
	uint32_t cls, types;	/* classes of words, types as bits, or-ed */
	size_t	 word_i;	/* the same for words of the store */
	uint32_t word_s, word;	/* tokens of the longest, or 0 */
	size_t	 before_i;	/* the same for name_classes_before() */
	uint32_t before_s, before;
	unsigned edges, parses;	/* bits: which of these are known, of i and s */
	struct name_memo_edge edge[NAME_EDGES];
	size_t	 parse[NAME_PARSES];
	struct vn_gaz_hit hit[VN_GAZ_HITS];
};

/*
 * Once: g and key are kept by the caller.  0, or -1 with errno ENOMEM.
 */
int	vn_names_init(struct vn_names *m, const struct vn_gaz *g,
	    struct vn_buf *key);

void	vn_names_fini(struct vn_names *m);

/* Begin with the line of x. */
void	vn_names_start(struct vn_names *m, const struct vn_scan *x);

/* 1 if a name may begin at token i at all: a quick look. */
int	vn_names_maybe(const struct vn_names *m, size_t i);

/* What begins at token i: 1 and *out, or 0. */
int	vn_names_at(struct vn_names *m, size_t i, struct vn_name *out);

/* An entity of this type was found that ends at byte end. */
void	vn_names_found(struct vn_names *m, int type, size_t first, size_t end);

#endif
