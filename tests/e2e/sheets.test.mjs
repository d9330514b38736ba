// @ts-check
// The table of readings and the list of sources, each by itself in a page of
// the site: what a reader sees, points at and gets by the keyboard.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { assertAccessible, policy, root, shot, site } from './harness.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const { visit } = site();

/**
 * The built site has all modules in one; here each is served by itself.
 * @param {Page} page
 */
async function modules(page) {
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    const [, name] = /\/part-(\w+\.js)$/.exec(request.url()) ?? [];
    if (!name) return request.continue();
    const text = await readFile(`${root}www/${name}`, 'utf8');
    const headers = { 'Content-Security-Policy': policy };
    // They find each other under the same names; the core, which has a dash, is the site's own.
    const body = text.replace(/"\.\/(\w+\.js)"/g, '"./part-$1"');
    return request.respond({ contentType: 'text/javascript; charset=utf-8', headers, body });
  });
}

/**
 * Puts one of the two into a page, over an app of its own, or over `many`
 * readings that are made up.
 * @param {'table' | 'sources'} name
 * @param {{ state?: string, lang?: string, many?: number, width?: number, size?: string, theme?: string }} how
 * @param {(page: Page) => Promise<void>} work
 */
function open(name, { state = '', lang = 'zh-CN', many = 0, width = 1280, size = 'normal', theme = 'light' }, work) {
  return visit('', { width, height: 800, before: modules }, async (page) => {
    await page.evaluate(
      async ({ name, state, lang, many, width, size, theme }) => {
        const load = (/** @type {string} */ file) => import(new URL(`part-${file}`, location.href).href);
        const [{ loadCore }, { createLifetime, createTicker, h }, module] = await Promise.all(['core.js', 'kit.js', `${name}.js`].map(load));
        const { core } = await loadCore(true);
        const app = new core.App(lang, '2026-11-23');
        app.set('state', state);
        app.set('lang', lang);
        if (many > 0) {
          const [row] = app.rows(0, 1);
          app.row_count = () => many;
          app.rows = (/** @type {number} */ from, /** @type {number} */ count) =>
            Array.from({ length: Math.min(count, many - from) }, (_, i) => ({
              ...row,
              key: `F${from + i}`,
              // Of different heights, as notes are.
              note: '口径'.repeat(((from + i) * 7) % 60),
            }));
        }
        /** @type {string[]} */
        const failures = [];
        const life = createLifetime((/** @type {unknown} */ error) => failures.push(String(error)));
        const ticker = createTicker(life, (/** @type {number} */ change) => view.render(app.words(), change));
        const links = { life, app, report: ticker.report };
        const view = name === 'table' ? module.createTable(links) : module.createSources(links);
        const shell = h('div', { class: 'shell', 'data-layout': width < 680 ? 'narrow' : 'wide', 'data-size': size, 'data-contrast': size === 'large' ? 'more' : 'usual', 'data-theme': theme }, view.element);
        shell.lang = lang;
        const sheets = ['style.css', 'charts.css'].map((href) => h('link', { rel: 'stylesheet', href }));
        const host = h('div');
        while (document.body.lastChild) document.body.lastChild.remove();
        document.body.append(h('main', {}, h('h1', {}, '对口'), h('h2', {}, name), host));
        const root = host.attachShadow({ mode: 'open' });
        const styled = sheets.map((/** @type {Element} */ sheet) => new Promise((resolve) => sheet.addEventListener('load', resolve)));
        root.append(...sheets, shell);
        await Promise.all(styled);
        ticker.report(63);
        ticker.flush();
        Object.assign(globalThis, { probe: { root, app, life, ticker, failures } });
      },
      { name, state, lang, many, width, size, theme },
    );
    await frames(page);
    await work(page);
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).probe.failures), []);
  });
}

/** @param {Page} page */
function frames(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))));
}

/**
 * Texts of everything a selector finds.
 * @param {Page} page
 * @param {string} selector
 * @returns {Promise<string[]>}
 */
function texts(page, selector) {
  return page.evaluate(
    (selector) => [.../** @type {any} */ (globalThis).probe.root.querySelectorAll(selector)].map((found) => found.textContent ?? ''),
    selector,
  );
}

/**
 * @param {Page} page
 * @param {string} selector
 */
async function press(page, selector) {
  await page.evaluate((selector) => /** @type {any} */ (globalThis).probe.root.querySelector(selector).click(), selector);
  await frames(page);
}

