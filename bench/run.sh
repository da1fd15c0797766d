#!/usr/bin/env bash
# Builds for release and measures: bench/run.sh [weight|start|question|submissions|protection …]
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build bench -c Release -v quiet
dotnet bench/bin/Release/net10.0/Lodestar.Bench.dll "$@"
