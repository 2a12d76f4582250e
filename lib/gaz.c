#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "ent.h"
#include "gaz.h"
#include "gaz_class.h"
#include "scan.h"
#include "syl.h"
#include "utf8.h"

/*
 * Words are numbered from 1; spellings of one word share a number.  A node of the
 * trie is a number too, 0 is the root; an edge is found by hashing.
 */
struct slot {
	uint64_t key;
	uint32_t word;		/* 0: free */
};

struct word {
	uint32_t bits;		/* classes of the word alone */
	uint8_t	 small;		/* begins an entry, in small letters */
	struct vn_gaz_syl syl;
	uint32_t node;		/* of entries that begin with it, or 0 */
};

struct edge {
	uint32_t from, word, to;	/* to == 0: free */
};

struct vn_gaz {
	struct slot *slot;
	size_t	 nslot, slots;		/* used, and a power of two */
	struct word *word;
	size_t	 nword, word_cap;
	struct edge *edge;
	size_t	 nedge, edges;
	uint32_t *node;			/* its first entry, or 0 */
	size_t	 nnode, node_cap;
	struct vn_gaz_entry *entry;	/* the first is none */
	size_t	 nentry, entry_cap;
	struct vn_buf ids;
	int	 list;			/* that is being read, enum list */
	char	 type[16];		/* type of the line before, and */
	size_t	 ntype;
	int	 ty;			/* what that is */
	struct vn_scan scan;		/* cuts entries into words */
};

/* What the entries of a list are. */
enum list { LIST_ENTITY, LIST_HEADS, LIST_TITLES, LIST_NAMES, LIST_WORDS,
	LIST_NOTNAMES, LIST_WORLD, LIST_USER };

struct named {
	const char *name;
	uint32_t value;
};

static const struct named class_name[] = VN_GAZ_CLASSES;
static const struct named flag_name[] = VN_GAZ_FLAGS;
static const struct named list_name[] = {
	{ "heads", LIST_HEADS }, { "titles", LIST_TITLES },
	{ "names", LIST_NAMES }, { "words", LIST_WORDS },
	{ "notnames", LIST_NOTNAMES }, { "places-world", LIST_WORLD },
};

#define COUNT(v) (sizeof (v) / sizeof (v)[0])

/* The value of the name s[0..n), or 0. */
static uint32_t
named(const struct named *v, size_t count, const char *s, size_t n)
{
	size_t i;

	for (i = 0; n > 0 && i < count; i++)
		if (v[i].name[0] == s[0] && strncmp(v[i].name, s, n) == 0 &&
		    v[i].name[n] == '\0')
			return v[i].value;
	return 0;
}

#define FIRST	16384		/* room at first: about the built-in lists */

static size_t
spread(uint64_t key, size_t mask)
{
	return (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 32) & mask;
}

static uint64_t
edge_key(uint32_t from, uint32_t word)
{
	return (uint64_t)from << 32 | word;
}

/* --- memory --- */

static int
more(void *pp, size_t *cap, size_t n, size_t size)
{
	void **v = pp, *p;
	size_t want = *cap ? *cap * 2 : FIRST;

	if (n < *cap)
		return 0;
	/* the first time: pages nobody writes to cost nothing */
	if (*v == NULL) {
		*cap = want;
		return (*v = calloc(want, size)) != NULL ? 0 : -1;
	}
	if ((p = realloc(*v, want * size)) == NULL)
		return -1;
	memset((char *)p + *cap * size, 0, (want - *cap) * size);
	*v = p;
	*cap = want;
	return 0;
}

static struct slot *
find_slot(const struct vn_gaz *g, uint64_t key)
{
	size_t i = spread(key, g->slots - 1);

	while (g->slot[i].word != 0 && g->slot[i].key != key)
		i = (i + 1) & (g->slots - 1);
	return &g->slot[i];
}

static struct edge *
find_edge(const struct vn_gaz *g, uint32_t from, uint32_t word)
{
	size_t i = spread(edge_key(from, word), g->edges - 1);
	const struct edge *e;

	for (;; i = (i + 1) & (g->edges - 1)) {
		e = &g->edge[i];
		if (e->to == 0 || (e->from == from && e->word == word))
			return &g->edge[i];
	}
}

