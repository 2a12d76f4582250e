#include "keyhash.h"

static uint64_t
rotate(uint64_t x, int k)
{
	return x << k | x >> (64 - k);
}

static void
rounds(uint64_t v[4], int n)
{
	while (n-- > 0) {
		v[0] += v[1];
		v[2] += v[3];
		v[1] = rotate(v[1], 13) ^ v[0];
		v[3] = rotate(v[3], 16) ^ v[2];
		v[0] = rotate(v[0], 32);
		v[2] += v[1];
		v[0] += v[3];
		v[1] = rotate(v[1], 17) ^ v[2];
		v[3] = rotate(v[3], 21) ^ v[0];
		v[2] = rotate(v[2], 32);
	}
}

/* Up to eight bytes, the first one lowest. */
static uint64_t
word(const unsigned char *p, size_t n)
{
	uint64_t v = 0;

	while (n-- > 0)
		v = v << 8 | p[n];
	return v;
}

uint64_t
vn_keyhash(const uint64_t key[2], const void *s, size_t n)
{
	uint64_t v[4] = {
		key[0] ^ UINT64_C(0x736f6d6570736575),
		key[1] ^ UINT64_C(0x646f72616e646f6d),
		key[0] ^ UINT64_C(0x6c7967656e657261),
		key[1] ^ UINT64_C(0x7465646279746573)
	};
	const unsigned char *p = s;
	uint64_t m;
	size_t left;

	for (left = n;; left -= 8, p += 8) {
		m = left >= 8 ? word(p, 8) :
		    word(p, left) | (uint64_t)(n & 0xff) << 56;
		v[3] ^= m;
		rounds(v, 2);
		v[0] ^= m;
		if (left < 8)
			break;
	}
	v[2] ^= 0xff;
	rounds(v, 4);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

void
vn_keyhash_key(uint64_t key[2], const void *s, size_t n)
{
	static const uint64_t base[2][2] = { { 0, 0 }, { 0, 1 } };

	key[0] = vn_keyhash(base[0], s, n);
	key[1] = vn_keyhash(base[1], s, n);
}
