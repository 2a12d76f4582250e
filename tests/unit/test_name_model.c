#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/ent.h"
#include "lib/model.h"
#include "lib/name.h"
#include "lib/name_crf.h"
#include "lib/name_learn.h"
#include "lib/name_model.h"

/* --- the table --- */

/* A section of rows, all empty. */
static unsigned char *
section(uint32_t rows)
{
	unsigned char *p = calloc(1, NM_HEAD + (size_t)rows * 8);

	assert_non_null(p);
	vn_put32(p, rows);
	vn_put32(p + 4, NM_VERSION);
	return p;
}

static void
set_row(unsigned char *p, uint32_t at, uint32_t check, int w)
{
	unsigned k;

	p += NM_HEAD + at * 8;
	vn_put32(p, check);
	for (k = 0; k < NM_TYPES; k++)
		p[4 + k] = (unsigned char)(w - (int)k);
}

/* The score of feature (check, place), which starts at 1000. */
static int32_t
look_up(const struct name_model *w, uint32_t check, uint32_t place)
{
	int32_t s[NM_TYPES] = { 1000, 1000, 1000, 1000 };
	int k;

	name_model_sum(w, &(uint64_t){ (uint64_t)check << 32 | place }, 1, s);
	for (k = 1; k < NM_TYPES; k++)
		assert_int_equal(s[k], s[0] == 1000 ? 1000 : s[0] - k);
	return s[0] - 1000;
}

static void
test_table(void **state)
{
	unsigned char *p = section(8);
	struct name_model w;

	(void)state;
	set_row(p, 6, 1, 5);
	set_row(p, 7, 2, 127);
	set_row(p, 4, 3, -125);
	set_row(p, 3, 4, 9);
	assert_int_equal(name_model_use(&w, p, NM_HEAD + 64), 0);
	/* anywhere in its bucket */
	assert_int_equal(look_up(&w, 1, 6), 5);
	assert_int_equal(look_up(&w, 2, 6), 127);
	assert_int_equal(look_up(&w, 3, 6), -125);
	assert_int_equal(look_up(&w, 3, 7), -125);
	assert_int_equal(look_up(&w, 3, 0xfffffff6), -125);
	assert_int_equal(look_up(&w, 4, 0), 9);
	/* and in no other */
	assert_int_equal(look_up(&w, 4, 6), 0);
	assert_int_equal(look_up(&w, 3, 3), 0);
	assert_int_equal(look_up(&w, 5, 6), 0);
	free(p);
}

/* A table without an empty row. */
static void
test_full(void **state)
{
	unsigned char *p = section(4);
	struct name_model w;
	uint32_t i;

	(void)state;
	for (i = 0; i < 4; i++)
		set_row(p, i, i + 1, (int)i + 10);
	assert_int_equal(name_model_use(&w, p, NM_HEAD + 32), 0);
	for (i = 0; i < 16; i++)
		assert_int_equal(look_up(&w, i / 4 + 1, i % 4), i / 4 + 10);
	for (i = 0; i < 4; i++)
		assert_int_equal(look_up(&w, 99, i), 0);
	free(p);
}

/* What is no section is refused, and then nothing is known. */
static void
test_bad(void **state)
{
	static const uint32_t rows[] = { 0, 1, 2, 3, 6, 1u << 21, 1u << 31,
	    UINT32_MAX };
	unsigned char *p = section(8);
	struct name_model w;
	size_t n;

	(void)state;
	set_row(p, 1, 1, 1);
	for (n = 0; n < NM_HEAD + 64; n++) {
		assert_int_equal(name_model_use(&w, p, n), -1);
		assert_int_equal(look_up(&w, 1, 1), 0);
	}
	assert_int_equal(name_model_use(&w, p, NM_HEAD + 64), 0);
	assert_int_equal(look_up(&w, 1, 1), 1);
	assert_int_equal(name_model_use(&w, NULL, 0), -1);
	assert_int_equal(look_up(&w, 1, 1), 0);
	p[4] = NM_VERSION - 1;		/* features of another kind */
	assert_int_equal(name_model_use(&w, p, NM_HEAD + 64), -1);
	p[4] = NM_VERSION;
	for (n = 0; n < sizeof rows / sizeof rows[0]; n++) {
		vn_put32(p, rows[n]);
		assert_int_equal(name_model_use(&w, p, NM_HEAD + 64), -1);
	}
	free(p);
}

