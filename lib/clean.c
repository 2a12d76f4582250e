#include <stdio.h>
#include <string.h>

#include "apart.h"
#include "caption.h"
#include "clean.h"
#include "dupword.h"
#include "entity.h"
#include "eth.h"
#include "glued.h"
#include "glyph.h"
#include "moji.h"
#include "punct.h"
#include "syl.h"
#include "utf8.h"

const char *const vn_rule_name[VN_RULES + 1] = {
	"mojibake", "entities", "utf8", "control", "invisible", "nfc", "marks",
	"homoglyph", "eth", "tone", "glued", "punct", "space", "rules",
	"boilerplate", "caption", "byline", "dupword", "dedup", "squeeze-blank",
	NULL
};

static int
on(const struct vn_clean *c, enum vn_rule r)
{
	return (c->o.on & VN_RULE_BIT(r)) != 0;
}

static int
trims(const struct vn_clean *c)
{
	return on(c, VN_RULE_SPACE) && c->o.spaces != VN_SPACES_KEEP;
}

void
vn_clean_init(struct vn_clean *c, const struct vn_clean_opts *o)
{
	struct vn_dirt_opts d = { .delim = o->delim, .tabs = o->tabs,
	    .spaces = o->spaces };

	memset(c, 0, sizeof *c);
	c->o = *o;
	if (!on(c, VN_RULE_SPACE))
		d.spaces = VN_DIRT_NO_SPACES;
	vn_dirt_init(&c->lines, &d);
	d.spaces = VN_DIRT_NO_SPACES;
	vn_dirt_init(&c->chars, &d);
	d.marks = 1;
	vn_dirt_init(&c->marked, &d);
	vn_tone_init(&c->tone, o->tone);
}

void
vn_clean_fini(struct vn_clean *c)
{
	size_t i;

	for (i = 0; i < VN_STEPS; i++)
		vn_edits_fini(&c->trace[i]);
	vn_norm_fini(&c->norm);
	vn_buf_fini(&c->a);
	vn_buf_fini(&c->b);
}

/* --- a line through the rules, step by step --- */

/* The text on its way: it moves from one buffer to the other. */
struct stage {
	const char *s;
	size_t	 n;
	struct vn_buf *to;	/* where the next step writes */
	struct vn_buf *other;
	size_t	 byte;		/* offset of the text in its record */
	int	 plain;		/* its only white space is ASCII */
};

/* Begin a step: where its edits go. */
static struct vn_edits *
begin(struct vn_clean *c, enum vn_rule rule)
{
	struct vn_edits *e = &c->trace[c->steps++];

	vn_edits_clear(e);
	e->keep = c->rows != NULL;
	e->rule = (int)rule;
	e->by = c->count;
	return e;
}

int
vn_clean_row(struct vn_buf *rows, const char *place, size_t nplace,
    size_t byte, int rule, const char *before, size_t nbefore,
    const char *after, size_t nafter)
{
	char t[64];

	snprintf(t, sizeof t, "%zu\t%s\t", byte, vn_rule_name[rule]);
	if (vn_buf_add(rows, place, nplace) == -1 ||
	    vn_buf_adds(rows, t) == -1 ||
	    vn_buf_add_tsv(rows, before, nbefore) == -1 ||
	    vn_buf_addc(rows, '\t') == -1 ||
	    vn_buf_add_tsv(rows, after, nafter) == -1)
		return -1;
	return vn_buf_addc(rows, '\n');
}

/* A row for each edit of the last step, from text before to text after. */
static int
explain(struct vn_clean *c, const struct stage *st, const char *after)
{
	const struct vn_edits *e = &c->trace[c->steps - 1];
	size_t at, i, k;

	for (i = 0; i < e->n; i++) {
		at = e->e[i].at;
		for (k = c->steps - 1; k-- > 0; )
			at = vn_edits_origin(&c->trace[k], at);
		if (c->under != NULL)
			at = vn_edits_origin(c->under, c->under_at + at);
		if (vn_clean_row(c->rows, c->place, c->nplace,
		    st->byte + at + 1, e->e[i].rule, st->s + e->e[i].at,
		    e->e[i].n, after + e->e[i].to, e->e[i].nto) == -1)
			return -1;
	}
	return 0;
}

/* End a step that has appended to to, from at on; rc is its result, given back. */
static int
end(struct vn_clean *c, struct stage *st, const struct vn_buf *to, size_t at,
    int rc)
{
	struct vn_edits *e = &c->trace[c->steps - 1];

	if (rc == 0 && e->n > 0)
		rc = explain(c, st, to->s != NULL ? to->s + at : "");
	if (e->count == 0)
		c->steps--;	/* moves nothing */
	return rc;
}

