// @ts-check
// The site as files: what the server sends, and that any other server will do.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, policy, root, serve, visit } from './harness.mjs';

const dist = join(root, 'dist');
const types = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
});

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve();
});
after(() => server?.stop());

/**
 * One request with the address sent just as written.
 * @param {string} path
 * @param {{ method?: string, headers?: Record<string, string> }} [options]
 * @returns {Promise<{ status: number | undefined, headers: import('node:http').IncomingHttpHeaders, body: Buffer }>}
 */
function ask(path, options = {}) {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, ...options }, (response) => {
      /** @type {Buffer[]} */
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('every file comes whole, typed, and under the strict policy', async () => {
  for (const name of await readdir(dist)) {
    const { status, headers, body } = await ask(`/${name}`);
    assert.equal(status, 200, name);
    assert.deepEqual(body, await readFile(join(dist, name)), name);
    assert.equal(headers['content-security-policy'], policy);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['cache-control'], 'no-cache');
    const type = types[extname(name)];
    if (type) assert.equal(headers['content-type'], type, name);
  }
});

test('the folder itself is the Chinese page; en.html is the English one', async () => {
  const { body } = await ask('/');
  assert.deepEqual(body, await readFile(join(dist, 'index.html')));
  assert.match(body.toString(), /<html[^>]* lang="zh-CN"/);
  assert.match((await ask('/en.html')).body.toString(), /<html[^>]* lang="en"/);
});

test('compressed for those who accept it', async () => {
  const response = await fetch(new URL('duikou-core_bg.wasm', server.url));
  assert.equal(response.headers.get('content-encoding'), 'gzip');
  const wasm = Buffer.from(await response.arrayBuffer());
  assert.deepEqual(wasm, await readFile(join(dist, 'duikou-core_bg.wasm')));
});

test('no address leads out of the folder', async () => {
  for (const path of ['/../Cargo.toml', '/%2e%2e/Cargo.toml', '/..%2fCargo.toml', '//etc/passwd', '/%2fetc/passwd']) {
    assert.equal((await ask(path)).status, 404, path);
  }
});

test('what the server does not have or do, it says', async () => {
  assert.equal((await ask('/nothing.html')).status, 404);
  const posted = await ask('/', { method: 'POST' });
  assert.equal(posted.status, 405);
  assert.equal(posted.headers.allow, 'GET, HEAD');
  const head = await ask('/', { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(head.body.length, 0);
});

test('works in a subfolder of a plain static server, asking for nothing outside it', async () => {
  const plain = createServer(async (asked, response) => {
    const name = (asked.url ?? '').replace(/^\/a\/b\//, '') || 'index.html';
    const body = await readFile(join(dist, name)).catch(() => undefined);
    response.writeHead(body ? 200 : 404, { 'Content-Type': types[extname(name)] ?? 'text/plain' });
    response.end(body);
  });
  await new Promise((ready) => plain.listen(0, '127.0.0.1', () => ready(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (plain.address());
  const browser = await launch();
  try {
    const folder = `http://127.0.0.1:${address.port}/a/b/`;
    for (const page of ['', 'en.html']) {
      await visit(browser, folder, page, {}, async (page) => {
        await page.waitForNetworkIdle();
        const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
        assert.ok(loaded.some((name) => name.endsWith('.wasm')), 'the core was loaded');
      });
    }
  } finally {
    await browser.close();
    plain.close();
  }
});
