#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../lib/feat.h"
#include "../lib/in.h"
#include "../lib/utf8.h"
#include "vntrain.h"

#define SHOWN	10		/* wrong lines of one file that are shown */

/* A file that is being read. */
struct reading {
	struct vntrain *o;
	struct input *in;
	char	 name[256];
	uint64_t line;
	uint64_t wrong;		/* lines */
};

const char *
input_name(const struct input *in, char *dst, size_t cap)
{
	if (strcmp(in->path, "-") == 0)
		snprintf(dst, cap, "(standard input)");
	else
		cli_name(dst, cap, in->path);
	return dst;
}

static const unsigned list_info[] = {
	VN_LEX_LIST, VN_LEX_LIST2, VN_LEX_PLACE, VN_LEX_FAMILY, VN_LEX_MIDDLE,
	VN_LEX_GIVEN
};

/* A sentence that is never trained on; any text will do, segmented or not. */
static int
exclude(struct vn_train *t, const char *s, size_t n, struct vn_train_seen *seen)
{
	if ((seen->at = vn_utf8_valid(s, n)) < n) {
		seen->why = "invalid UTF-8";
		return 1;
	}
	if (n == 0)
		return 0;
	seen->taken++;
	return vn_train_exclude(t, s, n);
}

/* One line into the trainer.  0, 1 when it is wrong, -1 with errno. */
static int
take(struct reading *r, const char *s, size_t n)
{
	struct vn_train *t = r->o->t;
	struct input *in = r->in;
	struct vn_train_use use = { in->style, r->o->gold_weight, 0 };
	const char *tab;
	int rc;

	switch (in->kind) {
	case INPUT_EXCLUDE:
		return exclude(t, s, n, &in->seen);
	case INPUT_HELD:
		rc = vn_train_held(t, in->set, s, n, &in->seen);
		return rc != 0 || n == 0 ? rc : vn_train_exclude(t, s, n);
	case INPUT_SILVER:
		use.weight = r->o->silver_weight;
		use.silver = 1;
		/* FALLTHROUGH */
	case INPUT_GOLD:
		return vn_train_line(t, s, n, &use, &in->seen);
	default:
		tab = n > 0 ? memchr(s, '\t', n) : NULL;
		return vn_train_word(t, s, tab == NULL ? n : (size_t)(tab - s),
		    list_info[in->kind], &in->seen);
	}
}

static void
say_wrong(struct reading *r, const char *why, uint64_t byte)
{
	if (++r->wrong > SHOWN)
		return;
	tell_progress(r->o, "");
	if (byte > 0)
		cli_warn(&r->o->c, "%s:%" PRIu64 ": %s at byte %" PRIu64,
		    r->name, r->line, why, byte);
	else
		cli_warn(&r->o->c, "%s:%" PRIu64 ": %s", r->name, r->line, why);
}

/* The records of a span. */
static void
take_span(struct reading *r, const struct vn_span *sp)
{
	const char *s = sp->s, *end = sp->s + sp->n, *lf;
	size_t n;
	int rc;

	r->line = sp->line;
	for (; s < end && (lf = memchr(s, '\n', (size_t)(end - s))) != NULL;
	    s = lf + 1, r->line++) {
		n = (size_t)(lf - s);
		if (n > 0 && s[n - 1] == '\r')
			n--;
		if ((rc = take(r, s, n)) == -1)
			cli_err(&r->o->c, "%s", r->name);
		if (rc == 1)
			say_wrong(r, r->in->seen.why, r->in->seen.at + 1);
	}
}

/* 0, or -1 with errno when reading fails. */
static int
take_file(struct reading *r, int fd)
{
	struct vn_in in = { .fd = -1 };
	struct vn_span sp;
	int rc = 0;

	vn_in_start(&in, fd, '\n', 1);
	for (;;) {
		int got = vn_in_next(&in, &sp, 1);

		if (in.skipped != 0) {
			r->line = in.skipped;
			say_wrong(r, "line over 16 MiB", 0);
			in.skipped = 0;
		}
		if (got)
			take_span(r, &sp);
		else if (in.eof)
			break;
		else if ((rc = vn_in_fill(&in)) == -1)
			break;
	}
	vn_in_fini(&in);
	return rc;
}

/* What a file that was read to its end lacks.  1 when that is an error. */
static int
look_over(struct reading *r)
{
	const struct vn_train_seen *s = &r->in->seen;
	const struct cli *c = &r->o->c;

	if (r->in->kind == INPUT_EXCLUDE)
		return 0;
	if (r->in->kind < INPUT_EXCLUDE) {
		if (s->taken == 0)
			cli_warn(c, "%s: warning: no word of it is of use",
			    r->name);
		return 0;
	}
	if (s->taken == 0 && s->excluded == 0) {
		cli_warn(c, "%s: no sentence in it", r->name);
		return 1;
	}
	if (s->taken == 0)
		cli_warn(c, "%s: warning: all sentences are excluded",
		    r->name);
	else if (s->joined == 0)
		cli_warn(c, "%s: warning: no syllables are joined by '_': "
		    "is the text segmented?", r->name);
	return 0;
}

static int
read_input(struct vntrain *o, struct input *in)
{
	struct reading r = { .o = o, .in = in };
	int fd = STDIN_FILENO, rc = -1;
	char text[80] = "reading ";

	input_name(in, r.name, sizeof r.name);
	input_name(in, text + strlen(text), 70);
	tell_progress(o, text);
	if (strcmp(in->path, "-") == 0 ||
	    (fd = open(in->path, O_RDONLY | O_CLOEXEC)) != -1)
		rc = take_file(&r, fd);
	tell_progress(o, "");
	if (rc == -1)
		cli_warn(&o->c, "%s: %s", r.name, strerror(errno));
	if (fd > STDIN_FILENO)
		close(fd);
	if (r.wrong > SHOWN)
		cli_warn(&o->c, "%s: %" PRIu64 " wrong lines in all", r.name,
		    r.wrong);
	if (rc == -1 || r.wrong > 0)
		return CLI_TROUBLE;
	return look_over(&r) ? CLI_TROUBLE : CLI_OK;
}

int
read_inputs(struct vntrain *o)
{
	int status = CLI_OK, train;
	uint64_t taken = 0;
	size_t i;

	for (train = 0; train <= 1; train++)
		for (i = 0; i < o->nin; i++) {
			if ((o->in[i].kind >= INPUT_GOLD) != train)
				continue;
			if (read_input(o, &o->in[i]) != CLI_OK)
				status = CLI_TROUBLE;
			if (train)
				taken += o->in[i].seen.taken;
		}
	if (status == CLI_OK && taken == 0) {
		cli_warn(&o->c, "no sentence is left to train on");
		status = CLI_TROUBLE;
	}
	return status;
}