/* The model that is compiled in is one. */
static void
test_builtin(void **state)
{
	struct name_model w;
	const char *why;
	const void *p, *s;
	size_t n;

	(void)state;
	p = vn_ner_builtin(&n);
	assert_true(vn_model_check(p, n, &why));
	assert_non_null(s = vn_model_section(p, "ner.w", &n));
	assert_int_equal(name_model_use(&w, s, n), 0);
}

/* --- cutting a run --- */

static void
test_segments(void **state)
{
	struct name_seg seg[NM_SEGS];
	struct name_run r = { .n = 0 };
	unsigned n, k, j, want;

	(void)state;
	for (r.n = 1; r.n <= NM_ELEMS; r.n++)
		for (r.over = 0; r.over <= 1; r.over++) {
			n = name_segments(&r, seg);
			for (want = 0, k = 1; k <= NM_LONGEST && k <= r.n; k++)
				want += r.n - k + 1;
			assert_int_equal(n, want + r.over);
			assert_true(n <= NM_SEGS);
			for (k = 0; k < n; k++) {
				assert_true(seg[k].from < seg[k].to);
				assert_true(seg[k].to <= r.n ||
				    (r.over && k == n - 1 && seg[k].from == 0 &&
				    seg[k].to == r.n + 1));
				for (j = 0; j < k; j++)
					assert_true(seg[j].from != seg[k].from ||
					    seg[j].to != seg[k].to);
			}
		}
}

static uint32_t
next_random(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 16;
}

/* The best sum from element at on, by trying all. */
static int32_t
try_all(const struct name_seg *seg, unsigned n, int32_t (*score)[NM_TYPES],
    unsigned at, unsigned end)
{
	int32_t best, s;
	unsigned k;
	int t;

	if (at >= end)
		return 0;
	best = try_all(seg, n, score, at + 1, end);
	for (k = 0; k < n; k++)
		for (t = 0; t < NM_TYPES && seg[k].from == at; t++) {
			s = score[k][t] + try_all(seg, n, score, seg[k].to, end);
			best = s > best ? s : best;
		}
	return best;
}

static int32_t
sum_of(const struct name_seg *out, unsigned m, const struct name_seg *seg,
    unsigned n, int32_t (*score)[NM_TYPES])
{
	int32_t sum = 0;
	unsigned k, j;

	for (j = 0; j < m; j++) {
		assert_in_range(out[j].type, 0, NM_TYPES - 1);
		assert_true(j == 0 || out[j].from >= out[j - 1].to);
		for (k = 0; k < n && (seg[k].from != out[j].from ||
		    seg[k].to != out[j].to); k++)
			;
		assert_true(k < n);
		sum += score[k][out[j].type];
	}
	return sum;
}

static void
test_best(void **state)
{
	struct name_seg seg[NM_SEGS], out[NM_ELEMS];
	int32_t score[NM_SEGS][NM_TYPES];
	struct name_run r = { .n = 0 };
	uint32_t rnd = 1, round, k, n, m, t;

	(void)state;
	for (round = 0; round < 400; round++) {
		r.n = 1 + round % 5;
		r.over = round / 5 % 2;
		n = name_segments(&r, seg);
		for (k = 0; k < n; k++)
			for (t = 0; t < NM_TYPES; t++)
				score[k][t] = (int32_t)(next_random(&rnd) %
				    21) - 14;
		m = name_best(&r, seg, n, score, out);
		assert_int_equal(sum_of(out, m, seg, n, score),
		    try_all(seg, n, score, 0, r.n + 1));
	}
}

