#!/bin/bash
# Backups of the database, the product images and the private files; runs in the container "backup".
#   timer           makes one whenever the newest is too old, and deletes those past their time
#   now             makes one
#   list            names them, oldest first
#   restore NAME    puts one back ("latest" for the newest); Api and Worker must be stopped
#   check           fails if the newest is too old
set -euo pipefail

export PGHOST=postgres PGUSER=postgres PGDATABASE=postgres PGPASSFILE=/tmp/pgpass
every_hours=${BACKUP_EVERY_HOURS:-24}
keep_days=${BACKUP_KEEP_DAYS:-14}

say() { echo "$(date -u +%FT%TZ) $*"; }
fail() { say "$*" >&2; exit 1; }
list() { find /backups -mindepth 1 -maxdepth 1 -type d -name '20*Z' -printf '%f\n' | sort; }
newest() { list | tail -n 1; }

age_in_minutes() { # of the newest one; a large number if there is none
  local name
  name=$(newest)
  [ -n "$name" ] || { echo 99999999; return; }
  echo $(( ($(date +%s) - $(date -r "/backups/$name" +%s)) / 60 ))
}

sign_in() {
  (umask 077 && echo "*:*:*:postgres:$(cat /run/secrets/postgres-password)" > "$PGPASSFILE")
}

backup() {
  local name part
  name=$(date -u +%Y-%m-%dT%H-%M-%SZ)
  part=/backups/.unfinished
  rm -rf "$part"
  (umask 077 && mkdir "$part")
  pg_dump --format=custom --file="$part/database.dump" marketplace
  pg_restore --list "$part/database.dump" > "$part/contents.txt"
  # After the database: an image is written before the row that names it, and so is a file that is attached.
  tar --create --gzip --file="$part/files.tar.gz" --directory=/data .
  touch "$part"
  mv "$part" "/backups/$name"
  say "made backup $name ($(du -sh "/backups/$name" | cut -f 1))"
}

delete_old() {
  local name
  list | head -n -1 | while read -r name; do
    [ -n "$(find "/backups/$name" -maxdepth 0 -mtime "+$keep_days")" ] || continue
    rm -rf "/backups/$name"
    say "deleted backup $name"
  done
}

run_timer() {
  trap 'exit 0' TERM INT
  while :; do
    if [ "$(age_in_minutes)" -ge $((every_hours * 60)) ]; then
      # In a process of its own, so that one failure ends that backup and not the timer.
      bash "$0" now || say "the backup failed; the next attempt is in five minutes" >&2
      delete_old
    fi
    sleep 300 & wait $!
  done
}

restore() {
  local name=$1 kept
  [ "$name" != latest ] || name=$(newest)
  [ -f "/backups/$name/database.dump" ] || fail "there is no backup \"$name\"; list names them"
  [ "$(psql -XAtc "SELECT count(*) FROM pg_stat_activity WHERE datname = 'marketplace'")" = 0 ] \
    || fail "somebody is connected to the database; stop api and worker first"
  dropdb --if-exists marketplace_restoring
  createdb --owner=marketplace marketplace_restoring
  pg_restore --exit-on-error --no-owner --role=marketplace --dbname=marketplace_restoring "/backups/$name/database.dump"
  tar --extract --gzip --file="/backups/$name/files.tar.gz" --directory=/data --no-overwrite-dir
  kept=marketplace_before_$(date -u +%Y%m%d%H%M%S)
  psql -Xq --single-transaction --set ON_ERROR_STOP=1 \
    -c "ALTER DATABASE marketplace RENAME TO $kept" \
    -c "ALTER DATABASE marketplace_restoring RENAME TO marketplace"
  say "restored $name; what was there before is the database $kept"
}

case ${1:-} in
  timer) sign_in; run_timer ;;
  now) sign_in; backup ;;
  list) list ;;
  restore) sign_in; restore "${2:?name a backup, or latest}" ;;
  check) [ "$(age_in_minutes)" -le $((every_hours * 60 + 60)) ] || fail "the newest backup is too old" ;;
  *) fail "usage: backup.sh timer | now | list | restore NAME | check" ;;
esac
