#!/bin/sh
# Statistics of vncount: --assoc, --df, --json, --keyness, --show, --summary,
# --window; the keys of --by.  The numbers were worked out apart, with 50 digits.
. "${0%/*}/lib.sh"

cat >text <<'E'
nước chảy đá mòn
nước chảy
đá mềm nước chảy mạnh
trời mưa trời nắng
E
cat >other <<'E'
trời mưa đá mòn
trời nắng trời mưa to
gió to
E
cp "$ROOT/tests/data/sample.txt" sample

# Association of pairs: value, n11, n1p, np1, pair.
expect '--assoc=ll' 0 '12.890958	3	3	3	nước chảy
6.701994	1	1	1	mưa trời
6.701994	1	1	1	mềm nước
3.929405	1	2	1	chảy mạnh
3.929405	1	2	1	chảy đá
3.929405	1	2	1	trời mưa
3.929405	1	2	1	trời nắng
3.929405	1	2	1	đá mòn
3.929405	1	2	1	đá mềm' 'vncount --assoc=ll text'
expect '--assoc=pmi' 0 '3.459432	1	1	1	mưa trời
3.459432	1	1	1	mềm nước
2.459432	1	2	1	chảy mạnh
2.459432	1	2	1	chảy đá
2.459432	1	2	1	trời mưa
2.459432	1	2	1	trời nắng
2.459432	1	2	1	đá mòn
2.459432	1	2	1	đá mềm
1.874469	3	3	3	nước chảy' 'vncount --assoc=pmi text'
expect '--assoc=npmi' 0 '1.000000	1	1	1	mưa trời
1.000000	1	1	1	mềm nước
1.000000	3	3	3	nước chảy
0.710935	1	2	1	chảy mạnh
0.710935	1	2	1	chảy đá
0.710935	1	2	1	trời mưa
0.710935	1	2	1	trời nắng
0.710935	1	2	1	đá mòn
0.710935	1	2	1	đá mềm' 'vncount --assoc=npmi text'
expect '--assoc=t' 0 '1.259673	3	3	3	nước chảy
0.909091	1	1	1	mưa trời
0.909091	1	1	1	mềm nước
0.818182	1	2	1	chảy mạnh
0.818182	1	2	1	chảy đá
0.818182	1	2	1	trời mưa
0.818182	1	2	1	trời nắng
0.818182	1	2	1	đá mòn
0.818182	1	2	1	đá mềm' 'vncount --assoc=t text'
expect '--assoc=dice' 0 '1.000000	1	1	1	mưa trời
1.000000	1	1	1	mềm nước
1.000000	3	3	3	nước chảy
0.666667	1	2	1	chảy mạnh
0.666667	1	2	1	chảy đá
0.666667	1	2	1	trời mưa
0.666667	1	2	1	trời nắng
0.666667	1	2	1	đá mòn
0.666667	1	2	1	đá mềm' 'vncount --assoc=dice text'
expect '--assoc=x2' 0 '11.000000	1	1	1	mưa trời
11.000000	1	1	1	mềm nước
11.000000	3	3	3	nước chảy
4.950000	1	2	1	chảy mạnh
4.950000	1	2	1	chảy đá
4.950000	1	2	1	trời mưa
4.950000	1	2	1	trời nắng
4.950000	1	2	1	đá mòn
4.950000	1	2	1	đá mềm' 'vncount --assoc=x2 text'
expect '--assoc --window=3' 0 '5.288383	3	5	4	nước chảy
3.905045	1	3	1	trời mưa
3.905045	1	3	1	đá mềm
2.304034	1	2	2	mưa nắng
2.304034	1	2	2	mưa trời
2.304034	1	2	2	mềm nước
1.390970	1	3	2	chảy mòn
1.390970	1	3	2	chảy mạnh
1.390970	1	3	2	chảy đá
1.390970	1	3	2	trời nắng
1.390970	1	3	2	trời trời
1.390970	1	3	2	đá mòn
1.390970	1	3	2	đá nước
0.854352	1	2	4	mềm chảy
0.503008	1	5	2	nước mạnh
0.503008	1	5	2	nước đá' 'vncount --assoc=ll --window=3 text'
expect '--window alone counts the pairs' 0 '3	nước chảy
1	chảy mòn' 'vncount --window=3 -t 2 text'
ok '--window=2 is -n 2' 'vncount -n 2 text >a; vncount --window=2 text | cmp a -'
expect '--assoc -i: a word is one in the margins too' 0 '0.000000	2	2	2	A B' \
    'printf "a b\nA B\n" | vncount --assoc=ll -i'
