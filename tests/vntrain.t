#!/bin/sh
# vntrain: what it makes, the same bytes each time, scores, wrong input, trouble.
. "${0%/*}/lib.sh"
cp "$ROOT"/tests/data/gold-*.txt .
mv gold-vlsp.txt v; mv gold-ud.txt u
plain() { sed 's/_/ /g' "$@"; }
small='--size=16K'
# said NAME TEXT: what the command of the expect before had to say.
said() { cp "$D/err" err; expect "$1" 0 "$2" 'cat err'; }

# a model
ok 'trains' "vntrain -t seg -o m $small -e 8 ud:u vlsp:v 2>log"
expect 'vlsp sentences come out right' 0 "$(cat v)" 'plain v | vnseg -nM m'
expect 'ud sentences too, in that style' 0 "$(cat u)" \
    'plain u | vnseg -nM m --style=ud'
ok 'the styles differ' 'plain u | vnseg -nM m >x; ! cmp -s x u'
ok 'a line for each pass' 'test $(grep -c "^vntrain: pass . of 8$" log) -eq 8'
ok 'the card has what vnseg -V has' 'x=$(vnseg -M m -V |
    sed -n "s/.*checksum //p") && grep -qx "checksum  $x" log'
ok 'and the size' 'grep -qx "size      $(wc -c <m | tr -d " ") bytes" log'
ok 'and what was read' 'grep -qx "gold      ud:u: 12 sentences, 106 words,\
 15 of them joined" log'
ok '--name' "vntrain -q -o n $small --name='model 2' ud:u &&
    vnseg -M n -V | grep -q '^model model 2, checksum '"
ok '-q is quiet' "vntrain -q -o n $small --held=ud:u vlsp:v 2>log &&
    test ! -s log"
expect '-o - is standard output' 0 '' \
    "vntrain -q -o - $small -e 8 ud:u vlsp:v | cmp - m"
expect 'options may stand between operands' 0 '' \
    "vntrain ud:u -q vlsp:v -e 8 -o n --size 16KiB && cmp n m"
expect 'the same with POSIXLY_CORRECT' 0 '' \
    "POSIXLY_CORRECT=1 vntrain ud:u -q vlsp:v -e 8 -o n $small && cmp n m"
expect '-- ends options' 0 '' \
    "vntrain -q -e 8 -o n $small -- ud:u vlsp:v && cmp n m"
expect 'any: for both styles' 0 'Bác_sĩ đi chợ .' "vntrain -q -o n $small any:u &&
    echo 'Bác sĩ đi chợ .' | vnseg -M n --style=ud"

# the same bytes
for env in 'LC_ALL=vi_VN.UTF-8' 'LC_ALL=C.UTF-8 TERM=dumb' \
    '-i PATH="$PATH"' 'TZ=X MALLOC_PERTURB_=85'; do
	expect "the same bytes: $env" 0 '' \
	    "env $env vntrain -q -o n $small -e 8 ud:u vlsp:v; cmp n m"
done
expect 'from a pipe, in small reads' 0 '' "dd if=u bs=7 2>/dev/null |
    vntrain -q -o n $small -e 8 ud:- vlsp:v; cmp n m"
awk '{ printf "%s%s\r\n", NR == 1 ? "\357\273\277" : "", $0 }' u >crlf
expect 'BOM and CRLF are none of the text' 0 '' \
    "vntrain -q -o n $small -e 8 ud:crlf vlsp:v; cmp n m"
head -c $(($(wc -c <u) - 1)) u >nolf
expect 'nor is a missing last LF' 0 '' \
    "vntrain -q -o n $small -e 8 ud:nolf vlsp:v; cmp n m"
expect 'blank lines and short ones teach nothing' 0 '' \
    "{ echo; cat u; printf 'Ừ\n \n'; } | vntrain -o n $small -e 8 ud:- vlsp:v \
    2>log; cmp n m; grep -q ', 15 of them joined; 3 too short\$' log || cat log"
