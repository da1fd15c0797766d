# What the project needs on a machine, its own targets install. 'make' alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1

RUNTIME := $(shell dotnet --info 2>/dev/null | sed -n 's/^ *RID: *//p' | head -n 1)
RELEASE := src/Web/bin/Release/net10.0/lodestar.dll

.PHONY: help run sample test check format build migration bench schema house

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | column -t -s $$'\t'

run: ## Serve the sample partnership on this computer and print its address
	@dotnet build src/Web -c Release -v quiet
	@dotnet $(RELEASE) serve --sample --data data/sample

sample: ## Make the sample partnership anew
	@rm -rf data/sample
	@dotnet build src/Web -c Release -v quiet
	@dotnet $(RELEASE) serve --sample --data data/sample

test: ## Run every test, on SQLite, on PostgreSQL and in a browser; installs both where it may
	@tests/run.sh

check: ## Formatting, analyzers, the pack, and a model that no migration holds yet
	@tests/check.sh

format: ## Format the code
	@dotnet tool restore >/dev/null
	@dotnet csharpier format .

build: ## Leave a runnable ./lodestar that needs nothing else
	@dotnet publish src/Web -c Release -r $(RUNTIME) --self-contained -p:PublishSingleFile=true -p:IncludeNativeLibrariesForSelfExtract=true -p:PublishReadyToRun=true -p:DebugType=none -o artifacts/$(RUNTIME) -v quiet
	@cp artifacts/$(RUNTIME)/lodestar ./lodestar
	@./lodestar --version

migration: ## Add a migration for both engines: make migration name=WhatChanged
	@test -n "$(name)" || { echo 'Say what changed: make migration name=WhatChanged'; exit 1; }
	@dotnet tool restore >/dev/null
	@dotnet build tools/Migrations -v quiet
	@for engine in Sqlite Postgres; do \
		dotnet ef migrations add "$(name)" --project src/Web --startup-project tools/Migrations --context "$${engine}Db" -o "Persistence/Migrations/$$engine" --no-build; \
	done

schema: ## Write the JSON Schemas of the pack's files
	@dotnet build src/Web -c Release -v quiet
	@dotnet $(RELEASE) content schema packs/schema

house: ## Count what holds the house together: circles, the centre, sizes, widths, docstrings
	@node tools/house/house.mjs --walk artifacts/walk.json

bench: build ## Measure; bench/README.md says what and how
	@bench/run.sh