/* The longest run, one segment an element; and none where nothing is worth it. */
static void
test_best_long(void **state)
{
	struct name_seg seg[NM_SEGS], out[NM_ELEMS];
	int32_t score[NM_SEGS][NM_TYPES];
	struct name_run r = { .n = NM_ELEMS };
	unsigned n, k, t;

	(void)state;
	n = name_segments(&r, seg);
	memset(score, 0, sizeof score);
	assert_int_equal(name_best(&r, seg, n, score, out), 0);
	for (k = 0; k < n; k++)
		for (t = 0; t < NM_TYPES; t++)
			score[k][t] = t == NM_LOC && seg[k].to == seg[k].from + 1;
	assert_int_equal(name_best(&r, seg, n, score, out), NM_ELEMS);
	for (k = 0; k < NM_ELEMS; k++) {
		assert_int_equal(out[k].from, k);
		assert_int_equal(out[k].to, k + 1);
		assert_int_equal(out[k].type, NM_LOC);
	}
}

/* --- probabilities --- */

/* Add up the odds of all cuts from element at on, and those each segment is in. */
struct cuts {
	struct name_seg seg[NM_SEGS];
	double	 odds[NM_SEGS][NM_TYPES], in[NM_SEGS][NM_TYPES], all;
	unsigned n, last, depth, k[NM_ELEMS], t[NM_ELEMS];
};

static void
all_cuts(struct cuts *c, unsigned at, double w)
{
	unsigned i, k, t;

	if (at == c->last) {
		c->all += w;
		for (i = 0; i < c->depth; i++)
			c->in[c->k[i]][c->t[i]] += w;
		return;
	}
	all_cuts(c, at + 1, w);
	for (k = 0; k < c->n; k++)
		for (t = 0; c->seg[k].from == at && t < NM_TYPES; t++) {
			if (c->odds[k][t] == 0)
				continue;
			c->k[c->depth] = k;
			c->t[c->depth++] = t;
			all_cuts(c, c->seg[k].to, w * c->odds[k][t]);
			c->depth--;
		}
}

/* Short runs, with all that may go on behind them, against every cut. */
static void
test_probabilities(void **state)
{
	static double p[NM_SEGS][NM_TYPES];
	static struct cuts c;
	struct name_run r = { .n = 0 };
	uint32_t rnd = 7, round, k, t;

	(void)state;
	for (round = 0; round < 60; round++) {
		memset(&c, 0, sizeof c);
		r.n = 1 + round % 4;
		r.over = round / 4 % 5 > 0;
		r.more = r.over ? (int)(round / 4 % 5) - 1 : NM_MORE_ENTRY;
		c.n = name_segments(&r, c.seg);
		c.last = r.n + 1;
		for (k = 0; k < c.n; k++)
			for (t = 0; t < NM_TYPES; t++)
				p[k][t] = c.odds[k][t] = name_may_have(&r,
				    &c.seg[k], (int)t) ? name_power((double)
				    (next_random(&rnd) % 2000) / 100 - 10) : 0;
		all_cuts(&c, 0, 1);
		name_probabilities(&r, c.seg, c.n, p);
		for (k = 0; k < c.n; k++)
			for (t = 0; t < NM_TYPES; t++)
				assert_true(p[k][t] * c.all >= c.in[k][t] *
				    (1 - 1e-12) && p[k][t] * c.all <=
				    c.in[k][t] * (1 + 1e-12));
	}
	/* the longest run, all of the highest odds: still numbers */
	memset(&c, 0, sizeof c);
	r.n = NM_ELEMS;
	r.over = 0;
	c.n = name_segments(&r, c.seg);
	for (k = 0; k < c.n; k++)
		for (t = 0; t < NM_TYPES; t++)
			p[k][t] = name_power(NAME_TOP);
	name_probabilities(&r, c.seg, c.n, p);
	for (k = 0; k < c.n; k++)
		assert_true(p[k][0] >= 0 && p[k][0] <= 1);
}

static void
test_power(void **state)
{
	(void)state;
	assert_true(name_power(0) == 1);
	assert_true(name_power(-1e300) == 0);
	assert_true(name_power(1) > 2.718281828459 && name_power(1) <
	    2.718281828460);
	assert_true(name_power(-40) * name_power(40) > 1 - 1e-12 &&
	    name_power(-40) * name_power(40) < 1 + 1e-12);
}

