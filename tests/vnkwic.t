#!/bin/sh
# vnkwic: key words and their boundaries, rows and columns, orders, the stream
# contract, and vngrep beside it.
. "${0%/*}/lib.sh"

cp "$ROOT/tests/data/sample.txt" s.txt
printf 'một con mèo, hai con chó.\ncon gà\nbò con\n' >n.txt
printf 'hoà bình và hòa bình, HÒA BÌNH, hoa binh\nhoàng hôn\n' >t.txt
printf 'chăm_sóc sức_khỏe\nsức khoẻ tốt\nbảo_vệ_sức_khỏe\nsức  khỏe\nsức\tkhỏe\n' >g.txt

# rows
expect 'a word' 0 '                           một  con  mèo, hai con chó.
              một con mèo, hai  con  chó.
                                con  gà
                            bò  con' 'vnkwic con <n.txt'
expect 'nothing found' 1 '' 'vnkwic xyz n.txt'
expect 'a file, or dash' 0 '           con  gà
       bò  con' 'vnkwic -w 9 con n.txt - </dev/null | tail -n 2'
expect '-w cuts between words' 0 '         một  con  mèo, hai con
con mèo, hai  con  chó.
              con  gà
          bò  con' 'vnkwic -w 12 con n.txt'
expect 'and never in one' 0 '        một  con  mèo, hai
   mèo, hai  con  chó.' 'vnkwic -w 11 con n.txt | sed 2q'
expect '-w counts columns, not the gaps' 0 '  một  con  mèo' \
    'echo "hai một con mèo bốn" | vnkwic -w 5 con'
expect 'a word that is too long is cut between characters' 0 'fgh  con  abc' \
    'echo "abcdefgh con abcdefgh" | vnkwic -w 3 con'
expect '-w 0: only the words' 0 'con
con
con
con' 'vnkwic -w 0 con n.txt'
expect 'punctuation stays beside the word' 0 '     “con” x
     (con)
      con!' "printf '“con” x\n(con)\ncon!\n' | vnkwic -w 4 con"
expect 'several hits of a line' 0 3 "echo 'a b a b a' | vnkwic a | wc -l | tr -d ' '"
expect 'hits that touch' 0 2 "echo 'ab-ab' | vnkwic ab | wc -l | tr -d ' '"
expect 'white space becomes one space' 0 'a b  key  c d' \
    "printf 'a \t b  key\tc \v d  \n' | vnkwic -w 3 key"
expect 'controls are seen' 0 '␛[1m  key  ␀�' \
    "printf '\033[1m key \000\302\233\n' | vnkwic -w 4 key"
expect 'nothing but the word' 0 '    key' 'echo key | vnkwic -w 2 key'

# place
expect '-n' 0 '     2:     con  gà
     3: bò  con' 'vnkwic -n -w 2 con n.txt | tail -n 2'
expect '-H' 0 'n.txt: bò  con' 'vnkwic -H -w 2 con n.txt | tail -n 1'
expect '-H of standard input' 0 '(standard input):   con' 'echo con | vnkwic -H -w 0 con | sed "s/: /:   /"'
expect 'names are padded' 0 'n.txt:          2:      con  gà
longer.txt:     2:      con  gà' 'cp n.txt longer.txt
    vnkwic -Hn -w 3 -E "^con" n.txt longer.txt'
expect 'several files and -n: names' 0 4 \
    'cp n.txt m.txt; vnkwic -n con n.txt m.txt | grep -c "^n.txt:"'
expect '-h' 0 0 'vnkwic -hn con n.txt m.txt | grep -c txt; :'
expect 'several files without -n: no names' 0 0 'vnkwic con n.txt m.txt | grep -c txt; :'

