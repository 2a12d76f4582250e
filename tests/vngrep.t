#!/bin/sh
# vngrep: options with their neighbours, bad arguments, the stream contract, and
# GNU grep beside it where that is installed.
. "${0%/*}/lib.sh"

printf 'một hai\nba bốn\nnăm sáu\nbảy tám\nchín mười\nhai mươi\n' >n.txt
printf 'hoà bình\nhòa thuận\nhoa hồng\nkhỏe mạnh\nKHOẺ KHOẮN\nthủy thuỷ\n' >t.txt

# selecting
expect 'a pattern' 0 'ba bốn' 'vngrep bốn n.txt'
expect 'nothing found' 1 '' 'vngrep xyz n.txt'
expect 'standard input' 0 'ba bốn' 'vngrep bốn <n.txt'
expect 'dash is standard input' 0 'ba bốn' 'vngrep bốn - <n.txt'
expect 'an empty pattern matches all' 0 6 "vngrep -c '' n.txt"
expect '-e twice' 0 'một hai
bảy tám
hai mươi' 'vngrep -e hai -e tám n.txt'
expect '-e with a line feed is two patterns' 0 'một hai
bảy tám
hai mươi' "vngrep -e 'hai
tám' n.txt"
expect '-e with back references each' 0 'aa
bb' "printf 'aa\nab\nbb\n' | vngrep -e '(a)\1' -e '(b)\1'"
expect '-e with a group left open is an error' 2 '' "vngrep -e '(a' -e 'b)' n.txt"
printf 'hai\ntám\n' >p
expect '-f' 0 'một hai
bảy tám
hai mươi' 'vngrep -f p n.txt'
expect '-f of an empty file finds nothing' 1 '' 'vngrep -f /dev/null n.txt'
expect '-f of an empty file, -v' 0 6 'vngrep -cv -f /dev/null n.txt'
expect '-f -' 0 'ba bốn' 'echo bốn | vngrep -f - n.txt'
i=0
while [ $i -lt 3000 ]; do echo "từ$i"; i=$((i + 1)); done >many
expect '-f with many patterns' 0 'từ2999' 'echo từ2999 | vngrep -f many'
expect '-v' 0 'một hai
chín mười
hai mươi' "vngrep -v 'b|s' n.txt"
expect '-v finds nothing' 1 '' "vngrep -v . n.txt"
expect '-F' 0 'a.b(' "printf 'a.b(\naxb(\n' | vngrep -F 'a.b('"
expect '-i' 0 'khỏe mạnh
KHOẺ KHOẮN' 'vngrep -i khoẻ t.txt'
expect '-i with all of Unicode' 0 'ĐƯỜNG' 'echo ĐƯỜNG | vngrep -i đường'
expect '-w' 0 'hai' "printf 'hai\nhaix\nxhai\n_hai\nhaiế\n' | vngrep -w hai"
expect '-w beside a combining mark' 1 '' "printf 'x\314\243\n' | vngrep -w x"
expect '-w takes what can be a word' 0 'ab' "echo ab | vngrep -w 'a|ab'"
expect '-x' 0 'hai' "printf 'hai\nhai ba\n' | vngrep -x 'hai|hai b'"
expect '-x with two patterns' 0 'a
b' "printf 'a\nab\nb\n' | vngrep -x -e a -e b"
expect '-x with an open quote' 0 'a.' "printf 'a.\nab\n' | vngrep -x '\Qa.'"
expect '-x with a comment' 0 'ab' "printf 'ab\nabc\n' | vngrep -x '(?x)a b # c'"
expect '-E -P -a change nothing' 0 'ba bốn' 'vngrep -EPa bốn n.txt'
expect '-m' 0 'một hai
ba bốn' 'vngrep -m 2 . n.txt'
expect '-m is for each file' 0 'một hai
một hai' 'vngrep -m 1 . n.txt n.txt'
expect '-m 0' 1 '' 'vngrep -m 0 . n.txt'
expect '-m with -c' 0 2 'vngrep -c -m 2 . n.txt'
expect '-m with -v' 0 'năm sáu' "vngrep -v -m 1 'b|hai' n.txt"
expect '-q' 0 '' 'vngrep -q . n.txt'
expect '-q after a match is 0' 0 '' 'vngrep -q . n.txt missing'
expect '-q without' 1 '' 'vngrep -q xyz n.txt'

