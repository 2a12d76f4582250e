#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "feat.h"
#include "syl.h"
#include "utf8.h"

/*
 * Tables are asked for memory this many units before it is needed: waiting for it
 * is what takes the time here.
 */
#define AHEAD	2
#if defined(__GNUC__)
#define PREFETCH(p)	__builtin_prefetch(p)
#else
#define PREFETCH(p)	((void)(p))
#endif

/*
 * The memo: what is known of tokens seen before, by their exact bytes, so that
 * nearly every token costs one look-up.  A token of up to 16 bytes is two
 * numbers; longer ones are worked out each time.  Two places for each hash, the
 * second takes what the first one drops; never grows, never changes a result.
 */
struct known {
	uint64_t lo, hi;
	uint32_t h;
	uint8_t	 n;		/* length, 0: empty */
	uint8_t	 cls;
	uint8_t	 shape;
	uint8_t	 info;
	signed char one[8];	/* VN_FEAT_SLOTS are used */
};

#define MEMO_BITS	12
struct vn_feat_memo {
	struct known k[2 << MEMO_BITS];
};

void
vn_feat_fini(struct vn_feat *x)
{
	free(x->memo);
	free(x->u);
	vn_buf_fini(&x->key);
	memset(x, 0, sizeof(*x));
}

static uint64_t
load(const char *s, size_t n)
{
	uint64_t v = 0;
	uint32_t a, b;

	if (n >= 8) {
		memcpy(&v, s, 8);
		return v;
	}
	if (n >= 4) {
		memcpy(&a, s, 4);
		memcpy(&b, s + n - 4, 4);
		return (uint64_t)a << 32 | b;
	}
	/* all of one, two or three bytes */
	return (uint64_t)(unsigned char)s[0] << 16 |
	    (uint64_t)(unsigned char)s[n / 2] << 8 | (unsigned char)s[n - 1];
}

/* Letters of a token, by case. */
struct letters {
	size_t	upper, lower, hyphen, other;
	int	first_upper;
};

static void
count_letters(struct letters *l, const char *s, size_t n)
{
	size_t i;
	int32_t cp;
	int first = 1;

	memset(l, 0, sizeof(*l));
	for (i = 0; i < n; first = 0) {
		i += (size_t)vn_utf8_get(s + i, n - i, &cp);
		switch (cp == -1 ? UTF8PROC_CATEGORY_CN :
		    utf8proc_category(cp)) {
		case UTF8PROC_CATEGORY_LU:
		case UTF8PROC_CATEGORY_LT:
			l->upper++;
			l->first_upper |= first;
			break;
		case UTF8PROC_CATEGORY_LL:
			l->lower++;
			break;
		case UTF8PROC_CATEGORY_MN:
			break;
		case UTF8PROC_CATEGORY_PD:
			l->hyphen++;
			break;
		default:
			l->other++;
		}
	}
}

/* key is the fold key of s: NFC, so that it parses. */
static int
word_shape(const char *s, size_t n, const struct vn_buf *key)
{
	struct letters l;
	struct vn_syl y;
	int vn;

	count_letters(&l, s, n);
	if (l.hyphen > 0)
		return VN_SHAPE_HYPHEN;
	if (l.other > 0)
		return VN_SHAPE_MIXED;
	if (l.upper == 1 && l.lower == 0)
		return VN_SHAPE_ONE;
	vn = vn_syl_parse(key->s, key->n, &y) != VN_SYL_NO;
	if (l.upper == 0)
		return vn ? VN_SHAPE_LOW : VN_SHAPE_LOWX;
	if (l.lower == 0)
		return vn ? VN_SHAPE_UP : VN_SHAPE_UPX;
	if (l.upper == 1 && l.first_upper)
		return vn ? VN_SHAPE_CAP : VN_SHAPE_CAPX;
	return VN_SHAPE_MIXED;
}

static int
punct_shape(const char *s, size_t n)
{
	int32_t cp;

	vn_utf8_get(s, n, &cp);
	if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026)
		return VN_SHAPE_EDGE;	/* a sentence may begin behind it */
	if (cp == ':')
		return VN_SHAPE_OPEN;
	switch (cp == -1 ? UTF8PROC_CATEGORY_CN : utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PI:
	case UTF8PROC_CATEGORY_PF:
	case UTF8PROC_CATEGORY_PD:
		return VN_SHAPE_OPEN;
	default:
		return cp == '"' ? VN_SHAPE_OPEN : VN_SHAPE_PUNCT;
	}
}