# what is a hit
expect 'tone placement' 0 'hoà bình
hòa bình' 'vnkwic -w 0 "hòa bình" t.txt'
expect '-i' 0 'hoà bình
hòa bình
HÒA BÌNH' 'vnkwic -i -w 0 "hoà bình" t.txt'
expect '--no-accent' 0 'hoà bình
hòa bình
hoa binh' 'vnkwic --no-accent -w 0 "hoa bình" t.txt'
expect '--no-accent -i' 0 4 'vnkwic --no-accent -i "hoa binh" t.txt | wc -l | tr -d " "'
expect '--iy' 0 'kỹ sư
kĩ sư' 'echo "kỹ sư, kĩ sư, kị sư" | vnkwic --iy -w 0 "kỹ sư"'
expect 'not without' 1 '' 'echo "kĩ sư" | vnkwic "kỹ sư"'
expect 'whole words' 0 'hoa' 'vnkwic -w 0 -e hoa -e ho t.txt'
expect '--part' 0 'hoà
hoà' 'vnkwic --part -w 0 -e hoà t.txt | grep hoà'
expect 'not beside a mark' 1 '' "printf 'x\314\243\n' | vnkwic x"
expect 'syllables of a word: joined, or with any white space' 0 'sức_khỏe
sức khoẻ
sức khỏe
sức khỏe' 'vnkwic -w 0 "sức khỏe" g.txt'
expect 'a whole token of vnseg' 0 'sức' 'echo "sức sức_khỏe" | vnkwic -w 0 sức'
expect 'a typed joiner is a joiner' 0 'sức_khỏe' 'vnkwic -w 0 sức_khỏe g.txt'
expect '--part in a token' 0 2 'vnkwic --part "sức khỏe" g.txt | grep -c _'
expect 'a doubled joiner is text' 1 '' 'echo sức__khỏe | vnkwic "sức khỏe"'
expect 'plain words are plain' 0 'a.b' "echo 'axb a.b' | vnkwic -w 0 a.b"
expect 'not quoted either' 0 '\Q' "echo 'x \\Q' | vnkwic -w 0 '\\Q'"
expect '-E' 0 'axb
a.b' "echo 'axb a.b' | vnkwic -w 0 -E a.b"
expect '-E: whole words too' 0 'con chó' "vnkwic -w 0 -E 'con c\\w+' n.txt"
expect '-E --part' 0 'con c' "vnkwic -w 0 -E --part 'con c' n.txt"
expect '-E: empty matches are no hits' 1 '' "vnkwic -E 'z*' n.txt"
expect '-E: several patterns keep apart' 0 'aa
bb' "echo 'aa ab bb' | vnkwic -w 0 -E -e '(a)\\1' -e '(b)\\1'"
expect '-e twice, in the order of the text' 0 'mèo
chó
bò' 'vnkwic -w 0 -e bò -e chó -e mèo n.txt'
expect '-e with a line feed' 0 'mèo
bò' "vnkwic -w 0 -e 'bò
mèo' n.txt"
expect 'of two that begin at one place, the longer' 0 'hai con' 'vnkwic -w 0 -e hai -e "hai con" n.txt'
printf 'bò\r\n\n  \nmèo\n' >list
expect '-f' 0 'mèo
bò' 'vnkwic -w 0 -f list n.txt'
expect '-f of an empty file finds nothing' 1 '' 'vnkwic -f /dev/null n.txt'
i=0
while [ $i -lt 3000 ]; do echo "từ$i"; i=$((i + 1)); done >many
expect '-f with many words' 0 'từ2999
từ7' 'echo từ2999 từ7 | vnkwic -w 0 -f many'

# forms, columns
printf 'xin kie\314\202\314\201n thu\314\233\314\201c va\314\200\nxin kiến thức và\n' >nfd
expect 'NFD and NFC are found alike' 0 2 'vnkwic "kiến thức" nfd | wc -l | tr -d " "'
expect 'the key is as it stands' 0 "$(printf 'kie\314\202\314\201n thu\314\233\314\201c')" \
    'vnkwic -w 0 "kiến thức" nfd | head -n 1'
