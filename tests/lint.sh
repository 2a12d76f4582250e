#!/bin/sh
# Static checks; each tool that is there must have nothing to say.
# shellcheck disable=SC2046,SC2086,SC2317	# lists of names; called by name
rc=0
has() { command -v "$1" >/dev/null 2>&1 || { echo "lint: no $1"; return 1; }; }
check() {
	what=$1
	shift
	if "$@"; then echo "lint: $what: well"
	else echo "lint: $what: FAILED"; rc=1; fi
}
# Generated tables are not for reading.
src=$(find lib cmd -name '*.c' ! -path 'lib/data/*' | sort)
scripts=$(find lib/gen tests -name '*.sh' -o -name '*.t' -o -name '*.slow')

cpp() {
	cppcheck -q --std=c11 --enable=warning,performance,portability \
	    --inline-suppr --suppress=missingIncludeSystem \
	    --suppress=invalidFunctionArg --suppress=legacyUninitvar \
	    --suppress=uninitvar --suppress=ctuuninitvar \
	    --suppress=duplicateAssignExpression \
	    --error-exitcode=1 -DVN_VERSION='"x"' $src
}
# The analyser's default of 225,000 nodes a function takes ten times as long, and has
# found nothing more.
tidy() {
	printf '%s\n' $src | xargs -n 5 -P 2 sh -c 'clang-tidy --quiet "$@" -- \
	    -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE \
	    -DVN_VERSION="\"x\"" \
	    -Xclang -analyzer-config -Xclang max-nodes=40000 \
	    $(pkg-config --cflags libpcre2-8 libutf8proc) 2>/dev/null' sh
}
sh_() { shellcheck -S warning -e SC1087,SC1111 $scripts .ci/run; }
pages() { mandoc -Tlint -W warning man/*.[137]; }
style() {	# lines of the code that are too wide; trailing blanks
	! expand $src lib/*.h cmd/*.h | LC_ALL=C.UTF-8 grep -nE '^.{101}' &&
	    ! grep -nE '[ 	]+$' $src lib/*.h cmd/*.h Makefile
}
check style style
has cppcheck && check cppcheck cpp
has clang-tidy && check clang-tidy tidy
has shellcheck && check shellcheck sh_
has mandoc && check mandoc pages
exit $rc
