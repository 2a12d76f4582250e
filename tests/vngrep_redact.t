#!/bin/sh
# vngrep: --redact, --redact-key, --doc.
. "${0%/*}/lib.sh"

cat >a.txt <<'END'
Ông Nguyễn Văn Hòa, Bộ trưởng Bộ Y tế, họp ngày 1-7-2024.

Gọi ông NGUYỄN VĂN HOÀ số 0966.100.300, thư hoanv@vidu.vn hay ban.hang@vidu.vn.
Không có gì ở đây.
END
h=$(printf '[0-9a-f]')
h=$h$h$h$h$h$h

ok '--redact: data of persons' '
	vngrep --redact a.txt | tee out
	sed -n 1p out | grep -qx "Ông PER_$h, Bộ trưởng Bộ Y tế, họp ngày 1-7-2024." &&
	sed -n 3p out | grep -qx "Gọi ông PER_$h số PHONE_$h, thư EMAIL_$h hay EMAIL_$h."'
expect 'all lines stay' 0 4 'vngrep --redact a.txt | wc -l | tr -d " "'
ok 'a name in two spellings is one' '
	vngrep --redact a.txt | grep -o "PER_$h" | sort -u | wc -l | grep -qx " *1"'
ok '--redact=TYPE,TYPE' '
	vngrep --redact=DATE,TITLE a.txt | sed -n 1p |
	    grep -qx "Ông Nguyễn Văn Hòa, TITLE_$h, họp DATE_$h."'
ok '--redact takes the types of -t, and keeps all lines' '
	vngrep --redact -t DATE a.txt >out
	[ $(wc -l <out) -eq 4 ] && grep -q "họp DATE_$h" out && grep -q "Nguyễn" out'
expect '--redact with -e' 0 1 'vngrep --redact -e Gọi a.txt | wc -l | tr -d " "'
expect '--redact -n' 0 '4:Không có gì ở đây.' 'vngrep --redact -n a.txt | tail -n 1'
ok '--redact=ORG: also inside a title' '
	vngrep --redact=ORG a.txt | sed -n 1p | grep -q "Bộ trưởng ORG_$h, họp"'
ok 'context is redacted too' '
	vngrep --redact -C1 -e Không a.txt >out; ! grep -q HOÀ out && [ $(wc -l <out) -eq 2 ]'
# shellcheck disable=SC2034	# in what ok evaluates
a=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
ok 'and so is a line that could not be searched' '
	printf "ông Nguyễn Văn Hòa ${a}b\nxyz\n" | vngrep --redact -B1 -e "(a+)+\$|^xyz" >out 2>err
	[ $? -eq 2 ] && grep -q "PER_$h" out && ! grep -q Hòa out'
expect 'BOM, CR and NUL stay' 0 '357 273 277 000 a \r \n' \
    "printf '\\357\\273\\277\\000a\\r\\n' | vngrep --redact | od -An -c | tr -s ' ' | sed 's/^ //; s/\\\\0/000/'"
for o in -o --tsv --json --inline --bio; do
	expect "--redact with $o" 2 '' "vngrep --redact $o a.txt"
done
expect 'a bad type' 2 '' 'vngrep --redact=NAME a.txt'

# a name once more, without accents or in an address
ok 'without accents' '
	echo "ông Nguyễn Văn Hòa (Nguyen Van Hoa, nguyen van hoa)" | vngrep --redact=PER >out
	grep -qx "ông \(PER_$h\) (\1, \1)" out'
ok 'not a part of other words' '
	echo "ông Nguyễn Văn Hòa và hoa hồng" | vngrep --redact=PER | grep -q "và hoa hồng"'
for l in hoanv nguyenvanhoa vanhoa hoa.nguyen hoa1980 nvhoa NguyenVanHoa hoa_nv nv.hoa; do
	ok "e-mail: $l" '
	echo "ông Nguyễn Văn Hòa, '$l'@vidu.vn" | vngrep --redact=PER |
	    grep -qx "ông \(PER_$h\), \1@vidu.vn"'
done
for l in banhang nv hoabinh hoahoa info phuong; do
	ok "another e-mail: $l" '
	echo "ông Nguyễn Văn Hòa, '$l'@vidu.vn" | vngrep --redact=PER |
	    grep -qx "ông PER_$h, '$l'@vidu.vn"'
done
ok 'đ is d' '
	echo "ông Đặng Văn Định, dinhdv@vidu.vn, Dang Van Dinh" | vngrep --redact=PER |
	    grep -qx "ông \(PER_$h\), \1@vidu.vn, \1"'
ok 'in NFD' '
	printf "ông Nguyê\314\203n Văn Ho\314\200a (nguyen van hoa)\n" | vngrep --redact=PER |
	    grep -qx "ông \(PER_$h\) (\1)"'
ok 'other lines are not looked at' '
	printf "ông Nguyễn Văn Hòa\nhoanv@vidu.vn\n" | vngrep --redact=PER | grep -qx hoanv@vidu.vn'
