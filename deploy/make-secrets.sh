#!/usr/bin/env sh
# Makes the secrets that are missing, and never changes one that is there. Run it again after an update.
# The directory is closed to other users of this server; the files in it are readable, because each container
# sees only its own and reads them as a user of its own.
set -eu
cd "$(dirname "$0")"
umask 022
mkdir -p secrets "${BACKUP_DIRECTORY:-backups}"
chmod 700 secrets

make() { # name, command that prints the value
  name=$1
  shift
  [ -e "secrets/$name" ] && return
  "$@" > "secrets/.new"
  mv "secrets/.new" "secrets/$name"
  echo "made secrets/$name"
}

password() { openssl rand -hex 24; }
database() { echo "Host=postgres;Database=marketplace;Username=marketplace;Password=$(cat secrets/database-password)"; }
cache() { echo "cache:6379,user=marketplace,password=$(password)"; }
# Everybody may ask whether the cache lives; the hosts alone may use it. Only a hash of their password is here.
cache_users() {
  hash=$(sed 's/.*password=//' secrets/ConnectionStrings__cache | tr -d '\n' | openssl dgst -sha256 -r)
  echo "user default on nopass resetkeys resetchannels -@all +ping"
  echo "user marketplace on #${hash%% *} ~* &* +@all -@admin -@dangerous +info"
}

make postgres-password password
make database-password password
make ConnectionStrings__marketplacedb database
make ConnectionStrings__cache cache
make cache-users cache_users
make Marketplace__Secrets__RootKey openssl rand -base64 32
make Auth__SigningKeys__0__Pem openssl ecparam -name prime256v1 -genkey -noout
make Auth__FirstAdmin__Password password
# An empty file is a setting that is not given; write the value into it when you have one.
for optional in Auth__SigningKeys__1__Pem Mail__SmtpPassword Payments__Stripe__ApiKey \
  Payments__Stripe__WebhookSecrets__0 Payments__Stripe__Connect__WebhookSecrets__0 OTEL_EXPORTER_OTLP_HEADERS; do
  make "$optional" true
done
