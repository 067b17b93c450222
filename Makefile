# Every task sets up what it needs: its own virtual environment, with the versions of constraints.txt.
# `make help` lists the tasks; `make test PYTHON=/path/to/python3.12` chooses a Python, JOBS=1 runs one by one.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' </dev/null >/dev/null 2>&1 \
	&& echo $$python && break; done)
JOBS ?= auto
# What a shell may carry over from another environment must not reach ours.
unexport PYTHONHOME PYTHONPATH PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV VIRTUAL_ENV

.DEFAULT_GOAL := help
.PHONY: help setup demo run lint test check bench texts

help: ## list the tasks
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /	/' | expand -t 10

setup: $(READY) ## make the virtual environment

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { \
		echo "Python 3.11 or newer was not found: install it (Debian, Ubuntu: apt install python3 python3-venv)"; \
		echo "or name one: make setup PYTHON=/path/to/python3"; exit 1; } >&2
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV) || { \
		echo "The virtual environment cannot be made: install venv (Debian, Ubuntu: apt install python3-venv)."; \
		exit 1; } >&2
	@echo "Setting up (once, a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[work]' || { \
		echo "The packages cannot be installed: check the connection and the free space, then try again."; \
		exit 1; } >&2
	@touch $(READY)

demo: setup ## try the bot in a browser, without a token
	@$(BIN)/python -m bot demo

run: setup ## run the bot with the settings of .env
	@$(BIN)/python -m bot run

test: setup ## run all tests; OPTIONS=… goes to pytest
	@$(BIN)/python -m pytest -n $(JOBS) $(OPTIONS)

lint: setup ## everything but the tests: format, style, types, layers, catalogues
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot.commands.texts check

check: lint ## everything a commit must pass, with the tests' coverage
	@$(MAKE) --no-print-directory test OPTIONS="-m 'not postgres' --cov --cov-report=term"
	@$(MAKE) --no-print-directory test OPTIONS="-m postgres"

bench: setup ## measure the whole stack against a bare echo
	@$(BIN)/python -m tests.bench

texts: setup ## bring the catalogues up to date with the code
	$(BIN)/python -m bot.commands.texts update
