#!/bin/sh
# vnclean: every option on and off, bad arguments, the stream contract.
. "${0%/*}/lib.sh"

# nothing to do
expect 'empty input' 0 '' 'vnclean </dev/null'
expect 'clean text is copied' 0 'Hòa bình – “hoà” 1.800…' \
    "printf 'Hòa bình – “hoà” 1.800…\n' | vnclean"
expect 'a missing last LF is added' 0 '2' "printf 'a\nb' | vnclean | wc -l | tr -d ' '"
ok 'text of one byte at a time' \
    "printf 'tiế  ng\n' | { dd bs=1 2>/dev/null; } | vnclean | grep -qx 'tiế ng'"

# the default rules
expect 'NFD becomes NFC' 0 'tiếng Việt' \
    "printf 'tie\314\202\314\201ng Vie\314\243\314\202t\n' | vnclean"
expect 'a tone typed before its shape mark' 0 'tiếng' \
    "printf 'ti\303\251\314\202ng\n' | vnclean"
expect 'never NFKC' 0 'm² ½ № ﬁ' "printf 'm² ½ № ﬁ\n' | vnclean"
expect 'control characters and colours go' 0 'đỏ xanh' \
    "printf 'đ\001ỏ \033[31mxanh\033[0m\n' | vnclean"
expect 'NUL goes' 0 'ab' "printf 'a\000b\n' | vnclean"
expect 'odd line ends become a space' 0 'một hai ba' \
    "printf 'một\vhai\302\205ba\n' | vnclean"
expect 'CRLF, BOM' 0 'đầu
cuối' "printf '\357\273\277đầu\r\n\357\273\277cuối\r\n' | vnclean"
expect 'invisible characters go' 0 'sinh viên' \
    "printf 's\342\200\213inh vi\302\255ên\342\201\240\n' | vnclean"
expect 'emoji sequences stay' 0 '👨‍👩‍👧 ❤️' "printf '👨‍👩‍👧 ❤️\n' | vnclean"
expect 'spaces: one kind, one at a time, none at the ends' 0 'a b c' \
    "printf '  a\302\240 b\343\200\200c \n' | vnclean"
expect 'TAB stays and loses the spaces around it' 0 'a	b' \
    "printf 'a \t b\n' | vnclean"
expect 'eth is no d with stroke in Icelandic' 0 'Đà NĐ-CP Guðmundur' \
    "printf 'Ðà NÐ-CP Guðmundur\n' | vnclean"
expect 'no-break space after a name' 0 'Trương Thị Mai ghi' \
    "printf 'Trương Thị Mai\302\240ghi\n' | vnclean"

# invalid UTF-8
expect 'U+FFFD for every maximal subpart' 0 'a � b��' \
    "printf 'a \341\273 b\300\200\n' | vnclean"
ok 'one warning a file, with line, byte and count' \
    "printf 'a\nb\377c\n\377\n' >f; vnclean f 2>&1 >/dev/null |
    grep -qx 'vnclean: f:2: invalid UTF-8 at byte 2 (2 in all)'"
ok '-k keep' "test \"\$(printf 'a\377b\n' | vnclean -k keep | od -An -tx1 |
    tr -d ' ')\" = 61ff620a"
expect '-k drop' 0 'ab' "printf 'a\377b\n' | vnclean -k drop"
expect '-k replace' 0 'a�b' "printf 'a\377b\n' | vnclean --invalid=replace"
expect '-k fail stops there' 2 'a' "printf 'a\nb\377\nc\n' | vnclean -k fail"
ok '-k fail says where' "printf 'a\nbc\377\n' | vnclean -k fail 2>&1 >/dev/null |
    grep -qx 'vnclean: (standard input):2: invalid UTF-8 at byte 3'"
expect '-k something' 2 '' 'echo | vnclean -k something'

ok 'UTF-16 is named, and who converts it' \
    "printf '\377\376V\000i\000\n\000' | vnclean 2>&1 >/dev/null | grep -q ':1: .*UTF-16.*vnconv'"
