#include <errno.h>
#include <stdlib.h>

#include "tab.h"

/*
 * An id counts units of 4 bytes from the start of the arena, so 32 bits reach
 * over 16 GiB.  A record is a count (8 bytes), a length (4), a mark (4), the key,
 * padding.
 */
#define UNIT		4
#define CHUNK		((size_t)1 << 20)
#define PER_CHUNK	(CHUNK / UNIT)
#define HEAD		16
#define FIRST_SLOTS	((size_t)1 << 14)	/* 128 KiB, touched as used */

void
vn_tab_fini(struct vn_tab *t)
{
	size_t i;

	for (i = 0; i < t->nchunks; i++)
		if (t->chunk[i].owned)
			free(t->chunk[i].s);
	free(t->chunk);
	free(t->slot);
	memset(t, 0, sizeof *t);
}

static inline char *
record(const struct vn_tab *t, uint32_t id)
{
	return t->chunk[id / PER_CHUNK].s + id % PER_CHUNK * UNIT;
}

static inline uint64_t
get_count(const char *rec)
{
	uint64_t c;

	memcpy(&c, rec, sizeof c);
	return c;
}

static inline void
put_count(char *rec, uint64_t c)
{
	memcpy(rec, &c, sizeof c);
}

static inline uint32_t
get_len(const char *rec)
{
	uint32_t n;

	memcpy(&n, rec + 8, sizeof n);
	return n;
}

static inline size_t
record_size(size_t n)
{
	return (HEAD + n + UNIT - 1) / UNIT * UNIT;
}

uint32_t
vn_tab_hash(const char *s, size_t n)
{
	uint64_t h = VN_TAB_SEED, w = 0;
	size_t i;

	for (i = 0; n - i >= 8; i += 8)
		h = vn_tab_step(h, vn_tab_load(s + i));
	for (; i < n; i++)
		w |= (uint64_t)(unsigned char)s[i] << 8 * (i & 7);
	return vn_tab_end(vn_tab_step(h, w), n);
}

/* memcmp(3) == 0 for short strings, without a call. */
static inline int
same(const char *a, const char *b, size_t n)
{
	uint64_t x, y;
	uint32_t u, v;

	if (n >= 8) {
		for (; n > 8; a += 8, b += 8, n -= 8) {
			memcpy(&x, a, 8);
			memcpy(&y, b, 8);
			if (x != y)
				return 0;
			if (n < 16) {	/* the last eight, overlapping */
				a -= 16 - n;
				b -= 16 - n;
				n = 16;
			}
		}
		memcpy(&x, a, 8);
		memcpy(&y, b, 8);
		return x == y;
	}
	if (n >= 4) {
		memcpy(&u, a, 4);
		memcpy(&v, b, 4);
		if (u != v)
			return 0;
		memcpy(&u, a + n - 4, 4);
		memcpy(&v, b + n - 4, 4);
		return u == v;
	}
	return n == 0 || (a[0] == b[0] && a[n / 2] == b[n / 2] &&
	    a[n - 1] == b[n - 1]);
}

int
vn_tab_grow(struct vn_tab *t)
{
	size_t n = t->nslots ? t->nslots * 2 : FIRST_SLOTS, i, j;
	struct vn_tab_slot *slot;

	if (n > (size_t)1 << 31) {
		errno = ENOMEM;
		return -1;
	}
	if ((slot = calloc(n, sizeof *slot)) == NULL)
		return -1;
	for (i = 0; i < t->nslots; i++) {
		if (t->slot[i].id == 0)
			continue;
		for (j = t->slot[i].tag & (n - 1); slot[j].id != 0;
		    j = (j + 1) & (n - 1))
			;
		slot[j] = t->slot[i];
	}
	free(t->slot);
	t->slot = slot;
	t->nslots = n;
	t->full = n / 4 * 3;
	return 0;
}

static int
room_for_chunks(struct vn_tab *t, size_t n)
{
	struct vn_tab_chunk *p;
	size_t cap = t->cap ? t->cap : 16;

	if (t->nchunks + n > UINT32_MAX / PER_CHUNK) {
		errno = ENOMEM;
		return -1;
	}
	while (cap < t->nchunks + n)
		cap *= 2;
	if (t->chunk != NULL && cap == t->cap)
		return 0;
	if ((p = realloc(t->chunk, cap * sizeof *p)) == NULL)
		return -1;
	t->chunk = p;
	t->cap = cap;
	return 0;
}

/*
 * Room for a record of size bytes: its id, or 0 with errno.  A record larger
 * than a chunk gets one of its own that takes the ids of several.
 */