/* Twice the size when more than half full. */
static int
room_slots(struct vn_gaz *g)
{
	struct slot *old = g->slot;
	size_t i, n = g->slots;

	if (g->nslot * 2 < n)
		return 0;
	if ((g->slot = calloc(n * 2, sizeof *g->slot)) == NULL) {
		g->slot = old;
		return -1;
	}
	g->slots = n * 2;
	for (i = 0; i < n; i++)
		if (old[i].word != 0)
			*find_slot(g, old[i].key) = old[i];
	free(old);
	return 0;
}

static int
room_edges(struct vn_gaz *g)
{
	struct edge *old = g->edge;
	size_t i, n = g->edges;

	if (g->nedge * 2 < n)
		return 0;
	if ((g->edge = calloc(n * 2, sizeof *g->edge)) == NULL) {
		g->edge = old;
		return -1;
	}
	g->edges = n * 2;
	for (i = 0; i < n; i++)
		if (old[i].to != 0)
			*find_edge(g, old[i].from, old[i].word) = old[i];
	free(old);
	return 0;
}

/* --- words and their spellings --- */

static int
spell(struct vn_gaz *g, uint64_t key, uint32_t word)
{
	struct slot *sl;

	if (room_slots(g) == -1)
		return -1;
	sl = find_slot(g, key);
	if (sl->word == 0) {
		sl->key = key;
		sl->word = word;
		g->nslot++;
	}
	return 0;
}

/* Swap i and y at the end of s[0..n); the new length, or 0 if there is none. */
static size_t
swap_iy(const char *s, size_t n, char *dst)
{
	static const char pair[][2][4] = { { "i", "y" }, { "ì", "ỳ" },
	    { "í", "ý" }, { "ỉ", "ỷ" }, { "ĩ", "ỹ" }, { "ị", "ỵ" } };
	size_t i, k, from, to;
	int side;

	if (n < 2 || n > 8 || strchr("hklmstvHKLMSTV", s[0]) == NULL)
		return 0;
	for (i = 0; i < sizeof pair / sizeof pair[0]; i++)
		for (side = 0; side < 2; side++) {
			from = strlen(pair[i][side]);
			to = strlen(pair[i][!side]);
			if (n != 1 + from || memcmp(s + 1, pair[i][side], from))
				continue;
			dst[0] = s[0];
			for (k = 0; k < to; k++)
				dst[1 + k] = pair[i][!side][k];
			return 1 + to;
		}
	return 0;
}

/*
 * The word s[0..n) may have another place for its tone mark: it ends in oa, oe or
 * uy with a mark (hòa, hoà).  A quick look, not the rule.
 */
static int
may_move(const char *s, size_t n)
{
	size_t i = n;

	if (n < 3)
		return 0;
	if ((unsigned char)s[n - 1] < 0x80)
		return strchr("aeyAEY", s[n - 1]) != NULL &&
		    (unsigned char)s[n - 2] >= 0x80;
	while (i > 0 && (unsigned char)s[i - 1] >= 0x80)
		i--;
	return i > 0 && strchr("ouOU", s[i - 1]) != NULL;
}

/*
 * The number of the word s[0..n) with this key; a new word is entered with all
 * its spellings: hòa and hoà, kỹ and kĩ.  0 with errno ENOMEM.
 */
static uint32_t
intern(struct vn_gaz *g, const char *s, size_t n, uint64_t key)
{
	static const int styles[] = { VN_TONE_OLD, VN_TONE_NEW };
	uint32_t word = find_slot(g, key)->word;
	char t[80];
	size_t i, k;
	int moved;

	if (word != 0)
		return word;
	if (more(&g->word, &g->word_cap, ++g->nword, sizeof *g->word) == -1 ||
	    spell(g, key, (uint32_t)g->nword) == -1)
		return 0;
	word = (uint32_t)g->nword;
	if (n > 24)
		return word;
	for (i = 0; i < 2 && may_move(s, n); i++) {
		k = vn_syl_tone(t, s, n, styles[i], &moved);
		if (moved && spell(g, vn_scan_key(t, k), word) == -1)
			return 0;
	}
	if ((k = swap_iy(s, n, t)) > 0 &&
	    spell(g, vn_scan_key(t, k), word) == -1)
		return 0;
	return word;
}

