/*
 * cli_json - what commands share that read or write JSON: one field of JSON lines
 * (--json), and strings that any bytes may go into.
 */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include "../lib/jsonl.h"
#include "../lib/run.h"

/* The field of one record.  All zero but for field is a valid start. */
struct cli_json {
	const char *field;	/* its name */
	struct vn_buf text;	/* decoded */
	struct vn_edits escapes;	/* with keep = 1: what decoding did */
	size_t	 at, len;	/* where it stands in the record, still escaped */
};

void	cli_json_fini(struct cli_json *j);

/*
 * Find and decode the field of r: 1, or 0 when it has no text or the record is no
 * JSON object or ill-formed, of which a message is noted in b; -1 with errno.
 */
int	cli_json_get(struct cli_json *j, struct vn_block *b,
	    const struct vn_rec *r);

/*
 * Append the record r with s[0..n) in place of the field's text: every other byte
 * as it was, and all of them when the text is the same.  0, or -1 with errno.
 */
int	cli_json_put(const struct cli_json *j, struct vn_buf *out,
	    const struct vn_rec *r, const char *s, size_t n);

/*
 * Append s[0..n) as a JSON string in its quotes, U+FFFD for each ill-formed place.
 * 0, or -1 with errno ENOMEM.
 */
int	cli_json_string(struct vn_buf *out, const char *s, size_t n);

#endif
