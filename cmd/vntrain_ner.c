#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/model.h"
#include "vntrain.h"

#define SHOWN		10	/* wrong lines of one file that are shown */
#define LONGEST_LINE	((size_t)16 << 20)
#define MULTIPLIER	6364136223846793005u	/* Knuth, MMIX */

/* An annotated line. */
struct line {
	char	*s;
	size_t	 n;
	struct vn_name_gold *gold;
	size_t	 ngold;
	size_t	 input;		/* its file */
};

struct lines {
	struct line *l;
	size_t	 n, cap;
};

/* Keep a line and what it owns. */
static void
keep(struct vntrain *o, struct lines *all, struct line *l)
{
	struct line *p;

	if (all->n == all->cap) {
		all->cap = all->cap * 2 + 64;
		if ((p = realloc(all->l, all->cap * sizeof *p)) == NULL)
			cli_err(&o->c, "training");
		all->l = p;
	}
	all->l[all->n++] = *l;
}

/* One line of a file.  0, or 1 when it is none: *why tells. */
static int
take(struct vntrain *o, const struct input *in, struct lines *all,
    struct line *l, const char *s, size_t n, const char **why)
{
	struct vn_buf text = VN_BUF_INIT;
	char name[256];
	int rc = 1;

	*why = "line over 16 MiB";
	l->gold = NULL;
	if (n <= LONGEST_LINE)
		rc = gold_parse(s, n, &text, &l->gold, &l->ngold, why);
	if (rc == -1)
		cli_err(&o->c, "%s", input_name(in, name, sizeof name));
	if (rc == 1) {
		free(l->gold);
		vn_buf_fini(&text);
		return 1;
	}
	l->s = text.s;
	l->n = text.n;
	keep(o, all, l);
	return 0;
}

/* Read a file of annotated lines.  The number of wrong lines. */
static uint64_t
read_file(struct vntrain *o, size_t input, struct lines *all)
{
	struct input *in = &o->in[input];
	struct line l = { .input = input };
	uint64_t line = 1, wrong = 0;
	const char *s, *end, *why;
	char name[256], *file;
	size_t n, len;

	input_name(in, name, sizeof name);
	file = cli_slurp(&o->c, in->path, &n);
	s = file;
	if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		s += 3;
	for (; s < file + n; s = end + 1, line++) {
		if ((end = memchr(s, '\n', (size_t)(file + n - s))) == NULL)
			end = file + n;
		len = (size_t)(end - s);
		if (len > 0 && s[len - 1] == '\r')
			len--;
		if (len == 0)
			continue;
		if (take(o, in, all, &l, s, len, &why) == 0) {
			in->seen.taken++;
			in->seen.words += l.ngold;
		} else if (++wrong <= SHOWN) {
			cli_warn(&o->c, "%s:%" PRIu64 ": %s", name, line, why);
		}
	}
	free(file);
	if (wrong > SHOWN)
		cli_warn(&o->c, "%s: %" PRIu64 " wrong lines in all", name,
		    wrong);
	if (wrong == 0 && in->seen.taken == 0) {
		cli_warn(&o->c, "%s: no line in it", name);
		wrong = 1;
	}
	return wrong;
}

/* Fisher and Yates, with numbers that are the same everywhere. */
static void
shuffle(struct lines *all, uint64_t *state)
{
	struct line l;
	size_t i, j;

	for (i = all->n; i > 1; i--) {
		*state = *state * MULTIPLIER + 1442695040888963407u;
		j = (size_t)((*state >> 33) % i);
		l = all->l[i - 1];
		all->l[i - 1] = all->l[j];
		all->l[j] = l;
	}
}

static void
score(struct vntrain *o, struct vn_name_learn *l, const struct lines *all,
    size_t input)
{
	struct vn_name_score r = { 0 };
	char name[256];
	double p, q;
	size_t i;

	for (i = 0; i < all->n; i++)
		if (all->l[i].input == input && vn_name_learn_score(l,
		    all->l[i].s, all->l[i].n, all->l[i].gold, all->l[i].ngold,
		    &r) == -1)
			cli_err(&o->c, "training");
	p = r.found == 0 ? 0 : 100 * (double)r.right / (double)r.found;
	q = r.gold == 0 ? 0 : 100 * (double)r.right / (double)r.gold;
	cli_warn(&o->c, "pass %d of %d: %s: precision %.2f, recall %.2f, F1 %.2f",
	    o->epoch, o->epochs, input_name(&o->in[input], name, sizeof name),
	    p, q, p + q == 0 ? 0 : 2 * p * q / (p + q));
}

static void
pass(struct vntrain *o, struct vn_name_learn *l, const struct lines *all)
{
	const struct line *x;
	enum input_kind kind;
	size_t i;

	for (i = 0; i < all->n; i++) {
		x = &all->l[i];
		kind = o->in[x->input].kind;
		if (vn_name_learn_line(l, x->s, x->n, x->gold, x->ngold,
		    kind == INPUT_SILVER ? o->silver_weight :
		    o->gold_weight) == -1)
			cli_err(&o->c, "training");
	}
	if (vn_name_learn_round(l, o->bits + 3, (uint64_t)o->min_feature *
	    (unsigned)o->epoch) == -1)
		cli_err(&o->c, "training");
}

static void
forget(struct lines *all)
{
	size_t i;

	for (i = 0; i < all->n; i++) {
		free(all->l[i].s);
		free(all->l[i].gold);
	}
	free(all->l);
}

void
train_ner(struct vntrain *o, struct vn_buf *model)
{
	struct lines all = { .n = 0 }, held = { .n = 0 };
	uint64_t state = (uint64_t)o->seed, wrong = 0;
	struct vn_name_learn *l;
	size_t i, seen, kept;
	const char *why;

	for (i = 0; i < o->nin; i++)
		wrong += read_file(o, i, o->in[i].kind == INPUT_HELD ? &held :
		    &all);
	if (wrong > 0)
		cli_die(&o->c, "nothing was trained");
	if ((l = vn_name_learn_open()) == NULL)
		cli_err(&o->c, "training");
	for (o->epoch = 1; o->epoch <= o->epochs; o->epoch++) {
		shuffle(&all, &state);
		pass(o, l, &all);
		for (i = 0; i < o->nin && !o->quiet; i++)
			if (o->in[i].kind == INPUT_HELD)
				score(o, l, &held, i);
	}
	vn_name_learn_sizes(l, &seen, &kept);
	if (!o->quiet)
		cli_warn(&o->c, "%zu features, %zu kept", seen, kept);
	if (vn_name_learn_make(l, o->name, model) == -1)
		cli_err(&o->c, "model");
	if (!vn_model_check(model->s, model->n, &why))
		cli_die(&o->c, "model: %s", why);
	forget(&all);
	forget(&held);
	vn_name_learn_close(l);
}
