#!/bin/sh
# deps.sh build|dev...: install what is missing, by the system's own package
# manager.  build: for make and make check; dev: for make ci.  Nothing is done,
# and no network used, when nothing is missing.
has() { command -v "$1" >/dev/null 2>&1; }
say() { echo "deps: $*"; }
die() { echo "deps: $*" >&2; exit 1; }

# Each check prints the name of what is missing; pkg() knows the packages.
want_build() {
	echo '#include <stdio.h>
	int main(void) { return 0; }' | cc -x c -o /dev/null - 2>/dev/null ||
	    echo cc
	has make || echo make
	has prove || echo prove
	has bzcat || echo bzcat
	if has pkg-config; then
		for l in libpcre2-8 libutf8proc cmocka; do
			pkg-config --exists "$l" || echo "$l"
		done
	else
		echo pkg-config libpcre2-8 libutf8proc cmocka
	fi
	[ "$manager" != apt-get ] ||
	    [ -e /usr/share/unicode/NormalizationTest.txt.bz2 ] ||
	    [ -e /usr/share/unicode/NormalizationTest.txt ] || echo ucd
}

want_dev() {
	for c in clang clang-format clang-tidy valgrind cppcheck shellcheck \
	    mandoc bmake parallel strace uconv mawk; do
		has "$c" || echo "$c"
	done
	[ -x /usr/bin/time ] || echo time
}

# What others need: run-time libraries that fit the clang that is there, and
# on some systems libc's symbols for valgrind.
want_late() {
	! has clang || echo 'int main(void) { return 0; }' |
	    clang -x c -fsanitize=address -o /dev/null - >/dev/null 2>&1 ||
	    echo clang-rt
	! has valgrind || valgrind -q true 2>/dev/null || echo libc6-dbg
}

# The package of each manager that holds $1; nothing where there is none.
pkg() {
	case $manager:$1 in
	apt-get:cc) echo gcc libc6-dev ;;
	apk:cc) echo gcc musl-dev ;;
	brew:cc|brew:make|brew:prove|brew:bzcat|brew:strace) ;;
	*:cc) echo gcc ;;
	apt-get:prove|pacman:prove) echo perl ;;
	apk:prove) echo perl-utils ;;
	dnf:prove) echo perl-Test-Harness ;;
	*:bzcat) echo bzip2 ;;
	dnf:pkg-config) echo pkgconf-pkg-config ;;
	apk:pkg-config|pacman:pkg-config|brew:pkg-config) echo pkgconf ;;
	apt-get:libpcre2-8) echo libpcre2-dev ;;
	apk:libpcre2-8) echo pcre2-dev ;;
	dnf:libpcre2-8) echo pcre2-devel ;;
	*:libpcre2-8) echo pcre2 ;;
	apt-get:libutf8proc) echo libutf8proc-dev ;;
	apk:libutf8proc) echo utf8proc-dev ;;
	dnf:libutf8proc) echo utf8proc-devel ;;
	pacman:libutf8proc) echo libutf8proc ;;
	brew:libutf8proc) echo utf8proc ;;
	apt-get:cmocka) echo libcmocka-dev ;;
	apk:cmocka) echo cmocka-dev ;;
	dnf:cmocka) echo libcmocka-devel ;;
	apt-get:ucd) echo unicode-data ;;
	*:ucd) ;;
	apk:clang-format|apk:clang-tidy|dnf:clang-format|dnf:clang-tidy)
		echo clang-tools-extra ;;
	pacman:clang-format|pacman:clang-tidy) echo clang ;;
	brew:clang|brew:clang-format|brew:clang-tidy) echo llvm ;;
	apt-get:clang-rt)
		v=$(clang -dumpversion) && v=${v%%.*}
		apt-cache show "libclang-rt-$v-dev" >/dev/null 2>&1 &&
		    echo "libclang-rt-$v-dev" ||
		    echo "libclang-common-$v-dev" ;;
	dnf:clang-rt|apk:clang-rt|pacman:clang-rt) echo compiler-rt ;;
	*:clang-rt) ;;
	dnf:shellcheck) echo ShellCheck ;;
	apt-get:uconv) echo icu-devtools ;;
	apk:uconv) echo icu ;;
	*:uconv) echo icu ;;
	apt-get:libc6-dbg) echo libc6-dbg ;;
	*:libc6-dbg) ;;
	brew:time|brew:valgrind) ;;
	*) echo "$1" ;;
	esac
}

install_all() {
	case $manager in
	apt-get)
		export DEBIAN_FRONTEND=noninteractive
		run apt-get update -qq &&
		    run apt-get install -qqy -o=Dpkg::Use-Pty=0 \
			--no-install-recommends "$@" ;;
	dnf) run dnf install -y "$@" ;;
	apk) run apk add "$@" ;;
	pacman) run pacman -Sy --needed --noconfirm "$@" ;;
	brew) run brew install "$@" ;;
	esac
}

# Brew refuses root, the others need it.
run() {
	if [ "$manager" = brew ] || [ "$(id -u)" -eq 0 ]; then
		say "$*"
		"$@" </dev/null
	else
		has sudo || die "not root, and no sudo: run as root: $*"
		say "sudo $*"
		sudo DEBIAN_FRONTEND=noninteractive "$@"
	fi
}

# supply LIST-FUNCTION: find what is missing, install it, look again.
supply() {
	missing=$($1 | tr '\n' ' ')
	[ -n "$missing" ] || return 0
	say "missing: $missing"
	[ -n "$manager" ] ||
	    die "no package manager known here; install these by hand"
	packages=$(for m in $missing; do pkg "$m"; done | tr ' ' '\n' |
	    sort -u | tr '\n' ' ')
	[ -z "$packages" ] && return 0
	# shellcheck disable=SC2086	# a list of names
	install_all $packages || die "could not install: $packages"
}

manager=
for m in apt-get dnf apk pacman brew; do
	has "$m" && manager=$m && break
done
for what; do
	supply "want_$what"
	[ "$what" != dev ] || supply want_late
	# The optional ones (ucd) may not exist; the others must by now.
	left=$("want_$what" | grep -v ucd | tr '\n' ' ')
	if [ -z "$left" ]; then
		say "$what: all there"
	elif [ "$what" = build ]; then
		die "still missing: $left"
	else
		say "$what: without $left"
	fi
done
