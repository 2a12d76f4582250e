/*
 * enc_table - what the bytes of the legacy encodings mean.
 * Read-only; used by enc.c and enc_put.c alone.
 */
#ifndef VN_ENC_TABLE_H
#define VN_ENC_TABLE_H

#include <stdint.h>

/* Rows of vn_enc_high, in the order of enum vn_encoding from VN_ENC_TCVN3 on. */
enum { VN_ENC_TABLES = 5 };

/*
 * The code point of the bytes 0x80 to 0xff.  VN_ENC_ODD: the encoding leaves the
 * byte free; what stands there is the character cp1252 or a sister standard has.
 * A byte that VNI has as the second of a pair only is odd on its own.
 */
#define VN_ENC_ODD	0x8000
extern const uint16_t vn_enc_high[VN_ENC_TABLES][128];

/* 0x80 to 0x9f; what cp1252 leaves free is C1, as browsers have it. */
extern const uint16_t vn_enc_cp1252[32];

/* Letters in the place of control characters. */
struct vn_enc_c0 {
	uint8_t	 byte;
	uint16_t cp;
};
enum { VN_ENC_VISCII_C0 = 6, VN_ENC_VPS_C0 = 14 };
extern const struct vn_enc_c0 vn_enc_viscii_c0[VN_ENC_VISCII_C0];
extern const struct vn_enc_c0 vn_enc_vps_c0[VN_ENC_VPS_C0];

/* Capital or not; a ă â e ê i o ô ơ u ư y; ngang huyền hỏi ngã sắc nặng. */
extern const uint16_t vn_enc_vowel[2][12][6];

/* Rows of vn_enc_vowel. */
enum { VN_V_A, VN_V_AW, VN_V_AA, VN_V_E, VN_V_EE, VN_V_I, VN_V_O, VN_V_OO,
	VN_V_OW, VN_V_U, VN_V_UW, VN_V_Y, VN_VOWELS };

/* The mark of a vowel's shape. */
enum { VN_SHAPE_NONE, VN_SHAPE_BREVE, VN_SHAPE_HAT, VN_SHAPE_HORN };

#endif
