# shellcheck shell=bash
# Clients of the API: linted document, generated, compiled, and run against a marketplace that is started for them.

# npm, and a Node.js that is new enough.
need_npm() {
  if ! command -v npm >/dev/null; then
    can_install || fail "npm is missing. Bring it with Node.js 22.12 or newer: see https://nodejs.org"
    echo "dev: bringing npm by apt-get …" >&2
    as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq npm >/dev/null
  fi
  need_node
}

document_version() { sed -n 's/^    "version": "\([0-9.]*\)".*/\1/p' docs/openapi/v1.json | head -n 1; }

lint_document() { npm run --silent lint --prefix clients; }

generate_clients() {
  (cd clients && dotnet tool restore >/dev/null)
  (cd clients/csharp && dotnet nswag run nswag.json >/dev/null)
  # NSwag names the values of an enum for Newtonsoft.Json only; System.Text.Json reads an attribute of its own.
  local name='@"([^"]*)"' member=System.Text.Json.Serialization.JsonStringEnumMemberName
  sed -i -E "s/^( *)\[System\.Runtime\.Serialization\.EnumMember\(Value = $name\)\]/&\n\1[$member(\"\2\")]/" \
    clients/csharp/Generated/Clients.cs
  # The converter on the type serves lists of its values as well.
  local stj=System.Text.Json.Serialization
  sed -i -E "s/^    public enum (\w+)/    [$stj.JsonConverter(typeof($stj.JsonStringEnumConverter<\1>))]\n&/" \
    clients/csharp/Generated/Clients.cs
  (cd clients/kiota && KIOTA_UPDATE__DISABLED=true dotnet kiota generate --language CSharp --class-name MarketplaceApi \
    --namespace-name Marketplace.Client.Kiota --openapi ../../docs/openapi/v1.json --output Generated \
    --exclude-backward-compatible --clean-output --log-level Error >/dev/null)
  sed -i -E "s/^  \"version\": \"[^\"]*\"/  \"version\": \"$(document_version)\"/" clients/typescript/package.json
  npm run --silent generate --prefix clients/typescript >/dev/null
}

compile_clients() {
  build clients/smoke "-p:Version=$(document_version)"
  npm run --silent build --prefix clients/typescript
}

# What a smoke program is told: the address, and an account of a seller and of a buyer.
smoke_target() { # log of the host
  awk '
    function account(line) { split(line, f, " +"); return "{\"email\":\"" f[3] "\",\"password\":\"" f[4] "\"}" }
    $1 == "Api" { sub(/\/api\/v1$/, "", $2); url = $2 }
    /^  seller +/ { seller = account($0) }
    /^  buyer +/ { buyer = account($0) }
    END { printf "{\"baseUrl\":\"%s\",\"seller\":%s,\"buyer\":%s}", url, seller, buyer }' "$1"
}

# Runs each client; the last lines are counted as those of any other test suite.
run_clients() { # log of the host
  local target client passed=0 failed=0
  target=$(smoke_target "$1")
  for client in nswag kiota typescript; do
    if run_client "$client" "$target"; then
      passed=$((passed + 1))
    else
      echo "failed $client client"
      failed=$((failed + 1))
    fi
  done
  echo "  succeeded: $passed"
  echo "  failed: $failed"
  [ "$failed" -eq 0 ]
}

run_client() {
  case $1 in
    typescript) (cd clients/typescript && npm run --silent smoke -- "$2") ;;
    *) dotnet artifacts/clients/bin/Marketplace.Client.Smoke/debug/Marketplace.Client.Smoke.dll "$1" "$2" ;;
  esac
}

clients() {
  need_sdk
  need_npm
  echo "== packages"
  npm ci --prefix clients --silent
  echo "== document"
  lint_document
  echo "== clients"
  generate_clients
  compile_clients
  case ${1:-run} in
    pack) pack_clients ;;
    # Three clients sign in from one address within a second or two: more than the limit for strangers.
    run) RateLimits__LoginPerMinute=60 with_host run_clients --demo ;;
    build) ;;
  esac
}

pack_clients() {
  local version
  version=$(document_version)
  dotnet pack clients/csharp -c Release -v q -nologo -o artifacts/packages "-p:Version=$version"
  dotnet pack clients/kiota -c Release -v q -nologo -o artifacts/packages "-p:Version=$version"
  (cd clients/typescript && npm pack --silent --pack-destination ../../artifacts/packages)
}
