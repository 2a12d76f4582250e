#!/bin/sh
# vnseg -E: its rows are the boundaries of the output, and its figures add up.
. "${0%/*}/lib.sh"

cat >text <<'END'
Theo ông Thuận, năm 2024 toàn tỉnh đã khám sức khoẻ cho 12.437 người. Vì sao?
1. Hoàn thành kế hoạch đợt 1; không chỉ bên cạnh người dân.

UBND TỈNH HÀ SƠN họp ngày 5-12-2024 về a\b, đi_bộ và học sinh.
END
printf 'toàn tỉnh\n-sức khoẻ\n' >d

vnseg -E text >rows
ok 'ten fields in each row' "awk -F '\t' 'NF != 10 { exit 1 }' rows"
ok 'a row for each boundary inside of a sentence' \
    '[ "$(wc -l <rows)" -eq "$(vnseg text | sed s/__//g | tr _ " " | awk "NF { n += NF - 1 } END { print n }")" ]'
expect 'the rows make the line format' 0 '' "awk -F '\t' '
	\$2 \":\" \$3 != at { if (at) print s; at = \$2 \":\" \$3; s = \$5 }
	{ s = s (\$7 == \"join\" ? \"_\" : \" \") \$6 }
	END { print s }' rows | sed 's/\\\\\\\\/\\\\/; s/đi_bộ/đi__bộ/' >got
    vnseg text | grep . | diff - got"
ok 'offsets are those of the second token' "
    perl -ne 'BEGIN { open F, \"<\", \"text\"; @l = <F> } chomp;
	@f = split /\t/, \$_, -1; \$w = \$f[5];
	\$w =~ s/\\\\\\\\/\\\\/;
	exit 1 if substr(\$l[\$f[1] - 1], \$f[3], length \$w) ne \$w' rows"
ok 'the score is the sum of the features' "awk -F '\t' '
	\$8 == \"model\" { n++; sum = 0; k = split(\$10, f, \" \")
	    for (i = 1; i <= k; i++) { match(f[i], /[-+][0-9]+\$/)
		sum += substr(f[i], RSTART) }
	    if (sum != \$9) exit 1; next }
	\$9 != \"\" || \$10 != \"\" { exit 1 }
	END { if (n < 10) exit 1 }' rows"
ok 'tokens and unknown words need no model' "
    grep -q '	toàn	tỉnh	split	words		\$' rows &&
    grep -q '	năm	2024	split	tokens		\$' rows"
ok 'the dictionary is named where it was needed' "vnseg -E -d d text >own
    grep -q '	toàn	tỉnh	join	dict	' own &&
    grep -q '	sức	khoẻ	split	dict	' own &&
    ! grep -q '	học	sinh	.*	dict	' own"
ok 'the style is heard' "vnseg -E --style=ud text >ud; ! cmp -s ud rows &&
    grep -q '	người	dân	split	model	' ud &&
    grep -q '	người	dân	join	model	' rows"
ok '-j changes nothing' "for i in 1 2 3 4 5 6 7 8 9; do cat text; done >many
    vnseg -E many >one && vnseg -j 3 -E many | cmp - one"
ok '-n and -z' "[ \$(vnseg -n -E text | cut -f 3 | sort -u) = 1 ] &&
    tr '\n' '\000' <text | vnseg -zE | tr '\000' '\n' |
    sed 's/(standard input)/text/' | cmp - rows"
head -c 1100000 /dev/zero | tr '\000' x >long
echo ' học sinh' >>long
expect 'pieces of a long line' 0 '(standard input)	1	2	1100007	học	sinh	join' \
    "vnseg -E <long | cut -f 1-7 | tail -n 1"
for o in '-o tsv' -s --json=a; do
	expect "-E $o" 2 'vnseg: -E goes with none of -o, -s, --json' \
	    "vnseg -E $o text 2>&1"
done
done_testing
