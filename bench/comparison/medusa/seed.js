// 20 categories, 2,000 products with two variants each, a million units of every variant; by Medusa's own workflows, after its starter's seed.
const flows = require('@medusajs/medusa/core-flows');
const { ContainerRegistrationKeys, Modules } = require('@medusajs/framework/utils');
const fs = require('fs');

const [categories, products, stock, batch] = [20, 2000, 1000000, 50];

exports.default = async ({ container }) => {
  const run = async (name, input) => (await flows[name](container).run({ input })).result;
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const fulfillment = container.resolve(Modules.FULFILLMENT);

  const [channel] = await run('createSalesChannelsWorkflow', { salesChannelsData: [{ name: 'Shop' }] });
  const [store] = await container.resolve(Modules.STORE).listStores();
  await run('updateStoresWorkflow', {
    selector: { id: store.id }, update: { supported_currencies: [{ currency_code: 'try', is_default: true }], default_sales_channel_id: channel.id },
  });
  const [region] = await run('createRegionsWorkflow', { regions: [{ name: 'Turkey', currency_code: 'try', countries: ['tr'], payment_providers: ['pp_system_default'] }] });
  await run('createTaxRegionsWorkflow', [{ country_code: 'tr', provider_id: 'tp_system', default_tax_rate: { name: 'Standard', code: 'standard', rate: 20 } }]);
  const [location] = await run('createStockLocationsWorkflow', { locations: [{ name: 'Warehouse', address: { city: 'Istanbul', country_code: 'TR', address_1: '' } }] });
  await link.create({ [Modules.STOCK_LOCATION]: { stock_location_id: location.id }, [Modules.FULFILLMENT]: { fulfillment_provider_id: 'manual_manual' } });
  const [profile] = await run('createShippingProfilesWorkflow', { data: [{ name: 'Parcels', type: 'parcels' }] });
  const set = await fulfillment.createFulfillmentSets({
    name: 'Delivery', type: 'shipping', service_zones: [{ name: 'Turkey', geo_zones: [{ country_code: 'tr', type: 'country' }] }],
  });
  await link.create({ [Modules.STOCK_LOCATION]: { stock_location_id: location.id }, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } });
  const [option] = await run('createShippingOptionsWorkflow', [{
    name: 'Standard', price_type: 'flat', provider_id: 'manual_manual', service_zone_id: set.service_zones[0].id, shipping_profile_id: profile.id,
    type: { label: 'Standard', description: 'Parcel', code: 'standard' }, prices: [{ currency_code: 'try', amount: 49.9 }],
    rules: [{ attribute: 'enabled_in_store', value: 'true', operator: 'eq' }, { attribute: 'is_return', value: 'false', operator: 'eq' }],
  }]);
  await run('linkSalesChannelsToStockLocationWorkflow', { id: location.id, add: [channel.id] });
  const [key] = await run('createApiKeysWorkflow', { api_keys: [{ title: 'Shop', type: 'publishable', created_by: '' }] });
  await run('linkSalesChannelsToApiKeyWorkflow', { id: key.id, add: [channel.id] });

  const made = await run('createProductCategoriesWorkflow', {
    product_categories: Array.from({ length: categories }, (_, i) => ({ name: `Category ${i}`, is_active: true })),
  });
  const variant = (i, size, amount) => ({ title: size, sku: `P${i}-${size}`, manage_inventory: true, options: { Size: size }, prices: [{ amount, currency_code: 'try' }] });
  const add = (first, count, named) => run('createProductsWorkflow', {
    products: Array.from({ length: count }, (_, n) => first + n).map(i => ({
      title: named ?? `Product ${i}`, handle: named ?? `product-${i}`, description: `Carefully made and quickly sent; number ${i} of its kind.`, status: 'published',
      category_ids: [made[i % categories].id], shipping_profile_id: profile.id, sales_channels: [{ id: channel.id }],
      options: [{ title: 'Size', values: ['S', 'M'] }], variants: [variant(i, 'S', 100 + (i % 500)), variant(i, 'M', 110 + (i % 500))],
    })),
  });
  for (let first = 0; first < products; first += batch) await add(first, batch);
  // Few units each, to see whether more are sold than there are.
  for (let i = 0; i < 5; i++) await add(products + i, 1, `scarce-${i}`);

  const { data: items } = await query.graph({ entity: 'inventory_item', fields: ['id', 'sku'] });
  const units = sku => (Number(sku.slice(1).split('-')[0]) >= products ? 10 : stock);
  for (let first = 0; first < items.length; first += 500) {
    await run('createInventoryLevelsWorkflow', {
      inventory_levels: items.slice(first, first + 500).map(({ id, sku }) => ({ location_id: location.id, inventory_item_id: id, stocked_quantity: units(sku) })),
    });
  }

  fs.writeFileSync('shop.json', JSON.stringify({ key: key.token, region: region.id, option: option.id }));
};
