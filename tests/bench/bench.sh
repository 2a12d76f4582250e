#!/bin/sh
# bench.sh [FILE]: how fast, next to other tools, in one run.  Without FILE: the
# sample repeated to 100 MB.  The text is passed through vnclean once.  The tools
# take turns, RUNS times (5); MB/s is from the best time of each, a ratio is the
# median of those of the single turns.  Tools that are not here are left out.
export LC_ALL=C PATH="${VN_BIN:-$PWD/cmd}:$PATH"
runs=${RUNS:-5} size=${SIZE:-100000000}
tmp=$(mktemp -d "${TMPDIR:-/tmp}/vnbench.XXXXXX") || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
if [ -n "$1" ]; then
	vnclean "$1" >"$tmp/text" || exit 1
else
	vnclean tests/data/sample.txt >"$tmp/page" || exit 1
	while cat "$tmp/page"; do :; done 2>/dev/null |
	    head -c "$size" | vnclean >"$tmp/text"
fi
head -c $((size / 5)) "$tmp/text" | vnclean >"$tmp/part"	# for slow ones
cd "$tmp" || exit 1
mb() { wc -c <"$1" | awk '{ printf "%.1f", $1 / 1e6 }'; }
has() { command -v "$1" >/dev/null 2>&1 || { echo "no $1 here"; return 1; }; }

# Seconds that a shell command takes.
seconds() {
	perl -MTime::HiRes=time -e '$t = time;
	    system("sh", "-c", $ARGV[0]) == -1 and die;
	    printf "%.4f\n", time - $t' "$1"
}

# turns FILE LABEL COMMAND [LABEL COMMAND...]: the first against the others.
turns() {
	file=$1
	shift
	cat "$file" >/dev/null
	i=0
	while [ $i -lt "$runs" ]; do
		i=$((i + 1)) line=
		for cmd; do
			# labels and commands alternate
			if [ -z "$line" ]; then line=$cmd; continue; fi
			printf '%s\t%s\n' "$line" "$(seconds "{ $cmd; } <$file")"
			line=
		done
	done | awk -F '\t' -v mb="$(mb "$file")" '
	function median(a, n,	i, j, t) {
		for (i = 2; i <= n; i++)
			for (j = i; j > 1 && a[j] < a[j - 1]; j--) {
				t = a[j]; a[j] = a[j - 1]; a[j - 1] = t
			}
		return n % 2 ? a[(n + 1) / 2] : (a[n / 2] + a[n / 2 + 1]) / 2
	}
	{
		if (!($1 in n)) name[++names] = $1
		t[$1, ++n[$1]] = $2
		if (n[$1] == 1 || $2 < best[$1]) best[$1] = $2
	}
	END {
		for (k = 1; k <= names; k++) {
			for (i = 1; i <= n[name[k]]; i++)
				r[i] = t[name[k], i] / t[name[1], i]
			printf "%-44s %8.1f MB/s", name[k], mb / best[name[k]]
			if (k > 1)
				printf "  %s is %.2f times as fast", name[1],
				    median(r, n[name[k]])
			print ""
		}
	}'
}

echo "text: $(mb text) MB, $(wc -l <text) lines; $runs turns;" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)"
out='>/dev/null'

set -- text vnclean "vnclean $out"
has iconv && set -- "$@" 'iconv -f utf8 -t utf8' "iconv -f utf8 -t utf8 $out"
has uconv && set -- "$@" 'uconv -x any-nfc' \
    "uconv -f utf8 -t utf8 -x any-nfc $out"
set -- "$@" 'vnclean -j 2' "vnclean -j 2 $out" cat "cat | cat $out"
turns "$@"

count='{ for (i = 1; i <= NF; i++) n[$i]++ }
    END { for (w in n) print n[w] "\t" w }'
pairs='{ for (i = 1; i < NF; i++) n[$i " " $(i + 1)]++ }
    END { for (w in n) print n[w] "\t" w }'
if has vncount; then
	set -- text vncount "vncount $out" 'vncount -j 2' "vncount -j 2 $out"
	has mawk && set -- "$@" 'mawk hash count | sort' \
	    "mawk '$count' | sort -k1,1nr -k2 $out"
	turns "$@"
	set -- text 'vncount -n 2' "vncount -n 2 $out" \
	    'vncount -n 2 -j 2' "vncount -n 2 -j 2 $out" \
	    'vncount -n 2 -S 32M' "vncount -n 2 -S 32M $out"
	has mawk && set -- "$@" 'mawk hash count of pairs | sort' \
	    "mawk '$pairs' | sort -k1,1nr -k2 $out"
	turns "$@"
	turns part vncount "vncount $out" 'tr | sort | uniq -c | sort' \
	    "tr -s ' \t' '\n\n' | sort | uniq -c | sort -k1,1nr -k2 $out"
fi
if has vnseg; then
	set -- part vnseg "vnseg $out" 'vnseg -j 2' "vnseg -j 2 $out"
	has mawk && set -- "$@" 'mawk word count' "mawk '$count' $out"
	turns "$@"
fi
if has vngrep; then
	# GNU grep stops at the first match when it writes to /dev/null
	out='| cat >/dev/null'
	for re in 'sức khỏe' 'Nguyễn \p{Lu}\w+'; do
		set -- text "vngrep -c '$re'" "vngrep -c '$re' $out"
		if echo x | grep -qP x 2>/dev/null; then
			set -- "$@" "grep -cP '$re'" \
			    "LC_ALL=C.UTF-8 grep -cP '$re' $out"
		fi
		turns "$@"
	done
	set -- part 'vngrep -t DATE,LAW,NUM -o' "vngrep -t DATE,LAW,NUM -o $out"
	has mawk && set -- "$@" 'mawk word count' "mawk '$count' $out"
	turns "$@"
	set -- part 'vngrep -t any -o' "vngrep -t any -o $out" \
	    'vngrep -t any --tsv' "vngrep -t any --tsv $out"
	has mawk && set -- "$@" 'mawk word count' "mawk '$count' $out"
	turns "$@"
fi

# Start-up: 200 times one word; peak memory on a fifth of the text.
printf 'ngày\n' >word
for c in vnclean vnseg vncount 'vngrep ngày' 'vngrep -t any'; do
	has "${c%% *}" || continue
	perl -MTime::HiRes=time -e '
	    open STDIN, "<", "word"; open STDOUT, ">", "/dev/null";
	    $best = 1;
	    for (1 .. 20) {
		$t = time;
		for (1 .. 10) {
		    if (!($p = fork)) { exec @ARGV; exit 1 }
		    waitpid $p, 0;
		}
		$t = (time - $t) / 10;
		$best = $t if $t < $best;
	    }
	    printf STDERR "%-44s %8.2f ms to start and end\n", "@ARGV",
		$best * 1e3' $c 2>&1
	if [ -x /usr/bin/time ]; then
		/usr/bin/time -f '%M' -o rss $c <part >/dev/null
		awk -v c="$c" '{ printf "%-44s %8.1f MB at most\n",
		    c, $1 / 1e3 }' rss
	fi
done
# vncount keeps its table: on all of the text.
for c in vncount 'vncount -n 2' 'vncount -n 2 -j 2' 'vncount -n 2 -S 32M'; do
	{ has vncount && [ -x /usr/bin/time ]; } || continue
	/usr/bin/time -f '%M' -o rss $c <text >/dev/null
	awk -v c="$c" '{ printf "%-44s %8.1f MB at most\n", c, $1 / 1e3 }' rss
done
