// PostgreSQL without passwords and without a public address.

import { namesOf, identityOf, databaseName } from 'names.bicep'

param location string
param tags object
param token string

@description('Identities by host.')
param principals object

param subnet string
param zone string

@description('Size of the server, for example Standard_B1ms or Standard_D2ds_v5.')
param size string

@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param tier string

@description('Days that a backup can be restored from.')
@minValue(7)
@maxValue(35)
param backupDays int

var names = namesOf(token)
var hosts = ['api', 'worker', 'migration']

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: names.database
  location: location
  tags: tags
  sku: { name: size, tier: tier }
  properties: {
    version: '17'
    authConfig: { activeDirectoryAuth: 'Enabled', passwordAuth: 'Disabled', tenantId: tenant().tenantId }
    network: { delegatedSubnetResourceId: subnet, privateDnsZoneArmResourceId: zone, publicNetworkAccess: 'Disabled' }
    backup: { backupRetentionDays: backupDays, geoRedundantBackup: 'Disabled' }
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    highAvailability: { mode: 'Disabled' }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: databaseName
}

// A flexible server refuses a change of its settings while something else of it is being made: one waits for the other.
resource extensions 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = {
  parent: server
  name: 'azure.extensions'
  properties: { source: 'user-override', value: 'PG_TRGM' }
  dependsOn: [database]
}

@batchSize(1)
resource administrators 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2024-08-01' = [
  for host in hosts: {
    parent: server
    name: principals[host]
    properties: {
      principalName: identityOf(host, token)
      principalType: 'ServicePrincipal'
      tenantId: tenant().tenantId
    }
    dependsOn: [extensions]
  }
]

output id string = server.id
