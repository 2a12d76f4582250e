#!/bin/sh
# vnseg -o and --json: what every format holds, on random text and on long lines.
. "${0%/*}/lib.sh"

printf 'sức khỏe\nViệt Nam\nbác sĩ\nhọc sinh\n-đi bộ\na_b sức\nsức a_b\n' >d

# --- what the formats look like ---
printf '\357\273\277Việt Nam  có\t\\.Hết "x"\n\n \tsức\302\240khỏe \r\n' >f
expect 'vert' 0 '<s>
Việt Nam
có
\
.
</s>
<s>
Hết
"
x
"
</s>

<s>
sức khỏe
</s>' 'vnseg -d d -o vert f'
expect 'conllu' 0 '# sent_id = 1.1
# text = Việt Nam có \.
1	Việt Nam	_	_	_	_	_	_	_	_
2	có	_	_	_	_	_	_	_	_
3	\	_	_	_	_	_	_	_	SpaceAfter=No
4	.	_	_	_	_	_	_	_	SpaceAfter=No

# sent_id = 1.2
# text = Hết "x"
1	Hết	_	_	_	_	_	_	_	_
2	"	_	_	_	_	_	_	_	SpaceAfter=No
3	x	_	_	_	_	_	_	_	SpaceAfter=No
4	"	_	_	_	_	_	_	_	_

# sent_id = 3.1
# text = sức khỏe
1	sức khỏe	_	_	_	_	_	_	_	_

end' 'vnseg -d d --format=conllu f; echo end'
expect 'tsv' 0 'f	1	1	1	3	13	word	Việt Nam
f	1	1	2	15	18	word	có
f	1	1	3	19	20	punct	\\
f	1	1	4	20	21	punct	.
f	1	2	1	21	26	word	Hết
f	1	2	2	27	28	punct	"
f	1	2	3	28	29	word	x
f	1	2	4	29	30	punct	"
f	3	1	1	2	15	word	sức khỏe' 'vnseg -d d -o tsv f'
expect 'json' 0 '{"file":"(standard input)","line":1,"sentence":1,"start":3,"end":21,"text":"Việt Nam  có\t\\.","words":[[3,13,"word","Việt Nam"],[15,18,"word","có"],[19,20,"punct","\\"],[20,21,"punct","."]]}
{"file":"(standard input)","line":1,"sentence":2,"start":21,"end":30,"text":"Hết \"x\"","words":[[21,26,"word","Hết"],[27,28,"punct","\""],[28,29,"word","x"],[29,30,"punct","\""]]}' \
    'head -n 2 f | vnseg -d d -o json'
expect '-o line is the default' 0 "$(vnseg f)" 'vnseg -o line f'
expect '-n -o json: an object for every line' 0 \
    '{"file":"f","line":1,"sentence":1,"start":0,"end":6,"text":"a. Hà","words":[[0,1,"word","a"],[1,2,"punct","."],[3,6,"word","Hà"]]}
{"file":"f","line":2,"sentence":1,"start":0,"end":0,"text":"","words":[]}' \
    "printf 'a. Hà\n \n' >f; vnseg -n -o json f"
expect '-n -o vert' 0 '<s>
a
.
Hà
</s>

end' 'vnseg -n -o vert f; echo end'
expect '-n -o conllu' 0 '# sent_id = 1.1
# text = a. Hà
1	a	_	_	_	_	_	_	_	SpaceAfter=No
2	.	_	_	_	_	_	_	_	_
3	Hà	_	_	_	_	_	_	_	_

end' 'vnseg -n -o conllu f; echo end'
expect '-s -o tsv' 0 'f	1	1	1	5	a\tb.
f	1	2	6	9	Hà
f	2	1	0	1	c' "printf ' a\tb. Hà\nc' >f; vnseg -s -o tsv f"
expect '-s -o json' 0 '{"file":"f","line":1,"sentence":1,"start":1,"end":5,"text":"a\tb."}
{"file":"f","line":1,"sentence":2,"start":6,"end":9,"text":"Hà"}
{"file":"f","line":2,"sentence":1,"start":0,"end":1,"text":"c"}' 'vnseg -s -o json f'
for o in vert conllu; do
	expect "-s -o $o" 2 '' "vnseg -s -o $o f"
