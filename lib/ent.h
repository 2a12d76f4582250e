/*
 * ent - entities in a line of Vietnamese text: where they are, of which type.
 * One pass finds triggers (digits, head words, @, ://); recognisers look only
 * there, each over a bounded stretch, so time is linear on any input and memory
 * is constant.  Types and extents are those of vngrep(1).
 */
#ifndef VN_ENT_H
#define VN_ENT_H

#include <stddef.h>
#include <stdint.h>

enum vn_ent_type {
	VN_ENT_PER, VN_ENT_ORG, VN_ENT_LOC, VN_ENT_TITLE, VN_ENT_DATE,
	VN_ENT_LAW, VN_ENT_EVENT, VN_ENT_NUM, VN_ENT_PHONE, VN_ENT_EMAIL,
	VN_ENT_URL, VN_ENT_ID, VN_ENT_PLATE, VN_ENT_TYPES
};

/* The types that are recognised so far, as bits 1 << type. */
#define VN_ENT_HAVE \
	(VN_ENT_PLAIN | VN_ENT_NAMES)

/* Those that digits and a few words tell, and those that need the gazetteers. */
#define VN_ENT_PLAIN \
	(1u << VN_ENT_DATE | 1u << VN_ENT_LAW | 1u << VN_ENT_NUM | \
	1u << VN_ENT_PHONE | 1u << VN_ENT_EMAIL | 1u << VN_ENT_URL)
#define VN_ENT_NAMES \
	(1u << VN_ENT_PER | 1u << VN_ENT_ORG | 1u << VN_ENT_LOC | \
	1u << VN_ENT_TITLE | 1u << VN_ENT_EVENT | 1u << VN_ENT_ID | \
	1u << VN_ENT_PLATE)

struct vn_ent {
	uint32_t start, end;	/* bytes of the line, half-open */
	uint8_t	 type;		/* enum vn_ent_type */
	int8_t	 in_type;	/* of the body or place inside a title, or -1 */
	uint32_t in_start, in_end;	/* its bytes */
};

struct vn_ents;			/* tables and scratch memory of one thread */

struct vn_gaz;

/*
 * For these types (bits 1 << type); when one of VN_ENT_NAMES is wanted, all are
 * recognised, since they bound each other, and those not wanted are dropped.  g
 * holds the gazetteers and is kept by the caller; NULL: the built-in ones.
 * NULL with errno ENOMEM.  About 200 kB.
 */
struct vn_ents *vn_ents_open(const struct vn_gaz *g, unsigned types);
void	vn_ents_close(struct vn_ents *x);	/* NULL is fine */

/* The compiled-in model of names and its size; 0 before one was ever trained. */
const void *vn_ner_builtin(size_t *n);

/*
 * Use the model file p[0..n), which vn_model_check() has found sound and the caller
 * keeps, instead of the compiled-in one for names.  0, or -1 with errno EINVAL: it is
 * not one for names, and nothing was changed.
 */
int	vn_ents_model(struct vn_ents *x, const void *p, size_t n);

/* Begin with line s[0..n): NFC (vn_nfc()), any bytes; kept by the caller. */
void	vn_ents_start(struct vn_ents *x, const char *s, size_t n);

/*
 * The next entity of the line: 1 and *out, or 0 after the last.  Entities come in
 * order and never overlap.
 */
int	vn_ents_next(struct vn_ents *e, struct vn_ent *out);

/* "PER", "DATE", ...; and back: the type named s[0..n), or -1. */
const char *vn_ent_name(int type);
int	vn_ent_type(const char *s, size_t n);

/*
 * For vntrain: the recogniser of names, whose decisions can be taken over (name.h).
 */
struct vn_names;
struct vn_names *vn_ents_names(struct vn_ents *e);

#endif
