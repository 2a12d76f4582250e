/*
 * map - text brought to another form, with the way back to the original bytes.
 * Patterns and entities look at one form of a line (NFC, or base letters); what
 * they find is reported in bytes of the line as it came.
 * Input may hold any bytes; ill-formed ones are copied through.
 */
#ifndef VN_MAP_H
#define VN_MAP_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "norm.h"

/*
 * One per thread, reused for line after line.  All zero is a valid start;
 * vn_map_fini() frees.
 */
struct vn_map {
	struct vn_buf text;	/* the new form */
	struct vn_buf code;	/* places where lengths differ */
	struct vn_norm norm;
	size_t	 at, to, from;	/* cursor: in code, in text, in the original */
	unsigned char *base;	/* ASCII bases of Latin letters */
};
void	vn_map_fini(struct vn_map *m);

/* m->text = NFC of s[0..n).  0, or -1 with errno ENOMEM.  O(n). */
int	vn_map_nfc(struct vn_map *m, const char *s, size_t n);

/*
 * m->text = s[0..n) without accents: Latin, Greek and Cyrillic letters lose
 * their marks and đ becomes d; case stays.  NFC and NFD give the same text;
 * other scripts are copied as they are.
 * 0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_map_plain(struct vn_map *m, const char *s, size_t n);

/*
 * The original offset of offset off of m->text.  Inside a sequence that changed
 * it is the start of that sequence, or its end when end is not 0; a mark that
 * vanished belongs to what stands before it.  Amortised O(1) while offsets
 * ascend; a step back starts over.
 */
size_t	vn_map_back(struct vn_map *m, size_t off, int end);

/*
 * The other way: the offset in m->text of offset off of the original; inside a
 * sequence that changed as above.
 */
size_t	vn_map_forth(struct vn_map *m, size_t off, int end);

/*
 * To make a map of another kind: forget the text, then append to m->text, and say
 * for each sequence of from bytes that became to others how many bytes before it
 * are the same (since the last one).  0, or -1 with errno ENOMEM.
 */
void	vn_map_reset(struct vn_map *m);
int	vn_map_change(struct vn_map *m, size_t same, size_t from, size_t to);

/*
 * Append the base letters of code point cp to out: what vn_map_plain() makes of
 * it.  1 when that differs from cp itself (nothing at all for a mark), else 0;
 * -1 with errno ENOMEM.
 */
int	vn_map_base(struct vn_buf *out, int32_t cp);

#endif