expect '--assoc: so are its spellings' 0 '0.000000	2	3	2	hoà a
0.000000	1	3	1	hoà b' 'printf "hòa a\nhoà a\nhoà b\n" | vncount --assoc=pmi'
expect '--assoc --min: after the margins' 0 '12.890958	3	3	3	nước chảy' \
    'vncount --assoc=ll --min 2 text'
expect '--assoc -t' 0 '3.459432	1	1	1	mưa trời' 'vncount --assoc=pmi -t 1 text'
expect '--assoc -w: pairs of words' 0 '0.000000	1	1	1	a b' \
    'echo "a , b" | vncount --assoc=ll -w'
expect '--assoc: one pair only' 0 '1.000000	1	1	1	a b' 'echo a b | vncount --assoc=npmi'
expect '--assoc: no pair' 0 '' 'echo a | vncount --assoc=ll'
expect '--assoc --json' 0 \
    '{"ll":12.890958,"n11":3,"n1p":3,"np1":3,"token":"nước chảy"}' \
    'vncount --assoc=ll --json -t 1 text'
ok '--assoc of merged counts' 'vncount -n 2 --exact text >a
    vncount -n 2 --exact other >b; vncount --assoc=ll text other >c
    vncount --merge --assoc=ll a b | cmp c -'
ok '--assoc of merged windows' 'vncount --window=4 --exact text >a
    vncount --window=4 --assoc=t text >c; vncount --merge --assoc=t a | cmp c -'
expect '--assoc: a row of --merge that is no pair' 2 '' \
    'printf "1\ta b\n1\ta b c\n" | vncount --merge --assoc=ll'
ok '--assoc: and it is named' 'printf "1\ta  b\n" | vncount --merge --assoc=ll 2>&1 |
    grep -q "^vncount: --assoc: not a pair of tokens: a  b$"'
cat >margins.awk <<'E'
{ split($5, w, " "); l[w[1]] += $2; r[w[2]] += $2; p[NR] = $5; n1p[NR] = $3; np1[NR] = $4 }
END {
	for (i = 1; i <= NR; i++) {
		split(p[i], w, " ")
		bad += l[w[1]] != n1p[i] || r[w[2]] != np1[i]
	}
	exit NR < 300 || bad > 0
}
E
ok '--assoc: margins are sums of the pairs' \
    'vncount --exact --assoc=ll sample | awk -F"	" -f margins.awk'

# Keyness: log-likelihood, log ratio, count, count in the reference, word.
vncount --exact other >ref
expect '--keyness --min=0: also what only the reference has' 0 '3.300278	2.137504	3	0	chảy
3.300278	2.137504	3	0	nước
1.100093	0.552541	1	0	mạnh
1.100093	0.552541	1	0	mềm
0.101503	0.552541	2	1	đá
-0.047906	-0.447459	1	1	mòn
-0.047906	-0.447459	1	1	nắng
-0.631276	-1.032421	2	3	trời
-0.721813	-1.447459	1	2	mưa
-1.720403	-1.447459	0	1	gió
-3.440805	-2.447459	0	2	to' \
    'vncount --keyness=ref --min=0 text'
expect '--keyness: words of the text' 0 '3.300278	2.137504	3	0	chảy
3.300278	2.137504	3	0	nước
1.100093	0.552541	1	0	mạnh
1.100093	0.552541	1	0	mềm
0.101503	0.552541	2	1	đá
-0.047906	-0.447459	1	1	mòn
-0.047906	-0.447459	1	1	nắng
-0.631276	-1.032421	2	3	trời
-0.721813	-1.447459	1	2	mưa' 'vncount --keyness=ref text'
expect '--keyness -t' 0 '3.300278	2.137504	3	0	chảy' \
    'vncount --keyness=ref -t 1 text'
expect '--keyness --min' 0 '3.300278	2.137504	3	0	chảy
3.300278	2.137504	3	0	nước' 'vncount --keyness=ref --min 3 text'
expect '--keyness: of itself' 0 '0.000000	0.000000	1	1	gió' \
    'vncount --keyness=ref other | grep gió'
expect '--keyness folds both sides' 0 '0.000000	0.000000	2	2	Hòa' \
    'printf "1\thoà\n1\tHÒA\n" >r; echo Hòa hòa | vncount -i --keyness=r'
expect '--keyness --exact folds none' 0 '1.386294	1.000000	1	0	hòa' \
    'printf "1\thoà\n" >r; echo hòa | vncount --exact --keyness=r'
expect '--keyness: an empty reference' 0 '0.000000	0.000000	1	0	a' \
    ': >r; echo a | vncount --keyness=r'