for o in '-e 7' --gold-weight=3 --seed=1 --min-feature=9 --size=8K; do
	ok "$o makes a difference" "vntrain -q -o n $small -e 8 $o ud:u vlsp:v
	    test -s n; ! cmp -s n m"
done

# vnseg's own output may be trained on: doubled joiners are text
plain v | sed 's/cá/cá_1/' | vnseg -nM m >own
ok 'what vnseg writes is read' "grep -q cá__1 own && vntrain -o n $small \
    vlsp:own 2>log && grep -q '; 1 words hold' log"

# weights: gold says one thing, silver another
printf 'nhà bên có mèo_mướp\ncon mèo_mướp đó\n' >one
printf 'nhà bên kia có mèo mướp\ncon mèo mướp kia\n' >two
expect 'gold is worth more' 0 'mèo_mướp' "vntrain -q -o n $small \
    --gold-weight=9 vlsp:one --silver=vlsp:two 2>/dev/null;
    echo mèo mướp | vnseg -M n"
expect 'unless it is not' 0 'mèo mướp' "vntrain -q -o n $small --gold-weight=1 \
    --silver-weight=9 vlsp:one --silver=vlsp:two 2>/dev/null;
    echo mèo mướp | vnseg -M n"
expect 'silver alone will do' 0 '' "vntrain -q -o n $small --silver vlsp:v"

# words
printf 'con mắt\tx y\nhoa_hồng\nmột\n1 2\n' >list
ok 'words of silver text, from --min-word on, are known' \
    "vntrain -o n $small --min-word=4 --silver vlsp:v 2>log &&
    grep -qx '          3 words and names' log"
ok 'lists' "vntrain -o n $small --min-word=99 --words=list --places=list \
    --family=list ud:u 2>log && grep -qx '          3 words and names' log &&
    grep -qx 'words     list: 2 words; 2 of no use' log &&
    grep -qx 'family    list: 1 words; 3 of no use' log"
ok 'a second list is told apart' "vntrain -q -o n $small --words=list ud:u;
    vntrain -q -o n2 $small --words=u --words=list ud:u 2>log
    grep -q 'u: warning: no word' log && ! cmp -s n n2"
ok 'one in no use is warned of' "printf 'a, b\n' >none;
    vntrain -q -o n $small --given=none ud:u 2>&1 |
    grep -qx 'vntrain: none: warning: no word of it is of use'"

# held-out sets: what vnseg makes of their text, compared here
cat >held <<'END'
Người_dân thôn Hạ nuôi 20_con dê .
Trạm_xá bên_cạnh chợ . Bác_sĩ_. Lê_Thị_Sen khám .
Bên_cạnh ( thôn Hạ_) có vườn_hoa
Không_chỉ học_sinh mà cả cô_giáo “bán tranh” .
END
cat >score.awk <<'AWK'
# GOLD FOUND, line by line: precision, recall, F1 and its interval.
function spans(s, a,   w, n, i, at) {
	split("", a)
	n = split(s, w, " ")
	at = 0
	for (i = 1; i <= n; i++) {
		gsub(/_/, "", w[i])
		a[at "-" (at + length(w[i]))] = 1
		at += length(w[i])
	}
	return n
}
{
	g = spans($0, gold)
	getline line <found
	f = spans(line, got)
	r = 0
	for (k in gold)
		r += k in got
	G += g; F += f; R += r; n++
	rs[n] = r; ss[n] = g + f
}
END {
	f1 = 2 * R / (G + F)
	for (i = 1; i <= n; i++)
		v += (2 * rs[i] - f1 * ss[i]) ^ 2
	v = 1.96 * sqrt(v * n / (n - 1)) / (G + F)
	high = f1 + v > 1 ? 1 : f1 + v
	printf "precision %.2f, recall %.2f, F1 %.2f (%.2f to %.2f)\n",
	    100 * R / F, 100 * R / G, 100 * f1, 100 * (f1 - v), 100 * high
}
AWK
ok 'held-out sets' "vntrain -o n $small -e 3 --held=vlsp:held ud:u vlsp:v \
    --held ud:held 2>log"
