/*
 * test_run - the driver: order, messages, stopping, the serial stage, errors, with
 * one thread and with many.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/run.h"

/* What a test case wants the callbacks to do, and what they saw. */
struct seen {
	int	 opened, closed;
	uint64_t blocks, lines;		/* serial() */
	uint64_t stop_at;		/* serial() stops the file at this line */
	int	 fail;			/* block() fails on a line "fail" */
	struct vn_buf notes;
	size_t	 file_ends;
};

static int
open_worker(void *arg, void **worker)
{
	((struct seen *)arg)->opened++;
	*worker = arg;
	return 0;
}

static int
close_worker(void *arg, void *worker)
{
	assert_ptr_equal(arg, worker);
	((struct seen *)arg)->closed++;
	return 0;
}

/* Every line comes out with its number before it. */
static int
block(void *worker, struct vn_block *b)
{
	struct seen *v = worker;
	struct vn_rec r;
	char t[32];

	while (vn_block_next(b, &r)) {
		if (v->fail && r.n == 4 && memcmp(r.s, "fail", 4) == 0) {
			errno = ENOMEM;
			return VN_RUN_ERR;
		}
		if (r.n == 4 && memcmp(r.s, "note", 4) == 0)
			vn_block_note(b, r.line, 3, 0, "noted");
		if (!r.cont) {
			snprintf(t, sizeof t, "%d ", (int)r.line);
			vn_buf_adds(&b->out, t);
		}
		vn_buf_add(&b->out, r.s, r.n);
		if (!r.more)
			vn_buf_addc(&b->out, '\n');
		b->num[0]++;
	}
	return VN_RUN_OK;
}

static int
serial(void *arg, struct vn_block *b)
{
	struct seen *v = arg;

	v->blocks++;
	v->lines += b->num[0];
	if (v->stop_at > 0 && b->in.line + b->num[0] > v->stop_at)
		return VN_RUN_NEXT;
	return VN_RUN_OK;
}

static int
file_end(void *arg, const char *file, struct vn_buf *out)
{
	(void)file;
	((struct seen *)arg)->file_ends++;
	return vn_buf_adds(out, "end\n") == -1 ? VN_RUN_ERR : VN_RUN_OK;
}

static void
report(void *arg, const struct vn_note *n)
{
	struct seen *v = arg;
	char t[256];

	snprintf(t, sizeof t, "%d:%d:%d:%s:%d;", (int)n->line, (int)n->byte,
	    (int)n->count, n->text != NULL ? n->text : strerror(n->err),
	    n->trouble);
	vn_buf_adds(&v->notes, t);
}

