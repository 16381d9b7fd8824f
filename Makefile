# Thin calls to tools/bootstrap.py, which needs only Python 3.11 with venv; it works without make too.
# Further words for the command go into ARGS: make test ARGS="-k handoff".
PYTHON ?= python3

.PHONY: run test check deep fresh codes clean

run:    ## start the portal and its worker, with a demonstration world the first time
test:   ## every check and every test
check:  ## lint, types, import contracts, architecture
deep:   ## the long campaigns: property, fault, fuzz; then every test on PostgreSQL
run test check deep:
	@$(PYTHON) tools/bootstrap.py $@ $(ARGS)

fresh:  ## build the demonstration world anew
	@$(PYTHON) tools/bootstrap.py portal demo --fresh $(ARGS)

codes:  ## the present one-time codes of the demonstration's people
	@$(PYTHON) tools/bootstrap.py portal demo codes $(ARGS)

clean:  ## remove everything that can be made again; the installation's data stays
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache tools/node/node_modules
