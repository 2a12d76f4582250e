/*
 * scan - the trigger pass of the entity recognisers: a line as a window of
 * small tokens, each word looked up once in the list of words that matter.
 * Internal to ent, num, date, law, net.  The window holds a bounded number of
 * tokens, so a line of any length costs constant memory.
 */
#ifndef VN_SCAN_H
#define VN_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Kinds of token. */
enum { TK_END, TK_WORD, TK_NUM, TK_PUNCT, TK_EMAIL, TK_URL };

/* Flags of a token. */
#define TF_SPACE	0x01	/* white space (or nothing) before it */
#define TF_CAP		0x02	/* begins with a capital */
#define TF_UPPER	0x04	/* nothing but capitals */
#define TF_ASCII	0x08	/* nothing but ASCII */

/* Classes of words (vn_tk.cls), also of words of two syllables; or-ed. */
#define WC_DIGIT	0x00000001u	/* một ... chín */
#define WC_TENS		0x00000002u	/* mười mươi trăm linh tư rưỡi ... */
#define WC_SCALE	0x00000004u	/* nghìn triệu tỷ */
#define WC_CURR		0x00000008u	/* đồng USD */
#define WC_MEAS		0x00000010u	/* km kg ha */
#define WC_COUNT	0x00000020u	/* nouns that are certainly counted */
#define WC_TIME		0x00000040u	/* năm tháng ngày giờ */
#define WC_LABEL	0x00000080u	/* a name goes on: phòng 5 */
#define WC_STOP		0x00000100u	/* never a counted noun */
#define WC_DAYPART	0x00000200u	/* sáng trưa chiều */
#define WC_DEICTIC	0x00000400u	/* nay qua */
#define WC_DATE		0x00000800u	/* may begin a date */
#define WC_CHAIN	0x00001000u	/* điểm khoản điều */
#define WC_TLD		0x00002000u	/* vn com */
#define WC_PHONE	0x00004000u	/* announces a phone number */
#define WC_MONTH	0x00008000u	/* giêng chạp */
#define WC_PAIR		0x00010000u	/* first half of a word of the lists */
#define WC_DAY		0x00020000u	/* weekdays behind thứ */
#define WC_QUANT	0x00040000u	/* mỗi vài: a quantity follows */
#define WC_NOUN		0x00080000u	/* a counted noun of two syllables */
#define WC_TENDAYS	0x00100000u	/* trung tuần */
#define WC_PERIOD	0x00200000u	/* giai đoạn, nhiệm kỳ */
#define WC_CENTURY	0x00400000u	/* thế kỷ */
#define WC_DECADE	0x00800000u	/* thập niên */
#define WC_CALENDAR	0x01000000u	/* âm lịch */
#define WC_DOC		0x02000000u	/* nghị định, with a number */
#define WC_DOC_WEAK	0x04000000u	/* báo cáo: with số or a code only */
#define WC_LAW		0x08000000u	/* luật, bộ luật, hiến pháp */
#define WC_TREATY	0x10000000u	/* công ước */
#define WC_STANDARD	0x20000000u	/* TCVN */
#define WC_PAIR_LAW	0x40000000u	/* first half of a type of document */
#define WC_TRIPLE	0x80000000u	/* counted, with one syllable more */

/* Words that rules ask for by name. */
enum word_id {
	W_NONE, W_BAN, W_CHU, W_CHUONG, W_CUA, W_CUOI, W_DAU, W_DEN, W_DIEM,
	W_DIEU, W_DO, W_DONG, W_DUNG, W_G, W_GIO, W_GIUA, W_H, W_HALF, W_HET,
	W_HIEN, W_HO, W_HOAC, W_HOM, W_HTTP, W_ISO, W_KE, W_KEM, W_KHOA,
	W_KHOAN, W_LA, W_LIEN, W_LUAT, W_LUC, W_MONG, W_MUA, W_MUC, W_MUOI,
	W_NAM, W_NAY, W_NGAY, W_NHAT, W_NHUNG, W_NUA, W_NUOC, W_PHIEN, W_PHUT,
	W_QUY, W_RAM, W_RANG, W_SAU, W_SN, W_SO, W_SU, W_SUA, W_TAI, W_TCN,
	W_TENS, W_TET, W_THANG, W_THU, W_TICH, W_TIET, W_TRONG, W_TRUNG,
	W_TRUOC, W_TU, W_TU2, W_TUAN, W_UONG, W_VA, W_VAO, W_VE, W_WWW
};

