/*
 * segtrain - train the model of vn_seg_words() and write its file.
 *
 *	segtrain [-b bits] [-c cut] [-e epochs] [-m min] [-n name]
 *	    [-o file] [-t held-out] [-x excluded] [-W list] [-w list] [-P list]
 *	    [-F list] [-M list] [-G list] file ...
 *
 * A file of sentences is given as STYLE:WEIGHT:FILE (gold) or STYLE:WEIGHT:+FILE
 * (silver), STYLE vlsp, ud or any; FILE may be -.  Lists have one word a line, cut at the
 * first TAB: -W words, -w more words, -P places, -F -M -G family, middle and given
 * names.  Sentences of excluded and held-out files are never trained on.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../feat.h"
#include "../model.h"
#include "../train.h"

typedef int	line_fn(struct vn_train *, const char *, size_t, const void *);

static void
die(const char *what)
{
	fprintf(stderr, "segtrain: %s: %s\n", what, strerror(errno));
	exit(2);
}

/* Give every line to fn; the number of those it took. */
static size_t
each_line(struct vn_train *t, const char *file, line_fn *fn, const void *arg)
{
	FILE *f = strcmp(file, "-") == 0 ? stdin : fopen(file, "r");
	char *s = NULL;
	size_t cap = 0, taken = 0;
	ssize_t n;
	int r;

	if (f == NULL)
		die(file);
	while ((n = getline(&s, &cap, f)) > 0) {
		while (n > 0 && (s[n - 1] == '\n' || s[n - 1] == '\r'))
			n--;
		if ((r = fn(t, s, (size_t)n, arg)) == -1)
			die(file);
		taken += r == 1;
	}
	if (ferror(f))
		die(file);
	if (f != stdin)
		fclose(f);
	free(s);
	return taken;
}

static int
add_word(struct vn_train *t, const char *s, size_t n, const void *info)
{
	const char *tab = n > 0 ? memchr(s, '\t', n) : NULL;

	return vn_train_word(t, s, tab == NULL ? n : (size_t)(tab - s),
	    *(const unsigned *)info);
}

static int
add_excluded(struct vn_train *t, const char *s, size_t n, const void *arg)
{
	(void)arg;
	return vn_train_exclude(t, s, n);
}

static int
add_held(struct vn_train *t, const char *s, size_t n, const void *arg)
{
	(void)arg;
	return vn_train_held(t, s, n);
}

static int
add_line(struct vn_train *t, const char *s, size_t n, const void *use)
{
	return vn_train_line(t, s, n, use);
}

static void
add_file(struct vn_train *t, char *spec)
{
	struct vn_train_use use = { 0, 1, 0 };
	char *weight = strchr(spec, ':'), *file = NULL;
	size_t n;

	if (weight == NULL || (file = strchr(weight + 1, ':')) == NULL) {
		errno = EINVAL;
		die(spec);
	}
	if (strncmp(spec, "any:", 4) != 0)
		use.style = strncmp(spec, "ud:", 3) == 0 ? -1 : 1;
	use.weight = atoi(weight + 1);
	if (use.weight < 0 || use.weight > 100)
		use.weight = 1;
	if (*++file == '+') {
		use.silver = 1;
		file++;
	}
	n = each_line(t, file, add_line, &use);
	fprintf(stderr, "%s: %zu sentences\n", spec, n);
}

static double
f1(struct vn_train *t, enum vn_seg_style style)
{
	struct vn_train_score r;

	if (vn_train_score(t, style, &r) == -1)
		die("score");
	return r.gold + r.found == 0 ? 0 :
	    200.0 * (double)r.right / (double)(r.gold + r.found);
}

static void
write_model(struct vn_train *t, const char *name, const char *file)
{
	struct vn_buf b = VN_BUF_INIT;
	const char *why;
	FILE *f;

	if (vn_train_make(t, name, &b) == -1)
		die("model");
	if (!vn_model_check(b.s, b.n, &why)) {
		fprintf(stderr, "segtrain: %s\n", why);
		exit(2);
	}
	if ((f = fopen(file, "wb")) == NULL ||
	    fwrite(b.s, 1, b.n, f) != b.n || fclose(f) != 0)
		die(file);
	fprintf(stderr, "%s: %zu bytes, checksum %016" PRIx64 "\n", file, b.n,
	    vn_model_sum(b.s));
	vn_buf_fini(&b);
}

struct option_set {
	unsigned bits, min, cut;
	int	epochs;
	const char *name, *out;
};

/* Lists are read as the options come, so bits must come first. */
static struct vn_train *
parse(int argc, char **argv, struct option_set *o)
{
	static const char letters[] = "WwPFMG";
	static const unsigned info[] = { VN_LEX_LIST, VN_LEX_LIST2,
	    VN_LEX_PLACE, VN_LEX_FAMILY, VN_LEX_MIDDLE, VN_LEX_GIVEN };
	struct vn_train *t = NULL;
	const char *p;
	int c;

	while ((c = getopt(argc, argv, "b:c:e:m:n:o:t:x:W:w:P:F:M:G:")) != -1) {
		if (c == 'b')
			o->bits = (unsigned)atoi(optarg);
		else if (t == NULL && (t = vn_train_open(o->bits)) == NULL)
			die("-b");
		switch (c) {
		case 'b':
			break;
		case 'c':
			o->cut = (unsigned)atoi(optarg);
			break;
		case 'e':
			o->epochs = atoi(optarg);
			break;
		case 'm':
			o->min = (unsigned)atoi(optarg);
			break;
		case 'n':
			o->name = optarg;
			break;
		case 'o':
			o->out = optarg;
			break;
		case 't':
			each_line(t, optarg, add_held, NULL);
			/* FALLTHROUGH */
		case 'x':
			each_line(t, optarg, add_excluded, NULL);
			break;
		case '?':
			fprintf(stderr, "usage: see the head of segtrain.c\n");
			exit(2);
		default:
			p = strchr(letters, c);
			each_line(t, optarg, add_word, &info[p - letters]);
		}
	}
	if (t == NULL && (t = vn_train_open(o->bits)) == NULL)
		die("-b");
	return t;
}

int
main(int argc, char **argv)
{
	struct option_set o = { 15, 5, 2, 4, "words", NULL };
	struct vn_train *t = parse(argc, argv, &o);
	int i;

	for (i = optind; i < argc; i++)
		add_file(t, argv[i]);
	if (vn_train_prepare(t, o.min, o.cut) == -1)
		die("prepare");
	for (i = 1; i <= o.epochs; i++) {
		if (vn_train_epoch(t) == -1)
			die("epoch");
		fprintf(stderr, "pass %d: held-out F1 %.2f vlsp, %.2f ud\n", i,
		    f1(t, VN_SEG_VLSP), f1(t, VN_SEG_UD));
	}
	if (o.out != NULL)
		write_model(t, o.name, o.out);
	vn_train_close(t);
	return 0;
}
