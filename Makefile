# lede — build, test, install. `make help` lists the targets.
# Objects stand in $(BUILD)/<variant>/; VARIANT is release, debug, asan, ubsan, tsan or small.

VARIANT ?= release
BUILD   ?= build
PREFIX  ?= /usr/local
CC      ?= cc
LUA     ?= lua5.4
PKG_CONFIG ?= pkg-config
OUT     := $(BUILD)/$(VARIANT)

# ---- rooms, from low to high: a room may include those before it only (tests/gates) ----
ROOMS := base locale text load language layer match record corpus report run lua engine cli

SYSTEM   := $(shell uname)
LUA_PACKAGE := lua5.4
PACKAGES := libpcre2-8 sqlite3 zlib liblzma libzstd libxxhash
PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(LUA_PACKAGE) $(PACKAGES) 2>/dev/null)
LUA_LIBS   := $(shell $(PKG_CONFIG) --libs $(LUA_PACKAGE) 2>/dev/null)
PKG_LIBS   := $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null) -lstemmer -lbz2 -lmd4c \
  $(if $(filter Darwin,$(SYSTEM)),-liconv)

# uchardet finds the charset of what is not UTF-8; without its package, or with UCHARDET=no, only
# windows-1252 and Mac Roman are told apart.
UCHARDET ?= $(shell $(PKG_CONFIG) --exists uchardet && echo yes || echo no)
ifeq ($(UCHARDET),no)
CPPFLAGS += -DLEDE_NO_UCHARDET
else
PKG_CFLAGS += $(shell $(PKG_CONFIG) --cflags uchardet)
PKG_LIBS += $(shell $(PKG_CONFIG) --libs uchardet)
endif

# CLD2 guesses the language of articles; CLD2=no builds without it, and then only English is known.
CLD2 ?= yes
ifeq ($(CLD2),no)
CPPFLAGS += -DLEDE_NO_CLD2
else
PKG_LIBS += -lcld2
endif

WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
  -Wdouble-promotion -Wundef -Wcast-qual -Wwrite-strings -Wvla -Wformat=2 -Wnull-dereference
WERROR_1 := -Werror

FLAGS_release := -O2 -g1 -D_FORTIFY_SOURCE=2 -fstack-protector-strong
# gcc clears structures of 88 bytes and more by "rep stos", which takes ten times as long as a call of
# memset (13 ns for 168 bytes); other compilers do not, and do not know the option.
CLEARING := -mmemset-strategy=libcall:-1:align
FLAGS_release += $(shell $(CC) $(CLEARING) -E -x c /dev/null >/dev/null 2>&1 && echo $(CLEARING))
FLAGS_debug   := -O0 -g
FLAGS_asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
FLAGS_ubsan   := -O1 -g -fsanitize=undefined -fno-sanitize-recover=all
FLAGS_tsan    := -O1 -g -fsanitize=thread
FLAGS_small   := -O1 -g -DLEDE_SMALL=1
FLAGS_fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
VARIANT_FLAGS := $(FLAGS_$(VARIANT))

CPPFLAGS += -Icore -Iinclude
CFLAGS_ALL = -std=c17 $(WARNINGS) $(WERROR_$(WERROR)) $(VARIANT_FLAGS) -fvisibility=hidden -fPIC -pthread \
  $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS)
# All that the library needs but Lua, which a module of Lua finds in its host.
HOST_LIBS  = $(LDFLAGS) $(VARIANT_FLAGS) $(PKG_LIBS) -pthread -lm
LDLIBS_ALL = $(LUA_LIBS) $(HOST_LIBS)

# The line editor, of room cli and so of the command only.
EDIT_LIBS := -ledit