ok 'UTF-16 without a mark too' \
    "printf 'V\000i\000e\000t\000 \000N\000a\000m\000\n\000' | vnclean 2>&1 >/dev/null | grep -q vnconv"

# rules off
expect '--no=nfc' 0 '6' "printf 'e\314\201 x\n' | vnclean --no=nfc | wc -c | tr -d ' '"
expect '--no=space' 0 '5' "printf ' a  \n' | vnclean --no=space | wc -c | tr -d ' '"
expect '--no of two rules' 0 '8' \
    "printf ' e\314\201  \001\n' | vnclean --no=nfc,space,control | wc -c | tr -d ' '"
expect '--no=eth' 0 'Ðà' "printf 'Ðà\n' | vnclean --no=eth"
expect '--no=invisible' 0 '5' "printf 'a\342\200\213\n' | vnclean --no=invisible | wc -c | tr -d ' '"
expect '--no=utf8 carries bytes through' 0 '2' \
    "printf '\377\n' | vnclean --no=utf8 | wc -c | tr -d ' '"
expect '--no=marks' 0 'tié̂ng' "printf 'tié\314\202ng\n' | vnclean --no=marks"
expect '--no of an unknown rule' 2 '' 'echo | vnclean --no=nfc,zzz'
expect '--no of nothing' 2 '' 'echo | vnclean --no='

# spaces
expect '--spaces=trim' 0 'a  b' "printf '  a  b \n' | vnclean --spaces=trim"
expect '--spaces=keep' 0 '  a  b ' "printf '  a \302\240b \n' | vnclean --spaces=keep"
expect '--spaces=squeeze' 0 'a b' "printf '  a  b \n' | vnclean --spaces=squeeze"
expect '--spaces=other' 2 '' 'echo | vnclean --spaces=other'

# tone
expect 'tone placement is left alone' 0 'hòa hoà qúy' "printf 'hòa hoà qúy\n' | vnclean"
expect '-t old' 0 'hòa thủy quý HÒA Figueróa' \
    "printf 'hoà thuỷ qúy HOÀ Figueróa\n' | vnclean -t old"
expect '-t new' 0 'hoà thuỷ quý của' "printf 'hòa thủy qúy cuả\n' | vnclean --tone=new"
expect '-t fix' 0 'hòa hoà quý giá lượng toán của việt nước' \
    "printf 'hòa hoà qúy gía lựơng tóan cuả vịêt nứơc\n' | vnclean -t fix"
expect '-t vncorenlp' 0 'hoà quý cuả Uỷ' "printf 'hòa qúy cuả Ủy\n' | vnclean -t vncorenlp"
expect '-t keep' 0 'hòa hoà' "printf 'hòa hoà\n' | vnclean -t keep"
expect '-t other' 2 '' 'echo | vnclean -t other'

# blank lines
expect '-s' 0 '
a

b' "printf '\n \n\na\n\n\n\nb\n' | vnclean -s"
expect 'without -s blank lines stay' 0 'a


b' "printf 'a\n\n\nb\n' | vnclean"
printf 'a\n\n' >x
expect '-s goes over the end of a file' 0 'a

b' "printf '\nb\n' >y; vnclean -s x y"
ok '-s under -j' "{ i=0; while [ \$i -lt 3000 ]; do printf 'dòng %d  \n\n \n\n' \$i;
    i=\$((i + 1)); done; } >many; vnclean -s many >m1; vnclean -s -j 3 many >m3;
    cmp m1 m3 && test \$(wc -l <m1) = 6000"

# -C and -S
expect '-C on clean text' 0 '' "printf 'sạch\n' | vnclean -C"
expect '-C on dirty text' 1 '' "printf 'bẩn \n' | vnclean -C"
expect '-C when only the last LF is missing' 1 '' "printf 'a' | vnclean --check"
expect '-C with trouble' 2 '' 'vnclean -C no-such-file'
expect '-C and -s' 1 '' "printf 'a\n\n\n' | vnclean -Cs"
ok '-S counts by rule' "printf '\357\273\277a  b\302\240\n\001e\314\201' |
    vnclean -S 2>counts >/dev/null; grep -qx 'utf8	2' counts &&
    grep -qx 'space	2' counts && grep -qx 'nfc	1' counts &&
    grep -qx 'control	1' counts && grep -qx 'eth	0' counts"

