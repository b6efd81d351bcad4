#!/usr/bin/env bash
# Copies the bot's database while the bot works, and brings a copy back while it does not.
#   bash deployment/backup.sh save    <database> <copy>
#   bash deployment/backup.sh restore <copy> <database>
# <database>: a SQLite file, or a PostgreSQL address such as postgresql://offboarding@host/offboarding?sslmode=verify-full,
# with the password in PGPASSWORD. Restoring never overwrites: a SQLite file must not be there, a PostgreSQL database must be empty.
# Needs sqlite3 or python3 for the one, pg_dump and pg_restore of the server's version for the other.
set -euo pipefail
umask 077

stop() { echo "deployment/backup.sh: $*" >&2; exit 2; }
is_postgresql() { [[ $1 =~ ^postgres(ql)?:// ]]; }
need() { command -v "$1" >/dev/null 2>&1 || stop "$1 is missing."; }

# SQLite copies itself page by page, also what is still in its log; a plain copy of the file could be half of a transaction.
copy_sqlite() { # from, to
  if command -v sqlite3 >/dev/null 2>&1; then
    sqlite3 -readonly "$1" ".timeout 10000" ".backup '${2//\'/\'\'}'"
  else
    need python3
    python3 - "$1" "$2" <<'PYTHON'
import pathlib, sqlite3, sys
source = sqlite3.connect(pathlib.Path(sys.argv[1]).resolve().as_uri() + "?mode=ro", uri=True, timeout=10)
target = sqlite3.connect(sys.argv[2])
with target:
    source.backup(target)
target.close()
source.close()
PYTHON
  fi
}

save() { # database, copy
  [ ! -e "$2" ] || stop "there is a file '$2' already."
  if is_postgresql "$1"; then
    need pg_dump
    pg_dump --format=custom --no-owner --no-privileges --file="$2" "$1"
  else
    [ -f "$1" ] || stop "there is no database '$1'."
    copy_sqlite "$1" "$2"
  fi
}

restore() { # copy, database
  [ -f "$1" ] || stop "there is no copy '$1'."
  if is_postgresql "$2"; then
    need pg_restore
    need psql
    [ "$(psql --no-psqlrc -Atc "SELECT COUNT(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')" "$2")" = 0 ] \
      || stop "the database is not empty. Restore into a new one and point Storage:ConnectionString to it."
    pg_restore --no-owner --no-privileges --exit-on-error --single-transaction --dbname="$2" "$1"
  else
    [ ! -e "$2" ] || stop "there is a file '$2' already. Stop the bot and move it away first."
    # What belongs to the old file would be taken for the new one's.
    for rest in "$2-wal" "$2-shm"; do
      [ ! -e "$rest" ] || stop "there is a file '$rest' of the old database. Move it away first."
    done
    copy_sqlite "$1" "$2"
  fi
}

case "${1:-}" in
  save | restore) [ "$#" -eq 3 ] || stop "$1 needs two more words: see the top of this script."; "$1" "$2" "$3" ;;
  *) stop "save or restore? See the top of this script." ;;
esac