/* Numbers, addresses and the like count as their class only. */
static uint32_t
class_hash(int cls)
{
	char key[2] = { 0, (char)cls };

	return vn_lex_hash(key, 2);
}

/* The weights of a syllable. */
static void
find_one(const struct vn_weights *w, uint32_t h, signed char *one)
{
	uint64_t g = vn_feat_one(h);

	memcpy(one, vn_feat_find(vn_feat_line_of(w->lines, w->bits, g), w->bits,
	    g), VN_FEAT_SLOTS);
}

static int
work_out(struct vn_feat *x, struct known *k, const char *s, size_t n, int cls)
{
	k->info = 0;
	memset(k->one, 0, sizeof(k->one));
	switch (cls) {
	case VN_TOK_WORD:
	case VN_TOK_ABBR:
		x->key.n = 0;
		if (vn_fold(&x->key, s, n, VN_FOLD_TONE | VN_FOLD_CASE) == -1)
			return -1;
		k->h = vn_lex_hash(x->key.s, x->key.n);
		k->shape = (uint8_t)(cls == VN_TOK_ABBR ? VN_SHAPE_ABBR :
		    word_shape(s, n, &x->key));
		if (x->lex.tab != NULL)
			k->info = (uint8_t)vn_lex_get(&x->lex,
			    vn_lex_step(VN_LEX_START, k->h));
		break;
	case VN_TOK_PUNCT:
		k->shape = (uint8_t)punct_shape(s, n);
		k->h = k->shape == VN_SHAPE_EDGE ? 0 : vn_lex_hash(s, n);
		break;
	default:
		k->h = class_hash(cls);
		k->shape = cls == VN_TOK_NUM ? VN_SHAPE_NUM : VN_SHAPE_OTHER;
	}
	if (x->w != NULL && k->h != 0)
		find_one(x->w, k->h, k->one);
	return 0;
}

static int
look_up(struct vn_feat *x, struct vn_unit *u, const char *s, size_t n, int cls)
{
	struct known now, *k;
	uint64_t at;

	if (n > 16) {
		if (work_out(x, &now, s, n, cls) == -1)
			return -1;
		k = &now;
		goto done;
	}
	now.lo = load(s, n);
	now.hi = n > 8 ? load(s + n - 8, 8) : 0;
	now.n = (uint8_t)n;
	now.cls = (uint8_t)cls;
	at = (now.lo * UINT64_C(0x9e3779b97f4a7c15)) ^
	    (now.hi + n) * UINT64_C(0xd6e8feb86659fd93);
	k = &x->memo->k[2 * ((at ^ at >> 32) * UINT64_C(0x9e3779b97f4a7c15) >>
	    (64 - MEMO_BITS))];
	if (k->lo == now.lo && k->hi == now.hi && k->n == now.n &&
	    k->cls == now.cls)
		goto done;
	if (k[1].lo == now.lo && k[1].hi == now.hi && k[1].n == now.n &&
	    k[1].cls == now.cls) {
		k++;
		goto done;
	}
	if (work_out(x, &now, s, n, cls) == -1)
		return -1;
	k[1] = k[0];
	k[0] = now;
done:
	u->h = k->h;
	u->shape = k->shape;
	u->info = k->info;
	memcpy(u->one, k->one, VN_FEAT_SLOTS);
	return 0;
}

static int
is_word(const struct vn_tok *t)
{
	return t->cls == VN_TOK_WORD || t->cls == VN_TOK_ABBR;
}

/* Mark the runs of capitalised units that may be joined. */
static void
mark_runs(struct vn_unit *u, size_t n)
{
	size_t i, k, len;
	int head, before;

	for (i = 0; i < n; i += len) {
		len = 1;
		if (u[i].shape < VN_SHAPE_CAP || u[i].shape > VN_SHAPE_MIXED)
			continue;
		while (i + len < n && u[i + len].can &&
		    u[i + len].shape >= VN_SHAPE_CAP &&
		    u[i + len].shape <= VN_SHAPE_MIXED)
			len++;
		head = u[i].info & VN_LEX_INFO;
		before = (u + i)[-1].shape;
		if (before == VN_SHAPE_EDGE || before == VN_SHAPE_OPEN)
			head |= 0x40;
		for (k = 0; k < len; k++) {
			u[i + k].run_at = (uint8_t)(k < 7 ? k : 7);
			u[i + k].run_len = (uint8_t)(len < 8 ? len : 8);
			u[i + k].run_head = (uint8_t)head;
		}
	}
}

/* The words of the store that start with u[0]; an edge ends them all. */
static void
words_from(const struct vn_lex *lex, struct vn_unit *u)
{
	uint64_t state = vn_lex_step(VN_LEX_START, u->h);
	unsigned info = u->info, len, k;

	for (len = 2; len <= VN_LEX_LONGEST && u[len - 1].can &&
	    (info & VN_LEX_GOES_ON); len++) {
		state = vn_lex_step(state, u[len - 1].h);
		info = vn_lex_get(lex, state);
		if (!(info & VN_LEX_WORD))
			continue;
		u->start_len = (uint8_t)len;
		u->start_info = info & VN_LEX_INFO;
		/* from left to right: the longest comes first */
		if (u[len - 1].end_len == 0) {
			u[len - 1].end_len = (uint8_t)len;
			u[len - 1].end_info = info & VN_LEX_INFO;
		}
	}
	for (k = 1; k < u->start_len; k++)
		if (u[k].over_len < u->start_len) {
			u[k].over_len = u->start_len;
			u[k].over_at = (uint8_t)k;
			u[k].over_info = u->start_info;
		}
}

void
vn_feat_words(const struct vn_lex *lex, struct vn_unit *u, size_t n)
{
	size_t i;

	mark_runs(u, n);
	for (i = 0; lex->tab != NULL && i < n; i++) {
		if (i + AHEAD + 1 < n)
			PREFETCH(vn_lex_place(lex, vn_lex_step(vn_lex_step(
			    VN_LEX_START, u[i + AHEAD].h),
			    u[i + AHEAD + 1].h)));
		if (u[i].info & VN_LEX_GOES_ON)
			words_from(lex, u + i);
	}
	/*
	 * Two small syllables that no word of the store spans are never joined:
	 * two thirds of all boundaries, at no loss (measured on held-out text).
	 */
	for (i = 1; i < n; i++)
		u[i].ask = u[i].can && (u[i].over_len > 0 ||
		    u[i].shape != VN_SHAPE_LOW || u[i - 1].shape != VN_SHAPE_LOW);
}

static int
make_room(struct vn_feat *x, size_t n)
{
	size_t cap = x->cap;
	struct vn_unit *u;

	if (x->memo == NULL &&
	    (x->memo = calloc(1, sizeof(*x->memo))) == NULL)
		goto nomem;
	n += 2 * VN_FEAT_PAD;
	if (n <= cap)
		return 0;
	while (cap < n)
		cap = cap == 0 ? 256 : 2 * cap;
	if ((u = realloc(x->u, cap * sizeof(*u))) == NULL)
		goto nomem;
	x->u = u;
	x->cap = cap;
	return 0;
nomem:
	errno = ENOMEM;
	return -1;
}

int
vn_feat_line(struct vn_feat *x, const char *s, const struct vn_tok *t,
    size_t n)
{
	struct vn_unit *u;
	size_t i;

	if (make_room(x, n) == -1)
		return -1;
	memset(x->u, 0, (n + 2 * VN_FEAT_PAD) * sizeof(*u));
	u = x->u + VN_FEAT_PAD;
	for (i = 0; i < n; i++) {
		if (look_up(x, u + i, s + t[i].start, t[i].end - t[i].start,
		    t[i].cls) == -1)
			return -1;
		u[i].can = i > 0 && t[i].space && is_word(t + i) &&
		    is_word(t + i - 1);
	}
	vn_feat_words(&x->lex, u, n);
	return 0;
}

void
vn_path_end(const struct vn_path *p, unsigned char *join, size_t n)
{
	int here = p->open && p->joined > p->split;
	unsigned char mark;

	while (n-- > 0) {
		mark = join[n];
		join[n] = (unsigned char)here;
		here = (mark & (here ? VN_JOIN_FROM_JOIN :
		    VN_SPLIT_FROM_JOIN)) != 0;
	}
}

void
vn_feat_weigh(const struct vn_weights *w, struct vn_unit *u, size_t n)
{
	for (; n > 0; n--, u++)
		if (u->h != 0)
			find_one(w, u->h, u->one);
}

/* The weights of the group TWO of a unit. */
static const signed char *
find_two(const struct vn_weights *w, const struct vn_unit *u)
{
	static const signed char none[VN_FEAT_SLOTS];
	uint64_t g;

	if (!u->ask)
		return none;
	g = vn_feat_two(u);
	return vn_feat_find(vn_feat_line_of(w->lines, w->bits, g), w->bits, g);
}