# what is written
expect '-c' 0 2 'vngrep -c hai n.txt'
expect '-c of none' 1 0 'vngrep -c xyz n.txt'
expect '-c of two files' 0 'n.txt:2
t.txt:0' 'vngrep -c hai n.txt t.txt'
expect '-c -h' 0 '2
0' 'vngrep -ch hai n.txt t.txt'
expect '-n' 0 '1:một hai
6:hai mươi' 'vngrep -n hai n.txt'
expect '-H' 0 'n.txt:ba bốn' 'vngrep -H bốn n.txt'
expect '-n of two files' 0 'n.txt:2:ba bốn
n.txt:2:ba bốn' 'vngrep -n bốn n.txt n.txt'
expect 'plain lines of two files' 0 'ba bốn
ba bốn' 'vngrep bốn n.txt n.txt'
expect '-H of standard input' 0 '(standard input):ba bốn' 'vngrep -H bốn <n.txt'
expect '--label' 0 'tin:ba bốn' 'vngrep -H --label=tin bốn <n.txt'
expect '-h -n' 0 '2:ba bốn
2:ba bốn' 'vngrep -hn bốn n.txt n.txt'
expect '-l' 0 'n.txt' 'vngrep -l hai n.txt t.txt'
expect '-L' 0 't.txt' 'vngrep -L hai n.txt t.txt'
expect '-L when all match' 0 '' 'vngrep -L . n.txt t.txt'
expect '-l -v' 0 'n.txt
t.txt' 'vngrep -lv hai n.txt t.txt'
expect '-l -Z' 0 'n.txt@' "vngrep -lZ hai n.txt | tr '\0' '@'"
expect '-H -Z' 0 'n.txt@ba bốn' "vngrep -HZ bốn n.txt | tr '\0' '@'"
expect '-o' 0 'hai
hai' 'vngrep -o hai n.txt'
expect '-o passes over empty matches' 0 'aa' "echo baa | vngrep -o 'a*'"
expect '-o -n' 0 '1:a
1:a
2:a' "printf 'aa\na\n' | vngrep -on a"
expect '-o -i' 0 'A
a' "echo Aa | vngrep -oi a"
expect '-o of several patterns' 0 'ab
c' "echo abc | vngrep -o -e '(ab)' -e c -e '(a)\1?'"
expect '-o of several patterns: the longest at each place' 0 'abc
ab
a.b' "printf 'abc ab a.b\n' | vngrep -o -e a -e ab -e 'a[bx]c' -e 'a[.]b'"
expect '-o -F likewise' 0 'hai_
hai' "printf 'hai_ hai\n' | vngrep -oF -e '' -e hai -e hai_"
expect '-o with many patterns likewise' 0 'từ2999' \
    'echo từ2999 | vngrep -o -f many -e "t"'
expect '-o -v' 0 '' 'vngrep -ov xyz n.txt'
expect '-o -c counts lines' 0 1 "echo aa | vngrep -oc a"
expect '-b' 0 '10:ba bốn' 'vngrep -b bốn n.txt'
expect '-b -o' 0 '13:bốn' 'vngrep -bo bốn n.txt'
expect '-b in the second file' 0 'n.txt:10:ba bốn
n.txt:10:ba bốn' 'vngrep -b bốn n.txt n.txt'
e=$(printf '\033')
expect '--color' 0 "$e[01;31m${e}[Kba$e[m${e}[K bốn" 'vngrep --color=always ba n.txt'
expect '--color of name and line' 0 \
    "$e[35m${e}[Kn.txt$e[m${e}[K$e[36m${e}[K:$e[m${e}[K$e[32m${e}[K2$e[m${e}[K$e[36m${e}[K:$e[m${e}[K$e[01;31m${e}[Kba$e[m${e}[K bốn" \
    'vngrep --color=always -Hn ba n.txt'
