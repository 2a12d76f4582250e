#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "in.h"
#include "utf8.h"

#define READ_MAX	((size_t)64 << 10)

/* How far back from a piece's limit a good place to cut is looked for. */
#define LOOK_BACK	((size_t)4 << 10)

void
vn_in_start(struct vn_in *in, int fd, int delim, int whole)
{
	char *buf = in->buf;
	size_t cap = in->cap;

	memset(in, 0, sizeof *in);
	in->buf = buf;
	in->cap = cap;
	in->fd = fd;
	in->delim = delim;
	in->whole = whole;
	in->line = 1;
}

void
vn_in_fini(struct vn_in *in)
{
	free(in->buf);
	memset(in, 0, sizeof *in);
}

int
vn_in_ready(const struct vn_in *in)
{
	struct pollfd p = { .fd = in->fd, .events = POLLIN };

	return poll(&p, 1, 0) != 0;
}

/* Room for a read (and one byte more, for a missing last delimiter). */
static int
make_room(struct vn_in *in)
{
	size_t cap;
	char *p;

	if (in->cap - in->end > READ_MAX)
		return 0;
	if (in->pos > 0) {
		memmove(in->buf, in->buf + in->pos, in->end - in->pos);
		in->end -= in->pos;
		in->last -= in->pos;
		in->pos = 0;
		if (in->cap - in->end > READ_MAX)
			return 0;
	}
	cap = in->cap ? in->cap * 2 : 2 * READ_MAX;
	if ((p = realloc(in->buf, cap)) == NULL)
		return -1;
	in->buf = p;
	in->cap = cap;
	return 0;
}

int
vn_in_fill(struct vn_in *in)
{
	struct pollfd p = { .fd = in->fd, .events = POLLIN };
	ssize_t r;

	if (in->eof)
		return 0;
	if (make_room(in) == -1)
		return -1;
	for (;;) {
		r = read(in->fd, in->buf + in->end, READ_MAX);
		if (r >= 0)
			break;
		if (errno == EAGAIN || errno == EWOULDBLOCK) {
			if (poll(&p, 1, -1) == -1 && errno != EINTR)
				return -1;
		} else if (errno != EINTR) {
			return -1;
		}
	}
	if (r == 0)
		in->eof = 1;
	in->end += (size_t)r;
	return 0;
}

/*
 * Move in->last to the end of the last whole record.  Bytes that have been
 * looked at are not looked at again, so a long line costs linear time.
 */
static void
find_last(struct vn_in *in)
{
	const char *lo, *p;

	lo = in->buf + (in->last > in->pos + in->seen ? in->last :
	    in->pos + in->seen);
	for (p = in->buf + in->end; p > lo; p--)
		if (p[-1] == (char)in->delim) {
			in->last = (size_t)(p - in->buf);
			break;
		}
	in->seen = in->end - in->pos;
}

/* A mark, joiner or variation selector: does not begin anything of its own. */
static int
extends(int32_t cp)
{
	return cp == -1 || (cp >= 0x300 && cp < 0x370) || cp == 0x200d ||
	    cp == 0x200c || cp == 0x200b || (cp >= 0xfe00 && cp < 0xfe10) ||
	    (cp >= 0x1f3fb && cp < 0x1f400) || cp == 0xad ||
	    (cp >= 0xe0000 && cp < 0xe0200);
}

size_t
vn_in_piece(const char *s, size_t n)
{
	size_t i, at = VN_PIECE_MAX;
	int32_t cp;

	for (i = VN_PIECE_MAX; i > 1; i--)
		if (s[i - 1] == ' ' && s[i - 2] != ' ' && s[i - 2] != '\t')
			return i;
	/* Back to the first byte of a subpart, then to a starter if one is near. */
	for (i = at; i > at - 3 && ((unsigned char)s[i] & 0xc0) == 0x80; i--)
		;
	if (((unsigned char)s[i] & 0xc0) != 0x80)
		at = i;
	for (i = at; i > at - LOOK_BACK; ) {
		vn_utf8_get(s + i, n - i, &cp);
		if (!extends(cp) && s[i - 1] != '\r')
			return i;
		i -= (size_t)vn_utf8_back(s, i, &cp);
	}
	return at;
}

