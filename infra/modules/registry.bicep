// The registry of the images; each host may pull, nobody has a password.

import { namesOf } from 'names.bicep'

param location string
param tags object
param token string

@description('Identities by host.')
param principals object

var names = namesOf(token)
var hosts = ['api', 'worker', 'migration']
var acrPull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: names.registry
  location: location
  tags: tags
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false }
}

resource pulls 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for host in hosts: {
    name: guid(registry.id, host, 'AcrPull')
    scope: registry
    properties: {
      principalId: principals[host]
      principalType: 'ServicePrincipal'
      roleDefinitionId: acrPull
    }
  }
]

output endpoint string = registry.properties.loginServer