expect '--color=auto into a pipe' 0 'ba bốn' 'vngrep --color ba n.txt'
expect '--color=never' 0 'ba bốn' 'vngrep --color=never ba n.txt'
expect '--color of -v' 0 'hai mươi' 'vngrep --color=always -v "b|s|m[ộờ]" n.txt | tail -n 1'

# context
expect '-A' 0 'ba bốn
năm sáu' 'vngrep -A 1 bốn n.txt'
expect '-B' 0 'một hai
ba bốn' 'vngrep -B 1 bốn n.txt'
expect '-C with separators' 0 '1:một hai
2-ba bốn
--
5-chín mười
6:hai mươi' 'vngrep -n -C 1 hai n.txt'
expect '-A that meets the next match' 0 '1:một hai
2-ba bốn
3:năm sáu
4-bảy tám' "vngrep -n -A 1 'hai$|sáu' n.txt"
expect '-A 0 still separates' 0 'một hai
--
hai mươi' 'vngrep -A 0 hai n.txt'
expect '-m with -A' 0 '1:một hai
2-ba bốn' 'vngrep -n -m 1 -A 1 . n.txt'
expect '-C over two files' 0 'n.txt-5-chín mười
n.txt:6:hai mươi
--
n.txt-5-chín mười
n.txt:6:hai mươi' 'vngrep -n -B 1 mươi n.txt n.txt'
expect '-c ignores context' 0 2 'vngrep -c -C 2 hai n.txt'

# directories
mkdir -p d/b d/a && cp n.txt d/b/x && cp n.txt d/a/y && cp t.txt d/z
ln -s ../n.txt d/link
expect '-r, sorted' 0 'd/a/y:ba bốn
d/b/x:ba bốn' 'vngrep -r bốn d'
expect '-r of the working directory' 0 'a/y:ba bốn
b/x:ba bốn' 'cd d && vngrep -r bốn'
expect '-r of a file' 0 'ba bốn' 'vngrep -r bốn n.txt'
expect '-r -h' 0 'ba bốn
ba bốn' 'vngrep -rh bốn d'
expect 'a directory without -r' 2 'ba bốn' 'vngrep bốn d n.txt'
expect 'a directory with -s' 2 'ba bốn' 'vngrep -s bốn d n.txt'
ok 'which is quiet' '[ -z "$(vngrep -s bốn d missing 2>&1 </dev/null)" ]'

# spelling
expect 'new style finds old' 0 'hoà bình
hòa thuận' 'vngrep hoà t.txt'
expect 'old style finds new' 0 'hoà bình
hòa thuận' 'vngrep hòa t.txt'
expect 'both, with -F' 0 'hoà bình
hòa thuận' 'vngrep -F hòa t.txt'
expect '-o shows what stands there' 0 'thủy
thuỷ' 'vngrep -o thuỷ t.txt'
expect 'a class is left alone' 0 'hoà bình' "vngrep 'ho[à]' t.txt"
expect '--no-accent' 0 'hoà bình
hòa thuận
hoa hồng' 'vngrep --no-accent hoa t.txt'
expect '--no-accent with an accent' 0 'hoà bình
hòa thuận
hoa hồng' 'vngrep --no-accent hòa t.txt'
expect '--no-accent -i' 0 'khỏe mạnh
KHOẺ KHOẮN' 'vngrep --no-accent -i khoe t.txt'
expect '--no-accent keeps case apart' 0 'khỏe mạnh' 'vngrep --no-accent khoe t.txt'
expect '--no-accent -o shows the original' 0 'đường' 'echo con đường | vngrep --no-accent -o duong'
printf 'tie\314\202\314\201ng\nx\n' >nfd
expect 'NFD text' 0 1 'vngrep -c tiếng nfd'
expect 'NFD pattern' 0 'tiếng' 'echo tiếng | vngrep "$(head -n 1 nfd)"'
expect 'NFD comes out as it was' 0 "$(head -n 1 nfd)" 'vngrep tiếng nfd'
expect 'NFD -o' 0 "$(printf 'e\314\202\314\201')" 'vngrep -o ế nfd'
expect 'NFD -ob' 0 "$(printf '2:e\314\202\314\201')" 'vngrep -ob ế nfd'
expect 'NFD --no-accent -o' 0 "$(printf 'ie\314\202\314\201')" 'vngrep --no-accent -o ie nfd'

