#!/bin/sh
# vnseg: every option on and off, bad arguments, the stream contract.
. "${0%/*}/lib.sh"

# Words that a dictionary settles, so that no model decides these tests.
printf 'sức khỏe\nViệt Nam\nhọc sinh\n-đi bộ\n' >d

# The bytes that count: all but white space and single joiners.
one=$(printf '\001')
bare() { tr -d ' \t\n\r\v\f' | sed "s/__/$one/g; s/_//g" | tr '\001' _; }

# default output
expect 'empty input' 0 '' 'vnseg </dev/null'
expect 'a sentence a line, tokens between spaces' 0 'Trời mưa .
Về thôi !' "printf 'Trời mưa. Về thôi!\n' | vnseg -d d"
expect 'words are joined' 0 'Sức_khỏe của học_sinh Việt_Nam .' \
    "echo 'Sức khỏe của học sinh Việt Nam.' | vnseg"
expect 'empty and blank lines stay as empty lines' 0 'a


b' "printf 'a\n\n \t\302\240\nb\n' | vnseg"
expect 'a missing last LF is added' 0 '2' "printf 'a\nb' | vnseg | wc -l | tr -d ' '"
expect 'no sentence end at a number, an abbreviation, a list mark' 0 \
    '1 . Ở TP. HCM có 1.800 người , tăng 9,9% .
Tốt .' "echo '1. Ở TP. HCM có 1.800 người, tăng 9,9%. Tốt.' | vnseg -d d"
expect 'a missing space after the full stop' 0 'Nam .
Hà !
Ừ ?' "echo 'Nam.Hà!Ừ?' | vnseg"
expect 'codes, addresses, emoji stay whole' 0 \
    'Số 35-CT/TW , 03/2017/NĐ-CP , a.b@c.vn , https://d.vn/x 👍🏽 :))' \
    "echo 'Số 35-CT/TW, 03/2017/NĐ-CP, a.b@c.vn, https://d.vn/x 👍🏽 :))' | vnseg"

# white space and bytes
expect 'CRLF, BOM, odd spaces vanish' 0 'đầu b c
cuối' "printf '\357\273\277đầu\302\240b\343\200\200c\r\n\357\273\277cuối\r\n' | vnseg"
expect 'NFD is carried as it is' 0 "$(printf 'Vie\314\243\314\202t_Nam')" \
    "printf 'Vie\314\243\314\202t Nam\n' | vnseg"
ok 'NUL is data' "test \"\$(printf 'a\000 b\n' | vnseg -n | od -An -tx1 |
    tr -d ' ')\" = 61200020620a"
ok 'invalid bytes are carried' "test \"\$(printf 'a\377 \303\n' | vnseg -n |
    od -An -tx1 | tr -d ' ')\" = 61ff20c30a"
ok 'one warning a file, with line, byte and count' \
    "printf 'a\nb\377c\n\377\n' >f; vnseg f 2>&1 >/dev/null |
    grep -qx 'vnseg: f:2: invalid UTF-8 at byte 2 (2 in all)'"
expect 'invalid UTF-8 is no trouble' 0 '3' "vnseg f 2>/dev/null | wc -l | tr -d ' '"

# -n, -s
expect '-n keeps lines' 0 'Trời mưa . Về thôi !

Hết .' "printf 'Trời mưa. Về thôi!\n\nHết.\n' | vnseg -n -d d"
expect '--no-sentences' 0 'a . B .' "echo 'a. B.' | vnseg --no-sentences"
printf '  Trời  mưa (to). “Về thôi!”  Sức\tkhỏe a_b \r\n' >q
expect '-s only splits sentences' 0 'Trời  mưa (to).
“Về thôi!”
Sức	khỏe a_b' \
    'vnseg -s q'
expect '-s keeps empty lines' 0 'a

b' "printf 'a\n \nb' | vnseg --sentences"
expect '-n and -s' 2 '' 'echo a | vnseg -ns'

