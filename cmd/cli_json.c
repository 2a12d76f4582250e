#include <string.h>

#include "../lib/utf8.h"
#include "cli_json.h"

void
cli_json_fini(struct cli_json *j)
{
	vn_buf_fini(&j->text);
	vn_edits_fini(&j->escapes);
}

int
cli_json_get(struct cli_json *j, struct vn_block *b, const struct vn_rec *r)
{
	size_t bad;
	int found, got;

	j->text.n = 0;
	found = vn_jsonl_find(r->s, r->n, j->field, strlen(j->field), &j->at,
	    &j->len);
	if (found == VN_JSONL_BAD)
		return vn_block_note(b, r->line, j->at + 1, 1,
		    "not a JSON object");
	if (found != VN_JSONL_FOUND)
		return 0;
	vn_edits_clear(&j->escapes);
	got = vn_jsonl_decode(&j->text, r->s + j->at, j->len, &bad,
	    &j->escapes);
	if (got == 1)
		return vn_block_note(b, r->line, j->at + bad + 1, 1,
		    "lone surrogate in a JSON string");
	return got == 0 ? j->text.n > 0 : -1;
}

int
cli_json_put(const struct cli_json *j, struct vn_buf *out,
    const struct vn_rec *r, const char *s, size_t n)
{
	size_t end = j->at + j->len;

	if (n == j->text.n && (n == 0 || memcmp(s, j->text.s, n) == 0))
		return vn_buf_add(out, r->s, r->n);
	if (vn_buf_add(out, r->s, j->at) == -1 ||
	    vn_jsonl_encode(out, s, n) == -1)
		return -1;
	return vn_buf_add(out, r->s + end, r->n - end);
}

int
cli_json_string(struct vn_buf *out, const char *s, size_t n)
{
	size_t good;
	int32_t cp;

	if (vn_buf_addc(out, '"') == -1)
		return -1;
	while ((good = vn_utf8_valid(s, n)) < n) {
		if (vn_jsonl_encode(out, s, good) == -1 ||
		    vn_buf_adds(out, "\xef\xbf\xbd") == -1)
			return -1;
		good += (size_t)vn_utf8_get(s + good, n - good, &cp);
		s += good;
		n -= good;
	}
	if (vn_jsonl_encode(out, s, n) == -1)
		return -1;
	return vn_buf_addc(out, '"');
}
