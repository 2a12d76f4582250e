#!/bin/sh
# -f, --by, -x, --key-first, --df: what is counted, and under which key.
. "${0%/*}/lib.sh"

# -f: as if cut(1) had been there.
printf 'a b\tc\ta\nx\ty\nplain b\n\t\tz\n1\t2\t3\t4\n' >tsv
for l in 1 2 3 1,3 2- -2 4,1 9; do
	ok "-f $l is cut -f $l" "cut -f $l tsv | vncount >a; vncount -f $l tsv | cmp a -"
	ok "-f $l -n 2" "cut -f $l tsv | vncount -n 2 >a
	    vncount -f $l -n 2 tsv | cmp a -"
	ok "-f $l -l" "cut -f $l tsv | vncount -l >a; vncount -f $l -l tsv | cmp a -"
done
expect '-f: BOM and CR are no part of a field' 0 '2	a' \
    'printf "\357\273\277a\tb\r\nb\ta\r\n" | vncount -f 1,2 -t 1'
expect '-f -l: nor of a line of fields' 0 '2	a	b' \
    'printf "\357\273\277a\tc\tb\r\na\t\tb\n" | vncount -f 1,3 -l'
expect '-f -z: LF in a field' 0 '1	a 1	b ' \
    'printf "a\nb\tc\0" | vncount -z -f 1 | tr "\000" " "'
for l in 0 '' ',' '1,' 2-1 a 1-2-3 - ' 1'; do
	expect "bad: -f '$l'" 2 '' "vncount -f '$l' tsv"
done
expect '-f does not go with --merge' 2 '' 'vncount -f 1 --merge tsv'
{ printf 'k\t'; head -c 3000000 /dev/zero | tr '\0' x; echo ' y'; } >long
expect '-f: a line of 3 MB' 0 '1	y' 'vncount -f 2 long | grep y'
{ printf 'k\t'; head -c 17000000 /dev/zero | tr '\0' x; printf '\nk\ty\n'; } >long
expect '-f: a line over 16 MiB is trouble' 2 '1	y' 'vncount -f 2 long'
rm -f long

# --by
printf 'Huế\tmưa to\nHà Nội\tmưa\nHuế\tmưa nhỏ\nHà Nội\n' >by
expect '--by=FIELD: the other fields are counted' 0 '2	Huế	mưa
1	Huế	nhỏ
1	Huế	to
1	Hà Nội	mưa' 'vncount --by 1 by'
expect '--by=FIELD -f' 0 '3	Hà	Nội' 'printf "Hà\tNội\nHà\tNội Nội\n" | vncount --by 1 -f 2'
expect '-f may have the key, too' 0 '1	a	a
1	a	b' 'printf "a\tb\n" | vncount --by 1 -f 1,2'
expect '--by: a field that is not there is an empty key' 0 '1		a' \
    'echo a | vncount --by 2'
expect '--by 2: the rest' 0 '1	k	a
1	k	b' 'printf "a\tk\tb\n" | vncount --by 2'
expect '--by -n 2' 0 '2	k	a b' 'printf "k\ta b\nk\ta b\nk\tb\n" | vncount --by 1 -n 2'
expect '--by: n-grams of one line only' 0 '' 'printf "k\ta\nk\tb\n" | vncount --by 1 -n 2'
expect '--by -l' 0 '2	k	a  b
1	k	' 'printf "k\ta  b\nk\ta  b\nk\t\n" | vncount --by 1 -l'
expect '--by: keys are not folded, tokens are' 0 '2	hoà	hoà
1	hòa	hòa' 'printf "hoà\thòa\nhoà\thoà\nhòa\thòa\n" | vncount --by 1'
expect '--by -x' 0 '1	k	a' 'echo a b >f; tr " " "\n" <f | tail -n 1 >stop
    printf "k\ta b\n" | vncount --by 1 -x stop'
expect '--by -t' 0 '3	k	a' 'printf "k\ta a b\nl\ta\nk\ta\n" | vncount --by 1 -t 1'
printf 'x y\n' >f1
printf 'y\n' >"f	2"
expect '--by=file: names are escaped' 0 '1	f1	x
1	f1	y
1	f\t2	y' 'vncount --by file f1 "f	2"'
expect '--by=file: standard input' 0 '1	-	y' 'echo y | vncount --by file'
expect '--by=onset' 0 '2	b	ba
1	t	ta' 'echo ba ta ba | vncount --by onset'
expect '--by=tone: spellings of one word have one key' 0 '3	huyền	hoà' \
    'echo hoà hòa hoà | vncount --by tone'
expect '--by=tone --no-accent: the tone is that of the text' 0 '2	huyền	mà
1	sắc	má' 'echo mà má mà | vncount --by tone --no-accent'
expect '--by=length' 0 '1	3	hòa' 'printf "ho\314\200a\n" | vncount --by length |
    sed "s/ho.*/hòa/"'
for o in '--by x' '--by ""' '--by 0' '--by -1' '--by onset -n 2' \
    '--by 99999999999' --by; do
	expect "bad: $o" 2 '' "echo a | vncount $o"
