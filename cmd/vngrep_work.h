/*
 * vngrep_work - what the files of vngrep's worker threads share.
 *
 * A line is seen in several forms, each made from the one before:
 *
 *   record -> without joiners (--seg) -> NFC -> entities are found here
 *                                     \      \-> spaces closed up (--seg): here
 *                                      \-> base letters (--no-accent): patterns
 *
 * Offsets go back to the record, and from there to the form of the patterns.
 */
#ifndef VNGREP_WORK_H
#define VNGREP_WORK_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "../lib/map.h"
#include "../lib/pat.h"
#include "vngrep.h"

struct grep_codes {
	pcre2_code **v;
	size_t	 n, cap;
};

struct grep_re {
	struct grep_codes code;	/* patterns, joined where that can be done */
	struct grep_codes each;	/* anchored, one by one: see longest() */
	pcre2_compile_context *cc;
	struct vn_pat *pat;	/* as added */
	size_t	 npat, pat_cap;
	struct vn_buf need;	/* every line that matches holds this in NFC */
	struct vn_buf ascii;	/* and this as it was typed; both may be empty */
	struct vn_pat_slots slots;	/* {TYPE} in all patterns */
};

/* An entity of the line. */
struct grep_ent {
	uint32_t start, end;	/* bytes of the form entities are found in */
	uint32_t from, to;	/* bytes of the record */
	uint32_t at, past;	/* bytes of the form patterns see */
	uint8_t	 type, inner;
	uint8_t	 has;		/* HAS_ */
	uint32_t value, nvalue;	/* in ents.text */
	uint32_t key, nkey;	/* likewise: see grep_key() */
};
enum { HAS_VALUE = 1, HAS_KEY = 2 };

/* A line in its forms; maps are NULL where nothing changed. */
struct grep_text {
	const char *s;		/* what patterns see */
	size_t	 n;
	struct vn_map *map;
	size_t	 base;		/* bytes of the record before its text: BOM */
	const char *raw;	/* the text of the record, without BOM and CR */
	size_t	 nraw;
	struct vn_map *seg;	/* joiners read */
	struct vn_map *nfc;
	struct vn_map *glue;	/* spaces closed up */
	const char *mid;	/* what glue was made from */
	const char *e;		/* what entities are found in */
	size_t	 ne;
};

struct grep_worker {
	struct grep *g;
	struct vn_block *b;
	pcre2_match_context *mc;
	pcre2_match_data *md;
	pcre2_jit_stack *stack;
	struct grep_span *next;	/* next match of each code */
	uint32_t utf_ok;	/* PCRE2_NO_UTF_CHECK for a well-formed block */
	/* forms of the line */
	struct vn_map seg_map, nfc_map, plain_map, glue_map, json_map;
	const char *clean;	/* the block is NFC up to here */
	struct grep_text t;
	/* spans of the line */
	struct grep_span *span;
	size_t	 nspan, cap;
	size_t	 last;		/* end of the last span */
	const struct grep_line *line;	/* spans are written at once, or NULL */
	/* entities of the line */
	struct vn_ents *ents;
	int	 found;		/* they are known */
	struct grep_ent *ent;
	size_t	 nent, ent_cap;
	struct vn_buf text;	/* their values and keys */
	struct vn_buf one;	/* scratch */
	size_t	 slot_end;	/* where the slot that is being read ends */
	struct grep_doc *doc;	/* --doc: names seen so far */
	/* what is written in place of the line */
	struct vn_buf made;
	struct vn_toks *toks;	/* --bio */
	struct grep_redact *redact;	/* --redact */
};

/* vngrep_text.c */

/* Bring the record s[0..n) to its forms, w->t.  0, or -1 with errno. */
int	grep_text(struct grep_worker *w, const char *s, size_t n);
/* The offset in the record of an offset in what patterns see; end as vn_map_back(). */
size_t	grep_text_back(const struct grep_text *t, size_t off, int end);
/* The same for entities. */
size_t	grep_text_ent(const struct grep_text *t, size_t off, int end);
/* From the record to what patterns see. */
size_t	grep_text_forth(const struct grep_text *t, size_t off, int end);

/* vngrep_match.c */

/* Note a span of the line.  0, or -1 with errno. */
int	grep_span(struct grep_worker *w, size_t start, size_t end, int type,
	    int inner);

/* vngrep_ent.c */

/* Find the entities of w->t, once.  0, or -1 with errno. */
int	grep_ents(struct grep_worker *w);
/* 1 if the line holds an entity that is wanted; fast when it need not be kept. */
int	grep_ents_any(struct grep_worker *w);
/* 1 if e is of the types and of the value asked for; -1 with errno. */
int	grep_wanted(struct grep_worker *w, struct grep_ent *e, unsigned types);
/* The shown entities as spans: 1 if there was one, 0, or -1 with errno. */
int	grep_ents_spans(struct grep_worker *w);
/* Its value and key; -1 with errno. */
int	grep_ent_value(struct grep_worker *w, struct grep_ent *e);
void	grep_ent_forget(struct grep_worker *w, struct grep_ent *e);
int	grep_ent_key(struct grep_worker *w, struct grep_ent *e);

/*
 * The shown entities one after the other: 1 and *e, which stays until the next
 * call, 0 after the last, -1 with errno.  They are kept only where something
 * needs them all: a line of 16 MiB can hold millions.
 */
struct grep_each {
	size_t	 i;
	int	 pass;		/* they are not kept */
};
int	grep_each_start(struct grep_worker *w, struct grep_each *it);
int	grep_each(struct grep_worker *w, struct grep_each *it,
	    struct grep_ent **e);

/* Add one; inner: it lies in the one before it.  0, or -1 with errno. */
int	grep_ent_add(struct grep_worker *w, const struct vn_ent *v, int inner);

/* vngrep_doc.c */

/* Add the names of the file that the line holds; remember those it has. */
int	grep_doc(struct grep_worker *w);
void	grep_doc_close(struct grep_worker *w);

/* vngrep_slots.c */

/* For pcre2_set_callout(). */
int	grep_callout(pcre2_callout_block *c, void *worker);

/* vngrep_forms.c */

/* Append what --tsv, --json or --bio writes of a line.  0, or -1 with errno. */
int	grep_form(struct grep_worker *w, struct vn_buf *out,
	    const struct grep_line *l);
void	grep_form_close(struct grep_worker *w);

/* vngrep_redact.c */

/* Append the record with what is to be hidden replaced.  0, or -1 with errno. */
int	grep_redact(struct grep_worker *w, struct vn_buf *out,
	    const struct grep_line *l);
void	grep_redact_close(struct grep_worker *w);

#endif
