// @ts-check
// Finding things by name, by keyboard, by touch and in both languages.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, shot } from './harness.mjs';
import { frames, middle, selection, views } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const { open } = views();

/**
 * Opens the search as a reader does who is somewhere in the view.
 * @param {Page} page
 */
async function toSearch(page) {
  await page.evaluate(() => inside('.tab[aria-selected="true"]').focus());
  await page.keyboard.press('/');
  await page.waitForFunction(() => focused()?.classList.contains('search-input'));
}

/** @param {Page} page */
function listed(page) {
  return page.evaluate(() => ({
    options: allInside('.search-popup:not([hidden]) [role=option]').map((option) => ({
      name: option.querySelector('.search-name')?.textContent ?? option.textContent ?? '',
      value: option.dataset.value ?? '',
      active: option.getAttribute('aria-selected') === 'true',
      marks: [...option.querySelectorAll('mark')].map((mark) => mark.textContent).join('|'),
    })),
    expanded: inside('.search-input').getAttribute('aria-expanded'),
    active: inside('.search-input').getAttribute('aria-activedescendant'),
    told: inside('.search-field [role=status]').textContent ?? '',
  }));
}

/**
 * @param {Page} page
 * @param {string} text
 */
async function type(page, text) {
  await page.evaluate(() => {
    const field = /** @type {HTMLInputElement} */ (inside('.search-input'));
    field.value = '';
  });
  await page.keyboard.type(text);
  await frames(page);
  return listed(page);
}

test('a slash opens the search; what is typed is found as it is typed', async () => {
  await open('', {}, async (page) => {
    await toSearch(page);
    for (const [query, first] of [
      ['luan', '六安市'],
      ['liuan', '六安市'],
      ['ls', '丽水市'],
      ['lishui', '丽水市'],
      ['suxin', '信阳—苏州'],
      ['suzou', '苏州市'],
      ['red culture', '传承弘扬红色文化'],
    ]) {
      const { options, expanded, active } = await type(page, query);
      assert.equal(options[0].name, first, query);
      assert.deepEqual([expanded, active, options[0].active], ['true', 'search-option-0', true]);
    }
    const { options, told } = await type(page, 'cz');
    const names = options.slice(0, 2).map(({ name }) => name).sort();
    assert.deepEqual(names, ['郴州市', '长治市']);
    assert.match(told, /找到\d+项/);
  });
});

test('arrows go round, Enter chooses, Esc closes the list and then the field', async () => {
  await open('', {}, async (page) => {
    await toSearch(page);
    const { options } = await type(page, 'suzhou');
    assert.equal(options[0].marks, '苏州');
    await page.keyboard.press('ArrowUp');
    assert.equal((await listed(page)).options.findIndex(({ active }) => active), options.length - 1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const second = (await listed(page)).options.findIndex(({ active }) => active);
    assert.equal(second, 1);
    await page.keyboard.press('Enter');
    await frames(page);
    assert.deepEqual(await selection(page), [options[1].value]);
    await type(page, 'x');
    await page.keyboard.press('Escape');
    assert.equal((await listed(page)).expanded, 'false');
    assert.deepEqual(await selection(page), [options[1].value], 'Esc in the field lets nothing go');
    await page.keyboard.press('Escape');
    assert.ok(await page.evaluate(() => focused()?.classList.contains('search')), 'back at the button');
  });
});

test('an indicator opens its view, a source the list at its place', async () => {
  await open('', {}, async (page) => {
    await toSearch(page);
    await type(page, '累计签约额');
    await page.keyboard.press('Enter');
    await frames(page);
    assert.match(await page.evaluate(() => view().state), /view=indicator/);
    assert.match(await page.evaluate(() => view().state), /ind=signed-value/);
    await type(page, 'S64');
    await page.keyboard.press('Enter');
    await frames(page);
    assert.match(await page.evaluate(() => view().state), /view=sources/);
    assert.equal(await page.evaluate(() => focused()?.closest('li')?.dataset.key), 'S64', 'a filter that hid it is let go');
  });
});

test('where nothing is found the nearest name is offered', async () => {
  await open('en.html', {}, async (page) => {
    await toSearch(page);
    const { options, told } = await type(page, 'zhangjjajei');
    assert.match(told, /Nothing is called/);
    assert.match(options[0].name, /Zhangjiajie/);
    await page.keyboard.press('Enter');
    await frames(page);
    assert.equal((await listed(page)).options[0].name, 'Zhangjiajie');
    const none = await type(page, 'zzzzzzzzz');
    assert.deepEqual([none.options.length, none.expanded, none.active], [0, 'false', null]);
  });
});

test('nothing is looked for while an input method composes', async () => {
  await open('', {}, async (page) => {
    await toSearch(page);
    const compose = (/** @type {boolean} */ composing) =>
      page.evaluate((composing) => {
        const field = /** @type {HTMLInputElement} */ (inside('.search-input'));
        field.value = 'su';
        field.dispatchEvent(new InputEvent('input', { isComposing: composing, bubbles: true }));
        if (!composing) field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
      }, composing);
    await compose(true);
    assert.equal((await listed(page)).expanded, 'false');
    // Enter accepts what the input method offers, and chooses nothing.
    await page.evaluate(() => inside('.search-input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })));
    assert.deepEqual(await selection(page), []);
    await compose(false);
    assert.equal((await listed(page)).expanded, 'true');
  });
});

test('a slash typed into a text is a slash', async () => {
  await open('', {}, async (page) => {
    await toSearch(page);
    await page.keyboard.type('a/b');
    assert.equal(await page.evaluate(() => /** @type {HTMLInputElement} */ (inside('.search-input')).value), 'a/b');
  });
});

for (const [address, name] of [['', 'zh'], ['en.html', 'en']]) {
  test(`the list is accessible, and usable by touch (${name})`, async () => {
    await open(address, { width: 390, height: 844, dpr: 2, touch: true }, async (page) => {
      const button = await middle(page, '.tray .search');
      await page.touchscreen.tap(button.x, button.y);
      await page.waitForFunction(() => focused()?.classList.contains('search-input'));
      await type(page, 'guang');
      await assertAccessible(page);
      await shot(page, `search-phone-${name}`, false);
      const sizes = await page.evaluate(() => allInside('[role=option], .search-close').map((node) => node.getBoundingClientRect().height));
      assert.ok(sizes.every((height) => height >= 24));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 390, `${wide}`);
      const option = await middle(page, '#search-option-0');
      await page.touchscreen.tap(option.x, option.y);
      await frames(page);
      assert.equal((await selection(page)).length, 1);
    });
  });
}
