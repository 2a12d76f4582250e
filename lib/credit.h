/*
 * credit - the words that captions and bylines are made of: names, papers, agencies.
 * For caption.c and byline.c only.  Bytes of any kind may come; what is no UTF-8 is
 * no letter.
 */
#ifndef VN_CREDIT_H
#define VN_CREDIT_H

#include <stddef.h>
#include <stdint.h>

static inline int
vn_credit_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* -1 small letter, 1 capital, 0 no letter; letters that are not Latin are small. */
int	vn_credit_case(int32_t cp);

/* The same for the character at s[0]; 0 when n is 0. */
int	vn_credit_case_at(const char *s, size_t n);

/*
 * Where s goes on behind the word w, which is in small letters, if s[0..n) begins
 * with it in any case and no letter follows; else NULL.
 */
const char *vn_credit_after(const char *s, size_t n, const char *w);

/* The same for the first of the words w, which end in NULL, that fits. */
const char *vn_credit_after_any(const char *s, size_t n, const char *const *w);

/* The first place from p on that holds none of the bytes of set. */
const char *vn_credit_skip(const char *p, const char *end, const char *set);

/* The length of s[0..n) without bytes of set at its end. */
size_t	vn_credit_trim(const char *s, size_t n, const char *set);

/* 1 if s[0..n) has the form of a domain name: vidu.vn. */
int	vn_credit_domain(const char *s, size_t n);

/* 1 if s[0..n) is a paper or an agency by its known name. */
int	vn_credit_press(const char *s, size_t n);

/* 1 if it is one, or a domain, or where else pictures come from. */
int	vn_credit_source(const char *s, size_t n);

/*
 * 1 if s[0..n) is names: capitals begin all words but a few.  Eight words at most,
 * so that a title is not taken for some.
 */
int	vn_credit_names(const char *s, size_t n);

#endif
