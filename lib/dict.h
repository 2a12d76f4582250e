/*
 * dict - a user's dictionary of words and of phrases that are none.
 * One entry a line, syllables separated by white space; a leading '-' means
 * that the syllables are never joined.  Empty lines, CR and a BOM do no harm.
 * Syllables are compared by fold key, so that case, Unicode form and the place
 * of the tone mark do not matter.  When read, it is never written again: one
 * dictionary serves all threads.
 */
#ifndef VN_DICT_H
#define VN_DICT_H

#include <stddef.h>

#include "tok.h"

#define VN_DICT_LONGEST	64	/* syllables of an entry */

struct vn_dict;

/* A new, empty dictionary, or NULL with errno ENOMEM.  Freeing NULL is fine. */
struct vn_dict *vn_dict_new(void);
void	vn_dict_free(struct vn_dict *d);

/*
 * Add the entries of a file s[0..n); those of a later call beat those of an
 * earlier one.  0; 1 when a line is no entry: *line (from 1) and *why (a constant text)
 * tell, and what came before it was added; -1 with errno ENOMEM.  O(n).
 */
int	vn_dict_add(struct vn_dict *d, const char *s, size_t n, size_t *line,
	    const char **why);

/* What one thread remembers between calls; all zero is a valid start. */
struct vn_dict_memo {
	void	*p;
};
void	vn_dict_memo_fini(struct vn_dict_memo *m);

/*
 * Put the dictionary's will into join[0..n), which belongs to the tokens
 * t[0..n) of the text s (see vn_seg_words()).  Words are found leftmost first, the longest
 * of each place; inside of one all is joined, and at its ends nothing.  Then
 * every phrase that is never joined is taken apart, wherever it stands, but for
 * words of a later file.  Only tokens with white space between them are looked
 * at together.  0, or -1 with errno ENOMEM.  O(n).
 */
int	vn_dict_apply(const struct vn_dict *d, struct vn_dict_memo *m,
	    const char *s, const struct vn_tok *t, size_t n,
	    unsigned char *join);

#endif