/* What a token is called in the trie: digits and marks have names too. */
static uint64_t
token_key(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);
	uint64_t key = t->kind;
	size_t k;

	if (t->kind == TK_WORD)
		return t->key;
	if (t->kind == TK_PUNCT)
		return key << 16 | t->id;
	for (k = t->s; k < t->e; k++)
		key = (key ^ (unsigned char)x->s[k]) *
		    UINT64_C(0x100000001b3);
	return key;
}

/* Commas and dashes are no part of the way through the trie. */
static int
is_skipped(const struct vn_tk *t)
{
	return t->kind == TK_PUNCT && (t->id == ',' || t->id == '-');
}

static int
punct_bit(const struct vn_tk *t)
{
	return t->id == ',' ? 1 : 2;
}

/* --- entering --- */

static uint32_t
step(struct vn_gaz *g, uint32_t node, uint32_t word)
{
	struct edge *e;
	uint32_t *to;

	if (node == 0) {
		to = &g->word[word].node;
		if (*to != 0)
			return *to;
		*to = (uint32_t)++g->nnode;
	} else {
		if (room_edges(g) == -1)
			return 0;
		e = find_edge(g, node, word);
		if (e->to != 0)
			return e->to;
		e->from = node;
		e->word = word;
		e->to = (uint32_t)++g->nnode;
		g->nedge++;
	}
	if (more(&g->node, &g->node_cap, g->nnode, sizeof *g->node) == -1)
		return 0;
	return (uint32_t)g->nnode;
}

/*
 * The capital of a word counts, but not where lists of words are written as in
 * the middle of a sentence or at its start alike.
 */
static int
must_cap(const struct vn_gaz *g, const struct vn_scan *x, size_t i,
    const struct vn_gaz_entry *e)
{
	const struct vn_tk *t = tk(x, i);

	if ((t->flags & TF_CAP) == 0)
		return 0;
	if (g->list != LIST_HEADS && g->list != LIST_TITLES)
		return 1;
	return (e->flags & GF_CAP && i == 0) || t->flags & TF_UPPER;
}

/* A word may stand in the list more than once: the greatest values count. */
static void
know_syl(struct vn_gaz_syl *a, const struct vn_gaz_syl *y,
    const struct vn_gaz_entry *e)
{
#define GREATER(f) (a->f = a->f > y->f ? a->f : y->f)
	GREATER(family);
	GREATER(middle);
	GREATER(given);
	GREATER(clan);
	GREATER(foreign);
	GREATER(word);
#undef GREATER
	a->particle |= (e->flags & GF_PARTICLE) != 0;
}

/* Entry e also counts when its first word has no capital. */
static int
may_begin_small(const struct vn_gaz_entry *e)
{
	if (e->type == VN_GAZ_WORD)
		return (e->caps & 1) == 0 && (e->cls & (GC_ORGHEAD |
		    GC_LOCHEAD | GC_TITLE | GC_TITLEPRE)) != 0;
	return (e->caps & 1) == 0 || (e->type == VN_ENT_ORG && !e->user &&
	    (e->caps & ~1u) != 0);
}

/* Walk the words of s[0..n) into the trie, and tell of them in *e. */
static const char *
walk(struct vn_gaz *g, const char *s, size_t n, struct vn_gaz_entry *e,
    const struct vn_gaz_syl *y, uint32_t *node, uint32_t *first)
{
	struct vn_scan *x = &g->scan;
	const struct vn_tk *t;
	uint32_t word;
	size_t i;

	vn_scan_start(x, s, n);
	vn_scan_fill(x, 0);
	*node = 0;
	for (i = 0; tk(x, i)->kind != TK_END; i++) {
		t = tk(x, i);
		if (is_skipped(t) && i > 0) {
			e->punct |= punct_bit(t);
			continue;
		}
		if (e->words == VN_GAZ_LONGEST)
			return "too many words";
		if (must_cap(g, x, i, e))
			e->caps |= 1u << e->words;
		e->words++;
		word = intern(g, s + t->s, t->e - t->s, token_key(x, i));
		if (word == 0 || (*node = step(g, *node, word)) == 0)
			return NULL;
		if (e->words == 1)
			*first = word;
		if (e->words == 1 && tk(x, i + 1)->kind == TK_END) {
			g->word[word].bits |= e->cls;
			if (g->list == LIST_NAMES)
				know_syl(&g->word[word].syl, y, e);
		}
	}
	return e->words > 0 ? "" : "no text";
}

