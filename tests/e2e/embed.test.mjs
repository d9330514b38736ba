// @ts-check
// The code to embed what is on the screen, and the page for one view that frames
// and briefings use.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, policy, replace } from './harness.mjs';
import { frames, ready, selection, views } from './view.mjs';

const { open, watched } = views();

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {Page} page @param {string} figure */
async function openEmbed(page, figure) {
  await page.waitForFunction((figure) => allInside(`.figure-${figure} .take-away`).some((each) => each.offsetWidth > 0), {}, figure);
  await page.evaluate((figure) => inside(`.figure-${figure} .take-away`).click(), figure);
  await page.waitForFunction(() => allInside('dialog[open] .open-embed').length === 1);
  await page.evaluate(() => inside('.open-embed').focus());
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => code().length > 0);
}

/** @param {Page} page @param {string} value */
async function choose(page, value) {
  const before = await page.evaluate(() => code());
  await page.evaluate((value) => {
    const select = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (inside('#embed-way')));
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }, value);
  await page.waitForFunction((before) => code() !== before, {}, before);
  return page.evaluate(() => code());
}

/** @param {Page} page */
const withCode = (page) =>
  page.evaluateOnNewDocument(() => {
    globalThis.code = () => /** @type {HTMLTextAreaElement} */ (/** @type {unknown} */ (inside('.away-code'))).value;
  });

test('the dialog writes a tag, a frame and static HTML, each of which shows the same in another page', async () => {
  /** @type {Record<string, string>} */
  const codes = {};
  await open('en.html#sel=p09&group=province', { before: withCode }, async (page) => {
    const states = await page.evaluate(() => seen.states.length);
    await openEmbed(page, 'pairing');
    codes.tag = await page.evaluate(() => code());
    await page.waitForFunction(() => inside('.away-preview duikou-view').shadowRoot?.querySelector('.shell:not(.pending)'));
    await assertAccessible(page);
    codes.frame = await choose(page, 'frame');
    codes.static = await choose(page, 'static');
    assert.equal(await page.evaluate(() => allInside('.away-preview svg, .away-preview table').length), 2);
    await assertAccessible(page);
    assert.equal(await page.evaluate(() => seen.states.length), states, 'what the preview raises stays with it');
    await page.keyboard.press('Escape');
  });
  assert.match(codes.tag, /<duikou-view view="pairing" lang="en" state="sel=p09&amp;group=province" controls="minimal">/);
  assert.match(codes.frame, /<iframe src="[^"]*present\.html#view=pairing&amp;lang=en&amp;controls=minimal&amp;sel=p09&amp;group=province"/);
  assert.ok(codes.static.startsWith('<figure') && !codes.static.includes('<script'));

  const page = (/** @type {string} */ body) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title><link rel="icon" href="icon.svg"><main><h1>x</h1>${body}</main></html>`;
  const here = (/** @type {string} */ code) => page(code.replace(/http:\/\/[^/]+\//g, ''));
  await watched('host.html', { before: replace({ 'host.html': { body: here(codes.tag) } }) }, async (page) => {
    await ready(page);
    assert.deepEqual(await selection(page), ['p09']);
    assert.equal(await page.evaluate(() => view().lang), 'en');
  });
  const framing = `${policy}; frame-src 'self'`;
  await watched('host.html', { before: replace({ 'host.html': { body: here(codes.frame), policy: framing } }) }, async (page) => {
    // The listener makes the frame as high as its content, and no higher.
    await page.waitForFunction(() => {
      const frame = document.querySelector('iframe');
      const main = frame?.contentDocument?.querySelector('main');
      const shell = frame?.contentDocument?.querySelector('duikou-view')?.shadowRoot?.querySelector('.shell:not(.pending)');
      return frame && main && shell && Math.abs(frame.getBoundingClientRect().height - main.getBoundingClientRect().height) <= 4;
    });
    // What others say changes nothing.
    const height = await page.evaluate(async () => {
      const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
      const before = frame.height;
      postMessage({ type: 'duikou-height', height: 77 }, '*');
      await new Promise((done) => setTimeout(done, 200));
      return [before, frame.height];
    });
    assert.equal(height[0], height[1]);
  });
  await watched('host.html', { before: replace({ 'host.html': { body: page(codes.static) } }), script: false }, async (page) => {
    const rows = await page.evaluate(() => document.querySelectorAll('tbody tr').length);
    assert.equal(rows, 20);
  });
});

test('width and controls go into code and preview', async () => {
  await open('#view=trend', { before: withCode }, async (page) => {
    await openEmbed(page, 'trend');
    await page.evaluate(() => {
      const width = /** @type {HTMLInputElement} */ (/** @type {unknown} */ (inside('.away-form input[type="number"]')));
      width.value = '480';
      width.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    });
    await page.waitForFunction(() => code().includes('480px'));
    assert.ok(await page.evaluate(() => Math.abs(inside('.away-preview > div').getBoundingClientRect().width - 480) < 1));
  });
});

test('one view fills the page for briefings, with buttons and a clicker’s keys', async () => {
  await open('present.html#view=timeline&sel=p09&lang=en', { width: 1280, height: 2400 }, async (page) => {
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    assert.deepEqual(await selection(page), ['p09']);
    const title = await page.title();
    assert.match(title, /Progress/);
    await assertAccessible(page);
    await page.keyboard.press('PageDown');
    await ready(page, 2);
    assert.equal(await page.evaluate(() => view().view), 'matrix');
    assert.notEqual(await page.title(), title);
    assert.deepEqual(await selection(page), ['p09']);
    assert.match(await page.evaluate(() => location.hash), /^#view=matrix&sel=p09/);
    await page.keyboard.press('PageUp');
    await ready(page, 3);
    assert.equal(await page.evaluate(() => view().view), 'timeline');
    await frames(page);
  });
});
