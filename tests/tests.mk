# What `make check` runs.
.PHONY: check check-unit
check: ## build and run every test
	tools/install-deps.sh
	$(MAKE) check-unit
check-unit: $(TEST_BINS)
	@set -e; for t in $(TEST_BINS); do $$t; done

# The lexicon against its own examples and near misses.
.PHONY: check-lexicon lexicon-report
$(BUILD)/tests/lexicon_check: tests/golden/lexicon_check.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $(LIB) $(LDLIBS)
check-lexicon: $(BUILD)/tests/lexicon_check
	$<
lexicon-report: $(BUILD)/tests/lexicon_check ## every frame whose example or near miss fails
	-$< -v

# Statements and chains of sources.
.PHONY: check-statements
$(BUILD)/tests/statements_check: tests/golden/statements_check.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $(LIB) $(LDLIBS)
check-statements: $(BUILD)/tests/statements_check
	$< tests/golden/statements.gold


# Who is who: country, sector and office of actor phrases (dev and test half apart).
.PHONY: eval-actors
$(BUILD)/tests/eval_actors: tests/eval/eval_actors.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $(LIB) $(LDLIBS)
eval-actors: $(BUILD)/tests/eval_actors ## accuracy of actor resolution on tests/eval/actors.tsv
	$< tests/eval/actors.tsv

# Dates, status and figures.
.PHONY: check-dates
$(BUILD)/tests/dates_check: tests/golden/dates_check.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $< $(LIB) $(LDLIBS)
check-dates: $(BUILD)/tests/dates_check
	$< tests/golden/dates.gold tests/golden/status.gold tests/golden/figures.gold

