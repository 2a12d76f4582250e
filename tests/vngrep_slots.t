#!/bin/sh
# vngrep: entities in patterns, --iy, and what patterns find beside grep -P.
. "${0%/*}/lib.sh"

cat >a.txt <<'END'
Họp ngày 1-7-2024 với 1.800 cán bộ theo Nghị định 67/2017/NĐ-CP và Nghị định 5/2018/NĐ-CP.
Bộ trưởng Bộ Y tế Đào Hồng Lan, ông Nguyễn Văn An, bà Đào Hồng Lan.
ngày 1/7/2024 3 km 4 km
END

expect '{DATE}' 0 'ngày 1-7-2024
ngày 1/7/2024' "vngrep -o '{DATE}' a.txt"
expect 'with text around' 0 'họp ngày 1-7-2024 với' "vngrep -io 'họp {DATE} \\w+' a.txt | tr H h"
expect 'two of them' 0 'Bộ trưởng Bộ Y tế Đào Hồng Lan' "vngrep -o '{TITLE} {PER}' a.txt"
expect 'an alternative' 0 'theo Nghị định 67/2017/NĐ-CP
và Nghị định 5/2018/NĐ-CP' "vngrep -o '(theo|và) {LAW}' a.txt"
expect '{any}' 0 'ngày 1/7/2024
3 km
4 km' "vngrep -o '^.*' a.txt >/dev/null; tail -n 1 a.txt | vngrep -o '{any}'"
expect 'a quantifier behind it' 0 '3 km 4 km' "vngrep -o '({NUM} ?)+$' a.txt"
expect 'a quantifier of its own' 0 'ngày 1/7/20243 km' "echo ngày 1/7/20243 km | vngrep -o '{DATE}?.*'"
expect 'at most one' 0 3 "vngrep -c '^{DATE}?' a.txt"
expect 'none at all' 0 'Họp ' "vngrep -o 'Họp ({NUM})*' a.txt | head -n 1"
expect 'in a lookahead' 0 'với' "vngrep -o '\\w+(?= {NUM} theo)' a.txt"
expect 'in a negative lookahead' 0 'theo
và' "vngrep -o '(theo|và|với)(?! {NUM})' a.txt"
expect 'in a group that is called' 0 '3 km 4 km' "vngrep -o '({NUM}) (?1)' a.txt"
expect 'with a back reference' 0 'Đào Hồng Lan, ông Nguyễn Văn An, bà Đào Hồng Lan' \
    "vngrep -o '({PER}).*\\1' a.txt"
expect 'in a condition' 0 'ngày 1/7/2024 3 km' "vngrep -o '^({DATE})?(?(1) {NUM}|zzz)' a.txt"
expect 'before the end of the line' 0 '4 km' "vngrep -o '{NUM}$' a.txt"
expect '-w' 0 'ngày 1-7-2024
ngày 1/7/2024' "vngrep -ow '{DATE}' a.txt"
expect '-x' 0 'ngày 1/7' "printf 'ngày 1/7\nngày 1/7.\n' | vngrep -x '{DATE}'"
expect '-v' 0 1 "vngrep -vc '{DATE}' a.txt"
expect '-c' 0 2 "vngrep -c '{DATE}' a.txt"
expect 'several patterns' 0 '1
2' "vngrep -n -e '{LAW} và' -e '{PER}, ông' a.txt | cut -d : -f 1"
expect '-f' 0 'Bộ trưởng Bộ Y tế' "echo '{TITLE}' >p; vngrep -of p a.txt"
expect 'with -t' 0 '1.800 cán bộ' "vngrep -ot NUM -e '{LAW}' a.txt"
expect 'with --no-accent' 0 'với 1.800 cán bộ' "vngrep --no-accent -o 'voi {NUM}' a.txt"
expect 'with -i' 0 'Họp ngày 1-7-2024' "vngrep -io 'hỌP {DATE}' a.txt"
expect '-F: braces are braces' 0 'x{PER}' "echo 'x{PER}' | vngrep -F '{PER}'"
expect 'a quantifier is no type' 0 'aa' "printf 'aa\na\n' | vngrep '^a{2}$'"
expect 'nor is another word' 0 'a{per}' "echo 'a{per}' | vngrep 'a{per}'"
expect 'escaped' 0 'a{PER}' "echo 'a{PER}' | vngrep 'a\\{PER}'"
expect 'in a class' 0 'P' "echo P | vngrep '^[{PER}]$'"
expect 'in NFD' 0 "$(printf 'vo\314\233\314\201i 3 km')" \
    "printf 'vo\314\233\314\201i 3 km\n' | vngrep -o 'với {NUM}'"
expect 'with a BOM' 0 1 "printf '\357\273\2773 km\r\n' | vngrep -c '^{NUM}\$'"
expect 'behind invalid UTF-8' 0 '3 km' "printf 'a\377 3 km \376\n' | vngrep -o '{NUM}' 2>/dev/null"
expect 'beside invalid UTF-8' 0 1 "printf '\3773 km\n\n' | vngrep -c '{NUM}|x{NUM}' 2>/dev/null"