/* A slot of the small table. */
static int32_t
slot(const unsigned char *p, int k)
{
	return (int16_t)(p[2 * k] | p[2 * k + 1] << 8);
}

/* Score the boundary before u; two[1] are the weights of TWO there. */
static void
score(const struct vn_weights *w, const signed char *const *two,
    const struct vn_unit *u, int32_t *base, int32_t *prev)
{
	uint16_t f[VN_DENSE_KEYS];
	int32_t style = 0, b = 0, p = 0;
	const unsigned char *d;
	int i;

	vn_feat_dense(u, f);
	for (i = 0; i < VN_DENSE_KEYS; i++) {
		d = w->dense + 2 * (size_t)f[i];
		b += slot(d, 0);
		if (i < VN_DENSE_ALL) {
			p += slot(d, VN_DENSE_PREV);
			style += slot(d, VN_DENSE_STYLE);
		}
	}
#define GET_ONE(unit, slot)	u[unit].one[slot]
#define GET_TWO(unit, slot)	two[1 + (unit)][slot]
#define ADD_base	b
#define ADD_prev	p
#define ADD_style	style
#define ADD(role, group, unit, slot) \
	ADD_##role += GET_##group(unit, slot);
	VN_FEAT_LIST(ADD)
	*base = b + w->style * style;
	*prev = p;
}

/*
 * A stretch of boundaries that the model is asked about; those around it are split
 * whatever happens, so that each is decoded by itself.
 */
static void
decode_stretch(const struct vn_weights *w, const struct vn_unit *u, size_t n,
    unsigned char *join)
{
	struct vn_path path = { 0, 0, 0 };
	const signed char *two[3];
	size_t i;
	int32_t base, prev;

	two[1] = find_two(w, u - 1);
	two[2] = find_two(w, u);
	for (i = 0; i < n; i++) {
		two[0] = two[1];
		two[1] = two[2];
		two[2] = find_two(w, u + i + 1);
		score(w, two, u + i, &base, &prev);
		join[i] = vn_path_step(&path, 1, base, prev);
	}
	if (n == 1)
		join[0] = path.joined > path.split;
	else
		vn_path_end(&path, join, n);
}

void
vn_feat_decode(const struct vn_weights *w, const struct vn_unit *u, size_t n,
    unsigned char *join)
{
	size_t i, k;

	memset(join, 0, n);
	for (i = 0; i < n; i = k + 1) {
		for (k = i; k < n && u[k].ask; k++)
			;
		if (k > i)
			decode_stretch(w, u + i, k - i, join + i);
	}
}

size_t
vn_feat_explain(const struct vn_weights *w, const struct vn_unit *u, int joined,
    struct vn_seg_feature *why)
{
	static const char *const name[VN_DENSE_KEYS] = {
		"shapes", "word-over", "words-beside", "shapes-around",
		"words", "shapes-over", "capitals", "names", "always"
	};
	static const char *const prev[VN_DENSE_ALL] = {
		"joined:shapes", "joined:word-over", "joined:words-beside"
	};
	static const char *const style[VN_DENSE_ALL] = {
		"style:shapes", "style:word-over", "style:words-beside"
	};
	const signed char *const two[] = {
		find_two(w, u - 1), find_two(w, u), find_two(w, u + 1)
	};
	const unsigned char *p;
	uint16_t f[VN_DENSE_KEYS];
	size_t n = 0;
	int i;

	vn_feat_dense(u, f);
	for (i = 0; i < VN_DENSE_KEYS; i++) {
		p = w->dense + 2 * (size_t)f[i];
		why[n++] = (struct vn_seg_feature){ name[i], slot(p, 0) };
		if (i >= VN_DENSE_ALL)
			continue;
		why[n++] = (struct vn_seg_feature){ prev[i],
		    joined * slot(p, VN_DENSE_PREV) };
		why[n++] = (struct vn_seg_feature){ style[i],
		    w->style * slot(p, VN_DENSE_STYLE) };
	}
#define IS_base		1
#define IS_prev		joined
#define IS_style	w->style
#define NAME_ONE	"syllable"
#define NAME_TWO	"pair"
#define ROLE_base	""
#define ROLE_prev	"joined:"
#define ROLE_style	"style:"
#define WHY(role, group, unit, slot) \
	why[n++] = (struct vn_seg_feature){ ROLE_##role NAME_##group "(" #unit ")", \
	    IS_##role * GET_##group(unit, slot) };
	VN_FEAT_LIST(WHY)
	return n;
}
