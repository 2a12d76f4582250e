#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/ent.h"
#include "lib/gaz.h"
#include "lib/gaz_class.h"
#include "lib/gaz_parts.h"

static int
add(struct vn_gaz *g, const char *s, size_t *line, const char **why)
{
	return vn_gaz_add(g, s, strlen(s), line, why);
}

static void
add_well(struct vn_gaz *g, const char *s)
{
	const char *why;
	size_t line;

	assert_int_equal(add(g, s, &line, &why), 0);
	assert_string_equal(why, "");
}

/*
 * The entries at the beginning of a text, shortest first, as "type:words:id"; a
 * user's one has a *.
 */
static void
match(const struct vn_gaz *g, const char *s, char *got, size_t size)
{
	struct vn_gaz_hit hit[VN_GAZ_HITS];
	const char *id, *type;
	struct vn_scan x;
	size_t i, n, k, at = 0;

	assert_int_equal(vn_scan_init(&x), 0);
	vn_scan_start(&x, s, strlen(s));
	vn_scan_fill(&x, 0);
	n = vn_gaz_match(g, &x, 0, hit);
	for (i = 0; i < n; i++) {
		type = vn_ent_name(hit[i].e->type);
		id = vn_gaz_id(g, hit[i].e, &k);
		at += (size_t)snprintf(got + at, size - at,
		    "%s%s%s:%u:%.*s", at > 0 ? " " : "",
		    hit[i].e->user ? "*" : "", type != NULL ? type : "WORD",
		    (unsigned)hit[i].e->words, (int)k, id);
		assert_true(at < size);
	}
	got[at] = '\0';
	vn_scan_fini(&x);
}

static void
matches(const struct vn_gaz *g, const char *s, const char *want)
{
	char got[1024];

	match(g, s, got, sizeof got);
	assert_string_equal(got, want);
}

/* The same where lists have more entries than the test knows. */
static void
has(const struct vn_gaz *g, const char *s, const char *want)
{
	char got[1024];

	match(g, s, got, sizeof got);
	if (strstr(got, want) == NULL)
		fail_msg("%s: no %s in %s", s, want, got);
}

static void
lacks(const struct vn_gaz *g, const char *s, const char *part)
{
	char got[1024];

	match(g, s, got, sizeof got);
	assert_null(strstr(got, part));
}

/* All numbers of a store are in range, and all that is in it is found. */
static void
sound(const struct gaz_view *v)
{
	const struct vn_gaz_entry *e;
	size_t i, used = 0;

	assert_int_equal(v->slots & (v->slots - 1), 0);
	assert_int_equal(v->edges & (v->edges - 1), 0);
	for (i = 0; i < v->slots; i++)
		if (v->slot[i].is != 0) {
			used++;
			assert_in_range(v->slot[i].is & GAZ_WORD, 1, v->nword);
			assert_int_equal(gaz_slot_at(v, v->slot[i].is), i);
		}
	assert_int_equal(used, v->nslot);
	assert_true(used < v->slots);
	for (i = 1, used = 0; i <= v->nnode; i++) {
		assert_in_range(v->node[i].word, 1, v->nword);
		assert_true(v->node[i].entry <= v->nentry);
		assert_true(v->node[i].from < i);
		if (v->node[i].from == 0) {
			assert_int_equal(v->word[v->node[i].word].node, i);
			continue;
		}
		used++;
		assert_int_equal(v->edge[gaz_edge_at(v, v->node[i].from,
		    v->node[i].word)], i);
	}
	assert_int_equal(used, v->nedge);
	assert_true(used < v->edges);
	for (i = 1; i <= v->nentry; i++) {
		e = &v->entry[i];
		assert_true(e->next < i);
		assert_in_range(e->words, 1, VN_GAZ_LONGEST);
		assert_true(e->type < VN_ENT_TYPES || e->type == VN_GAZ_WORD);
		assert_true((size_t)e->id + e->nid <= v->nids);
	}
}