done
expect '-o wrong' 2 '' 'vnseg -o lines f'
for o in line vert conllu tsv json; do
	expect "-o $o: empty input" 0 '' "vnseg -o $o </dev/null"
done
expect 'several files' 0 '# sent_id = -:1.1
# sent_id = a%20%25b%2Fc%09:1.1
# sent_id = a%20%25b%2Fc%09:2.1' "mkdir 'a %b'; printf 'x\ny\n' >'a %b/c	'
    echo z | vnseg -o conllu - 'a %b/c	' | grep sent_id"
expect 'one file' 0 '# sent_id = 2.1' "vnseg -o conllu 'a %b/c	' | grep 2.1"
expect 'its name in tsv and json' 0 'a %b/c\t	1	1	1	0	1	word	x
"a %b/c\t"' "vnseg -o tsv 'a %b/c	' | head -n 1; vnseg -o json 'a %b/c	' |
    sed -n 's/{\"file\":\(.*\),\"line\":1.*/\1/p'"
printf 'a\377\n' >"$(printf 'n\377')"
expect 'ill-formed bytes in json' 0 '{"file":"n�","line":1,"sentence":1,"start":0,"end":2,"text":"a�","words":[[0,2,"word","a�"]]}' \
    'vnseg -o json n* 2>/dev/null'
expect 'in conllu' 0 '# text = a�' 'vnseg -o conllu n* 2>/dev/null | grep text'
expect '-J is for line' 0 '<s>
Việt Nam
</s>' 'echo Việt Nam | vnseg -d d -J~ -o vert'
expect 'a tag in the text is three tokens' 0 '<s>
<
s
>
<
/
s
>
</s>' "echo '<s></s>' | vnseg -o vert"
ok '-z: rows end in NUL, conllu lines do not' '
    printf "a\nb\000c\000" >z
    [ "$(vnseg -z -o vert z | tr "\000" /)" = "<s>/a/b/</s>/<s>/c/</s>/" ] &&
    vnseg -z -o tsv z | tr "\000\n" "\n/" | grep -qx "z	2	1	1	0	1	word	c" &&
    [ "$(vnseg -z -o json z | tr -cd "\000" | wc -c)" -eq 2 ] &&
    vnseg -z -o conllu z | grep -qx "# text = a b"'

# --- one field of JSON lines ---
cat >j <<'E'
{"id": 1, "t": "Vi\u1ec7t Nam. H\u1ebft\n\nx", "n": [1,  "Việt Nam"]}
{"id":2}
{"t":"a\n"}
{"t":""}
E
expect '--json' 0 '{"id": 1, "t": "Việt_Nam .\nHết\n\nx", "n": [1,  "Việt Nam"]}
{"id":2}
{"t":"a\n"}
{"t":""}' 'vnseg -d d --json=t j'
expect '--json -n' 0 '{"id": 1, "t": "Việt_Nam . Hết\n\nx", "n": [1,  "Việt Nam"]}' \
    'vnseg -d d -n --json=t j | head -n 1'
expect '--json -s' 0 '{"id": 1, "t": "Việt Nam.\nHết\n\nx", "n": [1,  "Việt Nam"]}' \
    'vnseg -s --json=t j | head -n 1'
expect '--json -o tsv' 0 '{"t":"j\t1\t1\t1\t0\t1\tword\ta\n"}' \
    'vnseg --json=t -o tsv j | sed -n 3p'
expect '--json, a field inside, unchanged' 0 '{"a": {"b":"\u0061"}}' \
    "echo '{\"a\": {\"b\":\"\\u0061\"}}' | vnseg --json=a.b"
