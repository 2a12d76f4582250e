#!/bin/sh
# Pages and --help name the same options; mandoc(1) has nothing to say.
. "${0%/*}/lib.sh"

# Long options in what a command prints for --help: one a line.
of_help() { grep -oE -e '--[a-z][a-z-]*' | sort -u; }

# Long options in a page: the tags of its lists, .It Fl a , Fl -all Ns = Ns ...
of_page() {
	grep -E '^\.It .*Fl' "$1" | sed -e 's/\\-/-/g' -e 's/Fl Fl /Fl -/g' |
	    grep -oE 'Fl -[a-z][a-z-]*' | sed 's/^Fl /-/' | sort -u
}

for f in "$ROOT"/man/*.1; do
	c=${f##*/}
	c=${c%.1}
	command -v "$c" >/dev/null 2>&1 || continue
	"$c" --help 2>/dev/null | of_help >help
	of_page "$f" >page
	ok "$c: --help names options" '[ -s help ]'
	ok "$c: --help and the page agree" 'diff -u help page'
done

for f in "$ROOT"/cmd/vn*; do
	[ -x "$f" ] && [ -f "$f" ] || continue
	ok "${f##*/} has a page" '[ -s "$ROOT/man/${f##*/}.1" ]'
done

for f in "$ROOT"/man/*.[137]; do
	if command -v mandoc >/dev/null 2>&1; then
		ok "mandoc -Tlint ${f##*/}" "mandoc -Tlint -W warning $f"
	else
		skip "mandoc -Tlint ${f##*/}" 'no mandoc'
	fi
done
done_testing
