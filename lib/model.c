#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model.h"

#define MAGIC		"vnmodel\n"
#define VERSION		1
#define HEAD		128	/* bytes before the table of sections */
#define ENTRY		32	/* bytes of a section's entry */
#define ALIGN		64
#define SECTIONS	64	/* at most */

static size_t
align_up(size_t n)
{
	return (n + ALIGN - 1) / ALIGN * ALIGN;
}

uint64_t
vn_model_digest(const void *p, size_t n)
{
	static const uint64_t prime = 0x100000001b3, basis = 0xcbf29ce484222325;
	uint64_t lane[4] = { basis, basis ^ 1, basis ^ 2, basis ^ 3 }, sum;
	const unsigned char *s = p;
	unsigned char last[8] = { 0 };
	size_t i, words = n / 8;

	for (i = 0; i < words; i++) {
		lane[i % 4] = (lane[i % 4] ^ vn_le64(s + 8 * i)) * prime;
		lane[i % 4] ^= lane[i % 4] >> 32;
	}
	if (n % 8 != 0)
		memcpy(last, s + 8 * words, n % 8);
	sum = (basis ^ n ^ vn_le64(last)) * prime;
	for (i = 0; i < 4; i++) {
		sum = (sum ^ lane[i]) * prime;
		sum ^= sum >> 32;
	}
	return sum;
}

static int
bad(const char **why, const char *text)
{
	if (why != NULL)
		*why = text;
	return 0;
}

/* A run of printable ASCII, then NULs up to cap; at least one NUL if ended. */
static int
padded(const unsigned char *s, size_t cap, int ended)
{
	size_t i = 0;

	while (i < cap && s[i] >= 0x20 && s[i] < 0x7f)
		i++;
	if (ended && i == cap)
		return 0;
	for (; i < cap; i++)
		if (s[i] != 0)
			return 0;
	return 1;
}

/* All tags before entry i differ from its own. */
static int
new_tag(const unsigned char *table, size_t i)
{
	size_t k;

	for (k = 0; k < i; k++)
		if (memcmp(table + k * ENTRY, table + i * ENTRY,
		    VN_MODEL_TAG) == 0)
			return 0;
	return 1;
}

static int
zeros(const unsigned char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] != 0)
			return 0;
	return 1;
}

static int
check_sections(const unsigned char *s, size_t n, size_t count,
    const char **why)
{
	const unsigned char *e;
	size_t i, at = HEAD + count * ENTRY;
	uint64_t off, len;

	for (i = 0; i < count; i++) {
		e = s + HEAD + i * ENTRY;
		off = vn_le64(e + 8);
		len = vn_le64(e + 16);
		if (e[0] == 0 || !padded(e, VN_MODEL_TAG, 0) ||
		    !zeros(e + 24, 8))
			return bad(why, "malformed section");
		if (!new_tag(s + HEAD, i))
			return bad(why, "section given twice");
		if (off % ALIGN != 0 || off < at || off > n || len > n - off)
			return bad(why, "section out of bounds");
		if (!zeros(s + at, (size_t)off - at))
			return bad(why, "bytes between sections");
		at = (size_t)(off + len);
	}
	if (align_up(at) != n || !zeros(s + at, n - at))
		return bad(why, "bytes after the last section");
	return 1;
}

int
vn_model_check(const void *p, size_t n, const char **why)
{
	const unsigned char *s = p;
	size_t count;

	if (n < HEAD || memcmp(s, MAGIC, 8) != 0)
		return bad(why, "not a model file");
	if (vn_le32(s + 16) != VERSION)
		return bad(why, "unknown version of the model format");
	if (vn_le64(s + 24) != n)
		return bad(why, "model file is cut or too long");
	if (vn_model_digest(s + 16, n - 16) != vn_le64(s + 8))
		return bad(why, "checksum of the model file is wrong");
	count = vn_le32(s + 20);
	if (count > SECTIONS || HEAD + count * ENTRY > n)
		return bad(why, "too many sections");
	if (!padded(s + 32, VN_MODEL_NAME, 1))
		return bad(why, "malformed name");
	return check_sections(s, n, count, why);
}

