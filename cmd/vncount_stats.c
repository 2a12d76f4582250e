#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli_json.h"
#include "vncount_stats.h"

static const char *const show_names[SHOW_MAX] = {
	[SHOW_PERCENT] = "percent", [SHOW_PERMILLION] = "permillion",
	[SHOW_CUM] = "cum", [SHOW_RANK] = "rank", [SHOW_ZIPF] = "zipf"
};

/* --- options --- */

static void
set_what(struct stats *s, struct vncount *v, int what)
{
	if (s->what != STATS_ROWS && s->what != what)
		cli_die(v->c, "--assoc, --df, --keyness, --summary: one at a time");
	s->what = what;
}

/* percent,cum,...: in the order that is asked for, each once. */
static void
set_show(struct stats *s, struct vncount *v, const char *arg)
{
	size_t n;
	int i, k;

	for (s->nshow = 0; ; arg += n + 1) {
		n = strcspn(arg, ",");
		for (i = 0; i < SHOW_MAX; i++)
			if (strlen(show_names[i]) == n &&
			    memcmp(show_names[i], arg, n) == 0)
				break;
		if (i == SHOW_MAX)
			cli_die(v->c, "--show: %.*s: not one of percent, "
			    "permillion, cum, rank, zipf", (int)(n > 64 ? 64 : n),
			    arg);
		for (k = 0; k < s->nshow; k++)
			if (s->show[k] == i)
				cli_die(v->c, "--show: %s twice", show_names[i]);
		s->show[s->nshow++] = i;
		if (arg[n] == '\0')
			return;
	}
}

/* The argument of --df and --summary: file, line, or none. */
static int
unit(const struct vncount *v, const char *opt, const char *arg, int none,
    int file, int line)
{
	if (arg == NULL)
		return none;
	if (strcmp(arg, "file") == 0)
		return file;
	if (strcmp(arg, "line") != 0)
		cli_die(v->c, "%s: neither file nor line: %s", opt, arg);
	return line;
}

int
stats_opt(struct stats *s, struct vncount *v, int opt, const char *arg)
{
	switch (opt) {
	case STATS_OPT_ASSOC:
		set_what(s, v, STATS_ASSOC);
		if ((s->measure = vn_assoc_find(arg)) == -1)
			cli_die(v->c, "--assoc: %s: not one of ll, pmi, npmi, t, "
			    "dice, x2", arg);
		break;
	case STATS_OPT_DF:
		set_what(s, v, STATS_DF);
		v->o.df = unit(v, "--df", arg, DF_LINE, DF_FILE, DF_LINE);
		break;
	case STATS_OPT_JSON:
		s->json = 1;
		break;
	case STATS_OPT_KEYNESS:
		set_what(s, v, STATS_KEYNESS);
		s->ref = arg;
		break;
	case STATS_OPT_SHOW:
		set_show(s, v, arg);
		break;
	case STATS_OPT_SUMMARY:
		set_what(s, v, STATS_SUMMARY);
		s->by = unit(v, "--summary", arg, SUMMARY_ALL, SUMMARY_FILE,
		    SUMMARY_LINE);
		break;
	case STATS_OPT_WINDOW:
		v->o.window = (size_t)cli_num(v->c, "--window", arg, 2,
		    VNCOUNT_WINDOW);
		break;
	default:
		return 0;
	}
	return 1;
}

/* --assoc and --window make pairs of tokens, or read those of --merge. */
static void
check_pairs(const struct stats *s, struct vncount *v)
{
	const char *opt = s->what == STATS_ASSOC ? "--assoc" : "--window";

	if (v->o.mode == MODE_LINES)
		cli_die(v->c, "%s does not go with -l", opt);
	if (v->o.mode == MODE_MERGE) {
		if (v->o.window > 0)
			cli_die(v->c, "--window does not go with --merge");
		return;
	}
	if (v->o.lo != 0 && (v->o.lo != 2 || v->o.hi != 2))
		cli_die(v->c, "%s counts pairs: no other -n than 2", opt);
	v->o.lo = v->o.hi = 2;
}

static void
check_summary(struct stats *s, struct vncount *v)
{
	if (v->o.by == BY_FILE && s->by != SUMMARY_LINE) {
		s->by = SUMMARY_FILE;
		v->o.by = BY_NONE;
	}
	if (s->by == SUMMARY_ALL)
		return;
	if (v->o.mode != MODE_TOKENS || v->o.lo != 0 || v->o.fields.n > 0 ||
	    v->o.stop != NULL)
		cli_die(v->c, "--summary=file and --summary=line go with none "
		    "of -f, -l, -n, -x, --merge");
}

void
stats_check(struct stats *s, struct vncount *v)
{
	s->missing = v->o.min == 0;
	if (s->what == STATS_ASSOC || v->o.window > 0)
		check_pairs(s, v);
	if (s->what == STATS_SUMMARY)
		check_summary(s, v);
	if (s->what == STATS_DF && v->o.mode == MODE_MERGE)
		cli_die(v->c, "--df does not go with --merge: counts do not tell "
		    "the documents");
	if (s->what != STATS_ROWS && v->o.by != BY_NONE)
		cli_die(v->c, "--by goes with none of --assoc, --df, --keyness, "
		    "--summary");
	if (s->what != STATS_ROWS && s->nshow > 0)
		cli_die(v->c, "--show goes with none of --assoc, --df, --keyness, "
		    "--summary");
}

int
stats_wanted(const struct stats *s)
{
	return s->what != STATS_ROWS || s->nshow > 0 || s->json;
}

/* --- rows --- */

