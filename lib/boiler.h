/*
 * boiler - whole lines that are furniture of a web page: navigation, share bars,
 * form texts, time stamps, the imprint at the foot.
 * A line goes only when all of it is known: it is an entry of the list, a row of
 * entries, or one of a few patterns.  Case, tone placement and the ornaments at
 * the ends (bars, bullets, arrows) do not count.
 * The built-in list is lib/data/boiler.txt; its head says how it was grown.
 */
#ifndef VN_BOILER_H
#define VN_BOILER_H

#include <stddef.h>

struct vn_boiler;

/*
 * An empty list, or with builtin the compiled-in one.  NULL with errno ENOMEM.
 * Read-only while matching: threads may share it.
 */
struct vn_boiler *vn_boiler_open(int builtin);
void	vn_boiler_close(struct vn_boiler *b);

/*
 * Add the entries of s[0..n), one a line:
 *	Kinh doanh	the line, or three such in a row
 *	~Chia sẻ	words no text consists of: also with a counter at either end,
 *			a colon behind it, or in a row of two
 *	?Du lịch	only three such in a row: alone it heads a chapter of some text
 *	Tòa soạn: *	any line of at most 300 bytes that begins (and ends) so
 *	# remark	blank lines and these are skipped
 * Ill-formed bytes are taken as they are.  0, or -1 with errno ENOMEM, or EINVAL
 * and *line the number (from 1) of the entry that is empty, too long, has two
 * stars or begins with one.
 */
int	vn_boiler_add(struct vn_boiler *b, const char *s, size_t n, size_t *line);

/*
 * 1 if the line s[0..n) is furniture, else 0; -1 with errno ENOMEM.  Blank lines
 * are none.  O(n), and cheap for prose: one word is folded and looked up.
 */
int	vn_boiler_match(const struct vn_boiler *b, const char *s, size_t n);

#endif
