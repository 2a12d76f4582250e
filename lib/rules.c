#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "norm.h"
#include "rules_code.h"
#include "utf8.h"

struct reader {
	struct vn_rules *r;
	struct vn_rule *rule;
	const char *s;
	size_t	 n, i;
	struct vn_rules_err *err;
};

static int
fail(struct reader *c, size_t at, const char *text)
{
	c->err->byte = at + 1;
	snprintf(c->err->text, sizeof c->err->text, "%s", text);
	return 1;
}

static int
is_delim(char c)
{
	return c > ' ' && c < 0x7f && !(c >= '0' && c <= '9') &&
	    !((c | 32) >= 'a' && (c | 32) <= 'z') && c != '\\';
}

/* The length of the text up to delim, which must come; or n. */
static size_t
up_to(const char *s, size_t n, char delim)
{
	size_t i;

	for (i = 0; i < n && s[i] != delim; i++)
		if (s[i] == '\\' && i + 1 < n)
			i++;
	return i < n ? i : n;
}

static int
add_part(struct vn_rule *r, int is, size_t at, size_t n)
{
	struct vn_part *p;
	size_t cap;

	if (r->npart == r->cap) {
		cap = r->cap ? r->cap * 2 : 8;
		if ((p = realloc(r->part, cap * sizeof *p)) == NULL)
			return -1;
		r->part = p;
		r->cap = cap;
	}
	r->part[r->npart++] = (struct vn_part){ is, at, n };
	return 0;
}

/* Append literal text, to the last part where that is text. */
static int
add_text(struct vn_rule *r, const char *s, size_t n)
{
	struct vn_part *p = r->npart > 0 ? &r->part[r->npart - 1] : NULL;

	if (p != NULL && p->is == VN_P_TEXT)
		p->n += n;
	else if (add_part(r, VN_P_TEXT, r->text.n, n) == -1)
		return -1;
	return vn_buf_add(&r->text, s, n);
}

/* The number of group s[0..n), digits or a name; -1 if there is none. */
static long
group_number(const struct vn_rule *r, const char *s, size_t n)
{
	char name[33];
	uint32_t count = 0;
	long v = 0;
	size_t i;

	for (i = 0; i < n && i < 6 && s[i] >= '0' && s[i] <= '9'; i++)
		v = v * 10 + (s[i] - '0');
	if (n > 0 && i == n) {
		pcre2_pattern_info(r->code, PCRE2_INFO_CAPTURECOUNT, &count);
		return (uint32_t)v <= count ? v : -1;
	}
	if (n == 0 || n >= sizeof name)
		return -1;
	memcpy(name, s, n);
	name[n] = '\0';
	v = pcre2_substring_number_from_name(r->code, (PCRE2_SPTR)name);
	return v > 0 ? v : -1;
}

/* $1, ${12}, ${name} at s[0]: a part.  The bytes read, 0 if it is a plain $. */
static int
read_dollar(struct reader *c, const char *s, size_t n, size_t at, size_t *used)
{
	const char *p;
	size_t k;
	long g;

	*used = 0;
	if (n > 1 && s[1] >= '0' && s[1] <= '9') {
		for (k = 1; k + 1 < n && k < 2 && s[k + 1] >= '0' &&
		    s[k + 1] <= '9'; k++)
			;
		/* As in perl the longest number that is a group. */
		while (k > 1 && group_number(c->rule, s + 1, k) == -1)
			k--;
		g = group_number(c->rule, s + 1, k);
		*used = k + 1;
	} else if (n > 2 && s[1] == '{' && (p = memchr(s, '}', n)) != NULL) {
		g = group_number(c->rule, s + 2, (size_t)(p - s) - 2);
		*used = (size_t)(p - s) + 1;
	} else {
		return add_text(c->rule, "$", 1);
	}
	if (g < 0)
		return fail(c, at, "no such group");
	return add_part(c->rule, VN_P_GROUP, 0, (size_t)g);
}

