// @ts-check
// Coming and going, hiding and showing, growing and shrinking.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replace } from './harness.mjs';
import { frames, hover, card, ink, ready, selection, views } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const { open, watched } = views();

/** Counts listeners, observers and media queries that are alive. */
function count() {
  const alive = { listeners: 0, observers: 0, apps: 0 };
  Object.assign(globalThis, { alive });
  /** @type {WeakMap<EventTarget, Set<string>>} */
  const known = new WeakMap();
  /** @type {WeakMap<object, number>} */
  const ids = new WeakMap();
  let next = 0;
  const key = (/** @type {string} */ type, /** @type {any} */ work) => {
    if (!ids.has(work)) ids.set(work, (next += 1));
    return `${type} ${ids.get(work)}`;
  };
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (/** @type {string} */ type, /** @type {any} */ work, /** @type {any} */ options) {
    const mine = known.get(this) ?? new Set();
    known.set(this, mine);
    if (work && !mine.has(key(type, work))) {
      mine.add(key(type, work));
      alive.listeners += 1;
    }
    return add.call(this, type, work, options);
  };
  EventTarget.prototype.removeEventListener = function (/** @type {string} */ type, /** @type {any} */ work, /** @type {any} */ options) {
    if (work && known.get(this)?.delete(key(type, work))) alive.listeners -= 1;
    return remove.call(this, type, work, options);
  };
  for (const name of /** @type {const} */ (['ResizeObserver', 'MutationObserver'])) {
    const kind = /** @type {any} */ (globalThis[name].prototype);
    const { observe, disconnect } = kind;
    const on = new WeakSet();
    kind.observe = function (/** @type {any[]} */ ...what) {
      if (!on.has(this)) alive.observers += 1;
      on.add(this);
      return observe.apply(this, what);
    };
    kind.disconnect = function () {
      if (on.delete(this)) alive.observers -= 1;
      return disconnect.call(this);
    };
  }
}

/** @returns {{ listeners: number, observers: number, apps: number }} */
function alive() {
  return { .../** @type {any} */ (globalThis).alive };
}

test('removed and added again 50 times, nothing is left behind', async () => {
  const before = (/** @type {Page} */ page) => page.evaluateOnNewDocument(count);
  await open('#sel=p09', { before }, async (page) => {
    await page.evaluate(async () => {
      const path = './duikou-core.js';
      const { App } = await import(new URL(path, location.href).href);
      const { free, set } = App.prototype;
      const living = new Set();
      App.prototype.set = function (/** @type {any[]} */ ...what) {
        living.add(this);
        /** @type {any} */ (globalThis).alive.apps = living.size;
        return set.apply(this, what);
      };
      App.prototype.free = function () {
        living.delete(this);
        /** @type {any} */ (globalThis).alive.apps = living.size;
        return free.call(this);
      };
    });
    const cycle = (/** @type {number} */ times) =>
      page.evaluate(async (times) => {
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        const element = view();
        const parent = /** @type {HTMLElement} */ (element.parentNode);
        for (let turn = 0; turn < times; turn += 1) {
          element.remove();
          if (turn % 2) await frame();
          parent.append(element);
          // Sometimes it goes again before it has come.
          if (turn % 3) for (let wait = 0; wait < 3; wait += 1) await frame();
        }
      }, times);
    await cycle(2);
    await page.waitForFunction(() => allInside('.mirror button').length > 60);
    await frames(page);
    const first = await page.evaluate(alive);
    assert.equal(first.apps, 1);
    await cycle(50);
    await page.waitForFunction(() => allInside('.mirror button').length > 60);
    await frames(page);
    assert.deepEqual(await page.evaluate(alive), first);
    assert.deepEqual(await selection(page), ['p09'], 'it comes back as it was');
    assert.equal(await page.evaluate(() => allInside('.shell').length), 1);
    await hover(page, 'p01');
    assert.ok(await card(page), 'and works');
    await page.evaluate(() => view().remove());
    const none = await page.evaluate(alive);
    assert.equal(none.apps, 0);
    assert.equal(await page.evaluate(() => seen.ready), 1);
  });
});

