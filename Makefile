# Tocsin. `make` builds, `make demo` shows, `make check` tests; CONTRIBUTING.md explains the rest.
# Local settings go to config.mk: CC, CFLAGS, DEVELOPER=1 (strict warnings as errors), SANITIZE=address,undefined.
-include config.mk
VERSION  := 0.1.0
BUILD    ?= build$(if $(SANITIZE),-san)
CC       := $(if $(filter default,$(origin CC)),gcc,$(CC))
PKGS     := sqlite3 libxml-2.0 jansson zlib libutf8proc
PREFIX   ?= /usr/local

ifeq ($(filter clean help deps demo check,$(MAKECMDGOALS)),)
  ifneq ($(shell pkg-config --exists $(PKGS) && echo yes),yes)
    $(error Packages are missing. `make deps` installs them: libsqlite3-dev libxml2-dev libjansson-dev zlib1g-dev libutf8proc-dev libcmocka-dev)
  endif
endif
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null)

CFLAGS   ?= -O2 -g
WARN     := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wno-unused-parameter -Wno-missing-field-initializers
ifdef DEVELOPER
  WARN   += -Werror
endif
ifdef SANITIZE
  CFLAGS := -O1 -g -fno-omit-frame-pointer
  SAN    := -fsanitize=$(SANITIZE) -fno-sanitize-recover=all
endif
ALL_CFLAGS := -std=gnu17 -D_GNU_SOURCE -DTC_VERSION='"$(VERSION)"' -fPIC -ffp-contract=off -Isrc -I$(BUILD) $(WARN) $(PKG_CFLAGS) $(CFLAGS) $(SAN)
LDLIBS   := $(PKG_LIBS) -lm -lpthread

