# `make chat` opens the assistant, `make test` runs every check. Both set up what they need first:
# a virtual environment in .venv, made with Python 3.11 or newer and filled from your package index.

VENV := .venv
BIN := $(VENV)/bin
# The first interpreter that is new enough; override with `make PYTHON=/path/to/python chat`.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)

.PHONY: help chat test format soak bench prepared clean

help:
	@echo "make chat      set everything up and open the assistant on the alliance text"
	@echo "make test      set everything up and run every check"
	@echo "make format    format the code and mend what ruff can mend"
	@echo "make soak      the long campaigns: many more random inputs"
	@echo "make bench     how long starting and answering takes; SQUAD=dev-v1.1.json adds a big collection"
	@echo "make prepared  remake the files that are generated from others"
	@echo "make clean     remove the virtual environment and everything built"

chat: $(VENV)/.ready-chat
	@$(BIN)/alliance chat

test: $(VENV)/.ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --cov --cov-report=term -m "not soak"

format: $(VENV)/.ready-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

soak: $(VENV)/.ready-test
	ALLIANCE_TEST_PROFILE=soak $(BIN)/pytest -n auto

bench: $(VENV)/.ready-test
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/answer_time.py $(SQUAD)
	$(BIN)/python benchmarks/first_paint.py
	$(BIN)/python benchmarks/key_to_answer.py

prepared: $(VENV)/.ready-test
	$(BIN)/python -m corpus.prepare
	$(BIN)/python -c "from assistant.lexicon.compiled import main; main()"

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "alliance needs Python 3.11 or newer; none was found. Install it, or name it: make PYTHON=/path/to/python chat" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/.ready-chat: $(VENV)/bin/python pyproject.toml
	@echo "Setting up (once; a minute or so) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.ready-test: $(VENV)/bin/python pyproject.toml
	@echo "Setting up what the checks need (once; a minute or two) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.ready-chat
