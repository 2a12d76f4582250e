/*
 * keyhash - SipHash-2-4, a keyed hash: who does not have the key cannot tell what
 * text a hash stands for, nor make one.
 * Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012.
 * No state; thread-safe.
 */
#ifndef VN_KEYHASH_H
#define VN_KEYHASH_H

#include <stddef.h>
#include <stdint.h>

/* The hash of s[0..n) under the key, whose bytes are those of key[0], key[1]. */
uint64_t	vn_keyhash(const uint64_t key[2], const void *s, size_t n);

/* A key of the bytes s[0..n), however many: key[i] is their hash under 0, i. */
void	vn_keyhash_key(uint64_t key[2], const void *s, size_t n);

#endif
