// How a host gets its settings: plain ones as they are, secrets by reference to the vault.

@export()
@description('A setting that is no secret; an empty value means it is not given.')
type setting = {
  @description('The environment variable.')
  variable: string
  value: string
}

@export()
@description('A setting kept in the vault.')
type secretSetting = {
  @description('The environment variable.')
  variable: string
  @description('The name in the vault.')
  secret: string
  @description('Given only where the deployment names the secret in OPTIONAL_SECRETS.')
  optional: bool
}

@export()
@description('The secrets of a list that the deployment uses.')
func used(secrets secretSetting[], optionalSecrets string[]) secretSetting[] =>
  filter(secrets, entry => !entry.optional || contains(optionalSecrets, entry.secret))

@export()
@description('Settings written as Key=value with semicolons between them, without those that are given already.')
func further(text string, given setting[]) setting[] =>
  filter(
    map(
      filter(split(text, ';'), entry => !empty(trim(entry))),
      entry => {
        variable: replace(trim(split(entry, '=')[0]), ':', '__')
        value: trim(join(skip(split(entry, '='), 1), '='))
      }
    ),
    more => !contains(map(filter(given, own => !empty(own.value)), own => own.variable), more.variable)
  )

@export()
@description('The environment of a container.')
func environmentOf(settings setting[], secrets secretSetting[]) array =>
  concat(
    map(filter(settings, entry => !empty(entry.value)), entry => { name: entry.variable, value: entry.value }),
    map(secrets, entry => { name: entry.variable, secretRef: entry.secret })
  )

@export()
@description('Where the platform finds the secrets, and as whom it asks for them.')
func referencesOf(secrets secretSetting[], vaultUri string, identity string) array =>
  map(secrets, entry => { name: entry.secret, keyVaultUrl: '${vaultUri}secrets/${entry.secret}', identity: identity })
