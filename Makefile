# make demo    quotes of an example article, in a table (ARTICLE=path for another text)
# make test    ruff, mypy, pytest: what CI runs
# make docs    the documentation site, in build/docs (warnings are errors)
# make cases   freezes the trees of the cases (CASES=name for one file), after a change to a case or to the model
# make release-check   builds a release and tests it as it is installed (docs/release.md)
# make model   trains the bundled weights anew (hours; TREEBANK=… TEXT=…, see training/README.md)
# make fuzz    gives every target bytes that reach new lines (SECONDS=10 each, TARGETS=all of them; Linux)
# make clean   removes what demo and test have made (the training has a clean of its own)
#
# Needs Python 3.11 or later and make; everything else goes into .venv, once.

PYTHON  ?= python3
VENV    ?= .venv
ARTICLE ?= examples/articles/skole-nb.txt
SECONDS ?= 10
TARGETS ?=

BIN     = $(VENV)/bin
INSTALL = $(BIN)/python -m pip install -qq --constraint constraints.txt

.PHONY: demo test docs cases model release-check fuzz clean

demo: $(VENV)/installed
	@$(BIN)/python examples/quickstart.py $(ARTICLE)

test: $(VENV)/installed-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict src
	$(BIN)/python -m pytest

docs: $(VENV)/installed-docs
	$(BIN)/sphinx-build -W --keep-going -q -b html docs build/docs

cases: $(VENV)/installed
	$(BIN)/python training/freeze_cases.py src/quotecite/model $(CASES)

model: $(VENV)/installed-train
	$(MAKE) -C training PYTHON=$(abspath $(BIN)/python)

release-check:
	PYTHON=$(PYTHON) .ci/release

fuzz: $(VENV)/installed-test
	$(BIN)/python fuzz/run.py --seconds $(SECONDS) $(TARGETS)

clean:
	rm -rf $(VENV) dist build screenshots .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests examples training -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or later is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

# Stamps: installed anew only when the requirements change; the package itself is installed in place.
# The venv's python is order-only: its time stamp says nothing about what is installed.
$(VENV)/installed: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable .
	@touch $@

$(VENV)/installed-test: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable '.[test]'
	@touch $@ $(VENV)/installed

$(VENV)/installed-docs: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable '.[docs]'
	@touch $@ $(VENV)/installed

$(VENV)/installed-train: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable '.[train]'
	@touch $@ $(VENV)/installed