/* field s[at..) up to the next TAB: its length; *at moves behind it. */
static size_t
field(const char *s, size_t n, size_t *at)
{
	const char *p = *at < n ? memchr(s + *at, '\t', n - *at) : NULL;
	size_t from = *at, len;

	if (from > n)
		return 0;
	len = p != NULL ? (size_t)(p - s) - from : n - from;
	*at = from + len + 1;
	return len;
}

/* One flag, with its value if it has one. */
static const char *
read_flag(const char *s, size_t n, struct vn_gaz_entry *e,
    struct vn_gaz_syl *y)
{
	static const char *const syl[] = { "family", "middle", "given",
	    "clan", "foreign", "word" };
	uint8_t *val[] = { &y->family, &y->middle, &y->given, &y->clan,
	    &y->foreign, &y->word };
	const char *eq = memchr(s, '=', n);
	size_t i, k = eq != NULL ? (size_t)(eq - s) : n;
	uint32_t flag;

	for (i = 0; eq != NULL && i < COUNT(syl); i++)
		if (syl[i][0] == s[0] && strlen(syl[i]) == k && memcmp(syl[i], s, k) == 0) {
			if (n != k + 2 || eq[1] < '1' || eq[1] > '5')
				return "a value is from 1 to 5";
			*val[i] = (uint8_t)(eq[1] - '0');
			return "";
		}
	if ((flag = named(flag_name, COUNT(flag_name), s, n)) == 0)
		return "no such flag";
	e->flags |= flag;
	return "";
}

static const char *
read_flags(const char *s, size_t n, struct vn_gaz_entry *e,
    struct vn_gaz_syl *y)
{
	const char *p, *why;
	size_t k;

	for (; n > 0; s += k, n -= k) {
		p = memchr(s, ',', n);
		k = p != NULL ? (size_t)(p - s) : n;
		if (k > 0 && *(why = read_flag(s, k, e, y)) != '\0')
			return why;
		if (p != NULL)
			k++;
	}
	return "";
}

/* What an entry of the list that is read is: its type and classes. */
static const char *
read_type(struct vn_gaz *g, const char *s, size_t ntext, size_t n,
    const char *id, size_t nid, struct vn_gaz_entry *e)
{
	int ty;

	/* lines of one type stand together */
	if (g->ntype != n || n == 0 || memcmp(g->type, s, n) != 0) {
		g->ntype = n < sizeof g->type ? n : 0;
		memcpy(g->type, s, g->ntype);
		g->ty = vn_ent_type(s, n);
	}
	ty = g->ty;
	e->type = VN_GAZ_WORD;
	switch (g->list) {
	case LIST_WORDS:
		e->cls = named(class_name, COUNT(class_name), id, nid);
		return e->cls != 0 ? "" : "no such class";
	case LIST_NOTNAMES:
		e->cls = e->flags & GF_START ? GC_FUNC : GC_NOTNAME;
		return "";
	case LIST_HEADS:
		e->cls = ty == VN_ENT_ORG ? GC_ORGHEAD : ty == VN_ENT_LOC ?
		    GC_LOCHEAD : ty == VN_ENT_PER ? GC_HONOR : GC_BLOCK;
		return "";
	case LIST_TITLES:
		e->cls = e->flags & GF_PREFIX ? GC_TITLEPRE :
		    e->flags & GF_SUFFIX ? GC_TITLEPOST : GC_TITLE;
		return "";
	case LIST_NAMES:
		/* single words are parts of names, more of them a name */
		if (memchr(s - 1 - ntext, ' ', ntext) != NULL)
			break;
		return "";
	}
	if (ty == -1)
		return "no such type";
	e->type = (uint8_t)ty;
	e->user = g->list == LIST_USER;
	e->world = g->list == LIST_WORLD;
	return "";
}

