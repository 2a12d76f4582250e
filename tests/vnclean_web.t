#!/bin/sh
# vnclean on scraped text: the rules that are on by option, the audit, -o, --json.
. "${0%/*}/lib.sh"

# -m
expect '-m UTF-8 read as cp1252' 0 'Tiếng Việt' "printf 'Tiáº¿ng Viá»‡t\n' | vnclean -m"
expect '-m a part of a line' 0 'họp ở Hà Nội, Cao Bằng' \
    "printf 'há»\302\215p á»Ÿ HÃ\302\240 Ná»™i, Cao Bằng\n' | vnclean -m"
expect 'without -m it stays' 0 'Tiáº¿ng' "printf 'Tiáº¿ng\n' | vnclean"
expect '-m leaves capitals alone' 0 'THỊ XÃ” XÃ–PHƯỜNG “Â” ĐÃ…' \
    "printf 'THỊ XÃ” XÃ–PHƯỜNG “Â” ĐÃ…\n' | vnclean -m"
expect '-m marks apart from their letters' 0 'nhà máy' \
    "printf 'nha \314\200 ma \314\201 y\n' | vnclean -m"

# -e
expect '-e' 0 '“Cán bộ” & x < y – €' \
    "printf '&ldquo;C&#225;n b&#x1ED9;&rdquo; &amp; x &lt; y &#150; &euro;\n' | vnclean -e"
expect '-e one level, semicolon required' 0 '&lt; &lt &bogus;' \
    "printf '&amp;lt; &lt &bogus;\n' | vnclean -e"
expect 'without -e they stay' 0 '&amp;' "printf '&amp;\n' | vnclean"

# -x -g -p
expect '-x' 0 'Công ty Москва' "printf 'Cônг ty Москва\n' | sed 's/г/g/;s/^C/С/' | vnclean -x"
expect '-g' 0 'trên Moto, YouTube, VnExpress' "printf 'trênMoto, YouTube, VnExpress\n' | vnclean -g"
expect '-p quotes,dash,ellipsis' 0 "\"a\" - b..." \
    "printf '“a” – b…\n' | vnclean -p quotes,dash,ellipsis"
expect '-p space' 0 'a, b (c) 1.800 9h30 :)' "printf 'a , b ( c ) 1.800 9h30 :)\n' | vnclean -p space"
expect '-p width,ligature' 0 'A1 fi' "printf 'Ａ１ ﬁ\n' | vnclean -p width,ligature"
expect '-p of an unknown name' 2 '' 'echo | vnclean -p commas'
expect 'without -p they stay' 0 'chủ nghĩa – xã hội “a” …' \
    "printf 'chủ nghĩa – xã hội “a” …\n' | vnclean"

# -b -B -c -l -D
printf 'Trang chủ\nChia sẻ\nCán bộ xã họp.\nPhản hồi\n' >page
expect '-b' 0 'Cán bộ xã họp.' 'vnclean -b page'
expect 'without -b nothing is dropped' 0 '4' "vnclean page | wc -l | tr -d ' '"
printf '# own\nXã nhà\n' >own
expect '-B implies -b' 0 'x' "printf 'Xã nhà\nChia sẻ\nx\n' | vnclean -B own"
expect '-B of a missing file' 2 '' 'vnclean -B nowhere page'
ok '-B with a wrong entry says where' "printf 'x\n*\n' >bad; vnclean -B bad page 2>&1 |
    grep -q '^vnclean: bad:2: '"
expect '-c' 0 'Ông An cho biết (ảnh hưởng đến dân)' \
    "printf 'Ông An (ảnh trên) cho biết (ảnh hưởng đến dân)\nẢnh: TTXVN\n' | vnclean -c"
expect '-l' 0 'Thường trực họp' "printf 'PV\nPVThường trực họp\n' | vnclean -l"
expect '-D' 0 'kết nối với Ban, luôn luôn' "printf 'kết nối với với Ban, luôn luôn\n' | vnclean -D"

# -d
printf 'a\na \n\n\nb\na\n' >twice
expect '-d adjacent' 0 'a


b
a' 'vnclean -d adjacent twice'
expect '-d all' 0 'a


b' 'vnclean -d all twice'
expect '-d goes over files' 0 'a


b' 'vnclean -d all twice twice | sed -n 1,4p'
expect '-d something' 2 '' 'vnclean -d something twice'

# -T -w
expect '-T' 0 'a b' "printf 'a\t b\n' | vnclean -T"
expect '-w is the set' 0 'a b
“c”' "printf 'Trang chủ\na\t b\n\n\nẢnh: TTXVN\n&ldquo;c&rdquo;\n' | vnclean -w | sed '/^\$/d'"

# -R
printf 'drop /^quảng cáo/i\ns/(\\d+) *nghìn/$1.000/g\n' >rules
expect '-R' 0 '5.000 và 6.000' "printf 'Quảng cáo: x\n5 nghìn và 6nghìn\n' | vnclean -R rules"
ok '-R a wrong rule says where' "printf 's/a/b/\ns/(/x/\n' >bad; echo | vnclean -R bad 2>&1 |
    grep -q '^vnclean: bad:2: .* at byte'"
expect '-R status of a wrong rule' 2 '' 'echo | vnclean -R bad'
expect '-R two files' 0 'c' "printf 's/a/b/\n' >r1; printf 's/b/c/\n' >r2; echo a | vnclean -R r1 -R r2"
ok '-R what backtracks without end is told, the line stays' \
    "printf 's/(a+)+\$/x/\n' >slow
    printf '%s\nb\n' aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! | vnclean -R slow >out 2>err
    test \$? -eq 2 && grep -q '^vnclean: (standard input):1: ' err && grep -qx b out && grep -q '^aaa' out"
