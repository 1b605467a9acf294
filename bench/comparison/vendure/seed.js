// 20 collections, 2,000 products with two variants each, a million units of every variant; by Vendure's own importer.
const { bootstrap, DefaultLogger, JobQueueService, LogLevel, RequestContextService, SearchService, TransactionalConnection } = require('@vendure/core');
const { populate } = require('@vendure/core/cli');
const fs = require('fs');
const { config } = require('./config');

const [collections, products, stock] = [20, 2000, 1000000];
const names = Array.from({ length: collections }, (_, i) => `Collection ${i}`);
const header = 'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets';
const rows = Array.from({ length: products }, (_, i) => [
  `Product ${i},product-${i},Carefully made and quickly sent; number ${i} of its kind.,,category:c${i % collections},size,S,P${i}-S,${100 + (i % 500)},standard,${stock},true,,`,
  `,,,,,,M,P${i}-M,${110 + (i % 500)},standard,${stock},true,,`,
]).flat();
fs.writeFileSync('products.csv', [header, ...rows].join('\n'));

const initial = {
  defaultLanguage: 'en',
  defaultZone: 'Asia',
  countries: [{ name: 'Turkey', code: 'TR', zone: 'Asia' }],
  taxRates: [{ name: 'Standard Tax', percentage: 20 }],
  shippingMethods: [{ name: 'Standard Shipping', price: 4990 }],
  paymentMethods: [{ name: 'Cash on delivery', handler: { code: 'dummy-payment-handler', arguments: [{ name: 'automaticSettle', value: 'false' }] } }],
  collections: names.map((name, i) => ({ name, filters: [{ code: 'facet-value-filter', args: { facetValueNames: [`c${i}`], containsAny: false } }] })),
};

(async () => {
  const app = await populate(() => bootstrap({ ...config, logger: new DefaultLogger({ level: LogLevel.Info }) }), initial, 'products.csv');
  const database = app.get(TransactionalConnection).rawConnection;
  // Once for all is much faster than once for every variant that was imported.
  await database.query(`DELETE FROM job_record WHERE "queueName" = 'update-search-index'`);
  await app.get(SearchService).reindex(await app.get(RequestContextService).create({ apiType: 'admin' }));
  await app.get(JobQueueService).start();
  for (let open = 1; open > 0;) {
    await new Promise(resolve => setTimeout(resolve, 1000));
    [{ open }] = await database.query(`SELECT count(*)::int AS open FROM job_record WHERE state IN ('PENDING', 'RUNNING', 'RETRYING')`);
  }

  await database.query('ANALYZE');
  process.exit(0);
})().catch(error => { console.error(error); process.exit(1); });
