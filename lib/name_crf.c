#include <math.h>

#include "name_crf.h"

double
name_power(double x)
{
	const double ln2 = 0.693147180559945309417;
	double sum = 1, rest;
	int i, n;

	if (x < -700)
		return 0;
	n = (int)(x / ln2 + (x < 0 ? -0.5 : 0.5));
	rest = x - n * ln2;
	for (i = 14; i > 0; i--)
		sum = 1 + sum * rest / i;
	return ldexp(sum, n);
}

/* Twelve segments of the highest odds are e to the 600: nothing overflows. */
void
name_probabilities(const struct name_run *r, const struct name_seg *seg,
    unsigned n, double (*p)[NM_TYPES])
{
	double before[NM_ELEMS + 2] = { 1 }, behind[NM_ELEMS + 2], v;
	unsigned last = r->n + 1, at, k;
	int t;

	for (at = 1; at <= last; at++) {
		before[at] = before[at - 1];
		for (k = 0; k < n; k++)
			for (t = 0; seg[k].to == at && t < NM_TYPES; t++)
				before[at] += before[seg[k].from] * p[k][t];
	}
	behind[last] = 1;
	for (at = last; at-- > 0;) {
		behind[at] = behind[at + 1];
		for (k = 0; k < n; k++)
			for (t = 0; seg[k].from == at && t < NM_TYPES; t++)
				behind[at] += behind[seg[k].to] * p[k][t];
	}
	for (k = 0; k < n; k++) {
		v = before[seg[k].from] * behind[seg[k].to] / before[last];
		for (t = 0; t < NM_TYPES; t++)
			p[k][t] *= v;
	}
}
