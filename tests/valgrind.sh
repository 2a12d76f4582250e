#!/bin/sh
# valgrind.sh UNIT... TEST...: the unit programs, the examples of the pages and the
# pipelines under valgrind(1).  The other tests run with the sanitizers only: they
# would take most of the time and find the same.
command -v valgrind >/dev/null || { echo 'valgrind: not here'; exit 0; }
root=$PWD
tmp=$(mktemp -d "${TMPDIR:-/tmp}/vngrind.XXXXXX") || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
grind="valgrind -q --read-inline-info=no --error-exitcode=99
    --leak-check=full --errors-for-leak-kinds=definite
    --suppressions=$root/tests/valgrind.supp"
# shellcheck disable=SC2086,SC2116	# one line
grind=$(echo $grind)
for c in cmd/vn*; do
	[ -x "$c" ] && [ -f "$c" ] || continue
	printf '#!/bin/sh\nexec %s %s "$@"\n' "$grind" "$root/$c" \
	    >"$tmp/${c##*/}" && chmod +x "$tmp/${c##*/}"
done
units="" tests=""
for f; do
	case $f in
	tests/examples.t | tests/pipe.t) tests="$tests $f" ;;
	*.t | */test_normtest) ;;
	*) units="$units $f" ;;
	esac
done
VN_BIN=$tmp VN_SLOWED=1 CMOCKA_MESSAGE_OUTPUT=TAP
export VN_BIN VN_SLOWED CMOCKA_MESSAGE_OUTPUT
rc=0
# shellcheck disable=SC2086
[ -z "$units" ] || prove -f -j2 -e "$grind" $units </dev/null || rc=1
# shellcheck disable=SC2086
[ -z "$tests" ] || prove -fo -j2 -e sh $tests </dev/null || rc=1
exit $rc