for s in vlsp ud; do
	plain held | vnseg -nM n --style=$s >x
	expect "scores are those of vnseg --style=$s" 0 \
	    "$(awk -v found=x -f score.awk held)" \
	    "sed -n 's/^vntrain: pass 3 of 3: $s:held: //p' log"
	ok 'and stand in the card' "grep -q '^held .* $s:held: 4 sentences,.*; $(
	    awk -v found=x -f score.awk held)\$' log || grep '^held  *$s:held: 4 ' \
	    log | grep -qF '$(awk -v found=x -f score.awk held)'"
done
ok 'each pass is scored' 'test $(grep -c "^vntrain: pass .*F1" log) -eq 6'
ok 'joins that cannot be are counted' \
    'grep -q "^held .*; 5 joins vnseg cannot make" log || { cat log; false; }'
grep -v Bến u >rest; sed -n '1p;5p' u | tr -d _ >some
sed '1d;5d' u >others
vntrain -q -o m2 $small ud:others
expect 'held-out sentences are not trained on' 0 '' "plain crlf |
    sed -n '1p;5p' | tr a-z A-Z | vntrain -o n $small ud:u --held=ud:- 2>log; cmp n m2
    grep -q 'gold      ud:u: 10 sentences, .*; 2 excluded' log || cat log"
expect 'nor are those of --exclude' 0 '' "vntrain -o n $small \
    --exclude=some ud:u 2>log; cmp n m2
    grep -q 'exclude   some: 2 lines' log || cat log"

# wrong input: where and what, and no model
printf 'một hai_ba .\n_bốn năm\nsáu _bảy\n\n\377 tám_\nchín_mười__x' >bad
rm -f n
expect 'wrong lines' 2 '' "vntrain -o n $small ud:u vlsp:bad"
said 'file, line, byte, reason' \
    'vntrain: bad:2: joiner at the edge of a word at byte 1
vntrain: bad:3: joiner at the edge of a word at byte 6
vntrain: bad:5: invalid UTF-8 at byte 1
vntrain: bad:6: joiners single and double in one word at byte 14
vntrain: nothing was trained'
ok 'no model' '[ ! -e n ]'
for what in --held=ud:bad --silver=ud:bad --words=bad --given=bad; do
	expect "$what" 2 '' "vntrain -o n $small ud:u $what"
	ok 'is said' "grep -q '^vntrain: bad:2: .* at byte 1$' '$D/err'"
done
expect '--exclude takes any text' 2 '' "vntrain -o n $small ud:u --exclude=bad"
said 'in UTF-8' 'vntrain: bad:5: invalid UTF-8 at byte 1
vntrain: nothing was trained'
printf 'a b\0c\n' >nul
ok 'NUL' "vntrain -o n $small ud:nul 2>&1 |
    grep -qx 'vntrain: nul:1: NUL in text at byte 4'"
yes 'a_' | head -n 30 >many
expect 'not too many messages' 0 12 "vntrain -o n $small ud:many 2>&1 | wc -l |
    tr -d ' '"
ok 'but their number' "vntrain -o n $small ud:many 2>&1 |
    grep -qx 'vntrain: many: 30 wrong lines in all'"
if [ -z "$VN_SLOWED" ]; then
	ok 'a line over 16 MiB' "{ cat u; head -c 17000000 /dev/zero |
	    tr '\0' a; echo; } | vntrain -o n $small ud:- 2>&1 |
	    grep -qx 'vntrain: (standard input):13: line over 16 MiB'"