static char *
file_of(const char *s, size_t n)
{
	static int count;
	char *name = malloc(64);
	FILE *f;

	assert_non_null(name);
	snprintf(name, 64, "/tmp/vn_test_run.%ld.%d", (long)getpid(), count++);
	assert_non_null(f = fopen(name, "w"));
	assert_int_equal(fwrite(s, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	return name;
}

/* Run over files; what was written is put into got. */
static int
run(struct seen *v, char *const *files, size_t n, int jobs, struct vn_buf *got)
{
	const struct vn_run_ops ops = { .open = open_worker,
	    .close = close_worker, .block = block, .serial = serial,
	    .file_end = file_end, .utf8 = 1 };
	struct vn_out out;
	struct vn_run r = { .ops = &ops, .arg = v, .report = report,
	    .report_arg = v, .files = files, .nfiles = n, .delim = '\n',
	    .jobs = jobs, .out = &out };
	FILE *f = tmpfile();
	long size;
	int rc;

	assert_non_null(f);
	vn_out_init(&out, fileno(f));
	rc = vn_run(&r);
	vn_out_fini(&out);
	fseek(f, 0, SEEK_END);
	size = ftell(f);
	rewind(f);
	assert_int_equal(vn_buf_need(got, (size_t)size + 1), 0);
	got->n = fread(got->s, 1, (size_t)size, f);
	got->s[got->n] = '\0';
	fclose(f);
	vn_buf_addc(&v->notes, '\0');
	assert_int_equal(v->opened, v->closed);
	assert_int_equal(v->opened, jobs);
	return rc;
}

static void
done(struct seen *v, struct vn_buf *got, char *file)
{
	vn_buf_fini(&v->notes);
	vn_buf_fini(got);
	if (file != NULL)
		unlink(file);
	free(file);
}

static void
test_small(void **state)
{
	char *f = file_of("a\nnote\nb\xff\nc", 11);
	char *const files[] = { f, (char *)"/no/such/file", f };
	int jobs;

	(void)state;
	for (jobs = 1; jobs <= 3; jobs++) {
		struct seen v = { 0 };
		struct vn_buf got = VN_BUF_INIT;

		assert_int_equal(run(&v, files, 3, jobs, &got), 2);
		assert_string_equal(got.s, "1 a\n2 note\n3 b\xff\n4 c\nend\n"
		    "1 a\n2 note\n3 b\xff\n4 c\nend\n");
		assert_string_equal(v.notes.s, "2:3:0:noted:0;"
		    "3:2:1:invalid UTF-8:0;0:0:0:No such file or directory:1;"
		    "2:3:0:noted:0;3:2:1:invalid UTF-8:0;");
		assert_int_equal(v.file_ends, 2);
		assert_int_equal(v.lines, 8);
		done(&v, &got, NULL);
	}
	unlink(f);
	free(f);
}

/* Some megabytes: the same bytes whatever the number of threads. */
static void
test_large(void **state)
{
	struct vn_buf text = VN_BUF_INIT, one = VN_BUF_INIT;
	struct seen v = { 0 };
	char t[64], *f;
	int i, jobs;

	(void)state;
	for (i = 0; i < 200000; i++) {
		snprintf(t, sizeof t, "dòng %d %.*s\n", i, i % 17,
		    "aaaaaaaaaaaaaaaaaaaa");
		vn_buf_adds(&text, t);
		if (i == 150000) {	/* a line that comes in pieces */
			size_t k;

			for (k = 0; k < 300000; k++)
				vn_buf_adds(&text, "từng chữ ");
			vn_buf_addc(&text, '\n');
		}
	}
	f = file_of(text.s, text.n);
	assert_int_equal(run(&v, &f, 1, 1, &one), 0);
	for (jobs = 2; jobs <= 9; jobs += 7) {
		struct seen w = { 0 };
		struct vn_buf got = VN_BUF_INIT;

		assert_int_equal(run(&w, &f, 1, jobs, &got), 0);
		assert_int_equal(got.n, one.n);
		assert_memory_equal(got.s, one.s, one.n);
		assert_int_equal(w.lines, v.lines);
		done(&w, &got, NULL);
	}
	done(&v, &one, f);
	vn_buf_fini(&text);
}

static void
test_stop(void **state)
{
	char *f = file_of("a\nb\nc\n", 6);
	char *const files[] = { f, f };
	int jobs;

	(void)state;
	for (jobs = 1; jobs <= 2; jobs++) {
		struct seen v = { .stop_at = 2 };
		struct vn_buf got = VN_BUF_INIT;

		assert_int_equal(run(&v, files, 2, jobs, &got), 0);
		assert_string_equal(got.s, "1 a\n2 b\n3 c\nend\n"
		    "1 a\n2 b\n3 c\nend\n");
		done(&v, &got, NULL);
	}
	unlink(f);
	free(f);
}

static void
test_failing(void **state)
{
	char *f = file_of("a\nfail\n", 7);
	int jobs;

	(void)state;
	for (jobs = 1; jobs <= 2; jobs++) {
		struct seen v = { .fail = 1 };
		struct vn_buf got = VN_BUF_INIT;

		assert_int_equal(run(&v, &f, 1, jobs, &got), 2);
		assert_string_equal(v.notes.s,
		    "0:0:0:Cannot allocate memory:1;");
		assert_int_equal(v.file_ends, 0);
		done(&v, &got, NULL);
	}
	unlink(f);
	free(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_stop),
		cmocka_unit_test(test_failing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
