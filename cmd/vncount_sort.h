/*
 * vncount_sort - quicksort of records of a few uint32_t's in place, without a
 * call where the comparison can be inlined.
 */
#ifndef VNCOUNT_SORT_H
#define VNCOUNT_SORT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define SORT_MAX	16	/* uint32_t's of a record */

static inline void
sort_swap(uint32_t *a, uint32_t *b, size_t w)
{
	uint32_t t[SORT_MAX];

	memcpy(t, a, w * sizeof *t);
	memcpy(a, b, w * sizeof *t);
	memcpy(b, t, w * sizeof *t);
}

/* Let the record at i sink into the heap a[0..n). */
static inline void
sort_sink(uint32_t *a, size_t i, size_t n, size_t w,
    int (*less)(const void *, const uint32_t *, const uint32_t *),
    const void *arg)
{
	size_t k;

	for (; (k = 2 * i + 1) < n; i = k) {
		if (k + 1 < n && less(arg, a + k * w, a + (k + 1) * w))
			k++;
		if (!less(arg, a + i * w, a + k * w))
			break;
		sort_swap(a + i * w, a + k * w, w);
	}
}

static inline void
sort_heap(uint32_t *a, size_t n, size_t w,
    int (*less)(const void *, const uint32_t *, const uint32_t *),
    const void *arg)
{
	size_t i;

	for (i = n / 2; i-- > 0; )
		sort_sink(a, i, n, w, less, arg);
	for (i = n; i-- > 1; ) {
		sort_swap(a, a + i * w, w);
		sort_sink(a, 0, i, w, less, arg);
	}
}

/*
 * Sort the n records of w numbers at a so that the first top of them are right;
 * the rest is behind them in some order.  O(n log n); a bad pivot chosen again and
 * again ends in a heap sort.
 */
static inline void
sort_records(uint32_t *a, size_t n, size_t w, size_t top,
    int (*less)(const void *, const uint32_t *, const uint32_t *),
    const void *arg)
{
	struct { uint32_t *a; size_t n, top; int deep; } stack[64];
	uint32_t pivot[SORT_MAX];
	size_t at = 0, i, j, left;
	int deep = 0;

	for (i = n; i > 0; i >>= 1)
		deep += 2;
	for (;;) {
		while (n > 12 && top > 0) {
			if (deep-- == 0) {
				sort_heap(a, n, w, less, arg);
				break;
			}
			/* the median of three goes to the middle */
			j = n / 2;
			if (less(arg, a + j * w, a))
				sort_swap(a, a + j * w, w);
			if (less(arg, a + (n - 1) * w, a + j * w)) {
				sort_swap(a + j * w, a + (n - 1) * w, w);
				if (less(arg, a + j * w, a))
					sort_swap(a, a + j * w, w);
			}
			memcpy(pivot, a + j * w, w * sizeof *pivot);
			for (i = 0, j = n - 1; ; i++, j--) {
				while (less(arg, a + i * w, pivot))
					i++;
				while (less(arg, pivot, a + j * w))
					j--;
				if (i >= j)
					break;
				sort_swap(a + i * w, a + j * w, w);
			}
			left = j + 1;
			/* the larger part waits, so the stack stays small */
			if (left < n - left) {
				stack[at].a = a + left * w;
				stack[at].n = n - left;
				stack[at].top = top > left ? top - left : 0;
				stack[at++].deep = deep;
				n = left;
			} else {
				stack[at].a = a;
				stack[at].n = left;
				stack[at].top = top;
				stack[at++].deep = deep;
				a += left * w;
				top = top > left ? top - left : 0;
				n -= left;
			}
		}
		for (i = 1; n <= 12 && i < n; i++) {
			memcpy(pivot, a + i * w, w * sizeof *pivot);
			for (j = i; j > 0 && less(arg, pivot, a + (j - 1) * w); j--)
				memcpy(a + j * w, a + (j - 1) * w, w * sizeof *a);
			memcpy(a + j * w, pivot, w * sizeof *pivot);
		}
		if (at == 0)
			return;
		at--;
		a = stack[at].a;
		n = stack[at].n;
		top = stack[at].top;
		deep = stack[at].deep;
	}
}

#endif