test('an element that leaves takes all of its listeners and observers along', async () => {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><link rel="icon" href="icon.svg">
    <script type="module" src="duikou.js"></script><p>nothing</p></html>`;
  const before = (/** @type {Page} */ page) =>
    page.evaluateOnNewDocument(count).then(() => replace({ 'empty.html': { body } })(page));
  await watched('empty.html', { before }, async (page) => {
    await page.evaluate(() => customElements.whenDefined('duikou-view').then(() => undefined));
    const empty = await page.evaluate(alive);
    await page.evaluate(() => document.body.append(document.createElement('duikou-view')));
    await ready(page);
    const full = await page.evaluate(alive);
    assert.ok(full.listeners > empty.listeners + 10 && full.observers >= empty.observers + 3, JSON.stringify(full));
    await page.evaluate(() => view().remove());
    await frames(page);
    assert.deepEqual(await page.evaluate(alive), empty);
  });
});

/** @param {Page} page */
function canvases(page) {
  return page.evaluate(() =>
    allInside('canvas:not([hidden])').map((found) => {
      const canvas = /** @type {HTMLCanvasElement} */ (found);
      const { width, height, left, top } = canvas.getBoundingClientRect();
      return { backing: [canvas.width, canvas.height], device: [width * devicePixelRatio, height * devicePixelRatio], at: [left, top] };
    }),
  );
}

for (const [what, hide, show] of /** @type {[string, () => void, () => void][]} */ ([
  ['not displayed', () => (view().hidden = true), () => (view().hidden = false)],
  ['of no width', () => document.body.classList.add('page', 'no-width'), () => document.body.classList.remove('no-width')],
  ['in a hidden parent', () => ((/** @type {HTMLElement} */ (view().parentElement)).hidden = true), () => ((/** @type {HTMLElement} */ (view().parentElement)).hidden = false)],
])) {
  test(`${what} and shown again, it is drawn as it is by then`, async () => {
    await open('', {}, async (page) => {
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.no-width duikou-view { width: 0; overflow: hidden }');
        document.adoptedStyleSheets = [sheet];
      });
      await page.evaluate(hide);
      await frames(page);
      await page.evaluate(() => (view().theme = 'dark'));
      await page.evaluate(() => view().select(['p09']));
      await frames(page);
      await page.evaluate(show);
      await frames(page);
      const [red, green, blue, alpha] = await page.evaluate(() => {
        const canvas = /** @type {HTMLCanvasElement} */ (inside('.figure-pairing .base'));
        return [.../** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(1, 1, 1, 1).data];
      });
      assert.ok(alpha === 255 && red + green + blue < 150, 'drawn anew, and dark');
      assert.ok((await ink(page)) > 1000, 'with the selection made meanwhile');
    });
  });
}

test('a view that begins hidden is drawn when it is shown', async () => {
  const body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title><link rel="icon" href="icon.svg">
    <script type="module" src="duikou.js"></script><h1>x</h1><duikou-view view="pairing" hidden></duikou-view></html>`;
  await watched('one.html', { before: replace({ 'one.html': { body } }) }, async (page) => {
    await page.waitForNetworkIdle();
    await page.evaluate(() => (view().hidden = false));
    await ready(page);
    const [base] = await canvases(page);
    assert.ok(base.backing[0] > 1000 && base.backing[1] > 400, JSON.stringify(base));
  });
});

for (const dpr of [1, 1.25, 2, 3]) {
  test(`at ${dpr} device pixels to the pixel the canvas is exact and edges are sharp`, async () => {
    await open('', { dpr }, async (page) => {
      // What is selected brings up the second canvas.
      await page.evaluate(() => view().select(['p09']));
      await frames(page);
      const seen = await canvases(page);
      assert.equal(seen.length, 4);
      for (const { backing, device } of seen) {
        backing.forEach((length, at) => assert.ok(Math.abs(length - device[at]) < 0.02, `${length} of ${device[at]}`));
      }
      // Across the left edge of a group's bar, paper turns into colour at once.
      const steps = await page.evaluate(() => {
        const canvas = /** @type {HTMLCanvasElement} */ (inside('.figure-pairing .base'));
        const bar = inside('.figure-pairing .mirror [data-key="k-yrd"]').getBoundingClientRect();
        const { left, top } = canvas.getBoundingClientRect();
        const y = Math.round((bar.top - top + bar.height * 0.75) * devicePixelRatio);
        const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(0, y, Math.round((bar.right - left + 8) * devicePixelRatio), 1);
        const row = [];
        for (let at = 0; at < data.length; at += 4) row.push(data[at]);
        const darkest = Math.min(...row);
        const first = row.indexOf(darkest);
        return { darkest, paper: row[0], before: row.slice(Math.max(0, first - 3), first) };
      });
      assert.ok(steps.darkest < 150, JSON.stringify(steps));
      // Drawing goes by a grid of sixteenths of a pixel.
      for (const grey of steps.before) assert.ok(steps.paper - grey < 12, `grey before the edge: ${JSON.stringify(steps)}`);
    });
  });
}

test('a changed window and a changed zoom are followed', async () => {
  await open('#sel=p09', {}, async (page) => {
    for (const view of [{ width: 700, dpr: 1 }, { width: 390, dpr: 1 }, { width: 1000, dpr: 2 }, { width: 1280, dpr: 1.5 }, { width: 2560, dpr: 1 }]) {
      await page.setViewport({ width: view.width, height: 800, deviceScaleFactor: view.dpr });
      await page.waitForFunction(
        (dpr) => {
          const canvas = /** @type {HTMLCanvasElement} */ (inside('.figure-pairing .base'));
          return Math.abs(canvas.width - canvas.getBoundingClientRect().width * dpr) < 0.02 && Math.abs(canvas.getBoundingClientRect().width - inside('.figure-pairing .stage').clientWidth) < 1.01;
        },
        {},
        view.dpr,
      );
      await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth);
      await frames(page);
      assert.ok((await ink(page)) > 1000);
    }
  });
});

test('printed, every drawing is a picture of its own', async () => {
  await open('#sel=p09', {}, async (page) => {
    const pdf = await page.pdf({ format: 'A4' });
    assert.ok(pdf.length > 20_000);
    assert.equal(await page.evaluate(() => allInside('.print').length), 0, 'and gone afterwards');
  });
});