# joiners
expect '-J' 0 'sức~khỏe' "echo 'sức khỏe' | vnseg -d d -J '~'"
expect '-J of several bytes' 0 'sức▁khỏe' "echo 'sức khỏe' | vnseg -d d --joiner=▁"
expect '-J outside of Plane 0' 0 'sức😀khỏe' "echo 'sức khỏe' | vnseg -d d -J 😀"
for j in '' ab ▁▁ ' ' "$(printf '\t')" "$(printf '\302\240')" \
    "$(printf '\001')" "$(printf '\377')" "$(printf '\303')" \
    "$(printf 'e\314\201')"; do
	expect "-J '$(printf %s "$j" | od -An -tx1 | tr -d ' \n')'" 2 '' \
	    'echo a | vnseg -J "$j"'
done
expect 'a joiner in the text is doubled, its syllable stands alone' 0 \
    'sức__ khỏe a__b c____d ____ __x' \
    "echo 'sức_ khỏe a_b c__d __ _x' | vnseg -n -d d"
expect 'other joiners are not' 0 'a_b sức-khỏe pê--đan -- x' \
    "echo 'a_b sức khỏe pê-đan - x' | vnseg -n -d d -J -"
expect 'several bytes are doubled too' 0 'a ▁▁ b sức▁khỏe ▁▁' \
    "echo 'a▁b sức khỏe▁' | vnseg -n -d d -J ▁"

# dictionaries
expect '-d joins, in any case and tone style' 0 'SỨC_KHOẺ sức_khoẻ' \
    "echo 'SỨC KHOẺ sức khoẻ' | vnseg -d d"
expect '-d keeps apart' 0 'đi bộ' "echo 'đi bộ' | vnseg -d d"
printf 'một hai\nhai ba bốn\nmột hai ba\n' >e
expect '-d leftmost, longest' 0 'một_hai_ba bốn hai_ba_bốn' \
    "echo 'một hai ba bốn hai ba bốn' | vnseg -d e"
expect '-d not over punctuation' 0 'một , hai' "echo 'một, hai' | vnseg -d e"
printf 'xa lạ quá\n-xa lạ quá\n' >never
printf 'xa lạ quá' >later
expect 'never-join beats join' 0 'xa lạ quá' "echo 'xa lạ quá' | vnseg -d never"
expect 'a later file beats an earlier' 0 'xa_lạ_quá' \
    "echo 'xa lạ quá' | vnseg -d never -d later"
expect 'and the other way round' 0 'xa lạ quá' \
    "echo 'xa lạ quá' | vnseg --dict=later --dict=never"
printf '\357\273\277một hai\r\n\r\n  ba   bốn \r\n' >crlf
expect '-d with BOM, CRLF, blanks' 0 'một_hai ba_bốn' "echo 'một hai ba bốn' | vnseg -d crlf"
expect '-d empty' 0 'a' "echo a | vnseg -d /dev/null"
expect '-d missing' 2 '' 'echo a | vnseg -d nowhere'
printf 'một hai\n-ba\n' >bad
expect '-d wrong' 2 '' 'echo a | vnseg -d bad'
ok '-d says where' "vnseg -d bad </dev/null 2>&1 | grep -q '^vnseg: bad:2: '"
printf 'một hai\nb\377\n' >bad
ok '-d invalid UTF-8' "vnseg -d bad </dev/null 2>&1 | grep -q '^vnseg: bad:2: '"
ok '100,000 entries' "awk 'BEGIN { for (i = 0; i < 100000; i++)
    print \"t\" i % 977, \"u\" i }' >big && echo 't1 u978 x t1 u2' |
    vnseg -d big | grep -qx 't1_u978 x t1 u2'"

# models, styles
expect '-M missing' 2 '' 'echo a | vnseg -M nowhere'
expect '-M wrong' 2 '' 'echo a | vnseg -M d'
expect '--style' 0 'a' 'echo a | vnseg --style=ud | vnseg --style=vlsp'
expect '--style wrong' 2 '' 'echo a | vnseg --style=no'
ok '-V names the model, on a line of its own' "vnseg -V | tail -n 1 | grep -q '^model .*checksum [0-9a-f]\{16\}$' &&
    [ $(vnseg -V | wc -l) -eq 2 ]"

