#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lex.h"

#define BITS_MIN	4
#define BITS_MAX	24	/* the state gives no more bits of address */

int
vn_lex_use(struct vn_lex *x, const void *p, size_t n)
{
	for (x->bits = BITS_MIN; x->bits <= BITS_MAX; x->bits++)
		if (n == (size_t)4 << x->bits) {
			x->tab = p;
			return 0;
		}
	errno = EINVAL;
	return -1;
}

uint32_t
vn_lex_hash(const void *key, size_t n)
{
	const unsigned char *s = key;
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ s[i]) * UINT64_C(0x100000001b3);
	h ^= h >> 32;
	h *= UINT64_C(0xd6e8feb86659fd93);
	return (uint32_t)(h >> 32);
}

/* The slot of state in a table of cap slots: its own or the empty one for it. */
static size_t
slot(const uint64_t *tab, size_t cap, uint64_t state)
{
	size_t at = state >> 32 & (cap - 1);

	while (tab[at] != 0 && tab[at] != state)
		at = (at + 1) & (cap - 1);
	return at;
}

static int
grow(struct vn_lex_build *b)
{
	size_t i, at, cap = b->cap == 0 ? 1024 : 2 * b->cap;
	uint64_t *state = calloc(cap, sizeof(*state));
	uint8_t *flags = calloc(cap, 1);

	if (state == NULL || flags == NULL) {
		free(state);
		free(flags);
		errno = ENOMEM;
		return -1;
	}
	for (i = 0; i < b->cap; i++) {
		if (b->state[i] == 0)
			continue;
		at = slot(state, cap, b->state[i]);
		state[at] = b->state[i];
		flags[at] = b->flags[i];
	}
	free(b->state);
	free(b->flags);
	b->state = state;
	b->flags = flags;
	b->cap = cap;
	return 0;
}

int
vn_lex_add(struct vn_lex_build *b, const uint32_t *hash, size_t k,
    unsigned info)
{
	uint64_t state = VN_LEX_START;
	size_t i, at;

	if (k < 1 || k > VN_LEX_LONGEST) {
		errno = EINVAL;
		return -1;
	}
	for (i = 0; i < k; i++) {
		if (2 * b->n >= b->cap && grow(b) == -1)
			return -1;
		state = vn_lex_step(state, hash[i]);
		at = slot(b->state, b->cap, state);
		if (b->state[at] == 0) {
			b->state[at] = state;
			b->n++;
		}
		b->flags[at] |= i + 1 < k ? VN_LEX_GOES_ON :
		    VN_LEX_WORD | (info & VN_LEX_INFO);
	}
	return 0;
}

struct entry {
	uint64_t state;
	uint8_t	 flags;
};

static int
by_state(const void *pa, const void *pb)
{
	const struct entry *a = pa, *b = pb;

	return (a->state > b->state) - (a->state < b->state);
}

/* Fill a table of 1 << bits entries; -1 when a chain gets too long. */
static int
fill(unsigned char *tab, unsigned bits, const struct entry *e, size_t n)
{
	size_t i, at, mask = ((size_t)1 << bits) - 1;
	int k;

	memset(tab, 0, (size_t)4 << bits);
	for (i = 0; i < n; i++) {
		at = e[i].state >> 40 & mask;
		/* the last probe must find an empty entry */
		for (k = 0; vn_le32(tab + 4 * at) != 0; k++) {
			if (k == VN_LEX_PROBES - 2)
				return -1;
			at = (at + 1) & mask;
		}
		vn_put32(tab + 4 * at, (uint32_t)(e[i].state & 0xffffff) << 8 |
		    e[i].flags);
	}
	return 0;
}

int
vn_lex_make(const struct vn_lex_build *b, struct vn_buf *out)
{
	struct entry *e = malloc((b->n + 1) * sizeof(*e));
	size_t i, n = 0;
	unsigned bits = BITS_MIN;
	int r = -1;

	if (e == NULL) {
		errno = ENOMEM;
		return -1;
	}
	for (i = 0; i < b->cap; i++)
		if (b->state[i] != 0) {
			e[n].state = b->state[i];
			e[n++].flags = b->flags[i];
		}
	qsort(e, n, sizeof(*e), by_state);
	while (((size_t)4 << bits) / 5 < n)
		bits++;
	for (; bits <= BITS_MAX && r == -1; bits++) {
		if (vn_buf_need(out, (size_t)4 << bits) == -1)
			goto done;
		r = fill((unsigned char *)out->s + out->n, bits, e, n);
		if (r == 0)
			out->n += (size_t)4 << bits;
	}
	if (r == -1)
		errno = EFBIG;
done:
	free(e);
	return r;
}

void
vn_lex_build_fini(struct vn_lex_build *b)
{
	free(b->state);
	free(b->flags);
	memset(b, 0, sizeof(*b));
}
