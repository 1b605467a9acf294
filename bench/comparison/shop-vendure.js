// Vendure over its Shop API. VENDURE_URL is its origin.
const { call, inTurn, one } = require('./http');

const listQuery = `query List($collection: String!) { search(input: { collectionSlug: $collection, groupByProduct: true, take: 20 }) { items {
  productId slug productName inStock currencyCode priceWithTax { ... on PriceRange { min max } ... on SinglePrice { value } } } } }`;
const pageQuery = `query Page($slug: String!) { product(slug: $slug) { id slug name description
  variants { id sku name priceWithTax currencyCode stockLevel options { code name } } } }`;
// GraphQL takes all steps of a checkout in one request, in this order.
const buyQuery = `mutation Buy($lines: [AddItemInput!]!, $address: CreateAddressInput!, $shipping: [ID!]!) {
  add: addItemsToOrder(inputs: $lines) { errorResults { ... on ErrorResult { errorCode message } } }
  address: setOrderShippingAddress(input: $address) { ... on ErrorResult { errorCode message } }
  shipping: setOrderShippingMethod(shippingMethodId: $shipping) { ... on ErrorResult { errorCode message } }
  arrange: transitionOrderToState(state: "ArrangingPayment") { ... on ErrorResult { errorCode message } }
  pay: addPaymentToOrder(input: { method: "cash-on-delivery", metadata: {} }) { ... on Order { code state } ... on ErrorResult { errorCode message } } }`;
const address = { fullName: 'Ayşe Yılmaz', phoneNumber: '+905321234567', streetLine1: 'Moda Cad. 12', city: 'İstanbul', countryCode: 'TR' };
const password = 'ten-blue-lamps-71';

exports.open = async () => {
  const origin = process.env.VENDURE_URL;
  const ask = async (path, query, variables, headers) => {
    const answer = await call(`${origin}/${path}`, 'POST', { query, variables }, headers);
    if (answer.body.errors) throw new Error(JSON.stringify(answer.body.errors).slice(0, 500));
    return answer;
  };
  const signIn = async (path, username, word) => ({
    authorization: `Bearer ${(await ask(path, 'mutation($u: String!, $p: String!) { login(username: $u, password: $p) { __typename } }', { u: username, p: word })).headers['vendure-auth-token']}`,
  });
  const admin = await signIn('admin-api', 'superadmin', 'only-for-measuring');
  const collections = (await ask('shop-api', '{ collections { items { slug } } }')).body.data.collections.items.map(c => c.slug);
  const found = (await ask('admin-api', '{ productVariants(options: { take: 1000, sort: { id: ASC } }) { items { id } } products { totalItems } }', {}, admin)).body.data;
  const variants = found.productVariants.items.map(v => v.id);
  const shipping = [(await ask('shop-api', '{ activeShippingMethods { id } }')).body.data.activeShippingMethods[0].id];
  const { id: location } = (await ask('admin-api', '{ stockLocations { items { id } } }', {}, admin)).body.data.stockLocations.items[0];
  const levels = async ids => (await ask('admin-api', 'query($ids: [String!]!) { productVariants(options: { take: 100, filter: { id: { in: $ids } } }) { items { stockLevels { stockOnHand stockAllocated } } } }',
    { ids }, admin)).body.data.productVariants.items.flatMap(v => v.stockLevels);
  let spent = 100;

  const post = (query, variables) => ({ method: 'POST', path: '/shop-api', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  return {
    name: 'vendure',
    origin,
    size: `${found.products.totalItems} products, ${collections.length} collections`,
    plenty: variants.slice(0, 60),
    reads: {
      list: { next: () => post(listQuery, { collection: one(collections) }), isRight: body => !body.includes('"errors"') && body.split('"productId"').length === 21 },
      page: { next: () => post(pageQuery, { slug: `product-${Math.floor(Math.random() * 2000)}` }), isRight: body => !body.includes('"errors"') && body.split('"sku"').length === 3 },
    },
    buyers: count => inTurn(Array.from({ length: count }, (_, i) => `shopper-${i}@example.com`), async email => {
      await ask('shop-api', 'mutation($e: String!, $p: String!) { registerCustomerAccount(input: { emailAddress: $e, password: $p }) { __typename } }', { e: email, p: password });
      return signIn('shop-api', email, password);
    }),
    /** One request. */
    buy: async (buyer, ids) => {
      const { body } = await ask('shop-api', buyQuery, { lines: ids.map(productVariantId => ({ productVariantId, quantity: 1 })), address, shipping }, buyer);
      return body.data.pay.state === 'PaymentAuthorized';
    },
    available: async ids => (await levels(ids)).reduce((sum, level) => sum + level.stockOnHand - level.stockAllocated, 0),
    scarce: async () => {
      const id = variants[spent++];
      const [{ stockAllocated }] = await levels([id]);
      await ask('admin-api', 'mutation($id: ID!, $location: ID!, $units: Int!) { updateProductVariants(input: [{ id: $id, stockLevels: [{ stockLocationId: $location, stockOnHand: $units }] }]) { id } }',
        { id, location, units: stockAllocated + 10 }, admin);
      return id;
    },
  };
};
