# vntext: one non-recursive Makefile for GNU make and bmake.
# Yours to set: CC CFLAGS CPPFLAGS LDFLAGS PREFIX DESTDIR PKG_CONFIG.
VERSION = 0.1.0

CC ?= cc
AR ?= ar
CFLAGS ?= -O2 -g -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
PKG_CONFIG ?= pkg-config
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
LIBDIR ?= $(PREFIX)/lib
INCDIR ?= $(PREFIX)/include
MANDIR ?= $(PREFIX)/share/man

# For make fuzz (seconds, shared by the targets) and make bench (any UTF-8 text).
FUZZ_SECONDS ?= 60
FUZZ_CC ?= clang
FUZZ_SAN ?= -fsanitize=address,undefined -fno-sanitize-recover=all
FUZZ_COVER ?= -fsanitize=fuzzer-no-link
FUZZ_MAIN ?= -fsanitize=fuzzer
BENCH ?=

# -O2 is here too since bmake presets CFLAGS to -g; an -O in CFLAGS wins.
VN_CFLAGS = -O2 -std=c11 -ffp-contract=off \
	-D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE \
	-DVN_VERSION='"$(VERSION)"' \
	-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes
# Asked for in the recipes' shell: make deps may install them in the same run.
DEP_CFLAGS = $$($(PKG_CONFIG) --cflags libpcre2-8 libutf8proc)
DEP_LIBS = $$($(PKG_CONFIG) --libs libpcre2-8 libutf8proc) -lpthread
# The same without PCRE2, which only vngrep pays for at start-up.
BASE_LIBS = $$($(PKG_CONFIG) --libs libutf8proc) -lpthread
UNIT_LIBS = $$($(PKG_CONFIG) --libs cmocka) $(DEP_LIBS) -lm

# One name a line: adding a module, a command, a test is adding a line.
LIBOBJ = \
	lib/apart.o \
	lib/assoc.o \
	lib/bar.o \
	lib/boiler.o \
	lib/boiler_pat.o \
	lib/buf.o \
	lib/byline.o \
	lib/caption.o \
	lib/chars.o \
	lib/clean.o \
	lib/countrow.o \
	lib/credit.o \
	lib/data/boiler_list.o \
	lib/data/names_list.o \
	lib/data/ner_model.o \
	lib/data/seg_model.o \
	lib/date.o \
	lib/dedup.o \
	lib/detect.o \
	lib/dict.o \
	lib/dirt.o \
	lib/dupword.o \
	lib/edit.o \
	lib/enc.o \
	lib/enc_put.o \
	lib/enc_table.o \
	lib/ent.o \
	lib/ent_type.o \
	lib/entity.o \
	lib/eth.o \
	lib/feat.o \
	lib/fields.o \
	lib/gaz.o \
	lib/gaz_read.o \
	lib/gaz_spell.o \
	lib/gaz_store.o \
	lib/glued.o \
	lib/glyph.o \
	lib/goldline.o \
	lib/gram.o \
	lib/in.o \
	lib/jsonl.o \
	lib/keyhash.o \
	lib/law.o \
	lib/learn.o \
	lib/lex.o \
	lib/map.o \
	lib/misread.o \
	lib/model.o \
	lib/moji.o \
	lib/mojiword.o \
	lib/name.o \
	lib/name_body.o \
	lib/name_code.o \
	lib/name_crf.o \
	lib/name_edge.o \
	lib/name_event.o \
	lib/name_feat.o \
	lib/name_learn.o \
	lib/name_lex.o \
	lib/name_model.o \
	lib/name_place.o \
	lib/name_run.o \
	lib/name_title.o \
	lib/net.o \
	lib/norm.o \
	lib/num.o \
	lib/order.o \
	lib/out.o \
	lib/pat.o \
	lib/pat_need.o \
	lib/pat_spell.o \
	lib/punct.o \
	lib/rules.o \
	lib/rules_apply.o \
	lib/run.o \
	lib/scan.o \
	lib/seg.o \
	lib/sent.o \
	lib/space.o \
	lib/spill.o \
	lib/spill_merge.o \
	lib/syl.o \
	lib/sylkey.o \
	lib/tab.o \
	lib/tok.o \
	lib/tok_abbr.o \
	lib/tok_char.o \
	lib/tok_emoji.o \
	lib/tok_mark.o \
	lib/tok_net.o \
	lib/tok_num.o \
	lib/tok_plain.o \
	lib/tok_word.o \
	lib/tone.o \
	lib/train.o \
	lib/unseg.o \
	lib/utf8.o \
	lib/value.o \
	lib/value_date.o \
	lib/value_law.o \
	lib/value_num.o \
	lib/value_text.o \
	lib/width.o