fi
expect 'an empty file' 2 '' "vntrain -o n $small ud:u vlsp:/dev/null"
expect 'nothing left' 2 '' "vntrain -o n $small ud:u --held=ud:u"
said 'the same, said' 'vntrain: u: warning: all sentences are excluded
vntrain: no sentence is left to train on
vntrain: nothing was trained'
expect 'text that is not segmented' 0 '' "plain u >p; vntrain -q -o n $small ud:p"
said 'is warned of' "vntrain: p: warning: no syllables are joined by '_':\
 is the text segmented?"
rm -f n
expect 'a missing file' 2 '' "vntrain -o n $small ud:nowhere vlsp:bad"
ok 'and what else is wrong' "grep -q 'nowhere: No such' '$D/err' &&
    grep -q bad:2: '$D/err'"
expect 'a directory' 2 '' "vntrain -o n $small ud:."
ok 'no model of any of it' '[ ! -e n ]'

# options
for o in '' u x:u ud: 'vlsp v' VLSP:v 'ud:u --held=u' 'ud:u --held=any:u' \
    'ud:u --silver=v' 'ud:- --words=-' 'ud:u -t ner' 'ud:u -e 0' 'ud:u -e x' \
    'ud:u --gold-weight=0' 'ud:u --gold-weight=101' 'ud:u --silver-weight=0' \
    'ud:u --min-word=0' 'ud:u --min-feature=0' 'ud:u --seed=-1' \
    'ud:u --size=0' 'ud:u --size=1' 'ud:u --size=3K' 'ud:u --size=32M' \
    'ud:u --size=512' 'ud:u --size=1MB' 'ud:u --size=99999999999999999999K' \
    'ud:u --name=' 'ud:u --name=ệ' 'ud:u -y' 'ud:u -o'; do
	expect "refused: '$o'" 2 '' "vntrain -o n -q $o"
done
expect 'no -o' 2 '' 'vntrain ud:u'
ok 'nothing of all that left a file' '[ ! -e n ]'
ok '--help' 'vntrain --help | grep -q "^usage: vntrain"'
ok '-V' 'vntrain -V | grep -q "^vntrain [0-9]"'
ok 'sizes' "for s in 1K 64KiB 2M; do vntrain -q -e 1 -o n --size=\$s ud:u ||
    exit 1; done; test \$(wc -c <n) -gt 2097152"

# names
ner='vntrain -t ner -q --size=16K'
marked() { sh "$ROOT/lib/gen/marked.sh" "$ROOT/tests/data/names.tsv"; }
triples() { grep -o '\[[0-9]*,[0-9]*,"[A-Z]*"'; }
marked >names
sed -e 's/^{"text":"\(.*\)","entities.*/\1/' -e 's/\\\(.\)/\1/g' names >text
ok 'marked.sh: what vngrep finds, where it finds it' \
    'vngrep --json -t any text | triples >want && [ -s want ] &&
    triples <names | diff -u want -'
ok 'names' "$ner -o n names && vntrain -t ner --held=text -o nx names 2>&1 |
    grep -q '^vntrain: text:1: no JSON object with a text\$' && [ ! -e nx ]"
ok 'the same bytes' "cat names | $ner -o - - | cmp - n"
ok 'seed, passes, silver make a difference' "for o in --seed=1 -e5 --silver=names; do
    $ner -o nx \$o names && ! cmp -s nx n || exit 1; done; rm nx"
expect 'scores' 0 4 "$ner -o nx names; vntrain -t ner -e 4 -o nx --held=names names 2>&1 |
    grep -c 'pass . of 4: names: .*F1'"
while IFS='|' read -r why line; do
	expect "names: $why: $line" 2 '' "printf '%s\n' '$line' >wrong; $ner -o nx wrong"
	said 'is said' "vntrain: wrong:1: $why
