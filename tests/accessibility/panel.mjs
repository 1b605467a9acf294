// Axe over every page of the admin panel and every page outside it: both languages, light and dark, four widths, with
// each command opened. Usage: node panel.mjs ADDRESS SIMULATOR DATA CHROMIUM [PART OF A PATH]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { otherPages, panelPages, simulatorPages } from './pages.mjs';

const [address, simulator, data, executablePath, only = ''] = process.argv.slice(2);
const secret = name => readFileSync(join(data, 'secrets', name), 'utf8').trim();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const everything = { runOnly: tags, resultTypes: ['violations'] };
// A dark page differs from a light one in nothing but colours.
const colours = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
const widths = [1440, 1024, 768, 380];
const languages = ['en', 'tr'];
const violations = new Set();
const began = Date.now();
let pages = 0;

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

async function open(locale) {
  // The panel forbids scripts; axe is one.
  const context = await browser.newContext({ bypassCSP: true, locale, viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

/** The page as it stands, in every width and both colour schemes. */
async function check(page, name) {
  await page.evaluate(axe);
  await page.$$eval('details', all => all.forEach(details => (details.open = true)));
  for (const [colorScheme, rules] of [['light', everything], ['dark', colours]]) {
    await page.emulateMedia({ colorScheme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const at = `${name}, ${colorScheme}, ${width} px`;
      const result = await page.evaluate(rules => axe.run(document, rules), rules);
      for (const { id, nodes } of result.violations)
        violations.add(`${at}: ${id}, ${nodes.length} times, ${nodes[0].html}`);
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
        violations.add(`${at}: the page is wider than the window`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
  pages++;
}

async function visit(page, url, name) {
  const answer = await page.goto(url);
  if (answer.status() >= 500 || !answer.headers()['content-type']?.startsWith('text/html'))
    violations.add(`${name}: answered ${answer.status()}, and no page`);
  await check(page, name);
  const commands = page.locator('main button[popovertarget]:not([popovertargetaction])');
  const count = await commands.count();
  for (let index = 0; index < count; index++) {
    await page.goto(url);
    const command = (await commands.nth(index).textContent()).trim();
    await commands.nth(index).click();
    await check(page, `${name}, “${command}” opened`);
  }
}

/** The sign-in page, empty and after a wrong password; then in, and over to the language. */
async function signIn(page, language) {
  await page.goto(address + '/admin/login');
  await check(page, `sign-in (${language})`);
  for (const password of ['wrong password', secret('sign-in-admin')]) {
    await page.fill('[name=email]', 'admin@marketplace.test');
    await page.fill('[name=password]', password);
    await page.click('button.main');
    if (password === 'wrong password') await check(page, `sign-in refused (${language})`);
  }
  await page.waitForURL(address + '/admin');
  const button = page.locator(`button[name=language][value=${language}]`);
  if (await button.count()) await button.click();
  await page.waitForSelector(`html[lang=${language}]`);
}

/** The menu of a narrow window; the page that repeats a percentage before it is saved. */
async function steps(page, store, language) {
  await page.setViewportSize({ width: 380, height: 900 });
  await page.goto(address + '/admin');
  await page.click('.menu-button');
  await check(page, `menu (${language})`);
  await page.goto(address + store);
  await page.fill('form[action$="/commission"] [name=percent]', '8');
  await page.click('form[action$="/commission"] button');
  await page.waitForSelector('main.plain.broad');
  await check(page, `check before saving (${language})`);
}

/** Puts the payouts of the demo data into a bank file: without one, no link leads to the page of a file. */
async function makeBankFile(page) {
  await page.goto(address + '/admin/payout-batches');
  const form = page.locator('form[action="/admin/payout-batches/make"]');
  if (!(await form.count())) return;
  await page.click('main button[popovertarget]');
  await form.locator('button.main').click();
  await page.waitForURL(/payout-batches\/[0-9a-f-]{36}$/);
}

async function all(language, page, urls, store) {
  for (const [index, url] of urls.entries()) {
    const { pathname, search } = new URL(url);
    const inPanel = url.startsWith(address + '/admin');
    const name = (url.startsWith(simulator) ? 'simulator ' : '') + pathname + (inPanel ? search : '');
    await visit(page, url, `${name} (${language})`);
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(`${language} ${index + 1}/${urls.length} ${name}, ${violations.size} violations, ${seconds} s`);
  }
  if (!only) await steps(page, store, language);
}

/** Without this, an axe that finds nothing anywhere would pass. */
async function proveThatAxeSees(page) {
  await page.setContent('<p style="color: #eee; background: #fff">Pale</p><img src="data:,">');
  await check(page, 'a bad page');
  const seen = [...violations].join();
  const unseen = ['color-contrast', 'image-alt'].filter(id => !seen.includes(`px: ${id},`));
  if (unseen.length) throw new Error(`axe does not see ${unseen}`);
  violations.clear();
  pages = 0;
}

const tabs = await Promise.all(languages.map(open));
await proveThatAxeSees(tabs[0]);
for (const [index, language] of languages.entries()) await signIn(tabs[index], language);
await makeBankFile(tabs[0]);
const { paths, found, missing } = await panelPages(tabs[0], address);
for (const route of missing) violations.add(`${route}: was not visited, for no link leads to such a page`);
const payment = found.get('/admin/payments/{PaymentId:guid}')?.split('/').pop();
const urls = [
  ...paths.map(path => address + path),
  ...otherPages(join(data, 'mails'), address, payment),
  ...(await simulatorPages(simulator, secret('simulator-api-key'))),
].filter(url => url.includes(only));
const store = found.get('/admin/sellers/{SellerId:guid}');
await Promise.all(languages.map((language, index) => all(language, tabs[index], urls, store)));

await browser.close();
for (const violation of violations) console.log(`failed ${violation.slice(0, 400)}`);
// The two lines that ./dev test counts.
const failed = Math.min(pages, violations.size);
console.log(`  succeeded: ${pages - failed}\n  failed: ${failed}`);
console.log(`${pages} pages, ${violations.size} violations`);
process.exit(violations.size ? 1 : 0);
