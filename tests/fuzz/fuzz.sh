#!/bin/sh
# fuzz.sh SECONDS TARGET...: share the time among the targets.  Seeds are the
# files of tests/data, and of tests/data/TARGET/ for one target alone.  Where
# clang or its libFuzzer is missing the seeds are only replayed.
seconds=$1
shift
: "${MAKE:=make}" "${CC:=cc}" "${FUZZ_CC:=clang}"
unset MAKEFLAGS MFLAGS
tmp=$(mktemp -d "${TMPDIR:-/tmp}/vnfuzz.XXXXXX") || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

echo 'int LLVMFuzzerTestOneInput(const char *p, unsigned long n);
int LLVMFuzzerTestOneInput(const char *p, unsigned long n)
{ return p == 0 && n; }' >"$tmp/x.c"
if $FUZZ_CC -fsanitize=fuzzer,address -o "$tmp/x" "$tmp/x.c" 2>/dev/null
then
	live=1
	$MAKE -s -j2 FUZZ_CC="$FUZZ_CC" "$@" || exit 1
else
	live=0
	echo "fuzz: no libFuzzer in $FUZZ_CC: seeds are replayed only"
	$MAKE -s -j2 FUZZ_CC="$CC" FUZZ_COVER= FUZZ_MAIN=tests/fuzz/replay.c "$@" ||
	    exit 1
fi

# Seeds: whole files, and the first lines of texts one by one.
seeds() {
	find tests/data -maxdepth 1 -type f -exec cp {} "$2" \;
	[ ! -d "tests/data/$1" ] || cp "tests/data/$1"/* "$2"
	head -n 40 tests/data/sample.txt |
	    awk -v d="$2" '{ f = d "/line" NR; print >f; close(f) }'
}

each=$((seconds / $#))
[ $each -gt 0 ] || each=1

# One target; what it says comes out in one piece.
one() {
	name=${1##*/}
	mkdir "$tmp/$name"
	seeds "$name" "$tmp/$name"
	if [ $live -eq 1 ]; then
		"$1" -max_total_time=$each -max_len=4096 -timeout=10 \
		    -rss_limit_mb=2048 -print_final_stats=1 \
		    -artifact_prefix=tests/fuzz/ "$tmp/$name"
	else
		"$1" "$tmp/$name"/*
	fi >"$tmp/$name.log" 2>&1 || {
		: >"$tmp/failed"
		echo "fuzz: $name: FAILED"
		tail -n 60 "$tmp/$name.log"
		return
	}
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' \
	    "$tmp/$name.log")
	echo "fuzz: $name: ${runs:-seeds replayed}${runs:+ runs in $each s}, well"
}

n=0
for t; do
	one "$t" &
	n=$((n + 1))
	[ $((n % 2)) -ne 0 ] || wait	# two at a time
done
wait
[ ! -e "$tmp/failed" ]
