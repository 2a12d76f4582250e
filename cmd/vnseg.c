#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "../lib/dict.h"
#include "../lib/model.h"
#include "../lib/seg.h"
#include "../lib/sent.h"
#include "../lib/tok.h"
#include "../lib/utf8.h"
#include "cli.h"

static const char usage[] =
    "[-nsuVz] [-d file] [-J char] [-j jobs] [-M model] [--style=name]\n"
    "             [file ...]\n"
    "Split Vietnamese text into sentences, a line each, and words.\n\n"
    "  -d, --dict=FILE      words of your own; a leading - keeps them apart\n"
    "  -J, --joiner=CHAR    what joins the syllables of a word (_)\n"
    "  -j, --jobs=N         N threads, 0: one per CPU (1)\n"
    "  -M, --model=FILE     use this model\n"
    "  -n, --no-sentences   keep the lines as they are\n"
    "  -s, --sentences      only split sentences\n"
    "      --style=NAME     habit of joining: vlsp, ud (vlsp)\n"
    "  -u, --unbuffered     write every line at once\n"
    "  -z, --null-data      lines end in NUL\n"
    "      --help, -V, --version\n";

struct vnseg {
	struct cli c;
	struct vn_dict *dict;		/* NULL without -d */
	struct vn_model file;		/* of -M */
	const void *model;
	size_t	 nmodel;
	enum vn_seg_style style;
	const char *joiner;
	size_t	 njoiner;
	int	 keep_lines;		/* -n */
	int	 sentences;		/* -s */
	char	 version[VN_MODEL_NAME + 64];
	/* the serial stage: the long line that is being written */
	int	 begun;			/* something of it was written */
	struct vn_buf held;		/* white space not yet written */
	struct vn_buf swap;
};

/* What a thread needs. */
struct worker {
	const struct vnseg *o;
	struct vn_seg *g;		/* NULL with -s */
	struct vn_dict_memo memo;
	struct vn_toks v;
	unsigned char *end, *join;	/* one of each per token */
	size_t	 cap;
};

static int
close_worker(void *arg, void *worker)
{
	struct worker *w = worker;

	(void)arg;
	vn_seg_close(w->g);
	vn_dict_memo_fini(&w->memo);
	vn_toks_fini(&w->v);
	free(w->end);
	free(w->join);
	free(w);
	return 0;
}

static int
open_worker(void *arg, void **worker)
{
	const struct vnseg *o = arg;
	struct worker *w;

	if ((w = calloc(1, sizeof *w)) == NULL)
		return -1;
	w->o = o;
	if (!o->sentences) {
		if ((w->g = vn_seg_open(o->model, o->nmodel)) == NULL) {
			free(w);
			return -1;
		}
		vn_seg_set_style(w->g, o->style);
	}
	*worker = w;
	return 0;
}

static int
room(struct worker *w, size_t n)
{
	unsigned char *p;
	size_t cap = w->cap > 0 ? w->cap : 256;

	if (n <= w->cap)
		return 0;
	while (cap < n)
		cap *= 2;
	if ((p = realloc(w->end, cap)) == NULL)
		return -1;
	w->end = p;
	if ((p = realloc(w->join, cap)) == NULL)
		return -1;
	w->join = p;
	w->cap = cap;
	return 0;
}

/* The joiner in s[0..n), or NULL. */
static const char *
find_joiner(const struct vnseg *o, const char *s, size_t n)
{
	const char *end = s + n;

	for (; (size_t)(end - s) >= o->njoiner; s++) {
		if ((s = memchr(s, o->joiner[0], (size_t)(end - s))) == NULL ||
		    (size_t)(end - s) < o->njoiner)
			return NULL;
		if (memcmp(s, o->joiner, o->njoiner) == 0)
			return s;
	}
	return NULL;
}

