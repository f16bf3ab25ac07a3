# What `make check` runs. Test programs are found by their names:
#   tests/unit/test_X.c       cmocka
#   tests/golden/X_check.c    reads tests/golden/X.gold where there is one, prints "N passed, N failed" at the end
#   tests/eval/eval_X.c       measures; not part of the check
#   tests/fuzz/fuzz_X.c       replayed over tests/fuzz/corpus/X; `make fuzz` explores with clang's libFuzzer
#   tests/cli/X.sh            the program from outside: X.out, X.err, X.exit; see tests/cli/run.sh
#   tests/fault/X.sh          full disks, closed pipes, kills
GOLDEN_BINS := $(patsubst tests/golden/%.c,$(BUILD)/tests/%,$(wildcard tests/golden/*_check.c))
EVAL_BINS   := $(patsubst tests/eval/%.c,$(BUILD)/tests/%,$(wildcard tests/eval/eval_*.c))
FUZZ        := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_BINS   := $(FUZZ:%=$(BUILD)/tests/fuzz_%)
LINK_TEST    = $(if $(V),,@echo "  TEST	$@";) mkdir -p $(@D); $(CC) $(ALL_CFLAGS) -Itests -MMD -MP -o $@ $(filter %.c,$^) $(LIB) $(LDLIBS)

$(GOLDEN_BINS): $(BUILD)/tests/%: tests/golden/%.c $(LIB)
	$(LINK_TEST)
$(EVAL_BINS): $(BUILD)/tests/%: tests/eval/%.c $(LIB)
	$(LINK_TEST)
$(FUZZ_BINS): $(BUILD)/tests/%: tests/fuzz/%.c tests/fuzz/replay.c $(LIB)
	$(LINK_TEST)
$(BUILD)/tests/measure: tests/fault/measure.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $<

.PHONY: check run-checks check-headers check-deps check-cli update-cli
check: ## build and run every test; ends with "N passed, N failed"
	tools/install-deps.sh
	$(MAKE) all run-checks
run-checks: $(TEST_BINS) $(GOLDEN_BINS) $(EVAL_BINS) $(FUZZ_BINS) $(BUILD)/tests/measure $(BUILD)/mkevents $(BIN)
	@BUILD=$(BUILD) CC="$(CC)" PKG_CFLAGS="$(PKG_CFLAGS)" tests/run.sh $(foreach g,$(GOLDEN),'$(g) $(call golden_args,$(g))')
check-headers: ## each header compiles alone
	@CC="$(CC)" PKG_CFLAGS="$(PKG_CFLAGS)" tools/check-headers.sh
check-deps: ## each folder includes only what it may
	@tools/check-deps.sh
check-cli: $(BIN) $(BUILD)/tests/measure ## the program from outside
	@BUILD=$(BUILD) tests/cli/run.sh
update-cli: $(BIN) $(BUILD)/tests/measure ## write down what the program does now; review the difference
	@BUILD=$(BUILD) UPDATE=1 tests/cli/run.sh

# Single golden files: `make check-lexicon`, `make check-statements` ... A program that reads others than X.gold says so here.
GOLD_dates := $(patsubst %,tests/golden/%.gold,dates dating status figures)
golden_args = $(or $(GOLD_$(1)),$(wildcard tests/golden/$(1).gold))
GOLDEN      := $(GOLDEN_BINS:$(BUILD)/tests/%_check=%)
.PHONY: $(GOLDEN:%=check-%)
$(GOLDEN:%=check-%): check-%: $(BUILD)/tests/%_check
	$< $(call golden_args,$*)
.PHONY: lexicon-report
lexicon-report: $(BUILD)/tests/lexicon_check ## every frame whose example or near miss fails
	-$< -v

.PHONY: eval-actors
eval-actors: $(BUILD)/tests/eval_actors ## accuracy of actor resolution on tests/eval/actors.tsv
	$< tests/eval/actors.tsv

# Exploring. One target after the other, FUZZ_SECONDS each; what it finds goes to the corpus, crashes stay in build-fuzz.
FUZZ_SECONDS ?= 60
.PHONY: fuzz
fuzz: ## explore with libFuzzer (clang): make fuzz FUZZ_SECONDS=600
	$(MAKE) BUILD=build-fuzz CC=clang SANITIZE=address,undefined SAN='-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all' \
		build-fuzz/libtocsin.a
	@set -e; for t in $(FUZZ); do echo "fuzz: $$t"; mkdir -p build-fuzz/found/$$t; \
		clang $(filter-out $(SAN),$(ALL_CFLAGS)) -Ibuild-fuzz -Itests -g -fsanitize=address,undefined,fuzzer -fno-sanitize-recover=all \
			-o build-fuzz/fuzz_$$t tests/fuzz/fuzz_$$t.c build-fuzz/libtocsin.a $(LDLIBS); \
		build-fuzz/fuzz_$$t -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=1024 -artifact_prefix=build-fuzz/ \
			-print_final_stats=0 build-fuzz/found/$$t tests/fuzz/corpus/$$t; done

.PHONY: eval bench
eval: $(BIN) $(EVAL_BINS) ## score on ../shared/gold and append to tests/eval/results.tsv
	@BUILD=$(BUILD) tests/eval/run.sh
bench: $(BIN) ## speed and memory, per stage and whole, one core and all
	$(BIN) bench

.PHONY: update-man check-man
update-man: $(BIN) ## write NAME, SYNOPSIS and OPTIONS of the manual pages from the program
	@BUILD=$(BUILD) tools/update-man.sh
check-man: $(BIN)
	@BUILD=$(BUILD) tools/check-man.sh

.PHONY: bench-ledger
bench-ledger: $(BIN) $(BUILD)/mkevents ## load, fold and ask a million made-up events (N=1000000)
	@BUILD=$(BUILD) tools/bench-ledger.sh
