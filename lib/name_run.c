#include <string.h>

#include "name_parts.h"

/*
 * Runs of capitalised words: how far they go, whether they read as a person's
 * name, and what a bare one is.
 */

#define GLUED_MAX 16		/* tokens of one of them: Jean-Claude */
/*
 * By which a name is to beat none, in steps of the weights.  By cross-validation as many
 * are right with it as without, and a sixth fewer are no names at all.
 */
#define LEAST	38
#define KINH_MAX 5		/* syllables of a Vietnamese person's name */

/* A capital letter, or a consonant of two, and its full stop: J., Th. */
static int
is_initial_letter(const struct vn_scan *x, size_t i)
{
	static const char *const two[] = { "Ch", "Gi", "Kh", "Ng", "Nh", "Ph",
	    "Qu", "Th", "Tr" };

	if (!is_cap(x, i) || !tk_punct(x, i + 1, '.') || !tk_glued(x, i + 1))
		return 0;
	/* Đông Nam Á. */
	if (vn_scan_exact(x, i, "Á") || vn_scan_exact(x, i, "Ý"))
		return 0;
	if (tk_len(x, i) == 1 || (tk_len(x, i) == 2 && !(tk(x, i)->flags &
	    TF_ASCII)))
		return (tk(x, i)->flags & TF_UPPER) != 0;
	return vn_scan_one_of(x, i, two, sizeof two / sizeof two[0]);
}

/* de, van, of ... inside a foreign name. */
static int
is_particle(const struct vn_scan *x, size_t i)
{
	static const char *const list[] = { "de", "da", "di", "del", "der",
	    "dos", "du", "van", "von", "bin", "ibn", "al", "el", "la", "le",
	    "of", "the", "and", "den", "ten", "ter", "ul", "zu" };

	if (!is_word(x, i) || (tk(x, i)->flags & (TF_CAP | TF_ASCII)) !=
	    TF_ASCII)
		return 0;
	return vn_scan_one_of(x, i, list, sizeof list / sizeof list[0]);
}

/* Việt Nam-Đức: a dash between two names of places; j is the dash. */
static int
is_pair(const struct vn_names *m, size_t j)
{
	return is_cap(m->x, j + 1) && name_syllable(m, j - 1) &&
	    name_syllable(m, j + 1) && name_entry(m, j + 1, VN_ENT_LOC, NULL) > 0;
}

/* One element of a run at token i with what is glued to it: the token behind. */
static size_t
element(const struct vn_names *m, size_t i)
{
	const struct vn_scan *x = m->x;
	size_t j = i + 1;

	/* H'Hen, O'Neill, Jean-Claude, al-Assad, Jae-in, VH-TT&DL */
	while (j < i + GLUED_MAX && tk(x, j)->kind == TK_PUNCT &&
	    tk_glued(x, j) &&
	    tk_glued(x, j + 1) && (is_word(x, j + 1) ||
	    (tk_num(x, j + 1) && tk(x, j)->id == '-')) &&
	    (tk(x, j)->id == '\'' || (tk(x, j)->id == '-' &&
	    !is_pair(m, j)) ||
	    tk(x, j)->id == '&' || (tk(x, j)->id == '.' &&
	    is_initial_letter(x, j - 1) && is_cap(x, j + 1))))
		j += 2;
	/* U.23 */
	if (j == i + 1 && vn_scan_exact(x, i, "U") && tk_punct(x, j, '.') &&
	    tk_glued(x, j) && tk_num(x, j + 1) && tk_glued(x, j + 1))
		return j + 2;
	/* U23, G7, 4G */
	if (tk_num(x, j) && tk_glued(x, j))
		j++;
	if (j == i + 1 && is_initial_letter(x, i))
		j++;
	else if (j > i + 1 && is_initial_letter(x, j - 1))
		j++;
	return j;
}

/*
 * Behind the last capital of a name: von der | Leyen, al-Assad, Trần văn | Thuấn: the
 * token behind what is small (al-Assad whole), or j.
 */
