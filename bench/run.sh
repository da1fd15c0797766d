#!/usr/bin/env bash
# Builds for release and measures: bench/run.sh [weight|start|question|submissions|submissions-postgres|protection|pooled|growth|export|
# identifiers|teams|plain|first-export …]
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build bench -c Release -v quiet

# The released file is what is measured; LODESTAR_BENCH_FILE may name another.
[ -n "${LODESTAR_BENCH_FILE:-}" ] || [ -x lodestar ] || make -s build
export LODESTAR_BENCH_FILE="$(realpath "${LODESTAR_BENCH_FILE:-lodestar}")"

if [ $# = 0 ] || [[ " $* " == *" plain "* ]]; then
  export LODESTAR_BENCH_EXPRESS="$PWD/bench/express"
  [ -d "$LODESTAR_BENCH_EXPRESS/node_modules" ] || npm ci --prefix "$LODESTAR_BENCH_EXPRESS" --loglevel=error
fi

measure=(dotnet bench/bin/Release/net10.0/Lodestar.Bench.dll "$@")
if [ -n "${LODESTAR_BENCH_POSTGRES:-}" ] || { [ $# -gt 0 ] && [[ " $* " != *" submissions-postgres "* ]]; }; then
  exec "${measure[@]}"
fi

# A server of our own that writes durably, gone afterwards.
pg_virtualenv -s -o fsync=on -o synchronous_commit=on bash -c '
  server="Host=$PGHOST;Port=$PGPORT;Username=$PGUSER;Password=$PGPASSWORD;Database=postgres"
  LODESTAR_BENCH_POSTGRES="$server" exec "$@"' measure "${measure[@]}"
