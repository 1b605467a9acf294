# shellcheck shell=bash
# The samples, a shop and a board for sellers: packages and build, only when something changed. Sourced by ./dev.

# What they lack on this machine; nothing if all is there. Debian 12 and Ubuntu 24.04 have an older Node.js, so it is
# not brought by apt.
samples_lack() {
  local version
  version=$(node --version 2>/dev/null) || { echo "Node.js 20.19 or newer, with npm (https://nodejs.org)"; return; }
  version=${version#v}
  local major=${version%%.*} rest=${version#*.}
  if [ "$major" -lt 20 ] || { [ "$major" -eq 20 ] && [ "${rest%%.*}" -lt 19 ]; }; then
    echo "Node.js 20.19 or newer instead of $version (https://nodejs.org)"
  elif ! command -v npm >/dev/null; then
    echo "npm (apt-get install npm, or https://nodejs.org)"
  fi
}

# The contents, not the times: the build itself writes among its sources.
samples_content() {
  find samples clients/typescript clients/package.json clients/package-lock.json docs/openapi/v1.json \
    \( -name node_modules -o -name dist -o -name dist-smoke -o -name schema.d.ts \) -prune -o -type f -exec cksum {} + \
    | LC_ALL=C sort | cksum
}

samples_packages() { cksum samples/package-lock.json; }

are_samples_built() {
  [ -f samples/storefront/dist/index.html ] && [ -f samples/seller/dist/index.html ] \
    && [ "$(cat artifacts/built-samples 2>/dev/null)" = "$(samples_content)" ]
}

# Builds them if something changed; the return code says whether they are there.
samples_when_changed() {
  if are_samples_built; then return; fi
  lock_build
  local status=0
  are_samples_built || build_samples || status=$?
  unlock_build
  return $status
}

build_samples() {
  local content packages
  content=$(samples_content)
  packages=$(samples_packages)
  SECONDS=0
  echo "Building shop and seller board …" >&2
  if [ "$(cat artifacts/samples-packages 2>/dev/null)" != "$packages" ] || [ ! -d samples/node_modules ]; then
    rm -f artifacts/samples-packages
    quietly "bringing packages" npm ci --prefix samples --no-audit --no-fund || return
    echo "$packages" >artifacts/samples-packages
  fi
  quietly "compiling" npm run build --prefix samples || return
  echo "$content" >artifacts/built-samples
  echo "  $SECONDS s, built" >&2
}

# Runs a command with a line every few seconds instead of its output, which is shown only if it fails.
quietly() { # what it does, command
  local what=$1 output pid told=$SECONDS status=0
  shift
  output=$(mktemp)
  "$@" >"$output" 2>&1 &
  pid=$!
  while kill -0 $pid 2>/dev/null; do
    if [ -t 2 ]; then
      printf '\r\033[K  %s s  %s' "$SECONDS" "$what" >&2
    elif [ $((SECONDS - told)) -ge 5 ]; then
      told=$SECONDS
      echo "  $SECONDS s  $what" >&2
    fi
    sleep 0.5
  done
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
  wait $pid || status=$?
  [ $status -eq 0 ] || cat "$output" >&2
  rm -f "$output"
  return $status
}

# For commands that work without them: builds them if this machine can, and says in one line why not.
samples_if_possible() { # what goes on without them
  local lack
  lack=$(samples_lack)
  if [ -n "$lack" ]; then
    echo "dev: $1 without shop and seller board: they need $lack." >&2
    return 1
  fi
  samples_when_changed && return
  echo "dev: $1 without shop and seller board: their build failed; its errors are above." >&2
  return 1
}

# For commands that are about them.
need_samples() {
  local lack
  need_npm
  lack=$(samples_lack)
  [ -z "$lack" ] || fail "the samples need $lack."
  samples_when_changed || fail "the build of the samples failed; its errors are above."
}
