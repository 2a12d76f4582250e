/* Word boundaries: decisions, a model trained here, and garbage. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/feat.h"
#include "lib/model.h"
#include "lib/seg.h"
#include "lib/train.h"

/* Segment s with g into out: words apart by spaces, syllables joined by `_`. */
static void
segment(struct vn_seg *g, const char *s, size_t n, struct vn_buf *out)
{
	struct vn_toks v = { NULL, 0, 0 };
	unsigned char *join;
	size_t i;

	assert_int_equal(vn_tok_line(&v, s, n), 0);
	assert_non_null(join = malloc(v.n + 1));
	assert_int_equal(vn_seg_words(g, s, v.t, v.n, join), 0);
	out->n = 0;
	for (i = 0; i < v.n; i++) {
		assert_true(join[i] == 0 || (join[i] == 1 && i > 0 &&
		    v.t[i].space));
		if (i > 0)
			vn_buf_addc(out, join[i] ? '_' : ' ');
		vn_buf_add(out, s + v.t[i].start, v.t[i].end - v.t[i].start);
	}
	vn_buf_addc(out, '\0');
	free(join);
	vn_toks_fini(&v);
}

static void
check(struct vn_seg *g, const char *want)
{
	struct vn_buf raw = VN_BUF_INIT, out = VN_BUF_INIT;
	size_t i;

	vn_buf_adds(&raw, want);
	for (i = 0; i < raw.n; i++)
		if (raw.s[i] == '_')
			raw.s[i] = ' ';
	segment(g, raw.s, raw.n, &out);
	assert_string_equal(out.s, want);
	vn_buf_fini(&raw);
	vn_buf_fini(&out);
}

static struct vn_seg *
open_builtin(void)
{
	size_t n;
	const void *p = vn_seg_builtin(&n);
	struct vn_seg *g;

	assert_int_equal((uintptr_t)p % 64, 0);
	assert_true(vn_model_check(p, n, NULL));
	assert_non_null(g = vn_seg_open(p, n));
	return g;
}

static void
sentences(void **state)
{
	struct vn_seg *g = open_builtin();

	(void)state;
	check(g, "Hôm_nay chúng_tôi đi chợ mua rau .");
	check(g, "Bác_sĩ khuyên bà nên giữ_gìn sức_khỏe .");
	check(g, "bảo_vệ sức_khoẻ cán_bộ");
	check(g, "Ông Phạm_Minh_Chính và bà Trương_Thị_Mai đến thăm .");
	check(g, "Thành_phố Hồ_Chí_Minh có nhiều bệnh_viện lớn .");
	check(g, "Năm 2020 , trường có 1.200 học_sinh .");
	check(g, "công_nghệ_thông_tin ở Việt_Nam");
	check(g, "");
	check(g, "A");
	vn_seg_close(g);
}

static void
spelling_variants(void **state)
{
	static const char *const same[] = {
		"thủy thủ hòa bình",
		"thuỷ thủ hoà bình",
		"thu\xcc\x89y thu\xcc\x89 h\157\xcc\x80\141 bi\xcc\x80nh"
	};
	struct vn_seg *g = open_builtin();
	struct vn_buf out = VN_BUF_INIT;
	size_t i, k, joins[3] = { 0 };

	(void)state;
	for (i = 0; i < 3; i++) {
		segment(g, same[i], strlen(same[i]), &out);
		for (k = 0; k < out.n; k++)
			if (out.s[k] == '_' || out.s[k] == ' ')
				joins[i] = joins[i] << 1 | (out.s[k] == '_');
	}
	assert_int_equal(joins[0], joins[1]);
	assert_int_equal(joins[0], joins[2]);
	vn_buf_fini(&out);
	vn_seg_close(g);
}

/* What was seen before does not matter, nor what the memo has room for. */
static void
no_memory(void **state)
{
	static const char s[] = "Nhân dân tỉnh Bình Dương chăm lo sản xuất";
	struct vn_seg *g = open_builtin(), *fresh = open_builtin();
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;
	char word[32];
	int i;

	(void)state;
	segment(fresh, s, sizeof(s) - 1, &a);
	for (i = 0; i < 50000; i++) {
		snprintf(word, sizeof(word), "x%dy nhân %d", i * 7919, i);
		segment(g, word, strlen(word), &b);
	}
	segment(g, s, sizeof(s) - 1, &b);
	assert_string_equal(a.s, b.s);
	vn_buf_fini(&a);
	vn_buf_fini(&b);
	vn_seg_close(g);
	vn_seg_close(fresh);
}

static void
garbage(void **state)
{
	struct vn_seg *g = open_builtin();
	struct vn_buf out = VN_BUF_INIT;
	uint64_t x = 1;
	char s[300];
	size_t i, n;
	int round;

	(void)state;
	for (round = 0; round < 2000; round++) {
		for (i = 0; i < sizeof(s); i++) {
			x = x * UINT64_C(6364136223846793005) + 1;
			s[i] = (char)(x >> 60 < 4 ? ' ' : x >> 56);
		}
		n = x >> 33 & 255;
		vn_seg_set_style(g, round & 1 ? VN_SEG_UD : VN_SEG_VLSP);
		segment(g, s, n, &out);
	}
	vn_buf_fini(&out);
	vn_seg_close(g);
}

