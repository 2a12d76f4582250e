#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "vncount_stats.h"

/* A row; the spelling is an offset, since the texts move while they grow. */
struct word {
	double	 ll;
	uint64_t a, b;		/* here, in the reference */
	size_t	 at, n;
};

struct keyness {
	struct vncount *v;
	uint64_t total, ref_total;
	struct vn_tab tab;	/* the reference, by fold key; 0 once it is done */
	struct vn_buf words, text;
};

static int
add_ref(void *arg, struct vncount_row *r)
{
	struct keyness *k = arg;

	return vn_tab_add(&k->tab, r->fold, r->nfold, r->count) == 0 ? -1 : 0;
}

static int
add_word(struct keyness *k, const struct vncount_row *r, uint64_t a, uint64_t b)
{
	struct word w;

	if (UINT64_MAX - a < b) {
		errno = EOVERFLOW;
		return -1;
	}
	w.ll = vn_assoc_round(vn_keyness(a, k->total, b, k->ref_total));
	w.a = a;
	w.b = b;
	w.at = k->text.n;
	w.n = r->n;
	return vn_buf_add(&k->text, r->s, r->n) == -1 ? -1 :
	    vn_buf_add(&k->words, &w, sizeof w);
}

/* A word of the text, with its count in the reference, which is taken out. */
static int
add_here(void *arg, struct vncount_row *r)
{
	struct keyness *k = arg;
	uint32_t id = vn_tab_add(&k->tab, r->fold, r->nfold, 0);
	uint64_t b;

	if (id == 0)
		return -1;
	b = vn_tab_count(&k->tab, id);
	vn_tab_set(&k->tab, id, 0);
	return r->count < k->v->o.min ? 0 : add_word(k, r, r->count, b);
}

/* A word that only the reference has. */
static int
add_missing(void *arg, struct vncount_row *r)
{
	struct keyness *k = arg;
	uint32_t id = vn_tab_add(&k->tab, r->fold, r->nfold, 0);

	if (id == 0)
		return -1;
	return vn_tab_count(&k->tab, id) == 0 ? 0 :
	    add_word(k, r, 0, r->count);
}

/* Words in their order: an array of pointers to sort, with the texts at hand. */
struct order {
	const struct word *w;
	const char *s;
};

static int
by_keyness(const void *a, const void *b)
{
	const struct order *x = a, *y = b;
	size_t n = x->w->n < y->w->n ? x->w->n : y->w->n;
	int c;

	if (x->w->ll != y->w->ll)
		return x->w->ll > y->w->ll ? -1 : 1;
	c = n > 0 ? memcmp(x->s, y->s, n) : 0;
	return c != 0 ? c : x->w->n < y->w->n ? -1 : x->w->n > y->w->n;
}

static int
put(struct stats *s, struct keyness *k, const struct order *o)
{
	const struct word *w = o->w;

	stats_begin(s);
	return stats_real(s, "ll", w->ll) == -1 ||
	    stats_real(s, "logratio", vn_logratio(w->a, k->total, w->b,
	    k->ref_total)) == -1 ||
	    stats_uint(s, "count", w->a) == -1 ||
	    stats_uint(s, "ref", w->b) == -1 ||
	    stats_text(s, "token", o->s, w->n) == -1 ? -1 :
	    stats_end(s, k->v);
}

static int
put_words(struct stats *s, struct keyness *k)
{
	const struct word *w = (const struct word *)(const void *)k->words.s;
	size_t n = k->words.n / sizeof *w, i;
	struct order *o;
	int rc = 0;

	if (n == 0)
		return 0;
	if ((o = calloc(n, sizeof *o)) == NULL)
		return -1;
	for (i = 0; i < n; i++) {
		o[i].w = &w[i];
		o[i].s = k->text.n > 0 ? k->text.s + w[i].at : "";
	}
	qsort(o, n, sizeof *o, by_keyness);
	for (i = 0; rc == 0 && i < n && i < k->v->o.top; i++)
		rc = put(s, k, &o[i]);
	free(o);
	return rc;
}

/* Count the reference, rows as those of --merge, folded as the text is. */
static int
read_ref(struct stats *s, struct keyness *k, struct vncount *ref)
{
	const struct opts *o = &k->v->o;
	char *file = strdup(s->ref);
	int status;

	if (file == NULL || vncount_init(ref, k->v->c) == -1)
		cli_err(k->v->c, "%s", "");
	ref->o = *o;
	ref->o.mode = MODE_MERGE;
	ref->o.lo = ref->o.hi = 1;
	ref->o.window = 0;
	ref->o.key_first = 0;
	memset(&ref->o.fields, 0, sizeof ref->o.fields);
	if (o->stop != NULL)
		vncount_read_stop(ref);
	status = vncount_read(ref, &file, 1);
	free(file);
	return status;
}

/* All rows, from two counts that are complete. */
static int
put_all(struct stats *s, struct keyness *k, struct vncount *ref)
{
	k->total = k->v->total;
	k->ref_total = ref->total;
	if (UINT64_MAX - k->total < k->ref_total) {
		errno = EOVERFLOW;
		return -1;
	}
	if (vncount_each(ref, 0, add_ref, k) == -1 ||
	    vncount_each(k->v, 0, add_here, k) == -1 ||
	    (s->missing && vncount_each(ref, 0, add_missing, k) == -1))
		return -1;
	return put_words(s, k);
}

/* Without a whole reference there is no result; what is wrong with it is said. */
int
stats_keyness(struct stats *s, struct vncount *v, char *const *files, int n)
{
	struct keyness k;
	struct vncount ref;
	int status;

	memset(&k, 0, sizeof k);
	k.v = v;
	if ((status = read_ref(s, &k, &ref)) == 0) {
		status = vncount_read(v, files, n);
		if (!v->failed && put_all(s, &k, &ref) == -1 &&
		    v->c->out.err == 0) {
			vncount_tell(v);	/* else cli_end() tells */
			status = CLI_TROUBLE;
		}
	}
	vn_tab_fini(&k.tab);
	vn_buf_fini(&k.words);
	vn_buf_fini(&k.text);
	vncount_fini(&ref);
	return status;
}
