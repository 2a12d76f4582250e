#include <errno.h>
#include <stdlib.h>

#include "gram.h"

#define FIRST_SLOTS	((size_t)1 << 12)

void
vn_gram_fini(struct vn_gram *g)
{
	uint32_t width = g->width, extra = g->extra;

	free(g->slot);
	memset(g, 0, sizeof *g);
	g->width = width;
	g->extra = extra;
}

static inline uint32_t
hash(const uint32_t *id, size_t width)
{
	uint64_t h = 0x9e3779b97f4a7c15u;
	size_t i;

	for (i = 0; i < width; i++) {
		h = (h ^ id[i]) * 0xff51afd7ed558ccdu;
		h ^= h >> 32;
	}
	return (uint32_t)((h * 0xc4ceb9fe1a85ec53u) >> 32);
}

static inline int
same(const uint32_t *a, const uint32_t *b, size_t width)
{
	size_t i;

	for (i = 0; i < width; i++)
		if (a[i] != b[i])
			return 0;
	return 1;
}

int
vn_gram_grow(struct vn_gram *g)
{
	size_t n = g->nslots > 0 ? g->nslots * 2 : FIRST_SLOTS, i, j;
	size_t stride = vn_gram_stride(g);
	uint32_t *slot, *s;

	if (n > (size_t)1 << 31) {
		errno = ENOMEM;
		return -1;
	}
	if ((slot = calloc(n, stride * sizeof *slot)) == NULL)
		return -1;
	for (i = 0; i < g->nslots; i++) {
		s = g->slot + i * stride;
		if (s[0] == 0)
			continue;
		for (j = hash(s, g->width) & (n - 1); slot[j * stride] != 0;
		    j = (j + 1) & (n - 1))
			;
		memcpy(slot + j * stride, s, stride * sizeof *s);
	}
	free(g->slot);
	g->slot = slot;
	g->nslots = n;
	g->full = n / 16 * 13;
	return 0;
}

/* The slot where id is, or the empty one where it would be. */
static inline uint32_t *
look(const struct vn_gram *g, const uint32_t *id, uint32_t h, size_t width,
    size_t extra)
{
	size_t mask = g->nslots - 1, i = h & mask;
	uint32_t *s;

	for (;; i = (i + 1) & mask) {
		s = g->slot + i * (width + 2 + extra);
		if (s[0] == 0 || same(s, id, width))
			return s;
	}
}

static inline uint32_t *
add(struct vn_gram *g, const uint32_t *id, uint32_t h, uint64_t count,
    size_t width, size_t extra)
{
	uint32_t *s;
	uint64_t c;

	if (g->nslots == 0 && vn_gram_grow(g) == -1)
		return NULL;
	s = look(g, id, h, width, extra);
	if (s[0] != 0) {
		memcpy(&c, s + width, sizeof c);
		if (UINT64_MAX - c < count) {
			errno = EOVERFLOW;
			return NULL;
		}
		c += count;
		memcpy(s + width, &c, sizeof c);
		return s;
	}
	if (g->n >= g->full) {
		if (vn_gram_grow(g) == -1)
			return NULL;
		s = look(g, id, h, width, extra);
	}
	memcpy(s, id, width * sizeof *id);
	memcpy(s + width, &count, sizeof count);
	g->n++;
	return s;
}

uint32_t *
vn_gram_add(struct vn_gram *g, const uint32_t *id, uint64_t count)
{
	return add(g, id, hash(id, g->width), count, g->width, g->extra);
}

uint32_t *
vn_gram_find(const struct vn_gram *g, const uint32_t *id)
{
	uint32_t *s;

	if (g->nslots == 0)
		return NULL;
	s = look(g, id, hash(id, g->width), g->width, g->extra);
	return s[0] != 0 ? s : NULL;
}

int
vn_gram_flush(struct vn_gram *g)
{
	size_t i;

	for (i = 0; i < g->npend; i++)
		if ((g->width == 2 && g->extra == 0 ?
		    add(g, g->pend[i], g->hash[i], 1, 2, 0) :
		    add(g, g->pend[i], g->hash[i], 1, g->width,
		    g->extra)) == NULL)
			return -1;
	g->npend = 0;
	return 0;
}

int
vn_gram_push(struct vn_gram *g, const uint32_t *id)
{
	uint32_t h = g->width == 2 ? hash(id, 2) : hash(id, g->width);
	uint32_t *to = g->pend[g->npend], i;

	g->hash[g->npend++] = h;
	for (i = 0; i < g->width; i++)
		to[i] = id[i];
	if (g->nslots > 0)
		__builtin_prefetch(g->slot +
		    (h & (g->nslots - 1)) * vn_gram_stride(g), 1);
	return g->npend < VN_GRAM_RING ? 0 : vn_gram_flush(g);
}

uint32_t *
vn_gram_next(const struct vn_gram *g, const uint32_t *s)
{
	size_t stride = vn_gram_stride(g);
	uint32_t *end = g->slot + g->nslots * stride, *p;

	if (g->nslots == 0)
		return NULL;
	for (p = s != NULL ? g->slot + (s - g->slot) + stride : g->slot;
	    p < end; p += stride)
		if (p[0] != 0)
			return p;
	return NULL;
}

void
vn_gram_compact(struct vn_gram *g)
{
	size_t stride = vn_gram_stride(g);
	uint32_t *s = NULL, *to = g->slot;

	while ((s = vn_gram_next(g, s)) != NULL) {
		if (s != to)
			memcpy(to, s, stride * sizeof *s);
		to += stride;
	}
}

size_t
vn_gram_mem(const struct vn_gram *g)
{
	return g->nslots * vn_gram_stride(g) * sizeof *g->slot;
}
