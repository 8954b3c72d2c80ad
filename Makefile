# `make run` serves Signpost, `make test` tests it; both set up what is missing. `make help` lists all.
PORT ?= 8000
HOST ?= 127.0.0.1
UV_VERSION := 0.13.9
PYTHON := .venv/bin/python
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help setup run telegram test train check eval cross-validate bench shell validate rasa-test axe-table clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: .venv/.ready ## install Python 3.10 and the locked packages into .venv

.venv/.ready: uv.lock pyproject.toml .python-version
	@echo "Setting up Python and the packages (two minutes the first time) ..."
	@$$(scripts/bring-uv $(UV_VERSION)) sync --frozen --no-dev --inexact --compile-bytecode
	@touch $@

.venv/.test-ready: .venv/.ready
	@$$(scripts/bring-uv $(UV_VERSION)) sync --frozen --inexact --compile-bytecode
	@scripts/bring-chromium
	@touch $@

run: setup train ## serve the assistant at http://127.0.0.1:8000/ (PORT=, HOST=)
	@.venv/bin/signpost serve --host $(HOST) --port $(PORT)

telegram: setup train ## answer on Telegram; needs SIGNPOST_TELEGRAM_TOKEN (docs/telegram.md)
	@.venv/bin/signpost telegram

train: setup ## train the model, if its inputs have changed
	@.venv/bin/signpost train

test: .venv/.test-ready check train ## run every check and test
	@SIGNPOST_TEST_POSTGRES_URL=$$(scripts/bring-postgres) \
		SIGNPOST_TEST_REDIS_URL=$$(scripts/bring-redis) $(PYTHON) -m pytest

check: .venv/.test-ready ## check content, style and types
	@.venv/bin/signpost knowledge check
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy

eval: setup train ## measure the understanding on the evaluation questions
	@cd tests/understanding && $(CURDIR)/.venv/bin/signpost eval questions.jsonl unseen.jsonl later.jsonl \
		last.jsonl fresh.jsonl forum.jsonl door.jsonl post.jsonl \
		--conversations conversations.jsonl later_conversations.jsonl --cards cards.jsonl \
		--plot $(CURDIR)/docs/images/confusion.png

cross-validate: setup ## the same on the training sentences, each left out in turn (some minutes)
	@.venv/bin/signpost cross-validate

shell: setup train ## talk to the model in the terminal, with Rasa's own shell
	@.venv/bin/rasa run actions --actions actions --port 5055 >/dev/null 2>&1 & trap "kill $$!" EXIT; \
	.venv/bin/rasa shell --endpoints endpoints.yml

validate: setup ## Rasa's own check (warns of names that only our code uses)
	@.venv/bin/rasa data validate

rasa-test: setup train ## Rasa's own tests: stories, and a cross-validation of the training sentences
	@.venv/bin/rasa test core --stories tests/rasa --fail-on-prediction-errors
	@.venv/bin/rasa test nlu --cross-validation --folds 3 --nlu data/nlu

bench: setup train ## measure beside a stock Rasa project (some hours: stock trains slowly)
	@$(PYTHON) -m benchmarks.understanding
	@$(PYTHON) -m benchmarks.turns

axe-table: .venv/.test-ready train ## write what axe finds into docs/accessibility.md
	@SIGNPOST_AXE_TABLE=1 $(PYTHON) -m pytest tests/browser/test_accessibility.py

clean: ## remove what was installed, trained and kept
	rm -rf .venv .tools models var results .rasa
