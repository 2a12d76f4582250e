#!/bin/sh
# The commands in a pipe: the same bytes whatever surrounds them.
. "${0%/*}/lib.sh"
for c in vnclean vnseg vncount; do
	command -v $c >/dev/null || { skip 'the pipeline' "no $c"; done_testing; }
done
cp "$ROOT/tests/data/sample.txt" a
cat a a a a a a a a >b
pipeline() { vnclean "$@" | vnseg | vncount; }
pipeline a >want
pipeline b >want8
vnclean a | vnseg >want.seg
ok 'the sample makes a table' '[ "$(wc -l <want)" -gt 200 ]'
ok 'both spellings are one row' '[ "$(grep -c "sức_kh" want)" -eq 1 ]'
ok 'eight times the text, eight times the counts' \
    'awk -F"\t" "{ print \$1 * 8 FS \$2 }" want | diff - want8'

for l in C C.UTF-8 vi_VN.UTF-8 tr_TR.UTF-8 xx_XX; do
	ok "LC_ALL=$l" "(LC_ALL=$l LANG=$l; export LC_ALL LANG;
	    pipeline a) | cmp - want"
done
BIN=$(command -v vnclean)
BIN=${BIN%/*}
ok 'env -i, as cron has it' 'cd / && env -i PATH=/usr/bin:/bin /bin/sh -c \
    "$BIN/vnclean $T/a | $BIN/vnseg | $BIN/vncount" | cmp - "$T/want"'
ok 'operand or standard input' 'vnclean <a | vnseg - | vncount | cmp - want'
ok 'one-byte reads' 'dd if=a bs=1 2>/dev/null | vnclean |
    dd bs=1 2>/dev/null | vnseg | dd bs=1 2>/dev/null | vncount | cmp - want'
ok 'odd reads' 'dd if=a bs=7 2>/dev/null | vnclean -u |
    dd bs=13 2>/dev/null | vnseg -u | cmp - want.seg'
for j in 1 2 4 0; do
	ok "-j $j" "vnclean -j $j b | vnseg -j $j | vncount | cmp - want8"
done
ok 'two files never glue' 'printf "Hà Nội" >x && printf "Huế\n" >y &&
    [ "$(vnclean x y | wc -l)" -eq 2 ]'

# Lines are independent: f(A + B) = f(A) + f(B).
head -n 9 a >a1
tail -n +10 a >a2
for c in vnclean vnseg 'vnseg -n'; do
	ok "$c: f(A+B) = f(A)+f(B)" \
	    "{ $c a1; $c a2; } >two; cat a1 a2 | $c | cmp - two"
done
if parallel --version 2>/dev/null </dev/null | grep -q GNU; then
	export HOME="$T"
	ok 'GNU parallel' 'parallel --will-cite --pipe -k --block 2k \
	    "vnclean | vnseg" <a 2>err | cmp - want.seg || { cat err; false; }'
else
	skip 'GNU parallel' 'not here'
fi

expect 'a reader that leaves early: quiet' 0 'y' \
    'yes | vnclean 2>err | vnseg 2>>err | head -n 1; cat err'
ok 'a full disk is trouble' '[ ! -w /dev/full ] || {
    vnclean a >/dev/full; [ $? -eq 2 ]; }'

if perl -MUnicode::Normalize -e 1 2>/dev/null; then
	for f in NFC NFD; do
		perl -CSD -MUnicode::Normalize -ne "print $f(\$_)" a >$f
	done
	ok 'NFC and NFD: the same clean text' \
	    'vnclean NFC >1; vnclean NFD | cmp - 1'
	ok 'NFC and NFD: the same counts without vnclean' '
	    for f in NFC NFD; do
		vnseg $f | vncount | vnclean | sort >$f.counts
	    done; diff NFC.counts NFD.counts'
else
	skip 'NFC and NFD' 'no Unicode::Normalize'
fi
done_testing