vntrain: nothing was trained"
done <<'X'
no JSON object with a text|{"entities":[]}
no JSON object with a text|Hà Nội
no list of entities [start, end, "TYPE"]|{"text":"Hà Nội"}
no list of entities [start, end, "TYPE"]|{"text":"Hà Nội","entities":[[0,6,"CITY"]]}
no list of entities [start, end, "TYPE"]|{"text":"Hà Nội","entities":[[6,0,"LOC"]]}
entities out of order or outside of the text|{"text":"Hà Nội","entities":[[0,7,"LOC"]]}
entities out of order or outside of the text|{"text":"Hà Nội","entities":[[3,6,"LOC"],[0,2,"LOC"]]}
X
for o in --words=u --exclude=u --size=16M 'ud:u --family=u'; do
	expect "names: refused: $o" 2 '' "$ner -o nx $o names"
done
rm -f nx

# the output
only() { test "$(ls out | tr '\n' ' ')" = "$1"; }
mkdir out
cp m out/m
chmod 640 out/m
ok 'the old model is replaced, mode and all' "vntrain -q -o out/m $small ud:u &&
    ! cmp -s m out/m && test -n \"\$(find out/m -perm 640)\" && only 'm '"
ln -s m out/l
ok 'a link stays one' "vntrain -q -o out/l $small -e 8 ud:u vlsp:v && cmp m out/m &&
    test -h out/l && rm out/l"
cp u out/u
ok 'an input may be named' "vntrain -q -o out/u $small -e 8 ud:out/u vlsp:v &&
    cmp m out/u && rm out/u"
expect 'wrong input leaves the old one' 2 '' \
    "vntrain -q -o out/m $small ud:bad"
ok 'as it was' 'cmp m out/m && only "m "'
(trap '' XFSZ; ulimit -f 1; vntrain -q -o out/m $small ud:u) 2>err
expect 'so does a full disk' 0 '2' "echo $?"
ok 'it is said' 'grep -q "^vntrain: out/m: " err && cmp m out/m && only "m "'
(ulimit -f 1; vntrain -q -o out/m $small ud:u) 2>err
expect 'with the signal, too' 0 '2' "echo $?"
ok 'as before' 'cmp m out/m && only "m "'
i=0
while [ $i -lt 200 ]; do cat v; i=$((i + 1)); done >big	# more than a pipe holds
for sig in HUP TERM; do
	mkfifo fifo
	vntrain -q -o out/new $small ud:u --silver=vlsp:- <fifo 2>err &
	exec 9>fifo
	cat big >&9		# so it is reading
	kill -s $sig $!
	wait $! 2>/dev/null
	expect "$sig ends it" 0 1 "echo $(($? > 128))"
	exec 9>&-
	ok 'and leaves nothing' 'only "m "'
	rm fifo
done
if [ "$(id -u)" -ne 0 ]; then
	chmod 555 out
	expect 'a directory not to be written in' 2 '' \
	    "vntrain -q -o out/x $small ud:bad"
	ok 'is said before all else' "grep -q '^vntrain: out/x: Perm' '$D/err'"
	chmod 755 out
fi
expect 'no such directory' 2 '' "vntrain -q -o nodir/x $small ud:bad"
said 'is said before all else' 'vntrain: nodir/x: No such file or directory'
expect 'a directory' 2 '' "vntrain -q -o out $small ud:u"
expect 'no name' 2 '' "vntrain -q -o '' $small ud:u"
if [ -c /dev/full ]; then
	expect '/dev/full' 2 '' "vntrain -q -o /dev/full $small ud:u"
	expect '- to /dev/full' 2 '' "vntrain -o - $small ud:u >/dev/full"
	ok 'no card then' "! grep -q ^checksum '$D/err' &&
	    grep -q '^vntrain: write error' '$D/err' && [ -c /dev/full ]"
fi
# A link to a file that has no name any more: it stays a link.
if [ -e /proc/self/fd/1 ]; then
	ln -s /proc/self/fd/1 link
	ok 'a link to standard output stays one' '(
		exec >gone; rm gone; vntrain -q -o link '"$small"' ud:u) && [ -L link ]'
	rm -f link
fi
expect 'closed pipe' 0 '' "vntrain -q -o - $small ud:u | true"
done_testing
