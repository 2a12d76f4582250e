#!/bin/sh
# vngrep: --tsv, --json, --inline, --bio, --nested, --seg, --value, colours.
. "${0%/*}/lib.sh"

cat >a.txt <<'END'
Họp ngày 1-7-2024 với 1.800 cán bộ theo Nghị định 67/2017/NĐ-CP, gọi 0966.100.300.
Không có gì ở đây [x] \ y.

Ông Nguyễn Văn An, Bộ trưởng Bộ Y tế, gửi a@b.vn; "9,9 tỷ đồng" (năm 2023).
END
any='-t DATE,LAW,NUM,PHONE,EMAIL,URL'
tab=$(printf '\t')

# --tsv
expect '--tsv' 0 "a.txt${tab}1${tab}6${tab}20${tab}DATE${tab}ngày 1-7-2024${tab}2024-07-01
a.txt${tab}4${tab}85${tab}94${tab}DATE${tab}năm 2023${tab}2023" 'vngrep --tsv -t DATE a.txt'
expect '--tsv of standard input, with a label' 0 \
    "x${tab}1${tab}0${tab}4${tab}NUM${tab}3 km${tab}3 km" 'echo 3 km | vngrep --tsv -t NUM --label=x'
expect '--tsv escapes' 0 "a\\tb${tab}1${tab}0${tab}4${tab}NUM${tab}3 km${tab}3 km" \
    'cp /dev/null "a${tab}b"; echo 3 km >"a${tab}b"; vngrep --tsv -t NUM "a${tab}b"'
expect '--tsv with a pattern: all types of the line' 0 'DATE
NUM
LAW
PHONE' 'vngrep --tsv Họp a.txt | cut -f 5'
expect '--tsv -v: entities of the lines that do not match' 0 4 \
    'vngrep --tsv -v Họp a.txt | cut -f 2 | sort -u'
expect '--tsv -m' 0 1 'vngrep --tsv -m 1 -t DATE a.txt | wc -l | tr -d " "'
expect '--tsv -A -B -b -o change nothing' 0 2 \
    'vngrep --tsv -bo -A1 -B1 -t DATE a.txt | wc -l | tr -d " "'
expect '--tsv -c counts lines' 0 2 'vngrep --tsv -c -t DATE a.txt'
expect '--tsv of none is 1' 1 '' 'vngrep --tsv -t URL a.txt'
expect '--tsv of a line without entities' 0 '' 'vngrep --tsv Không a.txt'
expect '--tsv with a BOM' 0 3-7 \
    'printf "\357\273\2773 km\r\n" | vngrep --tsv -t NUM | cut -f 3,4 | tr "\t" -'
expect '--tsv in NFD: the bytes of the record' 0 \
    "$(printf '6\t16\tnga\314\200y 1/7')" \
    'printf "Ho\314\243p nga\314\200y 1/7\n" | vngrep --tsv -t DATE | cut -f 3,4,6'
ok '--tsv: the offsets cut the text out' '
	vngrep --tsv $any a.txt >rows
	while IFS="$tab" read -r file line start end type text value; do
		sed -n "${line}p" "$file" | tail -c +$((start + 1)) |
		    head -c $((end - start)) >got
		[ "$(cat got)" = "$text" ] || { echo "$text"; exit 1; }
	done <rows; [ -s rows ]'

# --json
expect '--json' 0 '{"file":"a.txt","line":1,"text":"Họp ngày 1-7-2024 với 1.800 cán bộ theo Nghị định 67/2017/NĐ-CP, gọi 0966.100.300.","entities":[[4,17,"DATE","ngày 1-7-2024","2024-07-01",6,20]],"inner":[]}' \
    'vngrep --json -t DATE -m 1 a.txt'
expect '--json: a line without entities has no object' 0 '1
4' "vngrep --json '' a.txt | sed 's/.*\"line\":\([0-9]*\).*/\1/'"
expect '--json of NFD: text in NFC, bytes of the record' 0 \
    '{"file":"(standard input)","line":1,"text":"Họp ngày 1/7","entities":[[4,12,"DATE","ngày 1/7","XXXX-07-01",6,16]],"inner":[]}' \
    'printf "Ho\314\243p nga\314\200y 1/7\n" | vngrep --json -t DATE'
expect '--json of invalid UTF-8' 0 \
    '{"file":"(standard input)","line":1,"text":"a�� 3 km \"\\\u0001","entities":[[4,8,"NUM","3 km","3 km",4,8]],"inner":[]}' \
    'printf "a\377\376 3 km \"\\\\\001\n" | vngrep --json -t NUM 2>/dev/null'
