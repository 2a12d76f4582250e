#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/syl.h"
#include "../lib/value.h"
#include "vngrep_work.h"

int
grep_key(const struct grep_opt *o, struct vn_buf *out, const char *s, size_t n)
{
	unsigned how = VN_FOLD_TONE | VN_FOLD_CASE;
	size_t i, k = out->n, to = k;
	char c;

	if (o->iy)
		how |= VN_FOLD_IY;
	if (o->plain)
		how |= VN_FOLD_ACCENT;
	if (vn_fold(out, s, n, how) == -1)
		return -1;
	for (i = k; i < out->n; i++) {
		c = out->s[i];
		if (c == ' ' || c == '\t' || c == '\n') {
			if (to == k || out->s[to - 1] == ' ')
				continue;
			c = ' ';
		}
		out->s[to++] = c;
	}
	if (to > k && out->s[to - 1] == ' ')
		to--;
	out->n = to;
	return 0;
}

/* The key of the name of e, after aliasing, at the end of w->text. */
int
grep_ent_key(struct grep_worker *w, struct grep_ent *e)
{
	const struct grep_text *t = &w->t;
	const char *key;
	size_t at = w->text.n, n;

	if (e->has & HAS_KEY)
		return 0;
	if (grep_key(&w->g->o, &w->text, t->e + e->start,
	    e->end - e->start) == -1)
		return -1;
	key = grep_alias_find(w->g->alias, w->text.s + at, w->text.n - at, &n,
	    NULL, NULL);
	if (key != NULL) {
		w->text.n = at;
		if (vn_buf_add(&w->text, key, n) == -1)
			return -1;
	}
	e->key = (uint32_t)at;
	e->nkey = (uint32_t)(w->text.n - at);
	e->has |= HAS_KEY;
	return 0;
}

/* What store a says of the text of e behind pre, or NULL.  0, or -1. */
static int
look_up(struct grep_worker *w, const struct grep_alias *a, const char *pre,
    const struct grep_ent *e, const char **name, size_t *n)
{
	struct vn_buf *b = &w->text;
	size_t at = b->n, nkey;

	*name = NULL;
	if (a == NULL)
		return 0;
	w->one.n = 0;
	if (vn_buf_adds(&w->one, pre) == -1 || vn_buf_add(&w->one,
	    w->t.e + e->start, e->end - e->start) == -1 ||
	    grep_key(&w->g->o, b, w->one.s, w->one.n) == -1)
		return -1;
	grep_alias_find(a, b->s + at, b->n - at, &nkey, name, n);
	b->n = at;
	return 0;
}

/* The name that -k gives e, or the id that -g does. */
static int
alias_of(struct grep_worker *w, const struct grep_ent *e, const char **name,
    size_t *n)
{
	char pre[16];

	if (look_up(w, w->g->alias, "", e, name, n) == -1)
		return -1;
	if (*name != NULL || w->g->ids == NULL)
		return 0;
	snprintf(pre, sizeof pre, "%s\t", vn_ent_name(e->type));
	return look_up(w, w->g->ids, pre, e, name, n);
}

/* A value that was written need not be kept. */
void
grep_ent_forget(struct grep_worker *w, struct grep_ent *e)
{
	if (!(e->has & HAS_VALUE) || w->g->value != NULL ||
	    e->value + e->nvalue != w->text.n)
		return;
	e->has &= (uint8_t)~HAS_VALUE;
	w->text.n = e->value;
	e->value = e->nvalue = 0;
}

/*
 * The value is made where it is asked for: of what -k calls it, of what the
 * gazetteer calls it, else of its text.
 */
int
grep_ent_value(struct grep_worker *w, struct grep_ent *e)
{
	const struct grep_text *t = &w->t;
	const int32_t *ref = w->g->o.ref;
	struct vn_value_ctx x = { 0 };
	size_t at;
	int rc;

	if (e->has & HAS_VALUE)
		return 0;
	if (alias_of(w, e, &x.name, &x.nname) == -1)
		return -1;
	x.year = ref[0];
	x.month = ref[1];
	x.day = ref[2];
	x.after = t->e + e->end;
	x.nafter = t->ne - e->end;
	at = w->text.n;
	rc = vn_ent_value(&w->text, e->type, t->e + e->start, e->end - e->start,
	    &x);
	if (rc == -1)
		return -1;
	e->value = (uint32_t)at;
	e->nvalue = (uint32_t)(w->text.n - at);
	e->has |= HAS_VALUE;
	return 0;
}

int
grep_ent_add(struct grep_worker *w, const struct vn_ent *v, int inner)
{
	struct grep_text *t = &w->t;
	struct grep_ent *e;
	size_t cap;

	if (w->nent == w->ent_cap) {
		cap = w->ent_cap ? w->ent_cap * 2 : 16;
		if ((e = realloc(w->ent, cap * sizeof *e)) == NULL)
			return -1;
		w->ent = e;
		w->ent_cap = cap;
	}
	e = &w->ent[w->nent++];
	memset(e, 0, sizeof *e);
	e->start = v->start;
	e->end = v->end;
	e->type = v->type;
	e->inner = (uint8_t)inner;
	e->from = (uint32_t)grep_text_ent(t, e->start, 0);
	e->to = (uint32_t)grep_text_ent(t, e->end, 1);
	return 0;
}

