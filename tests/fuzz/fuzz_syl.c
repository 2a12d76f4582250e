/* Folding is idempotent and at its level blind; tone styles round-trip. */
#include <stdlib.h>
#include <string.h>

#include "lib/syl.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
check_fold(const char *s, size_t n, unsigned how)
{
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;

	if (vn_fold(&a, s, n, how) == -1 || vn_fold(&b, a.s, a.n, how) == -1)
		abort();
	if (a.n != b.n || (a.n > 0 && memcmp(a.s, b.s, a.n) != 0))
		abort();
	vn_buf_fini(&a);
	vn_buf_fini(&b);
}

static void
check_tone(const char *s, size_t n)
{
	char *a = malloc(n + 8), *b = malloc(n + 16);
	struct vn_syl x, y;
	size_t na, nb;
	int style, moved, again;

	if (a == NULL || b == NULL)
		abort();
	vn_syl_parse(s, n, &x);
	for (style = VN_TONE_KEEP; style <= VN_TONE_VNCORENLP; style++) {
		na = vn_syl_tone(a, s, n, style, &moved);
		if (moved != (na != n || memcmp(a, s, n) != 0))
			abort();
		if (style == VN_TONE_VNCORENLP)
			continue;
		nb = vn_syl_tone(b, a, na, style, &again);
		if (again || nb != na)
			abort();
		vn_syl_parse(a, na, &y);
		if (memcmp(&x, &y, sizeof x) != 0)
			abort();
	}
	free(a);
	free(b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *s = (const char *)data;
	unsigned how;

	if (n == 0)
		return 0;
	for (how = 0; how < 16; how++)
		check_fold(s, n, how);
	check_tone(s, n);
	return 0;
}
