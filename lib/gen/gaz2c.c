/*
 * gaz2c - turn lists of names into C: gaz2c FILE... > out.c
 * Reads the lists with the library's own code, as vn_gaz_add_list() does, and writes
 * the arrays of the finished store as constants, so that no program has to read
 * them when it starts.  Numbers are written as numbers: whatever the byte order
 * and the layout of the target, its compiler does the rest.
 * FILE:LINE: fault, and status 1, for a line that is no entry.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../gaz_parts.h"

static void
die(const char *what)
{
	fprintf(stderr, "gaz2c: %s: %s\n", what, strerror(errno));
	exit(2);
}

/* --- reading --- */

static void
slurp(struct vn_buf *b, const char *file)
{
	FILE *f = fopen(file, "rb");
	size_t k;

	if (f == NULL)
		die(file);
	b->n = 0;
	do {
		if (vn_buf_need(b, 65536) == -1)
			die(file);
		k = fread(b->s + b->n, 1, 65536, f);
		b->n += k;
	} while (k > 0);
	if (ferror(f) || fclose(f) != 0)
		die(file);
}

/* The name of the list in a file: lib/data/names/heads.txt is heads. */
static void
list_name(char *name, size_t size, const char *file)
{
	const char *p = strrchr(file, '/');

	snprintf(name, size, "%s", p != NULL ? p + 1 : file);
	name[strcspn(name, ".")] = '\0';
}

/* 1 if a line of the file is bad. */
static int
add_file(struct vn_gaz *g, struct vn_buf *b, const char *file)
{
	char name[64];
	const char *why;
	size_t line;
	int rc;

	slurp(b, file);
	list_name(name, sizeof name, file);
	rc = vn_gaz_add_list(g, name, b->s, b->n, &line, &why);
	if (rc == -1)
		die(file);
	if (rc == 1)
		fprintf(stderr, "%s:%zu: %s\n", file, line, why);
	return rc;
}

/* --- writing --- */

static void
put_slots(const struct gaz_view *v)
{
	size_t i;

	printf("static const struct gaz_slot slot[%zu] = {\n", v->slots);
	for (i = 0; i < v->slots; i++)
		printf("{%#" PRIx64 "u},\n", v->slot[i].is);
	printf("};\n");
}

static void
put_edges(const struct gaz_view *v)
{
	size_t i;

	printf("static const uint32_t edge[%zu] = {\n", v->edges);
	for (i = 0; i < v->edges; i++)
		printf("%" PRIu32 ",%s", v->edge[i], i % 16 == 15 ? "\n" : "");
	printf("};\n");
}

static void
put_words(const struct gaz_view *v)
{
	const struct gaz_word *w;

	printf("static const struct gaz_word word[%zu] = {\n", v->nword + 1);
	for (w = v->word; w <= v->word + v->nword; w++)
		printf("{%" PRIu32 ",%" PRIu32 ",%u,{%u,%u,%u,%u,%u,%u}},\n",
		    w->bits, w->node, w->small, w->syl.family, w->syl.middle,
		    w->syl.given, w->syl.clan, w->syl.foreign, w->syl.particle);
	printf("};\n");
}

static void
put_nodes(const struct gaz_view *v)
{
	const struct gaz_node *p;

	printf("static const struct gaz_node node[%zu] = {\n", v->nnode + 1);
	for (p = v->node; p <= v->node + v->nnode; p++)
		printf("{%" PRIu32 ",%" PRIu32 ",%" PRIu32 ",%" PRIu32
		    ",%" PRIu32 "},\n", p->from, p->word, p->entry, p->next,
		    p->need);
	printf("};\n");
}

static void
put_entries(const struct gaz_view *v)
{
	const struct vn_gaz_entry *e;

	printf("static const struct vn_gaz_entry entry[%zu] = {\n",
	    v->nentry + 1);
	for (e = v->entry; e <= v->entry + v->nentry; e++)
		printf("{%" PRIu32 ",%" PRIu32 ",%" PRIu32 ",%" PRIu32
		    ",%" PRIu32 ",%" PRIu32 ",%u,%u,%u,%u,%u},\n", e->cls,
		    e->next, e->id, e->nid, e->flags, e->caps, e->type,
		    e->words, e->punct, e->world, e->user);
	printf("};\n");
}

static void
put_ids(const struct gaz_view *v)
{
	size_t i;

	printf("static const char ids[] =");
	for (i = 0; i < v->nids; i++) {
		if (i % 16 == 0)
			printf("%s\n\"", i > 0 ? "\"" : "");
		printf("\\%03o", (unsigned)(unsigned char)v->ids[i]);
	}
	printf("%s;\n", v->nids > 0 ? "\"" : " \"\"");
}

static void
put_view(const struct gaz_view *v)
{
	printf("const struct gaz_view vn_gaz_builtin = {\n"
	    "\tslot, edge, word, node, entry, ids,\n"
	    "\t%zu, %zu, %zu, %zu, %zu, %zu, %zu, %zu\n};\n", v->slots,
	    v->edges, v->nslot, v->nedge, v->nword, v->nnode, v->nentry,
	    v->nids);
}

int
main(int argc, char **argv)
{
	struct vn_gaz *g = vn_gaz_new();
	struct vn_buf b = VN_BUF_INIT;
	int i, bad = 0;

	if (g == NULL)
		die("lists");
	for (i = 1; i < argc; i++)
		bad |= add_file(g, &b, argv[i]);
	if (bad)
		return 1;
	printf("/* Made by gaz2c; do not edit. */\n"
	    "#include \"../gaz_parts.h\"\n\n");
	put_slots(&g->v);
	put_edges(&g->v);
	put_words(&g->v);
	put_nodes(&g->v);
	put_entries(&g->v);
	put_ids(&g->v);
	put_view(&g->v);
	if (fflush(stdout) != 0 || ferror(stdout))
		die("standard output");
	vn_gaz_free(g);
	vn_buf_fini(&b);
	return 0;
}