/* What goes on behind a run may be of some types only. */
static void
test_may_have(void **state)
{
	struct name_run r = { .n = 1, .over = 9, .more = NM_MORE_WORD };
	struct name_seg one = { 0, 1, NM_NONE }, over = { 0, 2, NM_NONE };

	(void)state;
	/* Hòa giải: a person neither with nor without it */
	assert_false(name_may_have(&r, &one, NM_PER));
	assert_false(name_may_have(&r, &over, NM_PER));
	assert_true(name_may_have(&r, &over, NM_ORG));
	r.more = NM_MORE_YEAR;
	assert_true(name_may_have(&r, &one, NM_PER));
	assert_true(name_may_have(&r, &over, NM_EVENT));
	assert_false(name_may_have(&r, &over, NM_ORG));
	r.more = NM_MORE_QUOTE;
	assert_true(name_may_have(&r, &over, NM_PER));
	assert_false(name_may_have(&r, &over, NM_LOC));
	r.more = NM_MORE_ENTRY;
	assert_true(name_may_have(&r, &over, NM_LOC));
}

/* --- learning --- */

static const char taught[] = "Hôm qua Zunkai gặp Vosmer ở Zunkai.";
static const struct vn_name_gold gold[] = {
	{ 9, 15, VN_ENT_ORG }, { 22, 28, VN_ENT_PER }, { 33, 39, VN_ENT_ORG }
};

/* What no list has is learnt, and forgotten names stay forgotten. */
static void
test_learn(void **state)
{
	struct vn_name_learn *l = vn_name_learn_open();
	struct vn_name_score s = { 0 };
	struct vn_buf out = VN_BUF_INIT;
	size_t n = sizeof taught - 1, seen, kept;
	const char *why;
	int i;

	(void)state;
	assert_non_null(l);
	/* before anything is rounded nothing is known */
	assert_int_equal(vn_name_learn_score(l, taught, n, gold, 3, &s), 0);
	assert_int_equal(s.gold, 3);
	assert_int_equal(s.right, 0);
	assert_int_equal(vn_name_learn_line(l, taught, n, gold, 3, 0), 0);
	assert_int_equal(vn_name_learn_round(l, 8, 1), 0);
	vn_name_learn_sizes(l, &seen, &kept);
	assert_true(seen > 0);
	assert_int_equal(kept, 0);
	for (i = 0; i < 12; i++)
		assert_int_equal(vn_name_learn_line(l, taught, n, gold, 3, 1), 0);
	assert_int_equal(vn_name_learn_round(l, 12, 1), 0);
	memset(&s, 0, sizeof s);
	assert_int_equal(vn_name_learn_score(l, taught, n, gold, 3, &s), 0);
	assert_int_equal(s.right, 3);
	assert_int_equal(s.found, 3);
	/* no table has so many rows, or so few */
	assert_int_equal(vn_name_learn_round(l, 1, 1), -1);
	assert_int_equal(vn_name_learn_round(l, 21, 1), -1);
	/* few rows: the largest weights only */
	assert_int_equal(vn_name_learn_round(l, 2, 1), 0);
	vn_name_learn_sizes(l, &seen, &kept);
	assert_true(kept > 0 && kept <= 4);
	assert_int_equal(vn_name_learn_round(l, 4, 1), 0);
	vn_name_learn_sizes(l, &seen, &kept);
	assert_true(kept > 0 && kept <= 16);
	/* the most rows there may be */
	assert_int_equal(vn_name_learn_round(l, 20, 1), 0);
	assert_int_equal(vn_name_learn_make(l, "x", &out), 0);
	assert_true(vn_model_check(out.s, out.n, &why));
	vn_buf_fini(&out);
	vn_name_learn_close(l);
	vn_name_learn_close(NULL);
}

/* --- the recogniser --- */