/** The rows in the page: their positions in the whole table, from 2 on. */
function positions(/** @type {Page} */ page) {
  return page.evaluate(() =>
    [.../** @type {any} */ (globalThis).probe.root.querySelectorAll('tbody tr[aria-rowindex]')].map((row) => Number(row.getAttribute('aria-rowindex'))),
  );
}

for (const lang of ['zh-CN', 'en']) {
  for (const [width, size, theme] of /** @type {const} */ ([
    [1280, 'normal', 'light'],
    [1280, 'large', 'dark'],
    [390, 'normal', 'dark'],
    [390, 'large', 'light'],
  ])) {
    for (const name of /** @type {const} */ (['table', 'sources'])) {
      test(`${name} reads well and is accessible: ${lang}, ${width}, ${size}, ${theme}`, async () => {
        await open(name, { lang, width, size, theme }, async (page) => {
          await assertAccessible(page);
          const spilt = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(spilt <= 0, `the page is ${spilt} px too wide`);
          await shot(page, `${name}-${lang}-${width}-${size}`, false);
        });
      });
    }
  }
}

test('headings sort, and say so', async () => {
  await open('table', {}, async (page) => {
    const sorted = () =>
      page.evaluate(() =>
        [.../** @type {any} */ (globalThis).probe.root.querySelectorAll('[aria-sort]')].map((th) => `${th.textContent} ${th.getAttribute('aria-sort')}`),
      );
    assert.deepEqual(await sorted(), ['结对 ascending']);
    await press(page, '[data-sort="date"]');
    assert.deepEqual(await sorted(), ['日期 descending']);
    const dates = await page.evaluate(() => [.../** @type {any} */ (globalThis).probe.root.querySelectorAll('time')].map((time) => time.dateTime));
    assert.ok(dates.length >= 20);
    assert.deepEqual(dates, [...dates].sort().reverse());
    await press(page, '[data-sort="date"]');
    assert.deepEqual(await sorted(), ['日期 ascending']);
    await press(page, '[data-sort="plan"]');
    assert.deepEqual((await texts(page, 'tbody th')).slice(0, 4), ['全部结对', '全部结对', '全部结对', '赣州—深圳']);
  });
});

test('every row leads to its source and nowhere else', async () => {
  await open('table', { state: 'sel=p09' }, async (page) => {
    const rows = await page.evaluate(() =>
      [.../** @type {any} */ (globalThis).probe.root.querySelectorAll('tbody tr[data-key]')].map((row) => {
        const link = row.querySelector('a');
        return { link: link && [link.protocol, link.target, link.rel], folded: Boolean(row.querySelector('details summary')) };
      }),
    );
    assert.equal(rows.length, 8);
    assert.ok(rows.some(({ link }) => link));
    for (const { link, folded } of rows) {
      if (link) assert.deepEqual(link.slice(1), ['_blank', 'noopener noreferrer']);
      if (link) assert.match(link[0], /^https?:$/);
      assert.notEqual(Boolean(link), folded);
    }
  });
});

test('figures are written out when asked for', async () => {
  await open('table', { state: 'sel=p17' }, async (page) => {
    const seen = () =>
      page.evaluate(() => [.../** @type {any} */ (globalThis).probe.root.querySelectorAll('.in-full')].filter((found) => found.offsetHeight > 0).map((found) => found.textContent));
    assert.deepEqual(await seen(), []);
    await press(page, '.exact-values');
    assert.ok((await seen()).includes('≥60,000,000,000元'), String(await seen()));
  });
});

test('an empty table says so and can be cleared', async () => {
  await open('table', { state: 'q=nobody&ev=press&sel=p01' }, async (page) => {
    assert.deepEqual(await texts(page, '.sheet-empty p'), ['没有符合筛选和选择的读数。']);
    assert.equal((await positions(page)).length, 0);
    await assertAccessible(page);
    await press(page, '.sheet-empty button');
    assert.deepEqual(await texts(page, '.sheet-count'), ['读数261条']);
    assert.ok((await positions(page)).length >= 20);
  });
});

