#!/usr/bin/env sh
# Starts the migration job in Azure Container Apps and waits for its end. A new Api answers 503 on /health until the job has
# succeeded, so the old version keeps the traffic meanwhile.
#   RESOURCE_GROUP  the resource group; azd sets AZURE_RESOURCE_GROUP or, failing that, AZURE_ENV_NAME, after which it names the group
#   MIGRATION_JOB   the job's name, if it is not "migration"
set -eu
group=${RESOURCE_GROUP:-${AZURE_RESOURCE_GROUP:-rg-${AZURE_ENV_NAME:?set RESOURCE_GROUP}}}
job=${MIGRATION_JOB:-migration}

execution=$(az containerapp job start --name "$job" --resource-group "$group" --query name --output tsv)
echo "migration started: $execution"
while :; do
  state=$(az containerapp job execution show --name "$job" --resource-group "$group" --job-execution-name "$execution" --query properties.status --output tsv)
  case $state in
    Succeeded) echo "migration succeeded"; exit 0 ;;
    Failed | Degraded | Stopped) echo "migration ended as $state; read its log: az containerapp job logs show --name $job --resource-group $group --container $job --execution $execution" >&2; exit 1 ;;
    *) sleep 5 ;;
  esac
done
