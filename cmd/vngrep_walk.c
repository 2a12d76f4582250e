#include <sys/stat.h>

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vngrep.h"

/* A growing list of path names. */
struct list {
	char	**v;
	size_t	 n, cap;
};

static void
no_memory(const struct grep *g)
{
	errno = ENOMEM;
	cli_err(&g->cli, "");
}

static void
add(const struct grep *g, struct list *l, char *path)
{
	if (path == NULL)
		no_memory(g);
	if (l->n == l->cap) {
		l->cap = l->cap ? l->cap * 2 : 64;
		if ((l->v = realloc(l->v, l->cap * sizeof *l->v)) == NULL)
			no_memory(g);
	}
	l->v[l->n++] = path;
}

static char *
join(const char *dir, const char *name)
{
	size_t n = strlen(dir), m = strlen(name);
	char *p = malloc(n + m + 2);

	if (p == NULL)
		return NULL;
	memcpy(p, dir, n);
	if (n > 0 && dir[n - 1] != '/')
		p[n++] = '/';
	memcpy(p + n, name, m + 1);
	return p;
}

static void
complain(const struct grep *g, const char *path, int *status)
{
	char name[512];
	int err = errno;

	*status = CLI_TROUBLE;
	if (!g->o.silent)
		cli_warn(&g->cli, "%s: %s", cli_name(name, sizeof name, path),
		    strerror(err));
}

/* Names from the last to the first, so that the first is taken first. */
static int
backwards(const void *a, const void *b)
{
	return strcmp(*(char *const *)b, *(char *const *)a);
}

/* Put what is in directory path on the stack. */
static void
list_dir(const struct grep *g, struct list *stack, const char *path,
    int *status)
{
	size_t from = stack->n;
	struct dirent *e;
	DIR *d;

	if ((d = opendir(path)) == NULL) {
		complain(g, path, status);
		return;
	}
	while ((errno = 0, e = readdir(d)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			add(g, stack, join(path, e->d_name));
	if (errno != 0)
		complain(g, path, status);
	closedir(d);
	if (stack->n > from)
		qsort(stack->v + from, stack->n - from, sizeof *stack->v,
		    backwards);
}

/* Everything below path that is a regular file; links are not followed. */
static void
walk_dir(const struct grep *g, struct list *out, const char *path, int *status)
{
	struct list stack = { 0 };
	struct stat st;
	char *p;

	list_dir(g, &stack, path, status);
	while (stack.n > 0) {
		p = stack.v[--stack.n];
		if (lstat(p, &st) == -1) {
			complain(g, p, status);
		} else if (S_ISDIR(st.st_mode)) {
			list_dir(g, &stack, p, status);
		} else if (S_ISREG(st.st_mode)) {
			add(g, out, p);
			continue;
		}
		free(p);
	}
	free(stack.v);
}

char **
grep_walk(const struct grep *g, char *const *argv, size_t *n, int *dirs,
    int *status)
{
	struct list out = { 0 };
	struct stat st = { 0 };
	size_t i;
	int err;

	*dirs = 0;
	for (i = 0; i < *n; i++) {
		err = strcmp(argv[i], "-") != 0 && stat(argv[i], &st) == -1 ?
		    errno : 0;
		if (strcmp(argv[i], "-") == 0) {
			add(g, &out, strdup(argv[i]));
		} else if (err != 0 && g->o.silent) {
			*status = CLI_TROUBLE;
		} else if (err == 0 && S_ISDIR(st.st_mode) && g->o.recurse) {
			*dirs = 1;
			walk_dir(g, &out, argv[i], status);
		} else if (g->o.silent && (S_ISDIR(st.st_mode) ||
		    access(argv[i], R_OK) == -1)) {
			*status = CLI_TROUBLE;
		} else {
			add(g, &out, strdup(argv[i]));
		}
	}
	*n = out.n;
	if (out.v == NULL && (out.v = calloc(1, sizeof *out.v)) == NULL)
		no_memory(g);
	return out.v;
}

void
grep_walk_free(char **files, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		free(files[i]);
	free(files);
}
