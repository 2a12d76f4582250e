#!/bin/sh
# vntrain -t ner: the lines it reads, what is learnt, the same bytes, scores, trouble.
. "${0%/*}/lib.sh"
cat >g <<'X'
{"text":"Chị Đào Thị Na ở Hòn Sim.","entities":[[4,14,"PER"],[17,24,"LOC"]]}
{"text":"Zunkai mời Vosmer đến Hòn Sim.","entities":[[0,6,"ORG"],[11,17,"PER"],[22,29,"LOC"]]}
{"text":"Ngày 3/4/2019 Vosmer ghé Zunkai.","entities":[[0,13,"DATE"],[14,20,"PER"],[25,31,"ORG"]]}
{"text":"Hội Trồng Cam họp sớm.","entities":[[0,13,"ORG"]]}
{"text":"không có tên nào ở đây","entities":[]}
X
small='--size=16K'
ner="vntrain -t ner -q $small"
# said NAME TEXT: what the command of the expect before had to say.
said() { cp "$D/err" err; expect "$1" 0 "$2" 'cat err'; }

# what is learnt
ok 'trains' "vntrain -t ner $small -e 16 -o m --held=g g 2>log"
ok 'a line for each pass' 'test $(grep -c "^vntrain: pass .* of 16: g: precision \
[0-9.]*, recall [0-9.]*, F1 [0-9.]*$" log) -eq 16'
ok 'what it was taught it finds' 'grep -q "pass 16 of 16: g: precision 100.00, \
recall 100.00, F1 100.00$" log'
ok 'and tells how much that is' 'grep -q "^vntrain: [1-9][0-9]* features, \
[1-9][0-9]* kept$" log'
printf '%s\n' '{"text":"Hòn Sim","entities":[]}' >none
ok 'what is wrong counts' "vntrain -t ner $small -e 1 -o n --held=none g 2>&1 |
    grep -q 'none: precision 0.00, recall 0.00, F1 0.00\$'"
expect 'another model than that of words' 2 '' 'vnseg -M m <g'
ok 'the size of the table' "vntrain -t ner -q --size=1K -o n g &&
    test \$(wc -c <n) -eq 1280 && vntrain -t ner -q --size=8M -e 1 -o n g &&
    test \$(wc -c <n) -eq 8388864"

# the same bytes
$ner -e 8 -o m g
for env in 'LC_ALL=vi_VN.UTF-8' '-i PATH="$PATH"' 'TZ=X MALLOC_PERTURB_=85'; do
	expect "the same bytes: $env" 0 '' "env $env $ner -e 8 -o n g; cmp n m"
done
expect 'from standard input, in small reads' 0 '' "dd if=g bs=7 2>/dev/null |
    $ner -e 8 -o n - && cmp n m"
expect 'to standard output' 0 '' "$ner -e 8 -o - g | cmp - m"
awk '{ printf "%s%s\r\n\r\n", NR == 1 ? "\357\273\277" : "", $0 }' g >crlf
expect 'BOM, CRLF and blank lines are none of it' 0 '' \
    "$ner -e 8 -o n crlf && cmp n m"
head -c $(($(wc -c <g) - 1)) g >nolf
expect 'nor is a missing last LF' 0 '' "$ner -e 8 -o n nolf && cmp n m"
sed 's/"text":\("[^"]*"\),\(.*\)}/\2,"a":{"text":[]},"text":\1}/
    s/"entities":\[/& /; s/\([0-9]\),"\([A-Z]*\)"\]/\1 , "\2","x]\\"",[[]]]/g' g >other
expect 'other members, other order' 0 '' "! cmp -s g other && $ner -e 8 -o n other &&
    cmp n m"
echo '{"text":"","entities":[]}' >blank
expect 'silver of the same weight is worth the same' 0 '' "$ner -o n \
    --gold-weight=3 g blank && $ner -o n2 --silver-weight=3 --silver=g blank &&
    cmp n n2"
for o in --seed=1 -e5 --gold-weight=9 --min-feature=9 --size=8K; do
	ok "$o makes a difference" "$ner -o n g && $ner -o n2 $o g && ! cmp -s n n2"
done

$ner -o n g
expect 'twelve passes and all features, if nothing is said' 0 '' \
    "$ner -e 12 --min-feature=1 -o n2 g && cmp n n2"

# wrong input
cat g >bad
echo '{"text":"a","entities":[[0,1,"PER"]]' >>bad
echo >>bad
echo '{"text":"a","entities":[[0,2,"PER"]]}' >>bad
echo '{"text":"a","entities":[[0,1,"NAME"]]}' >>bad
printf '{"text":"\377","entities":[]}\n' >>bad
rm -f n
expect 'wrong lines' 2 '' "$ner -o n g bad --held=bad"
l='no list of entities [start, end, "TYPE"]'
w="vntrain: bad:6: no JSON object with a text
vntrain: bad:8: entities out of order or outside of the text
vntrain: bad:9: $l
vntrain: bad:10: text is no UTF-8"
said 'file, line, reason; all files are read' "$w
$w
vntrain: nothing was trained"
expect 'standard input' 2 '' "echo x | $ner -o n -"
said 'has its name' 'vntrain: (standard input):1: no JSON object with a text
vntrain: nothing was trained'
expect 'not too many messages' 0 12 "yes x | head -n 30 | $ner -o n - 2>&1 |
    wc -l | tr -d ' '"
ok 'but their number' "yes x | head -n 30 | $ner -o n - 2>&1 |
    grep -qx 'vntrain: (standard input): 30 wrong lines in all'"
if [ -z "$VN_SLOWED" ]; then
	ok 'a line over 16 MiB' "{ cat g; head -c 17000000 /dev/zero | tr '\0' ' '
	    echo; } | $ner -o n - 2>&1 |
	    grep -qx 'vntrain: (standard input):6: line over 16 MiB'"
fi
expect 'an empty file' 2 '' "$ner -o n g /dev/null"
said 'is said' 'vntrain: /dev/null: no line in it
vntrain: nothing was trained'
expect 'a missing file' 2 '' "$ner -o n g nowhere"
said 'is said, too' 'vntrain: nowhere: No such file or directory'
expect 'a directory' 2 '' "$ner -o n g ."
for o in --words=g --places=g --family=g --middle=g --given=g --exclude=g \
    --size=16M --size=512 '-t segs' '--held=g --held=nowhere' '-e 0'; do
	expect "refused: $o" 2 '' "$ner -o n $o g"
done
expect 'no gold' 2 '' "$ner -o n --held=g"
expect 'no -o' 2 '' "$ner g"
expect 'standard input once only' 2 '' "$ner -o n - --held=- <g"
ok 'nothing of all that left a file' '[ ! -e n ]'

# the output
if [ -c /dev/full ]; then
	expect '/dev/full' 2 '' "$ner -o /dev/full g"
	expect '- to /dev/full' 2 '' "$ner -o - g >/dev/full"
	ok 'is said' "grep -q '^vntrain: write error' '$D/err' && [ -c /dev/full ]"
fi
expect 'closed pipe' 0 '' "$ner -o - g | true"
mkdir out
expect 'a directory not there is said before all else' 2 '' "$ner -o out/x/n bad"
said 'once' 'vntrain: out/x/n: No such file or directory'
done_testing
