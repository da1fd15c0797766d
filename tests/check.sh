#!/usr/bin/env bash
# Everything that holds without running a test.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$1"; }

step 'Restore as locked'
dotnet restore --locked-mode -v quiet

step 'Build with analyzers, warnings as errors'
dotnet build --no-restore -c Release -v quiet

step 'Formatting'
dotnet tool restore >/dev/null
# What is written how, the build has said already; how it is laid out is CSharpier's.
dotnet csharpier check .

step 'Content pack'
dotnet src/Web/bin/Release/net10.0/lodestar.dll content check packs/west-yorkshire

step 'A migration for every change of the model, on both engines'
for engine in Sqlite Postgres; do
  dotnet ef migrations has-pending-model-changes --project src/Web --startup-project tools/Migrations --context "${engine}Db" --configuration Release --no-build
done
