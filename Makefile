# Everything that is done with this repository, one target each; `make help` lists them.

# The repository that `make report` is about; the sample, unless it is named.
REPO ?=
# More arguments for the command that a target runs.
ARGS ?=
# The build that `make report` and `make reports` use: release or debug.
CONFIGURATION ?= release
# Where `make install` puts the program: in the folder bin of this one.
PREFIX ?= /usr/local
# The history that `make bench` reads.
HISTORY ?=
# Where `make dashboard` writes its site.
SITE ?= .build/site
# The histories that `make bench-dashboard` copies, and how often.
HISTORIES ?=
COPIES ?= 8
# How many commits the history has that `make bench-large` makes up.
COMMITS ?= 80000
# The review records that `make bench-import` imports; 200 MB made-up ones, unless a file is named.
RECORDS ?=
# How many change requests are made up of it.
REQUESTS ?= 50000

BYLINE := .build/$(CONFIGURATION)/byline
SAMPLE := .build/sample/tidepool.git
# The sample ends in August 2026: its reports speak as of then, so that they stay the same.
SAMPLE_MOMENT := 2026-08-20T12:00:00Z

.DEFAULT_GOAL := help
.PHONY: help report dashboard test test-browser build lint format reports screenshot bench bench-large \
  bench-dashboard bench-import install clean setup setup-browser sample

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

report: build ## print the weekly report of REPO=path (by default of the sample), with ARGS="--week 2026-W33"
ifeq ($(REPO),)
	@$(MAKE) --no-print-directory sample >&2
	@$(BYLINE) report --as-of $(SAMPLE_MOMENT) $(ARGS) $(SAMPLE)
else
	@$(BYLINE) report $(ARGS) "$(REPO)"
endif

dashboard: build ## write the dashboard of REPO=path (by default of the sample) to SITE=.build/site
ifeq ($(REPO),)
	@$(MAKE) --no-print-directory sample >&2
	@$(BYLINE) dashboard --as-of $(SAMPLE_MOMENT) -o "$(SITE)" $(ARGS) $(SAMPLE)
else
	@$(BYLINE) dashboard -o "$(SITE)" $(ARGS) "$(REPO)"
endif

test: setup ## run all tests, with ARGS="--filter HelpTests" some
	swift test $(ARGS)
ifeq ($(ARGS),)
	@$(MAKE) --no-print-directory test-browser
endif

# The drivers come from PyPI, the browser from the system.
test-browser: setup-browser ## open the sample's dashboard in Chromium and look at everything
	@$(MAKE) --no-print-directory sample CONFIGURATION=debug >&2
	.build/browser/bin/python -m pytest -q Tests/Browser

build: setup ## build the program, with CONFIGURATION=debug for a quick build
	@swift build -c $(CONFIGURATION) --product byline >&2

lint: ## check the form of the code
	swift format lint --strict --recursive Package.swift Sources Tests

format: ## bring the code into form
	swift format format --in-place --recursive Package.swift Sources Tests

reports: build ## make Reports/, METRICS.md and the excerpt in README.md again
	@$(MAKE) --no-print-directory sample >&2
	@sed -n 's/^    byline //p' Reports/README.md | while read -r arguments; do \
	  echo "byline $$arguments" >&2; \
	  $(BYLINE) $$arguments </dev/null || exit; \
	done
	@$(BYLINE) metrics reference >.build/METRICS.md && mv .build/METRICS.md METRICS.md
	@awk '/^## /{ keep = $$0 ~ /^## (Key figures|Who wrote it)$$/ } /^\*\*Origin of/{ exit } NR < 7 || keep' \
	  Reports/weekly.md | sed -e 's/\[^[a-z0-9-]*\]//g' -e 's/^#* \(.*\)/**\1**/' -e 's/^/> /' -e 's/ *$$//' >.build/excerpt.md
	@awk '/^<!-- end of the excerpt/{ skip = 0 } !skip { print } \
	  /^<!-- excerpt of/{ skip = 1; while ((getline line <".build/excerpt.md") > 0) print line }' \
	  README.md >.build/README.md && mv .build/README.md README.md

screenshot: setup-browser ## take the picture in README.md again
	.build/browser/bin/python Tests/Browser/screenshot.py

bench: build ## measure how long HISTORY=path takes, beside git
	@if [ -z "$(HISTORY)" ]; then echo "name a repository: make bench HISTORY=path" >&2; exit 64; fi
	swift run -c release byline-bench $(ARGS) "$(HISTORY)"

bench-large: build ## measure a made-up history of COMMITS=80000 with REQUESTS=50000
	swift run -c release byline-bench --rounds 1 --without-blame --large $(COMMITS) --requests $(REQUESTS) $(ARGS)

bench-dashboard: build ## measure the site about COPIES=8 copies of HISTORIES="path …"
	@if [ -z "$(HISTORIES)" ]; then echo 'name repositories: make bench-dashboard HISTORIES="path …"' >&2; exit 64; fi
	swift run -c release byline-bench --copies $(COPIES) $(ARGS) $(HISTORIES)

bench-import: build ## measure the import of RECORDS=file (by default made up), beside jq
	swift run -c release byline-bench --rounds 3 $(if $(RECORDS),--import "$(RECORDS)",--import-made-up 200) $(ARGS)

install: ## build the program and put it into PREFIX=/usr/local
	@$(MAKE) --no-print-directory build CONFIGURATION=release
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install .build/release/byline "$(DESTDIR)$(PREFIX)/bin/byline"

clean: ## remove all that was built
	rm -rf .build

# The headers of SQLite and zlib are all that a Swift toolchain for Linux does not bring along.
setup:
	@if [ "$$(uname -s)" = Darwin ] || { [ -e /usr/include/sqlite3.h ] && [ -e /usr/include/zlib.h ]; } \
	  || pkg-config --exists sqlite3 zlib 2>/dev/null; then \
	  exit 0; \
	fi; \
	if ! command -v apt-get >/dev/null; then \
	  echo "Byline needs the headers of SQLite and zlib: install sqlite-devel zlib-devel (or libsqlite3-dev zlib1g-dev)" >&2; exit 1; \
	fi; \
	if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
	export DEBIAN_FRONTEND=noninteractive; \
	{ $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends libsqlite3-dev zlib1g-dev; } >&2

setup-browser: setup
	@if [ -z "$$CHROMIUM" ] && ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null \
	  || ! python3 -c 'import venv, ensurepip' 2>/dev/null; then \
	  if ! command -v apt-get >/dev/null; then \
	    echo "the tests in a browser need Chromium (name it in CHROMIUM) and Python's venv" >&2; exit 1; \
	  fi; \
	  if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
	  export DEBIAN_FRONTEND=noninteractive; \
	  { $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends chromium python3-venv; } >&2; \
	fi; \
	if [ ! -e .build/browser/ready ] || [ Tests/Browser/requirements.txt -nt .build/browser/ready ]; then \
	  python3 -m venv .build/browser && \
	  .build/browser/bin/python -m pip install -q --disable-pip-version-check -r Tests/Browser/requirements.txt >&2 && \
	  touch .build/browser/ready; \
	fi

# A new import each time, with a new store: what is printed is what this program reads.
sample: build
	@rm -rf $(SAMPLE)
	@git init --quiet --bare --object-format=sha1 $(SAMPLE)
	@git -C $(SAMPLE) symbolic-ref HEAD refs/heads/main
	@git -C $(SAMPLE) fast-import --quiet <SampleData/history.fi
	@$(BYLINE) import --quiet --store $(SAMPLE)/byline.sqlite SampleData/pulls.ndjson SampleData/graph.json >&2
