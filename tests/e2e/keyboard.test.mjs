// @ts-check
// The whole page by keyboard alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairings, sentence } from './data.mjs';
import { card, frames, ink, press, selection, views } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const { open } = views();

/** @param {Page} page */
function focus(page) {
  return page.evaluate(() => {
    const element = focused();
    const name = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    const column = element?.closest('ul')?.getAttribute('aria-label') ?? '';
    return { key: element?.dataset.key ?? '', name, column, tag: element?.tagName ?? '' };
  });
}

/**
 * Tabs until what has the focus fits.
 * @param {Page} page
 * @param {(at: Awaited<ReturnType<typeof focus>>) => boolean} fits
 */
async function tabTo(page, fits) {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab');
    const at = await focus(page);
    if (fits(at)) return at;
  }
  throw new Error('not reached with Tab');
}

for (const [address, lang, column] of /** @type {const} */ ([['', 'zh', '结对'], ['en.html', 'en', 'Pairings']])) {
  test(`arrows lead through all 20 pairings, each named in a sentence (${lang})`, async () => {
    await open(address, {}, async (page) => {
      const names = new Map((await pairings()).map((pairing) => [pairing.key, sentence(pairing, lang)]));
      await tabTo(page, (at) => at.column === column);
      await page.keyboard.press('Home');
      /** @type {Map<string, string>} */
      const walked = new Map();
      for (let steps = 0; steps < 20; steps += 1) {
        const { key, name } = await focus(page);
        walked.set(key, name);
        await page.keyboard.press('ArrowDown');
      }
      assert.deepEqual(new Map([...walked].sort()), new Map([...names].sort()));
      const last = (await focus(page)).key;
      assert.equal(last, [...walked.keys()].pop(), 'the end of the column holds');
      await page.keyboard.press('End');
      assert.equal((await focus(page)).key, last);
    });
  });
}

test('left and right lead along a pairing from column to column', async () => {
  await open('', {}, async (page) => {
    await tabTo(page, ({ column }) => column === '结对');
    await page.keyboard.press('Home');
    const { key } = await focus(page);
    const pairing = (await pairings()).find((pairing) => pairing.key === key);
    for (const [arrow, goal] of [
      ['ArrowRight', `c${pairing?.base.adcode}`],
      ['ArrowLeft', key],
      ['ArrowLeft', `c${pairing?.east.adcode}`],
      ['ArrowLeft', `k-${pairing?.east.cluster}`],
    ]) {
      await page.keyboard.press(/** @type {'ArrowLeft'} */ (arrow));
      assert.equal((await focus(page)).key, goal);
    }
  });
});

test('focus shows the card and the path; Enter selects, Ctrl+Enter adds, Esc lets go', async () => {
  await open('', {}, async (page) => {
    await tabTo(page, ({ column }) => column === '结对');
    await page.keyboard.press('Home');
    await frames(page);
    const first = await focus(page);
    assert.ok(await card(page));
    assert.ok((await ink(page)) > 1000);
    await page.keyboard.press('Enter');
    await frames(page);
    assert.deepEqual(await selection(page), [first.key]);
    const said = await page.evaluate(() => inside('[aria-live]').textContent);
    assert.match(said ?? '', /^已选：/);
    assert.equal(await page.evaluate(() => focused()?.getAttribute('aria-pressed')), 'true');
    await page.keyboard.press('ArrowDown');
    const second = await focus(page);
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    assert.deepEqual(await selection(page), [first.key, second.key]);
    await page.keyboard.press('Space');
    assert.deepEqual(await selection(page), [second.key]);
    await page.keyboard.press('Escape');
    await frames(page);
    assert.equal(await card(page), undefined, 'Esc closes the card first');
    assert.deepEqual(await selection(page), [second.key]);
    await page.keyboard.press('Escape');
    await frames(page);
    assert.deepEqual(await selection(page), []);
    assert.equal((await focus(page)).key, second.key, 'the focus stays where it was');
  });
});

test('the focus can be seen on every column, and lies where the thing is drawn', async () => {
  await open('', {}, async (page) => {
    /** @type {Set<string>} */
    const columns = new Set();
    await tabTo(page, ({ column }) => column !== '');
    const wanted = ['城市群', '东部城市', '结对', '老区重点城市', '革命老区', '表头', '读数'];
    // Between the diagram and the timeline stand the timeline's controls.
    for (let steps = 0; steps < 40 && columns.size < wanted.length; steps += 1) {
      const at = await focus(page);
      if (at.column === '') {
        await page.keyboard.press('Tab');
        continue;
      }
      columns.add(at.column);
      const { outline, box, window } = await page.evaluate(() => {
        const element = focused();
        if (!element) throw new Error('no focus');
        const { x, y, right, bottom, width, height } = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        return {
          outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
          box: { x, y, right, bottom, width, height },
          window: { width: innerWidth, height: innerHeight },
        };
      });
      assert.ok(outline, `${at.key}: no outline`);
      assert.ok(box.width > 4 && box.height > 4, `${at.key}: ${JSON.stringify(box)}`);
      assert.ok(box.y >= 0 && box.bottom <= window.height && box.x >= 0 && box.right <= window.width, `${at.key}: out of sight`);
      await page.keyboard.press('Tab');
    }
    assert.deepEqual([...columns].sort(), wanted.sort());
  });
});

test('Tab leads through the whole page and out again, and back', async () => {
  await open('#sel=p09', {}, async (page) => {
    const stops = [];
    for (let steps = 0; steps < 80; steps += 1) {
      await page.keyboard.press('Tab');
      const at = await focus(page);
      if (at.tag === 'BODY') break;
      stops.push(`${at.tag} ${at.column || at.name}`);
    }
    assert.ok(stops.length < 60, `a trap: ${stops.slice(-6)}`);
    assert.ok(stops[0].includes('跳到结对图'), stops[0]);
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    assert.notEqual((await focus(page)).tag, 'BODY');
  });
});

test('the timeline: from pairing to reading and on in time', async () => {
  await open('', {}, async (page) => {
    await tabTo(page, ({ column }) => column === '读数');
    await page.keyboard.press('Home');
    const first = await focus(page);
    assert.ok(first.name.length > 10, first.name);
    await page.keyboard.press('ArrowDown');
    const next = await focus(page);
    assert.notEqual(next.key, first.key);
    await frames(page);
    assert.ok(await card(page));
    await page.keyboard.press('ArrowLeft');
    const row = await focus(page);
    assert.match(row.key, /^p\d\d$/);
    await page.keyboard.press('Enter');
    assert.deepEqual(await selection(page), [row.key]);
  });
});

test('the focus stays on its thing when the drawing changes', async () => {
  await open('', {}, async (page) => {
    await tabTo(page, ({ column }) => column === '结对');
    await page.keyboard.press('ArrowDown');
    const { key } = await focus(page);
    for (const change of [
      () => (view().size = 'large'),
      () => (view().theme = 'dark'),
      () => view().setAttribute('lang', 'en'),
    ]) {
      await page.evaluate(change);
      await frames(page);
      assert.equal((await focus(page)).key, key);
    }
    await press(page, '[data-group="province"]');
    assert.ok(await page.evaluate((key) => allInside(`[data-key="${key}"][tabindex="0"]`).length > 0, key), 'and its place is kept');
  });
});
