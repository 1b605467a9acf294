// One place for the names of the resources, so that templates which are deployed apart find each other.

@export()
@description('Names of the resources that share an environment.')
type names = {
  api: string
  worker: string
  migration: string
  environment: string
  registry: string
  vault: string
  database: string
  cache: string
  bus: string
  storage: string
  logs: string
  insights: string
  network: string
  alerts: string
}

@export()
@description('The names of an environment, from its token of 13 characters.')
func namesOf(token string) names => {
  api: 'api'
  worker: 'worker'
  migration: 'migration'
  environment: 'cae-${token}'
  registry: 'cr${token}'
  vault: 'kv-${token}'
  database: 'psql-${token}'
  cache: 'redis-${token}'
  bus: 'sb-${token}'
  storage: 'st${token}'
  logs: 'log-${token}'
  insights: 'appi-${token}'
  network: 'vnet-${token}'
  alerts: 'ag-${token}'
}

@export()
@description('The identity of a host: api, worker, migration, or scaler for the one that only counts waiting messages.')
func identityOf(host string, token string) string => 'id-${host}-${token}'

@export()
@description('The topic of integration events.')
var topic = 'marketplace'

@export()
@description('The database of the product.')
var databaseName = 'marketplacedb'

@export()
@description('The blob container of product images.')
var imageContainer = 'product-images'

@export()
@description('The blob container of files that only some may read.')
var fileContainer = 'private-files'
