/*
 * value_parts - what the readers of values share: the text of an entity as
 * tokens, words that matter, output.  Internal to value*.c.
 */
#ifndef VN_VALUE_PARTS_H
#define VN_VALUE_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "value.h"

#define VV_TOKENS	256	/* longer entities have no value */
#define VV_BYTES	4096

enum { VV_END, VV_WORD, VV_NUM, VV_PUNCT };

/* Words that the readers ask for; several spellings may share one. */
enum vv_word {
	VW_NONE,
	/* numbers in words; vv_tk.val is the value */
	VW_DIGIT, VW_MUOI /* mười */, VW_TENS /* mươi */, VW_TRAM, VW_LINH,
	VW_CHUC, VW_RUOI, VW_NUA, VW_SCALE /* val: zeros */, VW_NAM,
	/* dates */
	VW_NGAY, VW_THANG, VW_QUY, VW_THU, VW_CHU, VW_NHAT, VW_DAYPART,
	VW_DEICTIC, VW_DAU, VW_CUOI, VW_GIUA, VW_TUAN, VW_MONG, VW_RAM,
	VW_GIENG, VW_CHAP, VW_TET, VW_AM, VW_DUONG, VW_LICH, VW_TCN, VW_TRUOC,
	VW_CONG, VW_NGUYEN, VW_THE, VW_KY, VW_TK, VW_NHUNG, VW_THAP, VW_NIEN,
	VW_GIO, VW_H, VW_G, VW_PHUT, VW_GIAY, VW_KEM, VW_DEN, VW_VA,
	/* quantities */
	VW_PHAN, VW_DIEM, VW_LAN, VW_TIENG, VW_DONG, VW_HO, VW_DEM, VW_M,
	VW_HEDGE, VW_VAGUE,
	/* documents */
	VW_KHOAN, VW_DIEU, VW_CHUONG, VW_MUC, VW_TIET, VW_SO, VW_NAY, VW_CUA,
	VW_TAI, VW_CAC, VW_LUAT, VW_BO, VW_STANDARD, VW_ISO, VW_TU
};

/* Marks outside ASCII that readers know (vv_tk.id); dashes are '-'. */
enum {
	VP_PERMILLE = 0x80, VP_DONG, VP_EURO, VP_DEGREE, VP_SQUARE, VP_CUBE
};

/* Dayparts (vv_tk.val). */
enum { VD_SANG = 1, VD_TRUA, VD_CHIEU, VD_TOI, VD_DEM };

struct vv_tk {
	uint32_t s, e;		/* bytes of the text, half-open */
	uint32_t ks, ke;	/* and of the key */
	int32_t	 num;		/* of digits, at most 999999999; else -1 */
	uint8_t	 kind;
	uint8_t	 id;		/* word, or mark */
	uint8_t	 val;
	uint8_t	 glued;		/* no white space before it */
};

struct vv {
	const struct vn_value_ctx *ctx;
	struct vn_buf text;	/* tones in the old places, single spaces */
	struct vn_buf key;	/* the same in lower case */
	struct vn_buf *out;
	struct vv_tk t[VV_TOKENS + 1];
	size_t	 nt;
};

/*
 * Prepare s[0..n): v->text.  0, or -1 with errno ENOMEM.  vv_free() in any case.
 */
int	vv_text(struct vv *v, const char *s, size_t n);
void	vv_free(struct vv *v);

/* Cut v->text into tokens: 1, 0 when there are too many, -1 with errno ENOMEM. */
int	vv_lex(struct vv *v);

/* Readers: as vn_ent_value(), on v after vv_lex(). */
int	vv_date(struct vv *v);
int	vv_num(struct vv *v);
int	vv_law(struct vv *v);

/* XXXX-02-27 completed by the day of reference, in *y; 0 when it stays so. */
int	vv_year_near(const struct vn_value_ctx *c, int m, int d, int *y);

/* A number in words up to 99 at token i: tokens, and *n; or 0. */
size_t	vv_small(const struct vv *v, size_t i, int *n);

/* The Roman numeral of token i up to 399, in capitals; or 0. */
int	vv_roman(const struct vv *v, size_t i);

/* Append the text of tokens i to j. */
int	vv_put(struct vv *v, size_t i, size_t j);

/* Tokens i to j are these words: lower case, old tone placement. */
int	vv_same(const struct vv *v, size_t i, size_t j, const char *words);

/* Append v >= 0 in digits, at least width of them. */
int	vv_int(struct vn_buf *b, uint64_t v, int width);

/* Token i; behind the last one of kind VV_END. */
static inline const struct vv_tk *
vt(const struct vv *v, size_t i)
{
	return &v->t[i < v->nt ? i : v->nt];
}

static inline int
vt_is(const struct vv *v, size_t i, int id)
{
	return vt(v, i)->kind == VV_WORD && vt(v, i)->id == id;
}

static inline int
vt_punct(const struct vv *v, size_t i, int c)
{
	return vt(v, i)->kind == VV_PUNCT && vt(v, i)->id == c;
}

static inline int
vt_num(const struct vv *v, size_t i)
{
	return vt(v, i)->kind == VV_NUM;
}

static inline int
vt_glued(const struct vv *v, size_t i)
{
	return vt(v, i)->kind != VV_END && vt(v, i)->glued;
}

static inline size_t
vt_len(const struct vv *v, size_t i)
{
	return vt(v, i)->e - vt(v, i)->s;
}

#endif
