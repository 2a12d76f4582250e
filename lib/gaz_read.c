#include <errno.h>
#include <string.h>

#include "ent.h"
#include "gaz_class.h"
#include "gaz_parts.h"

/* What the entries of a list are. */
enum list { LIST_ENTITY, LIST_HEADS, LIST_TITLES, LIST_NAMES, LIST_WORDS,
	LIST_NOTNAMES, LIST_WORLD, LIST_USER };

/* A text that is read into a store. */
struct reader {
	struct vn_gaz *g;
	enum list list;
	char	 type[16];	/* type of the line before, and */
	size_t	 ntype;
	int	 ty;		/* what that is */
	struct vn_scan scan;	/* cuts entries into words */
};

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
		if (v[i].name[0] == s[0] && strlen(v[i].name) == n &&
		    memcmp(v[i].name, s, n) == 0)
			return v[i].value;
	return 0;
}

/*
 * The capital of a word counts, but not where lists of words are written as in
 * the middle of a sentence or at its start alike.
 */
static int
must_cap(const struct reader *r, size_t i, const struct vn_gaz_entry *e)
{
	const struct vn_tk *t = tk(&r->scan, i);

	if ((t->flags & TF_CAP) == 0)
		return 0;
	if (r->list != LIST_HEADS && r->list != LIST_TITLES)
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
#undef GREATER
	a->particle |= (e->flags & GF_PARTICLE) != 0;
}

/* Walk the words of s[0..n) into the trie, and tell of them in *e. */
static const char *
walk(struct reader *r, const char *s, size_t n, struct vn_gaz_entry *e,
    const struct vn_gaz_syl *y, uint32_t *node, uint32_t *first)
{
	struct vn_gaz *g = r->g;
	struct vn_scan *x = &r->scan;
	const struct vn_tk *t;
	uint32_t word;
	size_t i;

	vn_scan_start(x, s, n);
	vn_scan_fill(x, 0);
	*node = 0;
	for (i = 0; tk(x, i)->kind != TK_END; i++) {
		t = tk(x, i);
		if (gaz_skipped(t) && i > 0) {
			e->punct |= gaz_punct(t);
			continue;
		}
		if (e->words == VN_GAZ_LONGEST)
			return "too many words";
		if (must_cap(r, i, e))
			e->caps |= 1u << e->words;
		e->words++;
		word = gaz_intern(g, s + t->s, t->e - t->s, gaz_token_key(x, i));
		if (word == 0 || (*node = gaz_step(g, *node, word)) == 0)
			return NULL;
		if (e->words == 1)
			*first = word;
		if (e->words == 1 && tk(x, i + 1)->kind == TK_END) {
			g->word[word].bits |= e->cls;
			if (r->list == LIST_NAMES)
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
	    "clan", "foreign" };
	uint8_t *val[] = { &y->family, &y->middle, &y->given, &y->clan,
	    &y->foreign };
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
read_type(struct reader *r, const char *s, size_t ntext, size_t n,
    const char *id, size_t nid, struct vn_gaz_entry *e)
{
	int ty;

	/* lines of one type stand together */
	if (r->ntype != n || n == 0 || memcmp(r->type, s, n) != 0) {
		r->ntype = n < sizeof r->type ? n : 0;
		memcpy(r->type, s, r->ntype);
		r->ty = vn_ent_type(s, n);
	}
	ty = r->ty;
	e->type = VN_GAZ_WORD;
	switch (r->list) {
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
	default:
		break;
	}
	if (ty == -1)
		return "no such type";
	e->type = (uint8_t)ty;
	e->user = r->list == LIST_USER;
	e->world = r->list == LIST_WORLD;
	return "";
}

/* One line.  "" when all is well, else the fault; NULL with errno ENOMEM. */
static const char *
add_line(struct reader *r, const char *s, size_t n)
{
	struct vn_gaz_entry e;
	struct vn_gaz_syl y;
	size_t at = 0, ntext, type, ntype, id, nid, flags;
	const char *why;
	uint32_t node, first = 0;

	memset(&e, 0, sizeof e);
	memset(&y, 0, sizeof y);
	ntext = field(s, n, &at);
	type = at;
	ntype = field(s, n, &at);
	id = at;
	nid = field(s, n, &at);
	flags = at;
	if (type > n)
		return "no type: a line is text TAB type TAB id";
	if (flags < n && *(why = read_flags(s + flags, field(s, n, &at), &e,
	    &y)) != '\0')
		return why;
	why = read_type(r, s + type, ntext, ntype, s + id, nid, &e);
	if (*why != '\0')
		return why;
	why = walk(r, s, ntext, &e, &y, &node, &first);
	if (why == NULL || *why != '\0')
		return why;
	if (e.type != VN_GAZ_WORD)	/* else it was the class */
		e.nid = (uint32_t)nid;
	return gaz_enter(r->g, &e, s + id, first, node) == 0 ? "" : NULL;
}

/* The lines of s[0..n) up to the first that is bad. */
static int
read_lines(struct reader *r, const char *s, size_t n, size_t *line,
    const char **why)
{
	const char *p;
	size_t k, at;

	for (at = 1; n > 0; at++) {
		p = memchr(s, '\n', n);
		k = p != NULL ? (size_t)(p - s) : n;
		n -= p != NULL ? k + 1 : k;
		if (at == 1 && k >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
			s += 3, k -= 3;
		if (k > 0 && s[k - 1] == '\r')
			k--;
		if (k > 0 && s[0] != '#') {
			if ((*why = add_line(r, s, k)) == NULL)
				return -1;
			if (**why != '\0') {
				*line = at;
				return 1;
			}
		}
		s = p != NULL ? p + 1 : s + k;
	}
	return 0;
}

static int
add(struct vn_gaz *g, enum list list, const char *s, size_t n, size_t *line,
    const char **why)
{
	struct reader r;
	int rc;

	memset(&r, 0, sizeof r);
	r.g = g;
	r.list = list;
	*line = 0;
	*why = "";
	if (gaz_own(g) == -1)
		return -1;
	if (vn_scan_init(&r.scan) == -1) {
		errno = ENOMEM;
		return -1;
	}
	rc = read_lines(&r, s, n, line, why);
	vn_scan_fini(&r.scan);
	if (rc == -1) {
		*why = "";
		errno = ENOMEM;
	}
	return rc;
}

int
vn_gaz_add(struct vn_gaz *g, const char *s, size_t n, size_t *line,
    const char **why)
{
	return add(g, LIST_USER, s, n, line, why);
}

int
vn_gaz_add_list(struct vn_gaz *g, const char *list, const char *s, size_t n,
    size_t *line, const char **why)
{
	return add(g, (enum list)named(list_name, COUNT(list_name), list,
	    strlen(list)), s, n, line, why);
}
