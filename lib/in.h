/*
 * in - record reader: a descriptor cut into blocks of whole records.
 * A record ends in the delimiter (LF or NUL); the end of the file ends one too.
 * Input is read with read(2) in pieces of 64 KiB at most and never mapped.
 */
#ifndef VN_IN_H
#define VN_IN_H

#include <stddef.h>
#include <stdint.h>

#define VN_PIECE_MAX	((size_t)1 << 20)	/* a longer line comes in pieces */
#define VN_LINE_MAX	((size_t)16 << 20)	/* a longer line is skipped in whole mode */

/*
 * A span of input: whole records, each ended by the delimiter, or one piece of
 * a record over VN_PIECE_MAX.  A piece ends after the last space that follows a
 * non-space, else at a character that starts a combining sequence, else at a
 * maximal subpart; where depends on nothing but the bytes of the line.
 */
struct vn_span {
	const char *s;
	size_t	 n;
	uint64_t line;		/* number of the first record, from 1 */
	uint64_t byte;		/* offset of s in its record; 0 unless cont */
	int	 cont;		/* s continues a record */
	int	 more;		/* the record goes on after s (no delimiter at the end) */
	int	 prev;		/* if cont: the byte before s */
	int	 blank;		/* if cont: the record is only spaces and TABs so far */
	int	 nolf;		/* the last delimiter was missing and has been added */
};

struct vn_in {
	int	 fd;
	int	 delim;
	int	 whole;		/* lines are never cut, but skipped over VN_LINE_MAX */
	int	 eof;
	char	*buf;
	size_t	 cap, pos, end;	/* unread bytes are buf[pos..end) */
	size_t	 seen;		/* buf[pos..pos+seen) holds no delimiter */
	size_t	 last;		/* end of the last whole record known in buf, or pos */
	uint64_t line;		/* number of the record at pos */
	uint64_t byte;		/* offset of pos in its record */
	int	 prev, blank;	/* see struct vn_span */
	int	 skipping;	/* inside a line that is too long */
	uint64_t skipped;	/* line number of such a line, 0 when reported */
};

/* Start on fd.  The buffer of an earlier use is kept.  All zero before the first. */
void	vn_in_start(struct vn_in *in, int fd, int delim, int whole);
void	vn_in_fini(struct vn_in *in);	/* frees; does not close fd */

/*
 * Take what is buffered: 1 and *sp (valid until the next call of either
 * function), or 0 when more must be read first.  Never reads.  With want > 1, 0
 * also while fewer than want bytes of whole records are there and the file has
 * not ended.  At the end of the file: 0 with in->eof set and nothing buffered.
 * If in->skipped is not 0 after a call, that line was over VN_LINE_MAX: the caller
 * reports it and sets in->skipped to 0.
 */
int	vn_in_next(struct vn_in *in, struct vn_span *sp, size_t want);

/*
 * One read(2), repeated on EINTR, waited for on EAGAIN.  0, or -1 with errno
 * (ENOMEM, EIO, ...).  At the end of the file in->eof is set.
 */
int	vn_in_fill(struct vn_in *in);

/*
 * Where the next piece of a line ends that is cut here, not while it is read: s[0..n)
 * is what is left of it, over VN_PIECE_MAX bytes; of more than four bytes over
 * that nothing is looked at.
 */
size_t	vn_in_piece(const char *s, size_t n);

/* 1 if a read would not block now (poll with timeout 0). */
int	vn_in_ready(const struct vn_in *in);

#endif