# odd bytes
expect 'CR before LF is written, not matched' 0 'abr' \
    "printf 'ab\r\n' | vngrep 'b$' | tr '\r' r"
expect 'another CR is text' 0 'arb' "printf 'a\rb\n' | vngrep '^a.b$' | tr '\r' r"
ok 'BOM is written, not before ^' \
    "printf '\357\273\277ab\n' | vngrep '^ab$' | od -c | grep -q '357 273 277   a   b'"
expect 'BOM of each line' 0 2 "printf '\357\273\277a\n\357\273\277a\n' | vngrep -c ^a"
expect 'BOM and -o' 0 'a' "printf '\357\273\277a\n' | vngrep -o a"
expect 'BOM and -b' 0 '3:a' "printf '\357\273\277a\n' | vngrep -ob a"
expect 'NUL is data' 0 'a@b' "printf 'a\000b\n' | vngrep '^a.b$' | tr '\0' '@'"
expect 'invalid UTF-8 passes' 0 'a?b' "printf 'a\377b\n' | vngrep b 2>/dev/null | tr '\377' '?'"
expect 'invalid UTF-8 is no character' 1 '' "printf 'a\377b\n' | vngrep a.b"
expect 'one warning for a file' 0 'vngrep: f:2: invalid UTF-8 at byte 2 (3 in all)' \
    "printf 'a\nb\377\377\nc\377\n' >f; vngrep . f 2>&1 >/dev/null"
expect 'a missing last LF' 0 'a
b' "printf 'a\nb' | vngrep ."
expect '-z' 0 'b|c' "printf 'a\000b\nc\000' | vngrep -z c | tr '\n\000' '|!' | tr -d '!'"
expect '-z: ^ and $ at record ends only' 1 '' "printf 'a\nb\000' | vngrep -z '^b'"
expect '-z: . and \s take a line feed' 0 1 "printf 'a\nb\000' | vngrep -zc '^a.b\$'"

# entities
s='Họp ngày 1-7-2024 với 1.800 cán bộ theo Nghị định 67/2017, gọi 0966.100.300'
expect '-t' 0 "$s" 'echo "$s" | vngrep -t DATE'
expect '-t -o' 0 'ngày 1-7-2024' 'echo "$s" | vngrep -t DATE -o'
expect '-t of two types' 0 '1.800 cán bộ
Nghị định 67/2017' 'echo "$s" | vngrep -t NUM,LAW -o'
expect '-t twice' 0 '1.800 cán bộ
Nghị định 67/2017' 'echo "$s" | vngrep -t NUM -t LAW -o'
expect '-t any' 0 'ngày 1-7-2024
1.800 cán bộ
Nghị định 67/2017
0966.100.300' 'echo "$s" | vngrep -t any -o'
expect '-t EMAIL,URL' 0 'a@b.vn
https://vidu.vn/a' 'echo "thư a@b.vn, trang https://vidu.vn/a." | vngrep -ot EMAIL,URL'
expect '-t without' 1 '' 'vngrep -t DATE n.txt'
expect '-t -v' 0 6 'vngrep -cv -t DATE n.txt'
expect '-t and -e: both' 1 '' 'echo "$s" | vngrep -t DATE -e xyz'
expect '-t and -e: spans of -t' 0 'ngày 1-7-2024' 'echo "$s" | vngrep -ot DATE -e họp -i'
expect '-t takes no pattern operand' 2 '' 'vngrep -t DATE ngày'
expect '-t -b -o' 0 '6:ngày 1-7-2024' 'echo "$s" | vngrep -obt DATE'
expect '-t in NFD' 0 "$(printf 'nga\314\200y 1/7')" "printf 'Ho\314\243p nga\314\200y 1/7\n' | vngrep -ot DATE"
expect '-t with a BOM' 0 'ngày 1/7' "printf '\357\273\277ngày 1/7\n' | vngrep -ot DATE"
expect '-t with color' 0 "${e}[36m${e}[K3 km$e[m${e}[K" 'echo 3 km | vngrep --color=always -t NUM'
expect 'an unknown type' 2 '' 'vngrep -t DAY n.txt'
# -M
printf 'Lê Văn Bé hát.\n' | sh "$ROOT/lib/gen/marked.sh" /dev/stdin >m.jsonl
ok 'a model of -M is named by -V' 'vntrain -q -t ner --name=tiny -o tiny.model m.jsonl &&
    vngrep -M tiny.model -V | tail -n 1 | grep -q "^model tiny, checksum [0-9a-f]\{16\}$" &&
    vngrep -V | tail -n 1 | grep -q "^model vngrep names"'
