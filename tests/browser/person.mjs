// Somebody at a browser window of a certain width, who reads one language. Every page they look at is examined by axe
// and pictured; whatever the browser complains of is a fault.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** How long a page may take to show something; the machine may have other things to do. */
const patience = 90_000;

export class Person {
  /** Opens a window. `at` has language, width, faults (a set of texts) and screenshots (a directory). */
  static async open(browser, name, at) {
    const context = await browser.newContext({
      bypassCSP: true,
      locale: at.language === 'tr' ? 'tr-TR' : 'en-GB',
      timezoneId: 'Europe/Istanbul',
      reducedMotion: 'reduce',
      viewport: { width: at.width, height: 900 },
    });
    context.setDefaultTimeout(patience);
    return new Person(await context.newPage(), name, at);
  }

  constructor(page, name, at) {
    this.page = page;
    this.name = name;
    this.at = at;
    this.seen = 0;
    page.on('pageerror', error => this.fault(`the page failed: ${error.message}`));
    page.on('console', message => {
      // A refusal of the API, such as 404 for a cart that is not there yet, is an answer; the page says what it means.
      const isRefusal = /status of 4\d\d/.test(message.text()) && message.location().url.includes('/api/v1/');
      if (message.type() === 'error' && !isRefusal)
        this.fault(`the console says: ${message.text()} (${message.location().url})`);
    });
    page.on('response', answer => {
      if (answer.status() >= 500) this.fault(`${answer.request().method()} ${answer.url()} answered ${answer.status()}`);
    });
  }

  fault(text) {
    this.at.faults.add(`${this.name}: ${text}`);
  }

  /** One of two texts: Turkish, English. */
  say([turkish, english]) {
    return this.at.language === 'tr' ? turkish : english;
  }

  async go(url) {
    await this.page.goto(url);
  }

  heading(text) {
    return this.page.getByRole('heading', { level: 1, name: Array.isArray(text) ? this.say(text) : text });
  }

  button(text, within = this.page) {
    return within.getByRole('button', { name: Array.isArray(text) ? this.say(text) : text, exact: true });
  }

  link(text, within = this.page) {
    return within.getByRole('link', { name: Array.isArray(text) ? this.say(text) : text, exact: true });
  }

  field(text, within = this.page) {
    return within.getByLabel(this.say(text), { exact: true });
  }

  press(text, within) {
    return this.button(text, within).first().click();
  }

  follow(text, within) {
    return this.link(text, within).first().click();
  }

  /** The page as it stands now, in every width: axe, nothing wider than the window, the right language, a picture. */
  async look(what, widths = [this.at.width]) {
    const { page, at } = this;
    // Not for a quiet network: a signed-in page keeps its stream of live events open.
    await page.waitForLoadState();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForFunction(() => !document.querySelector('[role=status] .skeletons, [aria-busy=true]'));
    await page.waitForFunction(() => [...document.images].every(image => image.complete || image.loading === 'lazy'));
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
    if ((await page.locator('html').getAttribute('lang')) !== at.language)
      this.fault(`${what}: the page says it is not in ${at.language}`);
    for (const width of widths) {
      if (widths.length > 1) await page.setViewportSize({ width, height: 900 });
      const { violations } = await page.evaluate(rules => axe.run(document, rules), rules);
      for (const { id, nodes } of violations)
        this.fault(`${what}, ${width} px: ${id}, ${nodes.length} times, ${nodes[0].html}`);
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
        this.fault(`${what}, ${width} px: the page is wider than the window`);
      await this.picture(what, width);
    }
  }

  async picture(what, width = this.at.width) {
    const { page, at } = this;
    this.seen++;
    const order = String(this.seen).padStart(2, '0');
    const path = join(at.screenshots, `${at.language}-${width}-${this.name}-${order}-${what.replaceAll(' ', '-')}.png`);
    await page.screenshot({ path, fullPage: true });
  }

  /** What a page says is wrong, and a picture of it. */
  async tellWhatIsWrong() {
    const alerts = await this.page.getByRole('alert').allInnerTexts().catch(() => []);
    for (const text of alerts) this.fault(`${this.page.url()} says: ${text.replaceAll('\n', ' ')}`);
    await this.picture(`failed ${this.name}`).catch(() => undefined);
  }

  /** Asks until it is so. */
  async until(what, holds) {
    const began = Date.now();
    while (!(await holds())) {
      if (Date.now() - began > patience) throw new Error(`never happened: ${what}`);
      await new Promise(done => setTimeout(done, 200));
    }
  }

  async leave() {
    await this.page.context().close();
  }
}

/** Without this, an axe that finds nothing anywhere would pass. */
export async function proveThatAxeSees(browser, screenshots) {
  const at = { language: 'en', width: 380, faults: new Set(), screenshots };
  const person = await Person.open(browser, 'proof', at);
  await person.page.setContent(
    '<html lang="tr"><h1 style="color: #eee; background: #fff; width: 800px">Pale</h1><img src="data:,"></html>',
  );
  await person.look('a bad page');
  await person.leave();
  const seen = [...at.faults].join();
  const unseen = ['color-contrast', 'image-alt', 'wider than', 'not in en'].filter(text => !seen.includes(text));
  if (unseen.length) throw new Error(`the examination does not see: ${unseen}`);
}
