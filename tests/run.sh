#!/usr/bin/env bash
# Runs every test: domain, web on SQLite, the data tests again on PostgreSQL, browser. Installs Chromium and PostgreSQL
# where it may, starts and stops its own PostgreSQL, and ends with the time of each suite, the slowest tests, and one line that
# counts. What each test took stays in artifacts/tests.
set -uo pipefail
cd "$(dirname "$0")/.."
results=$PWD/artifacts/tests
rm -rf "$results"
mkdir -p "$results"

# install NAME PACKAGES...: with Debian's or Ubuntu's packages, as root or with sudo that asks nothing.
install() {
  local name=$1; shift
  local as=()
  if [ "$(id -u)" != 0 ]; then as=(sudo -n); fi
  if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
    echo "Installing $name…"
    export DEBIAN_FRONTEND=noninteractive
    "${as[@]}" apt-get update -qq >/dev/null && "${as[@]}" apt-get install -y -qq --no-install-recommends "$@" >/dev/null && return 0
  fi
  echo "The tests need $name. Install it, for instance with: apt-get install $*" >&2
  exit 1
}

# 'type -P' looks for files only: a function of the same name does not count as an installed browser.
# The shell without a window does the same for two thirds of the computing.
browser() {
  for one in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome; do [ -n "$one" ] && type -P "$one" && return 0; done
  return 1
}
browser >/dev/null || install Chromium chromium-headless-shell
CHROMIUM=$(browser) || { echo 'No Chromium was found after installing it.' >&2; exit 1; }
export CHROMIUM
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

if [ -z "${TEST_POSTGRES:-}" ]; then
  command -v pg_virtualenv >/dev/null && ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || install PostgreSQL postgresql postgresql-common
fi

# Services that tests start keep their data in memory if there is room: no test needs it to outlive a power cut, and waiting for the
# disk after each save is half of their time.
if [ "$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)" -gt 4000000 ] 2>/dev/null; then
  TMPDIR=$(mktemp -d /dev/shm/lodestar-tests.XXXXXX)
  chmod 755 "$TMPDIR" # PostgreSQL runs as somebody else, and reads its first password here.
  export TMPDIR
  trap 'rm -rf "$TMPDIR"' EXIT
fi

# What 'make check' and 'make run' have built is not built again. A test runs most code a few times only: to count how often, so
# as to compile it better later (TieredPGO), costs a quarter of all the computing and never pays.
export DOTNET_TieredPGO=0
dotnet build -c Release -v quiet || { echo 'The build failed.' >&2; exit 1; }

# A suite: its name, the project, and what else to tell the runner. It says everything at its end, because another runs beside it.
suite() {
  local name=$1 project=$2; shift 2
  local begun=$SECONDS
  dotnet test "tests/$project" -c Release --no-build -v quiet --results-directory "$results" \
    --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" "$@" >"$results/$name.txt" 2>&1
  printf '%s\n' "$((SECONDS - begun))" >"$results/$name.seconds"
  printf '\n== %s\n' "$name"
  cat "$results/$name.txt"
}

# On a server of our own in a temporary folder, gone when the tests are. It may be restarted in the middle.
on_own_server() {
  TEST_POSTGRES_RESTART="pg_ctlcluster --mode immediate $(pg_lsclusters -h | awk '$2 == "regress" { print $1 }') regress restart"
  TEST_POSTGRES="Host=$PGHOST;Port=$PGPORT;Username=$PGUSER;Password=$PGPASSWORD;Database=postgres"
  export TEST_POSTGRES TEST_POSTGRES_RESTART
  suite 'data on PostgreSQL' Web.Tests --filter Category=Data
}

postgres() {
  if [ -n "${TEST_POSTGRES:-}" ]; then
    suite 'data on PostgreSQL' Web.Tests --filter Category=Data
  else
    # A run that was killed leaves its server behind, and its name would be taken.
    pg_lsclusters -h | awk '$2 == "regress" && $4 ~ /^down/ { print $1 }' | while read -r version; do pg_dropcluster "$version" regress; done
    export -f suite on_own_server; export results
    pg_virtualenv -s -o fsync=off bash -c on_own_server
  fi
}

# Two rows beside each other: while a browser draws or a killed server comes back, the processor is the other row's.
trap 'trap - INT TERM; kill 0' INT TERM
begun=$SECONDS
{ TEST_POSTGRES='' suite 'web on SQLite' Web.Tests; postgres; } &
{ suite 'browser' Browser.Tests; suite 'domain' Domain.Tests; } &
wait

printf '\n== time\n'
for name in 'domain' 'web on SQLite' 'data on PostgreSQL' 'browser'; do
  [ -f "$results/$name.seconds" ] && printf '%5s s  %s\n' "$(cat "$results/$name.seconds")" "$name"
done
printf '%5s s  all of them, beside each other\n' "$((SECONDS - begun))"

printf '\n== the ten slowest tests\n'
grep -ho '<UnitTestResult [^>]*>' "$results"/*.trx |
  sed -E 's/.* testName="([^"]*)".* duration="([0-9]+):([0-9]+):([0-9.]+)".*/\2 \3 \4 \1/; s/&quot;/"/g; s/&amp;/\&/g' |
  awk '{ took = $1 * 3600 + $2 * 60 + $3; sub(/^[^ ]+ [^ ]+ [^ ]+ /, ""); printf "%7.1f s  %s\n", took, substr($0, 1, 140) }' | sort -rn | head -n 10

passed=0; failed=0; suites=0
for file in "$results"/*.txt; do
  line=$(grep -E '(Passed|Failed)! +- Failed:' "$file" | tail -n 1)
  if [ -n "$line" ]; then
    suites=$((suites + 1))
    failed=$((failed + $(sed -E 's/.*Failed: +([0-9]+), Passed.*/\1/' <<<"$line")))
    passed=$((passed + $(sed -E 's/.*Passed: +([0-9]+).*/\1/' <<<"$line")))
  fi
done

# A suite that did not come to its last line has failed, whatever the others say.
[ "$suites" = 4 ] || { echo "Only $suites of 4 suites ran to their end." >&2; failed=$((failed + 1)); }
printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
