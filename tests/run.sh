#!/usr/bin/env bash
# Runs every test: domain, web on SQLite, the data tests again on PostgreSQL, browser. Installs Chromium and PostgreSQL
# where it may, starts and stops its own PostgreSQL, and ends with one line that counts.
set -uo pipefail
cd "$(dirname "$0")/.."
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# install NAME PACKAGES...: with Debian's or Ubuntu's packages, as root or with sudo that asks nothing.
install() {
  local name=$1; shift
  local as=()
  if [ "$(id -u)" != 0 ]; then as=(sudo -n); fi
  if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
    echo "Installing $name…"
    "${as[@]}" apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq --no-install-recommends "$@" >/dev/null && return 0
  fi
  echo "The tests need $name. Install it, for instance with: apt-get install $*" >&2
  exit 1
}

# 'type -P' looks for files only: a function of the same name does not count as an installed browser.
browser() { for one in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do [ -n "$one" ] && type -P "$one" && return 0; done; return 1; }
browser >/dev/null || install Chromium chromium
CHROMIUM=$(browser) || { echo 'No Chromium was found after installing it.' >&2; exit 1; }
export CHROMIUM
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

if [ -z "${TEST_POSTGRES:-}" ]; then
  command -v pg_virtualenv >/dev/null && ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || install PostgreSQL postgresql postgresql-common
fi

dotnet build -v quiet || { echo 'The build failed.' >&2; exit 1; }

# A suite: its name, the project, and what else to tell the runner.
suite() {
  local name=$1 project=$2; shift 2
  printf '\n== %s\n' "$name"
  dotnet test "tests/$project" --no-build -v quiet --logger "console;verbosity=minimal" "$@" 2>&1 | tee "$results/$name.txt"
}

suite 'domain' Domain.Tests
TEST_POSTGRES='' suite 'web on SQLite' Web.Tests
if [ -n "${TEST_POSTGRES:-}" ]; then
  suite 'data on PostgreSQL' Web.Tests --filter Category=Data
else
  export -f suite; export results
  # A server of our own in a temporary folder, gone when the tests are. It may be restarted in the middle.
  pg_virtualenv -s bash -c 'export TEST_POSTGRES_RESTART="pg_ctlcluster --mode immediate $(pg_lsclusters -h | awk '"'"'$2 == "regress" { print $1 }'"'"') regress restart"
    TEST_POSTGRES="Host=$PGHOST;Port=$PGPORT;Username=$PGUSER;Password=$PGPASSWORD;Database=postgres" suite "data on PostgreSQL" Web.Tests --filter Category=Data'
fi
suite 'browser' Browser.Tests

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