/* What is inside a title lies in it, and nothing else has an inside. */
static void
inside(struct vn_ents *x, const char *s)
{
	struct vn_ent e;
	uint32_t last = 0;

	vn_ents_start(x, s, strlen(s));
	while (vn_ents_next(x, &e)) {
		assert_true(e.start >= last && e.start < e.end);
		last = e.end;
		if (e.in_type == -1)
			continue;
		assert_int_equal(e.type, VN_ENT_TITLE);
		assert_true(e.in_start >= e.start && e.in_start < e.in_end &&
		    e.in_end <= e.end);
	}
}

/* Four words of a list, in every order; and offices that the model gave up. */
static void
test_inside(void **state)
{
	static const char *const w[] = { "ông ", "Chủ tịch ", "Bộ ", "tỉnh ",
	    "Trưởng ban ", "Hà Nội ", "Lê Văn Tám ", "Hội ", "khóa 3 ", ", ",
	    "Trung tâm ", "Tổng Thanh tra " };
	static const char *const lines[] = {
	    "bà Quyền Thủ tướng Công ty chứng khoán Nguyễn Thị Hoa",
	    "Ông Phó Hội trưởng Kon Rẫy Hà Nội",
	    "ông PTGĐ Hải Châu Bắc Ninh",
	    "bà Tổng Kiểm toán Nhà nước P. Ngoại Bình"
	};
	const size_t n = sizeof w / sizeof w[0];
	struct vn_ents *x = vn_ents_open(NULL, VN_ENT_HAVE);
	char s[200];
	size_t i;

	(void)state;
	assert_non_null(x);
	for (i = 0; i < n * n * n * n; i++) {
		strcpy(s, w[i % n]);
		strcat(s, w[i / n % n]);
		strcat(s, w[i / n / n % n]);
		strcat(s, w[i / n / n / n]);
		inside(x, s);
	}
	for (i = 0; i < sizeof lines / sizeof lines[0]; i++)
		inside(x, lines[i]);
	vn_ents_close(x);
}

/* Entities of a line, summed up. */
static uint64_t
digest(struct vn_ents *x, const char *s, size_t n)
{
	uint64_t h = 0;
	struct vn_ent e;

	vn_ents_start(x, s, n);
	while (vn_ents_next(x, &e))
		h = (h ^ e.start ^ (uint64_t)e.end << 24 ^ (uint64_t)e.type <<
		    48) * 0x9e3779b97f4a7c15u;
	return h;
}

/*
 * A line comes out as in a fresh recogniser whatever was read before: words with the
 * same key (İ and ı), words longer than what is remembered.
 */
static void
test_history(void **state)
{
	static const char *const lines[] = {
	    "Anh İ gặp chị ı và Ông Nguyễn İn ở İnh tế",
	    "anh ı gặp Chị İ và ông Nguyễn ın ở ınh tế",
	    "Nghiễngnghiễngnghiễng tế, Kinh tế, kinh Tế, KINH TẾ ở Hà Nội",
	    "Thế giới và thế Giới; Bộ Giáo dục và Đào tạo; Bộ giáo Dục"
	};
	const size_t n = sizeof lines / sizeof lines[0];
	struct vn_ents *x = vn_ents_open(NULL, VN_ENT_HAVE), *fresh;
	size_t i, round;

	(void)state;
	assert_non_null(x);
	for (round = 0; round < 3; round++)
		for (i = 0; i < n; i++) {
			assert_non_null(fresh = vn_ents_open(NULL, VN_ENT_HAVE));
			assert_true(digest(x, lines[i], strlen(lines[i])) ==
			    digest(fresh, lines[i], strlen(lines[i])));
			vn_ents_close(fresh);
		}
	vn_ents_close(x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_full),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_builtin),
		cmocka_unit_test(test_segments),
		cmocka_unit_test(test_best),
		cmocka_unit_test(test_best_long),
		cmocka_unit_test(test_probabilities),
		cmocka_unit_test(test_power),
		cmocka_unit_test(test_may_have),
		cmocka_unit_test(test_learn),
		cmocka_unit_test(test_inside),
		cmocka_unit_test(test_history),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
