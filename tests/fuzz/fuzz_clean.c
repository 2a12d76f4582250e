/*
 * Any bytes as a line, with options taken from the first five: cleaning twice is
 * cleaning once (but for the rules that take off a layer), counts say whether
 * anything changed, rows are as many as counts, valid text stays valid.
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
	uint64_t made = 0, rows = 0;
	size_t i;
	int failed, r;

	if (c->rows != NULL)
		c->rows->n = 0;
	memset(c->count, 0, sizeof c->count);
	out->n = 0;
	failed = vn_clean_line(c, out, &l);
	must(failed == 0 || (failed == 1 && c->o.invalid == VN_INVALID_FAIL));
	if (failed)
		vn_buf_add(out, s, n);
	if (l.dropped != -1)
		out->n = 0;	/* once it is gone it stays away */
	for (r = 0; r < VN_RULES; r++)
		made += c->count[r];
	if (c->rows != NULL && !failed) {
		for (i = 0; i < c->rows->n; i++)
			rows += c->rows->s[i] == '\n';
		must(rows == made);
	}
	return made;
}

/* Rules that take off one layer each time. */
#define LAYERS	(VN_RULE_BIT(VN_RULE_MOJIBAKE) | VN_RULE_BIT(VN_RULE_ENTITIES))
/* Rules that are not this module's. */
#define OTHERS	(VN_RULE_BIT(VN_RULE_RULES) | VN_RULE_BIT(VN_RULE_DEDUP) | \
	VN_RULE_BIT(VN_RULE_SQUEEZE))

static struct vn_clean_opts
options(const uint8_t *data)
{
	struct vn_clean_opts o = { 0 };

	o.on = VN_RULES_DEFAULT ^ (data[0] | (unsigned)data[1] << 8 |
	    (unsigned)data[2] << 16);
	o.on &= ~OTHERS & (VN_RULE_BIT(VN_RULES) - 1);
	o.invalid = data[3] & 3;
	o.spaces = (data[3] >> 2 & 3) % 3;
	o.tone = (data[3] >> 4 & 7) % 4;
	o.delim = data[3] >> 7 ? '\0' : '\n';
	o.punct = data[4] & 0x3f;
	o.tabs = data[4] >> 6 & 1;
	return o;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct vn_boiler *boiler;
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT, rows = VN_BUF_INIT;
	struct vn_clean_opts o;
	struct vn_clean c;
	const char *s = (const char *)data + 5;
	uint64_t made;

	if (n < 5)
		return 0;
	if (boiler == NULL)
		must((boiler = vn_boiler_open(1)) != NULL);
	n -= 5;
	o = options(data);
	o.boiler = boiler;
	if (memchr(s, o.delim, n) != NULL)
		return 0;
	vn_clean_init(&c, &o);
	if (data[4] >> 7) {
		c.rows = &rows;
		c.place = "f\t1\t";
		c.nplace = 4;
	}
	made = clean(&c, &a, s, n);
	if (o.invalid != VN_INVALID_FAIL && !(o.on & LAYERS))
		must((made > 0) >= (a.n != n || (n > 0 &&
		    memcmp(a.s, s, n) != 0)));
	if ((o.on & VN_RULE_BIT(VN_RULE_UTF8)) &&
	    o.invalid == VN_INVALID_REPLACE)
		must(vn_utf8_valid(a.s, a.n) == a.n);
	made = clean(&c, &b, a.s, a.n);
	if (!(o.on & LAYERS)) {
		must(b.n == a.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0));
		if (o.invalid != VN_INVALID_FAIL && a.n > 0)
			must(made == 0);
	}
	/* The fast path agrees: it passes over nothing that would change. */
	if (n > 0 && (o.on & ~VN_RULES_DEFAULT) == 0) {
		a.n = 0;
		vn_buf_add(&a, s, n);
		vn_buf_addc(&a, o.delim);
		if (vn_clean_prefix(&c, a.s, a.n) == a.n)
			must(clean(&c, &b, s, n) == 0);
	}
	vn_clean_fini(&c);
	vn_buf_fini(&a);
	vn_buf_fini(&b);
	vn_buf_fini(&rows);
	return 0;
}
