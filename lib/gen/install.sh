#!/bin/sh
# install.sh install|uninstall: called by make, which gives the directories.
# One list of files serves both.  The directories made are noted as comments
# in libvn.pc, so that uninstall takes away these and no others.
: "${DESTDIR=}" "${PREFIX:?}" "${BINDIR:?}" "${LIBDIR:?}" "${INCDIR:?}"
: "${MANDIR:?}" "${VERSION:?}" "${CMDS:?}"
set -f
pc=$DESTDIR$LIBDIR/pkgconfig/libvn.pc
tmp=$(mktemp "${TMPDIR:-/tmp}/vninst.XXXXXX") || exit 1
trap 'rm -f "$tmp" "$tmp.made"' EXIT
trap 'exit 1' HUP INT TERM

headers() {
	echo lib/vn.h
	sed -n 's/^#include "\(.*\)"/lib\/\1/p' lib/vn.h
}

# mode, source, target
files() {
	for f in $CMDS; do echo "755 $f $BINDIR/${f##*/}"; done
	echo "644 lib/libvn.a $LIBDIR/libvn.a"
	for f in $(headers); do
		case $f in
		lib/vn.h) echo "644 $f $INCDIR/vn.h" ;;
		*) echo "644 $f $INCDIR/vn/${f##*/}" ;;
		esac
	done
	set +f
	for f in man/*.[137]; do
		echo "644 $f $MANDIR/man${f##*.}/${f##*/}"
	done
	set -f
}

# Make directory $1 and its parents; note the new ones, outermost first.
make_dir() {
	[ -d "$DESTDIR$1" ] && return
	case $1 in */*) make_dir "${1%/*}" ;; esac
	[ -d "$DESTDIR$1" ] && return
	mkdir "$DESTDIR$1" || exit 1
	[ -z "$1" ] || echo "# made: $1" >>"$tmp.made"
}

put() {
	make_dir "${3%/*}"
	install -m "$1" "$2" "$DESTDIR$3" || exit 1
	echo "$DESTDIR$3"
}

do_install() {
	sed -n '/^# made: /p' "$pc" >"$tmp.made" 2>/dev/null
	[ -z "$DESTDIR" ] || mkdir -p "$DESTDIR" || exit 1
	files | while read -r mode from to; do
		if [ "$from" = lib/vn.h ]; then
			sed 's|#include "|&vn/|' lib/vn.h >"$tmp" || exit 1
			from=$tmp
		fi
		put "$mode" "$from" "$to"
	done || exit 1
	make_dir "$LIBDIR/pkgconfig"
	{ sed -e "s|@PREFIX@|$PREFIX|" -e "s|@LIBDIR@|$LIBDIR|" \
	    -e "s|@INCDIR@|$INCDIR|" -e "s|@VERSION@|$VERSION|" \
	    lib/libvn.pc.in && cat "$tmp.made"; } >"$tmp" || exit 1
	put 644 "$tmp" "$LIBDIR/pkgconfig/libvn.pc"
}

do_uninstall() {
	sed -n 's/^# made: //p' "$pc" >"$tmp.made" 2>/dev/null
	files | while read -r mode from to; do
		rm -f "$DESTDIR$to"
	done
	rm -f "$pc"
	# innermost first: the longer name of two nested ones sorts later
	sort -r "$tmp.made" | while read -r d; do
		rmdir "$DESTDIR$d" 2>/dev/null
	done
	return 0
}

"do_$1"
