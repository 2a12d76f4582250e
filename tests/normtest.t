#!/bin/sh
# Unicode's conformance file, where the system has it (Debian: unicode-data).
. "${0%/*}/lib.sh"
for f in /usr/share/unicode/NormalizationTest.txt \
    /usr/share/unicode/ucd/NormalizationTest.txt; do
	if [ -f "$f" ]; then cp "$f" nt.txt; break; fi
	[ -f "$f.bz2" ] && bzcat "$f.bz2" >nt.txt 2>/dev/null && break
done
if [ ! -s nt.txt ]; then
	skip "NormalizationTest.txt" "not on this system (package unicode-data)"
	done_testing
fi
ok "NFC by $(head -n 1 nt.txt | tr -d '#')" \
    NORMTEST=nt.txt CMOCKA_MESSAGE_OUTPUT=STDOUT "$ROOT/tests/unit/test_normtest"
done_testing
