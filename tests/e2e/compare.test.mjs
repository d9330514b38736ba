// @ts-check
// Two to four pairings side by side.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table } from './data.mjs';
import { assertAccessible, shot } from './harness.mjs';
import { click, frames, press, selection, views } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const { open } = views();

const state = (/** @type {Page} */ page) => page.evaluate(() => view().state);

/** @param {Page} page */
async function shown(page) {
  await page.waitForFunction(() => allInside('.compare:not([hidden]) table').length > 0);
  await frames(page);
}

test('the pairings selected are put side by side, and the address says so', async () => {
  await open('', {}, async (page) => {
    await click(page, 'p01');
    assert.ok(await page.evaluate(() => inside('.strip-compare').hidden), 'one is not compared');
    await click(page, 'p02', 'Control');
    assert.equal(await page.evaluate(() => inside('.strip-compare').textContent), '对比所选2对');
    await press(page, '.strip-compare');
    await shown(page);
    assert.equal(await state(page), 'sel=p01,p02&cmp=1');
    assert.ok(await page.evaluate(() => focused()?.matches('.compare h2')), 'the reader is led there');
    const heads = await page.evaluate(() => allInside('.compare thead th').map((th) => th.querySelector('span')?.textContent));
    assert.deepEqual(heads, ['赣州市 — 深圳市', '吉安市 — 东莞市']);
    await page.keyboard.press('Escape');
    await frames(page);
    assert.equal(await state(page), 'sel=p01,p02');
    assert.ok(await page.evaluate(() => focused()?.classList.contains('strip-compare')));
  });
});

test('an address opens it; every figure is one that was read, missing is said, lengths fit', async () => {
  await open('#sel=p04,p08,p17&cmp=1', {}, async (page) => {
    await shown(page);
    const [progress, units] = await Promise.all([table('progress'), table('units')]);
    const rows = await page.evaluate(() =>
      allInside('.compare .figures tr:not(.part)').map((row) => ({
        name: row.querySelector('th span')?.textContent ?? '',
        planned: row.querySelector('th .mark') !== null,
        cells: [...row.querySelectorAll('td')].map((cell) => ({
          missing: cell.querySelector('.missing')?.textContent ?? '',
          value: cell.querySelector('.value')?.textContent ?? '',
          note: cell.querySelector('.note')?.textContent ?? '',
          share: Number((/** @type {HTMLElement | null} */ (cell.querySelector('.length')))?.style.getPropertyValue('--share') || 'NaN'),
          evidence: cell.querySelector('.length')?.getAttribute('data-evidence') ?? '',
          bound: cell.querySelector('.length')?.getAttribute('data-bound') ?? '',
          part: cell.querySelector('.length')?.getAttribute('data-scope') ?? '',
        })),
      })),
    );
    assert.ok(rows.length > 10);
    const keys = ['4', '8', '17'];
    for (const row of rows) {
      assert.ok(row.cells.some(({ missing }) => !missing), `${row.name} has something`);
      const found = row.cells.map((cell, at) => {
        if (cell.missing) {
          assert.deepEqual([cell.missing, cell.value], ['未见公开数据', '']);
          return undefined;
        }
        const reading = progress.find(({ pairing, note_zh }) => pairing === keys[at] && note_zh === cell.note);
        assert.ok(reading, `${row.name}: ${cell.note}`);
        assert.deepEqual([reading.evidence, reading.bound, reading.scope], [cell.evidence, cell.bound, cell.part]);
        assert.equal(cell.value.includes('（计划）'), reading.planned === 'true');
        assert.equal(cell.value.startsWith('≥'), reading.bound === 'at_least');
        return reading;
      });
      const amounts = found.map((reading) => {
        const unit = units.find(({ id }) => id === reading?.unit);
        return reading ? Number(reading.value) * Number(unit?.factor) : NaN;
      });
      const dimensions = new Set(found.flatMap((reading) => units.filter(({ id }) => id === reading?.unit).map(({ dimension }) => dimension)));
      assert.equal(dimensions.size, 1, `${row.name}: units alike only`);
      const most = Math.max(...amounts.filter((amount) => !Number.isNaN(amount)));
      row.cells.forEach(({ share }, at) => {
        if (found[at]) assert.ok(Math.abs(share - (most > 0 ? amounts[at] / most : 0)) < 1e-9, row.name);
      });
    }
  });
});

test('what a filter takes away is not called missing', async () => {
  await open('#sel=p04,p08&cmp=1&ev=press', {}, async (page) => {
    await shown(page);
    const said = await page.evaluate(() => allInside('.compare .figures .missing').map(({ textContent }) => textContent));
    assert.ok(said.includes('被筛选排除'), said.join());
    const kinds = await page.evaluate(() => allInside('.compare .length').map((bar) => bar.dataset.evidence));
    assert.ok(kinds.length > 0 && kinds.every((kind) => kind === 'press'));
  });
});

test('four stand side by side, the rest is said; one can be taken out', async () => {
  await open('#sel=b-central-soviet&cmp=1', {}, async (page) => {
    await shown(page);
    assert.equal(await page.evaluate(() => allInside('.compare thead th').length), 4);
    assert.match((await page.evaluate(() => inside('.compare > .hint').textContent)) ?? '', /另外1对/);
    await press(page, '.compare-out');
    assert.deepEqual(await selection(page), ['p02', 'p03', 'p04']);
    assert.equal(await page.evaluate(() => allInside('.compare thead th').length), 3);
    await page.evaluate(() => view().select(['p02']));
    await frames(page);
    assert.match((await page.evaluate(() => inside('.compare').textContent)) ?? '', /至少选两对/);
  });
});

test('undo takes the comparison back', async () => {
  await open('', {}, async (page) => {
    await page.evaluate(() => view().select(['p01', 'p02']));
    await frames(page);
    await press(page, '.strip-compare');
    await shown(page);
    await press(page, '.tray .undo');
    assert.equal(await state(page), 'sel=p01,p02');
    assert.ok(await page.evaluate(() => inside('.compare').hidden));
  });
});

for (const [address, name] of [['', 'zh'], ['en.html', 'en']]) {
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    test(`it is accessible, on a desk and on a phone (${name}, ${theme})`, async () => {
      for (const how of [{}, { width: 390, height: 844, dpr: 2, touch: true }]) {
        await open(`${address}#sel=p01,p04,p08&cmp=1`, { ...how, theme }, async (page) => {
          await shown(page);
          await assertAccessible(page);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${wide} px too wide`);
          await shot(page, `compare-${'width' in how ? 'phone' : 'desk'}-${name}-${theme}`);
        });
      }
    });
  }
}