ok 'NFD and NFC stand alike' 'vnkwic -w 4 "kiến thức" nfd | sed "s/kie.*/K/; s/ki.*/K/" >o
    [ "$(uniq o | wc -l)" -eq 1 ] && grep -q "^ xin  K" o'
expect 'wide characters take two columns' 0 '中文  key
 a b  key' "printf '中文 key\na b key\n' | vnkwic -w 4 key"
expect 'emoji take two, however long' 0 '  👨‍👩‍👧  key
  ❤️  key
  🇻🇳  key
  ab  key' "printf '👨‍👩‍👧 key\n❤️ key\n🇻🇳 key\nab key\n' | vnkwic -w 4 key"
expect 'a cut never breaks a character' 0 ' 文  key  中' "printf '中中文文 key 中中中\n' | vnkwic -w 3 key"

# odd bytes
expect 'BOM is no context' 0 '    key' "printf '\357\273\277key\n' | vnkwic -w 2 key"
expect 'BOM counts in offsets' 0 '3	6' "printf '\357\273\277key\n' | vnkwic --tsv key | cut -f 3,4"
expect 'CR before LF is no context' 0 'key  a' "printf 'key a\r\n' | vnkwic -w 9 key | sed 's/^ *//'"
expect 'invalid UTF-8 passes, with one warning' 0 '?  key  ?
vnkwic: (standard input):1: invalid UTF-8 at byte 1 (2 in all)' \
    "printf '\377 key \376\n' | vnkwic -w 1 key 2>err | tr '\376\377' '??'; cat err"
expect 'a missing last LF' 0 '  key' 'printf key | vnkwic -w 0 key | sed "s/^/  /"'
expect '-z' 0 'a b  key  c|' "printf 'a\nb key\nc\000d\000' | vnkwic -z -w 3 key | tr '\000' '|'"

# --tsv
expect '--tsv' 0 'n.txt	1	6	9	một 	con	 mèo,' 'vnkwic --tsv -w 5 con n.txt | head -n 1'
expect '--tsv: standard input' 0 '(standard input)	1	0	3		con	' 'echo con | vnkwic --tsv con'
expect '--tsv: escapes' 0 'f	1	2	5	a\t	key	\\' "printf 'a\tkey\\\\\n' >f; vnkwic --tsv key f"
expect '--tsv -s' 0 '	 chó.
	 gà
	 mèo,' 'vnkwic --tsv -w 5 -s right con n.txt | tail -n +2 | cut -f 6- | sed "s/^con//"'
tsv_is_text() {	# each row stands in its line, at its offsets
	perl -e '
	open F, "<:raw", $ARGV[0] or die; @l = <F>; chomp @l;
	open R, "<:raw", $ARGV[1] or die;
	while (<R>) {
		chomp; $n++;
		@f = split /\t/, $_, -1;
		@f == 7 or die "fields: $_";
		for (@f[4..6]) { s/\\(.)/$1 eq "t" ? "\t" : $1 eq "n" ? "\n" : $1 eq "r" ? "\r" : $1/ge }
		$t = $l[$f[1] - 1];
		substr($t, $f[2], $f[3] - $f[2]) eq $f[5] or die "key: $_";
		substr($t, $f[2] - length $f[4], length "$f[4]$f[5]$f[6]") eq
		    "$f[4]$f[5]$f[6]" or die "context: $_";
	}
	$n or die "no rows"' "$1" rows
}
for w in 0 1 2 5 13 30 200; do
	ok "rows are in the text, -w $w" "vnkwic --tsv -w $w -E '\\w+' s.txt >rows && tsv_is_text s.txt"
done