ok 'and used, by all threads' 'for i in 1 2 3 4 5 6 7 8 9; do echo "Hôm qua Trần Thị Hoa và Bùi Văn Đức nói."; done >h.txt
    [ "$(vngrep -c -t PER h.txt)" -eq 9 ] && [ "$(vngrep -M tiny.model -j 1 -c -t PER h.txt)" -eq 0 ] &&
    [ "$(vngrep -M tiny.model -j 2 -c -t PER h.txt)" -eq 0 ]'
expect 'a model for words is none' 2 '' "vngrep -M '$ROOT/lib/data/seg.model' -t PER n.txt"
expect 'nor is what is no model' 2 '' 'vngrep -M n.txt -t PER n.txt'
expect 'nor what is not there' 2 '' 'vngrep -M missing -t PER n.txt'

ok 'lists the types' 'vngrep -t DAY n.txt 2>&1 | grep -q "PER ORG LOC TITLE DATE LAW EVENT NUM PHONE EMAIL URL ID PLATE any"'
expect 'an empty type' 2 '' 'vngrep -t DATE, n.txt'

# bad patterns and hard ones
for p in '(' '[' '(?P<' 'a{99999999}' '*a' '(?C1)a' '(?C)' '(?<={PER})' '({PER}' '\C'; do
	ok "bad pattern $p" "vngrep '$p' n.txt 2>err; [ \$? -eq 2 ] && grep -q 'offset [0-9]' err"
done
expect 'the offset is that of the pattern given' 2 'vngrep: missing closing parenthesis at offset 6' \
    "vngrep 'hoà(a' n.txt 2>&1"
i=0 p=
while [ $i -lt 15 ]; do p="$p(((("; i=$((i + 1)); done
expect 'many parentheses' 2 '' "vngrep '$p$p$p$p$p' n.txt"
a=aaaaaaaaaaaaaaaaaaaa
expect 'a limit is an error with its place' 2 \
    'x
vngrep: (standard input):1: match limit exceeded' \
    "printf '$a${a}b\nx\n' | vngrep -e '(a+)+\$' -e x 2>&1"
expect 'so with -v, for that line only' 2 'y' "printf '$a${a}b\ny\n' | vngrep -v '(a+)+\$' 2>/dev/null"

# lines that lack what a match must hold are passed over
ok 'no line is lost, in NFC or not' '
	{ cat n.txt nfd; printf "\342\204\252m Km\n"; cat t.txt nfd; } >mix
	for f in mix n.txt; do
		for p in hai "mạnh\b" "ti.ng" "^x" "K.?m" "hoà (b|t)" "bốn|năm" \
		    "(?i)HAI" "[a-z]+ khoắn|." "tiế?ng"; do
			for o in -n -c -vn -nA1 -on -l "--no-accent -n"; do
				vngrep $o "$p" $f >o1
				vngrep $o -e "$p" -e "()zzz\1" $f >o2
				cmp o1 o2 || exit 1
			done
		done
	done; :'

# bad arguments
expect 'no pattern' 2 '' 'vngrep'
expect 'an unknown option' 2 '' 'vngrep --nothing a n.txt'
expect '-A of nothing' 2 '' 'vngrep -A x a n.txt'
expect '-m out of range' 2 '' 'vngrep -m 99999999999999999999 a n.txt'
expect '--color of nothing' 2 '' 'vngrep --color=red a n.txt'
expect '-f of a missing file' 2 '' 'vngrep -f missing n.txt'
expect 'a missing file, the rest goes on' 2 'ba bốn' 'vngrep bốn missing n.txt'
expect '-s of a missing file' 2 'ba bốn' 'vngrep -s bốn missing n.txt'
expect '-- ends the options' 0 '-a' "echo -a | vngrep -- -a"
expect '--help' 0 '' 'vngrep --help | grep -q "^usage: vngrep" && :'
if [ -c /dev/full ]; then
	expect 'a full disk' 2 '' 'vngrep . n.txt >/dev/full'
	expect 'a full disk, -c' 2 '' 'vngrep -c . n.txt >/dev/full'
fi

# the stream contract
for i in 1 2 3 4 5 6 7 8 9 10; do cat n.txt t.txt nfd; echo "$s"; done >u
for i in 1 2 3 4 5 6; do cat u u u u u u u u; done >v && cat v v v v >w
ok '-j changes nothing' '
	for o in "-n hai" "-c hoà" "-nC1 bảy" "-ot any" "-m 700 -nb hai" "-l hai" \
	    "-vn a" "--no-accent -on ie"; do
		vngrep -j1 $o w >j1; vngrep -j4 $o w >j4; cmp j1 j4 || exit 1
	done' $o
ok 'pieces of input change nothing' '
	vngrep -n hoà u >o1 && dd if=u bs=1 2>/dev/null | vngrep -n hoà >o2 && cmp o1 o2'
ok 'two files are their concatenation' '
	vngrep hoà u t.txt >o1 && cat u t.txt | vngrep hoà >o2 && cmp o1 o2'
ok '-u writes each line' 'vngrep -u hoà u >o1 && vngrep hoà u >o2 && cmp o1 o2'
ok 'a line over 16 MiB is skipped with a message' '
	{ echo a; head -c 17000000 /dev/zero | tr "\0" a; echo; echo a; } >long
	vngrep -c a long >out 2>err
	[ $? -eq 2 ] && [ "$(cat out)" = 2 ] && grep -q "long:2: line longer" err'

# GNU grep, where it has -P
if printf 'đ\n' | LC_ALL=C.UTF-8 grep -qP '^.$' 2>/dev/null; then
	same() {
		ok "as grep: $*" '
		LC_ALL=C.UTF-8 command grep '"$*"' >g; gs=$?
		vngrep '"$*"' >v; [ $? -eq $gs ] && diff g v'
	}
	for o in -n -c -v -nv -l -L -o -on -ob -b -w -wo -x -i -A1 -B1 -C1 -nA0 \
	    -m2 '-m1 -nA2' '-vnA1' '-nbC1 -m2' '-ovnbA2 --color=always' -q -H -Hn -lZ '-cZ' '-oA1' \
	    '--color=always -n' '--color=always -vnC1' '--color=always -HoZ' \
	    '--color=always -bc' '--color=always -l' -z '-zc' '-zo'; do
		same $o -P "'[hm]a?i'" n.txt
	done
	same -n -P "'hai|b'" n.txt t.txt
	same -c -P "'hai|b'" n.txt t.txt
	same -nC1 -P mươi n.txt n.txt
	same -F "'a.b'" n.txt
	same -r -P mươi d/a
	ok 'finds what grep finds' '
	for p in hoà hòa "ho(à|a)" "h[oò][aà]" "(?!hoà)h" "(?<=ho)à" "th(uỷ|ủ)y?" \
	    "\bkh" "KHO[^ ]" "^.{8}$" "(h).*\1" "oà?" "(?i)khoẻ" "(?>ho)à"; do
		LC_ALL=C.UTF-8 grep -nP "$p" t.txt >g
		vngrep -n "$p" t.txt >v
		grep -vxFf v g && exit 1
	done; :'
else
	skip 'comparison with grep -P' 'grep has no -P'
fi
done_testing