MODULES  := base text lang know event code ingest store engine
LIB_SRCS := $(foreach m,$(MODULES),$(sort $(wildcard src/$(m)/*.c)))
CLI_SRCS := $(sort $(wildcard src/cli/*.c))
LIB_OBJS := $(LIB_SRCS:%.c=$(BUILD)/%.o) $(BUILD)/blobs.o
CLI_OBJS := $(CLI_SRCS:%.c=$(BUILD)/%.o)
LIB      := $(BUILD)/libtocsin.a
SO       := $(BUILD)/libtocsin.so
BIN      := $(BUILD)/tocsin
TEST_BINS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
DATA     := $(filter-out %.md,$(wildcard data/*/*))
MODEL    := models/en.model

.PHONY: all clean help deps
all: $(BIN) $(LIB) $(SO)

# Vector arguments of functions that are always inlined: their calling convention never matters.
$(BUILD)/src/lang/kernels_%.o: ALL_CFLAGS += -Wno-psabi

# `make V=1` shows the commands.
Q := $(if $(V),,@)
SAY = $(if $(V),,@echo "  $(1)	$@")

# Stamps that change when what they say changes, so that other flags or another set of files rebuild what depends on them.
# $(call stamp,file,words)
stamp = $(shell mkdir -p $(dir $(1)); echo '$(subst ','"'"',$(2))' | cmp -s - $(1) || echo '$(subst ','"'"',$(2))' > $(1))
ifneq ($(filter-out clean help deps,$(or $(MAKECMDGOALS),all)),)
  $(call stamp,$(BUILD)/flags.stamp,$(VERSION) $(CFLAGS) $(SAN))
  $(call stamp,$(BUILD)/files.stamp,$(LIB_OBJS) $(CLI_OBJS))
  $(call stamp,$(BUILD)/data.stamp,$(DATA))
endif

$(BUILD)/%.o: %.c $(BUILD)/flags.stamp
	@mkdir -p $(@D)
	$(call SAY,CC)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The commands that exist, in the order of the help.
COMMAND_ORDER := code explain parse relate lookup know eval bench load query timeline brief calendar
COMMANDS := $(foreach c,$(COMMAND_ORDER),$(filter $(c),$(CLI_SRCS:src/cli/cmd_%.c=%)))
$(BUILD)/commands.inc: $(wildcard src/cli) Makefile
	@mkdir -p $(@D)
	@printf '%s\n' $(foreach c,$(COMMANDS),'X($(c))') > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
$(BUILD)/src/cli/main.o: $(BUILD)/commands.inc

# The knowledge blob is compiled from the tables under data/ by a program that links nothing but base and the table code.
MKKNOW_OBJS := $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard tools/mkknow*.c src/base/*.c src/know/*.c)))
$(BUILD)/mkknow: $(MKKNOW_OBJS)
	$(call SAY,LINK)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $^ $(LDLIBS)
# Tools end without freeing what they read.
$(BUILD)/know.blob: $(BUILD)/mkknow $(DATA) $(BUILD)/data.stamp
	$(call SAY,KNOW)
	$(Q)ASAN_OPTIONS=detect_leaks=0 $(BUILD)/mkknow data $@
$(BUILD)/blobs.o: src/blobs.S $(BUILD)/know.blob $(MODEL)
	$(call SAY,BLOB)
	$(Q)$(CC) -c -DKNOW_BLOB='"$(BUILD)/know.blob"' -DMODEL_BLOB='"$(MODEL)"' -o $@ $<

# PLOVER's and CAMEO's tables become constants.
$(BUILD)/mkontology: $(patsubst %.c,$(BUILD)/%.o,tools/mkontology.c $(wildcard src/base/*.c))
	$(call SAY,LINK)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $^ $(LDLIBS)
$(BUILD)/ontology.h: $(BUILD)/mkontology $(wildcard data/ontology/*.tsv)
	$(call SAY,TABLES)
	$(Q)ASAN_OPTIONS=detect_leaks=0 $(BUILD)/mkontology data/ontology $@
$(BUILD)/src/event/ontology.o: $(BUILD)/ontology.h

# Made-up records, for measuring the ledger.
$(BUILD)/mkevents: $(BUILD)/tools/mkevents.o $(LIB)
	$(call SAY,LINK)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $^ $(LDLIBS)

$(LIB): $(LIB_OBJS) $(BUILD)/files.stamp
	$(call SAY,AR)
	@rm -f $@
	$(Q)$(AR) rcs $@ $(LIB_OBJS)
$(SO): $(LIB_OBJS) $(BUILD)/files.stamp
	$(call SAY,LINK)
	$(Q)$(CC) $(ALL_CFLAGS) -shared -Wl,-soname,libtocsin.so.0 -o $@ $(LIB_OBJS) $(LDLIBS)
$(BIN): $(CLI_OBJS) $(LIB) $(BUILD)/files.stamp
	$(call SAY,LINK)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $(CLI_OBJS) $(LIB) $(LDLIBS)

$(BUILD)/tests/%: tests/unit/%.c $(LIB)
	@mkdir -p $(@D)
	$(call SAY,TEST)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/unit -MMD -MP -o $@ $< $(LIB) $(LDLIBS) -lcmocka

$(BUILD)/features: train/features.c $(LIB)
	$(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $(LIB) $(LDLIBS)

include tests/tests.mk
include train/train.mk

.PHONY: demo install uninstall
demo: ## install what is needed, build, code the articles under examples/
	tools/install-deps.sh
	$(MAKE) $(BIN)
	@BUILD=$(BUILD) tools/demo.sh

# DESTDIR and PREFIX as usual.
MAN := $(wildcard man/*.1 man/*.5)
install: all ## program, library, header, manual, completion to PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include
	install -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/tocsin
	install -m 644 $(LIB) $(DESTDIR)$(PREFIX)/lib/libtocsin.a
	install -m 755 $(SO) $(DESTDIR)$(PREFIX)/lib/libtocsin.so.0
	ln -sf libtocsin.so.0 $(DESTDIR)$(PREFIX)/lib/libtocsin.so
	install -m 644 src/tocsin.h $(DESTDIR)$(PREFIX)/include/tocsin.h
	printf 'Name: tocsin\nDescription: political events from news text\nVersion: %s\nCflags: -I%s\nLibs: -L%s -ltocsin\nLibs.private: %s\n' \
		'$(VERSION)' '$(PREFIX)/include' '$(PREFIX)/lib' '$(LDLIBS)' > $(DESTDIR)$(PREFIX)/lib/pkgconfig/tocsin.pc
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 644 completion/tocsin.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/tocsin
	for m in $(MAN); do d=$(DESTDIR)$(PREFIX)/share/man/man$${m##*.}; install -d $$d && install -m 644 $$m $$d/ || exit 1; done
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/tocsin $(DESTDIR)$(PREFIX)/lib/libtocsin.a $(DESTDIR)$(PREFIX)/lib/libtocsin.so* \
		$(DESTDIR)$(PREFIX)/include/tocsin.h $(DESTDIR)$(PREFIX)/lib/pkgconfig/tocsin.pc \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/tocsin $(DESTDIR)$(PREFIX)/share/man/man[15]/tocsin*

clean:
	rm -rf build build-*
help:
	@sed -n '1,2p' Makefile; grep -hE '^[a-z-]+:.*##' Makefile tests/tests.mk train/train.mk | sed 's/:.*##/:/'
deps: ## install the Debian packages that build and tests need (root or sudo)
	tools/install-deps.sh

-include $(shell test -d $(BUILD) && find $(BUILD) -name '*.d')
