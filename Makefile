# Everything is set up on first use, in a virtual environment of its own (.venv).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check thorough bench docs format lock browser clean help

help:
	@echo "make demo    run irenic on the worked cases"
	@echo "make test    all tests (installs a browser for them where it can)"
	@echo "make check   formatting, linting, types, layers, links, tests"
	@echo "make thorough  random cases by the hundred, for a night"
	@echo "make bench   benchmarks, printed as a table"
	@echo "make docs    write docs/reference and docs/gallery anew"
	@echo "make format  format the code"
	@echo "make lock    resolve requirements/*.txt anew"

$(READY): requirements/dev.txt pyproject.toml src/irenic/model/version.py
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

demo: $(READY)
	$(BIN)/irenic demo

browser: $(READY)
	sh scripts/browser.sh

test: $(READY) browser
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(READY) browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/links.py
	$(BIN)/python scripts/reference.py --check
	$(BIN)/python -m pytest -n 2 --dist worksteal

# hundreds of random cases, and ten thousand documents, where `make check` looks at some dozens
thorough: $(READY)
	IRENIC_THOROUGH=1 $(BIN)/python -m pytest -n 2 --dist worksteal tests/unit/test_zone.py tests/unit/test_amend.py tests/unit/test_fronts.py \
	  tests/unit/test_readers_fuzzed.py tests/functional/test_workbench_killed.py

bench: $(READY)
	$(BIN)/python -m benchmarks

docs: $(READY)
	$(BIN)/python scripts/reference.py
	$(BIN)/python scripts/gallery.py

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(READY)
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-trusted-host \
	  --no-emit-find-links --no-header --extra dev --output-file requirements/dev.txt pyproject.toml requirements/build.in

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