void
stats_begin(struct stats *s)
{
	s->row.n = 0;
	s->cells = 0;
}

/* What stands before a cell. */
static int
cell(struct stats *s, const char *name)
{
	int first = s->cells++ == 0;

	if (!s->json)
		return first ? 0 : vn_buf_addc(&s->row, '\t');
	if (vn_buf_adds(&s->row, first ? "{\"" : ",\"") == -1 ||
	    vn_buf_adds(&s->row, name) == -1)
		return -1;
	return vn_buf_adds(&s->row, "\":");
}

int
stats_uint(struct stats *s, const char *name, uint64_t v)
{
	char b[24], *p = b + sizeof b;

	do
		*--p = (char)('0' + v % 10);
	while ((v /= 10) > 0);
	if (cell(s, name) == -1)
		return -1;
	return vn_buf_add(&s->row, p, (size_t)(b + sizeof b - p));
}

int
stats_real(struct stats *s, const char *name, double v)
{
	return cell(s, name) == -1 ? -1 : vn_assoc_put(&s->row, v);
}

int
stats_ratio(struct stats *s, const char *name, uint64_t a, uint64_t b,
    unsigned shift)
{
	return cell(s, name) == -1 ? -1 : vn_ratio_put(&s->row, a, b, shift);
}

int
stats_text(struct stats *s, const char *name, const char *t, size_t n)
{
	if (cell(s, name) == -1)
		return -1;
	return s->json ? cli_json_string(&s->row, t, n) :
	    vn_buf_add(&s->row, t, n);
}

int
stats_close(struct stats *s, const struct vncount *v)
{
	if (s->json && vn_buf_addc(&s->row, '}') == -1)
		return -1;
	return vn_buf_addc(&s->row, v->c->delim);
}

int
stats_end(struct stats *s, struct vncount *v)
{
	return stats_close(s, v) == -1 ? -1 :
	    vn_out_add(&v->c->out, s->row.s, s->row.n);
}

/*
 * Doubles in the order of integers: the bits of positive ones are in order, those of
 * negative ones the other way round.
 */
uint64_t
stats_weight(double v)
{
	const uint64_t sign = (uint64_t)1 << 63;
	uint64_t u;

	v = vn_assoc_round(v) + 0.0;	/* no negative 0 */
	memcpy(&u, &v, sizeof u);
	return u & sign ? ~u : u | sign;
}

double
stats_value(uint64_t weight)
{
	const uint64_t sign = (uint64_t)1 << 63;
	double v;

	weight = weight & sign ? weight & ~sign : ~weight;
	memcpy(&v, &weight, sizeof v);
	return v;
}

/* --- --show, --json --- */

static int
put_shown(struct stats *s, const struct vncount *v, uint64_t count, int what)
{
	const char *name = show_names[what];

	switch (what) {
	case SHOW_PERCENT:
		return stats_ratio(s, name, count, v->total, 2);
	case SHOW_PERMILLION:
		return stats_ratio(s, name, count, v->total, 6);
	case SHOW_CUM:
		return stats_ratio(s, name, s->cum, v->total, 2);
	case SHOW_RANK:
		return stats_uint(s, name, s->rank);
	default:
		return stats_real(s, name, vn_zipf(count, v->total));
	}
}

static int
put_texts(struct stats *s, const struct vncount *v, const struct vncount_row *r)
{
	if (v->o.by != BY_NONE && stats_text(s, "key", r->key, r->nkey) == -1)
		return -1;
	return stats_text(s, "token", r->s, r->n);
}

static int
put_row(struct vncount *v, const struct vncount_row *r)
{
	struct stats *s = v->arg;
	int i;

	s->rank++;
	s->cum += r->count;
	stats_begin(s);
	if ((v->o.key_first && put_texts(s, v, r) == -1) ||
	    stats_uint(s, "count", r->count) == -1)
		return -1;
	for (i = 0; i < s->nshow; i++)
		if (put_shown(s, v, r->count, s->show[i]) == -1)
			return -1;
	if (!v->o.key_first && put_texts(s, v, r) == -1)
		return -1;
	return stats_end(s, v);
}

static int
put_rows(struct stats *s, struct vncount *v)
{
	int i;

	/* columns but the rank are parts of the total */
	for (i = 0; v->over && i < s->nshow; i++)
		if (s->show[i] != SHOW_RANK) {
			errno = EOVERFLOW;
			return -1;
		}
	v->put = put_row;
	s->rank = s->cum = 0;
	return vncount_put_rows(v);
}

static int
put_all(struct stats *s, struct vncount *v)
{
	switch (s->what) {
	case STATS_ASSOC: return stats_assoc(v);
	case STATS_DF: return stats_df(v);
	case STATS_SUMMARY: return stats_summary(s, v);
	default: return put_rows(s, v);
	}
}

int
stats_run(struct stats *s, struct vncount *v, char *const *files, int n)
{
	int status;

	v->arg = s;
	if (s->what == STATS_SUMMARY && s->by != SUMMARY_ALL)
		return stats_docs(s, v, files, n);
	if (s->what == STATS_KEYNESS)
		return stats_keyness(s, v, files, n);
	status = vncount_read(v, files, n);
	if (!v->failed && put_all(s, v) == -1 && v->c->out.err == 0) {
		vncount_tell(v);	/* else cli_end() tells */
		status = CLI_TROUBLE;
	}
	return status;
}

void
stats_fini(struct stats *s)
{
	vn_buf_fini(&s->row);
	vn_tab_fini(&s->left);
	vn_tab_fini(&s->right);
}