CMDS = \
	cmd/vnclean \
	cmd/vnconv \
	cmd/vncount \
	cmd/vngrep \
	cmd/vnkwic \
	cmd/vnseg \
	cmd/vntrain

UNITS = \
	tests/unit/test_apart \
	tests/unit/test_assoc \
	tests/unit/test_bar \
	tests/unit/test_boiler \
	tests/unit/test_caption \
	tests/unit/test_clean \
	tests/unit/test_countrow \
	tests/unit/test_dedup \
	tests/unit/test_detect \
	tests/unit/test_dict \
	tests/unit/test_dupword \
	tests/unit/test_enc \
	tests/unit/test_ent \
	tests/unit/test_entity \
	tests/unit/test_fields \
	tests/unit/test_glued \
	tests/unit/test_glyph \
	tests/unit/test_goldline \
	tests/unit/test_gaz \
	tests/unit/test_gold \
	tests/unit/test_gram \
	tests/unit/test_in \
	tests/unit/test_jsonl \
	tests/unit/test_keyhash \
	tests/unit/test_lex \
	tests/unit/test_model \
	tests/unit/test_moji \
	tests/unit/test_name \
	tests/unit/test_name_model \
	tests/unit/test_norm \
	tests/unit/test_normtest \
	tests/unit/test_order \
	tests/unit/test_pat \
	tests/unit/test_punct \
	tests/unit/test_rules \
	tests/unit/test_run \
	tests/unit/test_seg \
	tests/unit/test_sent \
	tests/unit/test_spill \
	tests/unit/test_syl \
	tests/unit/test_sylkey \
	tests/unit/test_tab \
	tests/unit/test_tok \
	tests/unit/test_unseg \
	tests/unit/test_utf8 \
	tests/unit/test_value \
	tests/unit/test_width

FUZZERS = \
	tests/fuzz/fuzz_caption \
	tests/fuzz/fuzz_clean \
	tests/fuzz/fuzz_dict \
	tests/fuzz/fuzz_enc \
	tests/fuzz/fuzz_ent \
	tests/fuzz/fuzz_entity \
	tests/fuzz/fuzz_fields \
	tests/fuzz/fuzz_gold \
	tests/fuzz/fuzz_gaz \
	tests/fuzz/fuzz_in \
	tests/fuzz/fuzz_jsonl \
	tests/fuzz/fuzz_model \
	tests/fuzz/fuzz_moji \
	tests/fuzz/fuzz_name \
	tests/fuzz/fuzz_nergold \
	tests/fuzz/fuzz_nermodel \
	tests/fuzz/fuzz_norm \
	tests/fuzz/fuzz_pat \
	tests/fuzz/fuzz_punct \
	tests/fuzz/fuzz_rules \
	tests/fuzz/fuzz_seg \
	tests/fuzz/fuzz_spill \
	tests/fuzz/fuzz_syl \
	tests/fuzz/fuzz_sylkey \
	tests/fuzz/fuzz_tok \
	tests/fuzz/fuzz_unseg \
	tests/fuzz/fuzz_value \
	tests/fuzz/fuzz_width

.PHONY: all demo check check-slow install uninstall bench fuzz lint golden \
	model dist distcheck clean ci deps deps-dev asan

all: lib/libvn.a $(CMDS)

.SUFFIXES: .c .o .fo
.c.o:
	$(CC) $(VN_CFLAGS) $(CPPFLAGS) $(DEP_CFLAGS) $(CFLAGS) -c -o $@ $<
.c.fo:
	$(FUZZ_CC) $(VN_CFLAGS) $(CPPFLAGS) $(DEP_CFLAGS) -O1 -g \
	    $(FUZZ_SAN) $(FUZZ_COVER) -c -o $@ $<