expect '--json with a BOM' 0 '[[0,4,"NUM","3 km","3 km",3,7]]' \
    'printf "\357\273\2773 km\r\n" | vngrep --json -t NUM | sed "s/.*\"entities\"://;s/,\"inner.*//"'
expect '--json -z' 0 '{"file":"(standard input)","line":1,"text":"x\n3 km","entities":[[2,6,"NUM","3 km","3 km",2,6]],"inner":[]}@' \
    'printf "x\n3 km\0" | vngrep -z --json -t NUM | tr "\0" @'
if command -v python3 >/dev/null; then
	cat >check.py <<'END'
import json, sys, unicodedata
n = 0
for row in sys.stdin:
    d = json.loads(row)
    raw = open(d["file"], "rb").read().split(b"\n")[d["line"] - 1]
    text = unicodedata.normalize("NFC", raw.decode())
    assert d["text"] == text, (d["text"], text)
    assert list(d) == ["file", "line", "text", "entities", "inner"]
    last = 0
    for c, e, ty, s, v, bs, be in d["entities"]:
        assert text[c:e] == s and c >= last, d
        assert unicodedata.normalize("NFC", raw[bs:be].decode()) == s, d
        last = e
        n += 1
    for c, e, ty, s, v, bs, be in d["inner"]:
        assert text[c:e] == s
        assert any(x[0] <= c and e <= x[1] for x in d["entities"]), d
        assert unicodedata.normalize("NFC", raw[bs:be].decode()) == s, d
print(n > 8)
END
	python3 -c 'import sys, unicodedata
for l in open("a.txt"): sys.stdout.write(unicodedata.normalize("NFD", l))' >nfd.txt
	expect '--json read back' 0 True 'vngrep --json --nested -t any a.txt | python3 check.py'
	expect '--json of NFD read back' 0 True 'vngrep --json --nested -t any nfd.txt | python3 check.py'
	ok 'NFC and NFD hold the same entities' '
	for i in a nfd; do
		vngrep --json --nested -t any $i.txt |
		    sed -e "s/\"file\":\"[^\"]*\"//" -e "s/,[0-9]*,[0-9]*\]/]/g" >$i.json
	done; cmp a.json nfd.json'
	ok '--json and --tsv agree' '
	vngrep --tsv -t any a.txt | cut -f 2,3,4,5,7 >rows
	vngrep --json -t any a.txt | python3 -c "
