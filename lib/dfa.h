/*
 * dfa - run an automaton over bytes, one look-up and one shift for each.
 * It has at most ten states.  row[b] holds, for every state, the next one after byte
 * b, in six bits each; a state is the place of its six bits, so the next state is
 * the word shifted right by the present one.  No branch, and no multiplication on
 * the way from one byte to the next: about a cycle a byte.
 */
#ifndef VN_DFA_H
#define VN_DFA_H

#include <stddef.h>
#include <stdint.h>

/*
 * Run from *state over s[0..n) until state stop, which must lead to itself, has been
 * reached; that is looked at every 64 bytes only.  The bytes read; *state is the
 * state then.
 */
static inline size_t
vn_dfa_run(const uint64_t *row, const char *s, size_t n, unsigned *state,
    unsigned stop)
{
	const unsigned char *p = (const unsigned char *)s;
	uint64_t st = *state;
	size_t i = 0, end;

	while (i < n && (st & 63) != stop)
		for (end = n - i > 64 ? i + 64 : n; i < end; i++)
			st = row[p[i]] >> (st & 63);
	*state = st & 63;
	return i;
}

#endif
