#!/usr/bin/env sh
# Builds the images of Api, Worker and migration with the .NET SDK; there is no Dockerfile.
#   MARKETPLACE_VERSION  the tag, "latest" if not set
#   REGISTRY             pushes there, for example registry.example.com; without it the images go to the local engine
# Arguments are handed on to MSBuild, for example -p:ContainerRuntimeIdentifier=linux-arm64.
set -eu
cd "$(dirname "$0")/.."
for project in Marketplace.MigrationService Marketplace.Api Marketplace.Worker; do
  dotnet publish "$project" --configuration Release --nologo -t:PublishContainer \
    -p:ContainerImageTag="${MARKETPLACE_VERSION:-latest}" ${REGISTRY:+-p:ContainerRegistry="$REGISTRY"} "$@"
done
