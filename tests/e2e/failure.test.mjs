// @ts-check
// When it cannot start, or breaks: said in words, nothing lost.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policy, replace } from './harness.mjs';
import { card, errors, frames, hover, ink, selection, views } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const { open, watched, url } = views();

/**
 * The page says why there is no live view, and the static one is still there.
 * @param {Page} page
 * @param {RegExp} reason
 */
async function assertGivenUp(page, reason) {
  await page.waitForFunction(() => seen.errors.length > 0);
  await frames(page);
  const { text, hidden, picture, list, shells } = await page.evaluate(() => ({
    text: inside('.failure').textContent ?? '',
    hidden: inside('.failure').hidden,
    picture: [...document.querySelectorAll('duikou-view svg')].some((svg) => svg.getBoundingClientRect().height > 500),
    list: [...document.querySelectorAll('.duikou-fallback table')].some((table) => table.getBoundingClientRect().height > 300),
    shells: allInside('.shell').length,
  }));
  assert.match(text, reason);
  assert.ok(!hidden && picture && list, 'the reason, the picture and the list are seen');
  assert.equal(shells, 0);
  const told = await errors(page);
  assert.equal(told.length, 1, told.join(' / '));
  assert.match(told[0], reason);
}

const missing = { status: 404 };
for (const [file, address, reason, noise] of /** @type {[string, string, RegExp, RegExp[]][]} */ ([
  ['duikou-core_bg.wasm', '', /程序文件没有下载成功/, [/404/]],
  ['duikou-core.js', 'en.html', /could not be downloaded/, [/404/]],
  ['style.css', '', /程序文件没有下载成功/, [/404/]],
])) {
  test(`without ${file}`, async () => {
    await watched(address, { before: replace({ [file]: missing }), allow: [...noise, /./] }, (page) => assertGivenUp(page, reason));
  });
}

test('under a policy that does not allow WebAssembly', async () => {
  const strict = policy.replace(" 'wasm-unsafe-eval'", '');
  for (const [address, reason] of /** @type {[string, RegExp][]} */ ([['index.html', /内容安全策略/], ['en.html', /security policy/]])) {
    const body = await (await fetch(new URL(address, url()))).text();
    await watched(address, { before: replace({ [address]: { body, policy: strict } }), allow: [/policy|wasm/i] }, (page) => assertGivenUp(page, reason));
  }
});

test('without WebAssembly', async () => {
  const before = async (/** @type {Page} */ page) => {
    await page.evaluateOnNewDocument(() => void Reflect.deleteProperty(globalThis, 'WebAssembly'));
  };
  await watched('', { before }, (page) => assertGivenUp(page, /不支持所需的WebAssembly/));
});

/**
 * From the next call on, the element's App points outside the module's memory,
 * so that whatever it does next is a trap of the machine.
 * @param {Page} page
 */
async function breakApp(page) {
  await page.evaluate(async () => {
    const path = './duikou-core.js';
    const { App } = await import(new URL(path, location.href).href);
    const { query } = App.prototype;
    /** @type {any[]} */
    const apps = [];
    App.prototype.query = function () {
      apps.push(this);
      return query.call(this);
    };
    void view().state;
    App.prototype.query = query;
    apps[0].__wbg_ptr = 0xfffffff0;
  });
}

test('after a trap in the core it says so and comes back working, with its selection', async () => {
  await open('#sel=p09&group=province', { allow: [/RuntimeError|memory access/] }, async (page) => {
    await breakApp(page);
    const { x, y } = await page.evaluate(() => {
      const { x, y, width } = inside('.figure-pairing .mirror [data-key="p01"]').getBoundingClientRect();
      return { x: x + width / 2, y: y + 4 };
    });
    await page.mouse.move(x, y);
    await page.waitForFunction(() => seen.errors.length > 0);
    await frames(page);
    assert.match((await errors(page))[0], /memory access out of bounds|out of bounds/);
    assert.equal((await errors(page)).length, 1);
    assert.deepEqual(await selection(page), ['p09']);
    assert.match(await page.evaluate(() => view().state), /group=province/);
    assert.ok((await ink(page)) > 1000, 'the selection is drawn');
    assert.equal(await page.evaluate(() => inside('.failure').hidden), true);
    assert.equal(await page.evaluate(() => allInside('.shell').length), 1);
    await hover(page, 'p01');
    assert.equal((await card(page))?.title, '赣州市 — 深圳市');
    assert.equal(await page.evaluate(() => inside('.detail h2').textContent), '信阳市 — 苏州市');
  });
});

test('a trap while drawing, in a language change, is recovered from as well', async () => {
  await open('#sel=p09', { allow: [/RuntimeError|memory access/] }, async (page) => {
    await breakApp(page);
    await page.evaluate(() => view().setAttribute('lang', 'en'));
    await page.waitForFunction(() => seen.errors.length > 0);
    await frames(page);
    assert.deepEqual(await selection(page), ['p09']);
    assert.equal(await page.evaluate(() => inside('.shell').lang), 'en');
  });
});

test('what breaks again and again stops with a reason, and the static page returns', async () => {
  await open('#sel=p09', { allow: [/RuntimeError|memory access/] }, async (page) => {
    for (let times = 1; times <= 4; times += 1) {
      await breakApp(page);
      await page.evaluate((theme) => (view().theme = theme), times % 2 ? 'dark' : 'light');
      await page.waitForFunction((times) => seen.errors.length >= times, {}, times);
      await frames(page);
    }
    assert.match((await errors(page))[3], /多次出错/);
    const shown = await page.evaluate(() => [inside('.failure').hidden, allInside('.shell').length]);
    assert.deepEqual(shown, [false, 0]);
    const picture = await page.evaluate(() => [...document.querySelectorAll('duikou-view svg')].some((svg) => svg.getBoundingClientRect().height > 500));
    assert.ok(picture);
  });
});

test('a view that failed for want of a file starts when it is put in again', async () => {
  let broken = true;
  const before = async (/** @type {Page} */ page) => {
    await page.setRequestInterception(true);
    page.on('request', (request) => (broken && request.url().endsWith('.wasm') ? request.respond({ status: 503 }) : request.continue()));
  };
  await watched('', { before, allow: [/503/] }, async (page) => {
    await page.waitForFunction(() => seen.errors.length === 1);
    broken = false;
    await page.evaluate(() => {
      const element = view();
      element.replaceWith(element.cloneNode(true));
    });
    await page.waitForFunction(() => seen.ready === 1);
    assert.equal(await page.evaluate(() => allInside('.shell').length), 1);
  });
});
