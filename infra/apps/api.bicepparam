// Values come from azd's environment (azd env set NAME VALUE). One that every deployment has can stand here instead.
using 'api.bicep'

param token = readEnvironmentVariable('RESOURCE_TOKEN')
param image = readEnvironmentVariable('SERVICE_API_IMAGE_NAME')
param optionalSecrets = split(readEnvironmentVariable('OPTIONAL_SECRETS', ''), ',')
param domain = readEnvironmentVariable('API_DOMAIN', '')
param certificate = readEnvironmentVariable('API_CERTIFICATE', '')
param values = {
  'public-url': readEnvironmentVariable('PUBLIC_URL', '')
  'web-url': readEnvironmentVariable('WEB_URL', '')
  currency: readEnvironmentVariable('CURRENCY', 'TRY')
  'time-zone': readEnvironmentVariable('TIME_ZONE', 'Europe/Istanbul')
  'marketplace-name': readEnvironmentVariable('MARKETPLACE_NAME', '')
  'postal-address': readEnvironmentVariable('POSTAL_ADDRESS', '')
  'require-contracts': readEnvironmentVariable('REQUIRE_CONTRACTS', 'true')
  'smtp-host': readEnvironmentVariable('SMTP_HOST')
  'smtp-user': readEnvironmentVariable('SMTP_USER', '')
  'mail-from': readEnvironmentVariable('MAIL_FROM', '')
  'mail-reply-to': readEnvironmentVariable('MAIL_REPLY_TO', '')
  'payment-success-url': readEnvironmentVariable('PAYMENT_SUCCESS_URL', '')
  'payment-cancel-url': readEnvironmentVariable('PAYMENT_CANCEL_URL', '')
  'payout-return-url': readEnvironmentVariable('PAYOUT_RETURN_URL', '')
  'payout-country': readEnvironmentVariable('PAYOUT_COUNTRY', '')
  'cors-origin': readEnvironmentVariable('CORS_ORIGIN', '')
  'cors-origin-2': readEnvironmentVariable('CORS_ORIGIN_2', '')
  'trusted-proxy': readEnvironmentVariable('TRUSTED_PROXY', '')
  'otlp-endpoint': readEnvironmentVariable('OTLP_ENDPOINT', '')
}
