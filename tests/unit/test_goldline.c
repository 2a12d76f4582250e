/* Lines of segmented text: what is read out of them, and what is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/goldline.h"

static void
reads(void **state)
{
	/* joiners that were are shown as ~ */
	static const struct {
		const char *line, *text;
		size_t	 words, joined, literal;
	} t[] = {
		{ "", "", 0, 0, 0 },
		{ " \t ", " \t ", 0, 0, 0 },
		{ "trời mưa .", "trời mưa .", 3, 0, 0 },
		{ "bác_sĩ  đi", "bác~sĩ  đi", 2, 1, 0 },
		{ "một_hai_ba", "một~hai~ba", 1, 1, 0 },
		{ "a\tb_c\rd", "a\tb~c\rd", 3, 1, 0 },
		{ "a_b\xc2\xa0" "c\xe3\x80\x80" "d_e",
		    "a~b\xc2\xa0" "c\xe3\x80\x80" "d~e", 3, 2, 0 },
		/* as vnseg(1) writes joiners of the text */
		{ "a__b", "a_b", 1, 0, 1 },
		{ "a____b __x y__ __ ____", "a__b _x y_ _ __", 5, 0, 5 },
		/* and as nobody doubles them */
		{ "_ ___ a", "_ ___ a", 3, 0, 2 },
		{ "\xef\xbb\xbf" "a_b", "a~b", 1, 1, 0 },
		{ "a \xef\xbb\xbf_b", "a \xef\xbb\xbf~b", 2, 1, 0 },
		{ "a_,_b", "a~,~b", 1, 1, 0 },
	};
	struct vn_goldline g = { .why = NULL };
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof t / sizeof t[0]; i++) {
		assert_int_equal(vn_goldline(&g, t[i].line, strlen(t[i].line)),
		    0);
		assert_null(g.why);
		assert_int_equal(g.text.n, strlen(t[i].text));
		assert_int_equal(g.mark.n, g.text.n);
		for (k = 0; k < g.text.n; k++) {
			int joint = t[i].text[k] == '~';

			assert_int_equal(g.mark.s[k], joint);
			assert_int_equal(g.text.s[k],
			    joint ? ' ' : t[i].text[k]);
		}
		assert_int_equal(g.words, t[i].words);
		assert_int_equal(g.joined, t[i].joined);
		assert_int_equal(g.literal, t[i].literal);
	}
	vn_goldline_fini(&g);
}

static void
wrong(void **state)
{
	static const struct {
		const char *line;
		size_t	 n, at;
		const char *why;
	} t[] = {
		{ "a \xff b", 5, 2, "invalid UTF-8" },
		{ "a\xe1\xba", 3, 1, "invalid UTF-8" },
		{ "a b\0c", 5, 3, "NUL in text" },
		{ "a _b", 4, 2, "joiner at the edge of a word" },
		{ "a_ b", 4, 1, "joiner at the edge of a word" },
		{ "a_b_", 4, 3, "joiner at the edge of a word" },
		{ "_a_b", 4, 0, "joiner at the edge of a word" },
		{ "x a_\xc2\xa0" "b", 7, 3, "joiner at the edge of a word" },
		{ "\xef\xbb\xbf_b", 5, 3, "joiner at the edge of a word" },
		{ "a_b__c", 6, 3, "joiners single and double in one word" },
		{ "a__b_c", 6, 4, "joiners single and double in one word" },
		{ "__a_", 4, 3, "joiners single and double in one word" },
		{ "x a___b", 7, 3, "an odd run of joiners" },
		{ "___a", 4, 0, "an odd run of joiners" },
	};
	struct vn_goldline g = { .why = NULL };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof t / sizeof t[0]; i++) {
		assert_int_equal(vn_goldline(&g, t[i].line, t[i].n), 1);
		assert_string_equal(g.why, t[i].why);
		assert_int_equal(g.at, t[i].at);
		/* the next line is none the worse */
		assert_int_equal(vn_goldline(&g, "a_b c", 5), 0);
		assert_int_equal(g.words, 2);
		assert_int_equal(g.text.n, 5);
	}
	vn_goldline_fini(&g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads),
		cmocka_unit_test(wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
