// @ts-check
// A pairing's card: what it says, that it can be reached, and that it is one
// sheet of paper wherever the view stands.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table } from './data.mjs';
import { assertAccessible, replace, shot } from './harness.mjs';
import { frames, press, ready, views } from './view.mjs';

const { open, watched } = views();

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Opens the card of the selected pairing and asks for its paper.
 * @param {Page} page
 */
async function print(page) {
  // The browser's own window for printing would wait for somebody.
  await page.evaluate(() => (globalThis.print = () => undefined));
  await press(page, '[data-card]');
  await press(page, '.profile .print-card');
  const paper = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return paper.match(/\/Type\s*\/Page\b/g)?.length;
}

/**
 * What is on the card: its lines with their values, and its sources.
 * @param {Page} page
 */
function told(page) {
  return page.evaluate(() => {
    const text = (/** @type {Element} */ within, /** @type {string} */ selector) => within.querySelector(selector)?.textContent ?? '';
    const seen = (/** @type {HTMLElement} */ element) => element.getClientRects().length > 0;
    return {
      lines: allInside('.profile .line').map((line) => ({
        key: line.dataset.key ?? '',
        seen: seen(line),
        value: text(line, '.value'),
        grounds: text(line, '.grounds'),
        cited: text(line, '.cited'),
      })),
      sources: allInside('.profile .cited-sources li').map((source) => ({
        seen: seen(source),
        number: text(source, '.number'),
        link: source.querySelector('a')?.href,
      })),
      text: inside('.profile').textContent ?? '',
    };
  });
}

test('the card has each figure with its kind of evidence and its source', async () => {
  await open('#sel=p04', {}, async (page) => {
    await press(page, '[data-card]');
    const [progress, sources] = await Promise.all(['progress', 'sources'].map(table));
    const card = await told(page);
    const cited = new Set(card.lines.map(({ cited }) => cited));
    assert.deepEqual([...cited].sort(), card.sources.map(({ number }) => number).sort());
    for (const { key, cited, grounds } of card.lines) {
      const reading = progress.find(({ id }) => id === key);
      const source = sources.find(({ id }) => id === reading?.source);
      const shown = card.sources.find(({ number }) => number === cited);
      assert.ok(reading && source && shown, key);
      assert.equal(reading.pairing, '4');
      assert.equal(shown.link, source.url === '' ? undefined : new URL(source.url).href);
      assert.ok(grounds.startsWith(reading.evidence === 'secondary' ? '二手来源' : '新闻媒体'), grounds);
    }
    assert.equal(card.lines.find(({ key }) => key === 'F095')?.value, '449亿元');
    for (const words of ['公开读数62条', '数据截至', '不可据此排名', '2022—2030年']) assert.ok(card.text.includes(words), words);
    await shot(page, 'card');
  });
});

test('what was not found is named on the card, and is no zero', async () => {
  await open('#sel=p16', {}, async (page) => {
    await press(page, '[data-card]');
    const gaps = await page.evaluate(() => inside('.gaps').textContent ?? '');
    const tasks = await table('tasks');
    for (const { id, short_zh } of tasks) assert.equal(gaps.includes(short_zh), id !== 'infra-services', short_zh);
    assert.ok(gaps.includes('不能当作零'));
  });
});

test('the card is reached, opened, read and shut with the keyboard', async () => {
  await open('en.html#sel=p08', {}, async (page) => {
    await page.evaluate(() => inside('[data-card]').focus());
    const state = () => page.evaluate(() => [focused()?.getAttribute('aria-expanded'), allInside('.profile').length]);
    assert.deepEqual(await state(), ['false', 0]);
    await page.keyboard.press('Enter');
    await frames(page);
    assert.deepEqual(await state(), ['true', 1]);
    const levels = await page.evaluate(() => allInside('.detail :is(h2, h3, h4)').map(({ tagName }) => Number(tagName[1])));
    assert.ok(levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1), levels.join());
    await assertAccessible(page);
    await page.keyboard.press('Space');
    await frames(page);
    assert.deepEqual(await state(), ['false', 0]);
  });
});

test('a card stays open when others are chosen, and when the language changes', async () => {
  await open('#sel=p08', {}, async (page) => {
    await press(page, '[data-card]');
    await page.evaluate(() => view().select(['p17', 'p08']));
    await frames(page);
    const titles = () => page.evaluate(() => allInside('.profile h3').map(({ textContent }) => textContent));
    assert.deepEqual(await titles(), ['六安市 — 上海市']);
    await page.evaluate(() => (view().lang = 'en'));
    await frames(page);
    assert.deepEqual(await titles(), ["Lu'an — Shanghai"]);
  });
});

for (const [look, width, theme] of /** @type {const} */ ([['a desk', 1280, 'dark'], ['a phone', 390, 'light']])) {
  test(`nothing is wrong with the card on ${look}`, async () => {
    await open('#sel=p04', { width, theme }, async (page) => {
      await press(page, '[data-card]');
      await assertAccessible(page);
      const wide = await page.evaluate(() => inside('.profile').scrollWidth - inside('.profile').clientWidth);
      assert.ok(wide <= 0, `the card is ${wide} px too wide`);
    });
  });
}

for (const key of ['p01', 'p04', 'p08', 'p16', 'p17']) {
  for (const address of ['', 'en.html']) {
    test(`${key} is one sheet of paper (${address || 'zh'})`, async () => {
      await open(`${address}#sel=${key}`, {}, async (page) => {
        assert.equal(await print(page), 1);
        const marks = () => document.querySelectorAll('[data-duikou-apart], [data-duikou-way]').length + document.adoptedStyleSheets.length;
        assert.equal(await page.evaluate(marks), 0, 'the page is as before');
        assert.equal(await page.evaluate(() => allInside('.sheet, .line[hidden], .profile li[hidden]').length), 0, 'and so is the card');
      });
    });
  }
}

test('lines that find no room are counted, and weigh least', async () => {
  await open('en.html#sel=p04', {}, async (page) => {
    await page.evaluate(() => (globalThis.print = () => undefined));
    await press(page, '[data-card]');
    const whole = await told(page);
    await press(page, '.profile .print-card');
    const sheet = await told(page);
    const left = sheet.lines.filter(({ seen }) => !seen);
    assert.ok(left.length > 0 && whole.lines.every(({ seen }) => seen));
    assert.ok(sheet.text.includes(`${left.length} more, left out for space`));
    assert.ok(left.every(({ grounds }) => grounds.includes('secondary') || grounds.includes('part')), 'press figures of the pairing stay');
    const cited = new Set(sheet.lines.filter(({ seen }) => seen).map(({ cited }) => cited));
    for (const { number, seen } of sheet.sources) assert.equal(seen, cited.has(number), number);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.ok((await told(page)).lines.every(({ seen }) => seen));
  });
});

test('in somebody else’s page the card is printed without that page', async () => {
  const around = '<p>Something else.</p>'.repeat(200);
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="icon.svg">
    <script type="module" src="duikou.js"></script><main><h1>A page</h1>${around}
    <div><duikou-view state="sel=p17"></duikou-view></div>${around}</main>${around}</html>`;
  await watched('plain.html', { before: replace({ 'plain.html': { body } }) }, async (page) => {
    await ready(page);
    assert.equal(await print(page), 1);
    const seen = await page.evaluate(() => [...document.querySelectorAll('p')].filter((p) => p.getClientRects().length > 0).length);
    assert.equal(seen, 600, 'and the page is back');
  });
});