static uint32_t
new_record(struct vn_tab *t, size_t size)
{
	struct vn_tab_chunk *c = t->nchunks > 0 ?
	    &t->chunk[t->nchunks - 1] : NULL;
	size_t need = (UNIT + size + CHUNK - 1) / CHUNK, i, at;
	char *s;

	if (c == NULL || !c->owned || CHUNK < c->used ||
	    CHUNK - c->used < size) {
		if (room_for_chunks(t, need) == -1 ||
		    (s = malloc(need * CHUNK)) == NULL)
			return 0;
		for (i = 0; i < need; i++) {
			c = &t->chunk[t->nchunks + i];
			c->s = s + i * CHUNK;
			c->used = 0;
			c->owned = i == 0;
		}
		c = &t->chunk[t->nchunks];
		c->used = UNIT;		/* id 0 is no record */
		t->nchunks += need;
		t->mem += need * CHUNK;
	}
	at = c->used;
	c->used += size;
	return (uint32_t)((size_t)(c - t->chunk) * PER_CHUNK + at / UNIT);
}

/* Add a key that is not there. */
static uint32_t
insert(struct vn_tab *t, const char *s, size_t n, uint32_t h, uint64_t count)
{
	uint32_t id, len = (uint32_t)n;
	size_t mask, i;
	char *rec;

	if (n > VN_TAB_KEY_MAX) {
		errno = ENOMEM;
		return 0;
	}
	if (t->n >= t->full && vn_tab_grow(t) == -1)
		return 0;
	if ((id = new_record(t, record_size(n))) == 0)
		return 0;
	rec = record(t, id);
	put_count(rec, count);
	memcpy(rec + 8, &len, sizeof len);
	memset(rec + 12, 0, sizeof len);
	if (n > 0)
		memcpy(rec + HEAD, s, n);
	mask = t->nslots - 1;
	for (i = h & mask; t->slot[i].id != 0; i = (i + 1) & mask)
		;
	t->slot[i].tag = h;
	t->slot[i].id = id;
	t->n++;
	return id;
}

uint32_t
vn_tab_addh(struct vn_tab *t, const char *s, size_t n, uint32_t h,
    uint64_t count)
{
	size_t mask = t->nslots - 1, i = h & mask;
	uint32_t id;
	char *rec;

	for (; t->nslots > 0 && (id = t->slot[i].id) != 0; i = (i + 1) & mask) {
		if (t->slot[i].tag != h)
			continue;
		rec = record(t, id);
		if (get_len(rec) != n || !same(rec + HEAD, s, n))
			continue;
		if (UINT64_MAX - get_count(rec) < count) {
			errno = EOVERFLOW;
			return 0;
		}
		put_count(rec, get_count(rec) + count);
		return id;
	}
	return insert(t, s, n, h, count);
}

uint32_t
vn_tab_find(const struct vn_tab *t, const char *s, size_t n, uint32_t h)
{
	size_t mask = t->nslots - 1, i = h & mask;
	const char *rec;
	uint32_t id;

	for (; t->nslots > 0 && (id = t->slot[i].id) != 0; i = (i + 1) & mask) {
		rec = record(t, id);
		if (t->slot[i].tag == h && get_len(rec) == n &&
		    same(rec + HEAD, s, n))
			return id;
	}
	return 0;
}

uint32_t
vn_tab_add(struct vn_tab *t, const char *s, size_t n, uint64_t count)
{
	return vn_tab_addh(t, s, n, vn_tab_hash(s, n), count);
}

int
vn_tab_merge(struct vn_tab *to, struct vn_tab *from)
{
	struct vn_tab t;
	const char *key;
	uint32_t id;
	size_t n;

	if (to->n == 0) {
		t = *to;
		*to = *from;
		*from = t;
		return 0;
	}
	/* Not in the order of slots: that fills to's slots in long runs. */
	for (id = 0; (id = vn_tab_next(from, id)) != 0; ) {
		key = vn_tab_key(from, id, &n);
		if (vn_tab_add(to, key, n, vn_tab_count(from, id)) == 0)
			return -1;
	}
	return 0;
}

void
vn_tab_seal(struct vn_tab *t)
{
	free(t->slot);
	t->slot = NULL;
	t->nslots = t->full = 0;
}

uint32_t
vn_tab_next(const struct vn_tab *t, uint32_t id)
{
	size_t c = id / PER_CHUNK, at = 0;

	if (id != 0)
		at = id % PER_CHUNK * UNIT +
		    record_size(get_len(record(t, id)));
	for (; c < t->nchunks; c++, at = 0) {
		if (at == 0)
			at = UNIT;
		if (at < t->chunk[c].used)
			return (uint32_t)(c * PER_CHUNK + at / UNIT);
	}
	return 0;
}

const char *
vn_tab_key(const struct vn_tab *t, uint32_t id, size_t *n)
{
	const char *rec = record(t, id);

	*n = get_len(rec);
	return rec + HEAD;
}

uint64_t
vn_tab_count(const struct vn_tab *t, uint32_t id)
{
	return get_count(record(t, id));
}

void
vn_tab_set(struct vn_tab *t, uint32_t id, uint64_t count)
{
	put_count(record(t, id), count);
}

uint32_t
vn_tab_mark(const struct vn_tab *t, uint32_t id)
{
	uint32_t m;

	memcpy(&m, record(t, id) + 12, sizeof m);
	return m;
}

void
vn_tab_set_mark(struct vn_tab *t, uint32_t id, uint32_t mark)
{
	memcpy(record(t, id) + 12, &mark, sizeof mark);
}
