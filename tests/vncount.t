#!/bin/sh
. "${0%/*}/lib.sh"

HOA_OLD='h\303\262a' HOA_NEW='ho\303\240' HOA_NFD='ho\314\200a'
BAD='\303 \377'

# Shape of the input.
expect 'counts, ties in byte order' 0 '3	b
2	a
1	B
1	ă' 'printf "b a b\na B\tă\v\f\r b\n" | vncount'
expect 'empty input' 0 '' 'vncount </dev/null'
expect 'only white space' 0 '' 'printf " \n\t\n\n" | vncount'
expect 'no final newline' 0 '2	a
1	b' 'printf "a b\na" | vncount'
expect 'two files do not glue' 0 '2	a' \
    'printf a >f; vncount f f'
expect 'CRLF is white space' 0 '2	a' 'printf "a\r\na\r\n" | vncount'
expect 'BOM begins a line' 0 '3	a' \
    'printf "\357\273\277a\n\357\273\277a\n\357\273\277 a\n" | vncount'
expect 'BOM in a line stays' 0 "$(printf '1\ta\n1\t\357\273\277a')" \
    'printf "a \357\273\277a\n" | vncount'
ok 'NUL is data' 'printf "a\0b c\n" | vncount | od -c | grep "a  .0   b"'
ok 'a token of NULs is a token' \
    '[ "$(printf "\0 \0\0\n\0\n" | vncount | tr "\000" 0)" = "2	0
1	00" ]'

# Invalid UTF-8 is carried through, with one warning.
printf "a $BAD a\nx\377 b\n" >bad
expect 'invalid UTF-8 passes' 0 "$(printf '2\ta\n1\tb\n1\tx\377\n1\t\303\n1\t\377')" \
    'vncount bad'
vncount bad 2>err >/dev/null
expect 'one warning a file' 0 \
    'vncount: bad:1: invalid UTF-8 at byte 3 (3 in all)' 'cat err'

# Spellings.
printf "$HOA_OLD $HOA_NEW $HOA_NFD $HOA_NEW\n" >hoa
expect 'one row for a word, its most frequent spelling' 0 \
    "$(printf "4\\t$HOA_NEW")" 'vncount hoa'
expect 'equal counts: smallest bytes' 0 "$(printf "2\\t$HOA_NEW")" \
    'printf "$HOA_OLD $HOA_NEW\n" | vncount'
expect '--exact counts bytes' 0 \
    "$(printf "2\\t$HOA_NEW\\n1\\t$HOA_OLD\\n1\\t$HOA_NFD" | sort -k1,1nr -k2,2)" \
    'vncount --exact hoa | sort -k1,1nr -k2,2'
expect 'joined words' 0 '3	sức_khỏe' \
    'echo "sức_khỏe sức_khoẻ sức_khỏe" | vncount'
expect 'tones stay apart' 0 '1	hòa
1	hóa' 'echo "hóa hòa" | vncount'
expect 'wrong placement is the same word' 0 '3	toán' \
    'echo "toán tóan toán" | vncount'
expect '-i' 0 '3	Việt' 'echo "Việt VIỆT Việt" | vncount -i'
expect 'without -i' 0 '2	Việt
1	VIỆT' 'echo "Việt VIỆT Việt" | vncount'
expect '--iy' 0 '2	lí
1	tay' 'echo "lí lý tay" | vncount --iy'
expect '--no-accent' 0 '3	Dak' 'echo "Đắk Dak Dak" | vncount --no-accent'
expect '--no-accent -i' 0 '3	dak' 'echo "Đắk dak dak" | vncount --no-accent -i'

# What is counted.
expect '-n 2' 0 '2	a b
1	b a' 'printf "a b\na  b a\n" | vncount -n 2'
expect '-n 1-2' 0 '2	a
1	a b
1	b
1	b a' 'echo a b a | vncount -n 1-2'
expect '-n 8 of 9' 0 '1	1 2 3 4 5 6 7 8
1	2 3 4 5 6 7 8 9' 'echo 1 2 3 4 5 6 7 8 9 | vncount -n 8'
expect 'n-grams stay in a line' 0 '' 'printf "a\nb\n" | vncount -n 2'
expect 'n-grams are spelt as a whole' 0 '3	thuỷ thủ' \
    'printf "thủy\nthủy\nthủy\nthuỷ thủ\nthuỷ thủ\nthủy thủ\n" | vncount -n 2'
