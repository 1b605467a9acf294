// Where the hosts run: a Container Apps environment in the apps' subnet.

import { namesOf } from 'names.bicep'

param location string
param tags object
param token string
param subnet string

var names = namesOf(token)

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: names.logs
}

resource apps 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: names.environment
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    vnetConfiguration: { infrastructureSubnetId: subnet, internal: false }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
  }
}

output domain string = apps.properties.defaultDomain
