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
		return VN_SHAPE_STOP;
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

static int
work_out(struct vn_feat *x, struct known *k, const char *s, size_t n, int cls)
{
	k->info = 0;
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
		return 0;
	case VN_TOK_PUNCT:
		k->h = vn_lex_hash(s, n);
		k->shape = (uint8_t)punct_shape(s, n);
		return 0;
	default:
		k->h = class_hash(cls);
		k->shape = cls == VN_TOK_NUM ? VN_SHAPE_NUM : VN_SHAPE_OTHER;
		return 0;
	}
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
		if (before == VN_SHAPE_EDGE || before == VN_SHAPE_STOP ||
		    before == VN_SHAPE_OPEN)
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
	if (lex->tab == NULL)
		return;
	for (i = 0; i < n; i++) {
		if (i + AHEAD + 1 < n)
			PREFETCH(vn_lex_place(lex, vn_lex_step(vn_lex_step(
			    VN_LEX_START, u[i + AHEAD].h),
			    u[i + AHEAD + 1].h)));
		if (u[i].info & VN_LEX_GOES_ON)
			words_from(lex, u + i);
	}
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

/* A slot of the table of places. */
static int32_t
dense(const unsigned char *table, unsigned at)
{
	const unsigned char *p = table + 2 * (size_t)at;

	return (int16_t)(p[0] | p[1] << 8);
}

/* The groups near a boundary, by the place of their unit modulo 4 and 8. */
struct window {
	const signed char *w[4][VN_GROUPS];
	uint64_t number[8][VN_GROUPS];
};

static void
foresee(struct window *win, const struct vn_weights *w,
    const struct vn_unit *u, size_t at)
{
	uint64_t *number = win->number[at % 8];
	int i;

	vn_feat_groups(u, number);
	for (i = 0; i < VN_GROUPS; i++)
		PREFETCH(vn_feat_line_of(w->lines, w->bits, number[i]));
}

static void
see(struct window *win, const struct vn_weights *w, size_t at)
{
	const uint64_t *number = win->number[at % 8];
	int i;

	for (i = 0; i < VN_GROUPS; i++)
		win->w[at % 4][i] = vn_feat_find(vn_feat_line_of(w->lines,
		    w->bits, number[i]), w->bits, number[i]);
}

static void
score(const struct vn_weights *w, const struct window *win,
    const struct vn_unit *u, size_t at, int32_t *base, int32_t *prev)
{
	uint16_t f[VN_DENSE_KEYS];
	int32_t style = 0;
	int i;

	vn_feat_dense(u, f);
	*base = *prev = 0;
	for (i = 0; i < VN_DENSE_KEYS; i++)
		*base += dense(w->dense, f[i]);
	for (i = 0; i < VN_DENSE_ALL; i++) {
		*prev += dense(w->dense, f[i] + VN_DENSE_PREV);
		style += dense(w->dense, f[i] + VN_DENSE_STYLE);
	}
#define ADD_base	*base
#define ADD_prev	*prev
#define ADD_style	style
#define ADD(role, group, unit, slot) \
	ADD_##role += win->w[(at + 4 + (unit)) % 4][group][slot];
	VN_FEAT_LIST(ADD)
	*base += w->style * style;
}

void
vn_feat_decode(const struct vn_weights *w, const struct vn_unit *u, size_t n,
    unsigned char *join)
{
	struct vn_path path = { 0, 0, 0 };
	struct window win;
	size_t i, seen = 0, known = 0;	/* units before these are in win */
	int32_t base = 0, prev = 0;

	for (i = 0; i < n; i++) {
		if (!u[i].can) {
			join[i] = vn_path_step(&path, 0, 0, 0);
			continue;
		}
		if (seen + 2 < i)
			seen = i - 2;
		if (known < seen)
			known = seen;
		if (i == 1) {
			foresee(&win, w, u - 1, 7);
			see(&win, w, 7);
		}
		for (; known < i + 2 + AHEAD; known++)
			foresee(&win, w, u + known, known);
		for (; seen < i + 2; seen++)
			see(&win, w, seen);
		score(w, &win, u + i, i, &base, &prev);
		join[i] = vn_path_step(&path, 1, base, prev);
	}
	vn_path_end(&path, join, n);
}