struct vn_tk {
	uint64_t key;		/* hash of the word in lower case */
	uint32_t s, e;		/* bytes of the line, half-open */
	uint32_t cls;		/* classes */
	uint16_t id;		/* word, or which punctuation mark */
	uint8_t	 kind, flags;
	uint8_t	 val;		/* of number words, 0 to 12 */
	uint32_t gaz;		/* cache of the names: word of the gazetteer */
};

/* Punctuation outside ASCII that is told apart (vn_tk.id); dashes are '-'. */
enum { PU_DEGREE = 0x80, PU_SUPER, PU_DONG, PU_EURO, PU_DOTS, PU_TIMES, PU_OTHER };

#define SCAN_TOKENS	2048	/* window */
#define SCAN_AHEAD	256	/* what a recogniser may look ahead */
#define SCAN_BACK	16	/* and back */

struct vn_scan {
	const char *s;
	size_t	 n;
	size_t	 pos;		/* next byte to be cut into tokens */
	size_t	 nt;		/* tokens in the window */
	size_t	 floor;		/* tokens before this one are final */
	struct vn_tk *t;
	struct vn_tk end;	/* what stands behind the last token */
	struct vn_words *words;
};

/* 0, or -1 with errno ENOMEM. */
int	vn_scan_init(struct vn_scan *x);
void	vn_scan_fini(struct vn_scan *x);
void	vn_scan_start(struct vn_scan *x, const char *s, size_t n);

/*
 * Make sure that SCAN_AHEAD tokens (or all there are) stand behind token i; the
 * window may move.  The new index of the token.
 */
size_t	vn_scan_fill(struct vn_scan *x, size_t i);

/* The hash of a word of another text: lower case s[0..n), as vn_tk.key. */
uint64_t vn_scan_key(const char *s, size_t n);

/* Make token i, a word or digits, begin at byte at inside it. */
void	vn_scan_split(struct vn_scan *x, size_t i, size_t at);

/* The classes of tokens i and i + 1 as one word (bệnh nhân), or 0. */
uint32_t vn_scan_pair(const struct vn_scan *x, size_t i);

/* How many tokens from i on are the longest name of a law, or 0. */
size_t	vn_scan_law(const struct vn_scan *x, size_t i);

/* Token i; behind the last, a token of kind TK_END. */
static inline const struct vn_tk *
tk(const struct vn_scan *x, size_t i)
{
	return i < x->nt ? &x->t[i] : &x->end;
}

static inline int
tk_is(const struct vn_scan *x, size_t i, int id)
{
	const struct vn_tk *t = tk(x, i);

	return t->kind == TK_WORD && t->id == id;
}

/* Token i is this punctuation mark. */
static inline int
tk_punct(const struct vn_scan *x, size_t i, int c)
{
	const struct vn_tk *t = tk(x, i);

	return t->kind == TK_PUNCT && t->id == c;
}

static inline int
tk_num(const struct vn_scan *x, size_t i)
{
	return tk(x, i)->kind == TK_NUM;
}

/* No white space before token i. */
static inline int
tk_glued(const struct vn_scan *x, size_t i)
{
	const struct vn_tk *t = tk(x, i);

	return t->kind != TK_END && (t->flags & TF_SPACE) == 0;
}

static inline uint32_t
tk_cls(const struct vn_scan *x, size_t i)
{
	return tk(x, i)->cls;
}

static inline size_t
tk_len(const struct vn_scan *x, size_t i)
{
	return tk(x, i)->e - tk(x, i)->s;
}

/* The value of the digits of token i, at most 999999999; -1 if it is none. */
int32_t	vn_scan_value(const struct vn_scan *x, size_t i);

/* The value of token i as a Roman numeral in capitals up to 89, or 0. */
int	vn_scan_roman(const struct vn_scan *x, size_t i);

/* Token i, a word, is spelled exactly so (case matters). */
static inline int
vn_scan_exact(const struct vn_scan *x, size_t i, const char *word)
{
	const struct vn_tk *t = tk(x, i);

	return t->kind == TK_WORD && x->s[t->s] == word[0] &&
	    strlen(word) == t->e - t->s &&
	    memcmp(x->s + t->s, word, t->e - t->s) == 0;
}

/* It is spelled exactly as one of these n words. */
static inline int
vn_scan_one_of(const struct vn_scan *x, size_t i, const char *const *word, size_t n)
{
	size_t k;

	for (k = 0; k < n; k++)
		if (vn_scan_exact(x, i, word[k]))
			return 1;
	return 0;
}

#endif
