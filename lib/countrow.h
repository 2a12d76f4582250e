/*
 * countrow - a row of counts, as vncount writes it and vncount --merge reads it:
 *   COUNT TAB TOKEN, or COUNT TAB KEY TAB TOKEN; or the count last.
 * The token is all that is left and may hold TABs; a key holds none.
 */
#ifndef VN_COUNTROW_H
#define VN_COUNTROW_H

#include <stddef.h>
#include <stdint.h>

struct vn_countrow {
	uint64_t count;
	const char *key, *s;	/* in the row */
	size_t	 nkey, n;
};

/*
 * Take s[0..n) apart.  keyed: it has a key; last: the count is behind the last
 * TAB.  0, or -1 where it has not that form, or the count is over 64 bits.
 */
int	vn_countrow(struct vn_countrow *r, const char *s, size_t n, int keyed,
	    int last);

#endif
