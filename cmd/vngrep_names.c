#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "../lib/syl.h"
#include "../lib/utf8.h"
#include "vngrep_names.h"

void
grep_words_fini(struct grep_words *x)
{
	free(x->v);
	vn_buf_fini(&x->keys);
	memset(x, 0, sizeof *x);
}

/* 0 no part of a word, 1 letter, digit or mark, 2 capital letter. */
static int
letter(int32_t cp)
{
	if (cp < 0)
		return 0;
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? 2 : (cp >= 'a' && cp <= 'z') ||
		    (cp >= '0' && cp <= '9');
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LT:
		return 2;
	case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ND:
		return 1;
	default:
		return 0;
	}
}

static int
is_space(int32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\n' || cp == 0xa0;
}

static int
add_word(struct grep_words *x, const struct grep_word *d, const char *s,
    unsigned how)
{
	struct grep_word *v;
	size_t cap;

	if (x->n == x->cap) {
		cap = x->cap ? x->cap * 2 : 32;
		if ((v = realloc(x->v, cap * sizeof *v)) == NULL)
			return -1;
		x->v = v;
		x->cap = cap;
	}
	v = &x->v[x->n++];
	*v = *d;
	v->key = (uint32_t)x->keys.n;
	if (vn_fold(&x->keys, s + d->start, d->end - d->start, how) == -1 ||
	    vn_buf_addc(&x->keys, ' ') == -1)
		return -1;
	v->nkey = (uint32_t)x->keys.n - v->key;
	return 0;
}

int
grep_words(struct grep_words *x, const char *s, size_t n, unsigned how)
{
	struct grep_word d = { .ascii = 1 };
	int32_t cp;
	size_t i;
	int in = 0, is, joined = 0, len;

	x->n = x->keys.n = 0;
	for (i = 0; i < n; i += (size_t)len) {
		len = vn_utf8_get(s + i, n - i, &cp);
		if ((is = letter(cp)) != 0) {
			if (!in) {
				memset(&d, 0, sizeof d);
				d.start = (uint32_t)i;
				d.capital = is == 2;
				d.joined = (uint8_t)joined;
				d.ascii = 1;
				joined = 1;
			}
			in = 1;
			d.ascii &= cp < 0x80;
			d.end = (uint32_t)i + (uint32_t)len;
			continue;
		}
		if (in && add_word(x, &d, s, how) == -1)
			return -1;
		in = 0;
		if (!is_space(cp))
			joined = 0;
	}
	return in ? add_word(x, &d, s, how) : 0;
}

void
grep_names_clear(struct grep_names *t)
{
	t->n = t->text.n = t->longest = 0;
	if (t->nslot > 0)
		memset(t->slot, 0, t->nslot * sizeof *t->slot);
}

void
grep_names_fini(struct grep_names *t)
{
	free(t->v);
	free(t->slot);
	vn_buf_fini(&t->text);
	memset(t, 0, sizeof *t);
}

static uint32_t
hash(uint32_t h, const char *s, size_t n)
{
	while (n-- > 0)
		h = (h ^ (unsigned char)*s++) * 0x01000193;
	return h;
}
#define HASH_START	0x811c9dc5

/* Where the name with that key is, or could be put. */
static uint32_t *
place(const struct grep_names *t, uint32_t h, const char *key, size_t n)
{
	size_t mask = t->nslot - 1, i = (h ^ h >> 15) & mask;
	const struct grep_name *v;

	for (; t->slot[i] != 0; i = (i + 1) & mask) {
		v = &t->v[t->slot[i] - 1];
		if (v->nkey == n && memcmp(t->text.s + v->key, key, n) == 0)
			break;
	}
	return &t->slot[i];
}

static int
grow(struct grep_names *t)
{
	size_t cap = t->cap ? t->cap * 2 : 16, i;
	struct grep_name *v;
	uint32_t *slot;

	if ((v = realloc(t->v, cap * sizeof *v)) == NULL)
		return -1;
	t->v = v;
	t->cap = cap;
	if ((slot = calloc(cap * 2, sizeof *slot)) == NULL)
		return -1;
	free(t->slot);
	t->slot = slot;
	t->nslot = cap * 2;
	for (i = 0; i < t->n; i++)
		*place(t, hash(HASH_START, t->text.s + v[i].key, v[i].nkey),
		    t->text.s + v[i].key, v[i].nkey) = (uint32_t)i + 1;
	return 0;
}

int
grep_names_add(struct grep_names *t, const struct grep_words *x, int type,
    uint32_t id)
{
	const char *key = x->keys.s;
	size_t words = x->n < NAME_WORDS ? x->n : NAME_WORDS, n;
	struct grep_name *v;
	uint32_t *slot;

	if (words == 0 || t->n >= NAMES_MAX)
		return 0;
	n = x->v[words - 1].key + x->v[words - 1].nkey;
	if (t->n == t->cap && grow(t) == -1)
		return -1;
	slot = place(t, hash(HASH_START, key, n), key, n);
	if (*slot != 0)
		return 0;
	*slot = (uint32_t)t->n + 1;
	v = &t->v[t->n++];
	v->key = (uint32_t)t->text.n;
	v->nkey = (uint32_t)n;
	v->words = (uint32_t)words;
	v->type = (uint8_t)type;
	v->id = id;
	if (words > t->longest)
		t->longest = words;
	return vn_buf_add(&t->text, key, n);
}

struct grep_name *
grep_names_word(const struct grep_names *t, const struct grep_words *x, size_t i)
{
	const struct grep_word *v = &x->v[i];
	const char *key = x->keys.s + v->key;
	uint32_t slot;

	if (t->n == 0)
		return NULL;
	slot = *place(t, hash(HASH_START, key, v->nkey), key, v->nkey);
	return slot != 0 ? &t->v[slot - 1] : NULL;
}

const struct grep_name *
grep_names_at(const struct grep_names *t, const struct grep_words *x, size_t i,
    size_t ascii, size_t *n)
{
	const struct grep_name *best = NULL;
	const struct grep_word *v = &x->v[i];
	const char *key;
	uint32_t h = HASH_START, slot;
	size_t k;
	int capital = 1, plain = 1;

	if (t->n == 0)
		return NULL;
	key = x->keys.s + v->key;
	for (k = 0; k < t->longest && i + k < x->n; k++, v++) {
		if (k > 0 && !v->joined)
			break;
		capital &= v->capital;
		plain &= v->ascii;
		h = hash(h, x->keys.s + v->key, v->nkey);
		if (!capital && !(plain && ascii > 0))
			break;
		if (!capital && k + 1 < ascii)
			continue;
		slot = *place(t, h, key, (size_t)(x->keys.s + v->key +
		    v->nkey - key));
		if (slot != 0) {
			best = &t->v[slot - 1];
			*n = k + 1;
		}
	}
	return best;
}
