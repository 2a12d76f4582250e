/*
 * net - addresses: phone numbers, e-mail, URLs.
 */
#ifndef VN_NET_H
#define VN_NET_H

#include <stddef.h>

struct vn_scan;

/*
 * s[at] is '@': the start of the e-mail address around it (not before lo), with
 * its end in *end; or (size_t)-1.  Looks at 64 bytes back and 255 ahead at
 * most.
 */
size_t	vn_net_email(const char *s, size_t n, size_t lo, size_t at,
	    size_t *end);

/* The end of the URL whose scheme or host begins before s[at).  Linear. */
size_t	vn_net_url(const char *s, size_t n, size_t at);

/*
 * s[at..end) is a word like com or vn with a full stop before it: the start of
 * the host name that it ends (not before lo), or (size_t)-1.
 */
size_t	vn_net_host(const char *s, size_t lo, size_t at);

/* A phone number that begins at token i: the token behind it, or 0. */
size_t	vn_net_phone(const struct vn_scan *x, size_t i);

#endif
