#!/bin/sh
# check.sh FILE...: run unit programs and command tests (*.t, *.slow) by
# prove(1), standard input empty.  What is not there (yet) is passed over.
export LC_ALL=C CMOCKA_MESSAGE_OUTPUT=TAP
units="" tests=""
for f; do
	case $f in
	*.t|*.slow) [ -f "$f" ] && tests="$tests $f" ;;
	*/test_normtest) ;;	# normtest.t runs it, with its data
	*) units="$units $f" ;;
	esac
done
rc=0
# shellcheck disable=SC2086	# names without spaces
[ -z "$units" ] || prove -f -e '' $units </dev/null || rc=1
# shellcheck disable=SC2086
[ -z "$tests" ] || prove -fo -j2 -e sh $tests </dev/null || rc=1
exit $rc
