// The migration: a job that deploy/run-migration.sh starts. Nothing in Azure starts it otherwise.
// Deployed by: azd deploy migration, whose hook runs that script.

import { namesOf, identityOf, databaseName, fileContainer, imageContainer } from '../modules/names.bicep'
import { environmentOf, referencesOf, used } from '../modules/settings.bicep'
import { sizes } from '../modules/sizes.bicep'

param location string = resourceGroup().location

@description('The 13 characters that names of this deployment end with (RESOURCE_TOKEN, an output of main.bicep).')
param token string

@description('The image to run.')
param image string

@description('Names of the optional secrets that are in use.')
param optionalSecrets string[]

@description('Settings that are no secrets, by the names of docs/deployment.md; an empty one is not given.')
param values object

@description('A domain of your own for the Api; empty = the address that the platform gives it.')
param domain string

@description('Size of the database server, which decides how many connections there are to share.')
param databaseSize string

var names = namesOf(token)
var share = sizes[databaseSize]
var vaultUri = 'https://${names.vault}${environment().suffixes.keyvaultDns}/'
var databaseHost = '${names.database}.postgres.database.azure.com'
var platformUrl = 'https://${names.api}.${apps.properties.defaultDomain}'
var publicUrl = empty(values['public-url']) ? (empty(domain) ? platformUrl : 'https://${domain}') : values['public-url']

var settings = [
  { variable: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
  { variable: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
  { variable: 'OTEL_SERVICE_NAME', value: 'migration' }
  {
    variable: 'ConnectionStrings__marketplacedb'
    value: 'Host=${databaseHost};Database=${databaseName};Username=${identity.name};Ssl Mode=VerifyFull'
  }
  { variable: 'Database__MaxConnections', value: string(share.migration) }
  {
    variable: 'Marketplace__Images__BlobContainerUri'
    value: 'https://${names.storage}.blob.${environment().suffixes.storage}/${imageContainer}'
  }
  {
    variable: 'Marketplace__Files__BlobContainerUri'
    value: 'https://${names.storage}.blob.${environment().suffixes.storage}/${fileContainer}'
  }
  { variable: 'Database__RuntimeRoles__0', value: identityOf('api', token) }
  { variable: 'Database__RuntimeRoles__1', value: identityOf('worker', token) }
  { variable: 'Marketplace__PublicUrl', value: publicUrl }
  { variable: 'Marketplace__WebUrl', value: values['web-url'] }
  { variable: 'Marketplace__Currency', value: values.currency }
  { variable: 'Marketplace__TimeZone', value: values['time-zone'] }
  { variable: 'Marketplace__Name', value: values['marketplace-name'] }
  { variable: 'Marketplace__PostalAddress', value: values['postal-address'] }
  { variable: 'Mail__SmtpHost', value: values['smtp-host'] }
  { variable: 'Mail__SmtpUser', value: values['smtp-user'] }
  { variable: 'Mail__From', value: values['mail-from'] }
  { variable: 'Mail__ReplyTo', value: values['mail-reply-to'] }
  { variable: 'Auth__FirstAdmin__Email', value: values['admin-email'] }
  { variable: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: values['otlp-endpoint'] }
]

var secrets = used(
  [
    { variable: 'ConnectionStrings__cache', secret: 'cache-connection', optional: false }
    { variable: 'Marketplace__Secrets__RootKey', secret: 'root-key', optional: false }
    { variable: 'Auth__FirstAdmin__Password', secret: 'admin-password', optional: true }
    { variable: 'Mail__SmtpPassword', secret: 'smtp-password', optional: true }
    { variable: 'OTEL_EXPORTER_OTLP_HEADERS', secret: 'otlp-headers', optional: true }
  ],
  optionalSecrets
)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityOf('migration', token)
}

resource apps 'Microsoft.App/managedEnvironments@2025-01-01' existing = {
  name: names.environment
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: names.insights
}

resource job 'Microsoft.App/jobs@2025-01-01' = {
  name: names.migration
  location: location
  tags: { 'azd-service-name': 'migration' }
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    environmentId: apps.id
    workloadProfileName: 'Consumption'
    configuration: {
      triggerType: 'Manual'
      replicaTimeout: 1800
      replicaRetryLimit: 1
      manualTriggerConfig: { parallelism: 1, replicaCompletionCount: 1 }
      registries: [{ server: '${names.registry}${environment().suffixes.acrLoginServer}', identity: identity.id }]
      secrets: referencesOf(secrets, vaultUri, identity.id)
    }
    template: {
      containers: [
        {
          name: names.migration
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: environmentOf(settings, secrets)
        }
      ]
    }
  }
}