/* Append a token that holds joiners, all of them doubled. */
static int
add_doubled(const struct vnseg *o, struct vn_buf *out, const char *s, size_t n)
{
	const char *end = s + n, *p;

	while ((p = find_joiner(o, s, (size_t)(end - s))) != NULL) {
		p += o->njoiner;
		if (vn_buf_add(out, s, (size_t)(p - s)) == -1 ||
		    vn_buf_add(out, o->joiner, o->njoiner) == -1)
			return -1;
		s = p;
	}
	return vn_buf_add(out, s, (size_t)(end - s));
}

/*
 * Decide what is joined.  A token that is only half here, at the edge of a
 * piece, stands alone, as does one that holds the joiner (holds: the line has
 * some).
 */
static int
decide(struct worker *w, const struct vn_rec *r, int holds, int half_last)
{
	const struct vn_tok *t = w->v.t;
	size_t b, i, n = w->v.n;

	for (b = i = 0; i < n; i++) {
		if (!w->end[i])
			continue;
		if (vn_seg_words(w->g, r->s, t + b, i + 1 - b,
		    w->join + b) == -1)
			return -1;
		if (w->o->dict != NULL && vn_dict_apply(w->o->dict, &w->memo,
		    r->s, t + b, i + 1 - b, w->join + b) == -1)
			return -1;
		b = i + 1;
	}
	if (r->cont && n > 1)
		w->join[1] = 0;
	if (half_last && n > 0)
		w->join[n - 1] = 0;
	for (i = 0; holds && i < n; i++) {
		if (find_joiner(w->o, r->s + t[i].start,
		    t[i].end - t[i].start) == NULL)
			continue;
		w->join[i] = 0;
		if (i + 1 < n)
			w->join[i + 1] = 0;
	}
	return 0;
}

/* Append the words of the tokens of s. */
static int
add_words(const struct worker *w, struct vn_block *b, const char *s, int holds)
{
	const struct vnseg *o = w->o;
	const struct vn_tok *t = w->v.t, *end = t + w->v.n;
	const unsigned char *join = w->join, *ends = w->end;
	struct vn_buf *out = &b->out;
	char *p;
	size_t n;

	for (; t < end; t++, join++, ends++) {
		n = t->end - t->start;
		if (vn_buf_need(out, n + o->njoiner + 1) == -1)
			return -1;
		p = out->s + out->n;
		if (*join) {
			memcpy(p, o->joiner, o->njoiner);
			p += o->njoiner;
		} else if (t != w->v.t)
			*p++ = !o->keep_lines && ends[-1] ? (char)b->delim :
			    ' ';
		out->n = (size_t)(p - out->s);
		if (holds) {
			if (add_doubled(o, out, s + t->start, n) == -1)
				return -1;
			continue;
		}
		memcpy(p, s + t->start, n);
		out->n += n;
	}
	return 0;
}

/* Append the sentences of s as they are. */
static int
add_sentences(const struct worker *w, struct vn_block *b, const char *s)
{
	const struct vn_tok *t = w->v.t;
	size_t from = 0, i;

	for (i = 0; i < w->v.n; i++) {
		if (!w->end[i])
			continue;
		if (from > 0 && vn_buf_addc(&b->out, b->delim) == -1)
			return -1;
		if (vn_buf_add(&b->out, s + t[from].start,
		    t[i].end - t[from].start) == -1)
			return -1;
		from = i + 1;
	}
	return 0;
}

/*
 * For serial(): num[0] tokens in a piece; in aux the white space before the
 * first (num[1] bytes) and behind the last.
 */
static int
note_edges(const struct worker *w, struct vn_block *b, const struct vn_rec *r)
{
	size_t first = r->n, last = r->n;

	if ((b->num[0] = w->v.n) > 0) {
		first = w->v.t[0].start;
		last = w->v.t[w->v.n - 1].end;
	}
	b->num[1] = first;
	if (vn_buf_add(&b->aux, r->s, first) == -1)
		return -1;
	return vn_buf_add(&b->aux, r->s + last, r->n - last);
}

