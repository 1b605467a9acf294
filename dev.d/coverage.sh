# shellcheck shell=bash
# How much of the product's code the tests run: ./dev test --coverage. Sourced by ./dev.
# Only what runs inside the test's own process is seen; hosts that a test starts as processes of their own are not.

coverage=artifacts/coverage

coverage_begin() {
  rm -rf "$coverage"
  mkdir -p "$coverage/raw"
  dotnet tool restore >/dev/null
}

# Arguments of dotnet test that collect coverage of a suite.
coverage_arguments() { # suite
  printf '%s\n' --coverlet --coverlet-output-format cobertura --coverlet-file-prefix "$1" \
    --results-directory "$PWD/$coverage/raw" --coverlet-include '[Marketplace.*]*' \
    --coverlet-exclude '[Marketplace.*Tests]*' --coverlet-exclude '[Marketplace.*]*.Migrations.*'
}

# One report over all suites; its summary goes to the job's page as well, where there is one.
coverage_report() {
  dotnet reportgenerator "-reports:$coverage/raw/*cobertura*.xml" "-targetdir:$coverage" \
    "-reporttypes:TextSummary;MarkdownSummaryGithub;Html" -verbosity:Warning
  sed -n '/^Summary/,/^$/p' "$coverage/Summary.txt"
  echo "report: $coverage/index.html"
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$coverage/SummaryGithub.md" >>"$GITHUB_STEP_SUMMARY"; fi
}
