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
#include "scan.h"

/* A capitalised run, as the decision sees it (name_decide()). */
struct name_run {
	size_t	 start, end;	/* tokens */
	unsigned words;
	unsigned ascii;		/* words that are no Vietnamese syllables */
	unsigned upper;		/* words all in capitals, two letters at least */
	unsigned middles;	/* middle and given names behind the first */
	int	 family;	/* begins with a family name (1 to 5) */
	int	 given;		/* begins with a given name */
	int	 clan;		/* begins with a Highlands name */
	int	 foreign;	/* holds names from elsewhere */
	int	 common;	/* begins with what is often no name */
	int	 initial;	/* begins a sentence */
	int	 func;		/* begins with a word that begins no name */
	int	 inits;		/* holds an initial: J. K. */
	int	 honor;		/* ông stands before */
	int	 prep;		/* tại stands before */
	int	 thing;		/* xe stands before */
	int	 comma;		/* stands in a list with commas */
	int	 say;		/* cho biết follows */
	int	 seen;		/* a person of that given name came before */
	int	 digits;	/* holds digits */
	int	 quoted;	/* stands in quotes */
	int	 bracket;	/* stands in brackets */
	int	 after;		/* type of the entity right before, or -1 */
	int	 listed;	/* type of the list it goes on with, or -1 */
	int	 orgword;	/* holds Bank, Airlines, FC */
	int	 agent;		/* của, theo stand before */
	int	 dateline;	/* TT - Sáng ... */
	int	 credit;	/* (Theo X), Ảnh: X */
	int	 word;		/* begins an ordinary word: Thế giới */
	int	 gaz_stop;	/* an entry says that it is none */
	int	 gaz;		/* type of the entry that is all of it, or -1 */
	uint32_t gaz_flags;
};

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

/* The classes of word i alone. */
uint32_t name_bits(const struct vn_names *m, size_t i);

/* The longest entry of a class at token i, its end and flags; or 0. */
size_t	name_class(const struct vn_names *m, size_t i, uint32_t cls,
	    uint32_t *flags);

/* An entry of a class ends right before token i, with its first token; or 0. */
int	name_before(const struct vn_names *m, size_t i, uint32_t cls,
	    size_t *first);

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

/* Token i is small and the second half of a word: bóng đá, chính phủ. */
int	name_second(const struct vn_names *m, size_t i);

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

/* A place at token i: its end, or 0.  *start moves behind a plural type word. */
size_t	name_place(const struct vn_names *m, size_t i, int in_title);

/* The number of a paper, or a plate, at token i: its end, or 0. */
size_t	name_code(const struct vn_names *m, size_t i, int *type);

/* A house number and its street at token i, a number: 12 Lê Lợi; its end, or 0. */
size_t	name_address(const struct vn_names *m, size_t i);

/* An office with its scope at token i; 1 and *out, or 0. */
int	name_title(const struct vn_names *m, size_t i, struct vn_name *out);

/* An event at token i: its end, or 0. */
size_t	name_event(const struct vn_names *m, size_t i);

/* A bare run at token i; 1 and *out, or 0 with out->end behind what is none. */
int	name_bare(struct vn_names *m, size_t i, struct vn_name *out);

#endif
