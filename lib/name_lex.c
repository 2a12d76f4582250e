#include <stdlib.h>
#include <string.h>

#include "model.h"
#include "name_parts.h"
#include "seg.h"
#include "syl.h"

/*
 * The words of the segmenter's store, to tell a capital that begins an ordinary
 * word (Thế giới, Bệnh viện) from one that begins a name.
 */

int
vn_names_init(struct vn_names *m, const struct vn_gaz *g, struct vn_buf *key)
{
	const void *model, *lex, *w;
	size_t n;

	m->g = g;
	m->key = key;
	m->lex.tab = NULL;
	model = vn_seg_builtin(&n);
	lex = n > 0 ? vn_model_section(model, "seg.lex", &n) : NULL;
	if (lex != NULL && vn_lex_use(&m->lex, lex, n) == -1)
		m->lex.tab = NULL;
	model = vn_ner_builtin(&n);
	w = n > 0 ? vn_model_section(model, "ner.w", &n) : NULL;
	/* Without a model, as where it is first trained, runs are no names. */
	name_model_use(&m->model, w, w != NULL ? n : 0);
	m->memo = calloc(NAME_MEMO, sizeof *m->memo);
	m->hash = calloc(NAME_HASHES, sizeof *m->hash);
	m->syl = calloc(NAME_HASHES, sizeof *m->syl);
	return m->memo != NULL && m->hash != NULL && m->syl != NULL ? 0 : -1;
}

void
vn_names_fini(struct vn_names *m)
{
	free(m->memo);
	free(m->hash);
	free(m->syl);
}

/*
 * The hash of word i in the store, 0 when there is no memory; and in *info what the
 * store says of it alone.
 */
static uint32_t
word_hash(const struct vn_names *m, size_t i, unsigned *info)
{
	const struct vn_tk *t = tk(m->x, i);
	struct name_hash *o = &m->hash[t->key % NAME_HASHES];
	const char *s = m->x->s + t->s;
	uint32_t n = t->e - t->s, hash;

	if (n == o->n && memcmp(o->s, s, n) == 0) {
		*info = o->info;
		return o->hash;
	}
	m->key->n = 0;
	if (vn_fold(m->key, s, n, VN_FOLD_TONE | VN_FOLD_CASE) == -1 ||
	    m->key->n == 0) {
		*info = 0;
		return 0;
	}
	hash = vn_lex_hash(m->key->s, m->key->n);
	*info = vn_lex_get(&m->lex, vn_lex_step(VN_LEX_START, hash));
	if (n <= NAME_SHORT) {
		o->n = (uint8_t)n;
		memcpy(o->s, s, n);
		o->hash = hash;
		o->info = (uint8_t)*info;
	}
	return hash;
}

static size_t
longest(const struct vn_names *m, size_t i)
{
	const struct vn_scan *x = m->x;
	uint64_t state = VN_LEX_START;
	size_t best = 0, k;
	unsigned info, alone;

	if (m->lex.tab == NULL || !is_word(x, i) || !is_word(x, i + 1) ||
	    is_cap(x, i + 1) || tk_glued(x, i + 1))
		return 0;
	for (k = 0; k < VN_LEX_LONGEST && is_word(x, i + k) && (k == 0 ||
	    (!is_cap(x, i + k) && !tk_glued(x, i + k))); k++) {
		state = vn_lex_step(state, word_hash(m, i + k, &alone));
		info = k == 0 ? alone : vn_lex_get(&m->lex, state);
		if (info & VN_LEX_WORD && k > 0)
			best = i + k + 1;
		if (!(info & VN_LEX_GOES_ON))
			break;
	}
	return best;
}

size_t
name_word(const struct vn_names *m, size_t i)
{
	struct name_memo *o = &m->memo[i % NAME_MEMO];
	uint32_t s = tk(m->x, i)->s;
	size_t end;

	if (o->word_i != i || o->word_s != s) {
		end = longest(m, i);
		o->word_i = i;
		o->word_s = s;
		o->word = end > i ? (uint32_t)(end - i) : 0;
	}
	return o->word > 0 ? i + o->word : 0;
}

int
name_second(const struct vn_names *m, size_t i)
{
	return i > 0 && !is_cap(m->x, i) && is_word(m->x, i - 1) &&
	    name_word(m, i - 1) == i + 1 && name_word(m, i) == 0;
}
