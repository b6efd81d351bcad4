#!/usr/bin/env bash
# Installs what the tests need, builds, and runs all tests: the fast ones first, then the ones in a browser.
#   bash tests/run.sh            everything that this machine can run
#   bash tests/run.sh --fast     without the browser
# Tests of the published contracts run when CONTRACT_DIR names their folder.
set -euo pipefail
cd "$(dirname "$0")/.."

fast=false
for argument in "$@"; do
  case "$argument" in
    --fast) fast=true ;;
    *) echo "tests/run.sh: unknown option '$argument'. The one option is --fast." >&2; exit 2 ;;
  esac
done

need() { command -v "$1" >/dev/null 2>&1 || { echo "tests/run.sh: $1 is missing. $2" >&2; exit 2; }; }
need dotnet "Install the .NET SDK 10: https://dotnet.microsoft.com/download"

install_packages() {
  [ "$#" -gt 0 ] || return 0
  local missing="$*" sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo"
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "tests/run.sh: please install: $missing (this script installs them on Debian and Ubuntu only)." >&2
    exit 2
  fi
  echo "Installing $missing"
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
failed=0

run_tests() { # name, project, filter
  echo "== $1"
  dotnet test "$2" --no-build --nologo --verbosity quiet --filter "$3" \
    --logger "trx;LogFileName=$1.trx" --logger "console;verbosity=minimal" --results-directory "$results" || failed=1
}

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build TeamsOffboardBot.sln --nologo --verbosity quiet

run_tests fast tests/TeamsOffboardBot.Tests "Category!=EndToEnd"

if [ "$fast" = false ]; then
  need node "Install Node.js 20 or newer: https://nodejs.org"
  need npm "Install npm, which comes with Node.js: https://nodejs.org"
  packages=()
  command -v chromium >/dev/null 2>&1 || packages+=(chromium fonts-liberation fonts-noto-color-emoji)
  install_packages "${packages[@]}"
  # Before the tests, which start several demos at once.
  (cd src/Demo && npm ci --no-audit --no-fund --loglevel=error)
  run_tests end-to-end tests/EndToEnd "Category=EndToEnd"
fi

total() { cat "$results"/*.trx 2>/dev/null | { grep -o " $1=\"[0-9]*\"" || true; } | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'; }
passed=$(total passed)
not_passed=$(total failed)
skipped=$(cat "$results"/*.trx 2>/dev/null | { grep -o 'outcome="NotExecuted"' || true; } | wc -l)
if [ "$failed" -ne 0 ] && [ "$not_passed" -eq 0 ]; then not_passed=1; fi
if [ "$passed" -eq 0 ]; then echo "tests/run.sh: no test ran." >&2; failed=1; fi
echo "$passed passed, $not_passed failed, $skipped skipped"
exit "$failed"
