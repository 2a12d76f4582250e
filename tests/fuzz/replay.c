/*
 * replay - run a fuzz target over files, where there is no libFuzzer.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
replay(const char *name)
{
	static uint8_t buf[1 << 20];
	uint8_t *copy;		/* exact size, so that overreads are seen */
	size_t n, i;
	FILE *f;

	if ((f = fopen(name, "rb")) == NULL) {
		perror(name);
		exit(1);
	}
	n = fread(buf, 1, sizeof(buf), f);
	fclose(f);
	if ((copy = malloc(n + 1)) == NULL)
		exit(1);
	for (i = 0; i < n; i++)
		copy[i] = buf[i];
	LLVMFuzzerTestOneInput(copy, n);
	free(copy);
}

int
main(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		replay(argv[i]);
	return 0;
}
