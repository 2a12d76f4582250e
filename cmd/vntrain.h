/*
 * vntrain - the parts of the command: files into the trainer (vntrain_read.c), what
 * is said of them and of the model (vntrain_tell.c), the model into its file
 * (vntrain_write.c), options and order (vntrain.c).
 */
#ifndef VNTRAIN_H
#define VNTRAIN_H

#include "../lib/name_learn.h"
#include "../lib/train.h"
#include "cli.h"

/* What a file is for; the lists in the order of list_info[] in vntrain_read.c. */
enum input_kind {
	INPUT_WORDS, INPUT_WORDS2, INPUT_PLACES, INPUT_FAMILY, INPUT_MIDDLE,
	INPUT_GIVEN, INPUT_EXCLUDE, INPUT_HELD, INPUT_GOLD, INPUT_SILVER
};

struct input {
	enum input_kind kind;
	const char *path;	/* of the command line; "-" is standard input */
	int	 style;		/* as in struct vn_train_use */
	unsigned set;		/* of INPUT_HELD: its number */
	int	 wrong;		/* it could not be used */
	struct vn_train_seen seen;
	struct vn_train_score score;	/* of INPUT_HELD: the latest */
};

struct vntrain {
	struct cli c;
	struct vn_train *t;
	struct input *in;	/* as they stand on the command line */
	size_t	 nin;
	unsigned nheld;
	const char *output, *name;
	unsigned bits, min_word, min_feature;
	int	 epochs, gold_weight, silver_weight;
	int64_t	 seed;
	int	 ner;		/* -t ner */
	int	 quiet;
	int	 live;		/* standard error is a terminal: show progress */
	int	 epoch, percent;	/* what is shown */
};

/*
 * Read all files into o->t, those that exclude before those trained on.  What is wrong
 * is said with file, line and byte.  0, or 2 when no model can be made of them.
 */
int	read_inputs(struct vntrain *o);

/* "STYLE:FILE", or how standard input is called, safe for a terminal. */
const char *input_name(const struct input *in, char *dst, size_t cap);

/* The line a terminal shows while something lasts; "" takes it away. */
void	tell_progress(const struct vntrain *o, const char *text);

/* After an epoch: score the held-out sets and say so. */
void	tell_scores(struct vntrain *o);

/* At the end: what the model was made of, and what is in it. */
void	tell_card(const struct vntrain *o, const struct vn_buf *model);

/* -t ner: read, train, score; the model file is appended to model. */
void	train_ner(struct vntrain *o, struct vn_buf *model);

/*
 * The text and the entities of an annotated line, as vngrep --json writes it:
 * {"text":"...","entities":[[start,end,"TYPE",...],...],...}.  Start and end count
 * the characters of the text in NFC; the entities are in order and apart.  That text
 * is put into text, which is empty; *gold, NULL, is malloc'ed, in bytes of it.
 * 0; 1 when it is none, and *why tells; -1 with errno ENOMEM.  The caller frees both.
 */
int	gold_parse(const char *s, size_t n, struct vn_buf *text,
	    struct vn_name_gold **gold, size_t *ngold, const char **why);

/*
 * Training takes long: say at once, and exit, when the output is nothing that can be
 * written.
 */
void	check_output(const struct vntrain *o);

/*
 * Write the model: a regular file is replaced by a whole new one or stays as it is,
 * also when a signal comes.  A message and exit when it fails.
 */
void	write_model(struct vntrain *o, const struct vn_buf *b);

#endif
