#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/gaz.h"
#include "../lib/keyhash.h"
#include "../lib/value.h"
#include "vngrep.h"

#define NUM_MAX	INT64_C(999999999999999999)

int
grep_number_option(struct grep *g, int c, const char *arg)
{
	char name[3] = { '-', (char)c, '\0' };
	uint64_t v;

	if (c != 'A' && c != 'B' && c != 'C' && c != 'm')
		return 0;
	v = (uint64_t)cli_num(&g->cli, name, arg, 0, NUM_MAX);
	if (c == 'm') {
		g->o.max = v;
		g->o.max_set = 1;
		return 1;
	}
	g->o.context = 1;
	switch (c) {
	case 'A':
		g->o.after = v;
		g->o.after_set = 1;
		break;
	case 'B':
		g->o.before = v;
		g->o.before_set = 1;
		break;
	default:
		g->o.both = v;
	}
	return 1;
}

/* The options that are a letter and no more. */
static int
letter_option(struct grep_opt *o, int c)
{
	switch (c) {
	case 'E': case 'P': case 'a':
		break;
	case 'F':
		o->fixed = 1;
		break;
	case 'H':
		o->name = 1;
		break;
	case 'L':
		o->list = LIST_WITHOUT;
		break;
	case 'Z':
		o->null = 1;
		break;
	case 'b':
		o->byte = 1;
		break;
	case 'c':
		o->count = 1;
		break;
	case 'h':
		o->name = 0;
		break;
	case 'i':
		o->icase = 1;
		break;
	case 'l':
		o->list = LIST_WITH;
		break;
	case 'n':
		o->number = 1;
		break;
	case 'o':
		o->only = 1;
		break;
	case 'q':
		o->quiet = 1;
		break;
	case 'r':
		o->recurse = 1;
		break;
	case 's':
		o->silent = 1;
		break;
	case 'v':
		o->invert = 1;
		break;
	case 'w':
		o->word = 1;
		break;
	case 'x':
		o->whole = 1;
		break;
	default:
		return 0;
	}
	return 1;
}

/* Likewise those with a long name only. */
static int
long_option(struct grep_opt *o, int c)
{
	switch (c) {
	case OPT_BIO:
		o->form = FORM_BIO;
		break;
	case OPT_DOC:
		o->doc = 1;
		break;
	case OPT_INLINE:
		o->form = FORM_INLINE;
		break;
	case OPT_IY:
		o->iy = 1;
		break;
	case OPT_JSON:
		o->form = FORM_JSON;
		break;
	case OPT_NESTED:
		o->nested = 1;
		break;
	case OPT_NO_ACCENT:
		o->plain = 1;
		break;
	case OPT_SEG:
		o->seg = 1;
		break;
	case OPT_TSV:
		o->form = FORM_TSV;
		break;
	default:
		return 0;
	}
	return 1;
}

int
grep_flag_option(struct grep_opt *o, int c)
{
	return letter_option(o, c) || long_option(o, c);
}

static _Noreturn void
bad_type(const struct grep *g, const char *opt, const char *s, size_t n)
{
	char list[128] = "", bad[64], shown[80];
	size_t k;
	int i;

	k = n < sizeof bad - 1 ? n : sizeof bad - 1;
	memcpy(bad, s, k);
	bad[k] = '\0';
	for (i = k = 0; i < VN_ENT_TYPES; i++)
		if (VN_ENT_HAVE & 1u << i)
			k += (size_t)snprintf(list + k, sizeof list - k, "%s ",
			    vn_ent_name(i));
	cli_die(&g->cli, "%s: '%s' is not a type; types are: %sany", opt,
	    cli_name(shown, sizeof shown, bad), list);
}

unsigned
grep_types(const struct grep *g, const char *opt, const char *s)
{
	unsigned types = 0;
	size_t n;
	int type;

	for (;; s += n + 1) {
		n = strcspn(s, ",");
		type = vn_ent_type(s, n);
		if (n == 3 && memcmp(s, "any", 3) == 0)
			types |= VN_ENT_HAVE;
		else if (type >= 0 && (VN_ENT_HAVE & 1u << type))
			types |= 1u << type;
		else
			bad_type(g, opt, s, n);
		if (s[n] == '\0')
			return types;
	}
}

/* NO_COLOR and the terminal speak when the user did not say always or never. */
static int
wants_color(const struct grep *g, const char *when)
{
	const char *none = getenv("NO_COLOR"), *term = getenv("TERM");

	if (when == NULL || strcmp(when, "auto") == 0 ||
	    strcmp(when, "tty") == 0 || strcmp(when, "if-tty") == 0)
		return isatty(STDOUT_FILENO) && (none == NULL ||
		    *none == '\0') && term != NULL && strcmp(term, "dumb") != 0;
	if (strcmp(when, "always") == 0 || strcmp(when, "yes") == 0 ||
	    strcmp(when, "force") == 0)
		return 1;
	if (strcmp(when, "never") == 0 || strcmp(when, "no") == 0 ||
	    strcmp(when, "none") == 0)
		return 0;
	cli_die(&g->cli, "--color: always, never or auto");
}

void
grep_color_option(struct grep *g, const char *when)
{
	int on = wants_color(g, when);

	grep_color_free(g->o.color);
	g->o.color = NULL;
	if (on && (g->o.color = grep_color_read(getenv("GREP_COLORS"))) == NULL)
		grep_no_memory(g);
}

void
grep_gaz_read(struct grep *g, const char *file)
{
	char name[512];
	const char *why = "";
	size_t line = 0, n;
	char *s = cli_slurp(&g->cli, file, &n);
	int rc = vn_gaz_add(g->gaz, s, n, &line, &why);
	char *p;

	for (p = s; rc == 0 && *p != '\0'; p += *p == '\n') {
		n = strcspn(p, "\n");
		grep_ids_add(g, p, n);
		p += n;
	}
	free(s);
	if (rc == -1)
		grep_no_memory(g);
	if (rc == 1)
		cli_die(&g->cli, "%s:%zu: %s",
		    cli_name(name, sizeof name, file), line, why);
}

void
grep_key_option(struct grep *g, const char *file)
{
	char name[512];
	size_t n;
	char *s = cli_slurp(&g->cli, file, &n);

	/* Whether an editor put a line feed behind it makes no other key. */
	while (n > 0 && (s[n - 1] == '\n' || s[n - 1] == '\r'))
		n--;
	vn_keyhash_key(g->o.key, s, n);
	free(s);
	if (n == 0)
		cli_die(&g->cli, "%s: no key in it",
		    cli_name(name, sizeof name, file));
}

void
grep_ref_option(struct grep *g, const char *date)
{
	struct vn_value_ctx x = { 0 };
	char shown[80];

	if (!vn_value_ref(&x, date))
		cli_die(&g->cli, "--ref-date: '%s' is not a date YYYY-MM-DD",
		    cli_name(shown, sizeof shown, date));
	g->o.ref[0] = x.year;
	g->o.ref[1] = x.month;
	g->o.ref[2] = x.day;
}