/* One line.  "" when all is well, else the fault; NULL with errno ENOMEM. */
static const char *
add_line(struct vn_gaz *g, const char *s, size_t n)
{
	struct vn_gaz_entry e;
	struct vn_gaz_syl y;
	size_t at = 0, ntext, type, ntype, id, flags;
	const char *why;
	uint32_t node, first;

	memset(&e, 0, sizeof e);
	memset(&y, 0, sizeof y);
	ntext = field(s, n, &at);
	type = at;
	ntype = field(s, n, &at);
	id = at;
	e.nid = (uint32_t)field(s, n, &at);
	flags = at;
	if (type > n)
		return "no type: a line is text TAB type TAB id";
	if (flags < n && *(why = read_flags(s + flags, field(s, n, &at), &e,
	    &y)) != '\0')
		return why;
	why = read_type(g, s + type, ntext, ntype, s + id, e.nid, &e);
	if (*why != '\0')
		return why;
	e.id = (uint32_t)g->ids.n;
	if (e.nid > 0 && e.type != VN_GAZ_WORD &&
	    vn_buf_add(&g->ids, s + id, e.nid) == -1)
		return NULL;
	why = walk(g, s, ntext, &e, &y, &node, &first);
	if (why == NULL || *why != '\0')
		return why;
	if (more(&g->entry, &g->entry_cap, ++g->nentry,
	    sizeof *g->entry) == -1)
		return NULL;
	g->word[first].small |= may_begin_small(&e);
	e.next = g->node[node];
	g->node[node] = (uint32_t)g->nentry;
	g->entry[g->nentry] = e;
	return "";
}

/* %list NAME */
static void
change_list(struct vn_gaz *g, const char *s, size_t n)
{
	g->list = (int)named(list_name, COUNT(list_name), s + 6, n - 6);
}

