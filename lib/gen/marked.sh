#!/bin/sh
# marked.sh FILE: lines marked by hand, [TYPE span] with {TYPE span} inside, as in
# tests/data/names.tsv, in the form that vntrain -t ner reads.  What is inside an
# office is dropped, as are empty lines and those that begin with #.
set -eu
LC_ALL=C
export LC_ALL

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
grep -v -e '^#' -e '^$' "$1" > "$tmp/lines"

sed -e 's/[[{][A-Z]\{1,\} //g' -e 's/[]}]//g' -e 's/[\"]/\\&/g' \
    -e 's/.*/{"text":"&",/' "$tmp/lines" > "$tmp/text"
# Offsets are in code points, which no awk has to know: each becomes one byte.
tr '\300-\377' x < "$tmp/lines" | tr -d '\200-\277' | awk '
{
	at = 0
	list = ""
	while (match($0, /[][{}]/)) {
		c = substr($0, RSTART, 1)
		at += RSTART - 1
		$0 = substr($0, RSTART + 1)
		if (c == "[") {
			from = at
			type = $1
		}
		if (c == "[" || c == "{")
			sub(/^[A-Z]+ /, "")
		if (c == "]")
			list = list sprintf(",[%d,%d,\"%s\"]", from, at, type)
	}
	print "\"entities\":[" substr(list, 2) "]}"
}' > "$tmp/entities"
paste -d '\0' "$tmp/text" "$tmp/entities"
