#!/bin/sh
# -S, -T and --merge: the bytes are those of the run in memory, whatever the options.
. "${0%/*}/lib.sh"

# Two texts with 50,000 different words, spellings, keys, strange bytes.
awk 'BEGIN {
	n = split("hòa hoà HÒA hoa thủy thuỷ Thủy lý lí LÝ kỹ kĩ việt Việt VIỆT " \
	    "đắk Đắk dak . , 12 x-y sức_khỏe sức_khoẻ b", w, " ")
	x = 7
	for (l = 0; l < 12000; l++) {
		s = l % 97 == 0 ? "\357\273\277" : ""
		for (i = 0; i < l % 9; i++) {
			x = (x * 48271) % 2147483647
			s = s (x % 10 < 6 ? w[x % n + 1] : "w" x % 60000) \
			    (x % 7 == 0 ? "\t" : x % 11 == 0 ? "  " : " ")
		}
		if (l % 103 == 0)
			s = s "b\001c \377\303 a\001 a"
		print s (l % 89 == 0 ? "\r" : "")
	}
}' >t
head -n 7000 t >t1
tail -n 5000 t >t2
printf 'hoà\n\nviệt\r\nw17\n' >stop

# same OPTIONS: -S 1 (raised to the least) and threads change no byte.
same() {
	vncount $1 t1 t2 >direct 2>/dev/null || return 1
	[ -s direct ] || return 1
	for s in '-S 1' '-S 1 -j 3' '-j 3' '-S 5M -j 2'; do
		vncount $1 $s -T . t1 t2 2>/dev/null | cmp direct - || return 1
	done
}
# merged OPTIONS PARTS-OPTIONS MERGE-OPTIONS
merged() {
	vncount $1 t1 t2 >direct 2>/dev/null
	vncount --exact $2 t1 >p1 2>/dev/null
	vncount --exact $2 t2 >p2 2>/dev/null
	for s in '' '-S 1 -T .' '-j 2'; do
		vncount --merge $3 $s p1 p2 2>/dev/null | cmp direct - || return 1
	done
}
for o in '' -i --exact '--no-accent -i --iy' -w '-x stop' '-x stop -n 1-3' \
    '-n 2' '-n 1-2 -w' '-n 3 -i' '-n 8' -l '-l -i' '-l --by 2' '--by 1' \
    '--by 1 -n 2 -i' '--by file' '--by file -n 1-2' '--by onset' \
    '--by tone -i' '--by syllable --no-accent' '-f 2' '-f 1,3 -n 2' '-t 20' \
    '-t 100 -n 2' '--min 3 -i' '--min 2 -n 2 -t 50' --key-first '-z -n 2' \
    --show=percent,cum '--show=percent -n 1-2 -w' '--show=percent --by tone' \
    '--df -n 1-2 -i' --df=file '--df -l' --summary '-n 2 --summary' '--assoc=ll --window 3' \
    '--assoc=npmi -i -w --min 2' '--assoc=t -t 99' '--json --by 2'; do
	ok "-S, -j: $o" "same '$o'"
done
merge_all() { while IFS=: read -r a b c; do
	ok "--merge: $a" "merged '$a' '$b' '$c'"
done; }
merge_all <<'END'
::
-i::-i
--exact::--exact
--no-accent -i --iy::--no-accent -i --iy
-w:-w:
-w::-w
-x stop:-x stop:
-x stop -i::-x stop -i
-n 2:-n 2:
-n 1-3 -i:-n 1-3:-i
-n 2 -x stop:-n 2 -x stop:
-l -i:-l:-i
-f 2,4-:-f 2,4-:
--by 1:--by 1:--by 1
--by 1 -i:--by 1:--by 2 -i
--by file -n 2:--by file -n 2:--by file
--by rhyme -i:--by rhyme:--by rhyme -i
--by syllable -i:--by syllable:--by syllable -i
--key-first:--key-first:--key-first
--by 2 --key-first:--by 2 --key-first:--by 2 --key-first
-t 30::-t 30
--min 4 -n 2:-n 2:--min 4
END

