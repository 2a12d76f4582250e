#include <stdint.h>
#include <string.h>

#include "space.h"
#include "utf8.h"

int
vn_is_space(int32_t cp)
{
	return cp == 0xa0 || cp == 0x1680 || (cp >= 0x2000 && cp < 0x200b) ||
	    cp == 0x202f || cp == 0x205f || cp == 0x3000;
}

struct pass {
	size_t	 base;		/* out->n at the start */
	const char *s;
	const struct vn_space_line *l;
	struct vn_edits *e;
};

/* The length of the space at s[0..n), 0 if none; TAB (and LF) sets *tab. */
static size_t
space_length(const struct vn_space_line *l, const char *s, size_t n, int *tab)
{
	int32_t cp;
	int len;

	*tab = 0;
	switch ((unsigned char)s[0]) {
	case ' ':
		return 1;
	case '\n':
		*tab = l->delim == '\0';
		return (size_t)*tab;
	case '\t':
		*tab = !l->tabs;
		return 1;
	case 0xc2: case 0xe1: case 0xe2: case 0xe3:
		len = vn_utf8_get(s, n, &cp);
		return vn_is_space(cp) ? (size_t)len : 0;
	default:
		return 0;
	}
}

/* A run of white space, and where it stands. */
struct gap {
	const char *s;
	size_t	 n;
	int	 start, end;	/* at the start, at the end of the record */
	int	 carried;	/* a space that ended the piece before belongs to it */
	int	 tabs;
};

/* Append the clean form of a gap when runs are squeezed. */
static int
squeeze_gap(const struct pass *p, struct vn_buf *out, const struct gap *g)
{
	size_t i, len;
	int tab;

	if (g->tabs == 0)
		return g->start || g->end ? 0 : vn_buf_addc(out, ' ');
	for (i = 0; i < g->n; i += len) {
		len = space_length(p->l, g->s + i, g->n - i, &tab);
		if (tab && vn_buf_addc(out, g->s[i]) == -1)
			return -1;
	}
	return 0;
}

/* The same when every space stays, but for those at the ends. */
static int
spread_gap(const struct pass *p, struct vn_buf *out, const struct gap *g)
{
	int trim = p->l->how == VN_SPACES_TRIM, seen = 0, tab;
	size_t i, len;

	if (g->carried && !(trim && g->end && g->tabs == 0) &&
	    vn_buf_addc(out, ' ') == -1)
		return -1;
	for (i = 0; i < g->n; i += len) {
		len = space_length(p->l, g->s + i, g->n - i, &tab);
		seen += tab;
		if (trim && !tab && ((g->start && seen == 0) ||
		    (g->end && seen == g->tabs)))
			continue;
		if (vn_buf_addc(out, tab ? g->s[i] : ' ') == -1)
			return -1;
	}
	return 0;
}

static int
put_gap(const struct pass *p, struct vn_buf *out, const struct gap *g)
{
	size_t at = out->n, carried = (size_t)g->carried;

	if ((p->l->how == VN_SPACES_SQUEEZE ? squeeze_gap(p, out, g) :
	    spread_gap(p, out, g)) == -1)
		return -1;
	if (out->n - at == g->n + carried &&
	    (!carried || out->s[at] == ' ') &&
	    memcmp(out->s + at + carried, g->s, g->n) == 0)
		return 0;
	return vn_edit_add(p->e, (size_t)(g->s - p->s), g->n, at - p->base,
	    out->n - at);
}

/*
 * The same for most lines: ASCII spaces only, no TABs, runs squeezed.  1 when done, 0
 * when the line needs the general way, -1 with errno.
 */
static int
plain(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e)
{
	unsigned white, was = 1, run = 0, tab = 0;
	uint64_t made = 0;
	size_t i, at = 0;
	char *to;

	if (vn_buf_need(out, n + 1) == -1)
		return -1;
	to = out->s + out->n;
	for (i = 0; i < n; i++) {
		to[at] = s[i];
		white = s[i] == ' ';
		tab |= s[i] == '\t' || s[i] == '\n';
		made += white & was & (run ^ 1);
		run = white & was;
		at += (white & was) ^ 1;
		was = white;
	}
	if (tab)
		return 0;
	if (was && at > 0) {	/* one space at the end */
		at--;
		made += run ^ 1;
	}
	out->n += at;
	vn_edits_count(e, made);
	return 1;
}

/* Bytes that begin no white space (E1 is looked at, for U+1680). */
static inline int
is_dark(const char *s, size_t left)
{
	unsigned char b = (unsigned char)s[0];

	if (b == 0xe1)
		return left < 2 || s[1] != '\x9a';
	return b != ' ' && b != '\t' && b != '\n' && b != 0xc2 &&
	    b != 0xe2 && b != 0xe3;
}

int
vn_space(struct vn_buf *out, const char *s, size_t n,
    const struct vn_space_line *l, struct vn_edits *e)
{
	struct pass p = { out->n, s, l, e };
	struct gap g = { .start = !l->cont || l->blank };
	size_t i = 0, from, len;
	int rc, tab;

	if (l->ascii && l->how == VN_SPACES_SQUEEZE && !l->cont && !l->more &&
	    !e->keep && (rc = plain(out, s, n, e)) != 0)
		return rc == 1 ? 0 : -1;
	g.carried = l->cont && !l->blank && l->prev == ' ';
	/* The space that ends a piece is left to the next one. */
	if (l->more && n > 0 && s[n - 1] == ' ')
		n--;
	for (;;) {
		g.s = s + i;
		for (g.tabs = 0; i < n; i += len, g.tabs += tab)
			if ((len = space_length(l, s + i, n - i,
			    &tab)) == 0)
				break;
		g.n = (size_t)(s + i - g.s);
		g.end = i == n && !l->more;
		if ((g.n > 0 || g.carried) && put_gap(&p, out, &g) == -1)
			return -1;
		if (i == n)
			return 0;
		for (from = i; i < n; i += i < n) {
			while (i < n && is_dark(s + i, n - i))
				i++;
			if (i < n && space_length(l, s + i, n - i,
			    &tab) > 0)
				break;
		}
		if (vn_buf_add(out, s + from, i - from) == -1)
			return -1;
		g.start = g.carried = 0;
	}
}
