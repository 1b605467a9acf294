#!/usr/bin/env sh
# Says what is missing before anything is provisioned. azd runs it as a hook, with its environment.
set -eu
missing=0

need() { # variable, what it is, command that sets it
  eval "value=\${$1:-}"
  [ -n "$value" ] && return
  printf '%s is missing (%s). Set it:\n  %s\n' "$1" "$2" "$3" >&2
  missing=1
}

need SMTP_HOST "the server that sends mails" "azd env set SMTP_HOST smtp.example.com"

sizes=$(dirname "$0")/../infra/database-sizes.json
if ! grep -q "\"${DATABASE_SIZE:=Standard_B1ms}\"" "$sizes"; then
  echo "DATABASE_SIZE $DATABASE_SIZE is not in infra/database-sizes.json, which has" \
    "$(sed -n 's/^  "\(.*\)": {$/\1/p' "$sizes" | tr '\n' ' '). Choose one, or add a row with its connections." >&2
  missing=1
fi

# Key=value;Key=value
if [ -n "${MORE_SETTINGS:-}" ]; then
  printf '%s\n' "$MORE_SETTINGS" | tr ';' '\n' | sed 's/^[[:space:]]*//' | grep -v '^$' |
    grep -Ev '^[A-Za-z][A-Za-z0-9]*((:|__)[A-Za-z0-9]+)*[[:space:]]*=|^OTEL_[A-Z_]+[[:space:]]*=' >&2 && {
    echo "MORE_SETTINGS is Key=value with semicolons between, for example Orders:ConfirmHours=48;Orders:CartDays=60" >&2
    missing=1
  }
fi

# After the first time the vault keeps the keys.
if [ -z "${KEY_VAULT_NAME:-}" ]; then
  need ROOT_KEY "32 random bytes; keep a copy, without it encrypted fields cannot be read again" \
    'azd env set ROOT_KEY "$(openssl rand -base64 32)"'
  need SIGNING_KEY "a P-256 key on one line" \
    'azd env set SIGNING_KEY "$(openssl ecparam -name prime256v1 -genkey -noout | tr "\n" " ")"'
fi
exit $missing