expect '--keyness: an empty text' 0 '' 'vncount --keyness=ref </dev/null'
expect '--keyness: a missing reference' 2 '' 'vncount --keyness=missing text'
expect '--keyness: a malformed reference' 2 '' \
    'printf "1\ta\nb\n" >r; vncount --keyness=r text'
ok '--keyness: file and line of what is malformed' 'vncount --keyness=r text 2>&1 |
    grep -q "^vncount: r:2: "'
expect '--keyness of n-grams' 0 '-0.733992	-1.459432	1	2	trời mưa' \
    'vncount -n 2 --exact other >r; vncount -n 2 --keyness=r text | grep "trời mưa"'
ok '--keyness of merged counts' 'vncount --exact text >a; vncount --keyness=ref text >b
    vncount --merge --keyness=ref a | cmp b -'
expect '--keyness --json' 0 \
    '{"ll":3.300278,"logratio":2.137504,"count":3,"ref":0,"token":"chảy"}' \
    'vncount --keyness=ref --json -t 1 text'

# Documents: df, count, idf, count times idf, word.
expect '--df: of lines' 0 '3	3	0.287682	0.863046	chảy
3	3	0.287682	0.863046	nước
2	2	0.693147	1.386294	đá
1	1	1.386294	1.386294	mòn
1	1	1.386294	1.386294	mưa
1	1	1.386294	1.386294	mạnh
1	1	1.386294	1.386294	mềm
1	1	1.386294	1.386294	nắng
1	2	1.386294	2.772589	trời' 'vncount --df text'
expect '--df=line' 0 '3	3	0.287682	0.863046	chảy' 'vncount --df=line -t 1 text'
expect '--df=file' 0 '2	2	0.000000	0.000000	mòn
2	3	0.000000	0.000000	mưa
2	2	0.000000	0.000000	nắng
2	5	0.000000	0.000000	trời
2	3	0.000000	0.000000	đá
1	3	0.693147	2.079442	chảy
1	1	0.693147	0.693147	gió
1	1	0.693147	0.693147	mạnh
1	1	0.693147	0.693147	mềm
1	3	0.693147	2.079442	nước
1	2	0.693147	1.386294	to' 'vncount --df=file text other'
expect '--df: an empty line is a document' 0 '1	1	0.693147	0.693147	a' \
    'printf "a\n\n" | vncount --df'
expect '--df: spellings of one word in one line' 0 '1	2	0.693147	1.386294	hoà' \
    'printf "hoà hòa\nx\n" | vncount --df | head -n 1'
expect '--df -n 2' 0 '2	2	0.405465	0.810930	a b' \
    'printf "a b\na b\nc\n" | vncount --df -n 2'
expect '--df --json' 0 '{"df":3,"count":3,"idf":0.287682,"tfidf":0.863046,"token":"chảy"}' \
    'vncount --df --json -t 1 text'
expect '--df=file: a file twice is two' 0 2 \
    'vncount --df=file text text | cut -f 1 | sort -u'
awk 'BEGIN { for (i = 0; i < 300000; i++) printf "tiếng Việt %d ", i % 7; print ""; print "Việt" }' >long
expect '--df: a line that comes in pieces is one document' 0 '2 300001
1 42858
1 42857' 'vncount --df long | head -n 3 | cut -f 1,2 | tr "\t" " "'

# Columns.
expect '--show' 0 '3	20.000000	200000.000000	20.000000	1	8.301030	chảy
3	20.000000	200000.000000	40.000000	2	8.301030	nước
2	13.333333	133333.333333	53.333333	3	8.124939	trời
2	13.333333	133333.333333	66.666667	4	8.124939	đá
1	6.666667	66666.666667	73.333333	5	7.823909	mòn
1	6.666667	66666.666667	80.000000	6	7.823909	mưa
1	6.666667	66666.666667	86.666667	7	7.823909	mạnh
1	6.666667	66666.666667	93.333333	8	7.823909	mềm
1	6.666667	66666.666667	100.000000	9	7.823909	nắng' 'vncount --show=percent,permillion,cum,rank,zipf text'
expect '--show: in the order asked for' 0 '3	1	20.000000	chảy' \
    'vncount --show=rank,percent -t 1 text'
expect '--show: of all tokens, before -w, --min and -t' 0 '1	20.000000	20.000000	1	b' \
    'echo ", . b 1 2" | vncount -w --show=percent,cum,rank'
expect '--show -n 1-2: of all that is counted' 0 '2	66.666667	a' \
    'printf "a a\n" | vncount -n 1-2 --show=percent -t 1'
