#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../lib/feat.h"
#include "../lib/model.h"
#include "vntrain.h"

#define LABEL	"%-10s"		/* of a line of the card */

void
tell_progress(const struct vntrain *o, const char *text)
{
	if (o->live)
		dprintf(STDERR_FILENO, "\r\033[K%s", text);
}

/* No libm: the square root is wanted to a few digits. */
static double
root(double x)
{
	double r = x > 1 ? x : 1;
	int i;

	for (i = 0; i < 200; i++)
		r = (r + x / r) / 2;
	return x <= 0 ? 0 : r;
}

/* In percent. */
struct rates {
	double precision, recall, f1;
	double low, high;	/* F1, 95 % */
};

static double
percent(double part, double whole)
{
	return whole == 0 ? 0 : 100 * part / whole;
}

/*
 * The interval is that of a ratio of sums over lines that were drawn at random:
 * right on average 2 r of s = gold + found, with the variance of 2 r - F s.
 */
static void
rates_of(const struct vn_train_score *s, struct rates *x)
{
	double both = (double)(s->gold + s->found), f, var = 0, half;

	x->precision = percent((double)s->right, (double)s->found);
	x->recall = percent((double)s->right, (double)s->gold);
	x->f1 = percent(2 * (double)s->right, both);
	f = x->f1 / 100;
	if (s->n > 1 && both > 0)
		var = (4 * (double)s->rr - 4 * f * (double)s->rs +
		    f * f * (double)s->ss) / both / both *
		    (double)s->n / (double)(s->n - 1);
	half = 196 * root(var);
	x->low = x->f1 < half ? 0 : x->f1 - half;
	x->high = x->f1 + half > 100 ? 100 : x->f1 + half;
}

static const char *
style_name(const struct input *in)
{
	return in->style < 0 ? "ud" : in->style > 0 ? "vlsp" : "any";
}

static const char *
rates_text(const struct input *in, char *dst, size_t cap)
{
	struct rates x;

	rates_of(&in->score, &x);
	snprintf(dst, cap, "precision %.2f, recall %.2f, F1 %.2f "
	    "(%.2f to %.2f)", x.precision, x.recall, x.f1, x.low, x.high);
	return dst;
}

void
tell_scores(struct vntrain *o)
{
	char name[256], text[128];
	size_t i;

	if (o->nheld == 0 && !o->quiet)
		cli_warn(&o->c, "pass %d of %d", o->epoch, o->epochs);
	for (i = 0; i < o->nin && !o->quiet; i++) {
		struct input *in = &o->in[i];

		if (in->kind != INPUT_HELD)
			continue;
		if (vn_train_score(o->t, in->set, in->style < 0 ? VN_SEG_UD :
		    VN_SEG_VLSP, &in->score) == -1)
			cli_err(&o->c, "%s", in->path);
		cli_warn(&o->c, "pass %d of %d: %s:%s: %s", o->epoch, o->epochs,
		    style_name(in), input_name(in, name, sizeof name),
		    rates_text(in, text, sizeof text));
	}
}

static void
tell_input(const struct input *in)
{
	static const char *const kinds[] = { "words", "words", "places",
		"family", "middle", "given", "exclude", "held", "gold",
		"silver" };
	const struct vn_train_seen *s = &in->seen;
	int sentences = in->kind >= INPUT_HELD;
	char name[256], text[128];

	input_name(in, name, sizeof name);
	dprintf(STDERR_FILENO, LABEL "%s%s%s: %" PRIu64 " %s", kinds[in->kind],
	    sentences ? style_name(in) : "", sentences ? ":" : "", name,
	    s->taken, sentences ? "sentences" :
	    in->kind == INPUT_EXCLUDE ? "lines" : "words");
	if (sentences)
		dprintf(STDERR_FILENO, ", %" PRIu64 " words, %" PRIu64
		    " of them joined", s->words, s->joined);
	if (s->excluded > 0)
		dprintf(STDERR_FILENO, "; %" PRIu64 " excluded", s->excluded);
	if (s->small > 0)
		dprintf(STDERR_FILENO, "; %" PRIu64 " %s", s->small,
		    sentences ? "too short" : "of no use");
	if (s->literal > 0)
		dprintf(STDERR_FILENO, "; %" PRIu64 " words hold '_'",
		    s->literal);
	if (s->lost > 0)
		dprintf(STDERR_FILENO, "; %" PRIu64 " joins vnseg cannot make",
		    s->lost);
	if (in->kind == INPUT_HELD)
		dprintf(STDERR_FILENO, "; %s",
		    rates_text(in, text, sizeof text));
	dprintf(STDERR_FILENO, "\n");
}

/* How many groups a line holds. */
static unsigned
groups_in(const unsigned char *line)
{
	static const unsigned char none[VN_FEAT_SLOTS];
	unsigned i, n = 0;

	for (i = 0; i < VN_LINE_GROUPS; i++)
		n += memcmp(line + VN_LINE_GROUPS + i * VN_FEAT_SLOTS, none,
		    VN_FEAT_SLOTS) != 0;
	return n;
}

static void
tell_sections(const void *p)
{
	size_t n = 0, i, groups = 0, full = 0, words = 0;
	const unsigned char *s = vn_model_section(p, "seg.grp", &n);
	unsigned k;

	for (i = 0; s != NULL && i < n; i += VN_LINE_BYTES) {
		k = groups_in(s + i);
		groups += k;
		full += k == VN_LINE_GROUPS;
	}
	dprintf(STDERR_FILENO, LABEL "%zu groups of weights; %zu of %zu lines "
	    "are full\n", "kept", groups, full, n / VN_LINE_BYTES);
	n = 0;
	s = vn_model_section(p, "seg.lex", &n);
	for (i = 0; s != NULL && i < n; i += 4)
		words += (s[i] & VN_LEX_WORD) != 0;
	dprintf(STDERR_FILENO, LABEL "%zu words and names\n", "", words);
}

void
tell_card(const struct vntrain *o, const struct vn_buf *model)
{
	size_t i;

	if (o->quiet)
		return;
	dprintf(STDERR_FILENO, LABEL "%s\n" LABEL "%zu bytes\n" LABEL "%016"
	    PRIx64 "\n", "name", vn_model_name(model->s), "size", model->n,
	    "checksum", vn_model_sum(model->s));
	tell_sections(model->s);
	dprintf(STDERR_FILENO, LABEL "--size=%uK --epochs=%d --gold-weight=%d "
	    "--silver-weight=%d\n", "options", 1u << (o->bits - 4), o->epochs,
	    o->gold_weight, o->silver_weight);
	dprintf(STDERR_FILENO, LABEL "--min-word=%u --min-feature=%u --seed=%"
	    PRId64 "\n", "", o->min_word, o->min_feature, o->seed);
	for (i = 0; i < o->nin; i++)
		tell_input(&o->in[i]);
}
