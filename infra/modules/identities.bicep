// One identity for each host, and one that counts waiting messages for the scale rules.

import { identityOf } from 'names.bicep'

param location string
param tags object
param token string

var hosts = ['api', 'worker', 'migration', 'scaler']

resource identities 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = [
  for host in hosts: {
    name: identityOf(host, token)
    location: location
    tags: tags
  }
]

@description('The principal of each identity, by host.')
output principals object = {
  api: identities[0].properties.principalId
  worker: identities[1].properties.principalId
  migration: identities[2].properties.principalId
  scaler: identities[3].properties.principalId
}
