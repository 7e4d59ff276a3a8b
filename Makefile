# Two commands on a fresh machine: `make run` serves DioramaCast, `make test` proves it.
# They need Python 3.11 or newer (another one by PYTHON=...), make and the package registries.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := .cache/tools
DATA := .cache/data

# Byte code is compiled when first imported: compiling every package up front takes a third of the set-up.
INSTALL := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet --no-compile --require-hashes

define CHECK_PYTHON
fail() { echo "DioramaCast needs $$1" >&2; exit 1; }; \
command -v $(PYTHON) >/dev/null || fail "Python 3.11 or newer: '$(PYTHON)' is not there (another one by PYTHON=...)."; \
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| fail "Python 3.11 or newer: '$(PYTHON)' is older (another one by PYTHON=...)."; \
$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || fail "Python's venv module: apt-get install python3-venv"
endef

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: audit audit-dependencies bench bench-footprint bench-growth bench-layers bench-motion bench-pictures bench-stampede bench-visitors help run worker test lint format gallery load-test measure simulate survey torture try-image try-rolling-restart lock data map-data icons clean

help:
	@echo "make run      set up and serve on http://localhost:5000 (another port by PORT=...)"
	@echo "make worker   set up and paint what is queued, beside make run (both with REDIS_URL and GEMINI_API_KEY)"
	@echo "make test     set up and run every check and test (PYTEST_ARGS='-k weather' for some)"
	@echo "make lint     ruff and mypy alone         make format   let ruff rewrite"
	@echo "make gallery  draw a contact sheet into ./gallery (GALLERY_ARGS='--cities \"Paris; Quito\" --hours 12 22')"
	@echo "make measure  how fast and how large drawings are, over 500 places"
	@echo "make bench           the hot paths against a bare callable, Flask and FastAPI, in one run (needs wrk)"
	@echo "make bench-layers    what each layer costs a request (needs wrk)"
	@echo "make bench-visitors  10,000 visitors at once for five minutes (BENCH_ARGS='--visitors 200 --minutes 0.5')"
	@echo "make bench-stampede  300 visitors on a cold place, and on one whose answer expires"
	@echo "make bench-growth    what a request costs as visitors and cached places grow (needs wrk)"
	@echo "make bench-footprint memory of workers, idle connections and event streams; how soon it is ready"
	@echo "make bench-pictures  a thousand new pictures asked for at once: how soon, at what weight"
	@echo "make bench-motion    what the moving weather costs a browser without a graphics processor"
	@echo "make load-test       visitors in the shape of a day (LOAD_ARGS='--shape front-page-spike --users 2000 --run-time 5m')"
	@echo "make simulate        a million visitors a day on paper: machines, calls, dollars (SIMULATE_ARGS='--visitors 100000')"
	@echo "make audit    what a visit of the page costs, and Lighthouse's scores; fails where a budget is missed (needs npm)"
	@echo "make survey   draw every place of the gazetteer and report faults (half an hour; SURVEY_ARGS='--every 48')"
	@echo "make torture  every fault and bad input of the contract, an hour's soak, and the table of it (TORTURE_ARGS='tests/faults')"
	@echo "make audit-dependencies  known vulnerabilities of what is locked; fails where it cannot look them up, too"
	@echo "make try-image  build the container image and run it on a read-only root (as root; needs buildah and runc)"
	@echo "make try-rolling-restart  three instances behind nginx, replaced one by one under load (needs nginx, redis-server)"
	@echo "make lock     renew the lock files (UPGRADE=--upgrade for newer releases)"
	@echo "make data     rebuild the gazetteer       make map-data fetch and cut the map's files again (needs npm)"
	@echo "make icons    draw the icons of the installed page again"
	@echo "make clean    remove what these made"

run: $(VENV)/.run
	@echo "DioramaCast: http://localhost:$${PORT:-5000}"
	@# gunicorn reads WEB_CONCURRENCY itself, before our settings, and an empty one is an error to it.
	@[ -n "$$WEB_CONCURRENCY" ] || unset WEB_CONCURRENCY; exec $(BIN)/gunicorn -c gunicorn_config.py app:app

worker: $(VENV)/.run
	@exec $(BIN)/python -m dioramacast.worker

test: $(VENV)/.dev
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

gallery: $(VENV)/.run
	@$(BIN)/python -m scripts.make_gallery $(GALLERY_ARGS)

measure: $(VENV)/.run
	@$(BIN)/python -m scripts.measure_renderer $(MEASURE_ARGS)

bench: $(VENV)/.bench
	@$(BIN)/python -m bench.hot_paths $(BENCH_ARGS)

bench-layers: $(VENV)/.dev
	@$(BIN)/python -m bench.layers $(BENCH_ARGS)

