/*
 * Fold keys are interned to numbers; a trie over the numbers holds the entries,
 * all its edges in one hash table.
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "dict.h"
#include "syl.h"
#include "utf8.h"

struct key {			/* an interned fold key */
	uint32_t hash, off, n;	/* n is 0 where the slot is free */
	uint32_t id;		/* from 1 */
};

struct edge {
	uint32_t from, key;	/* key is 0 where the slot is free */
	uint32_t to;
};

struct node {
	uint32_t word, never;	/* number of the last file that says so, or 0 */
};

struct vn_dict {
	struct key *keys;	/* open addressing, a power of two of slots */
	size_t	 nkeys, capkeys;
	struct edge *edges;	/* the same */
	size_t	 nedges, capedges;
	struct node *nodes;	/* 0 is the root */
	size_t	 nnodes, capnodes;
	struct vn_buf text;	/* the bytes of the keys */
	struct vn_buf tmp;
	struct memo *memo;	/* while a file is read */
	uint32_t files;
	int	 any_never;
};

/* What the text so far has needed of the keys: raw bytes to number. */
#define MEMO_SLOTS	4096
#define MEMO_BYTES	23
struct memo {
	uint32_t id;
	unsigned char n;	/* 0: free */
	char	 s[MEMO_BYTES];
};
struct scratch {
	struct memo memo[MEMO_SLOTS];
	struct vn_buf fold, ids, said;
};

static uint32_t
hash(const char *s, size_t n)
{
	uint32_t h = 2166136261u;

	while (n-- > 0)
		h = (h ^ (unsigned char)*s++) * 16777619u;
	return h ^ h >> 15;
}

static uint32_t
hash2(uint32_t a, uint32_t b)
{
	uint64_t h = ((uint64_t)a << 32 | b) * UINT64_C(0x9e3779b97f4a7c15);

	return (uint32_t)(h >> 32);
}

static void *
fail(void)
{
	errno = ENOMEM;
	return NULL;
}

struct vn_dict *
vn_dict_new(void)
{
	struct vn_dict *d = calloc(1, sizeof *d);

	if (d == NULL)
		return fail();
	d->capkeys = d->capedges = 1024;
	d->capnodes = 256;
	d->keys = calloc(d->capkeys, sizeof *d->keys);
	d->edges = calloc(d->capedges, sizeof *d->edges);
	d->nodes = calloc(d->capnodes, sizeof *d->nodes);
	d->nnodes = 1;
	if (d->keys == NULL || d->edges == NULL || d->nodes == NULL) {
		vn_dict_free(d);
		return fail();
	}
	return d;
}

void
vn_dict_free(struct vn_dict *d)
{
	if (d == NULL)
		return;
	free(d->keys);
	free(d->edges);
	free(d->nodes);
	vn_buf_fini(&d->text);
	vn_buf_fini(&d->tmp);
	free(d);
}

/* The slot of the key s[0..n), free or not. */
static struct key *
key_slot(const struct vn_dict *d, const char *s, size_t n, uint32_t h)
{
	size_t i, mask = d->capkeys - 1;

	for (i = h & mask; d->keys[i].n != 0; i = (i + 1) & mask)
		if (d->keys[i].hash == h && d->keys[i].n == n &&
		    memcmp(d->text.s + d->keys[i].off, s, n) == 0)
			break;
	return &d->keys[i];
}

static struct edge *
edge_slot(const struct vn_dict *d, uint32_t from, uint32_t key)
{
	size_t i, mask = d->capedges - 1;

	for (i = hash2(from, key) & mask; d->edges[i].key != 0;
	    i = (i + 1) & mask)
		if (d->edges[i].from == from && d->edges[i].key == key)
			break;
	return &d->edges[i];
}

static int
grow_keys(struct vn_dict *d)
{
	struct key *old = d->keys;
	size_t cap = d->capkeys, i, j;

	if ((d->keys = calloc(cap * 2, sizeof *old)) == NULL) {
		d->keys = old;
		return -1;
	}
	d->capkeys = cap * 2;
	for (i = 0; i < cap; i++) {
		if (old[i].n == 0)
			continue;
		for (j = old[i].hash & (cap * 2 - 1); d->keys[j].n != 0;)
			j = (j + 1) & (cap * 2 - 1);
		d->keys[j] = old[i];
	}
	free(old);
	return 0;
}

static int
grow_edges(struct vn_dict *d)
{
	struct edge *old = d->edges;
	size_t cap = d->capedges, i;

	if ((d->edges = calloc(cap * 2, sizeof *old)) == NULL) {
		d->edges = old;
		return -1;
	}
	d->capedges = cap * 2;
	for (i = 0; i < cap; i++)
		if (old[i].key != 0)
			*edge_slot(d, old[i].from, old[i].key) = old[i];
	free(old);
	return 0;
}

