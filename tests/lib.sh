#!/bin/sh
# What every tests/*.t shares.  Source it first: . "${0%/*}/lib.sh"
# A test runs in $T, an empty directory of its own; $ROOT is the source tree; the
# commands are $VN_BIN's, or the tree's.  $VN_SLOWED: valgrind or sanitizers run.
ROOT=$(cd "${0%/*}/.." && pwd) || exit 1
export LC_ALL=C PATH="${VN_BIN:-$ROOT/cmd}:$PATH"
D=$(mktemp -d "${TMPDIR:-/tmp}/vntest.XXXXXX") && T=$D/t && mkdir "$T" &&
    cd "$T" || exit 1
trap 'cd /; chmod -R u+w "$D"; rm -rf "$D"' EXIT
trap 'exit 1' HUP INT TERM
exec </dev/null
tests=0 failed=0

# result STATUS NAME: print one TAP line; what failed is shown as # lines.
result() {
	tests=$((tests + 1))
	[ "$1" -eq 0 ] && { printf '%s\n' "ok $tests - $2"; return; }
	failed=$((failed + 1))
	printf '%s\n' "not ok $tests - $2"
	sed 's/^/# /' "$D/why"
}
# expect NAME STATUS STDOUT COMMAND...: STDOUT without its last newline.
expect() {
	name=$1 status=$2 text=$3
	shift 3
	(eval "$*") >"$D/out" 2>"$D/err"
	got=$?
	printf '%s\n' "$text" >"$D/expected"
	{ tr -d '\000' <"$D/out" | { x=$(cat); printf '%s\n' "$x"; }; } >"$D/got"
	diff -u "$D/expected" "$D/got" >"$D/why" && [ "$got" -eq "$status" ]
	rc=$?
	[ $rc -eq 0 ] || { echo "status $got, expected $status: $*"
	    sed 's/^/stderr: /' "$D/err"; } >>"$D/why"
	result $rc "$name"
}
# ok NAME COMMAND...: passes when COMMAND returns 0; its output is shown if not.
ok() { name=$1; shift; (eval "$*") >"$D/why" 2>&1; result $? "$name"; }
skip() { tests=$((tests + 1)); echo "ok $tests - $1 # SKIP $2"; }
done_testing() { echo "1..$tests"; exit $((failed > 0)); }
