// @ts-check
// Undo and redo through every change of state.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHistory } from '../../www/history.js';
import { click, frames, hover, press, views } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const { open } = views();

const state = (/** @type {Page} */ page) => page.evaluate(() => view().state);

/**
 * @param {Page} page
 * @param {string} keys such as `Control+Shift+z`
 */
async function keys(page, keys) {
  const all = /** @type {import('puppeteer-core').KeyInput[]} */ (keys.split('+'));
  for (const key of all.slice(0, -1)) await page.keyboard.down(key);
  await page.keyboard.press(all[all.length - 1]);
  for (const key of all.slice(0, -1).reverse()) await page.keyboard.up(key);
  await frames(page);
}

/** @param {Page} page */
function steps(page) {
  return page.evaluate(() => ['undo', 'redo'].map((way) => inside(`.tray .${way}`).getAttribute('aria-disabled') !== 'true'));
}

test('a walk through selection, views, filters and order is gone back and on again', async () => {
  await open('', {}, async (page) => {
    assert.deepEqual(await steps(page), [false, false]);
    const walk = [await state(page)];
    await click(page, 'p09');
    walk.push(await state(page));
    await hover(page, 'p04');
    assert.deepEqual(await steps(page), [true, false], 'hovering is no step');
    await press(page, '[data-group="province"]');
    walk.push(await state(page));
    await press(page, '.tab[data-view="table"]');
    await page.waitForFunction(() => allInside('.figure-table').length > 0 && view().state.includes('view=table'));
    await frames(page);
    walk.push(await state(page));
    await page.evaluate(() => {
      const select = /** @type {HTMLSelectElement} */ (inside('.figure-table select[name="sort"]'));
      select.value = '-date';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await frames(page);
    walk.push(await state(page));
    await press(page, '.figure-table .evidence .kind-press');
    walk.push(await state(page));
    assert.equal(new Set(walk).size, walk.length, walk.join(' | '));
    for (const expected of walk.slice(0, -1).reverse()) {
      await keys(page, 'Control+z');
      assert.equal(await state(page), expected);
    }
    await keys(page, 'Control+z');
    assert.deepEqual([await state(page), await steps(page)], [walk[0], [false, true]], 'there is a beginning');
    for (const [at, expected] of walk.slice(1).entries()) {
      await keys(page, at % 2 ? 'Control+y' : 'Control+Shift+z');
      assert.equal(await state(page), expected);
    }
    await press(page, '.tray .undo');
    assert.equal(await state(page), walk[walk.length - 2]);
    await press(page, '.tray .redo');
    assert.equal(await state(page), walk[walk.length - 1]);
  });
});

test('a text that is typed is one step, and in its field Ctrl+Z is the field’s own', async () => {
  await open('', {}, async (page) => {
    await press(page, '.tray .filters');
    await page.waitForFunction(() => focused()?.matches('.filters-panel h2'));
    await page.evaluate(() => inside('.filters-text').focus());
    for (const letter of 'suzhou') {
      await page.keyboard.type(letter);
      await frames(page);
    }
    assert.equal(await state(page), 'q=suzhou');
    await keys(page, 'Control+z');
    assert.ok((await steps(page))[0], 'the step is still there');
    await press(page, '.tray .undo');
    assert.equal(await state(page), '');
    assert.deepEqual(await steps(page), [false, true]);
  });
});

test('the language stays as it is', async () => {
  await open('', {}, async (page) => {
    await click(page, 'p09');
    await page.evaluate(() => view().setAttribute('lang', 'en'));
    await frames(page);
    await keys(page, 'Control+z');
    assert.equal(await page.evaluate(() => view().lang), 'en');
    assert.equal(await page.evaluate(() => inside('.tray .undo').textContent), 'Undo');
    assert.ok(!(await state(page)).includes('sel='));
  });
});

test('the list of steps is bounded, and a new step ends what could be redone', () => {
  const past = createHistory();
  for (let at = 0; at < 500; at += 1) past.record(`year=${1900 + at}`);
  let back = 0;
  while (past.step('undo') !== undefined) back += 1;
  assert.equal(back, 200);
  past.step('redo');
  past.record('sel=p01');
  assert.deepEqual(past.steps(), { undo: true, redo: false });
  past.clear();
  assert.deepEqual(past.steps(), { undo: false, redo: false });
});

test('only what goes on with a text is merged', () => {
  const past = createHistory();
  for (const query of ['', 'q=a', 'q=ab', 'q=abc', 'q=abc&sel=p01', 'q=ab&sel=p01', 'sel=p01', 'sel=p01&lang=en']) past.record(query);
  const walked = [];
  for (let query = past.step('undo'); query !== undefined; query = past.step('undo')) walked.push(query);
  assert.deepEqual(walked, ['q=ab&sel=p01', 'q=abc', '']);
});