# the stream contract
printf 'Việt Nam. Sức\nkhỏe_a tốt.\n\n\357\273\277Đi bộ! 1.800 "A." B\n' >f
vnseg f >want
expect 'file, - and standard input' 0 "$(cat want; cat want; cat want)" \
    'vnseg f; vnseg <f; cat f | vnseg -'
expect 'operands are not glued' 0 'a
b' 'printf a >a; printf b >b; vnseg a b'
expect '-z' 0 'a_b c|d|' "printf 'sức\nkhỏe. D\000d' | vnseg -z -d d |
    tr '\000' '|' | sed 's/sức_khỏe \./a_b c/; s/|D|/|/' | tr -d '\n'"
ok '-z -s leaves line feeds inside' "printf 'a\nb. C\000' | vnseg -zs |
    tr '\000\n' '|/' | grep -qx 'a/b.|C|'"
expect '-u' 0 "$(cat want)" 'vnseg -u f'
expect 'missing file' 2 "$(cat want)" 'vnseg nowhere f 2>/dev/null'
expect 'unknown option' 2 '' 'vnseg -y'
ok '--help' 'vnseg --help | grep -q "^usage: vnseg"'
if [ -c /dev/full ]; then
	expect '/dev/full' 2 '' 'vnseg f >/dev/full'
else
	skip '/dev/full' 'not here'
fi
expect 'closed pipe' 0 'Việt_Nam .' 'yes "Việt Nam." | vnseg | head -n 1'
i=0
while [ $i -lt 3000 ]; do cat f; i=$((i + 1)); done >many
vnseg many >want
for j in 2 4 0; do
	ok "-j $j" "vnseg -j $j many | cmp - want"
done
expect '-j wrong' 2 '' 'vnseg -j x f'

# nothing is lost
printf 'a_b __ c\377d e\314\201 \314\201 \341\273 x\000y «A.B» _\n' >odd
cat "$ROOT"/tests/data/*.txt "$ROOT"/tests/vnseg.t odd | tr '\302\343' '..' >all
ok 'bytes in = bytes out' 'vnseg all 2>/dev/null | bare >x &&
    tr -d " \t\n\r\v\f" <all | cmp - x'
ok 'the same after -n and -j' 'vnseg -n -j 3 all 2>/dev/null | bare | cmp - x'
ok '-n is the default without line ends' 'vnseg f | tr "\n" " " >x &&
    vnseg -n f | tr "\n" " " | cmp - x'

# lines of several MB: one record out, nothing lost, no space in a token
ok 'a line of 5 MB' 'tr "\n" " " <many >x && cat x x x x x x x x x x x x >long &&
    echo >>long && vnseg -n long >y && test $(wc -l <y) -eq 1 &&
    bare <y >z && tr -d " \n" <long | sed "s/\xef\xbb\xbf//g" >w &&
    sed "s/\xef\xbb\xbf//g" <z | cmp - w'
ok '-j, read sizes: the same' 'vnseg -n -j 4 long | cmp - y &&
    dd if=long bs=4093 2>/dev/null | vnseg -n - | cmp - y'
ok 'no double, leading or trailing spaces' '! grep -q "  \|^ \| \$" y'
ok '-s of a long line' 'vnseg -s long | tr -d " \n" >z && tr -d " \n" <long |
    cmp - z'
ok 'one word of 3 MB stays one' 'head -c 3000000 /dev/zero | tr "\000" a >one &&
    echo >>one && vnseg one | cmp - one'
ok 'with joiners' 'sed "s/aaaaaaaaaa/a_aaaaaaaa/g" one >two && vnseg two |
    sed "s/__/_/g" | cmp - two'
ok 'blank for 3 MB' 'tr a " " <one | vnseg | od -An -c | grep -q "^ *.n$"'
ok 'white space between pieces' '{ printf a; tr "a\n" "  " <one; echo b; } |
    vnseg -n | grep -qx "a b"'
done_testing
