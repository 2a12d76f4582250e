/* test_in - records and pieces do not depend on how the bytes were read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/buf.h"
#include "lib/in.h"

/* A file with these bytes, open for reading. */
static int
file_of(const char *s, size_t n)
{
	FILE *f = tmpfile();
	int fd;

	assert_non_null(f);
	assert_int_equal(fwrite(s, 1, n, f), n);
	assert_int_equal(fflush(f), 0);
	fd = dup(fileno(f));
	fclose(f);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	return fd;
}

/*
 * Read all with blocks of want bytes and write down every record and piece as
 * "line:byte:length;".  The spans must give back the file.
 */
static void
describe(struct vn_buf *to, const char *s, size_t n, size_t want, int delim,
    int whole)
{
	struct vn_in in = { 0 };
	struct vn_span sp;
	const char *p, *end;
	uint64_t line;
	char t[64];
	size_t len, seen = 0;
	int fd = file_of(s, n);

	vn_in_start(&in, fd, delim, whole);
	for (;;) {
		if (!vn_in_next(&in, &sp, want)) {
			if (in.eof && in.pos == in.end)
				break;
			assert_int_equal(vn_in_fill(&in), 0);
			continue;
		}
		assert_true(sp.n > 0);
		if (!whole)
			assert_memory_equal(sp.s, s + seen,
			    sp.n - (size_t)sp.nolf);
		seen += sp.n - (size_t)sp.nolf;
		assert_int_equal(sp.more, sp.s[sp.n - 1] != (char)delim);
		line = sp.line;
		for (p = sp.s; p < sp.s + sp.n; p += len) {
			end = sp.more ? NULL : memchr(p, delim,
			    sp.n - (size_t)(p - sp.s));
			len = end != NULL ? (size_t)(end - p) + 1 : sp.n;
			snprintf(t, sizeof t, "%d:%d:%d%s;", (int)line++,
			    (int)sp.byte, (int)len, sp.nolf &&
			    p + len == sp.s + sp.n ? "+" : "");
			vn_buf_adds(to, t);
		}
	}
	if (!whole)
		assert_int_equal(seen, n);
	vn_buf_addc(to, '\0');
	vn_in_fini(&in);
	close(fd);
}

static void
same_for_all(const char *s, size_t n, int delim, int whole, const char *want)
{
	static const size_t wants[] = { 1, 100, 65536, 300000, 4000000 };
	struct vn_buf got = VN_BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof wants / sizeof wants[0]; i++) {
		got.n = 0;
		describe(&got, s, n, wants[i], delim, whole);
		assert_string_equal(got.s, want);
	}
	vn_buf_fini(&got);
}

static void
test_small(void **state)
{
	(void)state;
	same_for_all("", 0, '\n', 0, "");
	same_for_all("\n", 1, '\n', 0, "1:0:1;");
	same_for_all("a\nbc", 4, '\n', 0, "1:0:2;2:0:3+;");
	same_for_all("a\nb\0c\nd\0", 8, '\0', 0, "1:0:4;2:0:4;");
	same_for_all("a\0b\n", 4, '\n', 0, "1:0:4;");
}

/* A line with length and what stands before position at. */
static char *
long_line(size_t n, int fill, size_t at, const char *what)
{
	char *s = malloc(n);

	assert_non_null(s);
	memset(s, fill, n);
	memcpy(s + at - strlen(what), what, strlen(what));
	s[0] = 'a';
	s[1] = '\n';
	return s;
}

static void
test_pieces(void **state)
{
	size_t n = 2 + VN_PIECE_MAX;
	char *s;

	(void)state;
	/* Just not over the limit. */
	s = long_line(n + 1, 'x', n, "x");
	s[n] = '\n';
	same_for_all(s, n + 1, '\n', 0, "1:0:2;2:0:1048577;");
	free(s);
	/* One over: cut after the last space that follows a non-space. */
	s = long_line(n + 2, 'x', 1000, "x   ");
	s[n + 1] = '\n';
	same_for_all(s, n + 2, '\n', 0, "1:0:2;2:0:996;2:996:1047582;");
	free(s);
	/* No space: at a character; not before a mark; no line end at all. */
	s = long_line(n + 9, 'x', n + 2, "\xe1\xba\xbf");
	same_for_all(s, n + 9, '\n', 0, "1:0:2;2:0:1048575;2:1048575:11+;");
	free(s);
	s = long_line(n + 9, 'x', n + 1, "e\xcc\x81");
	same_for_all(s, n + 9, '\n', 0, "1:0:2;2:0:1048574;2:1048574:12+;");
	free(s);
}

static void
test_whole(void **state)
{
	size_t n = 2 + VN_LINE_MAX;
	char *s;

	(void)state;
	s = long_line(n + 3, 'x', n, "x");
	s[n] = '\n';
	s[n + 1] = 'b';
	s[n + 2] = '\n';
	same_for_all(s, n + 3, '\n', 1, "1:0:2;2:0:16777217;3:0:2;");
	free(s);
	/* Too long: the line is passed over, the next one is there. */
	s = long_line(n + 4, 'x', n, "x");
	s[n + 1] = '\n';
	s[n + 2] = 'b';
	s[n + 3] = '\n';
	same_for_all(s, n + 4, '\n', 1, "1:0:2;3:0:2;");
	free(s);
	/* Too long and without an end. */
	s = long_line(n + 4, 'x', n, "x");
	same_for_all(s, n + 4, '\n', 1, "1:0:2;");
	free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
