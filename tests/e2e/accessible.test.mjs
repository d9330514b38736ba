// @ts-check
// axe finds nothing wrong, in any look of the page.

import { test } from 'node:test';
import { assertAccessible, replace } from './harness.mjs';
import { frames, hover, ready, views } from './view.mjs';

const { open, watched } = views();

const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844, touch: true };

/** @type {[string, import('./harness.mjs').View, string, ('normal' | 'large')?][]} */
const looks = [
  ['', desk, 'the page as it opens'],
  ['en.html', desk, 'in English'],
  ['#sel=p09', desk, 'with a pairing selected'],
  ['en.html#sel=p01,p09,c310000', desk, 'with several things selected, in English'],
  ['#sel=p04', { ...desk, theme: 'dark' }, 'dark, with a pairing selected'],
  ['en.html#group=province', { ...desk, theme: 'dark' }, 'dark, in English, by province'],
  ['#sel=p04', desk, 'large', 'large'],
  ['en.html#sel=b-central-soviet', { ...desk, theme: 'dark' }, 'large, dark, in English', 'large'],
  ['', phone, 'on a phone'],
  ['en.html#sel=p01', phone, 'on a phone, in English, with a pairing selected'],
  ['#sel=p01', { ...phone, theme: 'dark' }, 'on a phone, large and dark', 'large'],
  ['#sel=p09', { width: 2560, height: 1300 }, 'on a wide screen'],
];

for (const [address, how, name, size] of looks) {
  test(name, async () => {
    await open(address, how, async (page) => {
      if (size) await page.evaluate((size) => (view().size = size), size);
      await frames(page);
      if (!how.touch) await hover(page, 'p05');
      await assertAccessible(page);
    });
  });
}

test('a single drawing in somebody else’s page', async () => {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="icon.svg">
    <script type="module" src="duikou.js"></script><main><h1>A page</h1>
    <duikou-view view="pairing"></duikou-view><duikou-view view="timeline" lang="zh-CN"></duikou-view></main></html>`;
  await watched('plain.html', { before: replace({ 'plain.html': { body } }) }, async (page) => {
    await ready(page, 2);
    await page.evaluate(() => view().select(['p09']));
    await frames(page);
    await assertAccessible(page);
  });
});

for (const [address, name] of [['', 'Chinese'], ['en.html', 'English']]) {
  test(`the page before and without the live view, in ${name}`, async () => {
    await watched(address, { before: replace({ 'duikou.js': { status: 404 } }), allow: [/404|MIME/, /./] }, assertAccessible);
  });
}
