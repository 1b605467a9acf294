// JSON over kept-alive connections. Refuses every answer that is not 2xx, unless the caller says which others it expects.
const http = require('http');
const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

exports.call = (url, method = 'GET', body = undefined, headers = {}, expected = []) => new Promise((resolve, reject) => {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const sent = http.request(url, {
    method, agent, headers: { ...headers, ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }) },
  }, answer => {
    const parts = [];
    answer.on('data', part => parts.push(part));
    answer.on('end', () => {
      const whole = Buffer.concat(parts).toString();
      if ((answer.statusCode < 200 || answer.statusCode > 299) && !expected.includes(answer.statusCode)) {
        reject(new Error(`${method} ${url}: ${answer.statusCode} ${whole.slice(0, 500)}`));
        return;
      }
      resolve({ status: answer.statusCode, headers: answer.headers, body: whole.length > 0 ? JSON.parse(whole) : null });
    });
  });
  sent.on('error', reject);
  sent.end(text);
});

exports.one = list => list[Math.floor(Math.random() * list.length)];

/** Three different ones, as an order has lines of different variants. */
exports.three = list => {
  const first = Math.floor(Math.random() * list.length);
  return [0, 17, 34].map(step => list[(first + step) % list.length]);
};

exports.inTurn = async (list, work) => {
  const made = [];
  for (const item of list) made.push(await work(item));
  return made;
};