# whole spans and nothing else
expect 'not a part of a span' 1 '' "echo 3 km | vngrep '{NUM}m'"
expect 'not from the middle' 1 '' "echo 1.800 cán bộ | vngrep '1{NUM}'"
expect 'not two spans for one' 1 '' "echo ngày 1/7/2024 3 km 4 km | vngrep '^ngày 1/7/2024 {NUM}\$'"
expect 'not up to the end of another' 1 '' "echo 3 km x 4 km | vngrep '^{NUM}\$'"
expect 'not of another type' 1 '' "echo 3 km | vngrep '{DATE}'"
expect 'not what is inside a title' 1 '' "echo 'Bộ trưởng Bộ Y tế nói' | vngrep '{ORG}'"
expect 'even with --nested' 1 '' "echo 'Bộ trưởng Bộ Y tế nói' | vngrep --nested '{ORG}'"
expect 'the title is' 0 'Bộ trưởng Bộ Y tế' "echo 'Bộ trưởng Bộ Y tế nói' | vngrep --nested -o '{TITLE}'"

# names
expect '{PER=...}' 0 '2:Nguyễn Văn An' "vngrep -no '{PER=Nguyễn Văn An}' a.txt"
expect 'in another spelling' 0 1 "echo 'ông Nguyễn Văn Hòa' | vngrep -c '{PER=NGUYỄN  VĂN HOÀ}'"
expect 'of another' 1 '' "vngrep '{PER=Nguyễn Văn Anh}' a.txt"
expect 'not a part of the name' 1 '' "vngrep '{PER=Văn An}' a.txt"
expect 'a value' 0 'ngày 1-7-2024
ngày 1/7/2024' "vngrep -o '{DATE=2024-07-01}' a.txt"
expect '{any=...}' 0 'Nghị định 67/2017/NĐ-CP' "vngrep -o '{any=Nghị định 67/2017/NĐ-CP}' a.txt"
expect '--no-accent' 0 1 "vngrep --no-accent -c '{PER=Nguyen Van An}' a.txt"
expect 'more than 255 names' 0 1 "
    i=0; while [ \$i -lt 400 ]; do echo \"{PER=A\$i}\"; i=\$((i + 1)); done >p
    echo '{PER=Nguyễn Văn An}' >>p; vngrep -cf p a.txt"

# -k
printf '# tên\n\nVăn An\tNguyễn Văn An\nAn Nguyễn\tVăn An\r\n' >k
expect '-k' 0 'ông Nguyễn Văn An' "echo 'ông Nguyễn Văn An' | vngrep -k k -o 'ông {PER=An Nguyễn}'"
expect '-k: the value is the name' 0 'Nguyễn Văn An' \
    "echo 'ông NGUYỄN VĂN AN nói' | vngrep -k k --tsv -t PER | cut -f 7"
expect '-k and --value' 0 1 "vngrep -k k -c --value='^Nguyễn Văn An\$' a.txt"
for l in 'không có gì' 'a\tb\tc' '\tb' 'a\t' 'a\t ' 'a\t\377'; do
	expect "-k with a bad line: $l" 2 '' "printf '#\n$l\n' >bad; vngrep -k bad a a.txt"
	ok 'tells the place' "vngrep -k bad a a.txt 2>&1 | grep -q '^vngrep: bad:2: '"
done
expect '-k: two names for one' 2 'vngrep: bad:2: alias of two names' \
    "printf 'a\tb\na\tc\n' >bad; vngrep -k bad a a.txt 2>&1"
expect '-k: a circle' 2 'vngrep: bad:1: aliases of each other' \
    "printf 'a\tb\nb\ta\n' >bad; vngrep -k bad a a.txt 2>&1"
expect '-k: the same twice' 0 '' "printf 'a\tb\na\tb\nb\tb\n' >bad; vngrep -qk bad Họp a.txt"
expect '-k: no such file' 2 '' 'vngrep -k missing a a.txt'

# -g
printf '# tên\n\nXi Pha\tPER\tx1\nHội Quán Gió\tORG\t-\n' >g
expect '-g' 0 'Xi Pha
Hội Quán Gió' "echo 'gặp Xi Pha ở Hội Quán Gió nhé' | vngrep -g g -ot PER,ORG"
expect '-g: the id is the value' 0 'x1
Hội Quán Gió' "echo 'gặp Xi Pha ở Hội Quán Gió nhé' | vngrep -g g --tsv -t PER,ORG | cut -f 7"
expect '{PER=id}' 0 'Xi Pha' "echo 'gặp Xi Pha ở' | vngrep -g g -o '{PER=x1}'"
expect '-k goes before -g' 0 'Pha' \
    "printf 'Xi Pha\tPha\n' >k2; echo 'gặp Xi Pha ở' | vngrep -g g -k k2 --tsv -t PER | cut -f 7"
