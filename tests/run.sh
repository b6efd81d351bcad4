#!/usr/bin/env bash
# Installs what the tests need, builds, and runs all tests: the fast ones first, then the ones in a browser.
#   bash tests/run.sh            everything that this machine can run
#   bash tests/run.sh --fast     without the browser
#   bash tests/run.sh --all-crashes   the offboarding killed at every point, not at a sample of them
# Each starts a PostgreSQL server for itself (tests/postgres.sh) and stops it at the end.
# Tests of the published contracts run when CONTRACT_DIR names their folder.
set -euo pipefail
cd "$(dirname "$0")/.."

fast=false
for argument in "$@"; do
  case "$argument" in
    --fast) fast=true ;;
    --all-crashes) export CRASHES=all ;;
    *) echo "tests/run.sh: unknown option '$argument'. The options are --fast and --all-crashes." >&2; exit 2 ;;
  esac
done

need() { command -v "$1" >/dev/null 2>&1 || { echo "tests/run.sh: $1 is missing. $2" >&2; exit 2; }; }
need dotnet "Install the .NET SDK 10: https://dotnet.microsoft.com/download"

# Nothing here may wait for ever: each part has its time, and whatever it started and left behind ends with it. 'timeout' makes a process
# group of its own, so that what is left of it can be told from everything else on the machine.
within() { # time, command
  local limit=$1 status=0
  shift
  timeout --kill-after=30s "$limit" "$@" &
  local group=$!
  wait "$group" || status=$?
  kill -KILL -- "-$group" 2>/dev/null || true
  [ "$status" -ne 124 ] && [ "$status" -ne 137 ] || echo "tests/run.sh: '$1 ${2:-}' did not end within $limit." >&2
  return "$status"
}

install_packages() {
  [ "$#" -gt 0 ] || return 0
  local missing="$*" sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo"
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "tests/run.sh: please install: $missing (this script installs them on Debian and Ubuntu only)." >&2
    exit 2
  fi
  echo "Installing $missing"
  # shellcheck disable=SC2086 # A list of names.
  { within 5m $sudo apt-get update -qq && within 15m $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null; } </dev/null
}

results=$(mktemp -d)
clean_up() {
  [ -z "${TEST_POSTGRESQL_DIR:-}" ] || bash tests/postgres.sh stop
  rm -rf "$results"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
failed=0

# All crashes are as many stories as there are points to die at, told in two tests.
hang_limit=8m fast_limit=40m
[ "${CRASHES:-}" != all ] || hang_limit=3h fast_limit=4h

run_tests() { # name, project, filter, time
  echo "== $1"
  # A test that never ends is named and ends the run, long before anybody's patience does.
  within "$4" dotnet test "$2" --no-build --nologo --verbosity quiet --filter "$3" --blame-hang-timeout "$hang_limit" --blame-hang-dump-type none \
    --logger "trx;LogFileName=$1.trx" --logger "console;verbosity=minimal" --results-directory "$results" </dev/null || run_alone "$1" "$2" || failed=1
}

# Many tests at once, each with a bot, a tenant and a database of its own, are more than some machines carry. What failed among them is run
# once more without the others and has to pass then; it is named all the same, for a test that needs a quiet machine wants mending.
unsteady=0 most_unsteady=5
run_alone() { # name, project
  local names count
  names=$({ grep '<UnitTestResult ' "$results/$1.trx" 2>/dev/null || true; } | { grep 'outcome="Failed"' || true; } | grep -o 'testName="[^"(]*' | cut -d'"' -f2 | sort -u)
  count=$(printf '%s' "$names" | grep -c . || true)
  # A few, in a run that came to its end: one that was cut off says nothing of the tests it did not reach.
  [ "$count" -ge 1 ] && [ "$count" -le "$most_unsteady" ] && grep -q '<ResultSummary outcome="Failed"' "$results/$1.trx" || return 1
  echo "== $1, what failed, alone"
  within 15m dotnet test "$2" --no-build --nologo --verbosity quiet --filter "$(printf '%s' "$names" | sed 's/^/FullyQualifiedName=/' | paste -sd '|')" \
    --logger "trx;LogFileName=alone.trx" --logger "console;verbosity=minimal" --results-directory "$results/alone-$1" </dev/null || return 1
  unsteady=$((unsteady + $(grep -o ' failed="[0-9]*"' "$results/$1.trx" | tr -dc '0-9')))
  printf '%s\n' "$names" | sed 's/^/tests\/run.sh: passed alone only: /'
}

# A build waits for no server of another one.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
within 20m dotnet build TeamsOffboardBot.sln --nologo --verbosity quiet </dev/null

# What the scripts of manifest/ and deployment/ are held to, and what they need.
command -v shellcheck >/dev/null 2>&1 || install_packages shellcheck
shellcheck --severity=warning manifest/*.sh deployment/*.sh tests/*.sh || failed=1
command -v jq >/dev/null 2>&1 && command -v curl >/dev/null 2>&1 || install_packages jq curl

# A server of the tests' own, also where another one is at hand: it goes with them.
unset TEST_POSTGRESQL_DIR
command -v pg_ctl >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1 || install_packages postgresql
server=$(bash tests/postgres.sh start)
eval "$server"

run_tests fast tests/TeamsOffboardBot.Tests "Category!=EndToEnd" "$fast_limit"

if [ "$fast" = false ]; then
  need node "Install Node.js 20 or newer: https://nodejs.org"
  need npm "Install npm, which comes with Node.js: https://nodejs.org"
  packages=()
  command -v chromium >/dev/null 2>&1 || packages+=(chromium fonts-liberation fonts-noto-color-emoji)
  install_packages "${packages[@]}"
  # Before the tests, which start several demos at once.
  (cd src/Demo && within 10m npm ci --no-audit --no-fund --loglevel=error </dev/null)
  run_tests cards tests/TeamsOffboardBot.Tests "Category=EndToEnd" 15m
  run_tests end-to-end tests/EndToEnd "Category=EndToEnd" 15m
fi

total() { cat "$results"/*.trx 2>/dev/null | { grep -o " $1=\"[0-9]*\"" || true; } | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'; }
passed=$(($(total passed) + unsteady))
not_passed=$(($(total failed) - unsteady))
skipped=$(cat "$results"/*.trx 2>/dev/null | { grep -o 'outcome="NotExecuted"' || true; } | wc -l)
if [ "$failed" -ne 0 ] && [ "$not_passed" -eq 0 ]; then not_passed=1; fi
if grep -q 'TEST_POSTGRESQL names no' "$results"/*.trx 2>/dev/null; then
  echo "tests/run.sh: tests of PostgreSQL were skipped though its server runs." >&2
  failed=1
fi
if [ "$passed" -eq 0 ]; then echo "tests/run.sh: no test ran." >&2; failed=1; fi
echo "$passed passed, $not_passed failed, $skipped skipped$([ "$unsteady" -eq 0 ] || echo ", $unsteady of the passed alone only")"
exit "$failed"
