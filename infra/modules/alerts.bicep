// What docs/operations.md asks to watch, as far as Azure sees it: a mail to the operator.

import { namesOf } from 'names.bicep'
import { reserved, sizes } from 'sizes.bicep'

param location string
param tags object
param token string

@description('Where alerts go; empty = they show in the portal alone.')
param email string

param busId string
param databaseId string

@description('Size of the database server, which decides how many connections it allows.')
param databaseSize string

var names = namesOf(token)
var messages = loadJsonContent('../alerts.json')

// Connections: 80 of every 100 that the hosts may have.
var connections = sizes[databaseSize].connections
var manyConnections = ((connections - reserved) * 80) / 100

var metrics = [
  {
    name: 'dead-letters'
    target: busId
    namespace: 'Microsoft.ServiceBus/namespaces'
    metric: 'DeadletteredMessages'
    aggregation: 'Maximum'
    above: 0
    severity: 1
    description: 'Messages were dead-lettered: read the error, fix it, redrive.'
  }
  {
    name: 'waiting-messages'
    target: busId
    namespace: 'Microsoft.ServiceBus/namespaces'
    metric: 'ActiveMessages'
    aggregation: 'Minimum'
    above: 500
    severity: 2
    description: 'Messages wait all the time: is a Worker alive? Is its log repeating one failure?'
  }
  {
    name: 'database-cpu'
    target: databaseId
    namespace: 'Microsoft.DBforPostgreSQL/flexibleServers'
    metric: 'cpu_percent'
    aggregation: 'Average'
    above: 80
    severity: 2
    description: 'The database is busy.'
  }
  {
    name: 'database-disk'
    target: databaseId
    namespace: 'Microsoft.DBforPostgreSQL/flexibleServers'
    metric: 'storage_percent'
    aggregation: 'Average'
    above: 80
    severity: 1
    description: 'The disk of the database fills up.'
  }
  {
    name: 'database-connections'
    target: databaseId
    namespace: 'Microsoft.DBforPostgreSQL/flexibleServers'
    metric: 'active_connections'
    aggregation: 'Maximum'
    above: manyConnections
    severity: 2
    description: 'The database runs out of connections.'
  }
]

// What Application Insights knows of requests and metrics. A sampled request stands for ItemCount of them.
var queries = [
  {
    name: 'server-errors'
    query: '''
AppRequests
| summarize failed = sumif(ItemCount, toint(ResultCode) >= 500), total = sum(ItemCount)
| where failed >= 5 and failed * 100 > total * 2
'''
    severity: 1
    description: 'More than 2 of 100 answers are 5xx, at least 5 in a quarter of an hour: a traceId leads to the log.'
  }
  {
    name: 'outbox-age'
    query: 'AppMetrics | where Name == "marketplace.outbox.oldest_age" and Max > 60'
    severity: 2
    description: 'An event has waited in the outbox for over a minute: is a Worker alive? Is one failure repeating?'
  }
]

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: names.logs
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: names.alerts
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'marketplace'
    enabled: true
    emailReceivers: empty(email) ? [] : [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in metrics: {
    name: alert.name
    location: 'global'
    tags: tags
    properties: {
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [alert.target]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.name
            metricNamespace: alert.namespace
            metricName: alert.metric
            operator: 'GreaterThan'
            threshold: alert.above
            timeAggregation: alert.aggregation
          }
        ]
      }
      actions: [{ actionGroupId: operators.id }]
    }
  }
]

// The table appears with the first line of the first app, so the query cannot be checked before.
resource messageAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in messages: {
    name: alert.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [logs.id]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT5M'
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: 'ContainerAppConsoleLogs_CL | where Log_s contains "${alert.text}"'
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [operators.id] }
    }
  }
]

// Their tables appear with the first telemetry of the first app.
resource queryAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in queries: {
    name: alert.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [logs.id]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [operators.id] }
    }
  }
]