/* The built-in lists, as the compiler of the target laid them out. */
static void
test_builtin(void **state)
{
	struct vn_gaz *g = vn_gaz_open();
	uint32_t word;
	size_t i;

	(void)state;
	assert_non_null(g);
	sound(&g->v);
	assert_true(g->v.nentry > 15000);
	for (i = 1; i <= g->v.nentry; i++)
		assert_int_equal(g->v.entry[i].user, 0);
	has(g, "Hợp chúng quốc Hoa Kỳ", "LOC:5:Mỹ");
	lacks(g, "hợp chúng quốc Hoa Kỳ", "LOC:5");
	assert_int_not_equal(word = vn_gaz_word(g, vn_scan_key("nguyễn",
	    strlen("nguyễn"))), 0);
	assert_int_equal(vn_gaz_syl(g, word)->family, 5);
	assert_int_equal(vn_gaz_word(g, vn_scan_key("zqzq", 4)), 0);
	assert_int_not_equal(word = vn_gaz_word(g, vn_scan_key("ông",
	    strlen("ông"))), 0);
	assert_true(vn_gaz_bits(g, word) & GC_HONOR);
	vn_gaz_free(g);
}

/*
 * A user's entries come first among those of their words, last added first; what
 * was built in stays, and other stores do not see them.
 */
static void
test_user(void **state)
{
	struct vn_gaz *g = vn_gaz_open(), *other = vn_gaz_open();

	(void)state;
	assert_non_null(g);
	assert_non_null(other);
	add_well(g, "Hợp chúng quốc Hoa Kỳ\tORG\tHKO\nHợp chúng\tPER\t-\n");
	has(g, "Hợp chúng quốc Hoa Kỳ", "*PER:2:- *ORG:5:HKO LOC:5:Mỹ");
	add_well(g, "\xef\xbb\xbf# ours\r\n\r\nHợp chúng quốc Hoa kỳ\tLAW\tb\r\n");
	has(g, "Hợp chúng quốc Hoa Kỳ",
	    "*PER:2:- *LAW:5:b *ORG:5:HKO LOC:5:Mỹ");
	has(g, "Hợp Chúng Quốc Hoa kỳ", "*PER:2:- *LAW:5:b");
	lacks(g, "Hợp Chúng Quốc Hoa kỳ", "HKO");
	has(other, "Hợp chúng quốc Hoa Kỳ", "LOC:5:Mỹ");
	lacks(other, "Hợp chúng quốc Hoa Kỳ", "*");
	sound(&g->v);
	vn_gaz_free(g);
	vn_gaz_free(other);
}

/* Spellings of one word; commas and dashes that may be missing. */
static void
test_words(void **state)
{
	struct vn_gaz *g = vn_gaz_new();

	(void)state;
	assert_non_null(g);
	matches(g, "Hòa", "");
	add_well(g, "Thúy Mỹ\tPER\t1\nĐA-7\tID\t2\nBộ X, Y\tORG\t3");
	matches(g, "Thuý Mĩ", "*PER:2:1");
	matches(g, "THÚY MỸ", "*PER:2:1");
	matches(g, "thúy Mỹ", "");
	matches(g, "ĐA 7", "*ID:2:2");
	matches(g, "ĐA, 7", "");
	matches(g, "Bộ X, Y", "*ORG:3:3");
	matches(g, "Bộ X Y", "*ORG:3:3");
	matches(g, "Bộ X - Y", "");
	sound(&g->v);
	vn_gaz_free(g);
}

/* Stores grow as far as it takes, with or without what is built in. */
static void
test_grow(void **state)
{
	enum { N = 40000 };
	struct vn_buf b = VN_BUF_INIT;
	struct vn_gaz *g;
	const char *why;
	char s[80], want[80];
	size_t line;
	int i, builtin;

	(void)state;
	for (i = 0; i < N; i++) {
		snprintf(s, sizeof s, "Zq %d %d\tORG\tid%d\n", i % 200, i, i);
		assert_int_equal(vn_buf_adds(&b, s), 0);
	}
	for (builtin = 0; builtin < 2; builtin++) {
		g = builtin ? vn_gaz_open() : vn_gaz_new();
		assert_non_null(g);
		assert_int_equal(vn_gaz_add(g, b.s, b.n, &line, &why), 0);
		sound(&g->v);
		for (i = 0; i < N; i += 997) {
			snprintf(s, sizeof s, "Zq %d %d", i % 200, i);
			snprintf(want, sizeof want, "*ORG:3:id%d", i);
			matches(g, s, want);
		}
		has(g, "Hợp chúng quốc Hoa Kỳ", builtin ? "LOC:5:Mỹ" : "");
		vn_gaz_free(g);
	}
	vn_buf_fini(&b);
}

