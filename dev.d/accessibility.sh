# shellcheck shell=bash
# Accessibility of the panel and the other pages: axe in an installed Chromium, against a marketplace started for it.
# Sourced by ./dev.

find_chromium() {
  local candidate
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$candidate" ] && command -v "$candidate" && return
  done
  return 1
}

need_chromium() {
  find_chromium >/dev/null && return
  can_install || fail "Chromium is missing. Install it, or name it in CHROMIUM."
  echo "Installing Chromium …"
  as_root apt-get update -qq && as_root apt-get install -y -qq chromium >/dev/null
}

accessibility() {
  command -v npm >/dev/null || fail "the accessibility tests need Node.js 20 or later with npm"
  need_chromium
  npm ci --prefix tests/accessibility --silent
  # One browser asks for hundreds of pages; payouts are to be there at any hour.
  RateLimits__PagesPerMinute=100000 Payouts__RunHour=0 with_host check_panel --demo
}

check_panel() { # log of the host
  local data
  data=$(dirname "$1")/d
  # Mails, payments and webhooks, which the generated data lacks.
  dotnet "$standalone" demo --data "$data" >"$data.demo" || { cat "$data.demo"; fail "the demo scenario failed"; }
  node tests/accessibility/panel.mjs "$(address_of_host "$1")" "$(simulator_of_host "$1")" "$data" "$(find_chromium)"
}

simulator_of_host() { sed -n 's/^ *Payments  *\(http[^ ]*\)$/\1/p' "$1"; }
