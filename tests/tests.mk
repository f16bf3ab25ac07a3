# What `make check` runs.
.PHONY: check check-unit
check: ## build and run every test
	tools/install-deps.sh
	$(MAKE) check-unit
check-unit: $(TEST_BINS)
	@set -e; for t in $(TEST_BINS); do $$t; done