test('a hundred thousand rows scroll smoothly, each of them to be reached', async () => {
  await open('table', { many: 100_000 }, async (page) => {
    const slowest = await page.evaluate(async () => {
      const { root } = /** @type {any} */ (globalThis).probe;
      const box = root.querySelector('.sheet-box');
      let slowest = 0;
      let last = 0;
      for (let step = 0; step < 60; step++) {
        box.scrollTop += 700;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => setTimeout(resolve));
        const edge = box.getBoundingClientRect().top + box.clientHeight / 2;
        const at = [...root.querySelectorAll('tbody tr[data-key]')].find((row) => row.getBoundingClientRect().bottom > edge);
        if (!at) throw new Error(`nothing to read at ${box.scrollTop}`);
        const index = Number(at.getAttribute('aria-rowindex'));
        if (index <= last) throw new Error(`from row ${last} back to ${index}`);
        last = index;
        slowest = Math.max(slowest, root.querySelectorAll('tbody tr[data-key]').length);
      }
      return slowest;
    });
    assert.ok(slowest <= 160, `${slowest} rows at once`);
    // To the very end by the keyboard, and back.
    await page.evaluate(() => /** @type {any} */ (globalThis).probe.root.querySelector('.sheet-box').focus());
    await page.keyboard.press('End');
    await page.waitForFunction(() => /** @type {any} */ (globalThis).probe.root.querySelector('[aria-rowindex="100001"]'));
    const there = await positions(page);
    assert.deepEqual(there, [...there].sort((a, b) => a - b));
    await page.keyboard.press('Home');
    await page.waitForFunction(() => /** @type {any} */ (globalThis).probe.root.querySelector('[aria-rowindex="2"]'));
  });
});

test('what is read stays in place while rows above it are measured', async () => {
  await open('table', { many: 5000 }, async (page) => {
    const drift = await page.evaluate(async () => {
      const { root } = /** @type {any} */ (globalThis).probe;
      const box = root.querySelector('.sheet-box');
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      // Into the middle, past rows that were never measured.
      box.scrollTop = box.scrollHeight / 2;
      await frame();
      await frame();
      let worst = 0;
      for (let step = 0; step < 25; step++) {
        const row = [...root.querySelectorAll('tbody tr[data-key]')].find((row) => row.getBoundingClientRect().top > box.getBoundingClientRect().top + 60);
        const before = row.getBoundingClientRect().top;
        box.scrollTop -= 180;
        await frame();
        await frame();
        worst = Math.max(worst, Math.abs(row.getBoundingClientRect().top - before - 180));
      }
      return worst;
    });
    assert.ok(drift <= 2, `rows jumped by ${drift} px`);
  });
});

test('the focus is not lost with a row that leaves the page', async () => {
  await open('table', {}, async (page) => {
    const active = await page.evaluate(async () => {
      const { root } = /** @type {any} */ (globalThis).probe;
      root.querySelector('tbody a, tbody summary').focus();
      root.querySelector('.sheet-box').scrollTop = 9000;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return root.activeElement && root.activeElement.className;
    });
    assert.equal(active, 'sheet-box');
  });
});

test('sources stand by kind with what rests on them', async () => {
  await open('sources', {}, async (page) => {
    const heads = await texts(page, 'h3');
    assert.deepEqual(heads, [
      '基础文件1个来源，2条读数',
      '政府网站12个来源，25条读数',
      '新闻媒体20个来源，49条读数',
      '二手来源65个来源，185条读数',
    ]);
    const links = await page.evaluate(() => [.../** @type {any} */ (globalThis).probe.root.querySelectorAll('.source-list a')].map((a) => [a.protocol, a.rel]));
    assert.ok(links.length > 20);
    for (const [protocol, rel] of links) {
      assert.match(protocol, /^https?:$/);
      assert.equal(rel, 'noopener noreferrer');
    }
  });
});

test('a citation can be copied, or at least is marked to be copied', async () => {
  await open('sources', { state: 'sel=p02' }, async (page) => {
    const citation = '一手牵东莞 一手挽赣州 吉安深化跨区域合作共筑发展高地[N/OL]. 江西日报, 2024-08-13(01). http://epaper.jxxw.com.cn/html/2024-08/13/content_144390_1160964.htm';
    await press(page, '[data-key="S16"] summary');
    await page.evaluate(() => {
      const clipboard = { writeText: (/** @type {string} */ text) => Promise.resolve(Object.assign(globalThis, { copied: text })) };
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    });
    await press(page, '[data-key="S16"] .citation button');
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).copied), citation);
    assert.deepEqual(await texts(page, '[role="status"]'), ['已复制']);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('not allowed')) }, configurable: true });
    });
    await press(page, '[data-key="S16"] .citation button');
    assert.equal(await page.evaluate(() => String(getSelection())), citation);
    assert.deepEqual(await texts(page, '[role="status"]'), ['已选中，请自行复制']);
  });
});