/* \x{H..}: the bytes read, or 0. */
static size_t
read_hex(const char *s, size_t n, char *dst, size_t *k)
{
	int32_t cp = 0;
	size_t i;
	int d;

	if (n < 5 || s[2] != '{')
		return 0;
	for (i = 3; i < n && i < 10 && s[i] != '}'; i++) {
		d = s[i] >= '0' && s[i] <= '9' ? s[i] - '0' :
		    (s[i] | 32) >= 'a' && (s[i] | 32) <= 'f' ?
		    (s[i] | 32) - 'a' + 10 : -1;
		if (d == -1)
			return 0;
		cp = cp * 16 + d;
	}
	if (i == 3 || i == n || s[i] != '}' || cp > 0x10ffff ||
	    (cp >= 0xd800 && cp < 0xe000))
		return 0;
	*k = (size_t)vn_utf8_put(dst, cp);
	return i + 1;
}

/* An escape of the replacement at s[0..n), n >= 2. */
static int
read_escape(struct reader *c, const char *s, size_t n, size_t at, char delim,
    size_t *used)
{
	static const char letters[] = "ULEul";
	const char *p;
	char dst[4];
	size_t k;
	long g;

	*used = 2;
	if (s[1] >= '0' && s[1] <= '9') {
		if ((g = group_number(c->rule, s + 1, 1)) == -1)
			return fail(c, at, "no such group");
		return add_part(c->rule, VN_P_GROUP, 0, (size_t)g);
	}
	if (s[1] != '\0' && s[1] != delim &&
	    (p = strchr(letters, s[1])) != NULL)
		return add_part(c->rule, VN_P_UPPER + (int)(p - letters), 0, 0);
	if (s[1] == 'n' || s[1] == 't')
		return add_text(c->rule, s[1] == 'n' ? "\n" : "\t", 1);
	if (s[1] == 'x') {
		if ((*used = read_hex(s, n, dst, &k)) == 0)
			return fail(c, at, "bad \\x{...}");
		return add_text(c->rule, dst, k);
	}
	if ((unsigned char)s[1] < 0x80 && (((s[1] | 32) >= 'a' &&
	    (s[1] | 32) <= 'z')))
		return fail(c, at, "unknown escape");
	return add_text(c->rule, s + 1, 1);
}

static int
read_text(struct reader *c, size_t at, size_t n, char delim)
{
	const char *s = c->s + at;
	size_t i, used;
	int rc = 0;

	for (i = 0; i < n && rc == 0; i += used) {
		used = 1;
		if (s[i] == '\\' && i + 1 < n) {
			rc = read_escape(c, s + i, n - i, at + i, delim, &used);
		} else if (s[i] == '$') {
			rc = read_dollar(c, s + i, n - i, at + i, &used);
			if (used == 0)
				used = 1;
		} else if (s[i] == '&') {
			rc = add_part(c->rule, VN_P_GROUP, 0, 0);
		} else {
			rc = add_text(c->rule, s + i, 1);
		}
	}
	return rc;
}

static int
compile(struct reader *c, size_t at, size_t n, uint32_t how)
{
	PCRE2_SIZE off;
	PCRE2_UCHAR text[120];
	int err;

	how |= PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF |
	    PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C;
	c->rule->code = pcre2_compile((PCRE2_SPTR)(c->s + at), n, how, &err, &off,
	    c->r->cc);
	if (c->rule->code == NULL) {
		if (err == PCRE2_ERROR_HEAP_FAILED) {
			errno = ENOMEM;
			return -1;
		}
		pcre2_get_error_message(err, text, sizeof text);
		return fail(c, at + (off <= n ? off : n), (char *)text);
	}
	/* Where no memory may be made executable, the interpreter does it. */
	pcre2_jit_compile(c->rule->code, PCRE2_JIT_COMPLETE);
	return 0;
}

/* Flags, blanks, a remark, from c->i to the end of the line. */
static int
read_flags(struct reader *c, uint32_t *how)
{
	for (; c->i < c->n && c->s[c->i] != ' ' && c->s[c->i] != '\t'; c->i++)
		if (c->s[c->i] == 'i')
			*how |= PCRE2_CASELESS;
		else if (c->s[c->i] == 'g' && c->rule->cmd == 's')
			c->rule->all = 1;
		else
			return fail(c, c->i, "unknown flag");
	while (c->i < c->n && (c->s[c->i] == ' ' || c->s[c->i] == '\t'))
		c->i++;
	if (c->i < c->n && c->s[c->i] != '#')
		return fail(c, c->i, "text behind the rule");
	return 0;
}

