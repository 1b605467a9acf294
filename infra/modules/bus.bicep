// Service Bus: one topic, a subscription for each consumer, and rules that let in what the consumer listens to.
// Topics, sessions and duplicate detection ask for Standard.

import { namesOf, topic } from 'names.bicep'

param location string
param tags object
param token string

@description('Identities by host.')
param principals object

var names = namesOf(token)
var topology = loadJsonContent('../subscriptions.json')
var consumers = objectKeys(topology.consumers)

// A rule is named after its event and nothing else, so that a new event adds a rule and changes none that is in use.
// Names are short (50 characters), so the prefix that all events share is left out.
var rules = flatten(map(
  items(topology.consumers),
  consumer =>
    map(consumer.value, event => {
      consumer: consumer.key
      name: replace(event, 'marketplace.', '')
      event: event
    })
))

// No event has this type.
var nothing = 'marketplace.nothing'

var sender = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
var receiver = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
var owner = '090c5cfd-751d-490a-894a-3ce6f1109419'

// The Api redrives dead letters from the admin panel: it reads dead letters and sends.
var topicRoles = [
  { host: 'api', role: sender }
  { host: 'api', role: receiver }
  { host: 'worker', role: sender }
  { host: 'worker', role: receiver }
]

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: names.bus
  location: location
  tags: tags
  sku: { name: 'Standard', tier: 'Standard' }
  properties: { disableLocalAuth: true, minimumTlsVersion: '1.2' }
}

resource events 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' = {
  parent: bus
  name: topic
  properties: {
    requiresDuplicateDetection: true
    duplicateDetectionHistoryTimeWindow: topology.duplicateWindow
  }
}

resource subscriptions 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' = [
  for consumer in consumers: {
    parent: events
    name: consumer
    properties: {
      requiresSession: true
      lockDuration: topology.lockDuration
      maxDeliveryCount: topology.maxDeliveryCount
      deadLetteringOnMessageExpiration: true
    }
  }
]

@batchSize(10)
resource filters 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules@2024-01-01' = [
  for rule in rules: {
    parent: subscriptions[indexOf(consumers, rule.consumer)]
    name: rule.name
    properties: { filterType: 'CorrelationFilter', correlationFilter: { label: rule.event } }
  }
]

// A new subscription has a rule named $Default that lets everything in. It is closed when the others are there:
// whatever it let in before, none of their events is missed.
@batchSize(10)
resource closed 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules@2024-01-01' = [
  for (consumer, at) in consumers: {
    parent: subscriptions[at]
    name: '$Default'
    properties: { filterType: 'CorrelationFilter', correlationFilter: { label: nothing } }
    dependsOn: [filters]
  }
]

resource topicAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in topicRoles: {
    name: guid(events.id, grant.host, grant.role)
    scope: events
    properties: {
      principalId: principals[grant.host]
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', grant.role)
    }
  }
]

// Counting waiting messages asks for the right to manage. Only the platform gets a token of this identity:
// see apps/worker.bicep.
resource counting 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(bus.id, 'scaler', owner)
  scope: bus
  properties: {
    principalId: principals.scaler
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', owner)
  }
}

output id string = bus.id
