#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "vncount_engine.h"

int
vncount_spell(struct vn_buf *out, const struct vn_tab *words, const uint32_t *id,
    size_t n)
{
	const char *s;
	size_t i, len;

	for (i = 0; i < n; i++) {
		s = vn_tab_key(words, id[i], &len);
		if ((i > 0 && vn_buf_addc(out, ' ') == -1) ||
		    vn_buf_add(out, s, len) == -1)
			return -1;
	}
	return 0;
}

/* --- from memory --- */

/* Gives the rows of memory to fn. */
struct teller {
	struct vncount *v;
	int	(*fn)(void *arg, struct vncount_row *r);
	void	*arg;
	struct vn_buf s, f;
};

static uint64_t
documents(const struct store *st, const uint32_t *fold, size_t n)
{
	const struct vn_gram *g = &st->df[n];
	const uint32_t *s = vn_gram_find(g, fold);

	return s != NULL ? vn_gram_count(g, s) : 0;
}

static int
tell_word(struct teller *t, uint32_t id)
{
	const struct store *st = &t->v->d->all;
	uint32_t fold = vn_tab_mark(&st->words, id);
	struct vncount_row r;

	memset(&r, 0, sizeof r);
	r.count = r.weight = vn_tab_count(&st->words, id);
	r.s = vn_tab_key(&st->words, id, &r.n);
	r.fold = vn_tab_key(&st->words, fold, &r.nfold);
	if (t->v->o.df != DF_NONE)
		r.df = documents(st, &fold, 1);
	return t->fn(t->arg, &r);
}

static int
tell_tuple(struct teller *t, const struct vn_gram *g, const uint32_t *slot)
{
	const struct store *st = &t->v->d->all;
	size_t from = t->v->o.by != BY_NONE, n = g->width - from, i;
	uint32_t fold[VN_GRAM_MAX];
	struct vncount_row r;

	memset(&r, 0, sizeof r);
	for (i = 0; i < n; i++)
		fold[i] = vn_tab_mark(&st->words, slot[from + i]);
	t->s.n = t->f.n = 0;
	if (vncount_spell(&t->s, &st->words, slot + from, n) == -1 ||
	    vncount_spell(&t->f, &st->words, fold, n) == -1)
		return -1;
	r.count = r.weight = vn_gram_count(g, slot);
	if (from > 0)
		r.key = vn_tab_key(&st->keys, slot[0], &r.nkey);
	r.s = t->s.n > 0 ? t->s.s : "";
	r.n = t->s.n;
	r.fold = t->f.n > 0 ? t->f.s : "";
	r.nfold = t->f.n;
	if (t->v->o.df != DF_NONE)
		r.df = documents(st, fold, n);
	return t->fn(t->arg, &r);
}

static int
each_in_memory(struct vncount *v, int (*fn)(void *, struct vncount_row *),
    void *arg)
{
	struct store *st = &v->d->all;
	struct teller t = { v, fn, arg, VN_BUF_INIT, VN_BUF_INIT };
	const struct vn_gram *g;
	uint32_t id, *s, i;
	int rc = 0;

	if (!v->d->joined && vncount_join(v) == -1)
		return -1;
	v->d->joined = 1;
	for (id = 0; rc == 0 && (id = vn_tab_next(&st->words, id)) != 0; )
		if (vn_tab_count(&st->words, id) > 0 && v->o.lo == 1 &&
		    v->o.by == BY_NONE)
			rc = tell_word(&t, id);
	for (i = 1; rc == 0 && i <= VN_GRAM_MAX; i++) {
		g = &st->gram[i];
		for (s = NULL; rc == 0 && (s = vn_gram_next(g, s)) != NULL; )
			if (vn_gram_count(g, s) > 0)
				rc = tell_tuple(&t, g, s);
	}
	vn_buf_fini(&t.s);
	vn_buf_fini(&t.f);
	return rc;
}

/* --- and from the spill file, where they come in order --- */

static int
each_in_file(struct vncount *v, int (*fn)(void *, struct vncount_row *),
    void *arg)
{
	struct vncount_walk *w = vncount_walk_open(v);
	struct vncount_row r;
	int rc = -1, err;

	while (w != NULL && (rc = vncount_walk_next(w, &r)) == 1)
		if (fn(arg, &r) == -1) {
			rc = -1;
			break;
		}
	err = errno;
	vncount_walk_close(w);
	errno = err;
	return rc;
}

int
vncount_each(struct vncount *v, int (*fn)(void *arg, struct vncount_row *r),
    void *arg)
{
	return v->d->runs.n > 0 ? each_in_file(v, fn, arg) :
	    each_in_memory(v, fn, arg);
}
