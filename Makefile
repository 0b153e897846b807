# Everything runs in .venv, which is made on first use; only Python 3.11 or later must be there.
# make demo | test | check | wheel | clean      PYTHON=/path/to/python3 picks the interpreter.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INPUTS := pyproject.toml constraints.txt

.PHONY: help demo test check lint types imports models wheel clean
.DELETE_ON_ERROR:

help:  ## show the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

demo: $(VENV)/.run  ## ingest the packaged examples and ask four questions; no network once set up
	@$(BIN)/siliconveil demo

test: $(VENV)/.test  ## run all tests, on the embedded store and on a real Neo4j
	$(BIN)/python -m pytest

check: lint types imports test  ## run every gate that CI runs

lint: $(VENV)/.check
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.check
	$(BIN)/mypy
	$(BIN)/pyright

imports: $(VENV)/.check
	$(BIN)/lint-imports
	$(BIN)/deptry .

models: $(VENV)/.train  ## train both models anew and calibrate them; takes two hours and writes the weights
	$(BIN)/python -m training.fit_models
	$(BIN)/python -m training.calibrate

wheel: $(VENV)/.check  ## build the wheel into dist/
	$(PIP) wheel --no-deps --wheel-dir dist .

clean:  ## remove what was built; the case folders stay
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage

$(VENV)/.made:
	@.ci/environment $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made $(INPUTS)
	@echo "Installing siliconveil into $(VENV) …" >&2
	@$(PIP) install --constraint constraints.txt --editable '.[neo4j]'
	@touch $@

$(VENV)/.test: $(VENV)/.run
	@echo "Installing the test tools …" >&2
	@$(PIP) install --constraint constraints.txt --group test
	@touch $@

$(VENV)/.check: $(VENV)/.test
	@echo "Installing the gates …" >&2
	@$(PIP) install --constraint constraints.txt --group check
	@touch $@

$(VENV)/.train: $(VENV)/.check
	@echo "Installing what training needs …" >&2
	@$(PIP) install --constraint constraints.txt --group train
	@touch $@
