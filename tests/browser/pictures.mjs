// Makes the picture of the README: shop, product, seller board, panel and start page of a demo instance, in one file.
// Usage: node pictures.mjs ADDRESS DATA CHROMIUM DIRECTORY
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { Administrator } from './administrator.mjs';
import { Market } from './market.mjs';
import { Person } from './person.mjs';
import { Seller } from './seller.mjs';

const [address, data, executablePath, directory] = process.argv.slice(2);
const market = new Market(address, data);
const [shop, board] = [market.addressOf('shop'), market.addressOf('seller-board')];
const quality = 80;

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--hide-scrollbars'] });
const faults = new Set();
const person = await Person.open(browser, 'pictures', { language: 'en', width: 1280, faults });
const { page } = person;
await page.setViewportSize({ width: 1280, height: 800 });
page.setDefaultTimeout(30_000);
person.look = async () => undefined;

async function shot(url, height = 800) {
  await page.setViewportSize({ width: 1280, height });
  if (url) await page.goto(url);
  await page.waitForLoadState();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[role=status] .skeletons, [aria-busy=true]'));
  await page.evaluate(() => Promise.all([...document.images].map(image => image.decode().catch(() => undefined))));
  return (await page.screenshot({ animations: 'disabled' })).toString('base64');
}

/** The development store sells some things that others sell, too, so that the board has something to show. */
async function fillTheStore() {
  const { data } = await market.ask('GET', '/api/v1/products?q=bak%C4%B1r&inStock=true&limit=3');
  const buyer = await market.signIn('buyer@marketplace.test', market.secret('buyer'));
  for (const [index, known] of data.entries()) {
    const listed = await market.listProduct(known.title);
    await market.addPicture(listed.id, known.image.url);
    for (const quantity of [1, 3]) {
      const order = await market.buy(buyer, listed.variants[0].id, quantity);
      if (index === 2) await market.confirm(order);
    }
  }
}

/** The store that sells most has a page worth showing. */
const popular = await market.ask('GET', '/api/v1/analytics/popular-sellers?limit=1');
const goods = await market.ask('GET', `/api/v1/products?inStock=true&limit=1&seller=${popular.data[0].sellerId}`);

await fillTheStore();
const pictures = [
  ['Shop', await shot(shop, 1660)],
  ['Product', await shot(`${shop}/products/${goods.data[0].slug}`)],
];
await new Seller(person, board).signIn('seller@marketplace.test', market.secret('seller'));
pictures.push(['Seller board', await shot()]);
await new Administrator(person, address).signIn(market.secret('admin'));
pictures.push(['Admin panel', await shot()], ['Start page of a development instance', await shot(`${address}/?language=en`)]);
if (faults.size) throw new Error([...faults].join('\n'));

/** The first picture is tall, the others stand beside and below it. */
await page.setViewportSize({ width: 1280, height: 800 });
await page.setContent(`<!doctype html><html lang="en"><style>
  body { margin: 0; padding: 16px; width: 1248px; display: grid; grid-template-columns: 1fr 1fr; gap: 16px;
    background: #e8ecf1; font: 600 15px system-ui, sans-serif; color: #1f2a37 }
  figure { margin: 0; display: grid; gap: 6px; align-content: start }
  figure:first-child { grid-row: span 2 }
  img { width: 100%; border-radius: 8px; box-shadow: 0 1px 6px rgb(0 0 0 / 25%) }
</style>${pictures.map(([name, png]) => `<figure><img src="data:image/png;base64,${png}">${name}</figure>`).join('')}`);
await page.evaluate(() => Promise.all([...document.images].map(image => image.decode())));
const { width, height } = await page.evaluate(() => ({
  width: document.body.offsetWidth,
  height: document.body.offsetHeight,
}));
const protocol = await page.context().newCDPSession(page);
const clip = { x: 0, y: 0, width, height, scale: 1 };
const taken = await protocol.send('Page.captureScreenshot', { format: 'webp', quality, clip, captureBeyondViewport: true });
const file = join(directory, 'tour.webp');
writeFileSync(file, Buffer.from(taken.data, 'base64'));
console.log(`wrote ${file}: ${width} × ${height}, ${Math.round((taken.data.length * 3) / 4096)} KB`);
await browser.close();
