/* Keys of tokens: well-formed, the same for NFC and any tone placement. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/syl.h"
#include "lib/sylkey.h"
#include "lib/utf8.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static int
keys(struct vn_buf *b, int what, const char *s, size_t n)
{
	size_t i;
	int k, found = 0;

	b->n = 0;
	if ((k = vn_sylkey(b, what, s, n)) < 1)
		abort();
	for (i = 0; i < b->n; i++) {
		found += b->s[i] == '\0';
		if (b->s[i] == '\0' && (i == 0 || b->s[i - 1] == '\0'))
			abort();	/* an empty key */
	}
	if (found != k || b->s[b->n - 1] != '\0' ||
	    vn_utf8_valid(b->s, b->n) != b->n)
		abort();
	return k;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT, f = VN_BUF_INIT;
	const char *s = (const char *)data;
	int what, k, parts = -1;

	if (vn_fold(&f, s, n, VN_FOLD_TONE) == -1)
		abort();
	for (what = 0; vn_sylkey_name(what) != NULL; what++) {
		k = keys(&a, what, s, n);
		if (what <= VN_SYLKEY_CLASS && parts != -1 && k != parts)
			abort();
		if (what <= VN_SYLKEY_CLASS)
			parts = k;
		keys(&b, what, f.s, f.n);
		if (a.n != b.n || memcmp(a.s, b.s, a.n) != 0)
			abort();
	}
	vn_buf_fini(&a);
	vn_buf_fini(&b);
	vn_buf_fini(&f);
	return 0;
}
