# vntext: one non-recursive Makefile for GNU make and bmake.
# Yours to set: CC CFLAGS CPPFLAGS LDFLAGS PREFIX DESTDIR PKG_CONFIG.
VERSION = 0.1.0

CC ?= cc
AR ?= ar
CFLAGS ?= -O2 -g -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
LDFLAGS ?= -pie -Wl,-z,relro,-z,now
PKG_CONFIG ?= pkg-config
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
LIBDIR ?= $(PREFIX)/lib
INCDIR ?= $(PREFIX)/include
MANDIR ?= $(PREFIX)/share/man

VN_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -DVN_VERSION='"$(VERSION)"' \
	-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes
DEP_CFLAGS = $$($(PKG_CONFIG) --cflags libpcre2-8 libutf8proc)
DEP_LIBS = $$($(PKG_CONFIG) --libs libpcre2-8 libutf8proc) -lpthread

# One name a line: adding a module, a command, a test is adding a line.
LIBOBJ = \
	lib/buf.o \
	lib/in.o \
	lib/norm.o \
	lib/out.o \
	lib/run.o \
	lib/syl.o \
	lib/utf8.o

CMDS = \
	cmd/vnclean

UNITS = \
	tests/unit/test_norm \
	tests/unit/test_syl \
	tests/unit/test_utf8

FUZZERS = \
	tests/fuzz/fuzz_norm \
	tests/fuzz/fuzz_syl

all: lib/libvn.a $(CMDS)

.SUFFIXES: .c .o
.c.o:
	$(CC) $(VN_CFLAGS) $(CPPFLAGS) $(DEP_CFLAGS) $(CFLAGS) -c -o $@ $<

lib/libvn.a: $(LIBOBJ)
	rm -f $@
	$(AR) rc $@ $(LIBOBJ)

cmd/vnclean: cmd/vnclean.o cmd/cli.o lib/libvn.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ cmd/vnclean.o cmd/cli.o lib/libvn.a $(DEP_LIBS)

clean:
	rm -f lib/*.o cmd/*.o lib/libvn.a $(CMDS)
