/*
 * law - references to documents and to places in them: types, numbers and
 * codes, names of laws, chains of articles, standards, treaties.
 */
#ifndef VN_LAW_H
#define VN_LAW_H

#include <stddef.h>

struct vn_scan;

/*
 * A reference that begins at token i: the token behind it, or 0.  The end may
 * lie inside that last token (NĐ-CPngày): *cut is then the byte where it ends,
 * else 0.
 */
size_t	vn_law_at(const struct vn_scan *x, size_t i, size_t *cut);

#endif
