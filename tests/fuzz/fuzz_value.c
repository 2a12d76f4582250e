/*
 * Any bytes as an entity of each type, what stands behind the first line feed as
 * what follows it: a value is there or not, never empty, without controls,
 * well-formed where the entity is, and the same a second time.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/ent.h"
#include "lib/utf8.h"
#include "lib/value.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
check(const struct vn_buf *b, int rc, int well)
{
	size_t i;

	if (rc < 0 || rc > 1 || (rc == 1) != (b->n > 0))
		abort();
	for (i = 0; i < b->n; i++)
		if ((unsigned char)b->s[i] < ' ')
			abort();
	if (well && b->n > 0 && vn_utf8_valid(b->s, b->n) != b->n)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_value_ctx c = { .year = 0 };
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;
	const char *s = (const char *)data, *p;
	int rc, type;

	if (n > 0 && (data[0] & 1) != 0 && !vn_value_ref(&c, "2024-02-29"))
		abort();
	p = n > 0 ? memchr(s, '\n', n) : NULL;
	if (p != NULL) {
		c.after = p + 1;
		c.nafter = n - (size_t)(p + 1 - s);
		n = (size_t)(p - s);
	}
	for (type = -1; type <= VN_ENT_TYPES; type++) {
		a.n = b.n = 0;
		rc = vn_ent_value(&a, type, s, n, &c);
		check(&a, rc, n == 0 || vn_utf8_valid(s, n) == n);
		if (vn_ent_value(&b, type, s, n, &c) != rc || a.n != b.n ||
		    (a.n > 0 && memcmp(a.s, b.s, a.n) != 0))
			abort();
	}
	vn_buf_fini(&a);
	vn_buf_fini(&b);
	return 0;
}
