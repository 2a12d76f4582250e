#!/bin/sh
# The EXAMPLES of the pages, and those of README.md, do what they show.
# In .Bd -literal blocks (README: indented blocks) a line "$ COMMAND", which
# "> MORE" lines or a trailing backslash continue, is run in a directory that
# has the texts of tests/data, and tests itself; the lines after it are its whole
# output.
. "${0%/*}/lib.sh"

# From stdin to $1.NUMBER.cmd and $1.NUMBER.out; literal text is in between
# lines of \001 and \002.
split() {
	awk -v base="$1" '
	/^\001$/ { on = 1; cmd = ""; next }
	/^\002$/ { on = 0; next }
	!on { next }
	/^\$ / {
		if (cmd) { close(cmd); close(out) }
		n++
		cmd = sprintf("%s.%03d.cmd", base, n)
		out = sprintf("%s.%03d.out", base, n)
		printf "" >out
		print substr($0, 3) >cmd
		more = /\\$/
		next
	}
	!cmd { next }
	more || /^> / {
		if (!more) sub(/^> /, "")
		print >cmd
		more = /\\$/
		next
	}
	{ print >out }'
}

mdoc() {
	awk '
	/^\.Sh / { ex = /EXAMPLES/ }
	ex && /^\.Bd .*-literal/ { print "\001"; lit = 1; next }
	/^\.Ed/ { if (lit) print "\002"; lit = 0; next }
	lit { print }' "$1" |
	sed -e 's/^\\&//' -e 's/\\&//g' -e "s/\\\\(aq/'/g" -e 's/\\(dq/"/g' \
	    -e 's/\\(ga/`/g' -e 's/\\(ti/~/g' -e 's/\\(ha/^/g' \
	    -e 's/\\-/-/g' -e 's/\\e/\\/g'
}

markdown() {
	awk '
	/^    / { if (!lit) print "\001"; lit = 1; print substr($0, 5); next }
	lit { print "\002"; lit = 0 }
	END { if (lit) print "\002" }' "$1"
}

# A page: its commands in one directory, in order.
page() {
	base=$D/${2##*/}
	mkdir "$T/${2##*/}" && cd "$T/${2##*/}" || exit 1
	cp "$ROOT"/tests/data/*.txt . && ln -s "$ROOT/tests" tests
	"$1" "$2" | split "$base"
	for cmd in "$base".*.cmd; do
		[ -f "$cmd" ] || continue
		sh "$cmd" >"$D/got" 2>"$D/err"
		diff -u "${cmd%cmd}out" "$D/got" >"$D/why"
		rc=$?
		[ $rc -eq 0 ] ||
		    sed 's/^/stderr: /' "$D/err" >>"$D/why"
		result $rc "${2##*/}: $(tr '\n' ' ' <"$cmd")"
	done
}

for f in "$ROOT"/man/*.[137]; do
	page mdoc "$f"
done
page markdown "$ROOT/README.md"
done_testing
