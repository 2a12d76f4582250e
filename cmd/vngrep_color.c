#include <stdlib.h>
#include <string.h>

#include "vngrep.h"

/* What GREP_COLORS can set, as grep(1) tells it, and a colour for each type. */
struct grep_color {
	char	 sgr[C_COUNT][32];	/* "01;31"; empty: none */
	char	 type[VN_ENT_TYPES][32];
	int	 no_erase;		/* ne */
	int	 reverse;		/* rv: -v swaps sl and cx */
	int	 swap;
};

static const char *const type_color[VN_ENT_TYPES] = {
	[VN_ENT_PER] = "01;33", [VN_ENT_ORG] = "01;34", [VN_ENT_LOC] = "01;32",
	[VN_ENT_TITLE] = "01;35", [VN_ENT_DATE] = "01;36", [VN_ENT_LAW] = "01;31",
	[VN_ENT_EVENT] = "35", [VN_ENT_NUM] = "36", [VN_ENT_PHONE] = "33",
	[VN_ENT_EMAIL] = "04;33", [VN_ENT_URL] = "04;34", [VN_ENT_ID] = "31",
	[VN_ENT_PLATE] = "32"
};

/* One capability; 0 if there is none of this name. */
static int
set(struct grep_color *c, const char *name, size_t n, const char *v, size_t nv)
{
	static const struct {
		char name[3];
		int what, also;
	} cap[] = {
		{ "mt", C_MATCH, C_CONTEXT }, { "ms", C_MATCH, C_MATCH },
		{ "mc", C_CONTEXT, C_CONTEXT }, { "fn", C_NAME, C_NAME },
		{ "ln", C_LINE, C_LINE }, { "bn", C_BYTE, C_BYTE },
		{ "se", C_SEP, C_SEP }, { "sl", C_SELECTED, C_SELECTED },
		{ "cx", C_OTHER, C_OTHER }
	};
	char upper[8];
	size_t i;
	int type;

	if (nv >= sizeof c->sgr[0])
		return 0;
	for (i = 0; n == 2 && i < sizeof cap / sizeof cap[0]; i++)
		if (memcmp(cap[i].name, name, 2) == 0) {
			memcpy(c->sgr[cap[i].what], v, nv);
			c->sgr[cap[i].what][nv] = '\0';
			memcpy(c->sgr[cap[i].also], v, nv);
			c->sgr[cap[i].also][nv] = '\0';
			return 1;
		}
	if (n >= sizeof upper)
		return 0;
	for (i = 0; i < n; i++)
		upper[i] = (char)(name[i] - ('a' - 'A'));
	if ((type = vn_ent_type(upper, n)) < 0)
		return 0;
	memcpy(c->type[type], v, nv);
	c->type[type][nv] = '\0';
	return 1;
}

/* cap=1;2:cap=3:flag; as in grep(1) all behind a mistake is ignored. */
static void
read_env(struct grep_color *c, const char *s)
{
	size_t n, nv;

	for (;; s++) {
		n = strspn(s, "abcdefghijklmnopqrstuvwxyz");
		if (s[n] == '=') {
			nv = strspn(s + n + 1, "0123456789;");
			if (s[n + 1 + nv] != ':' && s[n + 1 + nv] != '\0')
				return;
			set(c, s, n, s + n + 1, nv);
			s += n + 1 + nv;
		} else if (s[n] == ':' || s[n] == '\0') {
			if (n == 2 && memcmp(s, "ne", 2) == 0)
				c->no_erase = 1;
			if (n == 2 && memcmp(s, "rv", 2) == 0)
				c->reverse = 1;
			s += n;
		} else {
			return;
		}
		if (*s == '\0')
			return;
	}
}

struct grep_color *
grep_color_read(const char *env)
{
	static const char *const sgr[C_COUNT] = {
		[C_MATCH] = "01;31", [C_CONTEXT] = "01;31", [C_NAME] = "35",
		[C_LINE] = "32", [C_BYTE] = "32", [C_SEP] = "36",
		[C_SELECTED] = "", [C_OTHER] = ""
	};
	struct grep_color *c = calloc(1, sizeof *c);
	int i;

	if (c == NULL)
		return NULL;
	for (i = 0; i < C_COUNT; i++)
		memcpy(c->sgr[i], sgr[i], strlen(sgr[i]));
	for (i = 0; i < VN_ENT_TYPES; i++)
		memcpy(c->type[i], type_color[i], strlen(type_color[i]));
	if (env != NULL)
		read_env(c, env);
	return c;
}

void
grep_color_free(struct grep_color *c)
{
	free(c);
}

void
grep_color_invert(struct grep_color *c, int invert)
{
	c->swap = c->reverse && invert;
}

static int
start(const struct grep_color *c, struct vn_buf *out, const char *sgr)
{
	if (*sgr == '\0')
		return 0;
	if (vn_buf_adds(out, "\33[") == -1 || vn_buf_adds(out, sgr) == -1)
		return -1;
	return vn_buf_adds(out, c->no_erase ? "m" : "m\33[K");
}

static int
end(const struct grep_color *c, struct vn_buf *out, const char *sgr)
{
	if (*sgr == '\0')
		return 0;
	return vn_buf_adds(out, c->no_erase ? "\33[m" : "\33[m\33[K");
}

int
grep_paint(const struct grep_opt *o, struct vn_buf *out, int what, int type,
    const void *s, size_t n)
{
	const struct grep_color *c = o->color;
	const char *sgr;

	if (c == NULL || what == C_COUNT)
		return vn_buf_add(out, s, n);
	sgr = type >= 0 && type < VN_ENT_TYPES ? c->type[type] : c->sgr[what];
	if (start(c, out, sgr) == -1 || vn_buf_add(out, s, n) == -1)
		return -1;
	return end(c, out, sgr);
}

int
grep_paint_plain(const struct grep_opt *o, struct vn_buf *out, int selected,
    int last, const char *s, size_t n)
{
	const struct grep_color *c = o->color;
	const char *sgr = c->sgr[selected != c->swap ? C_SELECTED : C_OTHER];
	size_t k = n;

	if (*sgr == '\0')
		return vn_buf_add(out, s, n);
	if (last && k > 0 && s[k - 1] == '\r')
		k--;
	if (last && k == 0)
		return vn_buf_add(out, s, n);
	if (start(c, out, sgr) == -1 || vn_buf_add(out, s, k) == -1 ||
	    (last && end(c, out, sgr) == -1))
		return -1;
	return vn_buf_add(out, s + k, n - k);
}
