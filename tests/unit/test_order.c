/* test_order - the order of dictionaries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/norm.h"
#include "lib/order.h"

/* Each before the next. */
static const char *const sorted[] = {
	"", "2", "02a", "10", "10a", "99999999999999999999",
	"a", "A", "a b", "a-bò", "a2", "à", "À", "ả", "ã", "á", "ạ", "ac", "ai", "ăn",
	"ân", "ấn", "ba", "ba ngày", "bà", "bà chủ", "bà cô", "ban", "bàn",
	"bán", "băn", "bân", "ca", "cha", "da", "đa", "đá", "e", "ê", "fa",
	"ga", "Hà Giang", "Hà Nội", "Hạ Long", "hoa", "hòa", "hoà bình", "hoài",
	"hoan", "hơn", "ja", "ly", "mưa", "na", "nga", "ngã", "o", "ô", "ơ", "pa", "quả",
	"quy", "sức_khỏe", "sức khoẻ cán bộ", "sức khỏe yếu", "ta", "tham", "thủy", "thuỷ điện",
	"u", "ú", "ư", "ứ", "va", "wa", "xa", "y", "ý", "za", "я", "中"
};
#define N	(sizeof sorted / sizeof sorted[0])

static void
key(struct vn_buf *b, const char *s, size_t n)
{
	b->n = 0;
	assert_int_equal(vn_order_key(b, s, n), 0);
}

static int
compare(const struct vn_buf *a, const struct vn_buf *b)
{
	int c = memcmp(a->s, b->s, a->n < b->n ? a->n : b->n);

	return c != 0 ? c : a->n < b->n ? -1 : a->n > b->n;
}

static void
in_order(void **state)
{
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;
	size_t i, j;
	int c;

	(void)state;
	for (i = 0; i < N; i++)
		for (j = 0; j < N; j++) {
			key(&a, sorted[i], strlen(sorted[i]));
			key(&b, sorted[j], strlen(sorted[j]));
			c = compare(&a, &b);
			if ((i < j && c >= 0) || (i > j && c <= 0))
				fail_msg("'%s' and '%s': %d", sorted[i],
				    sorted[j], c);
		}
	vn_buf_fini(&a);
	vn_buf_fini(&b);
}

static void
same(const char *s, const char *t)
{
	struct vn_buf a = VN_BUF_INIT, b = VN_BUF_INIT;

	key(&a, s, strlen(s));
	key(&b, t, strlen(t));
	if (compare(&a, &b) != 0)
		fail_msg("'%s' and '%s' differ", s, t);
	vn_buf_fini(&a);
	vn_buf_fini(&b);
}

static void
equal(void **state)
{
	(void)state;
	same("hòa", "hoà");
	same("thủy", "thuỷ");
	same("sức_khỏe", "sức  khỏe");
	same("(ba)", "ba");
	same("ba, mẹ", "ba mẹ");
	same("s\xe2\x80\x8binh", "sinh");
	same("a\xff" "b", "a b");
	same("007", "7");
	same("e\xcc\x82\xcc\x81", "ế");
	same("e\xcc\xa3\xcc\x82", "ệ");
	same("o\xcd\x81", "ó");	/* U+0341 is U+0301 */
	same("u\xcc\x9b\xcc\xa3", "ự");
}

/* Whatever form, one key. */
static void
forms(void **state)
{
	static const char nfd[] = "Ha\xcc\x80 No\xcc\xa3\xcc\x82i, \xc4\x91u\xcc\x9bo\xcc\x9b\xcc\x80ng";

	(void)state;
	same(nfd, "Hà Nội, đường");
}

static void
any_bytes(void **state)
{
	struct vn_buf a = VN_BUF_INIT;
	char s[64];
	size_t i, k;
	uint32_t x = 1;

	(void)state;
	for (i = 0; i < 2000; i++) {
		for (k = 0; k < sizeof s; k++) {
			x = x * 1103515245u + 12345u;
			s[k] = (char)(x >> 16);
		}
		key(&a, s, i % (sizeof s + 1));
		assert_true(a.n <= 8 * sizeof s);
	}
	vn_buf_fini(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_order),
		cmocka_unit_test(equal),
		cmocka_unit_test(forms),
		cmocka_unit_test(any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