expect '-w' 0 '1	a1
1	Đ' 'echo "1 , a1 Đ ₫ 😀" | vncount -w'
expect '-w -n 2: the others do not exist' 0 '1	a b' 'echo "a , b 1" | vncount -wn 2'
expect '-l' 0 '3	
2	a b
1	a  b' 'printf "a b\n\na  b\na b\n\n\n" | vncount -l'
expect '-l: CR and BOM are no part of the line' 0 '2	a b' \
    'printf "\357\273\277a b\r\na b\n" | vncount -l'
expect '-lw' 0 '1	a' 'printf "1\na\n\n" | vncount -lw'
expect '-t' 0 '3	b
2	a' 'echo b a b c b a | vncount -t 2'
expect '-t 0' 0 '' 'echo a | vncount -t 0'
expect '--min' 0 '3	b
2	a' 'echo b a b c b a | vncount --min 2'
expect '--min counts all spellings' 0 '2	hoà' 'echo hòa hoà | vncount --min 2'
ok '-z' '[ "$(printf "a b\nb\0b c\0" | vncount -z | tr "\000" "|")" = \
    "3	b|1	a|1	c|" ]'
ok '-z -n 2: LF is white space' '[ "$(printf "a\nb\0c\0" | vncount -zn 2 |
    tr "\000" "|")" = "1	a b|" ]'
ok '-z -l' '[ "$(printf "a\nb\0a\nb\0" | vncount -zl | tr "\000\n" "|/")" = \
    "2	a/b|" ]'
expect '-u and -j are accepted' 0 '1	a' 'echo a | vncount -u -j 2'

# --merge
cp "$ROOT/tests/data/sample.txt" s1
printf "$HOA_OLD x\n$HOA_NEW y\n" >s2
vncount --exact s1 >c1
vncount --exact s2 >c2
ok '--merge equals the direct count' \
    'vncount s1 s2 >direct; vncount --merge c1 c2 | diff direct -'
ok '--merge --exact equals the direct count' \
    'vncount --exact s1 s2 >direct; vncount --merge --exact c1 c2 | diff direct -'
expect '--merge: what looks like the end of a line in a line' 0 '2	x' \
    'printf "x\r\r\nx\r\n" | vncount -l --exact | vncount --merge'
expect '--merge: rows with CRLF' 0 '2	a' 'printf "1\ta\r\n1\ta\n" | vncount --merge'
ok '--merge: what looks like the start of a line in a token' \
    'printf "b \357\273\277a b\n" >f; vncount --key-first f >direct
    vncount --exact --key-first f | vncount --merge --key-first | cmp direct -'
expect '--merge: the token is the rest of the row' 0 '5	a	b
1	' 'printf "2\ta\tb\n1\t\n3\ta\tb\n0\tc\n" | vncount --merge'
printf '2\ta\nx\n-1\ta\n1 a\n\n99999999999999999999\ta\n3\ta\n' >rows
expect '--merge: bad rows are trouble, others count' 2 '5	a' 'vncount --merge rows'
vncount --merge rows 2>err >/dev/null
expect '--merge: bad rows are named' 0 \
    'vncount: rows:2: not a row of count, TAB, token
vncount: rows:3: not a row of count, TAB, token
vncount: rows:4: not a row of count, TAB, token
vncount: rows:5: not a row of count, TAB, token
vncount: rows:6: not a row of count, TAB, token' 'cat err'
expect '--merge: counts over 64 bits' 2 '' \
    'printf "18446744073709551615\ta\n1\ta\n" | vncount --merge'
expect '--merge: spellings over 64 bits' 2 '' \
    'printf "18446744073709551615\thòa\n1\thoà\n" | vncount --merge'

