#!/bin/sh
# Renew tests/data/*.want, what the *.cmd beside it prints; the difference is
# shown first.  tests/golden.t compares.
PATH=${VN_BIN:-$PWD/cmd}:$PATH LC_ALL=C
export PATH LC_ALL
cd tests/data || exit 1
for cmd in *.cmd; do
	want=${cmd%cmd}want
	sh "./$cmd" >"$want.new" </dev/null || exit 1
	diff -u "$want" "$want.new" 2>/dev/null || echo "golden: $want renewed"
	mv "$want.new" "$want"
done
