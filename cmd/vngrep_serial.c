#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "vngrep.h"

/* --- the lines kept for -B: a ring of spans of g->held --- */

static struct grep_line *
kept(struct grep *g, size_t i)
{
	return &g->ring[(g->ring_at + i) % g->ring_cap];
}

static int
grow_ring(struct grep *g)
{
	size_t cap = g->ring_cap ? g->ring_cap * 2 : 16, i;
	struct grep_line *v;

	if ((v = malloc(cap * sizeof *v)) == NULL)
		return -1;
	for (i = 0; i < g->ring_n; i++)
		v[i] = *kept(g, i);
	free(g->ring);
	g->ring = v;
	g->ring_cap = cap;
	g->ring_at = 0;
	return 0;
}

/* Move what is still needed to the front when half of held is free. */
static void
trim_held(struct grep *g)
{
	size_t i, off = g->ring_n > 0 ? kept(g, 0)->at : g->held.n;

	if (off < g->held.n / 2 + 1)
		return;
	memmove(g->held.s, g->held.s + off, g->held.n - off);
	g->held.n -= off;
	for (i = 0; i < g->ring_n; i++)
		kept(g, i)->at -= off;
}

/* What a kept line needs besides its text, in front of it in held. */
struct keep {
	uint64_t at;
	uint32_t nspan;
};

static int
keep_line(struct grep *g, const struct grep_line *l, const void *v, size_t nv)
{
	struct keep k = { l->at, (uint32_t)nv };
	struct grep_line *slot;

	if (g->o.before == 0)
		return 0;
	if (g->ring_n == g->o.before) {
		g->ring_at = (g->ring_at + 1) % g->ring_cap;
		g->ring_n--;
		trim_held(g);
	}
	if (g->ring_n == g->ring_cap && grow_ring(g) == -1)
		return -1;
	slot = kept(g, g->ring_n);
	*slot = *l;
	slot->at = g->held.n;
	if (vn_buf_add(&g->held, &k, sizeof k) == -1 ||
	    vn_buf_add(&g->held, v, nv * sizeof(struct grep_span)) == -1 ||
	    vn_buf_add(&g->held, l->s, l->n) == -1)
		return -1;
	g->ring_n++;
	return 0;
}

/* --- context, limits --- */

/* "--" between groups of lines that are not neighbours. */
static int
separate(struct grep *g, struct vn_buf *out, uint64_t line)
{
	if (!g->o.context || !g->printed || (g->last != 0 &&
	    g->last + 1 == line))
		return 0;
	if (grep_paint(&g->o, out, C_SEP, -1, "--", 2) == -1)
		return -1;
	return vn_buf_addc(out, '\n');
}

static int
print(struct grep *g, struct vn_block *b, const struct grep_line *l,
    const struct grep_span *v, size_t nv, int selected)
{
	g->last = l->line;
	g->printed = 1;
	return grep_put(&g->o, &b->out, b->file, b->delim, l, v, nv, selected);
}

/* Write the lines kept before a selected one. */
static int
print_kept(struct grep *g, struct vn_block *b)
{
	struct grep_line l;
	struct grep_span *v;
	struct keep k;
	size_t i;
	char *p;

	for (i = 0; i < g->ring_n; i++) {
		l = *kept(g, i);
		p = g->held.s + l.at;
		memcpy(&k, p, sizeof k);
		l.at = k.at;
		l.s = p + sizeof k + k.nspan * sizeof *v;
		if ((v = malloc(k.nspan * sizeof *v + 1)) == NULL)
			return -1;
		memcpy(v, p + sizeof k, k.nspan * sizeof *v);
		if ((i == 0 && separate(g, &b->out, l.line) == -1) ||
		    print(g, b, &l, v, k.nspan, 0) == -1) {
			free(v);
			return -1;
		}
		free(v);
	}
	g->ring_n = g->held.n = 0;
	return 0;
}

static int
select_line(struct grep *g, struct vn_block *b, const struct grep_line *l,
    const struct grep_span *v, size_t nv)
{
	int kept_any = g->ring_n > 0;

	if (print_kept(g, b) == -1)
		return -1;
	if (!kept_any && separate(g, &b->out, l->line) == -1)
		return -1;
	g->after = g->o.after;
	g->count++;
	if (g->o.max_set && g->count == g->o.max)
		g->done = 1;
	return print(g, b, l, v, nv, 1);
}