/* What a step has written to st->to is the text now. */
static void
take(struct stage *st)
{
	struct vn_buf *t = st->to;

	st->s = t->s != NULL ? t->s : "";
	st->n = t->n;
	st->to = st->other;
	st->other = t;
	st->to->n = 0;
}

/* End a step that has written to st->to; rc is its result, given back. */
static int
pass(struct vn_clean *c, struct stage *st, int rc)
{
	size_t steps = c->steps;

	if ((rc = end(c, st, st->to, 0, rc)) != 0)
		return rc;
	if (c->steps < steps)
		st->to->n = 0;	/* without an edit it is the same text */
	else
		take(st);
	return 0;
}

/* Cut the text after n bytes, by rule utf8; that moves nothing that stays. */
static int
cut(struct vn_clean *c, struct stage *st, size_t n)
{
	size_t steps = c->steps;
	struct vn_edits *e = begin(c, VN_RULE_UTF8);
	int rc;

	rc = vn_edit_add(e, n, st->n - n, n, 0);
	rc = end(c, st, st->to, 0, rc);
	c->steps = steps;
	st->n = n;
	return rc;
}

static int
chars(struct vn_clean *c, struct vn_clean_line *l, struct stage *st)
{
	struct vn_chars how = { .utf8 = on(c, VN_RULE_UTF8),
	    .control = on(c, VN_RULE_CONTROL),
	    .invisible = on(c, VN_RULE_INVISIBLE), .invalid = c->o.invalid,
	    .delim = c->o.delim, .cont = l->cont };
	struct vn_edits *e = begin(c, VN_RULE_UTF8);

	return pass(c, st, vn_chars(st->to, st->s, st->n, &how, &l->bad, e));
}

/* A pass without options of its own. */
typedef int simple(struct vn_buf *, const char *, size_t, struct vn_edits *);

static int
run(struct vn_clean *c, struct stage *st, enum vn_rule rule, simple *f)
{
	struct vn_edits *e = begin(c, rule);

	return pass(c, st, f(st->to, st->s, st->n, e));
}

static int
nfc(struct vn_clean *c, struct stage *st)
{
	struct vn_edits *e;

	if (!on(c, VN_RULE_NFC) || vn_nfc_check(st->s, st->n) == st->n)
		return 0;
	e = begin(c, VN_RULE_NFC);
	return pass(c, st, vn_nfc(&c->norm, st->to, st->s, st->n, e));
}

/* What undoes a wrong reading of bytes, before the characters are looked at. */
static int
readings(struct vn_clean *c, struct stage *st)
{
	if (on(c, VN_RULE_MOJIBAKE) && vn_moji_maybe(st->s, st->n) &&
	    (run(c, st, VN_RULE_MOJIBAKE, vn_moji) == -1 ||
	    run(c, st, VN_RULE_MOJIBAKE, vn_apart) == -1))
		return -1;
	if (on(c, VN_RULE_ENTITIES) && vn_entity_maybe(st->s, st->n))
		return run(c, st, VN_RULE_ENTITIES, vn_entity);
	return 0;
}

/* The rules about letters, in their order; each only where it may find work. */
static int
letters(struct vn_clean *c, struct stage *st)
{
	struct vn_edits *e;

	if (nfc(c, st) == -1)
		return -1;
	if (on(c, VN_RULE_MARKS) && (memchr(st->s, '\xcc', st->n) != NULL ||
	    memchr(st->s, '\xcd', st->n) != NULL)) {
		e = begin(c, VN_RULE_MARKS);
		if (pass(c, st, vn_marks(&c->norm, st->to, st->s, st->n,
		    e)) == -1)
			return -1;
	}
	if (on(c, VN_RULE_HOMOGLYPH) && vn_glyph_maybe(st->s, st->n) &&
	    (run(c, st, VN_RULE_HOMOGLYPH, vn_glyph) == -1 ||
	    nfc(c, st) == -1))
		return -1;
	if (on(c, VN_RULE_ETH) && vn_eth_maybe(st->s, st->n))
		return run(c, st, VN_RULE_ETH, vn_eth);
	return 0;
}

