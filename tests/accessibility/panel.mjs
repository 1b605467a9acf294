// Axe over every page of the admin panel: both languages, light and dark, four widths, commands and menu opened.
// Usage: node panel.mjs ADDRESS PASSWORD CHROMIUM
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [address, password, executablePath] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const widths = [380, 768, 1024, 1440];
const lists = [
  '', '/sales', '/orders', '/products', '/sellers', '/users', '/payments', '/webhooks', '/subscriptions', '/invoices',
  '/plans', '/ledger', '/jobs', '/jobs/runs', '/events', '/events?show=waiting', '/invariants', '/audit', '/system',
  '/search?q=buyer', '/orders?color=red', '/products?q=nothing-is-called-so', '/plans/standard', '/nothing-here',
].map(path => '/admin' + path);
// A list, and the kind of page its first row leads to.
const details = ['orders?status=confirmed', 'products', 'sellers?status=approved', 'users?q=buyer', 'payments'];

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
// The panel forbids scripts; axe is one.
const page = await (await browser.newContext({ bypassCSP: true })).newPage();
const failures = [];
let checked = 0;

async function check(name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(tags => axe.run(document, { runOnly: tags }), rules);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  for (const violation of violations)
    failures.push(`${name}: ${violation.id}, ${violation.nodes.length} times, ${violation.nodes[0].html}`);
  if (wide) failures.push(`${name}: the page is wider than the window`);
  checked++;
}

async function signIn() {
  await page.goto(address + '/admin/login');
  await check('login');
  await page.fill('[name=email]', 'admin@marketplace.test');
  await page.fill('[name=password]', password);
  await page.click('button.main');
  await page.waitForURL(address + '/admin');
}

async function firstOf(list) {
  await page.goto(`${address}/admin/${list}`);
  return page.locator(`td a[href^="/admin/${list.split('?')[0]}/"]`).first().getAttribute('href', { timeout: 5000 });
}

async function choose(language) {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(address + '/admin');
  const button = page.locator(`button[name=language][value=${language}]`);
  if (await button.count()) await button.click();
  await page.waitForSelector(`html[lang=${language}]`);
}

async function openEach(path, name) {
  const commands = page.locator('main button[popovertarget]:not([popovertargetaction])');
  const count = await commands.count();
  for (let index = 0; index < count; index++) {
    await page.goto(address + path);
    await commands.nth(index).click();
    await check(`${name}, command ${index + 1} opened`);
  }
}

await signIn();
const paths = [...lists];
for (const list of details) paths.push(await firstOf(list));
for (const language of ['en', 'tr']) {
  await choose(language);
  for (const colorScheme of ['light', 'dark'])
    for (const width of widths) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const path of paths) {
        const name = `${path} (${language}, ${colorScheme}, ${width})`;
        await page.goto(address + path);
        await check(name);
        await openEach(path, name);
      }
      if (width < 1280) {
        await page.goto(address + '/admin');
        await page.click('.menu-button');
        await check(`menu (${language}, ${colorScheme}, ${width})`);
      }
    }
}

await browser.close();
for (const failure of failures) console.log(`failed ${failure.slice(0, 300)}`);
console.log(`  succeeded: ${checked - new Set(failures.map(failure => failure.split(': ')[0])).size}`);
console.log(`  failed: ${failures.length}`);
process.exit(failures.length ? 1 : 0);