/* Bad lines are told by number and fault; what came before is kept. */
static void
test_bad(void **state)
{
	static const struct {
		const char *s, *why;
		size_t line;
	} bad[] = {
		{ "Hà Nội", "no type: a line is text TAB type TAB id", 1 },
		{ "# a\nHà Nội\tNOI\t-", "no such type", 2 },
		{ "Hà Nội\tLOC\t-\n\n\tLOC\t-", "no text", 3 },
		{ "Hà Nội\tLOC\t-\tx", "no such flag", 1 },
		{ "Hà Nội\tPER\t-\tfamily=6", "a value is from 1 to 5", 1 },
		{ "Hà Nội\tWORD\tfunc", "no such type", 1 },
		{ "a b c d e f g h i k l m n o p q r s t u v x y z a\tLOC\t-",
		    "too many words", 1 },
	};
	/* a NUL does not end a name (was read beyond its end) */
	static const char nul[] = "Hà Nội\tLOC\t-\tcap\0 and much that follows";
	struct vn_gaz *g;
	const char *why;
	size_t i, line;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_non_null(g = vn_gaz_new());
		assert_int_equal(add(g, bad[i].s, &line, &why), 1);
		assert_int_equal(line, bad[i].line);
		assert_string_equal(why, bad[i].why);
		vn_gaz_free(g);
	}
	vn_gaz_free(NULL);
	assert_non_null(g = vn_gaz_new());
	assert_int_equal(vn_gaz_add(g, nul, sizeof nul - 1, &line, &why), 1);
	assert_string_equal(why, "no such flag");
	assert_int_equal(add(g, "Hà Nội\tLOC\tx\nHà\tX\t-", &line, &why), 1);
	matches(g, "Hà Nội", "*LOC:2:x");
	vn_gaz_free(g);
}

static void
list(struct vn_gaz *g, const char *name, const char *s, const char *fault)
{
	const char *why;
	size_t line;

	assert_int_equal(vn_gaz_add_list(g, name, s, strlen(s), &line, &why),
	    *fault != '\0');
	assert_string_equal(why, fault);
}

/* The name of a list tells what its entries are. */
static void
test_lists(void **state)
{
	struct vn_gaz *g = vn_gaz_new();
	const struct vn_gaz_syl *y;
	uint32_t word;

	(void)state;
	assert_non_null(g);
	list(g, "words", "zqa\tWORD\thonor\n", "");
	list(g, "words", "zqa\tWORD\tno\n", "no such class");
	list(g, "heads", "Zqb\tORG\t-\nzqc\tLOC\t-\n", "");
	list(g, "titles", "zqd\tTITLE\t-\tprefix\n", "");
	list(g, "names", "Zqe\tPER\t-\tfamily=3\nZqe\tPER\t-\tfamily=2,given=4\n"
	    "Zqe Zqf\tPER\t-\n", "");
	list(g, "notnames", "Zqg\tNONE\t-\nZqh\tNONE\t-\tstart\n", "");
	list(g, "places-world", "Zqi\tLOC\t-\n", "");
	list(g, "bodies", "Zqj\tORG\t-\nZqk\tNONE\t-\n", "no such type");
#define BITS(w) vn_gaz_bits(g, vn_gaz_word(g, vn_scan_key(w, 3)))
	assert_int_equal(BITS("zqa"), GC_HONOR);
	assert_int_equal(BITS("zqb"), GC_ORGHEAD);
	assert_int_equal(BITS("zqc"), GC_LOCHEAD);
	assert_int_equal(BITS("zqd"), GC_TITLEPRE);
	assert_int_equal(BITS("zqg"), GC_NOTNAME);
	assert_int_equal(BITS("zqh"), GC_FUNC);
#undef BITS
	matches(g, "zqa", "WORD:1:");
	matches(g, "zqb", "WORD:1:");
	matches(g, "Zqe Zqf", "WORD:1: WORD:1: PER:2:-");
	matches(g, "Zqi", "LOC:1:-");
	matches(g, "Zqj", "ORG:1:-");
	word = vn_gaz_word(g, vn_scan_key("zqe", 3));
	y = vn_gaz_syl(g, word);
	assert_int_equal(y->family, 3);
	assert_int_equal(y->given, 4);
	assert_int_equal(vn_gaz_begins(g, word), 0);
	assert_int_equal(vn_gaz_begins(g, vn_gaz_word(g,
	    vn_scan_key("zqb", 3))), 1);
	vn_gaz_free(g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_builtin),
		cmocka_unit_test(test_user),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_grow),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