static int
read_command(struct reader *c)
{
	const char *s = c->s + c->i;
	size_t left = c->n - c->i, k;

	if (left > 4 && (memcmp(s, "drop", 4) == 0 || memcmp(s, "keep", 4) == 0))
		k = 4;
	else if (left > 1 && *s == 's')
		k = 1;
	else
		return fail(c, c->i, "not drop, keep or s");
	c->rule->cmd = *s;
	for (c->i += k; c->i < c->n && k == 4 && (c->s[c->i] == ' ' ||
	    c->s[c->i] == '\t'); c->i++)
		;
	if (c->i == c->n || !is_delim(c->s[c->i]))
		return fail(c, c->i, k == 4 ? "no /pattern/" :
		    "not drop, keep or s");
	return 0;
}

static int
read_rule(struct reader *c)
{
	size_t re, nre, text = 0, ntext = 0;
	uint32_t how = 0;
	char delim;
	int rc;

	if ((rc = read_command(c)) != 0)
		return rc;
	delim = c->s[c->i++];
	re = c->i;
	nre = up_to(c->s + re, c->n - re, delim);
	if (re + nre == c->n)
		return fail(c, c->n, "unterminated pattern");
	c->i += nre + 1;
	if (c->rule->cmd == 's') {
		text = c->i;
		ntext = up_to(c->s + text, c->n - text, delim);
		if (text + ntext == c->n)
			return fail(c, c->n, "unterminated text");
		c->i += ntext + 1;
	}
	if ((rc = read_flags(c, &how)) != 0 ||
	    (rc = compile(c, re, nre, how)) != 0)
		return rc;
	return c->rule->cmd == 's' ? read_text(c, text, ntext, delim) : 0;
}

static void
free_rule(struct vn_rule *r)
{
	pcre2_code_free(r->code);
	free(r->part);
	vn_buf_fini(&r->text);
}

/* One line of rules. */
static int
read_line(struct vn_rules *r, const char *s, size_t n, struct vn_rules_err *err)
{
	struct reader c = { .r = r, .s = s, .n = n, .err = err };
	struct vn_rule *v;
	size_t cap;
	int rc;

	while (c.i < n && (s[c.i] == ' ' || s[c.i] == '\t'))
		c.i++;
	if (c.i == n || s[c.i] == '#')
		return 0;
	if (r->n == r->cap) {
		cap = r->cap ? r->cap * 2 : 16;
		if ((v = realloc(r->r, cap * sizeof *v)) == NULL)
			return -1;
		r->r = v;
		r->cap = cap;
	}
	c.rule = &r->r[r->n];
	memset(c.rule, 0, sizeof *c.rule);
	if ((rc = read_rule(&c)) != 0)
		free_rule(c.rule);
	else
		r->n++;
	return rc;
}

struct vn_rules *
vn_rules_open(void)
{
	struct vn_rules *r = calloc(1, sizeof *r);

	if (r == NULL)
		return NULL;
	if ((r->cc = pcre2_compile_context_create(NULL)) == NULL) {
		free(r);
		errno = ENOMEM;
		return NULL;
	}
	pcre2_set_newline(r->cc, PCRE2_NEWLINE_LF);
	pcre2_set_bsr(r->cc, PCRE2_BSR_UNICODE);
	return r;
}

void
vn_rules_close(struct vn_rules *r)
{
	size_t i;

	if (r == NULL)
		return;
	for (i = 0; i < r->n; i++)
		free_rule(&r->r[i]);
	pcre2_compile_context_free(r->cc);
	free(r->r);
	free(r);
}

int
vn_rules_add(struct vn_rules *r, const char *s, size_t n, struct vn_rules_err *err)
{
	struct vn_norm norm = { 0 };
	struct vn_buf b = VN_BUF_INIT;
	const char *p, *q, *end;
	int rc;

	if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0) {
		s += 3;
		n -= 3;
	}
	err->line = 1;
	if ((rc = vn_nfc(&norm, &b, s, n, NULL)) == -1 || b.n == 0)
		goto out;
	end = b.s + b.n;
	for (p = b.s; p < end && rc == 0; p = q + 1) {
		if ((q = memchr(p, '\n', (size_t)(end - p))) == NULL)
			q = end;
		rc = read_line(r, p, (size_t)(q - p) -
		    (q > p && q[-1] == '\r'), err);
		err->line += rc == 0;
	}
out:
	vn_buf_fini(&b);
	vn_norm_fini(&norm);
	return rc;
}