/* The slot of s[0..n), emptied if it is another's; NULL when it is too long. */
static struct memo *
recall(struct memo *memo, const char *s, size_t n)
{
	struct memo *m;

	if (n > MEMO_BYTES)
		return NULL;
	m = &memo[hash(s, n) % MEMO_SLOTS];
	if (m->n != n || memcmp(m->s, s, n) != 0)
		m->n = 0;
	return m;
}

static uint32_t
keep(struct memo *m, const char *s, size_t n, uint32_t id)
{
	if (m != NULL) {
		m->n = (unsigned char)n;
		m->id = id;
		memcpy(m->s, s, n);
	}
	return id;
}

/* The number of the syllable s[0..n), new if need be; 0 with errno ENOMEM. */
static uint32_t
intern(struct vn_dict *d, const char *s, size_t n)
{
	struct key *k;
	struct memo *m;
	uint32_t h;

	if ((m = recall(d->memo, s, n)) != NULL && m->n > 0)
		return m->id;
	d->tmp.n = 0;
	if (vn_fold(&d->tmp, s, n, VN_FOLD_TONE | VN_FOLD_CASE) == -1)
		return 0;
	h = hash(d->tmp.s, d->tmp.n);
	k = key_slot(d, d->tmp.s, d->tmp.n, h);
	if (k->n != 0)
		return keep(m, s, n, k->id);
	if (d->nkeys >= d->capkeys / 2) {
		if (grow_keys(d) == -1) {
			errno = ENOMEM;
			return 0;
		}
		k = key_slot(d, d->tmp.s, d->tmp.n, h);
	}
	if (d->text.n > UINT32_MAX - d->tmp.n) {
		errno = ENOMEM;
		return 0;
	}
	k->off = (uint32_t)d->text.n;
	if (vn_buf_add(&d->text, d->tmp.s, d->tmp.n) == -1)
		return 0;
	k->hash = h;
	k->n = (uint32_t)d->tmp.n;
	k->id = (uint32_t)++d->nkeys;
	return keep(m, s, n, k->id);
}

/* The node behind from by key, new if need be; 0 with errno ENOMEM. */
static uint32_t
step(struct vn_dict *d, uint32_t from, uint32_t key)
{
	struct edge *e = edge_slot(d, from, key);
	struct node *p;

	if (e->key != 0)
		return e->to;
	if (d->nedges >= d->capedges / 2) {
		if (grow_edges(d) == -1)
			goto nomem;
		e = edge_slot(d, from, key);
	}
	if (d->nnodes == d->capnodes) {
		if (d->capnodes > UINT32_MAX / 4 || (p = realloc(d->nodes,
		    d->capnodes * 2 * sizeof *p)) == NULL)
			goto nomem;
		d->nodes = p;
		d->capnodes *= 2;
	}
	memset(&d->nodes[d->nnodes], 0, sizeof *d->nodes);
	e->from = from;
	e->key = key;
	e->to = (uint32_t)d->nnodes++;
	d->nedges++;
	return e->to;
nomem:
	errno = ENOMEM;
	return 0;
}

/* Add the line s, cut into v: NULL, or what is wrong with it, "" for ENOMEM. */
static const char *
add_entry(struct vn_dict *d, const char *s, const struct vn_toks *v)
{
	static const char nomem[] = "";
	uint32_t at = 0, id;
	size_t i, j, n, count = 0;
	int never = 0;

	/* white space alone separates syllables, not the scanner's rules */
	for (i = 0; i < v->n; i = j) {
		for (j = i + 1; j < v->n && !v->t[j].space; j++)
			continue;
		n = v->t[j - 1].end - v->t[i].start;
		if (i == 0 && s[v->t[0].start] == '-' && (n > 1 || v->n > 1)) {
			never = 1;
			v->t[0].start++;
			if (--n == 0)
				continue;
		}
		if (++count > VN_DICT_LONGEST)
			return "an entry of more than 64 syllables";
		if ((id = intern(d, s + v->t[i].start, n)) == 0 ||
		    (at = step(d, at, id)) == 0)
			return nomem;
	}
	if (count == 0)
		return NULL;
	if (never && count < 2)
		return "one syllable cannot be kept apart";
	if (never)
		d->nodes[at].never = d->files;
	else
		d->nodes[at].word = d->files;
	d->any_never |= never;
	return NULL;
}

