// What a way through the shop begins with, made over the API: products of two stores, and a buyer of its own.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const password = 'a long demo password';
export const address = { fullName: 'Ayşe Yılmaz', phone: '+905321234567', line1: 'Moda Cad. 12', district: 'Kadıköy', city: 'İstanbul' };

export class Market {
  constructor(api, data) {
    this.api = api;
    this.data = data;
  }

  secret(role) {
    return readFileSync(join(this.data, 'secrets', `sign-in-${role}`), 'utf8').trim();
  }

  /** Where one of the applications answers: shop or seller-board. */
  addressOf(app) {
    return readFileSync(join(this.data, `${app}-address`), 'utf8').trim();
  }

  async ask(method, path, { token, body } = {}) {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
    if (token) headers.Authorization = `Bearer ${token}`;
    const answer = await fetch(this.api + path, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text && JSON.parse(text);
  }

  async signIn(email, secret) {
    return (await this.ask('POST', '/api/v1/auth/login', { body: { email, password: secret } })).accessToken;
  }

  /** A product of the development store, with a title that nothing else has; a draft where it is not published. */
  async listProduct(title, publish = true) {
    this.seller ??= await this.signIn('seller@marketplace.test', this.secret('seller'));
    this.store ??= await this.ask('GET', '/api/v1/sellers/deneme-magazasi');
    const categories = await this.ask('GET', '/api/v1/categories');
    const body = {
      categoryId: categories.data[0].children[0].id,
      title,
      description: 'Dövme bakır, kalaylı.',
      publish,
      variants: [{ sku: `WAY-${crypto.randomUUID().slice(0, 8)}`, price: { amount: 34900, currency: 'TRY' }, initialStock: 100 }],
    };
    return this.ask('POST', `/api/v1/seller/${this.store.id}/products`, { token: this.seller, body });
  }

  /** Gives a product of the development store the picture of another one. */
  async addPicture(id, url) {
    const picture = await (await fetch(new URL(url, this.api))).blob();
    const body = new FormData();
    body.append('file', picture, 'picture.webp');
    const headers = { Authorization: `Bearer ${this.seller}`, 'Idempotency-Key': crypto.randomUUID() };
    const answer = await fetch(`${this.api}/api/v1/seller/${this.store.id}/products/${id}/images`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`no picture: ${answer.status} ${await answer.text()}`);
  }

  /** Orders some units of a variant, to be paid at the door. Answers the order's id. */
  async buy(token, variantId, quantity) {
    const body = { items: [{ variantId, quantity }], address, paymentMethod: 'cash_on_delivery' };
    const { id } = await this.ask('POST', '/api/v1/checkouts', { token, body });
    return (await this.ask('POST', `/api/v1/checkouts/${id}/complete`, { token })).orders[0].id;
  }

  async confirm(order) {
    await this.ask('POST', `/api/v1/seller/${this.store.id}/orders/${order}/confirm`, { token: this.seller });
  }

  /** Takes a product of the development store off sale. */
  async archive(id) {
    await this.ask('POST', `/api/v1/seller/${this.store.id}/products/${id}/archive`, { token: this.seller });
  }

  /** As many products of other stores that are in stock, each perhaps with its last unit. */
  async otherProducts(count) {
    const own = (this.store ??= await this.ask('GET', '/api/v1/sellers/deneme-magazasi')).id;
    const { data } = await this.ask('GET', '/api/v1/products?inStock=true&limit=50');
    const found = data.filter(product => product.seller.id !== own && product.price.amount < 100_000).slice(0, count);
    if (found.length < count) throw new Error(`${found.length} products of other stores are in stock, ${count} are needed`);
    return found;
  }

  /** Somebody with a confirmed e-mail address. */
  async register(email, language) {
    const body = { email, password, displayName: 'Ayşe Çınar', locale: language, acceptTerms: true };
    await this.ask('POST', '/api/v1/auth/register', { body });
    return { email, password };
  }

  /** The link in the newest mail to somebody that leads to a page of this name. */
  async linkInMail(to, page) {
    const mails = join(this.data, 'mails');
    for (let attempt = 0; attempt < 720; attempt++) {
      for (const file of readdirSync(mails).filter(name => name.endsWith('.eml')).sort().reverse()) {
        const mail = readFileSync(join(mails, file), 'utf8').replaceAll('=\r\n', '').replaceAll('=\n', '').replaceAll('=3D', '=');
        const link = mail.includes(to) && mail.match(new RegExp(`https?://[^\\s"<>]*/${page}[^\\s"<>]*`));
        if (link) return link[0].replaceAll('&amp;', '&');
      }
      await new Promise(done => setTimeout(done, 250));
    }
    throw new Error(`no mail to ${to} with a link to ${page} came within three minutes`);
  }
}