# Any number of threads.
awk 'BEGIN { for (i = 0; i < 60000; i++) print "t" i % 977, "hòa hoà", i }' >many
for o in '' -n2 -l --exact; do
	ok "-j 1 = -j 4 $o" "vncount $o many s1 >j1; vncount -j 4 $o many s1 | cmp j1 -"
done

# Long lines come in pieces of a MiB.
awk 'BEGIN { for (i = 0; i < 300000; i++) printf "tiếng Việt %d ", i % 7;
    printf "\nend\n" }' >long
ok 'a long line: tokens' 'tr " " "\n" <long | vncount >a; vncount long | cmp a -'
ok 'a long line: n-grams' 'vncount -n 3 long >a; awk "{
    for (i = 3; i <= NF; i++) c[\$(i-2) \" \" \$(i-1) \" \" \$i]++ }
    END { for (k in c) print c[k] \"\t\" k }" long |
    sort -t"	" -k1,1nr -k2,2 | cmp a -'
ok 'a long line: -j 4' 'vncount -n 3 -j 4 long | cmp a -'
ok 'a long line: n-grams of all sizes' 'vncount -n 1-8 long | awk "{ s += \$1 }
    END { exit s != 900000 * 8 - 28 + 1 }"'
word() { head -c "$1" /dev/zero | tr '\000' x; }
{ printf 'a '; word 3000000; printf ' b\nb\n'; } >token
expect 'a token of 3 MB is one' 0 '2	b
1	a
1	3000000' 'vncount token | awk -F"	" "length(\$2) > 9 { \$2 = length(\$2); OFS = FS
    print \$1 FS \$2; next } { print }"'
expect 'and in an n-gram' 0 '1 3000002
1 3000002' 'vncount -n 2 token | awk -F"	" "{ print \$1, length(\$2) }"'
nums() { seq 1 20; "$@"; seq 21 40; }
nums word 1100000 | tr '\n' ' ' | sed 's/21/ &/' >token
ok 'and in the middle of longer ones' 'nums echo x | tr "\n" " " |
    vncount -n 4-8 >a; vncount -n 4-8 token | tr -s x | cmp a -'
{ printf 'a '; word 17000000; printf ' b\nb\n'; } >token
expect 'a token over 16 MiB is trouble' 2 '2	b
1	a' 'vncount token'
vncount token 2>err >/dev/null
expect 'and is named' 0 \
    'vncount: token:1: token longer than 16 MiB, skipped' 'cat err'
expect 'no n-gram over it' 2 '' 'vncount -n 2 token'
{ word 17000000; printf '\na\n'; } >token
expect '-l: a line over 16 MiB is trouble' 2 '1	a' 'vncount -l token'
rm -f token long

# Trouble.
expect 'missing file' 2 '1	a' 'echo a >f; vncount f missing'
ok 'missing file: its name' 'vncount missing 2>&1 | grep "^vncount: missing: "'
[ -c /dev/full ] && expect '/dev/full' 2 '' 'echo a | vncount >/dev/full'
expect 'closed stdout' 2 '' 'echo a | vncount >&-'
ok 'closed pipe is quiet' '[ -z "$(vncount many 2>&1 >/dev/null | head -n 0)" ] &&
    [ "$( (vncount many | head -n 1 >/dev/null) 2>&1)" = "" ]'
for o in '-n 0' '-n 9' '-n 2-1' '-n -2' '-n 2-' '-n 1-2-3' '-n x' '-t -1' \
    '-t ""' '-t abc' '-t 1e9' '-t 99999999999999999999' '--min -1' \
    '--min ""' '--min 0x10' '-j x' '-l -n 2' '-l --merge' '--merge -n 2' \
    '--exact -i' '--exact --iy' '--exact --no-accent' '--nonsense' '-t'; do
	expect "bad: $o" 2 '' "echo a | vncount $o"
done
ok '-n 9 says what -t is for' 'vncount -n 9 2>&1 </dev/null | grep -e "-t"'
expect '--help' 0 'usage: vncount' 'vncount --help | sed "s/ \[.*//;q"'
expect '-V' 0 'vncount' 'vncount -V | sed "s/ .*//;q"'
done_testing