int
vn_dict_add(struct vn_dict *d, const char *s, size_t n, size_t *line,
    const char **why)
{
	struct vn_toks v = { NULL, 0, 0 };
	const char *p, *end = s + n;
	size_t len;
	int rc = 0;

	*why = NULL;
	*line = 1;
	if ((d->memo = calloc(MEMO_SLOTS, sizeof *d->memo)) == NULL) {
		errno = ENOMEM;
		return -1;
	}
	d->files++;
	for (*line = 1; s < end; s = p + 1, ++*line) {
		if ((p = memchr(s, '\n', (size_t)(end - s))) == NULL)
			p = end;
		len = (size_t)(p - s);
		if (vn_utf8_valid(s, len) < len) {
			*why = "invalid UTF-8";
			rc = 1;
			break;
		}
		if (vn_tok_line(&v, s, len) == -1) {
			rc = -1;
			break;
		}
		if ((*why = add_entry(d, s, &v)) != NULL) {
			rc = **why == '\0' ? -1 : 1;
			break;
		}
		if (p == end)
			break;
	}
	vn_toks_fini(&v);
	free(d->memo);
	d->memo = NULL;
	return rc;
}

void
vn_dict_memo_fini(struct vn_dict_memo *m)
{
	struct scratch *x = m->p;

	if (x != NULL) {
		vn_buf_fini(&x->fold);
		vn_buf_fini(&x->ids);
		vn_buf_fini(&x->said);
	}
	free(x);
	m->p = NULL;
}

/* The number of the token s[0..n), 0 if no entry has it.  -1: ENOMEM. */
static int
look_up(const struct vn_dict *d, struct scratch *x, const char *s, size_t n,
    uint32_t *id)
{
	struct memo *m = recall(x->memo, s, n);
	const struct key *k;

	if (m != NULL && m->n > 0) {
		*id = m->id;
		return 0;
	}
	x->fold.n = 0;
	if (vn_fold(&x->fold, s, n, VN_FOLD_TONE | VN_FOLD_CASE) == -1)
		return -1;
	k = key_slot(d, x->fold.s, x->fold.n, hash(x->fold.s, x->fold.n));
	*id = keep(m, s, n, k->n != 0 ? k->id : 0);
	return 0;
}

/* The end of the longest word at token i, or i; *file is where it stands. */
static size_t
longest(const struct vn_dict *d, const uint32_t *id, size_t n, size_t i,
    uint32_t *file)
{
	const struct edge *e;
	const struct node *p;
	size_t j, best = i;
	uint32_t at = 0;

	for (j = i; j < n && id[j] != 0; j++) {
		e = edge_slot(d, at, id[j]);
		if (e->key == 0)
			break;
		at = e->to;
		p = &d->nodes[at];
		if (p->word > p->never) {
			best = j + 1;
			*file = p->word;
		}
	}
	return best;
}

/* Take apart what no later file than said[] joins: the phrases at token i. */
static void
part(const struct vn_dict *d, const uint32_t *id, size_t n, size_t i,
    const uint32_t *said, unsigned char *join)
{
	const struct edge *e;
	size_t j, k;
	uint32_t at = 0, file;

	for (j = i; j < n && id[j] != 0; j++) {
		e = edge_slot(d, at, id[j]);
		if (e->key == 0)
			break;
		at = e->to;
		file = d->nodes[at].never;
		if (file == 0 || file < d->nodes[at].word)
			continue;
		for (k = i + 1; k <= j; k++)
			if (file >= said[k])
				join[k] = 0;
	}
}

/* Tokens that white space keeps apart on both sides, as far as they go. */
static void
apply(const struct vn_dict *d, const uint32_t *id, uint32_t *said, size_t n,
    unsigned char *join)
{
	size_t i, k, e;
	uint32_t file = 0;

	for (i = 0; i < n; i = e) {
		if ((e = longest(d, id, n, i, &file)) == i) {
			e++;
			continue;
		}
		if (i > 0)
			join[i] = 0;
		for (k = i + 1; k < e; k++) {
			join[k] = 1;
			said[k] = file;
		}
		if (e < n)
			join[e] = 0;
	}
	for (i = 0; d->any_never && i < n; i++)
		part(d, id, n, i, said, join);
}

int
vn_dict_apply(const struct vn_dict *d, struct vn_dict_memo *m, const char *s,
    const struct vn_tok *t, size_t n, unsigned char *join)
{
	struct scratch *x = m->p;
	uint32_t *id, *said;
	size_t i, k;

	if (x == NULL && (x = m->p = calloc(1, sizeof *x)) == NULL) {
		errno = ENOMEM;
		return -1;
	}
	x->ids.n = x->said.n = 0;
	if (vn_buf_need(&x->ids, n * sizeof *id) == -1 ||
	    vn_buf_need(&x->said, n * sizeof *said) == -1)
		return -1;
	id = (uint32_t *)(void *)x->ids.s;
	said = (uint32_t *)(void *)x->said.s;
	for (i = 0; i < n; i = k) {
		for (k = i; k < n && (k == i || t[k].space); k++) {
			said[k] = 0;
			if (look_up(d, x, s + t[k].start, t[k].end - t[k].start,
			    &id[k]) == -1)
				return -1;
		}
		apply(d, id + i, said + i, k - i, join + i);
	}
	return 0;
}
