#include <string.h>

#include "countrow.h"

/* The decimal number that is all of s[0..n).  0, or -1. */
static int
number(uint64_t *v, const char *s, size_t n)
{
	uint64_t d;
	size_t i;

	*v = 0;
	for (i = 0; i < n && s[i] >= '0' && s[i] <= '9'; i++) {
		d = (uint64_t)(s[i] - '0');
		if (*v > (UINT64_MAX - d) / 10)
			return -1;
		*v = *v * 10 + d;
	}
	return n > 0 && i == n ? 0 : -1;
}

int
vn_countrow(struct vn_countrow *r, const char *s, size_t n, int keyed, int last)
{
	const char *tab, *end = s + n;

	if (last) {
		for (tab = end; tab > s && tab[-1] != '\t'; tab--)
			;
		if (tab == s || number(&r->count, tab,
		    (size_t)(end - tab)) == -1)
			return -1;
		end = tab - 1;
	} else {
		tab = n > 0 ? memchr(s, '\t', n) : NULL;
		if (tab == NULL || number(&r->count, s,
		    (size_t)(tab - s)) == -1)
			return -1;
		s = tab + 1;
	}
	r->key = s;
	r->nkey = 0;
	if (keyed) {
		tab = s < end ? memchr(s, '\t', (size_t)(end - s)) : NULL;
		if (tab == NULL)
			return -1;
		r->nkey = (size_t)(tab - s);
		s = tab + 1;
	}
	r->s = s;
	r->n = (size_t)(end - s);
	return 0;
}