static int
record(struct worker *w, struct vn_block *b, const struct vn_rec *r)
{
	const struct vnseg *o = w->o;
	int holds, half;

	if ((r->cont ? vn_tok_part : vn_tok_line)(&w->v, r->s, r->n) == -1 ||
	    room(w, w->v.n) == -1)
		return -1;
	if (w->v.n > 0) {
		vn_sent(r->s, w->v.t, w->v.n, w->end);
		half = r->more && w->v.t[w->v.n - 1].end == r->n;
		if (o->sentences) {
			if (add_sentences(w, b, r->s) == -1)
				return -1;
		} else {
			holds = find_joiner(o, r->s, r->n) != NULL;
			if (decide(w, r, holds, half) == -1 ||
			    add_words(w, b, r->s, holds) == -1)
				return -1;
		}
	}
	if ((r->cont || r->more) && note_edges(w, b, r) == -1)
		return -1;
	return r->more ? 0 : vn_buf_addc(&b->out, b->delim);
}

static int
block(void *worker, struct vn_block *b)
{
	struct vn_rec r;

	while (vn_block_next(b, &r))
		if (record(worker, b, &r) == -1)
			return VN_RUN_ERR;
	return VN_RUN_OK;
}

/*
 * Pieces of a long line: what is between them is written when more of the line
 * comes.  With -s white space is kept, but not more than a piece of it.
 */
static int
serial(void *arg, struct vn_block *b)
{
	struct vnseg *o = arg;
	struct vn_buf tmp;
	size_t lead = b->num[1];

	if (!b->in.cont && !b->in.more)
		return b->rc;
	if (!b->in.cont) {
		o->begun = 0;
		o->held.n = 0;
	}
	if (b->num[0] == 0 || o->begun) {
		if (o->held.n < VN_PIECE_MAX &&
		    vn_buf_add(&o->held, b->aux.s, lead) == -1)
			return VN_RUN_ERR;
	}
	if (b->num[0] == 0)
		return b->rc;
	if (o->begun && o->held.n > 0) {
		o->swap.n = 0;
		if (o->sentences ? vn_buf_add(&o->swap, o->held.s, o->held.n) :
		    vn_buf_addc(&o->swap, ' ') == -1)
			return VN_RUN_ERR;
		if (vn_buf_add(&o->swap, b->out.s, b->out.n) == -1)
			return VN_RUN_ERR;
		tmp = b->out;
		b->out = o->swap;
		o->swap = tmp;
	}
	o->begun = 1;
	o->held.n = 0;
	if (b->aux.n > lead && vn_buf_add(&o->held, b->aux.s + lead,
	    b->aux.n - lead) == -1)
		return VN_RUN_ERR;
	return b->rc;
}

static const struct vn_run_ops ops = {
	.open = open_worker, .close = close_worker, .block = block,
	.serial = serial, .utf8 = 1
};

/* --- options --- */

static void
set_model(struct vnseg *o, const void *p, size_t n)
{
	o->model = p;
	o->nmodel = n;
	snprintf(o->version, sizeof o->version,
	    "model %s, checksum %016" PRIx64, vn_model_name(p),
	    vn_model_sum(p));
	o->c.version = o->version;
}

static void
load_model(struct vnseg *o, const char *path)
{
	const char *why;
	char name[256];

	cli_name(name, sizeof name, path);
	vn_model_free(&o->file);
	if (vn_model_load(&o->file, path, &why) == -1) {
		if (why != NULL)
			cli_die(&o->c, "%s: %s", name, why);
		cli_err(&o->c, "%s", name);
	}
	set_model(o, o->file.p, o->file.n);
}

