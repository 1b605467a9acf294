// Medusa over its Store API. MEDUSA_URL is its origin, MEDUSA_SHOP the file its seed wrote.
const fs = require('fs');
const { call, inTurn, one } = require('./http');

const address = { first_name: 'Ayşe', last_name: 'Yılmaz', phone: '+905321234567', address_1: 'Moda Cad. 12', city: 'İstanbul', country_code: 'tr', postal_code: '34710' };

exports.open = async () => {
  const origin = process.env.MEDUSA_URL;
  const { key, region, option } = JSON.parse(fs.readFileSync(process.env.MEDUSA_SHOP, 'utf8'));
  const headers = { 'x-publishable-api-key': key };
  const get = async path => (await call(origin + path, 'GET', undefined, headers)).body;
  const post = async (path, body, expected) => call(origin + path, 'POST', body, headers, expected);
  const categories = (await get('/store/product-categories?limit=100&fields=id')).product_categories.map(c => c.id);
  const products = [];
  for (let offset = 0, count = 1; offset < count; offset += 200) {
    const answer = await get(`/store/products?limit=200&offset=${offset}&fields=id,handle,variants.id`);
    products.push(...answer.products);
    count = answer.count;
  }
  const usual = products.filter(p => !p.handle.startsWith('scarce'));
  const few = products.filter(p => p.handle.startsWith('scarce')).flatMap(p => p.variants.map(v => v.id));
  const owners = new Map(products.flatMap(p => p.variants.map(v => [v.id, p.id])));
  const available = async id => (await get(`/store/products/${owners.get(id)}?fields=id,variants.id,%2Bvariants.inventory_quantity`)).product.variants.find(v => v.id === id).inventory_quantity;
  let spent = 0;

  const read = path => ({ method: 'GET', path, headers });
  return {
    name: 'medusa',
    origin,
    size: `${products.length} products, ${categories.length} categories`,
    plenty: usual.slice(0, 30).flatMap(p => p.variants.map(v => v.id)),
    reads: {
      list: {
        next: () => read(`/store/products?limit=20&category_id=${one(categories)}&region_id=${region}&fields=id,title,handle,thumbnail,variants.id,*variants.calculated_price`),
        isRight: body => body.split('"handle"').length === 21 && body.includes('"calculated_amount"'),
      },
      page: {
        next: () => read(`/store/products/${one(usual).id}?region_id=${region}&fields=id,title,handle,description,variants.id,variants.sku,variants.title,*variants.calculated_price,%2Bvariants.inventory_quantity,*variants.options`),
        isRight: body => body.split('"sku"').length === 3 && body.includes('"calculated_amount"'),
      },
    },
    // Guests: fewer requests than signed in.
    buyers: async count => Array.from({ length: count }, (_, i) => ({ email: `shopper-${i}@example.com` })),
    /** Five requests. */
    buy: async ({ email }, variants) => {
      const { status, body: { cart } } = await post('/store/carts', { region_id: region, email, shipping_address: address, items: variants.map(variant_id => ({ variant_id, quantity: 1 })) }, [400]);
      if (status !== 200) return false;
      await post(`/store/carts/${cart.id}/shipping-methods`, { option_id: option });
      const { body: { payment_collection: payment } } = await post('/store/payment-collections', { cart_id: cart.id });
      await post(`/store/payment-collections/${payment.id}/payment-sessions`, { provider_id: 'pp_system_default' });
      const placed = await post(`/store/carts/${cart.id}/complete`, {}, [400, 409, 500]);
      return placed.status === 200 && placed.body.type === 'order';
    },
    available: async variants => (await inTurn(variants, available)).reduce((sum, left) => sum + left, 0),
    scarce: async () => {
      while ((await available(few[spent])) !== 10) spent++;
      return few[spent++];
    },
  };
};
