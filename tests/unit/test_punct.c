/* test_punct - each kind of punctuation by itself, and the spaces beside it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/punct.h"
#include "pass.h"

#define RUN(name, bits) \
static int \
name(struct vn_buf *out, const char *s, size_t n, struct vn_edits *e) \
{ \
	return vn_punct(out, s, n, bits, e); \
}
RUN(quotes, VN_PUNCT_QUOTES)
RUN(dash, VN_PUNCT_DASH)
RUN(ellipsis, VN_PUNCT_ELLIPSIS)
RUN(width, VN_PUNCT_WIDTH)
RUN(ligature, VN_PUNCT_LIGATURE)
RUN(space, VN_PUNCT_SPACE)
RUN(all, 0x3f)
RUN(none, 0)

static const struct pass_case quote_cases[] = {
	{ "“a” ‘b’", "\"a\" 'b'" },
	{ "„a‟ ‚b‛", "\"a\" 'b'" },
	{ "l’été", "l'été" },
	{ "«a» ′ ″ ` \" '", NULL },
	{ "a – b — c…", NULL },
	{ "http://a.vn/“x” “y”", "http://a.vn/“x” \"y\"" },
	{ "", NULL },
	{ "\xff“\xe1\xbb", "\xff\"\xe1\xbb" },
};

static const struct pass_case dash_cases[] = {
	{ "chủ nghĩa – xã hội", "chủ nghĩa - xã hội" },
	{ "2010–2015 — hết", "2010-2015 - hết" },
	{ "‐ ‑ ‒ ― − -", NULL },
	{ "https://vi.wikipedia.org/wiki/A_–_B", NULL },
	{ "www.a.vn/x–y", NULL },
	{ "a–b@c.vn", NULL },
	{ "vnexpress.net/a–b a–b", "vnexpress.net/a–b a-b" },
};

static const struct pass_case ellipsis_cases[] = {
	{ "thế…", "thế..." },
	{ "… và …", "... và ..." },
	{ "...", NULL },
};

static const struct pass_case width_cases[] = {
	{ "ＡＢＣ　１２３", "ABC　123" },
	{ "（a），b：c！？", "(a),b:c!?" },
	{ "ｖｉệｔ～", "việt~" },
	{ "￥￦。、「」", NULL },
	{ "１．８００", "1.800" },
};

static const struct pass_case ligature_cases[] = {
	{ "ﬁle ﬂow oﬀ ﬃ ﬄ ﬅ ﬆ", "file flow off ffi ffl st st" },
	{ "Œuvre Ærø ĳ ß", NULL },
	{ "http://x.vn/ﬁ", NULL },
};

static const struct pass_case space_cases[] = {
	{ "một , hai . ba ; bốn : năm ! sáu ?", "một, hai. ba; bốn: năm! sáu?" },
	{ "đi .", "đi." },
	{ "đi  \xc2\xa0 , về", "đi, về" },
	{ "( trong ngoặc )", "(trong ngoặc)" },
	{ "( CNN ) - Peter", "(CNN) - Peter" },
	{ "(a ) b", "(a) b" },
	{ "nói ( bằng tiếng Anh ) : Hi", "nói (bằng tiếng Anh): Hi" },
	{ "Bản quyền : Medical", "Bản quyền: Medical" },
	{ "tốt !!! sao ??? hả !?", "tốt!!! sao??? hả!?" },
	{ "tốt !!!", "tốt!!!" },
	{ "đi ?\" hỏi", "đi?\" hỏi" },
	{ "\" đi . \"", "\" đi. \"" },
	{ "21 . Thanh toán", "21. Thanh toán" },
	{ "\"a\" , \"b\"", "\"a\", \"b\"" },
	{ "🙂 !", "🙂!" },
	{ "10 % , 5", "10 %, 5" },
	{ "hết .”", "hết.”" },
	{ "(xem a .)", "(xem a.)" },
	{ "((a ) b )", "((a) b)" },
	/* a letter, a digit or a sign follows */
	{ "lớp .NET và .vn", NULL },
	{ "đi ,mai về", NULL },
	{ "giá ,5 hay .5", NULL },
	{ "16 :00", NULL },
	{ "a != b := c ./x ../y", NULL },
	{ "100.000 ,-", NULL },
	{ "vui :) buồn :( cười :D :v :3 ;) ;-) :-( :'( =))", NULL },
	{ "vui ^^ ) buồn :( quá :(( đi", NULL },
	{ "vui =) ) :) )", NULL },
	{ "vui : ) và ; )", NULL },
	{ "vui )) đi )", NULL },
	{ "a )", NULL },
	/* omissions, fill-in lines, ratios, boxes */
	{ "1, 2, ... n", NULL },
	{ "A ... B … C .. D", NULL },
	{ "Họ tên: . . . . .", NULL },
	{ "tỷ số 2 : 1, tỉ lệ 1 : 1000", NULL },
	{ "( ) Nam (  ) Nữ ()", NULL },
	{ ", đầu dòng", NULL },
	{ ", , ,", NULL },
	{ "( , a", "(, a" },
	{ "“ .", NULL },
	/* what is right stays */
	{ "Chị Hòa, “về” – 1.800 đồng… 9,9 tỷ; 9h30: (xong)!", NULL },
	{ "9h30 1.800 9,9 1:2", NULL },
	{ "xem http://a.vn/b.html . Hết", NULL },
	{ "(xem http://a.vn )", NULL },
	{ "thư a@b.vn , c", NULL },
	{ "a\t, b \t, c", NULL },
	{ "", NULL },
	{ " ", NULL },
	{ " . ", NULL },
	{ "\xff , \xe1\xbb .", "\xff, \xe1\xbb." },
};

static const struct pass_case all_cases[] = {
	{ "“a” – b… ﬁ ， c （ d ）", "\"a\" - b... fi, c (d)" },
	{ "a ！ b ．c", "a! b .c" },
	{ "http://a.vn/–…“” b", NULL },
	{ "a …", "a ..." },
	{ "1.800 9h30 9,9 - \"a\" '...'", NULL },
};

static void
test_cases(void **state)
{
	struct pass p = { NULL, vn_punct_maybe, 1 };

	(void)state;
	p.run = quotes;
	PASS_CASES(&p, quote_cases);
	p.run = dash;
	PASS_CASES(&p, dash_cases);
	p.run = ellipsis;
	PASS_CASES(&p, ellipsis_cases);
	p.run = width;
	PASS_CASES(&p, width_cases);
	p.run = ligature;
	PASS_CASES(&p, ligature_cases);
	p.run = space;
	PASS_CASES(&p, space_cases);
	p.run = all;
	PASS_CASES(&p, all_cases);
}

/* Without bits nothing changes. */
static void
test_none(void **state)
{
	static const char s[] = "“a” – b… ﬁ , （ c )";
	struct pass p = { none, vn_punct_maybe, 1 };

	(void)state;
	pass_check(&p, s, sizeof s - 1, s, sizeof s - 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