int
grep_ents(struct grep_worker *w)
{
	struct vn_ent e, in;
	size_t i;

	if (w->found)
		return 0;
	w->nent = w->text.n = 0;
	vn_ents_start(w->ents, w->t.e, w->t.ne);
	while (vn_ents_next(w->ents, &e)) {
		if (grep_ent_add(w, &e, 0) == -1)
			return -1;
		if (!w->g->o.nested || e.in_type < 0)
			continue;
		memset(&in, 0, sizeof in);
		in.start = e.in_start;
		in.end = e.in_end;
		in.type = (uint8_t)e.in_type;
		if (grep_ent_add(w, &in, 1) == -1)
			return -1;
	}
	if (w->g->o.doc && grep_doc(w) == -1)
		return -1;
	for (i = 0; i < w->nent; i++) {
		w->ent[i].at = (uint32_t)grep_text_forth(&w->t, w->ent[i].from,
		    0);
		w->ent[i].past = (uint32_t)grep_text_forth(&w->t, w->ent[i].to,
		    1);
	}
	w->found = 1;
	return 0;
}

/* 1 if the pattern of --value matches s[0..n). */
static int
value_matches(struct grep_worker *w, const char *s, size_t n)
{
	int rc = pcre2_match(w->g->value->code.v[0], (PCRE2_SPTR)s, n, 0, 0, w->md,
	    w->mc);

	if (rc >= 0 || rc == PCRE2_ERROR_NOMATCH)
		return rc >= 0;
	errno = rc == PCRE2_ERROR_NOMEMORY ? ENOMEM : ERANGE;
	return -1;
}

int
grep_wanted(struct grep_worker *w, struct grep_ent *e, unsigned types)
{
	if ((types & 1u << e->type) == 0)
		return 0;
	if (w->g->value == NULL)
		return 1;
	if (grep_ent_value(w, e) == -1)
		return -1;
	return e->nvalue == 0 ? 0 :
	    value_matches(w, w->text.s + e->value, e->nvalue);
}

/* 1 if entities need not be kept. */
static int
may_pass(const struct grep_worker *w)
{
	const struct grep_opt *o = &w->g->o;

	return !w->found && w->g->value == NULL && !o->nested && !o->doc;
}

int
grep_ents_any(struct grep_worker *w)
{
	const struct grep_opt *o = &w->g->o;
	struct vn_ent e;
	size_t i;
	int rc = 0;

	if (may_pass(w)) {
		vn_ents_start(w->ents, w->t.e, w->t.ne);
		while (rc == 0 && vn_ents_next(w->ents, &e))
			rc = (o->types & 1u << e.type) != 0;
		return rc;
	}
	if (grep_ents(w) == -1)
		return -1;
	for (i = 0; i < w->nent && rc == 0; i++)
		rc = grep_wanted(w, &w->ent[i], o->types);
	return rc;
}

int
grep_ents_spans(struct grep_worker *w)
{
	unsigned show = w->g->o.show;
	struct grep_ent *e;
	struct vn_ent v;
	size_t i;
	int any = 0, rc;

	if (may_pass(w)) {
		vn_ents_start(w->ents, w->t.e, w->t.ne);
		while (vn_ents_next(w->ents, &v)) {
			if ((show & 1u << v.type) == 0)
				continue;
			any = 1;
			if (grep_span(w, grep_text_ent(&w->t, v.start, 0),
			    grep_text_ent(&w->t, v.end, 1), v.type, 0) == -1)
				return -1;
		}
		return any;
	}
	if (grep_ents(w) == -1)
		return -1;
	for (i = 0; i < w->nent; i++) {
		e = &w->ent[i];
		if ((rc = grep_wanted(w, e, show)) == 1) {
			any = 1;
			rc = grep_span(w, e->from, e->to, e->type, e->inner);
		}
		if (rc == -1)
			return -1;
	}
	return any;
}

int
grep_each_start(struct grep_worker *w, struct grep_each *it)
{
	it->i = 0;
	it->pass = may_pass(w);
	if (!it->pass)
		return grep_ents(w);
	vn_ents_start(w->ents, w->t.e, w->t.ne);
	return 0;
}

int
grep_each(struct grep_worker *w, struct grep_each *it, struct grep_ent **e)
{
	unsigned show = w->g->o.show;
	struct vn_ent v;
	int rc;

	while (it->pass && vn_ents_next(w->ents, &v)) {
		if ((show & 1u << v.type) == 0)
			continue;
		w->nent = w->text.n = 0;
		if (grep_ent_add(w, &v, 0) == -1)
			return -1;
		*e = w->ent;
		return 1;
	}
	while (!it->pass && it->i < w->nent) {
		*e = &w->ent[it->i++];
		if ((rc = grep_wanted(w, *e, show)) != 0)
			return rc;
	}
	return 0;
}
