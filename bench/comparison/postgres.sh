#!/usr/bin/env bash
# postgres.sh DIR PORT: a private PostgreSQL on loopback with the settings of the one-process host (Marketplace.Standalone/Postgres/PostgresCluster.cs).
# Refuses root as PostgreSQL does: then it runs as the user postgres.
set -euo pipefail
dir=$1 port=$2
bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin | tail -n 1)}
as=()
if [ "$(id -u)" -eq 0 ]; then as=(setpriv --reuid=postgres "--regid=$(id -g postgres)" --init-groups); fi
if [ ! -f "$dir/PG_VERSION" ]; then
  mkdir -p "$dir" && chmod 700 "$dir"
  if [ "$(id -u)" -eq 0 ]; then chown postgres: "$dir"; fi
  "${as[@]}" "$bin/initdb" -D "$dir" -U shop -A trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
fi
exec "${as[@]}" "$bin/postgres" -D "$dir" -c listen_addresses=127.0.0.1 -c "port=$port" -c unix_socket_directories= -c max_connections=100 \
  -c shared_buffers=128MB -c effective_cache_size=512MB -c work_mem=8MB -c maintenance_work_mem=64MB -c random_page_cost=1.1 -c jit=off \
  -c max_wal_size=1GB -c wal_level=minimal -c max_wal_senders=0 -c wal_compression=on -c fsync=on -c synchronous_commit=on -c full_page_writes=on -c log_checkpoints=off