/* One line of which h tells (NULL: it is not selected and has no spans). */
static int
context_line(struct grep *g, struct vn_block *b, const struct grep_line *l,
    const struct grep_hit *h, const struct grep_span *v)
{
	size_t nv = h != NULL ? h->nspan : 0;

	/* Behind the last line that -m allows, all is context. */
	if (h != NULL && h->selected && !g->done)
		return select_line(g, b, l, v, nv);
	if (g->after > 0) {
		g->after--;
		return print(g, b, l, v, nv, 0);
	}
	return g->done ? 0 : keep_line(g, l, v, nv);
}

/*
 * Take the next hit from aux at *at, with its spans copied to where they may be
 * read as such.  1, or 0 at the end; -1 with errno.
 */
static int
next_hit(struct vn_block *b, size_t *at, struct grep_hit *h,
    struct grep_span **v)
{
	struct grep_span *p;
	size_t n;

	if (*at == b->aux.n)
		return 0;
	memcpy(h, b->aux.s + *at, sizeof *h);
	*at += sizeof *h;
	n = h->nspan * sizeof **v;
	if ((p = realloc(*v, n + 1)) == NULL)
		return -1;
	*v = p;
	memcpy(p, b->aux.s + *at, n);
	*at += n + h->nmade;
	return 1;
}

/* Lines of a block, hit or not, in order. */
static int
walk_lines(struct grep *g, struct vn_block *b, struct grep_span **v)
{
	const char *p = b->in.s, *end = p + b->in.n, *next;
	struct grep_line l = { .line = b->in.line };
	struct grep_hit h;
	size_t at = 0;
	int have, is, rc;

	if ((have = next_hit(b, &at, &h, v)) == -1)
		return -1;
	while (p < end && !(g->done && g->after == 0)) {
		/* Without context only hits matter. */
		if (!g->o.context) {
			if (!have)
				break;
			p = b->in.s + h.off;
			l.line = h.line;
		}
		is = have && p == b->in.s + h.off;
		l.s = p;
		l.n = is ? h.n : (size_t)((char *)memchr(p, b->delim,
		    (size_t)(end - p)) - p);
		l.at = g->at + (uint64_t)(p - b->in.s);
		next = p + l.n + 1;
		if (is && h.made) {
			l.s = b->aux.s + at - h.nmade;
			l.n = h.nmade;
		}
		rc = context_line(g, b, &l, is ? &h : NULL, *v);
		if (rc == -1 || (is && (have = next_hit(b, &at, &h, v)) == -1))
			return -1;
		p = next;
		l.line++;
	}
	return 0;
}

static void
new_file(struct grep *g)
{
	g->count = g->at = g->last = g->after = 0;
	g->done = 0;
	g->ring_n = g->held.n = 0;
}

int
grep_serial(void *arg, struct vn_block *b)
{
	struct grep *g = arg;
	struct grep_span *v = NULL;
	int rc;

	if (grep_simple(&g->o)) {
		g->found |= b->num[0] > 0;
		return VN_RUN_OK;
	}
	if (g->o.count || g->o.list || g->o.quiet) {
		g->count += b->num[0];
		if (g->o.max_set && g->count > g->o.max)
			g->count = g->o.max;
		g->found |= g->count > 0;
		if (g->o.quiet && g->found)
			return VN_RUN_STOP;
		return g->count > 0 && (g->o.list || (g->o.max_set &&
		    g->count == g->o.max)) ? VN_RUN_NEXT : VN_RUN_OK;
	}
	rc = walk_lines(g, b, &v);
	free(v);
	if (rc == -1)
		return VN_RUN_ERR;
	g->at += b->in.n;
	g->found |= g->count > 0;
	return g->done && g->after == 0 ? VN_RUN_NEXT : VN_RUN_OK;
}

int
grep_file_end(void *arg, const char *file, struct vn_buf *out)
{
	struct grep *g = arg;
	const struct grep_opt *o = &g->o;
	uint64_t count = g->count;

	new_file(g);
	if (o->quiet)
		return VN_RUN_OK;
	if (o->list != LIST_NO) {
		if ((count > 0) != (o->list == LIST_WITH))
			return VN_RUN_OK;
		return grep_put_name(o, out, file, '\n') == -1 ? VN_RUN_ERR :
		    VN_RUN_OK;
	}
	if (!o->count)
		return VN_RUN_OK;
	if ((o->name > 0 && grep_put_name(o, out, file, ':') == -1) ||
	    grep_put_num(o, out, C_COUNT, count, '\0') == -1 ||
	    vn_buf_addc(out, '\n') == -1)
		return VN_RUN_ERR;
	return VN_RUN_OK;
}

void
grep_serial_free(struct grep *g)
{
	free(g->ring);
	vn_buf_fini(&g->held);
}
