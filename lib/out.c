#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "out.h"

#define CHUNK	((size_t)64 << 10)

void
vn_out_init(struct vn_out *o, int fd)
{
	memset(o, 0, sizeof *o);
	o->fd = fd;
}

void
vn_out_fini(struct vn_out *o)
{
	vn_buf_fini(&o->b);
}

/* Wait until fd, which someone made non-blocking, takes bytes again. */
static int
wait_writable(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLOUT };

	while (poll(&p, 1, -1) == -1)
		if (errno != EINTR)
			return -1;
	return 0;
}

static int
write_all(int fd, const char *s, size_t n)
{
	ssize_t w;

	while (n > 0) {
		if ((w = write(fd, s, n)) >= 0) {
			s += w;
			n -= (size_t)w;
		} else if (errno == EAGAIN || errno == EWOULDBLOCK) {
			if (wait_writable(fd) == -1)
				return -1;
		} else if (errno != EINTR) {
			return -1;
		}
	}
	return 0;
}

int
vn_out_flush(struct vn_out *o)
{
	if (o->err == 0 && write_all(o->fd, o->b.s, o->b.n) == -1)
		o->err = errno;
	o->b.n = 0;
	if (o->err == 0)
		return 0;
	errno = o->err;
	return -1;
}

int
vn_out_add(struct vn_out *o, const void *p, size_t n)
{
	if (o->err != 0) {
		errno = o->err;
		return -1;
	}
	if (o->b.n > 0 && o->b.n + n > CHUNK && vn_out_flush(o) == -1)
		return -1;
	if (n > CHUNK / 4 && o->b.n == 0) {	/* no copy for what is large */
		if (write_all(o->fd, p, n) == 0)
			return 0;
		o->err = errno;
		return -1;
	}
	if (vn_buf_add(&o->b, p, n) == 0)
		return 0;
	o->err = errno;	/* what is lost is not forgotten */
	return -1;
}