static int
add(struct vn_gaz *g, const char *s, size_t n, size_t *line, const char **why,
    int list)
{
	const char *p;
	size_t k;

	const char *bad = "";
	size_t at;

	g->list = list;
	*line = 0;
	*why = "";
	for (at = 1; n > 0; ++at) {
		p = memchr(s, '\n', n);
		k = p != NULL ? (size_t)(p - s) : n;
		n -= p != NULL ? k + 1 : k;
		if (at == 1 && k >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
			s += 3, k -= 3;
		if (k > 0 && s[k - 1] == '\r')
			k--;
		if (list != LIST_USER && k > 6 && memcmp(s, "%list ", 6) == 0)
			change_list(g, s, k);
		else if (k > 0 && s[0] != '#' &&
		    (bad = add_line(g, s, k)) == NULL)
			return -1;
		if (*bad != '\0' && **why == '\0') {
			*line = at;
			*why = bad;
			if (list == LIST_USER)
				break;
		}
		s = p != NULL ? p + 1 : s + k;
	}
	return **why != '\0';
}

int
vn_gaz_add(struct vn_gaz *g, const char *s, size_t n, size_t *line,
    const char **why)
{
	return add(g, s, n, line, why, LIST_USER);
}

int
vn_gaz_add_lists(struct vn_gaz *g, const char *s, size_t n, size_t *line,
    const char **why)
{
	return add(g, s, n, line, why, LIST_ENTITY);
}

/* --- the whole --- */

static struct vn_gaz *
new_gaz(size_t slots, size_t edges)
{
	struct vn_gaz *g = calloc(1, sizeof *g);

	if (g == NULL)
		return NULL;
	g->slots = slots;
	g->edges = edges;
	g->slot = calloc(slots, sizeof *g->slot);
	g->edge = calloc(edges, sizeof *g->edge);
	if (g->slot == NULL || g->edge == NULL ||
	    vn_scan_init(&g->scan) == -1 ||
	    more(&g->word, &g->word_cap, 0, sizeof *g->word) == -1 ||
	    more(&g->node, &g->node_cap, 0, sizeof *g->node) == -1 ||
	    more(&g->entry, &g->entry_cap, 0, sizeof *g->entry) == -1) {
		vn_gaz_free(g);
		errno = ENOMEM;
		return NULL;
	}
	return g;
}

struct vn_gaz *
vn_gaz_new(void)
{
	return new_gaz(1024, 1024);
}

const void *vn_names_builtin(size_t *);

struct vn_gaz *
vn_gaz_open(void)
{
	struct vn_gaz *g = new_gaz(1 << 14, 1 << 17);
	const char *s, *why;
	size_t line, n;

	if (g == NULL)
		return NULL;
	s = vn_names_builtin(&n);
	/* Bad lines are left out here; make check tells of them. */
	if (vn_gaz_add_lists(g, s, n, &line, &why) != -1)
		return g;
	vn_gaz_free(g);
	errno = ENOMEM;
	return NULL;
}

void
vn_gaz_free(struct vn_gaz *g)
{
	if (g == NULL)
		return;
	vn_scan_fini(&g->scan);
	vn_buf_fini(&g->ids);
	free(g->slot);
	free(g->word);
	free(g->edge);
	free(g->node);
	free(g->entry);
	free(g);
}

const char *
vn_gaz_id(const struct vn_gaz *g, const struct vn_gaz_entry *e, size_t *n)
{
	*n = e->nid;
	return g->ids.s + e->id;
}

/* --- looking up --- */

uint32_t
vn_gaz_word(const struct vn_gaz *g, uint64_t key)
{
	return find_slot(g, key)->word;
}

uint32_t
vn_gaz_bits(const struct vn_gaz *g, uint32_t word)
{
	return g->word[word].bits;
}

const struct vn_gaz_syl *
vn_gaz_syl(const struct vn_gaz *g, uint32_t word)
{
	return &g->word[word].syl;
}

int
vn_gaz_begins(const struct vn_gaz *g, uint32_t word)
{
	return g->word[word].small;
}

/* The number of the word at token i, kept in the token; 0: none. */
static uint32_t
word_at(const struct vn_gaz *g, const struct vn_scan *x, size_t i)
{
	struct vn_tk *t;

	if (tk(x, i)->kind == TK_END)
		return 0;
	t = &x->t[i];
	if (t->gaz == 0)
		t->gaz = vn_gaz_word(g, token_key(x, i)) + 1;
	return t->gaz - 1;
}

/* Capitals caps of a text (its k words) are enough for entry e. */
static int
good_caps(const struct vn_gaz_entry *e, uint32_t caps)
{
	uint32_t lack = e->caps & ~caps;

	if (lack == 0)
		return 1;
	return lack == 1 && may_begin_small(e);
}

size_t
vn_gaz_match(const struct vn_gaz *g, const struct vn_scan *x, size_t i,
    struct vn_gaz_hit *hit)
{
	const struct vn_gaz_entry *e;
	uint32_t caps = 0, node = 0, word, ent;
	size_t n = 0, j = i, words = 0;
	int skipped = 0;

	for (; words < VN_GAZ_LONGEST && n < VN_GAZ_HITS; j++) {
		if (words > 0 && is_skipped(tk(x, j))) {
			skipped |= punct_bit(tk(x, j));
			if (tk(x, ++j)->kind == TK_END)
				break;
		}
		if ((word = word_at(g, x, j)) == 0)
			break;
		node = words == 0 ? g->word[word].node :
		    find_edge(g, node, word)->to;
		if (node == 0)
			break;
		if (tk(x, j)->flags & TF_CAP)
			caps |= 1u << words;
		words++;
		for (ent = g->node[node]; ent != 0 && n < VN_GAZ_HITS;
		    ent = e->next) {
			e = &g->entry[ent];
			if ((skipped & ~e->punct) || !good_caps(e, caps))
				continue;
			hit[n].end = j + 1;
			hit[n++].e = e;
		}
	}
	return n;
}
