#!/usr/bin/env bash
# run.sh [DIR] [arguments of measure.js]: installs the compared shops by npm into DIR (outside of the repository), starts all, measures, stops all.
# DIR is kept: the next run over it installs and seeds nothing. Needs what ./dev bench needs, and Node 20.19 or newer with npm.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
dir=${1:-${TMPDIR:-/tmp}/marketplace-comparison}
shift || true
vendure=3.7.3 medusa=2.21.2 autocannon=9.0.0 # what docs/comparison.md tells of
postgres_port=55431 vendure_port=55440 medusa_port=55450
export NODE_ENV=production VENDURE_DISABLE_TELEMETRY=true MEDUSA_DISABLE_TELEMETRY=true
export OURS_DATA=$dir/ours/data VENDURE_URL=http://127.0.0.1:$vendure_port MEDUSA_URL=http://127.0.0.1:$medusa_port MEDUSA_SHOP=$dir/medusa/shop.json

started=()
finish() {
  for ((i = ${#started[@]} - 1; i >= 0; i--)); do kill -TERM "${started[i]}" 2>/dev/null || true; done
  wait
}
trap finish EXIT

bring() { # directory, packages …
  local to=$1
  shift
  mkdir -p "$to"
  [ -d "$to/node_modules" ] || (cd "$to" && npm init -y >/dev/null && npm install --no-audit --no-fund --no-package-lock "$@")
}

begin() { # name, working directory, command …
  local name=$1 in=$2
  shift 2
  (cd "$in" && exec "$@") >"$dir/$name.log" 2>&1 &
  started+=($!)
}

first_answer() { # name, address
  local name=$1 from=${EPOCHREALTIME/./}
  until curl -fsS -o /dev/null "$2" 2>/dev/null; do
    kill -0 "${started[-1]}" || { tail -n 20 "$dir/$name.log" >&2; exit 1; }
    sleep 0.05
  done
  echo "$name: first answer after $(((${EPOCHREALTIME/./} - from) / 1000)) ms"
}

memory() {
  local pid
  for pid in "${started[@]}"; do
    # A launcher's child is the process that works.
    for each in $pid $(pgrep -P "$pid" || true); do
      echo "$(($(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$each/status" || echo 0) / 1024)) MiB  $(tr '\0' ' ' <"/proc/$each/cmdline" | cut -c 1-90)"
    done
  done
}

mkdir -p "$dir" && chmod 755 "$dir"
bring "$dir/load" "autocannon@$autocannon"
bring "$dir/vendure" "@vendure/core@$vendure" pg
bring "$dir/medusa" "@medusajs/medusa@$medusa" "@medusajs/framework@$medusa" "@medusajs/cli@$medusa"
cp "$here"/*.js "$dir/load/"
cp "$here"/vendure/*.js "$dir/vendure/"
cp "$here"/medusa/*.js "$dir/medusa/"

begin postgres "$dir" "$here/postgres.sh" "$dir/postgres" $postgres_port
psql=(psql -h 127.0.0.1 -p "$postgres_port" -U shop -d postgres -qAt)
until "${psql[@]}" -c 'SELECT 1' >/dev/null 2>&1; do sleep 0.2; done

database() { export DATABASE_URL=postgres://shop@127.0.0.1:$postgres_port/$1; }

database vendure
if [ ! -f "$dir/vendure/seeded" ]; then
  "${psql[@]}" -c 'DROP DATABASE IF EXISTS vendure' -c 'CREATE DATABASE vendure'
  (cd "$dir/vendure" && SEED=1 PORT=$vendure_port node seed.js >seed.log 2>&1 && touch seeded)
fi
begin vendure "$dir/vendure" env PORT=$vendure_port node server.js
first_answer vendure "$VENDURE_URL/health"
begin vendure-worker "$dir/vendure" node worker.js

database medusa
if [ ! -f "$dir/medusa/seeded" ]; then
  "${psql[@]}" -c 'DROP DATABASE IF EXISTS medusa' -c 'CREATE DATABASE medusa'
  (cd "$dir/medusa" && { npx medusa db:migrate && npx medusa exec ./seed.js; } >seed.log 2>&1 && touch seeded)
fi
begin medusa "$dir/medusa" node node_modules/.bin/medusa start --host 127.0.0.1 --port $medusa_port
first_answer medusa "$MEDUSA_URL/health"

(cd "$root" && dotnet publish Marketplace.Standalone -c Release -o "$dir/ours/app" -v q -nologo -clp:ErrorsOnly)
[ -d "$OURS_DATA" ] || seeding=--demo
rm -f "$OURS_DATA/address"
begin ours "$dir/ours" env RateLimits__Enabled=false Logging__LogLevel__Default=Warning ASPNETCORE_URLS= dotnet app/Marketplace.Standalone.dll --port 8093 --data "$OURS_DATA" ${seeding:-}
first_answer ours http://127.0.0.1:8093/health

(cd "$dir/load" && node measure.js "$@")
echo && echo "Memory after the load"
memory