static size_t
particles(const struct vn_names *m, size_t j)
{
	const struct vn_scan *x = m->x;
	size_t k = j;

	if (tk_glued(x, j))
		return j;
	if ((vn_scan_exact(x, j, "văn") || vn_scan_exact(x, j, "thị")) &&
	    is_cap(x, j + 1) && name_syl(m, j - 1)->family >= 2 &&
	    name_syl(m, j + 1)->given > 0)
		return j + 1;
	if (!(tk(x, j - 1)->flags & TF_ASCII) || !is_particle(x, j))
		return j;
	if (is_particle(x, j + 1))
		k++;
	if (is_cap(x, k + 1) && (tk(x, k + 1)->flags & TF_ASCII))
		return k + 1;
	return k == j && tk_punct(x, j + 1, '-') && tk_glued(x, j + 1) &&
	    tk_glued(x, j + 2) && is_cap(x, j + 2) ? j + 3 : j;
}

/* The elements of the run at token i into r, which may be NULL; its end. */
static size_t
walk(const struct vn_names *m, size_t i, struct name_run *r)
{
	const struct vn_scan *x = m->x;
	size_t j = i, words = 0, k;

	if (r != NULL) {
		r->n = 0;
		r->at[0] = i;
	}
	if (!is_cap(x, i))
		return i;
	while (words < NM_ELEMS && is_cap(x, j) && (j == i || !tk_glued(x, j))) {
		k = element(m, j);
		words++;
		j = k;
		if (r != NULL)
			r->at[++r->n] = j;
		/* ... ông A. Ngày mai: what follows begins a sentence */
		if (tk_punct(x, j - 1, '.') && name_syllable(m, j))
			break;
		if ((k = particles(m, j)) > j) {
			j = k;
			if (r != NULL)
				r->at[r->n] = j;
		}
	}
	return j;
}

size_t
name_run_end(const struct vn_names *m, size_t i)
{
	size_t end;

	if (!is_cap(m->x, i))
		return i;
	if (name_known(m, i, PARSE_RUN, &end))
		return end;
	return name_keep(m, i, PARSE_RUN, walk(m, i, NULL));
}

static size_t
find_kinh(const struct vn_names *m, size_t i)
{
	const struct vn_scan *x = m->x;
	const struct vn_gaz_syl *y = name_syl(m, i), *z;
	const struct vn_gaz_entry *e = NULL;
	size_t j, good = 0;

	if (y->family == 0 && y->clan == 0 && !y->particle)
		return 0;
	for (j = i + 1; j < i + KINH_MAX && is_cap(x, j) && !tk_glued(x, j) &&
	    (name_syllable(m, j) || tk_len(x, j) <= 2 || y->particle ||
	    y->clan > 0); j++) {
		z = name_syl(m, j);
		good += z->middle > 0 || z->given > 0 || z->clan > 0;
		/* Nguyễn Thị H. */
		if (is_initial_letter(x, j) && tk_len(x, j) <= 2) {
			j += 2;
			good++;
			break;
		}
	}
	if (j - i < 2 || (tk_glued(x, j) && is_word(x, j)))
		return 0;
	/* Hà Nội, Lâm Đồng */
	if (name_entry(m, i, VN_ENT_LOC, &e) == j && !(e->flags & (GF_HEAD |
	    GF_CONTEXT)))
		return 0;
	/* A rare family name needs a good given name. */
	return good > 0 || y->family >= 3 || y->particle ? j : 0;
}

size_t
name_kinh(const struct vn_names *m, size_t i)
{
	size_t end;

	if (!is_cap(m->x, i))
		return 0;
	if (name_known(m, i, PARSE_KINH, &end))
		return end;
	return name_keep(m, i, PARSE_KINH, find_kinh(m, i));
}