/* How often delim stands in s[0..n), eight bytes at a time. */
static uint64_t
count(const char *s, size_t n, int delim)
{
	const uint64_t low = 0x7f7f7f7f7f7f7f7fu;
	uint64_t all = (unsigned char)delim * 0x0101010101010101u;
	uint64_t lines = 0, w;
	size_t i;

	for (i = 0; n - i >= 8; i += 8) {
		memcpy(&w, s + i, 8);
		w ^= all;
		/* The high bit of each byte that is zero, exactly. */
		w = ~(((w & low) + low) | w | low);
		lines += (w >> 7) * 0x0101010101010101u >> 56;
	}
	for (; i < n; i++)
		lines += s[i] == (char)delim;
	return lines;
}

static int
is_blank(const char *s, size_t n)
{
	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
		n--;
	return n == 0;
}

/* Hand out buf[pos..pos+n), which ends records (delim) or is a piece. */
static int
take(struct vn_in *in, struct vn_span *sp, size_t n, int whole)
{
	memset(sp, 0, sizeof *sp);
	sp->s = in->buf + in->pos;
	sp->n = n;
	sp->line = in->line;
	sp->byte = in->byte;
	sp->cont = in->byte > 0;
	sp->prev = in->prev;
	sp->blank = sp->cont && in->blank;
	sp->more = !whole;
	in->prev = (unsigned char)sp->s[n - 1];
	if (whole) {
		in->line += count(sp->s, n, in->delim);
		in->byte = 0;
	} else {
		in->blank = is_blank(sp->s, n) && (in->byte == 0 || in->blank);
		in->byte += n;
	}
	in->pos += n;
	in->seen = in->seen > n ? in->seen - n : 0;
	if (in->last < in->pos)
		in->last = in->pos;
	return 1;
}

/* Inside a line that is too long: drop to its end.  1 when it has been passed. */
static int
skip(struct vn_in *in)
{
	const char *p;

	p = memchr(in->buf + in->pos, in->delim, in->end - in->pos);
	in->pos = p != NULL ? (size_t)(p - in->buf) + 1 : in->end;
	in->last = in->pos;
	in->seen = 0;
	if (p == NULL && !in->eof)
		return 0;
	in->line++;
	in->skipping = 0;
	return 1;
}

/* The length of the whole records in s[0..n). */
static size_t
whole_records(const char *s, size_t n, int delim)
{
	while (n > 0 && s[n - 1] != (char)delim)
		n--;
	return n;
}

/*
 * The first record at pos is over the limit: a piece of it, or start to skip it.
 */
static int
too_long(struct vn_in *in, struct vn_span *sp, size_t avail)
{
	if (in->whole) {
		in->skipping = 1;
		in->skipped = in->line;
		skip(in);
		return 0;
	}
	if (avail < VN_PIECE_MAX + 4 && in->last == in->pos)
		return 0;
	return take(in, sp, vn_in_piece(in->buf + in->pos, avail), 0);
}

int
vn_in_next(struct vn_in *in, struct vn_span *sp, size_t want)
{
	size_t limit = in->whole ? VN_LINE_MAX : VN_PIECE_MAX;
	size_t avail, n;
	const char *s;
	int nolf = 0;

	if (in->end == in->pos || (in->skipping && !skip(in)))
		return 0;
	find_last(in);
	if (in->eof && in->end > in->last) {
		in->buf[in->end++] = (char)in->delim;
		in->last = in->end;
		in->seen++;
		nolf = 1;
	}
	s = in->buf + in->pos;
	n = in->last - in->pos;
	avail = in->end - in->pos;
	/* Records over the limit must be seen as such however they were read. */
	if (n > limit + 1)
		n = whole_records(s, limit + 1, in->delim);
	if (n > 0 && in->byte > 0)	/* the rest of a line, on its own */
		n = (size_t)((const char *)memchr(s, in->delim, n) - s) + 1;
	else if (n > 0 && n < want && !in->eof && avail <= limit)
		return 0;
	if (n > 0) {
		take(in, sp, n, 1);
		sp->nolf = nolf && in->pos == in->end;
		return 1;
	}
	return avail > limit ? too_long(in, sp, avail) : 0;
}
