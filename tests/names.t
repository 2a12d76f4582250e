#!/bin/sh
# The name lists of vngrep: each line of them, and what names.sh says of bad ones.
. "${0%/*}/lib.sh"
names="$ROOT/lib/gen/names.sh" lists=$ROOT/lib/data/names

for f in places-vn places-communes places-world bodies events titles heads \
    names persons frequent notnames; do
	expect "$f: well" 0 '' "sh '$names' '$lists/$f.txt'"
done
expect 'all of them when none is named' 0 '' "sh '$names'"
ok 'the head of a list explains each flag with a tab' \
    "! grep -l '^# needs-head  *[^ 	]' '$lists'/*.txt"

# A list of ours, then one fault at a time.
cat >events.txt <<'X'
# events - a few.
#
# num	an ordinal may follow
# rank=N	how great it is

## one
Hội Lim	EVENT	-
SEA Games	EVENT	-	num,rank=3
Seagames	EVENT	SEA Games	num

## two
Hội hoà giải	EVENT	-
X
expect 'a small list' 0 '' "sh '$names' events.txt"
# fault NAME LINE WHY SED: the list after SED is wrong in LINE.
fault() {
	sed "$4" events.txt >"$D/events.txt"
	expect "$1" 1 "$D/events.txt:$2: $3" "sh '$names' '$D/events.txt'"
}
tab='	'
fault 'no head' 1 'the head does not begin with "# events - "' '1s/events/event/'
fault 'two fields' 7 'not text TAB type TAB id [TAB flags]' "7s/$tab-//"
fault 'five fields' 9 'not text TAB type TAB id [TAB flags]' "9s/\$/${tab}x/"
fault 'doubled space' 7 'white space around or doubled in the text' '7s/ /  /'
fault 'space before the tab' 7 'white space around or doubled in the text' \
    "7s/Lim/Lim /"
fault 'type' 7 'type PERSON does not belong here' '7s/EVENT/PERSON/'
fault 'type of another list' 7 'type ORG does not belong here' '7s/EVENT/ORG/'
fault 'id' 9 'no id: - is that of the text' '9s/SEA Games//'
fault 'id that is the text' 7 'id is the text: write -' '7s/-$/Hội Lim/'
fault 'unknown flag' 9 'unknown flag nun' '9s/num/nun/'
fault 'number of a flag' 8 'unknown flag rank=6' '8s/=3/=6/'
fault 'flag without its number' 8 'unknown flag rank' '8s/=3//'
fault 'one of two flags' 8 'unknown flag x' '8s/num/num,x/'
fault 'order' 8 'out of order: run names.sh -s' '7s/Hội/Tội/'
fault 'twice, in two sections' 12 'the same as line 7' '12s/hoà giải/Lim/'
fault 'the tone on the other letter' 13 'the same as line 12' \
    "12{p;s/hoà/hòa/;}"
fault 'not NFC' 7 'combining mark: not NFC' "7s/ộ/o$(printf '\314\243')/"
fault 'no-break space' 7 'invisible space' "7s/ /$(printf '\302\240')/"
fault 'zero-width space' 7 'invisible space' "7s/L/$(printf '\342\200\213')L/"
fault 'Eth' 7 'U+00D0 is not the letter of Vietnamese' "7s/L/$(printf '\303\220')/"
fault 'white space at the end' 1 'white space at the end' '1s/$/ /'
fault 'not UTF-8' 1 'not UTF-8' "7s/L/$(printf '\303')/"
fault 'no entries' 6 'no entries' '7,$d'
expect 'another name is another list' 1 "bodies.txt:1: the head does not begin with\
 \"# bodies - \"" "cp events.txt bodies.txt; sh '$names' bodies.txt | head -n 1
    sh '$names' bodies.txt >/dev/null"

# Capitals do not count in the lists of words.
printf '# heads - h.\n\nCÔNG TY Ấ\tORG\t-\nCông ty ấ\tORG\t-\n' >heads.txt
expect 'capitals of heads' 1 'heads.txt:4: the same as line 3' "sh '$names' heads.txt"

# Sorting.
cp events.txt want
sed '7{h;d;};9G' want >events.txt
ok 'it is not sorted' '! cmp -s events.txt want'
expect 'sorted by -s' 0 '' "sh '$names' -s events.txt; cmp events.txt want"
expect 'sorted again' 0 '' "sh '$names' -s events.txt; cmp events.txt want"
sed '8p' want >events.txt
expect '-s drops doubled lines' 0 '' "sh '$names' -s events.txt; cmp events.txt want"
cp "$lists/heads.txt" "$lists/bodies.txt" .
expect 'the lists are sorted' 0 '' "sh '$names' -s heads.txt bodies.txt
    cmp heads.txt '$lists/heads.txt' && cmp bodies.txt '$lists/bodies.txt'"
expect '-s of what is not there' 1 '' "sh '$names' -s none 2>/dev/null"

# The lists as the program gets them.
gaz2c=$ROOT/lib/gen/gaz2c
printf '# heads - h.\n\nzqa\tORG\t-\n' >heads.txt
printf '# words - w.\nzqb\tWORD\thonor\nzqc\tWORD\thonour\nzqd\n' >words.txt
expect 'a bad line stops the build' 1 '' "'$gaz2c' heads.txt words.txt 2>err"
expect 'with file, line and fault' 0 'words.txt:3: no such class' 'cat err'
expect 'a missing list stops the build' 2 '' "'$gaz2c' heads.txt none.txt 2>err"
ok 'good lists are C' "'$gaz2c' heads.txt >out && grep -q '^const struct' out"
ok 'the same bytes each time' "'$gaz2c' heads.txt | cmp - out"
done_testing
