/*
 * vn - the public face of libvn: text in Vietnamese, as (pointer, length).
 * The headers it names are the whole interface; see libvn(3).  The library has
 * no globals, prints nothing, and looks at no locale and no environment.
 */
#ifndef VN_VN_H
#define VN_VN_H

#include "buf.h"
#include "utf8.h"
#include "edit.h"
#include "norm.h"
#include "syl.h"
#include "tok.h"
#include "sent.h"
#include "model.h"
#include "seg.h"
#include "dict.h"

#endif