expect '-R afterwards NFC and spaces again' 0 'é x' \
    "printf 's/E/e\\\\x{301} /\n' >nfd; echo 'E x' | vnclean -R nfd"

# -r
expect '-r' 0 'Trang chủ
Chia sẻ
Phản hồi' 'vnclean -b -r gone page >rest; cat gone'
ok '-r and what stays make the whole' 'cat gone rest | sort >a; sort page | cmp - a'
expect '-r of an input' 2 '' 'cp page p2; vnclean -b -r p2 p2'
ok 'which is not touched' 'cmp page p2'
ok '-r in order under -j' "awk 'BEGIN { for (i = 0; i < 30000; i++)
    print i % 3 ? \"dòng số \" i : \"Chia sẻ\" }' >many
    vnclean -b -r g1 many >o1; vnclean -b -r g4 -j 4 many >o4; cmp o1 o4 && cmp g1 g4 &&
    test \$(wc -l <g1) -eq 10000"

# -o
expect '-o' 0 'a b' "printf 'a  b\n' >in; vnclean -o out in; cat out"
expect '-o may be an input' 0 'a b' 'vnclean -o in in; cat in'
ok '-o keeps the mode' "chmod 640 in; vnclean -o in in; ls -l in | grep -q '^-rw-r-----'"
expect '-o leaves the file alone after trouble' 2 'a b' 'vnclean -o in in nowhere; rc=$?; cat in; exit $rc'
ok '-o leaves nothing behind' "test -z \"\$(ls in.* 2>/dev/null)\""
expect '-o where none can be' 2 '' 'vnclean -o no/where in'
expect '-o to a link writes what it leads to' 0 'a b' 'ln -s in link; vnclean -o link in; cat in; test -L link'
expect '-o /dev/stdout' 0 'x y' "printf 'x  y\n' >in2; vnclean -o /dev/stdout in2 >to; cat to; test ! -f /dev/stdout -o -L /dev/stdout"
[ -w /dev/full ] && expect '-o to a full disk' 2 '' 'vnclean -o /dev/full in'

# -E -S -C
printf '\357\273\277Trang chủ\nCán  bộ&nbsp;xã\nTiáº¿ng\ntie\314\202\314\201ng \342\200\213 hoà\n\n\n\nCán  bộ&nbsp;xã\nhai hai\nvới với\001 ai' >dirt
cat >options <<'END'

-w
-w -d all -D
-m -e -t old
-x -g -p quotes,space -t new
-s -d adjacent --spaces=trim
-b -c -l -D -T
--no=nfc -w
--spaces=keep
-t fix -k drop
END
while IFS= read -r o; do
	# shellcheck disable=SC2086	# several options
	ok "rows of -E are as many as counts of -S, and -C agrees: $o" \
	    "vnclean $o -E dirt >rows; vnclean $o -S dirt >text 2>counts
	    awk -F '\t' '{ n[\$4]++; t++ } END { while ((getline l <\"counts\") > 0) {
	        split(l, f, \"\t\"); if (n[f[1]] + 0 != f[2]) exit 1; t -= f[2] }
	        exit t != 0 }' rows
	    a=\$?; vnclean $o -C dirt; c=\$?; cmp -s dirt text; d=\$?
	    [ \$a -eq 0 ] && [ \$c -eq \$d ]"
	ok "one thread or three: $o" "vnclean $o -E dirt >e1; vnclean $o -E -j 3 dirt | cmp - e1"
done <options
ok 'what -E quotes stands at the byte it names' \
    "vnclean -w -E dirt | awk -F '\t' 'NR == FNR { line[FNR] = \$0; next }
    \$6 != \"\" || \$5 != \"\" { if (\$5 !~ /\\\\/ && substr(line[\$2], \$3, length(\$5)) != \$5 &&
        \$4 !~ /boiler|byline|squeeze|space|caption/) { print; bad = 1 } }
    END { exit bad }' dirt -"
expect '-E names the file, standard input too' 0 '(standard input)	1	2	space	  	 ' \
    "printf 'a  b\n' | vnclean -E"
for o in '' '-t old' '-x -g -p quotes,dash,ellipsis,width,ligature,space' '-b -c -l -D -s -T' \
    '-d all -s' '--spaces=trim'; do
	ok "twice is once: $o" "vnclean $o dirt >once; vnclean $o once | cmp - once"
done

# --json
printf '{"id": 1, "text": "a  b\\n\\u00a0c", "n": [1, {"x": "a  b"}]}\n{"id":2}\n' >j
expect '--json' 0 '{"id": 1, "text": "a b\nc", "n": [1, {"x": "a  b"}]}
{"id":2}' 'vnclean --json=text j'
expect '--json a field inside' 0 '{"a":{"b":"x y"}}' "printf '{\"a\":{\"b\":\"x  y\"}}\n' | vnclean --json=a.b"
expect '--json line rules inside the field' 0 '{"t":"x"}' \
    "printf '{\"t\":\"Trang chủ\\\\nx\"}\n' | vnclean -b --json=t"
expect '--json bad input stays, with status 2' 2 'no json' "echo 'no json' | vnclean --json=t"
ok '--json says where' "printf '{\"t\":1}\n{\"t\":\"x\n' | vnclean --json=t 2>&1 >/dev/null |
    grep -q '^vnclean: (standard input):2: .* at byte '"
expect '--json -E' 0 '(standard input)	1	11	space	  	 ' \
    "printf '{\"t\":\"x\\\\ny  w\"}\n' | vnclean --json=t -E"
done_testing
