// @ts-check
// Opening the page: what is there before and without any script, and how the
// live view takes its place.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairings, sentence, table } from './data.mjs';
import { replace } from './harness.mjs';
import { frames, ready, views } from './view.mjs';

const { open, watched, url } = views();
const pages = /** @type {const} */ ([
  ['', 'zh', 'zh-CN'],
  ['en.html', 'en', 'en'],
]);

for (const [address, lang, tag] of pages) {
  test(`${address || 'index.html'}: the diagram comes with the first bytes of HTML`, async () => {
    const html = await (await fetch(new URL(address, url()))).text();
    const element = html.slice(html.indexOf('<duikou-view'), html.indexOf('</duikou-view>'));
    assert.match(element, /<svg[^>]*role="img"/);
    for (const { base, east } of await pairings()) {
      const [one, other] = lang === 'zh' ? [base.name_zh, east.name_zh] : [base.name_en, east.name_en];
      for (const name of [one, other]) assert.ok(element.includes(name.replace("'", '&#39;')) || element.includes(name), name);
    }
    // The drawing stands before the list, in the first part of the page.
    assert.ok(html.indexOf('<svg') < 8000, 'the SVG begins within the first bytes');
  });

  for (const width of [1280, 390]) {
    test(`${address || 'index.html'} at ${width} px without JavaScript: picture, list and sources`, async () => {
      await watched(address, { width, script: false }, async (page) => {
        // Reading the page from outside works without its scripts.
        const shown = await page.$$eval('duikou-view svg', (all) =>
          all.map((svg) => svg.getBoundingClientRect()).map(({ width, height }) => [width, height]).filter(([width]) => width > 0),
        );
        assert.equal(shown.length, 1, 'one picture, made for this width');
        assert.ok(shown[0][0] > width * 0.85 && shown[0][1] > 500, String(shown[0]));
        const text = await page.$$eval('.duikou-fallback', (all) => all.filter((part) => part.clientHeight > 0).map((part) => part.textContent).join(''));
        for (const { base, east } of await pairings()) {
          assert.ok(text.includes(lang === 'zh' ? base.name_zh : base.name_en), base.name_zh);
          assert.ok(text.includes(lang === 'zh' ? east.name_zh : east.name_en), east.name_zh);
        }
        const overflow = await page.$eval('html', (html) => html.scrollWidth - html.clientWidth);
        assert.ok(overflow <= 0, `${overflow} px too wide`);
      });
    });

    test(`${address || 'index.html'} at ${width} px: the live view takes over without a jump`, async () => {
      await open(address, { width, height: 844, touch: width === 390 }, async (page) => {
        await frames(page);
        const { shifts, fallback, lang } = await page.evaluate(() => ({
          shifts: seen.shifts,
          fallback: [...document.querySelectorAll('.duikou-fallback')].map((part) => part.getBoundingClientRect().height),
          lang: view().lang,
        }));
        const shift = shifts.reduce((sum, { value }) => sum + value, 0);
        assert.ok(shift < 0.001, JSON.stringify(shifts));
        assert.ok(fallback.every((height) => height === 0), 'the fallback has gone');
        assert.equal(lang, tag);
      });
    });
  }
}

test('the picture that was there first and the live one lie upon each other', async () => {
  for (const width of [1280, 390]) {
    const parts = { svg: 'duikou-view svg', canvas: '.figure-pairing .base' };
    /** @type {Record<string, number[]>} */
    const boxes = {};
    await watched('', { width, script: false }, async (page) => {
      boxes.svg = await page.$$eval(parts.svg, (all) =>
        all.map((svg) => svg.getBoundingClientRect()).filter(({ width }) => width > 0).flatMap(({ x, y, width, height }) => [x, y, width, height]),
      );
    });
    await open('', { width }, async (page) => {
      boxes.canvas = await page.evaluate((selector) => {
        const { x, y, width, height } = inside(selector).getBoundingClientRect();
        return [x, y, width, height];
      }, parts.canvas);
    });
    boxes.svg.forEach((length, at) => assert.ok(Math.abs(length - boxes.canvas[at]) <= 1.5, JSON.stringify([width, boxes])));
  }
});

test('says duikou-ready once, with every pairing drawn and named', async () => {
  await open('', {}, async (page) => {
    await frames(page);
    assert.equal(await page.evaluate(() => seen.ready), 1);
    const labels = await page.evaluate(() => allInside('.figure-pairing .mirror button').map((button) => button.getAttribute('aria-label')));
    for (const pairing of await pairings()) assert.ok(labels.includes(sentence(pairing, 'zh')), sentence(pairing, 'zh'));
    for (const { key } of (await table('base_areas')).map(({ id }) => ({ key: `b-${id}` }))) {
      assert.ok(await page.evaluate((key) => allInside(`[data-key="${key}"]`).length > 0, key), key);
    }
  });
});

test('asks for each file once, and for nothing it does not need', async () => {
  /** @type {string[]} */
  const asked = [];
  const before = async (/** @type {import('puppeteer-core').Page} */ page) => {
    page.on('request', (request) => asked.push(request.url()));
  };
  await open('', { before }, async (page) => {
    await page.waitForNetworkIdle();
    assert.deepEqual(asked.filter((one, at) => asked.indexOf(one) !== at), [], 'asked for twice');
    assert.deepEqual(asked.filter((one) => one.endsWith('.d.ts') || one.endsWith('en.html')), []);
    assert.equal(asked.filter((one) => one.endsWith('.wasm')).length, 1);
  });
});

test('several views live on one page, each with its own language, theme and selection', async () => {
  const body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>三图</title>
    <link rel="icon" href="icon.svg"><script type="module" src="duikou.js"></script>
    <h1>三图</h1><main>
    <duikou-view id="a" view="pairing"></duikou-view>
    <duikou-view id="b" view="timeline" lang="en" theme="dark" state="sel=p09"></duikou-view>
    <duikou-view id="c" lang="en" size="large" controls="none"></duikou-view></main></html>`;
  await watched('several.html', { before: replace({ 'several.html': { body } }) }, async (page) => {
    await ready(page, 3);
    const seenNow = await page.evaluate(async () => {
      await view('#a').select(['p01', 'c320500']);
      return ['#a', '#b', '#c'].map((id) => ({
        lang: view(id).lang,
        state: view(id).state,
        theme: inside('.shell', id).dataset.theme,
        size: inside('.shell', id).dataset.size,
        figures: allInside('.stage', id).length,
        bar: allInside('.bar', id).length,
        panel: allInside('.panel', id).length,
      }));
    });
    assert.deepEqual(seenNow, [
      { lang: 'zh-CN', state: 'sel=p01,c320500', theme: 'light', size: 'normal', figures: 1, bar: 1, panel: 0 },
      { lang: 'en', state: 'view=timeline&sel=p09&lang=en', theme: 'dark', size: 'normal', figures: 1, bar: 0, panel: 0 },
      { lang: 'en', state: 'lang=en', theme: 'light', size: 'large', figures: 2, bar: 0, panel: 1 },
    ]);
  });
});