# ---- one archive a room; a test of a room links that room and those below it ----
sources  = $(sort $(wildcard core/$(1)/*.c))
objects  = $(patsubst core/%.c,$(OUT)/%.o,$(call sources,$(1)))
archive  = $(OUT)/$(1).a
upto     = $(if $(filter $(1),$(firstword $(2))),$(firstword $(2)),$(firstword $(2)) $(call upto,$(1),$(wordlist 2,99,$(2))))
reverse  = $(if $(1),$(call reverse,$(wordlist 2,99,$(1))) $(firstword $(1)))
libs_for = $(foreach r,$(call reverse,$(call upto,$(1),$(ROOMS))),$(call archive,$(r)))

all: $(OUT)/lede

# Commands are shown as one short line each; V=1 shows them whole.
Q_1 :=
Q_ := @
Q = $(Q_$(V))
say = $(if $(V),,@printf '%-5s %s\n' $(1) $(2))

help:
	@echo "make demo     install what is missing, build, show a report over the sample articles"
	@echo "make test     build, run every test and gate"
	@echo "make          build $(OUT)/lede"
	@echo "make library  liblede.so, liblede.a and the module lede.so for Lua's require"
	@echo "make install PREFIX=/usr/local   and make uninstall"
	@echo "make quality GOLD=../shared/gold   scores on the sets of that folder; JSON=FILE, SETS=, ERRORS=1"
	@echo "make bench    loading, tokenising and matching rates beside wc -w"
	@echo "make unit | unit-ROOM   the unit tests, or those of one room"
	@echo "make asan | ubsan | tsan | small   the unit and Lua tests in that variant"
	@echo "make cluster-slurm | cluster-spark   runs on Slurm and Spark give the bytes of one machine"
	@echo "make fuzz FUZZ=SECONDS   each fuzz target for so long; TARGETS=\"html warc\" only these"
	@echo "make programs   the examples for pandas, R, DuckDB and Datasette, installed where they are missing"
	@echo "make bench-workers   two workers beside two runs of one over halves at once"
	@echo "make soak SECONDS=3600   random corpora, scripts, shards, stops and kills under asan and tsan, compared"
	@echo "make faults   every allocation of a run fails once, many minutes (make test: the first, then some)"
	@echo "make unicode UCD=DIR   write core/base/unicode_tables.c again"
	@echo "make data WORDNET=DIR, make model TREEBANK=FILE   write scripts/models again"
	@echo "make names-data WORDNET=DIR ISO_CODES=DIR   write the tables of scripts/lede/names again"
	@echo "make gates | lint | golden | clean"
	@echo "Variables: VARIANT=release|debug|asan|ubsan|tsan|small CC=... WERROR=1 DEPS=no CLD2=no UCHARDET=no"

define room_rules
$(call archive,$(1)): $(call objects,$(1))
	@rm -f $$@
	@ar rcs $$@ $$^
endef
$(foreach r,$(ROOMS),$(eval $(call room_rules,$(r))))

$(OUT)/%.o: core/%.c
	@mkdir -p $(@D)
	$(call say,CC,$@)
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -c $< -o $@

# Where packs are looked for if they do not stand beside the library; compiled again when it changes.
$(OUT)/engine/share.o: CPPFLAGS += -DLEDE_SHARE='"$(PREFIX)/share/lede"'
$(OUT)/engine/share.o: $(OUT)/prefix
$(OUT)/prefix: always
	@mkdir -p $(@D)
	@echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' > $@

# From objects, not archives, so that two rooms cannot define one name.
ALL_OBJECTS := $(foreach r,$(ROOMS),$(call objects,$(r)))
$(OUT)/lede: $(ALL_OBJECTS)
	$(call say,LINK,$@)
	$(Q)$(CC) -o $@ $^ $(EDIT_LIBS) $(LDLIBS_ALL)

# ---- the library: every room but the command, with no name to be seen but those of include/lede.h;
# and a module for stock Lua, the same once more, that takes Lua from its host ----
VERSION := $(shell sed -n 's/^\#define LEDE_VERSION "\(.*\)"/\1/p' include/lede_base.h)
# Before version 1.0 structs may change from one minor version to the next.
ABI := $(basename $(VERSION))
LIBRARY_OBJECTS := $(foreach r,$(filter-out cli,$(ROOMS)),$(call objects,$(r)))
BINDING_OBJECTS  := $(call objects,binding)
ifeq ($(SYSTEM),Darwin)
SHARED := liblede.$(VERSION).dylib
SHARED_ABI := liblede.$(ABI).dylib
SHARED_LINK := liblede.dylib
SHARED_FLAGS = -dynamiclib -install_name $(PREFIX)/lib/$(SHARED_ABI)
MODULE_FLAGS = -bundle -undefined dynamic_lookup -Wl,-exported_symbol,_luaopen_lede
else
SHARED := liblede.so.$(VERSION)
SHARED_ABI := liblede.so.$(ABI)
SHARED_LINK := liblede.so
SHARED_FLAGS = -shared -Wl,-soname,$(SHARED_ABI)
MODULE_FLAGS = -shared -Wl,--version-script,$(OUT)/module/exports
endif

library: $(OUT)/$(SHARED_LINK) $(OUT)/liblede.a module
module: $(OUT)/module/lede.so

$(OUT)/$(SHARED): $(LIBRARY_OBJECTS)
	$(call say,LINK,$@)
	$(Q)$(CC) $(SHARED_FLAGS) -o $@ $^ $(LDLIBS_ALL)
$(OUT)/$(SHARED_ABI): $(OUT)/$(SHARED)
	@ln -sf $(SHARED) $@
$(OUT)/$(SHARED_LINK): $(OUT)/$(SHARED_ABI)
	@ln -sf $(SHARED_ABI) $@

$(OUT)/liblede.a: $(LIBRARY_OBJECTS)
	$(call say,AR,$@)
	@rm -f $@
	@ar rcs $@ $^

$(OUT)/module/lede.so: $(BINDING_OBJECTS) $(LIBRARY_OBJECTS)
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	@echo '{ global: luaopen_lede; local: *; };' > $(@D)/exports
	$(Q)$(CC) $(MODULE_FLAGS) -o $@ $^ $(HOST_LIBS)

define PKG_CONFIG_FILE
prefix=$(PREFIX)
libdir=$${prefix}/lib
includedir=$${prefix}/include

Name: lede
Description: Lua-scriptable text analysis engine for news
Version: $(VERSION)
Cflags: -I$${includedir}
Libs: -L$${libdir} -llede
Libs.private: $(LUA_LIBS) $(PKG_LIBS) -pthread -lm
endef
export PKG_CONFIG_FILE

# ---- tests: tests/unit/<room>/<noun>_test.c, each its own program; <noun>_faults_test.c fails
# allocations, which are counted by the linker's --wrap (GNU ld; see tests/unit/faults.h) ----
UNIT_SOURCES := $(sort $(wildcard tests/unit/*/*_test.c))
ifneq ($(SYSTEM),Linux)
UNIT_SOURCES := $(filter-out %_faults_test.c,$(UNIT_SOURCES))
endif
WRAP := -Wl,--wrap=malloc -Wl,--wrap=calloc -Wl,--wrap=realloc -Wl,--wrap=aligned_alloc
UNIT_TESTS   := $(patsubst tests/unit/%.c,$(OUT)/unit/%,$(UNIT_SOURCES))