# -z
ok '-z: records end in NUL, LF is white space' \
    "test \"\$(printf 'a  b \n c\000d' | vnclean -z | tr '\000\n' '|/')\" = 'a b/c|d|'"

# files
printf 'một\n' >a; printf 'hai' >b
expect 'operands are not glued' 0 'một
hai
hai
một' 'vnclean a b b a'
expect '- is standard input' 0 'một
x' 'echo x | vnclean a -'
expect 'a missing file; the others are done' 2 'một
hai' 'vnclean a no-such-file b'
ok 'its message' "vnclean no-such-file 2>&1 |
    grep -qx 'vnclean: no-such-file: No such file or directory'"
ok 'control characters of a name are escaped' \
    "test \"\$(vnclean \"\$(printf 'x\033[31my')\" 2>&1 | tr -d -c '\033' | wc -c)\" -eq 0"
expect 'a directory' 2 '' 'vnclean .'
expect 'output into the input is refused' 2 '' 'cat a a >c; vnclean c >>c'

# ends
if [ -w /dev/full ]; then
	expect 'a full disk' 2 '' 'echo a | vnclean >/dev/full'
	ok 'its message' "echo a | vnclean 2>&1 >/dev/full |
	    grep -q '^vnclean: write error: '"
	expect '--help to a full disk' 2 '' 'vnclean --help >/dev/full'
else
	skip 'a full disk' 'no /dev/full'
fi
expect 'standard output closed' 2 '' 'echo a | vnclean >&-'
expect 'standard input closed' 2 '' 'vnclean <&-'
ok 'head leaves early: no message' \
    "{ yes 'dòng' | vnclean | head -n 1; } 2>err >out; test ! -s err && grep -q dòng out"

ok 'what has come is written before more is read' \
    "mkfifo back; { sleep 60; echo late >back; } & rescue=\$!
    { echo một; read -r who <back; echo \$who >who; echo hai; } | vnclean |
    { read -r x; echo seen >back; cat >/dev/null; }
    kill \$rescue; grep -qx seen who"
rm -f back

# sameness
awk 'BEGIN { for (i = 0; i < 20000; i++)
    printf "Dòng %d:  sức kho\341\272\273 – ti\303\252\314\201ng\302\240%s\n", i, i % 7 ? "" : "\t x " }' >big
vnclean big >one
for j in 1 2 8 0; do
	ok "-j $j" "vnclean -j $j big | cmp - one"
done
ok '-u' 'vnclean -u big | cmp - one'
ok 'small reads' 'dd if=big bs=1000 2>/dev/null | vnclean | cmp - one'
ok 'locale and environment' 'LC_ALL=vi_VN.UTF-8 vnclean big | cmp - one &&
    p=$(command -v vnclean) && env -i "$p" big | cmp - one'
ok 'twice is once' 'vnclean one | cmp - one && vnclean -C one'
ok 'f(A+B) = f(A) + f(B)' 'head -n 7777 big >A; tail -n +7778 big >B
    { vnclean A; vnclean B; } | cmp - one'

# long lines
ok 'a line of 5 MB' "awk 'BEGIN { for (i = 0; i < 500000; i++) printf \"chữ  dài \" }' >long
    vnclean long >l1; vnclean -j 3 long | cmp - l1 &&
    test \"\$(wc -l <l1)\" -eq 1 && ! grep -q '  ' l1 && vnclean -C l1"

# options
expect 'an unknown option' 2 '' 'vnclean --zzz'
expect '-j without a number' 2 '' 'vnclean -j x'
expect '-j of too many' 2 '' 'vnclean -j 99999'
ok '--help' "vnclean --help | grep -q '^usage: vnclean'"
ok '-V' "vnclean -V | grep -q '^vnclean [0-9]*\.[0-9]'"
expect 'options end at --' 0 'x' 'echo x >-S; vnclean -- -S'
done_testing
