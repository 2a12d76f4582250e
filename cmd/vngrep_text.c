#include <string.h>

#include "../lib/unseg.h"
#include "vngrep_work.h"

/* s[0..n) in NFC; s and n become those of the form. */
static int
to_nfc(struct grep_worker *w, struct grep_text *t, const char **s, size_t *n)
{
	if (t->seg == NULL && *s + *n <= w->clean)
		return 0;
	if (vn_nfc_check(*s, *n) == *n)
		return 0;
	if (vn_map_nfc(&w->nfc_map, *s, *n) == -1)
		return -1;
	t->nfc = &w->nfc_map;
	*s = t->nfc->text.s;
	*n = t->nfc->text.n;
	return 0;
}

/* Leave out a BOM and, before a line feed, CR; bring the rest to its forms. */
int
grep_text(struct grep_worker *w, const char *s, size_t n)
{
	const struct grep_opt *o = &w->g->o;
	struct grep_text *t = &w->t;
	const char *nfc;
	size_t nnfc;

	memset(t, 0, sizeof *t);
	w->found = 0;
	if (n > 0 && s[n - 1] == '\r' && w->b->delim == '\n')
		n--;
	if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		t->base = 3;
	t->raw = s += t->base;
	t->nraw = n -= t->base;
	if (o->seg) {
		if (vn_unseg(&w->seg_map, s, n) == -1)
			return -1;
		t->seg = &w->seg_map;
		s = t->seg->text.s;
		n = t->seg->text.n;
	}
	nfc = s;
	nnfc = n;
	if (to_nfc(w, t, &nfc, &nnfc) == -1)
		return -1;
	t->s = t->e = nfc;
	t->n = t->ne = nnfc;
	t->map = t->nfc;
	if (o->plain) {
		if (vn_map_plain(&w->plain_map, s, n) == -1)
			return -1;
		t->map = &w->plain_map;
		t->s = t->map->text.s;
		t->n = t->map->text.n;
	}
	if (o->seg && w->ents != NULL) {
		if (vn_unseg_close(&w->glue_map, nfc, nnfc) == -1)
			return -1;
		t->glue = &w->glue_map;
		t->mid = nfc;
		t->e = t->glue->text.s;
		t->ne = t->glue->text.n;
	}
	if (t->s == NULL)
		t->s = "";
	if (t->e == NULL)
		t->e = "";
	return 0;
}

static size_t
back(struct vn_map *m, size_t off, int end)
{
	return m != NULL ? vn_map_back(m, off, end) : off;
}

static size_t
forth(struct vn_map *m, size_t off, int end)
{
	return m != NULL ? vn_map_forth(m, off, end) : off;
}

size_t
grep_text_back(const struct grep_text *t, size_t off, int end)
{
	return t->base + back(t->seg, back(t->map, off, end), end);
}

size_t
grep_text_ent(const struct grep_text *t, size_t off, int end)
{
	off = back(t->glue, off, end);
	/* A space that was closed up is not part of what stands before it. */
	while (end && t->glue != NULL && off > 0 && t->mid[off - 1] == ' ')
		off--;
	off = back(t->nfc, off, end);
	return t->base + back(t->seg, off, end);
}

size_t
grep_text_forth(const struct grep_text *t, size_t off, int end)
{
	return forth(t->map, forth(t->seg, off - t->base, end), end);
}
