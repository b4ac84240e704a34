# Everything here runs without a question and can be run again.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

SWIFT ?= swift
# The standard library inside, so that the binary runs where no Swift is.
RELEASE := -c release --static-swift-stdlib
INSTALL := Packaging/install-dependencies.sh
PYTHON := Packaging/install-python.sh Packaging/test-python.txt .build/test-python
SOURCES := Package.swift Sources Tests Fuzz Benchmarks
SCRIPTS := .ci/run Packaging/*.sh Fuzz/*.sh Benchmarks/*.sh
BINARY := .build/release/upkeep

# What a target of fuzzing is called (all when empty), and for how many seconds each runs.
TARGET ?=
TIME ?= 60
# What `make run` looks at; without it, it watches the demo's shop.
SITE ?=
export SITE

.PHONY: help build run test test-root lint format bench fuzz docs

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

build: ## build the release binary, after installing what the build needs
	@$(INSTALL) Packaging/build-dependencies.txt
	@echo 'building upkeep; the first time takes a few minutes'
	@$(SWIFT) build --quiet $(RELEASE) --product upkeep

run: build ## look at a site (SITE=https://…), or watch a demo shop break and heal
	@if [ -n "$$SITE" ]; then $(BINARY) check "$$SITE"; else $(BINARY) demo --watch; fi

test: ## run every test, and a short burst of fuzzing; as root also what needs root
	@$(INSTALL) Packaging/build-dependencies.txt Packaging/test-dependencies.txt
	@$(PYTHON)
	@echo 'building upkeep and its tests; the first time takes a few minutes'
	@$(SWIFT) build --quiet --build-tests
	@Fuzz/run.sh all 5
	@Packaging/run-tests.sh $(SWIFT) test --quiet --no-parallel --skip-build --disable-xctest

test-root: ## run only the tests that need root
	@if [ "$$(id -u)" -ne 0 ]; then echo 'error: these tests need root' >&2; echo 'hint: run `sudo make test-root`' >&2; exit 1; fi
	@$(INSTALL) Packaging/build-dependencies.txt Packaging/test-dependencies.txt
	@$(PYTHON)
	@$(SWIFT) test --disable-xctest --filter RootTests

lint: ## check formatting, scripts, the house rules and that generated pages are fresh
	@$(INSTALL) Packaging/build-dependencies.txt Packaging/test-dependencies.txt
	@$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)
	@shellcheck --external-sources $(SCRIPTS)
	@$(SWIFT) test --disable-xctest --filter HouseTests
	@Packaging/generate-docs.sh --check

format: ## format the sources
	@$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

bench: ## measure against other probers, DNS testers, TLS scanners and watchers, into docs/benchmarks.md; as root all of it
	@$(INSTALL) Packaging/build-dependencies.txt Packaging/test-dependencies.txt Packaging/bench-dependencies.txt
	@Benchmarks/run.sh
	@Benchmarks/dns-sweep.sh
	@Benchmarks/dns-faults.sh
	@Benchmarks/tls.sh
	@Benchmarks/watch.sh
	@Benchmarks/alerts.sh
	@Benchmarks/store.sh

fuzz: ## fuzz the readers of hostile bytes (TARGET=DNSWire, TIME=60 seconds each)
	@$(INSTALL) Packaging/build-dependencies.txt
	@Fuzz/run.sh "$(or $(TARGET),all)" "$(TIME)"

docs: ## write the generated pages, completions and manual again
	@$(INSTALL) Packaging/build-dependencies.txt
	@Packaging/generate-docs.sh
