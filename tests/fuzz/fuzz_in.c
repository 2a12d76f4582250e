/*
 * Any bytes through the reader, written to a pipe in pieces whose sizes come from
 * the first byte: the spans give back the input, and every record ends.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/in.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
must(int ok)
{
	if (!ok)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct vn_in in = { 0 };
	struct vn_span sp;
	size_t put = 0, seen = 0, one;
	uint64_t line = 1;
	int fd[2], delim;

	if (n < 1 || n > 60000)
		return 0;
	one = 1 + data[0] / 2;
	delim = data[0] & 1 ? '\n' : '\0';
	data++;
	n--;
	must(pipe(fd) == 0);
	vn_in_start(&in, fd[0], delim, one % 2);
	for (;;) {
		if (vn_in_next(&in, &sp, one)) {
			one = 1 + one % 128;
			must(sp.line == line && sp.n > 0 && !sp.more);
			must(memcmp(sp.s, data + seen, sp.n -
			    (size_t)sp.nolf) == 0);
			must(sp.s[sp.n - 1] == (char)delim);
			seen += sp.n - (size_t)sp.nolf;
			while (sp.n-- > 0)
				line += sp.s[sp.n] == (char)delim;
			continue;
		}
		if (in.eof && in.pos == in.end)
			break;
		if (put < n) {
			if (one > n - put)
				one = n - put;
			must(write(fd[1], data + put, one) == (ssize_t)one);
			put += one;
		}
		if (put == n && fd[1] != -1) {
			close(fd[1]);
			fd[1] = -1;
		}
		must(vn_in_fill(&in) == 0);
	}
	must(seen == n);
	vn_in_fini(&in);
	close(fd[0]);
	if (fd[1] != -1)
		close(fd[1]);
	return 0;
}
