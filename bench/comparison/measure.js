// measure.js [--shops ours,vendure,medusa] [--only list,page,order,scarce] [--rounds N] [--seconds N]
// Measures the shops in turn, round by round, so that what else the machine does falls on all alike. The first round warms up and does not count.
const autocannon = require('autocannon');
const { three } = require('./http');

const callers = 16;
const given = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const seconds = Number(given('--seconds', '6'));
const rounds = Number(given('--rounds', '3'));
const only = given('--only', 'list,page,order,scarce').split(',');
const rates = new Map();
const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function readsASecond(shop, { next, isRight }) {
  const result = await autocannon({
    url: shop.origin, connections: callers, duration: seconds, timeout: 60, verifyBody: body => isRight(body.toString()),
    requests: [{ setupRequest: request => ({ ...request, ...next() }) }],
  });
  if (result.errors + result.non2xx + result.mismatches > 0) {
    throw new Error(`${shop.name}: ${result.errors} errors, ${result.non2xx} not 2xx, ${result.mismatches} wrong answers`);
  }
  return result['2xx'] / result.duration;
}

async function ordersASecond(shop) {
  const before = await shop.available(shop.plenty);
  const started = process.hrtime.bigint();
  const passed = () => Number(process.hrtime.bigint() - started) / 1e9;
  let placed = 0;
  await Promise.all(shop.crowd.slice(0, callers).map(async buyer => {
    while (passed() < seconds) {
      if (!await shop.buy(buyer, three(shop.plenty))) throw new Error(`${shop.name}: an order was refused`);
      placed++;
    }
  }));
  const rate = placed / passed();
  const sold = before - await shop.available(shop.plenty);
  if (sold !== placed * 3) console.log(`  ${shop.name}: WRONG STOCK: ${placed} orders of three units each, but ${sold} units fewer`);
  return rate;
}

/** As many buyers as there are, all at once, one unit each of ten. */
async function scarceSale(shop) {
  const variant = await shop.scarce();
  const answers = await Promise.allSettled(shop.crowd.map(buyer => shop.buy(buyer, [variant])));
  const placed = answers.filter(a => a.value === true).length;
  const failed = answers.filter(a => a.status === 'rejected');
  const left = await shop.available([variant]);
  console.log(`  ${shop.name}: ${shop.crowd.length} buyers on 10 units: ${placed} orders placed, ${left} left, ${failed.length} errors${failed[0] ? ` (${failed[0].reason.message.slice(0, 200)})` : ''}`);
}

async function main() {
  const shops = [];
  for (const name of given('--shops', 'ours,vendure,medusa').split(',')) {
    const shop = await require(`./shop-${name}`).open();
    shop.crowd = await shop.buyers(only.includes('scarce') ? 200 : callers);
    console.log(`${shop.name}: ${shop.size}`);
    shops.push(shop);
  }

  for (let round = 0; round <= rounds; round++) {
    for (const kind of ['list', 'page', 'order'].filter(kind => only.includes(kind))) {
      for (const shop of shops) {
        const works = kind === 'order' ? [['order', () => ordersASecond(shop)]]
          : Object.entries(shop.reads).filter(([name]) => name.startsWith(kind)).map(([name, how]) => [name, () => readsASecond(shop, how)]);
        for (const [name, work] of works) {
          const rate = await work();
          const key = `${shop.name} ${name}`;
          if (round > 0) rates.set(key, [...(rates.get(key) ?? []), rate]);
          console.log(`  round ${round} ${key}: ${rate.toFixed(1)} a second`);
        }
      }
    }
  }

  if (only.includes('scarce')) for (const shop of shops) for (let i = 0; i < 3; i++) await scarceSale(shop);

  console.log('\nMedian a second (lowest to highest round)');
  for (const [key, values] of rates) console.log(`  ${key.padEnd(28)} ${median(values).toFixed(1)} (${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)})`);
  console.log('\nRatio of the medians (lowest to highest of the rounds)');
  for (const [key, values] of rates) {
    if (!key.startsWith('ours ')) continue;
    const kind = key.slice(5);
    for (const shop of shops.slice(1)) {
      const theirs = rates.get(`${shop.name} ${kind.split(',')[0]}`);
      if (!theirs) continue;
      const ratios = values.map((value, i) => value / theirs[i]);
      console.log(`  ${kind}, ours / ${shop.name}: ${(median(values) / median(theirs)).toFixed(1)} (${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)})`);
    }
  }
}

main().then(() => process.exit(0), error => { console.error(error); process.exit(1); });