expect '--merge --assoc: a row that is no pair, with little memory' 2 '' \
    'vncount -n 2 --exact t1 >p1 2>/dev/null; echo "1	a" >>p1
    vncount --merge --assoc=ll -S 1 -T . p1'

# The count of a group is over 64 bits only when all runs are seen.
awk 'BEGIN { for (i = 0; i < 120000; i++) print "1\tword" i
    print "18446744073709551615\thòa"; for (i = 0; i < 120000; i++)
    print "1\tother" i; print "1\thoà" }' >rows
expect 'overflow across runs' 2 '' 'vncount --merge -S 1 rows'
ok 'overflow is told' \
    'vncount --merge -S 1 rows 2>&1 | grep "vncount: sum of counts over 64 bits"'

# Where the file goes.
awk 'BEGIN { for (i = 0; i < 200000; i++) print "word" i }' >many
mkdir d
ok 'no file is left' 'vncount -S 1 -T d many >x && [ -z "$(ls d)" ]'
ok 'TMPDIR' 'TMPDIR=$T/none; export TMPDIR; vncount -S 1 many 2>e
    [ $? -eq 2 ] && grep "^vncount: .*/none: temporary file: No such" e'
expect 'no file where none is needed' 0 '1	a' 'echo a | vncount -S 1 -T none'
expect 'a directory that is not there' 2 '' 'vncount -S 1 -T none many'
ok 'it is named' 'vncount -S 1 -T none many 2>&1 |
    grep "^vncount: none: temporary file: "'
if [ "$(id -u)" -ne 0 ]; then
	chmod a-w d
	expect 'an unwritable directory' 2 '' 'vncount -S 1 -T d many'
	chmod u+w d
else
	skip 'an unwritable directory' 'root may write'
fi
# A limit on the size of files is a full disk (SIGXFSZ is ignored).
ok 'a full disk is trouble, and nothing is printed' \
    '(trap "" XFSZ; ulimit -f 200; vncount -S 1 -T d many 2>e | wc -c >n
    [ "$(cat n)" -eq 0 ] && grep "^vncount: d: temporary file: File too large" e)'
ok 'the same with threads' \
    '(trap "" XFSZ; ulimit -f 200; vncount -S 1 -j 2 -T d many >x 2>e
    [ $? -eq 2 ] && grep "^vncount: d: temporary file: File too large" e)'
for o in '-S 0' '-S x' '-S 1T' '-S K' '-S -1' '-S 99999999999G' '-S ""' -S; do
	expect "bad: $o" 2 '' "echo a | vncount $o"
done
for o in '-S 1K' '-S 32M' '-S 1G' '-S 100'; do
	expect "good: $o" 0 '1	a' "echo a | vncount $o"
done

# Memory, with as little as may be.
if [ -n "$VN_SLOWED" ] || ! [ -x /usr/bin/time ]; then
	skip '-S 2M stays under 8 MB' 'slowed, or no time(1)'
else
	awk 'BEGIN { for (i = 0; i < 300000; i++) {
	    x = (x * 48271 + 11) % 2147483647; printf "w%d ", x % 3000
	    if (i % 20 == 19) print "" } }' >pairs
	vncount -n 2 --exact pairs >ref
	# fits OPTIONS
	fits() {
		/usr/bin/time -f %M vncount $1 -S 2M pairs 2>rss >x &&
		    [ "$(tail -n 1 rss)" -lt 8000 ] &&
		    vncount $1 pairs | cmp x -
	}
	for o in '-n 2' '-n 2 --df' '-n 3 -w --df' '-n 2 --summary' \
	    '-n 2 --keyness=ref' '-n 2 --assoc=ll'; do
		ok "-S 2M stays under 8 MB: $o" "fits '$o'"
	done
fi
done_testing
