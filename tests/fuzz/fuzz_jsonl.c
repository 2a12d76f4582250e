/*
 * Any bytes as a JSON line, the first ones as a field's name.  What is found can be
 * decoded and encoded again to the same text, and put back into its line; errors lie
 * within it.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/jsonl.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
must(int ok)
{
	if (!ok)
		abort();
}

/* Put text in the place of the value; the line must still be found to hold it. */
static void
put_back(const char *s, size_t n, const char *name, size_t k, size_t at,
    size_t len, const struct vn_buf *text)
{
	struct vn_buf line = VN_BUF_INIT, again = VN_BUF_INIT;
	size_t at2, len2, bad;

	vn_buf_add(&line, s, at);
	vn_jsonl_encode(&line, text->s, text->n);
	vn_buf_add(&line, s + at + len, n - at - len);
	must(vn_jsonl_find(line.s, line.n, name, k, &at2, &len2) ==
	    VN_JSONL_FOUND && at2 == at);
	must(vn_jsonl_decode(&again, line.s + at2, len2, &bad, NULL) == 0);
	must(again.n == text->n &&
	    (again.n == 0 || memcmp(again.s, text->s, again.n) == 0));
	vn_buf_fini(&line);
	vn_buf_fini(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *name = (const char *)data + 1, *s;
	struct vn_buf text = VN_BUF_INIT;
	struct vn_edits e = { .keep = 1 };
	size_t k, at = 0, len = 0, bad = 0;
	int rc;

	if (n < 1)
		return 0;
	k = data[0] & 15;
	if (k > n - 1)
		k = n - 1;
	s = name + k;
	n -= k + 1;
	rc = vn_jsonl_find(s, n, name, k, &at, &len);
	must(at <= n);
	if (rc == VN_JSONL_FOUND) {
		must(at > 1 && at + len < n && s[at - 1] == '"' &&
		    s[at + len] == '"');
		rc = vn_jsonl_decode(&text, s + at, len, &bad, &e);
		if (rc == 0)
			put_back(s, n, name, k, at, len, &text);
		else
			must(rc == 1 && bad < len && s[at + bad] == '\\');
		must(vn_edits_origin(&e, text.n) <= len);
	}
	vn_buf_fini(&text);
	vn_edits_fini(&e);
	return 0;
}
