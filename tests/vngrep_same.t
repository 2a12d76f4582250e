#!/bin/sh
# vngrep beside GNU grep -P, byte by byte, over generated texts and options where
# both mean the same.  They differ by intent in names of several plain files (so
# -H or -h is given), in CR before LF, in what \w is, and grep -cv '' is silent.
. "${0%/*}/lib.sh"

if ! printf 'đ\n' | LC_ALL=C.UTF-8 grep -qP '(*UCP)^.$' 2>/dev/null ||
    ! grep --version 2>/dev/null | grep -q GNU; then
	skip 'as grep' 'no GNU grep with -P'
	done_testing
fi
awk 'BEGIN {
	srand(7)
	n = split("a b ab ba aa bb hà ha mẹ Mẹ A_b a-b x.y ... é B ,", w, " ")
	for (f = 1; f <= 3; f++)
		for (i = 0; i < 40; i++) {
			s = ""
			for (k = int(rand() * 7); k > 0; k--)
				s = s w[1 + int(rand() * n)] " "
			print substr(s, 1, length(s) - 1) >("t" f)
		}
	printf "no line feed a" >"t3"
	# the runs: options, pattern, files
	no = split("-c -n -v -l -L -o -b -x -i -A1 -B2 -C1 -A0 -m1 -m3 -q -H -h -Z -z -s --color=always --label=q -nA2 -vn -on -cv -bo -lv -vC1 -w -wn -wo", o, " ")
	np = split("a@b@ab|ba@^a@b$@^$@a*@[ab]+@x.y@hà|mẹ@(a)\\1@\\bb@zzz@.@é ?@(*UTF)mẹ|b", p, "@")
	nf = split("<t1@t3@-H t1 t2@t2@-h t2 t3@-H t1 - t3 <t2", fl, "@")
	for (i = 0; i < 450; i++) {
		s = ""
		for (k = int(rand() * 4); k >= 0; k--)
			s = s o[1 + int(rand() * no)] " "
		q = fl[1 + int(rand() * nf)]
		h = ""
		if (q ~ /^-/) {
			h = substr(q, 1, 2)
			q = substr(q, 4)
		}
		e = " -e '\''" p[1 + int(rand() * np)] "'\'' "
		# to some versions of grep an accented letter is none
		if (s ~ /w/)
			gsub(/t[123]/, "u&", q)
		if (s ~ /[wx]/)		# grep takes no verb then
			sub(/\(\*UTF\)/, "", e)
		print s h e q >"runs"
	}
}'
for i in 1 2 3; do sed 's/[^ -~]//g' t$i >ut$i; done

# compare LEAST RUNS: each line is a command's arguments.
compare() {
	n=0
	while IFS= read -r args; do
		eval "LC_ALL=C.UTF-8 command grep -P $args" >g 2>/dev/null
		gs=$?
		eval "vngrep $args" >v 2>/dev/null
		vs=$?
		cmp -s g v && [ $gs -eq $vs ] || {
			printf '%s\n' "vngrep $args: $vs, grep: $gs"
			diff g v | head -n 5
			return 1
		}
		n=$((n + 1))
	done <"$2"
	[ $n -ge "$1" ]
}
ok 'one pattern' compare 450 runs

# -F, several patterns, -f: grep has them without -P
i=0
while [ $i -lt 3 ]; do
	for o in -n -c -o -x -v -no -ob -l -m2 '-nC1' '-i -o' --color=always '-L -v'; do
		for p in "-F -e x.y -e a" "-F -e ... -e A_b" "-F -f p" "-e ab -e ba" "-f p"; do
			echo "$o $p -H t1 t2"
		done
	done >runs
	i=$((i + 1))
	printf 'ab\nb\n' >p
done
ok 'several patterns' '
	while IFS= read -r args; do
		case $args in *-F*) e=;; *) e=-E;; esac
		eval "LC_ALL=C.UTF-8 command grep $e $args" >g; gs=$?
		eval "vngrep $args" >v; vs=$?
		cmp -s g v && [ $gs -eq $vs ] || {
			echo "$args $gs $vs"; diff g v | head -n 5; exit 1; }
	done <runs'

# what names and what is missing
mkdir -p d/e && cp t1 d/x && cp t2 d/e/y
for args in '-r a d/e' '-rc a d/e' '-rl a d/e' '-rh a d/e' '-n a t1 t2' '-rnH ab d/x' '-sh a t1 missing' \
    '-sq a missing t1' '-q a t1 missing' '-H a t1 missing' '-c a missing' '-l a - <t1' \
    '-Lr zzz d/e' '-Zrl a d/e' '-m0 a t1' '-m0 -c a t1' '-A x a t1' '-e' '-f missing t1'; do
	ok "as grep: $args" '
	eval "LC_ALL=C.UTF-8 command grep $args" >g 2>/dev/null; gs=$?
	eval "vngrep $args" >v 2>/dev/null; [ $? -eq $gs ] && diff g v'
done

# colours
i=0
for c in 'mt=4' 'ms=4:mc=5' 'sl=1:cx=2' 'sl=1:cx=2:rv' 'fn=1:ln=2:bn=3:se=4' 'ne' 'mt=4:ne:sl=7' \
    'mt=4;5' 'xx=1:mt=4' ':' '='; do
	for args in 'ab t1' '-v ab t1' '-nbH -C1 ab t1' '-o ab t1' '-vC1 b t1'; do
		echo "GREP_COLORS='$c' ; $args"
	done
done >runs
ok 'GREP_COLORS' '
	while IFS= read -r run; do
		env=${run%% ;*} args="--color=always ${run##* ; }"
		eval "$env LC_ALL=C.UTF-8 command grep -P $args" >g
		eval "$env vngrep $args" >v
		cmp g v || { echo "$run"; exit 1; }
	done <runs'
done_testing
