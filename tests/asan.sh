#!/bin/sh
# make check in a copy of the tree, built with the sanitizers.
: "${CC:=cc}" "${MAKE:=make}"
unset MAKEFLAGS MFLAGS VN_BIN
tmp=$(mktemp -d "${TMPDIR:-/tmp}/vnasan.XXXXXX") || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
tar -cf - Makefile README.md LICENSE cmd lib man tests |
    (cd "$tmp" && tar -xf -) && cd "$tmp" || exit 1
$MAKE clean >/dev/null
# Tests that bound memory or time look at VN_SLOWED.
VN_SLOWED=1 ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 \
    UBSAN_OPTIONS=print_stacktrace=1
export VN_SLOWED ASAN_OPTIONS UBSAN_OPTIONS
san='-fsanitize=address,undefined -fno-sanitize-recover=all'
$MAKE -s check CC="$CC" CFLAGS="-O1 -g -fno-omit-frame-pointer $san" LDFLAGS=