const void *
vn_model_section(const void *p, const char *tag, size_t *n)
{
	const unsigned char *s = p, *e;
	size_t i, count = vn_le32(s + 20);

	for (i = 0; i < count; i++) {
		e = s + HEAD + i * ENTRY;
		if (strncmp((const char *)e, tag, VN_MODEL_TAG) == 0) {
			*n = (size_t)vn_le64(e + 16);
			return s + vn_le64(e + 8);
		}
	}
	return NULL;
}

const char *
vn_model_name(const void *p)
{
	return (const char *)p + 32;
}

uint64_t
vn_model_sum(const void *p)
{
	return vn_le64((const unsigned char *)p + 8);
}

/* Double the room of m, whose first n bytes are in use. */
static int
grow(struct vn_model *m, size_t n)
{
	size_t cap = m->n == 0 ? (size_t)1 << 20 : 2 * m->n;
	void *p = aligned_alloc(ALIGN, cap);

	if (p == NULL) {
		errno = ENOMEM;
		return -1;
	}
	if (n > 0)
		memcpy(p, m->p, n);
	free(m->p);
	m->p = p;
	m->n = cap;
	return 0;
}

/* The number of bytes read up to the end of the file, or -1 with errno. */
static ssize_t
slurp(struct vn_model *m, int fd)
{
	size_t n = 0;
	ssize_t r;

	for (;;) {
		if (n == m->n && grow(m, n) == -1)
			return -1;
		r = read(fd, (char *)m->p + n, m->n - n);
		if (r == 0)
			return (ssize_t)n;
		if (r == -1 && errno == EINTR)
			continue;
		if (r == -1)
			return -1;
		n += (size_t)r;
		if (n > VN_MODEL_MAX) {
			errno = EFBIG;
			return -1;
		}
	}
}

int
vn_model_load(struct vn_model *m, const char *path, const char **why)
{
	ssize_t n;
	int fd, e;

	*why = NULL;
	m->p = NULL;
	m->n = 0;
	if ((fd = open(path, O_RDONLY | O_CLOEXEC)) == -1)
		return -1;
	n = slurp(m, fd);
	e = errno;
	close(fd);
	if (n >= 0) {
		m->n = (size_t)n;
		if (vn_model_check(m->p, m->n, why))
			return 0;
	}
	vn_model_free(m);
	errno = e;
	return -1;
}

void
vn_model_free(struct vn_model *m)
{
	free(m->p);
	m->p = NULL;
	m->n = 0;
}

int
vn_model_make(struct vn_buf *out, const char *name,
    const struct vn_model_part *part, size_t np)
{
	size_t i, n, at, size = HEAD + np * ENTRY;
	unsigned char *s, *e;

	for (i = 0; i < np && i <= SECTIONS; i++) {
		n = strlen(part[i].tag);
		if (n < 1 || n > VN_MODEL_TAG)
			break;
		if (part[i].n > VN_MODEL_MAX) {
			errno = EFBIG;
			return -1;
		}
		size = align_up(size) + part[i].n;
	}
	if (i < np || np > SECTIONS || out->n != 0) {
		errno = EINVAL;
		return -1;
	}
	if ((size = align_up(size)) > VN_MODEL_MAX) {
		errno = EFBIG;
		return -1;
	}
	if (vn_buf_need(out, size) == -1)
		return -1;
	out->n = size;
	s = memset(out->s, 0, size);
	memcpy(s, MAGIC, 8);
	vn_put32(s + 16, VERSION);
	vn_put32(s + 20, (uint32_t)np);
	vn_put64(s + 24, size);
	n = strlen(name);
	memcpy(s + 32, name, n < VN_MODEL_NAME ? n : VN_MODEL_NAME - 1);
	at = HEAD + np * ENTRY;
	for (i = 0; i < np; i++) {
		e = s + HEAD + i * ENTRY;
		at = align_up(at);
		memcpy(e, part[i].tag, strlen(part[i].tag));
		vn_put64(e + 8, at);
		vn_put64(e + 16, part[i].n);
		if (part[i].n > 0)
			memcpy(s + at, part[i].p, part[i].n);
		at += part[i].n;
	}
	vn_put64(s + 8, vn_model_digest(s + 16, size - 16));
	return 0;
}
