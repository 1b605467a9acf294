// The secrets of the hosts. Each host may read those it uses and no other.

import { namesOf } from 'names.bicep'

param location string
param tags object
param token string

@description('Identities by host.')
param principals object

@secure()
@description('Values by secret. An empty one leaves the vault as it is, so a deployment need not know them again.')
param values object

var names = namesOf(token)
var hostsOf = loadJsonContent('../secrets.json')
var secretNames = objectKeys(hostsOf)
var grants = flatten(map(items(hostsOf), entry => map(entry.value, host => { secret: entry.key, host: host })))
var secretsUser = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '4633458b-17de-408a-b874-0445c86b69e6'
)

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: names.vault
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
}

resource secrets 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = [
  for secret in secretNames: if (!empty(values[secret])) {
    parent: vault
    name: secret
    properties: { value: values[secret] }
  }
]

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in grants: if (!empty(values[grant.secret])) {
    name: guid(vault.id, grant.secret, grant.host, 'Key Vault Secrets User')
    scope: secrets[indexOf(secretNames, grant.secret)]
    properties: {
      principalId: principals[grant.host]
      principalType: 'ServicePrincipal'
      roleDefinitionId: secretsUser
    }
  }
]

output name string = vault.name
