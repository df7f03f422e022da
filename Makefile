# What can be done with Rollcall, one target each. `make` alone lists them.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PORT ?= 8080
BASE ?= /
KILLS ?= 10
BENCH ?= --subjects all --n 22,1000,10000 --reps 5

# Everything that a build reads. Folders are named too: a file that went away changes its folder.
INPUTS = $(shell find src public style) index.html Cargo.toml Cargo.lock .cargo/config.toml package-lock.json \
	scripts/finish.mjs scripts/split.mjs scripts/precache.mjs scripts/hosting.mjs scripts/policy.mjs scripts/sw.template.js scripts/sw.stop.js

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: serve
serve: setup-build dist/sw.js ## build what is not built and serve it (PORT=8080 BASE=/some/place/)
	@node scripts/serve.mjs --port $(PORT) --base $(BASE)

.PHONY: test
test: setup ## run every check and test, browsers included
	@scripts/test.sh

.PHONY: build
build: setup-build dist/sw.js ## build the folder dist/, ready for any web server

dist/sw.js: $(INPUTS)
	@. scripts/env.sh; echo "Building the release. The first time takes a few minutes."; trunk build --release

.PHONY: check
check: setup-build ## format, lints for both targets, documentation, house rules
	@scripts/test.sh fmt lint-native lint-browser docs rules

.PHONY: test-native
test-native: ## run the tests that need no browser
	@scripts/test.sh native

.PHONY: test-browser
test-browser: setup dist/sw.js ## run the browser tests on the release build (ARGS="offline" for some)
	@. scripts/env.sh; node tests/browser/run.mjs $(ARGS)

.PHONY: soak
soak: setup dist/sw.js ## the same, each engine killed and opened again KILLS=10 times
	@. scripts/env.sh; node tests/browser/run.mjs --kills $(KILLS) $(ARGS)

.PHONY: bench
bench: setup dist/sw.js benches/timeline/node_modules ## measure the timeline beside its peers (BENCH="--n 10000 --reps 1")
	@. scripts/env.sh; cd benches/timeline; node run.mjs --rollcall ../../dist $(BENCH)

benches/timeline/node_modules: benches/timeline/package-lock.json
	@. scripts/env.sh; cd benches/timeline; npm ci --ignore-scripts; touch node_modules

.PHONY: size
size: build ## print what a first visit loads
	@node scripts/size.mjs

.PHONY: setup
setup: ## install what building and testing need, and is missing
	@scripts/setup.sh test

.PHONY: setup-build
setup-build: ## install what building and serving need, and is missing
	@scripts/setup.sh build

.PHONY: clean
clean: ## remove what was built (tools and npm packages stay)
	rm -rf dist target
