// @ts-check
// The state in the address and in the `state` attribute; what is wrong in
// either is told once, and the rest goes on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replace } from './harness.mjs';
import { click, errors, frames, press, ready, selection, views } from './view.mjs';

const { open, watched } = views();

/**
 * A page with one element.
 * @param {string} attributes
 */
function page(attributes) {
  const body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>图</title><link rel="icon" href="icon.svg">
    <script type="module" src="duikou.js"></script><h1>图</h1><duikou-view ${attributes}></duikou-view></html>`;
  return { before: replace({ 'one.html': { body } }) };
}

test('the address follows what is chosen, and leads back to it', async () => {
  await open('', {}, async (page) => {
    await click(page, 'p09');
    assert.equal(new URL(page.url()).hash, '#sel=p09');
    await press(page, '[data-group="province"]');
    assert.equal(new URL(page.url()).hash, '#sel=p09&group=province');
    await page.reload();
    await ready(page);
    assert.deepEqual(await selection(page), ['p09']);
    assert.equal(await page.evaluate(() => inside('[data-group="province"]').getAttribute('aria-pressed')), 'true');
    assert.deepEqual(await errors(page), []);
  });
});

test('a changed fragment, back and forward are followed; places in the page are not states', async () => {
  await open('#sel=p09', {}, async (page) => {
    for (const [hash, keys] of /** @type {[string, string[]][]} */ ([['#sel=p01', ['p01']], ['#sel=c310000,p02', ['c310000', 'p02']]])) {
      await page.evaluate((hash) => void (location.hash = hash), hash);
      await frames(page);
      assert.deepEqual(await selection(page), keys);
    }
    await page.goBack();
    await frames(page);
    assert.deepEqual(await selection(page), ['p01']);
    await page.goForward();
    await frames(page);
    assert.deepEqual(await selection(page), ['c310000', 'p02']);
    await page.evaluate(() => void (location.hash = '#explorer'));
    await frames(page);
    assert.deepEqual(await selection(page), ['c310000', 'p02']);
    assert.equal(await page.evaluate(() => seen.ready), 1);
  });
});

test('a language in the address is the page’s language', async () => {
  await open('#lang=en&sel=p01', {}, async (page) => {
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await frames(page);
    assert.match(page.url(), /en\.html#sel=p01$/);
    assert.equal(await page.evaluate(() => inside('.detail h2').textContent), 'Ganzhou — Shenzhen');
  });
});

for (const [hash, value] of [
  ['#sel=p99', 'p99'],
  ['#group=moon&sel=p09', 'moon'],
  ['#year=2030-2022&sel=p09', '2030-2022'],
  ['#lang=fr&sel=p09', 'fr'],
  ['#sel=p09,%3Cscript%3E', '<script>'],
]) {
  test(`a bad value in the address falls back and is told once: ${hash}`, async () => {
    await open(hash, {}, async (page) => {
      await frames(page);
      const told = await errors(page);
      assert.equal(told.length, 1, told.join(' / '));
      assert.ok(told[0].includes(value), told[0]);
      assert.deepEqual(await selection(page), hash.includes('p09') ? ['p09'] : []);
    });
  });
}

test('unknown keys of the address are passed over in silence', async () => {
  await open('#sel=p09&utm_source=x', {}, async (page) => {
    await frames(page);
    assert.deepEqual(await errors(page), []);
    assert.deepEqual(await selection(page), ['p09']);
  });
});

test('the state attribute is read at the start and, with sync, kept up to date', async () => {
  await watched('one.html', page('view="pairing" state="sel=p09" sync="attribute"'), async (page) => {
    await ready(page);
    assert.deepEqual(await selection(page), ['p09']);
    await page.evaluate(() => view().select(['p02', 'p03']));
    await frames(page);
    assert.match((await page.evaluate(() => view().getAttribute('state'))) ?? '', /^sel=p02,p03/);
    await page.evaluate(() => view().setAttribute('state', 'sel=p05'));
    await frames(page);
    assert.deepEqual(await selection(page), ['p05']);
    assert.equal(new URL(page.url()).hash, '');
    const states = await page.evaluate(() => seen.states);
    assert.ok(states.every((state, at) => state !== states[at - 1]), states.join(' '));
  });
});

test('select() takes what there is and names what there is not', async () => {
  await watched('one.html', page('view="pairing"'), async (page) => {
    await ready(page);
    assert.deepEqual(await page.evaluate(() => view().select(['p03', 'p04', 'p04'])), ['p03', 'p04']);
    assert.deepEqual(await page.evaluate(() => view().select(['p03', 'zz'])), ['p03']);
    const told = await errors(page);
    assert.equal(told.length, 1);
    assert.ok(told[0].includes('zz'));
    const records = await page.evaluate(() => seen.selects.map(({ records }) => records.length));
    assert.deepEqual(records, [2, 1]);
  });
});

test('each unknown attribute value falls back and is told once', async () => {
  const all = 'view="globe" theme="pink" size="huge" sync="ether" controls="some" lang="fr" state="sel=p77"';
  await watched('one.html', page(all), async (page) => {
    await ready(page);
    await frames(page);
    const told = (await errors(page)).join('\n');
    for (const value of ['globe', 'pink', 'huge', 'ether', 'some', 'fr', 'p77']) {
      assert.equal(told.split(value).length, 2, `${value} in ${told}`);
    }
    const now = await page.evaluate(() => [view().view, view().theme, view().size, view().sync, view().controls, view().lang]);
    assert.deepEqual(now, ['', 'auto', 'normal', 'none', 'full', 'zh-CN']);
    const count = (await errors(page)).length;
    await page.evaluate(() => {
      for (const theme of ['dark', 'pink', 'light', 'pink']) view().theme = theme;
    });
    await frames(page);
    assert.equal((await errors(page)).length, count, 'what has been told is not told again');
    assert.equal(await page.evaluate(() => view().theme), 'auto');
  });
});

test('properties mirror attributes', async () => {
  await watched('one.html', page('view="pairing"'), async (page) => {
    await ready(page);
    await page.evaluate(() => {
      Object.assign(view(), { theme: 'dark', size: 'large', controls: 'none', sync: 'attribute', lang: 'en', view: 'timeline', state: 'sel=p09' });
    });
    await frames(page);
    const now = await page.evaluate(() => view().getAttributeNames().map((name) => `${name}=${view().getAttribute(name)}`));
    for (const pair of ['theme=dark', 'size=large', 'controls=none', 'sync=attribute', 'lang=en', 'view=timeline']) assert.ok(now.includes(pair), pair);
    assert.deepEqual(await selection(page), ['p09']);
    assert.equal(await page.evaluate(() => allInside('.figure-timeline').length), 1);
    assert.equal(await page.evaluate(() => allInside('.bar').length), 0);
  });
});
