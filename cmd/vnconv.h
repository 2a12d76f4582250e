/*
 * vnconv - what its two files share: vnconv.c has the options, the operands and
 * the answers of -D, vnconv_text.c converts one operand piece by piece.
 */
#ifndef VNCONV_H
#define VNCONV_H

#include <stddef.h>
#include <stdint.h>

#include "../lib/detect.h"
#include "../lib/enc.h"
#include "../lib/in.h"
#include "../lib/norm.h"
#include "cli.h"

#define VNCONV_HEAD	((size_t)64 << 10)	/* what auto decides on */

/* A kind of trouble: how often in this file, and where first. */
struct tally {
	uint64_t count, line, byte;
	int32_t	 cp;		/* the character, -1: invalid UTF-8 */
};

struct vnconv {
	struct cli c;
	int	 from;		/* enum vn_encoding; -1: auto */
	int	 to;
	int	 detect;	/* -D */
	int	 subst;		/* --subst: the character, 0: none */
	int	 bom;		/* --bom: still to be written */
	int	 status;
	struct vn_detect d;
	struct vn_put put;
	struct vn_dec dec;
	struct vn_norm norm;
	struct vn_in in;
	struct vn_buf text, nfc, res;
	/* the operand */
	const char *file;	/* as messages show it */
	int	 enc;
	size_t	 scanned;	/* so many unread bytes hold no delimiter */
	uint64_t line, byte;	/* of the next unread byte, both from 0 */
	uint64_t read;		/* bytes before it */
	struct tally odd, lost, missing, small;
	/* lines that read like another encoding */
	uint64_t from_line, to_line;
	int	 other;		/* -1: none */
	unsigned char pairs[8192];	/* pairs of bytes in lines that agree */
	char	 name[512];
};

/* Message about the operand: "file:line: text at byte N (M in all)"; 0: not said. */
void	vnconv_say(struct vnconv *v, uint64_t line, uint64_t byte, uint64_t count,
	    const char *text);

/* Convert what v->in has and will read, in v->enc.  0, or -1: nothing more can be
 * written, or there is no memory (a message is given). */
int	vnconv_text(struct vnconv *v);

#endif
