// Everything the hosts stand on. The hosts themselves are in apps/, which azd deploys with their images, after this.

targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('Name of the azd environment; the resource group is named after it.')
param environmentName string

@minLength(1)
@description('Azure region.')
param location string

@description('Where alerts go by mail; empty = they show in the portal alone.')
param alertEmail string = ''

@description('Size of the PostgreSQL server.')
param databaseSize string = 'Standard_B1ms'

@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param databaseTier string = 'Burstable'

@description('Days that a backup of the database can be restored from.')
param backupDays int = 14

@description('Size of the cache.')
param cacheSize string = 'Balanced_B0'

@description('Days that logs and traces are kept.')
param retentionDays int = 30

// Secrets. An empty one leaves the vault as it is.
@secure()
param rootKey string = ''
@secure()
param signingKey string = ''
@secure()
param previousSigningKey string = ''
@secure()
param adminPassword string = ''
@secure()
param smtpPassword string = ''
@secure()
param stripeApiKey string = ''
@secure()
param stripeWebhookSecret string = ''
@secure()
param stripeConnectWebhookSecret string = ''
@secure()
param otlpHeaders string = ''

var token = uniqueString(subscription().id, environmentName, location)
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identities 'modules/identities.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token, retentionDays: retentionDays }
}

module network 'modules/network.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token }
}

module registry 'modules/registry.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token, principals: identities.outputs.principals }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    principals: identities.outputs.principals
    values: {
      'root-key': rootKey
      'signing-key': signingKey
      'previous-signing-key': previousSigningKey
      'admin-password': adminPassword
      'smtp-password': smtpPassword
      'stripe-api-key': stripeApiKey
      'stripe-webhook-secret': stripeWebhookSecret
      'stripe-connect-webhook-secret': stripeConnectWebhookSecret
      'otlp-headers': otlpHeaders
    }
  }
}

module database 'modules/database.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    principal: identities.outputs.principals.migration
    subnet: network.outputs.databaseSubnet
    zone: network.outputs.databaseZone
    size: databaseSize
    tier: databaseTier
    backupDays: backupDays
  }
}

module cache 'modules/cache.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    principals: identities.outputs.principals
    subnet: network.outputs.endpointsSubnet
    zone: network.outputs.cacheZone
    size: cacheSize
  }
  dependsOn: [vault]
}

module bus 'modules/bus.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token, principals: identities.outputs.principals }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    principals: identities.outputs.principals
    subnet: network.outputs.appsSubnet
  }
}

module environment 'modules/environment.bicep' = {
  scope: group
  params: { location: location, tags: tags, token: token, subnet: network.outputs.appsSubnet }
  dependsOn: [monitoring]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    email: alertEmail
    busId: bus.outputs.id
    databaseId: database.outputs.id
    databaseSize: databaseSize
  }
  dependsOn: [monitoring]
}

// azd keeps these in its environment, where apps/*.bicepparam and deploy/run-migration.sh read them.
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = registry.outputs.endpoint
output RESOURCE_TOKEN string = token
output KEY_VAULT_NAME string = vault.outputs.name
output API_DEFAULT_DOMAIN string = 'api.${environment.outputs.domain}'
