/*
 * vngrep_names - names that were recognised, in a line or a file, to be found
 * again where they were not.  Words are runs of letters and digits.
 */
#ifndef VNGREP_NAMES_H
#define VNGREP_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "../lib/buf.h"

#define NAME_WORDS	8	/* of a longer name only so many count */
#define NAMES_MAX	65536	/* more are not remembered */

/* A word of a text: bytes [start, end), and those of its key in keys. */
struct grep_word {
	uint32_t start, end, key, nkey;
	uint8_t	 capital;	/* it begins with a capital letter */
	uint8_t	 ascii;
	uint8_t	 joined;	/* only white space between it and the last word */
};

struct grep_words {
	struct grep_word *v;
	size_t	 n, cap;
	struct vn_buf keys;	/* of the words, a space behind each */
};
void	grep_words_fini(struct grep_words *x);

/*
 * The words of s[0..n) with their keys by vn_fold(how).  0, or -1 with errno.
 */
int	grep_words(struct grep_words *x, const char *s, size_t n, unsigned how);

struct grep_name {
	uint32_t key, nkey;	/* its words' keys, a space behind each */
	uint32_t words;
	uint32_t id;		/* the caller's */
	uint8_t	 type;
};

/* All zero is a valid start. */
struct grep_names {
	struct grep_name *v;
	size_t	 n, cap;
	uint32_t *slot;		/* hash table of numbers from 1 */
	size_t	 nslot;
	struct vn_buf text;
	size_t	 longest;	/* words */
};
void	grep_names_clear(struct grep_names *t);
void	grep_names_fini(struct grep_names *t);

/* Add the name of all words of x.  0, or -1 with errno. */
int	grep_names_add(struct grep_names *t, const struct grep_words *x, int type,
	    uint32_t id);

/* The name that word i of x is by itself, in any case, or NULL. */
struct grep_name *grep_names_word(const struct grep_names *t,
	    const struct grep_words *x, size_t i);

/*
 * The longest name that begins at word i of x, or NULL; *n: its words.  They must
 * be joined, and all begin with capitals, or (ascii) be at least so many without
 * accents.
 */
const struct grep_name *grep_names_at(const struct grep_names *t,
	    const struct grep_words *x, size_t i, size_t ascii, size_t *n);

#endif
