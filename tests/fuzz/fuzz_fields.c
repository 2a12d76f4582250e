/*
 * Up to the first LF: a list of fields.  The rest: a line.  What is cut out are
 * fields of the line, in its order; and what is a row of counts is put together
 * again from its parts.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/countrow.h"
#include "lib/fields.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static int
wanted(const struct vn_fields *f, size_t k)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (k >= f->r[i].from && k <= f->r[i].to)
			return 1;
	return 0;
}

static void
check_cut(const struct vn_fields *f, const char *s, size_t n)
{
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;
	const char *p;
	size_t k, len = 0, some = 0;

	if (vn_fields_cut(f, &a, s, n) == -1)
		return;
	for (k = 1; (p = vn_fields_get(s, n, k, &len)) != NULL; k++)
		if (wanted(f, k) && ((some++ > 0 &&
		    vn_buf_addc(&b, '\t') == -1) || vn_buf_add(&b, p, len) == -1))
			abort();
	if (a.n != b.n || (a.n > 0 && memcmp(a.s, b.s, a.n) != 0))
		abort();
	vn_buf_fini(&a);
	vn_buf_fini(&b);
}

static void
check_row(const char *s, size_t n, int keyed, int last)
{
	struct vn_countrow r;

	if (vn_countrow(&r, s, n, keyed, last) == -1)
		return;
	if (r.key < s || r.key + r.nkey + (size_t)keyed != r.s ||
	    r.s + r.n > s + n || (keyed && r.s[-1] != '\t') ||
	    (r.nkey > 0 && memchr(r.key, '\t', r.nkey) != NULL))
		abort();
	if (last ? r.s + r.n >= s + n || r.s[r.n] != '\t' :
	    r.key == s || r.key[-1] != '\t')
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const uint8_t *lf = n > 0 ? memchr(data, '\n', n) : NULL;
	size_t len = lf != NULL ? (size_t)(lf - data) : n, rest, i;
	const char *s = (const char *)data + len;
	struct vn_fields f;
	char *list, *line;

	rest = n - len - (lf != NULL);
	/* copies, so that a read behind the end is seen */
	list = malloc(len + 1);
	line = malloc(rest > 0 ? rest : 1);
	if (list == NULL || line == NULL)
		abort();
	memcpy(list, data, len);
	list[len] = '\0';
	if (rest > 0)
		memcpy(line, s + 1, rest);
	if (vn_fields_parse(&f, list) == 0) {
		for (i = 0; i < f.n; i++)
			if (f.r[i].from == 0 || f.r[i].to < f.r[i].from ||
			    (i > 0 && f.r[i].from - 1 <= f.r[i - 1].to))
				abort();
		check_cut(&f, line, rest);
		vn_fields_fini(&f);
	}
	for (i = 0; i < 4; i++)
		check_row(line, rest, i & 1, i >> 1);
	free(list);
	free(line);
	return 0;
}
