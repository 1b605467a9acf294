// The Worker: reachable from nowhere, one replica always, more when messages wait in a subscription
// and the database has connections for them.
// Deployed by: azd deploy worker. The image and the settings change together, in one revision.

import { namesOf, identityOf, databaseName, fileContainer, imageContainer, topic } from '../modules/names.bicep'
import { environmentOf, further, referencesOf, used } from '../modules/settings.bicep'
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

@description('Further settings as Key=value, with semicolons between them; see docs/deployment.md.')
param moreSettings string

// One always runs, for the outbox and the scheduled jobs.
@minValue(1)
param minReplicas int = 1

@description('Messages waiting in a subscription for which one more replica starts.')
param waitingMessages int = 100

var port = 8080
var names = namesOf(token)
var share = sizes[databaseSize]
var vaultUri = 'https://${names.vault}${environment().suffixes.keyvaultDns}/'
var databaseHost = '${names.database}.postgres.database.azure.com'
var platformUrl = 'https://${names.api}.${apps.properties.defaultDomain}'
var publicUrl = empty(values['public-url']) ? (empty(domain) ? platformUrl : 'https://${domain}') : values['public-url']
var consumers = objectKeys(loadJsonContent('../subscriptions.json').consumers)

var settings = [
  { variable: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
  { variable: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
  { variable: 'OTEL_SERVICE_NAME', value: 'worker' }
  {
    variable: 'ConnectionStrings__marketplacedb'
    value: 'Host=${databaseHost};Database=${databaseName};Username=${identity.name};Ssl Mode=VerifyFull'
  }
  { variable: 'Database__MaxConnections', value: string(share.worker.each) }
  { variable: 'Messaging__MaxConcurrentSessions', value: string(share.worker.sessions) }
  { variable: 'ConnectionStrings__messaging', value: '${names.bus}.servicebus.windows.net' }
  {
    variable: 'Marketplace__Images__BlobContainerUri'
    value: 'https://${names.storage}.blob.${environment().suffixes.storage}/${imageContainer}'
  }
  {
    variable: 'Marketplace__Files__BlobContainerUri'
    value: 'https://${names.storage}.blob.${environment().suffixes.storage}/${fileContainer}'
  }
  { variable: 'Marketplace__PublicUrl', value: publicUrl }
  { variable: 'Marketplace__WebUrl', value: values['web-url'] }
  { variable: 'Marketplace__SellerUrl', value: values['seller-url'] }
  { variable: 'Marketplace__Currency', value: values.currency }
  { variable: 'Marketplace__TimeZone', value: values['time-zone'] }
  { variable: 'Marketplace__Name', value: values['marketplace-name'] }
  { variable: 'Marketplace__PostalAddress', value: values['postal-address'] }
  { variable: 'Documents__LegalName', value: values['legal-name'] }
  { variable: 'Documents__TaxOffice', value: values['tax-office'] }
  { variable: 'Documents__TaxId', value: values['tax-id'] }
  { variable: 'Documents__Mersis', value: values.mersis }
  { variable: 'Payments__CommissionInvoices__FirstMonth', value: values['commission-first-month'] }
  { variable: 'Payouts__WithholdingBps', value: values['withholding-bps'] }
  { variable: 'Payouts__SettledBefore', value: values['payouts-settled-before'] }
  { variable: 'Orders__GuestCheckout', value: values['guest-checkout'] }
  { variable: 'Mail__SmtpHost', value: values['smtp-host'] }
  { variable: 'Mail__SmtpUser', value: values['smtp-user'] }
  { variable: 'Mail__From', value: values['mail-from'] }
  { variable: 'Mail__ReplyTo', value: values['mail-reply-to'] }
  { variable: 'Payments__Stripe__SuccessUrl', value: values['payment-success-url'] }
  { variable: 'Payments__Stripe__CancelUrl', value: values['payment-cancel-url'] }
  { variable: 'Payments__Stripe__Connect__ReturnUrl', value: values['payout-return-url'] }
  { variable: 'Payments__Stripe__Connect__Country', value: values['payout-country'] }
  { variable: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: values['otlp-endpoint'] }
]

var secrets = used(
  [
    { variable: 'ConnectionStrings__cache', secret: 'cache-connection', optional: false }
    { variable: 'Marketplace__Secrets__RootKey', secret: 'root-key', optional: false }
    { variable: 'Mail__SmtpPassword', secret: 'smtp-password', optional: true }
    { variable: 'Payments__Stripe__ApiKey', secret: 'stripe-api-key', optional: true }
    { variable: 'Payments__Stripe__WebhookSecrets__0', secret: 'stripe-webhook-secret', optional: true }
    { variable: 'OTEL_EXPORTER_OTLP_HEADERS', secret: 'otlp-headers', optional: true }
  ],
  optionalSecrets
)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityOf('worker', token)
}

resource apps 'Microsoft.App/managedEnvironments@2025-01-01' existing = {
  name: names.environment
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: names.insights
}

resource scaler 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityOf('scaler', token)
}

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: names.worker
  location: location
  tags: { 'azd-service-name': 'worker' }
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {}, '${scaler.id}': {} } }
  properties: {
    environmentId: apps.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      // Counting messages asks for the right to manage the bus: the platform has it, containers get no token for it.
      identitySettings: [
        { identity: identity.id, lifecycle: 'All' }
        { identity: scaler.id, lifecycle: 'None' }
      ]
      registries: [{ server: '${names.registry}${environment().suffixes.acrLoginServer}', identity: identity.id }]
      secrets: referencesOf(secrets, vaultUri, identity.id)
    }
    template: {
      // Handlers at work finish what they hold.
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: names.worker
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: environmentOf(concat(settings, further(moreSettings, settings)), secrets)
          probes: [
            { type: 'Startup', httpGet: { path: '/alive', port: port }, periodSeconds: 2, failureThreshold: 60 }
            { type: 'Liveness', httpGet: { path: '/alive', port: port }, periodSeconds: 10, failureThreshold: 3 }
            { type: 'Readiness', httpGet: { path: '/health', port: port }, periodSeconds: 5, failureThreshold: 6 }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: share.worker.replicas
        rules: [
          for consumer in consumers: {
            name: 'waiting-for-${consumer}'
            custom: {
              type: 'azure-servicebus'
              identity: scaler.id
              metadata: {
                namespace: names.bus
                topicName: topic
                subscriptionName: consumer
                messageCount: string(waitingMessages)
              }
            }
          }
        ]
      }
    }
  }
}