static int
spaces(struct vn_clean *c, const struct vn_clean_line *l, struct stage *st)
{
	struct vn_space_line how = { .how = c->o.spaces, .delim = c->o.delim,
	    .ascii = st->plain, .tabs = c->o.tabs, .cont = l->cont,
	    .more = l->more, .prev = l->prev, .blank = l->blank };
	struct vn_edits *e;

	if (!on(c, VN_RULE_SPACE))
		return 0;
	e = begin(c, VN_RULE_SPACE);
	if (!l->cont && !l->more)
		return pass(c, st, vn_space(st->to, st->s, st->n, &how, e));
	/* A space that goes over to the next piece is no edit. */
	if (end(c, st, st->to, 0, vn_space(st->to, st->s, st->n, &how,
	    e)) == -1)
		return -1;
	take(st);
	return 0;
}

/* The rules about words and marks, for text whose characters are clean. */
static int
words(struct vn_clean *c, const struct vn_clean_line *l, struct stage *st)
{
	struct vn_edits *e;

	if (st->n == 0)
		return 0;
	if (on(c, VN_RULE_TONE)) {
		e = begin(c, VN_RULE_TONE);
		if (pass(c, st, vn_tone(&c->tone, st->to, st->s, st->n,
		    e)) == -1)
			return -1;
	}
	if (on(c, VN_RULE_GLUED) && vn_glued_maybe(st->s, st->n) &&
	    run(c, st, VN_RULE_GLUED, vn_glued) == -1)
		return -1;
	if (!on(c, VN_RULE_PUNCT))
		return 0;
	/* What takes spaces away must see all that will be spaces. */
	if ((c->o.punct & VN_PUNCT_SPACE) != 0 && !l->cont && !l->more &&
	    spaces(c, l, st) == -1)
		return -1;
	if (vn_punct_maybe(st->s, st->n)) {
		e = begin(c, VN_RULE_PUNCT);
		return pass(c, st, vn_punct(st->to, st->s, st->n, c->o.punct,
		    e));
	}
	return 0;
}

/*
 * Carriage returns that the steps, or the trimming to come, have brought to the
 * end of the line: they would be taken for CRLF the next time.
 */
static int
drop_returns(struct vn_clean *c, struct stage *st)
{
	size_t n = st->n;
	int32_t cp = 0;

	while (n > 0) {
		if (st->s[n - 1] == '\r') {
			if (cut(c, st, --n) == -1)
				return -1;
			continue;
		}
		n -= (size_t)vn_utf8_back(st->s, n, &cp);
		if (!trims(c) || (cp != ' ' && !vn_is_space(cp) &&
		    !(cp == '\t' && c->o.tabs)))
			break;
	}
	return 0;
}

/*
 * What splits words or makes letters of signs gives the rules before it new work.
 * A second round is rare, a third has not been seen.
 */
#define ROUNDS	4

static int
rounds(struct vn_clean *c, const struct vn_clean_line *l, struct stage *st)
{
	unsigned again = VN_RULE_BIT(VN_RULE_GLUED) |
	    VN_RULE_BIT(VN_RULE_PUNCT);
	size_t steps;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		steps = c->steps;
		if (words(c, l, st) == -1)
			return -1;
		if (c->steps == steps || (c->o.on & again) == 0)
			return 0;
		if (letters(c, st) == -1)
			return -1;
	}
	return 0;
}

/* --- rules that judge whole lines --- */

/* The line goes: its text stays for the caller to keep or forget. */
static int
drop(struct vn_clean *c, struct vn_clean_line *l, struct stage *st,
    enum vn_rule rule)
{
	struct vn_edits *e;

	c->steps = 0;		/* the row names the line, not a place in it */
	e = begin(c, rule);
	l->dropped = (int)rule;
	if (vn_edit_add(e, 0, st->n, 0, 0) == -1)
		return -1;
	return end(c, st, st->to, 0, 0);
}

/* A pass that may say, by 1, that the whole line goes. */
static int
judge(struct vn_clean *c, struct vn_clean_line *l, struct stage *st,
    enum vn_rule rule, simple *f)
{
	struct vn_edits *e;
	int rc;

	if (!on(c, rule) || l->dropped != -1)
		return 0;
	e = begin(c, rule);
	rc = f(st->to, st->s, st->n, e);
	if (rc != 1)
		return pass(c, st, rc);
	st->to->n = 0;
	return drop(c, l, st, rule);
}

/* The user's rules; what they make is brought to form again. */
static int
user_rules(struct vn_clean *c, struct vn_clean_line *l, struct stage *st)
{
	struct vn_edits *e = begin(c, VN_RULE_RULES);
	int rc;

	rc = vn_rules_apply(c->rules, st->to, st->s, st->n, e);
	if (rc == VN_RULES_DROPPED)
		return drop(c, l, st, VN_RULE_RULES);
	if (rc == VN_RULES_TROUBLE) {
		l->failed = vn_rules_error(c->rules);
		return 2;
	}
	if (e->count == 0)
		return pass(c, st, rc);
	if (pass(c, st, rc) == -1 || nfc(c, st) == -1)
		return -1;
	st->plain = 0;
	return spaces(c, l, st);
}

static int
judges(struct vn_clean *c, struct vn_clean_line *l, struct stage *st)
{
	size_t steps;
	int i, rc;

	if (c->rules != NULL && (rc = user_rules(c, l, st)) != 0)
		return rc;
	if (l->cont || l->more)
		return 0;	/* a line over 1 MiB is none of these */
	/* What one of them leaves may be known to another. */
	for (i = 0; i < ROUNDS && l->dropped == -1; i++) {
		steps = c->steps;
		if (on(c, VN_RULE_BOILERPLATE) &&
		    (rc = vn_boiler_match(c->o.boiler, st->s, st->n)) != 0)
			return rc == -1 ? -1 :
			    drop(c, l, st, VN_RULE_BOILERPLATE);
		if (judge(c, l, st, VN_RULE_CAPTION, vn_caption) == -1 ||
		    judge(c, l, st, VN_RULE_BYLINE, vn_byline) == -1 ||
		    judge(c, l, st, VN_RULE_DUPWORD, vn_dupword) == -1)
			return -1;
		if (c->steps == steps)
			break;
	}
	return 0;
}

int
vn_clean_line(struct vn_clean *c, struct vn_buf *out, struct vn_clean_line *l)
{
	struct stage st = { .s = l->n > 0 ? l->s : "", .n = l->n, .to = &c->a,
	    .other = &c->b, .byte = l->byte };
	int crlf = on(c, VN_RULE_UTF8) && !l->more && c->o.delim == '\n';
	int clean, rc;

	c->a.n = c->b.n = c->steps = 0;
	l->bad.n = 0;
	l->dropped = -1;
	if (crlf && st.n > 0 && st.s[st.n - 1] == '\r' &&
	    cut(c, &st, st.n - 1) == -1)
		return -1;
	if (readings(c, &st) == -1)
		return -1;
	clean = vn_dirt_none(&c->chars, st.s, st.n);
	/* Letters with marks apart are the commonest dirt of all. */
	st.plain = clean || vn_dirt_none(&c->marked, st.s, st.n);
	if (!st.plain && (rc = chars(c, l, &st)) != 0)
		return rc;
	if ((!clean || on(c, VN_RULE_HOMOGLYPH)) && letters(c, &st) == -1)
		return -1;
	if (rounds(c, l, &st) == -1)
		return -1;
	if (crlf && !on(c, VN_RULE_CONTROL) && drop_returns(c, &st) == -1)
		return -1;
	if (spaces(c, l, &st) == -1 || (rc = judges(c, l, &st)) == -1)
		return -1;
	return rc == 0 ? vn_buf_add(out, st.s, st.n) : rc;
}

/* --- many clean lines at once --- */

size_t
vn_clean_prefix(const struct vn_clean *c, const char *s, size_t n)
{
	return vn_dirt_prefix(&c->lines, s, n);
}

int
vn_clean_judges(const struct vn_clean *c)
{
	return c->rules != NULL || (c->o.on & (VN_RULE_BIT(VN_RULE_BOILERPLATE) |
	    VN_RULE_BIT(VN_RULE_CAPTION) | VN_RULE_BIT(VN_RULE_BYLINE) |
	    VN_RULE_BIT(VN_RULE_DUPWORD))) != 0;
}

int
vn_clean_lines(struct vn_clean *c, struct vn_buf *out, const char *s, size_t n)
{
	struct vn_edits e = { .by = c->count, .rule = VN_RULE_TONE };

	if (vn_clean_judges(c) || c->rows != NULL ||
	    (on(c, VN_RULE_MOJIBAKE) && vn_moji_maybe(s, n)) ||
	    (on(c, VN_RULE_ENTITIES) && vn_entity_maybe(s, n)) ||
	    (on(c, VN_RULE_HOMOGLYPH) && vn_glyph_maybe(s, n)) ||
	    (on(c, VN_RULE_GLUED) && vn_glued_maybe(s, n)) ||
	    (on(c, VN_RULE_PUNCT) && vn_punct_maybe(s, n)))
		return 1;
	if (!on(c, VN_RULE_TONE))
		return vn_buf_add(out, s, n);
	return vn_tone(&c->tone, out, s, n, &e);
}
