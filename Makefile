# Every task sets up what it needs: its own virtual environment, with the versions of constraints.txt.
# `make help` lists the tasks.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3.14 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
JOBS ?= auto

.PHONY: help setup demo run test check bench texts

help: ## list the tasks
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 10

setup: $(READY) ## make the virtual environment

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer was not found: install it and try again."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "The virtual environment cannot be made: install python3-venv."; exit 1; }
	@echo "Setting up (once, a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[work]'
	@touch $(READY)

demo: setup ## try the bot in a browser, without a token
	@$(BIN)/podruga demo

run: setup ## run the bot with the settings of .env
	@$(BIN)/podruga run

test: setup ## run all tests
	@$(BIN)/python -m pytest -n $(JOBS)

check: setup ## everything a commit must pass
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot.commands.texts check
	$(BIN)/python -m pytest -n $(JOBS) --cov --cov-report=term

bench: setup ## measure the whole stack against a bare echo
	@$(BIN)/python -m tests.bench

texts: setup ## bring the catalogues up to date with the code
	$(BIN)/python -m bot.commands.texts update
