// @ts-check
// The filter panel: counts that obey every filter but their own, chips, undo.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table } from './data.mjs';
import { assertAccessible, shot } from './harness.mjs';
import { frames, middle, press, views } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const { open } = views();

/** @param {Page} page */
async function toFilters(page) {
  await press(page, '.tray .filters');
  await page.waitForFunction(() => allInside('.filters-panel h2').some((title) => title === focused()));
  await frames(page);
}

/**
 * What the panel says of each choice of a dimension.
 * @param {Page} page
 * @param {string} name
 */
function counts(page, name) {
  return page.evaluate(
    (name) =>
      Object.fromEntries(
        allInside(`.filters-panel [data-name="${name}"] .filters-choice`).map((line) => {
          const box = /** @type {HTMLInputElement} */ (line.querySelector('input'));
          const [readings, pairings] = (line.querySelector('.filters-count')?.textContent ?? '').split(' · ').map(Number);
          return [box.value, { readings, pairings, on: box.checked, none: line.classList.contains('none') }];
        }),
      ),
    name,
  );
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {string} value
 */
async function tick(page, name, value) {
  await press(page, `.filters-panel [data-name="${name}"] input[value="${value}"]`);
}

const state = (/** @type {Page} */ page) => page.evaluate(() => view().state);
const chips = (/** @type {Page} */ page) => page.evaluate(() => allInside('.chip').map(({ dataset, textContent }) => [dataset.clear, textContent?.replace('×', '')]));

test('every choice says what it would leave, and the others follow', async () => {
  await open('', {}, async (page) => {
    const progress = await table('progress');
    await toFilters(page);
    const areas = await counts(page, 'area');
    for (const [key, { readings, pairings }] of Object.entries(areas)) {
      const own = progress.filter(({ area }) => `t-${area}` === key);
      const paired = new Set(own.map(({ pairing }) => pairing).filter((pairing) => pairing !== '0'));
      assert.deepEqual([readings, pairings], [own.length, paired.size], key);
    }
    await tick(page, 'base', 'b-dabie-mountains');
    assert.equal(await state(page), 'base=b-dabie-mountains');
    const clusters = await counts(page, 'cluster');
    assert.deepEqual(clusters['k-gba'], { readings: 0, pairings: 0, on: false, none: true });
    assert.equal(clusters['k-yrd'].pairings, 3);
    // Its own dimension still tells what each of the others would leave.
    const bases = await counts(page, 'base');
    assert.ok(bases['b-taihang'].pairings === 1 && bases['b-dabie-mountains'].on);
    await tick(page, 'base', 'b-taihang');
    assert.equal(await state(page), 'base=b-dabie-mountains,b-taihang');
    const left = await page.evaluate(() => inside('.filters-left').textContent);
    const kept = progress.filter(({ pairing }) => ['8', '9', '10', '17'].includes(pairing)).length;
    assert.equal(left, `留下读数${kept}条、结对4对`);
  });
});

test('provinces filter by either city, and stand in the address by their codes', async () => {
  await open('', {}, async (page) => {
    await toFilters(page);
    await tick(page, 'prov', '440000');
    assert.equal(await state(page), 'prov=440000');
    assert.match((await page.evaluate(() => inside('.filters-left').textContent)) ?? '', /结对8对/);
    assert.deepEqual(await chips(page), [['prov', '省份：广东省']]);
  });
});

test('chips show every kind of filter, go one by one, and all at once', async () => {
  const all = 'base=b-dabie-mountains&cluster=k-yrd&prov=340000&area=t-rural-urban&year=2022-2024&ind=farm-sales&ev=press,total&q=上海';
  await open(`#${all}`, {}, async (page) => {
    assert.deepEqual((await chips(page)).map(([name]) => name), ['base', 'cluster', 'prov', 'area', 'ind', 'year', 'ev', 'q']);
    await press(page, '.chip[data-clear="prov"]');
    assert.ok(!(await state(page)).includes('prov='));
    await press(page, '.chip[data-clear="q"]');
    assert.deepEqual((await chips(page)).map(([name]) => name), ['base', 'cluster', 'area', 'ind', 'year', 'ev']);
    await press(page, '.chips > .button');
    assert.equal(await state(page), '');
    assert.deepEqual(await chips(page), []);
  });
});

test('a span of years is chosen by its ends; secondary sources keep their place in totals', async () => {
  await open('#ev=total', {}, async (page) => {
    await toFilters(page);
    const choose = (/** @type {number} */ end, /** @type {string} */ year) =>
      page.evaluate((end, year) => {
        const select = /** @type {HTMLSelectElement} */ (allInside('.filters-panel [data-name="year"] select')[end]);
        select.value = year;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }, end, year);
    await choose(0, '2024');
    await frames(page);
    assert.match(await state(page), /year=2024-\d{4}/);
    await choose(1, '2024');
    await frames(page);
    assert.match(await state(page), /year=2024(&|$)/);
    await tick(page, 'ev', 'press');
    assert.match(await state(page), /ev=press,total/);
  });
});

test('by keyboard alone: open, tick, type, close', async () => {
  await open('', {}, async (page) => {
    await page.evaluate(() => inside('.tab[aria-selected="true"]').focus());
    for (let steps = 0; steps < 9; steps += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => focused()?.classList.contains('filters'))) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => focused()?.matches('.filters-panel h2'));
    await page.evaluate(() => inside('.filters-panel [data-name="ev"] input').focus());
    await page.keyboard.press('Space');
    await frames(page);
    assert.equal(await state(page), 'ev=founding');
    assert.ok(await page.evaluate(() => focused()?.matches('.filters-panel [data-name="ev"] input')), 'the focus stays');
    await page.evaluate(() => inside('.filters-text').focus());
    await page.keyboard.type('suzhou');
    await frames(page);
    assert.match(await state(page), /q=suzhou/);
    await page.keyboard.press('Escape');
    assert.ok(await page.evaluate(() => focused()?.classList.contains('filters')), 'back at the button');
    assert.equal(await page.evaluate(() => focused()?.getAttribute('aria-expanded')), 'false');
  });
});

for (const [address, name] of [['', 'zh'], ['en.html', 'en']]) {
  test(`on a phone it is a sheet that closes; accessible in both themes (${name})`, async () => {
    for (const theme of /** @type {const} */ (['light', 'dark'])) {
      await open(address, { width: 390, height: 844, dpr: 2, touch: true, theme }, async (page) => {
        const button = await middle(page, '.tray .filters');
        await page.touchscreen.tap(button.x, button.y);
        await page.waitForFunction(() => allInside('dialog[open] .filters-panel').length > 0);
        await frames(page);
        await page.evaluate(() => allInside('.filters-panel details').forEach((fold) => ((/** @type {HTMLDetailsElement} */ (fold)).open = true)));
        await assertAccessible(page);
        await shot(page, `filters-phone-${name}-${theme}`, false);
        const sizes = await page.evaluate(() => allInside('dialog label, dialog summary, dialog button').map((node) => node.getBoundingClientRect().height));
        assert.ok(sizes.every((height) => height >= 24));
        await press(page, '.filters-panel .filters-close');
        assert.equal(await page.evaluate(() => allInside('dialog[open]').length), 0);
      });
    }
  });

  test(`the panel is accessible on a desk, also in large text (${name})`, async () => {
    await open(address, {}, async (page) => {
      await page.evaluate(() => view().setAttribute('size', 'large'));
      await toFilters(page);
      await assertAccessible(page);
      await shot(page, `filters-large-${name}`, false);
    });
  });
}
