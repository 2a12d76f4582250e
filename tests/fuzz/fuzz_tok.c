/* Any bytes: tokens hold every byte that is not white space, in order. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/sent.h"
#include "lib/tok_parts.h"
#include "lib/utf8.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
must(int ok)
{
	if (!ok)
		abort();
}

static int
is_space(int32_t cp)
{
	return cp == ' ' || (cp >= 9 && cp <= 13) || cp == 0x85 ||
	    cp == 0xa0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200a) ||
	    cp == 0x2028 || cp == 0x2029 || cp == 0x202f || cp == 0x205f ||
	    cp == 0x3000;
}

/* [a, b) is white space, nothing else. */
static void
must_be_space(const char *s, size_t a, size_t b)
{
	int32_t cp;

	for (; a < b; a += (size_t)vn_utf8_get(s + a, b - a, &cp)) {
		vn_utf8_get(s + a, b - a, &cp);
		must(is_space(cp) || (a == 0 && cp == 0xfeff));
	}
}

/* The short way through plain text is the careful way. */
static void
must_agree(const char *s, size_t n)
{
	struct vn_toks v = { NULL, 0, 0 }, w = { NULL, 0, 0 };
	size_t i;

	must(vn_tok_part(&v, s, n) == 0 && vn_tok_careful(&w, s, n) == 0);
	must(v.n == w.n);
	for (i = 0; i < v.n; i++)
		must(v.t[i].start == w.t[i].start && v.t[i].end == w.t[i].end &&
		    v.t[i].cls == w.t[i].cls && v.t[i].space == w.t[i].space);
	vn_toks_fini(&v);
	vn_toks_fini(&w);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_toks v = { NULL, 0, 0 };
	const char *s = (const char *)data;
	unsigned char *end;
	size_t at = 0, i, k;
	int32_t cp;

	must(vn_tok_line(&v, s, n) == 0);
	for (i = 0; i < v.n; at = v.t[i++].end) {
		must(v.t[i].start >= at && v.t[i].end > v.t[i].start);
		must(v.t[i].end <= n && v.t[i].cls <= VN_TOK_OTHER);
		must_be_space(s, at, v.t[i].start);
		must(v.t[i].space == (i == 0 || v.t[i].start > at));
		for (k = v.t[i].start; k < v.t[i].end; k += (size_t)
		    vn_utf8_get(s + k, n - k, &cp)) {
			vn_utf8_get(s + k, n - k, &cp);
			must(!is_space(cp));
		}
		must(k == v.t[i].end);		/* no code point is cut */
	}
	must_be_space(s, at, n);
	must_agree(s, n);
	if ((end = malloc(v.n + 1)) != NULL) {
		k = vn_sent(s, v.t, v.n, end);
		for (i = 0; i < v.n; i++)
			k -= end[i];
		must(k == 0 && (v.n == 0 || end[v.n - 1] == 1));
	}
	free(end);
	vn_toks_fini(&v);
	return 0;
}
