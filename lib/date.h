/*
 * date - calendar dates, parts of them, ranges, clock times, lunar days.
 * What begins a date and how far it goes is told in vngrep(1).
 */
#ifndef VN_DATE_H
#define VN_DATE_H

#include <stddef.h>

struct vn_scan;

/*
 * A date that begins at token i: the token behind it, or 0.  linked: only words
 * like đến and và stand between this token and the date before it, so that a
 * bare 5/7 is one too.  Looks at a bounded number of tokens.
 */
size_t	vn_date_at(const struct vn_scan *x, size_t i, int linked);

/* Token i may stand between two dates of one phrase. */
int	vn_date_links(const struct vn_scan *x, size_t i);

/*
 * A number in words from 1 to 99 at token i (hai, mười một, hai mươi lăm): how
 * many tokens, its value in *v; or 0.
 */
size_t	vn_date_words(const struct vn_scan *x, size_t i, int *v);

#endif
