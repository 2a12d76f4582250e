/*
 * boiler_pat - the patterns of boiler, and the characters it shares with them.
 * For boiler.c only.
 */
#ifndef VN_BOILER_PAT_H
#define VN_BOILER_PAT_H

#include <stddef.h>

static inline int
vn_boiler_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The bytes of the ornament that s[0..n) begins or, with back, ends with; or 0. */
size_t	vn_boiler_ornament(const char *s, size_t n, int back);

/* 1 if s[0..n) begins with a small letter. */
int	vn_boiler_low(const char *s, size_t n);

/*
 * 1 if the line s[0..n), folded and without ornaments, is a time stamp, 2 giờ trước,
 * 1 2 3 4 5 ..., the licence of a paper, or its addresses.  O(n).
 */
int	vn_boiler_pattern(const char *s, size_t n);

/* 1 if the line s[0..n), n > 0, as it is, is a link (>> ...) or a row of tags. */
int	vn_boiler_link(const char *s, size_t n);

/*
 * 1 if there is nothing in s[0..n) but bars between the items of menus.  A single |
 * may be a matrix's, in text as an encyclopedia leaves it.
 */
int	vn_boiler_bars(const char *s, size_t n);

/* Lists of what lines may begin with that vn_boiler_pattern() knows. */
extern const char *const *const vn_boiler_first[];

#endif
