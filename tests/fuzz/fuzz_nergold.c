/*
 * Any bytes as an annotated line of vntrain -t ner.  What is read is UTF-8, and its
 * entities lie in it, in order and apart, and cut no character; then the line is
 * learnt from, scored, and a model made of it.
 */
#include <stdint.h>
#include <stdlib.h>

#include "cmd/vntrain_gold.c"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
must(int ok)
{
	if (!ok)
		abort();
}

static int
inside(const struct vn_buf *b, size_t at)
{
	return at < b->n && ((unsigned char)b->s[at] & 0xc0) == 0x80;
}

static void
learn(const struct vn_buf *text, const struct vn_name_gold *g, size_t n)
{
	struct vn_name_learn *l = vn_name_learn_open();
	struct vn_name_score s = { 0 };
	size_t seen, kept;

	must(l != NULL);
	must(vn_name_learn_line(l, text->s, text->n, g, n, 4) == 0);
	must(vn_name_learn_line(l, text->s, text->n, g, n, 1) == 0);
	must(vn_name_learn_line(l, text->s, text->n, g, n, 100) == 0);
	must(vn_name_learn_round(l, 8, 1) == 0);
	vn_name_learn_sizes(l, &seen, &kept);
	must(kept <= seen && kept <= 256);
	must(vn_name_learn_score(l, text->s, text->n, g, n, &s) == 0);
	must(s.right <= s.gold && s.right <= s.found && s.gold <= n);
	vn_name_learn_close(l);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_buf text = VN_BUF_INIT;
	struct vn_name_gold *g = NULL;
	const char *why = NULL;
	uint32_t last = 0;
	size_t k, ng;

	switch (gold_parse((const char *)data, n, &text, &g, &ng, &why)) {
	case 0:
		must(vn_utf8_valid(text.s, text.n) == text.n);
		for (k = 0; k < ng; k++) {
			must(g[k].s >= last && g[k].s < g[k].e);
			must(!inside(&text, g[k].s) && !inside(&text, g[k].e));
			must(vn_ent_name(g[k].type) != NULL);
			last = g[k].e;
		}
		must(last <= text.n);
		learn(&text, g, ng);
		break;
	case 1:
		must(why != NULL);
		break;
	default:
		abort();
	}
	free(g);
	vn_buf_fini(&text);
	return 0;
}
