#include "tok_parts.h"

static const char *const tlds[] = {
	"app", "asia", "biz", "blog", "club", "com", "dev", "edu", "eu", "fr",
	"gov", "info", "io", "jp", "net", "news", "online", "org", "shop",
	"site", "tv", "uk", "vn", "xyz"
};
static const char *const exts[] = {
	"apk", "asp", "aspx", "avi", "conf", "css", "csv", "doc", "docx", "exe",
	"gif", "htm", "html", "iso", "jpeg", "jpg", "js", "json", "mkv", "mp3",
	"mp4", "ods", "odt", "pdf", "php", "png", "ppt", "pptx", "py", "rar",
	"svg", "txt", "xls", "xlsx", "xml", "zip"
};

/* The end of the host name at p; its last label begins at *lab. */
static size_t
host_end(const struct vn_tok_scan *x, size_t p, size_t *lab, int *dots)
{
	size_t max = x->n - p > 253 ? p + 253 : x->n;

	*dots = 0;
	*lab = p;
	for (; p < max; p++) {
		if (is_alnum(x->s[p]) || ((x->s[p] == '-' ||
		    x->s[p] == '_') && is_alnum(at(x, p + 1))))
			continue;
		if (x->s[p] != '.' || !is_alnum(at(x, p + 1)))
			break;
		++*dots;
		*lab = p + 1;
	}
	return p;
}

/* The end of what belongs to an address from p on, without closing marks. */
static size_t
url_end(const struct vn_tok_scan *x, size_t p)
{
	size_t b = p, q, r;
	int depth = 0;

	while (p < x->n) {
		if (x->s[p] > 0x20 && x->s[p] < 0x7f) {
			if (strchr("<>\"`{}|\\^", x->s[p]) != NULL)
				break;
			depth += (x->s[p] == '(') - (x->s[p] == ')');
			if (depth < 0)
				break;
			p++;
		} else if (x->s[p] >= 0x80 && (q = vn_tok_run(x, p)) > p)
			p = q;
		else
			break;
	}
	for (r = p; r > b && strchr(".,;:!?'*(]", x->s[r - 1]) != NULL; r--)
		continue;
	return r;
}

/* Is [a, b) a top-level name, or (cls WORD) a file's suffix? */
static int
known_suffix(const struct vn_tok_scan *x, size_t t0, size_t a, size_t b,
    int *cls)
{
	unsigned char w[8];
	size_t i, n = b - a, up = 0;

	if (n < 2 || n > 7 || is_digit(x->s[a]))
		return 0;
	for (i = 0; i < n; i++) {
		up += is_upper(x->s[a + i]);
		w[i] = x->s[a + i] | 0x20;
	}
	if (up > 0 && up < n)
		return 0;
	*cls = VN_TOK_URL;
	if (VN_TOK_IN(tlds, w, n))
		return 1;
	/* com.sg, co.th, ac.uk */
	if (n == 2 && is_lower(w[0]) && is_lower(w[1]) && a - t0 > 4 &&
	    (memcmp(x->s + a - 4, ".co.", 4) == 0 ||
	    memcmp(x->s + a - 4, ".ac.", 4) == 0 ||
	    memcmp(x->s + a - 4, "com.", 4) == 0 ||
	    memcmp(x->s + a - 4, "org.", 4) == 0))
		return 1;
	*cls = VN_TOK_WORD;
	return VN_TOK_IN(exts, w, n);
}

size_t
vn_tok_domain(struct vn_tok_scan *x, size_t t0, size_t p, int *cls)
{
	size_t e, lab, q;
	int dots, found, www;

	if (p < x->nodom || p - t0 > 63 ||
	    !(is_lower(at(x, p + 1)) || is_digit(at(x, p + 1)) ||
	    (is_upper(at(x, p + 1)) && is_upper(at(x, p + 2)))))
		return 0;
	for (q = t0; q < p; q++)
		if (!is_alnum(x->s[q]) && x->s[q] != '-' && x->s[q] != '_')
			return 0;
	www = p - t0 == 3 && memcmp(x->s + t0, "www", 3) == 0;
	e = host_end(x, p + 1, &lab, &dots);
	x->nodom = e;
	if (word_at(x, e) || at(x, e) == '@')
		return 0;
	found = VN_TOK_URL;
	if (!(www && dots > 0) && !known_suffix(x, t0, lab, e, &found))
		return 0;
	*cls = found;
	if (found == VN_TOK_URL) {
		if (at(x, e) == ':' && is_digit(at(x, e + 1)))
			for (e++; is_digit(at(x, e)); e++)
				continue;
		if (at(x, e) == '/' || at(x, e) == '?')
			e = url_end(x, e);
	}
	return e;
}

static int
is_local(int c)
{
	return is_alnum(c) || c == '.' || c == '_' || c == '%' || c == '+' ||
	    c == '-';
}

int
vn_tok_email(struct vn_tok_scan *x)
{
	struct vn_toks *v = x->v;
	size_t b = x->p, e, i, k, lab;
	int dots;

	for (k = v->n; k > 0 && v->t[k - 1].end == b; b = v->t[--k].start) {
		if (x->p - v->t[k - 1].start > 64)
			break;
		for (i = v->t[k - 1].start; i < b && is_local(x->s[i]); i++)
			continue;
		if (i < b)
			break;
	}
	if (k == v->n || !is_alnum(at(x, x->p + 1)))
		return 0;
	e = host_end(x, x->p + 1, &lab, &dots);
	if (dots == 0 || e - lab < 2 || word_at(x, e))
		return 0;
	x->space = v->t[k].space;
	x->p = b;
	v->n = k;
	return push(x, e, VN_TOK_EMAIL) == -1 ? -1 : 1;
}

int
vn_tok_scheme(struct vn_tok_scan *x)
{
	static const char *const schemes[] = {
		"FTP", "HTTP", "HTTPS", "Http", "Https", "file", "ftp", "git",
		"http", "https", "sftp", "ssh", "tel", "ws", "wss"
	};
	struct vn_tok *t = last(x);
	size_t e;

	if (t == NULL || at(x, x->p + 1) != '/' || at(x, x->p + 2) != '/' ||
	    !VN_TOK_IN(schemes, x->s + t->start, t->end - t->start))
		return 0;
	e = url_end(x, x->p + 3);
	if (e == x->p + 3)
		return 0;
	t->end = (uint32_t)e;
	t->cls = VN_TOK_URL;
	x->p = e;
	return 1;
}

size_t
vn_tok_tag(const struct vn_tok_scan *x, size_t p)
{
	const struct vn_tok *t = last(x);
	size_t e;

	if (t != NULL && (t->cls == VN_TOK_WORD || t->cls == VN_TOK_NUM))
		return 0;
	e = word_at(x, p + 1) || at(x, p + 1) == '_' ? vn_tok_run(x, p + 1) : 0;
	if (x->s[p] == '@')
		while (e > 0 && at(x, e) == '.' && is_alnum(at(x, e + 1)))
			e = vn_tok_run(x, e + 1);
	return e;
}