size_t
name_person(const struct vn_names *m, size_t i)
{
	const struct vn_scan *x = m->x;
	size_t end, k, loc;
	uint32_t flags;

	if (!is_cap(x, i))
		return 0;
	end = name_run_end(m, i);
	k = name_kinh(m, i);
	if (k > 0 && k < end)
		end = k;
	loc = name_entry(m, i, VN_ENT_LOC, NULL);
	if (name_class(m, i, GC_STOP | GC_NOTNAME, &flags) >= end &&
	    name_syl(m, i)->given < 2)
		return 0;
	if ((loc == end && name_syl(m, i)->family == 0 &&
	    name_syl(m, i)->given == 0) || name_entry(m, i, VN_ENT_ORG, NULL) == end)
		return 0;
	/* cô giáo dạy Văn học */
	if (end == i + 1 && name_word(m, i) > 0)
		return 0;
	/* học sinh THCS */
	if (end == i + 1 && is_upper(x, i) && tk_len(x, i) > 2 &&
	    (tk(x, i)->flags & TF_ASCII))
		return 0;
	for (k = i; k < end; k++)
		if (k > i + 1 && name_class(m, k, GC_TITLE, &flags) > k + 1)
			return k;
	if (name_class(m, i, GC_ORGHEAD, &flags) > i + 1)
		return 0;
	return end;
}

/* --- bare runs --- */

/* The longest entry that begins at token i and may stand alone: its end, or 0. */
static size_t
known(const struct vn_names *m, size_t i)
{
	const struct vn_gaz_entry *e = NULL;
	size_t best = 0, k;
	int ty;

	for (ty = VN_ENT_PER; ty <= VN_ENT_LOC; ty++)
		if ((k = name_entry(m, i, ty, &e)) > best &&
		    !(e->flags & (GF_HEAD | GF_BARE)))
			best = k;
	return best;
}

/* The segments of a run, as the model cuts it. */
static unsigned
cut(const struct vn_names *m, const struct name_run *r, struct name_seg *out)
{
	struct name_seg seg[NM_SEGS];
	int32_t score[NM_SEGS][NM_TYPES];
	uint64_t f[NM_FEATURES];
	unsigned n, k, t, nf;

	n = name_segments(r, seg);
	for (k = 0; k < n; k++) {
		for (t = 0; t < NM_TYPES; t++)
			score[k][t] = -LEAST;
		nf = name_features(m, r, &seg[k], f);
		name_model_sum(&m->model, f, nf, score[k]);
	}
	return name_best(r, seg, n, score, out);
}

/* Tokens i to end are a place that is known as nothing else. */
static int
is_plain(const struct vn_names *m, size_t i, size_t end)
{
	uint32_t types, flags, cls, around;

	/* bé Huỳnh Tấn Phát: a street has a person's name */
	if ((end - i >= 3 && name_kinh(m, i) == end) ||
	    name_before(m, i, GC_HONOR, NULL))
		return 0;
	name_exact(m, i, end, &types, &flags, &cls, &around);
	return types == 1u << VN_ENT_LOC && cls == 0 && around >> 16 == 0 &&
	    !(flags & (GF_CONTEXT | GF_HEAD | GF_BARE));
}

/*
 * The element at which a run, or the entry longer than it, becomes a plain place: 0, 1 as
 * in Từ TPHCM, where a sentence begins, or -1.
 */
static int
plain_from(const struct vn_names *m, const struct name_run *r)
{
	size_t end = r->over > 0 ? r->over : r->at[r->n];
	uint32_t flags;

	if (is_plain(m, r->at[0], end))
		return 0;
	return r->n >= 2 && r->at[1] == r->at[0] + 1 && name_initial(m, r->at[0]) &&
	    name_class(m, r->at[0], GC_PREP, &flags) == r->at[1] &&
	    is_plain(m, r->at[1], end) ? 1 : -1;
}

/*
 * The capital begins an ordinary word: Đảng bộ, Ý tưởng.  Or a word begins a sentence,
 * and nothing else is known of it: Trong, Theo.
 */
static int
is_opening(const struct vn_names *m, const struct name_run *r)
{
	size_t i = r->at[0];
	uint32_t types, flags, cls, around;

	if (r->n != 1 || r->over > 0 || r->at[1] != i + 1)
		return 0;
	if (name_word(m, i) > 0 && name_syl(m, i)->given == 0 &&
	    name_syl(m, i)->family == 0 && name_entry(m, i, VN_ENT_LOC,
	    NULL) == 0)
		return 1;
	if (is_upper(m->x, i) || !name_initial(m, i))
		return 0;
	name_exact(m, i, i + 1, &types, &flags, &cls, &around);
	return types == 0 && (cls & (GC_NOTNAME | GC_STOP | GC_FUNC)) != 0 &&
	    name_syl(m, i)->family == 0 && name_syl(m, i)->given == 0;
}