expect '-g and {TYPE}' 0 'Xi Pha ở Hội Quán Gió' \
    "echo 'gặp Xi Pha ở Hội Quán Gió nhé' | vngrep -g g -o '{PER} ở {ORG}'"
ok '-g with a bad line' "
	printf '#\nXi Pha\n' >bad; vngrep -g bad a a.txt 2>err
	[ \$? -eq 2 ] && grep -q '^vngrep: bad:2: ' err"
expect '-g: no such file' 2 '' 'vngrep -g missing a a.txt'

# refused
expect 'in a lookbehind' 2 'vngrep: lookbehind assertion is not fixed length: entity at offset 4' \
    "vngrep '(?<={PER}) x' a.txt 2>&1"
expect 'an error elsewhere' 2 'vngrep: missing closing parenthesis at offset 6' "vngrep '{PER}(' a.txt 2>&1"
for p in '(?C)' '(?C1)x' "(?C'0')(?s:.)+?(?C)"; do
	ok "a callout of the user: $p" 'vngrep "$p" a.txt 2>err; [ $? -eq 2 ] && grep -q callouts err'
done
a=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
expect 'a limit' 2 'vngrep: (standard input):1: match limit exceeded' \
    "echo '3 km ${a}b' | vngrep '{NUM} (a+)+\$' 2>&1"

# --iy
printf 'kỹ sư\nkĩ sư\nkĩnh\nmy\nmì\nquý\nquí\nthúi\nthúy\n' >iy
expect '--iy' 0 'kỹ sư
kĩ sư' "vngrep --iy 'kỹ' iy"
expect '--iy: qu' 0 'quý
quí' "vngrep --iy quí iy"
expect 'without' 0 'quí' "vngrep quí iy"
expect '--iy: not ui' 0 'thúy' "vngrep --iy thuý iy"
expect '--iy -i' 0 'MỲ
mì' "echo MỲ >my; vngrep -hi --iy mì my iy"
expect '--iy -F' 0 'kỹ sư
kĩ sư' "vngrep --iy -F 'kĩ sư' iy"
expect '--iy --no-accent' 0 'kỹ sư
kĩ sư' "vngrep --iy --no-accent 'ky su' iy"

# Every hit of grep -P on NFC text is a hit of vngrep; and {TYPE} is a whole span.
if printf 'đ\n' | LC_ALL=C.UTF-8 grep -qP '^.$' 2>/dev/null; then
	awk 'BEGIN {
		srand(11)
		n = split("hoà hòa hoá thuỷ thủy khoẻ Khỏe quý quí kỹ kĩ oà uý a b 3 km ngày 1/7 ( ) , .", w, " ")
		for (i = 0; i < 400; i++) {
			s = ""
			for (k = int(rand() * 8); k >= 0; k--)
				s = s (rand() < .7 ? " " : "") w[1 + int(rand() * n)]
			print substr(s, 2)
		}
	}' >texts
	awk 'BEGIN {
		srand(12)
		n = split("hoà hòa o à u [ỷy] ỳ y . \\w kỹ ĩ qu uí (?:oẻ|ỏe) (ho) (?=uỷ) (?!hoà) (?<=h) \\b ^ $ ngày [^a] (?>oà|o) \\Qoà\\E (?i) oá+ òa? oẻ* (òa){1,2} uý{1} km", w, " ")
		for (i = 0; i < 150; i++) {
			s = ""
			for (k = int(rand() * 4); k >= 0; k--)
				s = s w[1 + int(rand() * n)]
			if (rand() < .3)
				s = s "|" w[1 + int(rand() * n)]
			print s
		}
	}' >patterns
	ok 'finds what grep -P finds' '
	hits=0
	while IFS= read -r p; do
		# as some versions do by themselves
		LC_ALL=C.UTF-8 grep -nP -e "(*UCP)$p" texts >g 2>/dev/null
		[ $? -eq 2 ] && continue
		for o in "" --iy; do
			vngrep $o -n -e "$p" texts >v
			sort g >g1; sort v >v1
			comm -23 g1 v1 >more
			[ -s more ] && { printf "%s\n" "$o $p"; head -n 3 more; exit 1; }
		done
		[ -s g ] && hits=$((hits + 1))
	done <patterns
	[ $hits -gt 50 ]'
else
	skip 'finds what grep -P finds' 'grep has no -P'
fi
ok 'what {TYPE} finds is what -t finds' '
	i=0
	while [ $i -lt 30 ]; do cat a.txt; i=$((i + 1)); done >many
	for t in DATE LAW NUM PER TITLE any; do
		vngrep -onb -t $t many >x
		for j in 1 4; do
			vngrep -onb -j $j "{$t}" many >y; cmp x y || exit 1
			vngrep -onb -j $j "(?s).*?\K{$t}" many >y; cmp x y || exit 1
		done
		[ -s x ] || exit 1
	done'
done_testing
