# shellcheck shell=bash
# Building only what changed, and the Aspire application. Sourced by ./dev.

# Whether nothing was changed since the last build of a project: file times alone, MSBuild takes seconds to say so.
# A deleted or added file shows in the time of its directory.
is_built() { # project
  local stamp=artifacts/built-$1
  [ -f "$stamp" ] && [ -f "artifacts/bin/$1/debug/$1.dll" ] || return 1
  local sources=(Directory.*.props Directory.*.targets global.json BannedSymbols.txt .editorconfig) directory
  for directory in Marketplace.*/; do
    # The AppHost refers to the others; none refers to it.
    [ "$directory" = "$1/" ] || [ "$directory" != Marketplace.AppHost/ ] || continue
    sources+=("$directory")
  done
  [ -z "$(find "${sources[@]}" -newer "$stamp" -print -quit)" ]
}

# Two commands started together would write the same files: the second waits, and finds everything built.
lock_build() {
  local lock=artifacts/building owner
  mkdir -p artifacts
  until mkdir "$lock" 2>/dev/null; do
    owner=$(cat "$lock/pid" 2>/dev/null || true)
    # Left behind by a command that was killed.
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then rm -rf "$lock"; fi
    sleep 0.2
  done
  echo $$ >"$lock/pid"
}

unlock_build() { rm -rf artifacts/building; }

build_when_changed() { # project
  is_built "$1" && return
  lock_build
  if is_built "$1"; then
    unlock_build
    return
  fi
  local stamp=artifacts/built-$1
  echo "Building …"
  rm -f "$stamp"
  # The time of the stamp is that of the start: what changes while the build runs is built the next time.
  touch "$stamp.new"
  build "$1" >&2
  mv "$stamp.new" "$stamp"
  unlock_build
}

aspire() {
  need_sdk
  need_postgres
  build_when_changed Marketplace.AppHost
  read_words "$@"
  # In a session of its own: Ctrl+C would end the orchestrator before it could end what it started. The AppHost alone
  # is asked to stop, and ends when everything else has.
  export DOTNET_ENVIRONMENT=${DOTNET_ENVIRONMENT:-Development} DcpPublisher__WaitForResourceCleanup=true
  setsid dotnet artifacts/bin/Marketplace.AppHost/debug/Marketplace.AppHost.dll "${given[@]}" &
  local host=$! status=0
  trap 'echo "Stopping …"; kill -TERM $host 2>/dev/null || true' INT TERM
  while kill -0 $host 2>/dev/null; do
    status=0
    wait $host || status=$?
  done
  exit $status
}

# A runtime counts when it answers, not when its client is on the PATH.
container_runtime() {
  local runtime
  for runtime in docker podman; do
    command -v "$runtime" >/dev/null && timeout 5 "$runtime" info >/dev/null 2>&1 && { echo "$runtime answers"; return; }
  done
  if command -v docker || command -v podman; then echo "installed, but does not answer"; else echo "none"; fi | tail -n 1
}

doctor_aspire() {
  local cli
  printf 'optional %-12s %s\n' "containers" "$(container_runtime); ./dev aspire runs database and cache as processes without one"
  cli=$(dotnet tool run aspire --version 2>/dev/null | tail -n 1 || true)
  printf 'optional %-12s %s\n' "Aspire CLI" "${cli:-for \"dotnet aspire run\": dotnet tool restore}"
  if dotnet dev-certs https --check >/dev/null 2>&1; then
    printf 'optional %-12s %s\n' "certificate" "a development certificate is there"
  else
    printf 'optional %-12s %s\n' "certificate" "none, and none is needed: everything listens on loopback (dotnet dev-certs https makes one)"
  fi
}
