#!/bin/sh
# names.sh [FILE...]: check the name lists of vngrep (lib/data/names without FILE).
# names.sh -s FILE...: put each section of a list in order, doubled lines once.
# What a line is and which flags there are stands at the head of each list: a flag
# is one that is explained there.  A complaint is FILE:LINE: text; exit 1 if any.
export LC_ALL=C
here=${0%/*}
if [ "$1" = -s ]; then
	shift
	rc=0
	for f; do
		# Remarks and blank lines keep their place between the sorted lines.
		tmp=$(mktemp) && awk '/^(#|$)/ { printf "%07d%s\n", ++n, $0; n++; next }
		    { printf "%07d%s\n", n, $0 }' "$f" | sort -u | cut -c 8- >"$tmp" &&
		    [ -s "$tmp" ] && cat "$tmp" >"$f" || rc=1
		rm -f "$tmp"
	done
	exit $rc
fi
if [ $# -eq 0 ]; then
	for f in places-vn places-communes places-world bodies events titles heads \
	    names persons frequent notnames; do
		set -- "$@" "$here/../data/names/$f.txt"
	done
fi

# What is no text of a list: combining marks (U+0300 to U+037F begin with these
# bytes, the list would not be NFC), no-break and zero-width spaces, the Icelandic
# Eth that looks like the letter of Vietnamese.
mark1=$(printf '\314') mark2=$(printf '\315') nbsp=$(printf '\302\240')
zero=$(printf '\342\200\213') eth=$(printf '\303\220')

check() {
	iconv -f UTF-8 -t UTF-8 "$1" >/dev/null 2>&1 ||
	    { echo "$1:1: not UTF-8"; return; }
	awk -F '\t' -v file="$1" -v mark1="$mark1" -v mark2="$mark2" \
	    -v nbsp="$nbsp" -v zero="$zero" -v eth="$eth" '
	function bad(why) { printf "%s:%d: %s\n", file, NR, why }
	# key: one spelling for hoà and hòa, and, where capitals do not count, for
	# both cases.
	function key(s,    i) {
		for (i = 1; i <= tones; i++)
			if (index(s, tone[i]))
				gsub(tone[i], better[i], s)
		if (!folded)
			return s
		for (i = 1; i <= caps; i++)
			if (index(s, cap[i]))
				gsub(cap[i], small[i], s)
		return tolower(s)
	}
	BEGIN {
		types["places-vn"] = types["places-communes"] = " LOC "
		types["places-world"] = " LOC "
		types["bodies"] = " ORG "
		types["persons"] = " PER "
		types["frequent"] = " PER ORG LOC EVENT "
		types["events"] = " EVENT "
		types["titles"] = " TITLE "
		types["heads"] = " ORG LOC PER NONE "
		types["names"] = " PER "
		types["notnames"] = " NONE "
		name = file
		sub(/.*\//, "", name)
		sub(/\.txt$/, "", name)
		known = types[name]
		folded = name == "heads" || name == "titles"
		tones = split("òa óa õa ỏa ọa òe óe õe ỏe ọe ùy úy ũy ủy ụy" \
		    " Òa Óa Õa Ỏa Ọa Ùy Úy Ũy Ủy Ụy", tone, " ")
		split("oà oá oã oả oạ oè oé oẽ oẻ oẹ uỳ uý uỹ uỷ uỵ" \
		    " Oà Oá Oã Oả Oạ Uỳ Uý Uỹ Uỷ Uỵ", better, " ")
		caps = split("Đ Ă Â Ê Ô Ơ Ư À Á Ả Ã Ạ Ấ Ầ Ẩ Ẫ Ậ Ắ Ằ Ẳ Ẵ Ặ È É" \
		    " Ẻ Ẽ Ẹ Ế Ề Ể Ễ Ệ Ì Í Ỉ Ĩ Ị Ò Ó Ỏ Õ Ọ Ố Ồ Ổ Ỗ Ộ Ớ Ờ Ở Ỡ Ợ Ù Ú" \
		    " Ủ Ũ Ụ Ứ Ừ Ử Ữ Ự Ỳ Ý Ỷ Ỹ Ỵ", cap, " ")
		split("đ ă â ê ô ơ ư à á ả ã ạ ấ ầ ẩ ẫ ậ ắ ằ ẳ ẵ ặ è é" \
		    " ẻ ẽ ẹ ế ề ể ễ ệ ì í ỉ ĩ ị ò ó ỏ õ ọ ố ồ ổ ỗ ộ ớ ờ ở ỡ ợ ù ú" \
		    " ủ ũ ụ ứ ừ ử ữ ự ỳ ý ỷ ỹ ỵ", small, " ")
	}
	NR == 1 && index($0, "# " name " - ") != 1 {
		bad("the head does not begin with \"# " name " - \"")
	}
	/\r$/ { bad("carriage return at the end") }
	/[ \t]$/ { bad("white space at the end") }
	index($0, mark1) || index($0, mark2) { bad("combining mark: not NFC") }
	index($0, nbsp) || index($0, zero) { bad("invisible space") }
	index($0, eth) { bad("U+00D0 is not the letter of Vietnamese") }
	# A flag is explained as "# flag TAB ...", one with a number as "flag=N".
	/^# [a-z-]+(=N)?\t/ {
		flag = $1
		sub(/^# /, "", flag)
		flags[flag]
	}
	/^(#|$)/ { before = ""; next }
	NF < 3 || NF > 4 { bad("not text TAB type TAB id [TAB flags]"); next }
	$1 == "" || $1 ~ /^ | $|  / { bad("white space around or doubled in the text") }
	!index(known, " " $2 " ") { bad("type " $2 " does not belong here") }
	$3 == "" || $3 ~ /^ | $/ { bad("no id: - is that of the text") }
	$3 == $1 { bad("id is the text: write -") }
	NF == 4 {
		if ($4 == "")
			bad("no flag after the last tab")
		n = split($4, f, ",")
		for (i = 1; i <= n; i++) {
			sub(/=[1-5]$/, "=N", f[i])
			if (!(f[i] in flags))
				bad("unknown flag " f[i])
		}
	}
	{
		# The empty strings keep numbers from being compared as such.
		if (before != "" && (before "") > ($0 ""))
			bad("out of order: run names.sh -s")
		before = $0
		k = key($1)
		if (k in line)
			bad("the same as line " line[k])
		else
			line[k] = NR
		entries++
	}
	END { if (!entries) bad("no entries") }
	' "$1"
}
out=$(for f; do check "$f"; done)
[ -z "$out" ] || { printf '%s\n' "$out"; exit 1; }
