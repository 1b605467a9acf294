// Which pages are looked at. Every page of the panel is found by the route in its file, so that a new one cannot be
// forgotten: a route without parameters is opened as it is, one with parameters by the first link that leads to it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../Marketplace.Api/Admin/Pages', import.meta.url));

// States of pages that no menu leads to.
const states = [
  '/admin/orders?status=confirmed', '/admin/orders?status=delivered', '/admin/orders?color=red',
  '/admin/sellers?status=approved', '/admin/sellers?status=pendingApproval', '/admin/products?q=nothing-is-called-so',
  '/admin/users?q=buyer', '/admin/payments?status=succeeded', '/admin/events?show=waiting', '/admin/search?q=buyer',
  '/admin/payouts?payee=seller', '/admin/finance?by=week',
  '/admin/orders?cursor=forged', '/admin/nothing-here',
];

// What nobody gets a mail about, or a wrong link leads to.
const withoutMail = ['/confirm-email', '/reset-password?token=a', '/reset-password', '/unsubscribe?token=a'];

/** The routes of the panel's pages, as they are written: /admin/orders/{Id:guid}. */
function routes() {
  return readdirSync(source, { recursive: true })
    .filter(file => file.endsWith('.razor'))
    .flatMap(file => [...readFileSync(join(source, file), 'utf8').matchAll(/^@page "([^"]+)"/gm)])
    .map(match => match[1])
    // Answers for every other address; /admin/nothing-here is one. The sign-in page is looked at before signing in.
    .filter(route => !route.includes('{*') && route !== '/admin/login');
}

const pattern = route => new RegExp('^' + route.replace(/\{[^}]+\}/g, '[^/?]+') + '$');

/** A path for every route, and those routes that no link leads to. */
export async function panelPages(page, address) {
  const fixed = routes().filter(route => !route.includes('{'));
  const open = new Map(routes().filter(route => route.includes('{')).map(route => [route, pattern(route)]));
  const paths = [...new Set([...states, ...fixed])];
  const found = new Map();
  // What was found may lead further: an order to its payment.
  for (let index = 0; index < paths.length && open.size > 0; index++) {
    await page.goto(address + paths[index]);
    const links = await page.$$eval('main a[href^="/admin"]', all => all.map(link => link.getAttribute('href')));
    for (const link of links)
      for (const [route, expected] of open)
        if (expected.test(link.split('?')[0]) && !paths.includes(link)) {
          paths.push(link);
          found.set(route, link);
          open.delete(route);
        }
  }
  return { paths, found, missing: [...open.keys()] };
}

/** Pages outside the panel: one for each kind of link in the mails that were sent, and those without one. */
export function otherPages(mails, address, payment) {
  const links = new Map();
  for (const file of readdirSync(mails).filter(name => name.endsWith('.eml'))) {
    const mail = readFileSync(join(mails, file), 'utf8');
    for (const [, link] of mail.matchAll(new RegExp(`${address}(/[^\\s"<>]+)`, 'g')))
      links.set(link.replace(/[0-9a-f-]{36}/g, '').split('?')[0], link.replaceAll('&amp;', '&'));
  }
  const ofPayment = [`/api/v1/payments/${payment}/return`, `/api/v1/invoices/${payment}/pay?token=a`];
  return [...new Set([...links.values(), ...withoutMail, ...ofPayment])]
    .filter(path => !path.startsWith('/admin'))
    .map(path => address + path);
}

/** Pages of the payment simulator: its console, a checkout that is open, and one that does not exist. */
export async function simulatorPages(simulator, apiKey) {
  const answer = await fetch(simulator + '/v1/checkout/sessions', {
    method: 'POST',
    headers: { Authorization: `Bearer sk_test_${apiKey}` },
    body: new URLSearchParams({
      mode: 'payment',
      success_url: simulator,
      'line_items[0][quantity]': '2',
      'line_items[0][price_data][currency]': 'try',
      'line_items[0][price_data][unit_amount]': '39890',
      'line_items[0][price_data][product_data][name]': 'El dövmesi bakır cezve, kalaylı, ahşap saplı, dört kişilik',
    }),
  });
  if (!answer.ok) throw new Error(`No checkout session: ${answer.status} ${await answer.text()}`);
  return [simulator + '/', (await answer.json()).url, simulator + '/checkout/none'];
}
