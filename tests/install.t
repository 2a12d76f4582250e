#!/bin/sh
# make install, a program built on what was installed, make uninstall.
. "${0%/*}/lib.sh"
: "${MAKE:=make}" "${CC:=cc}"
unset MAKEFLAGS MFLAGS
in_tree() { (cd "$ROOT" && "$@"); }
have() { for f; do [ -s "$f" ] || { echo "missing: $f"; return 1; }; done; }

P=$T/usr
ok 'install' in_tree '$MAKE' install PREFIX="$P"
ok 'commands' have '"$P"/bin/vnclean'
for c in "$P"/bin/*; do
	ok "${c##*/} runs" "$c --help"
	ok "${c##*/} has its page" have '"$P/share/man/man1/${c##*/}.1"'
done
ok 'library' have '"$P"/lib/libvn.a "$P"/include/vn.h "$P"/include/vn/norm.h'
ok 'other pages' have '"$P"/share/man/man3/libvn.3 "$P"/share/man/man7/vntext.7'
version=$(sed -n 's/^VERSION = //p' "$ROOT/Makefile")
PKG_CONFIG_PATH=$P/lib/pkgconfig
export PKG_CONFIG_PATH
expect '.pc version' 0 "$version" pkg-config --modversion libvn

cat >prog.c <<'END'
#include <stdio.h>
#include <vn.h>

int
main(void)
{
	struct vn_syl y;
	struct vn_toks v = { 0 };
	struct vn_buf b = VN_BUF_INIT;
	struct vn_norm m = { 0 };

	if (vn_syl_parse("vi\xe1\xbb\x87t", 6, &y) != VN_SYL_STRICT)
		return 1;
	if (vn_nfc(&m, &b, "e\xcc\x82", 3, NULL) == -1 ||
	    vn_tok_line(&v, b.s, b.n) == -1)
		return 1;
	printf("%.*s %d\n", (int)b.n, b.s, (int)v.n);
	vn_toks_fini(&v);
	vn_buf_fini(&b);
	vn_norm_fini(&m);
	return 0;
}
END
flags='$(pkg-config --cflags libvn) prog.c $(pkg-config --libs libvn)'
ok 'a program links' "$CC $CFLAGS -Wall -Werror -o prog $flags"
expect 'and runs' 0 'ê 1' ./prog
# The program that the page shows.
awk '/^\.Sh/ { ex = /EXAMPLES/ } /^\.Ed/ { lit = 0 } ex && lit
    /^\.Bd/ { lit = 1 }' "$P/share/man/man3/libvn.3" |
    sed 's/\\e/\\/g' >words.c
ok 'the example of libvn(3) links' \
    "$CC $CFLAGS -Wall -Werror -o words $(echo "$flags" | sed s/prog/words/)"
expect 'and runs' 0 'cán bộ
y tế
.' ./words '"cán bộ y tế."'
ok 'install again' in_tree '$MAKE' install PREFIX="$P"
ok 'uninstall' in_tree '$MAKE' uninstall PREFIX="$P"
ok 'nothing is left' '[ ! -e "$P" ] || { find "$P"; false; }'

# DESTDIR; a directory that was there before stays.
mkdir -p dest/opt/share/man
ok 'install to DESTDIR' in_tree '$MAKE' install DESTDIR="$T/dest" PREFIX=/opt
ok 'DESTDIR is not in the .pc file' \
    '! grep dest/ dest/opt/lib/pkgconfig/libvn.pc'
ok 'uninstall from DESTDIR' \
    in_tree '$MAKE' uninstall DESTDIR="$T/dest" PREFIX=/opt
expect 'only what was there is left' 0 'dest
dest/opt
dest/opt/share
dest/opt/share/man' 'find dest | sort'
done_testing
