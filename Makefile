# Every target sets itself up: virtual environment, locked packages, Qt's system libraries.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
OUT := out

# What Qt needs from Debian 12: the first line always, the second for a real window.
QT_LIBS := libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0
QT_WINDOW_LIBS := libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
WITH_SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)

.DEFAULT_GOAL := help
.PHONY: help setup qt-libs run test slow lint bench oracle build clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: qt-libs $(READY) ## virtual environment, locked packages, Qt's system libraries

# `--without-pip` and `pip --python` work on a Debian that lacks python3-venv.
$(READY): requirements.lock pyproject.toml
	@echo "Menyiapkan lingkungan Python di $(VENV) ..."
	@test -x $(PY) || $(PYTHON) -m venv --without-pip $(VENV)
	@$(PYTHON) -m pip --python $(PY) install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PYTHON) -m pip --python $(PY) install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(PY) -m compileall -q iki_desktop ui db resources
	@touch $@

qt-libs:
	@if command -v dpkg-query >/dev/null 2>&1; then \
	  missing=""; \
	  for lib in $(QT_LIBS) $(if $(WITH_SCREEN),$(QT_WINDOW_LIBS)); do \
	    dpkg-query -W -f='$${Status}' $$lib 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$lib"; \
	  done; \
	  if [ -n "$$missing" ]; then \
	    if [ "$$(id -u)" = 0 ]; then \
	      echo "Memasang pustaka sistem untuk Qt:$$missing"; \
	      apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	    else \
	      echo "Qt memerlukan pustaka sistem. Jalankan perintah ini, lalu ulangi:"; \
	      echo "  sudo apt-get install -y$$missing"; \
	      exit 1; \
	    fi; \
	  fi; \
	fi

run: setup ## the window on Pujon's office file; without a screen: the file and its PDF under out/
	@mkdir -p $(OUT)
	@test -e $(OUT)/pujon.iki || $(VENV)/bin/iki baru $(OUT)/pujon.iki >/dev/null
ifeq ($(WITH_SCREEN),)
	@$(VENV)/bin/iki cetak $(OUT)/pujon.iki -o $(OUT)/pujon.pdf
	@$(VENV)/bin/iki info $(OUT)/pujon.iki
	@echo
	@echo "Tidak ada layar (DISPLAY kosong), jadi jendela tidak dibuka. Hasil kerja utama ada di:"
	@echo "  berkas kantor : $(abspath $(OUT)/pujon.iki)"
	@echo "  dokumen PDF   : $(abspath $(OUT)/pujon.pdf)"
	@echo "Untuk membuka jendela, jalankan 'make run' dari sesi desktop,"
	@echo "atau dengan layar maya: apt-get install xvfb, lalu 'xvfb-run -s \"-screen 0 1366x768x24\" make run'."
else
	@$(VENV)/bin/iki-desktop $(OUT)/pujon.iki
endif

test: setup ## all fast tests, with the import contracts
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -m "not slow"

slow: setup ## faults and long property tests
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -m slow

lint: setup ## ruff, mypy --strict, import contracts
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports

bench: setup ## measurements beside typst, LibreOffice and a bare Qt window
	@$(PY) -m tests.bench

oracle: setup ## the engine beside LibreOffice Calc: cases computed anew, stored in tests/data
	@$(PY) -m tests.oracle
	@$(PY) -m pytest -q tests/oracle/test_libreoffice.py

build: setup ## the bundle in dist/, checked outside the checkout
	@$(PY) -m PyInstaller --noconfirm --log-level WARN build.spec
	@$(PY) -m tests.bundle dist/iki-desktop

clean: ## remove what was built
	@rm -rf $(VENV) $(OUT) build dist
