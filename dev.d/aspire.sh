# shellcheck shell=bash
# The Aspire application. Sourced by ./dev.

aspire() {
  need_sdk
  need_postgres
  build_when_changed Marketplace.AppHost
  samples_if_possible "starting" || true
  read_words "$@"
  # In a session of its own: Ctrl+C would end the orchestrator before it could end what it started. The AppHost alone
  # is asked to stop, and ends when everything else has.
  export MARKETPLACE_COMMAND="./dev aspire"
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
