#include <string.h>

#include "unseg.h"
#include "utf8.h"

int
vn_unseg(struct vn_map *m, const char *s, size_t n)
{
	const char *p;
	size_t done = 0, i = 0, k;

	vn_map_reset(m);
	if (vn_buf_need(&m->text, n) == -1)
		return -1;
	while (i < n) {
		p = memchr(s + i, '_', n - i);
		k = p != NULL ? (size_t)(p - s) : n;
		if (vn_buf_add(&m->text, s + i, k - i) == -1)
			return -1;
		for (i = k; i + 1 < n && s[i] == '_' && s[i + 1] == '_';
		    i += 2) {
			if (vn_buf_addc(&m->text, '_') == -1 ||
			    vn_map_change(m, i - done, 2, 1) == -1)
				return -1;
			done = i + 2;
		}
		if (i < n && s[i] == '_') {
			if (vn_buf_addc(&m->text, ' ') == -1)
				return -1;
			i++;
		}
	}
	return 0;
}

/* 1 if a space before, 2 if one behind the character is vnseg's; 3: both. */
static int
sticks(int32_t cp, int *quotes)
{
	switch (cp) {
	case ',': case '.': case ';': case ':': case '!': case '?': case ')':
	case ']': case '}': case '%': case 0x2019: case 0x201d: case 0xbb:
	case 0x2026: case 0x2030:
		return 1;
	case '(': case '[': case '{': case 0x2018: case 0x201c: case 0xab:
		return 2;
	case '/':
		return 3;
	case '"':
		*quotes = !*quotes;
		return *quotes ? 2 : 1;
	}
	return 0;
}

int
vn_unseg_close(struct vn_map *m, const char *s, size_t n)
{
	size_t done = 0, i, from = 0;
	int32_t cp;
	int len, now, old = 0, quotes = 0, space = 0;

	vn_map_reset(m);
	if (n == 0)
		return 0;
	if (vn_buf_need(&m->text, n) == -1)
		return -1;
	for (i = 0; i < n; i += (size_t)len) {
		len = vn_utf8_get(s + i, n - i, &cp);
		if (cp == ' ') {
			space++;
			continue;
		}
		now = sticks(cp, &quotes);
		if (space == 1 && ((now & 1) || (old & 2))) {
			if (vn_buf_add(&m->text, s + from, i - 1 - from) == -1 ||
			    vn_map_change(m, i - 1 - done, 1, 0) == -1)
				return -1;
			from = done = i;
		}
		old = now;
		space = 0;
	}
	return vn_buf_add(&m->text, s + from, n - from);
}