# orders
printf 'ta bà\nta ba\nta ăn\nta Ba\nta đi\nta da\nta 10\nta 9\nta bà chủ\nta ba ngày\nta\n' >o.txt
expect '-s right: as in dictionaries' 0 'ta
ta 9
ta 10
ta ăn
ta ba
ta Ba
ta ba ngày
ta bà
ta bà chủ
ta da
ta đi' "vnkwic -s right ta o.txt | sed 's/^ *//; s/  / /'"
printf 'đi ta\nda ta\nbà ta\nba ta\ny ba ta\nx bà ta\nta\n' >l.txt
expect '-s left: from the key outwards' 0 'ta
ba ta
y ba ta
bà ta
x bà ta
da ta
đi ta' "vnkwic -s left ta l.txt | sed 's/^ *//; s/  / /'"
expect '-s key' 0 'ăn
ba
Ba
bà
da
đi' "vnkwic -E -w 0 -s key -e 'ăn|[bđd]\\w+' -i o.txt | uniq"
expect '-s text' 0 '' 'vnkwic con n.txt >o1; vnkwic -s text con n.txt | cmp - o1'
expect 'equal contexts keep the order of the text' 0 '1
2
3' "printf 'x a\nx a\nx a\n' | vnkwic --tsv -s right x | cut -f 2"
ok 'sorting loses no row' '
	vnkwic -n -E "\w+" s.txt | sort >o1
	for o in left right key; do
		vnkwic -n -s $o -E "\w+" s.txt | sort | cmp - o1 || exit 1
	done'
expect '-S: a clear error' 2 'vnkwic: s.txt: more rows than -S has room for' \
    'vnkwic -S 100K -s right -E "\w+" s.txt 2>&1'
expect '-S 2M is enough' 0 '' 'vnkwic -S 2M -s right -E "\w+" s.txt >o1'

# vngrep finds the same
for p in sức 'sức khoẻ' 'y tế' Sở xã 'hội nghị' 2024 '14-3-2025' 'không có đâu'; do
	for o in '' -i --no-accent '-i --no-accent'; do
		ok "as vngrep -ow $o $p" "vnkwic --tsv $o '$p' s.txt | cut -f 6 >v
		    vngrep -ow -F $o '$p' s.txt | cmp - v"
	done
done
for p in '[A-ZĐ]\w+ [A-ZĐ]\w+' '\d[\d.,]*' 'kh.m|y tế' '(?<=Sở )\w+' 'hoà\w*'; do
	ok "as vngrep -ow $p" "vnkwic -E --tsv '$p' s.txt | cut -f 6 >v
	    [ -s v ] && vngrep -ow '$p' s.txt | cmp - v"
	ok "as vngrep -o $p" "vnkwic -E --part --tsv '$p' s.txt | cut -f 6 >v
	    [ -s v ] && vngrep -o '$p' s.txt | cmp - v"
done

# bad arguments
expect 'no word' 2 '' vnkwic
expect 'an empty word' 2 '' "vnkwic ' ' n.txt"
expect 'an unknown option' 2 '' 'vnkwic --nothing a n.txt'
expect '-s of nothing' 2 '' 'vnkwic -s up a n.txt'
expect '-w out of range' 2 '' 'vnkwic -w 10001 a n.txt'
expect '-w of nothing' 2 '' 'vnkwic -w x a n.txt'
expect '-S of nothing' 2 '' 'vnkwic -S 1X a n.txt'
expect '-S too large' 2 '' 'vnkwic -S 99999999999999G a n.txt'
expect '-f of a missing file' 2 '' 'vnkwic -f missing n.txt'
for p in '(' 'a)|(b' '[' '(?C1)a' '{PER}' '\C'; do
	ok "bad pattern $p" "vnkwic -E '$p' n.txt 2>err; [ \$? -eq 2 ] && grep -q 'offset [0-9]' err"
done
expect 'a missing file, the rest goes on' 2 'bò' 'vnkwic -w 0 bò missing n.txt'
expect '-- ends the options' 0 '-a' 'echo -a | vnkwic -w 0 -- -a'
a=aaaaaaaaaaaaaaaaaaaa
expect 'a limit is an error with its place' 2 'x
vnkwic: (standard input):1: match limit exceeded' \
    "printf '$a${a}b\nx\n' | vnkwic -w 0 --part -E -e '(a+)+\$' -e x 2>&1"

