/*
 * Any bytes as a model file: checked as they are, and with the size and the
 * checksum put right so that the checks behind those are reached.  A file that
 * passes is used.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/model.h"
#include "lib/seg.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
use(const void *p, size_t n)
{
	static const char s[] = "Ban Bảo vệ sức khỏe cán bộ";
	struct vn_toks v = { NULL, 0, 0 };
	unsigned char join[16];
	struct vn_seg *g;
	size_t len;

	vn_model_name(p);
	vn_model_section(p, "seg", &len);
	if ((g = vn_seg_open(p, n)) == NULL)
		return;
	if (vn_tok_line(&v, s, sizeof(s) - 1) == 0 && v.n <= sizeof(join))
		vn_seg_words(g, s, v.t, v.n, join);
	vn_toks_fini(&v);
	vn_seg_close(g);
}

int
LLVMFuzzerTestOneInput(const uint8_t *s, size_t n)
{
	unsigned char *p;
	const char *why;

	if (vn_model_check(s, n, &why))
		use(s, n);
	if (n < 32 || (p = malloc(n)) == NULL)
		return 0;
	memcpy(p, s, n);
	memcpy(p, "vnmodel\n", 8);
	vn_put32(p + 16, 1);
	vn_put64(p + 24, n);
	vn_put64(p + 8, vn_model_digest(p + 16, n - 16));
	if (vn_model_check(p, n, &why))
		use(p, n);
	free(p);
	return 0;
}
