// PostgreSQL without passwords and without a public address.

import { namesOf, identityOf, databaseName } from 'names.bicep'
import { sizes } from 'sizes.bicep'

param location string
param tags object
param token string

@description('The principal of the migration\'s identity.')
param principal string

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
var connections = sizes[size].connections

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

// What Azure takes from the size when it makes a server, and leaves as it is when the size changes. A change asks for a
// restart of the server: docs/deployment.md.
resource connectionLimit 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = {
  parent: server
  name: 'max_connections'
  properties: { source: 'user-override', value: string(connections) }
  dependsOn: [extensions]
}

// The migration alone owns the schema and makes the other hosts' roles (Database:RuntimeRoles), which read and write.
resource administrator 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2024-08-01' = {
  parent: server
  name: principal
  properties: {
    principalName: identityOf('migration', token)
    principalType: 'ServicePrincipal'
    tenantId: tenant().tenantId
  }
  dependsOn: [connectionLimit]
}

output id string = server.id
