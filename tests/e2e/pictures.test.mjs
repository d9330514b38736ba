// @ts-check
// Pictures for people to look at, written into tests/shots/ on each run. What
// a machine can tell of them is checked too: nothing is cut off sideways, and
// nothing that holds text spills out of its box.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRealGlyphs, shot } from './harness.mjs';
import { card, frames, hover, views } from './view.mjs';

const { open } = views();

const phone = { width: 390, height: 844, touch: true };
const desk = { width: 1280, height: 900 };
const wide = { width: 2560, height: 1300 };
const dark = /** @type {const} */ ('dark');

/**
 * Name, address, how it is opened, and what is done before the picture.
 * @type {[string, string, import('./harness.mjs').View, { large?: boolean, hover?: string }?][]}
 */
const table = [
  ['zh-390', '', { ...phone, dpr: 2 }],
  ['en-390', 'en.html', { ...phone, dpr: 2 }],
  ['zh-390-selected', '#sel=p09', { ...phone, dpr: 2 }],
  ['en-390-selected-dark', 'en.html#sel=p01', { ...phone, dpr: 1, theme: dark }],
  ['zh-390-large', '#sel=p05', { ...phone, dpr: 2 }, { large: true }],
  ['en-390-large', 'en.html', { ...phone, dpr: 1 }, { large: true }],
  ['zh-1280', '', { ...desk, dpr: 1 }],
  ['en-1280', 'en.html', { ...desk, dpr: 1 }],
  ['zh-1280-2x', '', { ...desk, dpr: 2 }],
  ['zh-1280-hover', '', { ...desk, dpr: 2 }, { hover: 'p09' }],
  ['en-1280-hover-dark', 'en.html', { ...desk, dpr: 1, theme: dark }, { hover: 'c310000' }],
  ['zh-1280-selected', '#sel=p09', { ...desk, dpr: 2 }],
  ['en-1280-selected', 'en.html#sel=p01,p09', { ...desk, dpr: 1 }],
  ['zh-1280-province', '#group=province', { ...desk, dpr: 1 }],
  ['en-1280-province', 'en.html#group=province&sel=p18', { ...desk, dpr: 1 }],
  ['zh-1280-dark', '#sel=p04', { ...desk, dpr: 1, theme: dark }],
  ['zh-1280-large', '#sel=p04', { ...desk, dpr: 1 }, { large: true }],
  ['en-1280-large-dark', 'en.html', { ...desk, dpr: 1, theme: dark }, { large: true }],
  ['zh-2560', '', { ...wide, dpr: 1 }],
  ['en-2560', 'en.html#sel=p09', { ...wide, dpr: 1 }],
  ['zh-2560-2x-dark', '#sel=p01', { ...wide, dpr: 2, theme: dark }],
  ['en-2560-large', 'en.html#sel=p01,p03', { ...wide, dpr: 1 }, { large: true }],
];

test('there is a Chinese font to take pictures with', async () => {
  await open('', {}, assertRealGlyphs);
});

for (const [name, address, how, done = {}] of table) {
  test(name, async () => {
    await open(address, how, async (page) => {
      if (done.large) await page.evaluate(() => (view().size = 'large'));
      await frames(page);
      if (done.hover) await hover(page, done.hover);
      await shot(page, name, !done.hover);
      assert.equal((await card(page)) !== undefined, Boolean(done.hover), 'the card is in the picture');
      // A phone makes its window wider for what spills out of it.
      const { overflow, spilling } = await page.evaluate((width) => ({
        overflow: document.documentElement.scrollWidth - width,
        spilling: [...document.querySelectorAll('h1, p, a, button'), ...allInside('h2, h3, h4, p, dd, li, summary, button')]
          // What ends in an ellipsis, and what only screen readers meet, is meant to be cut.
          .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 1 && getComputedStyle(box).display !== 'inline' && !box.closest('.mirror, .strip'))
          .map((box) => `${box.className || box.tagName}: ${(box.textContent ?? '').slice(0, 30)}`),
      }), how.width ?? 0);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
      assert.deepEqual(spilling, []);
    });
  });
}
