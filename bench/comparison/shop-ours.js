// This product, through its one-process host. DATA is the host's data directory.
const fs = require('fs');
const { randomUUID } = require('crypto');
const { call, inTurn, one } = require('./http');

const address = { fullName: 'Ayşe Yılmaz', phone: '+905321234567', line1: 'Moda Cad. 12', district: 'Kadıköy', city: 'İstanbul' };
const password = 'ten-blue-lamps-71';

exports.open = async () => {
  const data = process.env.OURS_DATA;
  const api = fs.readFileSync(`${data}/address`, 'utf8').trim().replace(/\/$/, '') + '/api/v1';
  const signIn = async (email, word) => ({ authorization: `Bearer ${(await call(`${api}/auth/login`, 'POST', { email, password: word })).body.accessToken}` });
  const seller = await signIn('seller@marketplace.test', fs.readFileSync(`${data}/secrets/sign-in-seller`, 'utf8').trim());
  const store = (await call(`${api}/sellers/deneme-magazasi`)).body.id;

  const leaves = (await call(`${api}/categories`)).body.data.flatMap(c => (c.children.length > 0 ? c.children : [c]));
  const full = [];
  for (const { slug } of leaves) {
    if ((await call(`${api}/products?category=${slug}&limit=20`)).body.data.length === 20) full.push(slug);
  }
  const products = [];
  for (let cursor = ''; cursor !== null;) {
    const { body } = await call(`${api}/products?limit=100${cursor && `&cursor=${cursor}`}`);
    products.push(...body.data.map(p => p.id));
    cursor = body.page.nextCursor;
  }
  const { plenty, scarce } = await stockUp();
  let spent = 0;

  /** With the link that each is mailed, as only who confirmed an address may buy. */
  async function openAccounts(emails) {
    for (const email of emails) await call(`${api}/auth/register`, 'POST', { email, password, displayName: 'Buyer', acceptTerms: true });
    const waiting = new Set(emails);
    while (waiting.size > 0) {
      for (const file of fs.readdirSync(`${data}/mails`).filter(name => name.endsWith('.eml'))) {
        const mail = fs.readFileSync(`${data}/mails/${file}`, 'utf8');
        const [email, token] = [/^To: (.*)$/m.exec(mail)?.[1].trim(), /confirm-email\?token=(\S+)/.exec(mail)?.[1]];
        if (token !== undefined && waiting.delete(email)) await call(`${api}/auth/confirm-email`, 'POST', { token });
      }
      await new Promise(resolve => setTimeout(resolve, 500));
    }
  }

  async function stockUp() {
    const add = (title, variants, initialStock) => call(`${api}/seller/${store}/products`, 'POST', {
      categoryId: leaves.at(-1).id ?? full[0], title, publish: true,
      variants: Array.from({ length: variants }, (_, i) => ({ sku: `${title}-${i}`, options: { No: `${i}` }, price: { amount: 10000 + i, currency: 'TRY' }, initialStock })),
    }, { ...seller, 'idempotency-key': randomUUID() });
    const file = `${data}/comparison.json`;
    if (!fs.existsSync(file)) {
      const [many, few] = [await add('Plenty', 60, 1000000), await add('Scarce', 20, 10)];
      fs.writeFileSync(file, JSON.stringify({ plenty: many.body.variants.map(v => v.id), scarce: few.body.variants.map(v => v.id) }));
    }
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  }

  const available = async variant => (await call(`${api}/seller/${store}/stock/${variant}`, 'GET', undefined, seller)).body.available;
  const get = path => ({ method: 'GET', path: `/api/v1${path}` });
  const anyCase = id => id.replace(/[a-f]/g, letter => (Math.random() < 0.5 ? letter : letter.toUpperCase()));
  const isList = body => body.startsWith('{"data":[{') && body.split('"inStock":').length === 21;
  const isPage = body => body.includes('"variants":[{');
  return {
    name: 'ours',
    origin: api.replace('/api/v1', ''),
    size: `${products.length} products, ${full.length} categories of 20 or more`,
    plenty,
    reads: {
      list: { next: () => get(`/products?category=${one(full)}&limit=20`), isRight: isList },
      page: { next: () => get(`/products/${one(products)}`), isRight: isPage },
      // Asks for the same in words that were not used before, so that no kept answer can be given: below the cheapest price; the id in another case.
      'list, nothing kept': { next: () => get(`/products?category=${one(full)}&limit=20&minPrice=${Math.floor(Math.random() * 3900)}`), isRight: isList },
      'page, nothing kept': { next: () => get(`/products/${anyCase(one(products))}`), isRight: isPage },
    },
    buyers: async count => {
      const emails = Array.from({ length: count }, (_, i) => `caller-${i}@example.com`);
      const accounts = `${data}/comparison-accounts.json`;
      const open = fs.existsSync(accounts) ? JSON.parse(fs.readFileSync(accounts, 'utf8')) : [];
      await openAccounts(emails.filter(email => !open.includes(email)));
      fs.writeFileSync(accounts, JSON.stringify([...new Set([...open, ...emails])]));
      return inTurn(emails, email => signIn(email, password));
    },
    /** Two requests. */
    buy: async (buyer, variants) => {
      const quote = await call(`${api}/checkouts`, 'POST', { items: variants.map(variantId => ({ variantId, quantity: 1 })), address, paymentMethod: 'cash_on_delivery' }, buyer, [409, 422]);
      if (quote.status !== 201) return false;
      const { status, body } = await call(`${api}/checkouts/${quote.body.id}/complete`, 'POST', undefined, { ...buyer, 'idempotency-key': randomUUID() }, [409, 422]);
      return status < 300 && body.orders[0].status === 'placed';
    },
    available: async variants => (await inTurn(variants, available)).reduce((sum, left) => sum + left, 0),
    /** A variant with ten units. */
    scarce: async () => {
      while ((await available(scarce[spent])) !== 10) spent++;
      return scarce[spent++];
    },
  };
};