static void
load_dict(struct vnseg *o, const char *path)
{
	const char *why;
	char name[256], *s;
	size_t line, n;
	int rc;

	if (o->dict == NULL && (o->dict = vn_dict_new()) == NULL)
		cli_err(&o->c, "-d");
	s = cli_slurp(&o->c, path, &n);
	rc = vn_dict_add(o->dict, s, n, &line, &why);
	free(s);
	cli_name(name, sizeof name, path);
	if (rc == -1)
		cli_err(&o->c, "%s", name);
	if (rc == 1)
		cli_die(&o->c, "%s:%zu: %s", name, line, why);
}

static void
set_joiner(struct vnseg *o, const char *arg)
{
	size_t n = strlen(arg);
	struct vn_toks v = { NULL, 0, 0 };
	int32_t cp;
	int one;

	if (n == 0 || (size_t)vn_utf8_get(arg, n, &cp) != n || cp < 0)
		cli_die(&o->c, "-J: exactly one character is wanted");
	if (vn_tok_part(&v, arg, n) == -1)
		cli_err(&o->c, "-J");
	one = v.n == 1;
	vn_toks_fini(&v);
	if (!one || cp < 0x20 || cp == 0x7f)
		cli_die(&o->c, "-J: white space or a control character");
	o->joiner = arg;
	o->njoiner = n;
}

static void
set_style(struct vnseg *o, const char *arg)
{
	if (strcmp(arg, "vlsp") == 0)
		o->style = VN_SEG_VLSP;
	else if (strcmp(arg, "ud") == 0)
		o->style = VN_SEG_UD;
	else
		cli_die(&o->c, "--style: neither vlsp nor ud");
}

static void
options(struct vnseg *o, int argc, char **argv)
{
	enum { STYLE = CLI_OWN };
	static const struct option longs[] = {
		{ "dict", required_argument, NULL, 'd' },
		{ "joiner", required_argument, NULL, 'J' },
		{ "model", required_argument, NULL, 'M' },
		{ "no-sentences", no_argument, NULL, 'n' },
		{ "sentences", no_argument, NULL, 's' },
		{ "style", required_argument, NULL, STYLE },
		CLI_COMMON_LONG,
		{ NULL, 0, NULL, 0 }
	};
	int opt;

	opterr = 0;
	while ((opt = getopt_long(argc, argv, "+d:J:j:M:nsuVz", longs,
	    NULL)) != -1)
		switch (opt) {
		case 'd':
			load_dict(o, optarg);
			break;
		case 'J':
			set_joiner(o, optarg);
			break;
		case 'M':
			load_model(o, optarg);
			break;
		case 'n':
			o->keep_lines = 1;
			break;
		case 's':
			o->sentences = 1;
			break;
		case STYLE:
			set_style(o, optarg);
			break;
		default:
			if (!cli_common(&o->c, opt, optarg))
				cli_usage(&o->c);
		}
	if (o->keep_lines && o->sentences)
		cli_die(&o->c, "-n and -s exclude each other");
}

/* Is the model one for words?  Said before anything is read. */
static void
check_model(struct vnseg *o)
{
	struct vn_seg *g;

	if (o->file.p == NULL)
		return;
	if ((g = vn_seg_open(o->model, o->nmodel)) == NULL) {
		if (errno != EINVAL)
			cli_err(&o->c, "-M");
		cli_die(&o->c, "-M: no model for words");
	}
	vn_seg_close(g);
}

int
main(int argc, char **argv)
{
	struct vnseg o = { .joiner = "_", .njoiner = 1 };
	const void *p;
	size_t n;
	int status;

	cli_start(&o.c, "vnseg", usage);
#ifdef __GLIBC__
	mallopt(M_TOP_PAD, 4 << 20);	/* the heap grows once, not by steps */
#endif
	p = vn_seg_builtin(&n);
	set_model(&o, p, n);
	options(&o, argc, argv);
	check_model(&o);
	status = cli_run(&o.c, &ops, &o, argv + optind, argc - optind);
	status = cli_end(&o.c, status);
	vn_dict_free(o.dict);
	vn_model_free(&o.file);
	vn_buf_fini(&o.held);
	vn_buf_fini(&o.swap);
	return status;
}