done
expect 'order: by count, then bytes of key and token' 0 '2	b	a
1	a	b
1	a b	a
1	b	b' 'printf "b\ta\na\tb\nb\tb a\na b\ta\n" | vncount --by 1'
expect 'order: a key with a byte below TAB' 0 "$(printf '1\ta\001\tx\n1\ta\tx')" \
    'printf "a\tx\na\001\tx\n" | vncount --by 1'
expect 'order: a word with a byte below the space' 0 "$(printf \
    '1\ta\001 b\n1\ta b\n1\ta b\001')" 'printf "a b\na\001 b\na b\001\n" | vncount -n 2'

# -x
printf '\357\273\277của\r\n\nHOÀ\n' >stop
expect '-x' 0 '1	Của
1	ta' 'echo của ta Của | vncount -x stop'
expect '-x -i' 0 '1	ta' 'echo của ta Của | vncount -x stop -i'
expect '-x: spellings' 0 '1	ta' 'echo HÒA HOÀ ta | vncount -x stop'
expect '-x --exact: spellings as well' 0 '1	ta' 'echo HÒA HOÀ ta | vncount --exact -x stop'
expect '-x -n 2: the others do not exist' 0 '1	em ta' 'echo em của ta | vncount -n 2 -x stop'
expect '-x -w -n 2' 0 '1	em ta' 'echo em , của 1 ta | vncount -wn 2 -x stop'
printf 'c d\n' >lines
printf 'a b\n' >stop
expect '-x: white space in a word is an error' 2 '' 'echo a | vncount -x stop'
printf 'a\nb\nc d\n' >stop
ok '-x: file and line are named' 'echo a | vncount -x stop 2>&1 |
    grep "^vncount: stop:3: white space in a stop word$"'
expect '-x -l: a line' 0 '1	a' 'printf "c d\na\n" | vncount -l -x lines'
expect '-x --merge' 0 '2	c' 'printf "1\tc d\n2\tc\n" | vncount --merge -x lines'
expect '-x: no such file' 2 '' 'echo a | vncount -x none'
printf 'a\0b\0' >stop
expect '-x -z' 0 '1	c ' 'printf "a b c" | vncount -z -x stop | tr "\000" " "'

# --key-first
expect '--key-first' 0 'b	2
a	1' 'echo b a b | vncount --key-first'
expect '--key-first --by' 0 'k	a	1' 'printf "k\ta\n" | vncount --by 1 --key-first'
expect '--merge --key-first' 0 'a	b	5' \
    'printf "a\tb\t2\na\tb\t3\n" | vncount --merge --key-first'
printf 'a\t1\n1\ta\n\tx\na\t-1\n' >rows
expect '--merge --key-first: bad rows' 2 'a	1' 'vncount --merge --key-first rows'
ok 'they are named' 'vncount --merge --key-first rows 2>&1 >/dev/null |
    grep -c "^vncount: rows:[234]: not a row of token, TAB, count$" | grep 3'
printf '1\tk\ta\n1\ta\n' >rows
expect '--merge --by: bad rows' 2 '1	k	a' 'vncount --merge --by 1 rows'
ok 'they are named, too' 'vncount --merge --by file rows 2>&1 >/dev/null |
    grep "^vncount: rows:2: not a row of count, TAB, key, TAB, token$"'
printf '18446744073709551615\ta\n1\tb\n1\ta\n' >rows
ok 'an overflow names file and line' 'vncount --merge rows 2>&1 |
    grep "^vncount: rows:3: sum of counts over 64 bits"'
expect 'counts that are more than 64 bits together' 0 '18446744073709551615	1	a
18446744073709551615	2	b' 'printf "18446744073709551615\ta\n18446744073709551615\tb\n" >rows
    vncount --merge --show=rank rows'
for o in --show=percent --show=rank,cum --show=zipf --summary --keyness=rows; do
	expect "they have no sum: $o" 2 '' "vncount --merge $o rows"
	expect "they have no sum: $o -j 2 -i" 2 '' "vncount --merge -ij 2 $o rows"
done
expect 'the largest total has parts' 0 '18446744073709551615	100.000000	a' \
    'printf "18446744073709551615\ta\n" | vncount --merge --show=percent'
expect 'the largest count' 0 '18446744073709551615	a' \
    'printf "18446744073709551614\ta\n1\ta\n" | vncount --merge'

# Ties and tops of more tables than one.
awk 'BEGIN { for (i = 0; i < 5000; i++) { x = (x * 48271 + 11) % 2147483647
    printf "w%d%s", x % 300, x % 13 ? " " : "\n" } }' >text
for o in '' '-n 2' '-n 1-3' '-n 2-8' -l '--by file -n 1-2'; do
	for t in 0 1 2 10 100 1000; do
		ok "-t $t is head: $o" "vncount $o text >all
		    head -n $t all >a; vncount $o -t $t text | cmp a -"
	done
	ok "--min 2 is a filter: $o" "vncount $o text | awk '\$1 > 1' >a
	    vncount $o --min 2 text | cmp a -"
done
ok 'rows are in order' 'vncount -n 1-3 text >all
    sort -t "	" -k1,1nr -k2 all | cmp all -'
done_testing
