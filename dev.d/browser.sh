# shellcheck shell=bash
# A person's way through shop, payment page, seller board and panel, in an installed Chromium; and the pictures of the
# README. Sourced by ./dev.

need_browser() {
  need_samples
  need_chromium
  npm ci --prefix tests/browser --silent
}

browser() {
  need_sdk
  need_browser
  # Several people ask from one address at once.
  RateLimits__PagesPerMinute=100000 RateLimits__AnonymousPerMinute=100000 RateLimits__UserPerMinute=100000 \
    RateLimits__LoginPerMinute=1000 with_host check_browser --demo --samples "$root/samples"
}

check_browser() { # log of the host
  mkdir -p artifacts/screenshots
  node tests/browser/run.mjs "$(address_of_host "$1")" "$(dirname "$1")/d" "$(find_chromium)" artifacts/screenshots
}

pictures() {
  need_sdk
  need_browser
  with_host take_pictures --demo --seed 7 --samples "$root/samples"
}

take_pictures() { # log of the host
  mkdir -p docs/images
  node tests/browser/pictures.mjs "$(address_of_host "$1")" "$(dirname "$1")/d" "$(find_chromium)" docs/images
}
