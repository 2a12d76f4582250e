/*
 * dirt - the fast path of cleaning: an automaton over bytes that knows clean text.
 * It knows ASCII, the letters of Latin-1, Latin Extended and Vietnamese, common
 * punctuation, and white space as the options want it.  All else is dirt, which
 * means only: look closer.
 */
#ifndef VN_DIRT_H
#define VN_DIRT_H

#include <stddef.h>
#include <stdint.h>

#define VN_DIRT_NO_SPACES	(-1)

struct vn_dirt_opts {
	int	 delim;		/* what ends a record */
	int	 spaces;	/* enum vn_spaces, or VN_DIRT_NO_SPACES: all are clean */
	int	 tabs;		/* TAB is a space, so it is dirt */
	int	 marks;		/* combining marks U+0300 to U+037F are clean */
};

struct vn_dirt {
	uint64_t row[256];	/* see dirt.c */
	int	 delim;
};
void	vn_dirt_init(struct vn_dirt *d, const struct vn_dirt_opts *o);

/*
 * The length of the longest run of whole records (with their delimiters) at the
 * start of s[0..n) without dirt.  One table look-up and one shift for each byte.
 */
size_t	vn_dirt_prefix(const struct vn_dirt *d, const char *s, size_t n);

/* 1 if there is no dirt in s[0..n), one record without its delimiter. */
int	vn_dirt_none(const struct vn_dirt *d, const char *s, size_t n);

#endif
