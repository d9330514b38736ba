// @ts-check
// The state in the address: steps back and forward, links to hand on, and links
// that were made with other data.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { click, errors, frames, press, ready, selection, views } from './view.mjs';

const { open } = views();

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {Page} page */
const hash = (page) => page.evaluate(() => location.hash);

test('what the reader chooses is a step to go back from; pointing and words are none', async () => {
  await open('', {}, async (page) => {
    const begun = await page.evaluate(() => history.length);
    await click(page, 'p09');
    await press(page, '[data-group="province"]');
    await press(page, '.tab[data-view="timeline"]');
    assert.equal(await page.evaluate(() => history.length), begun + 3);
    const [after] = [await hash(page)];
    assert.match(after, /view=timeline/);
    await page.goBack();
    await frames(page);
    assert.equal(await hash(page), '#sel=p09&group=province');
    assert.equal(await page.evaluate(() => inside('.tab[aria-selected="true"]').dataset.view), 'pairing');
    await page.goBack();
    await frames(page);
    assert.equal(await hash(page), '#sel=p09');
    assert.equal(await page.evaluate(() => inside('[data-group="cluster"]').getAttribute('aria-pressed')), 'true');
    await page.goBack();
    await frames(page);
    assert.deepEqual(await selection(page), []);
    await page.goForward();
    await frames(page);
    assert.deepEqual(await selection(page), ['p09']);
    assert.equal(await page.evaluate(() => history.length), begun + 3, 'following makes no steps');
    assert.deepEqual(await errors(page), []);
  });
});

test('every key of the state goes into the address and comes back from it', async () => {
  const query = 'view=table&sel=p08&area=t-rural-urban&base=b-dabie-mountains&cluster=k-yrd&year=2022-2025&ev=press,secondary&q=%E5%85%AD%E5%AE%89&group=province&sort=-date';
  await open(`#${query}`, {}, async (page) => {
    await page.waitForFunction(() => allInside('.figure-table:not([hidden])').length === 1);
    await frames(page);
    const state = await page.evaluate(() => new URLSearchParams(view().state).toString());
    const plain = (/** @type {string} */ text) => [...new URLSearchParams(text)].map(String).sort();
    assert.deepEqual(plain(state), plain(query));
    assert.deepEqual(await errors(page), []);
  });
});

/**
 * The link that a figure's dialog offers.
 * @param {Page} page
 * @param {string} figure
 */
async function link(page, figure) {
  await page.evaluate((figure) => inside(`.figure-${figure} .take-away`).click(), figure);
  await page.waitForFunction(() => allInside('dialog[open] .away-text').length > 0);
  return page.evaluate(() => /** @type {HTMLTextAreaElement[]} */ (/** @type {unknown} */ (allInside('.away-text'))).map(({ value }) => value).find((value) => value.startsWith('http')) ?? '');
}

test('the link leads to the same view with the version of the data, and the button copies it', async () => {
  await open('en.html#sel=p09', {}, async (page) => {
    await page.evaluate(() => {
      const clipboard = { writeText: async (/** @type {string} */ text) => void (window.name = text) };
      Object.defineProperty(navigator, 'clipboard', { value: clipboard });
    });
    const address = await link(page, 'timeline');
    assert.match(address, /en\.html#view=timeline&sel=p09&v=[0-9a-f]{12}$/);
    await page.evaluate(() => allInside('.away-field button').pop()?.click());
    await page.waitForFunction(() => inside('.away-status').textContent === 'Copied');
    assert.equal(await page.evaluate(() => window.name), address);
    await page.keyboard.press('Escape');
    await page.goto('about:blank');
    await page.goto(address);
    await ready(page);
    assert.deepEqual(await selection(page), ['p09']);
    assert.equal(await page.evaluate(() => inside('.tab[aria-selected="true"]').dataset.view), 'timeline');
    assert.equal(await page.evaluate(() => allInside('.away-notice').length), 0);
  });
});

test('without the clipboard the text is marked to be copied by hand', async () => {
  await open('', {}, async (page) => {
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    const address = await link(page, 'pairing');
    await page.evaluate(() => allInside('.away-field button').pop()?.click());
    await page.waitForFunction(() => inside('.away-status').textContent?.includes('自行复制'));
    const marked = await page.evaluate(() => {
      const field = /** @type {HTMLTextAreaElement} */ (/** @type {unknown} */ (focused()));
      return field.value.slice(field.selectionStart, field.selectionEnd);
    });
    assert.equal(marked, address);
  });
});

for (const [page, close] of [['', '知道了'], ['en.html', 'Understood']]) {
  test(`an address made with other data says so once, politely: ${page || 'index.html'}`, async () => {
    await open(`${page}#sel=p09&v=0123456789ab`, {}, async (page) => {
      await page.waitForFunction(() => allInside('.away-notice').length === 1);
      const said = await page.evaluate(() => [inside('.away-notice').getAttribute('role'), inside('.away-notice').textContent]);
      assert.equal(said[0], 'status');
      assert.ok(said[1]?.includes('0123456789ab'));
      assert.deepEqual(await selection(page), ['p09']);
      assert.equal(await page.evaluate(() => inside('.away-notice button').textContent), close);
      await page.evaluate(() => inside('.away-notice button').click());
      assert.equal(await page.evaluate(() => allInside('.away-notice').length), 0);
      await click(page, 'p05');
      assert.equal(await hash(page), '#sel=p05');
      assert.equal(await page.evaluate(() => allInside('.away-notice').length), 0);
      assert.deepEqual(await errors(page), []);
    });
  });
}
