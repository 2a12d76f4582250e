/*
 * Any bytes as a pattern: no crash, what the pattern matches is matched by what
 * it became, and every text that matches holds what vn_pat_need() says.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE	/* memmem(3) */
#endif
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "lib/map.h"
#include "lib/pat.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static const char *const texts[] = {
	"", "oà", "òa", "hoà bình", "hòa bình hoà", "thuỷ thủy uỳ ùy",
	"khoẻ khỏe oe òe oè", "a", "aaaa", "oàa", "òax oàx", "oa u y\noà",
	"OÀ ÒA Oà"
};

static pcre2_code *
compile(const char *s, size_t n)
{
	size_t off;
	int err;

	return pcre2_compile((PCRE2_SPTR)(n > 0 ? s : ""), n, PCRE2_UTF |
	    PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C,
	    &err, &off, NULL);
}

/* 1 match, 0 none, -1 a limit. */
static int
match(const pcre2_code *re, const char *s, size_t n, pcre2_match_context *mc,
    pcre2_match_data *md)
{
	int rc = pcre2_match(re, (PCRE2_SPTR)(n > 0 ? s : ""), n, 0, 0, md, mc);

	return rc >= 0 ? 1 : rc == PCRE2_ERROR_NOMATCH ? 0 : -1;
}

static void
holds(const struct vn_buf *need, const char *s, size_t n)
{
	if (need->n > 0 && memmem(s, n, need->s, need->n) == NULL)
		abort();
}

/* a: the pattern as it was given, or NULL; b: what it became. */
static void
compare(const pcre2_code *a, const pcre2_code *b, const struct vn_pat *v,
    unsigned how)
{
	struct vn_buf need = VN_BUF_INIT, ascii = VN_BUF_INIT;
	pcre2_match_context *mc = pcre2_match_context_create(NULL);
	pcre2_match_data *md = pcre2_match_data_create(1, NULL);
	size_t i, n;
	int x, y;

	if (mc == NULL || md == NULL)
		abort();
	if (vn_pat_need(&need, v->nfc.s, v->nfc.n, how) == -1 ||
	    vn_pat_need(&ascii, v->nfc.s, v->nfc.n, how | VN_PAT_ASCII) == -1)
		abort();
	pcre2_set_match_limit(mc, 20000);
	for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		n = strlen(texts[i]);
		x = a != NULL ? match(a, texts[i], n, mc, md) : 0;
		y = match(b, texts[i], n, mc, md);
		if (x == 1 && y == 0)
			abort();
		if (y == 1) {
			holds(&need, texts[i], n);
			holds(&ascii, texts[i], n);
		}
	}
	/* Many a pattern matches itself. */
	if (match(b, v->nfc.s, v->nfc.n, mc, md) == 1) {
		holds(&need, v->nfc.s, v->nfc.n);
		holds(&ascii, v->nfc.s, v->nfc.n);
	}
	vn_buf_fini(&need);
	vn_buf_fini(&ascii);
	pcre2_match_data_free(md);
	pcre2_match_context_free(mc);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_pat_slots slots = { .n = 0 };
	struct vn_pat v = { .is = 0 };
	pcre2_code *a, *b;
	unsigned how;

	if (n > 4096)
		return 0;
	for (how = 0; how < 8; how++) {
		v.slots = how & VN_PAT_IY ? &slots : NULL;
		slots.n = slots.text.n = 0;
		if (vn_pat_read(&v, (const char *)data, n, how) == -1)
			abort();
		if (how & VN_PAT_PLAIN || v.is & VN_PAT_ENTITY)
			continue;
		if (how & VN_PAT_FIXED)
			a = NULL;
		else if ((a = compile(v.nfc.s, v.nfc.n)) == NULL)
			continue;
		b = compile(v.re.s, v.re.n);
		/* Where rewriting spoils a pattern the original is used. */
		if (b != NULL && (v.is & VN_PAT_CALLOUT) == 0)
			compare(a, b, &v, how);
		pcre2_code_free(a);
		pcre2_code_free(b);
	}
	vn_pat_fini(&v);
	vn_pat_slots_fini(&slots);
	return 0;
}
