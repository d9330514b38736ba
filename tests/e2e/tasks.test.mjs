// @ts-check
// From a question to a cited picture, a comparison and an opened file: the whole
// way by keyboard alone, and again with a finger alone.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { frames, middle, selection, views } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const { open } = views();

/**
 * @typedef {object} Hand how things are reached and set off
 * @property {(page: Page, selector: string) => Promise<void>} use sets off a thing of the view
 * @property {(page: Page, selector: string) => Promise<void>} also chooses one thing more in the diagram
 */

/**
 * Goes on with Tab until the focus is on a thing that fits: nobody who has only
 * a keyboard can put the focus anywhere else.
 * @param {Page} page
 * @param {string} selector
 */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 400; presses += 1) {
    if (await page.evaluate((selector) => focused()?.matches(selector), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

/** @type {Hand} */
const keyboard = {
  async use(page, selector) {
    await tabTo(page, selector);
    const box = await page.evaluate(() => focused()?.matches('input[type=checkbox], input[type=radio]'));
    await page.keyboard.press(box ? 'Space' : 'Enter');
    await frames(page);
  },
  async also(page, selector) {
    const key = selector.match(/data-key="([^"]+)"/)?.[1];
    // A column of the diagram is one stop; arrows lead through it.
    await tabTo(page, '.figure-pairing .mirror [data-key^="p"]');
    for (let steps = 0; steps < 30 && !(await page.evaluate((key) => focused()?.dataset.key === key, key)); steps += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await frames(page);
  },
};

/** @type {Hand} */
const finger = {
  async use(page, selector) {
    const { x, y } = await middle(page, selector);
    await page.touchscreen.tap(x, y);
    await frames(page);
  },
  async also(page, selector) {
    if ((await page.evaluate(() => inside('.several').getAttribute('aria-pressed'))) !== 'true') await finger.use(page, '.several');
    await finger.use(page, selector);
  },
};

/** @typedef {Parameters<typeof open>[1]} View */
/** @type {[string, Hand, View][]} */
const HANDS = [
  ['by keyboard alone', keyboard, {}],
  ['by touch alone', finger, { width: 390, height: 844, dpr: 2, touch: true }],
];

/** @param {Page} page @param {string} selector */
const there = (page, selector) => page.waitForFunction((selector) => allInside(selector).some((each) => each.offsetWidth > 0), {}, selector);
/** @param {Page} page @param {string} selector */
const text = (page, selector) => page.evaluate((selector) => inside(selector).textContent ?? '', selector);
const state = (/** @type {Page} */ page) => page.evaluate(() => view().state);

for (const [how, hand, view] of HANDS) {
  test(`from a question to a cited picture ${how}`, async () => {
    await open('', view, async (page) => {
      // What is known of 六安, and who says so?
      await hand.use(page, '.tray .search');
      await page.waitForFunction(() => focused()?.classList.contains('search-input'));
      await page.keyboard.type('luan');
      await there(page, '.search-popup [role=option]');
      if (hand === finger) await finger.use(page, '#search-option-0');
      else await page.keyboard.press('Enter');
      await page.waitForFunction(() => (new URLSearchParams(window.view().state).get('sel') ?? '') !== '');
      assert.deepEqual(await selection(page), ['c341500']);

      await hand.use(page, '.tray .filters');
      await there(page, '.filters-panel');
      const government = '.filters-panel [data-name="ev"] input[value="government"]';
      // Where there is little room the groups are folded.
      if (!(await page.evaluate((box) => inside(box).closest('details')?.open, government))) await hand.use(page, '.filters-panel [data-name="ev"] summary');
      await hand.use(page, government);
      assert.match(await state(page), /ev=government/);
      await hand.use(page, '.filters-panel .filters-close');
      await hand.use(page, '.tray .undo');
      assert.doesNotMatch(await state(page), /ev=/);
      await hand.use(page, '.tray .redo');
      assert.match(await state(page), /ev=government/);

      if (hand === finger) await finger.use(page, '.tab[data-view="timeline"]');
      else {
        await tabTo(page, '.tab[aria-selected="true"]');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
      }
      await there(page, '.figure-timeline .take-away');
      await hand.use(page, '.figure-timeline .take-away');
      await there(page, 'dialog[open] .away-field');
      const citation = await page.evaluate(() => /** @type {HTMLTextAreaElement} */ (inside('dialog[open] .away-field textarea')).value);
      assert.match(citation, /对口合作.*\[DB\/OL\]/s);
      await hand.use(page, 'dialog[open] [data-file="svg"]');
      await page.waitForFunction(() => inside('.away-status').textContent !== '');
      assert.match(await text(page, '.away-status'), /\.svg/);
      await hand.use(page, 'dialog[open] .away-close');
      await page.waitForFunction(() => allInside('dialog[open]').length === 0);
    });
  });

  test(`two pairings side by side ${how}`, async () => {
    await open('', view, async (page) => {
      const keys = hand === finger ? ['c341500', 'c411500'] : ['p08', 'p09'];
      for (const key of keys) await hand.also(page, `.figure-pairing .mirror [data-key="${key}"]`);
      assert.deepEqual((await selection(page)).sort(), keys);
      await there(page, '.strip-compare');
      await hand.use(page, '.strip-compare');
      await there(page, '.compare h2');
      assert.match(await text(page, '.compare h2'), /2对/);
      await hand.use(page, '.compare .compare-close');
      await page.waitForFunction(() => !window.view().state.includes('cmp=1'));
    });
  });

  test(`a file is opened, its problems read and left again ${how}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'duikou-'));
    try {
      const file = join(folder, '进展.csv');
      await writeFile(file, '结对,日期,指标,实际,单位\np09,2023,累计签约额,12,亿元\np99,2023,累计签约额,1,亿元\n');
      await open('', view, async (page) => {
        await hand.use(page, '.open-file');
        await there(page, 'dialog[open] .load-choose');
        const [chooser] = await Promise.all([page.waitForFileChooser(), hand.use(page, 'dialog[open] .load-choose')]);
        await chooser.accept([file]);
        await there(page, '.load-counts');
        assert.match(await text(page, '.load-counts'), /1行.*1行/s);
        await hand.use(page, '.load-problem-details > summary');
        await there(page, '.load-problems li');
        assert.match(await text(page, '.load-problems'), /p99/);
        await hand.use(page, '.load-back');
        await page.waitForFunction(() => allInside('.load-strip').length === 0);
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}
