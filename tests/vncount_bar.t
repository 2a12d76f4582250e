#!/bin/sh
# vncount --bar: the chart of the rows.
. "${0%/*}/lib.sh"

printf 'tỉnh xã tỉnh huyện\nxã tỉnh xã tỉnh\n' >a
expect '--bar=WIDTH' 0 '4 tỉnh  ████████████
3 xã    █████████
1 huyện ███' 'vncount --bar=20 a'
expect '--ascii' 0 '4 tỉnh  ############
3 xã    #########
1 huyện ###' 'vncount --bar=20 --ascii a'
expect 'eighths of a column' 0 '3 xã ███████
2 hộ ████▋
1 y  ██▍' 'printf "xã xã xã hộ hộ y" | vncount --bar=12'
expect '80 columns where there is no terminal' 0 80 \
    'vncount --bar --ascii a | awk "{ if (length > n) n = length } END { print n - 2 }"'
expect 'whatever the environment says' 0 '' 'vncount --bar a >o; COLUMNS=40 TERM=xterm vncount --bar a | cmp - o'
expect 'nothing counted' 0 '' 'vncount --bar </dev/null'
expect 'only the rows that are shown' 0 '4 tỉnh ##########
3 xã   ########' 'vncount --bar=17 --ascii -t 2 a'
expect '-n' 0 '3 xã tỉnh    #######
2 tỉnh xã    #####
1 tỉnh huyện ##' 'vncount --bar=20 --ascii -n 2 a'
expect 'a long token is cut' 0 '1 abcdefghij… ██████' 'echo abcdefghijklmnop | vncount --bar=20'
expect 'so with --ascii' 0 '1 abcdefgh... ######' 'echo abcdefghijklmnop | vncount --bar=20 --ascii'
expect 'characters stay whole' 0 "$(printf '1 e\314\202\314\201e\314\202\314\201e\314\202\314\201e\314\202\314\201… ████')" \
    "printf 'e\314\202\314\201%.0s' 1 2 3 4 5 6 7 8 | vncount --bar=12"
expect 'wide ones take two columns' 0 '2 中文 ######
1 ab   ###
1 ❤️   ###' "printf '中文 中文 ab ❤️\n' | vncount --bar=13 --ascii"
expect 'controls are seen' 0 '1 a␛[1m ████' "printf 'a\033[1m\n' | vncount --bar=12"
expect 'tabs in a line are spaces' 0 '1 a b ####' "printf 'a\tb\n' | vncount -l --bar=10 --ascii"
expect 'huge counts, and 1 beside them' 0 '18446744073709551614 a #########
                   1 b #' "printf '18446744073709551614\ta\n1\tb\n' | vncount --merge --bar=32 --ascii"
expect 'counts are never cut' 0 '18446744073709551614 a… ####' "printf '18446744073709551614\tabc\n' | vncount --merge --bar=12 | sed 's/████/####/'"
expect 'invalid UTF-8 passes' 0 '1 a? ######' "printf 'a\377\n' | vncount --bar=11 --ascii 2>/dev/null | tr '\377' '?'"
expect '-z' 0 '2 x ######|1 y ###|' "printf 'x y\000x\000' | vncount -z --bar=10 --ascii | tr '\000' '|'"
expect 'NFC and NFD are one row' 0 1 "printf 'kie\314\202\314\201n kiến\n' | vncount --bar | grep -c kie\\\\\|kiến"
expect 'a width that is none' 2 '' 'vncount --bar=x a'
expect 'too narrow' 2 '' 'vncount --bar=9 a'
expect 'too wide' 2 '' 'vncount --bar=10001 a'
ok '-j changes nothing' 'cat "$ROOT/tests/data/sample.txt" a >b; vncount --bar b >o; vncount -j 4 --bar b | cmp - o'
for l in C C.UTF-8 vi_VN.UTF-8; do
	ok "LC_ALL=$l" "vncount --bar a >o; LC_ALL=$l vncount --bar a | cmp - o"
done
ok 'no row is wider' 'for w in 20 33 80 131; do
	vncount --bar=$w --ascii b | perl -CS -ne "chomp; s/\p{M}//g;
	    length > $w and die" || exit 1
    done'
[ ! -c /dev/full ] || expect 'a full disk' 2 '' 'vncount --bar a >/dev/full'

# A terminal of its own, where script(1) of util-linux makes one.
if script -qec true /dev/null >/dev/null 2>&1; then
	tty() { script -qec "$1" /dev/null | tr -d '\r'; }
	expect 'the width of the terminal' 0 '4 tỉnh ###################' \
	    'tty "stty cols 26; env -u COLUMNS vncount --bar --ascii -t 1 a"'
	expect 'COLUMNS comes first' 0 '4 tỉnh #####' \
	    'tty "stty cols 26; COLUMNS=12 vncount --bar --ascii -t 1 a"'
	expect 'COLUMNS that is none does not' 0 '4 tỉnh ###################' \
	    'tty "stty cols 26; COLUMNS=wide vncount --bar --ascii -t 1 a"'
	expect 'a terminal that does not know' 0 80 \
	    'tty "stty cols 0; env -u COLUMNS vncount --bar --ascii -t 1 a" | awk "{ print length - 2 }"'
	expect '--bar=WIDTH is what it is' 0 '4 tỉnh #####' \
	    'tty "stty cols 26; vncount --bar=12 --ascii -t 1 a"'
else
	skip 'terminals' 'no script(1)'
fi
done_testing
