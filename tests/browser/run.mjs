// A person's way through shop, payment page, seller board and panel, in two languages and two widths; axe on every page
// of shop and board. Usage: node run.mjs ADDRESS DATA CHROMIUM SCREENSHOTS [LANGUAGE-WIDTH]
import { rmSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { Administrator } from './administrator.mjs';
import { Buyer } from './buyer.mjs';
import { Market } from './market.mjs';
import { Person, proveThatAxeSees } from './person.mjs';
import { Seller } from './seller.mjs';

const [address, data, executablePath, screenshots, only = ''] = process.argv.slice(2);
const widths = [1440, 380];
const market = new Market(address, data);
const began = Date.now();
let passed = 0;
let failed = 0;
// What a step has counted as its failure.
const counted = new WeakSet();

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

/** One way in one language and width; its steps are told apart, and what a step's pages lack fails the step. */
class Way {
  constructor(language, width) {
    this.name = `${language}-${width}`;
    this.at = { language, width, screenshots, faults: new Set() };
    this.people = [];
  }

  async open(name) {
    const person = await Person.open(browser, name, this.at);
    this.people.push(person);
    return person;
  }

  async step(what, does) {
    const start = Date.now();
    this.at.faults.clear();
    try {
      return await does();
    } catch (error) {
      counted.add(error);
      this.at.faults.add(error.message.split('\n').slice(0, 12).join(' | '));
      for (const person of this.people) await person.tellWhatIsWrong();
      throw error;
    } finally {
      const faults = [...this.at.faults];
      const seconds = ((Date.now() - start) / 1000).toFixed(1);
      if (faults.length === 0) passed++;
      else failed++;
      console.log(`${faults.length ? 'failed' : 'passed'} ${this.name} ${what} (${seconds} s)`);
      for (const fault of faults) console.log(`  ${fault.slice(0, 900)}`);
    }
  }

  async run() {
    const { language, width } = this.at;
    const other = others.pop();
    const unique = `${Date.now() % 1_000_000}${language}${width}`;
    const buyer = new Buyer(await this.open('buyer'), market.addressOf('shop'), market);
    const seller = new Seller(await this.open('seller'), market.addressOf('seller-board'));
    const administrator = new Administrator(await this.open('administrator'), address);
    // A carrier's number belongs to one parcel; the ways of both languages are at this point at the same time.
    const tracking = [1, 2].map(parcel => `${parcel}${Math.random().toString().slice(2, 12)}`);

    await this.step('opens an account', () => buyer.openAccount(`ayse-${unique}@example.com`));
    await this.step('fills a cart from two stores', () => buyer.fillCart(own, other));
    const number = await this.step('pays both by card', () => buyer.pay(own, other));
    await this.step('signs in to the seller board', () => seller.signIn('seller@marketplace.test', market.secret('seller')));
    await this.step('confirms the order', async () => {
      const byMail = width !== widths[0];
      await seller.confirm(number, byMail && (await market.linkInMail(number, `${market.store.id}/orders`)));
    });
    await this.step('ships it in two parcels', () => seller.shipInTwo(own.title, tracking));
    await this.step('sees both tracking numbers', () => buyer.follow(number, tracking));
    await this.step('delivers both', () => seller.deliver(2));
    const back = await this.step('returns one of them', () => buyer.return(number, own.title));
    await this.step('receives and accepts the return', () => seller.takeBack(back));
    const drafts = [];
    for (const name of ['Sini', 'Tas']) drafts.push(await market.listProduct(`${name} ${unique}`, false));
    await this.step('counts and prices two products at once', () => seller.changeMany(drafts));
    await this.step('has the money back', () => buyer.isRefunded(back));
    await this.step('sees the refund in the panel', async () => {
      await administrator.signIn(market.secret('admin'));
      await administrator.seesRefund(number, back);
    });
    // Once in each language, and there in both widths.
    if (width !== widths[0]) return;
    await this.step('looks at the rest of the shop', () => buyer.lookAround(widths));
    await this.step('looks at the rest of the board', () => seller.lookAround(widths));
  }

  async close() {
    for (const person of this.people) await person.leave();
  }
}

/** The ways of one language, one after the other; what comes after a step that broke cannot be walked. */
async function walk(language) {
  for (const width of widths) {
    const way = new Way(language, width);
    if (!way.name.includes(only)) continue;
    try {
      await way.run();
    } catch (error) {
      if (!counted.has(error)) {
        failed++;
        console.log(`failed ${way.name} outside its steps`);
      }
      if (!counted.has(error) || process.env.DEBUG) console.log(error.stack);
    } finally {
      await way.close();
    }
  }
}

await proveThatAxeSees(browser, screenshots);
rmSync(screenshots, { recursive: true, force: true });
// One product for all ways: the free plan of the development store lists three.
const own = await market.listProduct(`Bakır Cezve ${Date.now() % 100_000}`);
// One of its own for each way: a demo product may have a single unit left.
const others = await market.otherProducts(2 * widths.length);
await market.addPicture(own.id, others[0].image.url);
await Promise.all(['tr', 'en'].map(walk));
await market.archive(own.id);
await browser.close();

// The two lines that ./dev test counts.
console.log(`  succeeded: ${passed}\n  failed: ${failed}`);
console.log(`The way took ${Math.round((Date.now() - began) / 1000)} s; pictures of it are in ${screenshots}`);
process.exit(failed || passed === 0 ? 1 : 0);
