# `make` alone lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run dev test coverage mutants soak check articles lock audit bench release clean

PORT ?= 8000
HOST ?= 127.0.0.1
ARTICLES ?= ../shared/articles
T ?= tests
B ?=
N ?=
SEED ?=
KEEP ?=
OUT ?=

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

run: ## Set up, check, build and serve (PORT=8000 HOST=127.0.0.1)
	@scripts/setup
	@exec .venv/bin/timeline serve --host $(HOST) --port $(PORT)

dev: ## Serve, and follow every change of code, templates, CSS and seeds
	@scripts/setup dev
	@exec .venv/bin/timeline serve --reload --host $(HOST) --port $(PORT)

test: ## Everything that must hold: lint, types, data, unit, HTTP, browser (T=tests/test_dates.py for one file)
	@scripts/setup dev
	@scripts/chromium
	@scripts/nginx
	@scripts/libfiu
	@scripts/test $(T)

coverage: ## Which lines and branches of app the tests reach, browsers aside; fails by file and line below the limits
	@scripts/setup dev
	@.venv/bin/python -m tests.mutation.measuring

mutants: ## How many small faults the tests notice, of N drawn by SEED in the modules that must not fail (N=300 SEED=20261129)
	@scripts/setup dev
	@.venv/bin/python -m tests.mutation --number $(or $(N),300) $(if $(SEED),--seed $(SEED)) $(if $(KEEP),--measured $(KEEP))

soak: ## The long forms of the tests, then trials that try to break the site (B="kills flips" for some trials alone)
	@scripts/setup dev
	@scripts/chromium
	@scripts/nginx
	@scripts/libfiu
	@$(if $(B),true,EXAMPLES=20 .venv/bin/pytest --numprocesses 2 --dist worksteal -m "soak or not browser" $(T))
	@.venv/bin/python -m tests.soak $(B)

check: ## Check the record
	@scripts/setup
	@.venv/bin/timeline check

articles: ## Prove the record against the article texts (ARTICLES=../shared/articles)
	@scripts/setup
	@.venv/bin/timeline check --articles $(ARTICLES)

lock: ## Write the lock files anew from pyproject.toml
	@scripts/setup dev
	@scripts/lock

audit: ## Ask whether a package that is served is known to be vulnerable (1: yes; 3: nothing could be asked)
	@scripts/setup dev
	@scripts/audit

bench: ## Measure everything beside its peers and goals (B="server start" for parts, N=1000 for one size, OUT=file.md)
	@scripts/setup dev
	@.venv/bin/python -m tests.bench $(B) $(if $(N),--sizes $(N)) $(if $(OUT),--write $(OUT))

release: ## Check that every place that names the version names the same one
	@scripts/setup
	@.venv/bin/timeline release

clean: ## Remove the environment and the builds
	@rm -rf .venv data templates/__pycache__ .pytest_cache .mypy_cache .ruff_cache .hypothesis
