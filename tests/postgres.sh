#!/usr/bin/env bash
# A PostgreSQL server for the tests: an ordinary user's, in a temporary directory, on a free port of this machine alone.
#   eval "$(bash tests/postgres.sh start)"    starts it and sets TEST_POSTGRESQL (and TEST_POSTGRESQL_DIR, for stop)
#   bash tests/postgres.sh stop               stops it and removes what it kept
# The files that the server writes are on the disk before it answers, as in production.
set -euo pipefail

fail() { echo "tests/postgres.sh: $*" >&2; exit 2; }

# PostgreSQL refuses to run as root.
as_user() {
  if [ "$(id -u)" -ne 0 ]; then "$@"; else runuser -u "$server_user" -- "$@"; fi
}

find_programs() {
  server_user=postgres
  id "$server_user" >/dev/null 2>&1 || server_user=nobody
  local newest
  newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
  [ -z "$newest" ] || PATH="$newest:$PATH"
  command -v initdb >/dev/null 2>&1 && command -v pg_ctl >/dev/null 2>&1 || fail "initdb and pg_ctl are missing: install Debian's package postgresql."
}

start() {
  find_programs
  local directory password port
  directory=$(mktemp -d /tmp/teamsoffboardbot-postgresql.XXXXXX)
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s\n' "$password" >"$directory/password"
  [ "$(id -u)" -ne 0 ] || chown -R "$server_user" "$directory"
  cd "$directory"
  as_user initdb -D "$directory/data" -U tests -A scram-sha-256 --pwfile="$directory/password" -E UTF8 --locale=C.UTF-8 >"$directory/initdb.log" 2>&1 \
    || { cat "$directory/initdb.log" >&2; fail "initdb did not make a database."; }

  # Somebody else may take a port between the choice and the start: then another one is tried.
  for _ in 1 2 3 4 5 6 7 8; do
    port=$((20000 + RANDOM % 12000))
    if as_user pg_ctl -D "$directory/data" -w -t 60 -l "$directory/server.log" \
      -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$directory -c max_connections=300" start >/dev/null 2>&1; then
      echo "export TEST_POSTGRESQL='Host=127.0.0.1;Port=$port;Username=tests;Password=$password'"
      echo "export TEST_POSTGRESQL_DIR='$directory'"
      return
    fi
  done
  cat "$directory/server.log" >&2
  rm -rf "$directory"
  fail "the server does not start."
}

stop() {
  find_programs
  [ -n "${TEST_POSTGRESQL_DIR:-}" ] || fail "TEST_POSTGRESQL_DIR does not say which server to stop."
  [ -d "$TEST_POSTGRESQL_DIR/data" ] || return 0
  cd "$TEST_POSTGRESQL_DIR"
  as_user pg_ctl -D "$TEST_POSTGRESQL_DIR/data" -m immediate -w stop >/dev/null 2>&1 || true
  cd /
  rm -rf "$TEST_POSTGRESQL_DIR"
}

case "${1:-}" in
  start) start ;;
  stop) stop ;;
  *) fail "the commands are start and stop." ;;
esac
