// Azure Managed Redis behind a private endpoint. Its key never leaves the vault.

import { namesOf } from 'names.bicep'

param location string
param tags object
param token string

@description('Identities by host.')
param principals object

param subnet string
param zone string

@description('Size of the cache, for example Balanced_B0.')
param size string

var names = namesOf(token)
var hosts = ['api', 'worker', 'migration']
var secretsUser = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '4633458b-17de-408a-b874-0445c86b69e6'
)

// One node: the product goes on, slower, while the cache is away.
resource cache 'Microsoft.Cache/redisEnterprise@2025-07-01' = {
  name: names.cache
  location: location
  tags: tags
  sku: { name: size }
  properties: { minimumTlsVersion: '1.2', publicNetworkAccess: 'Disabled', highAvailability: 'Disabled' }
}

resource database 'Microsoft.Cache/redisEnterprise/databases@2025-07-01' = {
  parent: cache
  name: 'default'
  properties: {
    clientProtocol: 'Encrypted'
    port: 10000
    // So small a cache needs no shards, and clients see one server.
    clusteringPolicy: 'NoCluster'
    evictionPolicy: 'AllKeysLRU'
    accessKeysAuthentication: 'Enabled'
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: '${names.cache}-endpoint'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnet }
    privateLinkServiceConnections: [
      {
        name: 'cache'
        properties: { privateLinkServiceId: cache.id, groupIds: ['redisEnterprise'] }
      }
    ]
  }

  resource zoneGroup 'privateDnsZoneGroups' = {
    name: 'default'
    properties: { privateDnsZoneConfigs: [{ name: 'cache', properties: { privateDnsZoneId: zone } }] }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: names.vault
}

resource connection 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'cache-connection'
  properties: {
    value: '${cache.properties.hostName}:10000,password=${database.listKeys().primaryKey},ssl=True'
  }
}

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for host in hosts: {
    name: guid(vault.id, 'cache-connection', host, 'Key Vault Secrets User')
    scope: connection
    properties: {
      principalId: principals[host]
      principalType: 'ServicePrincipal'
      roleDefinitionId: secretsUser
    }
  }
]
