/*
 * run - the driver of every line filter: operands in, blocks of records to one
 * or more workers, results out in input order.
 *
 *   files -> in -> block() in 1..N threads -> serial() in input order -> out
 *
 * With jobs == 1 no thread is started and output is flushed before every read;
 * with more, a partial block is handed out as soon as a read would block.  The
 * result does not depend on jobs or on the sizes of reads.
 * Nothing is printed: trouble goes to report().
 */
#ifndef VN_RUN_H
#define VN_RUN_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "in.h"
#include "out.h"

/* One thing to tell the user; cli.c makes a line of it. */
struct vn_note {
	const char *file;	/* operand as given; NULL: standard input; "": none */
	uint64_t line;		/* from 1; 0: no position */
	uint64_t byte;		/* from 1; 0: no byte */
	uint64_t count;		/* > 0: "(count in all)" */
	int	 err;		/* errno to be named after the text, or 0 */
	int	 trouble;	/* 1: status becomes 2; 0: a warning */
	const char *text;
};

/*
 * What a worker gets and gives.  in is read-only; out is empty at the start and is
 * written to standard output as it is, unless serial() changes it.  Fields
 * behind it are for the command: they are not touched by run but to free them.
 */
struct vn_block {
	struct vn_span in;
	int	 delim;
	const char *file;	/* operand as given; NULL for standard input */
	size_t	 fileno;	/* from 0 */
	struct vn_buf out;
	struct vn_buf aux;	/* second result, for serial(); emptied before block() */
	uint64_t num[4];	/* numbers for serial(); zeroed before block() */
	/* filled through vn_block_bad() and vn_block_note() */
	uint64_t bad, bad_line, bad_byte;
	struct vn_buf notes;
	/* owned by run */
	size_t	 at;		/* vn_block_next(): offset of the next record */
	uint64_t at_line;
	struct vn_buf hold;
	int	 state, rc, err;
};

/* One record of a block. */
struct vn_rec {
	const char *s;		/* without its delimiter; CR and BOM are in it */
	size_t	 n;
	uint64_t line;		/* from 1 */
	uint64_t byte;		/* offset of s in its record (pieces), else 0 */
	int	 cont, more;	/* as in struct vn_span */
};

/* The next record of the block: 1, or 0 after the last. */
int	vn_block_next(struct vn_block *b, struct vn_rec *r);

/*
 * Note n ill-formed places; the first in line line at byte (from 1).  Once per
 * file the first place and the sum are reported, so line and byte are only looked
 * at while b->bad is 0.  For commands with ops->utf8 = 0; else run does it.
 */
void	vn_block_bad(struct vn_block *b, uint64_t n, uint64_t line, uint64_t byte);

/*
 * Report text for the user about a place in this file (byte from 1, or 0), in
 * input order.  If trouble, the status becomes 2.  0, or -1 with errno ENOMEM.
 */
int	vn_block_note(struct vn_block *b, uint64_t line, uint64_t byte, int trouble,
	    const char *text);

/* Results of block(), serial() and file_end(). */
#define VN_RUN_OK	0
#define VN_RUN_NEXT	1	/* serial(), file_end(): enough of this file */
#define VN_RUN_STOP	2	/* enough of everything; out is still written */
#define VN_RUN_ERR	(-1)	/* errno; reported as trouble, everything stops */

struct vn_run_ops {
	/* one per thread: make and free what a thread needs; may be NULL */
	int	(*open)(void *arg, void **worker);
	/* in the order of opening, after the last block; worker may be merged */
	int	(*close)(void *arg, void *worker);
	/* any thread; the worker of that thread (arg when there is no open()) */
	int	(*block)(void *worker, struct vn_block *b);
	/* one thread, in input order, before b->out is written; may be NULL */
	int	(*serial)(void *arg, struct vn_block *b);
	/*
	 * One thread, after the last block of each file that could be opened;
	 * out may be added to.  May be NULL.
	 */
	int	(*file_end)(void *arg, const char *file, struct vn_buf *out);
	int	 utf8;		/* 1: count ill-formed places */
	int	 whole;		/* 1: whole lines only, skipped over VN_LINE_MAX */
};

struct vn_run {
	const struct vn_run_ops *ops;
	void	*arg;		/* for the callbacks in ops */
	void	(*report)(void *report_arg, const struct vn_note *);
	void	*report_arg;
	char	*const *files;	/* operands; "-" is standard input */
	size_t	 nfiles;	/* 0: standard input */
	int	 delim;		/* '\n' or '\0' */
	int	 jobs;		/* threads; 1: none is started */
	int	 unbuffered;	/* a block is one record, flushed at once */
	struct vn_out *out;
};

/*
 * Run.  0; 2 when anything was reported as trouble (unreadable operands, failed
 * writes, errors from callbacks).  out is flushed.  EPIPE is trouble without a
 * report.  Memory: a few blocks of 256 KiB per thread, or one line.
 */
int	vn_run(struct vn_run *r);

#endif
