#!/bin/sh
# distcheck.sh NAME: unpack NAME.tar.gz elsewhere, build and check it there, and
# demand one version everywhere.
: "${MAKE:=make}"
unset MAKEFLAGS MFLAGS VN_BIN
version=${1##*-}
tmp=$(mktemp -d "${TMPDIR:-/tmp}/vndist.XXXXXX") || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
gzip -dc "$1.tar.gz" | (cd "$tmp" && tar -xf -) && cd "$tmp/$1" || exit 1
$MAKE -s check && $MAKE -s install DESTDIR="$tmp/d" PREFIX=/usr >/dev/null || exit 1
fail() { echo "distcheck: $*" >&2; exit 1; }
for c in "$tmp"/d/usr/bin/*; do
	"$c" -V | head -n 1 | grep -qwF "$version" ||
	    fail "${c##*/} -V does not say $version"
done
grep -q "^Version: $version\$" "$tmp/d/usr/lib/pkgconfig/libvn.pc" ||
    fail "libvn.pc does not say $version"
grep -qF "$version" README.md || fail "no change note for $version"
$MAKE clean >/dev/null
echo "distcheck: $1.tar.gz is well"