# What tests of a room share stands beside them, in an archive of its own.
shared_objects = $(patsubst tests/unit/%.c,$(OUT)/unit/%.o,$(filter-out %_test.c,$(wildcard tests/unit/$(1)/*.c)))
shared_archive = $(if $(call shared_objects,$(1)),$(OUT)/unit/$(1)/shared.a)
$(OUT)/unit/%.o: tests/unit/%.c
	@mkdir -p $(@D)
	$(call say,CC,$@)
	$(Q)$(CC) $(CFLAGS_ALL) -Itests/unit -MMD -MP -c $< -o $@

define unit_rules
$(OUT)/unit/$(1)/shared.a: $(call shared_objects,$(1))
	@rm -f $$@
	@ar rcs $$@ $$^
$(OUT)/unit/$(1)/%: tests/unit/$(1)/%.c tests/unit/test.h tests/unit/faults.h $(call shared_archive,$(1)) $(call libs_for,$(1))
	@mkdir -p $$(@D)
	$$(call say,TEST,$$@)
	$$(Q)$(CC) $$(CFLAGS_ALL) -Itests/unit -MMD -MP -MF $$@.d $$< -o $$@ $(call shared_archive,$(1)) $(call libs_for,$(1)) \
	  $$(if $$(findstring _faults_test,$$@),$$(WRAP)) $$(LDLIBS_ALL)
endef
$(foreach r,$(filter-out cli,$(ROOMS)),$(eval $(call unit_rules,$(r))))

$(OUT)/faults/faults_test: tests/faults/faults_test.c tests/unit/test.h $(call libs_for,engine)
	@mkdir -p $(@D)
	$(call say,TEST,$@)
	$(Q)$(CC) $(CFLAGS_ALL) -Itests/unit -MMD -MP -MF $@.d $< -o $@ $(call libs_for,engine) $(WRAP) $(LDLIBS_ALL)
ifeq ($(SYSTEM),Linux)
UNIT_TESTS += $(OUT)/faults/faults_test
endif

GOLD ?= ../shared/gold
export GOLD
TEST_SCRIPTS := $(sort $(wildcard tests/*/*_test.sh))
LEDE = $(OUT)/lede
export LEDE

test:
	@tests/setup test
	@$(MAKE) --no-print-directory all library $(UNIT_TESTS) $(OUT)/quality/breaks
	@tests/run $(UNIT_TESTS) $(TEST_SCRIPTS)

unit: $(UNIT_TESTS)
	@tests/run $(UNIT_TESTS)

# One room: make unit-match
unit-%:
	@$(MAKE) --no-print-directory $(or $(filter $(OUT)/unit/$*/%,$(UNIT_TESTS)),$(error no tests of $*))
	@tests/run $(filter $(OUT)/unit/$*/%,$(UNIT_TESTS))

# The same tests under a sanitizer.
export TSAN_OPTIONS ?= suppressions=$(CURDIR)/tests/tsan.supp
asan ubsan tsan:
	@$(MAKE) --no-print-directory VARIANT=$@ all unit
	@$(MAKE) --no-print-directory VARIANT=$@ golden

# Every allocation of whole runs fails once: long, so `make test` tries only some of the later ones.
faults:
	@$(MAKE) --no-print-directory VARIANT=asan $(BUILD)/asan/faults/faults_test
	@FAULTS_STRIDE=1 TEST_SECONDS=36000 tests/run $(BUILD)/asan/faults/faults_test

# Limits so small that tests reach them; too small for most packs, but not for plain scripts.
small: all
	@$(MAKE) --no-print-directory VARIANT=small all unit
	@LEDE=$(OUT)/lede SMALL=$(BUILD)/small/lede tests/run tests/golden/small_caches

# Random corpora, scripts, workers, schedules, shards, stops and kills: SEED=N begins elsewhere,
# SOAK="asan" takes one sanitizer only. What fails names the seed that repeats it.
SECONDS ?= 3600
SOAK    ?= asan tsan
soak:
	@for variant in $(SOAK); do $(MAKE) --no-print-directory VARIANT=$$variant all || exit 1; done
	@$(CC) -shared -fPIC -O1 tests/golden/shuffle.c -o $(BUILD)/shuffle.so -ldl
	@python3 tests/soak/soak.py --seconds $(SECONDS) --shuffle $(BUILD)/shuffle.so $(if $(SEED),--seed $(SEED)) \
	  $(foreach variant,$(SOAK),$(BUILD)/$(variant)/lede)

golden: all
	@tests/run $(filter tests/golden/%,$(TEST_SCRIPTS))

gates:
	@tests/run tests/gates/gates_test.sh

# Programs that no test builds: those of bench, fuzz and quality.
apart:
	$(Q)for file in $(wildcard tests/bench/*.c tests/fuzz/*.c tests/quality/*.c); do \
	  $(CC) $(CFLAGS_ALL) -fsyntax-only $$file || exit 1; done

# Drivers for clusters, run for real on this machine: slow, and they install what they drive.
cluster-slurm: all
	@tests/setup slurm
	@TEST_SECONDS=3600 tests/run tests/cluster/slurm
cluster-spark: all
	@SPARK_ENV=$(BUILD)/spark TEST_SECONDS=3600 tests/run tests/cluster/spark

# The examples of scripts/README.md for other programs; what PyPI has goes into build/programs.
programs: all
	@tests/setup programs || echo "R or RSQLite is missing, so its example is left out"
	@test -x $(BUILD)/programs/bin/datasette || { python3 -m venv $(BUILD)/programs && \
	  $(BUILD)/programs/bin/pip install -q pandas pyarrow duckdb datasette; }
	@PYTHON=$(BUILD)/programs/bin/python tests/run tests/out/out_test.sh

# Slow and noisy on old versions, so it is a target of its own and not part of `make test`.
lint:
	git ls-files 'core/*.c' | grep -v _tables.c | xargs -n 8 -P 2 clang-tidy --quiet -- -std=c17 $(PKG_CFLAGS) -Icore -Iinclude

# Fuzz targets, of clang's libFuzzer: make fuzz FUZZ=SECONDS TARGETS="html warc"; what was done stands
# in tests/fuzz/README.md. Each begins with the samples of tests/data.
FUZZ ?= 60
FUZZ_ALL := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
TARGETS ?= $(FUZZ_ALL)
FUZZ_ROOM_tokenise := language
FUZZ_ROOM_lexicon := layer
FUZZ_ROOM_pattern := match
define fuzz_rules
$(BUILD)/fuzz/target/$(1): tests/fuzz/$(1).c tests/fuzz/loading.h $(call libs_for,$(2))
	@mkdir -p $$(@D)
	$$(call say,FUZZ,$$@)
	$$(Q)$(CC) $$(CFLAGS_ALL) $$< -o $$@ $(call libs_for,$(2)) -fsanitize=fuzzer $$(LDLIBS_ALL)
endef
$(foreach t,$(FUZZ_ALL),$(eval $(call fuzz_rules,$(t),$(or $(FUZZ_ROOM_$(t)),load))))

fuzz-targets:
	@$(MAKE) --no-print-directory VARIANT=fuzz CC=clang $(patsubst %,$(BUILD)/fuzz/target/%,$(TARGETS))

fuzz: fuzz-targets
	@for target in $(TARGETS); do \
	  mkdir -p $(BUILD)/fuzz/$$target.corpus && \
	  $(BUILD)/fuzz/target/$$target -max_total_time=$(FUZZ) -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
	    -artifact_prefix=$(BUILD)/fuzz/ $(BUILD)/fuzz/$$target.corpus tests/data || exit 1; \
	done

BENCH_SOURCES := tests/bench/bench.c tests/bench/course.c tests/bench/family.c
$(OUT)/bench/bench: $(BENCH_SOURCES) $(wildcard tests/bench/*.h) $(call libs_for,match)
	@mkdir -p $(@D)
	$(call say,BENCH,$@)
	$(Q)$(CC) $(CFLAGS_ALL) $(BENCH_SOURCES) -o $@ $(call libs_for,match) $(LDLIBS_ALL)

# Only to compare with, each where it is installed: LIBXML2=no, GUMBO=no, JSON_C=no, SIMDJSON=no.
LIBXML2 ?= $(shell $(PKG_CONFIG) --exists libxml-2.0 && echo yes || echo no)
LIBXML2_yes = -DLEDE_BENCH_LIBXML2 $(shell $(PKG_CONFIG) --cflags --libs libxml-2.0)
GUMBO ?= $(shell $(PKG_CONFIG) --exists gumbo && echo yes || echo no)
GUMBO_yes = -DLEDE_BENCH_GUMBO $(shell $(PKG_CONFIG) --cflags --libs gumbo)
JSON_C ?= $(shell $(PKG_CONFIG) --exists json-c && echo yes || echo no)
JSON_C_yes = -DLEDE_BENCH_JSON_C $(shell $(PKG_CONFIG) --cflags --libs json-c)
SIMDJSON ?= $(shell $(PKG_CONFIG) --exists simdjson && command -v $(CXX) >/dev/null && echo yes || echo no)
SIMDJSON_yes = -DLEDE_BENCH_SIMDJSON $(OUT)/bench/with_simdjson.o $(shell $(PKG_CONFIG) --libs simdjson) -lstdc++
$(OUT)/bench/with_simdjson.o: tests/bench/with_simdjson.cpp tests/bench/with_simdjson.h
	@mkdir -p $(@D)
	$(call say,CXX,$@)
	$(Q)$(CXX) -std=c++17 -O2 $(shell $(PKG_CONFIG) --cflags simdjson) -c $< -o $@
$(OUT)/bench/loading: tests/bench/loading.c $(call libs_for,load) \
  $(if $(filter yes,$(SIMDJSON)),$(OUT)/bench/with_simdjson.o)
	@mkdir -p $(@D)
	$(call say,BENCH,$@)
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -MF $@.d $< -o $@ $(call libs_for,load) \
	  $(foreach with,LIBXML2 GUMBO JSON_C SIMDJSON,$($(with)_$($(with)))) $(LDLIBS_ALL)

$(OUT)/bench/lexicon: tests/bench/lexicon.c $(call libs_for,layer)
	@mkdir -p $(@D)
	$(call say,BENCH,$@)
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -MF $@.d $< -o $@ $(call libs_for,layer) $(LDLIBS_ALL)

bench: all $(OUT)/bench/bench $(OUT)/bench/loading $(OUT)/bench/lexicon
	@OUT=$(OUT) tests/bench/run

# What a second worker is worth (tests/bench/README.md): SIZE=60MB, ROUNDS, CORPUS, PAGES as there.
bench-workers: all
	@OUT=$(OUT) tests/bench/run workers

# Scores on the sets of folder GOLD (tests/quality/README.md): SETS="ud/*" only these, JSON=FILE rows
# as JSON Lines, ERRORS=1 the errors by class instead.
$(OUT)/quality/breaks: tests/quality/breaks.c $(call libs_for,text)
	@mkdir -p $(@D)
	$(call say,CC,$@)
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -MF $@.d $< -o $@ $(call libs_for,text) $(LDLIBS_ALL)

quality: all $(OUT)/quality/breaks
	@tests/quality/run $(if $(JSON),--json "$(JSON)") \
	  $(if $(ERRORS),--errors) $(foreach set,$(SETS),'$(set)')

demo:
	@tests/setup build
	@$(MAKE) --no-print-directory all
	@$(OUT)/lede run scripts/reports/brief.lua tests/data/articles -o - -o $(BUILD)/brief.html

# What stands in PREFIX; uninstall takes the same away. The module of Lua goes where the lua of this
# prefix looks for it.
TO = $(DESTDIR)$(PREFIX)
LUA_MODULES = $(TO)/lib/lua/5.4
SHIPPED = scripts/lede scripts/reports scripts/lexicons scripts/models scripts/meta scripts/cluster
INSTALLED = bin/lede include/lede.h include/lede_base.h lib/$(SHARED) lib/$(SHARED_ABI) lib/$(SHARED_LINK) lib/liblede.a \
  lib/pkgconfig/lede.pc lib/lua/5.4/lede.so share/man/man1/lede.1 \
  share/bash-completion/completions/lede share/lede
install: all library install-module
	install -d $(TO)/bin $(TO)/include $(TO)/lib/pkgconfig $(TO)/share/man/man1 \
	  $(TO)/share/bash-completion/completions
	install -m 755 $(OUT)/lede $(TO)/bin/lede
	install -m 644 include/lede.h include/lede_base.h $(TO)/include/
	install -m 755 $(OUT)/$(SHARED) $(TO)/lib/$(SHARED)
	ln -sf $(SHARED) $(TO)/lib/$(SHARED_ABI)
	ln -sf $(SHARED_ABI) $(TO)/lib/$(SHARED_LINK)
	install -m 644 $(OUT)/liblede.a $(TO)/lib/liblede.a
	@echo "$$PKG_CONFIG_FILE" > $(TO)/lib/pkgconfig/lede.pc
	$(OUT)/lede help --man > $(TO)/share/man/man1/lede.1
	$(OUT)/lede help --completions > $(TO)/share/bash-completion/completions/lede

# What the rock of scripts/*.rockspec needs: the module and what it reads.
install-module: module
	rm -rf $(TO)/share/lede
	install -d $(TO)/share/lede $(LUA_MODULES)
	install -m 755 $(OUT)/module/lede.so $(LUA_MODULES)/lede.so
	cp -R $(SHIPPED) $(TO)/share/lede/

uninstall:
	rm -rf $(addprefix $(TO)/,$(INSTALLED))

# The Unicode tables, from the Unicode Character Database in folder UCD.
UCD ?= /usr/share/unicode
unicode:
	@mkdir -p $(BUILD)
	$(LUA) core/base/unicode_tables.lua $(UCD) > $(BUILD)/unicode_tables.c
	mv $(BUILD)/unicode_tables.c core/base/unicode_tables.c

# ---- what the language room reads: scripts/models (licences stand there) ----
# Words and irregular forms, and what words mean, from the database files of WordNet 3.0 in folder
# WORDNET.
WORDNET ?= /usr/share/wordnet
ISO_CODES ?= /usr/share/iso-codes/json
data:
	@mkdir -p $(BUILD)
	$(LUA) core/language/lemma_data.lua $(WORDNET) > $(BUILD)/english.lemma
	mv $(BUILD)/english.lemma scripts/models/english.lemma
	$(LUA) core/language/sense_data.lua $(WORDNET) > $(BUILD)/english.senses
	mv $(BUILD)/english.senses scripts/models/english.senses

names-data:
	$(LUA) core/language/names_data.lua $(WORDNET) $(ISO_CODES) scripts/lede/names

# The tagger, from a treebank as JSON Lines (may be gzipped); needs english.lemma.
TREEBANK_NAME    ?= Universal Dependencies English EWT, train part
TREEBANK_LICENCE ?= CC BY-SA 4.0
QUALITY_SOURCES  := tests/quality/gold_corpus.c
$(OUT)/quality/train_tagger: $(wildcard tests/quality/train_*.c) $(QUALITY_SOURCES) $(call libs_for,language)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -o $@ $(filter %.c,$^) $(call libs_for,language) $(LDLIBS_ALL)
$(OUT)/quality/score_tagger: tests/quality/score_tagger.c $(QUALITY_SOURCES) $(call libs_for,language)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -o $@ $(filter %.c,$^) $(call libs_for,language) $(LDLIBS_ALL)
model: $(OUT)/quality/train_tagger
	@test -n "$(TREEBANK)" || { echo "usage: make model TREEBANK=FILE"; exit 2; }
	gzip -cdf $(TREEBANK) > $(BUILD)/treebank.jsonl
	$(OUT)/quality/train_tagger scripts/models/english.lemma $(BUILD)/treebank.jsonl \
	  $(BUILD)/english.tagger "$(TREEBANK_NAME)" "$(TREEBANK_LICENCE)"
	mv $(BUILD)/english.tagger scripts/models/english.tagger

clean:
	rm -rf $(BUILD)

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
.PHONY: programs bench-workers cluster-slurm cluster-spark all always library module install-module help test unit faults unicode data names-data model asan ubsan tsan small soak golden gates apart lint fuzz fuzz-targets bench quality demo install uninstall clean
.SECONDARY:
