#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/countrow.h"
#include "../lib/syl.h"
#include "../lib/sylkey.h"
#include "vncount_engine.h"

/*
 * A line without BOM and the CR of CRLF; all CRs, so that a line that --merge reads
 * back as the end of a row is the same again.
 */
static void
trim(const struct vn_block *b, const char **s, size_t *n)
{
	size_t skip = vncount_bom(*s, *n);

	*s += skip;
	*n -= skip;
	while (b->delim == '\n' && *n > 0 && (*s)[*n - 1] == '\r')
		--*n;
}

/* One line, or row, with its count. */
static int
count_unit(struct counter *k, const char *s, size_t n, uint64_t count)
{
	struct store *st = k->st;
	uint32_t t[2];

	t[1] = vn_tab_add(&st->words, s, n, vncount_has_key(k->o) ? 0 : count);
	if (t[1] == 0)
		return -1;
	if (vncount_only_words(k->o))
		return vncount_is_full(k) ? vncount_room(k) : 0;
	/* with a key, or documents counted: lines as n-grams of one */
	if (k->o->mode != MODE_MERGE) {
		vncount_new_line(k);
		return vncount_word(k, t[1], n);
	}
	vncount_sum(&st->total, count, &st->over);
	switch (vncount_mark(k->v, &st->words, t[1])) {
	case 0: return -1;
	case DROP: return 0;
	}
	t[0] = k->key;
	if (vn_gram_add(&st->gram[2], t, count) == NULL)
		return -1;
	return vncount_is_full(k) ? vncount_room(k) : 0;
}

int
vncount_set_key(struct counter *k, const char *s, size_t n)
{
	return (k->key = vn_tab_add(&k->st->keys, s, n, 0)) == 0 ? -1 : 0;
}

/* --by=FIELD and -f: set the key, put the text of the line to k->text. */
static int
take_fields(struct counter *k, const char *s, size_t n)
{
	const struct opts *o = k->o;
	const struct vn_fields *f = o->fields.n > 0 ? &o->fields :
	    &k->v->d->but;
	const char *key;
	size_t len = 0;

	k->text.n = 0;
	if (o->by == BY_FIELD) {
		key = vn_fields_get(s, n, o->by_field, &len);
		if (vncount_set_key(k, key != NULL ? key : "", len) == -1)
			return -1;
	}
	/* as cut(1) does it: a line without a TAB is taken whole */
	if (o->fields.n > 0 && memchr(s, '\t', n) == NULL)
		return vn_buf_add(&k->text, s, n);
	return vn_fields_cut(f, &k->text, s, n);
}

int
vncount_lines(struct counter *k, struct vn_block *b)
{
	struct vn_rec r;
	const char *s;
	size_t n;
	int cut = k->o->fields.n > 0 || k->o->by == BY_FIELD;

	for (; vn_block_next(b, &r); k->st->lines++) {
		s = r.s;
		n = r.n;
		trim(b, &s, &n);
		if (cut) {
			if (take_fields(k, s, n) == -1)
				return -1;
			s = k->text.n > 0 ? k->text.s : "";
			n = k->text.n;
		}
		if (k->o->mode == MODE_LINES) {
			if (count_unit(k, s, n, 1) == -1)
				return -1;
			continue;
		}
		if (cut) {
			if (vn_buf_addc(&k->text, k->o->delim) == -1)
				return -1;
			s = k->text.s;
			n = k->text.n;
		} else
			n = r.n + (size_t)(r.s - s) + 1;
		vncount_new_line(k);
		if (vncount_text(k, s, n, 0) == -1)
			return -1;
	}
	return 0;
}

/* --- rows of --merge --- */

/* What a row should have been. */
static const char *
row_form(const struct opts *o)
{
	if (o->by != BY_NONE)
		return o->key_first ? "not a row of key, TAB, token, TAB, count" :
		    "not a row of count, TAB, key, TAB, token";
	return o->key_first ? "not a row of token, TAB, count" :
	    "not a row of count, TAB, token";
}

/* Syllables are folded as tokens are; other keys stay as they are. */
static int
set_row_key(struct counter *k, const struct vn_countrow *r)
{
	if (k->o->by_what != VN_SYLKEY_SYLLABLE || k->o->exact)
		return vncount_set_key(k, r->key, r->nkey);
	k->text.n = 0;
	if (vn_fold(&k->text, r->key, r->nkey, k->o->fold) == -1)
		return -1;
	return vncount_set_key(k, k->text.n > 0 ? k->text.s : "", k->text.n);
}

int
vncount_rows(struct counter *k, struct vn_block *b)
{
	int by = k->o->by != BY_NONE;
	struct vn_countrow row;
	struct vn_rec r;
	const char *s;
	size_t n;

	while (vn_block_next(b, &r)) {
		s = r.s;
		n = r.n;
		trim(b, &s, &n);
		if (k->o->key_first) {	/* a BOM there is of the token */
			n += (size_t)(s - r.s);
			s = r.s;
		}
		if (vn_countrow(&row, s, n, by, k->o->key_first) == -1) {
			if (vn_block_note(b, r.line, 0, 1,
			    row_form(k->o)) == -1)
				return -1;
			continue;
		}
		if ((by && set_row_key(k, &row) == -1) ||
		    count_unit(k, row.s, row.n, row.count) == -1) {
			k->told = errno == EOVERFLOW && vn_block_note(b, r.line,
			    0, 1, "sum of counts over 64 bits") == 0;
			return -1;
		}
	}
	return 0;
}

/* --- -x --- */

/*
 * A stop word is a token, so white space in its line is an error; where lines or rows
 * are what is counted, it is one of those.
 */
void
vncount_read_stop(struct vncount *v)
{
	struct vn_buf f = VN_BUF_INIT;
	const char *s, *end, *p;
	char name[256];
	uint64_t line = 1;
	size_t n, i;
	char *text;

	text = cli_slurp(v->c, v->o.stop, &n);
	for (s = text; s < text + n; s = end + 1, line++) {
		if ((end = memchr(s, v->o.delim, (size_t)(text + n - s))) == NULL)
			end = text + n;
		p = s + vncount_bom(s, (size_t)(end - s));
		i = (size_t)(end - p);
		if (v->o.delim == '\n' && i > 0 && p[i - 1] == '\r')
			i--;
		if (i == 0)
			continue;
		f.n = 0;
		if (vn_fold(&f, p, i, v->o.fold) == -1 ||
		    vn_tab_add(&v->d->stop, f.s, f.n, 0) == 0)
			cli_err(v->c, "%s", "");
		while (v->o.mode == MODE_TOKENS && i > 0)
			if (v->o.space[(unsigned char)p[--i]])
				cli_die(v->c, "%s:%" PRIu64 ": white space in a "
				    "stop word", cli_name(name, sizeof name,
				    v->o.stop), line);
	}
	free(text);
	vn_buf_fini(&f);
}
