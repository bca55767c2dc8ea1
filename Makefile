SHELL := /bin/bash
export PATH := $(CURDIR)/.venv/bin:$(PATH)
PORT ?= 8000
WITHOUT ?=
export PORT NEARHAND_WITHOUT := $(WITHOUT)
export PYTHONDONTWRITEBYTECODE := # else every start of the server compiles it anew
# Where the tests' databases lie: in memory, where there is room. They prove what a killed process leaves, not what a cut wire leaves.
SCRATCH = $(shell [ "$$(df -k --output=avail /dev/shm 2>/dev/null | tail -n 1)" -gt 4000000 ] 2>/dev/null && echo /dev/shm || echo $${TMPDIR:-/tmp})
.PHONY: help setup run demo migrate test check screens bench lighthouse core-covered core-and-app check-server check-app
.DEFAULT_GOAL := help

help: ## Lists what can be made.
	@sed -nE 's/^([a-z]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 10
setup: .venv/ready pwa/node_modules/.ready ## Makes .venv and pwa/node_modules with every pinned tool, Node included.
run: setup pwa/dist/index.html ## Serves the demo district on http://127.0.0.1:8000 (PORT= for another); Ctrl-C ends it.
	@[ ! -t 0 ] || set -m; nearhand serve --demo; exit $$? # with a terminal, Ctrl-C is for the server alone: make sees it end well
demo: run ## The same as run.
migrate: .venv/ready ## Brings the database of the settings up to the newest schema.
	@nearhand migrate
test: setup pwa/dist/index.html ## Runs everything; WITHOUT=postgres,browser,desktop leaves out by name what cannot be had.
	@tests/install.sh
	@$(MAKE) --no-print-directory -j 2 -O core-covered core-and-app
	TMPDIR=$(SCRATCH) pytest -n 2 --dist worksteal --ignore=tests/core
core-covered:
	pytest tests/core --ignore-glob='*_properties.py' --cov=app.core --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100
core-and-app:
	pytest tests/core/*_properties.py && npm --prefix pwa test
check: setup ## Format, lint, strict types and import contracts of both languages.
	@$(MAKE) --no-print-directory -j 2 -O check-server check-app
check-server:
	ruff format --check .
	ruff check .
	mypy
	lint-imports --no-cache
check-app:
	npm --prefix pwa run check
screens: setup pwa/dist/index.html ## Takes the pictures of the README.
	@tests/install.sh && python -m tests.screens
lighthouse: setup pwa/dist/index.html ## Has Lighthouse judge the button: 95 or more, or it fails. Its own tools are fetched here, not by setup.
	@tests/install.sh && npm --prefix tests/lighthouse ci --ignore-scripts --no-audit --no-fund && python -m tests.lighthouse
bench: setup pwa/dist/index.html ## Measures press to first knock, one accept among many, a start after kill -9, and how soon the button can be held.
	@python -m tests.bench && python -m tests.restarts && python -m tests.stops && python -m tests.visits

.venv/ready: requirements-dev.lock tools/setup.sh
	@tools/setup.sh
pwa/node_modules/.ready: pwa/package.json pwa/package-lock.json | .venv/ready
	@npm --prefix pwa ci --ignore-scripts --no-audit --no-fund && touch $@
pwa/dist/index.html: $(shell find pwa \( -name node_modules -o -name dist \) -prune -o -type f -print) | pwa/node_modules/.ready
	@npm --prefix pwa run build && touch $@
