#!/bin/sh
# What the commands in tests/data/*.cmd print is the *.want beside them; after an
# intended change: make golden.
. "${0%/*}/lib.sh"
for cmd in "$ROOT"/tests/data/*.cmd; do
	name=${cmd##*/}
	ok "$name" 'cd "$ROOT/tests/data" &&
	    sh "./$name" | diff -u "${name%cmd}want" -'
done
done_testing
