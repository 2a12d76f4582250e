/*
 * Any bytes as a line of segmented text.  What is read is as long as its marks, has
 * a mark under spaces only, and reads as the same words when it is segmented again
 * as vnseg(1) would; errors lie within the line.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/goldline.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
must(int ok)
{
	if (!ok)
		abort();
}

/* The line with its joiners again, those of the text double. */
static void
again(const struct vn_goldline *g, struct vn_buf *line)
{
	size_t i;

	vn_buf_add(line, "\xef\xbb\xbf", 3);	/* there may be one more */
	for (i = 0; i < g->text.n; i++) {
		if (g->text.s[i] == '_')
			vn_buf_addc(line, '_');
		vn_buf_addc(line, g->mark.s[i] ? '_' : g->text.s[i]);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_goldline g = { .why = NULL }, h = { .why = NULL };
	struct vn_buf line = VN_BUF_INIT;
	size_t i;

	switch (vn_goldline(&g, (const char *)data, n)) {
	case 0:
		must(g.why == NULL && g.mark.n == g.text.n && g.text.n <= n);
		must(g.joined + g.literal <= g.words);
		for (i = 0; i < g.text.n; i++)
			must((g.mark.s[i] == 0 || g.text.s[i] == ' ') &&
			    (unsigned char)g.mark.s[i] <= 1);
		again(&g, &line);
		must(vn_goldline(&h, line.s, line.n) == 0);
		must(h.words == g.words && h.joined == g.joined &&
		    h.literal == g.literal && h.text.n == g.text.n);
		must(g.text.n == 0 ||
		    (memcmp(h.text.s, g.text.s, g.text.n) == 0 &&
		    memcmp(h.mark.s, g.mark.s, g.text.n) == 0));
		break;
	case 1:
		must(g.why != NULL && g.at < n);
		break;
	default:
		abort();
	}
	vn_goldline_fini(&g);
	vn_goldline_fini(&h);
	vn_buf_fini(&line);
	return 0;
}