ok '--show: percents come to 100' 'vncount --show=percent,cum sample | awk -F"	" "
    { s += \$2; last = \$3 } END { exit !(s > 99.999 && s < 100.001 && last == 100) }"'
expect '--show -l: TABs stay in the line, which is last' 0 '1	1	a	b' \
    'printf "a\tb\n" | vncount -l --show=rank'
expect '--json' 0 '{"count":3,"token":"chảy"}' 'vncount --json -t 1 text'
expect '--json --show' 0 '{"count":3,"percent":20.000000,"rank":1,"token":"chảy"}' \
    'vncount --json --show=percent,rank -t 1 text'
expect '--json: quotes, backslashes, bad bytes' 0 '{"count":1,"token":"\"\\"}
{"count":1,"token":"x�"}' 'printf "\042\\\\ x\377\n" | vncount --json 2>/dev/null'

# Keys of Vietnamese study: each part of a token counts.
printf 'sức_khỏe của quốc_gia\nGiêng , Covid19 khoẻ\n' >keys
expect '--by=rhyme' 0 '1	-	,
1	-	Covid19
1	a	quốc_gia
1	e	khoẻ
1	e	sức_khỏe
1	iêng	Giêng
1	uô	của
1	ôc	quốc_gia
1	ưc	sức_khỏe' 'vncount --by=rhyme keys'
expect '--by=onset' 0 '1	-	,
1	-	Covid19
1	c	của
1	gi	Giêng
1	gi	quốc_gia
1	kh	khoẻ
1	kh	sức_khỏe
1	qu	quốc_gia
1	s	sức_khỏe' 'vncount --by=onset keys'
expect '--by=tone, added up' 0 '3	hỏi
2	-
2	ngang
2	sắc' 'vncount --by=tone keys | cut -f 1,2 | vncount --merge'
expect '--by=tone-class, added up' 0 '5	trắc
2	-
2	bằng' 'vncount --by=tone-class keys | cut -f 1,2 | vncount --merge'
expect '--by=syllable, added up' 0 '2	-
2	khỏe
1	Giêng
1	của
1	gia
1	quốc
1	sức' 'vncount --by=syllable keys | cut -f 1,2 | vncount --merge --exact'
expect '--by=length' 0 '1	1	,
1	3	của
1	4	khoẻ
1	5	Giêng
1	7	Covid19
1	8	quốc_gia
1	8	sức_khỏe' 'vncount --by=length keys'
expect '--by=syllables' 0 '1	0	,
1	0	Covid19
1	1	Giêng
1	1	của
1	1	khoẻ
1	2	quốc_gia
1	2	sức_khỏe' 'vncount --by=syllables keys'
expect '--by --show --json' 0 \
    '{"count":1,"percent":14.285714,"key":"iêng","token":"Giêng"}' \
    'vncount --by=rhyme --show=percent --json keys | grep iêng'
expect '--by --show --key-first' 0 'iêng	Giêng	1	6' \
    'vncount --by=rhyme --show=rank --key-first keys | grep iêng'

# Summary.
expect '--summary' 0 'tokens	15
types	9
ttr	0.600000
hapax	5
entropy	3.006239' 'vncount --summary text'
expect '--summary: of nothing' 0 'tokens	0
types	0
ttr	0.000000
hapax	0
entropy	0.000000' 'vncount --summary </dev/null'
expect '--summary --json' 0 \
    '{"tokens":15,"types":9,"ttr":0.600000,"hapax":5,"entropy":3.006239}' \
    'vncount --summary --json text'
expect '--summary of what is counted' 0 'tokens	2
types	1' 'echo "a A , 1" | vncount --summary -iw | head -n 2'
ok '--summary of merged counts' 'vncount --exact text other >a
    vncount --summary text other >b; vncount --merge --summary a | cmp b -'
printf 'Tôi đi học\nToi di hoc\n\nTôi đi học hôm nay\nTôi đi học\r\n  \n' >days
expect '--summary=line' 0 'days	1	3	3	1.000000	3	1.584963	1.000000	0.000000	0
days	2	3	3	1.000000	3	1.584963	0.666667	1.000000	0
days	3	0	0	0.000000	0	0.000000	0.000000	0.000000	0
days	4	5	5	1.000000	5	2.321928	1.000000	0.200000	0
days	5	3	3	1.000000	3	1.584963	1.000000	0.000000	1
days	6	0	0	0.000000	0	0.000000	0.000000	0.000000	0' \
    'vncount --summary=line days'
expect '--summary=file' 0 \
    'days	6	14	8	0.571429	5	2.788450	0.928571	0.285714	0.250000
text	4	15	9	0.600000	5	3.006239	1.000000	0.000000	0.000000' \
    'vncount --summary=file days text'
