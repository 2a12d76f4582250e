#include <errno.h>
#include <string.h>

#include "vngrep_work.h"

/*
 * {PER} has become (?>(?C'N')(?s:.)+?(?C)), see lib/pat.h.  The first callout
 * lets the match go on only where a span of slot N begins, the second only where
 * that span ends.  It stands in an atomic group: a whole span, or nothing.
 */

/* The outermost entity that begins at offset at of what patterns see, or NULL. */
static struct grep_ent *
entity_at(const struct grep_worker *w, size_t at)
{
	size_t lo = 0, hi = w->nent, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (w->ent[mid].at < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < w->nent && w->ent[lo].at == at && !w->ent[lo].inner &&
	    w->ent[lo].past > at ? &w->ent[lo] : NULL;
}

/* The key of a slot's name, or the name as a value: 1 if e has it. */
static int
has_name(struct grep_worker *w, struct grep_ent *e,
    const struct vn_pat_slot *slot)
{
	const char *name = w->g->re->slots.text.s + slot->name;
	const char *key = w->g->re->slots.text.s + slot->key;

	if (grep_ent_key(w, e) == -1)
		return -1;
	if (e->nkey == slot->nkey &&
	    memcmp(w->text.s + e->key, key, e->nkey) == 0)
		return 1;
	if (grep_ent_value(w, e) == -1)
		return -1;
	return e->nvalue == slot->nname && slot->nname > 0 &&
	    memcmp(w->text.s + e->value, name, e->nvalue) == 0;
}

static size_t
number(const pcre2_callout_block *c)
{
	size_t i, v = 0;

	for (i = 0; i < c->callout_string_length; i++)
		v = v * 10 + (size_t)(c->callout_string[i] - '0');
	return v;
}

int
grep_callout(pcre2_callout_block *c, void *worker)
{
	struct grep_worker *w = worker;
	const struct vn_pat_slot *slot;
	struct grep_ent *e;
	int rc = 1;

	if (c->callout_string_length == 0)
		return c->current_position != w->slot_end;
	if (grep_ents(w) == -1)
		return PCRE2_ERROR_NOMEMORY;
	slot = &w->g->re->slots.v[number(c)];
	if ((e = entity_at(w, c->current_position)) == NULL ||
	    (slot->types & 1u << e->type) == 0)
		return 1;
	if (slot->nname > 0 && (rc = has_name(w, e, slot)) == -1)
		return PCRE2_ERROR_NOMEMORY;
	if (rc == 0)
		return 1;
	w->slot_end = e->past;
	return 0;
}
