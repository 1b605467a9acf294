// Values come from azd's environment (azd env set NAME VALUE). One that every deployment has can stand here instead.
using 'migration.bicep'

param token = readEnvironmentVariable('RESOURCE_TOKEN')
param image = readEnvironmentVariable('SERVICE_MIGRATION_IMAGE_NAME')
param optionalSecrets = split(readEnvironmentVariable('OPTIONAL_SECRETS', ''), ',')
param domain = readEnvironmentVariable('API_DOMAIN', '')
param databaseSize = readEnvironmentVariable('DATABASE_SIZE', 'Standard_B1ms')
param values = {
  'public-url': readEnvironmentVariable('PUBLIC_URL', '')
  'web-url': readEnvironmentVariable('WEB_URL', '')
  currency: readEnvironmentVariable('CURRENCY', 'TRY')
  'time-zone': readEnvironmentVariable('TIME_ZONE', 'Europe/Istanbul')
  'marketplace-name': readEnvironmentVariable('MARKETPLACE_NAME', '')
  'postal-address': readEnvironmentVariable('POSTAL_ADDRESS', '')
  'smtp-host': readEnvironmentVariable('SMTP_HOST')
  'smtp-user': readEnvironmentVariable('SMTP_USER', '')
  'mail-from': readEnvironmentVariable('MAIL_FROM', '')
  'mail-reply-to': readEnvironmentVariable('MAIL_REPLY_TO', '')
  'admin-email': readEnvironmentVariable('ADMIN_EMAIL', '')
  'otlp-endpoint': readEnvironmentVariable('OTLP_ENDPOINT', '')
}
