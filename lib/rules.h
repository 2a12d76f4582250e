/*
 * rules - the user's own rules for whole lines: drop, keep, substitute.
 *
 *	# remark		also behind a rule
 *	drop /re/i		the line goes
 *	keep /re/		the line stays, whatever drop rules follow
 *	s/re/text/gi		the first match, or with g all, becomes text
 *
 * Rules are tried in order, each on what those before it left; s goes on working
 * on a line that keep has saved.  The flags are g (s only) and i.  After the command
 * any ASCII punctuation but backslash delimits; behind a backslash it is itself.
 * Patterns are PCRE2 10.x with UTF and UCP; $ is the end of the line only.
 * In text \0 to \9, & and $1, ${12}, ${name} stand for what matched; \n \t \\ \& \$
 * and \x{H} for themselves; \U \L (to \E), \u \l change case as in perl.
 * Patterns and texts are brought to NFC, as the lines are.
 */
#ifndef VN_RULES_H
#define VN_RULES_H

#include <stddef.h>

#include "buf.h"
#include "edit.h"

/* A line may grow to so many bytes. */
#define VN_RULES_OUT	((size_t)16 << 20)

struct vn_rules;		/* compiled; read-only, threads share it */
struct vn_rules_work;		/* what one thread needs */

struct vn_rules_err {
	size_t	 line;		/* from 1 */
	size_t	 byte;		/* from 1, of the line's NFC */
	char	 text[160];
};

/* No rules.  NULL with errno ENOMEM. */
struct vn_rules *vn_rules_open(void);
void	vn_rules_close(struct vn_rules *r);

/*
 * Add the rules in s[0..n), one a line, behind those there are.  0; 1 with *err
 * filled at the first that is wrong; -1 with errno ENOMEM.
 */
int	vn_rules_add(struct vn_rules *r, const char *s, size_t n,
	    struct vn_rules_err *err);

/* NULL with errno ENOMEM.  r must outlive it. */
struct vn_rules_work *vn_rules_work_open(const struct vn_rules *r);
void	vn_rules_work_close(struct vn_rules_work *w);

enum { VN_RULES_KEPT, VN_RULES_DROPPED, VN_RULES_TROUBLE };

/*
 * Apply the rules to the line s[0..n).  Kept: the result is appended to out and
 * every place that differs is an edit.  Dropped: nothing is appended.  Trouble:
 * neither; a limit was hit (a pattern that backtracks without end, a line that
 * grows without end), vn_rules_error() names it.  -1 with errno ENOMEM.
 * Matching is bounded by a limit for each match, else it costs what PCRE2 costs.
 */
int	vn_rules_apply(struct vn_rules_work *w, struct vn_buf *out, const char *s,
	    size_t n, struct vn_edits *e);

/* What the last trouble was. */
const char *vn_rules_error(const struct vn_rules_work *w);

#endif
