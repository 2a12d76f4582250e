/*
 * Any bytes as a line, with options taken from the first two: cleaning twice is
 * cleaning once, counts say whether anything changed, valid text stays valid.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/clean.h"
#include "lib/utf8.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
must(int ok)
{
	if (!ok)
		abort();
}

static uint64_t
clean(struct vn_clean *c, struct vn_buf *out, const char *s, size_t n)
{
	struct vn_clean_line l = { .s = s, .n = n };
	uint64_t made = 0;
	int r;

	memset(c->count, 0, sizeof c->count);
	out->n = 0;
	r = vn_clean_line(c, out, &l);
	must(r == 0 || (r == 1 && c->o.invalid == VN_INVALID_FAIL));
	if (r == 1)
		vn_buf_add(out, s, n);
	for (r = 0; r < VN_RULES; r++)
		made += c->count[r];
	return made;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_clean_opts o = { .delim = '\n' };
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;
	struct vn_clean c;
	const char *s = (const char *)data + 2;
	uint64_t made;

	if (n < 2)
		return 0;
	n -= 2;
	o.off = data[0] & (1u << VN_RULE_TONE) ? data[0] : 0;
	o.off &= ~(1u << VN_RULE_TONE);
	o.invalid = data[1] & 3;
	o.spaces = (data[1] >> 2 & 3) % 3;
	o.tone = (data[1] >> 4 & 7) % 4;
	o.delim = data[1] >> 7 ? '\0' : '\n';
	if (memchr(s, o.delim, n) != NULL)
		return 0;
	vn_clean_init(&c, &o);
	made = clean(&c, &a, s, n);
	if (o.invalid != VN_INVALID_FAIL)
		must((made > 0) == (a.n != n || (n > 0 &&
		    memcmp(a.s, s, n) != 0)));
	if (!(o.off & 1) && o.invalid == VN_INVALID_REPLACE)
		must(vn_utf8_valid(a.s, a.n) == a.n);
	made = clean(&c, &b, a.s, a.n);
	must(b.n == a.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0));
	if (o.invalid != VN_INVALID_FAIL)
		must(made == 0);
	/* The fast path agrees: it passes over nothing that would change. */
	if (n > 0 && o.tone == 0) {
		a.n = 0;
		vn_buf_add(&a, s, n);
		vn_buf_addc(&a, o.delim);
		if (vn_clean_prefix(&c, a.s, a.n) == a.n)
			must(clean(&c, &b, s, n) == 0);
	}
	vn_clean_fini(&c);
	vn_buf_fini(&a);
	vn_buf_fini(&b);
	return 0;
}