expect '--json, no object' 2 'no json
{"t":"\ud800 b."}
{"t":"b ."}' "printf 'no json\n{\"t\":\"\\\\ud800 b.\"}\n{\"t\":\"b.\"}\n' >k; vnseg --json=t k"
ok '--json says where' 'vnseg --json=t k 2>&1 >/dev/null | grep -q "^vnseg: k:1: not a JSON" &&
    vnseg --json=t k 2>&1 >/dev/null | grep -q "^vnseg: k:2: lone surrogate.*at byte 7"'
ok '--json is the text as lines' 'perl -e "print q({\"t\":\"), qq(Việt Nam. Hết _\\\\n) x 9,
    q(\"}), qq(\n)" >k && vnseg --json=t k | sed "s/^{\"t\":\"//; s/\"}\$//" | perl -pe "s/\\\\n/\n/g" >x &&
    perl -e "print qq(Việt Nam. Hết _\n) x 9, qq(\n)" | vnseg | cmp - x'

# --- random text ---
# Deterministic: numbers of its own.
cat >gen.pl <<'E'
binmode STDOUT;
my @w = ("Vi\xe1\xbb\x87t", 'Nam', 'sức', 'khỏe', "su\xcc\x81c", 'bác', 'sĩ',
    'học', 'sinh', 'đi', 'bộ', 'trên', 'sức khỏe', "Việt\tNam", "bác\xc2\xa0sĩ", 'học  sinh', 'TP.', 'GS.TS.', 'v.v...', '1.800',
    '35-CT/TW', '1/7/2024', 'pê-đan', 'a_b', '__', '_', 'x_', '~', "\xe2\x96\x81",
    "s\xe2\x96\x81c", 'https://a.vn/b?c=1', 'a.b@c.vn', '#tag', '@b', ':))', '<3',
    '<s>', '</s>', '<s', '# text = x', '.', '.', '.', '?', '!', ',', '"', "\\",
    "\\n", "\\t", "\xe2\x80\x9c", "\xe2\x80\x9d", '(', ')', '...', '-', '1.', 'a)',
    "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd", "\xff", "\xc3", "\xe1\xbb", "\xf0\x9f",
    "a\xf4\x90b", "\xed\xa0\x80", "\x00", "\x01", "\x1b[0m", "\x7f", "\xc2\x80",
    "\xe2\x80\x8b", "\xcc\x81", "\xef\xbb\xbf", 'VIỆT', 'NAM', 'Hà', 'Nội');
my @s = ('', '', '', ' ', ' ', ' ', ' ', ' ', ' ', ' ', '  ', "\t", "\xc2\xa0",
    "\xe3\x80\x80", "\r", " \x0b", "\x0c", "\xc2\x85", "\xe2\x80\xa8", "\xe1\x9a\x80");
my $x = 2463534242;
sub r { $x = ($x * 1103515245 + 12345) % 2147483648; int($x / 65536) % $_[0] }
for (1 .. shift) {
	print "\xef\xbb\xbf" if r(20) == 0;
	print $s[r(scalar @s)] if r(4) == 0;
	print $w[r(scalar @w)], $s[r(scalar @s)] for 1 .. r(8) * r(5);
	print "\r" if r(10) == 0;
	print "\n";
}
E
# check.pl FORMAT TEXT TSV OUT [JOINER]: TSV fits the text; OUT says the same.
cat >check.pl <<'E'
use strict;
my ($format, $text, $tsv, $out, $joiner) = @ARGV;
sub slurp { local $/; open my $h, '<', $_[0] or die; binmode $h; my $s = <$h>; $s // '' }
sub lines { my $s = slurp($_[0]); my @l = split /\n/, $s, -1; pop @l if @l && $l[-1] eq ''; @l }
sub wrong { print "$format: @_\n"; exit 1 }
my $white = qr/[\t-\r ]+|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80/;
# A byte order mark at the start of a line is no text.
sub bom { $_[0] =~ /^\xef\xbb\xbf/ ? 3 : 0 }
sub blank { my $s = shift; $s =~ s/$white//g; $s eq '' }
my $good = qr/[\0-\x7f]+|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]|
    [\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|
    \xf4[\x80-\x8f][\x80-\xbf]{2}/x;
my $ill = qr/\xe0[\xa0-\xbf]|\xed[\x80-\x9f]|[\xe1-\xec\xee\xef][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]?|
    [\xf1-\xf3][\x80-\xbf]{1,2}|\xf4[\x80-\x8f][\x80-\xbf]?|./xs;
sub utf8ed { my $s = shift; return $s if !($s =~ tr/\x80-\xff//); $s =~ s/($good)|$ill/$1 \/\/ "\xef\xbf\xbd"/ge; $s }

# TSV against the text: $sent[LINE][SENTENCE] = [[start, end, class, word]...].
my @in = lines($text);
my (@sent, @at, $last);
for (lines($tsv)) {
	my @f = split /\t/, $_, -1;
	@f == 8 or wrong("tsv: columns: $_");
	my ($file, $l, $s, $n, $a, $e, $c, $w) = @f;
	$w =~ s/\\([tnr\\])/{t=>"\t",n=>"\n",r=>"\r","\\"=>"\\"}->{$1}/ge;
	defined $in[$l - 1] && $e > $a or wrong("tsv: where? $_");
	my $pos = $at[$l] // bom($in[$l - 1]);
	$a >= $pos or wrong("tsv: backwards: $_");
	blank(substr($in[$l - 1], $pos, $a - $pos)) or wrong("tsv: lost bytes: $_");
	my $span = substr($in[$l - 1], $a, $e - $a);
	$span =~ s/$white+/ /g if $span =~ tr/\t-\r \xc2\xe1-\xe3//;
	$span eq $w && $w !~ /^ | $/ or wrong("tsv: not what stands there: $_");
	my $now = $sent[$l] //= [];
	$s == @$now || $s == @$now + 1 or wrong("tsv: sentence: $_");
	$n == @{$now->[$s - 1] //= []} + 1 or wrong("tsv: number: $_");
	!defined $last || $l >= $last or wrong("tsv: order: $_");
	push @{$now->[$s - 1]}, [$a, $e, $c, $w];
	$at[$l] = $e;
	$last = $l;
}
for (1 .. @in) {
	blank(substr($in[$_ - 1], $at[$_] // bom($in[$_ - 1]))) or
	    wrong("tsv: line $_: bytes lost at the end");
}
exit 0 if $format eq 'tsv';
my @got = lines($out);

if ($format eq 'vert') {
	my @want;
	for my $l (1 .. @in) {
		push @want, '' unless $sent[$l];
		for (@{$sent[$l] // []}) {
			for (@$_) { wrong("a word like a tag") if $_->[3] =~ m{^</?s>$} }
			push @want, '<s>', (map { $_->[3] } @$_), '</s>';
		}
	}
	join("\n", @want) eq join("\n", @got) or wrong('not what tsv says');
} elsif ($format eq 'json') {
	# A line is strings, in their quotes, and what stands between them.
	my $strings = sub {
		my (@s, @between, $in);
		for (shift =~ /[^"\\\0-\x1f]+|\\u00[01][0-9a-f]|\\["\\bfnrt]|./gs) {
			if ($_ eq '"') { push @{($in = !$in) ? \@s : \@between}, ''; next }
			wrong("control character or backslash") if /^[\\\0-\x1f]\z/ || (!$in && /^\\/);
			@between = ('') if !@between;
			s/^\\(?:u(....)|(.))/$1 ? chr hex $1 :
			    {b=>"\b",f=>"\f",n=>"\n",r=>"\r",t=>"\t"}->{$2} \/\/ $2/e;
			if ($in) { $s[-1] .= $_ } else { $between[-1] .= $_ }
		}
		(\@s, join '"', @between);
	};
	my @all;
	for my $l (1 .. @in) { my $s = 0; push @all, [$l, ++$s, $_] for @{$sent[$l] // []} }
	@all == @got or wrong('how many');
	for (@got) {
		my ($l, $s, $want) = @{shift @all};
		my ($a, $e) = ($want->[0][0], $want->[-1][1]);
		my ($have, $between) = $strings->($_);
		my @want = ('file', $have->[1], 'line', 'sentence', 'start', 'end', 'text',
		    utf8ed(substr($in[$l - 1], $a, $e - $a)), 'words',
		    map { ($_->[2], utf8ed($_->[3])) } @$want);
		join("\n", @want) eq join("\n", @$have) or wrong("strings: $l.$s");
		my $form = qq({":",":$l,":$s,":$a,":$e,":",":[) . join(',',
		    map { qq([$_->[0],$_->[1],",") . ']' } @$want) . ']}';
		$between eq $form or wrong("form: $l.$s: " . substr($between, 0, 300));
	}
} elsif ($format eq 'conllu') {
	# UD's level 1 and what it says of sent_id and text; then the words.
	my $in = 'empty';
	for (@got) {
		my $is = /^#/ ? 'comment' : /^[1-9]/ ? 'word' : $_ eq '' ? 'empty' : wrong($_);
		wrong("$is behind $in") if $is eq 'empty' ? $in ne 'word' :
		    $is eq 'comment' ? $in eq 'word' : 0;
		$in = $is;
	}
	wrong("ends in $in") if $in ne 'empty' || slurp($out) !~ /(?:^|\n\n)\z/;
	my (%seen, @all);
	for my $l (1 .. @in) { my $s = 0; push @all, [$l, ++$s, $_] for @{$sent[$l] // []} }
	for (split /\n\n/, slurp($out)) {
		my ($l, $s, $want) = @{shift @all // wrong('too many')};
		my ($id, $t, @w) = split /\n/;
		$id eq "# sent_id = $l.$s" && !$seen{$id}++ or wrong("id: $id");
		$t =~ s/^# text = (?=\S)// && $t !~ /\s\z/ && $t !~ /\s\s|\t/ or wrong("text: $t");
		my ($built, $n) = ('', 0);
		for (@w) {
			my @c = split /\t/, $_, -1;
			@c == 10 && $c[0] == ++$n or wrong("columns: $_");
			for (@c) { length && !/^\s|\s$|\s\s/a or wrong("white space: $_") }
			my $x = shift @$want;
			$c[1] eq utf8ed($x->[3]) or wrong("form: $_");
			my $tail = $c[9];
			$tail eq '_' || $tail eq 'SpaceAfter=No' or wrong("misc: $_");
			join('', @c[2 .. 8]) eq '_' x 7 or wrong("empty columns: $_");
			my $next = substr($in[$l - 1], $x->[1], 3);
			my $touches = $next ne '' && $next !~ /^$white/;
			($tail ne '_') == $touches or length $in[$l - 1] > 1 << 20
			    or wrong("SpaceAfter: $_");
			$built .= $c[1] . ($tail eq '_' ? ' ' : '');
		}
		@$want == 0 or wrong("too few words: $t");
		$built =~ s/ $//;
		$built eq $t or wrong("text is not the forms: $t");
	}
	@all == 0 or wrong('too few');
} elsif ($format eq 'line' || $format eq 'line-n') {
	# Undone: doubled joiners are text, single ones join.
	my $j = quotemeta $joiner;
	for my $l (1 .. @in) {
		my @s = @{$sent[$l] // []};
		@s = [map { @$_ } @s] if $format eq 'line-n' && @s;
		@s = [] if !@s;
		for (@s) {
			my (@want, @have);
			for (@$_) {
				my @run;
				for my $x (split / /, $_->[3]) {
					if ($x =~ /$j/) {
						push @want, join ' ', @run if @run;
						push @want, $x;
						@run = ();
					} else { push @run, $x }
				}
				push @want, join ' ', @run if @run;
			}
			@got or wrong('too few lines');
			for my $w (split / /, shift @got) {
				my @run = $w =~ /((?:$j)+)/g;
				my $even = !grep { length($_) % (2 * length $joiner) } @run;
				my $one = !grep { $_ ne $joiner } @run;
				$even || $one or wrong("ambiguous: $w");
				if ($even) { $w =~ s/$j$j/$joiner/g }
				else { $w =~ s/$j/ /g }
				push @have, $w;
			}
			join("\n", @have) eq join("\n", @want)
			    or wrong("line $l: @have | @want");
		}
	}
	@got == 0 or wrong('too many lines');
} else { wrong('what?') }
E
perl gen.pl 1000 >r
{ cat "$ROOT"/tests/data/*.txt; sed -n 1,90p "$ROOT/tests/vnseg.t"; } >text
# all FILE OPTIONS...: every format against tsv, and tsv against the text.
all() {
	f=$1
	shift
	vnseg "$@" -o tsv "$f" >tsv 2>err
	ok "$f $* tsv: offsets give the text" 'perl check.pl tsv $f tsv'
	for o in vert conllu; do
		vnseg "$@" -o $o "$f" >out 2>err
		ok "$f $* $o" 'perl check.pl $o $f tsv out'
	done
	vnseg "$@" -o json "$f" 2>err | grep -v '"words":\[\]' >out
	ok "$f $* json" 'perl check.pl json $f tsv out'
}
all r -d d
all r -d d -n
all text --style=ud
all text -n
for j in _ '~' ▁ s h .; do
	vnseg -d d -o tsv r >tsv 2>err
	vnseg -d d -J $j r >out 2>err
	ok "line, undone, joiner $j" "perl check.pl line r tsv out '$j'"
	vnseg -d d -n -J $j r >out 2>err
	ok "line -n, undone, joiner $j" "perl check.pl line-n r tsv out '$j'"
done
ok 'there are joins, joiners in the text, sentences' '
    vnseg -d d r 2>err >x; [ "$(grep -c "[a-z]_[a-z]" x)" -gt 100 ] &&
    [ "$(grep -c __ x)" -gt 100 ] && [ "$(wc -l <x)" -gt 1200 ]'

# --- threads, reads, long lines ---
# Lines over 1 MiB: words; no ASCII spaces; one token; white space, between too.
x=$(printf '%0500d' 0 | tr 0 x)
{
	for n in 1 2 3; do
		sed "s/ / $n$x /" r | tr '\n\000' ' x'
	done | head -c 1200000
	echo
	for n in 1 2 3; do
		sed "s/ / $n$x /" r | tr '\n\000 ' '\tx\t'
	done | head -c 1200000
	echo
	head -c 1100000 /dev/zero | tr '\000' x; echo
	head -c 1100000 /dev/zero | tr '\000' ' '; echo
	printf a_b; head -c 1100000 /dev/zero | tr '\000' '\t'; echo ' Nam.'
	echo Hết
} >long
for f in r long; do
	for o in vert conllu tsv json '-s -o tsv' '-s -o json' '-n -o json'; do
		vnseg -d d -o $o $f >want 2>err
		ok "$f -o $o: -j, reads" "vnseg -d d -j 2 -o $o $f 2>err | cmp - want &&
		    vnseg -d d -j 4 -o $o <$f 2>err | sed 's/(standard input)/$f/' | cmp - want &&
		    dd if=$f bs=4093 2>err | vnseg -d d -u -o $o - 2>err |
		    sed 's/(standard input)/$f/' | cmp - want"
	done
done
all long -d d
ok 'a long blank line' '[ "$(vnseg -n -o json long | grep -c "\"words\":\[\]")" -eq 1 ] &&
    [ "$(vnseg -n -o vert long | grep -c "^\$")" -eq 1 ]'
ok 'sentences are counted over pieces' '
    vnseg -o tsv long 2>err | awk -F "\t" "\$2 == 1 { n = \$3; end = \$6 }
    END { exit !(n > 500 && end > 1150000) }"'
# Half a token, at the edge of a piece, is no part of a word that looks like it.
printf 'học sin\nh đi\n' >halves
{ head -c 1048567 /dev/zero | tr '\000' '\t'; printf 'học\tsinh\tđi\n'; } >edge
expect 'a token cut in two' 0 'edge	1	1	1	1048567	1048572	word	học
edge	1	1	2	1048573	1048576	word	sin
edge	1	2	1	1048576	1048577	word	h
edge	1	2	2	1048578	1048581	word	đi' 'vnseg -d halves -o tsv edge'
expect 'in conllu' 0 '2	sin	SpaceAfter=No
1	h	_' 'vnseg -d halves -o conllu edge |
    awk -F "\t" -v OFS="\t" "\$2 == \"sin\" || \$2 == \"h\" { print \$1, \$2, \$10 }"'
expect 'in a line' 0 'học sinh đi' 'vnseg -d halves edge'
# The same text as a field is worked on in the same pieces.
ok '--json: a long line in a field' '
    perl -pe "tr/\x01-\x09\x0b-\x1f\"\\\\/x/" long >plain &&
    perl -0pe "s/\n/\\\\n/g; s/^/{\"t\":\"/; s/\$/\"}\n/" plain >field &&
    for o in line tsv; do
	vnseg -d d -o $o plain | sed "s/^plain	/field	/" >want
	vnseg -d d --json=t -o $o field | perl -pe "s/^\{\"t\":\"//; s/\"\}\$//" |
	    perl -0pe "s/\n\$//; s/\\\\n/\n/g; s/\\\\t/\t/g" |
	    cmp - want || exit 1
    done'
done_testing
