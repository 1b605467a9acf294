#!/usr/bin/env sh
# Starts the migration job in Azure Container Apps and waits for its end: exit code 0 when it succeeded, 1 otherwise.
# azd runs it as a hook after it has deployed the job; needs the Azure CLI, signed in.
#   AZURE_RESOURCE_GROUP   the resource group; azd knows it from infra/main.bicep
#   AZURE_SUBSCRIPTION_ID  the subscription; without it the Azure CLI's own
#   MIGRATION_JOB          the job's name, if it is not "migration"
#   MIGRATION_POLL         seconds between two looks, if not 5
set -eu
group=${AZURE_RESOURCE_GROUP:?set AZURE_RESOURCE_GROUP}
job=${MIGRATION_JOB:-migration}
failures=0

containerapp_job() {
  az containerapp job "$@" --resource-group "$group" ${AZURE_SUBSCRIPTION_ID:+--subscription "$AZURE_SUBSCRIPTION_ID"} \
    --output tsv
}

execution=$(containerapp_job start --name "$job" --query name)
echo "migration started: $execution"
while :; do
  if state=$(containerapp_job execution show --name "$job" --job-execution-name "$execution" --query properties.status)
  then
    failures=0
  else
    # One look may fail without harm; a platform that does not answer at all ends the deployment.
    failures=$((failures + 1))
    [ "$failures" -lt 12 ] || { echo "the state of the migration cannot be read" >&2; exit 1; }
    state=unknown
  fi
  case $state in
    Succeeded)
      echo "migration succeeded"
      exit 0
      ;;
    Failed | Degraded | Stopped)
      echo "migration ended as $state; read its log:" >&2
      echo "  az containerapp job logs show -n $job -g $group --container $job --execution $execution" >&2
      exit 1
      ;;
    *) sleep "${MIGRATION_POLL:-5}" ;;
  esac
done
