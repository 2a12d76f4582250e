#include <stdlib.h>
#include <string.h>

#include "dedup.h"

/*
 * Parts chosen by the top bits of the hash grow one by one, so that growing never
 * needs much more than the table itself.
 */
#define PARTS		64
#define SLOTS_MAX	(VN_DEDUP_BYTES / PARTS / sizeof(uint64_t))
#define SLOTS_MIN	64

struct part {
	uint64_t *slot;		/* 0 is empty; open addressing */
	size_t	 n, nslot;	/* nslot is a power of two */
};

struct vn_dedup {
	struct part part[PARTS];
	uint64_t last;
	uint64_t lost;
};

struct vn_dedup *
vn_dedup_open(void)
{
	return calloc(1, sizeof(struct vn_dedup));
}

void
vn_dedup_close(struct vn_dedup *d)
{
	size_t i;

	if (d == NULL)
		return;
	for (i = 0; i < PARTS; i++)
		free(d->part[i].slot);
	free(d);
}

static uint64_t
mix(uint64_t h)
{
	h ^= h >> 32;
	h *= 0xd6e8feb86659fd93u;
	h ^= h >> 29;
	return h;
}

/* Eight bytes in one order on every machine. */
static uint64_t
load(const unsigned char *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	    (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	    (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

uint64_t
vn_dedup_hash(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	uint64_t h = mix((uint64_t)n + 0x9e3779b97f4a7c15u), tail = 0;
	size_t i;

	for (; n >= 8; p += 8, n -= 8)
		h = mix((h ^ load(p)) * 0x9fb21c651e98df25u);
	for (i = 0; i < n; i++)
		tail |= (uint64_t)p[i] << 8 * i;
	h = mix((h ^ tail) * 0x9fb21c651e98df25u);
	h = mix(h);
	return h != 0 ? h : 1;
}

int
vn_dedup_blank(const char *s, size_t n)
{
	while (n > 0 && (*s == ' ' || *s == '\t')) {
		s++;
		n--;
	}
	return n == 0;
}

static uint64_t *
find(const struct part *p, uint64_t hash)
{
	size_t i = hash & (p->nslot - 1);

	while (p->slot[i] != 0 && p->slot[i] != hash)
		i = (i + 1) & (p->nslot - 1);
	return &p->slot[i];
}

static int
grow(struct part *p)
{
	struct part q = { NULL, p->n, p->nslot ? p->nslot * 2 : SLOTS_MIN };
	size_t i;

	if ((q.slot = calloc(q.nslot, sizeof *q.slot)) == NULL)
		return -1;
	for (i = 0; i < p->nslot; i++)
		if (p->slot[i] != 0)
			*find(&q, p->slot[i]) = p->slot[i];
	free(p->slot);
	*p = q;
	return 0;
}

int
vn_dedup_add(struct vn_dedup *d, uint64_t hash)
{
	struct part *p = &d->part[hash >> 58];
	uint64_t *slot;

	if (p->n >= p->nslot - p->nslot / 8 && p->nslot < SLOTS_MAX &&
	    grow(p) == -1)
		return -1;
	slot = find(p, hash);
	if (*slot == hash)
		return 1;
	if (p->n >= p->nslot - p->nslot / 8) {
		d->lost++;
		return 0;
	}
	*slot = hash;
	p->n++;
	return 0;
}

int
vn_dedup_same(struct vn_dedup *d, uint64_t hash)
{
	int same = hash != 0 && hash == d->last;

	d->last = hash;
	return same;
}

uint64_t
vn_dedup_full(const struct vn_dedup *d)
{
	return d->lost;
}