ok '--summary --by=file is the same' 'vncount --summary=file days text >a
    vncount --summary --by=file days text | cmp a -'
expect '--summary=file: lines repeated in the same file' 0 'a	0.000000
b	0.500000' 'echo x >a; printf "x\nx\n" >b; vncount --summary=file a b | cut -f 1,10'
expect '--summary=line: lines seen before' 0 '0
0
1
1' 'echo x >a; printf "y\nx\nx\n" >b; vncount --summary=line a b | cut -f 10'
expect '--summary=file: standard input' 0 '-	1' \
    'echo x | vncount --summary=file | cut -f 1,2'
expect '--summary=file --json' 0 '{"file":"text","lines":4,"tokens":15,"types":9,'\
'"ttr":0.600000,"hapax":5,"entropy":3.006239,"strict":1.000000,"unaccented":0.000000,'\
'"repeated":0.000000}' 'vncount --summary=file --json text'
expect '--summary=line --json' 0 '{"file":"-","line":1,"tokens":2,'\
'"types":1,"ttr":0.500000,"hapax":0,"entropy":0.000000,"strict":0.000000,'\
'"unaccented":0.000000,"repeated":0}' 'echo "1 1" | vncount --summary=line --json'
ok '--summary=file has the numbers of --summary' \
    'vncount --summary sample | cut -f 2 | paste -s - >a
    vncount --summary=file sample | cut -f 3-7 | cmp a -'
expect '--summary=file: an empty file, a missing one' 2 \
    'empty	0	0	0	0.000000	0	0.000000	0.000000	0.000000	0.000000' \
    ': >empty; vncount --summary=file missing empty'
expect '--summary=line: a line is repeated in another spelling' 0 '0
1
1' 'printf "hòa\nhoà\nho\314\200a\n" | vncount --summary=line | cut -f 10'
expect '--summary=line: with -i, with --exact' 0 '0 0 0 0
0 1 0 0' 'printf "hòa\nHoà\n" >a; echo $(vncount --summary=line --exact a | cut -f 10) \
    $(vncount --summary=line a | cut -f 10); echo $(vncount --summary=line -i a | cut -f 10) \
    $(vncount --summary=line --exact a | cut -f 10)'
ok '--summary=line: NFD is NFC' \
    'printf "h\303\262a Vi\341\273\207t\n" | vncount --summary=line >a
    printf "ho\314\200a Vi\303\252\314\243t\n" | vncount --summary=line | cmp a -'
ok '--summary=line -z' '[ "$(printf "a b\nc\0d\0" | vncount -z --summary=line |
    tr "\0" "\n" | cut -f 2,3)" = "$(printf "1\t3\n2\t1")" ]'

# The same bytes, whatever the threads and the memory.
awk 'BEGIN { for (i = 0; i < 20000; i++)
    printf "w%d hòa hoà %d z%d\n", i % 97, i % 31, i % 7 }' >many
for o in --assoc=ll --assoc=npmi '--assoc=t --window=5' --keyness=ref \
    '--keyness=ref --min=0' --df --df=file --summary --summary=line \
    --summary=file --json '--show=percent,cum,rank,zipf'; do
	ok "-j 1 = -j 3 $o" "vncount $o many text many >a
	    vncount -j 3 $o many text many | cmp a -"
done
for o in --assoc=ll '--assoc=t --window=5' --keyness=ref --df --summary \
    '--show=percent,cum,rank,zipf'; do
	ok "-S makes no difference $o" "vncount $o many text >a
	    vncount -S 1M $o many text | cmp a -"
done

# Trouble.
for o in --assoc --assoc=x --assoc=LL '--assoc=ll -n 3' '--assoc=ll -n 1-2' \
    '--assoc=ll -l' --window=1 --window=x '--window=3 -l' '--window=3 --merge' \
    '--window=3 -n 3' --df=x '--df --merge' --keyness '--assoc=ll --df' \
    '--summary --df' '--keyness=ref --assoc=ll' --show --show= --show=x \
    '--show=rank,' --show=rank,rank '--show=rank --df' '--show=rank --summary' \
    --summary=x '--summary=line -l' '--summary=line -n 2' \
    '--summary=file --merge' '--df --by=file' '--assoc=ll --by=rhyme' \
    '--bar --df' '--bar --json'; do
	expect "bad: $o" 2 '' "echo a b | vncount $o"
done
[ -c /dev/full ] && for o in --assoc=ll --df --keyness=ref --summary \
    --summary=line --json; do
	expect "/dev/full $o" 2 '' "vncount $o text >/dev/full"
done
done_testing