bench-visitors: $(VENV)/.dev
	@$(BIN)/python -m bench.visitors $(BENCH_ARGS)

bench-stampede: $(VENV)/.dev
	@$(BIN)/python -m bench.stampede $(BENCH_ARGS)

bench-growth: $(VENV)/.dev
	@$(BIN)/python -m bench.growth $(BENCH_ARGS)

bench-footprint: $(VENV)/.dev
	@$(BIN)/python -m bench.footprint $(BENCH_ARGS)

bench-motion: $(VENV)/.dev
	@$(BIN)/python -m bench.page_motion $(BENCH_ARGS)

bench-pictures: $(VENV)/.dev
	@$(BIN)/python -m bench.pictures $(BENCH_ARGS)

load-test: $(VENV)/.dev
	@$(BIN)/python -m bench.load_test_site $(LOAD_ARGS)

simulate: $(VENV)/.run
	@$(BIN)/python -m scripts.simulate_visitors $(SIMULATE_ARGS)

# npm ci checks each package against the SHA-512 in the lock file.
.cache/audit/.made: scripts/audit/package.json scripts/audit/package-lock.json
	@mkdir -p .cache/audit && cp scripts/audit/* .cache/audit
	@cd .cache/audit && npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

audit: $(VENV)/.dev .cache/audit/.made
	@$(BIN)/python -m scripts.audit_page

try-image: $(VENV)/.dev
	@$(BIN)/python -m scripts.try_image $(TRY_IMAGE_ARGS)

try-rolling-restart: $(VENV)/.dev
	@$(BIN)/python -m scripts.try_rolling_restart

torture: $(VENV)/.torture
	@$(BIN)/python -m pytest --torture -n 0 $(TORTURE_ARGS)

audit-dependencies: $(VENV)/.torture
	@$(BIN)/python -m scripts.audit_dependencies $(AUDIT_ARGS)

survey: $(VENV)/.run
	@$(BIN)/python -m scripts.survey_places $(SURVEY_ARGS)

# The stamps are files inside .venv: a newer lock installs again, a removed .venv starts over.
$(VENV)/.run: requirements.txt $(VENV)/.made
	@echo "Installing what running needs ..."
	@$(INSTALL) -r requirements.txt
	@touch $@

# The development lock holds the running one too, at the same versions.
$(VENV)/.dev: requirements-dev.txt requirements.txt $(VENV)/.made
	@echo "Installing what developing needs ..."
	@$(INSTALL) -r requirements-dev.txt
	@touch $(VENV)/.run $@

# What benchmarks compare with, over the development lock at the same versions.
$(VENV)/.bench: requirements-bench.txt $(VENV)/.dev
	@echo "Installing what benchmarks need ..."
	@$(INSTALL) -r requirements-bench.txt
	@touch $@

# What the long tests of `make torture` need, over the development lock at the same versions.
$(VENV)/.torture: requirements-torture.txt $(VENV)/.dev
	@echo "Installing what torture needs ..."
	@$(INSTALL) -r requirements-torture.txt
	@touch $@

$(VENV)/.made:
	@$(CHECK_PYTHON)
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(TOOLS)/.made:
	@$(CHECK_PYTHON)
	@$(PYTHON) -m venv --clear $(TOOLS)
	@$(TOOLS)/bin/python -m pip --disable-pip-version-check --no-input install --quiet uv
	@touch $@

# --no-emit-index-url and no annotations of where from: a lock holds names, versions and hashes, never a host.
# pip takes the newest release of a package asked for with an extra, unless the lock names the extra too.
COMPILE := $(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE) pyproject.toml

lock: $(TOOLS)/.made
	$(COMPILE) -o requirements.txt
	$(COMPILE) --extra dev -c requirements.txt -o requirements-dev.txt
	$(COMPILE) --extra bench -c requirements-dev.txt -o requirements-bench.txt
	$(COMPILE) --extra torture -c requirements-dev.txt -o requirements-torture.txt

data: $(TOOLS)/.made
	@$(PYTHON) -m venv --clear --without-pip $(DATA)
	@$(TOOLS)/bin/uv pip install --quiet --python $(DATA)/bin/python -r pyproject.toml --extra data
	PYTHONPATH=. $(DATA)/bin/python scripts/build_gazetteer.py

# npm ci checks each package against the SHA-512 in the lock file.
map-data:
	@mkdir -p .cache/map && cp scripts/map/* .cache/map
	@cd .cache/map && npm ci --silent --ignore-scripts --no-audit --no-fund && node build.mjs ../../static

icons: $(VENV)/.run
	@$(BIN)/python -m scripts.build_icons

clean:
	rm -rf $(VENV) .cache gallery .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
