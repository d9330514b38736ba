// @ts-check
// What a test does with a `<duikou-view>` in a page: wait for it, point at
// things in it, read what it shows.

import assert from 'node:assert/strict';
import { site } from './harness.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./harness.mjs').View} View */

/** As `site`, with pages that are watched, and handed over once the view is there. */
export function views() {
  const { url, visit } = site();
  /**
   * @param {string} address
   * @param {View} how
   * @param {(page: Page) => Promise<void>} work
   */
  const watched = (address, how, work) =>
    visit(address, { ...how, before: (page) => watch(page).then(() => how.before?.(page)) }, work);
  return {
    url,
    /** A page that is not waited for. */
    watched,
    /** @type {typeof watched} */
    open: (address, how, work) =>
      watched(address, how, async (page) => {
        await ready(page);
        await work(page);
      }),
  };
}

/** @param {Page} page */
function watch(page) {
  return page.evaluateOnNewDocument(() => {
    globalThis.seen = { ready: 0, errors: [], selects: [], states: [], shifts: [] };
    const on = (/** @type {string} */ name, /** @type {(detail: any) => void} */ work) =>
      addEventListener(name, (event) => work(/** @type {CustomEvent} */ (event).detail));
    on('duikou-ready', () => (seen.ready += 1));
    on('duikou-error', (detail) => seen.errors.push(detail));
    on('duikou-select', (detail) => seen.selects.push(detail));
    on('duikou-state', ({ query }) => seen.states.push(query));
    new PerformanceObserver((list) => {
      for (const entry of /** @type {LayoutShift[]} */ (list.getEntries())) {
        const what = entry.sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 60) : '?'));
        seen.shifts.push({ value: entry.value, what });
      }
    }).observe({ type: 'layout-shift', buffered: true });

    globalThis.view = (host = 'duikou-view') => {
      const found = document.querySelector(host);
      if (!found) throw new Error(`no ${host}`);
      return /** @type {DuikouViewElement} */ (found);
    };
    globalThis.allInside = (selector, host) => [.../** @type {ShadowRoot} */ (view(host).shadowRoot).querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));
    globalThis.inside = (selector, host) => {
      const [found] = allInside(selector, host);
      if (!found) throw new Error(`no ${selector} inside`);
      return found;
    };
    globalThis.focused = () => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return /** @type {HTMLElement | null} */ (active);
    };
  });
}

/**
 * Waits until so many views are ready and have painted.
 * @param {Page} page
 * @param {number} [count]
 */
export async function ready(page, count = 1) {
  await page.waitForFunction((count) => seen.ready >= count, {}, count);
  await frames(page);
}

/**
 * Waits until what was asked for has been painted and the mirror has followed.
 * @param {Page} page
 */
export function frames(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    await new Promise((done) => requestIdleCallback(done, { timeout: 300 }));
    await frame();
  });
}

/**
 * The middle of a thing in the window, scrolled into it.
 * @param {Page} page
 * @param {string} selector inside the view
 * @returns {Promise<{ x: number, y: number }>}
 */
export async function middle(page, selector) {
  const at = await page.evaluate((selector) => {
    const element = inside(selector);
    element.scrollIntoView({ block: 'center', inline: 'nearest' });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, selector);
  await frames(page);
  return at;
}

/**
 * The middle of a key's place in the pairing diagram.
 * @param {Page} page
 * @param {string} key
 */
export function place(page, key) {
  return middle(page, `.figure-pairing .mirror [data-key="${key}"]`);
}

/**
 * @param {Page} page
 * @param {string} key
 */
export async function hover(page, key) {
  const { x, y } = await place(page, key);
  await page.mouse.move(x, y);
  await frames(page);
}

/**
 * @param {Page} page
 * @param {string} key
 * @param {'Control' | 'Meta' | 'Shift'} [holding]
 */
export async function click(page, key, holding) {
  const { x, y } = await place(page, key);
  if (holding) await page.keyboard.down(holding);
  await page.mouse.click(x, y);
  if (holding) await page.keyboard.up(holding);
  await frames(page);
}

/**
 * Presses a button of the view itself.
 * @param {Page} page
 * @param {string} selector
 */
export async function press(page, selector) {
  const { x, y } = await middle(page, selector);
  await page.mouse.click(x, y);
  await frames(page);
}

/**
 * The card that shows now.
 * @param {Page} page
 * @returns {Promise<{ title: string, lines: string[], x: number, y: number, right: number, bottom: number } | undefined>}
 */
export function card(page) {
  return page.evaluate(() => {
    const card = allInside('.card').find((card) => !card.hidden);
    if (!card) return undefined;
    const { left: x, top: y, right, bottom } = card.getBoundingClientRect();
    const [title = '', ...lines] = [...card.querySelectorAll('p')].map((p) => p.textContent ?? '');
    return { title, lines, x, y, right, bottom };
  });
}

/** @param {Page} page */
export function selection(page) {
  return page.evaluate(() => (new URLSearchParams(view().state).get('sel') ?? '').split(',').filter(Boolean));
}

/** @param {Page} page */
export function errors(page) {
  return page.evaluate(() => seen.errors.map(({ message }) => message));
}

/**
 * How much ink the overlay of a figure carries, in pixels.
 * @param {Page} page
 * @param {string} [figure]
 */
export function ink(page, figure = '.figure-pairing') {
  return page.evaluate((figure) => {
    const canvas = /** @type {HTMLCanvasElement} */ (inside(`${figure} .overlay`));
    const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at] > 0) count += 1;
    return count;
  }, figure);
}

/**
 * @param {Page} page
 * @param {string} language
 */
export async function assertLanguage(page, language) {
  const [own, shell, labels] = await page.evaluate(() => [
    view().lang,
    inside('.shell').lang,
    allInside('.mirror button').map((button) => button.getAttribute('aria-label')).join(''),
  ]);
  assert.deepEqual([own, shell], [language, language]);
  assert.equal(/结对/.test(labels ?? ''), language === 'zh-CN');
}
