SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup

help: ## Lists what can be made.
	@sed -nE 's/^([a-z]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 10

setup: .venv/ready ## Makes .venv with every pinned tool, Node included.

.venv/ready: requirements-dev.lock pyproject.toml tools/setup.sh
	@tools/setup.sh
