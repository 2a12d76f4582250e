/*
 * Any bytes as the section of the model of names, as they are and with the number of
 * rows put right: what is taken is looked up in, every row and what is in none.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/model.h"
#include "lib/name_model.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
must(int ok)
{
	if (!ok)
		abort();
}

static int32_t
look_up(const struct name_model *w, uint64_t f)
{
	int32_t s[NM_TYPES] = { 0 };
	int k;

	name_model_sum(w, &f, 1, s);
	for (k = 0; k < NM_TYPES; k++)
		must(s[k] >= -128 && s[k] <= 127);
	return s[0];
}

static void
use(const uint8_t *p, size_t n)
{
	struct name_model w;
	uint32_t i, rows;

	if (name_model_use(&w, p, n) == -1) {
		must(look_up(&w, UINT64_C(0x100000000)) == 0);
		return;
	}
	rows = (uint32_t)((n - NM_HEAD) / 8);
	for (i = 0; i < rows; i++) {
		look_up(&w, (uint64_t)vn_le32(p + NM_HEAD + i * 8) << 32 | i);
		look_up(&w, (uint64_t)(i | 1) << 32 | i * 7);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *s, size_t n)
{
	uint32_t rows = NM_BUCKET;
	uint8_t *p;

	use(s, n);
	if (n < NM_HEAD + 8 * NM_BUCKET)
		return 0;
	while (NM_HEAD + (size_t)rows * 16 <= n)
		rows *= 2;
	n = NM_HEAD + (size_t)rows * 8;
	if ((p = malloc(n)) == NULL)
		return 0;
	memcpy(p, s, n);
	vn_put32(p, rows);
	vn_put32(p + 4, NM_VERSION);
	use(p, n);
	free(p);
	return 0;
}
