#!/bin/sh
# vnconv: the encodings, detection, errors, the stream contract.
. "${0%/*}/lib.sh"

hex() { od -An -v -tx1 | tr -d ' \n'; }
text='Tiếng Việt: Ủy ban xã họp bàn việc sửa đường, “xây” trường.'
words='Hội đồng nhân dân xã họp bàn việc sửa đường và xây trường'

# there and back
for e in utf-8 utf-8-nfd utf-16le utf-16be vni cp1258 vni-as-cp1252 \
    cp1258-as-cp1252; do
	expect "$e there and back" 0 "$text" \
	    "echo '$text' | vnconv -t $e | vnconv -f $e"
done
for e in tcvn3 viscii vps viqr tcvn3-as-cp1252 viscii-as-cp1252 \
    vps-as-cp1252; do
	expect "$e there and back" 0 "$words" \
	    "echo '$words' | vnconv -t $e | vnconv -f $e"
done
for e in $(vnconv -l); do
	n=$e; [ "$e" = utf-8-nfd ] && n=utf-8
	expect "$e is detected" 0 "$n" \
	    "echo '$words' | vnconv -t $e | vnconv -D | cut -f 2"
	expect "$e by auto" 0 "$words" "echo '$words' | vnconv -t $e | vnconv"
done

# bytes
expect 'tcvn3' 0 'NGHỊ ĐỊNH TỈNH KưL AKô Và' \
    "printf 'NGH\336 \247\336NH T\330NH K\255L AK\253 V\265\n' | vnconv -f tcvn3"
expect 'to tcvn3' 0 '54d84e48206ead' "printf 'TỈNH nư' | vnconv -t tcvn3 | head -c 7 | hex"
expect 'viscii capitals' 0 'ẲẴẪỶỸỴ' \
    "printf '\002\005\006\024\031\036\n' | vnconv -f viscii"
expect 'vni' 0 'Độc lập' "printf '\321o\344c la\344p\n' | vnconv -f vni"
expect 'viqr' 0 'Việt. đ a.' "printf 'Vie^.t\\\\. dd a\\\\.\n' | vnconv -f viqr"
expect 'names in any case, other names' 0 'Hà' "printf 'H\265\n' | vnconv -f ABC -t UTF8"
expect 'output is NFC' 0 '696e68c3a00a' "printf 'inha\314\200\n' | vnconv | hex"
expect 'unless it is NFD' 0 '61cca3cc820a' "echo ậ | vnconv -t utf-8-nfd | hex"

# UTF-16
expect 'utf-16le' 0 '4800e00020ac0a00' "echo 'Hà갠' | vnconv -t utf-16le | hex"
expect 'utf-16be' 0 '004800e0000a' "echo 'Hà' | vnconv -t utf-16be | hex"
expect 'a byte order mark is asked for' 0 'fffe61000a00' \
    "echo a | vnconv -t utf-16le --bom | hex"
expect 'and goes' 0 'a' "echo a | vnconv -t utf-16le --bom | vnconv"
expect 'also that of UTF-8' 0 '610a' "printf '\357\273\277a\n' | vnconv | hex"
expect '--bom for all operands once' 0 'efbbbf610a610a' \
    'echo a >a; vnconv --bom a a | hex'
expect '--bom for bytes' 2 '' 'echo a | vnconv -t vni --bom'
expect 'the wrong order' 2 '' "printf '\376\377\000a' | vnconv -f utf-16le"
expect 'surrogates in pairs' 0 '😀' "printf '\075\330\000\336\n\000' | vnconv -f utf-16le"
expect 'a lone surrogate ends the operand' 2 'a' \
    "printf 'a\000\n\000b\000\000\330\n\000' | vnconv -f utf-16le"
ok 'its place' "printf 'a\000\n\000b\000\000\330\n\000' |
    vnconv -f utf-16le 2>&1 >/dev/null |
    grep -qx 'vnconv: (standard input):2: lone surrogate at byte 3'"
expect 'or is substituted' 0 'b�' "printf 'b\000\000\330\n\000' |
    vnconv -f utf-16le --subst"
expect 'a missing last line end' 0 '61000a00' "printf 'a' | vnconv -t utf-16le | hex"
expect 'of UTF-16, too' 0 '610a' "printf 'a\000' | vnconv -f utf-16le | hex"

# detection
expect 'French in Latin-1 is unknown' 2 'f	unknown	0.00	0' \
    "printf 'L\047\351t\351 \340 c\364t\351, tr\350s agr\351able\n' >f; vnconv -D f"