# The tree is small: every object depends on every header.
HDRS = lib/*.h cmd/*.h
$(LIBOBJ) $(LIBOBJ:.o=.fo) $(CMDS:=.o) cmd/cli.o: $(HDRS)
cmd/cli.o: Makefile

lib/libvn.a: $(LIBOBJ)
	rm -f $@
	$(AR) rc $@ $(LIBOBJ)

# The models are compiled in, each as an object of its own.  HOSTCC builds what
# runs while building.
HOSTCC ?= $(CC)

lib/gen/bin2c: lib/gen/bin2c.c
	$(HOSTCC) -O2 -std=c11 -o $@ lib/gen/bin2c.c

lib/data/boiler_list.c: lib/data/boiler.txt lib/gen/bin2c
	lib/gen/bin2c vn_boiler_builtin lib/data/boiler.txt > $@.tmp
	mv $@.tmp $@

# The lists of names become the store of lib/gaz, finished: gaz2c, built from the
# same sources for the machine that builds (with libutf8proc there), reads them, in
# this order.  A bad line stops the build.  -O0: it runs only once.
NAMES = \
	lib/data/names/extra.txt \
	lib/data/names/places-vn.txt \
	lib/data/names/places-communes.txt \
	lib/data/names/places-world.txt \
	lib/data/names/bodies.txt \
	lib/data/names/events.txt \
	lib/data/names/titles.txt \
	lib/data/names/heads.txt \
	lib/data/names/names.txt \
	lib/data/names/notnames.txt \
	lib/data/names/persons.txt \
	lib/data/names/frequent.txt \
	lib/data/names/words.txt

HOST_PKG_CONFIG ?= $(PKG_CONFIG)
GAZ2C = lib/gen/gaz2c.c lib/buf.c lib/edit.c lib/ent_type.c lib/gaz_read.c \
	lib/gaz_spell.c lib/gaz_store.c lib/net.c lib/norm.c lib/scan.c lib/syl.c \
	lib/utf8.c

lib/gen/gaz2c: $(GAZ2C) lib/*.h
	$(HOSTCC) $(VN_CFLAGS) -O0 $$($(HOST_PKG_CONFIG) --cflags libutf8proc) \
	    -o $@ $(GAZ2C) $$($(HOST_PKG_CONFIG) --libs libutf8proc)

lib/data/names_list.c: $(NAMES) lib/gen/gaz2c
	lib/gen/gaz2c $(NAMES) > $@.tmp
	mv $@.tmp $@

lib/data/seg_model.c: lib/data/seg.model lib/gen/bin2c
	lib/gen/bin2c vn_seg_builtin lib/data/seg.model > $@.tmp
	mv $@.tmp $@

lib/data/ner_model.c: lib/data/ner.model lib/gen/bin2c
	lib/gen/bin2c vn_ner_builtin lib/data/ner.model > $@.tmp
	mv $@.tmp $@

# Train the models anew (see lib/data/PROVENANCE.md): make model DATA=dir, that of
# vnseg; make model DATA=dir NER=dir, that of vngrep too; make model NER=dir, only
# that.  vntrain holds both models, as the library does; where there are none yet,
# empty files will do:  : > lib/data/seg.model; : > lib/data/ner.model
TRAINOBJ = cmd/vntrain.o cmd/vntrain_gold.o cmd/vntrain_ner.o cmd/vntrain_read.o \
	cmd/vntrain_tell.o cmd/vntrain_write.o
$(TRAINOBJ): $(HDRS)
cmd/vntrain: $(TRAINOBJ) cmd/cli.o lib/libvn.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(TRAINOBJ) cmd/cli.o lib/libvn.a $(BASE_LIBS) -lm

model: cmd/vntrain
	@MAKE='$(MK)' sh lib/gen/model.sh "$(DATA)" lib/data/seg.model \
	    "$(NER)" lib/data/ner.model

VNCLEAN = cmd/vnclean.o cmd/vnclean_json.o cmd/vnclean_lines.o cmd/cli.o \
	cmd/cli_json.o
$(VNCLEAN): $(HDRS)
cmd/vnclean: $(VNCLEAN) lib/libvn.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(VNCLEAN) lib/libvn.a $(DEP_LIBS)

CONVOBJ = cmd/vnconv.o cmd/vnconv_text.o
$(CONVOBJ): $(HDRS)
cmd/vnconv: $(CONVOBJ) cmd/cli.o lib/libvn.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(CONVOBJ) cmd/cli.o lib/libvn.a $(BASE_LIBS)

COUNTOBJ = cmd/vncount.o cmd/vncount_assoc.o cmd/vncount_bar.o \
	cmd/vncount_df.o cmd/vncount_docs.o cmd/vncount_each.o \
	cmd/vncount_join.o cmd/vncount_keyness.o cmd/vncount_lines.o \
	cmd/vncount_order.o cmd/vncount_pairs.o cmd/vncount_read.o \
	cmd/vncount_rows.o cmd/vncount_sorter.o cmd/vncount_spill.o \
	cmd/vncount_stats.o cmd/vncount_store.o cmd/vncount_summary.o \
	cmd/vncount_tokens.o cmd/vncount_walk.o cmd/cli_json.o
$(COUNTOBJ): $(HDRS)
cmd/vncount: $(COUNTOBJ) cmd/cli.o lib/libvn.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(COUNTOBJ) cmd/cli.o lib/libvn.a $(BASE_LIBS)

SEGOBJ = cmd/vnseg.o cmd/vnseg_field.o cmd/vnseg_json.o cmd/vnseg_line.o \
	cmd/vnseg_rows.o cmd/vnseg_why.o cmd/vnseg_words.o cmd/cli.o \
	cmd/cli_json.o cmd/cli_model.o
$(SEGOBJ): $(HDRS)
cmd/vnseg: $(SEGOBJ) lib/libvn.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(SEGOBJ) lib/libvn.a $(BASE_LIBS)

KWICOBJ = cmd/vnkwic.o cmd/vnkwic_find.o cmd/vnkwic_row.o cmd/vnkwic_sort.o
$(KWICOBJ): $(HDRS)
cmd/vnkwic: $(KWICOBJ) cmd/cli.o lib/libvn.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(KWICOBJ) cmd/cli.o lib/libvn.a $(DEP_LIBS)

GREPOBJ = cmd/vngrep.o cmd/vngrep_alias.o cmd/vngrep_color.o cmd/vngrep_doc.o \
	cmd/vngrep_ent.o cmd/vngrep_forms.o cmd/vngrep_match.o cmd/vngrep_names.o \
	cmd/vngrep_opt.o cmd/vngrep_pat.o cmd/vngrep_print.o cmd/vngrep_redact.o \
	cmd/vngrep_serial.o cmd/vngrep_slots.o cmd/vngrep_text.o cmd/vngrep_walk.o \
	cmd/cli.o cmd/cli_json.o cmd/cli_model.o
$(GREPOBJ): $(HDRS)
cmd/vngrep: $(GREPOBJ) lib/libvn.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(GREPOBJ) lib/libvn.a $(DEP_LIBS)

# Not spelt out below, else make -n would run those recipes.
MK = $(MAKE)

# Tests.  TESTS may name some of the command tests.
TESTS ?= tests/*.t

$(UNITS): lib/libvn.a tests/unit/*.c $(HDRS)
	$(CC) $(VN_CFLAGS) $(CPPFLAGS) $(DEP_CFLAGS) $(CFLAGS) $(LDFLAGS) -I. \
	    -o $@ $@.c lib/libvn.a $(UNIT_LIBS)

tests/unit/test_gold tests/fuzz/fuzz_nergold: cmd/vntrain_gold.c

check: all $(UNITS)
	@CC='$(CC)' MAKE='$(MK)' CFLAGS='$(CFLAGS)' \
	    sh tests/check.sh $(UNITS) $(TESTS)

check-slow: all $(UNITS)
	@CC='$(CC)' MAKE='$(MK)' sh tests/valgrind.sh $(UNITS) $(TESTS)
	@CC='$(CC)' MAKE='$(MK)' sh tests/check.sh tests/*.slow

golden: all
	@sh tests/golden.sh

asan:
	@CC='$(CC)' MAKE='$(MK)' sh tests/asan.sh

# The library once more for the fuzzers, as .fo objects.
lib/libvn-fuzz.a: $(LIBOBJ:.o=.fo)
	rm -f $@
	$(AR) rc $@ $(LIBOBJ:.o=.fo)

$(FUZZERS): lib/libvn-fuzz.a tests/fuzz/*.c $(HDRS)
	$(FUZZ_CC) $(VN_CFLAGS) $(CPPFLAGS) $(DEP_CFLAGS) -O1 -g $(FUZZ_SAN) \
	    -I. -o $@ $@.c $(FUZZ_MAIN) lib/libvn-fuzz.a $(DEP_LIBS) -lm

fuzz:
	@MAKE='$(MK)' CC='$(CC)' FUZZ_CC='$(FUZZ_CC)' \
	    sh tests/fuzz/fuzz.sh $(FUZZ_SECONDS) $(FUZZERS)

lint: all
	@sh tests/lint.sh

bench: all
	@sh tests/bench/bench.sh $(BENCH)

# A word table of the built-in sample.
demo: all
	cmd/vnclean tests/data/sample.txt | cmd/vnseg | cmd/vncount -w | head -n 20

# The environment.
deps:
	@sh lib/gen/deps.sh build

deps-dev:
	@sh lib/gen/deps.sh build dev

# Installing.
INSTALL_ENV = DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' BINDIR='$(BINDIR)' \
	LIBDIR='$(LIBDIR)' INCDIR='$(INCDIR)' MANDIR='$(MANDIR)' \
	VERSION='$(VERSION)' CMDS='$(CMDS)'

install: all
	@$(INSTALL_ENV) sh lib/gen/install.sh install

uninstall:
	@$(INSTALL_ENV) sh lib/gen/install.sh uninstall

# Releases: the tarball is the tag.
DIST = vntext-$(VERSION)

dist:
	git archive --prefix=$(DIST)/ -o $(DIST).tar.gz HEAD

distcheck: dist
	@MAKE='$(MK)' sh lib/gen/distcheck.sh $(DIST)

ci:
	bash .ci/run

clean:
	rm -f lib/*.o lib/*.fo lib/*.a cmd/*.o $(CMDS) $(UNITS) $(FUZZERS)
	rm -f lib/data/*.o lib/data/*.fo lib/data/*_model.c lib/data/*_list.c lib/data/*.tmp
	rm -f lib/gen/bin2c lib/gen/gaz2c vntext-*.tar.gz
