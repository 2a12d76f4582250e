/* test_entity - character references: what is one, what is not, one level. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/entity.h"
#include "lib/utf8.h"
#include "pass.h"

static const struct pass entity = { vn_entity, vn_entity_maybe, 0 };

static const struct pass_case cases[] = {
	/* decimal */
	{ "&#233;", "é" },
	{ "&#7879;", "ệ" },
	{ "Vi&#7879;t Nam", "Việt Nam" },
	{ "&#84;&#105;&#7871;ng", "Tiếng" },
	{ "&#0000065;", "A" },
	{ "&#128522;", "😊" },
	{ "&#1114111;", "\xf4\x8f\xbf\xbf" },
	{ "&#160;", "\xc2\xa0" },
	{ "&#39;", "'" },
	{ "&#9;", "\t" },
	/* hexadecimal */
	{ "&#xE9;", "é" },
	{ "&#Xe9;", "é" },
	{ "&#x1EC7;", "ệ" },
	{ "&#x1ec7;", "ệ" },
	{ "&#x000041;", "A" },
	{ "&#x1F1FB;&#x1F1F3;", "🇻🇳" },
	{ "&#x10FFFF;", "\xf4\x8f\xbf\xbf" },
	/* 128 to 159 by cp1252 */
	{ "&#128;", "€" },
	{ "&#133;", "…" },
	{ "&#145;a&#146;", "‘a’" },
	{ "&#147;a&#148;", "“a”" },
	{ "&#150;&#151;", "–—" },
	{ "&#x99;", "™" },
	{ "&#x9F;", "Ÿ" },
	{ "&#x80;", "€" },
	{ "&#129;", "\xc2\x81" },	/* a hole of cp1252 */
	{ "&#x8d;&#x8F;&#x90;&#157;",
	    "\xc2\x8d\xc2\x8f\xc2\x90\xc2\x9d" },
	/* named */
	{ "&amp;", "&" },
	{ "&lt;b&gt;", "<b>" },
	{ "&quot;a&quot;", "\"a\"" },
	{ "&apos;", "'" },
	{ "&nbsp;", "\xc2\xa0" },
	{ "&agrave;&Agrave;", "àÀ" },
	{ "C&ocirc;ng an H&agrave; N&ocirc;i", "Công an Hà Nôi" },
	{ "&ecirc;&uacute;&yacute;&Eacute;", "êúýÉ" },
	{ "&abreve;&Abreve;&dstrok;&Dstrok;", "ăĂđĐ" },
	{ "&ldquo;&rdquo;&lsquo;&rsquo;", "“”‘’" },
	{ "&ndash;&mdash;&hellip;&bull;", "–—…•" },
	{ "&copy; &reg; &trade; &euro;", "© ® ™ €" },
	{ "&AMP;&LT;&COPY;", "&<©" },
	{ "&eth;&ETH;", "ðÐ" },
	{ "&frac12;&sup2;", "½²" },
	{ "&Tab;", "\t" },
	{ "&zwj;&shy;", "\xe2\x80\x8d\xc2\xad" },
	{ "&NotEqualTilde;", "≂̸" },	/* two characters */
	{ "&fjlig;", "fj" },
	{ "&CounterClockwiseContourIntegral;", "∳" },
	{ "&zwnj;", "\xe2\x80\x8c" },
	{ "&Aacute;&zeetrf;&Zopf;", "Áℨℤ" },
	/* line ends must not end the record */
	{ "a&#10;b&#13;c&#xA;d&NewLine;e", "a b c d e" },
	/* one level */
	{ "&amp;lt;", "&lt;" },
	{ "&amp;amp;", "&amp;" },
	{ "&amp;#233;", "&#233;" },
	{ "&#38;quot;", "&quot;" },
	{ "&&amp;&", "&&&" },
	{ "&#38;#39;", "&#39;" },
	/* not references */
	{ "", NULL },
	{ "&", NULL },
	{ "&;", NULL },
	{ "&#", NULL },
	{ "&#;", NULL },
	{ "&#x;", NULL },
	{ "&#xg;", NULL },
	{ "&#12a;", NULL },
	{ "&#-1;", NULL },
	{ "&# 65;", NULL },
	{ "&#0;", NULL },
	{ "&#x0000;", NULL },
	{ "&#xD800;", NULL },
	{ "&#57343;", NULL },
	{ "&#1114112;", NULL },
	{ "&#99999999999999999999;", NULL },
	{ "&#x100000041;", NULL },
	{ "&amp", NULL },
	{ "&eacute no", NULL },
	{ "&#233 no", NULL },
	{ "?a=1&copy=2&reg=3", NULL },
	{ "AT&T; R&D; H&M", NULL },
	{ "&Amp;", NULL },
	{ "&EACUTE;", NULL },
	{ "&khong;", NULL },
	{ "&ampx;", NULL },
	{ "&nbs\xff;", NULL },
	{ "&CounterClockwiseContourIntegralx;", NULL },
	{ "chủ nghĩa – xã hội; Đồng & Cộng sự;", NULL },
	/* bytes around stay */
	{ "\xff&lt;\xe1\xbb", "\xff<\xe1\xbb" },
};

static void
test_cases(void **state)
{
	(void)state;
	PASS_CASES(&entity, cases);
}

static void
test_nul(void **state)
{
	(void)state;
	pass_check(&entity, "\0&lt;\0&l\0t;", 11, "\0<\0&l\0t;", 8);
	assert_false(vn_entity_maybe("chẳng có gì", 14));
	assert_false(vn_entity_maybe("", 0));
}

/* All numbers that are scalar values come out as themselves or by the table. */
static void
test_all_numbers(void **state)
{
	char c[8], s[16], want[4];
	size_t i, len, n;
	int32_t cp;

	(void)state;
	for (cp = 1; cp < 0x110000; cp++) {
		for (i = 0; i < 6; i++)
			s[3 + i] = "0123456789abcdef"[cp >> (20 - 4 * i) & 15];
		memcpy(s, "&#x", 3);
		s[9] = ';';
		n = vn_entity_get(s, 10, c, &len);
		if (cp >= 0xd800 && cp < 0xe000) {
			assert_int_equal(n, 0);
			continue;
		}
		assert_int_equal(n, 10);
		if (cp == '\n' || cp == '\r' || (cp >= 0x80 && cp < 0xa0))
			continue;
		assert_int_equal(len, vn_utf8_put(want, cp));
		assert_memory_equal(c, want, len);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_nul),
		cmocka_unit_test(test_all_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