/*
 * What may belong to the last name of a run: the word that its capital begins (Báo
 * Thanh tra), a nickname in quotes (Sơn "bình"), a year (DIFF 2017).  The token
 * behind, and which of them in *more; or 0.
 */
static size_t
goes_on(const struct vn_names *m, const struct name_run *r, int *more)
{
	const struct vn_scan *x = m->x;
	size_t end = r->at[r->n], k;
	int32_t v;

	*more = NM_MORE_WORD;
	if (end == r->at[r->n - 1] + 1 && (k = name_word(m, end - 1)) > 0)
		return k;
	*more = NM_MORE_QUOTE;
	if (tk_punct(x, end, '"') && !tk_glued(x, end) && tk_glued(x, end + 1)) {
		for (k = end + 1; k < end + 4 && is_word(x, k); k++)
			;
		return k > end + 1 && tk_punct(x, k, '"') ? k + 1 : 0;
	}
	*more = NM_MORE_YEAR;
	v = vn_scan_value(x, end);
	return v >= 1900 && v < 2100 && tk_len(x, end) == 4 && !tk_glued(x, end) &&
	    !(tk_glued(x, end + 1) && (tk(x, end + 1)->kind != TK_PUNCT ||
	    tk_punct(x, end + 1, '/') || tk_punct(x, end + 1, '-'))) ?
	    end + 1 : 0;
}

/* Decide on the run at token i, and keep it as the plan. */
static void
plan(struct vn_names *m, size_t i)
{
	static const int8_t types[] = { VN_ENT_PER, VN_ENT_ORG, VN_ENT_LOC,
	    VN_ENT_EVENT };
	const struct vn_scan *x = m->x;
	struct name_seg seg[NM_ELEMS];
	struct name_run r;
	size_t end, last;
	unsigned k, n;
	int from;

	end = walk(m, i, &r);
	r.over = known(m, i);
	if (m->shout)
		r.at[r.n = 1] = end = r.over > 0 ? r.over : i + 1;
	if (r.over <= end)
		r.over = 0;
	/* Tại Cộng hòa xã hội chủ nghĩa Việt Nam: what goes over it is apart */
	for (k = 1; k < r.n; k++)
		if (known(m, r.at[k]) > (r.over > 0 ? r.over : end)) {
			end = r.at[r.n = k];
			r.over = 0;
		}
	r.more = NM_MORE_ENTRY;
	if ((from = plain_from(m, &r)) >= 0) {
		seg[0].from = (uint8_t)from;
		seg[0].to = (uint8_t)(r.n + (r.over > 0));
		seg[0].type = NM_LOC;
		n = 1;
	} else if (is_opening(m, &r) && !name_before(m, r.at[0], GC_HONOR, NULL)) {
		n = 0;
	} else {
		if (r.over == 0)
			r.over = goes_on(m, &r, &r.more);
		name_run_look(m, &r);
		n = m->teach != NULL ? m->teach(m->teacher, m, &r, seg) :
		    cut(m, &r, seg);
	}
	m->plan_s = tk(x, i)->s;
	m->plan_e = tk(x, end - 1)->e;
	for (k = 0; k < n; k++) {
		last = seg[k].to > r.n ? r.over : r.at[seg[k].to];
		m->plan[k].s = tk(x, r.at[seg[k].from])->s;
		m->plan[k].e = tk(x, last - 1)->e;
		m->plan[k].type = types[seg[k].type];
	}
	m->nplan = n;
}

int
name_bare(struct vn_names *m, size_t i, struct vn_name *out)
{
	const struct vn_scan *x = m->x;
	uint32_t s = tk(x, i)->s;
	size_t k, j;

	if (s < m->plan_s || s >= m->plan_e)
		plan(m, i);
	for (k = 0; k < m->nplan; k++) {
		if (m->plan[k].s != s)
			continue;
		for (j = i; tk(x, j)->kind != TK_END &&
		    tk(x, j)->e < m->plan[k].e; j++)
			;
		out->type = m->plan[k].type;
		out->end = j + 1;
		return 1;
	}
	return 0;
}
