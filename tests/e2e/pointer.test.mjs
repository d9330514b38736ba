// @ts-check
// Exploring with a mouse and with fingers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairings } from './data.mjs';
import { card, click, frames, hover, ink, place, press, selection, views } from './view.mjs';

const { open } = views();

for (const [address, title, line] of [
  ['', '信阳市 — 苏州市', '大别山革命老区'],
  ['en.html', 'Xinyang — Suzhou', 'Dabie Mountains old revolutionary base area'],
]) {
  test(`pointing at a ribbon lights it and tells of it (${address || 'index.html'})`, async () => {
    await open(address, {}, async (page) => {
      assert.equal(await ink(page), 0);
      await hover(page, 'p09');
      const shown = await card(page);
      assert.equal(shown?.title, title);
      assert.equal(shown?.lines[0], line);
      assert.ok((await ink(page)) > 1000, 'the overlay shows the path');
      await page.mouse.move(2, 2);
      await frames(page);
      assert.equal(await card(page), undefined);
      assert.equal(await ink(page), 0);
    });
  });
}

test('pointing repaints the overlay only', async () => {
  await open('', {}, async (page) => {
    await page.evaluate(() => {
      const canvas = /** @type {HTMLCanvasElement} */ (inside('.figure-pairing .base'));
      // Setting a size wipes a canvas.
      canvas.width += 0;
    });
    await hover(page, 'c320500');
    const painted = await page.evaluate(() => {
      const canvas = /** @type {HTMLCanvasElement} */ (inside('.figure-pairing .base'));
      const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value) => value !== 0);
    });
    assert.equal(painted, false, 'what was wiped from the base stays wiped');
    assert.ok((await ink(page)) > 1000);
  });
});

test('the card stays in the window and clear of the pointer, wherever that is', async () => {
  for (const [width, size] of /** @type {const} */ ([[1280, 'normal'], [720, 'normal'], [1280, 'large']])) {
    await open('', { width, height: 700 }, async (page) => {
      await page.evaluate((size) => (view().size = size), size);
      await frames(page);
      for (const key of (await pairings()).flatMap(({ key, base, east }) => [key, `c${base.adcode}`, `c${east.adcode}`])) {
        const { x, y } = await place(page, key);
        await page.mouse.move(x, y);
        await frames(page);
        const shown = await card(page);
        assert.ok(shown, key);
        assert.ok(shown.x >= 0 && shown.right <= width && shown.y >= 0 && shown.bottom <= 700, `${key}: ${JSON.stringify(shown)}`);
        assert.ok(!(x > shown.x && x < shown.right && y > shown.y && y < shown.bottom), `${key}: under the pointer`);
      }
    });
  }
});

test('a click selects, Ctrl adds and takes away, a click on nothing lets go', async () => {
  await open('', {}, async (page) => {
    await click(page, 'p09');
    assert.deepEqual(await selection(page), ['p09']);
    await click(page, 'c310000');
    assert.deepEqual(await selection(page), ['c310000']);
    await click(page, 'p09', 'Control');
    assert.deepEqual(await selection(page), ['c310000', 'p09']);
    assert.equal(await page.evaluate(() => allInside('.detail').length), 2);
    await click(page, 'c310000', 'Shift');
    assert.deepEqual(await selection(page), ['p09']);
    const pressed = await page.evaluate(() => allInside('.mirror [aria-pressed="true"]').map(({ dataset }) => dataset.key));
    assert.deepEqual([...new Set(pressed)], ['p09']);
    const corner = await page.evaluate(() => {
      const { left, top } = inside('.figure-pairing .overlay').getBoundingClientRect();
      return [left + 300, top + 4];
    });
    await page.mouse.click(corner[0], corner[1]);
    await frames(page);
    assert.deepEqual(await selection(page), []);
    await page.mouse.move(2, 2);
    await frames(page);
    assert.equal(await ink(page), 0);
    const told = await page.evaluate(() => seen.selects.map(({ keys, records }) => [keys.join(), records.map(({ key }) => key).join()]));
    assert.deepEqual(told.map(([keys]) => keys), ['p09', 'c310000', 'c310000,p09', 'p09', '']);
    for (const [keys, records] of told) assert.equal(records, keys);
  });
});

test('“several” makes plain clicks add', async () => {
  await open('', {}, async (page) => {
    await press(page, '.several');
    await click(page, 'p09');
    await click(page, 'p01');
    assert.deepEqual(await selection(page), ['p09', 'p01']);
    await press(page, '.several');
    await click(page, 'p20');
    assert.deepEqual(await selection(page), ['p20']);
  });
});

test('a mark on the timeline tells of its readings and selects their pairing', async () => {
  await open('', {}, async (page) => {
    const { x, y } = await page.evaluate(() => {
      const mark = inside('.figure-timeline .mirror ul:last-child button');
      mark.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = mark.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await page.mouse.move(x, y);
    await frames(page);
    const shown = await card(page);
    assert.ok(shown && shown.lines.some((line) => line.includes('来源')), JSON.stringify(shown));
    await page.mouse.click(x, y);
    await frames(page);
    assert.match((await selection(page)).join(), /^p\d\d$/);
  });
});

test('a tap selects and shows the card; a swipe scrolls the page', async () => {
  await open('', { width: 390, height: 844, touch: true, dpr: 2 }, async (page) => {
    const { x, y } = await place(page, 'c411500');
    await page.touchscreen.tap(x, y);
    await frames(page);
    assert.deepEqual(await selection(page), ['c411500']);
    const before = await page.evaluate(() => scrollY);
    const finger = await page.createCDPSession();
    const touch = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, /** @type {number[]} */ ...at) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: at.map((y) => ({ x, y })) });
    await touch('touchStart', 600);
    for (let at = 580; at >= 200; at -= 20) await touch('touchMove', at);
    await touch('touchEnd');
    await page.waitForFunction((before) => scrollY > before + 200, {}, before);
    assert.deepEqual(await selection(page), ['c411500'], 'the swipe selected nothing');
    await press(page, '.strip-see');
    assert.equal(await page.evaluate(() => focused()?.textContent), '信阳市');
  });
});
