# shellcheck shell=bash
# Building only what changed, with progress. Sourced by ./dev.

# Builds a project and says how far it is: on a terminal in one line that counts the seconds, elsewhere by a line every
# few seconds. Warnings and errors appear in full.
build() { # project, further arguments of dotnet build
  local status=0
  echo "Building ${1##*/} …" >&2
  dotnet build "$@" -v m -tl:off -nologo 2>&1 | show_build || status=$?
  return $status
}

show_build() {
  local line rest= status built=0 told=0 pause=5 ended= what="restoring packages"
  SECONDS=0
  [ -t 2 ] && pause=1
  while :; do
    status=0
    IFS= read -r -t "$pause" line || status=$?
    line=$rest$line
    # More than 128: nothing came in time, or only a part of a line.
    if [ $status -gt 128 ]; then rest=$line; else rest=; fi
    if [ $status -eq 1 ] && [ -z "$line" ]; then break; fi
    if [ $status -le 128 ] && [ -z "$ended" ]; then
      case $line in
        # A summary follows that repeats every error.
        "Build succeeded."* | "Build FAILED."*) ended=yes ;;
        *" -> "*/bin/*)
          built=$((built + 1))
          line=${line%% -> *}
          what="$built built, the last one ${line##* }"
          ;;
        *"Restored "*) what="restored ${line#*Restored }" what="${what%%.csproj*}" what="restored ${what##*/}" ;;
        *"Determining projects to restore"* | *"up-to-date for restore"* | "") ;;
        *) show_line "$line" ;;
      esac
    fi
    if [ -t 2 ]; then
      printf '\r\033[K  %s s  %s' "$SECONDS" "$what" >&2
    elif [ $((SECONDS - told)) -ge "$pause" ]; then
      told=$SECONDS
      echo "  $SECONDS s  $what" >&2
    fi
    if [ $status -eq 1 ]; then break; fi
  done
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
  echo "  $SECONDS s, $built built" >&2
}

show_line() {
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
  echo "$1" >&2
}

# Whether nothing was changed since the last build of a project: file times alone, MSBuild takes seconds to say so.
# A deleted or added file shows in the time of its directory, a file replaced by an older one in its change time.
is_built() { # project
  local stamp=artifacts/built-$1
  [ -f "$stamp" ] && [ -f "artifacts/bin/$1/debug/$1.dll" ] || return 1
  local sources=(Directory.*.props Directory.*.targets global.json BannedSymbols.txt .editorconfig) directory
  for directory in Marketplace.*/; do
    # The AppHost refers to the others; none refers to it.
    [ "$directory" = "$1/" ] || [ "$directory" != Marketplace.AppHost/ ] || continue
    sources+=("$directory")
  done
  [ -z "$(find "${sources[@]}" \( -newer "$stamp" -o -cnewer "$stamp" \) -print -quit)" ]
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

# Without analyzers, which ./dev test and ./dev check run: a newcomer waits for this build.
build_when_changed() { # project
  if is_built "$1"; then
    echo "Nothing changed since the last build." >&2
    return
  fi
  lock_build
  if is_built "$1"; then
    unlock_build
    return
  fi
  local stamp=artifacts/built-$1
  rm -f "$stamp"
  # The time of the stamp is that of the start: what changes while the build runs is built the next time.
  touch "$stamp.new"
  if ! build "$1" -p:RunAnalyzers=false; then
    unlock_build
    fail "the build of $1 failed; its errors are above."
  fi
  mv "$stamp.new" "$stamp"
  unlock_build
}