import json, sys
for l in sys.stdin:
    d = json.loads(l)
    for e in d[\"entities\"]:
        print(d[\"line\"], e[5], e[6], e[2], e[4], sep=\"\t\")" >rows2
	cmp rows rows2'
else
	skip '--json read back' 'no python3'
fi
if [ -r "${VN_NER_SCORE:-}" ] && [ -r "${VN_NER_GOLD:-}" ]; then
	# A scorer of entities by NAME SPAN, and gold in its form.
	ok 'a scorer reads --json' '
	python3 -c "
import json
for l in open(\"$VN_NER_GOLD\"): print(json.loads(l)[\"text\"])" >gold.txt
	vngrep --json --nested -t any gold.txt | python3 -c "
import json, sys
ids = [json.loads(l)[\"id\"] for l in open(\"$VN_NER_GOLD\")]
for l in sys.stdin:
    d = json.loads(l); d[\"id\"] = ids[d[\"line\"] - 1]; print(json.dumps(d))" >hyp
	python3 "$VN_NER_SCORE" --nested "$VN_NER_GOLD" hyp | grep micro
	vnseg -n gold.txt | vngrep --seg --json -t any | python3 -c "
import json, sys
ids = [json.loads(l)[\"id\"] for l in open(\"$VN_NER_GOLD\")]
for l in sys.stdin:
    d = json.loads(l); d[\"id\"] = ids[d[\"line\"] - 1]; print(json.dumps(d))" >hyp
	python3 "$VN_NER_SCORE" "$VN_NER_GOLD" hyp | grep micro'
else
	skip 'a scorer reads --json' 'VN_NER_SCORE and VN_NER_GOLD name none'
fi

# --inline
expect '--inline' 0 'Họp [DATE ngày 1-7-2024] với [NUM 1.800 cán bộ] theo [LAW Nghị định 67/2017/NĐ-CP], gọi [PHONE 0966.100.300].' \
    'vngrep --inline -m 1 $any a.txt'
expect '--inline of brackets' 0 'Không có gì ở đây \[x\] \\ y.' 'vngrep --inline Không a.txt'
expect '--inline -n -H' 0 'a.txt:4:Ông Nguyễn Văn An, Bộ trưởng Bộ Y tế, gửi a@b.vn; "9,9 tỷ đồng" ([DATE năm 2023]).' \
    'vngrep --inline -nH -t DATE -e Ông a.txt'
expect '--inline with context' 0 'Không có gì ở đây \[x\] \\ y.

Ông Nguyễn Văn An, Bộ trưởng Bộ Y tế, gửi [EMAIL a@b.vn]; "9,9 tỷ đồng" (năm 2023).' \
    'vngrep --inline -B2 -t EMAIL a.txt'
expect '--inline -o' 0 '[DATE ngày 1-7-2024]
[DATE năm 2023]' 'vngrep --inline -o -t DATE a.txt'
expect '--inline of NFD' 0 "$(printf 'Ho\314\243p [DATE nga\314\200y 1/7]')" \
    'printf "Ho\314\243p nga\314\200y 1/7\n" | vngrep --inline -t DATE'
expect '--inline --nested' 0 'Ông [PER Nguyễn Văn An], [TITLE Bộ trưởng [ORG Bộ Y tế]], gửi a@b.vn; "9,9 tỷ đồng" (năm 2023).' \
    'vngrep --inline --nested -t PER,ORG,TITLE a.txt'
ok '--inline can be undone' "
	vngrep --inline --nested '' a.txt |
	    sed -E 's/\\\\([][\\\\])|\\[[A-Z]+ |\\]/\\1/g' >back; cmp back a.txt"

# --bio
expect '--bio' 0 "3${tab}B-NUM
km${tab}I-NUM
,${tab}O
4${tab}B-NUM
km${tab}I-NUM" 'echo 3 km, 4 km | vngrep --bio -t NUM'
expect '--bio of an empty line' 0 '
a	O' 'printf "\na\n" | vngrep --bio ""'
expect '--bio cuts a token where an entity ends' 0 "67/2017/NĐ-CP${tab}I-LAW
ngày${tab}B-DATE" 'echo Nghị định 67/2017/NĐ-CPngày 1/2/2017 | vngrep --bio -t LAW,DATE | sed -n 3,4p'
expect '--bio --nested' 0 "Bộ${tab}B-TITLE${tab}O
trưởng${tab}I-TITLE${tab}O
Bộ${tab}I-TITLE${tab}B-ORG
Y${tab}I-TITLE${tab}I-ORG
tế${tab}I-TITLE${tab}I-ORG" \
    'vngrep --bio --nested -t TITLE,ORG a.txt | sed -n 6,10p'
ok '--bio: nothing but white space is lost' '
	vngrep --bio "" a.txt | cut -f 1 | tr -d " \n" >x
	tr -d " \n" <a.txt >y; cmp x y'
ok '--bio and --tsv agree' "
	vngrep --bio $any a.txt | awk -F '\\t' '
	\$2 ~ /^B/ { if (s) print s; s = \$1; next }
	\$2 ~ /^I/ { s = s \$1; next }
	{ if (s) print s; s = \"\" }' >x
	vngrep --tsv $any a.txt | cut -f 6 | tr -d ' ' >y; cmp x y && [ -s x ]"

# --nested: an inner span counts
expect '-t ORG: not inside a title' 1 '' 'vngrep -t ORG a.txt'
expect '--inline --nested where the title is not shown' 0 \
    'ở [LOC Hà Nội], Bộ trưởng [ORG Bộ Y tế] nói' \
    "echo 'ở Hà Nội, Bộ trưởng Bộ Y tế nói' | vngrep --inline --nested -t LOC,ORG"
expect '--color --nested where the title is not shown' 0 1 \
    "echo 'Bộ trưởng Bộ Y tế nói' | vngrep --color=always --nested -t ORG |
    grep -c 'trưởng .*34m.*Bộ Y tế.*nói'"
expect '-t ORG --nested' 0 'Bộ Y tế' 'vngrep -o --nested -t ORG a.txt'

# --value, --ref-date
expect '--value' 0 'ngày 1-7-2024' 'vngrep -o -t DATE --value="^2024-" a.txt'
expect '--value of any type' 0 '9,9 tỷ đồng' 'vngrep -o --value="^9900000000 VND$" a.txt'
expect '--value without' 1 '' 'vngrep --value=zzz a.txt'
expect '--value and -e' 0 1 'vngrep -c --value=2024 -e Họp a.txt'
expect '--value, --tsv' 0 1 'vngrep --tsv --value=^2024 a.txt | wc -l | tr -d " "'
expect '--value that is no pattern' 2 '' 'vngrep --value="(" a.txt'
expect '--value that takes too long' 2 '' \
    'printf "gọi https://vidu.vn/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n" | vngrep -t URL --value="(a+)+[!?]"'
expect '--ref-date' 0 2024-02-27 'echo ngày 27-2 | vngrep --tsv -t DATE --ref-date=2024-05-01 | cut -f 7'
expect 'without' 0 XXXX-02-27 'echo ngày 27-2 | vngrep --tsv -t DATE | cut -f 7'
for d in '' 2024 2024-13-01 2024-02-30 1/2/2024 2024-01-01x; do
	expect "--ref-date=$d" 2 '' "vngrep --ref-date='$d' a a.txt"
done

# --seg
vnseg -n a.txt >s.txt
ok '--seg: the same entities' '
	vngrep --tsv --nested "" a.txt | cut -f 2,5,6,7 | tr -d " _" >x
	vngrep --seg --tsv --nested "" s.txt | cut -f 2,5,6,7 | tr -d " _" >y
	cmp x y && [ -s x ]'
expect '--seg -o: the bytes of the record' 0 'Bộ_trưởng Bộ Y_tế' 'vngrep --seg -o -t TITLE s.txt'
expect '--seg: patterns see spaces' 0 'Y_tế' 'vngrep --seg -o "Y tế" s.txt'
expect '--seg: a doubled joiner is one' 0 'a__b' 'echo a__b c_d | vngrep --seg -o "a_b"'
expect '--seg --no-accent' 0 'Bộ_trưởng' 'vngrep --seg --no-accent -o "Bo truong" s.txt'
expect '--seg and {TYPE}' 0 'với 1.800 cán_bộ' 'vngrep --seg -o "với {NUM}" s.txt'
ok '--seg --json: offsets in the record as it is' '
	vngrep --seg --json -t NUM -m1 s.txt | grep -q "\"1.800 cán_bộ\""'
ok '--seg in NFD' '
	printf "nga\314\200y_1 tha\314\201ng_7\n" | vngrep --seg --json -t DATE |
	    grep -q "\"text\":\"ngày_1 tháng_7\",\"entities\":\[\[0,14,\"DATE\",\"ngày_1 tháng_7\",\"XXXX-07-01\",0,18\]\]"'
ok '--seg --inline --bio: nothing is lost' '
	vngrep --seg --bio "" s.txt | cut -f 1 | tr -d " \n" >x
	tr -d " _\n" <s.txt >y; tr -d _ <x | cmp - y'

# colours
e=$(printf '\033')
expect 'a colour for each type' 0 "${e}[36m${e}[K3 km$e[m${e}[K ${e}[01;36m${e}[Kngày 1/2$e[m${e}[K" \
    'echo 3 km ngày 1/2 | vngrep --color=always -t any'
expect 'GREP_COLORS of a type' 0 "${e}[7m3 km${e}[m" \
    'echo 3 km | GREP_COLORS="num=7:ne" vngrep --color=always -t NUM'
expect 'GREP_COLORS of matches' 0 "${e}[4m${e}[Kkm$e[m${e}[K" 'echo km | GREP_COLORS="mt=4" vngrep --color=always km'
expect 'GREP_COLORS with a mistake' 0 "${e}[4m${e}[Kkm$e[m${e}[K" \
    'echo km | GREP_COLORS="mt=4:fn=x:mt=5" vngrep --color=always km'
expect 'NO_COLOR does not outdo always' 0 "${e}[01;31m${e}[Kkm$e[m${e}[K" 'echo km | NO_COLOR=1 vngrep --color=always km'
expect 'rows have no colour' 0 NUM 'echo 3 km | vngrep --color=always --tsv -t NUM | cut -f 5'

# the stream contract
i=0
while [ $i -lt 400 ]; do cat a.txt; i=$((i + 1)); done >w
ok '-j changes nothing' '
	for o in --tsv --json --inline --bio "--json --nested" "--tsv -m 99" "--seg --tsv" \
	    "--bio -m 3" "--inline -B1 -m 5"; do
		vngrep -j1 $o -t any w >j1; vngrep -j4 $o -t any w >j4
		cmp j1 j4 || exit 1
	done; [ -s j1 ]'
ok 'two files are their concatenation' '
	vngrep --bio "" a.txt a.txt >x; cat a.txt a.txt | vngrep --bio "" >y; cmp x y'
expect 'a letter is no girl' 0 'PER Thư' '
	printf "trong Thư gửi đồng bào\nchị Thư gửi tiền\n" |
	    vngrep --tsv -t PER | cut -f 5,6 | tr "\t" " "'
done_testing