# the stream contract
for i in 1 2 3 4 5 6 7 8; do cat s.txt n.txt t.txt g.txt nfd; done >u
for i in 1 2 3 4 5 6; do cat u u; done >v
for l in C C.UTF-8 vi_VN.UTF-8 tr_TR.UTF-8 xx_XX; do
	ok "LC_ALL=$l" "vnkwic -i 'SỨC KHOẺ' u >o1
	    (LC_ALL=$l COLUMNS=40 vnkwic -i 'SỨC KHOẺ' u) | cmp - o1"
done
ok 'an empty environment' 'b=$(command -v vnkwic); vnkwic -s left xã u >o1; env -i "$b" -s left xã u | cmp - o1'
ok '-j changes nothing' '
	for o in "-n hai" "-s right xã" "-s left -i sở" "-n --tsv -E \\w+" "--no-accent y" "-s key -E \\w+"; do
		vnkwic -j1 $o v >j1; vnkwic -j4 $o v >j4; cmp j1 j4 || exit 1
	done'
ok 'pieces of input change nothing' 'vnkwic -n xã u >o1; dd if=u bs=1 2>/dev/null | vnkwic -n xã | cmp - o1'
ok '-u changes nothing' 'vnkwic xã u >o1; vnkwic -u xã u | cmp - o1'
ok 'two files are their concatenation' 'vnkwic xã u n.txt >o1; cat u n.txt | vnkwic xã | cmp - o1'
ok 'so when sorted' 'vnkwic -s left xã u n.txt >o1; cat u n.txt | vnkwic -s left xã | cmp - o1'
expect 'a reader that leaves early: quiet' 0 'y' 'yes | vnkwic -w 0 y 2>err | head -n 1; cat err'
expect 'nor with SIGPIPE ignored' 0 'y' \
    "{ trap '' PIPE; yes | head -n 999999 | vnkwic -w 0 y 2>err; } | head -n 1; grep -v ^yes err; :"
if [ -c /dev/full ]; then
	for o in text left; do
		expect "a full disk, -s $o" 2 '' "vnkwic -s $o -E '\\w+' u >/dev/full"
	done
fi
# More rows than a worker makes of a block at once: 4 MiB.
perl -e 'print "mèo chó " x 60000, "\n"' >long
ok 'a long line has all its hits' '
    vnkwic --tsv chó long | tee o1 | cut -f 3 >o2 && [ "$(wc -c <o1)" -gt 5000000 ] &&
    vngrep -bow chó long | cut -d: -f 1 | cmp - o2'
ok 'with -j' 'vnkwic --tsv -j 3 chó long | cmp - o1'
ok 'sorted' 'vnkwic --tsv -s left chó long | sort >o2; sort o1 | cmp - o2'
perl -e 'print "me\314\200o cho\314\201 " x 60000, "\n"' >long
ok 'in NFD' '
    vnkwic --tsv chó long | tee o1 | cut -f 3 >o2 && [ "$(wc -c <o1)" -gt 5000000 ] &&
    vngrep -bow chó long | cut -d: -f 1 | cmp - o2'
ok 'in NFD with --no-accent, -j' '
    vnkwic --no-accent -j 2 --tsv cho long | cmp - o1'
ok 'a line over 16 MiB is skipped with a message' '
	{ echo a; head -c 17000000 /dev/zero | tr "\0" a; echo; echo a; } >long
	vnkwic -w 0 a long >out 2>err
	[ $? -eq 2 ] && [ "$(grep -c a out)" = 2 ] && grep -q "long:2: line longer" err'
ok 'marks without end' '
	perl -e "print qq(key e), qq(\314\201) x 300000, qq( key\n)" >long
	vnkwic key long >out && [ "$(wc -l <out)" -eq 2 ] && [ "$(wc -c <out)" -lt 5000 ]'
done_testing