ok 'with --doc those before are' '
	printf "ông Nguyễn Văn Hòa\nhoanv@vidu.vn\nnguyen van hoa\n" | vngrep --doc --redact=PER >out
	[ "$(sed "s/.*\(PER_$h\).*/\1/" out | sort -u | wc -l)" -eq 1 ]'
ok 'and the given name by itself, with the hash that it has as a name' '
	printf "ông Nguyễn Văn Hòa\nSau đó thì Hòa thua.\nông Hòa\n" |
	    vngrep --doc --redact=PER >out
	sed -n 2p out | grep -qx "Sau đó thì PER_$h thua." &&
	sed -n 2,3p out | grep -o "PER_$h" | sort -u | wc -l | grep -qx " *1"'
expect 'but not in other names, nor where it is a word like others' 0 \
    'Sau đó thì hoa nở, và hòa bình ở Hòa Bình.
Hòa giải là tốt.' '
	printf "ông Nguyễn Văn Hòa\nSau đó thì hoa nở, và hòa bình ở Hòa Bình.\nHòa giải là tốt.\n" |
	    vngrep --doc --redact=PER | tail -n 2'
ok 'another name that differs in its tone has another hash' '
	printf "ông Nguyễn Văn Hòa\nbà Hoa thua.\n" | vngrep --doc --redact=PER >out
	! grep -q Hoa out && [ "$(grep -o "PER_$h" out | sort -u | wc -l)" -eq 2 ]'
ok 'in this file only' '
	echo "ông Nguyễn Văn Hòa" >1; echo "hoanv@vidu.vn" >2
	vngrep --doc --redact=PER 1 2 | grep -qx hoanv@vidu.vn'
ok '-k: aliases are one' '
	printf "H. Nguyễn\tNguyễn Văn Hòa\nHòa Nguyễn\tNguyễn Văn Hòa\n" >k
	printf "ông Nguyễn Văn Hòa\nông Hòa Nguyễn\n" | vngrep -k k --redact=PER | sort -u | wc -l | grep -qx " *1"'

# keys
echo mật khẩu >key
printf 'mật khẩu' >key2
echo khác >key3
ok 'another key, other hashes' '
	vngrep --redact a.txt >1; vngrep --redact --redact-key key a.txt >2
	vngrep --redact --redact-key key3 a.txt >3
	! cmp -s 1 2 && ! cmp -s 2 3 && ! cmp -s 1 3'
ok 'a line feed behind the key does not count' '
	vngrep --redact --redact-key key a.txt >1
	vngrep --redact --redact-key=key2 a.txt >2; cmp 1 2'
expect 'the hash is SipHash-2-4 of the folded name' 0 'ông PER_072638' \
    'echo "ông Nguyễn Văn Hòa" | vngrep --redact=PER --redact-key key'
expect 'an empty key' 2 'vngrep: /dev/null: no key in it' 'vngrep --redact --redact-key /dev/null a.txt 2>&1'
expect 'no such key' 2 '' 'vngrep --redact --redact-key missing a.txt'

# --doc: names seen before
printf 'bà Bưởi Gió nói\nnhờ Bưởi Gió đó\nbưởi gió\nBưởi Gió Mùa\n' >d.txt
printf 'nhờ Bưởi Gió đó\nbà Bưởi Gió nói\n' >e.txt
expect 'without --doc' 0 '1:Bưởi Gió' 'vngrep -ont PER d.txt'
expect '--doc finds a name again' 0 '1:Bưởi Gió
2:Bưởi Gió
4:Bưởi Gió' 'vngrep --doc -ont PER d.txt'
expect '--doc: also what stands in lines that do not match' 0 'Bưởi Gió' \
    'vngrep --doc -ot PER -e nhờ d.txt'
expect '--doc and {PER}' 0 'nhờ Bưởi Gió đó' "vngrep --doc 'nhờ {PER} đó' d.txt"
expect '--doc: not before' 0 2 'vngrep --doc -ont PER e.txt | cut -d : -f 1'
expect '--doc: not from another file' 0 'd.txt:1:Bưởi Gió
d.txt:2:Bưởi Gió
d.txt:4:Bưởi Gió
e.txt:2:Bưởi Gió' 'vngrep --doc -Hont PER d.txt e.txt'
expect '--doc -c -l' 0 d.txt 'vngrep --doc -lt PER d.txt'
ok '--doc, -j' '
	i=0; while [ $i -lt 2000 ]; do cat a.txt; i=$((i + 1)); done >w
	for o in "--redact" "--tsv" "--redact -n"; do
		case $o in --tsv) p="-t any";; *) p=;; esac
		vngrep --doc $o $p -j1 w >1; vngrep --doc $o $p -j4 w >4; cmp 1 4 || exit 1
		vngrep $o $p -j1 w >1; vngrep $o $p -j4 w >4; cmp 1 4 || exit 1
	done; [ -s 1 ]'
ok 'stable across files' '
	vngrep --redact a.txt w | sort -u >1; vngrep --redact a.txt | sort -u >2; cmp 1 2'
done_testing