/* One long line: the best path is found in one sweep. */
static void
long_line(void **state)
{
	struct vn_seg *g = open_builtin();
	struct vn_buf s = VN_BUF_INIT, out = VN_BUF_INIT;
	int i;

	(void)state;
	for (i = 0; i < 20000; i++)
		vn_buf_adds(&s, "Nam ");
	segment(g, s.s, s.n, &out);
	assert_int_equal(out.n, s.n);
	vn_buf_fini(&s);
	vn_buf_fini(&out);
	vn_seg_close(g);
}

static void
train_tiny(struct vn_buf *out)
{
	static const char *const gold[] = {
		"con mèo_mướp bắt con chuột_chù",
		"con chuột_chù trốn mèo_mướp",
		"mèo_mướp nhà bên bắt chuột_nhắt ___ .",
		"nhà bên có con mèo_mướp"
	};
	static const struct vn_train_use use = { 1, 2, 1 };
	struct vn_train_seen seen = { 0 }, held = { 0 };
	struct vn_train_score r;
	struct vn_train *t;
	size_t i;

	assert_non_null(t = vn_train_open(VN_LINES_MIN));
	assert_int_equal(vn_train_word(t, "chuột nhắt", 14, VN_LEX_LIST, &seen),
	    0);
	assert_int_equal(vn_train_word(t, "a, b", 4, VN_LEX_LIST, &seen), 0);
	assert_int_equal(vn_train_word(t, "a_", 2, VN_LEX_LIST, &seen), 1);
	assert_int_equal(seen.taken, 1);
	assert_int_equal(seen.small, 1);
	assert_int_equal(seen.at, 1);
	memset(&seen, 0, sizeof seen);
	assert_int_equal(vn_train_exclude(t, gold[3], strlen(gold[3])), 0);
	for (i = 0; i < 4; i++)
		assert_int_equal(vn_train_line(t, gold[i], strlen(gold[i]),
		    &use, &seen), 0);
	assert_int_equal(vn_train_line(t, "", 0, &use, &seen), 0);
	assert_int_equal(vn_train_line(t, "a_b__c d", 8, &use, &seen), 1);
	assert_int_equal(seen.at, 3);
	assert_non_null(seen.why);
	assert_int_equal(seen.taken, 3);
	assert_int_equal(seen.excluded, 1);
	assert_int_equal(seen.small, 1);
	assert_int_equal(seen.words, 16);
	assert_int_equal(seen.joined, 6);
	assert_int_equal(seen.literal, 1);
	assert_int_equal(seen.lost, 0);
	assert_int_equal(vn_train_held(t, 1, gold[3], strlen(gold[3]), &held),
	    0);
	assert_int_equal(held.taken, 1);
	/* what vnseg(1) cannot find: a mark in a word, a word over two sentences */
	assert_int_equal(vn_train_held(t, 2, "mèo_,_mướp ra . _ Rồi_._Con (a)",
	    37, &held), 0);
	assert_int_equal(held.lost, 2 + 2 + 2);
	assert_int_equal(vn_train_prepare(t, 2, 1), 0);
	for (i = 0; i < 5; i++)
		assert_int_equal(vn_train_epoch(t), 0);
	assert_int_equal(vn_train_score(t, 0, VN_SEG_VLSP, &r), 0);
	assert_int_equal(r.n, 0);
	assert_int_equal(vn_train_score(t, 1, VN_SEG_VLSP, &r), 0);
	assert_int_equal(r.gold, 5);
	assert_int_equal(r.found, 5);
	assert_int_equal(r.right, 5);
	assert_int_equal(r.n, 1);
	assert_int_equal(r.rr, 25);
	assert_int_equal(r.rs, 50);
	assert_int_equal(r.ss, 100);
	assert_int_equal(vn_train_make(t, "tiny", out), 0);
	vn_train_close(t);
}

static void
train(void **state)
{
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;
	struct vn_seg *g;

	(void)state;
	train_tiny(&a);
	train_tiny(&b);
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.s, b.s, a.n);
	assert_true(vn_model_check(a.s, a.n, NULL));
	assert_non_null(g = vn_seg_open(a.s, a.n));
	check(g, "con mèo_mướp trốn con chuột_chù");
	check(g, "bắt con chuột_chù , bắt chuột_nhắt .");
	vn_seg_close(g);
	vn_buf_fini(&a);
	vn_buf_fini(&b);
}

/* A sound file that holds something else is refused. */
static void
wrong_model(void **state)
{
	static const struct vn_model_part part[] = { { "seg", "\1\0\0\0", 4 } };
	struct vn_buf b = VN_BUF_INIT;

	(void)state;
	assert_int_equal(vn_model_make(&b, "x", part, 1), 0);
	assert_true(vn_model_check(b.s, b.n, NULL));
	assert_null(vn_seg_open(b.s, b.n));
	assert_int_equal(errno, EINVAL);
	vn_seg_close(NULL);
	vn_buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences),
		cmocka_unit_test(spelling_variants),
		cmocka_unit_test(no_memory),
		cmocka_unit_test(garbage),
		cmocka_unit_test(long_line),
		cmocka_unit_test(train),
		cmocka_unit_test(wrong_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