expect 'and not guessed' 2 '' 'vnconv f'
ok 'its message' "vnconv f 2>&1 | grep -q '^vnconv: f: unknown encoding'"
expect 'but can be named' 0 '1' 'vnconv -f vni f | wc -l | tr -d " "'
expect 'ASCII' 0 '(standard input)	utf-8	1.00	0' 'echo abc | vnconv -D'
expect 'nothing' 0 '(standard input)	utf-8	1.00	0' 'vnconv -D'
expect 'losses are counted' 0 'utf-8	2' \
    "printf 'tiếng Việt \377 tiếng Việt \377 tiếng Việt\n' | vnconv -D | cut -f 2,4"
expect 'a name with a TAB' 0 'x\ty	utf-8	1.00	0' \
    'f=$(printf "x\ty"); echo a >"$f"; vnconv -D "$f"'
expect 'other operands are done' 2 'Hội' "echo Hội >g; vnconv f g"
expect 'ASCII at the head, TCVN3 behind' 0 'tcvn3' \
    "{ yes abcdefg | head -n 20000; echo '$words' | vnconv -t tcvn3; } |
    vnconv -D | cut -f 2"

# two encodings in one file
{ echo "$words"; echo "$words"; } | vnconv -t tcvn3 >two
echo "$words" | vnconv -t vni >>two
echo "$words" | vnconv -t tcvn3 >>two
ok 'a line that disagrees is flagged' "vnconv two 2>&1 >/dev/null |
    grep -qx 'vnconv: two:3: reads like vni, not tcvn3'"
expect 'and status is 0' 0 '4' 'vnconv two | wc -l | tr -d " "'
{ i=0; while [ $i -lt 1500 ]; do echo "$words"; i=$((i + 1)); done; } |
    vnconv -t tcvn3 >far
cat two two >>far
ok 'far behind the head, too' "test \"\$(vnconv far 2>&1 >/dev/null |
    grep reads)\" = \
'vnconv: far:1503: reads like vni, not tcvn3
vnconv: far:1507: reads like vni, not tcvn3'"
expect 'a named encoding is not doubted' 0 '' 'vnconv -f tcvn3 two 2>&1 >/dev/null |
    grep reads; true'

# what cannot be held
expect 'is an error; the lines before are written' 2 'a' \
    "printf 'a\nb€c\nd\n' | vnconv -t viscii"
ok 'with its place' "printf 'a\nà b€c\nd\n' | vnconv -t viscii 2>&1 >/dev/null |
    grep -qx 'vnconv: (standard input):2: U+20AC is not in viscii at byte 5'"
ok 'also behind composed letters' "printf 'a\nxe\314\202\314\201 \342\202\254\n' |
    vnconv -t vps 2>&1 >/dev/null |
    grep -qx 'vnconv: (standard input):2: U+20AC is not in vps at byte 8'"
expect '--subst' 0 'b?c ? d' "printf 'b€c … d\n' | vnconv -t viscii --subst"
expect '--subst=_' 0 'b_c' "printf 'b€c\n' | vnconv -t viscii --subst=_"
ok 'is told once' "printf 'b€c\n…\n' | vnconv -t viscii --subst 2>&1 >/dev/null |
    grep -qx 'vnconv: (standard input):1: U+20AC is not in viscii, substituted at byte 2 (2 in all)'"
expect 'a substitute is no mark in VIQR' 0 'a\?b' "echo 'a€b' | vnconv -t viqr --subst"
expect '--subst of two' 2 '' 'echo a | vnconv --subst=xy'
ok 'capitals that TCVN3 lacks' "printf 'TỈNH\nỦy ban\n' | vnconv -t tcvn3 2>&1 >/dev/null |
    grep -qx 'vnconv: (standard input):2: capital letter with a tone mark, written small (1 in all)'"
expect 'the next operand is done' 2 'x' 'echo € >e; echo x >x; vnconv -t vps e x'

# what is no text
expect 'invalid UTF-8 is carried through' 0 '61ff620a' "printf 'a\377b\n' |
    vnconv -f utf-8 | hex"
ok 'with a warning' "printf 'x\na\377b\n\377\n' | vnconv -f utf-8 2>&1 >/dev/null |
    grep -qx 'vnconv: (standard input):2: invalid UTF-8 at byte 2 (2 in all)'"
expect 'but not into bytes' 2 '' "printf 'a\377b\n' | vnconv -f utf-8 -t vni"
expect 'a free byte' 0 'bù' "printf 'b\371\n' | vnconv -f vni"
ok 'has a warning' "printf 'b\371\n' | vnconv -f vni 2>&1 >/dev/null |
    grep -qx 'vnconv: (standard input):1: no character of vni at byte 2 (1 in all)'"
