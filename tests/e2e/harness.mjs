// @ts-check
// Opens the built site in a browser, served under its strict policy, and fails
// a test on anything a careful visitor would find in the browser's console.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */

/**
 * How a page is opened; what is left out is an ordinary desk with a light theme.
 * @typedef {object} View
 * @property {number} [width] CSS px
 * @property {number} [height] CSS px
 * @property {number} [dpr] device pixels per CSS px
 * @property {boolean} [touch] a touch screen instead of a mouse
 * @property {'light' | 'dark'} [theme] what the system prefers
 * @property {boolean} [script] false: JavaScript is switched off
 * @property {RegExp[]} [allow] problems this test provokes on purpose; each must occur
 * @property {(page: Page) => Promise<unknown>} [before] done before the page is opened
 */

export const root = fileURLToPath(new URL('../../', import.meta.url));
const shots = new URL('../shots/', import.meta.url);

/** Milliseconds after which something is taken to hang; a slow machine is no failure. */
const patience = Number(process.env.PATIENCE || 180_000);

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser with an empty profile of its own. */
export function launch() {
  return puppeteer.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    headless: true,
    args: flags,
    timeout: patience,
    protocolTimeout: patience,
  });
}

/**
 * Serves `dist/` as `cargo xtask serve` does, on a free port.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function serve() {
  const cargo = process.env.CARGO || 'cargo';
  const server = spawn(cargo, ['xtask', 'serve', '--port', '0', '--no-build'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (text) => (said += text));
  const ended = once(server, 'exit');
  for await (const line of createInterface({ input: server.stdout })) {
    if (!line.startsWith('http://')) continue;
    return {
      url: line.trim(),
      async stop() {
        server.kill();
        await ended;
      },
    };
  }
  throw new Error(`the server did not start:\n${said}`);
}

/**
 * For a test file: one server and one browser for all its tests. `visit` opens
 * a page, hands it to `work`, and fails on every problem seen meanwhile.
 */
export function site() {
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  /** @type {Browser} */
  let browser;
  before(async () => {
    server = await serve();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
  return {
    /** The site's address. */
    url: () => server.url,
    /**
     * @param {string} address relative to the site
     * @param {View} view
     * @param {(page: Page) => Promise<void>} work
     */
    visit: (address, view, work) => visit(browser, server.url, address, view, work),
  };
}

/**
 * Opens a page of the site whose folder is `folder` and lets `work` use it.
 * @param {Browser} browser
 * @param {string} folder the site's address; no request may leave it
 * @param {string} address relative to the folder
 * @param {View} view
 * @param {(page: Page) => Promise<void>} work
 */
export async function visit(browser, folder, address, view, work) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const problems = watch(page, folder, view.script ?? true);
    await prepare(page, view);
    await view.before?.(page);
    await page.goto(new URL(address, folder).href, { waitUntil: 'load' });
    await work(page);
    // An answer from the page comes after everything it reported before.
    await page.evaluate(() => undefined);
    const allow = view.allow ?? [];
    const unexpected = problems.filter((problem) => !allow.some((known) => known.test(problem)));
    assert.deepEqual(unexpected, [], 'the page had problems');
    for (const known of allow) {
      assert.ok(problems.some((problem) => known.test(problem)), `${known} did not occur`);
    }
  } finally {
    await context.close();
  }
}

/**
 * Collects what went wrong on a page, in words.
 * @param {Page} page
 * @param {string} folder
 * @param {boolean} script
 */
function watch(page, folder, script) {
  /** @type {string[]} */
  const problems = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'assert') {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error}`));
  page.on('request', (request) => {
    const elsewhere = /^(https?|wss?):/.test(request.url()) && !request.url().startsWith(folder);
    if (elsewhere) problems.push(`request outside the site's folder: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    // With scripts switched off the browser drops the modules it was to preload.
    if (!script && request.url().endsWith('.js')) return;
    problems.push(`request failed: ${request.url()} (${request.failure()?.errorText})`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });
  return problems;
}

/**
 * @param {Page} page
 * @param {View} view
 */
async function prepare(page, view) {
  const { width = 1280, height = 800, dpr = 1, touch = false, theme = 'light' } = view;
  await page.setViewport({ width, height, deviceScaleFactor: dpr, hasTouch: touch, isMobile: touch });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  await page.setJavaScriptEnabled(view.script ?? true);
  // Every breach of the policy, including those the console leaves out.
  await page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} blocks ${event.blockedURI || 'inline code'}`);
    });
  });
}

/** The policy that the page promises to work under. */
export const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "img-src 'self'; connect-src 'self'; font-src 'self'";

/**
 * Answers some addresses of the folder otherwise than the server would: with a
 * page of the test's own, or with none. Everything keeps to the policy.
 * @param {Record<string, { body?: string, status?: number, policy?: string }>} answers by file name
 * @returns {(page: Page) => Promise<void>} for `View.before`
 */
export function replace(answers) {
  return async (page) => {
    // Only what is answered here is stopped: whatever a worker fetches may be lost
    // where everything is.
    const client = await page.createCDPSession();
    const patterns = Object.keys(answers).flatMap((name) => [`*/${name}`, `*/${name}?*`].map((urlPattern) => ({ urlPattern })));
    client.on('Fetch.requestPaused', ({ requestId, request }) => {
      const name = new URL(request.url).pathname.split('/').pop() ?? '';
      const answer = answers[name];
      if (!answer) return client.send('Fetch.continueRequest', { requestId }).catch(() => {});
      const type = name.endsWith('.html') || name === '' ? 'text/html; charset=utf-8' : 'text/plain';
      return client
        .send('Fetch.fulfillRequest', {
          requestId,
          responseCode: answer.status ?? 200,
          responseHeaders: [
            { name: 'Content-Type', value: type },
            { name: 'Content-Security-Policy', value: answer.policy ?? policy },
          ],
          body: Buffer.from(answer.body ?? '').toString('base64'),
        })
        .catch(() => {});
    });
    await client.send('Fetch.enable', { patterns });
  };
}

/**
 * Writes a picture of the page into `tests/shots/`, for people to look at.
 * @param {Page} page
 * @param {string} name without extension
 * @param {boolean} [fullPage] false: what the window shows; a longer picture
 *   moves the page, and what was under the pointer with it
 */
export async function shot(page, name, fullPage = true) {
  await assertRealGlyphs(page);
  await mkdir(shots, { recursive: true });
  const path = fileURLToPath(new URL(`${name}.png`, shots));
  await page.screenshot({ path: /** @type {`${string}.png`} */ (path), fullPage });
}

/**
 * Without a Chinese font every character is the same box, and a picture that
 * looks full of text proves nothing.
 * @param {Page} page
 */
export async function assertRealGlyphs(page) {
  const [one, other, nothing] = await page.evaluate(() =>
    ['信', '阳', ' '].map((text) => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no 2d context');
      context.font = '32px sans-serif';
      context.fillText(text, 8, 48);
      return canvas.toDataURL();
    }),
  );
  assert.notEqual(one, nothing, 'text leaves no ink');
  assert.notEqual(one, other, 'two Chinese characters look alike: no Chinese font is installed');
}

/**
 * Fails on everything axe finds wrong with the page as it is now.
 * @param {Page} page
 */
export async function assertAccessible(page) {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    // Reading style sheets ahead would put inline styles into the page.
    // @ts-expect-error axe was put there a moment ago
    const results = await globalThis.axe.run({ preload: false });
    return results.violations.map(
      /** @param {{ id: string, help: string, nodes: { target: unknown }[] }} found */
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join(' ')}`,
    );
  });
  assert.deepEqual(violations, []);
}
