// Product images and private files, which every replica reads and writes. No keys: identities alone, from the apps'
// subnet alone.

import { namesOf, fileContainer, imageContainer } from 'names.bicep'

param location string
param tags object
param token string

@description('Identities by host.')
param principals object

param subnet string

var names = namesOf(token)
var hosts = ['api', 'worker']
var blobContributor = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
)

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: names.storage
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: [{ id: subnet, action: 'Allow' }]
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: { deleteRetentionPolicy: { enabled: true, days: 7 } }
  }
}

resource images 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: storage::blobs
  name: imageContainer
  properties: { publicAccess: 'None' }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for host in hosts: {
    name: guid(images.id, host, 'Storage Blob Data Contributor')
    scope: images
    properties: {
      principalId: principals[host]
      principalType: 'ServicePrincipal'
      roleDefinitionId: blobContributor
    }
  }
]

resource files 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: storage::blobs
  name: fileContainer
  properties: { publicAccess: 'None' }
}

resource accessToFiles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for host in hosts: {
    name: guid(files.id, host, 'Storage Blob Data Contributor')
    scope: files
    properties: {
      principalId: principals[host]
      principalType: 'ServicePrincipal'
      roleDefinitionId: blobContributor
    }
  }
]