expect 'NUL is data' 0 '6100620a' "printf 'a\000b\n' | vnconv -f utf-8 -t tcvn3 | hex"
expect 'CRLF stays' 0 '610d0a' "printf 'a\r\n' | vnconv -t vni | hex"

# files and streams
printf 'một\n' >a; printf 'hai' >b
expect 'operands are not glued' 0 'một
hai
hai
một' 'vnconv a b b a'
expect '- is standard input' 0 'một
x' 'echo x | vnconv a -'
expect 'a missing file; the others are done' 2 'một
hai' 'vnconv a no-such-file b'
ok 'its message' "vnconv no-such-file 2>&1 |
    grep -qx 'vnconv: no-such-file: No such file or directory'"
expect 'a directory' 2 '' 'vnconv -f utf-8 .'
expect 'output into the input is refused' 2 '' 'cat a a >c; vnconv c >>c'
expect '-z' 0 '61002f0a62002f' "printf 'a\000/\nb\000/' | vnconv -z | head -c 7 | hex"
expect '-z ends the last record' 0 '6100' "printf a | vnconv -z | hex"
if [ -w /dev/full ]; then
	expect 'a full disk' 2 '' 'echo a | vnconv >/dev/full'
	expect 'a full disk, -l' 2 '' 'vnconv -l >/dev/full'
	expect 'a full disk, -D' 2 '' 'echo a | vnconv -D >/dev/full'
else
	skip 'a full disk' 'no /dev/full'
fi
expect 'standard output closed' 2 '' 'echo a | vnconv >&-'
expect 'standard input closed' 2 '' 'vnconv <&-'
ok 'head leaves early: no message' \
    "{ yes 'dòng' | vnconv -f utf-8 | head -n 1; } 2>err >out; test ! -s err &&
    grep -q dòng out"
ok 'what has come is written before more is read' \
    "mkfifo back; { sleep 60; echo late >back; } & rescue=\$!
    { echo một; read -r who <back; echo \$who >who; echo hai; } | vnconv -f utf-8 |
    { read -r x; echo seen >back; cat >/dev/null; }
    kill \$rescue; grep -qx seen who"

# sameness
awk 'BEGIN { for (i = 0; i < 9000; i++)
    printf "Dòng %d: sức khỏe của nhân dân tỉnh Hà Sơn, TỈNH NINH BÌNH\n", i }' >big
for e in tcvn3 vni utf-16le viqr vni-as-cp1252; do
	vnconv -t $e big >big.$e
	ok "$e by small reads" "dd if=big.$e bs=777 2>/dev/null | vnconv -f $e |
	    cmp - big && dd if=big.$e bs=777 2>/dev/null | vnconv | cmp - big"
	ok "$e with -u and -j" "vnconv -u -j 2 -f $e big.$e | cmp - big"
done
ok 'locale and environment' 'LC_ALL=vi_VN.UTF-8 vnconv big.vni | cmp - big &&
    p=$(command -v vnconv) && env -i "$p" big.vni | cmp - big'
awk 'BEGIN { for (i = 0; i < 300000; i++) printf "chữ dài " }' >long
for e in tcvn3 utf-16be cp1258; do
	ok "a line of 3 MB in $e" "vnconv -t $e long | vnconv -f $e >l1 &&
	    echo >>l1 && { cat long; echo; echo; } | cmp - l1"
done
ok 'a long line without spaces' "tr -d ' ' <long >l2; echo >>l2
    vnconv -t vni l2 | vnconv -f vni | cmp - l2 &&
    vnconv -t utf-16le l2 | dd bs=999 2>/dev/null | vnconv -f utf-16le | cmp - l2"
ok 'the place in a long line' "{ cat long; echo €; } | vnconv -f utf-8 -t viscii 2>&1 >/dev/null |
    grep -q ':1: U+20AC is not in viscii at byte $(($(wc -c <long) + 1))\$'"

# options
ok '-l' "vnconv -l | grep -qx tcvn3-as-cp1252"
expect 'an unknown encoding' 2 '' 'echo | vnconv -f latin1'
expect '-t auto' 2 '' 'echo | vnconv -t auto'
expect '-f auto' 0 'a' 'echo a | vnconv -f auto'
expect 'an unknown option' 2 '' 'vnconv --zzz'
expect '-j of too many' 2 '' 'vnconv -j 99999'
ok '--help' "vnconv --help | grep -q '^usage: vnconv'"
ok '-V' "vnconv -V | grep -q '^vnconv [0-9]*\.[0-9]'"
expect 'options end at --' 0 'x' 'echo x >-D; vnconv -- -D'
done_testing
